. tests/lib.sh

# Pages: each is whole, and what a register holds is nothing but text in it.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
if ! python3 -c 'import html.parser' 2>/dev/null; then
	echo "1..0 # SKIP python3 is not installed"
	exit 0
fi
# sound: it is what every page must be
sound() {
	python3 "$top/tests/page.py" <"$captured.out" >"$captured.wrong" 2>&1
	[ ! -s "$captured.wrong" ] || { cat "$captured.wrong"; return 1; }
}
# page: the same, and its cells, a line a row
page() {
	sound && python3 "$top/tests/data/page.py" <"$captured.out"
}

ok "a register is made" secreg init
run secreg list --format html
ok "a page without rows" page
is "nothing else is said" "" "$err"
ok "but on the page" grep -q '<p>None open, as at 10 May 2017.</p>' \
	"$captured.out"

cat >hostile.yaml <<'EOF'
proposal: SECMP0101
title: "<script>alert(1)</script><!-- & -->"
proposer: "\" onmouseover=\"x\" '</td></table>"
summary: |
  &lt;b&gt; &amp;nbsp; &#60; ]]> </style>

  A second paragraph
history:
  - date: 2017-05-03
    status: Initial Consideration
    note: "</html>"
EOF
ok "one made to hurt is added" secreg add hostile.yaml \
	--note "<script>" --user "<b>me</b>"
run secreg list --columns id,title,proposer,summary --format html
is "is text" "ID|TITLE|PROPOSER|SUMMARY
SECMP0101|<script>alert(1)</script><!-- & -->|\" onmouseover=\"x\"\
 '</td></table>|&lt;b&gt; &amp;nbsp; &#60; ]]> </style>

A second paragraph" "$(page)"
ok "there is no script" sh -c "! grep -qi '<script' '$captured.out'"
run secreg list --text 'script <script> alert' --format html
is "what was searched for, and found" \
	"SECMP0101|–|Initial Consideration|<script>alert(1)</script><!-- & -->|Title: <«script»>«alert»(1)</«script»><!-- & -->" \
	"$(page | sed -n 2p)"
run secreg list --group path --format html
is "a heading of a group" "No path recorded (1)" "$(page | sed -n 2p)"
run secreg history --format html
is "the log" "2|10 May 2017, 09:00|<b>me</b>|in force|<script>" \
	"$(page | sed -n 3p | cut -d '|' -f 1-5)"
run secreg history 101 --format html
is "entries" "2.1|3 May 2017|10 May 2017|<b>me</b>" \
	"$(page | sed -n 2p | cut -d '|' -f 1-4)"
ok "with their note" grep -q '<p>1 entry of SECMP0101, as at 10 May 2017.</p>' \
	"$captured.out"

ok "the paper's proposals are added" secreg add "$top/data/register/2017-05"
run secreg list --all --format html -o list.html
is "-o: nothing on stdout" "" "$out"
cp list.html "$captured.out"
is "a row each, and the heads" 29 "$(page | wc -l)"
ok "A4, and heads on each sheet" grep -q 'table-header-group' list.html

# Sheets, one or several on a page.
run secreg show 101 21 --format html
ok "two of them" page
is "each with its heading" "<h1>Modification Proposals</h1>
<h2>SECMP0101: &lt;script&gt;alert(1)&lt;/script&gt;&lt;!-- &amp; --&gt;</h2>
<h2>SECMP0021: Increase Other SEC Party representation for TABASC and SSC</h2>" \
	"$(grep '<h[12]>' "$captured.out")"
run secreg why 101 21 --format html
ok "why they stand where they do" sound
is "in two lists" 2 "$(grep -c '^<ol>' "$captured.out")"
is "of as many reasons as in Markdown" "$(secreg why 101 21 --format markdown |
	grep -c '^[0-9]')" "$(sed '/^<ul>/,/^<\/ul>/d' "$captured.out" |
	grep -c '^<li>')"
run secreg why 101 --format html
ok "one of them" sound
run secreg process --format html
ok "the process" page
is "with each of its rules" "$(secreg process --format yaml |
	sed -n 's/^ *\(- \)*rule: //p' | sort)" "$(grep -o 'data-head="Rule">[^<]*' \
	"$captured.out" | sed 's/.*>//' | sort)"
run secreg process --path 3 --format html
ok "a path of it" page
run secreg ask --format html
ok "what can be asked" page
run secreg ask implementation date --format html
ok "an answer" page
ok "under its question" grep -q '^<h1>[A-Z].*?</h1>' "$captured.out"
run secreg query --format html \
	"SELECT title AS \"<b>\", 1 AS n FROM proposals WHERE id LIKE '%0101'"
is "SQL" "<b>|n
<script>alert(1)</script><!-- & -->|1" "$(page)"
run secreg query --format html "SELECT 1 WHERE 0"
ok "that finds nothing" page
printf 'SECMP0021 <b>is</b> on Path 2\n' >'<draft>.md'
run secreg proofread '<draft>.md' --format html
is "a draft" "Line|What|Paper|Register|Also
1|path of SECMP0021 differs|2 – Authority Determination|3 – Self Governance|–" \
	"$(page)"
ok "with how many points" grep -q '<p>1 mention of .* 1 point to look at.</p>' \
	"$captured.out"
run secreg check --format html
ok "what check found" page
run secreg check --list --format html
ok "what checks there are" page
run secreg due --format html
ok "what is due" page
ok "in words" grep -q '<p>.* overdue, .* waiting, as at 10 May 2017.</p>' \
	"$captured.out"
run secreg due --overdue --format html
ok "a page even if nothing is" grep -q '<h1>Overdue</h1>' "$captured.out"
ok "is whole" sh -c "tail -1 '$captured.out' | grep -qx '</html>'"
run secreg report list --format html
ok "papers" page

# A register that somebody damaged: signs for what cannot be seen.
if command -v sqlite3 >/dev/null; then
	sqlite3 secreg.db "DROP TRIGGER entry_update; UPDATE entry
		SET title = char(27) || '[2J' || char(8238) || char(7)" \
		2>/dev/null
	run secreg list --path none \
		--columns title --format html
	is "control characters are symbols" "␛[2J<U+202E>␇" "$(page | sed 1d | sort -u)"
fi
done_testing
