. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z

ok "a register is made" secreg init
run secreg list
is "an empty register: done" 0 $status
is "and nothing on stdout" "" "$out"
is "but said" "No proposals, as at 10 May 2017." \
	"$(secreg list --all 2>&1)"

ok "the proposals are added" secreg add "$top"/data/register/2017-05/*.yaml

run secreg list
golden "piped, a row is a line" list/piped.txt
is "28 of them" 28 "$(printf '%s\n' "$out" | wc -l)"
run sh -c 'COLUMNS=100 "$SECREG" list 2>&1'
golden "100 columns" list/100.txt
run sh -c 'COLUMNS=40 "$SECREG" list 2>&1'
golden "40 columns" list/40.txt
for columns in 40 60 80 120; do
	wide=$(COLUMNS=$columns secreg list 2>&1 | LC_ALL=C.UTF-8 wc -L)
	ok "$columns columns: no line is wider" test "$wide" -le $columns
done

for format in markdown csv json jsonl; do
	run secreg list --status referred --status initial-consideration \
		--format $format
	golden "--format $format" list/two.$format
done
run secreg list --format json
is "a program is told nothing else" "" "$err"
run secreg list --format csv
want=$("$SECREG" list --status Withdrawn --format csv)
is "the keys are there without rows" "$want" \
	"$(printf '%s\n' "$out" | head -1)"
run secreg list --closed --format json
ok "an empty list in JSON" grep -q '"rows": \[\]' "$captured.out"

# ids: the proposals listed
ids() { run secreg list "$@"; set -- $(printf '%s\n' "$out" |
	sed -n 's/^SECMP\([0-9]*\)\( .*\)*$/\1/p'); echo "$*"; }

is "one path" "0021 0033" "$(ids --path 3)"
is "paths are one or the other" "0004 0008 0011 0021 0033" \
	"$(ids --path 2 --path 3)"
is "a path and a status: both" "0033" \
	"$(ids --path 3 --status awaiting_implementation)"
is "no path recorded" "0035" \
	"$(ids --path none --status 'INITIAL consideration')"
is "none is closed" "" "$(ids --closed)"
is "all of them" 27 "$(ids --all | wc -w)"
run secreg list --closed
is "an empty list is done" 0 $status
is "closed: footer" "None closed, as at 10 May 2017." "$err"
run secreg list --path 3
is "filtered: footer" "
2 of 27 open match: path 3. As at 10 May 2017: Referred 1, Awaiting Implementation 1." "$err"

is "rejected, in April" "0021" \
	"$(ids --status rejected --as-at 2017-04-20)"
is "which is not open" "" \
	"$(ids --open --status rejected --as-at 2017-04-20)"
run secreg list --as-at 2017-04-20
is "as at: footer" "
4 open, as at 20 April 2017: Report Phase 3, Awaiting Implementation 1.   22 not known on that day." "$err"
run secreg list --as-known 1
is "as known: footer" \
	"None open, as at 10 May 2017, as known at change 1." "$err"
run secreg list --all --as-at 2017-04-20 --as-known 2 --format json
ok "JSON says as at when" grep -q '"as_at": "2017-04-20"' "$captured.out"
ok "and as known when" grep -q '"as_known": 2' "$captured.out"
ok "and what may have changed since" \
	grep -q '"may_have_moved": true' "$captured.out"

run secreg list --status refered
is "no such status: wrong usage" 2 $status
is "the nearest one" 'secreg: there is no status "refered".
  Did you mean "Referred"?' "$(printf '%s\n' "$err" | head -2)"
run secreg list --status ref
is "never a prefix" 2 $status
run secreg list --path 9 --status nowhere
is "no such path and status: both are said" 2 \
	"$(printf '%s\n' "$err" | grep -c '^secreg: there is no')"
run secreg list --open --all
is "two kinds: wrong usage" 2 $status
is "said so" "secreg: --open and --all do not go together." \
	"$(printf '%s\n' "$err" | head -1)"

run secreg list --path 3 --color always
ok "colour: bold heads" grep -q "$(printf '\033\\[1m')" "$captured.out"
run secreg list --format csv --bom
is "a byte order mark" "357 273 277" \
	"$(head -c 3 "$captured.out" | od -An -to1 | sed 's/^ *//')"

# What else can be asked; all of it together.
is "not in a status" "0004 0008 0011 0021 0033 0035" \
	"$(ids --not-status refinement)"
is "in none of two" "0021 0033 0035" \
	"$(ids --not-status refinement --not-status AWAITING-authority-decision)"
is "waiting for a body" "0021 0035" "$(ids --waiting-for PANEL)"
is "or another" "0021 0033 0035" \
	"$(ids --waiting-for panel --waiting-for code_administrator)"
