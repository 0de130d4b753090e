. tests/lib.sh

# What `check` finds in registers that were damaged, and in the sources that
# disagree: the checks `store`, `timelines`, `titles` and `papers`.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
if ! command -v sqlite3 >/dev/null 2>&1; then
	ok "without the sqlite3 shell nothing can be damaged here" true
	done_testing
fi

# found CHECK [OPTION...]: kind, id, entry and sentence of what one check finds
found() {
	check=$1; shift
	secreg check "$check" "$@" --format jsonl | sed 's/^{"check":"[a-z]*",//
		s/"kind":"\([a-z]*\)","id":\([^,]*\),"ref":\([^,]*\),.*"found":"/\1 \2 \3 /
		s/","advice":.*//
		s/ "\([^ ]*\)" / \1 /; s/ "\([^ ]*\)" / \1 /'
}

# damaged SQL: the register is sound.db with that done to it by another program
damaged() {
	cp sound.db damaged.db && sqlite3 damaged.db "$1"
	export SECREG_DB=damaged.db
}

secreg --db sound.db init >/dev/null
secreg --db sound.db add "$top"/data/register/2017-05 >/dev/null
secreg --db sound.db note 2 "A third change." >/dev/null
secreg --db sound.db report update --since 2017-04-12 --until 2017-05-10 \
	--issue "May 2017" >/dev/null 2>&1
export SECREG_DB=sound.db
is "the register as it is: nothing" "" "$(found store)$(found papers)"
secreg export -o whole.yaml
secreg --db again.db init >/dev/null
secreg --db again.db add whole.yaml >/dev/null
is "nor in one that was restored" "" "$(found store --db again.db)"
sqlite3 again.db "VACUUM; ANALYZE"
is "nor after what SQLite does by itself" "" "$(found store --db again.db)"
secreg note 5 "A fifth change." >/dev/null
ok "a change is taken back" secreg undo 5
is "nor after an undo" "" "$(found store)"
ok "and put back" secreg undo 6
is "nor after undoing that" "" "$(found store)"

# Rows deleted, altered and forged.
damaged "DROP TRIGGER entry_delete; DELETE FROM entry WHERE id = 5;"
is "an entry deleted" "finding null null The trigger entry_delete is missing.
finding null null Entries of it are missing: it has 35, numbered up to 36.
finding null null 1 proposal it added has no id: its entries are gone." \
	"$(found store)"
run secreg check store
is "is a finding" 1 $status
golden "in text" check/store.txt
run env COLUMNS=40 "$SECREG" check store
golden "40 columns" check/store-40.txt
run secreg check store --format markdown
golden "in Markdown" check/store.md
run secreg check
is "what stands on it is not asked" "Looked at  store" \
	"$(printf '%s\n' "$out" | grep '^Looked at ')"
damaged "DROP TRIGGER entry_delete; DELETE FROM entry
	WHERE change = 2 AND n = (SELECT max(n) FROM entry WHERE change = 2);"
is "the last of a change" "Entries of it are missing: 35 are left, and the \
last is not among them." "$(found store | sed -n '2s/.* null null //p')"
damaged "DROP TRIGGER entry_update;
	UPDATE entry SET change = 2, n = 99 WHERE change = 3;"
is "an entry of another change" \
	"1 of the 1 entries that lie among its own are of another change." \
	"$(found store | sed -n '2s/.* null null //p')"
damaged "DROP TRIGGER entry_update; UPDATE entry SET n = 2 WHERE id = 1;
	UPDATE entry SET n = 35 WHERE n = 36;"
is "numbers twice" "It has 36 entries, numbered to 35 only." \
	"$(found store | sed -n '2s/.* null null //p')"
damaged "DROP TRIGGER entry_update; DROP TRIGGER process_status_delete;
	UPDATE entry SET body = 99 WHERE change = 3;
	DELETE FROM process_status WHERE name = 'Referred';"
is "references" "1 row names a row of process_body that is not there \
(body: entry 3.1).
1 row names a row of process_status that is not there (status: entry 2.23)." \
	"$(found store | sed -n 's/^finding null [23][^ ]* //p')"
run secreg check
is "then nothing else is asked" \
	"Looked at  store" "$(printf '%s\n' "$out" | grep '^Looked')"
is "which is said" "Not looked at, as what is damaged tells no truth: \
ballots, overrides, late, overdue, timelines, releases, titles, papers" "$err"
is "and is a finding" 1 $status
damaged "DROP TRIGGER entry_update; UPDATE entry SET body = 99
	WHERE vote IS NOT NULL;"
