# What shell tests are made of; they print TAP.  A test begins with
#
#	. tests/lib.sh
#
# and ends with done_testing.  It runs in a scratch folder of its own, which is
# kept when something failed.  $SECREG is the program, $top the project.

top=$PWD
SECREG=${SECREG:-$top/build/secreg}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/secreg-test.XXXXXX") || exit 1
captured=$scratch/.captured
count=0 failed=0

unset SECREG_DB SECREG_TODAY SECREG_NOW XDG_DATA_HOME COLUMNS NO_COLOR
export SECREG HOME="$scratch" SECREG_USER=secretary TZ=UTC LC_ALL=C
mkdir "$scratch/work" && cd "$scratch/work" || exit 1

secreg() { "$SECREG" "$@"; }

# commands: every command there is, one a line, sorted
commands() { (cd "$top" && sh tests/commands.sh); }

finish() {
	[ "$failed" -gt 0 ] && echo "# kept: $scratch" || rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# result STATUS NAME: one line of TAP
result() {
	count=$((count + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $count - $2"
	else
		failed=$((failed + 1))
		echo "not ok $count - $2"
		return 1
	fi
}

comment() { sed 's/^/#   /'; }

# run CMD...: sets $out, $err and $status
run() {
	"$@" >"$captured.out" 2>"$captured.err"
	status=$?
	out=$(cat "$captured.out") err=$(cat "$captured.err")
}

# ok NAME CMD...: CMD succeeds
ok() {
	name=$1; shift
	"$@" >"$captured.ok" 2>&1
	result $? "$name" || comment <"$captured.ok"
}

# is NAME EXPECTED ACTUAL: two texts are the same
is() {
	[ "$2" = "$3" ]
	result $? "$1" || {
		echo "# expected:"; printf '%s\n' "$2" | comment
		echo "# found:"; printf '%s\n' "$3" | comment
	}
}

# golden NAME FILE: the stdout of the last run is tests/golden/FILE
golden() {
	want=$top/tests/golden/$2
	if [ -n "$UPDATE" ]; then
		mkdir -p "${want%/*}" && cp "$captured.out" "$want"
	fi
	diff -u "$want" "$captured.out" >"$captured.diff" 2>&1
	result $? "$1" || comment <"$captured.diff"
}

done_testing() {
	echo "1..$count"
	[ "$failed" -eq 0 ]
	exit
}
