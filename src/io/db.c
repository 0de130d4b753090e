#include "io/db.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/db_handle.h"
#include "io/db_memory.h"
#include "io/db_trust.h"

#define APPLICATION_ID 0x53454352	/* "SECR" */
#define SCHEMA_VERSION 1
#define BUSY_MS 5000
#define VALUE_MAX (128 << 20)		/* bytes of one value of a row */

/*
 * Whether SQLite has ended the transaction by itself, as it does where a disk
 * fails or is full.  That was told; what would follow would each be a
 * transaction of its own, so nothing is asked any more.
 */
static bool
db_lost(const struct db *db)
{
	return db->begun && sqlite3_get_autocommit(db->handle);
}

static int
db_script(struct db *db, const char *sql)
{
	int code;

	if (db_lost(db))
		return -1;
	code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
	if (code == SQLITE_OK)
		db->begun = !sqlite3_get_autocommit(db->handle);
	return code == SQLITE_OK ? 0 : db_fault(db, code);
}

/* A pragma's single number. */
static int
db_pragma(struct db *db, const char *sql, int64_t *value)
{
	sqlite3_stmt *stmt = NULL;
	int code;

	code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW) {
		*value = sqlite3_column_int64(stmt, 0);
		code = SQLITE_OK;
	}
	sqlite3_finalize(stmt);
	return code == SQLITE_OK ? 0 : db_fault(db, code);
}

/* Makes the schema in an empty file, inside a transaction of its own. */
static int
db_make(struct db *db)
{
	char pragmas[96];

	snprintf(pragmas, sizeof(pragmas),
		 "PRAGMA application_id = %d; PRAGMA user_version = %d;",
		 APPLICATION_ID, SCHEMA_VERSION);
	return db_script(db, "BEGIN EXCLUSIVE") < 0 ||
	       db_script(db, pragmas) < 0 ||
	       db_script(db, sql_schema) < 0 ||
	       db_script(db, sql_guards) < 0 ? -1 : 0;
}

/* SQLite's own way of waiting lets those starve that have waited longest. */
static int
db_wait(void *turn, int count)
{
	return turn_wait(turn, count, BUSY_MS);
}

/*
 * Begins to read one state.  A writer that was killed leaves a journal, which
 * has to be rolled back first, and a reader may not.  So a writer is opened for
 * as long as that takes.  If it cannot be, reading says why.  A look that fails
 * is never tried again: SQLite may have ended the transaction, and what
 * followed would be no longer one state.
 */
