#!/usr/bin/env bash
# Builds the node, and tests it on this machine's loopback, after its own set-up: networks of two
# validators and a full node, and development nodes under attack, one test at a time, some minutes in
# all.
#
#   scripts/zombienet.sh [NAME...]
#   scripts/zombienet.sh --parachain [NAME...]
#
# NAME is a part of the name of a test; all of them by default. PVQ_ATTACK_SECONDS is how long each
# attack goes on, a minute by default. PVQ_PROFILE=release tests the node as
# it is released, which takes longer to build. PVQ_NODE is the path of one that was built already, with
# PVQ_BUILD_UPGRADED=1, for that profile. Databases and logs of the last run stay in the cache
# folder, which the script names; no process does.
#
# --parachain tests the parachain runtime on nodes that others made, instead: two parachains that ask
# each other with a relay chain, and one alone. scripts/zombienet/parachain.sh has its settings. What
# is not on PATH is skipped, and the script says how to get it.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

section() { printf '\n==== %s\n' "$*"; }

# Runs the tests of a file in the folder of the network tests, in a process group of their own, to
# which all the nodes belong, so that it can be ended as a whole. Shows the nodes' logs if one fails.
run_tests() {
	local result
	set -m
	cargo test ${locked[@]+"${locked[@]}"} "${tests[@]}" --test "$1" -- --nocapture --test-threads 1 "${@:2}" </dev/null &
	group=$!
	set +m
	trap 'kill -KILL -- "-$group" 2>/dev/null || true' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	if wait "$group"; then return 0; else result=$?; fi

	section "The last lines of the nodes' logs, in $PVQ_NETWORKS"
	for log in "$PVQ_NETWORKS"/*/*/*.log; do
		[[ -f $log ]] || continue
		printf '\n-- %s\n' "${log#"$PVQ_NETWORKS"/}"
		tail -n 30 "$log"
	done
	return "$result"
}

# In CI, a lock file that is out of date is a failure.
locked=()
if [[ ${CI:-} == true ]]; then locked=(--locked); fi
tests=(--manifest-path node-template/network-tests/Cargo.toml)

if [[ ${1:-} == --parachain ]]; then
	shift
	# shellcheck source=scripts/zombienet/parachain.sh
	. scripts/zombienet/parachain.sh
	test_parachains "$@"
	exit
fi

case ${PVQ_PROFILE:=dev} in
dev) output=debug wasm_suffix=.wasm ;;
release) output=release wasm_suffix=.compact.compressed.wasm ;;
*)
	printf 'scripts/zombienet.sh: PVQ_PROFILE is dev or release, and not %s\n' "$PVQ_PROFILE" >&2
	exit 2
	;;
esac

section "Set-up"
scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh

section "The node, and the Wasm of the upgraded runtime"
if [[ -z ${PVQ_NODE:-} ]]; then
	PVQ_BUILD_UPGRADED=1 cargo build ${locked[@]+"${locked[@]}"} --profile "$PVQ_PROFILE" -p pvq-node
	export PVQ_NODE=$CARGO_TARGET_DIR/$output/pvq-node
fi
export PVQ_UPGRADED_WASM=${PVQ_NODE%/*}/wbuild/pvq-runtime/pvq_runtime_upgraded$wasm_suffix
for built in "$PVQ_NODE" "$PVQ_UPGRADED_WASM"; do
	[[ -f $built ]] || { printf 'there is no %s: build pvq-node with PVQ_BUILD_UPGRADED=1\n' "$built" >&2; exit 1; }
	printf 'found    %s\n' "$built"
done

section "The programs"
export PVQ_PROGRAMS=$PVQ_CACHE_DIR/zombienet/programs
rm -rf "$PVQ_PROGRAMS"
cargo run ${locked[@]+"${locked[@]}"} -p pvq-guest-fixtures --example write-programs -- "$PVQ_PROGRAMS"

section "The tests"
cargo test ${locked[@]+"${locked[@]}"} "${tests[@]}" --no-run
cargo test ${locked[@]+"${locked[@]}"} "${tests[@]}" --lib

export PVQ_NETWORKS=$PVQ_CACHE_DIR/zombienet/networks
rm -rf "$PVQ_NETWORKS"
mkdir -p "$PVQ_NETWORKS"
export PVQ_CHAIN_SPEC=$PVQ_NETWORKS/local.json
"$PVQ_NODE" export-chain-spec --chain local --raw --output "$PVQ_CHAIN_SPEC"
export PVQ_DEV_CHAIN_SPEC=$PVQ_NETWORKS/dev.json
"$PVQ_NODE" export-chain-spec --chain dev --raw --output "$PVQ_DEV_CHAIN_SPEC"

run_tests network "$@"
