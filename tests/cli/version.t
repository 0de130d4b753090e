. tests/lib.sh

run secreg version
is "version is done" 0 $status
version=$out
is "its name comes first" "secreg " "${out%%[0-9]*}"
ok "SQLite is named" grep -q '^SQLite 3\.' "$captured.out"
ok "libyaml is named" grep -q '^libyaml 0\.' "$captured.out"
is "nothing on stderr" "" "$err"
run secreg --version
is "--version is the same" "$version" "$out"
run secreg version extra
is "it takes no word" 2 $status

done_testing
