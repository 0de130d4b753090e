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

export SECREG_DB=harbour.db
run secreg init --process "$top/tests/data/harbour.yaml"
run secreg add "$top/tests/data/harbour-life.yaml"
run secreg report register
golden "under another process" report-register/harbour.txt

done_testing
