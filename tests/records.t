# Every record that is right loads, is exported, and loads again as the same.
. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z

# told REGISTER: all that can be asked about its proposals
told() {
	secreg --db $1 list --all --format json &&
		secreg --db $1 show --format json \
			$(secreg --db $1 list --all --format jsonl |
				sed 's/^{"id": *"\([^"]*\)".*/\1/')
}

# twice NAME FILE...: through two registers
twice() {
	name=$1; shift
	rm -f one.db two.db
	secreg --db one.db init >/dev/null && secreg --db two.db init >/dev/null
	ok "$name loads" secreg --db one.db add "$@"
	ok "$name is exported" secreg --db one.db export --plain -o one.yaml
	ok "$name loads again" secreg --db two.db add one.yaml
	ok "$name is exported again" secreg --db two.db export --plain -o two.yaml
	ok "$name: the same bytes" cmp one.yaml two.yaml
	told one.db >one.json && told two.db >two.json
	# References say in which order entries came in: exports sort.
	for json in one.json two.json; do
		grep -v '"ref":' $json >answers && mv answers $json
	done
	ok "$name: the same answers" diff one.json two.json
	run secreg --db one.db add one.yaml
	is "$name: nothing new in it" 0 $status
	ok "$name: no byte differs after that" sh -c \
		'"$SECREG" --db one.db export --plain | cmp - one.yaml'
}

for file in "$top"/tests/records/ok/*.yaml; do
	name=${file##*/}
	twice "${name%.yaml}" "$file"
done
twice "everything" "$top"/tests/records/ok/*.yaml

# The records together hold every field of the tables.
sed -n 's/^	{ "\([a-z-]*\)", FIELD_[A-Z]*, AT(.*/\1/p' \
	"$top"/src/register/record.c | sort -u |
	grep -v '^meeting$\|^items$' >fields
ok "there are fields" test "$(wc -l <fields)" -gt 30
while read -r field; do
	case $field in
	category) ;;	# the name in front of a count
	*) grep -q "\(^\|[ {]\)$field:" "$top"/tests/records/ok/*.yaml ||
		echo "$field" ;;
	esac
done <fields >missing
is "every field is in some record" "" "$(cat missing)"
done_testing
