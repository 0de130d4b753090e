/*
 * The check `timelines` has words for everything the register refuses.  The
 * register is made to take it: without the trigger that would refuse.
 */
#include "register/check.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "io/yaml_in.h"
#include "register/change.h"

#define CB "Change Board"
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Entries, and what is found in the last one of each proposal. */
static const struct {
	int id;
	const char *day, *status, *body, *vote, *path, *who;
	const char *found;
} rows[] = {
	{ 1, "2017-04-03", .status = "Initial Consideration" },
	{ 1, "2017-04-04", .status = "Implemented",
	  .found = "It became Implemented, from Initial Consideration: the"
	  " process has no such move." },
	{ 2, "by 2017-04-03", .status = "Refinement" },
	{ 2, "2017-04-04", .status = "Withdrawn", .who = "the Proposer" },
	{ 2, "2017-04-05", .status = "Report Phase",
	  .found = "It became Report Phase, from Withdrawn: it is not the"
	  " status before; it lacks who adopts it." },
	{ 3, "by 2017-04-03", .status = "Report Phase" },
	{ 3, "2017-04-04", .status = "Refinement",
	  .found = "It became Refinement, from Report Phase: it lacks a"
	  " note." },
	{ 4, "by 2017-04-03", .status = "Refinement" },
	{ 4, "2017-04-04", .status = "Withdrawn",
	  .found = "It became Withdrawn, from Refinement: it lacks who did"
	  " it." },
	{ 5, "by 2017-04-03", .status = "Report Phase", .path = "2" },
	{ 5, "2017-04-04", .status = "Awaiting Authority Decision",
	  .found = "It became Awaiting Authority Decision, from Report Phase:"
	  " it lacks the vote it needs." },
	{ 6, "by 2017-04-03", .status = "Awaiting Implementation" },
	{ 6, "2017-04-04", .status = "Implemented",
	  .found = "It became Implemented, from Awaiting Implementation: it"
	  " lacks a release; it lacks an implementation date that has been"
	  " reached." },
	{ 7, "by 2017-04-03", .status = "Report Phase" },
	{ 7, "2017-04-04", .body = CB, .vote = "approve",
	  .found = "The Change Board voted to approve, from Report Phase:"
	  " without a path it cannot be said what the vote is." },
	{ 8, "by 2017-04-03", .status = "Report Phase", .path = "3" },
	{ 8, "2017-04-04", .body = "Panel", .vote = "approve",
	  .found = "The Panel voted to approve, from Report Phase: that body"
	  " has no vote there." },
	{ 9, "by 2017-04-03", .status = "Report Phase", .path = "3" },
	{ 9, "2017-04-04", .status = "Awaiting Implementation", .body = CB,
	  .vote = "reject",
	  .found = "The Change Board voted to reject and it became Awaiting"
	  " Implementation, from Report Phase: it lacks the vote it needs; the"
	  " vote makes another status." },
	{ 10, "by 2017-04-03", .status = "Report Phase", .path = "2" },
	{ 10, "2017-04-04", .body = CB, .vote = "approve" },
	{ 10, "2017-04-04", .body = CB, .vote = "reject",
	  .found = "The Change Board voted to reject, from Report Phase: that"
	  " body had voted that day already." },
	{ 11, "by 2017-04-03", .status = "Report Phase", .path = "2" },
	{ 11, "2017-04-04", .body = CB, .vote = "approve", .who = "ballots",
	  .found = "The Change Board voted to approve, from Report Phase: it"
	  " was not unanimous by its ballots." },
	{ 12, "2017-04-03", .who = "nobody",
	  .found = "An entry without a status: the first entry gives no"
	  " status." },
	{ 13, "by 2017-04-03", .status = "Refinement" },
	{ 13, "by 2017-04-04", .status = "Report Phase", .who = "opening",
	  .found = "It became Report Phase: an opening is the first entry,"
	  " gives a status and is dated `by`." },
	{ 14, "2017-04-03", .status = "Initial Consideration" },
};

/* Who "opening" is, and of a first entry dated `by`: an opening. */
static const char add_row[] =
	"INSERT INTO entry (change, n, proposal, day, exact, ord, name, title,"
	" opening, status, body, vote, carried, path, who)"
	" SELECT 2, ?1, ?2, substr(?3, -10), ?3 NOT LIKE 'by%', ?1, ?2,"
	" 'A title', ?7 IS 'opening' OR ?3 LIKE 'by%',"
	" (SELECT id FROM process_status WHERE name = ?4),"
	" (SELECT id FROM process_body WHERE name = ?5), ?6,"
	" iif(?7 IS 'ballots', 'unanimous', NULL),"
	" (SELECT id FROM process_path WHERE code = ?8), ?7";

struct fixture {
	char path[32];
	struct pool *pool, *scratch;
	struct diags *diags;
	struct db *db;
	size_t row;		/* the next one that may have a finding */
	size_t count;		/* of findings */
};

static void
make_register(struct fixture *f)
{
	static const struct record *const kinds[] = { &process_record };
	const struct yaml_source source = {
		.file = "process", .text = data_process,
		.len = strlen(data_process), .first_line = 1,
	};
	struct process *process;
	const struct record *kind;
	struct change change;

	assert_int_equal(db_open(f->pool, f->diags, f->path, DB_CREATE,
				 &f->db), 0);
	process = yaml_read(f->pool, f->diags, &source, kinds, 1, &kind);
	assert_non_null(process);
	assert_int_equal(change_open(f->db, "2017-05-01T09:00:00Z", "me",
				     "init", NULL, &change), 0);
	assert_int_equal(process_save(f->pool, f->db, change.no, process), 0);
	assert_int_equal(change_close(&change), 1);
	assert_int_equal(db_commit(f->db), 0);
	db_close(f->db);
}

