. tests/lib.sh

# Input made to hurt: each is answered in time, in little memory, with a place
# and the register as it was.  Small files of this kind are in records/bad.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register is made" secreg init
cp secreg.db before.db

# The sanitizers reserve terabytes and are slow: no bounds under them.
bounds=yes
sh -c 'ulimit -v 200000; "$SECREG" version' >/dev/null 2>&1 || bounds=

# bounded SECONDS MEGABYTES COMMAND...: what it takes more of, it does not get
bounded() {
	seconds=$1 megabytes=$2; shift 2
	if [ "$bounds" ]; then
		# The program and its libraries take 16 of these by themselves.
		(ulimit -v $(((megabytes + 16) * 1024))
		exec timeout -k 1 "$seconds" "$SECREG" "$@")
	else
		timeout -k 1 60 "$SECREG" "$@"
	fi
}

# refused NAME SLUG ARG...: `secreg add ARG...` within the bounds of $seconds
# and $megabytes is refused, with this slug and nothing else harmed
seconds=2 megabytes=32
refused() {
	name=$1 slug=$2; shift 2
	run bounded "$seconds" "$megabytes" add "$@"
	is "$name: bad input" 3 "$status"
	is "$name: nothing on stdout" "" "$out"
	ok "$name: [$slug]" grep -q "error: .*\[$slug\]\$" "$captured.err"
	ok "$name: the register is untouched" cmp before.db secreg.db
	ok "$name: few words" test "$(wc -c <"$captured.err")" -lt 400000
	ok "$name: nothing that moves the cursor" \
		no_controls "$captured.err"
}

no_controls() {
	[ "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$1" | wc -c)" -eq 0 ]
}

# many N TEXT: the text so many times, without line ends
many() {
	awk -v n="$1" -v s="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'
}

head='proposal: SECMP0036\ntitle: An example title\n'
tail='history:\n  - date: 2017-05-02\n    status: Initial Consideration\n'

# Questions ------------------------------------------------------------------

# Each line of such SQL is twice the one before, for whoever makes it ready.
{
	printf 'question: many\ntitle: How many?\nsql: |\n  WITH c0 AS (SELECT 1)'
	awk 'BEGIN { for (i = 1; i < 40; i++)
		printf ",\n  c%d AS (SELECT * FROM c%d, c%d)", i, i - 1, i - 1 }'
	printf '\n  SELECT 1 FROM c39\n'
} >doubles.yaml
if [ "$bounds" ]; then
	seconds=10
	refused "a question that doubles" question-sql doubles.yaml
	seconds=2
fi
{
	printf 'question: long\ntitle: How long?\nsql: |\n  SELECT 1'
	many 60000 ' +1'
} >long.yaml
refused "a question of 180 kB" too-large long.yaml
{
	printf 'question: deep\ntitle: How deep?\nsql: |\n  SELECT '
	many 5000 '('
	echo 1
} >deep.yaml
refused "a question of many brackets" question-sql deep.yaml

# Names ----------------------------------------------------------------------

mkdir folder
refused "a file that is not there" read none.yaml
ok "it is named" grep -q '^none.yaml: error: ' "$captured.err"
ln -s loop loop
refused "a symlink loop" read loop
mkfifo fifo
seconds=10
refused "a FIFO nobody writes to" read fifo
seconds=2
if command -v python3 >/dev/null; then
	python3 -c 'import socket
socket.socket(socket.AF_UNIX).bind("socket")'
	refused "a socket" read socket
fi
# A file that grows while it is read, and one that is cut: some answer, soon.
for kind in grows cut; do
	rm -f moving.db
	secreg --db moving.db init >/dev/null
	awk 'BEGIN { for (i = 1000; i < 4000; i++) print "---\nproposal: SECMP" \
		i "\ntitle: x\nhistory:\n  - date: 2017-05-02\n    status:" \
		" Initial Consideration" }' >moving.yaml
	cp moving.yaml more.yaml
	(i=0; while [ $((i += 1)) -le 40 ]; do
		case $kind in
		grows) cat more.yaml >>moving.yaml ;;
		cut) truncate -s $((300000 - i * 7001)) moving.yaml ;;
		esac
		sleep 0.01
	done) &
	run timeout 20 "$SECREG" --db moving.db add moving.yaml
	ok "a file that $kind: an answer" test $status -eq 0 -o $status -eq 3
	is "a file that $kind: all or nothing" $((status == 0)) \
		$(($(secreg --db moving.db list --all --format csv |
		wc -l) > 1))
	wait
done
rm -f moving.yaml more.yaml
if [ -c /dev/zero ]; then
	refused "/dev/zero" character /dev/zero
fi
run bounded 2 32 add /dev/null
is "an empty device: done" 0 $status
run secreg add folder
is "an empty folder: bad input" 3 $status
if [ "$(id -u)" -ne 0 ]; then
	printf "$head$tail" >secret.yaml
	chmod 0 secret.yaml
	refused "a file not ours to read" read secret.yaml
