#!/usr/bin/env bash
# Builds the playground, a page that queries chains, and serves it on this machine beside a development node of its own, whose
# chain has programs registered. Runs its own set-up. Ctrl-C stops both.
#
#   scripts/playground.sh [--port PORT] [--rpc-port PORT]
#
# Without --port, the page is at 8080, and without --rpc-port, the node at 9944; 0 takes one that is free. PVQ_NODE is the path of
# a pvq-node that was built already, PVQ_PROGRAMS the folder that the example write-programs of pvq-guest-fixtures wrote,
# PVQ_DEV_CHAIN_SPEC the file that scripts/dev-chain-spec.sh wrote, or the raw specification of another chain with Alice as its
# only authority.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly page=client/playground
readonly starting_seconds=120

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; }
fail() {
	printf '%s\n' "$@" >&2
	exit 1
}

port=8080 rpc_port=9944
while (($#)); do
	case $1 in
	--port) port=${2:?"--port takes a number"} && shift 2 ;;
	--rpc-port) rpc_port=${2:?"--rpc-port takes a number"} && shift 2 ;;
	-h | --help) usage && exit 0 ;;
	*) fail "unknown argument: $1" "$(usage)" ;;
	esac
done

scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh
command -v npm >/dev/null 2>&1 || fail "the page needs npm: install it, then run scripts/playground.sh again"
(($(node -p 'process.versions.node.split(".")[0]') >= 22)) || fail "the page needs Node.js 22: install it, then run scripts/playground.sh again"

if [[ -z ${PVQ_NODE:-} ]]; then
	PVQ_NODE=$CARGO_TARGET_DIR/debug/pvq-node
	cargo build -p pvq-node
fi

folder=$(mktemp -d)
touch "$folder"/{node,server}.log
node_pid=
server_pid=
trap 'kill $server_pid $node_pid 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [[ -z ${PVQ_PROGRAMS:-} ]]; then
	PVQ_PROGRAMS=$folder/programs
	cargo run -q -p pvq-guest-fixtures --example write-programs -- "$PVQ_PROGRAMS"
fi

# The packages are installed where they are missing, or their list has changed.
for package in client/ts "$page"; do
	if ! [[ $package/node_modules/.package-lock.json -nt $package/package-lock.json ]]; then
		npm ci --silent --prefix "$package"
	fi
	npm run --silent build --prefix "$package"
done

spec=${PVQ_DEV_CHAIN_SPEC:-$folder/raw.json}
if [[ -z ${PVQ_DEV_CHAIN_SPEC:-} ]]; then PVQ_NODE=$PVQ_NODE PVQ_PROGRAMS=$PVQ_PROGRAMS scripts/dev-chain-spec.sh "$spec"; fi

"$PVQ_NODE" --dev --chain "$spec" --base-path "$folder/data" --rpc-port "$rpc_port" --listen-addr /ip4/127.0.0.1/tcp/0/ws \
	--no-mdns --no-prometheus --no-telemetry 2>"$folder/node.log" &
node_pid=$!

rpc=
for ((waited = 0; waited < starting_seconds * 5; waited++)); do
	rpc=$(sed -n 's/.*Running JSON-RPC server: addr=\(127\.0\.0\.1:[0-9]*\).*/\1/p' "$folder/node.log")
	[[ -z $rpc ]] || break
	kill -0 "$node_pid" 2>/dev/null || break
	sleep 0.2
done
[[ -n $rpc ]] || fail "the node does not start:" "$(tail -n 5 "$folder/node.log")"

# The light client gets the specification that the node has, with the node's address for peers.
node "$page/chain-spec.ts" boot-node "$spec" "http://$rpc" >"$folder/chain-spec.json"

node "$page/serve.ts" --port "$port" --chain-spec "$folder/chain-spec.json" >"$folder/server.log" 2>&1 &
server_pid=$!
url=
for ((waited = 0; waited < 100; waited++)); do
	url=$(sed -n 's/^Serving //p' "$folder/server.log")
	[[ -z $url ]] || break
	kill -0 "$server_pid" 2>/dev/null || fail "the page is not served: take another --port" "$(head -n 5 "$folder/server.log")"
	sleep 0.1
done

cat <<EOF

The page asks the node        ${url}#node=ws%3A%2F%2F${rpc/:/%3A}
or a light client of its own  ${url}#light=chain-spec.json

Programs to drop are in ${PVQ_PROGRAMS}. Ctrl-C stops the node and the page.
EOF
wait -n "$node_pid" "$server_pid" || true
fail "the node or the page has stopped:" "$(tail -n 5 "$folder/node.log" "$folder/server.log")"
