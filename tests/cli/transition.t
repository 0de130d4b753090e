. tests/lib.sh
. "$top/tests/acts.sh"

# A move, and the same again.
fresh
does "implemented" transition 33 implemented --date 2017-05-11
golden "what it says" acts/implemented.txt
is "the day was given: nothing on stderr" "" "$err"
stands "show" 33 "Status     Implemented, since 11 May 2017"
idle "the same again" transition SECMP0033 IMPLEMENTED --date 2017-05-11
is "is harmless" "secreg: SECMP0033 is already Implemented, since 11 May 2017\
 (change 3). Nothing was changed." "$err"
idle "without a day it is the same too" transition 0033 implemented
refused "with another day" transition 33 implemented --date 2017-05-12
says "it points to correct" \
	'secreg correct 3.1 --date 2017-05-12 --reason "..."'
does "what it did not say is filled in" transition 33 implemented \
	--note "As planned."
says "and told" "Added    note"
stands "and shown" 33 "As planned."
idle "once" transition 33 implemented --note "As planned."
refused "another note is for correct" transition 33 implemented --note Late
says "which is shown" "correct 4.1 --note Late"

# Refusals teach.
fresh
refused "no such move" transition SECMP0021 implemented
cp "$captured.err" "$captured.out"
golden "what is allowed, what each needs" acts/refused.txt
refused "from a closed one" transition 33 rejected
says "where it can go" "From Awaiting Implementation, on Path 3"
wrong "a misspelt status" transition 21 refered
says "the near one" 'Did you mean "Referred"?'
says "and all" "Statuses: Initial Consideration, Refinement,"
wrong "never a prefix" transition 21 re
wrong "no status" transition 35
says "the moves are listed" "secreg transition SECMP0035 report-phase --date"
says "what needs its path first" "secreg set SECMP0035 path=PATH"
wrong "no status, after a vote" transition 33
says "the vote there is" \
	"against the vote of the Change Board on 19 April 2017"
says "until when" "in time until 4 May 2017"
wrong "the beginning of a status" transition 21 "awaiting authority"
says "the only one that begins so" 'Did you mean "Awaiting Authority Decision"?'
kept "no such proposal" 1 transition 99 refinement
says "said" 'there is no proposal "99"'
wrong "too many words" transition 35 report phase
wrong "an option it has not" transition 35 report-phase --body Panel

# All that a move needs is said at once, and then it is done.
refused "issued without a vote" transition 35 awaiting-authority-decision
does "to the Report Phase" transition 35 "report phase" --date 2017-05-10
secreg set 35 path=2 >/dev/null 2>&1
refused "issued without a vote" transition 35 awaiting-authority-decision
says "the vote" 'First the vote: secreg vote SECMP0035 OUTCOME --body "Change Board" --date DATE'
says "then the move" \
	"Then the move:  secreg transition SECMP0035 awaiting-authority-decision"
says "the rule" "Rule: path-2/issued."
refused "a move that a vote makes" transition 4 rejected
says "the vote that makes it" \
	"secreg vote SECMP0004 reject --body Authority --date DATE"
refused "sent back without a note" transition 4 report-phase
says "the need" "needs a note"
says "what to type" "secreg transition SECMP0004 report-phase --date DATE --note TEXT"
cat >bare.yaml <<'END'
proposal: SECMP0050
title: Without a release
status: Awaiting Implementation
history:
  - date: by 2017-05-01
    opening: yes
    status: Awaiting Implementation
END
secreg add bare.yaml >/dev/null 2>&1
refused "implemented, but of what" transition 50 implemented
says "both at once" \
	"needs a release, and an implementation date that has been reached"
says "and how" "--release NAME --implementation-date DATE"
does "all given" transition 50 implemented --release SEC5.8 \
	--implementation-date 2017-05-12 --date 2017-05-12
says "the release is told" "release SEC5.8"
fresh
refused "before the day" transition 33 implemented --date 2017-05-10
says "which day" "needs its implementation date, 11 May 2017, to have been reached"
says "if it was moved" "secreg set SECMP0033 implementation-date=DATE"

