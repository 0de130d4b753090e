. tests/lib.sh

# Completion in real shells at a terminal: what is put in for what was typed
# when the tab key is pressed, and what is shown for the words there are.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z TERM=xterm
export LC_ALL=C.UTF-8
PATH=$(dirname "$SECREG"):$PATH
stubs=$top/data/completion

run secreg init
ok "the proposals" secreg add "$top/data/register/2017-05"
ok "a paper goes out" secreg report update --since 2017-04-12 --issue \
	"DCUSA May 2017" -o paper.txt
: >file-of-mine.yaml

# skip SHELL: it is not tried
skip() {
	count=$((count + 1))
	echo "ok $count # SKIP there is no $1 here"
}

# What is typed before the tab key, and what the line then says, word by word.
cat >cases <<'END'
secreg tran|<secreg> <transition>
secreg report reg|<secreg> <report> <register>
secreg show 21|<secreg> <show> <SECMP0021>
secreg why secmp0009|<secreg> <why> <SECMP0009>
secreg list --form|<secreg> <list> <--format>
secreg list --status awaiting-i|<secreg> <list> <--status> <awaiting-implementation>
secreg list --status=awaiting-i|<secreg> <list> <--status=awaiting-implementation>
secreg list --status "Awaiting I|<secreg> <list> <--status> <awaiting-implementation>
secreg transition 33 impl|<secreg> <transition> <33> <implemented>
secreg list --columns id,formal|<secreg> <list> <--columns> <id,formal_title>
secreg set 21 path=f|<secreg> <set> <21> <path=fast-track>
secreg set 21 prop|<secreg> <set> <21> <proposer=>
secreg report reprint d|<secreg> <report> <reprint> <DCUSA May 2017>
secreg add file-of|<secreg> <add> <file-of-mine.yaml>
secreg --db=secreg. show 00|<secreg> <--db=secreg.> <show> <00>
secreg --db secreg.db show 33|<secreg> <--db> <secreg.db> <show> <SECMP0033>
END

# typing SHELL START...: the lines of the cases typed into a shell, then
# twice tab where there are several; $shown: what it printed
typing() {
	shell=$1; shift
	steps=$scratch/work/steps
	: >"$steps"
	while IFS='|' read -r line want; do
		printf '%s\n' "send:$line\\t" "send:\\x01printf \"<%s> \" \\x05" \
			"send:; echo e''nd\\r" "wait:end"
	done <cases >"$steps"
	printf '%s\n' 'send:secreg show SECMP000\t\t' 'wait:Library' \
		'send:\x15' 'send:exit\r' >>"$steps"
	set -- "$@" -- "send:$start\\r" "wait:ready"
	while IFS= read -r step; do
		set -- "$@" "$step"
	done <"$steps"
	run python3 "$top/tests/terminal.py" "$@"
	tr -d '\r' <"$captured.out" >"shown-$shell"
	cut -d '|' -f 2 cases >wanted
	grep -a '^<.*end$' "shown-$shell" | sed 's/ end$//' >found
	while IFS= read -r want && IFS= read -r got <&3; do
		is "$shell: $want" "$want" "$got"
	done <wanted 3<found
	is "$shell: all of them" "$(wc -l <wanted)" "$(wc -l <found)"
	ok "$shell: titles are shown" grep -aq \
		'^SECMP0009 .*Centralised Firmware Library' "shown-$shell"
}

if ! command -v python3 >/dev/null; then
	skip "python3 to type at a terminal"
else
	if command -v bash >/dev/null; then
		start="bind 'set enable-bracketed-paste off'; PS1='\$ '; . '$stubs/secreg.bash'; echo rea''dy"
		typing bash bash --norc -i
	else
		skip bash
	fi
	if command -v zsh >/dev/null; then
		start="PS1='\$ '; fpath=('$stubs' \$fpath); autoload -U compinit"
		start="$start; compinit -D -u; unset zle_bracketed_paste; echo rea''dy"
		typing zsh zsh -f -i
	else
		skip zsh
	fi
fi

if command -v fish >/dev/null; then
	# offered LINE: what fish offers, with what it is
	offered() {
		LINE=$1 STUB=$stubs/secreg.fish fish -N -c \
			'source $STUB; complete -C "$LINE"'
	}
	is "fish: a command" "show	one proposal in full, or several" \
		"$(offered 'secreg sho')"
	is "fish: an id by its number" "SECMP0021	Increase Other SEC Party\
 representation for TABASC and SSC" "$(offered 'secreg show 21')"
	is "fish: all of them" 27 "$(offered 'secreg show ' | wc -l)"
	is "fish: a status" "awaiting-implementation	Awaiting Implementation" \
		"$(offered 'secreg list --status awaiting-i')"
	is "fish: with its option" \
		"--status=awaiting-implementation	Awaiting Implementation" \
		"$(offered 'secreg list --status=awaiting-i')"
	is "fish: in quotes" "awaiting-implementation	Awaiting Implementation" \
		"$(offered 'secreg list --status "awaiting-i')"
	is "fish: where it can go" "implemented	Implemented" \
		"$(offered 'secreg transition 33 imp')"
	is "fish: a paper" "DCUSA May 2017" \
		"$(offered 'secreg report reprint D' | cut -f 1)"
	is "fish: files" "file-of-mine.yaml" \
		"$(offered 'secreg add file-' | cut -f 1)"
	is "fish: of an option" "--db=secreg.db" \
		"$(offered 'secreg --db=sec' | cut -f 1)"
	is "fish: an option" "--expect" \
		"$(offered 'secreg transition 33 --exp' | cut -f 1)"
else
	skip fish
fi

done_testing
