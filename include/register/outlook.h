/*
 * What can happen to a proposal next, and what is not recorded of it.
 *
 * Both are worked out from the timeline and the process, never guessed.
 */
#ifndef REGISTER_OUTLOOK_H
#define REGISTER_OUTLOOK_H

#include "register/calendar.h"
#include "register/process.h"
#include "register/record.h"

/* A status that can come next. */
struct prospect {
	const char *to;
	const struct process_move *move;	/* NULL: once a path is
						   recorded; not before */
	const char *condition;	/* what it waits for, or "" */
	const char *limit;	/* until when it is in time, or "" */
	const char *command;	/* what to type, as struct open_move has it */
	const char *until;	/* the last day in time, YYYY-MM-DD, or NULL */
	bool until_exact;	/* false: it can be no later than that */
};

/*
 * What can follow the last entry of an unfolded timeline that has its head,
 * seen on the day AS_AT: struct prospect, in the order of the statuses.  Where
 * no path is recorded, what one would open is listed too.
 */
struct list prospects_of(struct pool *pool, const struct process *process,
			 const struct calendar *calendar,
			 const struct proposal *proposal, const char *as_at);

/* "needs a note; in time until 4 May 2017": the two in one line. */
const char *prospect_line(struct pool *pool, const struct prospect *prospect);

/*
 * What is not recorded, in phrases such as "the day it was referred": struct
 * text, in the order of the timeline.  PROSPECTS say what a next step needs.
 */
struct list not_recorded(struct pool *pool, const struct process *process,
			 const struct proposal *proposal,
			 const struct list *prospects);

#endif
