# shellcheck shell=sh
# The environment every PVQ script builds in. For a shell of your own: `. scripts/env.sh`.
# A value that is already set stays as it is. `scripts/setup.sh` chooses the toolchains.

# Everything that the scripts keep outside the repository.
PVQ_CACHE_DIR="${PVQ_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/pvq}"
CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PVQ_CACHE_DIR/target}"
export PVQ_CACHE_DIR CARGO_TARGET_DIR
# A runtime that the benchmarking CLI tests a parachain's storage with, which PVQ has no use for.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1
# What is in C++, most of it Binaryen for the runtime's Wasm, compiles in half the time by clang.
if command -v clang++ >/dev/null 2>&1; then
	export CXX="${CXX:-clang++}"
fi
# The system's OpenSSL, for nodes that connect by WebRTC, where its headers are installed. It would be compiled as well.
if pkg-config --exists 'openssl >= 3' 2>/dev/null; then
	export OPENSSL_NO_VENDOR="${OPENSSL_NO_VENDOR:-1}"
fi

# What setup chose:
#   WASM_BUILD_TOOLCHAIN  builds for wasm32v1-none
#   PVQ_GUEST_TOOLCHAIN   builds guest programs
#   RUSTUP_TOOLCHAIN      builds all the rest; only where rustup has no default toolchain
if [ -r "$PVQ_CACHE_DIR/toolchains.env" ]; then
	# shellcheck source=/dev/null
	. "$PVQ_CACHE_DIR/toolchains.env"
fi

# Node.js for the TypeScript client, where setup installed it because the system has none, or an older one.
if [ -x "$PVQ_CACHE_DIR/node/node_modules/.bin/node" ]; then
	case ":$PATH:" in
	*":$PVQ_CACHE_DIR/node/node_modules/.bin:"*) ;;
	*) export PATH="$PVQ_CACHE_DIR/node/node_modules/.bin:$PATH" ;;
	esac
fi
