. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
records=$top/data/register/2017-05

# proposal ID [TITLE [PATH]]: a record, begun in the Report Phase
proposal() {
	cat <<-EOF
	proposal: $1
	title: ${2:-An example title}
	path: ${3:-3}
	history:
	  - date: by 2017-04-12
	    opening: yes
	    status: Report Phase
	EOF
}

# unchanged NAME: the register is that of the last `cp secreg.db before.db`
unchanged() { ok "$1: the register is untouched" cmp before.db secreg.db; }

ok "a register is made" secreg init

# One, and what was there already --------------------------------------------

proposal SECMP0036 >36.yaml
cp secreg.db before.db
run secreg add --dry-run 36.yaml
is "dry run: done" 0 $status
is "dry run: what would be" "SECMP0036  An example title
  Status   Report Phase, on or before 12 April 2017
Dry run: nothing was changed." "$out"
unchanged "dry run"
run secreg add 36.yaml
is "one: done" 0 $status
is "one: told" "SECMP0036  An example title
  Status   Report Phase, on or before 12 April 2017
Change 2, by secretary. To take it back: secreg undo 2" "$out"
is "one: nothing else" "" "$err"

cp secreg.db before.db
run secreg add 36.yaml
is "the same again: done" 0 $status
is "the same again: nothing on stdout" "" "$out"
is "the same again: said" "secreg: SECMP0036 is already in the register and\
 is the same. Nothing to do." "$err"
unchanged "the same again"

sed '3a status: Referred' 36.yaml >claim.yaml
run secreg add claim.yaml
is "the same but for a wrong status at its head: bad input" 3 $status
ok "it is checked" grep -q '^claim.yaml:4:9: error: .*\[status-check\]$' \
	"$captured.err"
unchanged "a wrong status"

{ cat 36.yaml; echo "  - date: 2017-04-13"; echo "    note: A remark."; } >more.yaml
run secreg add more.yaml
is "different: bad input" 3 $status
is "different: both ways on" 'more.yaml:1:11: error: SECMP0036 is already in the register and this is different [exists]
  1 | proposal: SECMP0036
    |           ^^^^^^^^^
  To add the new entries:       secreg add --update more.yaml
  To see the differences first: secreg add --update --dry-run more.yaml

1 error in 1 file. Nothing was added.' "$err"
unchanged "different"
run secreg add --update --dry-run more.yaml
is "update, dry: done" 0 $status
unchanged "update, dry"
run secreg add --update more.yaml
is "update: done" 0 $status
is "update: told" "SECMP0036  An example title
  13 April 2017  a note
Change 3, by secretary. To take it back: secreg undo 3" "$out"
run secreg add --update more.yaml
is "update again: done" 0 $status
is "update again: nothing" "" "$out"

# --update: blanks are filled, recorded facts are not altered.
cat >fill.yaml <<-EOF
	proposal: SECMP0036
	title: An example title
	formal-title: A longer example title
	path: 3
	proposer: A Party
	history:
	  - date: by 2017-04-12
	    opening: yes
	    status: Report Phase
	    note: It had been there for long.
	planned:
	  - date: 2017-05-12
	    body: Change Board
	    item: Final Modification Report
	documents:
	  - name: The report
	    link: https://example.org/report
EOF
run secreg add --update fill.yaml
is "blanks: done" 0 $status
is "blanks: told" "SECMP0036  An example title
  by 12 April 2017  Report Phase; filled in: formal-title, proposer, note
  1 planned
  1 document
Change 4, by secretary. To take it back: secreg undo 4" "$out"
cp secreg.db before.db
for line in 's/^title: .*/title: Another title/' 's/^path: 3/path: 2/' \
	's/It had been/It was/' 's/A Party/Another Party/' \
	's|example.org/report|example.org/another|'; do
	sed "$line" fill.yaml >other.yaml
	run secreg add --update other.yaml
	is "altered by $line: bad input" 3 $status
	is "altered by $line: one message" 1 \
		"$(grep -c '\[different\]$' "$captured.err")"
	ok "altered by $line: what is recorded is shown" \
		grep -q '^  In the register: ' "$captured.err"
	unchanged "altered by $line"
done

# Many -----------------------------------------------------------------------