run secreg check timelines
is "a vote of nobody: a timeline cannot be read" 4 $status
is "one clear line, and where to look" "secreg: votes in the register name a \
body that is not there.
  What else is wrong: secreg check store" "$err"
damaged "DROP TRIGGER change_delete; DELETE FROM change WHERE no = 3;"
is "a change deleted: what it wrote" 1 \
	"$(found store | grep -c 'a row of change that is not there')"
damaged "DROP TRIGGER change_delete; DROP TRIGGER entry_delete;
	DELETE FROM entry WHERE change = 3; DELETE FROM change WHERE no = 3;"
is "a change deleted with all of it" "finding null null There is no change 3." \
	"$(found store | sed -n 3p)"
damaged "DROP TRIGGER change_update;
	UPDATE change SET time = '2001-01-01T00:00:00Z' WHERE no = 3;"
is "a change of another time" "finding null null It is said to be recorded at \
2001-01-01T00:00:00Z, before the change before it, at 2017-05-10T09:00:00Z." \
	"$(found store | sed -n 2p)"
damaged "DROP TRIGGER change_update;
	UPDATE change SET entries_from = 1 WHERE no = 3;"
is "entries of another change claimed" "finding null null Its entries are said \
to begin before those of the change before it." \
	"$(sqlite3 damaged.db "UPDATE change SET entries_from = 9 WHERE no = 2"
	found store | sed -n 2p)"
damaged "INSERT INTO change (no, time, user, command, entries_from)
	SELECT max(no) + 1, '2017-05-10T09:00:00Z', 'other', 'by hand',
	(SELECT max(id) + 1 FROM entry) FROM change;"
is "a change left open" "finding null null It was never closed: it counts \
nowhere, and nothing can be recorded after it." "$(found store)"
ok "what it advises" sqlite3 damaged.db "$(secreg check store --format jsonl |
	sed 's/.*the process: \(.*\)"}/\1/')"
is "puts that right" "" "$(found store)"
damaged "DROP TRIGGER horizon_update; UPDATE horizon SET known = 1;"
is "the horizon" "finding null null The views of the file do not look at all \
that is recorded." "$(found store | sed -n 2p)"
damaged "DROP TRIGGER name_update; UPDATE name SET text = 'SECMP0004', number = 4
	WHERE text = 'SECMP0005';"
is "two of one id" "finding SECMP0004 null 2 proposals go by this id." \
	"$(found store | sed -n 2p)"
damaged "DROP TRIGGER entry_update;
	UPDATE entry SET replaces = 1 WHERE change = 3;
	UPDATE entry SET replaces = id + 1 WHERE id = 4;"
is "a correction of a later entry, or of another proposal" \
	"finding null 2.4 It corrects entry 2.5, which is of another proposal." \
	"$(found store | grep ' 2.4 ')"

# What the file is made of.
damaged "DROP INDEX entry_timeline; CREATE VIEW mine AS SELECT 1;
	DROP TRIGGER entry_update; CREATE TRIGGER entry_update BEFORE UPDATE ON
	entry BEGIN SELECT 1; END; CREATE TABLE extra (a);
	CREATE TRIGGER spy AFTER INSERT ON entry BEGIN SELECT 1; END;"
is "altered, missing and extra" "\
finding null null The index entry_timeline is missing.
remark null null This program did not make this table.
finding null null The trigger entry_update is not what this program makes.
finding null null This program did not make this trigger of entry; what is \
recorded may not be what was given.
remark null null This program did not make this view." "$(found store)"
is "the rest is asked all the same" "" "$(found ballots)$(found timelines)"
(unset SECREG_TODAY; secreg export -o made.yaml)
secreg --db made.db init >/dev/null
secreg --db made.db add made.yaml >/dev/null
is "what it advises makes a whole one" "" "$(found store --db made.db)"
damaged "CREATE TABLE extra (a);"
run secreg check store
is "an extra table alone is a remark" "0 Nothing found; 1 remark." \
	"$status $(printf '%s\n' "$out" | tail -1)"
# What is read must be what this program makes, or it may say anything.
for part in "table plan" "view proposals" "table process_status"; do
	damaged "DROP ${part% *} ${part#* };"
	run secreg check
	is "without the $part nothing is asked: could not" 4 $status
	ok "which is named" grep -q "its ${part% *} \"${part#* }\" is missing" \
		"$captured.err"
done
damaged "DROP VIEW known; CREATE VIEW known AS SELECT * FROM entry;"
run secreg check
is "nor with a view of another's" 4 $status

