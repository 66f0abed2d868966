#!/usr/bin/env bash
# Writes the raw specification of the development chain, with example programs registered by its genesis: blocks would take
# half a minute for each. For the tests of the TypeScript client and for the playground, whose light clients and nodes need
# the same one.
#
#   scripts/dev-chain-spec.sh FILE
#
# PVQ_NODE is the path of a built pvq-node, PVQ_PROGRAMS the folder that the example write-programs of pvq-guest-fixtures
# wrote. Needs Node.js 22.
set -euo pipefail

if (($# != 1)); then
	printf 'usage: PVQ_NODE=.. PVQ_PROGRAMS=.. scripts/dev-chain-spec.sh FILE\n' >&2
	exit 2
fi
readonly file=$1
: "${PVQ_NODE:?is the path of a built pvq-node}" "${PVQ_PROGRAMS:?is the folder that write-programs wrote}"
# Calls of one asset, of many accounts, of several extensions, and none.
readonly examples=(total-supply sum-balance portfolio swap-info checksum)
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export_spec() {
	"$PVQ_NODE" export-chain-spec "$@" 2>"$folder/node.log" && return
	printf 'the specification of the development chain: %s\n' "$(tail -n 5 "$folder/node.log")" >&2
	exit 1
}
programs=()
for example in "${examples[@]}"; do programs+=("$PVQ_PROGRAMS/$example.polkavm"); done
export_spec --chain dev --output "$folder/plain.json"
node "$scripts/../client/playground/chain-spec.ts" programs "$folder/plain.json" "${programs[@]}" >"$folder/programs.json"
export_spec --chain "$folder/programs.json" --raw --output "$file"
