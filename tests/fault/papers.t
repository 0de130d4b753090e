# Papers and files that are made from the register, each call failed in turn:
# the old file or the whole new one.

. tests/fault/common.sh

folder
echo old >"$folder/paper"
swept "report update" report update --since 2017-05-11 --until 2017-06-09
swept "report update, as html" report update --since 2017-05-11 \
	--until 2017-06-09 --format html
swept "report update, as json" report update --since 2017-05-11 \
	--until 2017-06-09 --format json
swept "report update -o" report update --since 2017-05-11 \
	--until 2017-06-09 -o paper --format markdown
swept "report status" report status --since 2017-05-10
swept "report status -o, a new file" report status \
	--since 2017-05-10 --format html -o new
swept "report register" report register
swept "report register, as html" report register --format html -o paper
swept "report list" report list
swept "report reprint" report reprint may
swept -s 1 "report diff" report diff may june
swept "report update --issue" report update --since 2017-06-10 \
	--until 2017-06-30 --issue july
swept "report update --issue -o" report update --since 2017-06-10 \
	--until 2017-06-30 --issue july -o paper
swept export export -o paper
swept "export --plain" export --plain 21 35
swept "export, as jsonl" export --format jsonl

folder
swept -k "*.tmp??????*" backup backup copy.db
cp "$folder/secreg.db" "$folder/copy.db"
swept -k "*.tmp??????*" "backup --force" backup --force copy.db

done_testing