static int
db_begin_reading(struct db *db)
{
	static const char look[] = "PRAGMA application_id";
	int tries = db->mode == DB_GLANCE ? 100 : 0, code;

	if (db_script(db, "BEGIN") < 0)
		return -1;
	while ((code = sqlite3_exec(db->handle, look, NULL, NULL, NULL)) ==
	       SQLITE_READONLY_ROLLBACK && tries++ < 100) {
		sqlite3 *writer = NULL;

		if (sqlite3_open_v2(db->path, &writer, SQLITE_OPEN_READWRITE |
				    SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
			sqlite3_busy_handler(writer, db_wait, &db->turn);
			sqlite3_exec(writer, look, NULL, NULL, NULL);
		}
		sqlite3_close(writer);
	}
	return code == SQLITE_OK ? 0 : db_fault(db, code);
}

/* Whether the file is a register that this program can read. */
static int
db_recognise(struct db *db)
{
	int64_t id = 0, version = 0;

	if ((db->mode == DB_READ || db->mode == DB_GLANCE) &&
	    db_begin_reading(db) < 0)
		return -1;
	if (db_pragma(db, "PRAGMA application_id", &id) < 0 ||
	    db_pragma(db, "PRAGMA user_version", &version) < 0)
		return -1;
	if (id != APPLICATION_ID)
		return diag(db->diags, SLUG_DAMAGED, NULL, "\"%s\" is not a"
			    " register of this program", db->path);
	if (version > SCHEMA_VERSION)
		return diag(db->diags, SLUG_NEWER, NULL,
			    "the register \"%s\" was made by a newer secreg",
			    db->path);
	db_watch(db);
	return db->mode == DB_READ ? db_trust(db, true) : 0;
}

/* What is there must fit the mode, said in words better than SQLite's. */
static int
db_look(struct diags *diags, const char *path, enum db_mode mode)
{
	struct stat st;

	if (stat(path, &st) < 0) {
		if (mode == DB_CREATE && errno == ENOENT)
			return 0;
		diag(diags, SLUG_NO_REGISTER, NULL,
		     "there is no register \"%s\" (%s)", path,
		     strerror(errno));
		diag_help(diags, "To make it: secreg --db %s init", path);
		diag_help(diags, "To use another: secreg --db FILE ..., or"
			  " set SECREG_DB");
		return -1;
	}
	if (!S_ISREG(st.st_mode))
		return diag(diags, SLUG_DAMAGED, NULL,
			    "\"%s\" is not a file, so it is no register", path);
	if (mode == DB_CREATE && st.st_size > 0) {
		diag(diags, SLUG_REGISTER_EXISTS, NULL,
		     "\"%s\" is already there. Nothing was changed", path);
		diag_help(diags, "To make another: secreg --db FILE init");
		return -1;
	}
	return 0;
}

int
db_open(struct pool *pool, struct diags *diags, const char *path,
	enum db_mode mode, struct db **out)
{
	static const int flags[] = {
		[DB_READ] = SQLITE_OPEN_READONLY,
		[DB_GLANCE] = SQLITE_OPEN_READONLY,
		[DB_WRITE] = SQLITE_OPEN_READWRITE,
		[DB_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	};
	struct db *db = pool_alloc(pool, sizeof(*db));
	int code;

	*out = NULL;
	db_memory();
	if (db_look(diags, path, mode) < 0)
		return -1;
	db->pool = pool;
	db->diags = diags;
	db->path = path;
	db->mode = mode;
	code = sqlite3_open_v2(path, &db->handle,
			       flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);
	if (code != SQLITE_OK) {
		if (!db->handle)
			mem_exhausted();
		db_fault(db, code);
		db_close(db);
		return -1;
	}
	sqlite3_extended_result_codes(db->handle, 1);
	if (mode != DB_GLANCE)
		sqlite3_busy_handler(db->handle, db_wait, &db->turn);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_limit(db->handle, SQLITE_LIMIT_LENGTH, VALUE_MAX);
	if (db_script(db, "PRAGMA temp_store = MEMORY;"
		      " PRAGMA cell_size_check = ON") < 0 ||
	    (mode == DB_CREATE ? db_make(db) : db_recognise(db)) < 0) {
		db_close(db);
		return -1;
	}
	*out = db;
	return 0;
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	for (int i = 0; i < SQL_END; i++) {
		sqlite3_finalize(db->stmts[i].handle);
		db->stmts[i].handle = NULL;
	}
	sqlite3_close(db->handle);
	db->handle = NULL;
}

/* Sets *STATE to a number that changes when somebody else has written. */
static int
db_state(struct db *db, unsigned *state)
{
	int code = sqlite3_file_control(db->handle, "main",
					SQLITE_FCNTL_DATA_VERSION, state);

	return code == SQLITE_OK ? 0 : db_fault(db, code);
}

int
db_begin(struct db *db)
{
	struct stmt *close;
	unsigned before = 0, after = 0;

	if (db->mode != DB_WRITE)
		return 0;	/* begun when opened */
	/* What takes longest is done before others are kept waiting. */
	if (db_script(db, "BEGIN") < 0 || db_trust(db, false) < 0 ||
	    db_horizon(db, NULL, 0, true) < 0 || db_state(db, &before) < 0)
		return -1;
	close = db_stmt(db, SQL_CHANGE_CLOSE);
	if (!close->handle || db_script(db, "COMMIT") < 0 ||
	    db_script(db, "BEGIN IMMEDIATE") < 0 || db_state(db, &after) < 0)
		return -1;
	return before == after ? 0 : db_trust(db, false);
}

int
db_commit(struct db *db)
{
	int i;

	/* A statement left in mid-row would keep the lock. */
	for (i = 0; i < SQL_END; i++)
		if (db->stmts[i].handle)
			sqlite3_reset(db->stmts[i].handle);
	return db_script(db, "COMMIT");
}

void
db_rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
	db->begun = false;
}

int
db_horizon(struct db *db, const char *as_at, int64_t known, bool draft)
{
	struct stmt *stmt;
	int i;

	if (!db->horizon) {
		/* Statements already prepared look at the file's own views. */
		for (i = 0; i < SQL_END; i++) {
			sqlite3_finalize(db->stmts[i].handle);
			db->stmts[i].handle = NULL;
		}
		if (db_script(db, "CREATE TEMP TABLE horizon (one INTEGER"
			      " PRIMARY KEY, as_at TEXT, known INTEGER,"
			      " draft INTEGER)") < 0 ||
		    db_script(db, sql_temp_views) < 0)
			return -1;
		db->horizon = true;
	}
	stmt = db_stmt(db, SQL_HORIZON_SET);
	stmt_text(stmt, 1, as_at ? as_at : "9999-12-31");
	stmt_int(stmt, 2, known ? known : INT64_MAX);
	stmt_int(stmt, 3, draft);
	return stmt_run(stmt);
}

int
db_guards(struct db *db, bool up)
{
	if (db_lost(db))
		return -1;
	/* The pragma would do nothing within a transaction. */
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, up, NULL);
	return db_script(db, up ? sql_guards : sql_guards_down);
}

