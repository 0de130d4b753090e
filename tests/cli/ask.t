. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z

ok "a register is made" secreg init
ok "the proposals are added" secreg add "$top"/data/register/2017-05/*.yaml
before=$(sha256sum <secreg.db)

# The question in plain words.
run secreg ask with authority
golden "with the Authority" ask/with-authority.txt
is "what is behind it" "
3 found, as at 10 May 2017.
The SQL behind it: secreg query --saved waiting-for-authority --show-sql" "$err"
run sh -c 'COLUMNS=80 "$SECREG" ask with authority'
golden "80 columns" ask/with-authority.80.txt
run secreg ask with authority --format markdown
golden "Markdown" ask/with-authority.md
for words in "WITH THE AUTHORITY" "authority waiting" "waiting-for-authority" \
	"which modification proposal is waiting, authority?" \
	"Waiting For Authority" "modifications proposals authorities awaiting"; do
	run secreg ask $words
	case $words in
	*" is "* | *authorities*) is "$words: not all its words" 2 $status ;;
	*) is "$words" 0 $status ;;
	esac
done
run secreg ask panel waiting
golden "days that are not known are not counted" ask/waiting-for-panel.txt
run secreg ask waiting change-board
is "none" "Which Modification Proposals are waiting for the Change Board, and for how long?" "$out"
is "none: said" "None found, as at 10 May 2017." \
	"$(printf '%s\n' "$err" | head -1)"
run secreg ask waiting change-board --as-at 2017-04-20
is "in April" 3 "$(printf '%s\n' "$out" | grep -c '^SECMP')"
is "in April: said" "3 found, as at 20 April 2017." \
	"$(printf '%s\n' "$err" | sed -n 2p)"
run secreg ask with authority --as-known 1 --format csv
is "as known at a change" 1 "$(wc -l <"$captured.out")"

run secreg ask waiting change-board --exit-status
is "none: 1 if asked for" 1 $status
run secreg ask with authority --timeout soon
is "no time: 2" 2 $status

# It never guesses.
run secreg ask panel
is "several: 2" 2 $status
is "several: nothing on stdout" "" "$out"
is "several" "secreg: that could be any of these; say a little more.
  waiting-for-panel  Which Modification Proposals are waiting for the Panel, and for how long?
  next-for-panel     What is the Panel due to consider, and when?
  votes-of-panel     On what did the Panel vote when it last met, and how?" "$err"
run secreg ask panels referral
is "no such word: 2" 2 $status
is "no such word" 'secreg: no question has the word "referral". These are all there are.' \
	"$(printf '%s\n' "$err" | head -1)"
run secreg ask urgent ballots
is "no question has both" "secreg: no question has all these words. These are all there are." \
	"$(printf '%s\n' "$err" | head -1)"
run secreg ask panel "'; DROP TABLE entry --"
is "hostile words: 2" 2 $status
run secreg ask "" "?"
is "no words in it: several" 2 $status
run secreg ask "$(printf '\033[31m\377')"
is "control characters: 2" 2 $status
ok "are shown as symbols" sh -c '! grep -q "$(printf "\033")" "$1"' - "$captured.err"

# All of them.
run secreg ask
golden "all questions" ask/all.txt
is "and its bodies" "
BODY is one of: Panel, Working Group, Code Administrator, Change Board, Authority.
Ask by some of its words, as in: secreg ask open status" "$err"
awk -F'|' '/^\| `/ { gsub(/[` ]/, "", $2); print $2 }' \
	"$top/docs/questions.md" >told
printf '%s\n' "$out" | sed '1d; s/ .*//' >listed
ok "docs/questions.md tells of each, in order" diff listed told
ok "there are at least twelve" test "$(wc -l <listed)" -ge 12
for columns in 40 60; do
	wide=$(COLUMNS=$columns secreg ask 2>&1 | LC_ALL=C.UTF-8 wc -L)
	ok "$columns columns: no line is wider" test "$wide" -le $columns
