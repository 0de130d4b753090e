# What `secreg process` prints of the built-in process and of another one.
. tests/lib.sh

harbour=$top/tests/data/harbour.yaml
run secreg process
is "it needs a register" 4 "$status"

secreg init >/dev/null
secreg --db harbour.db init --process "$harbour" >/dev/null

run secreg process
is "text: done" 0 "$status"
is "text: nothing else" "" "$err"
golden "text" process/text.txt
run secreg process --format markdown
golden "markdown" process/markdown.md
run secreg process --format mermaid
golden "mermaid" process/mermaid.mmd
run secreg --db harbour.db process
golden "another process in text" process/harbour.txt

# What is printed as YAML makes the same register, and prints the same again.
for db in secreg harbour; do
	secreg --db $db.db process --format yaml -o $db.yaml
	secreg --db again-$db.db init --process $db.yaml >/dev/null
	run secreg --db again-$db.db process --format yaml
	ok "$db: the same YAML again" cmp $db.yaml "$captured.out"
done
# Comments and blank lines apart it is the file it came from.
grep -v '^#' "$harbour" | grep . >given.yaml
grep . harbour.yaml >printed.yaml
ok "the YAML is what was given" diff -u given.yaml printed.yaml

# One path, one rule.
for path in 1 2 3 Fast-Track none; do
	secreg process --path $path --format mermaid >path.mmd
	ok "path $path: its moves only" awk -v path=$path '
		/ -->/ && / : / {
			words = $0
			sub(/.* : /, "", words)
			n++
			if (words !~ "(^|[ ,])" path "([ ,]|$)" &&
			    words !~ /^any/)
				exit wrong = 1
		}
		END { exit wrong || n == 0 }' path.mmd
done
run secreg process --path fast-track
is "a path in any case" 1 "$(echo "$out" | grep -c '  fast-track/approve ')"
is "a path: its moves and votes" "MOVES
VOTES" "$(echo "$out" | sed -n 's/^\([A-Z]*\): .*/\1/p')"
is "a path: nothing of the others" 0 "$(echo "$out" | grep -c path-3)"
run secreg process --rule path-3/referral
golden "one rule" process/rule.txt
run secreg process --rule path-3/refferal
is "no such rule" 2 "$status"
is "but one that is near" \
	'secreg: there is no rule "path-3/refferal". Did you mean path-3/referral?
  All there are: secreg process' "$err"
run secreg process --rule path-3/referral --path 2
is "a rule of another path: done" 0 "$status"
is "a rule of another path: a remark" \
	"That rule has no move or vote to show here." "$err"
run secreg process --path 4
is "no such path" 'secreg: there is no path "4".
  Paths: 1, 2, 3, Fast-Track' "$err"
run secreg process --path 3 --format yaml
is "YAML is the whole process" 2 "$status"
run secreg process --format csv
is "no such format" 2 "$status"

# Nothing is wider than the terminal, and no rule is broken over lines unless it
# alone is as wide.
secreg process --format yaml | sed -n 's/^ *-* *rule: //p' | sort -u >rules
for width in 120 80 40; do
	COLUMNS=$width run secreg process
	is "$width columns are enough" "" "$(printf '%s\n' "$out" |
		sed 's/–/-/g' | awk -v width=$width 'length($0) > width')"
	[ $width -gt 40 ] || break
	missing=
	while read -r rule; do
		case $out in
		*"$rule"*) ;;
		*) missing="$missing $rule" ;;
		esac
	done <rules
	is "$width columns: every rule whole" "" "$missing"
done

# Every line of the diagram is one of four kinds, whatever the names hold.
sed -e "s/: Sighted\$/: 'Sighted: \"at; #1\" %% <b>'/" \
	-e "s/\[Sighted\([],]\)/['Sighted: \"at; #1\" %% <b>'\1/" \
	"$harbour" >odd.yaml
secreg --db odd.db init --process odd.yaml >/dev/null
for db in secreg harbour odd; do
	run secreg --db $db.db process --format mermaid
	is "$db: lines of a diagram" "" "$(echo "$out" | sed \
		-e '1{/^stateDiagram-v2$/d;}' \
		-e '/^    state "[^"]*" as s[0-9]*$/d' \
		-e '/^    \(s[0-9]*\|\[\*\]\) --> s[0-9]* : \([^:;#<>%]\|#[0-9]*;\)*$/d' \
		-e '/^    s[0-9]* --> \[\*\]$/d')"
done
is "odd: what has a meaning is written as its code" \
	'    state "Sighted#58; #34;at#59; #35;1#34; #37;#37; #60;b#62;" as s1' \
	"$(echo "$out" | sed -n 2p)"

# Every rule rests on something.
is "each basis is one of three" "code
paper
to-confirm" "$(secreg process --format yaml |
	sed -n 's/^ *basis: //p' | sort -u)"

done_testing
