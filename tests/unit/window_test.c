/*
 * Windows: what they run from, when they end, and what can be said of a day.
 */
#include "register/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "io/yaml_in.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct fixture {
	struct pool *pool;
	struct diags *diags;
	struct db *db;
	struct process *process;
	struct calendar *calendar;
	char path[32];
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

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	int fd;

	f->pool = pool_new();
	f->diags = diags_new(f->pool);
	f->process = read_as(f, data_process, &process_record);
	memcpy(f->path, "/tmp/window_test.XXXXXX", 24);
	fd = mkstemp(f->path);
	if (fd < 0)
		return -1;
	close(fd);
	assert_int_equal(db_open(f->pool, f->diags, f->path, DB_CREATE,
				 &f->db), 0);
	f->calendar = calendar_load(f->pool, f->db);
	assert_non_null(f->calendar);
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

/* The limit of the move to TO after the entries of HISTORY. */
static bool
find(struct fixture *f, const char *history, const char *to,
     struct limit *limit)
{
	struct proposal *proposal = read_as(f, pool_printf(f->pool,
		"proposal: SECMP0021\ntitle: A title\npath: 3\nhistory:\n%s",
		history), &proposal_record);
	const struct entry *last;
	const struct process_move *move;

	assert_int_equal(record_unfold(f->diags, proposal), 0);
	for (size_t n = proposal->history.count; ; n--) {
		assert_true(n > 0);
		last = proposal_entry(proposal, n - 1);
		if (last->status.s)
			break;
	}
	move = process_move(f->process, last->status.s, to, "3");
	assert_non_null(move);
	return limit_find(f->pool, f->process, f->calendar, proposal,
			  proposal->history.count, move, limit);
}

#define VOTED(date, vote) \
	"  - date: " date "\n    body: Change Board\n    vote: " vote "\n"
#define STATUS(date, status) \
	"  - date: " date "\n    status: " status "\n"

static void
runs_from_the_vote(void **state)
{
	static const char rejected[] =
		STATUS("2017-04-03", "Report Phase")
		VOTED("2017-04-05", "defer")
		VOTED("2017-04-19", "reject") "    status: Rejected\n"
		"  - date: 2017-04-24\n    note: minutes agreed\n"
		VOTED("2017-04-26", "defer");
	struct limit limit;

	assert_true(find(*state, rejected, "Referred", &limit));
	assert_string_equal(limit.window->name.s, "referral");
	assert_string_equal(limit.event->date.s, "2017-04-19");
	/* 1 May 2017 was a bank holiday. */
	assert_string_equal(limit.until, "2017-05-04");
	assert_string_equal(limit.sure, "2017-05-04");
	assert_true(limit.exact);
}

static void
runs_from_the_body_the_move_names(void **state)
{
	static const char determined[] =
		STATUS("2017-04-03", "Report Phase")
		VOTED("2017-04-19", "reject") "    status: Rejected\n"
		STATUS("2017-04-24", "Referred")
		"  - date: 2017-05-12\n    body: Panel\n    vote: reject\n"
		"    status: Rejected\n";
	struct limit limit;

	assert_true(find(*state, determined, "Referred to Authority", &limit));
	assert_string_equal(limit.window->name.s, "further-referral");
	assert_string_equal(limit.event->date.s, "2017-05-12");
	assert_string_equal(limit.until, "2017-05-26");
}

static void
runs_from_the_status(void **state)
{
	static const char withdrawn[] =
		STATUS("2017-01-09", "Refinement")
		STATUS("2017-04-12", "Withdrawn")
		"  - date: 2017-04-18\n    note: told the Parties\n";
	struct limit limit;

	assert_true(find(*state, withdrawn, "Refinement", &limit));
	assert_string_equal(limit.window->name.s, "adoption");
	assert_string_equal(limit.event->date.s, "2017-04-12");
	assert_string_equal(limit.until, "2017-04-28");
}

static void
without_one(void **state)
{
	struct limit limit;

	/* No window; no vote that it could run from. */
	assert_false(find(*state, STATUS("2017-01-09", "Refinement"),
			  "Report Phase", &limit));
	assert_false(find(*state, STATUS("2017-01-09", "Rejected"),
			  "Referred", &limit));
	assert_false(find(*state, STATUS("2017-01-09", "Rejected")
			  VOTED("2017-01-10", "defer"), "Referred", &limit));
}

