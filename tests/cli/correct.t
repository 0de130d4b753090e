. tests/lib.sh
. "$top/tests/acts.sh"

# ref ID TEXT: the reference of the entry whose line of history has TEXT
ref() {
	secreg history "$1" 2>/dev/null | grep -v "(replaced by" |
		grep -e "$2" | sed 's/ .*//;q'
}

# A vote the wrong way round: what it moved is worked out again.
fresh
secreg vote 21 approve --date 2017-05-11 --carried majority >/dev/null
does "the outcome" correct 3 --outcome reject --reason "The minutes say so."
golden "what it says" acts/correct.txt
stands "the status follows" 21 "Status     Rejected, since 11 May 2017"
secreg show 21 --as-known 3 >known
ok "what was believed before is given back" grep -q \
	"Status     Awaiting Implementation, since 11 May 2017" known
secreg history 21 >history 2>&1
ok "the history shows it" grep -q "^4.1 .*Panel voted to reject (majority)" \
	history
ok "and what it was before" grep -q "^3.1 .*replaced by change 4: The minutes" \
	history
secreg history >history 2>&1
ok "the log has the reason" grep -q "The minutes say so" history
idle "the same again, of the new one" correct 4.1 --outcome reject \
	--reason "The minutes say so."
says "is harmless" "4.1 says that already. Nothing was changed."
refused "of the old one" correct 3.1 --outcome defer --reason "Really."
says "which to correct" "3.1 was corrected by 4.1 since: correct that one"
does "by its field" correct 4 vote=approve --reason "The minutes were wrong."
stands "the status follows" 21 "Status     Awaiting Implementation"
does "deferred: it decides nothing" correct 5 --outcome defer --clear carried \
	--reason "It was put off."
stands "the status goes with it" 21 "Status     Referred"

# References.
fresh
does "a change with one entry" note 2 "Wrong."
does "by its number alone" correct 3 --note "Right." --reason "Misread."
does "and in full" correct 4.1 --note "Quite right." --reason "Misread."
wrong "a change with several" correct 2 --note x --reason y
golden_err() { cp "$captured.err" "$captured.out"; golden "$@"; }
golden_err "which they are" acts/several.txt
for ref in abc 3. .1 3.x 3.1.1 -3 "3 1" "" 99999999999999999999; do
	wrong "no reference: \"$ref\"" correct --reason x --note y -- "$ref"
done
kept "no such change" 1 correct 77 --note x --reason y
says "where they are" "secreg history"
kept "no such entry" 1 correct 2.77 --note x --reason y
kept "a change without entries" 1 correct 1 --note x --reason y

# What it takes.
wrong "no reason" correct 5 --note x
says "how" '--reason "why"'
wrong "nothing to put right" correct 5 --reason x
says "how" "--date DATE"
wrong "an empty reason" correct 5 --note x --reason " "
wrong "a hostile one" correct 5 --note x --reason "$(printf 'a\033')"
wrong "a field there is not" correct 5.1 realease=SEC5.8 --reason x
says "the near one" "Did you mean release?"
says "all of them" "Fields: date, "
wrong "a field without a value" correct 5.1 release --reason x
says "how to have none" "--clear FIELD"
wrong "hostile value" correct 5.1 title="$(printf 'a\342\200\256')" --reason x
wrong "a misspelt status" correct 5.1 --status refined --reason x
wrong "an outcome there is not" correct 5.1 --outcome rejct --reason x
wrong "the date has to be" correct 5.1 --clear date --reason x
wrong "wrong day" correct 5.1 --date 10/05/2017 --reason x
says "the right one" "2017-05-10"
refused "tomorrow" correct 5.1 --date 2017-05-13 --reason x
wrong "--delete and more" correct 5.1 --delete --note x --reason y
wrong "a vote without its body" correct 2.22 --clear body --reason x

# FIELD=VALUE, --clear, --count, many at once.
fresh
does "two fields and an option" correct "$(ref 33 Board)" release=SEC5.8 \
	implementation-date=2017-06-29 --carried majority --reason "Misread."
says "days in words" "implementation-date: 11 May 2017  ->  29 June 2017"
says "from what" "carried: unanimous  ->  majority"
stands "shown" 33 "Release    SEC5.8, implementation date 29 June 2017"
does "--clear" correct 3 --clear carried --reason "Not in the minutes."
says "said" "carried: majority  ->  not recorded"
does "--count" correct 4 --count "large suppliers=3/0/1" --count Consumers=1 \
	--reason "From the minutes."
says "said" "the votes counted by category"
stands "shown" 33 "Large Suppliers: approve 3, reject 0, abstain 1"
idle "the same counts again" correct 5 --count Consumers=1 --reason "Again."
does "--count takes the place of one" correct 5 --count Consumers=0/0/1 \
	--reason "Misread."
