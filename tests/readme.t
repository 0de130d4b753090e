#!/bin/sh
# Every example of README.md, docs/recording.md and the manual page is run, in
# order, in a folder of each, and prints what is shown: lines behind `$ ` in
# ```console blocks (in the manual page: indented displays) are typed, the lines
# under them are what is seen on a screen 80 columns wide (manual: 70).

. tests/lib.sh

PATH=$(dirname "$SECREG"):$PATH
export PATH COLUMNS

# The same blocks of a page of the manual.
console() {
	case $1 in
	*.1) sed 's/^\.Bd -literal -offset indent$/```console/
		s/^\.Ed$/```/; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\(dq/"/g; s/\\(en/–/g
		s/^\\&//; s/\\e/\\/g' "$1" ;;
	*) cat "$1" ;;
	esac
}

# examples: what is typed and shown in them.  A command that ends in a
# backslash goes on in the next line.
examples() {
	awk '/^```console$/ { inside = 1; next }
	/^```$/ { inside = 0 }
	!inside { next }
	{ line = line $0 }
	line ~ /^\$ .*\\$/ { sub(/\\$/, "", line); next }
	{ print line; line = "" }'
}

# One example: $typed was typed, ../shown was shown.  Not in a subshell: what
# is exported stays so.
check() {
	[ -n "$typed" ] || return 0
	eval "$typed" >../found 2>&1
	is "$typed" "$(cat ../shown)" "$(cat ../found)"
}

for page in README.md docs/recording.md docs/secreg.1; do
	rm -rf tour && mkdir tour && cp -r "$top/data" tour/
	cd tour || exit 1
	console "$top/$page" | examples >../examples
	COLUMNS=80
	[ "$page" != docs/secreg.1 ] || COLUMNS=70
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
