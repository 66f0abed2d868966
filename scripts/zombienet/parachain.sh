# shellcheck shell=bash
# The part of scripts/zombienet.sh that tests the parachain runtime on nodes that others made.
#
# PVQ_TOOL and PVQ_PARACHAIN_WASM are paths of the tool `pvq` and of the runtime's compressed Wasm, and PVQ_PROGRAMS that
# of a folder with the example programs, if they were built already. PVQ_REQUIRE_RELAY=1 makes it a failure that a command
# is not on PATH.
#
# `locked`, `section` and `run_tests` are those of scripts/zombienet.sh.
# shellcheck disable=SC2154

# The relay chain's commands, and the collators'. Of the release of the SDK whose crates the runtime is built with; a relay
# chain of a later one runs its Wasm as well.
readonly SDK_RELEASE=stable2609-2 POLKADOT_VERSION=41.0.0 OMNI_NODE_VERSION=0.24.0
readonly RELAY_COMMANDS=(polkadot polkadot-execute-worker polkadot-prepare-worker)
readonly COLLATOR_COMMAND=polkadot-omni-node

# Prints those of the commands that are not on PATH.
missing() {
	local name
	for name in "$@"; do
		command -v "$name" >/dev/null 2>&1 || printf '%s ' "$name"
	done
}

how_to_get_them() {
	local releases=https://github.com/paritytech/polkadot-sdk/releases
	cat <<TEXT

How to get polkadot, its two workers and $COLLATOR_COMMAND, and put them into a folder of PATH:

  built, for Linux on x86-64, from the release of Polkadot SDK 2609.2, see $releases:

    mkdir -p ~/.local/bin && cd ~/.local/bin
    for name in ${RELAY_COMMANDS[*]} $COLLATOR_COMMAND; do
        curl --fail --location --remote-name $releases/download/polkadot-$SDK_RELEASE/\$name
        chmod +x \$name
    done
    export PATH=~/.local/bin:\$PATH

  or from source, which takes some hours, with protobuf-compiler, clang and the target wasm32v1-none:

    cargo install --locked polkadot@$POLKADOT_VERSION
    cargo install --locked $COLLATOR_COMMAND@$OMNI_NODE_VERSION

The workers have to be of the same release as polkadot. $COLLATOR_COMMAND alone is enough for the test without a relay
chain. The same two chains without all of this, and without a relay chain: scripts/xcm-demo.sh
TEXT
}

# Writes the raw specification of a preset, as a user of the omni-node makes it.
write_spec() {
	local preset=$1 id=$2
	"$COLLATOR_COMMAND" chain-spec-builder --chain-spec-path "$PVQ_PARACHAIN_SPECS/$preset.json" create \
		--chain-name "PVQ $id" --chain-id "pvq-$id" -t local --relay-chain rococo-local --para-id "$id" \
		--runtime "$PVQ_PARACHAIN_WASM" --raw-storage named-preset "$preset"
	printf 'wrote    %s\n' "$PVQ_PARACHAIN_SPECS/$preset.json"
}

# Runs the tests whose names have one of the arguments in them, or all, as far as their commands are there.
test_parachains() {
	local alone=omni_node_alone_answers_state_call relay=a_parachain_asks_another_by_the_relay_chain
	local lacks_collator lacks_relay run=() skipped=0 name wanted
	lacks_collator=$(missing "$COLLATOR_COMMAND")
	lacks_relay=$(missing "${RELAY_COMMANDS[@]}" "$COLLATOR_COMMAND")

	section "The commands on PATH"
	for name in "${RELAY_COMMANDS[@]}" "$COLLATOR_COMMAND"; do
		printf '%-24s %s\n' "$name" "$(command -v "$name" || printf 'missing')"
	done
	for name in "$alone" "$relay"; do
		wanted=$#
		for part in "$@"; do
			[[ $name != *"$part"* ]] || wanted=0
		done
		((wanted == 0)) || continue
		local lacks=$lacks_relay
		[[ $name != "$alone" ]] || lacks=$lacks_collator
		if [[ -n $lacks ]]; then
			printf 'skipped  %s, without %s\n' "$name" "${lacks% }"
			skipped=$((skipped + 1))
		else
			run+=("$name")
		fi
	done
	if ((skipped > 0)); then
		how_to_get_them
		if [[ ${PVQ_REQUIRE_RELAY:-} == 1 ]]; then
			printf '\nPVQ_REQUIRE_RELAY=1 asks for all of them\n' >&2
			exit 1
		fi
	fi
	if ((${#run[@]} == 0)); then
		((skipped > 0)) || { printf 'no test has a name with %s in it\n' "$*" >&2; exit 2; }
		printf '\n0 passed, 0 failed, %d skipped\n' "$skipped"
		return
	fi

	section "Set-up"
	scripts/setup.sh
	# shellcheck source=scripts/env.sh
	. scripts/env.sh

	section "The pvq tool, the Wasm of the parachain runtime, and the programs"
	if [[ -z ${PVQ_TOOL:-} ]]; then
		cargo build ${locked[@]+"${locked[@]}"} -p pvq-cli
		PVQ_TOOL=$CARGO_TARGET_DIR/debug/pvq
	fi
	if [[ -z ${PVQ_PARACHAIN_WASM:-} ]]; then
		# Optimised and compressed, as validators get it: a relay chain takes no more than 3 MiB of code.
		WASM_BUILD_TYPE=release cargo build ${locked[@]+"${locked[@]}"} -p pvq-parachain-runtime --features wasm
		PVQ_PARACHAIN_WASM=$CARGO_TARGET_DIR/debug/wbuild/pvq-parachain-runtime/pvq_parachain_runtime.compact.compressed.wasm
	fi
	for built in "$PVQ_TOOL" "$PVQ_PARACHAIN_WASM"; do
		[[ -f $built ]] || { printf 'there is no %s\n' "$built" >&2; exit 1; }
		printf 'found    %s\n' "$built"
	done
	if [[ -z ${PVQ_PROGRAMS:-} ]]; then
		PVQ_PROGRAMS=$PVQ_CACHE_DIR/zombienet/programs
		rm -rf "$PVQ_PROGRAMS"
		cargo run -q ${locked[@]+"${locked[@]}"} -p pvq-guest-fixtures --example write-programs -- "$PVQ_PROGRAMS"
	fi

	section "The specifications of the chains"
	PVQ_NETWORKS=$PVQ_CACHE_DIR/zombienet/parachains
	rm -rf "$PVQ_NETWORKS"
	PVQ_PARACHAIN_SPECS=$PVQ_NETWORKS
	mkdir -p "$PVQ_PARACHAIN_SPECS"
	export PVQ_TOOL PVQ_PARACHAIN_WASM PVQ_PROGRAMS PVQ_NETWORKS PVQ_PARACHAIN_SPECS
	write_spec development 2000
	write_spec sibling 2001

	section "The tests"
	run_tests parachain --exact "${run[@]}"
	((skipped == 0)) || printf '\n%d skipped\n' "$skipped"
}
