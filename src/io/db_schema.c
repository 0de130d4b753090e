#include "io/db_schema.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <strings.h>

#include "io/db_handle.h"

enum { TYPE, NAME, TABLE, SQL };	/* of a row of the schema */
enum { MADE_MAX = 256 };		/* tables, views, ... of ours */

/* A statement of ours that makes something: where its text is. */
struct made {
	const char *text;
	size_t len;
	const char *type;
	const char *name;
	enum { UNSEEN, ALTERED, SEEN } seen;
};

struct schema {
	struct made made[MADE_MAX];
	size_t count;
	size_t next;		/* which is to be expected */
};

static const char create[] = "CREATE ";

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* What it makes, and its name: "CREATE TABLE entry (". */
static void
read_words(struct pool *pool, struct made *made)
{
	const char *at = made->text + strlen(create);

	if (begins(at, "UNIQUE "))
		at += strlen("UNIQUE ");
	made->type = begins(at, "TABLE") ? "table" :
		     begins(at, "VIEW") ? "view" :
		     begins(at, "INDEX") ? "index" : "trigger";
	at += strlen(made->type) + 1;
	made->name = pool_strndup(pool, at, strcspn(at, " (\n"));
}

static void
split(struct pool *pool, struct schema *ours, const char *script)
{
	const char *at = strstr(script, create), *next;

	for (; at && ours->count < MADE_MAX; at = next) {
		struct made *made = &ours->made[ours->count++];
		const char *end = strstr(at, "\nCREATE ");

		next = end ? end + 1 : NULL;
		made->text = at;
		made->len = next ? (size_t)(next - at) : strlen(at);
		read_words(pool, made);
	}
}

struct schema *
schema_ours(struct pool *pool)
{
	struct schema *ours = pool_alloc(pool, sizeof(*ours));

	split(pool, ours, sql_schema);
	split(pool, ours, sql_guards);
	return ours;
}

bool
schema_has(const struct schema *ours, const char *name, size_t len)
{
	for (size_t i = 0; i < ours->count; i++)
		if (strlen(ours->made[i].name) == len &&
		    strncasecmp(ours->made[i].name, name, len) == 0)
			return true;
	return false;
}

/*
 * Whether this text is that statement: SQLite keeps what stood there, without
 * the semicolon.  Behind that ends the script, or begins another statement.
 */
static bool
is_made(const struct made *made, const char *sql, size_t len)
{
	const char *rest = made->text + len;

	return len < made->len && strncmp(made->text, sql, len) == 0 &&
	       begins(rest, ";\n") &&
	       (!rest[2] || begins(rest + 2, create) ||
		begins(rest + 2, "INSERT "));
}

/* The statement that this text is, or NULL.  Most come in their order. */
static struct made *
find_made(struct schema *ours, const char *sql, size_t len)
{
	for (size_t i = 0; i < ours->count; i++) {
		size_t n = (ours->next + i) % ours->count;

		if (ours->made[n].seen == SEEN ||
		    !is_made(&ours->made[n], sql, len))
			continue;
		ours->next = n + 1;
		return &ours->made[n];
	}
	return NULL;
}

/* One of ours by type and name, which another text stands for; or NULL. */
static struct made *
find_name(struct schema *ours, const struct schema_part *part)
{
	for (size_t i = 0; i < ours->count; i++)
		if (strcmp(ours->made[i].type, part->type) == 0 &&
		    strcasecmp(ours->made[i].name, part->name) == 0)
			return &ours->made[i];
	return NULL;
}

/* A word of a row, which may hold anything. */
static const char *
cell(sqlite3_stmt *row, int n)
{
	const char *s = row_text(row, n);

	return s ? s : "";
}

/* One row of the file's schema. */
static int
compare_row(struct schema *ours, sqlite3_stmt *row, schema_tell *tell, void *of)
{
	const char *sql = row_text(row, SQL);
	struct made *made = sql ? find_made(ours, sql, strlen(sql)) : NULL;
	struct schema_part part = { .fault = SCHEMA_EXTRA, .sql = sql };

	if (made) {
		made->seen = SEEN;
		return 0;
	}
	part.type = cell(row, TYPE);
	part.name = cell(row, NAME);
	part.table = cell(row, TABLE);
	made = find_name(ours, &part);
	if (made && made->seen == UNSEEN) {
		made->seen = ALTERED;
		part.fault = SCHEMA_ALTERED;
	}
	return tell(of, &part);
}

static int
compare(struct db *db, struct schema *ours, sqlite3_stmt *row,
	schema_tell *tell, void *of)
{
	int code;

	while ((code = sqlite3_step(row)) == SQLITE_ROW)
		if (compare_row(ours, row, tell, of) < 0)
			return -1;
	if (code != SQLITE_DONE)
		return db_fault(db, code);
	for (size_t i = 0; i < ours->count; i++) {
		const struct schema_part part = {
			.fault = SCHEMA_MISSING,
			.type = ours->made[i].type,
			.name = ours->made[i].name,
		};

		if (ours->made[i].seen == UNSEEN && tell(of, &part) < 0)
			return -1;
	}
	return 0;
}

int
db_schema_compare(struct db *db, struct schema *ours, schema_tell *tell,
		  void *of)
{
	sqlite3_stmt *row;
	int code = sqlite3_prepare_v2(db->handle, sql_statements[
		SQL_SCHEMA_ROWS].text, -1, &row, NULL);
	int failed;

	if (code != SQLITE_OK)
		return db_fault(db, code);
	failed = compare(db, ours, row, tell, of);
	sqlite3_finalize(row);
	return failed;
}

/* All of them, where they are wanted together. */
struct wanted {
	struct pool *pool;
	struct schema_parts *parts;
};

static int
keep(void *of, const struct schema_part *part)
{
	const struct wanted *wanted = of;
	struct schema_parts *parts = wanted->parts;
	struct pool *pool = wanted->pool;

	if (begins(part->name, "sqlite_"))
		return 0;
	parts->items = pool_grow(pool, parts->items, parts->count,
				 sizeof(*parts->items));
	parts->items[parts->count++] = (struct schema_part){
		.fault = part->fault,
		.type = pool_strdup(pool, part->type),
		.name = pool_strdup(pool, part->name),
		.table = part->table ? pool_strdup(pool, part->table) : NULL,
		.sql = part->sql ? pool_strdup(pool, part->sql) : NULL,
	};
	return 0;
}

static int
by_type_and_name(const void *a, const void *b)
{
	const struct schema_part *left = a, *right = b;
	int types = strcmp(left->type, right->type);

	return types != 0 ? types : strcmp(left->name, right->name);
}

int
db_schema(struct pool *pool, struct db *db, struct schema_parts *parts)
{
	struct wanted wanted = { .pool = pool, .parts = parts };

	*parts = (struct schema_parts){ .count = 0 };
	if (db_schema_compare(db, schema_ours(pool), keep, &wanted) < 0)
		return -1;
	if (parts->count > 0)
		qsort(parts->items, parts->count, sizeof(*parts->items),
		      by_type_and_name);
	return 0;
}
