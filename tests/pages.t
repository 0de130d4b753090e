. tests/lib.sh

# Every page: whole, harmless, readable by machines for people.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
page=$top/tests/page.py

if ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP there is no python3 here to read the pages"
	exit
fi

# sound NAME: the last output is a sound page
sound() { is "$1" "" "$(python3 "$page" <"$captured.out" 2>&1)"; }
# text: its text
text() { python3 "$page" --text <"$captured.out"; }
# says NAME TEXT: the text holds it
says() {
	case $(text) in *"$2"*) result 0 "$1" ;; *) result 1 "$1" ;; esac
}

# pages NAME: all of them of the register $SECREG_DB
pages() {
	run secreg report update --since 2017-04-12 --format html
	sound "$1: the monthly paper"
	run secreg report update --since 2017-04-12 --format html --section 3.1 \
		--ordinal-dates --empty-sections
	sound "$1: as a section of another"
	run secreg report status --since 2017-04-12 --format html
	sound "$1: the status report"
	run secreg report register --format html
	sound "$1: the register"
}

# The checker itself finds what is wrong.
wrong() {
	printf '%s' "$2" >"$captured.out"
	[ -n "$(python3 "$page" <"$captured.out")" ]
	result $? "the checker sees $1"
}
run secreg init
run secreg report update --since 2017-04-12 --format html
sound "the paper of an empty register"
good=$out
wrong "two headings" "$(printf '%s' "$good" | sed 's,</main>,<h1>x</h1>&,')"
wrong "what is not closed" "$(printf '%s' "$good" | sed 's,</main>,<p>,')"
wrong "what is outside" \
	"$(printf '%s' "$good" | sed 's,</main>,<img src="x">&,')"
wrong "a head without scope" "$(printf '%s' "$good" |
	sed 's,</main>,<table><caption>x</caption><tr><th>y</th></tr></table>&,')"
wrong "a pale text" "$(printf '%s' "$good" | sed 's,color: #444,color: #999,')"

ok "the 27 proposals" secreg add "$top"/data/register/2017-05
pages "May 2017"

export SECREG_DB=harbour.db
run secreg init --process "$top/tests/data/harbour.yaml"
ok "a process of another field" secreg add "$top/tests/data/harbour-life.yaml"
pages "the harbour"

export SECREG_DB=hostile.db
run secreg init
ok "titles made to hurt" secreg add "$top/tests/data/hostile-pages.yaml"
pages "they do not"
run secreg report update --since 2017-04-12 --format html
says "a title is what it is" "SECMP0101 – </script><script>alert(1)</script>"
says "with its signs" "\"double\" and 'single' & &lt; \` \${x} \\u003c"
says "and the summary" "A & B &amp; C <!-- D --> ]]> E"
run secreg report register --format html
says "so in the register" "</script><script>alert(1)</script>"
says "and its proposer" "\"><img src=x onerror=alert(1)>"
run secreg report update --since 2017-04-12 --format html --since-label \
	"<b>\"the\" & meeting</b>"
sound "a label too"
says "is text" "since <b>\"the\" & meeting</b> (Table one)"

# What no title can be, in a register somebody wrote into.
if command -v sqlite3 >/dev/null; then
	sqlite3 hostile.db "SELECT 'DROP TRIGGER ' || name || ';'
		FROM sqlite_master WHERE type = 'trigger'" |
		sqlite3 hostile.db
	sqlite3 hostile.db "UPDATE entry SET title = 'a' || char(1) || 'b' ||
		char(0x202e) || 'c' || char(27) || '[31m' || char(0x2028)
		WHERE title = 'Amanuensis'"
	pages "damaged"
	run secreg report update --since 2017-04-12 --format html
	says "it is shown as symbols" "a␁b<U+202E>c␛[31m"
fi

done_testing
