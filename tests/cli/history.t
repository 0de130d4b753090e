. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
data=$top/data/register/2017-05
ok "a register is made" secreg init
cp "$data"/SECMP0021.yaml "$data"/SECMP0033.yaml .
ok "a proposal is added" secreg add SECMP0021.yaml --note "From the paper"
SECREG_NOW=2017-05-11T10:30:00Z
ok "and another" secreg add SECMP0033.yaml --user "an archivist"

run secreg history
golden "the change log" history/log.txt
is "its footer" "
3 changes." "$err"
COLUMNS=60 run secreg history
golden "60 columns" history/log.60.txt
COLUMNS=40 run secreg history
golden "40 columns" history/log.40.txt
for format in markdown csv json jsonl; do
	run secreg history --format $format
	golden "the log as $format" history/log.$format
	is "nothing else" "" "$([ $format = markdown ] || echo "$err")"
	run secreg history 33 --format $format
	golden "entries as $format" history/33.$format
done
COLUMNS=100 run secreg history 21
golden "entries, 100 columns" history/21.100.txt
is "their footer" "
3 entries of SECMP0021, as at 10 May 2017." "$err"
COLUMNS=40 run secreg history 21
golden "entries, 40 columns" history/21.40.txt

is "as known at a change" 2 \
	"$(secreg history --as-known 2 --format jsonl | wc -l)"
is "as known on a day" 2 \
	"$(secreg history --as-known 2017-05-10 --format jsonl | wc -l)"
is "entries as at a day" 2 \
	"$(secreg history 21 --as-at 2017-04-30 --format jsonl | wc -l)"

# A blank that is filled in replaces an entry.
sed 's/^    carried: majority/&\
    who: by show of hands/' SECMP0021.yaml >filled.yaml
ok "a blank is filled in" secreg add --update filled.yaml
run secreg history 21
is "what it replaced is counted" "
3 entries of SECMP0021, as at 10 May 2017. In brackets: 1 that was replaced or taken back." "$err"
run secreg history 21 --as-known 3
is "but not as known before" "
3 entries of SECMP0021, as at 10 May 2017, as known at change 3." "$err"

run secreg history 99
is "unknown: no" 1 $status
run secreg history 21 33
is "one id at a time" 2 $status
# What was believed, and since when it is no longer.
rm -f secreg.db
export SECREG_TODAY=2017-05-12
secreg init >/dev/null
secreg add "$top/data/register/2017-05" >/dev/null
secreg note 21 "A remark" --date 2017-05-11 >/dev/null
secreg vote 21 reject --date 2017-05-12 >/dev/null
secreg correct 4 --outcome approve --reason "The minutes." >/dev/null
secreg correct 3 --delete --reason "Not this one." >/dev/null
run secreg history 21
is "what was replaced is there, and why" "(replaced by change 5: The \
minutes.) Panel voted to reject: a decision, on Path 3; Rejected" \
	"$(printf '%s\n' "$out" | sed -n 's/^4.1.*secretary  //p')"
is "before what took its place" "4.1
5.1" "$(printf '%s\n' "$out" | sed -n 's/^\([45].1\) .*/\1/p')"
ok "what was taken away" sh -c \
	"printf '%s\n' '$out' | grep -q '(taken away by change 6: Not this one.) Note: A remark'"
run secreg history 21 --as-known 4
ok "not as known before" sh -c "! printf '%s\n' '$out' | grep -q '(.*by change'"
is "programs are told since when" "3.1 6
4.1 5" "$(secreg history 21 --format jsonl | sed -n \
	's/.*"ref":"\([^"]*\)".*"until_change":\([0-9]*\)}/\1 \2/p')"

# A first entry is told without what the head says, but not when that changed.
secreg set 35 path=2 >/dev/null
secreg correct 7 path=1 --reason "Misread." >/dev/null
run secreg history 35
first="Initial Consideration; Note: Raised since the April 2017 DCUSA Panel \
meeting; the paper gives no day."
is "what changed of the first entry" "(replaced by change 7) $first
(replaced by change 8: Misread.) Path: 2 – Authority Determination; $first
Path: 1 – Authority-led; $first" \
	"$(printf '%s\n' "$out" | sed -n 's/.*secretary  //p')"
secreg undo >/dev/null && secreg undo >/dev/null
run secreg history 35
is "also once it was taken back" "$first
(taken back by change 10) Path: 2 – Authority Determination; $first
(taken back by change 9) Path: 1 – Authority-led; $first" \
	"$(printf '%s\n' "$out" | sed -n 's/.*secretary  //p')"

done_testing