# The file itself.
awk 'BEGIN { for (i = 1; i <= 300; i++) printf "---\nproposal: SECMP%04d\n" \
	"title: The title of number %d\nhistory:\n  - date: 2017-01-01\n" \
	"    status: Initial Consideration\n", 1000 + i, i }' >many.yaml
secreg --db many.db init >/dev/null
secreg --db many.db add many.yaml >/dev/null
is "many: nothing" "" "$(found store --db many.db)"
export SECREG_DB=damaged.db
at=$(LC_ALL=C grep -abo SECMP1100 many.db | tail -1 | cut -d : -f 1)
cp many.db damaged.db
printf Z | dd of=damaged.db bs=1 seek=$((at + 5)) conv=notrunc 2>/dev/null
run secreg check
is "a byte of an index" 1 $status
is "is told in SQLite's words" 1 "$(printf '%s\n' "$out" |
	grep -c 'Damaged: row [0-9]* missing from index name_text')"
is "and stops the rest" "Looked at  store" \
	"$(printf '%s\n' "$out" | grep '^Looked')"
page=$(sqlite3 many.db "SELECT rootpage FROM sqlite_schema
	WHERE name = 'entry_timeline'")
cp many.db damaged.db
dd if=/dev/zero of=damaged.db bs=4096 seek=$((page - 1)) count=1 conv=notrunc \
	2>/dev/null
run secreg check
is "a page of zeros: SQLite cannot go on" 4 $status
is "the way out, and what it found" 2 "$(printf '%s\n' "$err" |
	grep -cE 'secreg help damaged$|What SQLite found first: .*')"
is "nothing is half said" "" "$out"
head -c 100000 many.db >damaged.db
run secreg check
is "a file cut short" 4 $status
is "is said to be damaged" 1 "$(printf '%s\n' "$err" |
	grep -c 'the file is damaged (SQLite')"
head -c 1000 many.db >damaged.db
run secreg check
is "a file of nearly nothing" 4 $status

# The walk and the view disagree where the process was altered.
cat >withdrawn.yaml <<'YAML'
proposal: SECMP0041
title: Meters that hum
history:
  - date: 2017-03-01
    status: Initial Consideration
  - date: 2017-03-20
    status: Refinement
  - date: 2017-04-05
    status: Withdrawn
    who: the Proposer
---
proposal: SECMP0042
title: Meters that whistle
history:
  - date: 2017-03-01
    status: Initial Consideration
YAML
secreg --db sound.db add withdrawn.yaml >/dev/null
withdrawal="SELECT m.id FROM process_move m
	JOIN process_status f ON f.id = m.from_status
	JOIN process_status t ON t.id = m.to_status
	WHERE t.name = 'Withdrawn' AND m.path = 0 AND f.name ="
damaged "DROP TRIGGER process_move_delete; DELETE FROM process_move
	WHERE id = ($withdrawal 'Refinement');"
