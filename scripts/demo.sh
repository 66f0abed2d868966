#!/usr/bin/env bash
# Builds two example guests from their sources and runs them against a small runtime in this process,
# after its own set-up. Builds only what that takes.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

section() { printf '\n==== %s\n' "$*"; }
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

section "Build the guest builder and the pvq tool"
cargo build -p pvq-program-builder -p pvq-test-runner

section "Build two guest programs from their sources"
run "$tools/pvq-program-builder" guest-programs/examples/sum-balance guest-programs/examples/portfolio \
	-o "$programs" --target-dir "$PVQ_CACHE_DIR/guests"

section "What Alice and Bob hold together of the asset 1984"
run "$tools/pvq" run "$programs/sum-balance.polkavm" sum_balance 1984 '["//Alice", "//Bob"]'

section "All that Alice holds, valued in the asset 1984 through the swap pools"
run "$tools/pvq" run "$programs/portfolio.polkavm" portfolio //Alice 1984