rm secreg.db && secreg init >/dev/null
run secreg add "$records"
is "a folder: done" 0 $status
is "a folder: counted" "Added: 27 proposals (SECMP0002 to SECMP0035), 1 release
Change 2, by secretary. To take it back: secreg undo 2" "$out"
run secreg add "$records"
is "again: done" 0 $status
is "again: counted" "secreg: 28 records are already in the register and are\
 the same. Nothing to do." "$err"

rm secreg.db && secreg init >/dev/null
for file in "$records"/*.yaml; do echo ---; cat "$file"; done >all.yaml
run secreg add all.yaml
is "many documents: done" 0 $status
ok "many documents: counted" grep -q '^Added: 27 proposals' "$captured.out"
rm secreg.db && secreg init >/dev/null
run secreg add - <all.yaml
is "standard input: done" 0 $status
ok "standard input: counted" grep -q '^Added: 27 proposals' "$captured.out"
rm secreg.db && secreg init >/dev/null
run secreg add "$records"/*.yaml
is "many files: done" 0 $status
ok "many files: counted" grep -q '^Added: 27 proposals' "$captured.out"
cat "$records"/SECMP0002.yaml >>36.yaml
run secreg add - <36.yaml
is "a mistake in what is piped: bad input" 3 $status
ok "its place is named" grep -q '^(standard input):8:1: error: ' "$captured.err"

# All or nothing, every mistake shown.
mkdir mixed
proposal SECMP0041 >mixed/1.yaml
proposal SECMP0042 | sed s/^title/titel/ >mixed/2.yaml
proposal SECMP0043 | sed s/Report/Raport/ >mixed/3.yml
proposal SECMP0041 >mixed/4.yaml
echo "not a record" >mixed/5.txt
cp secreg.db before.db
run secreg add mixed none.yaml
is "one bad among good: bad input" 3 $status
is "nothing on stdout" "" "$out"
is "all mistakes in all files" "mixed/2.yaml:2:1: [unknown-field]
mixed/3.yml:7:13: [status-name]
mixed/4.yaml:1:11: [duplicate-id]
none.yaml: [read]" \
	"$(sed -n 's/: error: .*\(\[.*\]\)$/: \1/p' "$captured.err")"
is "counted" "4 errors in 4 files. Nothing was added." \
	"$(tail -n 1 "$captured.err")"
unchanged "one bad among good"

# Without a file -------------------------------------------------------------

run secreg add --id 36 --title "An example title" --date 2017-05-02
is "typed: done" 0 $status
is "typed: told" "SECMP0036  An example title
  Status   Initial Consideration, on 2 May 2017
Change 3, by secretary. To take it back: secreg undo 3" "$out"
is "typed: nothing else" "" "$err"
run secreg add --id SECMP0037 --title "Another example title" --path 3
is "with a path: done" 0 $status
is "the day is said" "secreg: no --date was given, so it is today, 10 May 2017." "$err"
run secreg add --id 38 --title "A third" --date "by 2017-05-02"
is "by a day: done" 0 $status
ok "told so" grep -q 'on or before 2 May 2017' "$captured.out"
run secreg add --id 50 --title "A fourth" --path fast-track --date 2017-05-02
is "a path in another spelling: done" 0 $status
is "a path in another spelling: as the process has it" \
	"Path       Fast-Track – Fast-Track Modification" \
	"$(secreg show 50 | grep ^Path)"
secreg undo >/dev/null
cp secreg.db before.db
while IFS='|' read -r wants args; do
	eval "run secreg add $args"
	is "$args: $wants" "$wants" $status
	unchanged "$args"
done <<-'EOF'
	1|--id 36 --title "Something else"
	1|--id 36 --title "Something else" --update
	2|--id 39 --title "Too early" --date 2017-05-11
	2|--id 39 --title ""
	2|--id 39 --title "A path" --path 9
	2|--id 39 --title "A day" --date 2/5/2017
	2|--id x39 --title "No id"
	2|--id "" --title "No id"
	2|
	2|--id 39
	2|--title "No id"
	2|--date 2017-05-02
	2|--id 39 --title "And a file" all.yaml
	2|--frobnicate all.yaml
	2|--id
EOF

run secreg add --id 36 --title "Something else"
is "an id that is taken: what it is" "secreg: SECMP0036 is already in the\
 register and this is different.
  To see it: secreg show SECMP0036" "$err"
run secreg add --id 39 --title x --path 9
is "a path that is none: one message" 1 "$(grep -c '^secreg: ' "$captured.err")"
ok "and which" grep -q 'there is no path "9"' "$captured.err"

# The log --------------------------------------------------------------------

run secreg add --id 40 --title "A fourth" --date 2017-05-02 --user clerk \
	--note "by telephone"
is "who: told" "by clerk. To take it back: secreg undo 8" "$(sed -n 's/^Change [0-9]*, //p' "$captured.out")"
rm secreg.db && secreg init >/dev/null
proposal SECMP0036 >36.yaml
ok "a change with a note" secreg add 36.yaml --user clerk --note "from the minutes"
# Read by the reader of last resort: the words are in the file as they are.
ok "the note is kept" grep -q "from the minutes" secreg.db
ok "and the command" grep -q "secreg add 36.yaml" secreg.db
SECREG_USER=deputy run secreg add --id 37 --title x --date 2017-05-02
ok "the user of the environment" grep -q "by deputy\. " "$captured.out"
printf 'proposal: SECMP0038\n' >bad.yaml
run secreg add 36.yaml --note "$(printf 'a bell \a')"
ok "a note is text like any other" test $status -ne 0

# Days to come ---------------------------------------------------------------

proposal SECMP0050 | sed s/2017-04-12/2017-05-11/ >future.yaml
cp secreg.db before.db
run secreg add future.yaml
is "tomorrow: bad input" 3 $status
ok "tomorrow: said" grep -q '\[future\]$' "$captured.err"
unchanged "tomorrow"
SECREG_TODAY=2017-05-11 run secreg add future.yaml
is "tomorrow, tomorrow: done" 0 $status

# Meeting sheets -------------------------------------------------------------

rm secreg.db && secreg init >/dev/null
for id in 0004 0008 0011; do proposal SECMP$id "" 2; echo ---; done >five.yaml
proposal SECMP0021 >>five.yaml
echo --- >>five.yaml
proposal SECMP0033 >>five.yaml
sed -i 's/^title: *$/title: An example title/' five.yaml
cat >sheet.yaml <<-EOF
	meeting: Change Board
	date: 2017-04-19

	items:
	  - proposal: SECMP0004
	    vote: approve
	  - proposal: SECMP0008
	    vote: approve
	  - proposal: SECMP0011
	    vote: reject
	  - proposal: SECMP0021
	    vote: reject
	    carried: majority
	  - proposal: SECMP0033
	    vote: approve
	    carried: unanimous
	    implementation-date: 2017-05-11
	    release: SEC5.7
EOF
run secreg add sheet.yaml
is "proposals that are not there: bad input" 3 $status
is "each of them" 5 "$(grep -c '\[id\]$' "$captured.err")"
ok "five proposals" secreg add five.yaml
cp secreg.db before.db
told="Change Board, 19 April 2017: 5 votes
  SECMP0004  approve               recommendation to the Authority   stays Report Phase
  SECMP0008  approve               recommendation to the Authority   stays Report Phase
  SECMP0011  reject                recommendation to the Authority   stays Report Phase
  SECMP0021  reject   majority     decision                          Report Phase -> Rejected
  SECMP0033  approve  unanimous    decision                          Report Phase -> Awaiting Implementation"
run secreg add sheet.yaml --dry-run
is "sheet, dry: done" 0 $status
is "sheet, dry: told" "$told
Dry run: nothing was changed." "$out"
unchanged "sheet, dry"
run secreg add sheet.yaml
is "sheet: done" 0 $status
is "sheet: told" "$told
Change 3, by secretary. To take it back: secreg undo 3" "$out"
cp secreg.db before.db
run secreg add sheet.yaml
is "the same votes: done" 0 $status
is "the same votes: nothing" "" "$out"
is "the same votes: said" "secreg: this vote on SECMP0004 is already in the\
 register and is the same. Nothing to do." "$(echo "$err" | sed -n 1p)"
unchanged "the same votes"
sed 's/vote: reject/vote: approve/' sheet.yaml >other.yaml
run secreg add other.yaml
is "other votes: bad input" 3 $status
is "other votes: one message each" 2 "$(grep -c '\[vote-twice\]$' "$captured.err")"
is "other votes: no more" 2 "$(grep -c ': error: ' "$captured.err")"
unchanged "other votes"
run secreg add five.yaml
is "proposals that went on since: the same" 0 $status
unchanged "proposals that went on since"
proposal SECMP0033 | sed '3a status: Report Phase' >claim.yaml
run secreg add claim.yaml
is "as the file ends, so its head: the same" 0 $status
sed -i 's/^status: .*/status: Awaiting Implementation/' claim.yaml
for update in "" --update; do
	run secreg add $update claim.yaml
	is "not as the file ends ($update): bad input" 3 $status
	ok "not as the file ends ($update): said" \
		grep -q '^claim.yaml:4:9: error: .*\[status-check\]$' "$captured.err"
	ok "not as the file ends ($update): where it ends" grep -q \
		'^  claim.yaml:8:13: the last status in the history$' \
		"$captured.err"
