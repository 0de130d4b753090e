. tests/lib.sh

# A register that somebody else made (docs/security.md): nothing in it is run,
# nothing in it reaches a terminal, it costs no more than its size allows.

if ! command -v sqlite3 >/dev/null; then
	echo "1..0 # SKIP sqlite3 is not installed"
	exit 0
fi
export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register is made" secreg init
ok "it holds May 2017" secreg add "$top/data/register/2017-05"
cp secreg.db good.db

# enemy SQL: what an enemy does to a good register, no trigger in his way
enemy() {
	cp good.db secreg.db
	printf '%s\n' '.dbconfig enable_trigger off' '.dbconfig defensive off' \
		'PRAGMA writable_schema = ON;' \
		'PRAGMA ignore_check_constraints = ON;' "$1" |
		sqlite3 secreg.db >/dev/null
	cp secreg.db before.db
}

patience=10
# refused NAME WORD ARG...: status 4, one line that names WORD, all as it was
refused() {
	what=$1 word=$2; shift 2
	run timeout $patience "$SECREG" "$@"
	is "$what: could not" 4 $status
	is "$what: nothing on stdout" "" "$out"
	ok "$what: it is named" grep -qF -- "$word" "$captured.err"
	is "$what: once" 1 "$(grep -c '^secreg: ' "$captured.err")"
	ok "$what: the register is untouched" cmp before.db secreg.db
}
read_well() {
	run secreg list --all
	is "$1: it is read" 0 $status
	is "$1: as ever" "$listed" "$out"
}
written_well() {
	run secreg note 21 "A note"
	is "$1: it is written to" 0 $status
}
listed=$(secreg list --all)

# Triggers and indexes -------------------------------------------------------

enemy "CREATE TRIGGER evil AFTER INSERT ON entry BEGIN
	UPDATE name SET text = 'SECMP9999'; END;"
refused "a trigger" '"evil"' note 21 "A note"
read_well "a trigger"
run secreg export -o whole.yaml
is "a trigger: what is there gets out" 0 $status
ok "into a new register" secreg --db new.db init
ok "which takes it" secreg --db new.db add whole.yaml
is "and is the same" "$listed" "$(secreg --db new.db list --all)"
enemy "CREATE TABLE mine (x); CREATE TRIGGER own AFTER INSERT ON mine BEGIN
	DELETE FROM entry; END;"
refused "a trigger of an own table" '"own"' note 21 "A note"
enemy "CREATE UNIQUE INDEX one ON entry (id, note) WHERE note IS NOT NULL;"
refused "an index on a table of ours" '"one"' note 21 "A note"
read_well "an index on a table of ours"
enemy "DROP TRIGGER entry_update;"
refused "a guard that is gone" '"entry_update"' note 21 "A note"
read_well "a guard that is gone"
enemy "UPDATE sqlite_master SET sql = replace(sql, 'the register', 'it')
	WHERE name = 'entry_delete';"
refused "a guard that sleeps" '"entry_delete"' undo
enemy "CREATE TRIGGER \"$(printf '\033[2J\342\200\256')\" AFTER INSERT ON change
	BEGIN SELECT 1; END;"
run secreg note 21 "A note"
is "a name that moves the cursor" 4 $status
ok "does not" grep -qF '␛[2J<U+202E>' "$captured.err"

# Tables and views -----------------------------------------------------------

endless="WITH RECURSIVE a (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a)
	SELECT x AS id, x AS title FROM a"
enemy "DROP VIEW proposals; CREATE VIEW proposals AS $endless;"
refused "a view that never ends" '"proposals"' list
refused "a view that never ends, by query" '"proposals"' \
	query "SELECT * FROM proposals"
enemy "DROP VIEW known; CREATE VIEW known AS
	SELECT e.* FROM entry e, entry f, entry g;"
