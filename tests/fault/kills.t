# Killed at random moments, on a disk: before or after, every time.

FAULT_ON_DISK=1
. tests/fault/common.sh

case $FAULT in
full) kills=2000 ;;
*) kills=${FAULT:-40} ;;
esac
folder
awk 'BEGIN { for (i = 1; i <= 250; i++)
	printf "---\nproposal: SECMP%04d\ntitle: Number %d\nhistory:\n" \
		"  - date: 2017-01-02\n    status: Initial Consideration\n",
		i + 100, i }' >"$folder/many.yaml"
swept -K $kills transition transition 21 "Report Phase" --override "as minuted"
swept -K $kills note note 21 "A word" --date 2017-06-01
swept -K $kills set set 30 path=3
swept -K $kills correct correct 9.1 "note=What was meant" --reason "a slip"
swept -K $kills undo undo 13
swept -K $kills "add 250" add many.yaml
swept -K $kills "report update --issue" report update --since 2017-06-10 \
	--until 2017-06-30 --issue july -o paper
swept -K $kills backup backup copy.db
rm "$folder/many.yaml"
secreg --db filled.db export >"$folder/whole.yaml"
rm "$folder/secreg.db"
secreg --db "$folder/secreg.db" init >/dev/null 2>&1
swept -K $kills "add: restore the whole" add whole.yaml
rm "$folder/secreg.db"
swept -K $kills init init

done_testing