done
ok "an update of them has nothing to do" secreg add --update five.yaml
unchanged "an update"

# What a sheet says more of a vote fills blanks, with --update alone.
sed '6a \    carried: majority\n    ballots: { Large Suppliers: { approve: 2 } }\n    note: By show of hands.' \
	sheet.yaml >fuller.yaml
run secreg add fuller.yaml
is "more of a vote: bad input" 3 $status
is "more of a vote: said" "fuller.yaml:5:15: error: this vote on SECMP0004 is\
 already in the register and this says more: carried, note, ballots [exists]" \
	"$(echo "$err" | grep error: | sed -n 1p)"
ok "more of a vote: the way on" \
	grep -q 'secreg add --update fuller.yaml$' "$captured.err"
unchanged "more of a vote"
run secreg add --update fuller.yaml
is "more of a vote, update: done" 0 $status
ok "more of a vote, update: told" grep -q \
	'^  SECMP0004  approve  filled in: carried, note, ballots$' "$captured.out"
cp secreg.db before.db
run secreg add fuller.yaml
is "all of the vote: the same" 0 $status
unchanged "all of the vote"
sed 's/carried: unanimous/carried: majority/; s/SEC5.7/SEC5.8/' sheet.yaml \
	>other.yaml
for update in "" --update; do
	run secreg add $update other.yaml
	is "another value of a vote ($update): bad input" 3 $status
	is "another value of a vote ($update): each" 2 \
		"$(grep -c '\[different\]$' "$captured.err")"
	unchanged "another value of a vote ($update)"
