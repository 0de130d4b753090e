. tests/lib.sh

# Where output goes, and what happens when it cannot.

ok "a register is made" secreg init
run secreg info
want=$out

if [ -c /dev/full ]; then
	secreg help >/dev/full 2>err
	is "no room on stdout: could not" 4 $?
	is "and said so" "secreg: the output could not be written: No space\
 left on device." "$(cat err)"
	run secreg info -o /dev/full
	is "no room in a device" 4 $status
	is "it is named" 'secreg: "/dev/full" could not be written: No space left on device.' "$err"
	ok "the device is still one" test -c /dev/full
fi

secreg help >&- 2>err
is "stdout closed: could not" 4 $?
ok "and said so" grep -q "could not be written" err
secreg help <&- 2>&- >out
is "stdin and stderr closed: done" 0 $?
secreg info >&- 2>&- <&-
is "all closed" 4 $?
ok "the register is whole" secreg info

# A pipe whose reader is gone before anything is written.
mkfifo pipe
(trap '' PIPE; exec 4<>pipe 5>pipe 4<&-; secreg help >&5 2>err; echo $? >code)
is "nobody reads: could not" 4 "$(cat code)"
is "quietly" "" "$(cat err)"

rm -f err out code pipe
files=$(ls -A)
run secreg info -o paper
is "-o is done" 0 $status
is "nothing on stdout" "" "$out"
is "it is in the file" "$want" "$(cat paper)"
rm paper
umask 027
secreg info -o paper
is "its mode is that of new files" "-rw-r-----" "$(ls -l paper | cut -c1-10)"
umask 022
chmod 600 paper
echo old >paper
ln -s paper link
ok "through a link" secreg info --output=link
is "it stays a link" paper "$(readlink link)"
is "its target is replaced" "$want" "$(cat paper)"
is "and keeps its mode" "-rw-------" "$(ls -l paper | cut -c1-10)"
rm link

echo old >paper
run secreg info -o paper --format yaml
is "a refused command" 2 $status
is "leaves the file" old "$(cat paper)"
rm paper
run secreg info -o none/paper
is "no such folder" 4 $status
is "it is named" 'secreg: "none/paper" could not be written: No such file or directory.' "$err"
run secreg info -o .
is "a folder is no file" 4 $status
(ulimit -f 0; trap '' XFSZ; secreg info -o paper 2>err)
is "no room for the file" 4 $?
rm -f err
is "nothing is left behind" "$files" "$(ls -A)"

# A failed init leaves nothing either.
run secreg --db new.db init word
ok "wrong usage makes nothing" test ! -e new.db
(ulimit -f 0; trap '' XFSZ; secreg --db new.db init 2>err)
is "no room for a register" 4 $?
rm -f err
is "nothing is left behind" "$files" "$(ls -A)"
run secreg --db none/new.db init
is "no folder for it" 4 $status
: >new.db
run secreg --db new.db init
is "a file that is there is never touched, empty or not" 1 $status
rm new.db
ok "made" secreg --db new.db init
before=$(cksum <new.db)
run secreg --db new.db init
is "one that is there" 1 $status
is "stays as it is" "$before" "$(cksum <new.db)"

run secreg info --color sometimes
is "colour is a choice" 2 $status

done_testing
