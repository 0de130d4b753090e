/*
 * What a move needs, held against what is recorded, one line a need.
 */
#ifndef REGISTER_REASON_NEEDS_H
#define REGISTER_REASON_NEEDS_H

#include "register/reason.h"
#include "register/standing.h"

/* The step that is being explained. */
struct reason_step {
	struct pool *pool;
	const struct process *process;
	const struct calendar *calendar;
	const struct proposal *proposal;
	size_t here;			/* which entry */
	struct standing judge;		/* what it is judged by */
	struct list *reasons;		/* struct reason: so far */
};

/* Begins a reason; adds a line to the one begun last. */
void reason_begin(struct reason_step *step);
struct reason_line *reason_add(struct reason_step *step, enum verdict verdict,
			       const char *text);

/*
 * Adds a reason that says how long the limit of a move is and when it ended
 * here; nothing if it has none.
 */
void reason_limit(struct reason_step *step, const struct process_move *move);

/* Adds the lines for everything MOVE needs and for its limit. */
void reason_needs(struct reason_step *step, const struct process_move *move);

/* "the Change Board voted on 19 April 2017 to reject it, by majority" */
const char *vote_sentence(struct pool *pool, const struct process *process,
			  const struct entry *vote);

#endif