fi

for odd in "$(printf 'new\nline.yaml')" "$(printf 'esc\033[31m.yaml')" \
	"$(printf 'latin-\351.yaml')" "$(printf 'bidi-\342\200\256.yaml')" \
	' spaces .yaml' '%s%n.yaml' '$(id).yaml' '"quoted".yaml'; do
	printf 'titel: x\n' >"$odd"
	refused "a file with an odd name" kind "$odd"
	is "it is one line" 1 "$(grep -c '\[kind\]$' "$captured.err")"
	rm "$odd"
done
printf 'titel: x\n' >-dash.yaml
run secreg add -dash.yaml
is "a name with a dash is an option" 2 $status
refused "but not behind --" kind -- -dash.yaml
rm -- -dash.yaml

# Bytes ----------------------------------------------------------------------

: >empty.yaml
printf '# nothing\n\n# at all\n' >comments.yaml
for file in empty comments; do
	run secreg add $file.yaml
	is "$file: done" 0 $status
	is "$file: said so" "secreg: $file.yaml holds no record." "$err"
done
head -c 300000 /dev/zero >zeros.yaml
refused "zeros" character zeros.yaml
awk 'BEGIN { srand(7); for (i = 0; i < 40000; i++)
	printf "%c", 128 + int(rand() * 127) }' >noise.yaml
refused "noise" encoding noise.yaml
head -c 200000 "$SECREG" >program.yaml
run bounded 2 32 add program.yaml
is "a program is no record" 3 $status
ok "nothing that moves the cursor" no_controls "$captured.err"
run bounded 2 32 add secreg.db
is "nor is the register" 3 $status
cp secreg.db register.yaml
refused "a copy of it" character register.yaml

# What is accepted, whatever its line ends.
for kind in lf crlf cr bom dots version mixed no-newline; do
	rm -f accepted.db
	secreg --db accepted.db init >/dev/null
	case $kind in
	lf) printf "$head$tail" ;;
	crlf) printf "$head$tail" | sed 's/$/\r/' ;;
	cr) printf "$head$tail" | tr '\n' '\r' ;;
	bom) printf "\357\273\277$head$tail" ;;
	dots) printf -- "---\n$head$tail...\n" ;;
	version) printf "%%YAML 1.2\n---\n$head$tail" ;;
	mixed) printf "$head$tail" | sed '2s/$/\r/' ;;
	no-newline) printf "$head$tail" | head -c -1 ;;
	esac >accepted.yaml
	run secreg --db accepted.db add accepted.yaml
	is "$kind: accepted" 0 $status
	is "$kind: as it was meant" \
		"SECMP0036  An example title" "${out%%
*}"
done

# Size -----------------------------------------------------------------------

{ printf "$head"; printf 'note: '; head -c 104857600 /dev/zero | tr '\0' x
	printf '\n'; } >field.yaml
seconds=10 megabytes=64
refused "one field of 100 MB" too-large field.yaml
rm field.yaml
seconds=2 megabytes=32

{ printf "proposal: SECMP"; many 1048576 1; printf "\ntitle: x\n$tail"; } >id.yaml
refused "an id of 1 MiB" too-large id.yaml
{ printf "$head"; many 5000 k; printf ": x\n$tail"; } >key.yaml
run bounded 2 32 add key.yaml
is "a key of 5,000 bytes: bad input" 3 $status
{ printf "$head"; printf '#'; many 3000000 x; printf "\n$tail"; } >comment.yaml
run bounded 2 32 add --dry-run comment.yaml
is "a comment of 3 MB: done" 0 $status
{ printf "$head"; printf '#'; many 5000000 x; printf "\n$tail"; } >comment.yaml
refused "a comment of 5 MB" too-large comment.yaml
{ printf "$head"; printf 'summary: '; many 100001 x; printf "\n$tail"; } >long.yaml
refused "a summary over its limit" too-large long.yaml

many 64000 '[' >brackets.yaml
refused "64,000 brackets" shape brackets.yaml
{ printf "$head"; printf 'history: '; many 64000 '['; } >brackets.yaml
refused "64,000 brackets in a field" depth brackets.yaml
{ printf "$head"; printf 'history: '; many 64000 '{a: '; } >braces.yaml
refused "64,000 braces" depth braces.yaml
{ printf "$head"; printf 'history:\n  '; many 64000 '- '; } >hyphens.yaml
refused "64,000 hyphens" depth hyphens.yaml
{ printf "${head}history:\n"; awk 'BEGIN { for (i = 1; i < 2000; i++)
	printf "%*sa:\n", i, "" }'; } >indents.yaml
