# Turns SQL (and other text) into C.
#
#   want=header      the enum of all named statements
#   want=statements  their table, in the same order
#   want=script      a whole text as one string, called `name`; comments and
#                    indents of SQL are dropped unless plain=1
#
# A statement begins with a line `-- name: words` and ends before the next.

function quoted(s)
{
	gsub(/[\\"]/, "\\\\&", s)
	gsub(/\t/, plain ? "\\t" : " ", s)
	return "\"" s "\\n\""
}

function constant(s)
{
	s = toupper(s)
	gsub(/-/, "_", s)
	return "SQL_" s
}

BEGIN {
	if (want == "header") {
		print "/* Made from src/sql by src/sql/gen.awk. */"
		print "#ifndef GEN_SQL_H\n#define GEN_SQL_H\n\nenum sql {"
	} else if (want == "statements") {
		print "/* Made from src/sql by src/sql/gen.awk. */"
		print "#include \"sql.h\"\n"
		print "const struct sql_statement sql_statements[] = {"
	} else {
		if (plain)
			print "#include \"sql.h\""
		printf "\nconst char %s[] =\n", name
	}
}

want == "script" {
	if (!plain) {
		sub(/(^|[ \t])-- .*$/, "")
		sub(/^[ \t]+/, "")
		if ($0 == "" || $0 == "--")
			next
	}
	print quoted($0)
	next
}

/^-- name: / {
	if (open && want == "statements")
		print "\t},"
	open = 1
	names++
	if (want == "header")
		printf "\t%s,\n", constant($3)
	else
		printf "\t[%s] = { \"%s\",\n", constant($3), $3
	next
}

open && want == "statements" {
	sub(/(^|[ \t])-- .*$/, "")
	sub(/^[ \t]+/, "")
	if ($0 != "" && $0 != "--")
		print "\t\t" quoted($0)
}

END {
	if (want == "header") {
		print "\tSQL_END\n};\n"
		print "struct sql_statement {"
		print "\tconst char *name;\n\tconst char *text;\n};\n"
		print "extern const struct sql_statement sql_statements[];"
		print "extern const char sql_schema[];"
		print "extern const char sql_guards[];"
		print "extern const char sql_guards_down[];"
		print "extern const char sql_temp_views[];"
		print "extern const char data_process[];\n"
		print "#endif"
	} else if (want == "statements") {
		print "\t},\n};"
	} else {
		print ";"
	}
}