static void
run_sql(sqlite3 *db, const char *sql)
{
	char *error = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s: %s", sql, error);
}

static void
add_rows(sqlite3 *db)
{
	sqlite3_stmt *stmt;

	assert_int_equal(sqlite3_prepare_v2(db, add_row, -1, &stmt, NULL),
			 SQLITE_OK);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const values[] = {
			rows[i].day, rows[i].status, rows[i].body,
			rows[i].vote, rows[i].who, rows[i].path,
		};

		sqlite3_bind_int(stmt, 1, (int)i + 1);
		sqlite3_bind_int(stmt, 2, rows[i].id);
		for (int n = 0; n < (int)COUNT(values); n++)
			sqlite3_bind_text(stmt, n + 3, values[n], -1,
					  SQLITE_STATIC);
		assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
		sqlite3_reset(stmt);
	}
	sqlite3_finalize(stmt);
}

/* What no register would take, as a change of its own. */
static void
forge(const char *path)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	run_sql(db, "DROP TRIGGER change_close; BEGIN;"
		"INSERT INTO change (no, time, user, command, entries_from)"
		" VALUES (2, '2017-05-02T09:00:00Z', 'other', 'by hand', 1);"
		"WITH RECURSIVE some (id) AS (SELECT 1 UNION ALL"
		" SELECT id + 1 FROM some WHERE id < 14)"
		" INSERT INTO proposal (id, change) SELECT id, 2 FROM some;"
		"INSERT INTO name (id, change, proposal, text, family, number)"
		" SELECT p.id, 2, p.id, printf('SECMP%04d', p.id), f.id, p.id"
		" FROM proposal p, process_family f;");
	add_rows(db);
	run_sql(db, "INSERT INTO ballot (entry, category, approve, reject)"
		" SELECT e.id, min(g.id), 3, 1 FROM entry e, process_category g"
		" WHERE e.carried = 'unanimous' GROUP BY e.id;"
		"UPDATE change SET closed = 1 WHERE no = 2; COMMIT");
	sqlite3_close(db);
}

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	int fd;

	assert_non_null(f);
	memcpy(f->path, "/tmp/check-XXXXXX", sizeof("/tmp/check-XXXXXX"));
	fd = mkstemp(f->path);
	assert_true(fd >= 0);
	close(fd);
	f->pool = pool_new();
	f->scratch = pool_new();
	f->diags = diags_new(f->pool);
	make_register(f);
	forge(f->path);
	assert_int_equal(db_open(f->pool, f->diags, f->path, DB_READ, &f->db),
			 0);
	assert_int_equal(db_begin(f->db), 0);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	db_rollback(f->db);
	db_close(f->db);
	unlink(f->path);
	pool_free(f->scratch);
	pool_free(f->pool);
	free(f);
	return 0;
}

/* Findings come by proposal and day: in the order of the rows. */
static void
compare(void *arg, const struct finding *finding)
{
	struct fixture *f = arg;

	while (f->row < COUNT(rows) && !rows[f->row].found)
		f->row++;
	if (f->row == COUNT(rows))
		fail_msg("%s: %s", finding->id, finding->found);
	assert_string_equal(finding->found, rows[f->row].found);
	assert_string_equal(finding->id, pool_printf(f->pool, "SECMP%04d",
						     rows[f->row].id));
	assert_string_equal(finding->ref, pool_printf(f->pool, "2.%zu",
						      f->row + 1));
	assert_string_equal(finding->day, rows[f->row].day);
	assert_false(finding->remark);
	assert_non_null(strstr(finding->advice, finding->ref));
	f->row++;
	f->count++;
}

static void
count_only(void *arg, const struct finding *finding)
{
	struct fixture *f = arg;

	assert_string_equal(finding->id, "SECMP0011");
	f->count++;
}

static void
run_check(struct fixture *f, const char *name,
	  void (*tell)(void *arg, const struct finding *finding))
{
	struct checker checker = {
		.pool = f->scratch, .diags = f->diags, .db = f->db,
		.process = process_load(f->pool, f->diags, f->db),
		.calendar = calendar_load(f->pool, f->db),
		.as_at = "2017-05-10", .tell = tell, .arg = f,
	};
	const struct check *check = checks;

	while (strcmp(check->name, name) != 0)
		check++;
	f->count = 0;
	assert_int_equal(check_run(&checker, check), 0);
	assert_int_equal(diags_count(f->diags), 0);
}

static void
test_words(void **state)
{
	run_check(*state, "timelines", compare);
	assert_int_equal(((struct fixture *)*state)->count, 13);
}

static void
test_ballots(void **state)
{
	run_check(*state, "ballots", count_only);
	assert_int_equal(((struct fixture *)*state)->count, 1);
}

/* Names are words that can be typed, each once. */
static void
test_names(void **state)
{
	(void)state;
	for (size_t i = 0; checks[i].name; i++) {
		assert_int_equal(strspn(checks[i].name,
					"abcdefghijklmnopqrstuvwxyz"),
				 strlen(checks[i].name));
		for (size_t n = 0; n < i; n++)
			assert_string_not_equal(checks[i].name,
						checks[n].name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_words, setup, teardown),
		cmocka_unit_test_setup_teardown(test_ballots, setup, teardown),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
