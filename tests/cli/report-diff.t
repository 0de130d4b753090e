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

# Formats are told; kinds are not mixed.
is "another format is said" '"DCUSA May 2017" went out as text, "DCUSA June '\
'2017" as markdown: lines differ for that too.' "$(secreg report diff \
	"DCUSA May 2017" "DCUSA June 2017" 2>&1 >/dev/null)"
secreg report status --since 2017-04-12 --until 2017-04-19 --issue "April" \
	>/dev/null 2>&1
secreg report status --issue "May" >/dev/null 2>&1
run secreg report diff April May
is "two status reports" "1:" "$status:$err"
ok "line by line" grep -q \
	'^+ After 19 April 2017, up to and including 10 May 2017' \
	"$captured.out"
run secreg report diff "DCUSA May 2017" May
is "two kinds" "2::secreg: \"DCUSA May 2017\" is a monthly paper and \"May\" a\
 status report: only papers of one kind can be compared.
  To see the kinds: secreg report list" "$status:$out:$err"

done_testing
