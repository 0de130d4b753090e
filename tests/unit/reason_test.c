/*
 * Reasons and outlooks: every step of every process is foreseen, and explained
 * by its rule with everything it needs.
 */
#include "register/reason.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "io/yaml_in.h"
#include "register/outlook.h"
#include "register/rows.h"

struct fixture {
	struct pool *pool;
	struct diags *diags;
	struct db *db;
	struct calendar *calendar;
	char path[32];
};

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	int fd;

	f->pool = pool_new();
	f->diags = diags_new(f->pool);
	memcpy(f->path, "/tmp/reason_test.XXXXXX", 24);
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

	db_close(f->db);
	unlink(f->path);
	pool_free(f->pool);
	free(f);
	return 0;
}

static const struct process *
read_process(struct fixture *f, const char *text)
{
	const struct yaml_source source = {
		.file = "process", .text = text, .len = strlen(text),
		.first_line = 1,
	};
	const struct record *const kinds[] = { &process_record };
	const struct record *kind;
	void *process = yaml_read(f->pool, f->diags, &source, kinds, 1, &kind);

	assert_non_null(process);
	return process;
}

static const struct process *
read_harbour(struct fixture *f)
{
	FILE *file = fopen("tests/data/harbour.yaml", "r");
	char *text = pool_alloc(f->pool, 100000);

	assert_non_null(file);
	text[fread(text, 1, 99999, file)] = '\0';
	fclose(file);
	return read_process(f, text);
}

static struct entry *
add_entry(struct fixture *f, struct proposal *p, const char *day,
	  const char *status)
{
	struct entry *e = list_add(f->pool, &p->history, sizeof(*e));

	e->date.s = day;
	e->status.s = status;
	return e;
}

/* What is left out of a step. */
enum leave { LEAVE_NOTHING, LEAVE_NEEDS, LEAVE_VOTE };

/* One step of the process. */
struct step {
	const struct process_move *move;
	const char *from, *to, *path;	/* path NULL: none recorded */
};

/* A timeline up to before the step, with the vote it needs. */
static void
make_before(struct fixture *f, const struct step *s, enum leave leave,
	    struct proposal *p)
{
	struct entry *e;

	memset(p, 0, sizeof(*p));
	p->id.s = "SECMP0001";
	p->path.s = s->path;
	if (flag_set(&s->move->back))
		add_entry(f, p, "2017-01-03", s->to);
	if (strcmp(s->from, PROCESS_NEW) != 0)
		add_entry(f, p, "2017-01-05", s->from);
	if (!flag_set(&s->move->by_vote) && s->move->vote.s &&
	    leave != LEAVE_VOTE) {
		e = add_entry(f, p, "2017-01-10", NULL);
		e->body.s = s->move->vote.s;
		e->vote.s = s->move->outcome.s ? s->move->outcome.s :
			    "approve";
	}
	if (p->history.count > 0)
		proposal_entry(p, 0)->path.s = s->path;
}

static void
make_step(struct fixture *f, const struct step *s, enum leave leave,
	  struct proposal *p)
{
	struct entry *e = add_entry(f, p, "2017-01-12", s->to);

	if (p->history.count == 1)
		e->path.s = s->path;
	if (flag_set(&s->move->by_vote) && leave != LEAVE_VOTE) {
		e->body.s = s->move->vote.s;
		e->vote.s = s->move->outcome.s;
	}
	if (leave == LEAVE_NEEDS)
		return;
	e->note.s = "a note";
	e->who.s = "a party";
	e->adopted_by.s = "an adopter";
	e->release.s = "R1";
	e->implementation_date.s = "2017-01-11";
}

struct counts {
	size_t met, not_shown, not_met;
	bool rule;
};

/* The verdicts of the last reason, and whether it names the rule. */
static struct counts
count_last(const struct list *reasons, const struct process_move *move)
{
	const struct reason *last = reasons->items;
	const struct reason_line *line;
	struct counts counts = { 0 };

	assert_true(reasons->count > 0);
	last += reasons->count - 1;
	line = last->lines.items;
	for (size_t i = 0; i < last->lines.count; i++) {
		counts.met += line[i].verdict == VERDICT_MET;
		counts.not_shown += line[i].verdict == VERDICT_NOT_SHOWN;
		counts.not_met += line[i].verdict == VERDICT_NOT_MET;
		counts.rule |= line[i].rule == &move->rule;
	}
	return counts;
}

