. tests/lib.sh

# Completion: what the program offers for words that are being typed, and real
# shells that put it in.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
PATH=$(dirname "$SECREG"):$PATH

# offers WORD...: the words offered, without what they are, in one line
offers() {
	secreg --complete "$@" >"$captured.out" 2>"$captured.err"
	status=$?
	cut -f 1 "$captured.out" | tr '\n' ' ' | sed 's/ $//'
	[ "$status" -eq 0 ] || echo "status $status"
	cat "$captured.err"
}

# Without a register.
is "commands" "show" "$(offers sh)"
is "each once, and all" "$(secreg help | sed -n 's/^  \([a-z][a-z]*\).*/\1/p' |
	uniq)" "$(offers '' | tr ' ' '\n')"
is "second words" "register reprint" "$(offers report r)"
is "a command to be helped with" "report" "$(offers help rep)"
is "and its second word" "list" "$(offers help report l)"
is "the word of a message" "unknown-field" "$(offers help unknown-f)"
is "options" "--as-at --as-known" "$(offers show --as)"
is "one that was given is not given twice" "--as-known" \
	"$(offers show --as-at 2017-05-10 --as)"
is "unless it may be" "--path" "$(offers list --path 1 --path 2 --pat)"
is "options where nothing else can stand" "$(offers list --)" \
	"$(offers list '')"
is "none behind --" "" "$(offers show -- --as)"
is "words an option can have" "status stage_name" "$(offers list --group st)"
is "together with it" "--color=auto --color=always" \
	"$(offers list --color=a)"
is "formats of the command" "jsonl" "$(offers export --format j)"
is "and of another" "json" "$(offers info --format j)"
is "columns, one after another" "id,title,status id,title,stage
" "$(offers list --columns id,title,sta | sed 's/ id,title,stage_name//')
"
is "sorted backwards" "-raised -raised_exact" "$(offers list --sort -rai)"
is "forms" "meeting" "$(offers template m)"
is "checks" "overrides overdue" "$(offers check over)"
is "views" "votes" "$(offers query --schema vo)"
is "files are left to the shell" "	files" "$(secreg --complete add '')"
is "so are those of options" "	files" "$(secreg --complete list -o '')"
is "a register, too" "	files" "$(secreg --complete --db=a)"
is "no ids without a register" "" "$(offers --db none.db show '')"
is "no command, nothing" "" "$(offers nonsense '')"
is "not even a word" "init" "$(offers | cut -d ' ' -f 1)"
is "nor is one made" "" "$(ls)"

run secreg init
ok "the proposals" secreg add "$top/data/register/2017-05"
is "an id by its number" "SECMP0021" "$(offers show 21)"
is "with zeros" "SECMP0002 SECMP0004" "$(offers show 000 | cut -d ' ' -f 1,2)"
is "in full, in any case" "SECMP0002 SECMP0004 SECMP0005" \
	"$(offers why 21 secmp000 | cut -d ' ' -f 1-3)"
is "all of them" 27 "$(secreg --complete show '' | wc -l)"
is "with its title" "SECMP0009	Centralised Firmware Library" \
	"$(secreg --complete export 9)"
is "statuses, hyphened" "awaiting-authority-decision awaiting-implementation" \
	"$(offers list --status aw)"
is "typed with a blank" "awaiting-implementation" \
	"$(offers list --status 'Awaiting I')"
is "where a proposal can go" "refinement report-phase withdrawn" \
	"$(offers transition 35 '')"
is "another one" "referred referred-to-authority implemented" \
	"$(offers transition 33 '')"
is "one that a vote makes" "rejected	Rejected (made by a vote)" \
	"$(secreg --complete transition 21 rej)"
is "none known: all" 10 "$(secreg --complete transition 999 '' | wc -l)"
for status in $(offers transition 35 ''); do
	ok "$status is taken as typed" secreg transition 35 "$status" \
		--date 2017-05-10 --dry-run --who "the Proposer"
done
is "outcomes" "approve reject defer" "$(offers vote 21 '')"
is "bodies" "panel working-group code-administrator change-board authority" \
	"$(offers vote 21 approve --body '')"
is "paths" "1 2 3 fast-track none" "$(offers list --path '')"
is "what can be set" "path=	the path from this day on" \
	"$(secreg --complete set 21 pa)"
is "and to what" "path=1 path=2 path=3 path=fast-track" \
	"$(offers set 21 path=)"
is "several" "urgent=yes urgent=no" "$(offers set 21 path=1 urgent=)"
is "entries" "2.20 2.21 2.22" "$(offers correct 2.2 | cut -d ' ' -f 2-4)"
is "their fields" "vote=reject" "$(offers correct 2.3 vote=r)"
is "as names" "vote" "$(offers correct 2.3 --clear vo)"
is "changes" "2	secreg add" "$(secreg --complete undo '' | sed 's| /.*||')"
is "questions" "waiting-for-panel" "$(offers ask waiting-for-p)"
is "rules" "path-3/decides" "$(offers process --rule path-3/d)"
is "releases" "SEC5.7" "$(offers transition 33 implemented --release '')"
is "categories" "large-suppliers=" "$(offers vote 21 approve --count la)"
ok "a paper goes out" secreg report update --since 2017-04-12 --issue \
	"DCUSA May 2017" -o paper.txt
is "papers" "DCUSA May 2017" "$(offers report reprint d)"
mkdir other
is "another register" "SECMP0021" \
	"$(cd other && offers --db ../secreg.db show 21)"
is "at home" "SECMP0021" "$(cd other &&
	HOME=$scratch/work offers show --db '~/secreg.db' 21)"
is "one above" "SECMP0021" "$(cd other && offers show 21)"
rmdir other
ok "another process" secreg --db harbour.db init --process \
	"$top/tests/data/harbour.yaml"
is "its words" "$(sed -n 's/^  - status: //p' "$top/tests/data/harbour.yaml" |
	head -1 | tr 'A-Z ' 'a-z-')" \
	"$(offers --db harbour.db list --status '' | cut -d ' ' -f 1)"

# More than anybody reads is not offered, until more is typed.
awk 'BEGIN { for (n = 1; n <= 1001; n++)
	printf("---\nproposal: SECMP%04d\ntitle: T\nhistory:\n" \
		"  - date: 2017-04-01\n    status: Initial Consideration\n", n)
}' >many.yaml
run secreg --db many.db init
run secreg --db many.db add many.yaml
is "too many" "" "$(offers --db many.db show '')"
is "some of them" 100 "$(secreg --complete --db many.db show 09 | wc -l)"

# Nobody is kept waiting, nothing is said.
if command -v python3 >/dev/null; then
	cat >lock.py <<-'END'
	import sqlite3, subprocess, sys, time
	db = sqlite3.connect("secreg.db", isolation_level=None)
	db.execute("BEGIN EXCLUSIVE")
	start = time.time()
	done = subprocess.run(["secreg", "--complete", "show", ""],
	                      capture_output=True)
	print(done.returncode, done.stdout, done.stderr,
	      time.time() - start < 2)
	END
	is "a busy register" "0 b'' b'' True" "$(python3 lock.py)"
fi
cp secreg.db damaged.db
printf 'no register at all, this' | dd of=damaged.db conv=notrunc 2>/dev/null
is "a damaged one" "" "$(offers --db damaged.db show '')"
is "no right to read it, or a folder" "" "$(offers --db / show '')"

done_testing
