#!/bin/sh
# `make demo`: a register made from data/, and the paper of May 2017 from it.
set -eu

secreg=$O/secreg
db=$O/demo/secreg.db

rm -rf "$O/demo"
mkdir -p "$O/demo"
"$secreg" --db "$db" init >&2
"$secreg" --db "$db" add data/register/2017-05 >&2
echo >&2
"$secreg" --db "$db" report update --since 2017-04-12 --until 2017-05-10
