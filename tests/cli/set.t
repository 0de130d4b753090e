. tests/lib.sh
. "$top/tests/acts.sh"

# A blank is filled from the first entry on.
fresh
does "a blank" set 35 path=2
golden "what it says" acts/set.txt
is "nothing is said of today" "" "$err"
is "it held before today" 1 "$(secreg show 35 --as-at 2017-05-11 |
	grep -c '^Path       2 – Authority Determination')"
idle "the same again" set secmp0035 PATH=2
says "is harmless" "secreg: the path of SECMP0035 is already 2 – Authority\
 Determination. Nothing was changed."
does "several blanks at once, and one that is there" set 35 path=2 \
	formal-title="In full" proposer="the DCC" urgent=yes
says "each is told" "formal-title: not recorded  ->  In full"
says "what is there too" "the path of SECMP0035 is already 2"
stands "shown" 35 "Proposer   the DCC"
does "with a note: it stands with the change" set 34 path=3 \
	--note "The Panel said so."
secreg history >history 2>&1
ok "in the log" grep -q "The Panel said so" history
is "from the first entry on all the same" 1 "$(secreg show 34 \
	--as-at 2017-05-10 | grep -c '^Path       3')"
does "when and in what: from the first entry too" set 34 release=SEC5.9 \
	implementation-date=2017-11-02
says "the day in words" "implementation-date: not recorded  ->  2 November 2017"
does "a blank, dated" set 32 path=2 --date 2017-05-11
is "the day before has none" 0 "$(secreg show 32 --as-at 2017-05-10 |
	grep -c '^Path       2')"

# A change holds from a day; the past keeps the old one.
fresh
does "changed, from today" set 2 title="A new title"
says "today is said" "no --date was given, so it is today, 12 May 2017."
says "from when" "from 12 May 2017 on"
is "yesterday it had the old one" "SECMP0002  Add New Command to Reset Debt\
 Registers" "$(secreg show 2 --as-at 2017-05-11 | head -1)"
is "today the new one" "SECMP0002  A new title" "$(secreg show 2 | head -1)"
does "changed from a day" set 4 title="Another" --date 2017-05-10 \
	--note "At the Proposer's wish."
is "the day before" "SECMP0004  Inclusion of Meter Serial Number data item in\
 the Smart Metering Inventory" "$(secreg show 4 --as-at 2017-05-09 | head -1)"
stands "the note stands in the history" 4 "At the Proposer's wish."
does "before a later change" set 4 title="Between" --date 2017-05-01
says "what it is now" "it is now Another"
does "by a day" set 5 title="By then" --date "by 2017-05-11"
idle "as it was that day" set 4 title=Between --date 2017-05-02

# The path, and an implementation date that moves.
does "a change of path" set 33 path=2 --date 2017-05-11
says "both in words" "3 – Self Governance  ->  2 – Authority Determination"
fresh
does "the implementation date moves" set 33 implementation-date=2017-06-29 \
	release=SEC5.8 --date 2017-05-10 --note "Moved to June."
stands "shown" 33 "Release    SEC5.8, implementation date 29 June 2017"
is "the past keeps it" 1 "$(secreg show 33 --as-at 2017-05-09 |
	grep -c 'SEC5.7, implementation date 11 May 2017')"
refused "then it is too early" transition 33 implemented
fresh
secreg transition 33 implemented --date 2017-05-11 >/dev/null
refused "it moves, but it happened" set 33 implementation-date=2017-06-29 \
	--date 2017-05-10
says "which entry" "Implemented (entry 3.1, 11 May 2017)"
says "what to do with it" "secreg correct 3.1 ..."
refused "the path of a decision that was taken" set 21 path=1 --date 2017-04-13
says "which entry" "(entry 2.22, 19 April 2017)"

