#!/bin/sh
# The options that many commands share do in each of them what they say: what
# is written with -o is what is printed, --bom stands before the same CSV, the
# last change is all that is known, today is the day without --as-at, and every
# format of a command's help is one.
. tests/lib.sh

export SECREG_TODAY=2017-05-12 SECREG_NOW=2017-05-12T09:00:00Z
secreg init >/dev/null
secreg add "$top/data/register/2017-05" >/dev/null
window="--since 2017-04-12 --until 2017-05-10"
for name in one two; do
	secreg report update $window --issue $name >/dev/null 2>&1
done
secreg note 21 "A note, with a comma." >/dev/null 2>&1
secreg report update $window --ordinal-dates --issue three >/dev/null 2>&1
last=$(secreg query --format csv "SELECT max(change) FROM changes" | tail -1 |
	tr -d '\r')
echo "SECMP0002 is in the Report Phase." >draft.md

# A line for each command that prints, and what it is given here.
cat >typed <<E
ask|open by status
check|
due|
export|
history|21
info|
list|
process|
proofread|draft.md
query|SELECT id, title FROM proposals
report diff|one	three
report list|
report register|
report reprint|one
report status|--since=2017-04-12
report update|--since=2017-04-12
show|21	35
template|meeting	--body	Panel
why|21
E

# The commands whose help has -o are these.
commands | while read -r words; do
	secreg help $words | grep -q -e '-o, --output' && echo "$words"
done >listed
cut -d '|' -f 1 typed | sort >here
ok "every command that prints is here" diff listed here

takes() { secreg help $command | grep -q -e "$1"; }

# typed OPTION...: the command as it is typed here, with these before its words
typed() {
	(
		IFS='	'
		set -- "$@" $words
		IFS=' '
		exec "$SECREG" $command "$@"
	) 2>/dev/null
}

# same NAME OPTION...: nothing is printed otherwise with these options
same() {
	name=$1
	shift
	typed "$@" >found
	is "$command: $name: the status" "$done" $?
	# Some say in a heading what was asked for.
	case $command in
	info | why | check) ;;
	*) ok "$command: $name: the same" cmp found plain ;;
	esac
}

while IFS='|' read -r command words; do
	typed >plain
	done=$?
	ok "$command: something is printed" test -s plain
	rm -f out
	typed -o out >nothing
	is "$command: -o: the status" "$done" $?
	ok "$command: -o: the same in a file" cmp out plain
	ok "$command: -o: nothing on stdout" test ! -s nothing
	typed --output=out >nothing
	ok "$command: --output: the same" cmp out plain
	if takes --as-known; then
		same "the last change" --as-known "$last"
	fi
	if takes --as-at && [ "$command" != export ]; then
		same "today" --as-at 2017-05-12
	fi
	takes --format || continue
	for format in $(secreg help $command | tr '\n' ' ' |
		sed 's/.*--format FORMAT  *//; s/  *-[a-z-].*//; s/[^a-z]/ /g'); do
		case $format in
		text|markdown|html|csv|json|jsonl|yaml|mermaid|ics) ;;
		*) continue ;;
		esac
		typed --format "$format" >formatted
		is "$command: $format: the status" "$done" $?
		ok "$command: $format: there is something" test -s formatted
		echo "$command $format" >>formats
		if [ "$format" = csv ] && takes --bom; then
			typed --format csv --bom >marked
			{ printf '\357\273\277'; cat formatted; } >want
			ok "$command: --bom: before the same" cmp marked want
		fi
	done
done <typed
ok "formats were found" test "$(wc -l <formats)" -gt 60
done_testing
