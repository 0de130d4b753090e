. tests/lib.sh
. "$top/tests/acts.sh"

cat >report.yaml <<'END'
proposal: SECMP0051
title: Up for a vote on Path 3
path: 3
status: Report Phase
history:
  - date: by 2017-04-12
    opening: yes
    status: Report Phase
---
proposal: SECMP0052
title: Up for a vote on Path 2
path: 2
status: Report Phase
history:
  - date: by 2017-04-12
    opening: yes
    status: Report Phase
---
proposal: SECMP0053
title: Up for a vote on no path
status: Report Phase
history:
  - date: by 2017-04-12
    opening: yes
    status: Report Phase
---
proposal: SECMP0054
title: Fast-Track
path: Fast-Track
urgent: yes
status: Initial Consideration
history:
  - date: 2017-04-12
    status: Initial Consideration
END

# A decision and a recommendation.
fresh report.yaml
does "a decision" vote 51 approve --body "change board" --date 2017-04-19 \
	--carried unanimous --implementation-date 2017-05-11 --release SEC5.7
golden "what it says" acts/decision.txt
is "the day was given: nothing on stderr" "" "$err"
stands "the status follows" 51 "Status     Awaiting Implementation, since 19 April"
does "a recommendation" vote 52 reject --date 2017-04-19
golden "what it says" acts/recommendation.txt
stands "the status stays" 52 "Status     Report Phase"
does "then it is issued" transition 52 awaiting-authority-decision \
	--date 2017-04-21
does "the Authority decides otherwise" vote 52 approve --date 2017-05-10
says "its body is the one waited for" "Authority, 10 May 2017: approve"
says "a decision" "this is the decision"

# Without a path nobody can say what it is.
refused "no path" vote 53 approve
golden_err() { cp "$captured.err" "$captured.out"; golden "$@"; }
golden_err "what to type" acts/no-path.txt
refused "no path and not in the Report Phase" vote 35 approve \
	--body "Change Board"
golden_err "both at once" acts/no-path-no-phase.txt

# The same again, more of it, something else.
fresh report.yaml
secreg vote 51 approve --date 2017-04-19 >/dev/null
idle "the same again" vote 51 approve --date 2017-04-19
says "is harmless" "secreg: the Change Board already voted on SECMP0051 on\
 19 April 2017: approve (change 4). Nothing was changed."
refused "another outcome" vote 51 reject --date 2017-04-19
says "correct it" 'secreg correct 4.1 --outcome reject --reason "..."'
says "or a second vote" "--again"
does "more of it" vote 51 approve --date 2017-04-19 --carried majority \
	--count "large suppliers=3/1/0" --note "In the minutes."
says "which" "Added    carried, note, the votes counted by category"
does "and more" vote 51 approve --date 2017-04-19 --count "Consumers=-/0"
idle "all there" vote 51 approve --date 2017-04-19 \
	--count "Large Suppliers=3/1/0" --carried majority
refused "carried otherwise" vote 51 approve --date 2017-04-19 \
	--carried unanimous
says "correct it" "correct 6.1 --carried unanimous"
refused "counted otherwise" vote 51 approve --date 2017-04-19 \
	--count "Large Suppliers=4/1/0"
says "correct it" "--count CATEGORY=N/N/N"
refused "the day was 'by'" vote 51 approve --date "by 2017-04-19"
says "correct it" "--date 'by 2017-04-19'"

# A second vote.
fresh report.yaml
secreg vote 52 approve --date 2017-04-19 >/dev/null
refused "a second vote" vote 52 reject --date 2017-05-10
says "if the day was mistyped" "correct 4.1 --date 2017-05-10"
says "if it was one" "add --again"
does "a second vote, meant" vote 52 reject --date 2017-05-10 --again
refused "two on one day, even so" vote 52 approve --date 2017-05-10 --again
does "issued on the second" transition 52 awaiting-authority-decision \
	--date 2017-05-11

