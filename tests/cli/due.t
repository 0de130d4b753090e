. tests/lib.sh

export SECREG_TODAY=2017-05-12 SECREG_NOW=2017-05-12T09:00:00Z

ok "a register is made" secreg init
run secreg due
is "nothing due: done" 0 $status
is "nothing on stdout" "" "$out"
is "but said" "Nothing is due, as at 12 May 2017." "$err"
ok "bank holidays are added" secreg add "$top/data/holidays"
run secreg add "$top/data/holidays"
is "and are there already" 0 $status
ok "the proposals are added" secreg add "$top/data/register/2017-05"

# For people, at any width; the words are the same.
run secreg due
is "something overdue: done" 0 $status
golden "piped" due/piped.txt
is "how many" "
1 overdue, 1 today, 0 coming, 25 waiting, as at 12 May 2017." "$err"
words() { tr -s ' \n' '  ' <"$captured.out"; }
same=$(words)
for columns in 40 60 80 100 200; do
	run sh -c "COLUMNS=$columns \"\$SECREG\" due"
	golden "$columns columns" due/$columns.txt
	is "$columns columns: the same words" "$same" "$(words)"
	wide=$(LC_ALL=C.UTF-8 wc -L <"$captured.out")
	ok "$columns columns: no line is wider" test "$wide" -le $columns
done
run sh -c 'COLUMNS=20 "$SECREG" due'
is "20 columns: nothing is cut" "$(echo "$same" | tr -d ' ')" \
	"$(words | tr -d ' ')"
run secreg due --as-at 2017-05-02
golden "windows that are open" due/windows.txt
run secreg due --as-at 2017-05-10
golden "the day of the paper" due/paper.txt
run secreg due --as-at 2017-05-02 --as-known 2
is "as known before" "Nothing is due, as at 2 May 2017, as known at change 2." \
	"$err"
for format in markdown csv json jsonl; do
	run secreg due --format $format
	golden "--format $format" due/may.$format
	[ $format = markdown ] || is "$format: nothing else" "" "$err"
done
run secreg due --color always
ok "colour: bold headings" grep -q "$(printf '\033\\[1mOVERDUE')" \
	"$captured.out"

# For cron.
run secreg due --overdue
is "overdue: exit status" 1 $status
golden "overdue" due/overdue.txt
is "overdue: how many" "
1 overdue, as at 12 May 2017." "$err"
run secreg due --overdue --format csv
is "as CSV: exit status" 1 $status
is "as CSV: one row" 2 "$(printf '%s\n' "$out" | wc -l)"
run secreg due --overdue --as-at 2017-05-11
is "nothing overdue: exit status" 0 $status
is "nothing overdue: not a word" "" "$out$err"
run sh -c 'COLUMNS=80 "$SECREG" due --overdue --as-at 2017-05-11'
is "but a person is told" "Nothing is overdue, as at 11 May 2017." "$err"
run secreg due --overdue --format json --as-at 2017-05-11
ok "nothing overdue as JSON" grep -q '"rows": \[\]' "$captured.out"

# A calendar.
secreg due --as-at 2017-05-02 --format ics >may.ics
run perl "$top/tests/data/ical.pl" <may.ics
is "a calendar that can be read" "" "$err"
golden "what it says" due/may.calendar
secreg due --as-at 2017-05-12 --format ics -o late.ics
run perl "$top/tests/data/ical.pl" <late.ics
golden "overdue and today, not what waits" due/late.calendar
uid() { tr -d '\r' <$1 | sed -n 's/^UID:\(.*implementation.*\)/\1/p'; }
is "a day that changed has the same name" "$(uid may.ics)" "$(uid late.ics)"
secreg due --as-at 2017-05-12 --format ics --overdue >overdue.ics
is "only what is overdue" 1 "$(grep -c BEGIN:VEVENT overdue.ics)"
SECREG_NOW=2018-01-01T00:00:00Z secreg due --as-at 2017-05-12 \
	--format ics >later.ics
ok "made later it is the same bytes" cmp late.ics later.ics

