. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
data=$top/data/register/2017-05

ok "a register is made" secreg init
run secreg export --plain
is "nothing is in it: done" 0 $status
is "and nothing comes out" "" "$out"
cp -r "$data" records
ok "the proposals are added" secreg add records

run secreg export SECMP0021
ok "one comes out as it was written" \
	diff "$data/SECMP0021.yaml" "$captured.out"
run secreg export 35 21
golden "two, in the order asked for" export/two.yaml
run secreg export --plain
golden "all that is in force" export/all.yaml
is "27 proposals and a release" 28 \
	"$(grep -c '^proposal:\|^release:' "$captured.out")"
is "27 lines between them" 27 "$(grep -c '^---$' "$captured.out")"
cp "$captured.out" all.yaml
ok "which is all there already" secreg add all.yaml

run secreg export --plain --as-at 2017-04-20
is "as at a day: those there were" "SECMP0004 SECMP0008 SECMP0011 SECMP0021\
 SECMP0033" "$(echo $(printf '%s\n' "$out" | sed -n 's/^proposal: //p'))"
is "with the status they had" "Rejected" "$(secreg export 21 \
	--as-at 2017-04-20 | sed -n 's/^status: //p')"
is "as known at change 1: nothing" "" "$(secreg export --plain --as-known 1)"

ok "into a file" secreg export 21 -o one.yaml
ok "the same" diff "$data/SECMP0021.yaml" one.yaml
COLUMNS=40 run secreg export --plain
ok "no width changes it" diff all.yaml "$captured.out"
run secreg export 21 99 98
is "unknown: no" 1 $status
is "each is named" 2 "$(printf '%s\n' "$err" | grep -c '^secreg: there is no')"
is "and nothing comes out" "" "$out"
run secreg export 35 --as-at 2017-04-20
is "not known on that day: no" 1 $status
# In the order of ids, whatever order they came in.
ok "another register" secreg --db order.db init
for id in 0040 0009 0041 0012 0010 0011; do
	printf '%s\n' --- "proposal: SECMP$id" "title: One of them" "history:" \
		"  - date: 2017-01-01" "    status: Initial Consideration"
done >order.yaml
ok "has some" secreg --db order.db add order.yaml
is "by number" "0009 0010 0011 0012 0040 0041" \
	"$(echo $(secreg --db order.db export --plain |
		sed -n 's/^proposal: SECMP//p'))"
is "the whole register too" "0009 0010 0011 0012 0040 0041" \
	"$(echo $(secreg --db order.db export |
		sed -n 's/^proposal: SECMP//p'))"

# The whole register.
secreg report update --since 2017-04-12 --issue "DCUSA May 2017" >/dev/null
secreg correct 2.21 --reason "typed wrongly" --note "Put right." >/dev/null
run secreg export
golden "everything that was ever recorded" export/whole.yaml
cp "$captured.out" whole.yaml
run secreg export --as-at 2017-04-20
is "it is of no day" 2 $status
is "which is said, and what is" "secreg: the whole register is of no day, so\
 --as-at does not go with it.
  What was in force on that day: secreg export --plain --as-at 2017-04-20" \
	"$err"
run secreg export --as-known 2
is "as it was known: as it was then" 0 "$(printf '%s\n' "$out" |
	grep -c 'typed wrongly\|^papers:\|replaces: ')"
is "and says how many changes it is of" "last-change: 2" \
	"$(printf '%s\n' "$out" | sed -n 2p)"

# JSON Lines: the same keys.
cat >read.py <<'EOF'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
row = next(r for r in rows if r["proposal"] == "SECMP0021")
print(len(rows), ",".join(row), len(row["history"]))
for entry in row["history"]:
    print(json.dumps(entry, sort_keys=True))
print(all(e.get("opening", True) is True for r in rows for e in r["history"]))
EOF
secreg export 21 --format jsonl >one.jsonl
run python3 read.py one.jsonl
golden "one in JSON Lines" export/one.jsonl.txt
secreg export --format jsonl >whole.jsonl
run python3 read.py whole.jsonl
golden "each with all its entries" export/whole.jsonl.txt
secreg export --plain --format jsonl >plain.jsonl
is "one object a line" "27 27 27" "$(echo $(wc -l <whole.jsonl) \
	$(wc -l <plain.jsonl) $(grep -c '^{"proposal":"SECMP' plain.jsonl))"
run secreg export --format json
is "another format: wrong usage" 2 $status

done_testing