# Days.
for spelling in 19/04/2017 "19 April 2017" 2017-4-19 20170419; do
	wrong "$spelling" transition 35 refinement --date "$spelling"
	says "$spelling: the right one" 2017-04-19
done
wrong "by, misspelt" transition 35 refinement --date "by 19/04/2017"
says "is kept" "write: by 2017-04-19"
wrong "no such day" transition 35 refinement --date 2017-04-31
says "why" "April has 30 days"
wrong "no day at all" transition 35 refinement --date soon
refused "after today" transition 35 refinement --date 2017-05-13
says "today" "after today, 2017-05-12"
silent "no YAML" "planned:"
refused "after today, by" transition 35 refinement --date "by 2017-05-13"
refused "before the first entry" transition 35 refinement --date 2017-05-01
says "what is known" "nothing is known of SECMP0035 before 10 May 2017"
says "and how it could be" "secreg correct 2.36 --date DATE"
silent "no opening" "opening"
does "by a day" transition 35 refinement --date "by  2017-05-11"
says "said" "Initial Consideration  ->  Refinement   on or before 11 May 2017"
stands "shown" 35 "Refinement, since on or before 11 May 2017"
does "today" transition 2 report-phase
says "today is said" "no --date was given, so it is today, 12 May 2017."
fresh
does "a move" transition 35 report-phase --date 2017-05-12
does "backdated, between two entries" transition 35 refinement \
	--date 2017-05-11
says "it is not where it stands" \
	"Refinement, on 11 May 2017; it is Report Phase now"
is "as at that day it was" 1 "$(secreg list --as-at 2017-05-11 2>/dev/null |
	grep -c '^SECMP0035 .*Refinement')"
refused "backdated, so that a later entry would not fit" transition 35 \
	withdrawn --who "the Proposer" --date 2017-05-11
says "which" "cannot go from Withdrawn to Report Phase (entry 3.1, 12 May 2017)"
says "what to do with it" "secreg correct 3.1 ..."
silent "an override would not help" "--override"

# Options of all that write.
fresh
idle "a dry run" transition 35 refinement --dry-run
says "says so" "Dry run: nothing was changed."
says "and what would be" "Initial Consideration  ->  Refinement"
refused "a dry run of what is refused" transition 35 implemented --dry-run
does "--expect, as it is" transition 35 refinement --expect initial-consideration
refused "--expect, somebody was first" transition 35 report-phase \
	--expect "Initial Consideration"
says "what it is" "SECMP0035 is Refinement, not Initial Consideration"
wrong "--expect what there is not" transition 35 report-phase --expect refined
does "--user" transition 35 report-phase --user "the Code Administrator"
says "who" "Change 4, by the Code Administrator. To take it back: secreg undo 4"
secreg history >history 2>&1
ok "in the history" grep -q "the Code Administrator" history
does "--note" transition 35 refinement --note "Sent back:  a  drafting slip."
stands "folded, in show" 35 "Sent back: a drafting slip."
does "--who" transition 7 withdrawn --who "the Proposer" --date 2017-05-11
stands "in show" 7 "by the Proposer"
says "until when it can be adopted" \
	"adoption of a withdrawn proposal: until 25 May 2017 (10 Working Days)"

# Against the rules: recorded for ever.
does "--override" transition 9 implemented --override "It was in the release."
n=$(printf '%s\n' "$out" | sed -n 's/^Change \([0-9]*\),.*/\1/p')
says "said" "Override It was in the release."
stands "in show" 9 "It was in the release."
secreg history 9 >history 2>&1
ok "in the history" grep -q "It was in the release" history
secreg export 9 >export.yaml 2>/dev/null
ok "in the export" grep -q "override: It was in the release" export.yaml
does "which was wrong" correct "$n" --delete --reason "It was not."
secreg show 9 --as-known "$n" >known 2>&1
ok "and known to have been, once corrected" grep -q "It was in the" known

