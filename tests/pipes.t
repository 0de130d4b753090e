#!/bin/sh
# What comes slowly through a pipe holds up nobody: it is read to its end
# before the register is opened.
. tests/lib.sh

secreg init >/dev/null
secreg add "$top"/data/register/2017-05/*.yaml >/dev/null
mkfifo slow

# slowly NAME FEED WANTED CMD...: while CMD waits for the pipe, others write
slowly() {
	name=$1 feed=$2 wanted=$3; shift 3
	"$@" >out 2>err &
	exec 3>slow
	sleep 0.2
	run secreg note 21 "Written while $name waits."
	is "$name: a writer is not held up" 0 $status
	ok "$name: it still waits" kill -0 $!
	cat "$feed" >&3
	exec 3>&-
	wait $!
	is "$name: then it ends" "$wanted" $?
}

piped() { "$SECREG" "$@" <slow; }

cat >new.yaml <<'Y'
proposal: SECMP0036
title: An example title
status: Initial Consideration
history:
  - date: 2017-05-10
    status: Initial Consideration
Y
slowly "add -" new.yaml 0 piped add -
ok "it was added" grep -q SECMP0036 out
sed 's/36/37/' new.yaml >other.yaml
slowly "add PIPE" other.yaml 0 secreg add slow
ok "it was added too" grep -q SECMP0037 out
echo "SELECT count(*) FROM proposals" >count.sql
slowly "query -" count.sql 0 piped query -
ok "it was asked" grep -q 29 out
echo "SECMP0002 is in the Report Phase." >draft.md
slowly "proofread -" draft.md 1 piped proofread -
ok "it was read" grep -q "standard input):1: .*SECMP0002" out
slowly "proofread PIPE" draft.md 1 secreg proofread slow

# Pipes one after the other, and one that is not there.
run secreg add --dry-run - none.yaml <new.yaml
is "what is missing is said with the rest" 3 $status
run sh -c 'cat new.yaml | sed s/36/38/ | "$SECREG" add - other.yaml'
is "a pipe and a file" 0 $status
done_testing
