. tests/lib.sh

# Markdown as a renderer that is not ours reads it: what a register holds is
# nothing but text there, in tables, lists, headings and sentences.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
if ! command -v cmark-gfm >/dev/null || ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP cmark-gfm or python3 is not installed"
	exit 0
fi

# render: the last output as HTML; raw HTML in it would stay what it is
render() {
	cmark-gfm --unsafe -e table -e strikethrough -e autolink \
		-e tasklist <"$captured.out" >"$captured.html"
}
# elements ALLOWED...: those of the page that are not among them
elements() {
	render && python3 "$top/tests/data/rendered.py" "$@" <"$captured.html"
}
# says NAME: every title stands in the text as it was given
says() {
	render && python3 "$top/tests/data/rendered.py" --text \
		<"$captured.html" >"$captured.text"
	is "$1: every title is what it is" "" "$(while IFS= read -r title; do
		grep -qF -- "$title" "$captured.text" || echo "$title"
	done <titles)"
}
# sound NAME ELEMENTS: no element but these
sound() {
	name=$1; shift
	is "$name: nothing is made of it" "" "$(elements "$@")"
}

# The checker itself sees what is wrong.
printf '*so*\n\n<b>x</b>\n\n[x](javascript:y) http://example.com\n' \
	>"$captured.out"
is "elements are seen" "a
a href
b
em" "$(elements p)"

cat >titles <<'END'
a | b || c |
*so* **very** ***so***
_so_ __very__ snake_case_name
<script>alert(1)</script>
`code` ``more`` `
[x](javascript:y) ![x](y) [x]: y <http://x.y>
&amp; &lt;b&gt; &#60; & &copy
# not a heading #
## nor this
1. not a list
12) nor this
- nor that
+ nor those
* nor it
> not a quotation
\ \\ \* \| \
~~gone~~ ~x~
http://example.com www.example.com me@example.com
---
===
- [ ] a task
:--- | ---:
| - |
<!-- a comment --> <?php ?> <![CDATA[x]]>
"quotes" 'so' ... -- ---
$x$ ^up^ {.class} [^1] :smile: @someone
END
n=100
while IFS= read -r title; do
	[ "$n" -eq 100 ] || echo ---
	n=$((n + 1))
	quoted=$(printf '%s\n' "$title" | sed "s/'/''/g")
	cat <<END
proposal: SECMP0$n
title: '$quoted'
formal-title: '$quoted'
proposer: '$quoted'
summary: '$quoted'
status: Refinement
history:
  - date: 2017-05-02
    status: Initial Consideration
    who: '$quoted'
    note: '$quoted'
  - date: 2017-05-03
    status: Refinement
    note: '$quoted'
END
done <titles >hostile.yaml
ok "a register is made" secreg init
ok "titles made to hurt" secreg add hostile.yaml
all=$(sed -n 's/^proposal: //p' hostile.yaml)

table="table tbody thead tr td th"
run secreg list --format markdown
says "a list"
sound "a list" $table strong
is "a cell a column, a row a title" "$(wc -l <titles) 1" \
	"$(grep -c '<td' "$captured.html" |
	awk -v rows="$(grep -c '^<tr>' "$captured.html")" -v all="$(wc -l <titles)" \
	'{ print rows - 1, $1 % all == 0 }')"
run secreg list --columns id,title,proposer,summary --format markdown
says "other columns"
sound "other columns" $table strong
run secreg list --group status --format markdown
says "groups"
sound "groups" $table strong h2
run secreg show $all --format markdown
says "show"
sound "show" $table strong h2 h3 ul li p
run secreg why $all --format markdown
sound "why" h2 ol ul li p strong
run secreg history --format markdown
sound "the log" $table strong p
run secreg history 101 --format markdown
sound "entries" $table strong p
run secreg due --format markdown
sound "what is due" $table strong h2 p
run secreg query "SELECT title, '<b>' AS \"<i>\" FROM proposals" \
	--format markdown
says "a query"
sound "a query" $table
run secreg check --format markdown
sound "what check found" $table strong h2 h3 ul li p
run secreg process --format markdown
sound "the process" $table strong h1 h2 p
paper="h1 h2 h3 p strong b em sup br ul li $table"
run secreg report update --since 2017-04-12 --format markdown
says "the monthly paper"
sound "the monthly paper" $paper
run secreg report status --since 2017-04-12 --format markdown
says "the status report"
sound "the status report" $paper
run secreg report register --format markdown
says "the register"
sound "the register" $table strong
for id in $all; do
	printf '%s: another title is Referred\n\n' "$id"
done >draft.md
run secreg proofread draft.md --format markdown
sound "what is found in a draft" $table

done_testing
