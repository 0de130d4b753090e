# Every command that reads, each call failed in turn: the whole answer, or
# status 4 and one line; nothing is written, nothing stays behind.

. tests/fault/common.sh

folder
swept list list
swept "list --all, columns, sorted" list --all --columns id,status,since \
	--sort since
swept "list --text" list --all --text meter
swept "list, as html" list --all --format html
swept "list, as json, as at" list --all --format json --as-at 2017-05-01
swept show show 21
swept "show, as known" show 29 --as-known 2
swept history history 21
swept "history of all" history
swept why why 29
swept due due
swept "due, as a calendar" due --format ics
swept ask ask how many are open
swept query query 'SELECT id, title FROM proposals WHERE id > :id' \
	--param id=SECMP0020
swept "query: values of every kind" query "SELECT :a, zeroblob(3000),
	x'00ff', 1.5, 10 / 4, hex(zeroblob(100)), group_concat(id),
	working_days('2017-01-' || :day, max(since)) FROM proposals" \
	--param a=word --param day=02
swept -s 2 "query, refused" query 'DELETE FROM proposals'
swept -s 1 check check
swept process process
swept "process, as a picture" process --format mermaid
swept info info
swept help help transition
swept "help of all" help
swept version version
swept template template meeting --body "Change Board"
swept -s 1 "a refused command" show 99
swept -s 2 "wrong usage" show --colour

folder
secreg --db filled.db report update --since 2017-04-12 --until 2017-05-10 \
	>"$folder/draft.md"
swept -r -s 1 proofread proofread draft.md

done_testing
