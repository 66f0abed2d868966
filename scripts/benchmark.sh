#!/usr/bin/env bash
# Benchmarks the pallet and the extensions in the reference runtime's Wasm, after its own set-up, and
# writes what they weigh: pallets/pvq/src/weights.rs and runtime/src/weights/*.rs.
#
#   scripts/benchmark.sh [NAME...] [--extra] [-- ARGUMENT...]
#
# NAME is one of those listed below; all of them by default. --extra prints what the pallet's extra
# benchmarks say, by which one knows that the others measure the dearest there is, and writes nothing.
# The arguments go to the benchmark command line, e.g. --steps 20 --repeat 10; see
# `pvq-bencher --help`.
#
# Numbers are as good as the machine is idle.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

section() { printf '\n==== %s\n' "$*"; }

# The names, what `define_benchmarks!` calls each, and where its weights go.
readonly names=(pallet core hashing fees fungibles fungibles-batch runtime swap pools)
declare -rA benchmarks=(
	[pallet]=pallet_pvq
	[core]=pvq_extension_core::extension
	[hashing]=pvq_extension_core::hashing
	[fees]=pvq_extension_fees::extension
	[fungibles]=pvq_extension_fungibles::extension
	[fungibles-batch]=pvq_extension_fungibles::batch
	[runtime]=pvq_extension_runtime::extension
	[swap]=pvq_extension_swap::extension
	[pools]=pvq_extension_swap::pools
)
declare -rA outputs=(
	[pallet]=pallets/pvq/src/weights.rs
	[core]=runtime/src/weights/pvq_extension_core.rs
	[hashing]=runtime/src/weights/pvq_extension_hashing.rs
	[fees]=runtime/src/weights/pvq_extension_fees.rs
	[fungibles]=runtime/src/weights/pvq_extension_fungibles.rs
	[fungibles-batch]=runtime/src/weights/pvq_extension_fungibles_batch.rs
	[runtime]=runtime/src/weights/pvq_extension_runtime.rs
	[swap]=runtime/src/weights/pvq_extension_swap.rs
	[pools]=runtime/src/weights/pvq_extension_pools.rs
)
# Those of the pallet's benchmarks that no weight is made of.
readonly extra_benchmarks=gas_of_additions,gas_of_multiplications,gas_of_divisions,gas_of_loads_of_nothing,gas_of_branches,gas_of_memset,gas_of_scattered_loads,answered_calls,legacy_calls,bytes_of_arguments,bytes_of_calls,bytes_of_results

usage() {
	printf 'scripts/benchmark.sh: %s\n\nNAME is one of: %s\n' "$1" "${names[*]}" >&2
	exit 2
}

chosen=()
extra=false
while (($#)); do
	case $1 in
	--)
		shift
		break
		;;
	--extra) extra=true ;;
	*)
		[[ -n ${benchmarks[$1]:-} ]] || usage "unknown name $1"
		chosen+=("$1")
		;;
	esac
	shift
done
if $extra && ((${#chosen[@]})); then usage "--extra is about the pallet, and takes no name"; fi
((${#chosen[@]})) || chosen=("${names[@]}")

section "Set-up"
scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh

section "The command line"
cargo build --release -p pvq-bencher

# Straight for Wasm, by the options that the SDK's builder uses: neither the same runtime for this
# machine, nor a compacted Wasm, has anything to do with what it weighs.
section "The runtime with its benchmarks, in Wasm"
readonly wasm=wasm32v1-none
runtime_target_dir=$CARGO_TARGET_DIR/runtime-benchmarks
RUSTUP_TOOLCHAIN=$WASM_BUILD_TOOLCHAIN CARGO_TARGET_DIR=$runtime_target_dir \
	CARGO_PROFILE_RELEASE_PANIC=abort CARGO_PROFILE_RELEASE_LTO=thin \
	RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime" \
	cargo rustc --release -p pvq-runtime --lib --crate-type cdylib --target "$wasm" \
	--no-default-features --features runtime-benchmarks
runtime=$runtime_target_dir/$wasm/release/pvq_runtime.wasm

# Runs the benchmarks of the first argument.
run() {
	local pallet=$1
	shift
	"$CARGO_TARGET_DIR/release/pvq-bencher" --runtime "$runtime" --genesis-builder runtime \
		--genesis-builder-preset development --wasm-execution compiled --pallet "$pallet" "$@"
}

if $extra; then
	section "${benchmarks[pallet]}, the extra ones"
	run "${benchmarks[pallet]}" --extrinsic "$extra_benchmarks" --extra "$@"
	exit
fi

for name in "${chosen[@]}"; do
	section "${benchmarks[$name]}"
	template=scripts/weights-extension.hbs
	if [[ $name == pallet ]]; then template=scripts/weights-pallet.hbs; fi
	# Beside the old file, which stays if anything fails.
	new=$(mktemp --suffix .rs)
	run "${benchmarks[$name]}" --extrinsic '*' --template "$template" --output "$new" --quiet "$@"
	rustfmt --edition 2021 --config-path rustfmt.toml "$new"
	awk -f scripts/sum-proofs.awk "$new" >"${new%.rs}-summed.rs"
	rustfmt --edition 2021 --config-path rustfmt.toml "${new%.rs}-summed.rs"
	cat "${new%.rs}-summed.rs" >"${outputs[$name]}"
	rm "$new" "${new%.rs}-summed.rs"
	printf 'wrote %s\n' "${outputs[$name]}"
done