is "raised after a day" "0035" "$(ids --raised-since 2017-05-09)"
is "the day itself is not after it" "" "$(ids --raised-since 2017-05-10)"
is "where it stood at the opening is no raising" "" \
	"$(ids --raised-since 2000-01-01 --status refinement)"
is "so long in a status: the day" "0004 0008 0011 0033" \
	"$(ids --in-status-for 19days)"
is "and one day longer" "0033" "$(ids --in-status-for '20 days')"
is "the vote of 19 April: 21 days" "0033" "$(ids --in-status-for=21d)"
is "not 22" "" "$(ids --in-status-for 22-days)"
# From 21 April to 10 May: 12 Working Days, 1 May being none.
is "in Working Days" "0004 0008 0011 0033" "$(ids --in-status-for 12wd)"
is "and one more" "0033" "$(ids --in-status-for '13 Working Days')"
is "14 since 19 April" "0033" "$(ids --in-status-for '14 wd')"
is "not 15" "" "$(ids --in-status-for '15 wd')"
is "a day known as by is at least so long ago" "0021" \
	"$(ids --path 3 --in-status-for 5d --as-at 2017-05-15 --status referred)"
is "but not longer" "" "$(ids --in-status-for 6d --as-at 2017-05-15 --status referred)"
is "for ever and a day" "" "$(ids --in-status-for 99999wd)"
is "all must hold" "0021" "$(ids --path 3 --path 2 --waiting-for panel \
	--not-status refinement --text increase --in-status-for 0d)"
run secreg list --path 2 --path none --waiting-for panel --raised-since \
	2017-05-01 --in-status-for 1wd --not-status referred
is "the footer says what was asked" "None of 27 open matches: status other \
than Referred, path 2 or not recorded, waiting for the Panel, raised after 1 \
May 2017, in its status for 1 Working Day or longer. As at 10 May 2017." "$err"

while IFS='|' read -r what arguments message; do
	eval "run secreg list $arguments"
	is "$what: wrong usage" 2 $status
	is "$what: said" "$message" "$(printf '%s\n' "$err" | head -1)"
	is "$what: nothing is printed" "" "$out"
done <<'EOF'
an unknown body|--waiting-for Pannel|secreg: there is no body "Pannel".
an unknown status|--not-status ref|secreg: there is no status "ref".
a bad day|--raised-since 19/04/2017|secreg: --raised-since: expected a date as YYYY-MM-DD, found "19/04/2017".
another|--changed-since 2017-04-31|secreg: --changed-since: there is no 31 April: April has 30 days.
no unit|--in-status-for 60|secreg: --in-status-for: expected a number of days, found "60".
less than nothing|--in-status-for -5d|secreg: --in-status-for: expected a number of days, found "-5d".
too many days|--in-status-for 1234567d|secreg: --in-status-for: expected a number of days, found "1234567d".
no column|--columns id,titel|secreg: there is no column "titel".
an empty one|--columns id,|secreg: there is no column "".
twice the same|--columns id,ID|secreg: --columns names "id" twice.
the match without words|--columns match|secreg: there is no column "match".
no column to sort by|--sort -nothing|secreg: there is no column "nothing".
no such group|--group title|secreg: --group cannot be "title".
no word|--text '-- "*'|secreg: --text: there is no word in "-- "*".
nothing|--text ''|secreg: --text: there is no word in "".
what cannot be seen|--text "$(printf 'a\033b')"|secreg: --text holds a character that cannot be seen: "a␛b".
EOF
run secreg list --columns titel
is "the column meant" '  Did you mean "title"?' "$(printf '%s\n' "$err" |
	sed -n 2p)"

run secreg list --closed --exit-status
is "--exit-status: none" 1 $status
run secreg list --exit-status
is "--exit-status: some" 0 $status

# Columns and their order.
run secreg list --path 3 --columns "Title,since, RAISED-exact" --format csv
is "columns in the order named" "title,since,raised_exact
Increase Other SEC Party representation for TABASC and SSC,2017-05-10,
Update to CH Handover Support Materials,2017-04-19," \
	"$(printf '%s\n' "$out" | tr -d '\r')"
run secreg list --path 3 --columns id,since,stage,open
is "for people, with by where it is so" "ID         SINCE           STAGE  OPEN
SECMP0021  by 10 May 2017      5  yes
SECMP0033  19 Apr 2017         7  yes" "$out"
run secreg list --columns id --status referred
is "a column alone" "ID
SECMP0021" "$out"
run secreg list --path 3 --columns path_name,release --format jsonl
is "in JSON" '{"path_name":"Self Governance","release":null}
{"path_name":"Self Governance","release":"SEC5.7"}' "$out"
is "by a column" "0033 0004 0008 0011 0021" \
	"$(ids --path 2 --path 3 --sort since)"