struct stmt *
db_stmt(struct db *db, enum sql sql)
{
	struct stmt *stmt = &db->stmts[sql];

	stmt->db = db;
	stmt->unbound = false;
	db_watch_more(db);
	if (stmt->handle) {
		sqlite3_reset(stmt->handle);
		sqlite3_clear_bindings(stmt->handle);
	} else {
		int code = sqlite3_prepare_v3(db->handle,
			sql_statements[sql].text, -1,
			SQLITE_PREPARE_PERSISTENT, &stmt->handle, NULL);

		/* Left NULL: the first step reports it. */
		if (code != SQLITE_OK)
			db_fault(db, code);
	}
	return stmt;
}

/*
 * What could not be bound would be NULL: such a statement is never run.  One
 * that has no use for what all of its kind are given is.
 */
static void
bound(struct stmt *stmt, int code)
{
	if (code == SQLITE_OK || code == SQLITE_RANGE)
		return;
	stmt->unbound = true;
	db_fault(stmt->db, code);
}

void
stmt_int(struct stmt *stmt, int n, int64_t value)
{
	if (stmt->handle)
		bound(stmt, sqlite3_bind_int64(stmt->handle, n, value));
}

void
stmt_text(struct stmt *stmt, int n, const char *value)
{
	if (stmt->handle && value)
		bound(stmt, sqlite3_bind_text(stmt->handle, n, value, -1,
					      SQLITE_STATIC));
}

/* Whether it may be run; if not, a problem is recorded. */
static bool
is_ready(const struct stmt *stmt)
{
	return stmt->handle && !stmt->unbound && !db_lost(stmt->db);
}

int
stmt_step(struct stmt *stmt)
{
	int code;

	if (!is_ready(stmt))
		return -1;
	code = sqlite3_step(stmt->handle);
	if (code == SQLITE_ROW && stmt_whole(stmt))
		return 1;
	sqlite3_reset(stmt->handle);
	if (code == SQLITE_ROW)
		return stmt_damaged(stmt);
	return code == SQLITE_DONE ? 0 : db_fault(stmt->db, code);
}

int
stmt_run(struct stmt *stmt)
{
	int more;

	while ((more = stmt_step(stmt)) > 0)
		;
	return more;
}

int64_t
stmt_number(struct stmt *stmt)
{
	int64_t number = stmt_step(stmt);

	if (number <= 0)
		return number;
	number = stmt_col_int(stmt, 0);
	sqlite3_reset(stmt->handle);
	return number;
}

int
stmt_try(struct stmt *stmt)
{
	int code;

	if (!is_ready(stmt))
		return -1;
	while ((code = sqlite3_step(stmt->handle)) == SQLITE_ROW)
		;
	sqlite3_reset(stmt->handle);
	if (code == SQLITE_DONE)
		return 1;
	return (code & 0xff) == SQLITE_CONSTRAINT ? 0 :
	       db_fault(stmt->db, code);
}

int64_t
db_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

const char *
db_library_version(void)
{
	return sqlite3_libversion();
}
