. tests/lib.sh

# The rules of docs/architecture.md about what may know of what.

cd "$top" || exit 1
O=${O:-build}
work=$scratch/work
sources=$(find src -name '*.c' | sort)
headers=$(find include -name '*.h' | sort)

# none NAME LINES: there are none of them
none() { is "$1" "" "$2"; }

# layer and file of each source, and of each header it includes, headers of
# headers too:  cmd add io yaml_in
${CC:-gcc} -Iinclude -I"$O/gen" -MM $sources >"$work/rules" 2>"$work/err"
is "every include is found" 0 $?
tr -d '\\\n' <"$work/rules" | sed 's/[^ ]*\.o:/\n/g' | awk '
function layer(path) {
	if (path ~ /sql\.h$/) return "sql"
	if (path == "src/main.c") return "main"
	split(path, part, "/")
	return part[2]
}
function stem(path) {
	sub(/.*\//, "", path)
	sub(/\.[ch]$/, "", path)
	return path
}
NF { for (i = 2; i <= NF; i++)
	print layer($1), stem($1), layer($i), stem($i) }' >"$work/edges"
ok "there are edges to check" test "$(wc -l <"$work/edges")" -gt 100

none "each layer knows only itself and those below" "$(awk '
BEGIN {
	rank["base"] = 1; rank["sql"] = 1; rank["io"] = 2
	rank["register"] = 3; rank["cmd"] = 4; rank["main"] = 5
}
!rank[$1] || !rank[$3] || rank[$1] < rank[$3]' "$work/edges")"
none "base knows nothing of SQL" \
	"$(awk '$1 == "base" && $3 == "sql"' "$work/edges")"
none "the members of io do not know each other" "$(awk '
function family(name) {
	return name ~ /^yaml_/ ? "yaml" : name ~ /^db_/ ? "db" : \
		name ~ /^table_/ ? "table" : name
}
$1 == "io" && $3 == "io" && family($2) != family($4)' "$work/edges")"

# who PATTERN: the files that include it
who() { grep -l "^#include $1" $sources $headers; }
none "<yaml.h> is for yaml_*.c" \
	"$(who '<yaml.h>' | grep -v '^src/io/yaml_[a-z]*\.c$')"
is "<sqlite3.h> is for db.c and its siblings" "src/io/db.c
src/io/db_backup.c
src/io/db_fault.c
src/io/db_memory.c
src/io/db_query.c
src/io/db_row.c
src/io/db_schema.c
src/io/db_scratch.c
src/io/db_trust.c" "$(who '<sqlite3.h>' | sort)"

below=$(find src/base src/io src/register -name '*.c')
none "below cmd nothing goes to stdout" "$(grep -nE \
	'(^|[^a-z_])(printf|puts|putchar|vprintf) ?\(|[^a-z_]stdout|STDOUT_FILENO' \
	$below)"
none "only main prints problems" "$(grep -nE \
	'[^a-z_]stderr|STDERR_FILENO|perror ?\(|[^a-z_]warnx? ?\(|[^a-z_]errx? ?\(' \
	$sources | grep -vE '^src/(main|base/(mem|deadline))\.c:')"
none "only main ends the program" "$(grep -nE \
	'(^|[^a-z_])(_?exit|_Exit|abort|quick_exit) ?\(' $sources |
	grep -vE '^src/main\.c:|^src/base/(mem|deadline)\.c:.*_exit')"
none "every source begins with its own header" "$(for file in $sources; do
	own=${file#src/}
	[ ! -e "include/${own%.c}.h" ] ||
	[ "$(grep -m 1 '^#include' "$file")" = \
		"#include \"${own%.c}.h\"" ] || echo "$file"
done)"
none "every header can stand alone" "$(for file in $headers; do
	printf '#include "%s"\n' "${file#include/}" |
	${CC:-gcc} -std=c11 -D_GNU_SOURCE -Iinclude -I"$O/gen" -fsyntax-only \
		-x c - >/dev/null 2>&1 || echo "$file"
done)"

# Const tables that hold addresses are in .data.rel.ro.  What the sanitizers and
# gcov keep beside each line is theirs: clang calls it __unnamed_N.
objects=$(find "$O/src" "$O/gen" -name '*.o')
ok "there are objects to look at" test -n "$objects"
none "no globals that change" "$(objdump -t $objects | awk '
/file format/ { file = $1 }
/ O / && / (\.t?bss|\.t?data|\*COM\*)[^ ]*\t/ && !/\.data\.rel\.ro/ &&
	!/(asan|ASAN|ubsan|gcov|__prof|__unnamed_|\.L)/ { print file, $NF }')"

none "no file is over 450 lines" "$(wc -l $sources $headers src/sql/*.sql |
	awk '$1 > 450 && $2 != "total"')"
none "no line is over 80 columns" "$(for file in $sources $headers; do
	expand "$file" | LC_ALL=C.UTF-8 awk -v f="$file" \
		'{ gsub(/[\200-\277]/, "") } length > 80 { print f ":" NR }'
done)"
none "no status, path or body is named in C or SQL" "$(sed -n \
	's/^  - \(status\|body\): //p; s/^    name: //p' \
	data/process/sec-2017.yaml | sort -u | while read -r word; do
	grep -nF "\"$word\"" $sources $headers src/sql/*.sql
	grep -nF "'$word'" src/sql/*.sql data/questions/*.sql
done)"

done_testing
