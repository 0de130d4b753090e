#!/bin/sh
# A load of hundreds of proposals, which goes without the register's guards,
# gives the same register as many small ones, and is refused as they are.

. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z

# records FROM TO: as many documents
records() {
	awk -v from="$1" -v to="$2" 'BEGIN {
		for (i = from; i <= to; i++) {
			printf "---\nproposal: SECMP%04d\ntitle: Number %d\n" \
				"path: 3\n\nhistory:\n", i, i
			print "  - date: 2017-01-02\n" \
				"    status: Initial Consideration\n"
			print "  - date: 2017-02-03\n    status: Report Phase\n"
			print "  - date: 2017-03-04\n    body: Change Board\n" \
				"    vote: approve\n    release: SEC5.7\n" \
				"    implementation-date: 2017-05-11"
		}
	}'
}

records 1 700 >all.yaml
secreg --db bulk.db init >/dev/null
secreg --db small.db init >/dev/null
ok "700 at once" secreg --db bulk.db add all.yaml
for from in 1 101 201 301 401 501 601; do
	records $from $((from + 99)) >part.yaml
	secreg --db small.db add part.yaml >/dev/null
done
secreg --db bulk.db export --plain >bulk.yaml
secreg --db small.db export --plain >small.yaml
ok "the same as a hundred at a time" cmp bulk.yaml small.yaml
is "the vote made the move" "    status: Awaiting Implementation" \
	"$(grep -m 1 -A 3 'vote: approve' bulk.yaml | grep status:)"

cp bulk.db before.db
records 701 1200 >more.yaml
cat >>more.yaml <<'EOF'
---
proposal: SECMP1201
title: A move there is not
history:
  - date: 2017-01-02
    status: Initial Consideration
  - date: 2017-01-03
    status: Implemented
---
proposal: SECMP0700
title: Another title
history:
  - date: 2017-01-02
    status: Initial Consideration
EOF
run secreg --db bulk.db add more.yaml
is "refused" 3 "$status"
is "both faults are told" "[move] [exists]" \
	"$(printf '%s\n' "$err" | sed -n 's/.*error: .* \(\[.*\]\)$/\1/p' |
	tr '\n' ' ' | sed 's/ $//')"
ok "nothing was changed" cmp before.db bulk.db

# New ones, a new entry of an older one and a meeting's votes in one run.
records 701 1000 >mixed.yaml
cat >>mixed.yaml <<'EOF'
---
meeting: Change Board
date: 2017-05-02
items:
  - proposal: SECMP1001
    vote: reject
---
proposal: SECMP0001
title: Number 1
history:
  - date: 2017-03-20
    status: Referred
    who: a SEC Party
---
proposal: SECMP1001
title: Voted on in the same run
path: 3
history:
  - date: 2017-04-02
    status: Initial Consideration
  - date: 2017-04-03
    status: Report Phase
EOF
ok "all of it" secreg --db bulk.db add --update mixed.yaml
is "the older one moved" Referred "$(secreg --db bulk.db list --all \
	--format csv | sed -n 's/^SECMP0001,.*,3,\([^,]*\),.*/\1/p')"
is "the vote counts" Rejected "$(secreg --db bulk.db list --all --format csv |
	sed -n 's/^SECMP1001,.*,3,\([^,]*\),.*/\1/p')"
ok "and again: nothing to do" secreg --db bulk.db add --update mixed.yaml

done_testing