refused "2,000 levels of indentation" depth indents.yaml
{ printf "$head"; many 64000 '? '; } >questions.yaml
run bounded 2 32 add questions.yaml
is "64,000 complex keys: bad input" 3 $status

{ printf "$head"; awk 'BEGIN { for (i = 0; i < 200000; i++)
	print "k" i ": x" }'; printf "$tail"; } >keys.yaml
seconds=5 megabytes=64
refused "200,000 unknown fields" unknown-field keys.yaml
ok "they are counted" grep -q '^200000 errors in 1 file\.' "$captured.err"
{ printf "$head"; awk 'BEGIN { for (i = 0; i < 200000; i++)
	print "title: x" }'; printf "$tail"; } >again.yaml
refused "one field 200,000 times" duplicate-field again.yaml
awk 'BEGIN { for (i = 0; i < 200000; i++) print "---" }' >documents.yaml
run bounded 5 64 add documents.yaml
is "200,000 empty documents: done" 0 $status
is "no record in them" "secreg: documents.yaml holds no record." "$err"
awk 'BEGIN { for (i = 0; i < 200000; i++) print "--- x" }' >documents.yaml
refused "200,000 documents that are none" shape documents.yaml
{ printf "${head}history:\n"; awk 'BEGIN { for (i = 0; i < 150000; i++)
	print "- note: x" }'; } >entries.yaml
refused "150,000 entries without a date" missing-field entries.yaml
{ printf "${head}history:\n"; awk 'BEGIN { for (i = 0; i < 9000; i++)
	print "- date: 2017-05-02\n  status: Initial Consideration" }'
	} >entries.yaml
refused "9,000 entries that lead nowhere" move entries.yaml
{ printf "$head$tail"; awk 'BEGIN { for (i = 0; i < 9000; i++)
	print "  - date: 2017-05-02\n    note: x" }'; } >entries.yaml
run bounded 5 64 add --dry-run entries.yaml
is "9,000 notes: done" 0 $status
seconds=2 megabytes=32

# The same as a bomb, ten to the ninth.
{ printf 'a: &a [x, x, x, x, x, x, x, x, x, x]\n'
	last=a
	for next in b c d e f g h i; do
		printf '%s: &%s [' $next $next
		many 9 "*$last, "
		printf '*%s]\n' $last
		last=$next
	done
	printf "${head}documents: *i\n$tail"; } >bomb.yaml
refused "an alias bomb" alias bomb.yaml
{ printf "$head"; printf 'title: *'; many 100000 a; printf '\n'; } >alias.yaml
run bounded 2 32 add alias.yaml
is "an alias of 100,000 bytes: bad input" 3 $status
{ awk 'BEGIN { for (i = 0; i < 100000; i++) print "k" i ": &a" i " x" }'
	printf "$head$tail"; } >anchors.yaml
run bounded 5 64 add anchors.yaml
is "100,000 anchors: bad input" 3 $status

# Streams --------------------------------------------------------------------

run secreg add - <&-
is "stdin closed: bad input" 3 $status
run secreg add - </dev/null
is "stdin empty: done" 0 $status
if [ -c /dev/full ]; then
	printf "$head$tail" | secreg add - >/dev/full 2>err
	is "no room on stdout: could not" 4 $?
	ok "what was done is said" grep -q "was recorded" err
fi
# What a caller may have taken away.
for limit in "-n 5" "-s 256" "-f 0" "-t 5"; do
	run sh -c "ulimit $limit; exec \"\$SECREG\" --db accepted.db list"
	ok "ulimit $limit: an answer" test $status -eq 0 -o $status -eq 4
done
for today in 2038-01-20 2099-12-31 2100-02-28 9999-12-31; do
	run env SECREG_TODAY=$today SECREG_NOW=${today}T23:59:59Z "$SECREG" \
		--db accepted.db note 36 "Late" --date $today
	ok "$today: noted, or no day of this program's" \
		test $status -eq 0 -o $status -eq 2
	ok "$today: dates are looked at" env SECREG_TODAY=$today "$SECREG" \
		--db accepted.db show 36
done
cp before.db text.db
printf 'proposal: SECMP0036\ntitle: 22:30\nsummary: 1.10\nproposer: no\n' \
	>text.yaml
printf "$tail" >>text.yaml
ok "words that YAML 1.1 reads" secreg --db text.db add text.yaml
for line in 'title: "22:30"' 'summary: "1.10"' 'proposer: "no"'; do
	secreg --db text.db export --plain >text.out
	ok "they are text: $line" grep -qxF "$line" text.out
done
rm -f accepted.db
secreg --db accepted.db init >/dev/null
secreg --db accepted.db add accepted.yaml >/dev/null
LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati \
	run secreg --db accepted.db add accepted.yaml
is "Turkish, far east: the same" \
	"secreg: SECMP0036 is already in the register and is the same. Nothing to do." \
	"$err"

done_testing
