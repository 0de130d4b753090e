#include "cmd/reference.h"

#include <stdlib.h>
#include <string.h>

#include "register/story.h"

/* "58.2", or "58": false if it is neither. */
static bool
read_ref(const char *word, int64_t *change, int64_t *n)
{
	size_t len = strspn(word, "0123456789");
	const char *rest = word + len;

	*n = 0;
	if (len == 0 || len > 15)
		return false;
	*change = strtoll(word, NULL, 10);
	if (!*rest)
		return true;
	len = strspn(rest + 1, "0123456789");
	*n = strtoll(rest + 1, NULL, 10);
	return *rest == '.' && len > 0 && len <= 15 && *n > 0 &&
	       !rest[1 + len];
}

/* A change with several entries: which are there. */
static int
which(struct app *app, const char *ref, const char *list)
{
	diag(app->diags, SLUG_USAGE, NULL,
	     "change %s wrote several entries: say which", ref);
	while (*list) {
		size_t len = strcspn(list, "\n");

		diag_help(app->diags, "  %.*s", (int)len, list);
		list += len + (list[len] == '\n');
	}
	diag_help(app->diags, "What each says: secreg history ID");
	return -1;
}

/* Why the entry found cannot be corrected; NULL if it can. */
static const char *
not_in_force(struct app *app, struct stmt *stmt, const char *ref)
{
	if (stmt_col_int(stmt, 4))
		return pool_printf(app->pool, "%s was taken back: see secreg"
				   " history", ref);
	if (stmt_col_int(stmt, 5))
		return pool_printf(app->pool, "%s says that an entry never was;"
				   " to bring that back: secreg undo", ref);
	if (stmt_col_int(stmt, 8))
		return pool_printf(app->pool, "%s was taken away by change"
				   " %.*s; to bring it back: secreg undo"
				   " %.*s", ref,
				   (int)strcspn(stmt_col(stmt, 3), "."),
				   stmt_col(stmt, 3),
				   (int)strcspn(stmt_col(stmt, 3), "."),
				   stmt_col(stmt, 3));
	if (stmt_col(stmt, 3))
		return pool_printf(app->pool, "%s was corrected by %s since:"
				   " correct that one", ref,
				   stmt_col(stmt, 3));
	return NULL;
}

int
reference_find(struct app *app, struct reference *target)
{
	struct stmt *stmt = db_stmt(app->db, SQL_ENTRY_BY_REF);
	const char *list = "", *why = NULL;
	int64_t change, n;
	int found = 0;

	if (!read_ref(target->ref, &change, &n))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "\"%s\" is no reference: it is the number of a"
			    " change, as 58, or of an entry in it, as 58.2,"
			    " which secreg history prints", target->ref);
	stmt_int(stmt, 1, change);
	if (n)
		stmt_int(stmt, 2, n);
	while (stmt_step(stmt) > 0) {
		const char *ref = pool_printf(app->pool, "%lld.%lld",
					      (long long)change,
					      (long long)stmt_col_int(stmt, 2));

		target->proposal = stmt_col_int(stmt, 0);
		target->entry = stmt_col_int(stmt, 1);
		why = not_in_force(app, stmt, ref);
		if (++found <= 20)
			list = pool_printf(app->pool, "%s%-6s  %s, %s\n", list,
					   ref, stmt_col(stmt, 6) ?
					   stmt_col(stmt, 6) : "?",
					   day_words(app->pool,
						     stmt_col(stmt, 9)));
	}
	if (found > 20)
		list = pool_printf(app->pool, "%sand %d more", list,
				   found - 20);
	if (found > 1)
		return which(app, target->ref, list);
	if (found == 0) {
		diag(app->diags, SLUG_NOT_FOUND, NULL,
		     "there is no entry %s in the register", target->ref);
		diag_help(app->diags, "The numbers of all: secreg history");
		return -1;
	}
	if (why)
		return diag(app->diags, SLUG_REFUSED, NULL,
			    "refused: %s. Nothing was changed", why);
	return 0;
}