is "the other way round" "0021 0004 0008 0011 0033" \
	"$(ids --path 2 --path 3 --sort -since)"
is "by title, capitals or not" "0011 0004 0021 0008 0033" \
	"$(ids --path 2 --path 3 --sort TITLE)"
is "by status: in the order of the process" "0035 0004 0008 0011 0021 0033" \
	"$(ids --not-status refinement --sort status)"
is "by number, backwards" "0035 0034 0033" \
	"$(ids --sort -number | cut -d' ' -f1-3)"
is "by id, backwards" "0035 0034 0033" "$(ids --sort -id | cut -d' ' -f1-3)"
is "not recorded is last" "0033 0002" "$(ids --sort release |
	cut -d' ' -f1-2)"
is "and the other way round too" "0033 0002" "$(ids --sort -release |
	cut -d' ' -f1-2)"
run secreg list --sort since --path 3
is "what was sorted by is seen" "ID         PATH  STATUS                   \
SINCE           TITLE" "$(printf '%s\n' "$out" | head -1)"

for group in status path waits-for "Stage Name"; do
	run secreg list --not-status refinement --group "$group"
	golden "grouped by $group" "list/by-$(echo $group | tr ' A-Z' '-a-z').txt"
done
COLUMNS=40 run secreg list --path 3 --group status --columns id,since,raised,status,title
golden "grouped, in blocks" list/blocks.40.txt
for format in markdown csv html; do
	run secreg list --path 2 --path 3 --group status --sort -id \
		--columns id,title --format $format
	sed -i '/^<style>/,/^<\/style>/d' "$captured.out"
	golden "grouped, as $format" list/grouped.$format
done

# Changed since: by the day it happened and by the day it was recorded, and
# what was taken away.
export SECREG_DB=$PWD/changed.db
SECREG_NOW=2017-05-02T09:00:00Z secreg init >/dev/null
SECREG_NOW=2017-05-02T10:00:00Z secreg add "$top"/data/register/2017-05 \
	>/dev/null
is "dated after the day" 23 "$(ids --changed-since 2017-05-02 | wc -w)"
is "recorded after it" 27 "$(ids --changed-since 2017-05-01 | wc -w)"
SECREG_NOW=2017-05-11T00:00:00Z secreg note 4 "Of old" --date 2017-04-25 \
	>/dev/null
SECREG_TODAY=2017-05-12
is "a day recorded late" "0004" "$(ids --changed-since 2017-05-10)"
is "not after the day it was recorded" "" "$(ids --changed-since 2017-05-11)"
run secreg list --changed-since 2017-05-10
ok "that is said below" grep -q "changed after 10 May 2017" "$captured.err"
is "as known before" "" "$(ids --changed-since 2017-05-10 --as-known 2)"
SECREG_NOW=2017-05-12T09:00:00Z secreg correct 3 --delete \
	--reason "Not this one." >/dev/null
is "what was taken away" "0004" "$(ids --changed-since 2017-05-11)"
is "what is not so any more" "" "$(ids --text old)"
is "words typed on two lines are told on one" \
	'None of 27 open matches: text "ab␊cd␉ef". As at 12 May 2017.' \
	"$(secreg list --text "$(printf 'ab\ncd\tef')" 2>&1)"

# Words.
cat >words.yaml <<'EOF'
proposal: SECMP0101
title: A title of today
formal-title: The formal name
summary: |
  About tariffs of every kind.

  A second paragraph, on gas.
history:
  - date: 2017-05-03
    status: Initial Consideration
    title: "Café <b>tariffs</b> & \"smart\" meters"
  - date: 2017-05-04
    note: The tariff was withdrawn by its Proposer.
  - date: 2017-05-05
    title: A title of today
---
proposal: SECMP0102
title: Meter-reading, 100% of it_all
history:
  - date: 2017-05-03
    status: Initial Consideration
    note: This one says tariffs tariffs tariffs.
EOF
ok "wordy ones are added" secreg add words.yaml
# found WORDS...: ids, where and what, one a line
found() {
	run secreg list --format csv --columns id,match_in,match "$@"
	printf '%s\n' "$out" | tr -d '\r' | sed 1d
}
is "where they are" \
	"SECMP0102,note,This one says «tariffs» «tariffs» «tariffs».
SECMP0101,summary,\"About «tariffs» of every kind. A second paragraph, on gas.\"" \
	"$(found --text tariffs)"
