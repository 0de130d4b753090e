/*
 * Where a proposal stands at a point of its timeline, and where it can go.
 */
#ifndef REGISTER_STANDING_H
#define REGISTER_STANDING_H

#include "register/process.h"
#include "register/record.h"

/* What holds after some entries of a timeline, the later ones apart. */
struct standing {
	const char *status;		/* NULL: not in the register yet */
	const char *before;		/* the status before that, or NULL */
	const struct entry *into;	/* the entry that made it the status */
	const char *path;		/* NULL: none recorded */
	const char *release;		/* NULL: none recorded */
	const char *implementation_date;	/* NULL: none recorded */
};

/* Lets one more entry of the timeline count. */
void standing_step(struct standing *standing, const struct entry *entry);

/* What holds before entry N of an unfolded timeline; N may be their count. */
struct standing standing_before(const struct proposal *proposal, size_t n);

/*
 * What entry N is judged by: BEFORE, which holds before it, with the path, the
 * release and the implementation date it gives itself.  Votes of a body on one
 * day, on a proposal and its alternatives, are one meeting: each is judged by
 * the status held before the first of them.
 */
struct standing standing_judge(const struct proposal *proposal, size_t n,
			       const struct standing *before);

/*
 * Whether a vote decides nothing where that body decides: one that defers, one
 * against an alternative, and one against the proposal when the same meeting
 * has approved an alternative.
 */
bool vote_moves_nothing(const struct proposal *proposal, size_t n);

/*
 * The vote a move needs, among the entries before N: the latest of that body
 * that does not defer, with OUTCOME (NULL: any), dated on or after the day of
 * the entry STANDING->into, so that sending a proposal back voids earlier
 * ones.  NULL if there is none.
 */
const struct entry *standing_vote(const struct proposal *proposal, size_t n,
				  const struct standing *standing,
				  const char *body, const char *outcome);

/* A move that is open. */
struct open_move {
	const struct process_move *move;
	const char *to;			/* the status it leads to */
	const char *command;		/* what to type, with words in capitals
					   where something is to be filled in */
};

/* What to type for the vote a move needs. */
const char *vote_command(struct pool *pool, const struct process_move *move,
			 const char *id);

/* What to type for a move TO a status, for the proposal ID. */
const char *move_command(struct pool *pool, const struct process_move *move,
			 const char *to, const char *id);

/*
 * The moves open to a proposal for an entry N that is judged by STANDING (or
 * to come, N being the count), in the order of the statuses they lead to:
 * struct open_move.  A move that needs a vote is open if that vote is there,
 * or its body has one to cast.
 */
struct list open_moves(struct pool *pool, const struct process *process,
		       const struct proposal *proposal, size_t n,
		       const struct standing *standing);

#endif
