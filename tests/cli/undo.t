#!/bin/sh
# Taking changes back, and putting them back.

. tests/lib.sh

export SECREG_TODAY=2017-05-12 SECREG_NOW=2017-05-10T09:00:00Z
data=$top/data/register/2017-05

# unchanged NAME: the register is that of the last keep
keep() { cp secreg.db before.db; }
unchanged() { ok "$1: the register is untouched" cmp before.db secreg.db; }

# refused NAME SENTENCE HELP CHANGE...: undo says no, so, and changes nothing
refused() {
	name=$1 sentence=$2 help=$3
	shift 3
	keep
	run secreg undo "$@"
	is "$name: no" 1 "$status"
	is "$name: said" "secreg: refused: $sentence Nothing was changed.
$help" "$err"
	is "$name: nothing on stdout" "" "$out"
	unchanged "$name"
}

# entry ID TITLE DAY LINE...: a record with one more entry, for add --update
entry() {
	printf 'proposal: %s\ntitle: %s\nhistory:\n  - date: %s\n' \
		"$1" "$2" "$3"
	shift 3
	[ $# -eq 0 ] || printf '    %s\n' "$@"
}

ok "a register is made" secreg init
refused "nothing was recorded" \
	"change 1 made this register, with the process sec-2017, and cannot be taken back." \
	"  To make another register: secreg --db FILE init"
cp -r "$data" records
ok "records are added" secreg add records

# A move ---------------------------------------------------------------------

export SECREG_NOW=2017-05-11T09:14:05Z
entry SECMP0033 "Update to CH Handover Support Materials" 2017-05-11 "status: Implemented" >move.yaml
ok "a move" secreg add --update move.yaml
secreg export --plain >moved.yaml
secreg list --all --format json >moved.json
SECREG_NOW=2017-05-12T10:00:00Z
keep
run secreg undo --dry-run
is "dry run: done" 0 "$status"
is "dry run: told" "Taken back: change 3, by secretary, 11 May 2017 09:14 UTC
  SECMP0033  Awaiting Implementation  ->  Implemented
SECMP0033 is Awaiting Implementation again. Dry run: nothing was changed." "$out"
unchanged "dry run"
run secreg undo --note "One day early" --user clerk
is "done" 0 "$status"
is "told" "Taken back: change 3, by secretary, 11 May 2017 09:14 UTC
  SECMP0033  Awaiting Implementation  ->  Implemented
SECMP0033 is Awaiting Implementation again. Change 4. To put it back: secreg undo 4" "$out"
is "nothing else" "" "$err"
is "it stands where it stood" "Awaiting Implementation" \
	"$(secreg list --all --format csv | sed -n 's/^SECMP0033,.*,3,\(A[^,]*\),.*/\1/p')"
is "what was believed then" 1 \
	"$(secreg list --all --as-known 3 --status implemented --format jsonl | wc -l)"
is "on that day too" 1 "$(secreg list --all --as-known 2017-05-11 \
	--status implemented --format jsonl | wc -l)"
is "and now" 0 \
	"$(secreg list --all --status implemented --format jsonl | wc -l)"
run secreg history
golden "the log" undo/log.txt
is "its footer" "
4 changes, 1 of them taken back." "$err"
run secreg history --as-known 3
ok "as it was" grep -q "^ *3 .*in force" "$captured.out"
run secreg history 33
golden "its entries" undo/entries.txt
refused "once more" "change 3 was taken back already, by change 4." \
	"  To put it back: secreg undo 4" 3

run secreg undo 4
is "undone: told" "Put back: change 3, by secretary, 11 May 2017 09:14 UTC
  SECMP0033  Awaiting Implementation  ->  Implemented
SECMP0033 is Implemented again. Change 5. To take it back again: secreg undo 5" "$out"
secreg export --plain >again.yaml
ok "undone: all is as it was" cmp moved.yaml again.yaml
secreg list --all --format json >again.json
ok "undone: in the list too" cmp moved.json again.json
refused "undone twice" "change 4 was taken back already, by change 5." \
	"  To put it back: secreg undo 5" 4
run secreg undo 5
is "and taken back again" \
	"SECMP0033 is Awaiting Implementation again. Change 6. To put it back: secreg undo 6" \
	"$(tail -1 "$captured.out")"
run secreg undo 4
is "its first undo cannot settle it any more" \
	"secreg: refused: change 3 was taken back or put back again since, by change 6. Nothing was changed.
  To take that back: secreg undo 6" "$err"
is "the latest that is no undo" "Taken back: change 2, by secretary, 10 May 2017 09:00 UTC
  release SEC5.7, 11 May 2017
27 proposals are no longer in the register. Change 7. To put it back: secreg undo 7" \
	"$(secreg undo)"
is "nothing is left" "" "$(secreg list --all 2>/dev/null)$(secreg export --plain)"
refused "what it stands on is gone" \
	"change 3 cannot be put back: it is about SECMP0033, which change 7 took back." \
	"  To take that back first: secreg undo 7" 6
ok "it comes back" secreg undo 7

# What is wrong with the number ----------------------------------------------

refused "no such change" "there is no change 99; the latest is 8." \
	"  All of them: secreg history" 99
refused "a long number" \
	"there is no change 9223372036854775807; the latest is 8." \
	"  All of them: secreg history" 99999999999999999999999999
keep
for word in x 0 -1 3x "" 03; do
	run secreg undo -- "$word"
	is "\"$word\": wrong usage" 2 "$status"
	is "\"$word\": said" "secreg: \"$word\" is not the number of a change.
  To see the changes: secreg history" "$err"
done
run secreg undo 3.2
is "an entry: said" 'secreg: "3.2" is not the number of a change.
  A change is taken back whole: secreg undo 3
  One entry of it is put right: secreg correct 3.2' "$err"
unchanged "wrong usage"

# A meeting, and other things than moves -------------------------------------

rm secreg.db && secreg init >/dev/null
for id in 40 41 42; do
	cat <<-X
	---
	proposal: SECMP00$id
	title: Example number $id
	path: $((id % 2 + 2))
	history:
	  - date: by 2017-04-12
	    opening: yes
	    status: Report Phase
	X
done >three.yaml
ok "three" secreg add three.yaml
cat >sheet.yaml <<'X'
meeting: Change Board
date: 2017-04-19
items:
  - proposal: SECMP0040
    vote: approve
  - proposal: SECMP0041
    vote: reject
    carried: majority
  - proposal: SECMP0042
    vote: defer
X
ok "a meeting" secreg add sheet.yaml
run secreg undo
golden "a meeting: told" undo/meeting.txt
COLUMNS=40 run secreg undo --dry-run 4
golden "a meeting, 40 columns" undo/meeting.40.txt
votes() { secreg export --plain | grep -c "vote:"; }
is "no votes" 0 "$(votes)"
ok "it is put back" secreg undo 4
is "three votes" 3 "$(votes)"

cat >others.yaml <<'X'
proposal: SECMP0040
documents:
  - name: Report
    link: https://example.org/40
planned:
  - date: 2017-06-14
    body: Change Board
    item: Final Modification Report
  - date: 2017-06-15
    body: Panel
title: Another title
history:
  - date: by 2017-04-12
    opening: yes
    status: Report Phase
    title: Example number 40
  - date: 2017-04-21
    note: |-
      Sent to the library.
      Second line.
    title: Another title
---
release: SEC5.9
date: 2017-06-29
---
holidays: A jubilee
add: [2022-06-02, 2022-06-03]
X
ok "other things" secreg add --update others.yaml
secreg export --plain >others.out
run secreg undo
golden "other things: told" undo/others.txt
ok "the title is the old one" grep -q "Example number 40" <<X
$(secreg show 40)
X
is "nothing of them is left" 0 "$(secreg export --plain |
	grep -c 'SEC5.9\|jubilee\|2022\|planned\|documents\|library\|Another')"
