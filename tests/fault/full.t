# No room, no right to write, no folder any more: before or after, one line,
# and nothing left over.

. tests/fault/common.sh

folder
cp filled.db before.db
secreg --db before.db export >before.yaml

# unchanged NAME: the register is as before, and nothing is beside it
unchanged() {
	secreg --db "$folder/secreg.db" export >now.yaml
	ok "$1: as before" cmp before.yaml now.yaml
	is "$1: nothing left over" secreg.db "$(ls -A "$folder")"
}

# So many blocks of 512 bytes (or 1,024) and no more, for each file.
for size in 1 2 4 8 16 64 200 400 444 450 460; do
	for words in "note 21 word" "add many.yaml" "undo 13" \
		"export -o out.yaml" "backup out.db"; do
		[ -e "$folder/many.yaml" ] || awk 'BEGIN {
			for (i = 1; i <= 250; i++)
				printf "---\nproposal: SECMP%04d\ntitle: %d\n" \
				"history:\n  - date: 2017-01-02\n" \
				"    status: Initial Consideration\n",
				i + 100, i }' >"$folder/many.yaml"
		(cd "$folder" && trap '' XFSZ && ulimit -f $size &&
			exec "$SECREG" $words) >out 2>err
		status=$?
		rm "$folder/many.yaml"
		if [ $status -eq 0 ]; then
			ok "$size blocks, $words: done" test -n "$words"
			rm -f "$folder"/out.*
			cp before.db "$folder/secreg.db"
			continue
		fi
		is "$size blocks, $words: could not" 4 $status
		is "$size blocks, $words: one line" 1 \
			"$(grep -c '^secreg: .*\(:\|memory\)' err)"
		unchanged "$size blocks, $words"
	done
done

# A small disk, where one can be had.
mkdir disk
if mount -t tmpfs -o size=64k none disk 2>/dev/null; then
	for size in 256 272 288 304 320 352 384 448 512 640; do
		mount -o remount,size=${size}k disk
		cp before.db disk/secreg.db || continue
		for words in "note 21 word" "set 30 path=3" \
			"report update --since 2017-06-10 --until 2017-06-30\
 --issue july" "backup disk/copy.db"; do
			rm -f disk/copy.db
			cp before.db disk/secreg.db
			secreg --db disk/secreg.db $words >out 2>err
			status=$?
			case $status in
			0) ;;
			4)	secreg --db disk/secreg.db export >now.yaml
				ok "disk of $size KiB, $words: as before" \
					cmp before.yaml now.yaml ;;
			*)	result 1 "disk of $size KiB: status $status" ;;
			esac
			rm -f disk/copy.db
			is "disk of $size KiB, $words: nothing else" \
				"secreg.db" "$(ls -A disk)"
		done
	done
	rm -f disk/*
	secreg --db disk/secreg.db init >out 2>err
	ok "there is room for a register" test -s disk/secreg.db
	rm -f disk/*
	mount -o remount,size=64k disk
	secreg --db disk/secreg.db init >out 2>err
	is "no room for a register" 4 $?
	is "nothing is left of it" "" "$(ls -A disk)"
	umount disk
else
	ok "no small disk can be mounted here # SKIP" true
fi

# A folder that may not be written to.  Root may all the same.
as_nobody=
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
	as_nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'
	chmod a+rx "$scratch" "$scratch/work"
fi
cp before.db "$folder/secreg.db"
chmod a+r "$folder/secreg.db"
chmod 555 "$folder"
if $as_nobody "$SECREG" version >/dev/null 2>&1 &&
	! $as_nobody touch "$folder/x" 2>/dev/null; then
	for words in "note 21 word" "undo" "list -o list.txt" \
		"backup copy.db" "--db new.db init"; do
		(cd "$folder" && $as_nobody "$SECREG" $words) >out 2>err
		is "read-only folder, $words: could not" 4 $?
		is "read-only folder, $words: one line" 1 \
			"$(grep -c '^secreg: .*: ' err)"
	done
	for words in "list" "show 21" "export" "check"; do
		secreg --db before.db $words >want 2>/dev/null
		status=$?
		(cd "$folder" && $as_nobody "$SECREG" $words) >out 2>err
		is "read-only folder, $words: read" $status $?
		ok "read-only folder, $words: the same" cmp want out
	done
else
	ok "no folder can be made read-only here # SKIP" true
fi
chmod 755 "$folder"
unchanged "read-only folder"

# A folder that is gone.
mkdir gone
for words in "list" "note 21 word" "init" "export" "info" \
	"--db secreg.db list" "--db secreg.db note 21 word"; do
	mkdir -p gone
	(cd gone && rmdir ../gone && exec "$SECREG" $words) >out 2>err
	is "vanished folder, $words: could not" 4 $?
	is "vanished folder, $words: one line" 1 "$(grep -c '^secreg: ' err)"
done

done_testing