is "the view finds what the walk does not" "finding SECMP0041 8.3 It became \
Withdrawn, from Refinement: the process has no such move.
finding SECMP0041 null The view \`fault\` finds what a walk through the process \
does not." "$(found timelines)"
damaged "DROP TRIGGER process_move_update;
	UPDATE process_move SET needs_note = 1 WHERE id = (
	SELECT min(id) FROM process_move WHERE rule = (SELECT rule
	FROM process_move WHERE id = ($withdrawal 'Refinement')));"
is "the walk finds what the view does not" "finding SECMP0041 null Walked \
through the process: to become Withdrawn (entry 8.3, 5 April 2017), SECMP0041 \
needs a note; the view \`fault\` finds nothing." "$(found timelines)"

# Titles.
inclusion="Inclusion of Meter Serial Number data item in the Smart Metering \
Inventory"
cp sound.db titles.db
export SECREG_DB=titles.db
secreg set 4 title="$inclusion again" --date 2017-05-03 >/dev/null
is "a word more, and nobody says why" "remark SECMP0004 9.1 The title changed \
in one word (“again” put in), and nothing says why. Before: $inclusion" \
	"$(found titles | sed -n 1p)"
is "the paper has the old one: told once" "remark SECMP0004 null The paper \
\\\"May 2017\\\" calls it “$inclusion” (line 24); by the register it was: \
$inclusion again" "$(found titles | sed 1d)"
run secreg check titles
is "they are remarks" 0 $status
golden "in text" check/titles.txt
is "on an earlier day there was none" "" "$(found titles --as-at 2017-05-02)"
is "nor was it known" "" "$(found titles --as-known 8)"
secreg correct 9.1 title="$inclusion" --reason "A slip." >/dev/null
is "corrected: nothing" "" "$(found titles)"
secreg set 41 title="Meters which hum" --date 2017-05-10 \
	--note "The Proposer asked for it." >/dev/null
is "with a reason: nothing" "" "$(found titles)"
secreg set 42 title="Wholly other words" --date 2017-05-10 >/dev/null
is "a new title altogether was no slip" "" "$(found titles)"
secreg set 42 title="Wholly Other – Words" --date 2017-05-10 >/dev/null
is "capitals and dashes are no words" "" "$(found titles)"
secreg set 41 formal-title="The humming of meters" --date 2017-05-08 >/dev/null
is "a formal title need not be like the title" "" "$(found titles)"
secreg set 41 formal-title="The humming of a meter" --date 2017-05-09 \
	>/dev/null
is "but like the one before" 1 "$(found titles |
	grep -c '^remark SECMP0041 [0-9.]* The formal title changed in two words (“meters” became “a meter”)')"

# Papers.
cp sound.db papers.db
export SECREG_DB=papers.db
issue() {
	secreg report update --since "$1" --until "$2" --issue "$3" \
		2>&1 >/dev/null | grep 'The window of'
}
is "at the time it is told in the same words" "The window of \"May 2017\" \
ended on 10 May 2017: what lies between the two days is told in both papers." \
	"$(issue 2017-03-14 2017-04-12 March)"
is "windows that meet, in any order" "" "$(found papers)"
issue 2017-01-01 2017-02-28 January >/dev/null
is "a gap" "finding null null Its window begins after 14 March 2017. The \
window of \\\"January\\\" ended on 28 February 2017: what lies between the two \
days is told in neither paper: 2 entries." "$(found papers)"
run secreg check papers
is "is a finding" 1 $status
golden "in text" check/papers.txt
is "what it advises" "secreg report update --since 2017-02-28 --until \
2017-03-14 --issue NAME" "$(secreg check papers --format jsonl |
	sed 's/.*after all: \(.*\)"}/\1/')"
issue 2017-02-28 2017-03-14 February >/dev/null
is "fills it" "" "$(found papers)"
issue 2016-10-01 2016-12-01 October >/dev/null
is "a gap of which nothing is recorded is a remark" "remark null null Its \
window begins after 1 January 2017. The window of \\\"October\\\" ended on 1 \
December 2016: what lies between the two days is told in neither paper; \
nothing is recorded of them." "$(found papers)"
issue 2016-10-01 2017-01-10 Winter >/dev/null
is "an overlap, and a window within another" "remark null null Its window \
begins after 1 October 2016. The window of \\\"October\\\" ended on 1 December \
2016: what lies between the two days is told in both papers.
remark null null Its window begins after 1 January 2017. The window of \
\\\"Winter\\\" ended on 10 January 2017: what lies between the two days is told \
in both papers." "$(found papers)"
issue 2017-03-20 2017-04-01 Extra >/dev/null
is "a window within another" "remark null null Its window begins after 20 \
March 2017. All of it is in the window of \\\"March\\\" too." \
	"$(found papers | tail -1)"
is "as known before" "" "$(found papers --as-known 8)"
damaged "DROP TRIGGER paper_update;
	UPDATE paper SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Panel',
	'Board') AS BLOB);"
is "bytes that are not those that went out" "finding null null It is not what \
went out: its SHA-256 does not agree." "$(found papers)"
is "whose titles are not read" "" "$(found titles)"
damaged "DROP TRIGGER paper_update; UPDATE paper SET bytes = x'534543ff00ff41';"
is "nor bytes that are no text" "1 0" "$(found papers | grep -c SHA-256) \
$(found titles | grep -c .)"

# Pages and files for programs are kept, and not read for titles.
cp sound.db formats.db
export SECREG_DB=formats.db
for format in html json markdown; do
	secreg report update --since 2017-04-12 --until 2017-05-10 \
		--format $format --issue "As $format" >/dev/null 2>&1
done
secreg set 4 title="$inclusion again" --date 2017-05-03 >/dev/null
is "titles are read in text and in Markdown" "May 2017
As markdown" "$(found titles | sed -n 's/.*The paper \\"\([^\\]*\)\\" .*/\1/p')"

# Another process.
export SECREG_DB=byelaws.db
secreg init --process "$top/tests/data/harbour.yaml" >/dev/null
secreg add "$top/tests/data/harbour-life.yaml" >/dev/null
secreg report update --since 2017-01-01 --until 2017-05-10 --issue Tide \
	>/dev/null 2>&1
is "a register of byelaws is sound" "" \
	"$(found store)$(found timelines)$(found titles)$(found papers)"

done_testing