# A new id: both find it.
fresh
does "a new id" set 35 id=SECMP0099
says "told" "id: SECMP0035  ->  SECMP0099"
is "the new one" "SECMP0099" "$(secreg show 99 | sed -n '1s/ .*//p')"
is "the old one" "SECMP0099" "$(secreg show 35 | sed -n '1s/ .*//p')"
stands "said" 35 "Formerly   SECMP0035"
refused "one that is taken" set 35 id=SECMP0033
says "said" "another proposal goes by SECMP0033"
refused "not in full" set 35 id=98
says "in full" "SECMP0098"
silent "it is not in a file" "In a file"
refused "no id" set 35 id=banana

# Wrong words.
wrong "a field there is not" set 2 pth=2
says "the near one" "Did you mean path?"
wrong "another" set 2 banana=2
says "all of them" "Fields: id, title, formal-title, path,"
wrong "a status is not set" set 2 status=Refinement
says "what is" "secreg transition"
wrong "a path there is not" set 2 path=9
says "those there are" "Paths: 1, 2, 3, Fast-Track"
wrong "no value" set 2 path
says "how" "path=2"
wrong "an empty value" set 2 path=
says "how a value is taken away" "--clear path"
wrong "twice" set 2 title=A title=B
wrong "nothing" set 2
wrong "neither yes nor no" set 2 urgent=perhaps
wrong "wrong day" set 2 title=A --date 19/04/2017
says "the right one" "2017-04-19"
wrong "wrong implementation date" set 33 implementation-date=29/06/2017
says "the right one" "For 29 June 2017 write: 2017-06-29"
wrong "which is exact" set 33 implementation-date="by 2017-06-29"
refused "tomorrow" set 2 title=A --date 2017-05-13
refused "before the first entry" set 2 title=A --date 2017-05-01
says "said" "nothing is known of SECMP0002 before 10 May 2017"
kept "no such proposal" 1 set 77 title=A

# Options of all that write.
idle "a dry run" set 2 title=A --dry-run
says "what would be" "->  A"
refused "--expect" set 2 title=A --expect referred
does "--expect, --user" set 2 path=1 --expect refinement --user "a deputy"
says "who" "by a deputy"
does "fields in any case" set 2 Formal-Title=F
does "an equals sign in a value" set 2 proposer="a=b"
stands "kept" 2 "Proposer   a=b"

# What nobody should type.
for text in "$(printf 'bell\007')" "$(printf 'over\342\200\256ride')" \
	"$(printf 'line\nbreak')" "$(printf 'next\302\205line')" \
	"$(printf 'zero\342\200\213width')" "$(printf 'bad\377byte')" \
	"$(printf 'tab\tin')" "  "; do
	wrong "hostile title" set 2 title="$text"
done
wrong "hostile summary" set 2 summary="$(printf 'a\033[1mb')"
says "which" "U+001B"
wrong "hostile field" set 2 "$(printf 'a\033=b')"
silent "no escape gets out" "$(printf '\033')"
wrong "endless" set 2 title="$(head -c 5000 /dev/zero | tr '\0' x)"
says "how much it may hold" "4,000 bytes"
does "curly quotes and dashes" set 2 title="“Quoted” – dashed"
does "a summary of two paragraphs" set 7 summary="$(printf \
	'First line\nof one.\n\nAnother one.')"
golden "its paragraphs" acts/summary.txt

fresh
COLUMNS=40 run secreg set 35 path=2 title="A title that is a good deal longer"
golden "40 columns" acts/set.40.txt
ok "no line is wider" test "$(LC_ALL=C.UTF-8 wc -L <"$captured.out")" -le 40

# The other process.
harbour
does "harbour: a path" set nb077 path=tidal
says "harbour: its name" "Tidal – Tidal Byelaws"
wrong "harbour: paths" set 77 path=2
says "harbour: which" "Paths: Tidal, Crown, Pilotage, Storm"
does "harbour: it becomes a byelaw" set nb077 id=HB077 --date 2017-05-11
is "harbour: found by number" "HB077" "$(secreg show 77 | sed -n '1s/ .*//p')"

done_testing
