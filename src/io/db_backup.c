#include "io/db_backup.h"

#include <sqlite3.h>

#include "io/db_handle.h"

/* Records what went wrong with the copy; returns -1. */
static int
copy_fault(struct db *db, const char *to, int code, const char *detail)
{
	if ((code & 0xff) == SQLITE_NOMEM)
		mem_exhausted();
	return diag(db->diags, SLUG_WRITE, NULL,
		    "the copy \"%s\" could not be written (SQLite: %s)", to,
		    detail);
}

/*
 * In one step, so that it is one state: a copy made in many begins again
 * whenever somebody has written, and may never end.
 */
static int
copy_all(struct db *db, sqlite3 *copy, const char *to)
{
	sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db->handle,
						     "main");
	int code;

	if (!backup)
		return copy_fault(db, to, sqlite3_errcode(copy),
				  sqlite3_errmsg(copy));
	code = sqlite3_backup_step(backup, -1);
	sqlite3_backup_finish(backup);
	if (code == SQLITE_DONE)
		return 0;
	/* It does not say which of the two files was at fault. */
	if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB ||
	    code == SQLITE_BUSY || code == SQLITE_LOCKED)
		return db_fault(db, code);
	return copy_fault(db, to, code, sqlite3_errstr(code));
}

/* The transaction goes on without a lock: nobody waits for what follows. */
static int
let_go(struct db *db)
{
	int code = sqlite3_exec(db->handle, "COMMIT; BEGIN", NULL, NULL, NULL);

	return code == SQLITE_OK ? 0 : db_fault(db, code);
}

int
db_copy(struct db *db, const char *to)
{
	sqlite3 *copy = NULL;
	int code = sqlite3_open_v2(to, &copy, SQLITE_OPEN_READWRITE |
				   SQLITE_OPEN_NOMUTEX, NULL);
	int failed;

	if (!copy)
		mem_exhausted();
	/* It is new: what is cut off is thrown away, so no journal is kept. */
	if (code == SQLITE_OK)
		code = sqlite3_exec(copy, "PRAGMA journal_mode = OFF;"
				    "PRAGMA synchronous = FULL", NULL, NULL,
				    NULL);
	failed = code != SQLITE_OK ?
		 copy_fault(db, to, code, sqlite3_errmsg(copy)) :
		 copy_all(db, copy, to);
	if (sqlite3_close(copy) != SQLITE_OK && !failed)
		failed = copy_fault(db, to, SQLITE_IOERR,
				    "it could not be closed");
	return failed ? -1 : let_go(db);
}

int
db_sound(struct db *db)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db->handle, "PRAGMA quick_check(1)", -1,
				      &stmt, NULL);
	bool sound = false;

	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW)
		sound = sqlite3_stricmp(row_text(stmt, 0), "ok") == 0;
	sqlite3_finalize(stmt);
	if (code != SQLITE_ROW)
		return db_fault(db, code);
	return sound ? 0 : db_fault(db, SQLITE_CORRUPT);
}