# Deferred.
fresh report.yaml
does "a deferral" vote 51 defer --date 2017-04-19 --note "Papers late."
says "says so" "it decides nothing yet"
says "moves nothing" "Status   stays Report Phase"
does "is no vote in the way" vote 51 approve --date 2017-05-10
does "deferred where it is a recommendation" vote 52 defer --date 2017-04-19
refused "it is no vote to issue on" transition 52 awaiting-authority-decision

# Counts.
fresh report.yaml
for votes in "Large Suppliers=3/0/1" "large-suppliers=3/0/1" \
	"LARGE SUPPLIERS=3/0" "Large Suppliers=3" "Large Suppliers=3/-/-" \
	"Large Suppliers=003/0/0"; do
	idle "--count $votes" vote 51 approve --count "$votes" --dry-run
done
for votes in "Large Suppliers" "=3/0/1" "Large Suppliers=" \
	"Large Suppliers=a/b/c" "Large Suppliers=1/2/3/4" \
	"Large Suppliers=-1/0/0" "Large Suppliers=1,0,0" "Large=1/0/0" \
	"Large Suppliers=1//0" "Large Suppliers=1/0/" \
	"Large Suppliers=1.5/0/0" "Large Suppliers=9999999999/0/0" \
	"$(printf 'Large\033=1/0/0')"; do
	wrong "--count $votes" vote 51 approve --count "$votes"
done
says "hostile, shown" '␛'
wrong "a near category" vote 51 approve --count "Large Supliers=1/0/0"
says "named" 'Did you mean "Large Suppliers"?'
wrong "twice" vote 51 approve --count "Consumers=1/0/0" --count "consumers=1/0/0"
says "said" 'has "consumers" twice'
refused "unanimous, with votes against" vote 51 approve --carried unanimous \
	--count "Large Suppliers=3/1/0"
says "how many" "the ballots count 1 against"
does "an outcome the ballots do not bear out" vote 51 reject \
	--date 2017-05-10 --count "Large Suppliers=3/1/0" --count Consumers=1/0/0
says "is remarked" "the ballots count 4 to approve and 1 to reject, the vote\
 says reject; kept as it stands"
does "none against" vote 52 approve --carried unanimous --date 2017-05-10 \
	--count "Large Suppliers=3/0/2"
stands "ballots in show" 52 "Large Suppliers: approve 3, reject 0, abstain 2"
wrong "--carried" vote 53 approve --carried mostly

# Alternatives: a vote on each.
fresh report.yaml
does "the proposal is rejected" vote 51 reject --date 2017-05-10
says "which moves it" "->  Rejected"
does "an alternative is rejected" vote 51 reject --alternative A \
	--date 2017-05-10
says "named" "reject the alternative “A”"
does "another is approved" vote 51 approve --alternative B --date 2017-05-10
stands "and decides" 51 "Status     Awaiting Implementation, since 10 May 2017"
idle "the same again" vote 51 approve --alternative B --date 2017-05-10
secreg add "$top/tests/records/ok/alternatives-decided.yaml" >/dev/null 2>&1
idle "as a file has it" vote 162 reject --date 2017-03-15
refused "that alternative was rejected" vote 161 approve --alternative A \
	--date 2017-03-15
says "correct it" "--outcome approve"

# Bodies.
fresh report.yaml
refused "a body that has no vote here" vote 51 approve --body Panel
says "where it has" "Referred, path 3: a decision"
says "if it happened" "--override"
refused "a body that votes nowhere" vote 51 approve --body "Working Group"
says "said" "It votes nowhere."
wrong "a body there is not" vote 51 approve --body "Change Bord"
says "the near one" 'Did you mean "Change Board"?'
refused "nobody votes there" vote 2 approve
says "said" "nobody votes on SECMP0002 while it is Refinement"
wrong "an outcome there is not" vote 51 aprove
says "the near one" "Did you mean approve?"
wrong "no outcome" vote 51
refused "before its first entry" vote 51 approve --date 2017-04-01
says "said" "nothing is known of SECMP0051 before 12 April 2017"
refused "tomorrow" vote 51 approve --date 2017-05-13

