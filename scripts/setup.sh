#!/usr/bin/env bash
# Finds what building PVQ needs, adds what is missing, and says which.
#
# Safe to run again: a few seconds, and no change, when nothing is missing. What it chose is kept in
# the cache folder and read by `scripts/env.sh`.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
# In a shell of its own: what an earlier run chose is no wish of the caller's.
# shellcheck source=scripts/env.sh
cache=$(. "$root/scripts/env.sh" && printf '%s' "$PVQ_CACHE_DIR")
readonly cache

readonly wasm_target=wasm32v1-none
readonly debian_toolchain=debian
readonly debian_toolchain_packages=(
	rustc-web cargo-web rust-web-src rust-web-llvm lld-22
	clang libclang-dev protobuf-compiler cmake
)
# A download that takes longer than this counts as refused, and the Debian packages are tried.
readonly download_seconds=240
min_rust=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
readonly min_rust

scratch=$(mktemp -d)
readonly scratch
trap 'rm -rf "$scratch"' EXIT

found() { printf 'found    %s\n' "$*"; }
did() { printf 'did      %s\n' "$*"; }
doing() { printf 'doing    %s\n' "$*"; }
# Ends the set-up: what is missing, then one line for each way to get it.
fail() {
	printf 'missing  %s\n' "$1" >&2
	shift
	for way in "$@"; do printf '         %s\n' "$way" >&2; done
	exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

within() {
	local seconds=$1
	shift
	if has timeout; then timeout "$seconds" "$@"; else "$@"; fi
}

# Whether version $1 is at least version $2.
at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

# Sets `as_root`, the words before a command that changes the system. $1 is what it is for.
as_root=()
become_root() {
	if [[ $(id -u) == 0 ]]; then return 0; fi
	has sudo || fail "root, or sudo: $1" "do that as root, then run scripts/setup.sh again"
	as_root=(sudo)
	# Nobody is there to type a password.
	[[ -t 0 ]] || as_root+=(-n)
}

# ---- Debian packages

apt_updated=false

apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 "$@" </dev/null >"$scratch/apt.log" 2>&1; }

package_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

package_available() {
	local candidate
	candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p')
	[[ -n $candidate && $candidate != "(none)" ]]
}

# Prints those of the packages that are not installed.
packages_missing() {
	local package
	for package in "$@"; do
		package_installed "$package" || printf '%s\n' "$package"
	done
}

