/* The present row of a statement, as far as it can be trusted. */
#include <sqlite3.h>

#include "base/character.h"
#include "base/text.h"
#include "io/db_handle.h"

const char *
row_text(sqlite3_stmt *row, int n)
{
	/* Asked first: afterwards it is that of what became of it. */
	bool null = sqlite3_column_type(row, n) == SQLITE_NULL;
	const char *s = (const char *)sqlite3_column_text(row, n);

	if (!s && !null)
		mem_exhausted();
	return s;
}

bool
stmt_whole(const struct stmt *stmt)
{
	unsigned needs = sql_statements[stmt - stmt->db->stmts].needs;
	int n;

	for (n = 0; needs >> n; n++)
		if (needs >> n & 1 &&
		    sqlite3_column_type(stmt->handle, n) == SQLITE_NULL)
			return false;
	return true;
}

int
stmt_damaged(struct stmt *stmt)
{
	diag(stmt->db->diags, SLUG_DAMAGED, NULL, "the register \"%s\" is"
	     " damaged: a row lacks what every one has (%s)", stmt->db->path,
	     sql_statements[stmt - stmt->db->stmts].name);
	/* What fails after it fails because of it. */
	diags_seal(stmt->db->diags);
	return -1;
}

const char *
stmt_col(struct stmt *stmt, int n)
{
	const char *s = row_text(stmt->handle, n);
	struct bad_character bad;

	/* Only a damaged register holds what no output may let through. */
	if (!s || sql_statements[stmt - stmt->db->stmts].bytes >> n & 1 ||
	    character_check(s, strlen(s), &bad))
		return s;
	return text_visible_lines(stmt->db->pool, s);
}

int64_t
stmt_col_int(struct stmt *stmt, int n)
{
	return sqlite3_column_int64(stmt->handle, n);
}

const char *
stmt_copy(struct stmt *stmt, struct pool *pool, int n)
{
	const char *s = stmt_col(stmt, n);

	return s ? pool_strdup(pool, s) : NULL;
}

int
stmt_columns(struct stmt *stmt)
{
	return stmt->handle ? sqlite3_column_count(stmt->handle) : 0;
}

const char *
stmt_column_name(struct stmt *stmt, int n)
{
	const char *name = sqlite3_column_name(stmt->handle, n);

	if (!name)
		mem_exhausted();
	return name;
}

enum stmt_kind
stmt_col_kind(struct stmt *stmt, int n)
{
	switch (sqlite3_column_type(stmt->handle, n)) {
	case SQLITE_NULL:
		return STMT_NULL;
	case SQLITE_INTEGER:
		return STMT_INT;
	default:
		return STMT_TEXT;
	}
}
