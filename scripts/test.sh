#!/usr/bin/env bash
# Runs every test of PVQ but those of networks, after its own set-up. Stops at the first part that fails.
# PVQ_SKIP_TRY_RUNTIME=1 leaves out the runtimes' own checks of try-runtime, which need a build of their own.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Begins a part, and says how long the parts before it took.
section() { printf '\n==== After %d:%02d: %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"; }

section "Set-up"
scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh

# In CI, a lock file that is out of date is a failure.
locked=()
if [[ ${CI:-} == true ]]; then locked=(--locked); fi

# The rest is built for it as a part of the runtime.
section "Without the standard library, for wasm32v1-none"
# A compiler of its own gets a folder of its own, so that the two do not rebuild each other's crates.
wasm_target_dir=$CARGO_TARGET_DIR
if [[ $(rustup run "$WASM_BUILD_TOOLCHAIN" rustc -vV) != "$(rustc -vV)" ]]; then
	wasm_target_dir=$CARGO_TARGET_DIR/$WASM_BUILD_TOOLCHAIN
fi
RUSTUP_TOOLCHAIN=$WASM_BUILD_TOOLCHAIN CARGO_TARGET_DIR=$wasm_target_dir \
	cargo build ${locked[@]+"${locked[@]}"} --no-default-features --target wasm32v1-none \
	-p pvq-primitives -p pvq-executor -p pvq-extension \
	-p pvq-extension-core -p pvq-extension-fees -p pvq-extension-fungibles -p pvq-extension-runtime \
	-p pvq-extension-swap -p pvq-extension-xcm-fees

section "The workspace, with its documentation's examples"
# Without pvq-bencher, which has no tests and the dependencies of a node.
cargo test ${locked[@]+"${locked[@]}"} --workspace --exclude pvq-bencher

# Prints what turns on all of the features $1 of the packages that follow, which have no default features then.
features() {
	local list=$1 package feature
	for package in "${@:2}"; do
		for feature in $list; do printf '%s/%s,' "$package" "$feature"; done
	done
}

section "The benchmarks of the pallets and the extensions, and the pallets' checks of try-runtime, as tests"
pallets=(pallet-pvq{,-xcm})
extensions=(pvq-extension-{core,fees,fungibles,runtime,swap,xcm-fees})
tested=("${pallets[@]}" "${extensions[@]}")
enabled=$(features "std runtime-benchmarks" "${tested[@]}")$(features try-runtime "${pallets[@]}")
cargo test ${locked[@]+"${locked[@]}"} "${tested[@]/#/-p}" --lib --no-default-features --features "${enabled%,}"

# The dependencies of its tests take some minutes with these features.
if [[ -z ${PVQ_SKIP_TRY_RUNTIME:-} ]]; then
	section "The runtimes' checks of try-runtime"
	runtimes=(pvq-runtime pvq-parachain-runtime)
	enabled=$(features "std runtime-benchmarks try-runtime" "${runtimes[@]}")
	cargo test ${locked[@]+"${locked[@]}"} "${runtimes[@]/#/-p}" --lib --no-default-features --features "${enabled%,}"
fi

section "The example guests, natively against a mock host"
cargo test ${locked[@]+"${locked[@]}"} --manifest-path guest-programs/examples/Cargo.toml --workspace