# Installs the packages that are missing, none of which may be.
install_packages() {
	local missing package
	mapfile -t missing < <(packages_missing "$@")
	((${#missing[@]})) || return 0
	has apt-get || fail "the packages ${missing[*]}, and apt-get to install them"

	local by_hand="apt-get install --no-install-recommends ${missing[*]}"
	become_root "$by_hand"
	if ! $apt_updated; then
		doing "apt-get update"
		apt update || fail "up-to-date package lists: apt-get update failed" "$(tail -n 3 "$scratch/apt.log")" \
			"install them by hand: $by_hand"
		apt_updated=true
	fi
	for package in "${missing[@]}"; do
		package_available "$package" || fail "the package $package, which this system's archives do not have" \
			"$(without_debian_packages)"
	done
	doing "apt-get install ${missing[*]}"
	apt install -y --no-install-recommends "${missing[@]}" || fail "the packages ${missing[*]}: apt-get failed" \
		"$(tail -n 3 "$scratch/apt.log")" "install them by hand: $by_hand"
	did "installed ${missing[*]}"
}

without_debian_packages() {
	printf '%s' "let rustup download instead: rustup component add rust-src && rustup target add $wasm_target"
}

# ---- rustup, and the toolchain for all but Wasm and guests

rustc_version() { rustup run "$1" rustc --version 2>/dev/null | cut -d ' ' -f 2 | cut -d - -f 1; }

toolchain_linked() { rustup toolchain list 2>/dev/null | grep -qE "^$1( |\$)"; }

# Why rustup's last download failed.
refusal() { grep -m 1 -E '^error' "$scratch/rustup.log" || printf 'it took over %s seconds\n' "$download_seconds"; }

# Sets `host`, the toolchain that cargo uses here, or leaves it empty when there is none.
find_host_toolchain() {
	has rustup || fail "rustup, which selects among Rust toolchains" \
		"install it as https://rustup.rs says, open a new shell, run scripts/setup.sh again"
	host=$(cd "$root" && rustup show active-toolchain 2>/dev/null | head -n 1 | cut -d ' ' -f 1) || host=
	if [[ -z $host ]]; then
		doing "rustup toolchain install stable"
		if within "$download_seconds" rustup toolchain install stable --profile minimal \
			--component clippy --component rustfmt >"$scratch/rustup.log" 2>&1; then
			did "installed the rustup toolchain stable"
			host=$(cd "$root" && rustup show active-toolchain 2>/dev/null | head -n 1 | cut -d ' ' -f 1) || host=
		else
			found "no download by rustup: $(refusal)"
		fi
	fi
	[[ -n $host ]] || return 0

	local version
	version=$(rustc_version "$host")
	[[ -n $version ]] || fail "a working toolchain: rustup's '$host' runs no rustc" "rustup toolchain install stable"
	at_least "$version" "$min_rust" ||
		fail "Rust $min_rust or newer: the toolchain $host is $version" "rustup update stable && rustup default stable"
	found "rustup toolchain $host, Rust $version"
}

# ---- C and C++ compilers, protoc, cmake

find_native_tools() {
	local tool missing_tools=() packages=()
	for tool in cc c++ clang protoc cmake; do
		if has "$tool"; then continue; fi
		missing_tools+=("$tool")
		case $tool in
		cc | c++) packages+=(g++) ;;
		protoc) packages+=(protobuf-compiler) ;;
		*) packages+=("$tool") ;;
		esac
	done
	if ((${#missing_tools[@]})); then
		has apt-get || fail "the commands ${missing_tools[*]}" \
			"install them with this system's package manager, then run scripts/setup.sh again"
		mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
		install_packages "${packages[@]}"
	fi
	found "cc, c++, clang, protoc, cmake"
}

# ---- The toolchain for Wasm and guests

# Whether toolchain $1 compiles and links for the Wasm target, without building `core` for it.
builds_wasm() {
	rustup run "$1" rustc --edition 2021 --target "$wasm_target" --crate-type cdylib -C opt-level=1 \
		-o "$scratch/probe.wasm" - >"$scratch/probe.log" 2>&1 <<-'RUST'
			#![no_std]
			extern crate alloc;
			use core::alloc::{GlobalAlloc, Layout};
			struct NoHeap;
			unsafe impl GlobalAlloc for NoHeap {
			    unsafe fn alloc(&self, _: Layout) -> *mut u8 { core::ptr::null_mut() }
			    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
			}
			#[global_allocator]
			static HEAP: NoHeap = NoHeap;
			#[panic_handler]
			fn panic(_: &core::panic::PanicInfo) -> ! { loop {} }
			#[no_mangle]
			pub extern "C" fn length(byte: u8, count: usize) -> usize { alloc::vec![byte; count].len() }
		RUST
}

# Whether toolchain $1 has the sources of `core`, from which guests build their own.
has_rust_src() {
	local sysroot
	sysroot=$(rustup run "$1" rustc --print sysroot 2>/dev/null) || return 1
	[[ -f $sysroot/lib/rustlib/src/rust/library/core/Cargo.toml ]]
}

recent_enough() {
	local version
	version=$(rustc_version "$1")
	[[ -n $version ]] && at_least "$version" "$min_rust"
}

complete() { recent_enough "$1" && has_rust_src "$1" && builds_wasm "$1"; }

# Adds what toolchain $1 lacks by rustup. Fails where rustup cannot download.
download_into() {
	doing "rustup component add rust-src, rustup target add $wasm_target, for $1"
	if RUSTUP_MAX_RETRIES=1 within "$download_seconds" \
		rustup component add rust-src --toolchain "$1" >"$scratch/rustup.log" 2>&1 &&
		RUSTUP_MAX_RETRIES=1 within "$download_seconds" \
			rustup target add "$wasm_target" --toolchain "$1" >"$scratch/rustup.log" 2>&1; then
		did "added rust-src and $wasm_target to $1"
	else
		found "no download by rustup: $(refusal)"
		return 1
	fi
}

# Gives toolchain $1, which has the sources, its own `core`, `alloc` and `compiler_builtins` for the
# Wasm target, built once and kept in its sysroot.
add_wasm_libraries() {
	local toolchain=$1 sysroot libraries library built
	sysroot=$(rustup run "$toolchain" rustc --print sysroot)
	libraries=$sysroot/lib/rustlib/$wasm_target/lib
	doing "building core and alloc for $wasm_target with the toolchain $toolchain"
	mkdir -p "$scratch/empty/src"
	printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n' >"$scratch/empty/Cargo.toml"
	printf '#![no_std]\n' >"$scratch/empty/src/lib.rs"
	if ! (cd "$scratch/empty" &&
		env -u CARGO_ENCODED_RUSTFLAGS -u CARGO_BUILD_TARGET -u RUSTC -u RUSTC_WRAPPER \
			RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$scratch/empty/target" \
			rustup run "$toolchain" cargo build --release -Zbuild-std=core,alloc --target "$wasm_target") \
		>"$scratch/wasm.log" 2>&1 </dev/null; then
		tail -n 30 "$scratch/wasm.log" >&2
		fail "core and alloc for $wasm_target: their build with the toolchain $toolchain failed, as above"
	fi

	# Those of another version of the compiler would be found beside them, and refused.
	become_root "copying the libraries of $wasm_target to $libraries"
	"${as_root[@]}" rm -f "$libraries"/lib{core,alloc,compiler_builtins}-*.rlib
	"${as_root[@]}" mkdir -p "$libraries"
	for library in core alloc compiler_builtins; do
		built=("$scratch/empty/target/$wasm_target/release/deps/lib$library"-*.rlib)
		"${as_root[@]}" install -m 644 "${built[@]}" "$libraries/"
	done
	if ! builds_wasm "$toolchain"; then
		cat "$scratch/probe.log" >&2
		fail "a linker for $wasm_target: the toolchain $toolchain compiles for it but does not link, as above" \
			"its rust-lld is in the package lld-22"
	fi
	did "installed core, alloc and compiler_builtins in $libraries"
}

# Makes the Debian compiler the rustup toolchain `debian`, complete for Wasm and guests.
use_debian_toolchain() {
	if ! has apt-get || ! has dpkg-query; then
		fail "rust-src and the target $wasm_target, which rustup could not download" \
			"where the network allows: rustup component add rust-src && rustup target add $wasm_target" \
			"on Debian, these packages do instead: ${debian_toolchain_packages[*]}"
	fi
	install_packages "${debian_toolchain_packages[@]}"
	if ! toolchain_linked "$debian_toolchain"; then
		rustup toolchain link "$debian_toolchain" /usr
		did "linked the rustup toolchain $debian_toolchain to /usr"
	fi
	recent_enough "$debian_toolchain" || fail \
		"Rust $min_rust or newer: the toolchain $debian_toolchain is '$(rustc_version "$debian_toolchain")'" \
		"$(without_debian_packages)"
	has_rust_src "$debian_toolchain" || fail "the sources of core in the toolchain $debian_toolchain" \
		"it should be /usr with the package rust-web-src: rustup toolchain link $debian_toolchain /usr"
	builds_wasm "$debian_toolchain" || add_wasm_libraries "$debian_toolchain"
}

# Sets `chosen`, one toolchain that builds Wasm and guests.
choose_toolchain() {
	if [[ -n $host ]] && complete "$host"; then
		chosen=$host
	elif toolchain_linked "$debian_toolchain" && complete "$debian_toolchain"; then
		chosen=$debian_toolchain
	elif toolchain_linked "$debian_toolchain" && has dpkg-query &&
		[[ -z $(packages_missing "${debian_toolchain_packages[@]}") ]]; then
		use_debian_toolchain
		chosen=$debian_toolchain
	elif [[ -n $host ]] && download_into "$host" && complete "$host"; then
		chosen=$host
	else
		use_debian_toolchain
		chosen=$debian_toolchain
	fi
}

# Sets `wasm` and `guest`: what the caller's environment names, otherwise the chosen toolchain.
find_toolchains() {
	wasm=${WASM_BUILD_TOOLCHAIN:-}
	guest=${PVQ_GUEST_TOOLCHAIN:-}
	if [[ -z $wasm || -z $guest ]]; then
		choose_toolchain
		wasm=${wasm:-$chosen}
		guest=${guest:-$chosen}
	fi
	if ! builds_wasm "$wasm"; then
		[[ $wasm == "$debian_toolchain" ]] && use_debian_toolchain
		builds_wasm "$wasm" || fail "the target $wasm_target in the toolchain WASM_BUILD_TOOLCHAIN=$wasm" \
			"rustup target add $wasm_target --toolchain $wasm" \
			"or unset WASM_BUILD_TOOLCHAIN, and setup chooses"
	fi
	if ! has_rust_src "$guest"; then
		fail "rust-src in the toolchain PVQ_GUEST_TOOLCHAIN=$guest" \
			"rustup component add rust-src --toolchain $guest" \
			"or unset PVQ_GUEST_TOOLCHAIN, and setup chooses"
	fi
	found "for $wasm_target: $wasm, Rust $(rustc_version "$wasm")"
	found "for guest programs: $guest, Rust $(rustc_version "$guest")"
}

# Keeps the choice for `scripts/env.sh`.
write_environment() {
	mkdir -p "$cache"
	{
		printf '# Written by scripts/setup.sh; a value that is already set stays as it is.\n'
		printf ": \"\${WASM_BUILD_TOOLCHAIN:=%s}\"\n" "$wasm"
		printf ": \"\${PVQ_GUEST_TOOLCHAIN:=%s}\"\n" "$guest"
		printf 'export WASM_BUILD_TOOLCHAIN PVQ_GUEST_TOOLCHAIN\n'
		if [[ -z $host ]]; then
			printf ": \"\${RUSTUP_TOOLCHAIN:=%s}\"\nexport RUSTUP_TOOLCHAIN\n" "$guest"
		fi
	} >"$scratch/toolchains.env"
	if ! cmp -s "$scratch/toolchains.env" "$cache/toolchains.env"; then
		cp "$scratch/toolchains.env" "$cache/toolchains.env"
		did "wrote $cache/toolchains.env"
	fi
	[[ -n $host ]] || found "no other toolchain: $guest builds everything"
	printf 'ready    for a shell of your own: . scripts/env.sh\n'
}

# ---- Node.js, for the TypeScript client, the playground, and the queries between two chains in memory

readonly min_node=22

node_at_least() { [[ $("$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null || printf 0) -ge $min_node ]]; }

# Adds Node.js where it is missing or too old, by npm, whose registry has it as a package. All else works without.
find_node() {
	local own=$cache/node/node_modules/.bin/node
	if has node && node_at_least node; then
		found "Node.js $(node --version)"
	elif [[ -x $own ]] && node_at_least "$own"; then
		found "Node.js $("$own" --version), in the cache folder"
	elif ! has npm; then
		found "no npm: the TypeScript client is left out, and the rest builds without it"
	else
		doing "npm install node@$min_node, into the cache folder"
		mkdir -p "$cache/node"
		if within "$download_seconds" npm install --prefix "$cache/node" --no-audit --no-fund --no-save "node@$min_node" \
			>"$scratch/npm.log" 2>&1 && [[ -x $own ]] && node_at_least "$own"; then
			did "installed Node.js $("$own" --version) in the cache folder"
		else
			found "no Node.js $min_node by npm: the TypeScript client is left out, and the rest builds without it"
		fi
	fi
}

find_host_toolchain
find_native_tools
find_toolchains
find_node
write_environment
