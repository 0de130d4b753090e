. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z

run secreg init
is "done" 0 $status
is "it says what it made" "Made the register secreg.db, with the process\
 sec-2017 (Smart Energy Code, Section D, as in 2017).
Change 1, by secretary." "$(echo "$out" | sed "s|$PWD/||")"
is "nothing else to say" "" "$err"
ok "the register is there" test -s secreg.db
is "and nothing beside it" secreg.db "$(ls -A)"

before=$(cksum <secreg.db)
run secreg init
is "again: no" 1 $status
is "it says so" 'secreg: "secreg.db" is already there. Nothing was changed.' \
	"$(echo "$err" | sed "1q" | sed "s|$PWD/||")"
is "it is untouched" "$before" "$(cksum <secreg.db)"
echo "my notes" >notes
run secreg --db notes init
is "another file: no" 1 $status
is "it is untouched too" "my notes" "$(cat notes)"
mkdir folder
run secreg --db folder init
ok "a folder: not done" test $status -ne 0

run secreg --db other.db init --user clerk --note "the second one"
is "named by --db" 0 $status
ok "who" grep -q '^Change 1, by clerk\.$' "$captured.out"
SECREG_DB=third.db run secreg init
is "named by SECREG_DB" 0 $status
ok "is there" test -s third.db

mkdir below
cd below
run secreg init
is "below one: another one" 0 $status
ok "in this folder" test -s secreg.db
cd ..

run secreg init word
is "a word too many" 2 $status
run secreg --db dry.db init --dry-run
is "a dry run is done" 0 $status
ok "and makes nothing" test ! -e dry.db

# A process of one's own.
cp "$top/data/process/sec-2017.yaml" own.yaml
sed -i 's/^process: .*/process: our-own/; s/Refinement$/Polishing/
	s/\[Refinement\]/[Polishing]/; s/Refinement,/Polishing,/g
	s/, Refinement\]/, Polishing]/; s/: Initial Consideration$/: First Look/
	s/\[Initial Consideration/[First Look/; s/Change Board$/Committee/' own.yaml
run secreg --db own.db init --process own.yaml
is "a process of one's own" 0 $status
is "is told" "" "$err"
run secreg --db own.db add --id 1 --title "An example title"
is "and used" "SECMP0001  An example title
  Status   First Look, on 10 May 2017
Change 2, by secretary. To take it back: secreg undo 2" "$out"

for bad in none.yaml folder - ; do
	run secreg --db bad.db init --process $bad </dev/null
	is "no process in $bad: bad input" 3 $status
	ok "no register either" test ! -e bad.db
done
{ cat own.yaml; echo ---; cat own.yaml; } >two.yaml
run secreg --db bad.db init --process two.yaml
is "two processes: bad input" 3 $status
printf 'proposal: SECMP0001\ntitle: x\n' >not.yaml
run secreg --db bad.db init --process not.yaml
is "a proposal: bad input" 3 $status
ok "no register of it" test ! -e bad.db

done_testing