static bool
foreseen(struct fixture *f, const struct process *process,
	 const struct proposal *p, const struct step *s)
{
	struct list list = prospects_of(f->pool, process, f->calendar, p,
					"2017-01-11");
	const struct prospect *prospect = list.items;

	for (size_t i = 0; i < list.count; i++)
		if (strcmp(prospect[i].to, s->to) == 0)
			return prospect[i].move == s->move;
	return false;
}

static void
check_step(struct fixture *f, const struct process *process,
	   const struct step *s)
{
	const struct process_move *move = s->move;
	size_t needs = move->needs.count, others = flag_set(&move->back) +
		       (move->vote.s && !flag_set(&move->by_vote)) +
		       (move->window.s != NULL);
	struct proposal p;
	struct list reasons;
	struct counts counts;

	make_before(f, s, LEAVE_NOTHING, &p);
	/* What is not in the register yet has no outlook. */
	if (p.history.count > 0 && !foreseen(f, process, &p, s))
		fail_msg("%s: %s to %s, %s is not foreseen", move->rule.name.s,
			 s->from, s->to, s->path ? s->path : "no path");
	make_step(f, s, LEAVE_NOTHING, &p);
	reasons = reasons_of(f->pool, process, f->calendar, &p);
	counts = count_last(&reasons, move);
	assert_true(counts.rule);
	assert_int_equal(counts.met, needs + others);
	assert_int_equal(counts.not_shown + counts.not_met, 0);

	make_before(f, s, LEAVE_NEEDS, &p);
	make_step(f, s, LEAVE_NEEDS, &p);
	reasons = reasons_of(f->pool, process, f->calendar, &p);
	counts = count_last(&reasons, move);
	assert_int_equal(counts.met, others);
	assert_int_equal(counts.not_shown, needs);

	if (!move->vote.s)
		return;
	make_before(f, s, LEAVE_VOTE, &p);
	make_step(f, s, LEAVE_VOTE, &p);
	reasons = reasons_of(f->pool, process, f->calendar, &p);
	counts = count_last(&reasons, move);
	assert_int_equal(counts.met, needs);
	/* A limit that counts from a vote counts from nothing then. */
	assert_int_equal(counts.not_shown, 1 + (move->window.s != NULL));
}

static size_t
check_process(struct fixture *f, const struct process *process)
{
	const struct process_move *m = process->moves.items;
	size_t steps = 0;

	for (size_t i = 0; i < process->moves.count; i++) {
		const struct text *from = m[i].from.items;
		const struct text *to = m[i].to.items;
		const struct text *paths = m[i].paths.items;

		for (size_t a = 0; a < m[i].from.count; a++)
		for (size_t b = 0; b < m[i].to.count; b++)
		for (size_t c = 0; c < m[i].paths.count; c++) {
			struct step step = {
				.move = &m[i], .from = from[a].s,
				.to = to[b].s,
				.path = strcmp(paths[c].s,
					       PROCESS_NO_PATH) == 0 ?
					NULL : paths[c].s,
			};

			check_step(f, process, &step);
			steps++;
		}
	}
	return steps;
}

static void
test_steps(void **state)
{
	struct fixture *f = *state;

	assert_true(check_process(f, read_process(f, data_process)) > 60);
	assert_true(check_process(f, read_harbour(f)) > 60);
}

/* What nobody can vote on there is not foreseen. */
static void
test_no_vote_possible(void **state)
{
	struct fixture *f = *state;
	const struct process *process = read_process(f, data_process);
	const struct process_move *m = process->moves.items;
	size_t tried = 0;

	for (size_t i = 0; i < process->moves.count; i++) {
		struct step step = {
			.move = &m[i],
			.from = ((const struct text *)m[i].from.items)->s,
			.to = ((const struct text *)m[i].to.items)->s,
			.path = ((const struct text *)m[i].paths.items)->s,
		};
		struct proposal p;

		if (!m[i].vote.s || flag_set(&m[i].by_vote))
			continue;
		make_before(f, &step, LEAVE_VOTE, &p);
		assert_int_equal(foreseen(f, process, &p, &step),
				 process_vote(process, step.from, step.path,
					      m[i].vote.s) != NULL);
		tried++;
	}
	assert_true(tried >= 4);
}

