. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register is made" secreg init
cp -r "$top/data/register/2017-05" records
ok "it holds May 2017" secreg add records

run secreg backup copy.db
is "a copy: done" 0 $status
is "how large, and which change is its last" "Saved \"copy.db\":\
 $(wc -c <copy.db) bytes.
Its last change is 2, 10 May 2017, 09:00:00 UTC, by secretary." "$out"
is "nothing else is said" "" "$err"
is "the copy says the same" "" "$(secreg export >one.yaml
	secreg --db copy.db export | cmp - one.yaml 2>&1)"
is "row for row" "" "$(sqlite3 secreg.db .dump >one.sql
	sqlite3 copy.db .dump | cmp - one.sql 2>&1)"
is "it is sound" ok "$(sqlite3 copy.db 'PRAGMA integrity_check')"
is "and nothing lies beside" "copy.db" "$(echo copy.db*)"
ok "it can be written to" secreg --db copy.db note 21 "In the copy."
chmod 640 secreg.db
ok "another" secreg backup private.db
is "it may be read by those who may read the register" \
	"$(stat -c %a secreg.db)" "$(stat -c %a private.db)"

# What is there stays.
cp copy.db before.db
run secreg backup copy.db
is "there is one: no" 1 $status
is "which is said, and the way out" "secreg: \"copy.db\" is already there.\
 Nothing was changed.
  To write over it: secreg backup --force FILE" "$err"
ok "it stays as it was" cmp copy.db before.db
ln -s nowhere.db link.db
ok "a link to nothing is no file" test ! -e link.db
run secreg backup link.db
is "but is not written over" 1 $status
run secreg backup --force copy.db
is "told to: done" 0 $status
is "it is the new one" 2 "$(sqlite3 copy.db 'SELECT max(no) FROM change')"
ln -s copy.db other.db
ok "through a link" secreg backup --force other.db
ok "which stays a link" test -L other.db
run secreg backup --force secreg.db
is "the register itself: wrong usage" 2 $status
run secreg backup --force .
is "a folder: wrong usage" 2 $status
is "what to do" "secreg: \".\" is a folder.
  Name a file in it." "$err"
run secreg backup
is "no file: wrong usage" 2 $status
run secreg backup no/such/folder/copy.db
is "no such folder: could not" 4 $status
is "why" 1 "$(printf '%s\n' "$err" | grep -c 'No such file or directory')"
run secreg --db none.db backup none-copy.db
is "no register: no copy" 4 $status
ok "no copy" test ! -e none-copy.db

# A disk that is full, and a register that is damaged, leave nothing behind.
mkdir full
if (ulimit -f 100 && : ) 2>/dev/null; then
	# The limit would end it by a signal, were that not ignored.
	(trap '' XFSZ; ulimit -f 100; "$SECREG" backup full/copy.db) \
		>"$captured.out" 2>"$captured.err"
	is "no room: could not" 4 $?
	is "it is said" 1 "$(grep -c 'could not be written' "$captured.err")"
	is "nothing is left" "" "$(ls full)"
fi
awk 'BEGIN { for (i = 1; i <= 300; i++) printf "---\nproposal: SECMP%04d\n" \
	"title: One of many\nhistory:\n  - date: 2017-01-01\n" \
	"    status: Initial Consideration\n", 1000 + i }' >many.yaml
secreg --db broken.db init >/dev/null
secreg --db broken.db add many.yaml >/dev/null
page=$(sqlite3 broken.db "SELECT rootpage FROM sqlite_schema
	WHERE name = 'entry_timeline'")
dd if=/dev/zero of=broken.db bs=4096 seek=$((page - 1)) count=1 conv=notrunc \
	2>/dev/null
run secreg --db broken.db backup full/copy.db
is "a damaged register: could not" 4 $status
is "it is said to be damaged" 1 "$(printf '%s\n' "$err" |
	grep -c 'the file is damaged')"
is "nothing is left of it" "" "$(ls full)"

# While somebody writes: each copy is one state, whole.
(
	i=0
	while [ ! -e stop ]; do
		i=$((i + 1))
		secreg note $((2 + 2 * (i % 2))) "Number $i" >/dev/null 2>&1 ||
			echo "refused" >>refused
	done
	echo $i >written
) &
writer=$!
made=0
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
	secreg backup busy$i.db >said 2>>failed && made=$((made + 1))
	echo "$(sed -n 's/^Its last change is \([0-9]*\).*/\1/p' said)\
 $(sqlite3 busy$i.db 'PRAGMA integrity_check; SELECT max(no) FROM change
		WHERE closed; SELECT count(*) FROM fault' | tr '\n' ' ')" >>each
done
touch stop
wait $writer
is "twelve copies while a writer was at work" 12 $made
is "none failed" "" "$(cat failed)"
is "no writer was turned away" "" "$(cat refused 2>/dev/null)"
is "each is sound and holds the change it says" "" \
	"$(awk '$2 != "ok" || $3 != $1 || $4 != 0' each)"
ok "the register moved on between them" test \
	"$(sort -u each | wc -l)" -gt 3
ok "nothing was lost" test "$(cat written)" -eq \
	"$(sqlite3 secreg.db "SELECT count(*) FROM entry
		WHERE note LIKE 'Number %'")"
is "and nothing lies beside" "" "$(ls | grep tmp)"
done_testing
