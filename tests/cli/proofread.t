. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
here=$top/tests/proofread

# found FILE: line and kind of each point
found() {
	secreg proofread "$1" --format jsonl 2>/dev/null | sed \
		's/.*"line":\([0-9]*\),"kind":"\([a-z]*\)".*/\1 \2/'
}

# end FILE: the last line
end() { secreg proofread "$1" | tail -1; }

# says NAME TEXT [POINT...]: what is found in a text, line and kind
says() {
	name=$1
	printf '%s\n' "$2" >said.md
	shift 2
	is "$name" "$(for point; do echo "$point"; done)" "$(found said.md)"
}

ok "a register is made" secreg init
ok "the 27 proposals" secreg add "$top"/data/register/2017-05
ok "a register of byelaws" secreg --db harbour.db init \
	--process "$top/tests/data/harbour.yaml"
ok "has some" secreg --db harbour.db add "$top/tests/data/harbour-life.yaml"
cp "$here/own-words.md" right.md

# A paper that is right, in words no program made.
run secreg proofread right.md
is "nothing to look at: status" 0 $status
is "nothing to look at" "49 mentions of 27 proposals: 29 statuses agree, the \
sums \"five\" and \"27\" agree, nothing to look at." "$out"
is "nothing on stderr" "" "$err"

# The two errors of a published paper.
sed -e 's/^- \*\*SECMP0004: Inclusion of Meter/- **SECMP0004: Inclusion of Device/' \
	-e 's/majority Change Board decision to reject/majority Change Board recommendation to reject/' \
	right.md >draft.md
run secreg proofread draft.md
is "two points: status" 1 $status
golden "two points" proofread/two.txt
run env COLUMNS=40 "$SECREG" proofread draft.md
golden "40 columns" proofread/two.40.txt
run secreg proofread draft.md --format json
golden "JSON" proofread/two.json
is "JSON: the same status" 1 $status
run secreg proofread draft.md --format jsonl
golden "JSON Lines" proofread/two.jsonl
run secreg proofread - <draft.md
is "standard input" 1 $status
is "is called so" "(standard input):30: title of SECMP0004 differs in one word" \
	"$(printf '%s\n' "$out" | head -1)"
run secreg proofread draft.md -o points.txt
is "into a file" "$(secreg proofread draft.md)" "$(cat points.txt)"
for columns in 24 40 60 100; do
	wide=$(COLUMNS=$columns secreg proofread draft.md |
		LC_ALL=C.UTF-8 wc -L)
	ok "$columns columns: no line is wider" test "$wide" -le $columns
done

# The same paper in other clothes says the same.
same=$(found draft.md)
is "lines and kinds" "30 title
46 vote" "$same"
sed 's/$/\r/' draft.md >crlf.md
is "CRLF" "$same" "$(found crlf.md)"
{ printf '\357\273\277'; cat draft.md; } >bom.md
is "a byte order mark" "$same" "$(found bom.md)"
if command -v iconv >/dev/null; then
	iconv -f UTF-8 -t WINDOWS-1252 draft.md >windows.txt
	run secreg proofread windows.txt
	is "Windows-1252" "$same" "$(found windows.txt)"
	is "which is said" "windows.txt: 10 bytes are not UTF-8; taken for \
Windows-1252, as word processors save it." "$err"
fi
sed -n '/^|.*SECMP/p' draft.md | sed 's/^| //; s/ |$//; s/ | /\t/g' \
	>tabs.txt
sed 's/SECMP0012\(.*\)Refinement/SECMP0012\1Referred/' tabs.txt >tab.txt
is "cells divided by tabs" "" "$(found tabs.txt)"
is "and what is wrong in them" "$(grep -n SECMP0012 tab.txt | sed 's/:.*//') \
status" "$(found tab.txt)"

# One thing at a time.
says "a title beside another id" '- **SECMP0009: Prioritising Service Requests**
- **SECMP0028: Prioritising Service Requests**' "1 title"
says "a title over two lines" 'The proposal SECMP0033 (Update to CH Handover
Support Papers) is small.' "2 title"
says "typography is no difference" '**SECMP0021: INCREASE the “representation” of
the ‘Other SEC-Party’ category on the SSC & and TABASC**'
says "words that are no title" 'SECMP0033 is small. SECMP0021 was referred.'
says "an abbreviated title in a sentence" 'SECMP0004 (Meter Serial Number) waits.'
says "no such proposal" 'SECMP0099 and SECMP0099 and SECMP 0098.' "1 id" "1 id"
says "an id that is not written so" 'SECMP021 waits.' "1 id"
says "what is no id" 'SECMPs, SECMP, SEC0021, ASECMP0021, SECMP0021b, NB001.'
says "a status in a sentence" 'SECMP0010 is now in Report Phase.' "1 status"
says "of several" 'SECMP0010, SECMP0011 and SECMP0012 are in Refinement.' \
	"1 status"
says "a status it once had" 'SECMP0021: Increase Other SEC Party representation
for TABASC and SSC – Rejected.'
says "a path in a sentence" 'SECMP0021, which is Path 2, was referred.' "1 path"
says "a path that is not recorded" 'SECMP0010 is on Path 2.'
says "a path it left" 'SECMP0021 was moved from Path 2.'
says "a name of another path" '**Path 2 – Self Governance:**' "1 path"
says "a path above the wrong ones" 'Path 2

