. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z

has() { command -v "$1" >/dev/null 2>&1; }

# found CHECK [OPTION...]: id, kind and day of what one check finds
found() {
	check=$1; shift
	secreg check "$check" "$@" --format csv | tr -d '\r' |
		awk -F , -v check="$check" 'NR > 1 {
			print ($1 == check ? "" : "OTHER ") $3, $2, $5 }'
}

# sentence CHECK ID: what it says
sentence() {
	secreg check "$1" --format jsonl | grep "\"id\":\"$2\"" |
		sed 's/.*"found":"\(.*\)","advice":.*/\1/'
}

ok "a register is made" secreg init
run secreg check
is "an empty register is clean" 0 $status
is "and it is said" "Nothing found." "$(printf '%s\n' "$out" | tail -1)"

# The real one.
ok "the proposals are added" secreg add "$top"/data/register/2017-05
run secreg check
is "the register of May 2017 is clean" 0 $status
golden "but for a remark" check/clean.txt
is "nothing on stderr" "" "$err"
is "the remark: a day that is not recorded" \
	"SECMP0021 remark 2017-05-10" "$(found late)"
for check in store ballots overrides overdue timelines releases titles papers
do
	is "nothing else: $check" "" "$(found $check)"
done

# Days pass.
is "on the day nothing is overdue" "" "$(found overdue --as-at 2017-05-11)"
is "a day later it is" "SECMP0033 finding 2017-05-11" \
	"$(found overdue --as-at 2017-05-12)"
is "so is a plan" "SECMP0033 finding 2017-05-11
SECMP0035 finding 2017-05-12" "$(found overdue --as-at 2017-05-13)"
run env SECREG_TODAY=2017-05-13 "$SECREG" check
is "today counts: status" 1 $status
is "today counts" "2 findings and 1 remark." \
	"$(printf '%s\n' "$out" | tail -1)"
is "known is what was recorded by then" "" \
	"$(found overdue --as-at 2017-05-13 --as-known 1)"

# Everything that can be found, beside what is like it and in order.
ok "another register" secreg --db faults.db init
export SECREG_DB=faults.db
run secreg add "$top/tests/data/faults.yaml"
is "it takes all of it" 0 $status

is "ballots" "SECMP0101 finding 2017-04-19
SECMP0102 finding 2017-04-19
SECMP0107 finding 2017-04-19" "$(found ballots)"
is "ballots: said with the numbers" "The Change Board voted to approve \
(majority); the ballots recorded count 2 to approve and 5 to reject." \
	"$(sentence ballots SECMP0101)"
is "ballots: on an alternative" "The Change Board voted to reject \
the alternative “The shorter form”; the ballots recorded count 2 to approve \
and 0 to reject." "$(sentence ballots SECMP0107)"
is "overrides" "SECMP0102 finding 2017-04-19
SECMP0103 finding 2017-04-28" "$(found overrides)"
is "overrides: with the reason" "Against the rules: it became Implemented. \
The reason given: It came with an emergency release." \
	"$(sentence overrides SECMP0103)"
is "late, and not shown to be in time" "SECMP0105 finding 2017-05-05
SECMP0106 remark 2017-05-08
SECMP0108 finding 2017-05-09
SECMP0109 remark 2017-04-28
SECMP0110 finding 2017-04-27
SECMP0125 finding 2017-05-06" "$(found late)"
is "late: by one day" "It became Referred 1 Working Day late; the last day \
in time was 4 May 2017 (referral of the Change Board's decision to the \
Panel, 10 Working Days)." "$(sentence late SECMP0105)"
is "late: the further referral" "It became Referred to Authority 9 Working \
Days late; the last day in time was 25 April 2017 (referral of the Panel's \
determination to the Authority, 10 Working Days)." "$(sentence late SECMP0108)"
is "late: the event has no exact day" "Not shown to be in time: it became \
Report Phase on 28 April 2017; the last day in time was at the latest 5 May \
2017 (adoption of a withdrawn proposal, 10 Working Days)." \
	"$(sentence late SECMP0109)"
is "late: bank holidays count" "It became Refinement 6 Working Days late; \
the last day in time was 19 April 2017 (adoption of a withdrawn proposal, \
10 Working Days)." "$(sentence late SECMP0110)"
is "late: by no Working Day" "It became Referred late; the last day in time \
was 5 May 2017 (referral of the Change Board's decision to the Panel, 10 \
Working Days)." "$(sentence late SECMP0125)"
is "overdue" "SECMP0111 finding 2017-05-09
SECMP0114 finding 2017-05-02" "$(found overdue)"
is "overdue: what to do" "When it is done: secreg transition SECMP0111 \
implemented --date DATE" "$(secreg check overdue --format jsonl |
	sed -n 's/.*SECMP0111.*"advice":"\(.*\)"}/\1/p')"