refused "a view below" '"known"' show 21
enemy "DROP VIEW votes; CREATE VIRTUAL TABLE votes USING fts5(id);"
refused "a virtual table in its place" '"votes"' list
enemy "CREATE VIRTUAL TABLE other USING fts5(id);"
refused "another virtual table" '"other"' list
enemy "ALTER TABLE change ADD COLUMN more TEXT AS (hex(zeroblob(900000000)));"
refused "a generated column" '"change"' history
enemy "UPDATE sqlite_master SET sql = replace(sql, 'closed = 1)',
	'length(hex(zeroblob(900000000))) > 1)') WHERE name = 'change';"
refused "a check that costs" '"change"' note 21 "A note"
enemy "DROP TABLE ballot;"
refused "a table that is gone" '"ballot"' list

# What is not in the way of anybody.
enemy "CREATE VIEW mine AS SELECT id, title FROM proposals;
	CREATE TABLE \"my notes\" (id TEXT PRIMARY KEY, note TEXT);
	CREATE TABLE numbers (n); CREATE INDEX by_n ON numbers (n);"
read_well "own views and tables"
written_well "own views and tables"
run secreg query "SELECT title FROM mine WHERE id = 'SECMP0021'" --format csv
is "they can be asked" 0 $status
enemy "VACUUM;"
read_well "a file tidied up"
written_well "a file tidied up"
enemy "PRAGMA page_size = 512; PRAGMA auto_vacuum = 1; VACUUM;"
read_well "other pages"
cp good.db secreg.db
awk 'BEGIN { for (i = 100; i < 350; i++) print "---\nproposal: SECMP0" i \
	"\ntitle: One\nhistory:\n  - date: 2017-05-02\n    status:" \
	" Initial Consideration" }' >many.yaml
ok "a load with the guards down" secreg add many.yaml
ok "leaves a register that is written to" secreg note 21 "A note"

# Rows -----------------------------------------------------------------------

enemy "UPDATE entry SET title = char(27) || '[2J' || char(8238) || char(7)
	WHERE title IS NOT NULL; UPDATE change SET user = char(27) || ']0;x';
	UPDATE process_body SET name = char(155) || name;
	UPDATE release SET name = '=cmd()' || char(10) || 'x';"
for command in "list --all" "show 21" "history" "history 21" "why 21" "due" \
	"report update --since 2017-04-12" "report status" "report register" \
	"check" "export" "info" "process" "ask"; do
	for format in text markdown html csv json jsonl ics yaml; do
		run secreg $command --format $format
		[ $status -ne 2 ] || continue
		ok "$command, $format: nothing moves the cursor" test "$(
			cat "$captured.out" "$captured.err" |
			LC_ALL=C tr -d '\n\r\t\040-\176\200-\377' |
			wc -c)" -eq 0
		ok "$command, $format: nothing is turned round" sh -c "
			! grep -q '$(printf '\342\200\256')' '$captured.out'"
	done
done
enemy "DELETE FROM name;"
for command in "show 21" "list" "export" "report update --since 2017-04-12"; do
	run secreg $command
	ok "without names, $command: an answer" test $status -ge 1 -a $status -le 4
done
enemy "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql =
	replace(sql, 'to_status INTEGER NOT NULL', 'to_status INTEGER')
	WHERE name = 'process_move';
	PRAGMA writable_schema = RESET; PRAGMA writable_schema = ON;
	PRAGMA ignore_check_constraints = ON;
	UPDATE process_move SET to_status = NULL WHERE by_vote;
	UPDATE sqlite_master SET sql = replace(sql, 'to_status INTEGER',
	'to_status INTEGER NOT NULL') WHERE name = 'process_move';"
refused "moves that lead nowhere" "lacks what every one has" \
	vote 21 approve --date 2017-05-10 --override x
enemy "UPDATE process_family SET digits = 2000000000;"
refused "a number of digits" "process" process
enemy "UPDATE entry SET day = 'never'; UPDATE entry SET replaces = id + 1;"
for command in "show 21" "list --all" "history 21" "check" "due"; do
	run timeout 10 "$SECREG" $command
	ok "days that are none, $command: an answer" test $status -le 4
