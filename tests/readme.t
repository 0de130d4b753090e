#!/bin/sh
# Every example of README.md and docs/recording.md is run, in order, in a folder
# of each, and prints what is shown: lines behind `$ ` in ```console blocks are
# typed, the lines under them are what is seen on a screen 80 columns wide.

. tests/lib.sh

PATH=$(dirname "$SECREG"):$PATH
COLUMNS=80
export PATH COLUMNS

# examples FILE: what is typed and shown in it.  A command that ends in a
# backslash goes on in the next line.
examples() {
	awk '/^```console$/ { inside = 1; next }
	/^```$/ { inside = 0 }
	!inside { next }
	{ line = line $0 }
	line ~ /^\$ .*\\$/ { sub(/\\$/, "", line); next }
	{ print line; line = "" }' "$1"
}

# One example: $typed was typed, ../shown was shown.  Not in a subshell: what
# is exported stays so.
check() {
	[ -n "$typed" ] || return 0
	eval "$typed" >../found 2>&1
	is "$typed" "$(cat ../shown)" "$(cat ../found)"
}

for page in README.md docs/recording.md; do
	rm -rf tour && mkdir tour && cp -r "$top/data" tour/
	cd tour || exit 1
	examples "$top/$page" >../examples
	typed=
	while IFS= read -r line; do
		case $line in
		'$ '*)
			check
			typed=${line#??}
			: >../shown
			;;
		*)
			printf '%s\n' "$line" >>../shown
			;;
		esac
	done <../examples
	check
	unset SECREG_TODAY SECREG_NOW
	cd ..
done

done_testing
