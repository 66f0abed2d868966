#!/usr/bin/env bash
# Installs, checks, builds and tests the TypeScript client, after its own set-up: against servers that misbehave, and against
# a development node of its own, by WebSocket, HTTP and a light client. Runs the examples against it, too, and the playground
# in Chromium. PVQ_CHROMIUM is its path, where it is not /usr/bin/chromium.
#
#   scripts/typescript.sh
#
# PVQ_NODE and PVQ_TOOL are the paths of a pvq-node and a pvq that were built already, PVQ_PROGRAMS the folder that the
# example write-programs of pvq-guest-fixtures wrote, PVQ_DEV_CHAIN_SPEC the file that scripts/dev-chain-spec.sh wrote. Without
# npm, the script says so and does nothing.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Begins a part, and says how long the parts before it took.
section() { printf '\n==== After %d:%02d: %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"; }

background=()
trap 'kill "${background[@]}" 2>/dev/null || true' EXIT

section "Set-up"
scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh
if ! command -v npm >/dev/null 2>&1; then
	printf 'skipped: there is no npm\n'
	exit 0
fi
if (($(node -p 'process.versions.node.split(".")[0]') < 22)); then
	printf 'skipped: there is no Node.js 22\n'
	exit 0
fi

section "The node, the tool and the programs"
# In CI, a lock file that is out of date is a failure.
locked=()
if [[ ${CI:-} == true ]]; then locked=(--locked); fi
packages=()
if [[ -z ${PVQ_NODE:-} ]]; then
	packages+=(-p pvq-node)
	export PVQ_NODE=$CARGO_TARGET_DIR/debug/pvq-node
fi
if [[ -z ${PVQ_TOOL:-} ]]; then
	packages+=(-p pvq-cli)
	export PVQ_TOOL=$CARGO_TARGET_DIR/debug/pvq
fi
if ((${#packages[@]})); then cargo build ${locked[@]+"${locked[@]}"} "${packages[@]}"; fi
if [[ -z ${PVQ_PROGRAMS:-} ]]; then
	export PVQ_PROGRAMS=$PVQ_CACHE_DIR/typescript/programs
	rm -rf "$PVQ_PROGRAMS"
	cargo run -q ${locked[@]+"${locked[@]}"} -p pvq-guest-fixtures --example write-programs -- "$PVQ_PROGRAMS"
fi
for built in "$PVQ_NODE" "$PVQ_TOOL" "$PVQ_PROGRAMS"; do
	[[ -e $built ]] || { printf 'there is no %s\n' "$built" >&2; exit 1; }
done

# The specification of the chain that all tests ask is exported while packages are installed.
if [[ -z ${PVQ_DEV_CHAIN_SPEC:-} ]]; then
	mkdir -p "$PVQ_CACHE_DIR/typescript"
	export PVQ_DEV_CHAIN_SPEC=$PVQ_CACHE_DIR/typescript/chain-spec.json
	scripts/dev-chain-spec.sh "$PVQ_DEV_CHAIN_SPEC" &
	background+=($!)
fi
exported=${background[*]-}

cd client/ts
section "Packages and build"
npm ci --silent
npm run --silent build
# After the build, because npm links commands that are there.
npm ci --silent --prefix ../playground &
background+=($!)
installed=$!
npm ci --silent --prefix examples

section "Types"
npm run --silent check
npx tsc -p examples/tsconfig.json
for program in portfolio total-supply; do
	examples/node_modules/.bin/pvq-codegen "$PVQ_PROGRAMS/$program.json" --no-hash -o "examples/$program.ts" --check
done

section "Tests and examples"
if [[ -n $exported ]]; then wait "$exported"; fi
# The development node starts while the tests that need none run.
npx vitest run --project unit &
unit=$!
background+=("$unit")
npx vitest run --project node
wait "$unit"

section "The playground"
cd ../playground
wait "$installed"
background=()
npm run --silent check
npx vitest run --project unit
export PVQ_CHROMIUM=${PVQ_CHROMIUM:-/usr/bin/chromium}
if ! [[ -x $PVQ_CHROMIUM ]] && [[ ${CI:-} == true ]] && command -v apt-get >/dev/null 2>&1; then
	sudo=$(command -v sudo || true)
	{ $sudo apt-get update -qq && $sudo apt-get install -y --no-install-recommends chromium; } >/dev/null 2>&1 || true
fi
if [[ -x $PVQ_CHROMIUM ]]; then
	npx vitest run --project page
else
	npm run --silent build
	printf 'skipped: the tests of the page, because there is no Chromium: apt-get install chromium, or set PVQ_CHROMIUM\n'
fi
section "Done"
