/*
 * The register file: SQLite behind a small door.
 *
 * All SQL is named (src/sql) and known by enum; nothing outside db.c sees
 * SQLite.  Every problem SQLite reports becomes one recorded problem with the
 * right exit class; running out of memory ends the program.
 */
#ifndef IO_DB_H
#define IO_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "sql.h"

struct db;
struct stmt;

enum db_mode {
	DB_READ,	/* must exist; nothing is ever written */
	DB_GLANCE,	/* the same, but a busy register is not waited for */
	DB_WRITE,	/* must exist */
	DB_CREATE,	/* must not exist, or be empty; the schema is made */
};

/*
 * Opens the register at PATH and sets *DB, which lives in POOL until
 * db_close().  Returns 0, or -1 when it is missing, is not a register, is
 * newer than this program, damaged, unreadable or busy.  Waits up to five
 * seconds for other writers.
 */
int db_open(struct pool *pool, struct diags *diags, const char *path,
	    enum db_mode mode, struct db **db);

/*
 * Closes the register; an open transaction is rolled back.  NULL is fine, and
 * so is one that is closed.
 */
void db_close(struct db *db);

/*
 * A transaction.  A reading one sees one state of the register however long
 * it lasts; a writing one keeps other writers out from the start.
 */
int db_begin(struct db *db);
int db_commit(struct db *db);
void db_rollback(struct db *db);

/*
 * Makes the views answer as at the day AS_AT (NULL: no limit), as known at
 * change KNOWN (0: no limit), an open change counting if DRAFT.  May be
 * called again.
 */
int db_horizon(struct db *db, const char *as_at, int64_t known, bool draft);

/*
 * Takes the register's guards (its triggers, and what checks references) down,
 * or puts them up again.  Within a transaction only: nobody else ever sees the
 * register without.
 */
int db_guards(struct db *db, bool up);

/*
 * The statement named SQL, ready for its parameters (numbered from 1).  It is
 * prepared once; asking for it again resets it, so a statement cannot be used
 * inside itself.  Texts given to stmt_text() must live until it is stepped.
 */
struct stmt *db_stmt(struct db *db, enum sql sql);
void stmt_int(struct stmt *stmt, int n, int64_t value);
void stmt_text(struct stmt *stmt, int n, const char *value);	/* NULL: NULL */

/* The next row: 1 if there is one, 0 at the end, -1 on a recorded problem. */
int stmt_step(struct stmt *stmt);

/* Runs a statement that returns nothing of interest: 0, or -1. */
int stmt_run(struct stmt *stmt);

/*
 * The key or count, never negative, in the first column of the first row, and
 * the statement is done with: 0 if there is no row, -1 on a recorded problem.
 */
int64_t stmt_number(struct stmt *stmt);

/*
 * The same for a statement the register may refuse by a constraint or a
 * trigger: 1 if it was done, 0 if it was refused, -1 on a recorded problem.
 */
int stmt_try(struct stmt *stmt);

/*
 * Records that the present row is not as in any sound register; returns -1.
 * What a row always has (`-- needs:` in its SQL) is looked for by stmt_step().
 */
int stmt_damaged(struct stmt *stmt);

/*
 * The columns of the present row, numbered from 0.  Text is NULL where
 * nothing is recorded and lasts until the next step; stmt_copy() keeps it.
 * What no register may hold (text_allowed()) comes out as symbols.
 */
const char *stmt_col(struct stmt *stmt, int n);
int64_t stmt_col_int(struct stmt *stmt, int n);		/* NULL: 0 */
const char *stmt_copy(struct stmt *stmt, struct pool *pool, int n);
int stmt_columns(struct stmt *stmt);
const char *stmt_column_name(struct stmt *stmt, int n);

/* What kind of value the column holds in this row. */
enum stmt_kind { STMT_NULL, STMT_INT, STMT_TEXT };
enum stmt_kind stmt_col_kind(struct stmt *stmt, int n);

/* The internal key of the row added last. */
int64_t db_last_id(struct db *db);

/* The version of the SQLite library in use. */
const char *db_library_version(void);

/*
 * Whether a line of SQLite's own check of the file says that it could not be
 * read, which is no damage: -1 with a problem recorded, else 0.
 */
int db_unread(struct db *db, const char *line);

#endif
