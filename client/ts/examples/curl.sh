#!/usr/bin/env bash
# Asks without a library: the first byte of the arguments is the entrypoint, and 1984 is c0070000, in hex and least byte first.
#
#   curl.sh http://127.0.0.1:9944 total-supply.polkavm
set -euo pipefail

url=${1:-http://127.0.0.1:9944}
program=$(od -An -v -tx1 "${2:-total-supply.polkavm}" | tr -d ' \n')
curl -fsS -H 'content-type: application/json' "$url" -d '{"jsonrpc": "2.0", "id": 1, "method": "pvq_query", "params": [{
  "program": "0x'"$program"'", "entrypoint": 0, "args": "0xc0070000", "limits": {"gas": 500000}
}]}'
echo
