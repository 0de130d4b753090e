#include <string.h>

#include "base/date.h"
#include "register/outlook.h"
#include "register/rows.h"
#include "register/standing.h"
#include "register/story.h"
#include "register/timeline.h"

/* The phrases so far. */
struct gaps {
	struct pool *pool;
	const struct process *process;
	const struct proposal *proposal;
	struct list list;		/* struct text */
};

/* What is missing twice is told apart by the day it is known to have been. */
static void
missing(struct gaps *gaps, const char *phrase, const char *day)
{
	const struct text *items = gaps->list.items;
	struct text *gap;

	for (size_t i = 0; i < gaps->list.count; i++)
		if (strcmp(items[i].s, phrase) == 0 && day)
			phrase = pool_printf(gaps->pool, "%s (by %s)", phrase,
					     date_long(gaps->pool,
						       day_date(day)));
	gap = list_add(gaps->pool, &gaps->list, sizeof(*gap));
	gap->s = phrase;
}

/* "the day it was referred", of an entry that gives a status. */
static const char *
move_day(const struct gaps *gaps, const struct entry *e,
	 const struct standing *judge)
{
	const struct process_move *move = process_move(gaps->process,
		judge->status, e->status.s, judge->path);

	if (move && move->day_is.s)
		return move->day_is.s;
	if (move && move_deed(move))
		return pool_printf(gaps->pool, "the day it was %s",
				   move_deed(move));
	return pool_printf(gaps->pool, "the day it became %s", e->status.s);
}

/* What the day of an entry dated `by` is the day of. */
static void
missing_day(struct gaps *gaps, const struct entry *e,
	    const struct standing *judge)
{
	const char *phrase;

	if (!judge->status) {
		missing(gaps, "when it was raised", NULL);
		if (!flag_set(&e->opening))
			return;
	}
	if (e->vote.s)
		phrase = pool_printf(gaps->pool, "the day of the vote of %s",
				     body_called(gaps->pool, gaps->process,
						 e->body.s));
	else if (e->status.s)
		phrase = move_day(gaps, e, judge);
	else if (e->body.s)
		phrase = pool_printf(gaps->pool, "the day %s acted",
				     body_called(gaps->pool, gaps->process,
						 e->body.s));
	else
		phrase = pool_printf(gaps->pool, "the day of what is recorded "
				     "by %s", date_long(gaps->pool,
							day_date(e->date.s)));
	missing(gaps, phrase, e->date.s);
}

/* A vote that was meant to come to something. */
static bool
counts(const struct entry *e)
{
	return e->vote.s && strcmp(e->vote.s, vote_words[2]) != 0;
}

static bool
has_ballots(const struct entry *e)
{
	return e->ballots.count > 0;
}

static bool
has_carried(const struct entry *e)
{
	return e->carried.s;
}

/*
 * What votes lack: ALL where every one lacks it, else for each the words
 * before and after it.
 */
static void
missing_of_votes(struct gaps *gaps, bool (*has)(const struct entry *e),
		 const char *all, const char *before, const char *after)
{
	const struct proposal *p = gaps->proposal;
	size_t votes = 0, lack = 0;

	for (size_t i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);

		votes += counts(e);
		lack += counts(e) && !has(e);
	}
	if (lack > 0 && lack == votes) {
		missing(gaps, all, NULL);
		return;
	}
	for (size_t i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);

		if (!counts(e) || has(e))
			continue;
		missing(gaps, pool_printf(gaps->pool, "%s the vote of %s %s"
					  "%s%s%s%s", before,
					  body_called(gaps->pool,
						      gaps->process,
						      e->body.s),
					  on_day(gaps->pool, e->date.s),
					  e->alternative.s ? " on “" : "",
					  e->alternative.s ?
					  e->alternative.s : "",
					  e->alternative.s ? "”" : "",
					  after), NULL);
	}
}

/* Whether some next step needs it. */
static bool
next_needs(const struct list *prospects, enum need need)
{
	const struct prospect *p = prospects->items;

	for (size_t i = 0; i < prospects->count; i++)
		if (p[i].move && move_needs(p[i].move, need))
			return true;
	return false;
}

struct list
not_recorded(struct pool *pool, const struct process *process,
	     const struct proposal *proposal, const struct list *prospects)
{
	struct gaps gaps = {
		.pool = pool, .process = process, .proposal = proposal,
	};
	struct standing now = { .status = NULL };

	if (!proposal->path.s)
		missing(&gaps, "its path", NULL);
	missing_of_votes(&gaps, has_ballots, "vote counts", "the counts of",
			 "");
	missing_of_votes(&gaps, has_carried, "whether votes were unanimous",
			 "whether", " was unanimous");
	for (size_t i = 0; i < proposal->history.count; i++) {
		const struct entry *e = proposal_entry(proposal, i);
		struct standing judge = standing_judge(proposal, i, &now);

		if (!day_exact(e->date.s))
			missing_day(&gaps, e, &judge);
		standing_step(&now, e);
	}
	if (next_needs(prospects, NEED_RELEASE) && !now.release)
		missing(&gaps, "the release", NULL);
	if (next_needs(prospects, NEED_IMPLEMENTATION) &&
	    !now.implementation_date)
		missing(&gaps, "the implementation date", NULL);
	return gaps.list;
}
