# Every command that records one thing, each call failed in turn: the register
# is before or after, never between.

. tests/fault/common.sh

folder
swept transition transition 21 "Report Phase" --override "as minuted"
swept -s 1 "a refused transition" transition 21 Implemented
swept vote vote 30 approve --date 2017-06-07 --count "Large Suppliers=3/1/0" \
	--override "as minuted"
swept set set 30 path=3 "title=Another title"
swept note note 21 "A word" --date 2017-06-01
swept "note --dry-run" note 21 "A word" --date 2017-06-01 --dry-run
swept "correct" correct 9.1 "note=What was meant" --reason "a slip"
swept "correct --delete" correct 9.1 --delete --reason "a slip"
swept undo undo 13
swept "undo of an undo" undo
swept -s 1 "a refused undo" undo 9

cat >editor <<'END'
sed '/^title:/s/: .*/: Edited/' "$1" >edited && cat edited >"$1"; rm edited
END
EDITOR="sh $PWD/editor"
export EDITOR
swept -r -k 'secreg-*' edit edit 21
unset EDITOR

folder
rm "$folder/secreg.db"
swept -k '*.tmp??????*' init init

done_testing
