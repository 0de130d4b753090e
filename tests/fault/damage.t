# Registers that are none, or no longer: a documented status and one line,
# whatever they hold, and nothing is written to them.

. tests/fault/common.sh

case $FAULT in
full) flips=3000 ;;
'') flips=25 ;;
*) flips=$((FAULT * 4)) ;;
esac
# damaged [-w] NAME WORD...
damaged() {
	set_w=
	[ "$1" != -w ] || { set_w=-w; shift; }
	count=$((count + 1))
	"$FAULTS/damage" $set_w $flips "$folder" "$@" || failed=$((failed + 1))
}

folder
damaged list list --all
damaged show show 21
damaged history history
damaged why why 29
damaged "list --text" list --all --text meter
damaged check check
damaged "report update" report update --since 2017-05-11 --until 2017-06-09
damaged "report reprint" report reprint may
damaged export export
damaged query query "SELECT * FROM proposals JOIN timeline USING (id)"
damaged process process
damaged info info
damaged backup backup ../copy.db
damaged -w note note 21 "A word" --date 2017-06-01
damaged -w undo undo

# could_not NAME STATUS WORDS: each command says so, in one line
could_not() {
	for words in "list" "export" "info" "check" "note 21 word" "undo"; do
		run secreg --db other.db $words
		is "$1, $words" "$2 1" "$status $(printf '%s\n' "$err" |
			grep -c '^secreg: ')"
		case $err in
		*"$3"*) result 0 "$1, $words: told" ;;
		*) result 1 "$1, $words: told: $err" ;;
		esac
	done
}
echo 'A text and no register.' >other.db
could_not "a text" 4 "not a register"
head -c 100000 /dev/urandom >other.db
could_not "noise" 4 "not a register"
: >other.db
could_not "an empty file" 4 "not a register"
rm other.db && mkdir other.db
could_not "a folder" 4 "not a file"
rmdir other.db && mkfifo other.db
could_not "a pipe" 4 "not a file"
rm other.db && ln -s other.db other.db
could_not "a link to itself" 4 "there is no register"
rm other.db
could_not "nothing" 4 "there is no register"
if command -v sqlite3 >/dev/null; then
	sqlite3 other.db 'CREATE TABLE change (no); PRAGMA user_version = 1'
	could_not "a database of others" 4 "not a register"
	cp filled.db other.db
	sqlite3 other.db 'PRAGMA user_version = 2'
	could_not "a newer one" 4 "newer secreg"
	cp filled.db other.db
	mkfifo hold
	{ echo 'BEGIN EXCLUSIVE; SELECT 1;'; cat hold; } |
		sqlite3 other.db >held &
	holder=$!
	while ! [ -s held ]; do sleep 0.05; done
	run secreg --db other.db note 21 word
	is "locked by another: busy" 5 $status
	is "in one line" 1 "$(printf '%s\n' "$err" | grep -c '^secreg: the')"
	run secreg --db other.db list
	is "locked for readers too" 5 $status
	: >hold
	wait $holder
	run secreg --db other.db list
	is "and free again" 0 $status
fi

done_testing
