. tests/lib.sh
. "$top/tests/acts.sh"

fresh
does "a remark" note 21 "The Panel asked for legal advice." --date 2017-05-11
golden "what it says" acts/note.txt
is "the day was given: nothing on stderr" "" "$err"
stands "in show" 21 "The Panel asked for legal advice."
secreg history 21 >history 2>&1
ok "in the history" grep -q "3.1 .*legal advice" history
idle "the same again" note 21 "The Panel asked  for legal advice." \
	--date 2017-05-11
says "is harmless" "SECMP0021 has this note already (change 3)."
does "on another day it is another" note 21 \
	"The Panel asked for legal advice." --date 2017-05-12
does "today" note 21 "And today."
says "today is said" "no --date was given, so it is today, 12 May 2017."
does "by a day" note 21 "By then." --date "by 2017-05-11"
says "said" "on or before 11 May 2017: By then."
does "between two entries" note 4 "Between." --date 2017-04-20
is "not before that day" 0 "$(secreg show 4 --as-at 2017-04-19 |
	grep -c Between)"
does "it moves nothing" note 4 "In the end." --date 2017-05-12
stands "status" 4 "Status     Awaiting Authority Decision, since 21 April 2017"

wrong "no text" note 21
wrong "an empty one" note 21 ""
says "said" "empty"
silent "no advice to leave it out" "Leave it out"
wrong "blanks" note 21 "   "
wrong "not in quotes" note 21 The Panel asked
wrong "--note" note 21 "One" --note "Another"
says "said" "leave --note out"
kept "no such proposal" 1 note 77 "Text"
wrong "wrong day" note 21 "Text" --date 11.05.2017
says "the right one" "2017-05-11"
wrong "a day by its place" note 21 "Text" --date yesterday
says "which day that is" "Did you mean --date 2017-05-11?"
refused "tomorrow" note 21 "Text" --date 2017-05-13
refused "before the first entry" note 35 "Text" --date 2017-05-01
says "said" "nothing is known of SECMP0035 before 10 May 2017"

idle "a dry run" note 21 "Text" --dry-run
says "says so" "Dry run: nothing was changed."
refused "--expect" note 21 "Text" --expect refinement
does "--expect, --user" note 21 "Text" --expect referred --user "a deputy"
says "who" "by a deputy"

wrong "hostile" note 21 "$(printf 'bell\007')"
says "which" "U+0007"
wrong "hostile, bidi" note 21 "$(printf 'over\342\200\256ride')"
wrong "not UTF-8" note 21 "$(printf 'bad\377byte')"
wrong "endless" note 21 "$(head -c 120000 /dev/zero | tr '\0' x)"
says "how much it may hold" "100,000 bytes"
does "long" note 21 "$(head -c 90000 /dev/zero | tr '\0' x)"
does "paragraphs" note 2 "$(printf 'One\nline.\n\nAnother “–” one.')"
golden "are kept" acts/paragraphs.txt
does "a text that begins with dashes" note 2 -- "-- so it was."

COLUMNS=40 run secreg note 2 "A remark that is a good deal longer than forty\
 columns, and in a word that is: $(head -c 60 /dev/zero | tr '\0' x)."
golden "40 columns" acts/note.40.txt
ok "no line is wider" test "$(LC_ALL=C.UTF-8 wc -L <"$captured.out")" -le 40

harbour
does "harbour" note pn-01 "The bar was calm." --date 2017-04-30
silent "no word of the other process" "SECMP"

done_testing
