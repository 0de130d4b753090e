. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z

ok "a register is made" secreg init
run secreg report status
is "without a paper --since is needed" 2 "$status"
is "and how it is given is said" "  As in: secreg report status --since\
 2017-04-12" "$(sed -n 2p "$captured.err")"
run secreg report status --since 2017-04-12
is "an empty register" 0 "$status"
golden "has an empty report" report-status/empty.txt
ok "the 27 proposals" secreg add "$top"/data/register/2017-05/*.yaml

run secreg report status --since 2017-04-12
is "the report is made" 0 "$status"
golden "in text" report-status/may-2017.txt
is "no line is wider than 78" "" "$(awk '{ gsub(/[\200-\277]/, "")
	if (length($0) > 78) print }' "$captured.out")"
cp "$captured.out" text
COLUMNS=40 run secreg report status --since 2017-04-12
ok "the same in a narrow terminal" cmp -s text "$captured.out"
run secreg report status --since 2017-04-12 --format markdown
golden "in Markdown" report-status/may-2017.md
run secreg report status --since 2017-04-12 --format json
golden "in JSON" report-status/may-2017.json
run secreg report status --since 2017-04-12 --format html
sed '/^<style>/,/^<\/style>/d' "$captured.out" >page
mv page "$captured.out"
golden "as a page" report-status/may-2017.html
run secreg report status --since 2017-04-12 --section 5 \
	--title "Modification and Release Status Report"
is "as a section of another paper, and called so" "5. Modification and\
 Release Status Report

5.1 Where the Modification Proposals stand" "$(head -3 "$captured.out")"

# The figures of the earlier day are those list gives as at that day.
for day in 2017-04-12 2017-04-20 2017-05-10; do
	run secreg report status --since $day --until 2017-05-11 --format json
	is "the figures of $day" "$(secreg list --as-at $day --format csv |
		tail -n +2 | wc -l)" "$(awk -F'[:,]' '/"open": true/ { o = 1 }
		/"open": false/ { o = 0 } /"before"/ { if (o) n += $2 }
		END { print n + 0 }' "$captured.out")"
	is "and of its end" "$(secreg list --as-at 2017-05-11 --format csv |
		tail -n +2 | wc -l)" "$(awk -F'[:,]' '/"open": true/ { o = 1 }
		/"open": false/ { o = 0 } /"kind": "open"/ { exit }
		/"proposals"/ { if (o) n += $2 } END { print n + 0 }' \
		"$captured.out")"
done

# What is late is what due says.
run secreg report status --since 2017-04-12 --until 2017-05-12
ok "an implementation that is late" grep -q '^  11 May 2017  *1  SECMP0033' \
	"$captured.out"
run secreg report status --since 2017-04-12 --until 2017-05-12 --format json
is "as due has it" "$(secreg due --as-at 2017-05-12 --overdue --format csv |
	tail -n +2 | cut -d, -f3,4,6 | tr ',' ' ')" "$(sed '1,/"late"/d' \
	"$captured.out" | awk -F'[:,"]+ *"?' '/"id"/ { id = $3 }
	/"date":/ { day = $3 } /"working_days"/ { print id, day, $3 }')"

# The report that went out last is where the next one begins: papers of other
# kinds do not count, nor does this one for them.
run secreg report status
is "none went out: --since is needed" "2|secreg: no status report has been\
 issued yet, so --since must say after which day the window begins." \
	"$status|$(head -1 "$captured.err")"
run secreg report update --since 2017-04-12 --until 2017-05-03 \
	--issue "May 2017"
run secreg report status
is "a monthly paper is none" 2 "$status"
run secreg report status --since 2017-04-12 --until 2017-04-19 \
	--issue "Status of April 2017" --note "To all parties."
is "one goes out" 0 "$status"
cp "$captured.out" april
is "what was kept" "Issued as \"Status of April 2017\", change 4: \
$(wc -c <april | tr -d ' ') bytes, SHA-256 $(sha256sum april | cut -c1-64)" \
	"$(head -1 "$captured.err")"
run secreg report update
is "the monthly paper follows its own" "After 3 May 2017, up to and including\
 10 May 2017" "$(sed -n 2p "$captured.out")"
run secreg report status --since 2017-04-12 --issue "May 2017"
is "a name is taken once, whatever it is" "1|secreg: refused: a monthly paper\
 called \"May 2017\" was issued already (change 3). Nothing was changed." \
	"$status|$(head -1 "$captured.err")"
run secreg report status --since 2017-05-03 --issue "Status of May 2017" \
	--dry-run
is "a gap is one between reports" "The window of \"Status of April 2017\"\
 ended on 19 April 2017: what lies between the two days is told in neither\
 paper." "$(head -1 "$captured.err")"
run secreg report status --since last-issued --issue "Status of May 2017" \
	--dry-run
is "without one nothing is said" "Dry run: the paper was not issued." \
	"$(head -1 "$captured.err")"
run secreg report status --as-known 2 --since 2017-04-12 --issue "Old"
is "what goes out tells all that is known" 2 "$status"
run secreg report reprint "status of april 2017"
ok "it comes back" cmp april "$captured.out"
run secreg undo 2
is "what it told stays" 1 "$status"
run secreg report status
is "--since is the last one's end" "After 19 April 2017, up to and including\
 10 May 2017" "$(sed -n 2p "$captured.out")"
run secreg report status --since 2017-04-12 --as-known 1
is "as known before anything was" 0 "$status"
ok "there are none" grep -q 'There are no open' "$captured.out"
run secreg report status --since 2017-05-11
is "a window that ends before it begins" 2 "$status"

# A process of another field.
export SECREG_DB=harbour.db SECREG_TODAY=2017-05-11
run secreg init --process "$top/tests/data/harbour.yaml"
run secreg add "$top/tests/data/harbour-life.yaml"
run secreg report status --since 2017-04-13
golden "under another process" report-status/harbour.txt

# docs/papers.md names every key of the JSON.
missing=$(grep -o '"[a-z_]*":' "$top/tests/golden/report-status/may-2017.json" |
	tr -d '":' | sort -u | while read -r key; do
		grep -q "\`$key\`" "$top/docs/papers.md" || echo "$key"
	done)
is "every key is documented" "" "$missing"

done_testing
