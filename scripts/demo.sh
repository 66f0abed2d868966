#!/usr/bin/env bash
# Builds two example guests from their sources and runs them in the Wasm of the reference runtime, at
# its development genesis, after its own set-up. Builds only what that takes; the first time that is
# the runtime with all its pallets, some twenty minutes on two cores.
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
runtime=$tools/wbuild/pvq-runtime/pvq_runtime.wasm

section "Build the guest builder, the pvq tool and the reference runtime"
cargo build -p pvq-program-builder -p pvq-test-runner -p pvq-runtime

section "Build two guest programs from their sources"
run "$tools/pvq-program-builder" guest-programs/examples/sum-balance guest-programs/examples/portfolio \
	-o "$programs" --target-dir "$PVQ_CACHE_DIR/guests"

section "What Alice and Bob hold together of the asset 1984"
run "$tools/pvq" run --runtime "$runtime" "$programs/sum-balance.polkavm" sum_balance 1984 '["//Alice", "//Bob"]'

section "All that Alice holds, valued in the asset 1984 through the swap pools"
run "$tools/pvq" run --runtime "$runtime" "$programs/portfolio.polkavm" portfolio //Alice 1984