/* Whether the list says it, and nothing else. */
static void
assert_gaps(struct fixture *f, const struct process *process,
	    struct proposal *p, const char *want)
{
	struct list prospects = prospects_of(f->pool, process, f->calendar, p,
					     "2017-01-31");
	struct list list = not_recorded(f->pool, process, p, &prospects);
	const struct text *gaps = list.items;
	const char *all = "";

	for (size_t i = 0; i < list.count; i++)
		all = pool_printf(f->pool, "%s%s%s", all, i ? ", " : "",
				  gaps[i].s);
	assert_string_equal(all, want);
}

static void
test_gaps(void **state)
{
	struct fixture *f = *state;
	const struct process *process = read_harbour(f);
	struct proposal p = { .id.s = "NB001", .path.s = "Tidal" };
	struct entry *e;

	e = add_entry(f, &p, "2017-01-03", "Sighted");
	e->path.s = "Tidal";
	assert_gaps(f, process, &p, "");
	add_entry(f, &p, "by 2017-01-04", "Sounding");
	assert_gaps(f, process, &p, "the day it became Sounding");
	e = add_entry(f, &p, "by 2017-01-05", NULL);
	e->body.s = "Tide Wardens";
	e->vote.s = "approve";
	e->carried.s = "unanimous";
	assert_gaps(f, process, &p, "vote counts, the day it became Sounding,"
		    " the day of the vote of the watch of the tide");
	add_entry(f, &p, "by 2017-01-06", "Posted");
	e = add_entry(f, &p, "2017-01-09", "Sealed");
	e->body.s = "Wharf Assembly";
	e->vote.s = "approve";
	list_add(f->pool, &e->ballots, sizeof(struct ballot));
	assert_gaps(f, process, &p, "the counts of the vote of the watch of "
		    "the tide on or before 5 January 2017, whether the vote "
		    "of the Wharf Assembly on 9 January 2017 was unanimous, "
		    "the day it became Sounding, the day of the vote of the "
		    "watch of the tide, the day it was nailed to the harbour "
		    "board, the release, the implementation date");
	add_entry(f, &p, "by 2017-01-10", "Under Protest");
	e = add_entry(f, &p, "2017-01-11", NULL);
	e->body.s = "Pilots Court";
	e->vote.s = "defer";
	assert_gaps(f, process, &p, "the counts of the vote of the watch of "
		    "the tide on or before 5 January 2017, whether the vote "
		    "of the Wharf Assembly on 9 January 2017 was unanimous, "
		    "the day it became Sounding, the day of the vote of the "
		    "watch of the tide, the day it was nailed to the harbour "
		    "board, the day it was referred");
}

/* A gap that stands twice is told apart by its day. */
static void
test_gap_twice(void **state)
{
	struct fixture *f = *state;
	const struct process *process = read_harbour(f);
	struct proposal p = { .id.s = "NB001" };
	struct entry *e = add_entry(f, &p, "by 2017-01-03", "Sounding");

	e->opening.s = "yes";
	add_entry(f, &p, "2017-01-04", "At Anchor");
	add_entry(f, &p, "by 2017-01-05", "Sounding");
	e = add_entry(f, &p, "by 2017-01-06", NULL);
	e->title.s = "Another title";
	e = add_entry(f, &p, "by 2017-01-07", NULL);
	e->body.s = "Harbour Master";
	assert_gaps(f, process, &p, "its path, when it was raised, the day it"
		    " became Sounding, the day it became Sounding (by"
		    " 5 January 2017), the day of what is recorded by"
		    " 6 January 2017, the day the Harbour Master acted");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_steps, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_vote_possible, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_gaps, setup, teardown),
		cmocka_unit_test_setup_teardown(test_gap_twice, setup,
						teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