ok "they can be recorded again" secreg add --update others.yaml
ok "and taken back again" secreg undo
ok "and put back" secreg undo 7
secreg export --plain >others.again
ok "all of it" cmp others.out others.again

# Ids ------------------------------------------------------------------------

ok "a slip" secreg add --id 50 --title "A slip" --date 2017-05-02
is "the next id" "SECMP0051" \
	"$(secreg template proposal | sed -n 's/^proposal: //p')"
run secreg undo
is "an id: told" "Taken back: change 11, by secretary, 12 May 2017 10:00 UTC
  SECMP0050  A slip (all of it: 1 entry)
SECMP0050 is no longer in the register. Change 12. To put it back: secreg undo 12" "$out"
is "its id is the next again" "SECMP0043" \
	"$(secreg template proposal | sed -n 's/^proposal: //p')"
run secreg show 50
is "it is not found" 1 "$status"
is "known as it was" "SECMP0050" \
	"$(secreg list --all --as-known 11 --format csv | sed -n 's/,.*A slip.*//p')"
ok "the id may be used again" secreg add --id 50 --title "The real one" \
	--date 2017-05-03
refused "two of one id" \
	"change 11 cannot be put back: SECMP0050 is the id of another proposal now, by change 13." \
	"  To take that back first: secreg undo 13" 12
is "the real one is shown" "The real one" \
	"$(secreg list --all --format csv | sed -n 's/^SECMP0050,[^,]*,\([^,]*\),.*/\1/p')"

