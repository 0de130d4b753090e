. tests/lib.sh

# What is handed on: a tarball of what is committed, and a Debian package.
# `make distcheck` builds and tests what is in the tarball.

cd "$top" || exit 1
O=${O:-build}
work=$scratch/work
version=$("$SECREG" version | sed -n 's/^secreg //p')

# make_it GOAL...: of the program that is being tested
make_it() {
	env -u MAKEFLAGS -u MFLAGS make --no-print-directory O="$O" \
		CC="${CC:-gcc}" "$@"
}

is "the program and the Makefile are of one version" "$version" \
	"$(sed -n 's/^VERSION := //p' Makefile)"
if [ -e .git ] && command -v git >/dev/null &&
	git rev-parse HEAD >/dev/null 2>&1; then
	ok "a tarball" make_it dist
	tarball=$O/secreg-$version.tar.gz
	cp "$tarball" "$work/first.tar.gz"
	sleep 1
	ok "again" make_it dist
	ok "the same bytes" cmp "$tarball" "$work/first.tar.gz"
	is "it holds what is committed" "$(git ls-tree -r --name-only HEAD |
		sort)" "$(tar -tzf "$tarball" | grep -v '/$' |
		sed "s|^secreg-$version/||" | sort)"
	is "and all in one folder" "secreg-$version" \
		"$(tar -tzf "$tarball" | cut -d / -f 1 | sort -u)"
else
	echo "ok $((count += 1)) # SKIP this is no git checkout"
fi

# A program built to watch itself is not handed on.
case ${O##*/} in
*-san* | *-cov*)
	echo "ok $((count += 1)) # SKIP this is no program to hand on"
	done_testing
esac

if command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null; then
	ok "a Debian package" make_it deb
	set -- "$O"/secreg_"$version"_*.deb
	is "one" 1 $#
	cp "$1" "$work/first.deb"
	ok "again" make_it deb
	ok "the same bytes" cmp "$1" "$work/first.deb"
	is "what it is" "secreg $version" \
		"$(dpkg-deb -f "$1" Package Version | sed 's/.*: //' |
		paste -s -d ' ')"
	for library in libc6 libsqlite3-0 libyaml-0-2; do
		dpkg-deb -f "$1" Depends | grep -q "$library"
		result $? "it needs $library"
	done
	dpkg-deb --fsys-tarfile "$1" >"$work/files.tar"
	tar -tvf "$work/files.tar" | awk '$1 !~ /^d/ { print $1, $2, $6 }' |
		sort -k 3 >"$captured.out"
	golden "these files" install/package
	mkdir "$work/root"
	dpkg-deb -x "$1" "$work/root"
	ok "its program runs" "$work/root/usr/bin/secreg" version
	ok "its manual page is whole" \
		gzip -t "$work/root/usr/share/man/man1/secreg.1.gz"
	dpkg-deb -e "$1" "$work/control"
	ok "its sums are right" sh -c "cd '$work/root' &&
		md5sum -c --quiet '$work/control/md5sums'"
	if command -v lintian >/dev/null; then
		run lintian --allow-root --no-cfg --fail-on error,warning "$1"
		is "lintian finds nothing" "0 " "$status $out"
	else
		echo "ok $((count += 1)) # SKIP there is no lintian here"
	fi
else
	echo "ok $((count += 1)) # SKIP there is no dpkg-dev here"
fi

done_testing
