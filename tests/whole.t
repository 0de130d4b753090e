# The whole register as a file: what was exported is restored to the same rows,
# so that the second export is the same bytes and every answer about every
# change and day the same; what is wrong with such a file is said at its place.

. tests/lib.sh

# A clock that goes on from command to command.
minute=0
at() {
	minute=$((minute + 1))
	SECREG_NOW=$(printf '2017-05-01T%02d:%02d:00Z' $((minute / 60)) \
		$((minute % 60)))
	export SECREG_NOW
}
export SECREG_TODAY=2017-06-30
nl='
'
data=$top/data/register/2017-05

# rows DB: every row but those of the process, whose keys may differ, and the
# digests of documents that were read, which a restored register has not
rows() {
	sqlite3 "$1" .dump | grep -v -e 'INTO process_' -e 'INTO source '
}

# answers DB LAST: what it says as known at each change, and as at some days
answers() {
	known=1
	while [ $known -le $2 ]; do
		secreg --db $1 list --all --format json --as-known $known
		secreg --db $1 history --as-known $known
		for id in 21 35; do
			secreg --db $1 show $id --as-known $known
			secreg --db $1 history $id --as-known $known
		done
		secreg --db $1 report update --since 2017-04-12 \
			--until 2017-06-01 --as-known $known --format markdown
		known=$((known + 1 + $2 / 3))
	done 2>&1
	for day in 2017-04-20 2017-05-10 2017-06-02; do
		secreg --db $1 list --all --format json --as-at $day
		secreg --db $1 report update --since 2017-04-12 --until $day
	done 2>&1
	secreg --db $1 report list 2>&1
	secreg --db $1 process --format yaml
}

# restored NAME DB: exported, restored, and the same in all that can be asked
restored() {
	last=$(sqlite3 $2 'SELECT max(no) FROM change')
	rm -f copy.db
	secreg --db $2 export -o one.yaml
	secreg --db copy.db init >/dev/null
	ok "$1: restored" secreg --db copy.db add one.yaml
	secreg --db copy.db export -o two.yaml
	ok "$1: the same bytes" cmp one.yaml two.yaml
	rows $2 >one.rows && rows copy.db >two.rows
	ok "$1: the same rows" cmp one.rows two.rows
	answers $2 $last >one.said && answers copy.db $last >two.said
	ok "$1: the same answers" cmp one.said two.said
	is "$1: it is sound" ok "$(sqlite3 copy.db 'PRAGMA integrity_check;
		PRAGMA foreign_key_check; SELECT * FROM fault')"
	half=$((last / 2))
	rm -f half.db
	secreg --db $2 export --as-known $half -o one.yaml
	secreg --db half.db init >/dev/null
	ok "$1: as known at change $half" secreg --db half.db add one.yaml
	secreg --db half.db export -o two.yaml
	ok "$1: the same bytes then" cmp one.yaml two.yaml
	is "$1: which is the last one" $half \
		"$(sqlite3 half.db 'SELECT max(no) FROM change')"
}

# change NOTE SQL: a change for the sqlite3 shell, all of it or nothing
change() {
	cat <<EOF
.bail on
BEGIN IMMEDIATE;
INSERT INTO change (no, time, user, command, note, entries_from)
SELECT max(no) + 1, '$SECREG_NOW', 'secretary', 'by hand', '$1',
	(SELECT coalesce(max(id), 0) + 1 FROM entry) FROM change;
$2;
UPDATE change SET closed = 1 WHERE closed = 0;
COMMIT;
EOF
}

