. tests/lib.sh

run secreg
is "without a word: wrong usage" 2 $status
is "nothing on stdout" "" "$out"
list=$err

run secreg help
is "help is done" 0 $status
is "it is the same list" "$list" "$out"
ok "the list begins with what this is" test "${out#secreg - the register of }" != "$out"
for command in init add list show history export info process help version; do
	echo "$out" | grep -q "^  $command "
	result $? "the list has $command"
done
run secreg --help
is "--help too" "$list" "$out"
run secreg -h
is "-h too" "$list" "$out"

run secreg help info
info=$out
is "the help of a command" "Usage: secreg info [OPTION...]" "${out%%
*}"
run secreg info --help
is "--help behind the command is the same" "$info" "$out"
run secreg --help info
is "--help before it too" "$info" "$out"

run secreg help report update
report=$out
is "a command of two words" "Usage: secreg report update [OPTION...]" "${out%%
*}"
run secreg report update -h
is "and with -h" "$report" "$out"
run secreg help report
is "the reports are listed" 0 $status
ok "by name" grep -q "^  report update " "$captured.out"
run secreg report
is "a missing second word is wrong usage" 2 $status
ok "they are listed too" grep -q "^  report update " "$captured.err"

run secreg help unknown-option
is "a word of a message" 0 $status
is "it is named" unknown-option "${out%%
*}"
ok "with its exit status" grep -q '^Exit status: 2$' "$captured.out"

run secreg help nothing-like-it
is "no such thing" 2 $status
is "said so" 'secreg: there is no command "nothing-like-it".
  All commands: secreg help' "$err"
run secreg hlep
is "a slip" 'secreg: there is no command "hlep". Did you mean help?' "$err"

COLUMNS=40 run secreg help info
is "COLUMNS is obeyed" "" "$(grep '.\{41\}' "$captured.out")"
ok "no register is needed or made" test ! -e secreg.db

done_testing
