#!/usr/bin/env bash
# Encodes arguments and decodes results of every entrypoint of the example guests as the JavaScript SDK of PVQ 0.1 does, by
# the metadata beside them, without a node. Needs npm, and Node.js 18 or newer, as `@polkadot/types` does. The other clients in
# JavaScript need 22.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

folder=$CARGO_TARGET_DIR/legacy-client
# What an earlier run wrote may be of programs that are no more.
rm -rf "$folder/programs"
cargo run -q -p pvq-guest-fixtures --example write-programs "$folder/programs"
cp guest-programs/fixtures/legacy-client/* "$folder"
cd "$folder"
npm ci --silent --no-audit --no-fund
node check.mjs programs
