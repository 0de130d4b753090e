. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
export SECREG_DB="$PWD/secreg.db" TMPDIR="$PWD/with blank"
unset VISUAL EDITOR
mkdir "$TMPDIR"
ok "a register is made" secreg init
ok "it holds May 2017" secreg add "$top"/data/register/2017-05
sum() { cksum <"$SECREG_DB"; }
kept() { ls "$TMPDIR"; }

# by SCRIPT ARG...: edit with a shell script that has the file as $1
by() {
	printf '%s\n' "$1" >editor.sh; shift
	EDITOR="sh $PWD/editor.sh" run secreg edit "$@"
}
# slugs: those of the problems that were told
slugs() { sed -n 's/.*error: .*\[\(.*\)\]$/\1/p' "$captured.err" | paste -sd' '; }
# refuses NAME SLUGS SCRIPT: the text is bad input, and kept
refuses() {
	before=$(sum)
	by "$3" 21
	is "$1: refused" "3 $2" "$status $(slugs)"
	is "$1: nothing is changed" "$before" "$(sum)"
	is "$1: the text is kept" 1 "$(kept | wc -l)"
	rm -f "$TMPDIR"/*
}

# What is handed out.
before=$(sum)
by 'cat "$1"; stat -c %a "$1" >mode' secmp0021
is "left as it was: done" 0 $status
golden "the text" edit/text.yaml
is "for its owner alone" 600 "$(cat mode)"
is "which is said" "secreg: the text is as it was: nothing was changed." "$err"
is "nothing is changed" "$before" "$(sum)"
is "no file is left" "" "$(kept)"
by ': >"$1"' 21
is "emptied: abandoned" "0 secreg: the text is empty: nothing was changed." \
	"$status $err"
by 'echo "# only this" >"$1"' 21
is "only comments: abandoned" "0 secreg: the text is empty: nothing was\
 changed." "$status $err"
by 'rm "$1"' 21
is "taken away: abandoned" 0 $status
is "no file is left of these" "" "$(kept)"
by 'sed -i "s/^title: /title:   /" "$1"' 21
is "the same in other words: nothing to do" \
	"0 secreg: SECMP0021 is recorded like that already. Nothing was changed." \
	"$status $err"
is "nothing is changed by all that" "$before" "$(sum)"

# Editors.
by 'echo x >>"$1"; exit 3' 21
is "an editor that fails: could not" 4 $status
is "what was written is kept" x "$(tail -n 1 "$TMPDIR"/*)"
ok "in the file that is named" grep -qF "The text is kept in $TMPDIR/$(kept)" \
	"$captured.err"
rm "$TMPDIR"/*
by 'exit 1' 21
is "nothing written: could not" 4 $status
is "nothing is kept" "" "$(kept)"
EDITOR=no-such-editor run secreg edit 21
is "no such editor" "4 1" \
	"$status $(grep -c 'there is no editor "no-such-editor"' "$captured.err")"
VISUAL=true EDITOR=false run secreg edit 21
is "VISUAL comes first" 0 $status
VISUAL= EDITOR='sh -c "exit 7" sh' run secreg edit 21
is "an editor with arguments" "secreg: the editor \"sh -c \"exit 7\" sh\" ended\
 with status 7. Nothing was changed." "$err"
by 'kill -TERM $$' 21
is "an editor that is ended by a signal" 4 $status
mkdir bin
printf '#!/bin/sh\necho ran >ran\n' >bin/editor && chmod +x bin/editor
PATH="$PWD/bin:$PATH" run secreg edit 21
is "neither: the editor of the machine" "0 ran" "$status $(cat ran)"
by 'echo ran again >ran' 999
is "no such proposal: the editor is not run" "1 ran" "$status $(cat ran)"
TMPDIR=/nowhere run secreg edit 21
is "nowhere to write" 4 $status
is "nothing is changed by editors" "$before" "$(sum)"

# The head.
by 'sed -i "/^path:/a proposer: a SEC Party" "$1"' 21
is "a blank filled in" "0 SECMP0021  Increase Other SEC Party representation for\
 TABASC and SSC
  Set      proposer: not recorded  ->  a SEC Party   from its first entry on
Change 3, by secretary. To take it back: secreg undo 3" "$status $out"
is "no file is left then" "" "$(kept)"
ok "it holds from the first entry" sh -c \
	'"$SECREG" show 21 --as-at 2017-04-15 | grep -q "a SEC Party"'
by 'sed -i "s/^title: .*/title: Another title/" "$1"' 21
is "another value" "0 SECMP0021  Another title
  Set      title: Increase Other SEC Party representation for TABASC and SSC\
  ->  Another title   from 10 May 2017 on
Change 4, by secretary. To take it back: secreg undo 4" "$status $out"
is "it does not hold before" \
	"SECMP0021  Increase Other SEC Party representation for TABASC and SSC" \
	"$(secreg show 21 --as-at 2017-05-09 | head -n 1)"
refuses "the path taken out" missing-field 'sed -i /^path:/d "$1"'
refuses "a title that an entry gives taken out" "missing-field" \
	'sed -i /^title:/d "$1"'
refuses "another status without an entry" status-check \
	'sed -i "0,/^status:.*/s//status: Rejected/" "$1"'
refuses "another id" header-check 'sed -i "s/^proposal: .*/proposal: SECMP0099/" "$1"'
refuses "head and entry do not agree" header-check \
	'sed -i "s/^title: .*/title: A third one/
	s/^    title: .*/    title: A fourth one/
	s/^# reason:/& why/" "$1"'

# Entries.
refuses "an entry taken out" different \
	'sed -i "/^  - ref: 2.22/,/^$/d" "$1"'
by 'sed -i "/^  - ref: 2.22/,/^$/d" "$1"' 21
ok "how to do it is said" grep -q \
	'^  To take it away: secreg correct 2.22 --delete --reason' "$captured.err"
rm "$TMPDIR"/*
refuses "without its ref it is a new one, and one is missing" different \
	'sed -i "s/^  - ref: 2.22/  - who: the same/" "$1"'
refuses "a ref it has not" "different different" 'sed -i "s/ref: 2.22/ref: 9.9/" "$1"'
refuses "a ref twice" "duplicate-field different" 'sed -i "s/ref: 2.22/ref: 3.1/" "$1"'
refuses "no reason" missing-field \
	'sed -i "s/carried: majority/carried: unanimous/" "$1"'
refuses "a vote that does not go with its status" vote-status \
	'sed -i "s/vote: reject/vote: approve/; s/^# reason:/& why/" "$1"'
refuses "an order that is none" order \
	'grep -q Late "$1" ||
	printf "\n  - date: 2017-05-01\n    note: Late.\n" >>"$1"'
refuses "a new one before those of its day" order \
	'sed -i "s/^  - ref: 2.22/  - date: 2017-04-19\n    note: Early.\n\n&/" "$1"'
refuses "a day to come" future \
	'grep -q Soon "$1" ||
	printf "\n  - date: 2017-05-11\n    note: Soon.\n" >>"$1"'
refuses "no such status" "status-name status-name" 'sed -i "s/Referred/Refered/" "$1"'
refuses "what is half understood" "unknown-field status-name status-name" \
	'sed -i "s/Referred/Refered/; s/carried:/caried:/" "$1"'
refuses "no YAML" syntax 'echo "{ [" >>"$1"'
refuses "another kind of record" kind \
	'printf "meeting: Panel\ndate: 2017-05-10\nitems: []\n" >"$1"'
refuses "a second record" kind \
	'[ -e two ] || { cp "$1" two; echo --- >>"$1"; cat two >>"$1"; }'
refuses "not UTF-8" encoding 'printf "# \377\n" >>"$1"'

by 'sed -i "s/vote: reject/vote: approve/; s/status: Rejected/status: Awaiting Implementation/
	s/^# reason:.*/# reason:  The minutes say so. /" "$1"' 21
is "an entry altered" "0 SECMP0021  Another title
  Entry    2.22, on 19 April 2017
  Correct  vote: reject  ->  approve
  Correct  status: Rejected  ->  Awaiting Implementation
  Reason   The minutes say so.
Change 5, by secretary. To take it back: secreg undo 5" "$status $out"
ok "the reason is the note of the change" sh -c \
	'"$SECREG" history | grep "^ *5 " | grep -q "The minutes say so\."'
ok "what was believed before is there" sh -c \
	'"$SECREG" show 21 --as-known 4 | grep -q "voted to reject"'
by 'sed -i "s/^    vote: approve/&\n    note: By a show of hands./" "$1"' 21
is "a blank of an entry filled in, which needs no reason" \
	"0   Correct  note: not recorded  ->  By a show of hands." \
	"$status $(grep Correct "$captured.out")"
by 'sed -i "s/^reason:/#/; s/^# reason:.*/reason: Really./; s/^    carried: .*/\
    carried: unanimous/" "$1"' 21
is "a reason without its hash" "0   Reason   Really." \
	"$status $(grep Reason "$captured.out")"
by 'sed -i "s/^    date: 2017-04-19/    date: 2017-04-20/" "$1"' 21 \
	--note "A day later."
is "a day moved, for the reason of --note" "0   Reason   A day later." \
	"$status $(grep Reason "$captured.out")"

# All at once is one change.
by 'sed -i -e "s/^path: 3/&\nurgent: yes/" -e "s/carried: unanimous/carried: majority/" \
	-e "s/^# reason:/& Miscounted./" "$1"
cat >>"$1" <<END

  - date: 2017-05-10
    body: Panel
    vote: reject

planned:
  - date: 2017-05-12
    body: Panel
    item: Minutes
documents:
  - name: Report
    link: https://example.org/report.pdf
END
sed -i "s/^status: Referred/status: Rejected/" "$1"' 21
is "all at once" 0 $status
golden "what was done" edit/all.txt
is "is one change" 9 "$(secreg history --format csv | tail -n 1 | cut -d, -f1)"
refuses "a planned item taken out" different 'sed -i "/^planned:/,\$d" "$1"'
refuses "a document with another link" different \
	'sed -i "s,report.pdf,other.pdf," "$1"'

# Mistakes: opened again, with the latest messages on top.
cat >editor.sh <<'END'
echo round >>rounds
cp "$1" "round.$(wc -l <rounds)"
case $(wc -l <rounds) in
1) sed -i -e "s/^path: 3/path: 7/" -e 's/Panel$/Pannel/' -e "s/^title:.*/title: A title of mine/" "$1" ;;
2) sed -i "s/^path: 7/path: 3/" "$1" ;;
3) sed -i 's/Pannel$/Panel/' "$1" ;;
esac
END
EDITOR="sh $PWD/editor.sh" run secreg edit 21
is "mistakes, put right in three rounds: done" \
	"0   Set      title: Another title  ->  A title of mine   from 10 May 2017 on" \
	"$status $(grep Set "$captured.out")"