is "overdue: a plan" "It was due before the Panel (Initial Modification \
Report); no entry of the Panel since is recorded." "$(sentence overdue SECMP0114)"
is "releases" "SECMP0116 finding 2017-04-20
SECMP0118 finding 2017-04-19
SECMP0119 finding 2017-04-19
SECMP0120 remark 2017-04-03" "$(found releases)"
is "releases: spellings" \
	'The release is called \"june 2017\" here and \"June-2017\" elsewhere.' \
	"$(sentence releases SECMP0116)"
is "releases: the day of the release" "To be implemented on 30 June 2017; \
June-2017 came, or comes, on 29 June 2017." "$(sentence releases SECMP0118)"
is "releases: the day of another proposal" "To be implemented on 3 November \
2017; SECMP0117, in the same release, on 2 November 2017." \
	"$(sentence releases SECMP0119)"
is "releases: not recorded" "It came with release March 2017, which is not \
recorded, as others are." "$(sentence releases SECMP0120)"
is "titles" "SECMP0122 finding " "$(found titles)"
is "titles: whose it is" "Has the title of SECMP0121: metering of Lifts" \
	"$(sentence titles SECMP0122)"
is "timelines: the register refuses what it would find" "" \
	"$(found timelines)"

run secreg check
is "all in one run" 1 $status
golden "in text" check/faults.txt
run env COLUMNS=40 "$SECREG" check ballots late titles
golden "40 columns" check/40.txt
for columns in 40 60 80 120; do
	wide=$(COLUMNS=$columns secreg check | LC_ALL=C.UTF-8 wc -L)
	ok "$columns columns: no line is wider" test "$wide" -le $columns
done
run secreg check --format markdown
golden "in Markdown" check/faults.md
for format in csv json jsonl; do
	run secreg check ballots overdue --format $format
	is "--format $format: the status is the same" 1 $status
	golden "--format $format" check/two.$format
done

# Names.
is "some checks, in their own order" "overdue titles" "$(
	secreg check Titles overdue --format csv | sed 1d | cut -d , -f 1 |
	uniq | xargs)"
run secreg check timelines
is "one that finds nothing" 0 $status
is "which were run is said" "Looked at  timelines" \
	"$(printf '%s\n' "$out" | grep '^Looked')"
run secreg check overdu ballots nowhere
is "no such check: wrong usage" 2 $status
is "nothing is run" "" "$out"
is "each is said" 'secreg: there is no check "overdu".
  Did you mean "overdue"?
  Checks: store, ballots, overrides, late, overdue, timelines, releases, titles, papers
  What each finds: secreg check --list

secreg: there is no check "nowhere".' "$(printf '%s\n' "$err" | head -6)"
run secreg check --list
is "--list" 0 $status
golden "the checks there are" check/list.txt
run secreg check --list late --format csv
is "--list of one" 1 "$(printf '%s\n' "$out" | grep -c '^late,')"

# Quiet.
run secreg check --quiet
is "--quiet: the status" 1 $status
is "--quiet: nothing else" "" "$out$err"
run secreg check --quiet timelines
is "--quiet: nothing found" "0" "$status$out$err"
run secreg --db secreg.db check --quiet
is "--quiet: a remark is nothing found" "0" "$status$out$err"
run secreg check --quiet --output some.txt
is "--quiet and -o: wrong usage" 2 $status
ok "no file is written" test ! -e some.txt
run secreg check --quiet --list
is "--quiet and --list: wrong usage" 2 $status
run secreg check --quiet nowhere
is "--quiet: wrong usage is still said" 2 $status
ok "on stderr" test -n "$err"

# A file, and programs that read it back.
run secreg check -o findings.txt
is "-o: the status" 1 $status
ok "-o: the file is whole" sh -c 'tail -1 findings.txt | grep -q findings'
if has python3; then
	is "CSV and JSON say the same" "same" "$(
		for format in csv json jsonl; do
			secreg check --format $format >all.$format
		done
		python3 -c '
