#!/bin/sh
# Every kind of problem is met in a test: those told with their word stand with
# it in a test, a golden file or a unit; the others, which have no place and so
# no word, are met here.
. tests/lib.sh

export SECREG_TODAY=2017-05-12 SECREG_NOW=2017-05-12T09:00:00Z
secreg init >/dev/null
secreg add "$top/data/register/2017-05" >/dev/null

met=
# meets WORD STATUS SENTENCE COMMAND...: the command ends so, and says that
meets() {
	word=$1 status=$2 sentence=$3
	shift 3
	met="$met $word "
	want=$status
	run "$@"
	is "$word: the status" "$want" $status
	ok "$word: the sentence" grep -q -e "$sentence" "$captured.err"
}

meets unknown-command 2 'lsit' secreg lsit
meets sql 2 'SELEC' secreg query "SELEC 1"
meets sql-limit 4 'was not done' secreg query --timeout 1s \
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
	SELECT count(*) FROM n"
meets refused 1 '^secreg: refused: ' secreg transition 21 implemented
meets no-register 4 'there is no register' secreg --db none.db list
cp secreg.db other.db
sqlite3 other.db "PRAGMA user_version = 99"
meets newer 4 'newer secreg' secreg --db other.db list
cp secreg.db other.db
sqlite3 other.db "CREATE TRIGGER spy AFTER INSERT ON entry BEGIN SELECT 1; END"
meets altered 4 'spy' secreg --db other.db note 21 "A note."
# Only a SQLite without FTS5 has this; those that are installed have it.
met="$met no-search "

for word in $(sed -n 's/^	{ SLUG_[A-Z_]*, "\([a-z-]*\)".*/\1/p' \
	"$top/src/base/slug.c"); do
	case $met in *" $word "*) continue ;; esac
	constant=SLUG_$(echo "$word" | tr a-z- A-Z_)
	grep -rqF -e "[$word]" "$top/tests" ||
		grep -rq -e "$constant\\b" "$top/tests/unit" "$top/tests/fuzz"
	result $? "$word is met in a test"
done
ok "there are problems" test "$count" -gt 60
done_testing
