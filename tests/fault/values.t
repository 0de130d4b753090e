# Registers whose rows hold what none can: every column of every table in turn
# is NULL, empty, bytes, a number below zero or beyond all, or a long text,
# whatever the schema says of it.  Every command answers with a documented
# status, in one line if it could not, and reading leaves the file as it is.

no_library=yes
. tests/fault/common.sh

if ! command -v sqlite3 >/dev/null; then
	echo "1..0 # SKIP sqlite3 is not installed"
	exit 0
fi
[ -e filled.db ] || fill
recorded add "$top"/tests/records/ok/*.yaml

cat >reads <<'END'
list --all
show 21 --format json
history
check
export
report update --since 2017-05-11 --until 2017-06-09
why 29
due
query SELECT * FROM proposals JOIN timeline USING (id)
report status --since 2017-05-11
show 21 30 33 35
process --format yaml
list --text meter
report register --format json
history 30
info
report reprint may
check store
ask
proofread draft.md
report list
list --as-at 2017-05-31 --as-known 3
report diff may june
template meeting --body Change_Board --date 2017-07-05
backup copy.db
why 33 --format html
process --format markdown
END
cat >writes <<'END'
note 21 A_word --date 2017-06-21
undo
transition 21 withdrawn --date 2017-06-21 --override x
add more.yaml
vote 30 approve --date 2017-06-22 --override x
report update --since 2017-06-10 --until 2017-06-29 --issue last
set 21 path=3
correct 4.1 note=Other --reason slip
undo 3
add --update more.yaml
END
printf '%s\n' '# Draft' '' 'SECMP0021 is in Refinement, SECMP0030 was approved' \
	'on 7 June 2017, and DP021 is another.' >draft.md
sed 's/SECMP0106/SECMP0986/' "$top/tests/records/ok/paragraphs.yaml" >more.yaml

# The same with a schema that lets everything in; rows are kept as they are.
cp filled.db loose.db
sqlite3 loose.db >/dev/null <<'END'
.dbconfig defensive off
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(replace(replace(sql, ' NOT NULL', ''),
	') STRICT, WITHOUT', ') WITHOUT'), ') STRICT', ')')
	WHERE type = 'table';
END
sqlite3 filled.db >columns "SELECT m.name || ' ' || c.name
	FROM sqlite_master m, pragma_table_info(m.name) c
	WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"

# broken COLUMN OF VALUE: secreg.db, so broken; fails if it cannot be
broken() {
	cp loose.db secreg.db
	sqlite3 secreg.db >changed 2>&1 <<END
.dbconfig enable_trigger off
.dbconfig defensive off
PRAGMA writable_schema = ON;
PRAGMA ignore_check_constraints = ON;
UPDATE OR IGNORE $2 SET $1 = $3;
SELECT changes();
ATTACH 'filled.db' AS filled;
UPDATE sqlite_master SET sql = (SELECT f.sql FROM filled.sqlite_master f
	WHERE f.name = sqlite_master.name) WHERE type = 'table';
END
	! grep -q '^0$\|rror' changed
}

# tried CASE WORD...: one command on it
runs=0 bad=0 s0=0 s1=0 s4=0
tried() {
	what=$1; shift
	timeout 30 "$SECREG" "$@" >out 2>err </dev/null
	status=$?
	runs=$((runs + 1))
	wrong=
	case $status in
	0) s0=$((s0 + 1)) ;;
	1) s1=$((s1 + 1)) ;;
	4)
		s4=$((s4 + 1))
		[ "$(grep -c '^secreg: ' err)" -eq 1 ] || wrong="not one line"
		;;
	2|3)	# a name or a record does not fit what is left of the process
		[ "$writing" ] || wrong="status $status" ;;
	*) wrong="status $status" ;;
	esac
	[ -z "$writing" ] && ! cmp -s secreg.db before.db &&
		wrong="the register was changed"
	[ -e secreg.db-journal ] && wrong="a journal left"
	grep -q 'Sanitizer\|runtime error' err && wrong="a sanitizer's report"
	[ "$wrong" ] || return
	bad=$((bad + 1))
	[ $bad -gt ${TOLD:-12} ] || {
		echo "# $what: secreg $*: $wrong"
		head -c 2000 err | comment
	}
}

# each CASE LINE: the command of a line, an underscore being a space
each() {
	what=$1 line=$2
	case $line in
	query*) set -- query "${line#query }" ;;
	*)
		set -- $line
		for word; do
			shift
			set -- "$@" "$(printf '%s' "$word" | tr _ ' ')"
		done
		;;
	esac
	rm -f copy.db
	tried "$what" "$@"
}

# Which: all of them, or so many of each case, and every so many-th case.
case $FAULT in
full) per=1000 every=1 ;;
'') per=1 every=11 ;;
*) per=$FAULT every=1 ;;
esac
half=$(((per + 1) / 2))
nth=0 cases=0 turn=0
reads=$(wc -l <reads) writes=$(wc -l <writes)
exec 3<columns
while read -r table column <&3; do
	for value in NULL "''" "x'00ff'" 9223372036854775807 -1 \
		"printf('%.*c', 1000000, 'x')" "'a' || char(0, 10, 27) || 'b'"; do
		nth=$((nth + 1))
		[ $((nth % every)) -eq 0 ] || continue
		broken "$column" "$table" "$value" || continue
		cases=$((cases + 1))
		cp secreg.db before.db
		writing=
		for i in $(seq $((per < reads ? per : reads))); do
			turn=$((turn + 1))
			each "$table.$column = $value" \
				"$(sed -n "$((turn % reads + 1))p" reads)"
		done
		writing=yes
		for i in $(seq $((half < writes ? half : writes))); do
			cp before.db secreg.db
			each "$table.$column = $value" \
				"$(sed -n "$(((turn + i) % writes + 1))p" writes)"
		done
	done
done
exec 3<&-
ok "there are columns" test "$(wc -l <columns)" -gt 100
ok "most can be broken" test $((cases * every * 10)) -gt \
	$(($(wc -l <columns) * 7 * 6))
is "every command answers" 0 $bad
echo "# values $cases of $(wc -l <columns) columns, $runs runs: status" \
	"0 $s0, 1 $s1, 4 $s4"
done_testing
