#!/bin/sh
# `make deb`: a Debian package of what `make install` puts in place, made in the
# build folder $O with Debian's own tools.  Nothing is installed here.
set -eu

for tool in dpkg-deb dpkg-shlibdeps; do
	command -v $tool >/dev/null || {
		echo "deb: $tool is missing: apt-get install dpkg-dev" >&2
		exit 1
	}
done

work=$O/deb root=$O/deb/root
architecture=$(dpkg --print-architecture)
package=$O/secreg_${VERSION}_$architecture.deb
umask 022
rm -rf "$work"
mkdir -p "$root/DEBIAN" "$work/debian"
$MAKE --no-print-directory O="$O" DESTDIR="$root" PREFIX=/usr install

# What Debian's policy asks for besides.
strip --strip-unneeded --remove-section=.comment --remove-section=.note \
	"$root/usr/bin/secreg"
gzip -9n "$root/usr/share/man/man1/secreg.1"
mkdir -p "$root/usr/share/zsh/vendor-completions"
mv "$root/usr/share/zsh/site-functions/_secreg" \
	"$root/usr/share/zsh/vendor-completions/_secreg"
rmdir "$root/usr/share/zsh/site-functions"
sed "s/@VERSION@/$VERSION/" data/debian/changelog |
	gzip -9n >"$root/usr/share/doc/secreg/changelog.gz"

# The libraries the program is linked to, as packages.  dpkg-shlibdeps looks
# for a source package around it.
printf 'Source: secreg\n\nPackage: secreg\nArchitecture: any\n' \
	>"$work/debian/control"
program=$(cd "$root" && pwd)/usr/bin/secreg
depends=$(cd "$work" && dpkg-shlibdeps -O -e"$program" |
	sed -n 's/^shlibs:Depends=//p')
sed -e "s/@VERSION@/$VERSION/; s/@ARCHITECTURE@/$architecture/" \
	-e "s/@SIZE@/$(du -k -s --apparent-size "$root/usr" | cut -f 1)/" \
	-e "s/@DEPENDS@/$depends/" data/debian/control >"$root/DEBIAN/control"
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum) \
	>"$root/DEBIAN/md5sums"

# The same sources give the same bytes, whenever that is.
SOURCE_DATE_EPOCH=$(date -d "$(sed -n 's/^ --.*>  //p' \
	data/debian/changelog | head -n 1)" +%s)
export SOURCE_DATE_EPOCH
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build "$root" "$package"
