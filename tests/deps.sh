#!/bin/sh
# Installs what building and testing needs and is not there yet.

have() {
	command -v "$1" >/dev/null 2>&1
}

complete() {
	{ have gcc || have cc || have clang; } && have make && have prove &&
		have python3 && have sqlite3 &&
		{ have pkg-config || have pkgconf; } &&
		"${PKG_CONFIG:-pkg-config}" --exists sqlite3 yaml-0.1 cmocka
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif have sudo; then
		sudo "$@"
	else
		echo "deps: run this as root: $*" >&2
		return 1
	fi
}

install() {
	if have apt-get; then
		as_root apt-get update &&
		as_root env DEBIAN_FRONTEND=noninteractive \
			apt-get install -y --no-install-recommends \
			gcc libc6-dev make pkg-config libsqlite3-dev \
			libyaml-dev libcmocka-dev perl python3 sqlite3
	elif have dnf; then
		as_root dnf install -y gcc make pkgconf-pkg-config \
			sqlite-devel libyaml-devel libcmocka-devel \
			perl-Test-Harness python3 sqlite
	elif have apk; then
		as_root apk add gcc musl-dev make pkgconf sqlite-dev \
			yaml-dev cmocka-dev perl-utils python3 sqlite
	elif have brew; then
		brew install pkg-config sqlite libyaml cmocka python3
	else
		echo "deps: no package manager known here (apt, dnf, apk," \
			"brew). Install a C compiler, make, pkg-config, perl" \
			"with prove, python3, the sqlite3 shell, and SQLite," \
			"libyaml and cmocka with their headers." >&2
		return 1
	fi
}

if complete; then
	exit 0
fi
install || exit 1
if ! complete; then
	echo "deps: something is still missing; see above" >&2
	exit 1
fi
