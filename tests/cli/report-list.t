. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
secreg init >/dev/null
secreg add "$top"/data/register/2017-05 >/dev/null
run secreg report list
is "none yet: done" 0 $status
is "and said so" "
0 papers issued." "$err"

secreg report update --since 2017-04-12 --issue "DCUSA May 2017" \
	>/dev/null 2>&1
SECREG_TODAY=2017-06-14 secreg report update --issue "DCUSA June 2017" \
	--format markdown >june.md 2>/dev/null

run secreg report list
is "both are listed" 0 $status
golden "in order" report-list/two.txt
is "and counted" "
2 papers issued. The bytes of one: secreg report reprint NAME" "$err"
run secreg report list --format jsonl
is "with their digests" "$(sha256sum june.md | cut -c1-64)" \
	"$(printf '%s\n' "$out" | sed -n '2s/.*"sha256":"\([^"]*\)".*/\1/p')"

# The other kinds of papers.
secreg report status --since 2017-04-12 --issue "Status" >/dev/null 2>&1
secreg report register --issue "Register" --format csv >/dev/null 2>&1
run secreg report list
golden "of each kind" report-list/kinds.txt
is "so for programs" "update update status register" "$(secreg report list \
	--format csv | tail -n +2 | cut -d, -f2 | tr '\n' ' ' | sed 's/ $//')"

# What went out is kept even if it cannot be put where it was to go.
SECREG_TODAY=2017-07-12
run secreg report update --issue "Extra" -o no-folder/extra.md
is "a folder that is not there: exit status" 4 "$status"
is "how to have it all the same" \
	'  To have it again: secreg report reprint "Extra" -o FILE' \
	"$(printf '%s\n' "$err" | grep again)"
ok "that works" secreg report reprint "Extra" -o extra.md
ok "and gives the paper" test -s extra.md
SECREG_TODAY=2017-08-09
run secreg report update --issue 'Ex"tra' -o no-folder/extra.md
is "a name that is hard to type" "  To have it again: secreg report list" \
	"$(printf '%s\n' "$err" | grep again)"

done_testing