# Referral: in time, late, not shown to be in time.
cat >decided.yaml <<'END'
proposal: SECMP0051
title: Decided
path: 3
status: Awaiting Implementation
history:
  - date: by 2017-04-01
    opening: yes
    status: Report Phase
  - date: 2017-04-19
    body: Change Board
    vote: approve
    status: Awaiting Implementation
END
fresh decided.yaml
refused "referred by nobody" transition 51 referred
says "who" "needs a record of who did it (who)"
idle "on the last day" transition 51 referred --who "a SEC Party" --dry-run \
	--date 2017-05-04
says "in time" "until 4 May 2017, so this was in time"
idle "on the next" transition 51 referred --who "a SEC Party" --dry-run \
	--date 2017-05-05
says "late, and not refused" "until 4 May 2017, so this was late"
idle "by a day after it" transition 51 referred --who "a SEC Party" --dry-run \
	--date "by 2017-05-10"
says "not shown" "so this was not shown to be in time"
idle "by a day before it" transition 51 referred --who "a SEC Party" --dry-run \
	--date "by 2017-05-03"
says "in time" "so this was in time"
refused "not to the Authority at once" transition 51 referred-to-authority \
	--who "a SEC Party"
does "referred" transition 51 referred --who "a SEC Party" --date 2017-05-05
does "determined" vote 51 reject --date 2017-05-11
says "until when it goes further" "to the Authority: until 25 May 2017"
does "referred further" transition 51 referred-to-authority --who "a SEC Party"
says "in time" "until 25 May 2017, so this was in time"
does "and decided" vote 51 approve
says "whose vote it was" "Authority, 12 May 2017: approve"
stands "in the end" 51 "Status     Awaiting Implementation"

# Sent back: an earlier vote does not count any more.
fresh
does "sent back" transition 4 report-phase --note "Errors." --date 2017-05-10
refused "issued again" transition 4 awaiting-authority-decision
does "voted on again" vote 4 approve --date 2017-05-11
does "issued again" transition 4 awaiting-authority-decision

# Withdrawn, adopted.
does "withdrawn" transition 5 withdrawn --who "the Proposer" --date 2017-05-10
refused "adopted into another status" transition 5 report-phase \
	--adopted-by "a Network Party"
refused "adopted by nobody" transition 5 refinement
does "adopted" transition 5 refinement --adopted-by "a Network Party"
says "in time" "until 24 May 2017, so this was in time"
stands "by whom" 5 "adopted by a Network Party"
does "withdrawn" transition 6 withdrawn --who "the Proposer" --date 2017-05-11
export SECREG_TODAY=2017-06-01 SECREG_NOW=2017-06-01T09:00:00Z
does "adopted late" transition 6 refinement --adopted-by "a Network Party"
export SECREG_TODAY=2017-05-12 SECREG_NOW=2017-05-12T09:00:00Z
says "said" "until 25 May 2017, so this was late"
secreg set 8 path=1 >/dev/null 2>&1
refused "not on Path 1" transition 8 withdrawn --who "the Proposer"

# What nobody should type.
fresh
for text in "$(printf 'bell\007')" "$(printf 'over\342\200\256ride')" \
	"$(printf 'line\nbreak')" "$(printf 'next\302\205line')" \
	"$(printf 'zero\342\200\213width')" "$(printf 'bad\377byte')" "" " "; do
	wrong "hostile who" transition 35 withdrawn --who "$text"
	case $text in *"
"*) continue ;; esac	# prose is folded
	wrong "hostile override" transition 35 implemented --override "$text"
done
wrong "hostile note" transition 35 refinement --note "$(printf 'a\033[31m')"
wrong "hostile status" transition 35 "$(printf 'refine\033[31m')"
says "is shown" "refine␛[31m"
kept "hostile id" 1 transition "$(printf '35\033')" refinement
wrong "hostile user" transition 35 refinement --user "$(printf 'a\033')"
wrong "endless" transition 35 withdrawn --who "$(head -c 5000 /dev/zero |
	tr '\0' x)"
