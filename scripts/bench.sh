#!/usr/bin/env bash
# Measures after its own set-up: the executor natively, queries in the runtime's Wasm, and a node's RPC. Arguments go
# to the executor's criterion, e.g. a filter by name. Measures all, and fails where a bar is missed.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh

failed=0
cargo bench -p pvq-executor --bench '*' -- "$@" || failed=1

# In the profile that builds the runtime's host once, and not again with its own optimizations.
cargo bench -p pvq-runtime --profile release --no-fail-fast || failed=1
cargo bench -p pvq-node --profile release || failed=1
exit "$failed"
