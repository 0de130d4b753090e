#include "register/source.h"

#include <string.h>

/*
 * The id that a document seems to be of.  It need not be right: it only says
 * where its digest is looked for.
 */
static const char *
id_of(struct pool *pool, const char *text)
{
	static const char key[] = "proposal:";
	const char *line = text;
	size_t len;

	while (line && strncmp(line, key, strlen(key)) != 0) {
		line = strchr(line, '\n');
		line += line ? 1 : 0;
	}
	if (!line)
		return NULL;
	line += strlen(key);
	line += strspn(line, " \"'");
	len = strcspn(line, " \"'#\n");
	return pool_strndup(pool, line, len);
}

int
source_any(struct db *db)
{
	return (int)stmt_number(db_stmt(db, SQL_SOURCE_ANY));
}

int64_t
source_known(struct pool *pool, struct db *db, int64_t no, const char *text,
	     struct digest digest)
{
	const char *id = id_of(pool, text);
	struct stmt *stmt;

	if (!id)
		return 0;
	stmt = db_stmt(db, SQL_SOURCE_KNOWN);
	stmt_text(stmt, 1, id);
	stmt_int(stmt, 2, (int64_t)digest.high);
	stmt_int(stmt, 3, (int64_t)digest.low);
	stmt_int(stmt, 4, no);
	return stmt_number(stmt);
}

int
source_add(struct db *db, int64_t no, int64_t key, struct digest digest)
{
	struct stmt *stmt = db_stmt(db, SQL_SOURCE_ADD);

	stmt_int(stmt, 1, key);
	stmt_int(stmt, 2, no);
	stmt_int(stmt, 3, (int64_t)digest.high);
	stmt_int(stmt, 4, (int64_t)digest.low);
	return stmt_run(stmt);
}
