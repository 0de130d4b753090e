# Stands in for the driver of the fault suite (common.sh): what would be failed
# in every way is run under valgrind instead.  Of each command its first
# line, that again on a register that is damaged beyond its schema, and all that
# are refused; with VALGRIND=full all lines.

memcheck='valgrind --quiet --error-exitcode=99 --leak-check=full
	--errors-for-leak-kinds=definite,possible --child-silent-after-fork=yes'
known=$(commands)
seen=' '

# command_of WORD...: the command that these words begin with
command_of() {
	if printf '%s\n' "$known" | grep -qxF "$1 $2"; then
		echo "$1 $2"
	else
		echo "$1"
	fi
}

# checked NAME STATUSES INPUT WORD...: under valgrind, in a copy of $folder
checked() {
	name=$1 statuses=$2 input=$3
	shift 3
	rm -rf again && cp -R "$folder" again
	[ -z "$damaged" ] || [ ! -e again/secreg.db ] ||
		dd if=/dev/zero of=again/secreg.db bs=4096 seek=40 count=1000 \
			conv=notrunc 2>/dev/null
	(cd again && exec $memcheck "$SECREG" "$@" <"$input") >out 2>err
	status=$?
	case " $statuses " in
	*" $status "*) result 0 "$name" ;;
	*)	result 1 "$name: status $status" || comment <err ;;
	esac
}

# swept as in common.sh
swept() {
	set_s=0 set_i=/dev/null
	while getopts rs:i:k:K: option; do
		case $option in
		s) set_s=$OPTARG ;;
		i) set_i=$OPTARG ;;
		esac
	done
	shift $((OPTIND - 1))
	OPTIND=1
	name=$1
	shift
	command=$(command_of "$@")
	damaged=
	case $seen in
	*" $command, "*)
		[ "$set_s" != 0 ] || [ "$VALGRIND" = full ] || return 0
		checked "$name" "$set_s" "$set_i" "$@"
		return ;;
	esac
	checked "$name" "$set_s" "$set_i" "$@"
	seen="$seen$command, "
	echo "# under valgrind: $command"
	damaged=1
	checked "$name: damaged" "0 1 3 4" "$set_i" "$@"
	damaged=
	[ "$status" != 0 ] ||
		checked "$name: wrong usage" 2 "$set_i" "$@" --no-such-option
}
