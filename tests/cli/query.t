. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z

ok "a register is made" secreg init
ok "the proposals are added" secreg add "$top"/data/register/2017-05/*.yaml
before=$(sha256sum <secreg.db)

# ask SQL...: run, with the options behind
ask() { run secreg query "$@"; }
# refused NAME STATUS FIRST-LINE SQL...: nothing on stdout, and said why
refused() {
	name=$1 want=$2 line=$3; shift 3
	ask "$@"
	is "$name: status" $want $status
	is "$name: said" "$line" "$(printf '%s\n' "$err" | head -1)"
	is "$name: no answer" "" "$out"
}

# What it answers.
ask "SELECT status, count(*) AS proposals FROM proposals WHERE open
	GROUP BY status ORDER BY stage"
golden "counts stand on the right" query/statuses.txt
is "nothing else is said" "" "$err"
votes="SELECT id, outcome, carried, effect FROM votes
	WHERE body = 'Change Board' AND date = '2017-04-19' ORDER BY id"
ask "$votes" --format csv
golden "CSV" query/votes.csv
ask "$votes" --format markdown
golden "Markdown" query/votes.md
ask --as-at 2017-04-20 "SELECT status FROM proposals WHERE id = 'SECMP0004'"
is "as at a day" "status
Report Phase" "$out"
ask --as-known 1 "SELECT count(*) AS n FROM proposals"
is "as known at a change" "n
0" "$out"
ask "WITH v(a) AS (VALUES (1), (2)) SELECT sum(a) AS s FROM v"
is "WITH" "s
3" "$out"
ask "VALUES (1)"
is "VALUES" 0 $status
ask "SELECT value FROM json_each('[1,2]') UNION SELECT key FROM json_tree('[7]')
	ORDER BY 1"
is "functions that are tables" 0 $status
ask "/* one */ SELECT 1 AS n; ; -- the end"
is "semicolons and comments behind" "n
1" "$out"
printf '\357\273\277SELECT 1 AS n\r\n-- more\r\n, 2 AS m;\r\n' >crlf.sql
run sh -c '"$SECREG" query - <crlf.sql'
is "from a file of Windows" "n  m
1  2" "$out"
run sh -c 'cat crlf.sql | "$SECREG" query -'
is "from a pipe" 0 $status
ask "SELECT id FROM proposals WHERE 0" --exit-status
is "nothing found: 1 if asked for" 1 $status
ask "SELECT id FROM proposals" --exit-status
is "something found: 0" 0 $status
ask "SELECT id FROM proposals WHERE 0"
is "nothing found is done" "0" "$status"

# What columns look like.
ask "SELECT '2017-05-10' AS day, 12 AS n, 'x' AS t UNION ALL
	SELECT 'by 2017-04-01', 5.5, NULL"
is "days, numbers, nothing" "day              n  t
10 May 2017     12  x
by 1 Apr 2017  5.5  –" "$out"
ask "VALUES ('2017-05-10', 1), ('soon', 'one')"
is "unless something else is among them" "column1     column2
2017-05-10  1
soon        one" "$out"
cat >types.sql <<'SQL'
SELECT 1 AS i, -2.5 AS r, '12' AS t, NULL AS n, x'00ff' AS b, 9e999 AS inf,
	'a' || char(0, 27) || '[31mb' || char(10, 9, 8238) AS c,
	CAST(x'61ff62' AS TEXT) AS u, '=1+1' AS f, -7 AS m
SQL
cat >read.py <<'PY'
import csv, io, json, subprocess, sys, os
def ask(*more):
    return subprocess.run([os.environ["SECREG"], "query", "-", *more],
        stdin=open("types.sql"), stdout=subprocess.PIPE, check=True).stdout
want = {"i": 1, "r": -2.5, "t": "12", "n": None, "b": "x'00ff'",
    "inf": "Inf", "c": "a\u2400\x1b[31mb\n\t\u202e", "u": "a\ufffdb",
    "f": "=1+1", "m": -7}
whole = json.loads(ask("--format", "json"))
assert whole["rows"] == [want], whole
assert whole["command"] == "query" and whole["format"] == 1
assert json.loads(ask("--format", "jsonl")) == want
text = ask("--format", "csv", "--bom")
assert text.startswith(b"\xef\xbb\xbf") and b"\x1b" not in text
keys, row = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""))
assert keys == list(want), keys
assert row[:6] == ["1", "-2.5", "12", "", "x'00ff'", "Inf"], row
assert row[8:] == ["'=1+1", "-7"], row
for form in "text", "markdown":
    shown = ask("--format", form)
    assert b"\x1b" not in shown and b"\0" not in shown, shown
