. tests/lib.sh

# Papers go out, and come back byte for byte whatever is recorded since.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
secreg init >/dev/null
secreg add "$top"/data/register/2017-05 >/dev/null
cp secreg.db before.db

run secreg report update --since 2017-04-12 --until 2017-05-10
cp "$captured.out" plain
run secreg report update --since 2017-04-12 --issue "DCUSA May 2017" --dry-run
is "a dry run" 0 $status
ok "prints the paper" cmp plain "$captured.out"
is "and says so" "Dry run: the paper was not issued." "$err"
ok "nothing is changed" cmp before.db secreg.db
run secreg report reprint "DCUSA May 2017"
is "so there is none" 1 $status
is "and how one is made is said" "secreg: no paper called \"DCUSA May 2017\" \
has been issued.
  None has been issued yet: secreg report update --issue NAME" "$err"

run secreg report update --since 2017-04-12 --issue "DCUSA May 2017" \
	--note "To the Panel."
is "a paper is issued" 0 $status
ok "it is printed as it would have been" cmp plain "$captured.out"
is "what was kept" "Issued as \"DCUSA May 2017\", change 3: \
$(wc -c <plain | tr -d ' ') bytes, SHA-256 $(sha256sum plain | cut -c1-64)" \
	"$err"
run secreg history
ok "it is a change" sh -c "printf '%s\n' '$out' | grep -q 'To the Panel.'"

secreg transition 33 implemented --date 2017-05-10 --override "A test." \
	>/dev/null 2>&1
secreg note 21 "Late." --date 2017-05-09 >/dev/null 2>&1
run secreg report reprint "dcusa may 2017"
is "it comes back" 0 $status
ok "byte for byte" cmp plain "$captured.out"
run secreg report reprint "DCUSA May 2017" -o again
ok "into a file too" cmp plain again
run secreg report reprint "DCUSA Mai 2017"
is "none of that name" 1 $status
is "and which there are" 'secreg: no paper called "DCUSA Mai 2017" has been issued.
  Did you mean "DCUSA May 2017"?
    DCUSA May 2017' "$err"

run secreg report update --since 2017-04-12 --issue "DCUSA MAY 2017"
is "a name is taken once" 1 $status
is "and it is said by what" 'secreg: refused: a monthly paper called "DCUSA May 2017" was issued already (change 3). Nothing was changed.
  What went out: secreg report reprint "DCUSA May 2017"' "$err"

# The next one: its window follows, and tells what came late.
export SECREG_TODAY=2017-06-14
secreg note 35 "In June." --date 2017-06-02 >/dev/null
run secreg report update --issue "DCUSA June 2017" --format markdown
is "the next begins where the last one ended" 0 $status
ok "its window" grep -q "After 10 May 2017, up to and including 14 June 2017" \
	"$captured.out"
ok "what was recorded late" grep -q "Late entries" "$captured.out"
ok "tells both" grep -q "^Two entries dated on or before 10 May 2017" \
	"$captured.out"
cp "$captured.out" june.md
run secreg report reprint "DCUSA June 2017"
ok "Markdown comes back too" cmp june.md "$captured.out"

run secreg report update --since 2017-05-20 --issue "With a gap" --dry-run
ok "a gap is said" sh -c "printf '%s\n' '$err' | grep -q \
'ended on 14 June 2017: what lies between the two days is told in both papers.'"
run secreg report update --since 2017-06-14 --until 2017-06-14 --dry-run
is "--dry-run is for issuing" 2 $status
run secreg report update --as-known 2 --since 2017-04-12 --issue "Old"
is "what goes out tells all that is known" 2 $status

# A page goes out and comes back like any other paper.
run secreg report update --since 2017-06-14 --until 2017-06-15 --format html \
	--issue "A page" --user secretary
is "a page is issued" 0 $status
cp "$captured.out" page
run secreg report reprint "A page"
ok "and comes back" cmp page "$captured.out"

# A paper that somebody altered is never handed out as what went out.
if command -v sqlite3 >/dev/null; then
	sqlite3 secreg.db "DROP TRIGGER paper_update;
		UPDATE paper SET bytes = CAST(replace(CAST(bytes AS TEXT),
			'Refined', 'x') || 'x' AS BLOB) WHERE name LIKE '%May%'"
	run secreg report reprint "DCUSA May 2017"
	is "an altered paper" 4 $status
	is "is not printed" "" "$out"
fi

# What a paper told and was corrected since, the next one tells: also that it
# never was.
rm -f secreg.db
export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register again" secreg init
ok "the proposals again" secreg add "$top"/data/register/2017-05
ok "a paper" secreg report update --since 2017-04-12 --issue May
export SECREG_TODAY=2017-06-14 SECREG_NOW=2017-06-14T09:00:00Z
entry() { secreg query "SELECT ref FROM history WHERE id = 'SECMP00$1'
	AND $2" --format csv | sed -n 2p | tr -d '\r'; }
ok "a date put right" secreg correct "$(entry 33 "vote = 'approve'")" \
	--implementation-date 2017-06-29 --release SEC5.8 --reason "Minutes."
referred=$(entry 21 "status = 'Referred'")
ok "what never was is taken away" secreg correct "$referred" --delete \
	--reason "It was not."
late() {
	secreg report update --since last-issued --format markdown |
		sed -n '/Late entries/,/Open/p'
}
is "both are told" '## 1. Late entries

Two entries dated on or before 10 May 2017 were recorded, corrected or struck out after the paper up to that day was issued.

- **SECMP0033: Update to CH Handover Support Materials** – vote of the Change Board: approve (unanimous), status Awaiting Implementation, to be implemented on 29 June 2017, release SEC5.8, 19 April 2017, corrected on 14 June 2017; and
- **SECMP0021: Increase Other SEC Party representation for TABASC and SSC** – status Referred, by 10 May 2017, struck out on 14 June 2017.

## 2. Open Modification Proposals' "$(late)"
is "programs are told apart" "SECMP0021 $referred true" "$(secreg report \
	update --since last-issued --format json | python3 -c '
import json, sys
late = json.load(sys.stdin)["sections"][0]["rows"]
print(*[r["id"] + " " + r["ref"] + " true" for r in late if r["gone"]])')"
ok "taken away, then put back" secreg undo
is "is told no more" 1 "$(late | grep -c '^- ')"
secreg correct "$referred" --who "A Party" --reason "Minutes." >/dev/null
ok "corrected, then taken away" secreg correct \
	"$(entry 21 "status = 'Referred'")" --delete --reason "It was not."
is "it is told as the paper had it" 1 "$(late |
	grep -c 'SECMP0021.*status Referred, .*struck out on 14 June 2017')"
secreg note 2 "Never so." --date 2017-05-10 >/dev/null
secreg correct "$(entry 02 "note = 'Never so.'")" --delete --reason "No." \
	>/dev/null
is "what no paper told is not" 0 "$(late | grep -c SECMP0002:)"
ok "the next paper" secreg report update --since last-issued --issue June
export SECREG_TODAY=2017-07-12 SECREG_NOW=2017-07-12T09:00:00Z
is "it is told once" "" "$(late)"

done_testing
