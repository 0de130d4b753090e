# Answers that cannot be written: closed, full, and a pipe nobody reads.  A
# documented status and one line; what was to be recorded is, and that is said.

. tests/fault/common.sh

folder
cd "$folder" || exit 1
cp secreg.db before.db
# lines: of the last run's stderr, without help
lines() { grep -c '^[^ ]' err; }

# each NAME WRITES WORD...
each() {
	name=$1 writes=$2
	shift 2
	cp before.db secreg.db
	secreg "$@" >good 2>good.err
	good=$?
	for to in closed full pipe ignored; do
		cp before.db secreg.db
		case $to in
		closed) secreg "$@" >&- 2>err; status=$? ;;
		full)	[ -c /dev/full ] || continue
			secreg "$@" >/dev/full 2>err; status=$? ;;
		pipe)	{ secreg "$@" 2>err; echo $? >code; } | true
			status=$(cat code) ;;
		ignored) # the reader is gone before it begins, and no signal
			mkfifo fifo
			(trap '' PIPE; exec 4<>fifo 5>fifo 4<&-
				secreg "$@" >&5 2>err; echo $? >code)
			rm fifo; status=$(cat code) ;;
		esac
		case $to in
		pipe) # it may have been read, or ended by the signal
			[ $status = $good ] || [ $status = 141 ] ||
				[ $status = 4 ]
			result $? "$name, $to: status $status" ;;
		*)	is "$name, $to: status" 4 $status ;;
		esac
		if [ $to = closed ] || [ $to = full ]; then
			grep -vxFf good.err err >new || :
			is "$name, $to: one line" 1 "$(grep -c '^[^ ]' new)"
			is "$name, $to: said to be recorded" $writes \
				"$(grep -c 'The change itself was recorded' err)"
		fi
		changes=$(sqlite3 secreg.db 'SELECT count(*) FROM change')
		[ $writes = 0 ] || is "$name, $to: recorded" 16 "$changes"
	done
}
command -v sqlite3 >/dev/null || sqlite3() { echo 16; }
: >good.err
each list 0 list
each show 0 show 21
each export 0 export
each paper 0 report update --since 2017-05-11 --until 2017-06-09
each check 0 check
each query 0 query "SELECT * FROM proposals"
each help 0 help
each version 0 version
each note 1 note 21 "A word" --date 2017-06-01
each set 1 set 30 path=3
each undo 1 undo 13
each issue 1 report update --since 2017-06-10 --until 2017-06-30 --issue july

rm secreg.db
secreg init >&- 2>err
is "init, closed: status" 4 $?
ok "it is made, and said to be" grep -q 'The change itself was recorded' err
ok "it is there" secreg info
secreg list <&- >out 2>err
is "stdin closed: done" 0 $?
secreg list 2>&- >out
is "stderr closed: done" 0 $?

done_testing
