. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register is made" secreg init
ok "the 27 proposals" secreg add "$top"/data/register/2017-05/*.yaml

# why COLUMNS ID...: the reasons at that width
why() { columns=$1; shift; COLUMNS=$columns run secreg why "$@"; }

why 100 21
golden "a referral, 100 columns" why/referred.100.txt
why 80 4 33 35
golden "a recommendation, a decision, a new one, 80 columns" why/three.80.txt
why 40 21
golden "40 columns" why/referred.40.txt
run secreg why SECMP0021 secmp0011
golden "piped, nothing is wrapped" why/piped.txt
run secreg why 21 --format markdown
golden "Markdown" why/referred.markdown
run secreg why 21 33 --format json
golden "JSON" why/two.json
run secreg why 21 -o out.txt
is "into a file" "$(secreg why 21)" "$(cat out.txt)"

why 100 21 --as-at 2017-04-20
golden "as at, before it was referred" why/rejected.100.txt
run secreg why 21 --as-at 2017-04-20 --format json
ok "what it may have been" grep -q '"may_be": "Referred"' "$captured.out"
run secreg why 35 --as-at 2017-04-20
is "not known on that day: no" 1 $status
run secreg why 21 9998 9999
is "unknown: no" 1 $status
is "each is named" 2 "$(printf '%s\n' "$err" | grep -c '^secreg: there is no')"
is "and nothing told" "" "$out"
run secreg why
is "no id: wrong usage" 2 $status

# Every word stands at every width, and no line is wider than it.
words() { tr -s ' \n();,' '\n' | sort -u; }
ok "odd ones" secreg add "$top"/tests/records/ok/*.yaml
all="4 21 33 35 101 111 112 113 114 115"
secreg why $all | words >piped
for columns in 24 40 60 80 100 140; do
	COLUMNS=$columns secreg why $all >found
	wide=$(LC_ALL=C.UTF-8 wc -L <found)
	ok "$columns columns: no line is wider" test "$wide" -le $columns
	[ $columns -lt 40 ] || is "$columns columns: nothing is cut" \
		"$(cat piped)" "$(words <found)"
done
why 90 111 112 113 114
golden "alternatives, overrides, adoption, two referrals" why/moves.90.txt

# referred ID VOTED REFERRED: a record of a proposal referred that day
referred() {
	cat <<END
proposal: SECMP0$1
title: Referred $3
path: 3
history:
  - {date: 2017-01-03, status: Initial Consideration}
  - {date: 2017-02-01, status: Report Phase}
  - {date: $2, body: Change Board, vote: reject}
  - {date: $3, status: Referred, who: a SEC Party}
END
}
# in_time ID: the verdict on when it was referred
in_time() { secreg why "$1" | sed -n '$!{h;d};x;s/^ *//p'; }
referred 201 2017-04-19 2017-05-04 >201.yaml
referred 202 2017-04-19 2017-05-08 >202.yaml
referred 203 2017-04-20 2017-05-06 >203.yaml
referred 204 2017-04-19 "by 2017-05-04" >204.yaml
referred 205 2017-04-19 "by 2017-05-05" >205.yaml
referred 206 "by 2017-04-19" 2017-04-20 >206.yaml
referred 207 "by 2017-04-19" 2017-05-05 >207.yaml
referred 208 "by 2017-04-19" 2017-02-15 >208.yaml
sed -i '/vote:/s/2017-04-19/2017-02-10/' 208.yaml
ok "referrals" secreg add 20[1-8].yaml
is "on the last day" "MET: it was in time: the last day was 4 May 2017." \
	"$(in_time 201)"
is "two Working Days late" "NOT MET: late: 2 Working Days after 4 May 2017." \
	"$(in_time 202)"
is "late on a Saturday" "NOT MET: late: after 5 May 2017, but before the next\
 Working Day." "$(in_time 203)"
is "by the last day" "MET: it was in time: the last day was 4 May 2017." \
	"$(in_time 204)"
is "by a later day" "NOT SHOWN TO BE MET: the exact day is not recorded, so\
 the register cannot say that it was in time." "$(in_time 205)"
is "after a vote by a day" "NOT SHOWN TO BE MET: the exact day that the limit\
 counts from is not recorded, so the register cannot say that it was in time." \
	"$(in_time 206)"
is "late whenever the vote was" "NOT MET: late: 1 Working Day after 4 May\
 2017, the latest that the last day can have been." "$(in_time 207)"
is "in time whenever the vote was" "MET: it was in time: the last day was\
 15 February 2017 at the earliest." "$(in_time 208)"
why 200 207
ok "the limit is said to be the latest" \
	grep -q 'here until 4 May 2017 at the latest\.' "$captured.out"

# What else a step can need.
cat >needs.yaml <<END
proposal: SECMP0211
title: Implemented by a day
history:
  - {date: by 2017-01-03, opening: yes, status: Awaiting Implementation}
  - {date: 2017-02-01, implementation-date: 2017-03-01, release: SEC5.3}
  - {date: by 2017-03-10, status: Implemented}
---
proposal: SECMP0212
title: Against every rule
history:
  - {date: 2017-01-03, status: Initial Consideration}
  - {date: 2017-02-01, status: Report Phase, path: 2}
  - date: 2017-02-03
    status: Awaiting Authority Decision
    override: The vote went by letter.
  - date: 2017-02-06
    status: Rejected
    override: It was said on the telephone.
  - date: 2017-02-07
    status: Referred
    override: Somebody asked.
  - date: 2017-02-08
    body: Code Administrator
    vote: approve
    override: They wished to.
---
proposal: SECMP0213
title: Too early
history:
  - {date: by 2017-01-03, opening: yes, status: Awaiting Implementation}
  - date: 2017-02-01
    status: Implemented
    implementation-date: 2017-03-01
    override: It was ready.
END
ok "needs" secreg add needs.yaml
why 90 211 212 213
golden "what is not met or not shown" why/needs.90.txt

run secreg why 21 --color always
ok "colour: the first line is bold" \
	grep -q "^$(printf '\033\\[1m')SECMP0021 is Referred" "$captured.out"
plain=$(printf '%s\n' "$out" | sed "s/$(printf '\033')\[[01]m//g")
is "and nothing else differs" "$plain" "$(secreg why 21)"
done_testing
