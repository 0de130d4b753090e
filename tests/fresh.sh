#!/bin/sh
# `make fresh`: tries it as somebody would who has nothing of it yet, in a minimal
# Debian made below the build folder $O: README's two commands in a fresh clone,
# make install, README's tour, and the Debian package in a system of its own.
# Needs root, debootstrap and the network; takes some minutes.
set -eu

suite=${SUITE:-bookworm}
fresh=$O/fresh
package=$(ls "$O"/secreg_*.deb)

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
	echo "fresh: needs root and debootstrap" >&2
	exit 1
fi
mkdir -p "$fresh"
if [ ! -e "$fresh/$suite.made" ]; then
	rm -rf "$fresh/$suite"
	debootstrap --variant=minbase "$suite" "$fresh/$suite"
	: >"$fresh/$suite.made"
fi

# What was mounted goes first, or rm would reach what is our own.
leave() {
	for place in dev/pts dev proc; do
		! mountpoint -q "$here/$place" || umount "$here/$place" ||
			exit 1
	done
	rm -rf --one-file-system "$here"
}

# root NAME: a copy of the minimal system; within CMD: is run in it
root() {
	here=$fresh/$1
	leave
	cp -a "$fresh/$suite" "$here"
	cp /etc/resolv.conf /etc/hosts "$here/etc/"
	mount -t proc proc "$here/proc"
	mount --bind /dev "$here/dev"
	mount --bind /dev/pts "$here/dev/pts"
}
within() {
	echo "== $1"
	chroot "$here" /usr/bin/env -i TERM=dumb \
		PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
		DEBIAN_FRONTEND=noninteractive sh -ec "$1"
}
newcomer() { within "su - newcomer -c '$1'"; }

root checkout
within "apt-get update -q"
within "apt-get install -qy --no-install-recommends git make sudo"
within "useradd -m newcomer &&
	echo 'newcomer ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/newcomer"
git bundle create "$here/tmp/secreg.bundle" HEAD 2>/dev/null
newcomer "git clone -q /tmp/secreg.bundle secreg 2>/dev/null"
newcomer "cd secreg && make deps demo"
newcomer "cd secreg && make deps check"
newcomer "cd secreg && sudo make install && secreg version"
newcomer "cd secreg && SECREG=/usr/local/bin/secreg sh tests/readme.t"
newcomer "cd secreg && sudo make uninstall && ! command -v secreg"

leave

root package
cp "$package" "$here/tmp/secreg.deb"
git archive --prefix=secreg/ HEAD | tar -x -C "$here/tmp"
within "apt-get update -q"
within "apt-get install -qy --no-install-recommends /tmp/secreg.deb man-db"
within "secreg version"
within "man secreg | head -n 20"
within "cd /tmp/secreg && SECREG=/usr/bin/secreg sh tests/readme.t"
within "apt-get purge -qy secreg && test ! -e /usr/share/doc/secreg"
leave
echo "fresh: all went well"
