# For the tests of commands that record something of one proposal: a register
# of May 2017 and ways to say what a command did.  Sourced after lib.sh.

export SECREG_TODAY=2017-05-12 SECREG_NOW=2017-05-12T09:00:00Z
export SECREG_DB="$PWD/secreg.db"

# fresh [FILE...]: a register with the proposals of May 2017, change 2, and
# what else is given, change 3
fresh() {
	[ -e may.db ] || {
		secreg --db may.db init
		secreg --db may.db add "$top"/data/register/2017-05/*.yaml
	} >/dev/null 2>&1
	rm -f secreg.db && cp may.db secreg.db
	[ $# -eq 0 ] || secreg add "$@" >/dev/null 2>&1
}

# harbour: one of the made-up process, with its lives, change 2
harbour() {
	rm -f secreg.db
	secreg init --process "$top/tests/data/harbour.yaml" >/dev/null 2>&1
	secreg add "$top/tests/data/harbour-life.yaml" >/dev/null 2>&1
}

# does NAME ARG...: it is done and there is one more change
does() {
	act=$1; shift
	cp secreg.db before.db
	run secreg "$@"
	is "$act: done" 0 "$status" || printf '%s\n' "$err" | comment
	! cmp -s before.db secreg.db
	result $? "$act: it is recorded"
}

# kept NAME STATUS ARG...: that exit status, and the register is as it was
kept() {
	act=$1 want=$2; shift 2
	cp secreg.db before.db
	run secreg "$@"
	is "$act: exit status" "$want" "$status" ||
		printf '%s\n' "$out" "$err" | comment
	ok "$act: the register is as it was" cmp before.db secreg.db
}

# refused NAME ARG...: the register says no, and that nothing was changed
refused() {
	act=$1; shift
	kept "$act" 1 "$@"
	case $err in
	*"Nothing was changed."*) result 0 "$act: it says so" ;;
	*) result 1 "$act: it says so" || printf '%s\n' "$err" | comment ;;
	esac
}

wrong() { act=$1; shift; kept "$act" 2 "$@"; }
idle() { act=$1; shift; kept "$act" 0 "$@"; }

# says NAME TEXT: stdout or stderr has TEXT in a line
says() {
	printf '%s\n%s\n' "$out" "$err" | grep -qF -e "$2"
	result $? "$1" || {
		echo "# expected: $2"; echo "# found:"
		printf '%s\n%s\n' "$out" "$err" | comment
	}
}

# silent NAME TEXT: neither has it
silent() {
	! printf '%s\n%s\n' "$out" "$err" | grep -qF -e "$2"
	result $? "$1" || printf '%s\n%s\n' "$out" "$err" | comment
}

# stands NAME ID TEXT: secreg show has TEXT at the head of a line
stands() {
	shown=$(secreg show "$2")
	printf '%s\n' "$shown" | grep -qF -e "$3"
	result $? "$1" || printf '%s\n' "$shown" | comment
}