- SECMP0021
- SECMP0033' "1 path"
says "how the vote went" 'The Change Board approved SECMP0011.' "1 vote"
says "how it was carried" \
	'The Change Board rejected SECMP0021 unanimously.' "1 vote"
says "what the vote was" \
	'The Change Board decision to approve SECMP0004 is known.' "1 vote"
says "a vote of another body" 'The Panel approved SECMP0011.'
says "a vote to come" 'The Change Board will approve SECMP0011.' 
says "either way" 'The Change Board could approve or reject SECMP0021.'
says "of two proposals" 'The Change Board approved SECMP0004 and SECMP0011.'
says "the day of a vote" \
	'The Change Board voted on 20 April 2017 to reject SECMP0021.' "1 date"
says "the implementation" \
	'SECMP0033 will be implemented on 12th May 2017, as SEC5.8.' "1 date" \
	"1 date"
says "the day of a plan" \
	'The Panel is due to consider SECMP0035 on 13 May 2017.' "1 date"
says "in words and over lines" 'There are twenty-
seven open Modification Proposals.'
says "a wrong sum" 'There are twenty-six open Modification Proposals.' "1 count"
says "sums of something else" \
	'Path 3 Modification Proposals. At least 26 open Modification Proposals.'
says "a vote that lists too few" 'At its meeting of 19 April 2017 the Change Board voted on five Modification Proposals.

- SECMP0004
- SECMP0008
- SECMP0011
- SECMP0021' "1 count"

# Titles that were changed, and what was known when.
ok "a title is changed" env SECREG_TODAY=2017-05-12 "$SECREG" set 33 \
	title="Update to CH Support Materials" --date 2017-05-12
run secreg proofread right.md
is "as at the day before nothing changes" 0 $status
SECREG_TODAY=2017-05-12 run secreg proofread right.md
is "after it, it is told" 1 $status
golden "as a former title" proofread/former.txt
SECREG_TODAY=2017-05-12 run secreg proofread right.md --as-at 2017-05-10
is "--as-at" 0 $status
SECREG_TODAY=2017-05-12 run secreg proofread right.md --as-known 2
is "--as-known" 0 $status
run secreg proofread right.md --as-at 2017-04-11
ok "before anything is known" grep -q "nothing is known of SECMP0035 on that" \
	"$captured.out"

# A former id, unless the paper says the present one too.
export SECREG_DB=harbour.db
says "a former id" 'NB001 was sealed.' "1 id"
says "beside the present one" 'HB001 (formerly NB001) was sealed.'
says "an id with a hyphen" 'PN-01, PN 01 and PN-77.' "1 id"
says "bodies as they are called" \
	'The watch of the tide recommended: approve PN-01.' "1 vote"
unset SECREG_DB

# What is no paper.
for bad in /nowhere . ; do
	run secreg proofread $bad
	is "$bad: bad input" 3 $status
done
printf 'PK\003\004\0\0' >paper.docx
run secreg proofread paper.docx
is "no text: bad input" 3 $status
is "no text: said so" "paper.docx: error: this is no text: there is a zero byte \
in it [character]
  Save the draft as plain text or Markdown, in UTF-8, and try again." "$err"
printf '\377\376S\0' >wide.txt
run secreg proofread wide.txt
is "UTF-16: bad input" 3 $status
run secreg proofread
is "no file: wrong usage" 2 $status
: >empty.md
is "an empty file" "0 mentions of 0 proposals: 0 statuses agree, nothing to \
look at." "$(end empty.md)"

# Hostile input: within a few seconds and without end of memory.
# repeat TEXT SIZE: so many bytes of it
repeat() {
	awk -v text="$1" -v size="$2" 'BEGIN {
		gsub(/\\n/, "\n", text)
		for (n = 0; n + length(text) <= size; n += length(text))
			printf "%s", text
	}'
}
for text in 'SECMP0021 ' 'SECMP0021\n' '| SECMP0021 | a | Referred |\n' \
	'**' '](' '<b' '- SECMP0021: Increase Other Other SEC Party\n' \
	'Change Board decision to approve SECMP0021 ' \
	'two Modification Proposals. ' 'SECMP0021  a  b\n           c  d\n'; do
	repeat "$text" 1048576 >hostile.md
	run sh -c 'ulimit -t 60; exec "$SECREG" proofread hostile.md'
	ok "1 MiB of $text" test $status -le 1
	ok "the points are bounded" test ${#out} -lt 300000
done
repeat 'a SECMP0021 b' 4194304 >hostile.md
run secreg proofread hostile.md
ok "4 MiB in one line" test $status -le 1
{ repeat a 4194304; echo a; } >hostile.md
run secreg proofread hostile.md
is "more than 4 MiB: bad input" 3 $status
is "more than 4 MiB: said so" "hostile.md: error: this is larger than 4 MiB, \
which no paper is [too-large]" "$err"
head -c 300000 "$SECREG" | tr '\000' x >bytes
run secreg proofread bytes
ok "bytes that are no text" test $status -le 1

done_testing
