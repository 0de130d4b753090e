/*
 * What the register's file is made of, held against what this program makes:
 * statement by statement, byte for byte.
 */
#ifndef IO_DB_SCHEMA_H
#define IO_DB_SCHEMA_H

#include "io/db.h"

enum schema_fault {
	SCHEMA_MISSING,		/* the program makes it */
	SCHEMA_ALTERED,		/* not as the program makes it */
	SCHEMA_EXTRA,		/* somebody else made it */
};

struct schema_part {
	enum schema_fault fault;
	const char *type;	/* table, index, view or trigger */
	const char *name;
	const char *table;	/* which it belongs to; NULL: it is missing */
	const char *sql;	/* in the file; NULL: none, as SQLite made it
				   for itself, or it is missing */
};

struct schema_parts {
	struct schema_part *items;
	size_t count;
};

/* The statements by which this program makes a register, in POOL. */
struct schema;
struct schema *schema_ours(struct pool *pool);

/* Whether one of them makes something of this name, in any case of letters. */
bool schema_has(const struct schema *ours, const char *name, size_t len);

/*
 * Calls TELL, with OF, for each row of the file's schema that is no statement
 * of ours, in their order, and then for each of ours that is missing.  A part
 * lasts for that call.  What stands under the name of one of ours is altered;
 * in a file that was forged a row may be anything, whatever its name.  Stops
 * when TELL returns -1.  OURS serves once.  0, or -1 from TELL or with a
 * problem recorded.
 */
typedef int schema_tell(void *of, const struct schema_part *part);
int db_schema_compare(struct db *db, struct schema *ours, schema_tell *tell,
		      void *of);

/*
 * Fills PARTS, in POOL, with all of them by type and name, but for what SQLite
 * made for itself.  0, or -1 with a problem recorded.
 */
int db_schema(struct pool *pool, struct db *db, struct schema_parts *parts);

#endif
