#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "io/db_handle.h"

/* What SQLite's codes mean to a person: the full ones first. */
static const struct {
	int code;
	enum slug slug;
	const char *sentence;
} faults[] = {
	{ SQLITE_READONLY_ROLLBACK, SLUG_WRITE, "a change that was cut off must"
		" first be taken back, by anybody who may write to it" },
	{ SQLITE_BUSY, SLUG_BUSY, "somebody else is writing to it: try again"
		" in a moment" },
	{ SQLITE_LOCKED, SLUG_BUSY, "it is locked: try again in a moment" },
	{ SQLITE_CORRUPT, SLUG_DAMAGED, "the file is damaged" },
	{ SQLITE_NOTADB, SLUG_DAMAGED, "this is not a register" },
	{ SQLITE_CANTOPEN, SLUG_WRITE, "it cannot be opened" },
	{ SQLITE_READONLY, SLUG_WRITE, "it may only be read, not written" },
	{ SQLITE_FULL, SLUG_WRITE, "the disk is full" },
	{ SQLITE_IOERR, SLUG_WRITE, "reading or writing it failed" },
	{ SQLITE_PERM, SLUG_WRITE, "access is not permitted" },
	{ SQLITE_TOOBIG, SLUG_TOO_LARGE, "a value is too large" },
	{ SQLITE_INTERRUPT, SLUG_DAMAGED, "what it holds takes more work than a"
		" register of its size can call for" },
	{ SQLITE_CONSTRAINT, SLUG_DAMAGED, "it refused the change" },
	{ 0, SLUG_DAMAGED, "it cannot be used" },
};

/*
 * A schema that could not be read for an error of the disk is a damaged one to
 * SQLite.  What the disk said last is still known.
 */
static bool
disk_failed(struct db *db)
{
	int error = 0;

	return sqlite3_file_control(db->handle, "main",
				    SQLITE_FCNTL_LAST_ERRNO, &error) ==
	       SQLITE_OK && error != 0;
}

static int
tell(struct db *db, int code, const char *detail)
{
	size_t i = 0;

	while (faults[i].code && faults[i].code != code &&
	       faults[i].code != (code & 0xff))
		i++;
	diag(db->diags, faults[i].slug, NULL,
	     "the register \"%s\": %s (SQLite: %s)", db->path,
	     faults[i].sentence, detail);
	if (!faults[i].code || faults[i].code == SQLITE_CORRUPT)
		diag_help(db->diags, "What can be done: secreg help damaged");
	/* What fails after it fails because of it. */
	diags_seal(db->diags);
	return -1;
}

int
db_fault(struct db *db, int code)
{
	if ((code & 0xff) == SQLITE_NOMEM)
		mem_exhausted();
	if ((code & 0xff) == SQLITE_CORRUPT && disk_failed(db))
		return tell(db, SQLITE_IOERR, sqlite3_errstr(SQLITE_IOERR));
	return tell(db, code, sqlite3_errmsg(db->handle));
}

int
db_unread(struct db *db, const char *line)
{
	static const char mark[] = "error code=";
	const char *at = strstr(line, mark);
	int code = at ? (int)strtol(at + strlen(mark), NULL, 10) : 0;

	/* Of a page that only continues another it does not say why. */
	if (strstr(line, "failed to get page") && disk_failed(db))
		code = SQLITE_IOERR;
	return (code & 0xff) == SQLITE_IOERR ?
	       tell(db, code, sqlite3_errstr(code)) : 0;
}
