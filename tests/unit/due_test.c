/*
 * What is due: each kind of it on the days around its day.
 */
#include "register/due.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "io/yaml_in.h"
#include "register/store.h"

#define NOW "2017-05-10T09:00:00Z"

struct fixture {
	struct pool *pool;
	struct diags *diags;
	struct db *db;
	char path[32];
	struct due due;
};

static void *
read_as(struct fixture *f, const char *text, const struct record *of)
{
	const struct yaml_source source = {
		.file = "test", .text = text, .len = strlen(text),
		.first_line = 1,
	};
	const struct record *const kinds[] = { of };
	const struct record *kind;
	void *record = yaml_read(f->pool, f->diags, &source, kinds, 1, &kind);

	assert_non_null(record);
	return record;
}

static void
begin(struct fixture *f, enum db_mode mode, struct store *store)
{
	*store = (struct store){
		.pool = f->pool, .diags = f->diags, .today = "2019-01-01",
		.remarks = stderr,
	};
	assert_int_equal(db_open(f->pool, f->diags, f->path, mode, &f->db), 0);
	assert_int_equal(db_begin(f->db), 0);
	store->db = f->db;
	assert_int_equal(db_horizon(f->db, NULL, 0, true), 0);
	assert_int_equal(change_open(f->db, NOW, "me", "test", NULL,
				     &store->change), 0);
}

static void
commit(struct fixture *f, struct store *store)
{
	assert_int_equal(change_close(&store->change), 1);
	assert_int_equal(db_commit(f->db), 0);
	db_close(f->db);
}

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct store store;
	int fd;

	f->pool = pool_new();
	f->diags = diags_new(f->pool);
	memcpy(f->path, "/tmp/due_test.XXXXXX", 21);
	fd = mkstemp(f->path);
	if (fd < 0)
		return -1;
	close(fd);
	begin(f, DB_CREATE, &store);
	assert_int_equal(process_save(f->pool, f->db, store.change.no,
				      read_as(f, data_process,
					      &process_record)), 0);
	commit(f, &store);
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

/* Adds a proposal; TEXT is the record below its title. */
static void
add(struct fixture *f, const char *id, const char *text)
{
	struct proposal *proposal = read_as(f, pool_printf(f->pool,
		"proposal: %s\ntitle: A title\n%s", id, text),
		&proposal_record);
	struct merged merged;
	struct store store;

	begin(f, DB_WRITE, &store);
	store.process = process_load(f->pool, f->diags, f->db);
	assert_non_null(store.process);
	assert_int_equal(store_proposal(&store, f->pool, proposal, &merged),
			 STORED_NEW);
	commit(f, &store);
}

