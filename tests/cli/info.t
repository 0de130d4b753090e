. tests/lib.sh

# line HEAD: what info says there
line() { sed -n "s/^$1  *//p" "$captured.out"; }
# why: the line below the register's name
why() { sed -n '2s/^ *//p' "$captured.out"; }

run secreg info
is "no register: could not" 4 $status
is "it says where it looked" "secreg: no register was found: there is no\
 secreg.db in this folder or one above it, and no\
 \"$HOME/.local/share/secreg/secreg.db\"." "${err%%
*}"
run secreg --db none.db info
is "one that is not there: could not" 4 $status

ok "a register is made" secreg init
run secreg info
is "info is done" 0 $status
is "its full name" "$PWD/secreg.db" "$(line Register)"
is "in this folder" "in this folder" "$(why)"
is "the format version" 1 "$(line 'Format version')"
is "no proposals yet" 0 "$(line Proposals)"
is "its size" "$(($(wc -c <secreg.db))) bytes" "$(line Size)"
ok "today is the clock's" grep -q '^Today .*, by the clock$' "$captured.out"

SECREG_TODAY=2017-05-10 run secreg info
is "today may be set" "10 May 2017, by SECREG_TODAY" "$(line Today)"
SECREG_TODAY=10/05/2017 run secreg info
is "but must be a day" 2 $status
is "which one is asked" 'secreg: SECREG_TODAY: expected a date as YYYY-MM-DD, found "10/05/2017".
  Did you mean SECREG_TODAY=2017-05-10?' "$err"
SECREG_NOW=2017-05-10T24:00:00Z run secreg info
is "the time must be one" 2 $status

mkdir -p below/more
cd below/more
run secreg info
is "found above" "in a folder above this one" "$(why)"
is "there" "${PWD%/below/more}/secreg.db" "$(line Register)"
run secreg --db ../../secreg.db info
is "named" "named by --db" "$(why)"
SECREG_DB=../../secreg.db run secreg info
is "named by the environment" "named by SECREG_DB" "$(why)"
SECREG_DB=none.db run secreg --db ../../secreg.db info
is "--db comes first" "named by --db" "$(why)"
cd ../..
rm -r below

mkdir -p "$HOME/.local/share/secreg" "$HOME/data/secreg"
mv secreg.db "$HOME/.local/share/secreg"
run secreg info
is "at home" "in your own data folder" "$(why)"
mv "$HOME/.local/share/secreg/secreg.db" "$HOME/data/secreg"
XDG_DATA_HOME=$HOME/data run secreg info
is "in the data folder" "$HOME/data/secreg/secreg.db" "$(line Register)"

run secreg --db "$HOME/data/secreg/secreg.db" info --format json
is "JSON" 0 $status
ok "with its key" grep -q '^      "format_version": 1,$' "$captured.out"
echo "no register" >text
run secreg --db text info
is "another file" 4 $status
run secreg --db . info
is "a folder" 4 $status

done_testing
