. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register is made" secreg init

run secreg template proposal
is "done" 0 $status
is "nothing else to say" "" "$err"
golden "the form" template/proposal.yaml
is "no line is too wide" "" "$(awk 'length > 78' "$captured.out")"
cp "$captured.out" form.yaml

run secreg add form.yaml
is "not filled in: bad input" 3 $status
is "only the title is missing" 'form.yaml:7:1: error: "title" is empty [empty]' \
	"${err%%
*}"
is "nothing else is" 1 "$(grep -c ': error: ' "$captured.err")"

sed 's/^title:/title: An example title/' form.yaml >new.yaml
run secreg add new.yaml
is "filled in by sed: done" 0 $status
is "as it says" "SECMP0001  An example title
  Status   Initial Consideration, on 10 May 2017
Change 2, by secretary. To take it back: secreg undo 2" "$out"

run secreg template proposal
ok "the next id" grep -qx 'proposal: SECMP0002' "$captured.out"
ok "one with a gap" secreg add --id 35 --title "Another example title"
secreg template proposal >form.yaml
ok "is followed" grep -qx 'proposal: SECMP0036' form.yaml

# Everything uncommented is still a form: each field is known.
sed -e '/^# [a-z-]*:$/s/^# //' -e 's/^    # \([a-z-]*:\)$/    \1/' \
	form.yaml >all.yaml
run secreg add all.yaml
is "all of it, empty: bad input" 3 $status
is "nothing but empty fields" "" \
	"$(grep ': error: ' "$captured.err" | grep -v '\[empty\]$')"

# The form of a question is one that can be asked as it stands.
run secreg template question
is "a question: done" 0 $status
is "a question: nothing else to say" "" "$err"
golden "the form of a question" template/question.yaml
is "a question: no line is too wide" "" \
	"$(awk 'length > 78' "$captured.out")"
cp "$captured.out" question.yaml
ok "a question: added as it is" secreg add question.yaml
run secreg ask raised-last-month
is "a question: answered" "Which open Modification Proposals were raised in\
 the last 30 days?" "$(printf '%s\n' "$out" | head -n 1)"
is "a question: with what is there" 2 "$(printf '%s\n' "$out" |
	grep -c ^SECMP)"
run secreg template question --body Panel
is "a question is of no body" 2 $status

run secreg template letter
is "no such form" 2 $status
run secreg template
is "which one" 2 $status
run secreg template proposal -o out.yaml
is "into a file" "" "$out"
ok "it is the same" cmp form.yaml out.yaml
run secreg template proposal --date 2017-05-24
is "a proposal does not meet" 2 $status

# A meeting, from the papers of May 2017.
secreg --db may.db init >/dev/null
secreg --db may.db add "$top"/data/register/2017-05 >/dev/null
export SECREG_DB="$PWD/may.db"
run secreg template meeting --body "Change Board" --date 2017-04-18
is "a sheet: done" 0 $status
is "nothing else to say of it" "" "$err"
golden "the sheet" template/meeting.yaml
is "no line of it is too wide" "" "$(LC_ALL=C.UTF-8 awk 'length > 80' \
	"$captured.out")"
is "a body in any case" "$out" \
	"$(secreg template meeting --date 2017-04-18 --body change-board)"

run secreg template meeting --body authority --date 2017-04-21
is "as at the end of the day" "SECMP0004 SECMP0008 SECMP0011" \
	"$(sed -n 's/^  - proposal: //p' "$captured.out" | paste -sd' ')"
cp "$captured.out" sheet.yaml
run secreg template meeting --body Panel --date 2017-05-24
ok "a meeting to come" grep -q 'still to come' "$captured.out"
ok "a proposal without a path is no item of it" \
	grep -qx '#   secreg set SECMP0035 path=Fast-Track   (a decision)' \
	"$captured.out"
is "the others are" "SECMP0021" \
	"$(sed -n 's/^  - proposal: //p' "$captured.out" | paste -sd' ')"
run secreg template meeting --body "Change Board"
ok "nothing to vote on: a comment" \
	grep -q '^# There is no proposal on which the Change Board has a vote' \
	"$captured.out"
is "and said" "secreg: there is no proposal on which the Change Board has a\
 vote on 10 May 2017.
secreg: no --date was given, so it is today, 10 May 2017." "$err"
cp "$captured.out" none.yaml
run secreg add none.yaml
is "it can be added all the same" \
	"0 secreg: the meeting of 10 May 2017 has no votes. Nothing to do." \
	"$status $err"
run secreg template meeting --body "Change Board" --date 2017-04-19
ok "votes of that day are not asked for again" grep -qx \
	'# Recorded already as voted on that day: SECMP0004 (approve), SECMP0008' \
	"$captured.out"
is "nor items" "items: []" "$(grep '^items' "$captured.out")"

before=$(cat may.db | cksum)
run secreg add sheet.yaml
is "not filled in: refused" 3 $status
is "at each place" 3 "$(grep -c 'error: "vote" is empty \[empty\]$' \
	"$captured.err")"
