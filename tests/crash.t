#!/bin/sh
# A writer killed in the middle: the register is as it was before, and the
# next command, one that only reads too, finds it so.

. tests/lib.sh

export SECREG_TODAY=2017-05-10

awk 'BEGIN {
	for (i = 1; i <= 30000; i++)
		printf "---\nproposal: SECMP%04d\ntitle: Number %d\nhistory:\n" \
			"  - date: 2017-01-02\n" \
			"    status: Initial Consideration\n" \
			"    note: As many words as it takes to fill a page.\n",
			i + 100, i
}' >many.yaml

secreg init >/dev/null
secreg add "$top/data/register/2017-05" >/dev/null
secreg export >before.yaml

# Killed once it has begun to write into the file itself, which it does when a
# thirtieth of the records are read.
size=$(wc -c <secreg.db)
"$SECREG" add many.yaml >/dev/null 2>&1 &
writer=$!
while [ "$(wc -c <secreg.db)" -le $((size * 2)) ] && kill -0 $writer; do
	sleep 0.02
done
kill -9 $writer
wait $writer 2>/dev/null
ok "it left its journal" test -s secreg.db-journal

run secreg list
is "a reader goes on" 0 "$status"
is "27 are open" 27 "$(printf '%s\n' "$out" | grep -c '^SECMP')"
secreg export >after.yaml
ok "as before" cmp before.yaml after.yaml
ok "and a writer" secreg add --id 36 --title "After all"

done_testing
