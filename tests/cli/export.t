. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
data=$top/data/register/2017-05

ok "a register is made" secreg init
run secreg export
is "nothing is in it: done" 0 $status
is "and nothing comes out" "" "$out"
ok "the proposals are added" secreg add "$data"/*.yaml

run secreg export SECMP0021
ok "one comes out as it was written" \
	diff "$data/SECMP0021.yaml" "$captured.out"
run secreg export 35 21
golden "two, in the order asked for" export/two.yaml
run secreg export
golden "everything" export/all.yaml
is "27 proposals and a release" 28 \
	"$(grep -c '^proposal:\|^release:' "$captured.out")"
is "27 lines between them" 27 "$(grep -c '^---$' "$captured.out")"
cp "$captured.out" all.yaml
ok "which is all there already" secreg add all.yaml

run secreg export --as-at 2017-04-20
is "as at a day: those there were" "SECMP0004 SECMP0008 SECMP0011 SECMP0021\
 SECMP0033" "$(echo $(printf '%s\n' "$out" | sed -n 's/^proposal: //p'))"
is "with the status they had" "Rejected" "$(secreg export 21 \
	--as-at 2017-04-20 | sed -n 's/^status: //p')"
is "as known at change 1: nothing" "" "$(secreg export --as-known 1)"

ok "into a file" secreg export 21 -o one.yaml
ok "the same" diff "$data/SECMP0021.yaml" one.yaml
COLUMNS=40 run secreg export
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
	"$(echo $(secreg --db order.db export |
		sed -n 's/^proposal: SECMP//p'))"

done_testing
