# Turns SQL (and other text) into C.
#
#   want=header      the enum of all named statements
#   want=statements  their table, in the same order
#   want=script      a whole text as one string, called `name`; comments and
#                    indents of SQL are dropped unless plain=1
#   want=views       the promised views and columns as docs/views.md tells them
#   want=questions   the questions of data/questions, a table of their parts
#
# A statement begins with a line `-- name: words` and ends before the next.  A
# line `-- needs: 0 2` below says which columns of its rows are never NULL in a
# sound register; db.c refuses a row without.  `-- bytes: 8` says which hold the
# bytes of something that went out, to be given as they are.

function quoted(s)
{
	gsub(/[\\"]/, "\\\\&", s)
	gsub(/\t/, plain ? "\\t" : " ", s)
	return "\"" s "\\n\""
}

# A string without a line end.
function bare(s)
{
	s = quoted(s)
	return substr(s, 1, length(s) - 3) "\""
}

# A part of a question; its name begins it.
function part(name, text)
{
	if (name == "question" && questions++)
		print "\t},"
	if (name == "question")
		print "\t{ .name = " bare(text) ","
	else
		print "\t  ." name " = " bare(text) ","
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
	} else if (want == "views") {
		print "\nconst struct sql_view sql_views[] = {"
	} else if (want == "questions") {
		print "\nconst struct sql_question sql_questions[] = {"
	} else {
		if (plain)
			print "#include \"sql.h\""
		printf "\nconst char %s[] =\n", name
	}
}

want == "views" {
	gsub(/`/, "")
	if (/^## /) {
		view = $2
		words = ""
	} else if (view && /^\| [a-z_0-9]+ \| /) {
		split($0, cell, / *\| */)
		printf "\t{ \"%s\", \"%s\", %s },\n", view, cell[2], \
			bare(cell[3])
	} else if (view && words != "." && /^[A-Z]/) {
		words = $0
	} else if (view && words != "." && words != "") {
		if ($0 != "") {
			words = words " " $0
		} else {
			printf "\t{ \"%s\", NULL, %s },\n", view, bare(words)
			words = "."
		}
	}
	next
}

# A question begins with its name; the SQL is what follows its heads.
want == "questions" {
	if (match($0, /^-- (question|title|keywords): /)) {
		head = substr($0, 4, RLENGTH - 5)
		part(head, substr($0, RLENGTH + 1))
		if (head == "keywords")
			print "\t  .sql ="
	} else if (questions && $0 !~ /^--/ && $0 != "") {
		print quoted($0)
	}
	next
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
		print "\t\t, " needs "u, " bytes "u },"
	open = 1
	needs = bytes = 0
	names++
	if (want == "header")
		printf "\t%s,\n", constant($3)
	else
		printf "\t[%s] = { \"%s\",\n", constant($3), $3
	next
}

/^-- needs: / {
	for (i = 3; i <= NF; i++)
		needs += 2 ^ $i
	next
}

/^-- bytes: / {
	for (i = 3; i <= NF; i++)
		bytes += 2 ^ $i
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
		print "\tconst char *name;\n\tconst char *text;"
		print "\tunsigned needs, bytes;\t/* columns, by bit */\n};\n"
		print "extern const struct sql_statement sql_statements[];"
		print "extern const char sql_schema[];"
		print "extern const char sql_guards[];"
		print "extern const char sql_guards_down[];"
		print "extern const char sql_temp_views[];"
		print "extern const char data_process[];"
		print "extern const char data_style[];"
		print "extern const char data_script[];\n"
		print "/* A view (COLUMN is NULL), and each of its columns. */"
		print "struct sql_view {"
		print "\tconst char *view, *column, *words;\n};\n"
		print "extern const struct sql_view sql_views[];\n"
		print "/* Questions; the last has no name. */"
		print "struct sql_question {"
		print "\tconst char *name, *title, *keywords, *sql;\n};\n"
		print "extern const struct sql_question sql_questions[];\n"
		print "#endif"
	} else if (want == "statements") {
		print "\t\t, " needs "u, " bytes "u },\n};"
	} else if (want == "views") {
		print "\t{ NULL, NULL, NULL }\n};"
	} else if (want == "questions") {
		print "\t},\n\t{ NULL, NULL, NULL, NULL }\n};"
	} else {
		print ";"
	}
}