done
cat >defer.yaml <<-EOF
	meeting: Change Board
	date: 2017-04-26
	items:
	  - proposal: SECMP0005
	    vote: defer
EOF
proposal SECMP0005 >5.yaml
run secreg add 5.yaml defer.yaml
is "a vote deferred: no decision" \
	"  SECMP0005  defer                                                   stays Report Phase" \
	"$(grep defer "$captured.out")"

# Proposals and sheets in one run, in any order.
rm secreg.db && secreg init >/dev/null
run secreg add sheet.yaml five.yaml
is "a sheet before its proposals: done" 0 $status
ok "one change" grep -q '^Change 2, ' "$captured.out"
printf 'meeting: Change Board\ndate: 2017-04-20\nitems: []\n' >none.yaml
run secreg add none.yaml
is "no votes: done" 0 $status
is "no votes: said" "secreg: the meeting of 20 April 2017 has no votes.\
 Nothing to do." "$err"
cat >wrong.yaml <<-EOF
	meeting: Change Board
	date: 2017-04-20
	items:
	  - proposal: SECMP0004
	    vote: approve
	    status: Awaiting Implementation
EOF
run secreg add wrong.yaml
is "a status the vote does not make: bad input" 3 $status

# Releases and bank holidays -------------------------------------------------

printf 'release: SEC5.8\ndate: 2017-06-29\nnote: Nothing in it.\n' >release.yaml
printf 'holidays: Jubilee\nadd: [2022-06-02, 2022-06-03]\nremove: [2022-05-30]\n' >days.yaml
run secreg add release.yaml days.yaml
is "a release and days: done" 0 $status
is "a release and days: told" "Added: 1 release, 1 list of bank holidays
Change 3, by secretary. To take it back: secreg undo 3" "$out"
cp secreg.db before.db
run secreg add release.yaml days.yaml
is "again: done" 0 $status
is "again: nothing" "" "$out"
unchanged "again"
sed -i s/06-29/06-30/ release.yaml
run secreg add release.yaml
is "another day: bad input" 3 $status
unchanged "another day"