PY
ok "csv and json of python read the values" python3 read.py
refused "two keys alike in JSON" 2 'secreg: two columns are called "a", which JSON cannot tell apart: name one with AS.' \
	"SELECT 1 AS a, 2 AS a" --format json
ask "SELECT 1 AS a, 2 AS a"
is "people can" 0 $status

# Parameters.
ask "SELECT typeof(:n) AS n, typeof(:z) AS z, :t AS t" --param n=-12 \
	--param z=012 --param 't=a=b'
is "whole numbers and texts" "n        z     t
integer  text  a=b" "$out"
ask "SELECT :as_at AS d" --as-at 2017-04-20 --format csv
is "the day asked about" "d 2017-04-20" "$(echo $(tr -d '\r' <"$captured.out"))"
ask "SELECT id FROM proposals WHERE title = :t" --param "t='; DROP TABLE entry"
is "a value is never SQL" 0 $status
refused "one is missing" 2 "secreg: the SQL needs a value for :a." "SELECT :a"
refused "one too many" 2 "secreg: the SQL has no parameter :b." \
	"SELECT :a" --param a=1 --param b=2
refused "twice" 2 "secreg: --param a is given twice." \
	"SELECT :a" --param a=1 --param a=2
refused "no value" 2 'secreg: --param takes NAME=VALUE, not "a".' \
	"SELECT :a" --param a
refused "reserved" 2 "secreg: :as_at is the day asked about: give it with --as-at." \
	"SELECT :as_at" --param as_at=2017-01-01
refused "without a name" 2 "secreg: a parameter is written :NAME, not ?" "SELECT ?"
refused "of another kind" 2 'secreg: a parameter is written :NAME, not @a.' \
	"SELECT @a" --param a=1

# Working Days.
ask "SELECT working_days('2017-04-19', '2017-05-04') AS n,
	working_days('2017-05-04', '2017-04-19') AS back,
	working_days(NULL, '2017-05-04') AS none"
is "Working Days" " n  back  none
10   -10  –" "$out"
refused "no day" 2 "secreg: the SQL is wrong: working_days() takes days as YYYY-MM-DD." \
	"SELECT working_days('2017-02-30', '2017-05-04')"
run secreg query "SELECT working_days('2017-05-10', '2017-05-11') AS n"
is "an ordinary one" "n
1" "$out"
printf 'holidays: Mourning\nadd: [2017-05-11]\n' >mourning.yaml
cp secreg.db other.db
ok "a bank holiday is recorded" secreg --db other.db add mourning.yaml
run secreg --db other.db query \
	"SELECT working_days('2017-05-10', '2017-05-11') AS n"
is "counts" "n
0" "$out"

# What is wrong with it, and where.
ask "SELECT titel FROM proposals"
is "no such column: 2" 2 $status
is "no such column" 'secreg: no column "titel" in proposals. Did you mean title?
  SELECT titel FROM proposals
         ^^^^^
  proposals: id, number, title, formal_title, path, status, stage, open, since, since_exact, raised,
  implementation_date, release, proposer, summary, raised_exact, stage_name, path_name, urgent,
  waits_for, may_have_moved' "$err"
ask "SELECT p.id,
	v.outcom
FROM proposals p JOIN votes v ON v.id = p.id"
is "in the second line, of two views" 'secreg: no column "outcom". Did you mean outcome?
  In line 2:
   v.outcom
   ^^^^^^^^' "$(printf '%s\n' "$err" | head -4)"
ask 'SELECT id FROM proposals WHERE status = "Referred"'
ok "double quotes are no text" grep -q \
	"A text stands in single quotes: 'Referred'" "$captured.err"
ask "SELECT 1 FROM proposal_s"
is "no such view" 'secreg: no view "proposal_s". Did you mean proposals?' \
	"$(printf '%s\n' "$err" | head -1)"
refused "a mistake" 2 'secreg: the SQL is wrong: near "FRM": syntax error.' \
	"SELECT id, 1 x FRM proposals"
ok "with its place" grep -q '^  *^^^$' "$captured.err"
refused "cut short" 2 "secreg: the SQL is wrong: incomplete input." "SELECT 1 +"
refused "no such function" 2 "secreg: the SQL is wrong: no such function: foo." \
	"SELECT foo(1)"
