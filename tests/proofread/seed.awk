# Puts errors of one kind into a paper: in every place of the SHARE-th that is
# TURN-th.  Prints the paper with them; the lines of it that are wrong go to
# the file PLACES.
#
#	awk -v kind=word -v share=6 -v turn=0 -v places=FILE -f seed.awk paper
#
# Kinds: word, drop, extra (of a title), swap (two titles), status, slip (of a
# status), id, twice, out (rows of a table with statuses), replace (FROM by TO).
# STATUSES are the statuses there are, between bars.

{ line[NR] = $0 }

# Where the title begins that stands behind an id at the head of a line.
function title_at(s) {
	if (match(s, /^(- |\| |  )?(\*\*)?[A-Z]+-?[0-9]+[A-Z]?(\*\* (–|\|)|:|  ) */))
		return RSTART + RLENGTH
	return 0
}

# The words of a title up to what ends it.
function title_words(s, w,   n, i) {
	n = split(s, w, " ")
	for (i = 1; i <= n; i++)
		if (w[i] ~ /^[|–]/ || w[i] ~ /\*\*/)
			return w[i] ~ /^[|–]/ ? i - 1 : i
	return n
}

# The status a line ends with, or nothing.
function status_of(s,   i, n, all, end, best) {
	n = split(statuses, all, "|")
	for (i = 1; i <= n; i++) {
		end = s ~ /^\|/ ? "| " all[i] " |" : "  " all[i]
		if (all[i] != "" && length(s) > length(end) &&
		    substr(s, length(s) - length(end) + 1) == end &&
		    length(all[i]) > length(best))
			best = all[i]
	}
	return best
}

function replace_last(s, from, to,   i) {
	for (i = length(s); i > 0; i--)
		if (substr(s, i, length(from)) == from)
			return substr(s, 1, i - 1) to \
				substr(s, i + length(from))
}

# A line below that belongs to the row laid out above it.
function goes_on(s) { return s ~ /^        +[^ ]/ }

function seed(i,   s, at, w, n, status, all, j, head) {
	s = line[i]
	at = title_at(s)
	if (kind == "word" || kind == "drop" || kind == "extra") {
		if (!at)
			return 0
		head = substr(s, at)
		n = title_words(head, w)
		if (n < 4)
			return 0
		j = index(head, w[1] " " w[2])
		if (j != 1)
			return 0
		line[i] = substr(s, 1, at - 1) w[1] " " \
			(kind == "drop" ? "" : kind == "word" ? "Altered " : \
			w[2] " Altered ") substr(head, length(w[1] w[2]) + 3)
		return 1
	}
	status = status_of(s)
	if (kind == "status") {
		if (!at || status == "")
			return 0
		split(statuses, all, "|")
		line[i] = replace_last(s, status, \
			status == all[2] ? all[3] : all[2])
		return 1
	}
	if (kind == "slip") {
		if (!at || status == "")
			return 0
		line[i] = replace_last(s, status, \
			substr(status, 1, 2) substr(status, 4))
		return 1
	}
	if (kind == "swap") {
		if (!at || status == "" || s !~ /^\|/ || line[i + 1] !~ /^\|/)
			return 0
		n = title_at(line[i + 1])
		head = substr(line[i + 1], n)
		sub(/ \|.*/, "", head)
		w[1] = substr(s, at)
		sub(/ \|.*/, "", w[1])
		line[i] = substr(s, 1, at - 1) head \
			substr(s, at + length(w[1]))
		return 1
	}
	if (kind == "id") {
		if (!at || !match(s, /[0-9]/))
			return 0
		line[i] = substr(s, 1, RSTART - 1) "9" substr(s, RSTART + 1)
		return 1
	}
	if (kind == "twice") {
		if (!at || status == "" || goes_on(line[i + 1]))
			return 0
		line[i] = s "\n" s
		return 1
	}
	if (kind == "out") {
		if (!at || status == "")
			return 0
		gone[i] = 1
		for (j = i + 1; goes_on(line[j]); j++)
			gone[j] = 1
		return 1
	}
	at = index(s, from)
	if (kind != "replace" || !at)
		return 0
	line[i] = substr(s, 1, at - 1) to substr(s, at + length(from))
	return 1
}

END {
	for (i = 1; i <= NR; i++) {
		was = line[i]
		if (!seed(i))
			continue
		if (found++ % share == turn) {
			wrong[i] = 1
			continue
		}
		line[i] = was
		for (j = i; j in gone; j++)
			delete gone[j]
	}
	printf "" > places
	for (i = 1; i <= NR; i++) {
		if (wrong[i])
			print n + 1 + (kind == "twice") > places
		if (i in gone)
			continue
		print line[i]
		n += 1 + (kind == "twice" && wrong[i])
	}
}