done
enemy "UPDATE change SET time = '-1';"
for command in history "show 21" "undo --dry-run" info "backup copy.db" undo
do
	run secreg $command
	ok "times that are none, $command: an answer" test $status -le 1
	[ "$command" = history ] || ok "times that are none, $command: no others" sh -c "
		! grep -q 'unknown day\|UTC' '$captured.out'"
done
cp good.db secreg.db
ok "a paper is issued" secreg report update --since 2017-04-12 --issue may
sqlite3 secreg.db >/dev/null <<'END'
.dbconfig enable_trigger off
PRAGMA ignore_check_constraints = ON;
UPDATE change SET time = '';
END
run secreg undo
is "a paper of no day: what went out stays" 1 $status
ok "a paper of no day: said so" grep -q 'on unknown day; what went' \
	"$captured.err"
enemy "UPDATE proposal SET id = 9223372036854775807 WHERE id = 1;"
cp "$top/tests/records/ok/paragraphs.yaml" more.yaml
refused "numbers that are used up" "change-next" add more.yaml
enemy "UPDATE horizon SET as_at = '';"
ok "a horizon moved: it ends" timeout 10 "$SECREG" list

# A long log of changes that take back each other.
enemy "WITH RECURSIVE n (x) AS (SELECT 3 UNION ALL SELECT x + 1 FROM n
	WHERE x < 30000) INSERT INTO change SELECT x, '2017-05-10T09:00:00Z',
	'u', 'c', NULL, 1000000, 1 FROM n;
	INSERT INTO switch SELECT no, 2, 0 FROM change WHERE no > 2;"
for command in "list --all" "show 21" check export; do
	run timeout 20 "$SECREG" $command
	ok "30,000 undos, $command: in time" test $status -le 4
done

# Work -----------------------------------------------------------------------

# Votes of one day, of which each is held against all before it: more work
# than a megabyte may cost, for those who ask, and nothing for the others.
enemy "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n
	WHERE x < 6000) INSERT INTO entry (change, n, proposal, day, exact, ord,
	body, vote) SELECT 2, 10000 + x, 1, '2017-05-10', 1, 10000000 + x, 1,
	'approve' FROM n;"
limit="what it holds takes more work than a register of its size can call for"
patience=200	# a hundred million instructions, on a busy machine
refused "a check that hardly ends" "$limit" check
ok "it is called damaged" grep -q 'SQLite: interrupted' "$captured.err"
refused "a paper that hardly ends" "$limit" \
	report update --since 2017-04-12 -o paper.md
ok "no paper is left" test ! -e paper.md
patience=10
read_well "what asks for none of it"

# Files ----------------------------------------------------------------------

size=$(wc -c <good.db)
for at in 0 16 18 28 52 56 60 100 4096 8192; do
	cp good.db secreg.db
	printf '\377\377\377\177' | dd of=secreg.db bs=1 seek=$at conv=notrunc \
		2>/dev/null
	cp secreg.db before.db
	run timeout 10 "$SECREG" list --all
	ok "bytes at $at: an answer" test $status -eq 0 -o $status -eq 4
	ok "bytes at $at: the register is untouched" cmp before.db secreg.db
done
for cut in 0 1 99 100 512 4096 5000 $((size / 2)) $((size - 4096)); do
	head -c $cut good.db >secreg.db
	cp secreg.db before.db
	refused "cut to $cut bytes" secreg.db list
	refused "cut to $cut bytes, to write" secreg.db note 21 "A note"
done
truncate -s 1T secreg.db 2>/dev/null && {
	run timeout 10 "$SECREG" list
	is "a terabyte of nothing" 4 $status
	rm secreg.db
}

# A value that is long, in bytes no string can end with.
cp good.db secreg.db
run timeout 10 "$SECREG" query "SELECT CAST(zeroblob(300000) AS TEXT)"
is "zero bytes in a text, in time" 0 $status

done_testing