/* Issues the monthly paper up to a day, by hand: what it says is no matter. */
static void
issue(struct fixture *f, const char *until)
{
	sqlite3 *db;
	const char *sql = pool_printf(f->pool,
		"INSERT INTO change (no, time, user, command, entries_from)"
		" SELECT max(no) + 1, '" NOW "', 'me', 'by hand',"
		" (SELECT coalesce(max(id), 0) + 1 FROM entry) FROM change;"
		"INSERT INTO paper (change, name, kind, until, known, format,"
		" sha256, bytes) SELECT max(no), 'The paper', 'update', '%s',"
		" 2, 'text', 'x', x'00' FROM change;"
		"UPDATE change SET closed = 1"
		" WHERE no = (SELECT max(no) FROM change);", until);

	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* "section date days id: text" of each row, one a line. */
static const char *
as_at(struct fixture *f, const char *day)
{
	const struct process *process;
	const char *all = "";

	f->due = (struct due){ .rows = NULL };
	assert_int_equal(db_open(f->pool, f->diags, f->path, DB_READ, &f->db),
			 0);
	assert_int_equal(db_begin(f->db), 0);
	assert_int_equal(db_horizon(f->db, day, 0, false), 0);
	process = process_load(f->pool, f->diags, f->db);
	assert_non_null(process);
	assert_int_equal(due_find(f->pool, f->db, process, day, &f->due), 0);
	db_rollback(f->db);
	db_close(f->db);
	for (size_t i = 0; i < f->due.count; i++) {
		const struct due_row *r = &f->due.rows[i];

		all = pool_printf(f->pool, "%s%s %s%s %s %s: %s\n", all,
				  due_section_words[r->section],
				  r->exact ? "" : "by ", r->date,
				  r->counted ? pool_printf(f->pool, "%ld",
							   r->days) : "-",
				  r->id, r->text);
	}
	return all;
}

#define APPROVED \
	"path: 3\nhistory:\n" \
	"  - {date: by 2017-04-12, opening: yes, status: Report Phase}\n" \
	"  - date: 2017-04-19\n    body: Change Board\n    vote: approve\n" \
	"    implementation-date: 2017-05-11\n"
#define RELEASE "    release: SEC5.7\n"
#define REJECTED(date) \
	"path: 3\nhistory:\n" \
	"  - {date: by 2017-03-01, opening: yes, status: Report Phase}\n" \
	"  - {date: " date ", body: Change Board, vote: reject}\n"

static void
implementation_dates(void **state)
{
	struct fixture *f = *state;

	add(f, "SECMP0033", APPROVED RELEASE);
	/* The window of the vote is open until 4 May. */
	assert_string_equal(as_at(f, "2017-05-05"), "coming 2017-05-11 4 "
		"SECMP0033: implementation date, release SEC5.7\n");
	assert_null(f->due.rows[0].command);
	assert_string_equal(as_at(f, "2017-05-11"), "today 2017-05-11 0 "
		"SECMP0033: implementation date, release SEC5.7\n");
	assert_string_equal(f->due.rows[0].command,
		"secreg transition 33 implemented --date 2017-05-11");
	assert_string_equal(as_at(f, "2017-05-12"), "overdue 2017-05-11 1 "
		"SECMP0033: implementation date has passed; still Awaiting "
		"Implementation\n");
	assert_string_equal(f->due.rows[0].command,
		"secreg transition 33 implemented --date 2017-05-11");
	assert_string_equal(f->due.rows[0].uid,
			    "SECMP0033.implementation@sec-2017.secreg");
	/* A weekend later it is no later in Working Days. */
	as_at(f, "2017-05-14");
	assert_int_equal(f->due.rows[0].days, 1);
}

static void
implemented_late_is_not_overdue(void **state)
{
	struct fixture *f = *state;

	add(f, "SECMP0033", APPROVED RELEASE
	    "  - {date: 2017-05-15, status: Implemented}\n");
	as_at(f, "2017-05-14");
	assert_int_equal(f->due.count, 1);
	assert_int_equal(f->due.rows[0].section, DUE_OVERDUE);
	assert_string_equal(as_at(f, "2017-05-15"), "");
}

static void
a_release_that_is_missing_is_asked_for(void **state)
{
	struct fixture *f = *state;

	add(f, "SECMP0033", APPROVED);
	as_at(f, "2017-05-12");
	assert_string_equal(f->due.rows[0].command,
		"secreg transition 33 implemented --date 2017-05-11"
		" --release RELEASE");
}

/* It cannot be implemented now, but the date has passed all the same. */
static void
referred_past_its_implementation_date(void **state)
{
	struct fixture *f = *state;

	add(f, "SECMP0033", APPROVED RELEASE
	    "  - {date: 2017-04-24, status: Referred, who: a Party}\n");
	assert_string_equal(as_at(f, "2017-05-10"), "coming 2017-05-11 1 "
		"SECMP0033: implementation date, release SEC5.7; now Referred\n"
		"waiting 2017-04-24 11 SECMP0033: referred 24 April 2017\n");
	as_at(f, "2017-05-12");
	assert_int_equal(f->due.rows[0].section, DUE_OVERDUE);
	assert_string_equal(f->due.rows[0].command, "secreg transition 33");
}

#define PLANNED \
	"planned:\n  - {date: 2017-05-12, body: Panel, item: draft report}\n"
#define RAISED \
	"history:\n  - {date: 2017-05-03, status: Initial Consideration}\n"

static void
planned_items(void **state)
{
	struct fixture *f = *state;

	add(f, "SECMP0035", RAISED PLANNED);
	assert_string_equal(as_at(f, "2017-05-11"), "coming 2017-05-12 1 "
		"SECMP0035: the Panel is to consider the draft report\n");
	assert_string_equal(as_at(f, "2017-05-16"), "overdue 2017-05-12 2 "
		"SECMP0035: the Panel was to consider the draft report\n");
	/* It can go to two statuses: which, is for people to say. */
	assert_string_equal(f->due.rows[0].command, "secreg transition 35");
	assert_string_equal(f->due.rows[0].uid,
			    "SECMP0035.planned.Panel.2017-05-12"
			    "@sec-2017.secreg");
}

static void
planned_items_that_are_met(void **state)
{
	struct fixture *f = *state;

	/* The body acted; the proposal moved on; it is over. */
	add(f, "SECMP0035", RAISED
	    "  - {date: 2017-05-12, body: Panel, note: considered}\n" PLANNED);
	add(f, "SECMP0036", RAISED
	    "  - {date: 2017-05-15, status: Refinement}\n" PLANNED);
	add(f, "SECMP0037", "path: 2\n" RAISED
	    "  - {date: 2017-05-11, status: Withdrawn, who: the Proposer}\n"
	    PLANNED);
	/* It moved on before the day: that is not what was planned. */
	add(f, "SECMP0038", RAISED
	    "  - {date: 2017-05-11, status: Refinement}\n" PLANNED);
	assert_string_equal(as_at(f, "2017-05-16"),
		"overdue 2017-05-12 2 SECMP0038: the Panel was to consider "
		"the draft report\n"
		"coming 2017-05-25 7 SECMP0037: last day for adoption of a "
		"withdrawn proposal, 10 Working Days after 11 May 2017\n"
		"waiting 2017-05-03 9 SECMP0035: Initial Consideration, since "
		"3 May 2017\n"
		"waiting 2017-05-11 3 SECMP0038: Refinement, since 11 May "
		"2017\n"
		"waiting 2017-05-15 1 SECMP0036: Refinement, since 15 May "
		"2017\n");
	assert_string_equal(f->due.rows[0].command,
		"secreg transition 38 report-phase --date 2017-05-12");
}

static void
a_vote_that_is_planned(void **state)
{
	struct fixture *f = *state;

	add(f, "SECMP0021", "path: 3\nhistory:\n"
	    "  - {date: 2017-04-12, status: Initial Consideration}\n"
	    "  - {date: 2017-04-13, status: Report Phase}\n"
	    "planned:\n  - {date: 2017-04-19, body: Change Board}\n"
	    "  - {date: 2017-04-19, body: Change Board, item: costs}\n");
	assert_string_equal(as_at(f, "2017-04-20"),
		"overdue 2017-04-19 1 SECMP0021: the Change Board was to "
		"consider it\n"
		"overdue 2017-04-19 1 SECMP0021: the Change Board was to "
		"consider the costs\n");
	assert_string_equal(f->due.rows[0].command,
		"secreg vote 21 OUTCOME --body \"Change Board\""
		" --date 2017-04-19");
	assert_string_equal(f->due.rows[0].uid,
		"SECMP0021.planned.Change-Board.2017-04-19@sec-2017.secreg");
	assert_string_equal(f->due.rows[1].uid,
		"SECMP0021.planned.Change-Board.2017-04-19.2@sec-2017.secreg");
}

static void
windows(void **state)
{
	static const char open[] = "coming 2017-05-04 1 SECMP0021: last day "
		"for referral of the Change Board's decision to the Panel, "
		"10 Working Days after 19 April 2017\n";
	struct fixture *f = *state;

	add(f, "SECMP0021", REJECTED("2017-04-19"));
	add(f, "SECMP0022", REJECTED("2017-04-19")
	    "  - {date: 2017-04-20, status: Referred, who: a Party}\n"
	    "  - {date: 2017-04-26, body: Panel, vote: reject}\n");
	assert_string_equal(as_at(f, "2017-05-03"), pool_printf(f->pool,
		"%scoming 2017-05-11 6 SECMP0022: last day for referral of "
		"the Panel's determination to the Authority, 10 Working Days "
		"after 26 April 2017\n", open));
	as_at(f, "2017-05-04");
	assert_int_equal(f->due.rows[0].section, DUE_TODAY);
	as_at(f, "2017-05-05");
	assert_int_equal(f->due.count, 1);
}

static void
windows_whose_day_is_not_known(void **state)
{
	struct fixture *f = *state;

	add(f, "SECMP0021", REJECTED("by 2017-04-19"));
	assert_string_equal(as_at(f, "2017-05-03"), "coming by 2017-05-04 - "
		"SECMP0021: last day, at the latest, for referral of the "
		"Change Board's decision to the Panel, 10 Working Days after "
		"a day on or before 19 April 2017\n");
}

static void
closed_since_the_last_paper(void **state)
{
	struct fixture *f = *state;

	add(f, "SECMP0021", REJECTED("2017-04-19"));
	add(f, "SECMP0022", REJECTED("2017-03-15"));
	assert_string_equal(as_at(f, "2017-05-10"), "");
	issue(f, "2017-04-18");
	assert_string_equal(as_at(f, "2017-05-10"),
		"closed 2017-04-19 - SECMP0021: Rejected\n"
		"closed 2017-05-04 - SECMP0021: now shut: referral of the "
		"Change Board's decision to the Panel, 10 Working Days after "
		"19 April 2017\n");
	assert_string_equal(f->due.since, "2017-04-18");
	/* It was open still on the last day of the next paper. */
	issue(f, "2017-05-04");
	assert_string_equal(as_at(f, "2017-05-10"),
		"closed 2017-05-04 - SECMP0021: now shut: referral of the "
		"Change Board's decision to the Panel, 10 Working Days after "
		"19 April 2017\n");
	issue(f, "2017-05-05");
	assert_string_equal(as_at(f, "2017-05-10"), "");
	/* Papers of later days have not gone out yet. */
	as_at(f, "2017-05-04");
	assert_string_equal(f->due.since, "2017-05-04");
	as_at(f, "2017-04-01");
	assert_null(f->due.paper);
}

/* Who waits longest comes first, what is not known last, ids by number. */
static void
the_order_of_waiting(void **state)
{
	static const char refined[] = "history:\n  - {date: by 2017-05-02, "
		"opening: yes, status: Refinement}\n";
	struct fixture *f = *state;

	add(f, "SECMP0010", refined);
	add(f, "SECMP0002", refined);
	add(f, "SECMP0003", "history:\n  - {date: 2017-04-24, status: "
	    "Initial Consideration}\n");
	add(f, "SECMP0004", "history:\n  - {date: 2017-04-12, status: "
	    "Initial Consideration}\n");
	add(f, "SECMP0005", "path: 2\nhistory:\n"
	    "  - {date: by 2017-03-01, opening: yes, status: Report Phase}\n"
	    "  - {date: 2017-03-15, body: Change Board, vote: approve}\n"
	    "  - {date: 2017-04-21, status: Awaiting Authority Decision}\n");
	assert_string_equal(as_at(f, "2017-05-10"),
		"waiting 2017-04-12 17 SECMP0004: Initial Consideration, "
		"since 12 April 2017\n"
		"waiting 2017-04-24 11 SECMP0003: Initial Consideration, "
		"since 24 April 2017\n"
		"waiting 2017-04-21 12 SECMP0005: report issued 21 April "
		"2017\n"
		"waiting by 2017-05-02 - SECMP0002: Refinement, since on or "
		"before 2 May 2017\n"
		"waiting by 2017-05-02 - SECMP0010: Refinement, since on or "
		"before 2 May 2017\n");
	assert_true(due_alike(&f->due.rows[3], &f->due.rows[4]));
	assert_false(due_alike(&f->due.rows[0], &f->due.rows[1]));
	assert_string_equal(due_waits(f->pool, &f->due.rows[2], 2),
			    "reports issued 21 April 2017");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(implementation_dates),
		TEST(implemented_late_is_not_overdue),
		TEST(a_release_that_is_missing_is_asked_for),
		TEST(referred_past_its_implementation_date),
		TEST(planned_items),
		TEST(planned_items_that_are_met),
		TEST(a_vote_that_is_planned),
		TEST(windows),
		TEST(windows_whose_day_is_not_known),
		TEST(closed_since_the_last_paper),
		TEST(the_order_of_waiting),
	};

	return cmocka_run_group_tests_name("due", tests, NULL, NULL);
}
