#!/bin/sh
# The monthly job of docs/operations.md, as it stands there, for two months,
# with a register that is not as it should be, and one that cannot be written.
. tests/lib.sh

PATH=$(dirname "$SECREG"):$PATH
export PATH SECREG_DB="$PWD/register.db" SECREG_NOW=2017-05-10T09:00:00Z
unset SECREG_USER

awk '/^#!\/bin\/sh$/ { inside = 1 }
/^```$/ { inside = 0 }
inside' "$top/docs/operations.md" >monthly.sh
ok "the job is there" grep -q "update --since" monthly.sh

secreg init >/dev/null
secreg add "$top/data/register/2017-05" >/dev/null

# month NAME DAY [SINCE]
month() {
	name=$1
	export SECREG_TODAY="$2" SECREG_NOW="$2T09:00:00Z"
	shift 2
	run sh monthly.sh "$name" "$@"
}

month "May 2017" 2017-05-10
is "the first paper says from when it tells" 2 $status
ok "and that is said" grep -q -e --since "$captured.err"
month "May 2017" 2017-05-10 2017-04-12
is "the first month: done" 0 $status
ok "nothing is refused" test -z "$(printf '%s\n' "$err" |
	grep -e refused -e error)"
papers=$HOME/papers
for file in before.db status.html update.md register.html register.csv \
	register.yaml; do
	ok "May: $file" test -s "$papers/May 2017/$file"
done
ok "the paper has its heading" grep -q "^# " "$papers/May 2017/update.md"

export SECREG_TODAY=2017-05-15
secreg transition 33 implemented --date 2017-05-11 >/dev/null
secreg vote 21 approve --date 2017-05-12 >/dev/null
month "June 2017" 2017-06-14
is "the second month: done" 0 $status
ok "its window follows on" grep -q "after 10 May 2017" -i \
	"$papers/June 2017/update.md"
ok "it tells what happened" grep -q SECMP0033 "$papers/June 2017/update.md"
for paper in "May 2017" "June 2017"; do
	run secreg report reprint "$paper"
	ok "$paper: what went out" cmp "$captured.out" "$papers/$paper/update.md"
	run secreg report reprint "$paper, status"
	ok "$paper: its status report" cmp "$captured.out" \
		"$papers/$paper/status.html"
done
cp "$papers/June 2017/update.md" went-out
secreg note 21 "Later." >/dev/null
month "June 2017" 2017-06-14
is "it can be run again" 0 $status
ok "a paper goes out once" cmp went-out "$papers/June 2017/update.md"
is "and is listed once" 1 "$(secreg report list | grep -c '^June 2017  ')"

# One that ended half way goes on where it ended.
mkdir -p "$papers/July 2017/update.md"
month "July 2017" 2017-07-12
is "a paper that cannot be written" 4 $status
rmdir "$papers/July 2017/update.md"
month "July 2017" 2017-07-12
is "run again it is written" 0 $status
ok "as it went out" grep -q "^# " "$papers/July 2017/update.md"

# The export makes the same register, and the copy is one.
secreg --db again.db init >/dev/null
secreg --db again.db add "$papers/June 2017/register.yaml" >/dev/null
secreg --db again.db export >again.yaml
ok "the text is the register" cmp again.yaml "$papers/June 2017/register.yaml"
run secreg --db "$papers/June 2017/before.db" list
is "the copy is a register" 0 $status

# What contradicts itself does not go out.
secreg add - >/dev/null 2>&1 <<'Y'
release: SEC6
date: 2017-11-02
Y
secreg set 4 release=SEC6 implementation-date=2017-11-03 >/dev/null
before=$(secreg report list | wc -l)
month "August 2017" 2017-08-09
is "a contradiction stops it" 1 $status
ok "and is printed" grep -q SEC6 "$captured.out"
is "no paper went out" "$before" "$(secreg report list | wc -l)"

# No place for the papers.
HOME=/dev/null month "August 2017" 2017-08-09
ok "without a place it stops" test $status -ne 0
is "still none went out" "$before" "$(secreg report list | wc -l)"

run secreg due --overdue
is "what is overdue has a status for cron" 1 $status
done_testing