is "nothing is left to say" "" "$err"
is "three rounds" 3 "$(wc -l <rounds)"
is "what was typed is in the second" "title: A title of mine" \
	"$(grep '^title:' round.2)"
is "all mistakes are on top" "path-name body-name body-name" \
	"$(sed -n 's/^#: .*error: .*\[\(.*\)\]$/\1/p' round.2 | paste -sd' ')"
is "then those that are left" "body-name body-name" \
	"$(sed -n 's/^#: .*error: .*\[\(.*\)\]$/\1/p' round.3 | paste -sd' ')"
is "at the lines they are on now" "$(sed -n 's/^#:   *[0-9][0-9]* | //p' round.3)" \
	"$(sed -n 's/^#: [^ ]*:\([0-9]*\):[0-9]*: error:.*/\1/p' round.3 |
	while read -r n; do sed -n "${n}p" round.3; done)"
is "only the text was touched" "$(grep -v '^#:' round.1 | grep -c .)" \
	"$(grep -v '^#:' round.3 | grep -c .)"
is "no file is left of them" "" "$(kept)"

rm rounds
cat >editor.sh <<'END'
echo round >>rounds
echo "nothing: known" >>"$1"
END
EDITOR="sh $PWD/editor.sh" run secreg edit 21
is "a script that never ends" 3 $status
is "is not run for ever" 20 "$(wc -l <rounds)"
rm "$TMPDIR"/*

# A text that was kept.
by 'sed -i "s/^title:.*/titel: My title/" "$1"' 21
is "a mistake that is left" 3 $status
kept=$TMPDIR/$(kept)
by 'sed -i "s/^titel:/title:/" "$1"' 21 --from "$kept"
is "the text can be gone on with" \
	"0   Set      title: A title of mine  ->  My title   from 10 May 2017 on" \
	"$status $(grep Set "$captured.out")"
