. tests/lib.sh

# `make install` puts these files there and no others, readable by everybody
# whoever's umask it was; `make uninstall` takes them all away.

cd "$top" || exit 1
O=${O:-build}
stage=$scratch/work/stage
umask 077

# make_it GOAL...: as for the program that is being tested
make_it() {
	env -u MAKEFLAGS -u MFLAGS make --no-print-directory O="$O" \
		CC="${CC:-gcc}" "$@"
}

# listed: what is in the stage, with its rights
listed() {
	(cd "$stage" && find . ! -type d -printf '%m %P\n' | sort -k 2)
}

ok "it installs" make_it install DESTDIR="$stage" PREFIX=/usr
listed >"$captured.out"
golden "these files" install/files
is "and folders all may enter" "" \
	"$(find "$stage/usr" -type d ! -perm 755)"
ok "the program runs from there" "$stage/usr/bin/secreg" version
is "it is what was built" "$(cksum <"$O/secreg")" \
	"$(cksum <"$stage/usr/bin/secreg")"

# What README links to is there.
cd "$stage/usr/share/doc/secreg" || exit 1
links=$(grep -o '](docs/[^)#]*' README.md | sed 's/](//' | sort -u)
ok "README has links" test -n "$links"
for link in $links; do
	ok "README's $link" test -f "$link"
done
run secreg --db "$scratch/work/new.db" init --process \
	examples/process/sec-2017.yaml
is "the process loads" 0 $status
run secreg --db "$scratch/work/new.db" add examples/register/2017-05
is "and the proposals" 0 $status

cd "$top" || exit 1
ok "twice is once" make_it install DESTDIR="$stage" PREFIX=/usr
listed >"$captured.out"
golden "the same files" install/files
: >"$stage/usr/share/doc/kept"
ok "it uninstalls" make_it uninstall DESTDIR="$stage" PREFIX=/usr
is "and leaves what is not its own" "0 usr/share/doc/kept" \
	"$(cd "$stage" && find . ! -type d -printf '%s %P\n')"
is "no folder of its own" "" "$(find "$stage" -name 'secreg*')"
ok "what is not there is no fault" make_it uninstall DESTDIR="$stage" \
	PREFIX=/usr

ok "below a folder with a blank" make_it install DESTDIR= \
	PREFIX="$scratch/work/my programs"
ok "that runs too" "$scratch/work/my programs/bin/secreg" version

done_testing
