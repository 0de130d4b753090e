#!/bin/sh
# Each command under valgrind: memory that is read before anything was written
# there, which the sanitizers do not see, and memory that is lost.  The command
# lines are those of the fault suite (tests/fault/memcheck.sh).
#
#	VALGRIND=full tests/valgrind.sh [TEST...]	all its lines, not only
#							some of each command

cd "$(dirname "$0")/.." || exit 2
if ! command -v valgrind >/dev/null; then
	echo "check-valgrind: no valgrind here"
	exit 0
fi
export O="${O:-build}" VALGRIND="${VALGRIND:-some}"
[ $# -gt 0 ] || {
	all=1
	set -- tests/fault/acts.t tests/fault/papers.t tests/fault/reads.t \
		tests/fault/adds.t
}
tests/run.sh "$@"
status=$?
sed -n 's/^# under valgrind: //p' "$O"/tap/tests-fault-*.tap | sort -u \
	>"$O/tap/checked"
missing=$(sh tests/commands.sh | grep -vxFf "$O/tap/checked")
if [ -n "$all" ] && [ -n "$missing" ]; then
	echo "In no line of tests/fault: $missing" >&2
	status=1
fi
exit $status