rm "$TMPDIR"/*
by : 21 --from nothing-there
is "no text" 3 $status
is "no file is left of that" "" "$(kept)"

# Others work meanwhile.
by '"$SECREG" note 35 "While the editor is open." >/dev/null 2>&1 || exit 9
sed -i "s/^title:.*/title: A title while others work/" "$1"' 21
is "nobody is held up" 0 $status
before=$(secreg history --format csv | wc -l)
by '"$SECREG" note 21 "Quicker." --user colleague >/dev/null 2>&1 || exit 9
sed -i "s/^title:.*/title: A title that comes late/" "$1"' 21
is "who is not the first is refused" \
	"1 secreg: refused: SECMP0021 was changed by change 14, of colleague, while\
 it was edited. Nothing was changed." "$status ${err%%
*}"
is "only the first was recorded" $((before + 1)) \
	"$(secreg history --format csv | wc -l)"
is "the text is kept for later" 1 "$(grep -c 'A title that comes late' \
	"$TMPDIR/$(kept)")"
by : 21 --from "$TMPDIR/$(kept)"
is "the note is not in it" "3 different" "$status $(slugs)"
rm "$TMPDIR"/*

before=$(sum)
by 'sed -i "s/^title:.*/title: A trial/" "$1"' 21 --dry-run
is "a dry run" "0 Dry run: nothing was changed." \
	"$status $(tail -n 1 "$captured.out")"