is "best first: a title before a note" "SECMP0005,title
SECMP0101,note" "$(found --text tariff | cut -d, -f1-2)"
is "capitals and accents do not matter" "0101 0101" \
	"$(echo $(ids --text CAFE) $(ids --text café))"
is "a title it had" "SECMP0101,former,\"«Café» <b>tariffs</b> & \"\"smart\"\" meters\"" \
	"$(found --text cafe)"
is "which it has, as at that day" "title" \
	"$(found --text cafe --as-at 2017-05-04 | cut -d, -f2)"
is "and not before" "" "$(ids --text cafe --as-at 2017-05-02)"
is "nor as known before" "" "$(ids --text cafe --as-known 4)"
is "a formal title" formal_title "$(found --text FORMAL | cut -d, -f2)"
is "all words, wherever they are" 0101 "$(ids --text 'formal gas tariff')"
is "not one of them" "" "$(ids --text 'formal gas nowhere')"
is "whole words" "0005 0101" "$(ids --text tariff --sort id)"
is "a star stands for the rest" "0005 0101 0102" "$(ids --text 'tarif*' --sort id)"
is "only at the end" "" "$(ids --text '*ariffs')"
is "signs separate" "0102 0102" "$(echo $(ids --text meter-reading) \
	$(ids --text 'it_all'))"
is "what they separate stands together" "" "$(ids --text reading-meter)"
for words in '"smart' 'smart"' 'smart)' '(smart' '^smart' '+smart' \
	'smart:' '{smart}' "'smart'" 'smart;' '%smart%' 'smart--' '<smart>'; do
	is "signs are no question: $words" 0101 "$(ids --text "$words cafe")"
done
for words in 'smart OR nowhere' 'smart NOT gas' 'title:smart' 'NEAR(smart)' \
	'smart*r' '_mart' 's%t'; do
	is "nor are words: $words" "" "$(ids --text "$words")"
done
is "sorted otherwise, if asked" "0102 0101" \
	"$(ids --text tariffs --sort -id --columns id,title)"
COLUMNS=60 run secreg list --text tariffs
golden "with the words around them" list/words.60.txt
for format in markdown html json; do
	run secreg list --text tariffs --columns id,title,match --format $format
	sed -i '/^<style>/,/^<\/style>/d' "$captured.out"
	golden "words, as $format" list/words.$format
done
run secreg list --text tariffs --group path --columns id
golden "under headings" list/words-group.txt
run secreg list --text gas --color always
is "seen at a terminal" "$(printf 'gas: \033[1m«gas»\033[0m.')" \
	"gas: $(sed -n 's/.* on \(.*\)/\1/p' "$captured.out")"

# A library without it says so.  (The sanitizers want to be loaded first.)
if ! grep -q __asan_init "$SECREG"; then
	ok "there is one to try" ${CC:-gcc} -D_GNU_SOURCE -shared -fPIC \
		-o no-fts5.so "$top/tests/data/no-fts5.c" -ldl
	LD_PRELOAD=$PWD/no-fts5.so run secreg list --text tariffs
	is "no full-text search: could not" 4 $status
	ok "said so" grep -q "cannot search for words: it was built without \
FTS5" "$captured.err"
	LD_PRELOAD=$PWD/no-fts5.so run secreg list --status initial-consideration
	is "all else works" 0 $status
fi
unset SECREG_DB
SECREG_TODAY=2017-05-10

# Another process: by family, number and letter.
ok "a register of byelaws" secreg --db byelaws.db \
	init --process "$top/tests/data/harbour.yaml"
for id in NB1000 PN-03 NB010B NB010 HB011 NB010A HB009; do
	printf '%s\n' --- "proposal: $id" "title: One of them" "history:" \
		"  - date: by 2017-01-01" "    opening: yes" \
		"    status: At Anchor"
done >byelaws.yaml
ok "has some" secreg --db byelaws.db add byelaws.yaml
is "by family, number and letter" \
	"HB009 HB011 NB010 NB010A NB010B NB1000 PN-03" \
	"$(echo $(secreg --db byelaws.db list --status at-anchor 2>/dev/null |
		sed '1d; s/ .*//'))"
ok "another with lives" secreg --db lives.db \
	init --process "$top/tests/data/harbour.yaml"
SECREG_TODAY=2019-03-31
ok "are added" secreg --db lives.db add "$top/tests/data/harbour-life.yaml"
run secreg --db lives.db list --all --group waits-for
golden "its bodies are waited for" list/harbour.txt
is "and asked for" "NB003 NB004" "$(echo $(secreg --db lives.db list \
	--waiting-for tide_wardens --columns id 2>/dev/null | sed 1d))"
done_testing