# acts SEED COUNT: so many commands, some of which the register refuses
acts() {
	awk -v seed="$1" -v count="$2" '
	function pick(n) {
		seed = (seed * 16807) % 2147483647
		return int(seed / 65536) % n
	}
	function one(list,   part, n) {
		n = split(list, part, "|")
		return part[1 + pick(n)]
	}
	function day() { return sprintf("2017-%02d-%02d", 5 + pick(2),
		1 + pick(28)) }
	function id() { return one("2|4|8|11|21|33|35|101|102|5") }
	function text() { return one("A word.|Two\nlines.|- listed|no|" \
		"\"quoted\": # not a comment|2017|“curly” – dash|" \
		"  led by spaces|ends so: ") }
	function word(s) {
		gsub(/\047/, "\047\\\047\047", s)
		gsub(/\n/, "\047\"$nl\"\047", s)
		return "\047" s "\047"
	}
	BEGIN { for (i = 1; i <= count; i++) {
		act = pick(12)
		if (act == 0)
			print "add --id " 100 + i " --title " \
				word("Number " i) " --date " day()
		else if (act == 1)
			print "note " id() " " word(text()) " --date " day()
		else if (act == 2)
			print "set " id() " " word(one("title=" text() \
				"|path=3|path=2|proposer=a Network Party|" \
				"release=SEC6.0|urgent=yes")) \
				" --note " word(text())
		else if (act == 3)
			print "transition " id() " " word(one("Refinement|" \
				"Report Phase|Withdrawn|Referred")) \
				" --date " day() " --note " word(text()) \
				" --who " word("an Other SEC Party") \
				one("| --override " word(text()))
		else if (act == 4)
			print "vote " id() " " one("approve|reject|defer") \
				" --date " day() " --release SEC6.0" \
				" --implementation-date 2017-06-29" \
				" --count " word("Large Suppliers=3/-/0")
		else if (act == 5 || act == 6)
			print "correct 2." 1 + pick(36) \
				" --reason " word(text()) " " \
				word("note=" text())
		else if (act == 7)
			print "correct " 3 + pick(i) " --reason gone --delete"
		else if (act == 8)
			print "report update --since 2017-04-12 --until " \
				day() " --issue " word("Paper " i) \
				" --format " one("text|markdown|json|html")
		else if (act == 9)
			print "undo"
		else if (act == 10)
			print "undo " 3 + pick(i)
		else {
			r = id()
			printf "file proposal: SECMP%04d\\ntitle: T%d\\n" \
				"history:\\n  - date: %s\\n" \
				"    renamed: SECMP%04d\\n    title: T%d\\n" \
				"planned:\\n  - date: 2017-07-01\\n" \
				"    body: Panel\\n    item: Item %d\\n" \
				"documents:\\n  - name: Paper %d\\n" \
				"    link: https://example.org/%d\\n\n",
				r, i, day(), 200 + i, i, i, i, i
		}
	} }'
}

for seed in 11 2017 77031; do
	at
	db=seed$seed.db
	secreg --db $db init --user "  \"odd\" - name" >/dev/null
	cp -r "$data" records 2>/dev/null
	secreg --db $db add records --note "The first: with a colon" >/dev/null
	printf '%s\n' "holidays: As moved" "add: [2017-06-01]" \
		"remove: [2017-05-29]" --- "release: SEC6.0" \
		"date: 2017-06-29" "note: One more" >days.yaml
	at
	secreg --db $db add days.yaml >/dev/null
	done=0
	acts $seed 60 >acts
	while IFS= read -r line; do
		at
		case $line in
		"file "*) printf "${line#file }" >renamed.yaml
			line="add --update renamed.yaml" ;;
		esac
		eval "secreg --db $db $line" >/dev/null 2>&1 &&
			done=$((done + 1))
	done <acts
	ok "seed $seed: many acts were done ($done)" test $done -ge 15
	# Taken back, and put back, as far as the register allows it.
	target=$(sqlite3 $db 'SELECT max(no) - 1 FROM change')
	for live in 0 1 0; do
		at
		{
			change "switched" "INSERT INTO switch SELECT max(no),
				$target, $live FROM change"
		} | sqlite3 $db 2>/dev/null
	done
	restored "seed $seed" $db
done

# The law holds where there is something to hold: taken together, the random
# registers have all that a register can have.
for table in entry ballot plan document release holiday paper switch; do
	ok "there are rows of $table" test 0 -lt "$(for db in seed*.db; do
		sqlite3 $db "SELECT count(*) FROM $table"
	done | sort -n | tail -1)"
done
for what in "replaces IS NOT NULL" "gone" "name IS NOT NULL AND n > 1"; do
	ok "there are entries: $what" test 0 -lt "$(for db in seed*.db; do
		sqlite3 $db "SELECT count(*) FROM entry WHERE $what"
	done | sort -n | tail -1)"
done

# Papers of any bytes, in pieces where they are long; many changes; a process
# of another field; questions and plans that correct others.
printf 'not text: \377\376\001\n' >odd.txt
printf 'no end' >short.txt
printf '  indented\n\n\n' >indented.txt
awk 'BEGIN { for (i = 0; i < 90000; i++) print "line", i, "\tof many" }' >long.txt
tr '\n' '\r' <long.txt >returns.txt
secreg --db kinds.db init --process "$top/tests/data/harbour.yaml" >/dev/null
secreg --db kinds.db add "$top/tests/data/harbour-life.yaml" >/dev/null
at
for name in odd short indented long returns; do
	case $name in
	odd) kind=status;;
	short) kind=register;;
	*) kind=update;;
	esac
	change "$name" "INSERT INTO paper (change, name, kind, until, known,
		format, sha256, bytes) SELECT max(no), '$name', '$kind',
		'2017-05-01', 1, 'text', '$(sha256sum <$name.txt |
		cut -d ' ' -f 1)', readfile('$name.txt') FROM change"
