#include "io/db_schema.h"

#include <sqlite3.h>
#include <string.h>

#include "io/db_handle.h"

enum { TYPE, NAME, TABLE, TEXT };

/* One of the two, walked by type and name. */
struct side {
	sqlite3_stmt *stmt;
	int code;		/* as the last step said */
};

static void
step(struct side *side)
{
	if (side->code == SQLITE_OK || side->code == SQLITE_ROW)
		side->code = sqlite3_step(side->stmt);
}

static void
begin(struct side *side, sqlite3 *handle)
{
	side->code = sqlite3_prepare_v2(handle,
		sql_statements[SQL_SCHEMA_PARTS].text, -1, &side->stmt, NULL);
	step(side);
}

static const char *
cell(const struct side *side, int n)
{
	const char *s = (const char *)sqlite3_column_text(side->stmt, n);

	return s ? s : "";
}

/* Which comes first; one that has ended comes last. */
static int
order(const struct side *a, const struct side *b)
{
	int types;

	if (a->code != SQLITE_ROW || b->code != SQLITE_ROW)
		return a->code == SQLITE_ROW ? -1 : 1;
	types = strcmp(cell(a, TYPE), cell(b, TYPE));
	return types != 0 ? types : strcmp(cell(a, NAME), cell(b, NAME));
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether two texts are the same however they are laid out. */
static bool
same_text(const char *a, const char *b)
{
	while (*a || *b) {
		bool gap = blank(*a);

		if (gap != blank(*b))
			return false;
		if (!gap && *a++ != *b++)
			return false;
		if (!gap)
			continue;
		while (blank(*a))
			a++;
		while (blank(*b))
			b++;
	}
	return true;
}

static void
add(struct pool *pool, struct schema_parts *parts, enum schema_fault fault,
    const struct side *side)
{
	struct schema_part *part;

	parts->items = pool_grow(pool, parts->items, parts->count,
				 sizeof(*part));
	part = &parts->items[parts->count++];
	part->fault = fault;
	part->type = pool_strdup(pool, cell(side, TYPE));
	part->name = pool_strdup(pool, cell(side, NAME));
	part->table = pool_strdup(pool, cell(side, TABLE));
}

static void
compare(struct pool *pool, struct side *made, struct side *found,
	struct schema_parts *parts)
{
	while (made->code == SQLITE_ROW || found->code == SQLITE_ROW) {
		int first = order(made, found);

		if (first < 0)
			add(pool, parts, SCHEMA_MISSING, made);
		else if (first > 0)
			add(pool, parts, SCHEMA_EXTRA, found);
		else if (!same_text(cell(made, TEXT), cell(found, TEXT)))
			add(pool, parts, SCHEMA_ALTERED, found);
		if (first <= 0)
			step(made);
		if (first >= 0)
			step(found);
	}
}

int
db_schema(struct pool *pool, struct db *db, struct schema_parts *parts)
{
	struct side made = { .stmt = NULL }, found = { .stmt = NULL };
	sqlite3 *fresh = NULL;

	*parts = (struct schema_parts){ .count = 0 };
	if (sqlite3_open(":memory:", &fresh) != SQLITE_OK ||
	    sqlite3_exec(fresh, sql_schema, NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_exec(fresh, sql_guards, NULL, NULL, NULL) != SQLITE_OK)
		mem_exhausted();	/* nothing else can go wrong there */
	begin(&made, fresh);
	begin(&found, db->handle);
	compare(pool, &made, &found, parts);
	sqlite3_finalize(made.stmt);
	sqlite3_finalize(found.stmt);
	sqlite3_close(fresh);
	return found.code == SQLITE_DONE ? 0 : db_fault(db, found.code);
}
