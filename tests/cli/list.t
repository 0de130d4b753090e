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
	sed -n 's/^SECMP\(00[0-9]*\) .*/\1/p'); echo "$*"; }

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
2 found, as at 10 May 2017: Referred 1, Awaiting Implementation 1." "$err"

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
done_testing