done | sqlite3 kinds.db
is "five papers are there" 5 "$(sqlite3 kinds.db 'SELECT count(*) FROM paper')"
at
{
	change "a question" "INSERT INTO question (change, name, title,
		keywords, sql) SELECT max(no), 'open', 'What is open?',
		'open', 'SELECT id' || char(10) || 'FROM proposals;'
		FROM change"
	change "put right" "INSERT INTO question (change, replaces, name, title,
		keywords, sql) SELECT max(no), (SELECT id FROM question),
		'open', 'What?', 'open', 'SELECT 1;' FROM change"
	change "taken away" "INSERT INTO question (change, replaces, gone, name,
		title, keywords, sql) SELECT max(no), (SELECT max(id) FROM
		question), 1, 'open', 'What?', '', 'SELECT 1;' FROM change"
	change "planned" "INSERT INTO plan (change, proposal, day, body, item)
		SELECT max(c.no), 1, '2017-09-0' || b.id, b.id, 'Item'
		FROM change c, process_body b WHERE b.id < 4 GROUP BY b.id"
	change "not planned" "INSERT INTO plan (change, proposal, replaces,
		gone, day, body) SELECT max(c.no), 1, (SELECT id FROM plan
		WHERE day = '2017-09-02'), 1, '2017-09-02', 2 FROM change c"
	for i in $(seq 1100); do
		change "Number $i" "SELECT 1"
	done
} | sqlite3 kinds.db >/dev/null
restored "all kinds" kinds.db
for name in odd short indented long returns; do
	sqlite3 copy.db "SELECT writefile('$name.out', bytes) FROM paper
		WHERE name = '$name'" >/dev/null
	ok "the bytes of $name.txt" cmp $name.txt $name.out
done
is "their kinds" "odd status short register indented update long update\
 returns update" "$(sqlite3 -separator ' ' copy.db \
	'SELECT name, kind FROM paper ORDER BY id' | tr '\n' ' ' | sed 's/ $//')"
is "a long head is in parts" 1 "$(grep -c '^part: 3$' one.yaml)"

# Questions as they are recorded: added, replaced, taken away and put back.
secreg --db asked.db init >/dev/null
at
question() {
	printf 'question: %s\ntitle: %s\nsql: %s\n' "$@" |
		secreg --db asked.db add --update - >/dev/null
}
question first "What is there?" "SELECT 1"
question first "What else is there?" "SELECT 2"
printf 'question: first\ngone: yes\n' | secreg --db asked.db add - >/dev/null
question second "When did {body} meet?" \
	"SELECT date FROM meetings WHERE body = :body"
secreg --db asked.db undo 4 >/dev/null
restored "questions" asked.db
for known in 2 3 4 5 6; do
	for db in asked copy; do
		secreg --db $db.db ask --as-known $known >$db.txt 2>/dev/null
	done
	ok "questions: as known at $known" cmp asked.txt copy.txt
done
is "questions: one is there again" "What else is there?" \
	"$(secreg --db copy.db ask first 2>/dev/null | head -n 1)"

# What is wrong with a file.  The register stays as it was.
unset SECREG_TODAY
export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
good=$top/tests/golden/export/whole.yaml
secreg --db bad.db init >/dev/null
cp bad.db before.db

# bad NAME SED SENTENCE: the file after SED is refused, beginning so
bad() {
	sed "$2" "$good" >bad.yaml
	if cmp -s "$good" bad.yaml; then
		result 1 "$1: the file is another"
		return
	fi
	run secreg --db bad.db add bad.yaml
	is "$1: bad input" 3 $status
	is "$1: told" "$3" "$(head -n 1 "$captured.err")"
	ok "$1: nothing was changed" cmp before.db bad.db
}

line() { grep -n -m 1 -- "$1" "$good" | cut -d : -f 1; }
changes=$(line '^changes:')
third=$(line '^  - change: 3')
bad "cut short" "$(line '^proposal: SECMP0035')"',$d' "bad.yaml:3:12: error:\
 the file holds 26 proposals, not 27: it is not whole [whole-register]"