does "long" transition 35 withdrawn --who "$(head -c 3999 /dev/zero |
	tr '\0' x)"

# As a terminal has it.
fresh
COLUMNS=40 run secreg transition 33 implemented --date 2017-05-11
golden "40 columns" acts/implemented.40.txt
ok "no line is wider" test "$(LC_ALL=C.UTF-8 wc -L <"$captured.out")" -le 40
fresh
run secreg transition 33 implemented --color always --date 2017-05-11
ok "no colour alone says anything" grep -q "Implemented" "$captured.out"
NO_COLOR=1 run secreg transition 33 implemented
silent "NO_COLOR" "$(printf '\033')"

# The other process.
harbour
does "harbour: logged" transition nb077 sounding --date 2017-05-09
refused "harbour: posted, without what it takes" transition 77 posted
says "harbour: a path" "with no path recorded"
secreg set 77 path=tidal >/dev/null 2>&1
refused "harbour: posted, without its vote" transition 77 posted
says "harbour: whose" "a vote of the watch of the tide to approve before it"
does "harbour: the vote" vote 77 approve --date 2017-05-10
says "harbour: by name" "Tide Wardens, 10 May 2017: approve"
says "harbour: which day counts" "(the day it was nailed to the harbour board)"
does "harbour: posted" transition 77 posted --date 2017-05-10
does "harbour: sealed" vote 77 approve --date 2017-05-11
does "harbour: under protest" transition 77 under-protest --note "Noise." \
	--who "the Ferries"
says "harbour: in time" "so this was in time"
does "harbour: at anchor" transition 4 at-anchor --note "Fog."
refused "harbour: only back" transition 4 posted
does "harbour: back" transition 4 sounding
silent "no word of the other process" "Refinement"

# At a terminal a move can be chosen.
# typed ARG...: secreg ARG... at a terminal, on which stdin is typed
typed() {
	script -qec "\"$SECREG\" $*" /dev/null 2>&1 | tr -d '\r' >"$captured.out"
	out=$(cat "$captured.out")
}
if command -v script >/dev/null && script -qec true /dev/null >/dev/null 2>&1
then
	rm -rf asked && mkdir asked && cd asked || exit 1
	export SECREG_DB=secreg.db
	secreg init >/dev/null && secreg add "$top/data/register/2017-05" \
		>/dev/null
	before=$(cksum <secreg.db)
	typed transition 21 <<-END

	END
	ok "the moves there are" grep -q '1  Awaiting Implementation, if' \
		"$captured.out"
	ok "nothing chosen" grep -q 'nothing was changed' "$captured.out"
	is "nothing changed" "$before" "$(cksum <secreg.db)"
	typed transition 21 <<-END
	9
	2
	12/05/2017
	2017-05-10
	majority
	END
	ok "a wrong day is asked for again" grep -q 'Sorry: expected a date' \
		"$captured.out"
	ok "the vote makes the move" grep -q 'Referred  ->  Rejected' \
		"$captured.out"
	secreg history 21 --format jsonl | tail -1 >last
	ok "and is recorded" grep -q \
		'"body":"Panel","vote":"reject","carried":"majority"' last
	typed transition 11 --date 2017-05-09 <<-END
	5
	a SEC Party
	END
	ok "what it needs is asked for" grep -q 'Who did it' "$captured.out"
	ok "and recorded" grep -q 'Withdrawn' "$captured.out"
	cd .. || exit 1
fi

# What is implemented is not told as to be implemented.
rm -f secreg.db
SECREG_TODAY=2017-05-12; export SECREG_TODAY
secreg init >/dev/null && secreg add "$top/data/register/2017-05" >/dev/null
run secreg transition 33 implemented --date 2017-05-12 \
	--implementation-date 2017-05-12
is "a day that was reached: done" 0 $status
is "a day that was reached: nothing is to come" 0 \
	"$(grep -c Then "$captured.out")"

done_testing
