. tests/lib.sh

export SECREG_TODAY=2017-05-11 SECREG_NOW=2017-05-11T09:00:00Z

ok "a register is made" secreg init
run secreg report register
is "an empty one" 0 "$status"
is "says so" "0 in all, 0 open, as at 11 May 2017." "$err"
run secreg report register --format html
is "an empty page" 0 "$status"

ok "the 27 proposals" secreg add "$top"/data/register/2017-05
run secreg transition 33 implemented --date 2017-05-11
run secreg report register
golden "in text" report-register/may-2017.txt
is "closed ones too" "27 in all, 26 open, as at 11 May 2017." \
	"$(tail -1 "$captured.err")"
COLUMNS=80 run secreg report register
golden "80 columns" report-register/80.txt
run secreg report register --format markdown
golden "in Markdown" report-register/may-2017.md
run secreg report register --format csv
golden "in CSV" report-register/may-2017.csv
run secreg report register --format json
golden "in JSON" report-register/may-2017.json
run secreg report register --as-at 2017-04-15
is "as at an earlier day" "5 in all, 5 open, as at 15 April 2017." \
	"$(tail -1 "$captured.err")"

# The page: without style and script, which are files of src/page.
run secreg report register --format html
is "nothing on stderr" "" "$err"
cp "$captured.out" page
sed -n '/^<script>/,/^<\/script>/p' page | sed '1d; $d' >script
ok "it has the script" cmp script "$top/src/page/register.js"
sed '/^<style>/,/^<\/style>/d; /^<script>/,/^<\/script>/d' page \
	>"$captured.out"
golden "as a page" report-register/may-2017.html
is "every proposal of the CSV" "$(secreg report register --format csv |
	tail -n +2 | cut -d, -f1)" "$(grep -o '>SECMP[0-9]*<' page | tr -d '<>')"

# It goes out like the papers, in any format, laid out as in a file.
COLUMNS=40 run secreg report register --issue "Register of May" --user secretary
is "issued as text" 0 "$status"
cp "$captured.out" text
run secreg report register
ok "it is not wrapped" cmp text "$captured.out"
run secreg report reprint "register of may"
ok "and comes back" cmp text "$captured.out"
for format in markdown html csv json jsonl; do
	run secreg report register --format $format --issue "As $format"
	cp "$captured.out" kept
	run secreg report reprint "As $format"
	ok "$format comes back" cmp kept "$captured.out"
done
run secreg report register --format csv --bom --as-at 2017-04-15 \
	--issue "Of April" -o april.csv
is "as at an earlier day" 0 "$status"
run secreg report reprint "Of April" -o again.csv
ok "with its byte order mark" cmp april.csv again.csv
is "a mark" 357,273,277 "$(head -c 3 again.csv | od -An -to1 |
	sed 's/^ //' | tr ' ' ,)"
run secreg report list --format csv
is "it has a day and no window" "Of April,register,,2017-04-15" \
	"$(tail -1 "$captured.out" | cut -d, -f1-4)"
run secreg report register --as-known 2 --issue "Old"
is "it tells all that is known" "2|secreg: a paper that goes out tells all\
 that is known: leave --as-known out." "$status|$err"
run secreg report register --dry-run
is "--dry-run is for issuing" 2 "$status"
run secreg report register --issue "OF APRIL"
is "a name is taken once" "1|secreg: refused: a register called \"Of April\"\
 was issued already (change 10). Nothing was changed." \
	"$status|$(head -1 "$captured.err")"
run secreg report status
is "it is no window's end" 2 "$status"

# All of it, papers and kinds, in another register.
secreg export >all.yaml
export SECREG_DB=copy.db
run secreg init
run secreg add all.yaml
is "restored" 0 "$status"
run secreg report reprint "Of April"
ok "the same bytes" cmp april.csv "$captured.out"
is "the same kinds" "$(secreg --db secreg.db report list 2>/dev/null)" \
	"$(secreg report list 2>/dev/null)"

export SECREG_DB=harbour.db
run secreg init --process "$top/tests/data/harbour.yaml"
run secreg add "$top/tests/data/harbour-life.yaml"
run secreg report register
golden "under another process" report-register/harbour.txt

done_testing