bad "a change is gone" "$third,$((third + 4))d" \
	"bad.yaml:$third:13: error: change 3 belongs here\
 [whole-register]"
bad "the last change is gone" '/^  - change: 4/,/^    entries/d' \
	"bad.yaml:2:14: error: the file holds 3 changes, not 4: it is not whole\
 [whole-register]"
bad "an earlier time" "$((third + 1))s/2017/2016/" \
	"bad.yaml:$((third + 1)):11: error: this is earlier than the change\
 before [whole-register]"
bad "no time" "$((third + 1))s/09:/29:/" \
	"bad.yaml:$((third + 1)):11: error: \"2017-05-10T29:00:00Z\" is no\
 time, as 2017-05-10T09:00:00Z [date]"
bad "a word of a paper" 's/Advice/&/; s/SEC MODIFICATIONS UPDATE/SEC/' \
	"bad.yaml:$(line sha256):13: error: the bytes of \"DCUSA May 2017\" are\
 not those that went out: their SHA-256 is another [whole-register]"
bad "a reference twice" 's/"2.36"/"2.35"/' \
	"bad.yaml:$(line '"2.36"'):13: error: \"2.35\" is here twice\
 [whole-register]"
bad "a reference too high" 's/"2.36"/"2.37"/' \
	"bad.yaml:$(line '"2.36"'):13: error: change 2 recorded 36 entries, so\
 none is \"2.37\" [whole-register]"
bad "no reference" 's/"2.36"/2-36/' \
	"bad.yaml:$(line '"2.36"'):13: error: \"2-36\" is no reference, as\
 \"58.2\" [whole-register]"
bad "what is not there is replaced" 's/replaces: "2.21"/replaces: "2.20"/' \
	"bad.yaml:$(line 'replaces:'):15: error: this proposal has no earlier\
 entry \"2.20\" [whole-register]"
bad "the head differs" 's/^status: Referred/status: Rejected/' \
	"bad.yaml:$(line '^status: Referred'):9: error: the header says Rejected,\
 but the history ends at Referred [status-check]"
bad "a move there is not" 's/^    status: Awaiting Authority Decision/&x/' \
	"bad.yaml:$(line '^    status: Awaiting Authority'):13: error: there is no\
 status \"Awaiting Authority Decisionx\" [status-name]"
at_refused=$(line '^    status: Awaiting Authority')
bad "a move the process has not" \
	"$at_refused"'s/Awaiting Authority Decision/Implemented/' \
	"$(sed "$at_refused"'s/Awaiting Authority Decision/Implemented/' "$good" \
		>bad.yaml; secreg --db bad.db add bad.yaml 2>&1 | head -n 1)"
bad "an unknown field" 's/^    replaces:/    replace:/' \
	"bad.yaml:$(line 'replaces:'):5: error: an entry has no field \"replace\"\
 [unknown-field]"
bad "two proposals of one id" \
	's/^proposal: SECMP0035/proposal: SECMP0034/; s/renamed: SECMP0035/renamed: SECMP0034/' \
	"bad.yaml:$(line '  - change: 2'):5: error: the register refuses what\
 change 2 recorded [whole-register]"
bad "parts in disorder" '1a part: 2' \
	"bad.yaml:2:7: error: part 1 of the register belongs here\
 [whole-register]"
bad "no process" 's/^    process: sec-2017//' \
	"bad.yaml:$((changes + 1)):5: error: the first change loads a process\
 [whole-register]"

# What does not go together.
run secreg --db bad.db add "$good" --update
is "--update: wrong usage" 2 $status
run secreg --db bad.db add "$good" --note "Mine"
is "--note: wrong usage" 2 $status
run secreg --db bad.db add "$data" "$good"
is "not with other files" 2 $status
ok "nothing was changed" cmp before.db bad.db
run secreg --db bad.db add --dry-run "$good"
is "a dry run: done" 0 $status
is "it says what would be" "Would restore the whole register: 4 changes, 27\
 proposals, 37 entries, 1 paper.
The last change is of 10 May 2017, by secretary.
Dry run: nothing was changed." "$out"
ok "and changes nothing" cmp before.db bad.db
ok "from a pipe" sh -c "cat '$good' | '$SECREG' --db bad.db add -"
ok "the same bytes" sh -c "'$SECREG' --db bad.db export | cmp - '$good'"
run secreg --db bad.db add "$good"
is "a second time: refused" 3 $status

done_testing
