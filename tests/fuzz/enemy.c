/*
 * A register made by an enemy: the first byte is a command, the rest SQL that
 * an enemy ran on a good register, with nothing forbidden.  From 128 on, what
 * the register is made of is put back afterwards, so that all but the rows
 * looks as it should.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands.h"
#include "program.h"

/* The SQL itself must come to an end here. */
static int
enough(void *count)
{
	return ++*(int *)count > 2000;
}

static sqlite3 *
open_register(void)
{
	sqlite3 *handle = NULL;

	if (sqlite3_open(REGISTER, &handle) != SQLITE_OK)
		program_fail("the register cannot be opened");
	sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 20);
	sqlite3_exec(handle, "PRAGMA max_page_count = 2000;"
		     " PRAGMA synchronous = OFF; PRAGMA writable_schema = ON",
		     NULL, NULL, NULL);
	return handle;
}

static void
once(const char *sql)
{
	sqlite3 *handle = open_register();

	sqlite3_exec(handle, sql, NULL, NULL, NULL);
	sqlite3_close(handle);
}

/* Whatever stands before something wrong is done. */
static void
spoil(const char *sql, bool rows_only)
{
	sqlite3 *handle = open_register();
	int count = 0;

	if (rows_only) {
		sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0,
				  NULL);
		sqlite3_exec(handle, "PRAGMA ignore_check_constraints = ON",
			     NULL, NULL, NULL);
	}
	sqlite3_progress_handler(handle, 1000, enough, &count);
	while (sql && *sql) {
		sqlite3_stmt *stmt = NULL;
		const char *rest = NULL;

		if (sqlite3_prepare_v2(handle, sql, -1, &stmt, &rest) !=
		    SQLITE_OK || rest == sql)
			break;
		while (stmt && sqlite3_step(stmt) == SQLITE_ROW)
			;
		sqlite3_finalize(stmt);
		sql = rest;
	}
	if (!sqlite3_get_autocommit(handle))
		sqlite3_exec(handle, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_exec(handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	sqlite3_close(handle);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *sql;

	if (size < 1)
		return 0;
	sql = program_string(data + 1, size - 1);
	program_fresh(REGISTER_FULL);
	if (data[0] >= 128) {
		once("CREATE TABLE kept AS SELECT name, sql FROM sqlite_master"
		     " WHERE type = 'table'; UPDATE sqlite_master SET sql ="
		     " replace(replace(replace(sql, ' TEXT NOT NULL', ' TEXT'),"
		     " ' INTEGER NOT NULL', ' INTEGER'), ') STRICT', ')')"
		     " WHERE type = 'table' AND name <> 'kept'");
		spoil(sql, true);
		once("UPDATE sqlite_master SET sql = (SELECT k.sql FROM kept k"
		     " WHERE k.name = sqlite_master.name)"
		     " WHERE type = 'table' AND name <> 'kept'");
		once("DROP TABLE kept");
	} else {
		spoil(sql, false);
	}
	sqlite3_shutdown();
	free(sql);
	commands_try(data[0] % 128);
	return 0;
}
