. tests/lib.sh

# What fuzzing found, and what it should try first: each file of
# tests/fuzz/corpus/TARGET is run by build/fuzz/TARGET, which ends the process
# when something does not hold (tests/fuzz/program.h).

cd "$top" || exit 1
for target in tests/fuzz/corpus/*; do
	name=${target##*/}
	run "${O:-build}/fuzz/$name" "$target"/*
	is "$name: nothing is broken" 0 "$status"
	[ "$status" -eq 0 ] || printf '%s\n' "$err" | tail -3 | comment
	is "$name: all of it was run" "$(ls "$target" | wc -l)" "$out"
done
ok "each target has a corpus" sh -c 'for file in tests/fuzz/*.c; do
	name=${file##*/} name=${name%.c}
	case $name in program|commands|replay) continue ;; esac
	[ -d "tests/fuzz/corpus/$name" ] || exit 1
done'
done_testing
