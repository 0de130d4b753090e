#include "register/reason_needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "register/rows.h"
#include "register/story.h"
#include "register/timeline.h"
#include "register/window.h"

const char *const verdict_words[] = {
	[VERDICT_NONE] = "",
	[VERDICT_MET] = "MET",
	[VERDICT_NOT_SHOWN] = "NOT SHOWN TO BE MET",
	[VERDICT_NOT_MET] = "NOT MET",
};

void
reason_begin(struct reason_step *step)
{
	list_add(step->pool, step->reasons, sizeof(struct reason));
}

struct reason_line *
reason_add(struct reason_step *step, enum verdict verdict, const char *text)
{
	struct reason *reasons = step->reasons->items;
	struct reason_line *line =
		list_add(step->pool,
			 &reasons[step->reasons->count - 1].lines,
			 sizeof(*line));

	line->verdict = verdict;
	line->text = text;
	return line;
}

const char *
vote_sentence(struct pool *pool, const struct process *process,
	      const struct entry *vote)
{
	/* In the order of carried_words. */
	static const char *const carried[2] = {
		", unanimously", ", by majority",
	};
	const char *how = "", *what = "it";

	for (int i = 0; vote->carried.s && i < 2; i++)
		if (strcmp(vote->carried.s, carried_words[i]) == 0)
			how = carried[i];
	if (vote->alternative.s)
		what = pool_printf(pool, "the alternative “%s”",
				   vote->alternative.s);
	return pool_printf(pool, "%s voted %s to %s %s%s",
			   body_called(pool, process, vote->body.s),
			   on_day(pool, vote->date.s), vote->vote.s, what,
			   how);
}

/* The entry up to this one that gave a fact which holds now, or NULL. */
static const struct entry *
giver(const struct reason_step *step, size_t offset)
{
	for (size_t i = step->here + 1; i-- > 0; ) {
		const struct entry *e = proposal_entry(step->proposal, i);
		const struct text *text = (const struct text *)(const void *)
			((const char *)e + offset);

		if (text->s)
			return e;
	}
	return NULL;
}

/* A need that is there or not: WHAT it is, and its value. */
static void
need_value(struct reason_step *step, const char *what, const char *value,
	   const struct entry *entry)
{
	struct reason_line *line;

	if (!value) {
		reason_add(step, VERDICT_NOT_SHOWN,
			   pool_printf(step->pool, "%s is not recorded.",
				       what));
		return;
	}
	line = reason_add(step, VERDICT_MET,
			  pool_printf(step->pool, "%s: %s", what, value));
	line->entry = entry;
}

/*
 * The vote that allowed a move: of several of one meeting that on the proposal
 * itself, not on an alternative.
 */
static const struct entry *
find_vote(const struct reason_step *step, const struct process_move *move)
{
	const struct entry *found = NULL;
	size_t n = step->here + 1;

	for (; n > 0; n--) {
		const struct entry *vote =
			standing_vote(step->proposal, n, &step->judge,
				      move->vote.s, move->outcome.s);

		if (!vote || (found && strcmp(day_date(vote->date.s),
					      day_date(found->date.s)) != 0))
			break;
		if (!vote->alternative.s)
			return vote;
		if (!found)
			found = vote;
	}
	return found;
}

static void
need_vote(struct reason_step *step, const struct process_move *move)
{
	const struct entry *vote = find_vote(step, move);
	struct reason_line *line;

	if (!vote) {
		reason_add(step, VERDICT_NOT_SHOWN,
			   pool_printf(step->pool, "%s, since it became %s, "
				       "is not recorded.",
				       move_vote(step->pool, step->process,
						 move), step->judge.status));
		return;
	}
	line = reason_add(step, VERDICT_MET,
			  pool_printf(step->pool, "%s.",
				      vote_sentence(step->pool, step->process,
						    vote)));
	line->entry = vote;
}

/*
 * An implementation date that has been reached.  A day that is only known as
 * `by` shows it where the status was reached on it or later.
 */
static void
need_implementation(struct reason_step *step)
{
	const struct entry *e = proposal_entry(step->proposal, step->here);
	const struct entry *into = step->judge.into;
	const char *date = step->judge.implementation_date, *day;
	enum verdict verdict = VERDICT_NOT_SHOWN;
	const char *how = "is not known to have been reached: the exact day "
			  "is not recorded";
	struct reason_line *line;

	if (!date) {
		need_value(step, "the implementation date", NULL, NULL);
		return;
	}
	day = day_exact(e->date.s) ? e->date.s :
	      into && day_exact(into->date.s) ? into->date.s : "";
	if (strcmp(day, date) >= 0) {
		verdict = VERDICT_MET;
		how = "had been reached";
	} else if (strcmp(day_date(e->date.s), date) < 0) {
		verdict = VERDICT_NOT_MET;
		how = "had not been reached";
	}
	line = reason_add(step, verdict,
			  pool_printf(step->pool, "the implementation date, "
				      "%s, %s.", date_long(step->pool, date),
				      how));
	line->entry = giver(step, offsetof(struct entry, implementation_date));
}

