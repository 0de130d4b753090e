/*
 * Timelines made of whatever comes, for tests: but so that moves are often
 * legal ones.
 */
#ifndef TESTS_CHANCE_H
#define TESTS_CHANCE_H

#include <stddef.h>

#include "register/process.h"
#include "register/record.h"
#include "register/rows.h"

struct chance {
	struct pool *pool;	/* where entries live */
	const struct process *process;
	unsigned seed;
};

/* A number below COUNT; for one seed the same ones every time. */
static size_t
pick(struct chance *c, size_t count)
{
	c->seed = c->seed * 1103515245u + 12345u;
	return (c->seed >> 8) % count;
}

/* The word, but mostly none. */
static const char *
perhaps(struct chance *c, size_t one_in, const char *word)
{
	return pick(c, one_in) == 0 ? word : NULL;
}

/* What moves can need; a bit of MISSING (enum need) takes one away. */
static void
give_needs(struct entry *e, unsigned missing)
{
	e->note.s = missing & 1u << NEED_NOTE ? NULL : "note";
	e->who.s = missing & 1u << NEED_WHO ? NULL : "who";
	e->adopted_by.s = missing & 1u << NEED_ADOPTER ? NULL : "adopter";
	e->release.s = missing & 1u << NEED_RELEASE ? NULL : "R1";
	e->implementation_date.s = missing & 1u << NEED_IMPLEMENTATION ?
				   "2017-05-05" : "2017-05-04";
}

static void
random_vote(struct chance *c, struct entry *e)
{
	const struct process_body *bodies = c->process->bodies.items;
	const struct process_category *category = c->process->categories.items;
	struct ballot *ballot;

	e->body.s = bodies[pick(c, c->process->bodies.count)].name.s;
	e->vote.s = vote_words[pick(c, 3)];
	e->carried.s = perhaps(c, 3, carried_words[pick(c, 2)]);
	e->alternative.s = perhaps(c, 4, "A");
	if (pick(c, 3) > 0)
		return;
	ballot = list_add(c->pool, &e->ballots, sizeof(*ballot));
	ballot->category.s = category->name.s;
	ballot->approve.s = perhaps(c, 2, pick(c, 2) ? "2" : "0");
	ballot->reject.s = perhaps(c, 2, pick(c, 2) ? "2" : "0");
}

/*
 * An entry behind those of PROPOSAL, whose status is STATUS by then: often a
 * move from there that there is.  Returns the status after it.
 */
static const char *
random_entry(struct chance *c, struct proposal *proposal, const char *date,
	     const char *status)
{
	const struct process_status *statuses = c->process->statuses.items;
	const struct process_path *paths = c->process->paths.items;
	const struct process_move *moves = c->process->moves.items, *m;
	struct entry *e = list_add(c->pool, &proposal->history, sizeof(*e));

	e->date.s = date;
	e->path.s = perhaps(c, proposal->history.count == 1 ? 2 : 12,
			    paths[pick(c, c->process->paths.count)].code.s);
	e->opening.s = perhaps(c, proposal->history.count == 1 ? 3 : 40,
			       "yes");
	give_needs(e, pick(c, 3) ? 0 : (unsigned)pick(c, 32));
	e->override.s = perhaps(c, 8, "override");
	m = &moves[pick(c, c->process->moves.count)];
	for (int i = 0; i < 60 && !names_hold(&m->from, status); i++)
		m = &moves[pick(c, c->process->moves.count)];
	if (pick(c, 3) == 0)
		random_vote(c, e);
	else if (m->vote.s && pick(c, 2)) {
		e->body.s = m->vote.s;
		e->vote.s = m->outcome.s ? m->outcome.s : vote_words[0];
	}
	if (pick(c, 8) == 0)
		e->status.s = statuses[pick(c, c->process->statuses.count)]
			      .name.s;
	else if (pick(c, 4) > 0 && !(flag_set(&m->by_vote) && pick(c, 2)))
		e->status.s = ((const struct text *)m->to.items)
			      [pick(c, m->to.count)].s;
	return e->status.s ? e->status.s : status;
}

#endif
