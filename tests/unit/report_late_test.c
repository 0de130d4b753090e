/*
 * Papers that were issued: where the next window begins, and what was
 * recorded too late for one.  They are put into the register by hand.
 */
#include "register/papers.h"
#include "register/report.h"

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

#define STATUS(name) "(SELECT id FROM process_status WHERE name = '" name "')"
#define OPEN(no, time) \
	"INSERT INTO change (no, time, user, command, entries_from)" \
	" VALUES (" no ", '" time "', 'me', 'by hand'," \
	" (SELECT coalesce(max(id), 0) + 1 FROM entry));"
#define CLOSE(no) "UPDATE change SET closed = 1 WHERE no = " no ";"
#define ENTRY(id, no, day, columns, values) \
	"INSERT INTO entry (id, change, n, proposal, day, exact, ord, " \
	columns ") VALUES (" id ", " no ", " id ", 1, '" day "', 1, " id ", " \
	values ");"
#define PAPER(no, name, kind, until, known) \
	"INSERT INTO paper (change, name, kind, until, known, format, sha256," \
	" bytes) VALUES (" no ", '" name "', '" kind "', '" until "', " known \
	", 'text', 'x', x'00');"

/*
 * Change 2 adds a proposal, 3 issues a paper, 4 records something of before
 * it, 5 issues a report of another kind.
 */
static const char by_hand[] =
	OPEN("2", "2017-05-02T09:00:00Z")
	"INSERT INTO proposal VALUES (1, 2);"
	"INSERT INTO name (id, change, proposal, text, family, number)"
	" SELECT 1, 2, 1, 'SECMP0001', id, 1 FROM process_family;"
	ENTRY("1", "2", "2017-04-01", "status, name, title",
	      STATUS("Initial Consideration") ", 1, 'A title'")
	CLOSE("2")
	OPEN("3", "2017-05-10T09:00:00Z")
	PAPER("3", "May", "update", "2017-05-10", "2")
	CLOSE("3")
	OPEN("4", "2017-05-12T09:00:00Z")
	ENTRY("2", "4", "2017-05-09", "status", STATUS("Refinement"))
	ENTRY("3", "4", "2017-05-11", "note", "'of the next window'")
	CLOSE("4")
	OPEN("5", "2017-05-20T09:00:00Z")
	PAPER("5", "Other", "status", "2017-05-20", "4")
	CLOSE("5");

struct fixture {
	char path[32];
	struct pool *pool;
	struct diags *diags;
	struct db *db;
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

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	sqlite3 *db = NULL;
	int fd;

	assert_non_null(f);
	memcpy(f->path, "/tmp/report-XXXXXX", sizeof("/tmp/report-XXXXXX"));
	fd = mkstemp(f->path);
	assert_true(fd >= 0);
	close(fd);
	f->pool = pool_new();
	f->diags = diags_new(f->pool);
	make_register(f);
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, by_hand, NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
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
	pool_free(f->pool);
	free(f);
	return 0;
}

/* The paper of a window as known at a change; the caller frees it. */
static char *
paper(struct fixture *f, const char *since, const char *until, int64_t known)
{
	char *text = NULL;
	size_t size = 0;
	const struct report_request request = {
		.out = open_memstream(&text, &size), .format = FORMAT_MARKDOWN,
		.since = since, .until = until,
	};

	assert_int_equal(db_horizon(f->db, until, known, false), 0);
	assert_int_equal(report_update(f->pool, f->diags, f->db, &request), 0);
	fclose(request.out);
	return text;
}

static void
test_the_last_paper(void **state)
{
	struct fixture *f = *state;
	struct issued_last last;

	assert_int_equal(db_horizon(f->db, NULL, 0, false), 0);
	assert_int_equal(issued_last(f->pool, f->db, REPORT_UPDATE, &last), 1);
	assert_string_equal(last.name, "May");
	assert_string_equal(last.until, "2017-05-10");
	assert_int_equal(issued_last(f->pool, f->db, REPORT_STATUS, &last), 1);
	assert_string_equal(last.name, "Other");
	assert_int_equal(issued_last(f->pool, f->db, REPORT_REGISTER, &last),
			 0);
	assert_int_equal(db_horizon(f->db, NULL, 2, false), 0);
	assert_int_equal(issued_last(f->pool, f->db, REPORT_UPDATE, &last), 0);
}

static void
test_late_entries(void **state)
{
	static const char wanted[] =
		"One entry dated on or before 10 May 2017 was recorded after "
		"the paper up to that day was issued.\n"
		"\n"
		"- **SECMP0001: A title** – status Refinement, 9 May 2017, "
		"recorded on 12 May 2017.\n";
	struct fixture *f = *state;
	/* Told once, by the window that follows the paper that missed it. */
	char *next = paper(f, "2017-05-10", "2017-06-10", 0);
	char *other = paper(f, "2017-05-09", "2017-06-10", 0);
	char *before = paper(f, "2017-05-10", "2017-06-10", 3);

	assert_non_null(strstr(next, wanted));
	assert_null(strstr(next, "moved from"));
	assert_null(strstr(other, "recorded on"));
	assert_null(strstr(before, "recorded on"));
	free(next);
	free(other);
	free(before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_last_paper),
		cmocka_unit_test(test_late_entries),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
