#!/usr/bin/env bash
# Runs benchmarks in a runtime's Wasm, after its own set-up, and writes what they weigh.
#
#   scripts/benchmark.sh [--runtime RUNTIME] [NAME...] [--extra] [-- ARGUMENT...]
#
# RUNTIME is one of
#   reference   the pallet and the extensions: pallets/pvq/src/weights.rs and runtime/src/weights/*.rs. The default.
#   parachain   all other pallets of the parachain, the instructions of messages, and the extension of their fees:
#               runtime/parachain/src/weights/*.rs
#
# NAME is one of those listed below; all of them by default. --extra prints what the pallet's extra
# benchmarks say, by which one knows that the others measure the dearest there is, and writes nothing.
# The arguments go to the benchmark command line, e.g. --steps 20 --repeat 10; see
# `pvq-bencher --help`. Those of the pallet are measured once in an instance of the runtime, so that each run finds
# fresh memory, and again in other instances for as long as `--min-duration` says: they take no --repeat.
#
# Numbers are as good as the machine is idle.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

section() { printf '\n==== %s\n' "$*"; }

# The names, what `define_benchmarks!` calls each, and where its weights go.
readonly reference_names=(pallet core hashing fees fungibles fungibles-batch runtime swap pools)
readonly parachain_names=(
	system system-extensions parachain-system timestamp weight-reclaim balances transaction-payment sudo
	collator-selection session xcmp-queue xcm xcm-fungible xcm-generic message-queue assets pool-assets asset-conversion
	collective pvq-xcm xcm-fees
)
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
	[system]=frame_system
	[system-extensions]=frame_system_extensions
	[parachain-system]=cumulus_pallet_parachain_system
	[timestamp]=pallet_timestamp
	[weight-reclaim]=cumulus_pallet_weight_reclaim
	[balances]=pallet_balances
	[transaction-payment]=pallet_transaction_payment
	[sudo]=pallet_sudo
	[collator-selection]=pallet_collator_selection
	[session]=pallet_session
	[xcmp-queue]=cumulus_pallet_xcmp_queue
	[xcm]=pallet_xcm
	[xcm-fungible]=pallet_xcm_benchmarks::fungible
	[xcm-generic]=pallet_xcm_benchmarks::generic
	[message-queue]=pallet_message_queue
	[assets]=pallet_assets
	[pool-assets]=pallet_assets::pool
	[asset-conversion]=pallet_asset_conversion
	[collective]=pallet_collective
	[pvq-xcm]=pallet_pvq_xcm
	[xcm-fees]=pvq_extension_xcm_fees::extension
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
readonly extra_benchmarks=gas_of_additions,gas_of_untaken_branches,gas_of_jumps_in_a_row,load_of_additions,compile_of_additions,answered_calls,legacy_calls,bytes_of_calls,bytes_of_results

usage() {
	printf 'scripts/benchmark.sh: %s\n\nRUNTIME is one of: reference parachain\nNAME of the runtime %s is one of: %s\n' \
		"$1" "$of" "${names[*]}" >&2
	exit 2
}

of=reference
names=("${reference_names[@]}")
chosen=()
extra=false
while (($#)); do
	case $1 in
	--)
		shift
		break
		;;
	--runtime)
		case ${2:-} in
		reference) names=("${reference_names[@]}") ;;
		parachain) names=("${parachain_names[@]}") ;;
		*) usage "unknown runtime ${2:-}" ;;
		esac
		of=$2
		shift
		;;
	--extra) extra=true ;;
	*) chosen+=("$1") ;;
	esac
	shift
done
for name in "${chosen[@]}"; do
	[[ " ${names[*]} " == *" $name "* ]] || usage "unknown name $name"
done
if $extra && { ((${#chosen[@]})) || [[ $of != reference ]]; }; then
	usage "--extra is about the pallet in the reference runtime, and takes no name"
fi
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
declare -rA packages=([reference]=pvq-runtime [parachain]=pvq-parachain-runtime)
package=${packages[$of]}
runtime_target_dir=$CARGO_TARGET_DIR/runtime-benchmarks
RUSTUP_TOOLCHAIN=$WASM_BUILD_TOOLCHAIN CARGO_TARGET_DIR=$runtime_target_dir \
	CARGO_PROFILE_RELEASE_PANIC=abort CARGO_PROFILE_RELEASE_LTO=thin \
	RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime" \
	cargo rustc --release -p "$package" --lib --crate-type cdylib --target "$wasm" \
	--no-default-features --features runtime-benchmarks
runtime=$runtime_target_dir/$wasm/release/${package//-/_}.wasm

# Runs the benchmarks of the first argument.
run() {
	local pallet=$1
	shift
	local genesis=(--genesis-builder runtime --genesis-builder-preset development)
	# Those of Assets make assets of ids that the preset has.
	if [[ $pallet == pallet_assets* ]]; then genesis=(--genesis-builder none); fi
	"$CARGO_TARGET_DIR/release/pvq-bencher" --runtime "$runtime" "${genesis[@]}" \
		--wasm-execution compiled --pallet "$pallet" "$@"
}

# Each repetition is a call of the runtime of its own, and so an instance. More of them in a longer time take long to analyze.
in_fresh_instances=(--repeat 1 --output-analysis median-slopes)
[[ " $* " == *" --min-duration"* ]] || in_fresh_instances+=(--min-duration 5)

if $extra; then
	section "${benchmarks[pallet]}, the extra ones"
	run "${benchmarks[pallet]}" --extrinsic "$extra_benchmarks" --extra "${in_fresh_instances[@]}" "$@"
	exit
fi

for name in "${chosen[@]}"; do
	benchmark=${benchmarks[$name]}
	section "$benchmark"
	template=scripts/weights-extension.hbs
	arguments=()
	if [[ $name == pallet ]]; then
		template=scripts/weights-pallet.hbs
		# Instructions are compared with each other, and a machine that is slow for a while would make some dearer.
		# Medians do not follow it.
		arguments=("${in_fresh_instances[@]}")
	fi
	output=${outputs[$name]:-}
	if [[ $of == parachain ]]; then
		template=scripts/weights-runtime.hbs
		file=${benchmark%::extension}
		output=runtime/parachain/src/weights/${file//::/_}.rs
	fi
	# Beside the old file, which stays if anything fails.
	new=$(mktemp --suffix .rs)
	run "$benchmark" --extrinsic '*' --template "$template" --output "$new" --quiet \
		${arguments[@]+"${arguments[@]}"} "$@"
	rustfmt --edition 2021 --config-path rustfmt.toml "$new"
	awk -f scripts/sum-proofs.awk "$new" >"${new%.rs}-summed.rs"
	rustfmt --edition 2021 --config-path rustfmt.toml "${new%.rs}-summed.rs"
	mkdir -p "$(dirname "$output")"
	cat "${new%.rs}-summed.rs" >"$output"
	rm "$new" "${new%.rs}-summed.rs"
	printf 'wrote %s\n' "$output"
done
