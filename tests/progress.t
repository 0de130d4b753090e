. tests/lib.sh

# The line that says how far a long run has come: after a second, at a terminal
# that can write over it, and gone in the end.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z TERM=xterm
export NO_COLOR=1
PATH=$(dirname "$SECREG"):$PATH
if ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP there is no python3 here to make a terminal"
	exit
fi

# A slow pipe makes a run of `add` long, a register that is busy one of
# commands that read.
cat >slowly <<'END'
sleep 1.1
for file; do
	echo ---
	cat "$file"
done
END
cat >busy.py <<'END'
import sqlite3, subprocess, sys, time
db = sqlite3.connect("secreg.db", isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
run = subprocess.Popen(sys.argv[1:])
time.sleep(1.2)
db.execute("ROLLBACK")
sys.exit(run.wait())
END

# at_terminal CMD...: $shown is what a terminal was sent, signs made visible
at_terminal() {
	python3 "$top/tests/terminal.py" "$@" -- >"$captured.out" 2>&1
	status=$?
	shown=$(sed 's/\r$//' "$captured.out" | tr '\r\033' '<^')
}

# lines: those written over, as they followed one another
lines() { printf '%s\n' "$shown" | grep -o '<[^<^]*^\[K' | tr '\n' ' '; }

records=$top/data/register/2017-05
run secreg init
at_terminal sh -c "sh slowly '$records'/*1.yaml | secreg add -"
is "it is added" "0 Added: 3 proposals (SECMP0011 to SECMP0031)" \
	"$status $(printf '%s\n' "$shown" | sed -n 's/.*\(Added: .*\)/\1/p')"
is "the first after a second, then gone" "<Adding records: 1^[K <^[K " "$(lines)"
at_terminal sh -c "sh slowly '$records'/*2.yaml | secreg add - 2>err"
is "stderr is no terminal: nothing" "" "$(lines)"
ok "nor in it" test ! -s err
at_terminal sh -c "sh slowly '$records'/*3.yaml | secreg add - >out"
is "stdout need not be one" "<Adding records: 1^[K <^[K " "$(lines)"
is "nothing gets into it" 0 "$(tr -dc '\r\033' <out | wc -c)"
TERM=dumb at_terminal sh -c "sh slowly '$records'/*4.yaml | secreg add -"
is "a dumb terminal: nothing" "0 " "$status $(lines)"
at_terminal sh -c "secreg add '$records'/*5.yaml"
is "what is quick: nothing" "0 " "$status $(lines)"
at_terminal -c 10 sh -c "sh slowly '$records'/*7.yaml | secreg add -"
is "a narrow terminal" "<Adding re^[K <^[K " "$(lines)"
sed 's/Refinement/Refinemant/' "$records/SECMP0009.yaml" >bad.yaml
at_terminal sh -c "sh slowly bad.yaml | secreg add -"
is "a mistake is told as ever" 3 "$status"
is "on a line of its own" 1 \
	"$(printf '%s\n' "$shown" | grep -c '1^\[K<^\[K(standard input):.*error: ')"

at_terminal python3 busy.py secreg export -o out
is "an export" "0 <Writing records: 1^[K <^[K " "$status $(lines)"
at_terminal python3 busy.py secreg check
is "a check" "0 <Running checks: 1 of" \
	"$status $(lines | cut -d ' ' -f 1-4)"
is "is gone as well" "<^[K" "$(lines | sed 's/ $//; s/.* //')"
at_terminal python3 busy.py secreg check --quiet
is "a quiet one" "0 " "$status $(lines)"

rm secreg.db
run secreg init
at_terminal sh -c "sh slowly out | secreg add -"
ok "a register is restored" grep -q 'Restored the whole register' \
	"$captured.out"
is "and is read" "<Reading records: 1^[K" "$(lines | cut -d ' ' -f 1-3)"

done_testing
