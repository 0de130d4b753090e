. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
secreg init >/dev/null
secreg add "$top"/data/register/2017-05 >/dev/null

secreg report update --since 2017-04-12 --issue "DCUSA May 2017" \
	>/dev/null 2>&1
SECREG_TODAY=2017-06-14 secreg report update --issue "DCUSA June 2017" \
	--format markdown >june.md 2>/dev/null

run secreg report diff "DCUSA May 2017" "DCUSA May 2017"
is "a paper is itself" "0:" "$status:$out"
run secreg report diff "DCUSA May 2017" "DCUSA June 2017"
is "two differ" 1 $status
ok "line by line" grep -q \
	'^- After 12 April 2017, up to and including 10 May 2017' \
	"$captured.out"
run secreg report diff "DCUSA May 2017" None
is "one that is none" 1 $status


done_testing
