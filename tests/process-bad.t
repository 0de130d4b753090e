# Process files that are refused: what is said of tests/process-bad/x.yaml is
# in x.want, and no register is made.
. tests/lib.sh

for file in "$top"/tests/process-bad/*.yaml; do
	name=${file##*/}
	cp "$file" .
	run secreg --db bad.db init --process "$name"
	[ -z "$UPDATE" ] || cp "$captured.err" "${file%.yaml}.want"
	diff -u "${file%.yaml}.want" "$captured.err" >"$captured.diff" 2>&1
	result $? "$name is refused in these words" || comment <"$captured.diff"
	is "$name ends with 3" 3 "$status"
	ok "$name makes no register" [ ! -e bad.db ]
done

done_testing