entry SECMP0050 "The real one" 2017-05-04 "renamed: SECMP0060" >renamed.yaml
ok "another id" secreg add --update renamed.yaml
ok "finds it" secreg show 60
ok "is taken back" secreg undo
run secreg show 60
is "and finds nothing" 1 "$status"
ok "and may be another's" secreg add --id 60 --title "Quite another" \
	--date 2017-05-05
refused "and is not put back then" \
	"change 14 cannot be put back: SECMP0060 is the id of another proposal now, by change 16." \
	"  To take that back first: secreg undo 16" 15

# What stands on it ----------------------------------------------------------

correct='  To put right only what is wrong in it: secreg correct'
moved() { entry SECMP0060 "Quite another" "$@" >move.yaml
	secreg add --update move.yaml; }
ok "a move" moved 2017-05-06 "status: Report Phase"
ok "another" moved 2017-05-07 "status: Refinement" "note: Sent back."
ok "a third" moved 2017-05-08 "status: Report Phase"
ok "and a remark" moved 2017-05-08 "note: Nothing to do with it."
refused "a move that others stand on" \
	"change 18 cannot be taken back: change 19 stands on it. Without it, SECMP0060 is Report Phase already (entry 19.1, 8 May 2017)." \
	"  To take that back first: secreg undo 19
$correct 18 ... --reason \"...\"" 18
refused "a proposal with more to it" \
	"change 16 cannot be taken back: it added SECMP0060, of which change 17 recorded more." \
	"  To take that back first: secreg undo 20, then secreg undo 19, then secreg undo 18, then secreg undo 17
$correct 16 ... --reason \"...\"" 16
ok "the third goes" secreg undo 19
ok "then the second can" secreg undo 18
refused "the third is not put back without the second" \
	"change 19 cannot be put back: change 22 stands in the way. With it, SECMP0060 is Report Phase already (entry 19.1, 8 May 2017)." \
	"  To take that back first: secreg undo 22" 21
ok "with the second" secreg undo 22
ok "it is" secreg undo 21
ok "both" moved 2017-05-09 "status: Refinement" "note: Again."
ok "and again" moved 2017-05-10 "status: Report Phase"
refused "several stand on it" \
	"change 18 cannot be taken back: changes 19, 25 and 26 stand on it. Without it, SECMP0060 is Report Phase already (entry 19.1, 8 May 2017)." \
	"  To take that back first: secreg undo 26, then secreg undo 25, then secreg undo 19
$correct 18 ... --reason \"...\"" 18

sed 's/date: 2017-04-19/&/; s/vote: defer/&\
    who: by show of hands/' sheet.yaml >filled.yaml
ok "a blank is filled in" secreg add --update filled.yaml
refused "what was filled in since" \
	"change 3 cannot be taken back: change 27 corrects entry 3.3 of it." \
	"  To take that back first: secreg undo 27
$correct 3 ... --reason \"...\"" 3
run secreg undo
ok "filled in: told" grep -q "SECMP0042  entry 3.3 put right, as follows" \
	"$captured.out"
ok "then it goes" secreg undo 3

# Another process ------------------------------------------------------------

cp "$top/tests/data/harbour.yaml" "$top/tests/data/harbour-life.yaml" .
rm secreg.db && secreg init --process harbour.yaml >/dev/null
ok "the harbour" secreg add harbour-life.yaml
secreg export --plain >harbour.before
ok "taken back" secreg undo
is "all of it" "" "$(secreg export --plain)"
ok "put back" secreg undo 3
secreg export --plain >harbour.after
ok "as it was" cmp harbour.before harbour.after

# The only entry put right -----------------------------------------------------

rm -f secreg.db
secreg init >/dev/null && secreg add "$data" >/dev/null
secreg set 35 path=2 >/dev/null
secreg correct 3 path=1 --reason "Misread." >/dev/null
first="Initial Consideration; Note: Raised since the April 2017 DCUSA Panel \
meeting; the paper gives no day."
run secreg undo
is "what the correction said" "  SECMP0035  entry 3.1 put right, as follows
  SECMP0035  on or before 10 May 2017: Path: 1 – Authority-led; $first
SECMP0035 stays Initial Consideration. Change 5. To put it back: secreg undo 5" \
	"$(printf '%s\n' "$out" | tail -n 3)"
run secreg undo
is "and what filled a blank: not the whole proposal" \
	"  SECMP0035  entry 2.36 put right, as follows
  SECMP0035  on or before 10 May 2017: Path: 2 – Authority Determination; $first
SECMP0035 stays Initial Consideration. Change 6. To put it back: secreg undo 6" \
	"$(printf '%s\n' "$out" | tail -n 3)"
run secreg undo 6
is "put back, the same" "  SECMP0035  on or before 10 May 2017: Path: 2 – Authority Determination; $first" \
	"$(printf '%s\n' "$out" | sed -n 3p)"

done_testing
