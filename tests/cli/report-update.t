. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
since=2017-04-12 until=2017-05-10

ok "a register is made" secreg init
ok "the 27 proposals" secreg add "$top"/data/register/2017-05/*.yaml

# update ARG...: the paper of May 2017
update() { run secreg report update --since $since --until $until "$@"; }
# has NAME TEXT, lacks NAME TEXT: in the last output, as one line
flat() { tr -s ' \n' '  ' <"$captured.out"; }
has() { case $(flat) in *"$2"*) result 0 "$1" ;; *) result 1 "$1" ;; esac; }
lacks() { case $(flat) in *"$2"*) result 1 "$1" ;; *) result 0 "$1" ;; esac; }
# count NAME NUMBER PATTERN: so many lines match
count() { is "$1" "$2" "$(grep -c -- "$3" "$captured.out")"; }

# The paper as it should be.
update
is "the paper is made" 0 "$status"
is "nothing on stderr" "" "$err"
golden "in text" report-update/may-2017.txt
cp "$captured.out" text
update --format markdown
golden "in Markdown" report-update/may-2017.md
update --format markdown --section 3
golden "as section 3 of another" report-update/section-3.md
update --section 3
golden "the same in text" report-update/section-3.txt
update --format json
golden "in JSON" report-update/may-2017.json
cp "$captured.out" json
update --format html
cp "$captured.out" page
# Without its style, which is src/page/style.css.
sed '/^<style>/,/^<\/style>/d' page >"$captured.out"
golden "as a page" report-update/may-2017.html
sed -n '/^<style>/,/^<\/style>/p' page | sed '1d; $d' >style
ok "with that style" cmp style "$top/src/page/style.css"

# Every fact of the paper the register began from.
update --format markdown --section 3 --ordinal-dates \
	--since-label "the April 2017 DCUSA Panel meeting"
cp "$captured.out" markdown
facts=0
while IFS='|' read -r name text markdown json; do
	case $name in ''|'#'*) continue ;; esac
	facts=$((facts + 1))
	for format in text markdown json; do
		eval "want=\$$format"
		[ -n "$want" ] || continue
		cp $format "$captured.out"
		has "$name ($format)" "$want"
	done
done <<'END'
# fact|text|Markdown|JSON
the section|SEC MODIFICATIONS UPDATE|## 3. SEC Modifications Update|
3.1 heading|1. New Modification Proposals|### 3.1 New Modification Proposals|"number": "1"
one is new|One new Modification Proposal has been raised since 12 April 2017.|One new Modification Proposal has been raised since the April 2017 DCUSA Panel meeting|"since": "2017-04-12"
it has a table|SECMP0035 Updates to SEC Appendix B|(Table one)|"kind": "new"
its title|Updates to SEC Appendix B – Organisation ARL expiration date to be aligned to DCCKI ARL|**SECMP0035** – Updates to SEC Appendix B – Organisation ARL|"id": "SECMP0035", "title": "Updates to SEC Appendix B
SMKI|Smart Metering Key Infrastructure (SMKI) Organisation Authority Revocation List (ARL)|Smart Metering Key Infrastructure (SMKI) Organisation Authority Revocation List (ARL)|Smart Metering Key Infrastructure (SMKI)
13 months|13 months instead of 12|13 months instead of 12|13 months instead of 12
one report|Initial Modification Report (IMR) of SECMP0035|Initial Modification Report (IMR) of SECMP0035|"item": "Initial Modification Report"
by the Panel|The Panel is due to consider|The Panel is due to consider|"body": "Panel"
in May|on 12 May 2017|on 12<sup>th</sup> May 2017|"date": "2017-05-12"
3.2 heading|2. Approvals and Rejections|### 3.2 Approvals and Rejections|"heading": "Approvals and Rejections"
five votes|On 19 April 2017 the Change Board voted on five Modification Proposals.|On 19<sup>th</sup> April 2017 the Change Board voted on five Modification Proposals.|"date": "2017-04-19"
Path 2|Path 2 – Authority Determination|**Path 2 – Authority Determination:**|"path": "2"
0004 approve|SECMP0004 Inclusion of Meter Serial Number data item in the Smart Metering Inventory Recommended to the Authority: approve|Serial Number data item in the Smart Metering Inventory** – recommended to the Authority for approval;|"effect": "recommendation", "recommends_to": "Authority"
0008 approve|SECMP0008 Provision of a DCC Alert (formerly Service Request Error Response) for Quarantined Service Requests Recommended to the Authority: approve|**SECMP0008: Provision of a DCC Alert (formerly Service Request Error Response) for Quarantined Service Requests** – recommended to the Authority for approval; and|
0011 reject|SECMP0011 Including the MAP ID in the Smart Metering Inventory Recommended to the Authority: reject|**SECMP0011: Including the MAP ID in the Smart Metering Inventory** – recommended to the Authority for rejection.|"outcome": "reject", "carried": null, "effect": "recommendation"
reports issued|The Final Modification Reports, updated with these votes, went to the Authority (BEIS per the transitional arrangements) on 21 April 2017.|(BEIS per the transitional arrangements) on 21<sup>st</sup> April 2017.|"kind": "issue"
with the Authority|SECMP0004, SECMP0008 and SECMP0011 now await its decision.|SECMP0004, SECMP0008 and SECMP0011 now await its decision.|"status": "Awaiting Authority Decision"
Path 3|Path 3 – Self Governance|**Path 3 – Self Governance:**|"path": "3"
0021 majority|SECMP0021 Increase the representation of the “Other SEC Party” category on the SSC and TABASC Decision: reject (majority)|**SECMP0021: Increase the representation of the “Other SEC Party” category on the SSC and TABASC** – decided, by majority: reject; and|"outcome": "reject", "carried": "majority", "effect": "decision"
0033 unanimous|SECMP0033 Update to CH Handover Support Materials Decision: approve (unanimous)|**SECMP0033: Update to CH Handover Support Materials** – decided, unanimously: approve.|"outcome": "approve", "carried": "unanimous", "effect": "decision"
SEC5.7|SECMP0033 is to be implemented on 11 May 2017, as SEC5.7.|SECMP0033 is to be implemented on 11<sup>th</sup> May 2017, as SEC5.7.|"implementation_date": "2017-05-11", "release": "SEC5.7"
3.3 heading|3. Referred Change Board decision to the Panel|### 3.3 Referred Change Board decision to the Panel|"heading": "Referred Change Board decision to the Panel"
a decision, not a recommendation|The Change Board's majority decision of 19 April 2017 to reject SECMP0021|The Change Board's majority decision of 19<sup>th</sup> April 2017 to reject SECMP0021|"vote_effect": "decision"
who referred it|has been referred to the Panel by a SEC Party, who is also the Proposer and a Change Board Member.|by a SEC Party, who is also the Proposer and a Change Board Member.|"who": "a SEC Party, who is also the Proposer and a Change Board Member"
for determination|The Panel has yet to decide.|The Panel has yet to decide.|"decided": false
the day is a limit||has been referred|"date": "2017-05-10", "date_exact": false, "kind": "referral"
3.4 heading|4. Open Modification Proposals (27)|### 3.4 Open Modification Proposals|"kind": "open"
27 of them|(27)|Table two lists the 27 open Modification Proposals|
the sums|Initial Consideration 1, Refinement 21, Awaiting Authority Decision 3, Referred 1, Awaiting Implementation 1.||"status": "Refinement", "stage": 2, "proposals": 21
its caption||**Table two: Modification Proposals Update**|
END
is "all facts were looked at" 31 $facts

# The 27 of Table two, in its order.
open='02 04 05 06 07 08 09 10 11 12 13 15 18 19 21 23 24 25 27 28 29 30 31 32
33 34 35'
is "Table two, in text" "$(printf 'SECMP00%s\n' $open)" \
	"$(sed '1,/^  No\./d; s/^  //' text | grep -o '^SECMP....')"
is "in Markdown" "$(printf 'SECMP00%s\n' $open)" \
	"$(sed '1,/Proposal Title/d' markdown | grep -o 'SECMP....')"
is "in JSON" "$(printf 'SECMP00%s\n' $open)" \
	"$(sed '1,/"kind": "open"/d' json | grep -o 'SECMP....')"
cp markdown "$captured.out"
count "one title each, the formal one in 3.2" 1 'Increase the representation'
count "and the short one in Table two" 1 'Increase Other SEC Party'
count "Meter in both places" 2 'Inclusion of Meter Serial'
lacks "no plural of one report" "IMRs"
lacks "no count of votes is made up" "votes to"

# How it is laid out.
is "no line is wider than 78" "" "$(cut -c 1- text | awk '{
	gsub(/[\200-\277]/, ""); if (length($0) > 78) print }')"
update
COLUMNS=60 update
ok "the same in a narrow terminal" cmp -s text "$captured.out"
update --ordinal-dates
has "ordinals in text" "After 12th April 2017, up to and including 10th May 2017"
lacks "without tags" "<sup>"
update --since-label 'the "*April*" meeting'
has "a label" 'raised since the "*April*" meeting.'
has "the window stays" "After 12 April 2017"
update --format markdown --since-label "the *April* meeting"
has "is escaped" 'since the \*April\* meeting'
update -o paper.txt
is "to a file: nothing on stdout" "" "$out"
ok "the same there" cmp -s text paper.txt

# Windows.
run secreg report update
is "no paper was issued: --since is needed" 2 "$status"
is "and asked for" "secreg: no monthly paper has been issued yet, so --since must say\
 after which day the window begins.
  As in: secreg report update --since 2017-04-12" "$err"
run secreg report update --since last-issued
is "last-issued: the same" 2 "$status"
run secreg report update --since $since
ok "until today" cmp -s text "$captured.out"
run secreg report update --since $since --until today
ok "today by name" cmp -s text "$captured.out"
SECREG_TODAY=2018-01-01 run secreg report update --since $since --as-at $until
ok "--as-at alone is the end" cmp -s text "$captured.out"
SECREG_TODAY=2018-01-01 run secreg report update --since $since --until $until
ok "and so is --until, whatever today is" cmp -s text "$captured.out"
while IFS='|' read -r name args message; do
	run secreg report update $args
	is "$name" 2 "$status"
	is "$name: said" "secreg: $message." "${err%%
*}"
done <<'END'
begins after its end|--since 2017-05-11 --until 2017-05-10|the window would begin after 11 May 2017 and end before that, on 10 May 2017
no day|--since 12/04/2017|--since: expected a date as YYYY-MM-DD, found "12/04/2017"
no such day|--since 2017-04-12 --until 2017-04-31|--until: there is no 31 April: April has 30 days
two ends|--since 2017-04-12 --until 2017-05-10 --as-at 2017-05-10|--as-at and --until do not go together: a paper is as at the end of its window
no section|--since 2017-04-12 --section 3.x|--section: expected a number such as 3, found "3.x"
section 0|--since 2017-04-12 --section 0|--section: expected a number such as 3, found "0"
a section of 0|--since 2017-04-12 --section 3.0|--section: expected a number such as 3, found "3.0"
no format of papers|--since 2017-04-12 --format csv|--format cannot be "csv"
END

update --as-known 1
is "nothing was known yet: an empty paper" 0 "$status"
has "is a paper" "SEC MODIFICATIONS UPDATE"
lacks "without sections" "1."
is "and says so" "Nothing had been recorded of any proposal at change 1." "$err"
run secreg report update --since $since --until 2017-05-11
is "a window that is not over" "The window ends after today, 10 May 2017: what\
 has not happened yet is not in it." "$err"
run secreg report update --since $since --until 2017-04-20
is "proposals not known at its end" "22 proposals are not known at the end of\
 the window; they are not among the open ones." "$err"
update --since-label "the meeting" --format json
has "the label is a fact" '"since_label": "the meeting"'
update --as-known 2 --format json
has "the change is told" '"as_known": 2'
run secreg report update --since 2017-05-10
count "an empty window has what is open" 1 '^1\. Open'
run secreg report update --since 2017-04-12 --until 2017-04-19
has "a vote before its report was issued" "Recommended to the Authority: approve"
lacks "nothing is told early" "21 April"
run secreg report update --since 2017-04-19 --until 2017-04-21
has "issued in a later window than the vote" "1. Reports issued to the\
 Authority The Final Modification Reports of SECMP0004, SECMP0008 and\
 SECMP0011 went to the Authority (BEIS per the transitional arrangements) on\
 21 April 2017. SECMP0004, SECMP0008 and SECMP0011 now await its decision."

# A small register in which everything happens.
export SECREG_DB=small.db SECREG_TODAY=2018-01-01
ok "another register" secreg init
run secreg report update --since $since
is "nothing in it" "SEC MODIFICATIONS UPDATE
After 12 April 2017, up to and including 1 January 2018" "$out"
run secreg report update --since $since --empty-sections
golden "and every section says so" report-update/empty.txt
run secreg report update --since $since --empty-sections --format markdown
golden "in Markdown too" report-update/empty.md
count "an empty section has no table" 0 '^|'
ok "it is filled" secreg add "$top/tests/data/report-small.yaml"
run secreg report update --since 2017-04-01 --until 2017-05-12
golden "a first window" report-update/first.txt
run secreg report update --since 2017-05-12 --format markdown
golden "a second" report-update/second.md
run secreg report update --since 2017-04-01 --empty-sections
golden "both at once" report-update/both.txt
run secreg report update --since 2017-05-02 --until 2017-05-03 --empty-sections
has "implemented against the rules is implemented" "Implemented on 3 May 2017,\
 outside the rules: the minutes say so"
lacks "and not denied" "No Modification Proposals have been implemented"

# Windows that follow each other tell everything once: every event by its
# reference, a new proposal by its id.
told() {
	secreg report update --since $1 --until $2 --format json 2>told.err |
		awk -F'"' '
	/"kind": "(open|late|new)",$/ { kind = $4 }
	/"number":/ { if (kind == "") kind = "events" }
	/"sections"|^    }/ { kind = "" }
	$2 == "planned" { kind = "planned" }
	$2 == "id" { id = $4 }
	$2 == "raised" && kind == "new" { print "new " id }
	$2 == "ref" && kind == "events" { print $4 }'
}
told 2017-04-01 2018-01-01 | sort >whole
is "all events of the register" 31 "$(($(wc -l <whole)))"
is "none is told twice" "" "$(uniq -d whole)"
for step in 1 19 100; do
	day=2017-04-01
	: >tiles
	while [ "$day" != 2018-01-01 ]; do
		next=$(date -u -d "$day + $step days" +%F)
		case $next in 2018*) next=2018-01-01 ;; esac
		told $day $next >>tiles
		day=$next
	done
	sort tiles | diff whole - >tiles.diff
	result $? "windows of $step days tell everything once" ||
		comment <tiles.diff
done

# docs/papers.md names every key of the JSON.
missing=$(grep -o '"[a-z_]*":' "$top/tests/golden/report-update/may-2017.json" |
	tr -d '":' | sort -u | while read -r key; do
		grep -q "\`$key\`" "$top/docs/papers.md" || echo "$key"
	done)
is "every key is documented" "" "$missing"

done_testing