refused "a first word misspelt" 2 "secreg: only SELECT is allowed here. Did you mean SELECT?" \
	"selct 1"
refused "nothing" 2 "secreg: there is no SQL to be asked." " ; "
refused "only a comment" 2 "secreg: there is no SQL to be asked." "/* SELECT 1 */"
refused "no operand" 2 "secreg: there is no SQL to be asked."
refused "a control character" 2 "secreg: the SQL holds a character that cannot be seen." \
	"SELECT '$(printf '\033')'"
refused "no UTF-8" 2 "secreg: the SQL is not UTF-8 text." "SELECT '$(printf '\377')'"

# Nothing but reading.
for sql in "DELETE FROM proposals" "DELETE FROM entry" "  insert into x VALUES (1)" \
	"UPDATE change SET user = 'x'" "REPLACE INTO change VALUES (1)" \
	"WITH x AS (SELECT 1) DELETE FROM entry" \
	"WITH x AS (SELECT 1) DELETE FROM proposals" \
	"WITH x AS (SELECT 1) INSERT INTO horizon SELECT 1,2,3,4" \
	"WITH x AS (SELECT 1) UPDATE horizon SET known = 1" \
	"WITH x AS (SELECT 1) UPDATE sqlite_schema SET sql = ''" \
	"PRAGMA user_version = 9" "PRAGMA query_only" "ATTACH 'new.db' AS n" \
	"DETACH main" "CREATE TABLE t (a)" "CREATE TEMP VIEW v AS SELECT 1" \
	"DROP TABLE entry" "ALTER TABLE entry RENAME TO e" "VACUUM INTO 'new.db'" \
	"REINDEX" "ANALYZE" "BEGIN" "COMMIT" "ROLLBACK" "SAVEPOINT a" \
	"EXPLAIN SELECT 1" "/* SELECT */ DROP VIEW proposals"; do
	refused "$sql" 2 \
		"secreg: only SELECT is allowed here. Nothing was changed." "$sql"
	refused "$sql, in the past" 2 \
		"secreg: only SELECT is allowed here. Nothing was changed." \
		"$sql" --as-at 2017-04-20
done
is "the way out" "  To change a proposal: secreg transition, vote, set, correct" \
	"$(printf '%s\n' "$err" | sed 1d)"
for sql in "SELECT 1; DELETE FROM entry" "SELECT 1; SELECT 2" \
	"SELECT 1 /* ; */ ; -- ;
	COMMIT"; do
	refused "$sql" 2 "secreg: there is more than one statement, and only one can be asked." \
		"$sql"
done
ok "where the second begins" grep -q '^  *^^^^^^$' "$captured.err"
for sql in "SELECT load_extension('x')" "SELECT LOAD_EXTENSION('x', 'y')" \
	"SELECT fts3_tokenizer('simple')" \
	"SELECT * FROM pragma_table_info('entry')" \
	"SELECT * FROM pragma_user_version" \
	"SELECT writefile('new.db', 'x')" "SELECT readfile('/etc/passwd')" \
	"SELECT edit('x')" "SELECT * FROM dbstat" \
	"SELECT * FROM sqlite_dbpage" "SELECT * FROM generate_series(1, 2)"; do
	ask "$sql"
	is "$sql: status" 2 $status
	is "$sql: no answer" "" "$out"
done

# It always ends.
r="WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"
refused "a huge recursion" 4 "secreg: the SQL was not done within 0.3 seconds, and was ended." \
	"$r SELECT count(*) FROM r" --timeout 300ms
refused "rows without end" 4 "secreg: the SQL was not done within 0.2 seconds, and was ended." \
	"$r SELECT n FROM r" --timeout 200ms --format csv
refused "one that keeps its rows" 4 "secreg: the SQL asks for more than an answer may take (SQLite: out of memory)." \
	"WITH RECURSIVE r(n, t) AS (SELECT 1, randomblob(9999) UNION
	SELECT n + 1, randomblob(9999) FROM r) SELECT count(*) FROM r" --timeout 1m
refused "too long a value" 4 "secreg: the SQL asks for more than an answer may take (SQLite: string or blob too big)." \
	"SELECT zeroblob(1000001)"
ok "one that doubles and doubles" python3 - <<'PY'
import os, subprocess
sql = "WITH a0 AS (SELECT 1 x UNION ALL SELECT 2)"
for i in range(1, 40):
    sql += f", a{i} AS (SELECT x FROM a{i-1} UNION ALL SELECT x FROM a{i-1})"
