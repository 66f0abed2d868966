#!/usr/bin/env bash
# Runs every test of PVQ but those of networks, after its own set-up. Stops at the first part that fails.
#
#   scripts/test.sh [PART...]
#
# PART is one of
#   no-std        builds without the standard library, for the runtime's Wasm
#   workspace     the tests of all packages, and the examples of their documentation
#   benchmarks    the benchmarks of the pallets and the extensions, and the pallets' checks of try-runtime, as tests
#   try-runtime   the runtimes' own checks of try-runtime, which need a build of their own
#   guests        the example guests, natively against a mock host
# All of them by default, in this order.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

parts=(no-std workspace benchmarks try-runtime guests)
for part in "$@"; do
	[[ " ${parts[*]} " == *" $part "* ]] || {
		printf 'scripts/test.sh: unknown part %s\n\nPART is one of: %s\n' "$part" "${parts[*]}" >&2
		exit 2
	}
done
if (($#)); then parts=("$@"); fi

# Begins a part, and says how long the parts before it took.
section() { printf '\n==== After %d:%02d: %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"; }

section "Set-up"
scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh

# In CI, a lock file that is out of date is a failure.
locked=()
if [[ ${CI:-} == true ]]; then locked=(--locked); fi

no_std() {
	section "Without the standard library, for wasm32v1-none"
	# The rest is built for it as a part of the runtime.
	# A compiler of its own gets a folder of its own, so that the two do not rebuild each other's crates.
	local wasm_target_dir=$CARGO_TARGET_DIR
	if [[ $(rustup run "$WASM_BUILD_TOOLCHAIN" rustc -vV) != "$(rustc -vV)" ]]; then
		wasm_target_dir=$CARGO_TARGET_DIR/$WASM_BUILD_TOOLCHAIN
	fi
	RUSTUP_TOOLCHAIN=$WASM_BUILD_TOOLCHAIN CARGO_TARGET_DIR=$wasm_target_dir \
		cargo build ${locked[@]+"${locked[@]}"} --no-default-features --target wasm32v1-none \
		-p pvq-primitives -p pvq-executor -p pvq-extension \
		-p pvq-extension-core -p pvq-extension-fees -p pvq-extension-fungibles -p pvq-extension-runtime \
		-p pvq-extension-swap -p pvq-extension-xcm-fees
}

workspace() {
	section "The workspace, with its documentation's examples"
	# Without pvq-bencher, which has no tests and the dependencies of a node.
	cargo test ${locked[@]+"${locked[@]}"} --workspace --exclude pvq-bencher
}

# Prints what turns on all of the features $1 of the packages that follow, which have no default features then.
features() {
	local list=$1 package feature
	for package in "${@:2}"; do
		for feature in $list; do printf '%s/%s,' "$package" "$feature"; done
	done
}

benchmarks() {
	section "The benchmarks of the pallets and the extensions, and the pallets' checks of try-runtime, as tests"
	local pallets=(pallet-pvq{,-xcm})
	local tested=("${pallets[@]}" pvq-extension-{core,fees,fungibles,runtime,swap,xcm-fees}) enabled
	enabled=$(features "std runtime-benchmarks" "${tested[@]}")$(features try-runtime "${pallets[@]}")
	cargo test ${locked[@]+"${locked[@]}"} "${tested[@]/#/-p}" --lib --no-default-features --features "${enabled%,}"
}

try_runtime() {
	section "The runtimes' checks of try-runtime"
	local runtimes=(pvq-runtime pvq-parachain-runtime) enabled
	enabled=$(features "std runtime-benchmarks try-runtime" "${runtimes[@]}")
	cargo test ${locked[@]+"${locked[@]}"} "${runtimes[@]/#/-p}" --lib --no-default-features --features "${enabled%,}"
}

guests() {
	section "The example guests, natively against a mock host"
	cargo test ${locked[@]+"${locked[@]}"} --manifest-path guest-programs/examples/Cargo.toml --workspace
}

for part in "${parts[@]}"; do "${part//-/_}"; done
