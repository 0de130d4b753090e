#include "io/db_trust.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "io/db_handle.h"

enum { TYPE, NAME, SQL };		/* of a row of the schema */
enum { PARTS_MAX = 256 };		/* tables, views, ... of ours */

/*
 * What a register may cost: about fifty times what the dearest honest command
 * does, which is three million instructions for each MiB.
 */
enum {
	LOOK_EACH = 100 * 1000,		/* instructions between looks */
	LOOKS_LEAST = 1000,		/* 100 million instructions */
	LOOKS_MIB = 1000,		/* and as many for each MiB */
	LOOKS_SHARE = 5,		/* a look for so many statements */
};

/* A statement of ours that makes something: where its text is. */
struct part {
	const char *text;
	size_t len;
	bool seen;
};

struct parts {
	struct part part[PARTS_MAX];
	size_t count;
};

static const char create[] = "CREATE ";

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* Where the next statement that makes something is from S on, or NULL. */
static const char *
next_create(const char *s)
{
	s = strstr(s, "\nCREATE ");
	return s ? s + 1 : NULL;
}

/*
 * Whether the part at AT is this text: SQLite keeps what stood there, without
 * the semicolon.  Behind that begins another statement of the script.
 */
static bool
is_part(const char *at, const char *sql, size_t len)
{
	return strncmp(at, sql, len) == 0 && begins(at + len, ";\n") &&
	       (!at[len + 2] || begins(at + len + 2, create) ||
		begins(at + len + 2, "INSERT "));
}

static int
prepare(struct db *db, sqlite3_stmt **stmt)
{
	int code = sqlite3_prepare_v2(db->handle, sql_statements[
		SQL_SCHEMA_ROWS].text, -1, stmt, NULL);

	return code == SQLITE_OK ? 0 : db_fault(db, code);
}

/*
 * The usual case: everything is there in the order in which it was made.
 * 1 if so, 0 if not, -1 with a problem recorded.
 */
static int
all_ours(struct db *db, sqlite3_stmt *stmt)
{
	const char *at = sql_schema;
	bool guards = false;
	int code;

	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *sql = (const char *)sqlite3_column_text(stmt, SQL);
		size_t len = (size_t)sqlite3_column_bytes(stmt, SQL);

		/* What is no memory for is not strange. */
		if (!sql && sqlite3_errcode(db->handle) == SQLITE_NOMEM)
			return db_fault(db, SQLITE_NOMEM);
		if (!sql || !at || !is_part(at, sql, len))
			return 0;
		at = next_create(at + len);
		if (!at && !guards) {
			guards = true;
			at = strstr(sql_guards, create);
		}
	}
	if (code != SQLITE_DONE)
		return db_fault(db, code);
	return guards && !at;
}

static void
split(struct parts *parts, const char *script)
{
	const char *at = strstr(script, create), *next;

	for (; at && parts->count < PARTS_MAX; at = next) {
		const char *end;

		next = next_create(at);
		end = next ? next : at + strlen(at);
		parts->part[parts->count++] =
			(struct part){ at, (size_t)(end - at), false };
	}
}

/* The part that this text is, or NULL. */
static struct part *
find_part(struct parts *parts, const char *sql, size_t len)
{
	for (size_t i = 0; i < parts->count; i++)
		if (!parts->part[i].seen &&
		    len < parts->part[i].len &&
		    is_part(parts->part[i].text, sql, len))
			return &parts->part[i];
	return NULL;
}

/* What a statement of ours makes, and its name: "CREATE TABLE entry (". */
static void
part_words(struct pool *pool, const struct part *part, const char **type,
	   const char **name)
{
	const char *at = part->text + strlen(create);
	size_t len;

	if (begins(at, "UNIQUE "))
		at += strlen("UNIQUE ");
	*type = begins(at, "TABLE") ? "table" : begins(at, "VIEW") ? "view" :
		begins(at, "INDEX") ? "index" : "trigger";
	at += strlen(*type) + 1;
	len = strcspn(at, " (\n");
	*name = pool_strndup(pool, at, len);
}

static bool
is_ours(struct pool *pool, const struct parts *parts, const char *word,
	size_t len)
{
	const char *type, *name;

	for (size_t i = 0; i < parts->count; i++) {
		part_words(pool, &parts->part[i], &type, &name);
		if (strlen(name) == len && strncasecmp(name, word, len) == 0)
			return true;
	}
	return false;
}

