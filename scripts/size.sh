#!/usr/bin/env bash
# Prints what pallet, executor and extensions of PVQ add to the Wasm of the reference runtime, after its own set-up: the
# sizes of the Wasm that a chain keeps in its state, with them and without. Fails where they add more than the bar.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

section() { printf '\n==== %s\n' "$*"; }

# Bytes, compressed as by the SDK's builder.
readonly bar=150000

section "Set-up"
scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh
readonly wasm=$CARGO_TARGET_DIR/release/wbuild/pvq-runtime/pvq_runtime

# Sets $compressed and $plain to the bytes of the Wasm of the checkout in the folder $1.
measure() {
	# The build script makes the Wasm. A check is the least that runs it.
	cargo check --release --manifest-path "$1/Cargo.toml" -p pvq-runtime --features disable-logging
	compressed=$(stat -c %s "$wasm.compact.compressed.wasm")
	plain=$(stat -c %s "$wasm.compact.wasm")
}

section "With PVQ"
measure "$PWD"
with=("$compressed" "$plain")

section "Without PVQ"
# A copy of the runtime's package, in which nothing of PVQ is left, so that the runtime's code need not know of this.
readonly copy=$CARGO_TARGET_DIR/runtime-without-pvq
rm -rf "$copy"
mkdir -p "$copy"
cp -rp Cargo.toml Cargo.lock runtime "$copy"
pushd "$copy" >/dev/null
sed -i '/^members = \[/,/^\]/c members = ["runtime"]' Cargo.toml
sed -i -E '/^(pallet-pvq|pvq-[a-z-]+) = /d; /^    "(pallet-pvq|pvq-[a-z-]+)\//d' runtime/Cargo.toml
cd runtime/src
sed -i '/pallet_index(20)/,+1d' pallets.rs
sed -i '/^pub mod extensions;/d; /^pub mod weights;/d' lib.rs
sed -i '/^mod pvq;/d' configs/mod.rs
sed -i '/pallet_pvq::/d' configs/system.rs
sed -i '/^use pvq_primitives::{/,/};$/d; /#\[api_version(2)\]/,/^    }$/d' apis.rs
popd >/dev/null
measure "$copy"
# Functions keep their names in the Wasm.
if grep -q -e pallet_pvq -e pvq_executor -e pvq_extension -e polkavm "$wasm.compact.wasm"; then
	printf 'scripts/size.sh: PVQ is still in the runtime without it; see what it removes\n' >&2
	exit 1
fi

# Puts commas between thousands.
grouped() { sed -E ':again; s/([0-9])([0-9]{3})($|[^0-9])/\1,\2\3/; t again' <<<"$1"; }

added=$((with[0] - compressed))
printf '\n| | without PVQ | added |\n|---|---|---|\n'
grouped "| compressed | $compressed bytes | $added bytes |"
grouped "| not compressed | $plain bytes | $((with[1] - plain)) bytes |"
if ((added > bar)); then
	printf '\nPVQ adds more than the bar, '
	grouped "$bar bytes"
	exit 1
fi
