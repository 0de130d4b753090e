#!/bin/sh
# Runs the fuzz targets of the build folder $O one after the other.  What they
# find new goes to $O/fuzz/new/NAME, what breaks something to $O/fuzz/broken.
#
#	tests/fuzz/run.sh SECONDS TARGET...

seconds=$1
shift
mkdir -p "$O/fuzz/broken"
failed=0
for name; do
	corpus=tests/fuzz/corpus/$name new=$O/fuzz/new/$name
	words=tests/fuzz/$name.dict
	mkdir -p "$new"
	set -- -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2048 \
		-close_fd_mask=3 -print_final_stats=1 -max_len=20000 \
		-artifact_prefix="$PWD/$O/fuzz/broken/$name-"
	[ ! -e "$words" ] || set -- "$@" -dict="$words"
	echo "$name: $seconds seconds"
	# The target works in a folder of its own.
	"$O/fuzz/$name" "$@" "$PWD/$new" "$PWD/$corpus" \
		>"$O/fuzz/$name.log" 2>&1 || {
		failed=1
		echo "$name: broken; see $O/fuzz/$name.log"
	}
	grep -E '^stat::(number_of_executed|average_exec)' "$O/fuzz/$name.log"
done
exit $failed
