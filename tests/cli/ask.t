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
Ask by some of its words, as in: secreg ask longest" "$err"
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

# Questions of a register's own --------------------------------------------

cp secreg.db own.db
own() { secreg --db own.db "$@"; }
cat >own.yaml <<'EOF'
question: late-for
title: Which {proposals} has {body} had for more than 10 Working Days?
keywords: dawdling
sql: |
  SELECT id, since, working_days(since, :as_at) AS working_days
  FROM proposals
  WHERE waits_for = :body AND since_exact
  AND working_days(since, :as_at) > 10
  ORDER BY since, number, id
---
question: raised-since
title: Which were raised since a day?
sql: SELECT id, raised FROM proposals WHERE raised >= :from ORDER BY id
EOF
run own add own.yaml
is "own: added" "Question late-for  Which {proposals} has {body} had for more\
 than 10 Working Days?
  To ask it: secreg ask late-for
Question raised-since  Which were raised since a day?
  To ask it: secreg ask raised-since
Added: 2 questions
Change 3, by secretary. To take it back: secreg undo 3" "$out"
run own add own.yaml
is "own: again" "secreg: the question late-for is already in the register and\
 is the same. Nothing to do." "$(printf '%s\n' "$err" | head -n 1)"
run own ask dawdling authority
golden "own: answered" ask/own.txt
run own ask late-for-authority --as-at 2017-04-20 --exit-status
is "own: about the past" 1 $status
run own ask dawdling
is "own: several bodies" 2 $status
run own ask raised
is "own: one that ships, and one of its own: 2" 2 $status
ok "own: told apart" grep -qx "  raised-since   Which were raised since a day?\
 (of this register)" "$captured.err"
run own ask raised-since
is "own: a value is needed" "secreg: the SQL needs a value for :from.
  Give it one: --param from=VALUE" "$err"
run own ask raised-since --param from=2017-05-10 --format csv
is "own: with a value" "$(printf 'id,raised\r\nSECMP0035,2017-05-10\r')" "$out"
run own ask late-for-panel --param body=Authority
is "own: a value it has" 2 $status
run own query --saved raised-since --param from=2017-05-10 --format csv
is "own: by name" 2 "$(printf '%s\n' "$out" | wc -l)"
run own query --saved late-for-panel --show-sql
golden "own: its SQL" ask/own.sql
is "own: which can be asked" 4 "$(own query --saved late-for-authority \
	--show-sql | own query - --param body=Authority --format csv | wc -l)"
run own ask
is "own: in a group" "OF THIS REGISTER  QUESTION
late-for-BODY     Which Modification Proposals has BODY had for more than 10\
 Working Days?
raised-since      Which were raised since a day?" \
	"$(printf '%s\n' "$out" | tail -n 3)"
is "own: for programs" "29 false
6 true" "$(own ask --format csv | tr -d '\r' | sed '1d; s/.*,//' | sort |
	uniq -c | sed 's/^ *//')"
for columns in 40 60; do
	wide=$(COLUMNS=$columns secreg --db own.db ask 2>&1 |
		LC_ALL=C.UTF-8 wc -L)
	ok "own: $columns columns: no line is wider" test "$wide" -le $columns
done

# Another version, taken away, and back.
sed 's/ > 10/ > 3/; s/than 10/than three/' own.yaml >newer.yaml
run own add newer.yaml
is "own: another version: refused" 3 $status
is "own: and what to do" "newer.yaml:1:11: error: the question late-for is\
 already in the register and this is different [exists]
  1 | question: late-for
    |           ^^^^^^^^
  In the register: Which {proposals} has {body} had for more than 10 Working\
 Days?
  To put this one in its place: secreg add --update newer.yaml

1 error in 1 file. Nothing was added." "$err"
run own add --update newer.yaml
is "own: replaced" "Question late-for  Which {proposals} has {body} had for\
 more than three Working Days?
  In the place of the one that was there. To ask it: secreg ask late-for
Change 4, by secretary. To take it back: secreg undo 4" "$out"
printf 'question: late-for\ngone: yes\n' >gone.yaml
run own add gone.yaml
is "own: taken away" "Question late-for is taken away.
Change 5, by secretary. To take it back: secreg undo 5" "$out"
run own add gone.yaml
is "own: taken away already" "secreg: the question late-for is already in the\
 register and is the same. Nothing to do." "$err"
