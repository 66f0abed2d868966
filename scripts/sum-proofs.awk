# Sets the proof sizes in a file of weights to the sum over the storage items that a benchmark reads.
#
# The SDK's command line writes the largest item's, as if the proof of one were that of all. What each item takes is in the
# comments that it writes above a function: its reads, at the largest values of the components, and its bytes for each. Two
# layers of the trie come to that for each item, as the command line counts them. An item of which there may be more by either
# of two components is counted for both.
#
# Run again, it changes nothing. Functions without such comments get what their namesake with comments got before them, and
# those that no benchmark can measure stay as they are.

function number(text) {
	gsub(/_/, "", text)
	return text + 0
}

function digits(value, text) {
	text = sprintf("%d", value)
	while (match(text, /[0-9][0-9][0-9][0-9](_|$)/)) text = substr(text, 1, RSTART) "_" substr(text, RSTART + 1)
	return text
}

function forget() {
	items = 0
	measured = 0
	overridden = 0
	delete reads
	delete added
	delete ranges
	delete is_measured
	delete measured_each
}

# Replaces the second number of `Weight::from_parts` in `line`.
function with_proof(line, proof, at, open, close_at) {
	at = index(line, "Weight::from_parts(")
	open = at + index(substr(line, at), ",")
	close_at = open + index(substr(line, open), ")") - 1
	return substr(line, 1, open) digits(proof) substr(line, close_at)
}

# Returns the second number of `Weight::from_parts` in `line`.
function proof_of(line, rest) {
	rest = substr(line, index(line, "Weight::from_parts("))
	rest = substr(rest, index(rest, ",") + 1)
	return number(substr(rest, 1, index(rest, ")") - 1))
}

# Returns the component by which the number in `line` is multiplied.
function component_of(line) {
	sub(/.*saturating_mul\(/, "", line)
	sub(/\.into.*/, "", line)
	return line
}

# Sets the proofs of the function `name`, of which there are comments.
function sum(at_slope, at_least_read, item, component, each, others, base, slope, extra, dearest) {
	for (item in reads) {
		if (!reads[item]) continue
		others = reads[item]
		for (component in at_slope) {
			each = int(reads[item] / ranges[component] + 0.5)
			others -= each * ranges[component]
			slope[component] += each * added[item]
		}
		if (others < 0) others = 0
		base += layers + others * added[item]
		at_least_read -= others
		if (added[item] > dearest) dearest = added[item]
		if (is_measured[item]) extra = 1
	}
	# Reads that were not made with the largest values, as of what follows a page that is not the last one.
	if (at_least_read > 0) base += at_least_read * dearest
	bases[name] = base + (extra ? measured : 0)
	for (component in at_slope) {
		if (extra && says_measured) slope[component] += measured_each[component]
		else if (extra && slope[component]) fail("measures items whose number varies")
		else if (extra) slope[component] = proof_of(line[at_slope[component]])
		slopes[name, component] = slope[component]
	}
}

# Writes the lines of the function `name`.
function finish(i, at_base, at_slope, component, left) {
	for (i = 1; i <= lines; i++) {
		if (match(line[i], /\.reads\([0-9]+\)/)) left = substr(line[i], RSTART + 7, RLENGTH - 8) + 0
		if (match(line[i], /nanoseconds; [0-9]+ bytes of proof/)) {
			split(substr(line[i], RSTART + 13), words, " ")
			measured = words[1] + 0
		} else if (line[i] ~ /\/\/ [0-9]+ bytes of proof measured for each `/) {
			split(line[i], words, "`")
			component = words[2]
			sub(/.*\/\/ /, "", words[1])
			measured_each[component] = words[1] + 0
		} else if (line[i] ~ /Weight::from_parts\(0, [0-9_]+\)\.saturating_mul/) {
			at_slope[component_of(line[i])] = i
		} else if (!at_base && line[i] ~ /Weight::from_parts\(/) {
			at_base = i
		}
	}
	# Passed on, for it to be an array where there is none.
	delete at_slope[""]
	if (items && !overridden) sum(at_slope, left)
	if (name in bases) {
		line[at_base] = with_proof(line[at_base], bases[name])
		for (component in at_slope) line[at_slope[component]] = with_proof(line[at_slope[component]], slopes[name, component])
	}
	for (i = 1; i <= lines; i++) print line[i]
	name = ""
	forget()
}

function fail(reason) {
	printf "scripts/sum-proofs.awk: %s %s\n", name, reason >"/dev/stderr"
	failed = 1
	exit 1
}

BEGIN {
	layers = 2 * 15 * 33
	forget()
}

# Its functions have a comment on each component that makes what is measured grow.
/weights-runtime\.hbs/ { says_measured = 1 }

name != "" {
	line[++lines] = $0
	if ($0 == indentation "}") finish()
	next
}

/^[ \t]*\/\/ Storage: `Benchmark::Override`/ {
	overridden = 1
}

/^[ \t]*\/\/ Storage: / {
	item = $0
	sub(/.*Storage: /, "", item)
	sub(/ \(r:.*/, "", item)
	count = $0
	sub(/.*\(r:/, "", count)
	reads[item] = count + 0
	# Of a map of a million values, until the next line says otherwise.
	added[item] = 5 * 15 * 33
	is_measured[item] = 1
	items++
}

/^[ \t]*\/\/ Proof: / {
	item = $0
	sub(/.*Proof: /, "", item)
	sub(/ \(.*/, "", item)
	if ($0 ~ /`max_values`: Some\(1\)/) added[item] = 15 * 33
	if (match($0, /added: [0-9]+/)) {
		if ($0 ~ /MaxEncodedLen/) {
			added[item] = substr($0, RSTART + 7, RLENGTH - 7) + 0
			is_measured[item] = 0
		}
	}
}

/^[ \t]*\/\/ `[a-z]+` from [0-9]+ to [0-9]+\./ {
	component = $2
	gsub(/`/, "", component)
	ranges[component] = $6 + 0
}

/^[ \t]+(pub )?fn [a-z_0-9]+\(.* \{$/ {
	indentation = $0
	sub(/(pub )?fn .*/, "", indentation)
	name = $0
	sub(/^[ \t]*(pub )?fn /, "", name)
	sub(/\(.*/, "", name)
	lines = 0
	line[++lines] = $0
	next
}

{ print }

END {
	if (!failed && name != "") {
		printf "scripts/sum-proofs.awk: %s does not end\n", name >"/dev/stderr"
		exit 1
	}
}
