#!/usr/bin/env bash
# Shows a query between two parachains, after its own set-up, and checks the answer: one chain asks the other by XCM, what
# it gets has to be what a node of the other chain answers itself. Needs npm, and Node.js 22 or newer, which the set-up
# installs where it is missing.
#
# The two chains run in memory, by chopsticks, from the presets `development` and `sibling` of the parachain runtime, with
# channels between them, and without a relay chain. They make blocks when there is something to do. That shows how the
# parts work together, and none of the limits of real channels and blocks.
#
# PVQ_TOOL and PVQ_PARACHAIN_WASM are paths of the tool `pvq` and of the runtime's Wasm, and PVQ_PROGRAMS that of a folder
# with the example programs, if they were built already.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

if (($# > 0)); then
	printf 'usage: scripts/xcm-demo.sh\n' >&2
	exit 2
fi

section() { printf '\n==== After %d:%02d: %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"; }
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
for needed in node npm; do
	command -v "$needed" >/dev/null || { printf 'there is no %s: install Node.js 22 or newer\n' "$needed" >&2; exit 1; }
done
node_version=$(node -p process.versions.node)
if ((${node_version%%.*} < 22)); then
	printf 'Node.js here is %s: install 22 or newer\n' "$node_version" >&2
	exit 1
fi
# In CI, a lock file that is out of date is a failure.
locked=()
if [[ ${CI:-} == true ]]; then locked=(--locked); fi

section "The pvq tool, the Wasm of the parachain runtime, and the programs"
if [[ -z ${PVQ_TOOL:-} ]]; then
	cargo build ${locked[@]+"${locked[@]}"} -p pvq-cli
	PVQ_TOOL=$CARGO_TARGET_DIR/debug/pvq
fi
if [[ -z ${PVQ_PARACHAIN_WASM:-} ]]; then
	cargo build ${locked[@]+"${locked[@]}"} -p pvq-parachain-runtime --features wasm
	PVQ_PARACHAIN_WASM=$CARGO_TARGET_DIR/debug/wbuild/pvq-parachain-runtime/pvq_parachain_runtime.wasm
fi
for built in "$PVQ_TOOL" "$PVQ_PARACHAIN_WASM"; do
	[[ -f $built ]] || { printf 'there is no %s\n' "$built" >&2; exit 1; }
	printf 'found    %s\n' "$built"
done
folder=$PVQ_CACHE_DIR/xcm-demo
mkdir -p "$folder"
if [[ -z ${PVQ_PROGRAMS:-} ]]; then
	PVQ_PROGRAMS=$folder/programs
	rm -rf "$PVQ_PROGRAMS"
	cargo run -q ${locked[@]+"${locked[@]}"} -p pvq-guest-fixtures --example write-programs "$PVQ_PROGRAMS"
fi
program=$PVQ_PROGRAMS/total-supply.polkavm
call=(total_supply 1984)

section "Chopsticks"
cp scripts/xcm-demo/* "$folder"
if ! (cd "$folder" && npm ci --loglevel error --no-audit --no-fund --ignore-scripts); then
	printf 'npm cannot install chopsticks in %s: is its registry reached? See above, and try again\n' "$folder" >&2
	exit 1
fi

section "Start the two chains"
log=$folder/chains.log
: >"$log"
LOG_LEVEL=info node "$folder/chains.mjs" "$PVQ_PARACHAIN_WASM" development sibling >"$log" 2>&1 &
process=$!
trap 'kill "$process" 2>/dev/null; wait "$process" 2>/dev/null || true' EXIT
# Prints the URL of the chain of a preset, once it can be asked.
url_of() {
	local port
	port=$(sed -n "s/.*\"preset\":\"$1\",\"port\":\([0-9]*\).*/\1/p" "$log")
	[[ -z $port ]] || printf 'ws://127.0.0.1:%s' "$port"
}
for _ in {1..1800}; do
	[[ -z $(url_of sibling) ]] || break
	kill -0 "$process" 2>/dev/null || break
	sleep 0.1
done
asking=$(url_of development)
answering=$(url_of sibling)
if [[ -z $answering ]]; then
	tail -n 20 "$log" >&2
	printf 'the chains did not start: see %s\n' "$log" >&2
	exit 1
fi
printf 'parachain 2000, which asks, listens at %s\nparachain 2001, which answers, at %s\n' "$asking" "$answering"
printf 'their log is %s\n' "$log"

# Prints the result in a report of pvq, in hex.
result_of() { sed -n 's/^ *"hex": "\(0x[0-9a-f]*\)".*/\1/p' "$1"; }

section "Register the program at parachain 2001 by sudo, and upload it"
run "$PVQ_TOOL" register --url "$answering" --program "$program" --sudo //Alice --upload

section "What a node of each chain answers itself"
run "$PVQ_TOOL" query --url "$answering" --program "$program" "${call[@]}"
"$PVQ_TOOL" query --url "$answering" --program "$program" "${call[@]}" --json >"$folder/answering.json"
"$PVQ_TOOL" query --url "$asking" --program "$program" "${call[@]}" --json >"$folder/asking.json"

section "Parachain 2000 asks parachain 2001 the same"
run "$PVQ_TOOL" ask --url "$asking" --para 2001 --program "$program" --destination-url "$answering" \
	"${call[@]}" --suri //Alice --keep

section "Take that answer later, as from another machine"
run "$PVQ_TOOL" ask --url "$asking" --take 0 --destination-url "$answering" total_supply --suri //Alice

section "Ask once more, and compare"
"$PVQ_TOOL" ask --url "$asking" --para 2001 --program "$program" "${call[@]}" --suri //Alice --json >"$folder/asked.json"
expected=$(result_of "$folder/answering.json")
got=$(result_of "$folder/asked.json")
own=$(result_of "$folder/asking.json")
printf 'parachain 2001 itself  %s\nasked by XCM           %s\nparachain 2000 itself  %s\n' "$expected" "$got" "$own"
if [[ -z $expected || $got != "$expected" ]]; then
	printf 'the answer is not that of parachain 2001\n' >&2
	exit 1
fi
if [[ $got == "$own" ]]; then
	printf 'both chains have the same answer, so that it does not tell which of them it is from\n' >&2
	exit 1
fi
printf '\nThe answer is that of parachain 2001. That took %d:%02d.\n' $((SECONDS / 60)) $((SECONDS % 60))
