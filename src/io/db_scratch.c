#include "io/db_scratch.h"

#include <sqlite3.h>

#include "io/db_handle.h"
#include "io/db_memory.h"

struct db *
db_scratch(struct pool *pool, struct diags *diags)
{
	struct db *db = pool_alloc(pool, sizeof(*db));
	int code;

	db_memory();
	db->diags = diags;
	db->path = ":memory:";
	db->mode = DB_CREATE;
	code = sqlite3_open_v2(db->path, &db->handle, SQLITE_OPEN_READWRITE |
			       SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	if (!db->handle)
		mem_exhausted();
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db->handle, sql_schema, NULL, NULL, NULL);
	if (code == SQLITE_OK)
		return db;
	db_fault(db, code);
	db_close(db);
	return NULL;
}
