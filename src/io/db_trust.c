#include "io/db_trust.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "io/db_handle.h"
#include "io/db_query.h"
#include "io/db_schema.h"

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

static const char create[] = "CREATE ";

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/*
 * Whether it is an index on a table that is not ours, in plain words: what
 * has to be read twice to be understood is not.
 */
static bool
is_own_index(const struct schema *ours, const char *sql)
{
	const char *at = sql + strlen(create);

	if (begins(at, "UNIQUE "))
		at += strlen("UNIQUE ");
	if (!begins(at, "INDEX "))
		return false;
	at += strlen("INDEX ");
	at += query_word(at);
	if (!begins(at, " ON "))
		return false;
	at += strlen(" ON ");
	return query_word(at) > 0 && strchr(" (", at[query_word(at)]) &&
	       !schema_has(ours, at, query_word(at));
}

/*
 * Whether what is not ours does no harm: nothing of ours reads it, and it is
 * not run by itself.  SQLite made what has no text.
 */
static bool
harmless(const struct schema *ours, const char *sql, bool read)
{
	if (!sql || begins(sql, "CREATE TABLE ") || begins(sql, "CREATE VIEW "))
		return true;
	if (read && (begins(sql, "CREATE TRIGGER ") ||
		     begins(sql, "CREATE INDEX ") ||
		     begins(sql, "CREATE UNIQUE INDEX ")))
		return true;
	return begins(sql, create) && is_own_index(ours, sql);
}

/* A look at a register that is to be read, or written to. */
struct look {
	struct db *db;
	const struct schema *ours;
	bool read;
};

static int
refuse(const struct look *look, const struct schema_part *part, const char *why)
{
	struct db *db = look->db;

	diag(db->diags, SLUG_ALTERED, NULL,
	     "the register \"%s\": its %s \"%s\" %s, so it is not %s", db->path,
	     part->type, part->name, why, look->read ? "read" : "written to");
	if (look->read)
		diag_help(db->diags, "To go on: use your latest copy, or make"
			  " one from an export");
	else
		diag_help(db->diags, "To go on with what it holds: secreg"
			  " export -o FILE, then secreg --db NEW init and"
			  " secreg --db NEW add FILE");
	return -1;
}

static int
judge(void *of, const struct schema_part *part)
{
	const struct look *look = of;
	bool runs = strcmp(part->type, "table") != 0 &&
		    strcmp(part->type, "view") != 0;

	if (part->fault != SCHEMA_MISSING &&
	    !harmless(look->ours, part->sql, look->read))
		return refuse(look, part, "is not of this program's making");
	if (part->fault == SCHEMA_EXTRA || (look->read && runs))
		return 0;
	return refuse(look, part,
		      "is missing or is not as this program makes it");
}

int
db_trust(struct db *db, bool read)
{
	struct pool *pool = pool_new();
	struct schema *ours = schema_ours(pool);
	struct look look = { .db = db, .ours = ours, .read = read };
	int failed = db_schema_compare(db, ours, judge, &look);

	pool_free(pool);
	return failed;
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
