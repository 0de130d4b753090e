#!/bin/sh
# Every example of README.md is run, in order, in one folder, and prints what
# README shows: lines behind `$ ` in ```console blocks are typed, the lines
# under them are what is seen on a screen 80 columns wide.

. tests/lib.sh

mkdir tour && cp -r "$top/data" tour/ && cd tour || exit 1
PATH=$(dirname "$SECREG"):$PATH
COLUMNS=80
export PATH COLUMNS

# A command that ends in a backslash goes on in the next line.
awk '/^```console$/ { inside = 1; next }
	/^```$/ { inside = 0 }
	!inside { next }
	{ line = line $0 }
	line ~ /^\$ .*\\$/ { sub(/\\$/, "", line); next }
	{ print line; line = "" }' "$top/README.md" >../examples

# One example: $typed was typed, ../shown was shown.  Not in a subshell: what
# is exported stays so.
check() {
	[ -n "$typed" ] || return 0
	eval "$typed" >../found 2>&1
	is "$typed" "$(cat ../shown)" "$(cat ../found)"
}

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

done_testing
