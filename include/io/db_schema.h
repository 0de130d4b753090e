/*
 * What the register's file is made of, held against what this program makes.
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
	const char *table;	/* which it belongs to */
};

struct schema_parts {
	struct schema_part *items;
	size_t count;
};

/*
 * Fills PARTS, in POOL, with each table, index, view and trigger that is not
 * the same in both, by type and name.  What SQLite made for itself is left
 * out, and how the text is laid out says nothing.  0, or -1 with a problem
 * recorded.
 */
int db_schema(struct pool *pool, struct db *db, struct schema_parts *parts);

#endif