printf 'holidays: Both\nadd: [2022-06-02]\nremove: [2022-06-02]\n' >both.yaml
run secreg add both.yaml
is "a day added and removed: bad input" 3 $status
is "a day added and removed: said" \
	"both.yaml:3:10: error: 2022-06-02 is both added and removed [duplicate-field]" \
	"$(grep error: "$captured.err")"

# The same again, whatever the entries have in common ------------------------

rm -f secreg.db && secreg init >/dev/null
head='title: An example title\npath: 2\nhistory:\n'
day='  - date: 2017-04-13\n'
begin='  - date: by 2017-04-12\n    opening: yes\n    status: Report Phase\n'
again() {
	printf "proposal: $1\n$head$begin$2" >again.yaml
	run secreg add $3 again.yaml
	is "$1: done" 0 $status
	cp secreg.db before.db
	for update in "" --update; do
		run secreg add $update again.yaml
		is "$1 again ($update): done" 0 $status
		is "$1 again ($update): nothing" "" "$out"
		unchanged "$1 again ($update)"
	done
}
back="$day    status: Refinement\n    override: x\n"
forth="$day    status: Report Phase\n    override: x\n"
again SECMP0001 "$back    note: One.\n$forth$back    note: Two.\n"
again SECMP0002 "$back$forth$back    note: Two.\n"
again SECMP0003 "$day    title: T1\n$day    title: An example title\n"
again SECMP0004 "$day    note: N\n$day    note: N\n"
again SECMP0005 ""
again SECMP0005 "$day    title: An example title\n$day    summary: S\n" --update
again SECMP0006 "$back"
again SECMP0006 "$back    who: W\n" --update
again SECMP0006 "$back$forth$back    who: W\n    note: N\n" --update
again SECMP0007 "$day    title: An example title\n    summary: S\n"
sed s/SECMP0007/SECMP0008/ again.yaml >8.yaml
sed '2s/An/Another/' again.yaml >head.yaml
for update in "" --update; do
	run secreg add $update head.yaml
	is "a head that its entries contradict ($update): bad input" 3 $status
	is "a head that its entries contradict ($update): said" 1 \
		"$(grep -c '^head.yaml:2:8: error: .*\[header-check\]$' \
		"$captured.err")"
done
cat >id.yaml <<-EOF
	proposal: SECMP0099
	title: An example title
	history:
	  - date: 2017-04-14
	    renamed: SECMP0007
EOF
run secreg add --update id.yaml
is "an id it never had: bad input" 3 $status
ok "an id it never had: said" \
	grep -q '^id.yaml:1:11: error: .*\[header-check\]$' "$captured.err"
cat >twice.yaml <<-EOF
	$(cat 8.yaml)
	planned:
	  - date: 2017-05-12
	    body: Panel
	  - date: 2017-05-12
	    body: Panel
	documents:
	  - name: The report
	    link: https://example.org/1
	  - name: The report
	    link: https://example.org/2
EOF
run secreg add twice.yaml
is "planned and documents twice: bad input" 3 $status
is "planned and documents twice: each" 2 \
	"$(grep -c '\[duplicate-field\]$' "$captured.err")"

rm secreg.db && secreg init >/dev/null

# Odd but not refused --------------------------------------------------------

proposal SECMP0060 >odd.yaml
cat >>odd.yaml <<-EOF
	  - date: 2017-04-19
	    body: Change Board
	    vote: approve
	    ballots:
	      Large Suppliers: { approve: 1, reject: 3 }
EOF
run secreg add odd.yaml
is "ballots that do not bear out the vote: done" 0 $status
ok "but remarked on" grep -q '^odd.yaml:10:11: remark: ' "$captured.err"
sed 's/SECMP0060/SECMP0061/; s/approve: 1, reject: 3/approve: 0, reject: 0/' \
	odd.yaml >zero.yaml
run secreg add zero.yaml
is "no votes at all: done" 0 $status
is "nothing to remark" "" "$err"
{ cat odd.yaml; echo "  - date: 2017-05-01"; echo "    note: x"; } >later.yaml
run secreg add --update later.yaml
is "remarked on once" "" "$err"

# Which register -------------------------------------------------------------