static size_t
word(const char *s)
{
	return strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		      "0123456789_");
}

/*
 * Whether it is an index on a table that is not ours, in plain words: what
 * has to be read twice to be understood is not.
 */
static bool
is_own_index(struct pool *pool, const struct parts *parts, const char *sql)
{
	const char *at = sql + strlen(create);

	if (begins(at, "UNIQUE "))
		at += strlen("UNIQUE ");
	if (!begins(at, "INDEX "))
		return false;
	at += strlen("INDEX ");
	at += word(at);
	if (!begins(at, " ON "))
		return false;
	at += strlen(" ON ");
	return word(at) > 0 && strchr(" (", at[word(at)]) &&
	       !is_ours(pool, parts, at, word(at));
}

/*
 * Whether what is not ours does no harm: nothing of ours reads it, and it is
 * not run by itself.  SQLite made what has no text.
 */
static bool
harmless(struct pool *pool, const struct parts *parts, const char *sql,
	 bool read)
{
	if (!sql || begins(sql, "CREATE TABLE ") || begins(sql, "CREATE VIEW "))
		return true;
	if (read && (begins(sql, "CREATE TRIGGER ") ||
		     begins(sql, "CREATE INDEX ") ||
		     begins(sql, "CREATE UNIQUE INDEX ")))
		return true;
	return begins(sql, create) && is_own_index(pool, parts, sql);
}

/* A word of a row, which may hold anything. */
static const char *
cell(sqlite3_stmt *stmt, int n)
{
	const char *s = (const char *)sqlite3_column_text(stmt, n);

	return s ? s : "";
}

static int
refuse(struct db *db, const char *type, const char *name, const char *why,
       bool read)
{
	diag(db->diags, SLUG_ALTERED, NULL,
	     "the register \"%s\": its %s \"%s\" %s, so it is not %s", db->path,
	     type, name, why, read ? "read" : "written to");
	if (read)
		diag_help(db->diags, "To go on: use your latest copy, or make"
			  " one from an export");
	else
		diag_help(db->diags, "To go on with what it holds: secreg"
			  " export -o FILE, then secreg --db NEW init and"
			  " secreg --db NEW add FILE");
	return -1;
}

/* Any other case: what is there is looked up, and what is not is looked for. */
static int
compare(struct pool *pool, struct db *db, sqlite3_stmt *stmt, bool read)
{
	struct parts *parts = pool_alloc(pool, sizeof(*parts));
	const char *type, *name;
	int code;

	split(parts, sql_schema);
	split(parts, sql_guards);
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *sql = (const char *)sqlite3_column_text(stmt, SQL);
		struct part *part = sql ? find_part(parts, sql,
			(size_t)sqlite3_column_bytes(stmt, SQL)) : NULL;

		if (part)
			part->seen = true;
		else if (!harmless(pool, parts, sql, read))
			return refuse(db, cell(stmt, TYPE), cell(stmt, NAME),
				      "is not of this program's making", read);
	}
	if (code != SQLITE_DONE)
		return db_fault(db, code);
	for (size_t i = 0; i < parts->count; i++) {
		if (parts->part[i].seen)
			continue;
		part_words(pool, &parts->part[i], &type, &name);
		if (!read || strcmp(type, "table") == 0 ||
		    strcmp(type, "view") == 0)
			return refuse(db, type, name, "is missing or is not as"
				      " this program makes it", read);
	}
	return 0;
}

int
db_trust(struct db *db, bool read)
{
	sqlite3_stmt *stmt;
	int found;

	if (prepare(db, &stmt) < 0)
		return -1;
	found = all_ours(db, stmt);
	if (found == 0) {
		struct pool *pool = pool_new();

		sqlite3_reset(stmt);
		found = compare(pool, db, stmt, read);
		pool_free(pool);
	}
	sqlite3_finalize(stmt);
	return found < 0 ? -1 : 0;
}

static int
too_much(void *of)
{
	struct db *db = of;

	return ++db->looks > db->looks_most + db->asked / LOOKS_SHARE;
}

void
db_watch(struct db *db)
{
	struct stat st;

	if (db->looks_most == 0)
		db->looks_most = LOOKS_LEAST + LOOKS_MIB *
			(stat(db->path, &st) == 0 ? st.st_size >> 20 : 0);
	sqlite3_progress_handler(db->handle, LOOK_EACH, too_much, db);
}

void
db_watch_more(struct db *db)
{
	db->asked++;
}
