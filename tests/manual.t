. tests/lib.sh

# The manual page: its sections of commands, options and environment are what
# the program's tables say, and mandoc finds nothing wrong with it.  Its
# examples are run by tests/readme.t.

page=$top/docs/secreg.1

# part WHICH: what stands before, between or after the marks in the page
part() {
	awk -v want="$1" '
	/^\.\\" End of the tables\.$/ { place = 2 }
	place + 0 == want
	/^\.\\" From the tables:$/ { place = 1 }' "$page"
}

ok "the sections are printed" sh -c '"$SECREG" --manual >tables'
if [ -n "$UPDATE" ]; then
	{ part 0; cat tables; part 2; } >new
	cat new >"$page"
fi
part 1 >between
ok "the page has what the tables say" diff -u between tables
ok "COLUMNS is nothing to it" sh -c \
	'COLUMNS=40 "$SECREG" --manual | cmp tables'
for word in commands options; do
	ok "it has $word" grep -qi "^\.Sh $word\$" "$page"
done
is "all commands are in it" "$(secreg help | sed -n 's/^  \([a-z][a-z]*\).*/\1/p' |
	sort -u)" "$(sed -n 's/^\.It Cm \([a-z]*\).*/\1/p' tables | sort -u)"

if command -v mandoc >/dev/null; then
	run mandoc -Tlint -W style "$page"
	# What the pages of this machine lack is not asked.
	is "mandoc finds nothing" "" "$(printf '%s\n' "$out$err" |
		grep -v "lacks [a-z0-9]*([0-9]) entry")"
	run mandoc -Tascii -O width=78 "$page"
	is "it is set" 0 $status
	col -b <"$captured.out" >plain
	is "an option as it is typed" 1 \
		"$(grep -c '^ *-o, --output FILE$' plain)"
	is "nothing of its making is left" "" "$(grep -n '\\' plain |
		grep -v ' \\$')"
else
	count=$((count + 1))
	echo "ok $count # SKIP there is no mandoc here"
fi

done_testing