mkdir -p elsewhere/below
secreg --db elsewhere/secreg.db init >/dev/null
proposal SECMP0070 >elsewhere/below/70.yaml
(cd elsewhere/below && secreg add 70.yaml) >/dev/null
is "one in a parent folder" 0 $?
ok "is written to" grep -q SECMP0070 elsewhere/secreg.db
ok "not this one" sh -c '! grep -q SECMP0070 secreg.db'
SECREG_DB=elsewhere/secreg.db run secreg add --id 71 --title x --date 2017-05-02
ok "one of the environment" grep -q SECMP0071 elsewhere/secreg.db
SECREG_DB=none.db run secreg --db elsewhere/secreg.db add --id 72 --title x \
	--date 2017-05-02
ok "one that is named" grep -q SECMP0072 elsewhere/secreg.db
run secreg --db none.db add 36.yaml
is "one that is not there: could not" 4 $status
ok "none is made" test ! -e none.db
chmod 400 secreg.db
if [ "$(id -u)" -ne 0 ]; then
	run secreg add --id 73 --title x --date 2017-05-02
	is "one that is not to be written: could not" 4 $status
fi

# A vote dated before anything is known of the proposal says so.
secreg --db early.db init >/dev/null
secreg --db early.db add "$top/data/register/2017-05/SECMP0035.yaml" >/dev/null
cat >early.yaml <<'EOF'
meeting: Change Board
date: 2017-04-19
items:
  - proposal: SECMP0035
    vote: approve
EOF
run secreg --db early.db add early.yaml
is "a vote before the first entry" 3 "$status"
is "says from when it is known" \
	"early.yaml:4:5: error: nothing is known of SECMP0035 before 10 May 2017, so this entry has nothing to follow [first-entry]" \
	"$(printf '%s\n' "$err" | sed -n 1p)"

# Documents that were read before are known by their text, which must make no
# difference: one with a comment behind it is read, and says the same.
secreg --db seen.db init >/dev/null
seen=$top/data/register/2017-05/SECMP0021.yaml
secreg --db seen.db add "$seen" >/dev/null

# as_read NAME STATUS: seen.db says the same of both documents
as_read() {
	cp seen.db read.db
	{ cat "$seen"; echo "# read"; } >SECMP0021.yaml
	run secreg --db read.db add --update SECMP0021.yaml
	is "$1: the status of one that is read" "$2" $status
	said=$(printf '%s\n' "$out" "$err" | sed "s|$PWD/||")
	cp seen.db known.db
	cp "$seen" SECMP0021.yaml
	run secreg --db known.db add --update SECMP0021.yaml
	is "$1: the status of one that is known" "$2" $status
	is "$1: both are told the same" "$said" \
		"$(printf '%s\n' "$out" "$err" | sed "s|$PWD/||")"
	is "$1: both do the same" "$(secreg --db read.db export --plain)" \
		"$(secreg --db known.db export --plain)"
}

as_read "nothing happened" 0
secreg --db seen.db note 21 "A note of today." >/dev/null
as_read "a note" 0
secreg --db seen.db set 21 title="Another title" >/dev/null
as_read "another title" 0
secreg --db seen.db undo >/dev/null
as_read "an undo" 0
secreg --db seen.db correct 2.2 --reason "It was carried otherwise." \
	--carried unanimous >/dev/null
as_read "a correction" 3
secreg --db seen.db undo >/dev/null
as_read "the correction taken back" 0
secreg --db seen.db undo 3 >/dev/null
secreg --db seen.db undo 2 >/dev/null
as_read "the proposal taken back" 0
ok "it was added again" grep -q "^SECMP0021" "$captured.out"
# That it was not read shows where reading it finds something odd.
{
	proposal SECMP0090
	echo "  - date: 2017-05-03"
	echo "    body: Change Board"
	echo "    vote: approve"
	echo "    ballots:"
	echo "      Large Suppliers: { reject: 3 }"
} >odd.yaml
run secreg --db seen.db add odd.yaml
odd=$err
ok "what is odd is said" grep -q "SECMP0090" "$captured.err"
run secreg --db seen.db add --update odd.yaml
ok "once" test "$odd" != "$err"

run secreg add ""
is "a file without a name" "3 secreg: the name of a file is empty." \
	"$status $(printf '%s\n' "$err" | head -n 1)"

done_testing
