# Loading, each call failed in turn: all of the files or nothing.

. tests/fault/common.sh

cp -r "$data" records
folder
cat >"$folder/one.yaml" <<'END'
proposal: SECMP0036
title: An example title
status: Initial Consideration
history:
  - date: 2017-05-02
    status: Initial Consideration
  - date: 2017-05-03
    note: A remark.
END
swept -r "add a file" add one.yaml
swept -r -i "$folder/one.yaml" "add from stdin" add -
swept "add --id" add --id 36 --title "An example title" --date 2017-05-02
swept -r "add --dry-run" add --dry-run one.yaml
printf 'proposal: SECMP0037\ntitel: Another\n' >"$folder/bad.yaml"
swept -r -s 3 "add a bad file" add bad.yaml
{
	secreg --db filled.db export --plain 21
	printf '  - date: 2017-06-20\n    note: One more remark.\n'
} >"$folder/update.yaml"
swept -r "add --update" add --update update.yaml

# Two proposals that are voted on, and the sheet of the meeting that does.
folder
for id in 30 31; do
	secreg --db "$folder/secreg.db" set $id path=2 --date 2017-06-12 \
		>/dev/null 2>&1
	secreg --db "$folder/secreg.db" transition $id "Report Phase" \
		--date 2017-06-12 --override "as minuted" >/dev/null 2>&1
done
cat >"$folder/sheet.yaml" <<'END'
meeting: Change Board
date: 2017-06-21
items:
  - proposal: SECMP0030
    vote: approve
    carried: unanimous
  - proposal: SECMP0031
    vote: reject
    carried: unanimous
END
swept -r "add a meeting sheet" add sheet.yaml

folder
rm "$folder/secreg.db"
secreg --db "$folder/secreg.db" init >/dev/null 2>&1
swept -r "add a folder" add ../records
secreg --db filled.db export >"$folder/whole.yaml"
swept -r "add: restore the whole" add whole.yaml
rm "$folder/whole.yaml"
awk 'BEGIN { for (i = 1; i <= 250; i++)
	printf "---\nproposal: SECMP%04d\ntitle: Number %d\nhistory:\n" \
		"  - date: 2017-01-02\n    status: Initial Consideration\n",
		i + 100, i }' >"$folder/many.yaml"
swept -r "add 250" add many.yaml

done_testing