is "and nothing is changed" "$before" "$(cat may.db | cksum)"
sed -e '/^    vote:$/s/$/ approve/' \
	-e '/SECMP0011/,$s/vote: approve/vote: reject/' sheet.yaml >filled.yaml
run secreg add filled.yaml
is "filled in: one change" "0 Change 3, by secretary. To take it back: secreg undo 3" \
	"$status $(tail -1 "$captured.out")"
is "of all votes, with what they make" \
	"SECMP0004,Awaiting Implementation SECMP0008,Awaiting Implementation\
 SECMP0011,Rejected" \
	"$(secreg list --all --as-at 2017-04-21 --format csv | awk -F, \
	'/^SECMP00(04|08|11),/ { print $1 "," $6 }' | paste -sd' ')"
run secreg add filled.yaml
is "and again: nothing to do" 0 $status
sed 's/^ *# \(carried\|alternative\|implementation-date\|release\|note\):/    \1:/' \
	sheet.yaml >all.yaml
run secreg add all.yaml
is "every optional field is known" "" \
	"$(grep ': error: ' "$captured.err" | grep -v '\[empty\]$')"
sed -e 's/^    # ballots:/    ballots:/' -e 's/^    #   /      /' \
	-e 's/: \([,}]\)/: 1\1/g' -e 's/^    vote:$/& defer/' sheet.yaml >ballots.yaml
run secreg add --dry-run ballots.yaml
is "so are the ballots" "" "$(grep ': error: ' "$captured.err" |
	grep -vE '\[(different|exists|vote-twice)\]$')"

run secreg template meeting
is "whose meeting" "2 secreg: the sheet of a meeting needs --body.
  Bodies that vote: Panel, Change Board, Authority" "$status $err"
run secreg template meeting --body "Working Group"
is "a body that never votes" "2 secreg: the Working Group has no vote\
 anywhere." "$status ${err%%
*}"
run secreg template meeting --body Board
is "no such body" 2 $status
run secreg template meeting --body Panel --date 24/05/2017
is "no such day" 2 $status

# Under other rules: advice without a path, a note that a vote needs.
secreg --db harbour.db init --process "$top/tests/data/harbour.yaml" >/dev/null
export SECREG_DB="$PWD/harbour.db"
secreg add "$top/tests/data/harbour-life.yaml" >/dev/null
cat >posted.yaml <<'END'
proposal: NB101
title: "Buoys: their colours"
path: Tidal
history:
  - {date: by 2017-05-01, opening: yes, status: Posted}
---
proposal: NB102
title: "Lamps # of the pier"
path: Crown
history:
  - {date: by 2017-05-01, opening: yes, status: Posted}
---
proposal: NB103
title: A gale warning
path: Storm
history:
  - {date: 2017-05-02, status: Sighted}
END
secreg add posted.yaml >/dev/null
for body in "Wharf Assembly" "Harbour Master" "Tide Wardens"; do
	run secreg template meeting --body "$body" --date 2017-05-09
	is "$body: done" 0 $status
	file=$(echo "$body" | tr ' A-Z' '-a-z')
	golden "the sheet of the $body" "template/$file.yaml"
	sed '/^    vote:$/s/$/ approve/' "$captured.out" >"$file.yaml"
done
run secreg add wharf-assembly.yaml
is "votes that decide and votes that advise" \
	"Wharf Assembly, 9 May 2017: 2 votes
  NB101      approve               decision                          Posted -> Sealed
  NB102      approve               recommendation to the Crown Surveyor stays Posted
Change 4, by secretary. To take it back: secreg undo 4" "$out"
run secreg add harbour-master.yaml
is "what the sheet said is needed, is" \
	"to become Sealed, NB103 needs a note" "$(sed -n \
	's/.*error: \(.*\) \[move-needs\]$/\1/p' "$captured.err")"
sed -i '/^  - proposal: NB103/,/note:/s/^    # note:/    note: South-west./' \
	harbour-master.yaml
run secreg add harbour-master.yaml
is "with it: done" 0 $status
run secreg add tide-wardens.yaml
is "advice without a path: done" 0 $status
is "all votes are there" "9 May 2017" "$(secreg show 4 |
	grep -m 1 -o '9 May 2017')"
unset SECREG_DB

# However many entries a proposal has, the sheet is that of the first.
rm secreg.db
secreg init >/dev/null
secreg add "$top/data/register/2017-05/SECMP0021.yaml" >/dev/null
sheet=$(secreg template meeting --body Panel --date 2017-05-12)
for n in 4 5 6 7 8 9; do
	secreg note 21 "Entry $n." --date 2017-05-10 >/dev/null
	run secreg template meeting --body Panel --date 2017-05-12
	is "$n entries: done" 0 $status
	is "$n entries: the same sheet" "$sheet" "$out"
done

rm secreg.db
run secreg template proposal
is "no register: could not" 4 $status

done_testing