# Text with everything that has a meaning in a calendar.
cat >hard.yaml <<'END'
proposal: SECMP0099
title: 'Tariffs, registers; “labels” – a\b and ζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζζ'
history:
  - date: 2017-05-01
    status: Refinement
    override: for the test
planned:
  - date: 2017-06-01
    body: Working Group
    item: '草案、第一；a,b;c\d 草案草案草案草案草案草案草案草案草案草案草案草案'
END
ok "hard text" secreg add hard.yaml
secreg due --format ics >hard.ics
run perl "$top/tests/data/ical.pl" <hard.ics
is "hard text can be read" "" "$err"
title=$(sed -n "s/^title: '\(.*\)'/\1/p" hard.yaml)
item=$(sed -n "s/^    item: '\(.*\)'/\1/p" hard.yaml)
ok "the title is whole" grep -qxF "DESCRIPTION $title" "$captured.out"
ok "the item is whole" grep -qxF \
	"SUMMARY SECMP0099: the Working Group is to consider the $item" \
	"$captured.out"
run sh -c 'COLUMNS=40 "$SECREG" due'
wide=$(LC_ALL=C.UTF-8 wc -L <"$captured.out")
ok "wide characters: no line is wider" test "$wide" -le 40

# Once a paper went out.
ok "the paper of May goes out" secreg report update --since 2017-04-12 \
	--until 2017-05-10 --issue "May 2017" -o may.txt
ok "one of another kind is none of those" secreg report status \
	--since 2017-04-12 --until 2017-05-11 --issue "Status" -o status.txt
run secreg due
is "nothing closed since" "CLOSED SINCE THE LAST PAPER (10 May 2017)
  nothing" "$(printf '%s\n' "$out" | tail -2)"
is "the same in Markdown" "Nothing." \
	"$(secreg due --format markdown 2>/dev/null | tail -1)"

# The command it gives is the one to type.  Implemented, late: not overdue.
line=$(secreg due --overdue --format csv | tr -d '\r' |
	sed -n 's/.*,\(secreg [^,]*\),.*/\1/p')
is "the command" "secreg transition 33 implemented --date 2017-05-11" "$line"
ok "works" $line
run secreg due --overdue
is "no longer overdue" "0" "$status$out$err"
run secreg transition 35 refinement --date 2017-05-12
is "what was planned happens" 0 $status
run secreg due
ok "and is not due any more" sh -c '! grep -q TODAY "$1"' - "$captured.out"

is "closed since the paper" "CLOSED SINCE THE LAST PAPER (10 May 2017)
  11 May 2017                         SECMP0033  Implemented" \
	"$(printf '%s\n' "$out" | tail -2)"
run secreg due --format markdown
ok "in Markdown" grep -q '^| 11 May 2017 |  | \*\*SECMP0033\*\* | Imp' \
	"$captured.out"

# A bank holiday that is proclaimed puts last days off.
cat >day.yaml <<'END'
holidays: A day in between
add: [2017-04-26]
END
last_day() { secreg due --as-at 2017-05-02 --format csv |
	sed -n 's/^[^,]*,window,SECMP0021,\([^,]*\),.*/\1/p'; }
is "before" 2017-05-04 "$(last_day)"
ok "proclaimed" secreg add day.yaml
is "after" 2017-05-05 "$(last_day)"

# Another process.
ok "a register of byelaws" secreg --db byelaws.db \
	init --process "$top/tests/data/harbour.yaml"
ok "has some" secreg --db byelaws.db add "$top/tests/data/harbour-life.yaml"
run secreg --db byelaws.db due --as-at 2017-04-20
golden "byelaws in April" due/byelaws-april.txt
run env SECREG_TODAY=2017-07-03 "$SECREG" --db byelaws.db due
golden "byelaws in July" due/byelaws-july.txt
secreg --db byelaws.db due --format ics >byelaws.ics
run perl "$top/tests/data/ical.pl" <byelaws.ics
is "their calendar can be read" "" "$err"
ok "a name is the first one had" grep -q '^UID NB00' "$captured.out"
done_testing
