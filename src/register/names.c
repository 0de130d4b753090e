#include "register/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

int64_t
name_find(struct pool *pool, struct diags *diags, struct db *db,
	  const char *word)
{
	struct stmt *stmt = db_stmt(db, SQL_NAME_FIND);
	const char *found = "";
	int64_t key = 0;
	int more, several = 0;

	stmt_text(stmt, 1, word);
	while ((more = stmt_step(stmt)) > 0) {
		if (key && key != stmt_col_int(stmt, 0))
			several = 1;
		key = stmt_col_int(stmt, 0);
		found = pool_printf(pool, "%s%s%s", found, *found ? ", " : "",
				    stmt_col(stmt, 1));
	}
	if (more < 0)
		return -1;
	if (!several)
		return key;
	diag(diags, SLUG_UNKNOWN_WORD, NULL,
	     "\"%s\" could be any of these: %s. Give the id in full", word,
	     found);
	return -1;
}

int
name_unknown(struct pool *pool, struct diags *diags, struct db *db,
	     const char *word)
{
	struct stmt *stmt = db_stmt(db, SQL_NAME_ALL);
	const char **names = NULL;
	const char *near;
	size_t count = 0;
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		names = pool_grow(pool, names, count, sizeof(*names));
		names[count++] = stmt_copy(stmt, pool, 0);
	}
	if (more < 0)
		return -1;
	diag(diags, SLUG_NOT_FOUND, NULL,
	     "there is no proposal \"%s\" in the register", word);
	near = text_nearest(word, names, count);
	if (near)
		diag_help(diags, "Did you mean %s?", near);
	diag_help(diags, "All of them: secreg list --all");
	return -1;
}

const char *
name_of(struct pool *pool, struct db *db, int64_t proposal)
{
	struct stmt *stmt = db_stmt(db, SQL_NAME_OF);
	const char *name = NULL;

	stmt_int(stmt, 1, proposal);
	if (stmt_step(stmt) > 0)
		name = stmt_copy(stmt, pool, 0);
	stmt_run(stmt);
	return name;
}
