# A process of another field altogether, with other words throughout: records
# live their whole life under it, and no word of the built-in one is seen.
. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
export SECREG_DB="$PWD/secreg.db"
sec=$top/data/process/sec-2017.yaml
cp "$top/tests/data/harbour.yaml" "$top/tests/data/harbour-life.yaml" .
ok "init" secreg init --process harbour.yaml
run secreg add harbour-life.yaml
cat "$captured.out" "$captured.err" >all-output
is "the records are added" 0 "$status"
golden "add" harbour/add.txt

# see NAME FILE ARG...: the words are those of the golden file
see() {
	name=$1 file=$2; shift 2
	run secreg "$@"
	is "$name: done" 0 "$status"
	golden "$name" "harbour/$file"
	cat "$captured.out" "$captured.err" >>all-output
}
see "list" list.txt list
see "list --all" list-all.txt list --all
see "show" show.txt show hb001 2a 2b 3 4 5 6 pn-01 77
see "why" why.txt why hb001 2a 2b 3 4 5 6 pn-01 77
see "history" history.txt history
see "history of one" history-1.txt history HB001
see "export" export.yaml export --plain
see "report in text" report.txt report update --since 2017-04-12
see "report in Markdown" report.md report update --since 2017-04-12 \
	--format markdown --empty-sections
see "a report of long ago" report-march.txt report update \
	--since 2017-02-12 --until 2017-04-12
see "process" process.md process --format markdown

# What comes out goes in, and comes out the same.
secreg export >export.yaml
secreg --db again.db init --process harbour.yaml >/dev/null
ok "the export is read again" secreg --db again.db add export.yaml
secreg --db again.db export >again.yaml
ok "and is the same" diff export.yaml again.yaml

# Names: both find it, the old one too; a bare number may mean several.
is "the name it had" HB001 "$(secreg show nb001 | sed -n '1s/ .*//p')"
run secreg show 1
is "a number with several answers" 2 "$status"
echo "$err" >>all-output
for id in HB001 PN-01; do
	ok "which are listed: $id" grep -q $id "$captured.err"
done

# Refusals speak of this process alone.
cat >refused.yaml <<'END'
proposal: NB077
title: Whistles in fog
path: Tidal
status: Under Protest
history:
  - date: 2017-05-08
    status: Sighted
  - date: 2017-05-10
    status: Under Protest
---
proposal: NB003
title: No nets in the lock
path: Tidal
status: Posted
history:
  - date: by 2017-04-01
    opening: yes
    status: Posted
  - date: 2017-04-14
    body: Wharf Assembly
    vote: reject
    status: Sounding
  - date: 2017-05-10
    status: Posted
---
proposal: NB005
title: Swans
status: Hauled Down
history:
  - date: by 2017-03-01
    opening: yes
    status: Sighted
  - date: 2017-04-28
    status: Hauled Down
    who: the Proposer
  - date: 2017-05-09
    body: Crown Surveyor
    vote: approve
END
run secreg add --update refused.yaml
is "moves and a vote there are not: bad input" 3 "$status"
cp "$captured.err" "$captured.out"
golden "moves and a vote there are not" harbour/refused.txt
cat "$captured.err" >>all-output

# The words of the built-in process, from its file: statuses, bodies, the
# names of paths, terms, headings.  One word that is only part of another
# counts as well; words of one letter or digit do not.
sed -n 's/^ *-* *\(status\|body\|name\|singular\|plural\|abbreviation\|prefix\|stage\|category\|heading\|caption\|paper\|title\): //p' \
	"$sec" | sed 's/^"\(.*\)"$/\1/' | sort -u >words
ok "there are words to look for" test "$(wc -l <words)" -gt 40
ok "all that was said is held against them" test \
	"$(wc -l <all-output)" -gt 300
# What papers say of kinds of moves are words of the program: docs/process.md.
sed 's/\(Implemented\|Withdrawn\)\( on \)/\2/' all-output >held
is "no word of the built-in process is seen" "" "$(
	grep -n -w -F -f words held | head)"

# Nor is any in the program: not in C, not in SQL, comments apart; those of
# several words not as people type them either.
sed -n 's/^ *- \(status\|body\|category\): //p; s/^    name: //p' "$sec" |
	sort -u >names
sed -n '/ /{y/ ABCDEFGHIJKLMNOPQRSTUVWXYZ/-abcdefghijklmnopqrstuvwxyz/;p;}' \
	names >typed
cat typed >>names
find "$top/src" "$top/include" -name '*.[ch]' -o -name '*.sql' |
while read -r file; do
	# Comments out: those of C over several lines, those of SQL to the end.
	case $file in
	*.sql) sed 's/--.*//' "$file" ;;
	*) awk '{
		out = ""
		while (length($0)) {
			if (within) {
				i = index($0, "*/")
				if (!i) { $0 = ""; break }
				$0 = substr($0, i + 2); within = 0
			} else {
				i = index($0, "/*")
				if (!i) { out = out $0; break }
				out = out substr($0, 1, i - 1)
				$0 = substr($0, i + 2); within = 1
			}
		}
		print out
	}' "$file" ;;
	esac | grep -n -w -F -f names | sed "s|^|${file#"$top"/}:|"
done >found
is "none in the program" "" "$(cat found)"

done_testing
