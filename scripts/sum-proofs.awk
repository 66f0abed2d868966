# Sets the proof sizes in a file of weights to the sum over the storage items that a benchmark reads.
#
# The SDK's command line writes the largest item's, as if the proof of one were that of all. What each item takes is in the
# comments that it writes above a function: its reads, at the largest values of the components, and its bytes for each. Two
# layers of the trie come to that for each item, as the command line counts them.
#
# Run again, it changes nothing. Functions without such comments get what their namesake with comments got before them.

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
	delete reads
	delete added
	delete ranges
	delete is_measured
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

# Writes the lines of the function `name`.
function finish(i, item, at_base, at_slope, component, slope, base, each, others, extra, left, dearest) {
	for (i = 1; i <= lines; i++) {
		if (match(line[i], /\.reads\([0-9]+\)/)) left = substr(line[i], RSTART + 7, RLENGTH - 8) + 0
		if (match(line[i], /nanoseconds; [0-9]+ bytes of proof/)) {
			split(substr(line[i], RSTART + 13), words, " ")
			measured = words[1] + 0
		} else if (line[i] ~ /Weight::from_parts\(0, [0-9_]+\)\.saturating_mul/ && proof_of(line[i]) > 0) {
			if (at_slope) fail("has proofs by two components")
			at_slope = i
			component = line[i]
			sub(/.*saturating_mul\(/, "", component)
			sub(/\.into.*/, "", component)
		} else if (!at_base && line[i] ~ /Weight::from_parts\(/) {
			at_base = i
		}
	}
	if (items) {
		base = 0
		slope = 0
		for (item in reads) {
			if (!reads[item]) continue
			each = 0
			if (at_slope) each = int(reads[item] / ranges[component] + 0.5)
			others = reads[item] - each * ranges[component]
			if (others < 0) others = 0
			base += layers + others * added[item]
			left -= others
			if (added[item] > dearest) dearest = added[item]
			if (is_measured[item]) {
				if (each) fail("measures items whose number varies")
				extra = 1
			}
			slope += each * added[item]
		}
		# Reads that were not made with the largest values, as of what follows a page that is not the last one.
		if (left > 0) base += left * dearest
		if (extra) {
			base += measured
			slope += at_slope ? proof_of(line[at_slope]) : 0
		}
		bases[name] = base
		slopes[name] = slope
	}
	if (name in bases) {
		line[at_base] = with_proof(line[at_base], bases[name])
		if (at_slope) line[at_slope] = with_proof(line[at_slope], slopes[name])
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

name != "" {
	line[++lines] = $0
	if ($0 == indentation "}") finish()
	next
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

/^[ \t]+fn [a-z_0-9]+\(.* \{$/ {
	indentation = $0
	sub(/fn .*/, "", indentation)
	name = $2
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