static bool
find_limit(const struct reason_step *step, const struct process_move *move,
	   struct limit *limit)
{
	return limit_find(step->pool, step->process, step->calendar,
			  step->proposal, step->here, move, limit);
}

void
reason_limit(struct reason_step *step, const struct process_move *move)
{
	struct reason_line *line;
	struct limit limit;

	if (!find_limit(step, move, &limit))
		return;
	reason_begin(step);
	line = reason_add(step, VERDICT_NONE,
			  pool_printf(step->pool, "There is a limit of %s "
				      "Working Day%s for %s, here until %s%s.",
				      limit.window->days.s,
				      strcmp(limit.window->days.s, "1") == 0 ?
				      "" : "s", limit.window->title.s,
				      date_long(step->pool, limit.until),
				      limit.exact ? "" : " at the latest"));
	line->rule = &limit.window->rule;
	line->entry = limit.event;
}

/* "late: 2 Working Days after 4 May 2017." */
static const char *
late_words(const struct reason_step *step, const struct limit *limit,
	   const char *day)
{
	const char *until = date_long(step->pool, limit->until);
	const char *latest = limit->exact ? "" :
			     ", the latest that the last day can have been";
	long days = calendar_between(step->calendar, limit->until,
				     day_date(day));

	if (days == 0)
		return pool_printf(step->pool, "late: after %s%s, but before "
				   "the next Working Day.", until, latest);
	return pool_printf(step->pool, "late: %ld Working Day%s after %s%s.",
			   days, days == 1 ? "" : "s", until, latest);
}

static void
need_in_time(struct reason_step *step, const struct process_move *move)
{
	const struct entry *e = proposal_entry(step->proposal, step->here);
	const char *unknown = !day_exact(e->date.s) ? "the exact day" :
			      "the exact day that the limit counts from";
	struct limit limit;

	if (!find_limit(step, move, &limit)) {
		reason_add(step, VERDICT_NOT_SHOWN, "what the limit in time "
			   "counts from is not recorded.");
		return;
	}
	switch (limit_verdict(&limit, e->date.s)) {
	case IN_TIME:
		reason_add(step, VERDICT_MET,
			   pool_printf(step->pool, "it was in time: the last "
				       "day was %s%s.",
				       date_long(step->pool, limit.sure),
				       limit.exact ? "" : " at the "
				       "earliest"));
		break;
	case IN_TIME_LATE:
		reason_add(step, VERDICT_NOT_MET,
			   late_words(step, &limit, e->date.s));
		break;
	case IN_TIME_NOT_SHOWN:
		reason_add(step, VERDICT_NOT_SHOWN,
			   pool_printf(step->pool, "%s is not recorded, so "
				       "the register cannot say that it was "
				       "in time.", unknown));
		break;
	}
}

/* Whether the entry is itself the vote that makes the move. */
static bool
is_the_vote(const struct entry *e, const struct process_move *move)
{
	return flag_set(&move->by_vote) && e->vote.s &&
	       strcmp(e->body.s, move->vote.s) == 0 &&
	       strcmp(e->vote.s, move->outcome.s) == 0;
}

void
reason_needs(struct reason_step *step, const struct process_move *move)
{
	const struct entry *e = proposal_entry(step->proposal, step->here);

	if (flag_set(&move->back) && step->judge.before)
		reason_add(step, VERDICT_MET,
			   pool_printf(step->pool, "it had been %s before it "
				       "became %s.", step->judge.before,
				       step->judge.status));
	if (move->vote.s && !is_the_vote(e, move))
		need_vote(step, move);
	if (move_needs(move, NEED_NOTE))
		need_value(step, "a note", e->note.s, e);
	if (move_needs(move, NEED_WHO))
		need_value(step, "who did it", e->who.s, e);
	if (move_needs(move, NEED_ADOPTER))
		need_value(step, "who adopts it", e->adopted_by.s, e);
	if (move_needs(move, NEED_RELEASE))
		need_value(step, "the release", step->judge.release,
			   giver(step, offsetof(struct entry, release)));
	if (move_needs(move, NEED_IMPLEMENTATION))
		need_implementation(step);
	if (move->window.s)
		need_in_time(step, move);
}
