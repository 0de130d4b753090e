#!/bin/sh
# Measures secreg against its floors and against other programs, side by side
# in one run, and prints ratios with the goal of each.  Times of one machine
# say little; ratios hold.  It judges nothing: the status is 0.
#
#	make bench			27, 1,000 and 100,000 proposals
#	N="27 1000" make bench		these only
#	RUNS=9 make bench		more runs (default 5; 1 or 2 if large)
O=${O:-build}
case $O in /*) ;; *) O=$PWD/$O ;; esac
export SECREG_USER=secretary LC_ALL=C
unset SECREG_DB SECREG_TODAY SECREG_NOW
here=$(cd "$(dirname "$0")" && pwd) || exit 0
work=$(mktemp -d "${TMPDIR:-/tmp}/secreg-bench.XXXXXX") || exit 0
trap 'rm -rf "$work"' EXIT
trap 'exit 0' HUP INT TERM
cd "$work" || exit 0
cp "$O/secreg" secreg || exit 0
measure=$O/bench/measure

has() { command -v "$1" >/dev/null 2>&1; }
has sqlite3 || echo "skipped: sqlite3, the shell, is not installed"
python=
if python3 -c 'import sqlite3, yaml; yaml.CSafeLoader' 2>/dev/null; then
	python=python3
else
	echo "skipped: python3 with PyYAML's C loader is not installed"
fi
has jq || echo "skipped: jq is not installed"

# ratio WHAT AGAINST A B [GOAL]: one line; a goal like "<= 1.5" or ">= 5".
ratio() {
	awk -v what="$1" -v against="$2" -v a="$3" -v b="$4" -v goal="$5" '
	BEGIN {
		r = b > 0 ? a / b : 0
		split(goal, g, " ")
		met = goal == "" ? "" : g[1] == ">=" ? b / a >= g[2] : \
			r <= g[2]
		shown = g[1] == ">=" ? b / a : r
		printf "  %-27s %10.1f  %-26s %10.1f  %7.2f  %s\n", what, a, \
			against, b, shown, goal == "" ? "-" : \
			goal (met ? "  met" : "  NOT MET")
	}'
}

# field LINE COLUMN of what measure printed last; a failure is said once.
field() {
	sed -n "$1p" measured | cut -d ' ' -f "$2"
}

# pair WHAT AGAINST GOAL [-b COMMAND] A... , B...: measures both, one line.
pair() {
	what=$1 against=$2 goal=$3
	shift 3
	"$measure" "$runs" "$@" >measured || return
	ratio "$what" "$against" "$(field 1 1)" "$(field 2 1)" "$goal"
	[ "$(field 1 4)$(field 2 4)" = 00 ] ||
		echo "    (ended with status $(field 1 4) and $(field 2 4))"
}

# knows COMMAND...: whether secreg has it.
knows() { ./secreg help "$@" >/dev/null 2>&1; }

# remember WHAT: what was measured last, for the table of growth.
remember() {
	echo "$1|$n|$(field 1 1)|$(field 1 3)" >>growth
}

# What the papers and `check` ask, each in its quickest form.
counts="WITH p AS MATERIALIZED (SELECT status FROM proposals)
SELECT status, count(*) FROM p GROUP BY status;"
month="$counts
SELECT id, title, summary FROM proposals
WHERE raised > '2017-04-12' AND raised <= '2017-05-10' ORDER BY number;
SELECT id, body, date, outcome, carried, effect FROM votes
WHERE date > '2017-04-12' AND date <= '2017-05-10' ORDER BY date, body, id;
SELECT id, title, status FROM proposals WHERE open ORDER BY number;"
standing="$counts
SELECT * FROM proposals WHERE open ORDER BY number;
SELECT h.* FROM proposals p CROSS JOIN history h ON h.id = p.id
WHERE p.open ORDER BY p.number, h.date;
SELECT b.* FROM proposals p CROSS JOIN ballots b ON b.id = p.id
WHERE p.open ORDER BY p.number, b.date;"
rules="PRAGMA integrity_check; PRAGMA foreign_key_check;
SELECT count(*) FROM fault;"
window="--since 2017-04-12 --until 2017-05-10"

bench() {
	n=$1 runs=${RUNS:-5} few=${RUNS:-5} many=21
	if [ "$n" -ge 20000 ]; then
		runs=${RUNS:-2} few=${RUNS:-1}
	fi
	printf '\n%s proposals %32s  %-26s %10s  %7s  goal\n' "$n" \
		"CPU ms" "against" "CPU ms" "ratio"
	"$O/bench/gen" "$n" >records.yaml
	"$O/bench/gen" 1 >one.yaml
	id=SECMP$(printf %04d $((n / 2 + 1)))
	rm -f empty.db full.db floor.db
	./secreg --db empty.db init >/dev/null 2>&1
	again="rm -f floor.db add.db && cp empty.db add.db"

	"$measure" "$runs" -b "$again" \
		./secreg --db add.db add records.yaml \
		, "$O/bench/add" floor.db records.yaml \
		, "$O/bench/events" records.yaml >measured || return
	all=$(field 1 1) memory=$(field 1 3)
	remember add
	ratio "add" "floor: libyaml + SQLite" "$all" "$(field 2 1)" "<= 1.5"
	ratio "add" "floor: libyaml alone" "$all" "$(field 3 1)"
	[ "$(field 1 4)" = 0 ] || echo "    (ended with status $(field 1 4))"
	cp empty.db full.db
	./secreg --db full.db add records.yaml >/dev/null 2>&1
	if [ -n "$python" ]; then
		runs=$few pair "add" "python3, PyYAML, sqlite3" ">= 5" \
			-b "$again" ./secreg --db add.db add records.yaml \
			, python3 "$here/add.py" floor.db records.yaml
	fi
	"$measure" "$runs" -b "$again" ./secreg --db add.db add one.yaml \
		>measured
	awk -v n="$n" -v a="$memory" -v b="$(field 1 3)" 'BEGIN {
		printf "  memory of add: %.1f MiB, of one record %.1f MiB;", \
			a / 1024, b / 1024
		printf " %.1f MiB more, goal <= 16  %s\n", (a - b) / 1024, \
			a - b <= 16384 ? "met" : "NOT MET"
	}'
	awk -v a="$(wc -c <full.db)" -v b="$(wc -c <records.yaml)" -v n="$n" '
	BEGIN {
		printf "  size of the register: %.2f x its YAML", a / b
		print n < 1000 ? "" : ", goal <= 1.15  " \
			(a <= 1.15 * b ? "met" : "NOT MET")
	}'
	runs=$few
	"$measure" "$runs" -b "cp full.db add.db" \
		./secreg --db add.db add --update records.yaml >measured
	goal=">= 10"
	[ "$n" -ge 1000 ] || goal=
	ratio "add --update, unchanged" "add, earlier" "$(field 1 1)" "$all" \
		"$goal"
	awk -v at=$((n / 2 + 1)) '/^---/ && records++ == at {
		print "\n  - date: 2017-05-10\n    note: One more"
	} { print }' records.yaml >changed.yaml
	"$measure" "$runs" -b "cp full.db add.db" \
		./secreg --db add.db add --update changed.yaml >measured
	ratio "add --update, one changed" "add, earlier" "$(field 1 1)" \
		"$all" "$goal"
	[ "$(field 1 4)" = 0 ] || echo "    (ended with status $(field 1 4))"
	"$O/bench/gen" 1 $((n + 1)) >new.yaml
	runs=$many pair "add of one more" "add of the first" "" \
		-b "cp full.db add.db; cp empty.db floor.db" \
		./secreg --db add.db add new.yaml \
		, ./secreg --db floor.db add new.yaml
	if knows show; then
		runs=$many pair "show $id" "its floor" "" \
			./secreg --db full.db show "$id" \
			, "$O/bench/show" full.db "$id"
		has sqlite3 && runs=$many pair "show $id" "sqlite3 shell" \
			"<= 1" ./secreg --db full.db show "$id" , sqlite3 \
			full.db "SELECT * FROM proposals WHERE id = '$id'"
	fi
	if has sqlite3 && knows list; then
		short="SELECT id, path, status, title FROM proposals"
		runs=$many
		[ "$n" -lt 20000 ] || runs=3
		goal="<= 1.5"
		[ "$n" -gt 27 ] || goal="<= 1"
		pair "list" "sqlite3 shell" "$goal" ./secreg --db full.db list \
			, sqlite3 full.db "$short WHERE open ORDER BY number"
		pair "list --all" "sqlite3 shell" "<= 1.5" \
			./secreg --db full.db list --all \
			, sqlite3 full.db "$short ORDER BY number"
		remember "list --all"
		knows query && pair "query" "sqlite3 shell" "<= 1.5" \
			./secreg --db full.db query "$short ORDER BY number" \
			, sqlite3 full.db "$short ORDER BY number"
		knows report update && pair "report update, a month" \
			"like questions, sqlite3" "<= 1.5" \
			./secreg --db full.db report update $window \
			, sqlite3 full.db "$month"
		remember "report update"
		[ "$n" -ge 100000 ] && knows report update &&
			awk -v t="$(field 1 1)" 'BEGIN {
			print "  report update under 1 s: " \
				(t < 1000 ? "met" : "NOT MET")
		}'
		knows report status && pair "report status" \
			"like questions, sqlite3" "" \
			./secreg --db full.db report status $window \
			, sqlite3 full.db "$standing"
		remember "report status"
		knows check && pair "check" "integrity, keys and rules" "" \
			./secreg --db full.db check \
			, sqlite3 full.db "$rules"
		remember check
	fi
	if knows export; then
		runs=$few
		"$measure" "$runs" ./secreg --db full.db export >measured
		ratio "export" "add, earlier" "$(field 1 1)" "$all" "<= 1"
		remember export
	fi
	# What has no floor of its own is held against adding the same records.
	for command in "report register" "due"; do
		"$measure" "$few" ./secreg --db full.db $command >measured
		ratio "$command" "add, earlier" "$(field 1 1)" "$all"
		remember "$command"
	done
	# Others, by what they would do with the same records.
	if has jq && has python3 && [ -n "$python" ] && [ "$n" -le 1000 ]; then
		python3 -c 'import json, sys, yaml
for r in yaml.load_all(sys.stdin, Loader=yaml.CSafeLoader):
    print(json.dumps(r, default=str))' <records.yaml >records.json
		runs=$many pair "show $id" "jq on JSON" "" \
			./secreg --db full.db show "$id" \
			, jq "select(.proposal == \"$id\")" records.json
	fi
}

for n in ${N:-27 1000 100000}; do
	bench "$n"
done

printf '\n%s %41s  %-26s %10s  %7s  goal\n' "cold start" "CPU ms" \
	"against" "CPU ms" "ratio"
runs=41
for command in version help; do
	pair "$command" "an empty program" "<= 1.1" ./secreg $command \
		, "$O/bench/empty"
done

# What a proposal costs, which must not grow with their number, and memory.
printf '\n%s %18s  %12s  %12s\n' "growth" "proposals" "us each" "MiB at most"
sort -s -t '|' -k 1,1 growth | awk -F '|' '{
	printf "%-16s %8d  %12.1f  %12.1f\n", $1, $2, 1000 * $3 / $2, $4 / 1024
}'
exit 0
