# What the tests of the fault suite share.  $FAULTS is where the Makefile put
# the library and the driver; the folders are in memory where there is room,
# for disks are slow.  A register is made with something of everything.  A test
# that sets $no_library does without it, and so runs under sanitizers too.

if [ -z "$FAULT_ON_DISK" ] && [ -w /dev/shm ]; then
	TMPDIR=/dev/shm
	export TMPDIR
fi
. tests/lib.sh

case $O in
/*) FAULTS=$O/fault ;;
*) FAULTS=$top/$O/fault ;;
esac
export FAULT_LIBRARY="$FAULTS/fault.so"
if [ -z "$VALGRIND$no_library" ] &&
	! LD_PRELOAD="$FAULT_LIBRARY" "$SECREG" version >/dev/null 2>&1; then
	echo "1..0 # SKIP the library cannot be preloaded here"
	exit
fi

export SECREG_TODAY=2017-06-30 SECREG_NOW=2017-06-30T09:00:00Z TMPDIR=.
data=$top/data/register/2017-05

# recorded WORD...: one command of the register that is being filled
recorded() {
	run secreg --db filled.db "$@"
	[ $status -eq 0 ] && return
	echo "Bail out! $*: $err"
	exit 1
}

fill() {
	recorded init
	recorded add "$data"
	recorded transition 33 implemented --date 2017-05-30
	recorded note 21 --date 2017-06-01 "A remark"
	recorded report update --since 2017-04-12 --until 2017-05-10 \
		--issue may
	recorded vote 30 approve --date 2017-06-07 --override "as minuted" \
		--count "Large Suppliers=3/1/0"
	recorded set 35 path=3
	recorded correct 4.1 "note=Another remark" --reason "a slip"
	recorded note 30 --date 2017-06-02 "One to take back"
	recorded note 31 --date 2017-06-02 "Taken back"
	recorded undo
	recorded report update --since 2017-05-11 --until 2017-06-09 \
		--issue june
	recorded note 32 --date 2017-06-20 "To take back"
	recorded note 34 --date 2017-06-20 "Taken back"
	recorded undo
}

# folder: a new one with such a register, $folder
folders=0
folder() {
	folders=$((folders + 1))
	folder=$PWD/w$folders
	mkdir "$folder"
	[ -e filled.db ] || fill
	cp filled.db "$folder/secreg.db"
}

# swept [-r] [-s STATUS] [-i INPUT] [-k PATTERN] [-K COUNT] NAME WORD...:
# fails that command, found by the folder of $folder, in every way
swept() {
	set_r= set_s= set_i= set_k= set_kills=
	while getopts rs:i:k:K: option; do
		case $option in
		r) set_r=-r ;;
		s) set_s=$OPTARG ;;
		i) set_i=$OPTARG ;;
		k) set_k=$OPTARG ;;
		K) set_kills=$OPTARG ;;
		*) exit 2 ;;
		esac
	done
	shift $((OPTIND - 1))
	OPTIND=1
	count=$((count + 1))
	"$FAULTS/sweep" $set_r ${set_s:+-s "$set_s"} \
		${set_i:+-i "$set_i"} ${set_k:+-k "$set_k"} \
		${set_kills:+-K "$set_kills"} "$folder" "$@" ||
		failed=$((failed + 1))
}

# ... or run under valgrind (tests/valgrind.sh)
[ -z "$VALGRIND" ] || . "$top/tests/fault/memcheck.sh"
