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

done_testing