done = subprocess.run([os.environ["SECREG"], "query", "--timeout", "1s",
    sql + " SELECT count(*) FROM a39"], timeout=60, capture_output=True)
assert done.returncode == 4 and not done.stdout, done
assert done.stderr.count(b"secreg: ") == 1, done
PY
refused "one function that goes on and on" 4 "secreg: it took longer than it may, and was ended." \
	"SELECT length(replace(replace(hex(zeroblob(450000)), '0', 'a'),
	replace(hex(zeroblob(225000)), '0', 'a') || 'b', 'c'))" --timeout 1ms
python3 - <<'PY'
open("long.sql", "w").write("SELECT 1 " + "+ 1" * 333333)
open("deep.sql", "w").write("SELECT " + "(" * 9000 + "1" + ")" * 9000)
open("zero.sql", "wb").write(b"SELECT 1\0; DELETE FROM entry")
open("half.sql", "wb").write(b"SELECT '\xc3'")
PY
for file in long deep zero half; do
	run sh -c '"$SECREG" query - <'$file.sql
	is "$file.sql: status" 2 $status
	is "$file.sql: no answer" "" "$out"
done
run sh -c 'cat long.sql | "$SECREG" query -'
is "a megabyte" "secreg: the SQL is longer than 100000 bytes." "$err"
run sh -c 'cat zero.sql | "$SECREG" query -'
is "a zero byte" "secreg: the SQL holds a zero byte." "$err"
for time in 0 0s 5x -1s 1.5s 61m 99999999999999999999s ''; do
	refused "--timeout $time" 2 \
		"secreg: --timeout is a time such as 5s, not \"$time\"." \
		"SELECT 1" --timeout "$time"
done
for time in 1 1s 1500ms 60m; do
	ask "SELECT 1" --timeout $time
	is "--timeout $time" 0 $status
done

# The views and their columns.
run secreg query --schema
is "all views" 11 "$(printf '%s\n' "$out" | grep -c '^[a-z]')"
run secreg query --schema papers
golden "one view" query/papers.txt
run secreg query --schema paper
is "no such view" 'secreg: no view "paper".' "$(printf '%s\n' "$err" | head -1)"
is "no such view: 2" 2 $status
run secreg query --schema --format csv
ok "every column can be asked for" python3 - "$captured.out" <<'PY'
import csv, os, subprocess, sys
views = {}
for row in csv.DictReader(open(sys.argv[1], newline="")):
    assert row["words"], row
    if row["column"]:
        views.setdefault(row["view"], []).append('"%s"' % row["column"])
assert len(views) == 11, views
for view, columns in views.items():
    subprocess.run([os.environ["SECREG"], "query", "--format", "csv",
        "SELECT %s FROM %s" % (", ".join(columns), view)], check=True,
        stdout=subprocess.DEVNULL)
PY

run secreg query --saved open-by-status --format csv
is "a saved question" "status,proposals" \
	"$(printf '%s\n' "$out" | head -1 | tr -d '\r')"

# Views are joined by looking up: otherwise this takes many times as long.
secreg --db many.db init >/dev/null
awk 'BEGIN {
	for (n = 1; n <= 1000; n++)
		printf "---\nproposal: SECMP%04d\ntitle: Number %d\npath: 3\n" \
			"status: Rejected\nhistory:\n" \
			"  - date: by 2017-01-02\n    opening: yes\n" \
			"    status: Report Phase\n" \
			"  - date: 2017-02-02\n    body: Change Board\n" \
			"    vote: reject\n    status: Rejected\n", n, n
}' >many.yaml
secreg --db many.db add many.yaml >/dev/null
for join in "votes v JOIN proposals p" "proposals p JOIN votes v" \
	"proposals p JOIN history v" "votes p JOIN history v"; do
	run secreg --db many.db query --timeout 2s --format csv \
		"SELECT count(*) FROM $join ON p.id = v.id"
	is "$join: done in time" 0 $status
done

is "the register is as it was" "$before" "$(sha256sum <secreg.db)"
ok "no file was made" test ! -e new.db
for columns in 40 60 100; do
	wide=$(COLUMNS=$columns secreg query \
		"SELECT id, status, title FROM proposals" |
		LC_ALL=C.UTF-8 wc -L)
	ok "$columns columns: no line is wider" test "$wide" -le $columns
done
done_testing
