#!/usr/bin/env bash
# Shows a query from its source to its answer, after its own set-up. Builds only what that takes.
#
#   scripts/demo.sh          two example guests, run in the reference runtime in this process, at its
#                            development genesis
#   scripts/demo.sh --wasm   the same in the Wasm of the reference runtime, executed as a node does
#   scripts/demo.sh --node   a development node: one example is registered there and queried by its
#                            hash, through the node's RPC and through the runtime API
#
# The first time, on two cores, the first takes some four minutes, the second some twenty, and the
# third half an hour.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

case $#:${1-} in
0:) parts=4 wasm=false node=false ;;
1:--wasm) parts=4 wasm=true node=false ;;
1:--node) parts=7 wasm=false node=true ;;
*)
	printf 'usage: scripts/demo.sh [--wasm | --node]\n' >&2
	exit 2
	;;
esac

part=0
# Begins a part, and says how far the demo is.
section() {
	part=$((part + 1))
	printf '\n==== %s of %s, after %s:%02d: %s\n' "$part" "$parts" $((SECONDS / 60)) $((SECONDS % 60)) "$*"
}
# Shows a command, then runs it.
run() {
	printf '$'
	printf ' %q' "$@"
	printf '\n'
	"$@"
}

section "Set-up"
scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh
programs=$PVQ_CACHE_DIR/demo
tools=$CARGO_TARGET_DIR/debug
build_programs() {
	run "$tools/pvq-program-builder" "$@" -o "$programs" --target-dir "$PVQ_CACHE_DIR/guests"
}

if $node; then
	section "Build the guest builder, the pvq tool and the node"
	cargo build -p pvq-program-builder -p pvq-cli -p pvq-node

	section "Build a guest program from its source"
	build_programs guest-programs/examples/sum-balance
	program=$programs/sum-balance.polkavm
	metadata=$programs/sum-balance.json
	hash=$("$tools/pvq" validate "$program" --json | sed -n 's/.*"hash": "\(0x[0-9a-f]*\)".*/\1/p')

	section "Start a development node"
	log=$programs/node.log
	"$tools/pvq-node" --dev --rpc-port 0 --listen-addr /ip4/127.0.0.1/tcp/0 --no-mdns --no-prometheus \
		--no-telemetry >"$log" 2>&1 &
	process=$!
	trap 'kill "$process" 2>/dev/null; wait "$process" 2>/dev/null || true' EXIT
	port=
	for _ in {1..1200}; do
		# The first address that it listens on.
		port=$(sed -n 's/.*Running JSON-RPC server: addr=127\.0\.0\.1:\([0-9]*\).*/\1/p' "$log")
		[[ -z $port ]] || break
		kill -0 "$process" 2>/dev/null || break
		sleep 0.1
	done
	if [[ -z $port ]]; then
		tail -n 20 "$log" >&2
		printf 'the node did not start: see %s\n' "$log" >&2
		exit 1
	fi
	url=ws://127.0.0.1:$port
	printf 'it listens at %s, and writes its log to %s\n' "$url" "$log"

	section "Register the program by sudo, and upload it"
	run "$tools/pvq" register --url "$url" --program "$program" --sudo //Alice --upload

	query=("$tools/pvq" query --url "$url" --hash "$hash" --metadata "$metadata")
	section "What Alice and Bob hold together of the asset 1984, by the node's RPC"
	run "${query[@]}" sum_balance 1984 '["//Alice", "//Bob"]'

	section "The same by the runtime API, as any node of the chain answers"
	run "${query[@]}" --state-call sum_balance 1984 '["//Alice", "//Bob"]'

	printf '\nThe node stops. To go on: client/cli/README.md, docs/governance.md and docs/node.md.\n'
	exit 0
fi

if $wasm; then
	section "Build the guest builder, the pvq tool and the Wasm of the reference runtime"
	cargo build -p pvq-program-builder -p pvq-cli -p pvq-runtime --no-default-features \
		--features pvq-cli/wasm,pvq-runtime/std,pvq-runtime/wasm
	runtime=(--runtime "$tools/wbuild/pvq-runtime/pvq_runtime.wasm")
	next="scripts/demo.sh --node   a development node, with a program that is registered there"
else
	section "Build the guest builder and the pvq tool, with the reference runtime in it"
	cargo build -p pvq-program-builder -p pvq-cli --no-default-features
	runtime=()
	next="scripts/demo.sh --wasm   the same in the Wasm of the reference runtime, as a node runs it
  scripts/demo.sh --node   a development node, with a program that is registered there"
fi

section "Build two guest programs from their sources"
build_programs guest-programs/examples/sum-balance guest-programs/examples/portfolio

section "Run them"
printf 'What Alice and Bob hold together of the asset 1984, Tether USD:\n'
run "$tools/pvq" run ${runtime[@]+"${runtime[@]}"} "$programs/sum-balance.polkavm" sum_balance 1984 '["//Alice", "//Bob"]'
printf '\nAll that Alice holds, valued in Tether USD through the swap pools:\n'
run "$tools/pvq" run ${runtime[@]+"${runtime[@]}"} "$programs/portfolio.polkavm" portfolio //Alice 1984

printf '\nThat took %s:%02d. What next:\n' $((SECONDS / 60)) $((SECONDS % 60))
printf '  %s\n' "$next" \
	"docs/guests.md           how to write a program; guest-programs/examples/portfolio is the last one" \
	"$tools/pvq --help"