import csv, json
rows = list(csv.DictReader(open("all.csv", newline="", encoding="utf-8")))
whole = json.load(open("all.json", encoding="utf-8"))
lines = [json.loads(line) for line in open("all.jsonl", encoding="utf-8")]
plain = lambda v: "" if v is None else {True: "true", False: "false"}.get(v, v)
want = [{k: plain(v) for k, v in row.items()} for row in whole["rows"]]
assert len(rows) > 10 and whole["rows"] == lines and rows == want
assert whole["format"] == 1 and whole["command"] == "check"
assert {row["kind"] for row in rows} == {"finding", "remark"}
print("same")' 2>&1)"
fi

# What it advises helps.
cp faults.db righted.db
export SECREG_DB=righted.db
ok "ballots counted again" secreg correct 2.2 \
	--count "Large Suppliers=3/2/0" --count "Small Suppliers=2/0/1" \
	--reason "The minutes."
ok "the right day" secreg correct 2.12 --date 2017-05-04 --reason "A slip."
ok "the exact day" secreg correct 2.15 --date 2017-05-03 --reason "A letter."
ok "the day it runs from" secreg correct 2.26 --date 2017-04-18 \
	--reason "The notice."
ok "implemented" secreg transition 111 implemented --date 2017-05-09 \
	--release "May 2017" --implementation-date 2017-05-02
ok "the release as it is called" secreg correct 2.47 --release June-2017 \
	--reason "One name."
ok "the day of the release" secreg set 118 implementation-date=2017-06-29
ok "another title" secreg set 122 title="Metering of shafts" --note "A slip."
is "what was put right is found no more" "ballots SECMP0102
ballots SECMP0107
overrides SECMP0102
overrides SECMP0103
late SECMP0108
late SECMP0110
late SECMP0125
overdue SECMP0114
releases SECMP0119
releases SECMP0120" "$(secreg check --format csv |
	awk -F , 'NR > 1 { print $1, $3 }')"
is "as known before, it still is" "$(secreg --db faults.db check \
	--format csv)" "$(secreg check --as-known 2 --format csv)"
export SECREG_DB=faults.db

# What another program wrote: with the triggers gone it is not refused.
if has sqlite3; then
	cp faults.db forged.db
	sqlite3 forged.db "DROP TRIGGER change_close;
		INSERT INTO change (no, time, user, command, entries_from)
		SELECT max(no) + 1, '2017-05-10T09:00:00Z', 'other', 'by hand',
			(SELECT max(id) + 1 FROM entry) FROM change;
		INSERT INTO entry (change, n, proposal, day, exact, ord, status)
		SELECT (SELECT max(no) FROM change), 1, n.proposal,
			'2017-05-10', 1, 99, s.id
		FROM name n, process_status s
		WHERE n.text = 'SECMP0121' AND s.name = 'Implemented';
		UPDATE change SET closed = 1 WHERE closed = 0;"
	export SECREG_DB=forged.db
	is "timelines: what cannot be" "SECMP0121 finding 2017-05-10" \
		"$(found timelines)"
	is "timelines: said in words" "It became Implemented, from Initial \
Consideration: the process has no such move." \
		"$(sentence timelines SECMP0121)"
	run secreg check timelines
	is "timelines: found is 1, not a damaged register" 1 $status
fi

# Another process.
export SECREG_DB=byelaws.db
ok "a register of byelaws" secreg init --process "$top/tests/data/harbour.yaml"
ok "has some" secreg add "$top/tests/data/harbour-life.yaml"
run secreg check
is "they are clean" 0 $status
is "without a remark" "Nothing found." "$(printf '%s\n' "$out" | tail -1)"
cat >late.yaml <<'YAML'
proposal: NB050
title: Fenders
path: Tidal
history:
  - date: by 2017-04-01
    opening: yes
    status: Posted
  - date: 2017-04-12
    body: Wharf Assembly
    vote: approve
    ballots:
      Ferries: {approve: 1, reject: 2}
    implementation-date: 2017-05-02
    release: quarter day
  - date: 2017-04-28
    status: Under Protest
    who: a berth holder
    note: Fenders rot.
---
proposal: NB051
title: Swans
path: Crown
history:
  - date: 2017-05-02
    status: Sighted
    override: They were seen twice.
planned:
  - date: 2017-05-04
    body: Jetty Clerks
YAML
ok "what is not" secreg add late.yaml
run secreg check --as-at 2017-05-09
is "is found" 1 $status
golden "in its own words" check/harbour.txt
is "what waits for another decision is overdue too" \
	"What it waits for: secreg show NB050" "$(secreg check overdue \
	--as-at 2017-05-03 --format jsonl |
	sed -n 's/.*NB050.*"advice":"\(.*\)"}/\1/p')"

done_testing
