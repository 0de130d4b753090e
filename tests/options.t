#!/bin/sh
# Every option of a command is typed in a test of that command or its family;
# what commands share for what they print is in tests/common.t.
. tests/lib.sh

# options COMMAND: those of its help, but for what all commands share
options() {
	secreg help $1 | sed -n '/^Options/,/^$/s/^  .*\(--[a-z-]*\).*/\1/p' |
		grep -v -x -e --db -e --color -e --help -e --output -e --bom \
			-e --format -e --as-at -e --as-known
}

for command in $(commands | tr ' ' _); do
	tests=$top/tests/cli/${command%%_*}
	missing=
	for option in $(options "$(echo "$command" | tr _ ' ')"); do
		cat "$tests"*.t | grep -q -e "[^a-z]$option\\b" ||
			missing="$missing $option"
	done
	is "$command: every option is tried" "" "$missing"
done
ok "there are commands" test "$count" -gt 25
done_testing