done

# As SQL, by name, for scripts.
run secreg query --saved waiting-for-authority --show-sql
golden "its SQL" ask/waiting-for-authority.sql
cp "$captured.out" with.sql
run sh -c '"$SECREG" query - --param body=Panel --format csv <with.sql'
ok "which can be asked about another" grep -q ^SECMP0035 "$captured.out"
run secreg query --saved Waiting_For_Panel --format csv
ok "a saved question by its name" grep -q ^SECMP0035 "$captured.out"
run secreg query --saved waiting-for-change-board --exit-status
is "nothing found: 1 if asked for" 1 $status
run secreg query --saved waiting
is "no such question: 2" 2 $status
is "no such question" 'secreg: no question is saved as "waiting".
  All there are: secreg ask' "$err"
run secreg query --saved urgent "SELECT 1"
is "saved and SQL: 2" 2 $status
run secreg query --show-sql "SELECT 1"
is "whose SQL? 2" 2 $status
run secreg query --saved urgent --param body=Panel
is "a parameter it does not have: 2" 2 $status
run secreg query --saved waiting-for-panel --param body=Authority
is "a parameter it has already: 2" 2 $status

# every DB: each question is answered, finds itself by its own words, and says
# the same to csv and json of python
every() {
	secreg --db $1 ask --format csv | tr -d '\r' | sed '1d; s/,.*//' >names
	failures=
	rm -f ./*.text ./*.csv ./*.json
	while read -r name; do
		for format in text csv json; do
			secreg --db $1 ask $name --format $format >$name.$format \
				2>err || failures="$failures $name.$format"
		done
		title=$(head -1 $name.text)
		[ "$(secreg --db $1 ask "$title" 2>/dev/null | head -1)" = \
			"$title" ] || failures="$failures $name:title"
	done <names
	is "$1: each question is answered, by its own words too" "" "$failures"
	ok "$1: and read by python" python3 -c 'import csv, json
for name in open("names").read().split():
    rows = json.load(open(name + ".json"))["rows"]
    table = list(csv.DictReader(open(name + ".csv", newline="")))
    assert len(rows) == len(table), name
    for row, line in zip(rows, table):
        for key, value in row.items():
            assert str("" if value is None else value) == line[key], name'
}
every secreg.db
is "27 and more questions of the Code" 29 "$(wc -l <names)"

# The promised views, and no private table.
grep -v '^--' "$top/data/questions/standard.sql" |
	grep -oE '(FROM|JOIN) +[a-z_]+' | sed 's/.* //' | grep -vx p |
	sort -u >used
secreg query --schema --format csv | tr -d '\r' | sed '1d; s/,.*//' |
	sort -u >promised
ok "views are used" test -s used
is "and only those promised" "" "$(comm -23 used promised)"

# Another process, with other words throughout.
ok "a register of byelaws" secreg --db byelaws.db \
	init --process "$top/tests/data/harbour.yaml"
ok "has some" secreg --db byelaws.db add "$top/tests/data/harbour-life.yaml"
every byelaws.db
run secreg --db byelaws.db ask wharf assembly vote
golden "what the assembly voted" ask/harbour-votes.txt
run secreg --db byelaws.db ask by category
golden "ballots by category" ask/harbour-categories.txt
run secreg --db byelaws.db ask last 30 days
golden "what happened" ask/harbour-happened.txt
run secreg --db byelaws.db ask tide wardens
is "bodies by their names and what they are called" \
	"  next-for-tide-wardens     What is the watch of the tide due to consider, and when?" \
	"$(printf '%s\n' "$err" | sed -n 3p)"
is "none names what another process has" "" "$(grep -hE \
	'SECMP|Panel|Authority|Change Board|Modification' ./*.text)"

is "the register is as it was" "$before" "$(sha256sum <secreg.db)"
done_testing