first() { own ask late-for-panel "$@" 2>/dev/null | head -n 1; }
is "own: no longer there" "" "$(first)"
is "own: as known before" "Which Modification Proposals has the Panel had for\
 more than three Working Days?" "$(first --as-known 4)"
is "own: as known before that" "Which Modification Proposals has the Panel had\
 for more than 10 Working Days?" "$(first --as-known 3)"
ok "own: added anew" own add newer.yaml
run own undo 5
is "own: two of one name: no" 1 $status
is "own: and why" "secreg: refused: change 5 cannot be taken back: the question\
 late-for was recorded again by change 6. Nothing was changed.
  To take that back first: secreg undo 6" "$(printf '%s\n' "$err" | head -n 2)"
is "own: nor in the shell" "a question is recorded twice" "$(
	cp own.db shell.db
	sqlite3 shell.db "INSERT INTO change (no, time, user, command,
	entries_from) SELECT max(no) + 1, max(time), 'x', 'x', (SELECT
	max(id) + 1 FROM entry) FROM change; INSERT INTO switch
	SELECT max(no), 5, 0 FROM change; UPDATE change SET closed = 1
	WHERE closed = 0" 2>&1 | grep -o 'a question is recorded twice')"
ok "own: the later one taken back" own undo 6
run own undo 5
is "own: then it can be" "  question late-for taken away" \
	"$(printf '%s\n' "$out" | sed -n 2p)"
is "own: there again" "Which Modification Proposals has the Panel had for\
 more than three Working Days?" "$(first)"
run own undo 3
is "own: what was replaced stays" "secreg: refused: change 3 cannot be taken\
 back: change 4 corrects a question of it. Nothing was changed." \
	"$(printf '%s\n' "$err" | head -n 1)"
ok "own: the newer version taken back" own undo 4
is "own: the one before" "Which Modification Proposals has the Panel had for\
 more than 10 Working Days?" "$(first)"

# A register of anybody: what is in it is shown harmlessly and can only read.
at=$(printf '\033[31m')
sqlite3 own.db "INSERT INTO change (no, time, user, command, entries_from)
	SELECT max(no) + 1, max(time), 'x', 'x', (SELECT max(id) + 1
	FROM entry) FROM change;
	INSERT INTO question (change, name, title, keywords, sql)
	SELECT max(no), column1, column2, '', column3 FROM change, (VALUES
	('evil', 'What$at' || char(10) || 'DROP TABLE', 'DELETE FROM entry'),
	('seen', 'What is seen?', 'SELECT ''$at'' AS x'),
	('slow', 'How long?', 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL
	SELECT x + 1 FROM n) SELECT count(*) FROM n'),
	('urgent', 'What else is urgent?', 'SELECT 1'),
	('{body}', '{proposals} {body} {body}', 'SELECT :body'))
	GROUP BY column1;
	UPDATE change SET closed = 1 WHERE closed = 0"
cp own.db evil.db
run own ask evil
is "evil: only SELECT" "secreg: only SELECT is allowed here. Nothing was\
 changed." "$(printf '%s\n' "$err" | head -n 1)"
run own ask slow --timeout 200ms
is "evil: its time is up" 4 $status
for words in "" evil seen "--format csv" "seen --format json"; do
	own ask $words >all.out 2>&1
	is "evil: nothing moves the cursor: ask $words" 0 \
		"$(LC_ALL=C tr -d '\r\n\040-\176\200-\377' <all.out | wc -c)"
done
for name in evil seen; do
	own query --saved $name --show-sql >all.out
	is "evil: its SQL too: $name" 0 \
		"$(LC_ALL=C tr -d '\n\040-\176\200-\377' <all.out | wc -c)"
done
is "evil: the title is one comment" 2 "$(own query --saved evil --show-sql |
	grep -c '')"
run own ask urgent
is "evil: the name of another: not guessed" 2 $status
is "evil: the name of another" "secreg: two questions go by the name urgent,\
 and which is meant is not guessed." "$(printf '%s\n' "$err" | head -n 1)"
run own query --saved urgent
is "evil: nor by name" 2 $status
ok "evil: the register is as it was" cmp own.db evil.db
printf 'question: urgent\ngone: yes\n' >gone.yaml
ok "evil: the register's own is taken away" own add gone.yaml
run own ask urgent
is "evil: the other is answered" 0 $status

is "the register is as it was" "$before" "$(sha256sum <secreg.db)"
done_testing
