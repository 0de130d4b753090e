/* The file, and what it is made of. */
#include "register/check_parts.h"

#include <string.h>

#include "io/db_schema.h"
#include "register/report_words.h"

enum { DAMAGE_MAX = 50 };	/* lines of SQLite's that are told */

static const char to_copy[] =
	"Keep this file, and go on with the latest copy: secreg help damaged";
static const char to_new[] =
	"To have all of it again: secreg export -o FILE; then secreg --db NEW"
	" init and secreg --db NEW add FILE";

/* One line of what SQLite found; a heading of its own says nothing. */
static void
tell_damage(struct checker *checker, const char *line, size_t len)
{
	struct finding finding = {
		.about = "the file", .advice = to_copy,
	};

	if (len == 0 || *line == '*')
		return;
	finding.found = pool_printf(checker->pool, "Damaged: %.*s%s", (int)len,
				    line, line[len - 1] == '.' ? "" : ".");
	checker->unsound = true;
	check_tell(checker, &finding);
}

/*
 * Hands on what SQLite says of the file, in *ROWS rows; the first of it is
 * kept in KEEP.
 */
static int
read_damage(struct checker *checker, struct pool *keep, const char **first,
	    int *rows)
{
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_FILE);
	int more;

	stmt_int(stmt, 1, DAMAGE_MAX);
	while ((more = stmt_step(stmt)) > 0) {
		const char *line = stmt_col(stmt, 0);

		if (db_unread(checker->db, line) < 0)
			return -1;
		for (++*rows; *line; line += *line == '\n') {
			size_t len = strcspn(line, "\n");

			if (!*first && *line != '*')
				*first = pool_strndup(keep, line, len);
			tell_damage(checker, line, len);
			line += len;
		}
	}
	return more;
}

int
check_file(struct checker *checker)
{
	struct pool *keep = pool_new();
	const char *first = NULL;
	int rows = 0, failed = read_damage(checker, keep, &first, &rows);

	/* Where SQLite gives up, what it found until then is all there is. */
	if (failed && first)
		diag_help(checker->diags, "What SQLite found first: %s", first);
	pool_free(keep);
	if (!failed && rows >= DAMAGE_MAX)
		check_tell(checker, &(struct finding){
			.about = "the file", .advice = to_copy,
			.found = "There may be more than that." });
	return failed;
}

static void
tell_extra(struct checker *checker, const struct schema_part *part)
{
	struct pool *pool = checker->pool;
	bool guard = strcmp(part->type, "trigger") == 0;
	const struct finding finding = {
		.remark = !guard,
		.about = pool_printf(pool, "%s %s", part->type, part->name),
		.found = pool_printf(pool, "This program did not make this %s%s"
			"%s%s.", part->type,
			strcmp(part->table, part->name) == 0 ? "" : " of ",
			strcmp(part->table, part->name) == 0 ? "" :
			part->table, guard ?
			"; what is recorded may not be what was given" : ""),
		.advice = pool_printf(pool, "If nobody needs it, in the"
			" sqlite3 shell: DROP %s \"%s\"",
			words_capitals(pool, part->type), part->name),
	};

	check_tell(checker, &finding);
}

static void
tell_part(struct checker *checker, const struct schema_part *part)
{
	struct pool *pool = checker->pool;
	bool table = strcmp(part->type, "table") == 0;
	struct finding finding = {
		.about = pool_printf(pool, "%s %s", part->type, part->name),
		.advice = table ? to_copy : to_new,
	};

	if (part->fault == SCHEMA_EXTRA) {
		tell_extra(checker, part);
		return;
	}
	finding.found = pool_printf(pool, "The %s %s %s.", part->type,
		part->name, part->fault == SCHEMA_MISSING ? "is missing" :
		"is not what this program makes");
	if (table)
		checker->unsound = true;
	check_tell(checker, &finding);
}

int
check_schema(struct checker *checker)
{
	struct pool *pool = pool_new();
	struct schema_parts parts;
	int failed = db_schema(pool, checker->db, &parts);

	for (size_t i = 0; !failed && i < parts.count; i++)
		tell_part(checker, &parts.items[i]);
	pool_free(pool);
	return failed;
}

int
check_references(struct checker *checker)
{
	enum { CHILD, PARENT, COLUMN, ROWS, FIRST, ENTRY };
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_REFERENCES);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		struct pool *pool = checker->pool;
		long long rows = (long long)stmt_col_int(stmt, ROWS);
		const char *entry = stmt_col(stmt, ENTRY);
		const char *first = entry ?
			pool_printf(pool, "entry %s", entry) :
			stmt_col_kind(stmt, FIRST) == STMT_NULL ? NULL :
			pool_printf(pool, "row %lld",
				    (long long)stmt_col_int(stmt, FIRST));
		const struct finding finding = {
			.ref = rows == 1 ? entry : NULL,
			.about = pool_printf(pool, "table %s",
					     stmt_col(stmt, CHILD)),
			.found = pool_printf(pool, "%lld row%s a row of %s that"
				" is not there (%s%s%s).", rows, rows == 1 ?
				" names" : "s name", stmt_col(stmt, PARENT),
				stmt_col(stmt, COLUMN), !first ? "" :
				rows == 1 ? ": " : "; the first: ",
				first ? first : ""),
			.advice = to_copy,
		};

		checker->unsound = true;
		check_tell(checker, &finding);
	}
	return more;
}
