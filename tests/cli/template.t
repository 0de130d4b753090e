. tests/lib.sh

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register is made" secreg init

run secreg template proposal
is "done" 0 $status
is "nothing else to say" "" "$err"
golden "the form" template/proposal.yaml
is "no line is too wide" "" "$(awk 'length > 78' "$captured.out")"
cp "$captured.out" form.yaml

run secreg add form.yaml
is "not filled in: bad input" 3 $status
is "only the title is missing" 'form.yaml:7:1: error: "title" is empty [empty]' \
	"${err%%
*}"
is "nothing else is" 1 "$(grep -c ': error: ' "$captured.err")"

sed 's/^title:/title: An example title/' form.yaml >new.yaml
run secreg add new.yaml
is "filled in by sed: done" 0 $status
is "as it says" "SECMP0001  An example title
  Status   Initial Consideration, on 10 May 2017
Change 2, by secretary." "$out"

run secreg template proposal
ok "the next id" grep -qx 'proposal: SECMP0002' "$captured.out"
ok "one with a gap" secreg add --id 35 --title "Another example title"
secreg template proposal >form.yaml
ok "is followed" grep -qx 'proposal: SECMP0036' form.yaml

# Everything uncommented is still a form: each field is known.
sed -e '/^# [a-z-]*:$/s/^# //' -e 's/^    # \([a-z-]*:\)$/    \1/' \
	form.yaml >all.yaml
run secreg add all.yaml
is "all of it, empty: bad input" 3 $status
is "nothing but empty fields" "" \
	"$(grep ': error: ' "$captured.err" | grep -v '\[empty\]$')"

run secreg template letter
is "no such form" 2 $status
run secreg template
is "which one" 2 $status
run secreg template proposal -o out.yaml
is "into a file" "" "$out"
ok "it is the same" cmp form.yaml out.yaml
rm secreg.db
run secreg template proposal
is "no register: could not" 4 $status

done_testing
