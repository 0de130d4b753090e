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

done_testing