/* Only what came before the entry counts, for one that is recorded too. */
static void
of_a_move_recorded(void **state)
{
	struct fixture *f = *state;
	struct proposal *proposal = read_as(f,
		"proposal: SECMP0021\ntitle: A title\npath: 3\nhistory:\n"
		STATUS("2017-04-03", "Report Phase")
		VOTED("2017-04-19", "reject") "    status: Rejected\n"
		"  - date: 2017-05-05\n    status: Referred\n    who: a Party\n"
		VOTED("2017-06-07", "reject"), &proposal_record);
	const struct process_move *move = process_move(f->process, "Rejected",
						       "Referred", "3");
	struct limit limit;

	assert_int_equal(record_unfold(f->diags, proposal), 0);
	assert_true(limit_find(f->pool, f->process, f->calendar, proposal, 2,
			       move, &limit));
	assert_string_equal(limit.until, "2017-05-04");
	assert_int_equal(limit_verdict(&limit,
				       proposal_entry(proposal, 2)->date.s),
			 IN_TIME_LATE);
	assert_false(limit_find(f->pool, f->process, f->calendar, proposal, 1,
				move, &limit));
}

struct verdict {
	const char *day;
	enum in_time expected;
};

static void
check_verdicts(const struct limit *limit, const struct verdict *verdicts,
	       size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (limit_verdict(limit, verdicts[i].day) !=
		    verdicts[i].expected)
			fail_msg("%s: not %d", verdicts[i].day,
				 (int)verdicts[i].expected);
}

static void
verdict_of_a_known_event(void **state)
{
	static const struct verdict verdicts[] = {
		{ "2017-04-19", IN_TIME },
		{ "2017-05-02", IN_TIME },
		{ "2017-05-04", IN_TIME },
		{ "2017-05-05", IN_TIME_LATE },
		{ "2018-05-05", IN_TIME_LATE },
		{ "by 2017-05-04", IN_TIME },
		{ "by 2017-05-05", IN_TIME_NOT_SHOWN },
		{ "by 2017-05-10", IN_TIME_NOT_SHOWN },
	};
	struct limit limit;

	assert_true(find(*state, STATUS("2017-04-03", "Report Phase")
			 VOTED("2017-04-19", "reject")
			 "    status: Rejected\n", "Referred", &limit));
	check_verdicts(&limit, verdicts, COUNT(verdicts));
}

/* The vote was on 3 April at the earliest: its window shut on 19 April. */
static void
verdict_of_an_event_between_two_days(void **state)
{
	static const struct verdict verdicts[] = {
		{ "2017-04-11", IN_TIME },
		{ "2017-04-19", IN_TIME },
		{ "by 2017-04-19", IN_TIME },
		{ "2017-04-20", IN_TIME_NOT_SHOWN },
		{ "2017-05-04", IN_TIME_NOT_SHOWN },
		{ "by 2017-05-04", IN_TIME_NOT_SHOWN },
		{ "2017-05-05", IN_TIME_LATE },
		{ "by 2017-05-05", IN_TIME_NOT_SHOWN },
	};
	struct limit limit;

	assert_true(find(*state, STATUS("2017-04-03", "Report Phase")
			 VOTED("by 2017-04-19", "reject")
			 "    status: Rejected\n", "Referred", &limit));
	assert_false(limit.exact);
	assert_string_equal(limit.until, "2017-05-04");
	assert_string_equal(limit.sure, "2017-04-19");
	check_verdicts(&limit, verdicts, COUNT(verdicts));
}

static void
verdict_of_an_event_on_or_before_a_day(void **state)
{
	static const struct verdict verdicts[] = {
		{ "2017-04-19", IN_TIME_NOT_SHOWN },
		{ "2017-05-04", IN_TIME_NOT_SHOWN },
		{ "by 2017-04-20", IN_TIME_NOT_SHOWN },
		{ "2017-05-05", IN_TIME_LATE },
		{ "by 2017-05-05", IN_TIME_NOT_SHOWN },
	};
	struct limit limit;

	assert_true(find(*state, STATUS("by 2017-04-12", "Report Phase")
			 "    opening: yes\n" VOTED("by 2017-04-19", "reject")
			 "    status: Rejected\n", "Referred", &limit));
	assert_null(limit.sure);
	check_verdicts(&limit, verdicts, COUNT(verdicts));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_from_the_vote),
		cmocka_unit_test(runs_from_the_body_the_move_names),
		cmocka_unit_test(runs_from_the_status),
		cmocka_unit_test(without_one),
		cmocka_unit_test(of_a_move_recorded),
		cmocka_unit_test(verdict_of_a_known_event),
		cmocka_unit_test(verdict_of_an_event_between_two_days),
		cmocka_unit_test(verdict_of_an_event_on_or_before_a_day),
	};

	return cmocka_run_group_tests_name("window", tests, setup, teardown);
}