is "changes nothing" "$before" "$(sum)"
is "and keeps the text" 1 "$(kept | wc -l)"
rm "$TMPDIR"/*

# Under other rules.
rm secreg.db
secreg init --process "$top/tests/data/harbour.yaml" >/dev/null
secreg add "$top/tests/data/harbour-life.yaml" >/dev/null
by 'cat >>"$1" <<END

  - date: 2017-05-10
    renamed: HB002A
    who: the Jetty Clerks
END
sed -i -e "s/approve: 3, reject: 1/approve: 3, reject: 2/" \
	-e "s/^proposal:.*/proposal: HB002A/" "$1"' nb002a
is "another process, another id: done" 0 $status
is "both find it" "$(secreg export hb002a)" "$(secreg export nb002a)"
by 'sed -i "s/^  *Fishing Boats: .*/&\n      Ferries: { approve: 1 }/" "$1"' hb001
is "ballots filled in" "0   Correct  the votes counted by category" \
	"$status $(grep Correct "$captured.out")"
by 'sed -i -e "s/reject: 1/reject: 2/" -e "s/^# reason:/& Counted again./" "$1"' hb001
is "ballots altered" "0   Correct  the votes counted by category" \
	"$status $(grep Correct "$captured.out")"
by 'sed -i "s/reject: 2/reject: 3/" "$1"' hb001
is "which needs a reason" "3 missing-field" "$status $(slugs)"
by 'sed -i "s/^title: .*/&\npath: Pilotage/" "$1"' nb004
is "a path: done" 0 $status
secreg export >before.yaml
for id in $(secreg list --all --format csv | sed -n '2,$s/,.*//p'); do
	EDITOR="sed -i 's/^# reason:/& none/'" run secreg edit "$id"
	is "$id reads back as it was handed out" "0 secreg: $id is recorded like\
 that already. Nothing was changed." "$status $err"
done
ok "none of it is changed" sh -c '"$SECREG" export | cmp - before.yaml'

# --date and --expect: what is wrong is said before the editor is run.
rm -f "$SECREG_DB" "$TMPDIR"/* ran
secreg init >/dev/null && secreg add "$top/data/register/2017-05" >/dev/null
by ': >ran' 21 --expect rejected
is "it was moved: no" "1 secreg: refused: SECMP0021 is Referred, not Rejected.\
 Nothing was changed." "$status $(printf '%s\n' "$err" | head -n 1)"
by ': >ran' 21 --date 2017-05-11
is "a day to come: no" 1 $status
by ': >ran' 21 --date 9/5/2017
is "no day: wrong usage" 2 $status
ok "none of them runs the editor" test ! -e ran
by 'sed -i "s/^title: .*/title: From a day/" "$1"' 21 --date 2017-05-01 \
	--expect referred
is "a value of the head from a day" "0 from 1 May 2017 on" \
	"$status $(printf '%s\n' "$out" | sed -n 's/.*From a day   //p')"
is "the past keeps the old one" "0 1" \
	"$(for day in 2017-04-30 2017-05-01; do
		secreg show 21 --as-at $day | head -n 1 | grep -c "From a day"
	done | paste -sd' ')"
by 'grep "^# A new value" "$1"; sed -i "s/^title: .*/&\npath: 2/" "$1"' 35 \
	--date "by 2017-05-10"
is "the text says so" "# A new value at the head holds from on or before 10 May\
 2017. A new entry has" "$(printf '%s\n' "$out" | head -n 1)"
is "also of a blank" "0 from on or before 10 May 2017" \
	"$status $(printf '%s\n' "$out" | sed -n 's/.*Determination   //p')"
by 'sed -i "s/^path: 2/path: 9/" "$1"' 35 --date "by 2017-05-10"
ok "to go on, with the day" grep -q "^To go on with it: secreg edit SECMP0035\
 --from '.*' --date 'by 2017-05-10'\$" "$captured.err"
rm -f "$TMPDIR"/*

done_testing
