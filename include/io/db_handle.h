/*
 * The open register as SQLite has it: what db.c shares with its siblings.
 */
#ifndef IO_DB_HANDLE_H
#define IO_DB_HANDLE_H

#include "base/turn.h"
#include "io/db.h"

struct sqlite3;
struct sqlite3_stmt;

struct stmt {
	struct db *db;
	struct sqlite3_stmt *handle;
	bool unbound;			/* a parameter could not be given */
};

struct db {
	struct sqlite3 *handle;
	struct pool *pool;
	struct diags *diags;
	const char *path;
	enum db_mode mode;
	bool horizon;			/* temporary views exist */
	bool begun;			/* a transaction that is ours to end */
	struct turn turn;		/* of waiting for others */
	int64_t looks, looks_most;	/* at how much was done (db_trust.h) */
	int64_t asked;			/* statements that were asked for */
	struct stmt stmts[SQL_END];
};

/*
 * Records what went wrong with the register, by SQLite's code of it, extended
 * or not, as the cause of what fails later; returns -1.
 */
int db_fault(struct db *db, int code);

/*
 * The text of a column of the present row, until the next step; NULL for NULL
 * alone.  Where there is no memory for it the program ends: SQLite gives NULL
 * then too, and the column is NULL from there on.
 */
const char *row_text(struct sqlite3_stmt *row, int n);

/* Whether the present row has all that it has in every sound register. */
bool stmt_whole(const struct stmt *stmt);

#endif
