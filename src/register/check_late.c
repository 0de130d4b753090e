/* Moves held against their windows. */
#include "register/check_parts.h"

#include <string.h>

#include "base/date.h"
#include "register/load.h"
#include "register/standing.h"
#include "register/story.h"
#include "register/window.h"

/* The entry with this key: its place in the timeline. */
static size_t
entry_place(const struct proposal *proposal, int64_t id)
{
	size_t n = 0;

	while (n < proposal->history.count &&
	       proposal_entry(proposal, n)->id != id)
		n++;
	return n;
}

/* The move that entry N made, or NULL. */
static const struct process_move *
move_made(const struct checker *checker, const struct proposal *proposal,
	  size_t n)
{
	struct standing before = standing_before(proposal, n);
	struct standing judge = standing_judge(proposal, n, &before);

	return process_move(checker->process, judge.status,
			    proposal_entry(proposal, n)->status.s, judge.path);
}

/* "the last day in time was 4 May 2017 (adoption of ..., 10 Working Days)" */
static const char *
limit_words(struct pool *pool, const struct limit *limit)
{
	const char *days = limit->window->days.s;

	return pool_printf(pool, "the last day in time was %s%s (%s, %s Working"
			   " Day%s)", limit->exact ? "" : "at the latest ",
			   date_long(pool, limit->until),
			   limit->window->title.s, days,
			   strcmp(days, "1") == 0 ? "" : "s");
}

static void
tell_late(struct checker *checker, const struct limit *limit,
	  const char *status, struct finding *finding)
{
	struct pool *pool = checker->pool;
	long days = calendar_between(checker->calendar, limit->until,
				     day_date(finding->day));
	const char *by = days <= 0 ? "" :
			 pool_printf(pool, "%ld Working Day%s ", days,
				     days == 1 ? "" : "s");

	finding->found = pool_printf(pool, "It became %s %slate; %s.", status,
				     by, limit_words(pool, limit));
	finding->advice = pool_printf(pool, "If the day is wrong: secreg"
		" correct %s --date DATE --reason TEXT", finding->ref);
}

static void
tell_not_shown(struct checker *checker, const struct limit *limit,
	       const char *status, struct finding *finding)
{
	struct pool *pool = checker->pool;
	bool exact = day_exact(finding->day);

	finding->remark = true;
	finding->found = pool_printf(pool, "Not shown to be in time: it became"
		" %s %s%s; %s.", status, exact ? "on " : "",
		day_words(pool, finding->day), limit_words(pool, limit));
	finding->advice = pool_printf(pool, "Once the day %sis known: secreg"
		" correct %s --date DATE --reason TEXT",
		exact ? "it runs from " : "",
		exact ? pool_printf(pool, "%lld.%lld",
				    (long long)limit->event->change,
				    (long long)limit->event->n) :
		finding->ref);
}

int
say_window(struct checker *checker, struct stmt *row, struct finding *finding)
{
	enum { KEY = OWN, ENTRY };
	struct proposal proposal;
	const struct process_move *move;
	struct limit limit;
	const char *status;
	size_t n;

	if (load_one(checker->pool, checker->db, stmt_col_int(row, KEY),
		     &proposal) < 0)
		return -1;
	n = entry_place(&proposal, stmt_col_int(row, ENTRY));
	if (n == proposal.history.count)
		return 0;
	status = proposal_entry(&proposal, n)->status.s;
	move = move_made(checker, &proposal, n);
	if (!move || !limit_find(checker->pool, checker->process,
				 checker->calendar, &proposal, n, move,
				 &limit))
		return 0;
	switch (limit_verdict(&limit, finding->day)) {
	case IN_TIME:
		return 0;
	case IN_TIME_LATE:
		tell_late(checker, &limit, status, finding);
		return 1;
	case IN_TIME_NOT_SHOWN:
		tell_not_shown(checker, &limit, status, finding);
		return 1;
	}
	return 0;
}
