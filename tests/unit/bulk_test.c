/*
 * A change written without the guards: they stand again after it, and what
 * they would have refused is refused when it is closed.
 */
#include "register/change.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include <cmocka.h>

#include "io/yaml_in.h"
#include "register/process.h"

#define NOW "2017-05-10T09:00:00Z"

struct fixture {
	struct pool *pool;
	struct diags *diags;
	struct db *db;
	struct process *process;
	struct change change;
	char path[32];
};

/* All triggers as text, in order of their names. */
static char *
triggers(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *stmt;
	char *all;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT group_concat(sql) FROM"
		" (SELECT sql FROM sqlite_schema WHERE type = 'trigger'"
		" ORDER BY name)", -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	all = strdup((const char *)sqlite3_column_text(stmt, 0));
	assert_non_null(all);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return all;
}

static int
setup(void **state)
{
	static const struct record *const kinds[] = { &process_record };
	struct fixture *f = calloc(1, sizeof(*f));
	const struct record *kind;
	struct yaml_source source = {
		.file = "built in", .text = data_process,
		.len = strlen(data_process), .first_line = 1,
	};
	int fd;

	f->pool = pool_new();
	f->diags = diags_new(f->pool);
	memcpy(f->path, "/tmp/bulk_test.XXXXXX", 22);
	fd = mkstemp(f->path);
	if (fd < 0)
		return -1;
	close(fd);
	f->process = yaml_read(f->pool, f->diags, &source, kinds, 1, &kind);
	assert_int_equal(db_open(f->pool, f->diags, f->path, DB_CREATE,
				 &f->db), 0);
	assert_int_equal(db_begin(f->db), 0);
	assert_int_equal(change_open(f->db, NOW, "me", "init", NULL,
				     &f->change), 0);
	assert_int_equal(process_save(f->pool, f->db, f->change.no,
				      f->process), 0);
	assert_int_equal(change_close(&f->change), 1);
	assert_int_equal(db_commit(f->db), 0);
	db_close(f->db);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	unlink(f->path);
	pool_free(f->pool);
	free(f);
	return 0;
}

/* A change on the register, its guards down, that adds proposal KEY. */
static void
begin(struct fixture *f, int64_t key)
{
	struct stmt *stmt;

	assert_int_equal(db_open(f->pool, f->diags, f->path, DB_WRITE,
				 &f->db), 0);
	assert_int_equal(db_begin(f->db), 0);
	assert_int_equal(db_horizon(f->db, NULL, 0, true), 0);
	f->process = process_load(f->pool, f->diags, f->db);
	assert_non_null(f->process);
	assert_int_equal(change_open(f->db, NOW, "me", "add", NULL,
				     &f->change), 0);
	assert_int_equal(change_bulk(&f->change), 0);
	stmt = db_stmt(f->db, SQL_PROPOSAL_ADD);
	stmt_int(stmt, 1, key);
	stmt_int(stmt, 2, f->change.no);
	assert_int_equal(stmt_run(stmt), 0);
}

/* An entry of the proposal into the status that is STAGE in the order. */
static void
enter(struct fixture *f, int64_t proposal, const char *day, int stage)
{
	const struct process_status *s = f->process->statuses.items;
	struct stmt *stmt = db_stmt(f->db, SQL_ENTRY_ADD);
	int64_t key = f->change.next_entry++;

	stmt_int(stmt, 1, key);
	stmt_int(stmt, 2, f->change.no);
	stmt_int(stmt, 3, ++f->change.entries);
	stmt_int(stmt, 4, proposal);
	stmt_text(stmt, 5, day);
	stmt_int(stmt, 6, 1);
	stmt_int(stmt, 7, key);
	stmt_int(stmt, 9, 0);
	stmt_int(stmt, 14, s[stage].id);
	assert_int_equal(stmt_run(stmt), 0);
}

static void
finish(struct fixture *f, int closed)
{
	assert_int_equal(change_close(&f->change), closed);
	if (closed)
		assert_int_equal(db_commit(f->db), 0);
	else
		db_rollback(f->db);
	db_close(f->db);
	assert_int_equal(diags_count(f->diags), 0);
}

static void
test_guards_stand_again(void **state)
{
	struct fixture *f = *state;
	char *before = triggers(f->path), *after;

	begin(f, 1);
	enter(f, 1, "2017-04-01", 0);
	enter(f, 1, "2017-04-02", 1);
	finish(f, 1);
	after = triggers(f->path);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_a_move_there_is_not(void **state)
{
	struct fixture *f = *state;
	char *before = triggers(f->path), *after;

	begin(f, 1);
	enter(f, 1, "2017-04-02", 0);
	enter(f, 1, "2017-04-01", 1);	/* before it in time */
	finish(f, 0);
	after = triggers(f->path);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* An older proposal is looked at in full even in a bulk change. */
static void
test_older_proposals_too(void **state)
{
	struct fixture *f = *state;

	begin(f, 1);
	enter(f, 1, "2017-04-01", 0);
	enter(f, 1, "2017-04-02", 1);
	finish(f, 1);
	begin(f, 2);
	enter(f, 2, "2017-04-01", 0);
	enter(f, 1, "2017-04-03", 1);	/* it is that already */
	finish(f, 0);
}

static void
test_rows_come_after_all_before(void **state)
{
	struct fixture *f = *state;

	begin(f, 1);
	f->change.next_entry = 10;
	enter(f, 1, "2017-04-01", 0);
	finish(f, 1);
	begin(f, 2);
	f->change.next_entry = 5;
	enter(f, 2, "2017-04-01", 0);
	finish(f, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_guards_stand_again,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_move_there_is_not,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_older_proposals_too,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_rows_come_after_all_before, setup, teardown),
	};

	return cmocka_run_group_tests_name("bulk", tests, NULL, NULL);
}
