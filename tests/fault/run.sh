#!/bin/sh
# The fault suite: tests/fault/*.t, and what was counted.
#
#	FAULT=full tests/fault/run.sh [TEST...]
#
# $FAULT is "full" for every call of every command, or how many calls of each
# kind are tried (of memory thirty times that), spread evenly; 5 if it is not
# set.  Of calls for memory most are the opening of the same register: "full"
# tries none that another one is the same as (walk.c).

cd "$(dirname "$0")/../.." || exit 2
export O="${O:-build}" FAULT
[ $# -gt 0 ] || set -- tests/fault/*.t
if [ "$FAULT" = full ]; then
	FAULT_SEEN=$(mktemp "${TMPDIR:-/tmp}/secreg-seen.XXXXXX") || exit 1
	export FAULT_SEEN
	trap 'rm -f "$FAULT_SEEN"' EXIT
	trap 'exit 1' HUP INT TERM
fi
tests/run.sh "$@"
status=$?
case $FAULT in
full) what="every call, of memory at each place once" ;;
*) what="at most ${FAULT:-5} calls of each kind, memory apart, spread evenly" ;;
esac
cat "$O"/tap/tests-fault-*.tap | awk -v what="$what" '
/^# runs / {
	commands += $8 == "memory"
	for (i = 2; i < NF; i += 2)
		if ($i == "known")
			known += $(i + 1)
		else if (split($(i + 1), part, "/") == 2) {
			tried[$i] += part[1]
			calls[$i] += part[2]
			if (!(i in order)) { order[i] = $i; last = i }
		} else
			sum[$i] += $(i + 1)
}
/^# damaged / { damaged += $3 }
END {
	printf "%d commands, %d runs: %d faults, %d kills;" \
		" %d damaged registers (%s)\n", commands, sum["runs"],
		sum["hit"], sum["killed"], damaged, what
	for (i = 1; i <= last; i++)
		if (i in order)
			printf "  %-8s %8d tried of %d calls\n", order[i],
				tried[order[i]], calls[order[i]]
	if (known)
		printf "  %-8s %8d where another was the same\n", "",
			known
}'
exit $status