stands "and leaves the other" 33 "Large Suppliers: approve 3"
refused "what cannot be" correct 6 --carried unanimous \
	--count "Network Parties=0/1/0" --reason x
says "why" "the ballots count 1 against"
does "--who, --note, --override" correct 2.23 --who "a Party" --note "N" \
	--override "Out of time." --reason "More is known."
stands "shown" 21 "Out of time."
does "the title it began with" correct "$(ref 35 Initial)" title="Better" --reason "Misread."
is "from the first entry on" "SECMP0035  Better" \
	"$(secreg show 35 --as-at 2017-05-10 | head -1)"
does "--alternative, --implementation-date, --release, --body" correct \
	"$(ref 33 Board)" --alternative B --implementation-date 2017-05-11 \
	--release SEC5.7 --body "change board" --reason "It was the alternative."
stands "shown" 33 "the alternative “B”"
does "withdrawn" transition 9 withdrawn --who "the Proposer"
does "adopted" transition 9 refinement --adopted-by "a Party"
does "--adopted-by" correct "$(ref 9 adopted)" --adopted-by "another Party" \
	--reason "Misheard."
stands "shown" 9 "adopted by another Party"

# A day moved, so that the order changes.
fresh
does "first" note 4 "First." --date 2017-05-10
does "second" note 4 "Second." --date 2017-05-11
does "moved behind it" correct 3 --date 2017-05-12 --reason "A typing mistake."
says "days in words" "date: 10 May 2017  ->  12 May 2017"
is "the order is another" "Second.
First." "$(secreg show 4 | grep -o 'First\.\|Second\.')"
does "the issue, a day later" correct 2.4 --date "by 2017-04-24" \
	--reason "The post."
says "since when it is what it is" \
	"since on or before 24 April 2017 and not 21 April 2017"
stands "shown" 4 "since on or before 24 April 2017"
refused "the vote behind what it decided" correct 2.3 --date 2017-05-10 \
	--reason x
says "which entry would not fit" "Awaiting Authority Decision (entry 6.1,"
says "which to put right first" "secreg correct 6.1 ..."
refused "before the first entry" correct 2.3 --date 2017-04-01 --reason x
says "said" "nothing is known of SECMP0004 before 12 April 2017"
refused "a status that cannot follow" correct 6.1 --status implemented \
	--reason x
says "where it could go" "From Report Phase, on Path 2"
does "the opening, earlier" correct 2.2 --date "by 2017-04-05" \
	--reason "Known better."
refused "an opening on an exact day" correct "$(ref 4 opening)" --date 2017-04-05 --reason x

# What never was.
fresh
secreg vote 4 reject --date 2017-05-11 >/dev/null
does "--delete" correct 3 --delete --reason "Another proposal's."
says "said" "taken away"
says "where it stands" "Rejected  ->  Awaiting Authority Decision"
stands "shown" 4 "Status     Awaiting Authority Decision, since 21 April 2017"
secreg show 4 --as-known 3 >known
ok "it was believed" grep -q "Status     Rejected" known
refused "twice" correct 3 --delete --reason x
says "how it comes back" "secreg undo 4"
refused "the taking away itself" correct 4 --note x --reason y
refused "what others follow from" correct 2.22 --delete --reason x
says "which" "cannot go from Report Phase to Referred (entry 2.23,"
does "the only entry" correct 2.1 --delete --reason "Never raised."
says "that it is gone" "it is not in the register any more"
kept "and is" 1 show 2

# Options of all that write.
fresh
idle "a dry run" correct 2.23 --date "by 2017-05-09" --reason x --dry-run
says "what would be" "on or before 9 May 2017"
says "and no more" "Dry run: nothing was changed."
refused "--expect" correct 2.23 --date "by 2017-05-09" --reason x \
	--expect rejected
does "--expect, --user" correct 2.23 --date "by 2017-05-09" --reason x \
	--expect referred --user "a deputy"
says "who" "by a deputy"

fresh
n=$(ref 33 Board)
COLUMNS=40 run secreg correct "$n" --carried majority \
	--reason "The minutes say so, on their second page."
golden "40 columns" acts/correct.40.txt
ok "no line is wider" test "$(LC_ALL=C.UTF-8 wc -L <"$captured.out")" -le 40

# The other process.
harbour
does "harbour: the other way" correct "$(ref nb003 Assembly)" --outcome approve --reason "Misread."
stands "harbour: sealed" nb003 "Status     Sealed, since 14 April 2017"
silent "no word of the other process" "Implementation"

run secreg correct 2.0 --date 2017-05-01 --reason "Why."
is "an entry 0: no reference" '2 secreg: "2.0" is no reference' \
	"$status $(printf '%s\n' "$err" | sed -n '1s/:[^:]*$//p')"

done_testing
