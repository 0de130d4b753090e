#!/bin/sh
# Runs every test: unit programs of the build folder $O, tests/cli/*.t and
# tests/*.t.  The last line says how many passed and failed.
#
#	tests/run.sh [TEST...]		these only

# prove calls this script again for each test, so that a .t needs no run bit
# and what it prints can be counted.
if [ "$1" = --one ]; then
	tap=$O/tap/$(echo "$2" | tr / -).tap
	case $2 in
	*.t) sh "$2" >"$tap" ;;
	*) "$2" >"$tap" ;;
	esac
	status=$?
	cat "$tap"
	exit $status
fi

cd "$(dirname "$0")/.." || exit 2
export O="${O:-build}" CMOCKA_MESSAGE_OUTPUT=TAP
case $O in
/*) export SECREG="$O/secreg" ;;
*) export SECREG="$PWD/$O/secreg" ;;
esac
rm -rf "$O/tap" && mkdir -p "$O/tap" || exit 2

if [ $# -eq 0 ]; then
	for test in tests/unit/*_test.c; do
		test=${test##*/}
		set -- "$@" "$O/tests/unit/${test%.c}"
	done
	for test in tests/cli/*.t tests/*.t; do
		[ ! -e "$test" ] || set -- "$@" "$test"
	done
fi

jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
prove -j "$jobs" -e 'sh tests/run.sh --one' "$@"
status=$?

# One that died before its plan was done failed, whatever it had printed.
passed=$(cat "$O"/tap/*.tap | grep -c '^ok ')
failed=$(cat "$O"/tap/*.tap | grep -c '^not ok ')
[ $status -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ $status -eq 0 ] && [ "$failed" -eq 0 ]
