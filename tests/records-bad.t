. tests/lib.sh

# Every tests/records/bad/NAME.yaml is refused with exactly NAME.want on
# stderr, and the register stays as it was, byte for byte.  NAME.args holds
# the words after `secreg` where they are not `add NAME.yaml`.  The register
# holds the proposals of May 2017 but SECMP0021.  UPDATE=1 rewrites what is
# wanted.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
export SECREG_DB="$PWD/secreg.db"
ok "a register is made" secreg init
cp -r "$top/data/register/2017-05" records && rm records/SECMP0021.yaml
ok "it holds May 2017" secreg add records
before=$PWD/before.db
fresh=$PWD/fresh.db
wanted=$PWD/wanted
cp secreg.db "$before"
cd "$top/tests/records/bad" || exit 1

for file in *.yaml; do
	name=${file%.yaml}
	set -- add "$file"
	[ ! -e "$name.args" ] || eval "set -- $(cat "$name.args")"
	run secreg "$@"
	[ -z "$UPDATE" ] || cp "$captured.err" "$name.want"
	is "$name: bad input" 3 "$status"
	is "$name: nothing on stdout" "" "$out"
	ok "$name: as wanted" diff -u "$name.want" "$captured.err"
	ok "$name: the register is untouched" cmp "$before" "$SECREG_DB"
	ok "$name: none is made" test ! -e "$fresh"
done

# A slug of its class without a case is a message nobody has read.
for slug in $(sed -n 's/^	{ SLUG_[A-Z_]*, "\(.*\)", STATUS_INPUT,$/\1/p' \
	"$top/src/base/slug.c"); do
	ok "$slug has a case" grep -q "\[$slug\]\$" ./*.want
done

# What is wanted stands beside what causes it.
for want in *.want *.args; do
	ok "$want has its record" test -e "${want%.*}.yaml"
done

done_testing
