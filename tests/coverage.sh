#!/bin/sh
# What the tests of a build with COV=1 went through, file by file and in all:
# lines, and branches taken at least once.  Called by `make coverage`.
#
#	coverage.sh BUILD
build=${1:?the build folder}
for notes in "$build"/src/*.gcno "$build"/src/*/*.gcno; do
	source=${notes#"$build"/}
	source=${source%.gcno}.c
	gcov -b -n -o "${notes%/*}" "$source" 2>/dev/null |
		awk -v source="$source" '
		/^File / { ours = $2 == "\047" source "\047" }
		ours && /^Lines executed:/ {
			sub(/^.*:/, ""); sub(/% of/, "")
			lines = $1; of_lines = $2
		}
		ours && /^Taken at least once:/ {
			sub(/^.*:/, ""); sub(/% of/, "")
			branches = $1; of_branches = $2
		}
		END { print source, lines + 0, of_lines + 0, branches + 0, \
			of_branches + 0 }'
done | sort | awk '
	BEGIN { printf "%-36s %17s  %17s\n", "", "lines", "branches" }
	{
		printf "%-36s %6.1f%% of %6d  %6.1f%% of %6d\n", $1, $2, $3, \
			$4, $5
		lines += $2 * $3; of_lines += $3
		branches += $4 * $5; of_branches += $5
	}
	END {
		if (of_lines == 0)
			exit 1
		printf "%-36s %6.1f%% of %6d  %6.1f%% of %6d\n", "in all", \
			lines / of_lines, of_lines, branches / of_branches, \
			of_branches
	}'
