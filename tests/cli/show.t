. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register is made" secreg init
ok "the proposals are added" secreg add "$top"/data/register/2017-05/*.yaml
ok "and odd ones" secreg add "$top"/tests/records/ok/*.yaml

# shown COLUMNS ID...: the sheet at that width
shown() { columns=$1; shift; COLUMNS=$columns run secreg show "$@"; }

shown 100 21
golden "a referred one, 100 columns" show/referred.100.txt
shown 80 21 35
golden "two of them, 80 columns" show/two.80.txt
shown 40 21 35
golden "40 columns" show/two.40.txt
run secreg show SECMP0004 secmp0011 33
golden "piped, nothing is wrapped" show/piped.txt
shown 80 101 111
golden "ballots and alternatives" show/votes.80.txt
shown 80 110
golden "renamed, and other facts that changed" show/renamed.80.txt
shown 80 112 113 114 115
golden "override, adoption, referrals, Fast-Track" show/moves.80.txt
shown 60 102 105 106
golden "odd text" show/text.60.txt
run secreg show 110 111 112 --format markdown
golden "Markdown" show/all.markdown
run secreg show 35 111 --format json
golden "JSON" show/all.json

for columns in 30 40 60 80 120; do
	wide=$(COLUMNS=$columns secreg show 21 101 102 110 111 113 114 |
		LC_ALL=C.UTF-8 wc -L)
	ok "$columns columns: no line is wider" test "$wide" -le $columns
done

run secreg show 107
is "by the id it had before" "SECMP0110  The present title" \
	"$(printf '%s\n' "$out" | head -1)"
run secreg show 110 --as-at 2016-01-10
is "which it then had" "SECMP0107  The first title" \
	"$(printf '%s\n' "$out" | head -1)"

run secreg show 21 --as-at 2017-04-20
is "as at, between two days" \
	"Status     Rejected, since 19 April 2017; may already have been Referred" \
	"$(printf '%s\n' "$out" | grep ^Status)"
run secreg show 21 --as-at 2017-04-20 --format json
ok "also in JSON" grep -q '"may_have_moved": true' "$captured.out"
ok "with what it may be" grep -q '"may_be": "Referred"' "$captured.out"

# next ID WORD ARG...: what can happen next, in a status beginning with WORD
next() {
	id=$1 word=$2; shift 2
	secreg show "$id" "$@" | sed -n '/^What can/,/^$/p' | grep "^  $word"
}
referral="if it is referred against the vote of the Change Board on 19 April\
 2017; needs a record of who did it;"
is "in time until a day" \
	"  Referred        $referral in time until 4 May 2017" \
	"$(next 33 Referred --as-at 2017-05-04)"
is "and late from the next" "  Referred        $referral was in time until\
 4 May 2017: late since then" \
	"$(next 33 Referred --as-at 2017-05-05)"
is "a closed one that can be referred still" \
	"  Referred        $referral in time until 4 May 2017" \
	"$(next 21 Referred --as-at 2017-04-20)"
is "the vote is there: the day is not" \
	"  Awaiting Authority Decision  after the vote of the Change Board on\
 19 April 2017; needs the day the report was issued" \
	"$(next 4 Awaiting --as-at 2017-04-20)"
is "no vote yet" \
	"  Awaiting Authority Decision  needs a vote of the Change Board and\
 the day the report was issued" "$(next 4 Awaiting --as-at 2017-04-18)"
is "on the day of implementation" \
	"  Implemented     its implementation date, 11 May 2017, has been reached" \
	"$(next 33 Implemented --as-at 2017-05-11)"
is "nothing from the end" "" "$(next 101 '')"

run secreg show 35 --as-at 2017-04-20
is "not known on that day: no" 1 $status
is "said in a sentence" "secreg: nothing is known of SECMP0035 on 20 April\
 2017: its first entry is by 10 May 2017." "$err"
run secreg show 35 --format json
ok "never renamed: so it says" grep -q '"renamed": null' "$captured.out"
not_ok=$(grep -c '"renamed": "' "$captured.out")
is "and nothing else" 0 "$not_ok"
run secreg show 110 --format json
is "renamed: the ids it began and went on with" \
	'"renamed": "SECMP0107" "renamed": "SECMP0110"' \
	"$(echo $(grep -o '"renamed": "[A-Z0-9]*"' "$captured.out"))"
run secreg show 21 999 9998
is "unknown: no" 1 $status
is "each is named" 2 "$(printf '%s\n' "$err" | grep -c '^secreg: there is no')"
is "and nothing shown" "" "$out"
run secreg show 21 --as-known 1
is "not yet known: no" 1 $status
run secreg show
is "no id: wrong usage" 2 $status

run secreg show 21 --color always
ok "colour: the status is bold" \
	grep -q "^Status     $(printf '\033\\[1m')Referred" "$captured.out"
plain=$(printf '%s\n' "$out" | sed "s/$(printf '\033')\[[01]m//g")
is "and nothing else differs" "$plain" "$(secreg show 21)"
done_testing