# The Panel's determination, further referral, Fast-Track.
does "the Panel determines" vote 21 approve --body panel --date 2017-05-11
says "until when it can go further" "to the Authority: until 25 May 2017"
refused "again, with another outcome" vote 21 reject --date 2017-05-11
says "whose" "the Panel already voted on SECMP0021"
does "referred further" transition 21 referred-to-authority --who "a Party"
does "the Authority decides" vote 21 reject
stands "in the end" 21 "Status     Rejected, since 12 May 2017"
does "Fast-Track" vote 54 approve --date 2017-05-10 \
	--implementation-date 2017-06-29 --release SEC5.8
says "the Panel decides" "Panel, 10 May 2017: approve"
says "the move" "Initial Consideration  ->  Awaiting Implementation"
says "until when it waits" "to be implemented on 29 June 2017, release SEC5.8"
stands "urgent" 54 "Urgent     yes"

# A status given beside the vote, and against the rules.
fresh report.yaml
refused "another status than it makes" vote 51 approve --status rejected
says "which it makes" "this vote makes it Awaiting Implementation, not Rejected"
does "the one it makes" vote 51 approve --status awaiting-implementation \
	--date 2017-05-10
does "--override" vote 52 approve --body Authority --date 2017-05-10 \
	--status awaiting-implementation --override "By letter, without a report."
says "said" "Override By letter, without a report."
stands "in show" 52 "By letter, without a report."
secreg history 52 >history 2>&1
ok "in the history" grep -q "By letter" history

# Backdated between entries; a later one that would not fit.
refused "backdated before what decided" vote 51 reject --date 2017-05-09 --again
says "which" "(entry 4.1, 10 May 2017)"
does "backdated, a deferral" vote 51 defer --date 2017-05-09
says "it is where it was" "stays Awaiting Implementation"

# Options of all that write.
fresh report.yaml
idle "a dry run" vote 51 approve --dry-run
says "what would be" "Report Phase  ->  Awaiting Implementation"
says "and no more" "Dry run: nothing was changed."
refused "--expect" vote 51 approve --expect refinement
does "--expect, --user, --who" vote 51 approve --expect "report phase" \
	--user "the Code Administrator" --who "all present"
says "who" "by the Code Administrator"
says "today" "no --date was given, so it is today, 12 May 2017."
wrong "hostile alternative" vote 51 approve --alternative "$(printf 'a\033')"
wrong "hostile outcome" vote 51 "$(printf 'a\033[1m')"
silent "no escape gets out" "$(printf '\033')"
wrong "wrong day" vote 51 approve --date 19/04/2017
says "the right one" "For 19 April 2017 write: 2017-04-19"

fresh report.yaml
COLUMNS=40 run secreg vote 51 approve --carried unanimous --date 2017-04-19 \
	--implementation-date 2017-05-11 --release SEC5.7
golden "40 columns" acts/decision.40.txt
ok "no line is wider" test "$(LC_ALL=C.UTF-8 wc -L <"$captured.out")" -le 40

# The other process.
harbour
does "harbour: advice" vote pn-01 reject --body "tide wardens" \
	--date 2017-04-21 --again
does "harbour: heard" set 77 path=Storm
refused "harbour: what the move of the vote needs" vote 77 approve \
	--date 2017-05-09
says "harbour: named" "needs a note"
does "harbour: an order" vote 77 approve --date 2017-05-09 --note "A gale."
says "harbour: whose" "Harbour Master, 9 May 2017: approve"
says "harbour: the meaning" "Storm Orders: this is the decision"
silent "no word of the other process" "Change Board"

done_testing
