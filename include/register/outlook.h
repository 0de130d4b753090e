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
#include "register/standing.h"

/* What is looked at: a proposal as it stands before its entry N. */
struct outlook {
	struct pool *pool;
	const struct process *process;
	const struct calendar *calendar;	/* NULL: limits are left out */
	const struct proposal *proposal;	/* unfolded, with its head */
	size_t n;		/* the count of its entries: what is to come */
	struct standing now;	/* what that entry is judged by */
	const char *as_at;	/* the day it is seen on; NULL: none */
};

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
 * What can follow: struct prospect, in the order of the statuses.  Where no
 * path is recorded, what one would open is listed too.
 */
struct list prospects_find(const struct outlook *outlook);

/* The same after the last entry of an unfolded timeline that has its head. */
struct list prospects_of(struct pool *pool, const struct process *process,
			 const struct calendar *calendar,
			 const struct proposal *proposal, const char *as_at);

/* "needs a note; in time until 4 May 2017": the two in one line. */
const char *prospect_line(struct pool *pool, const struct prospect *prospect);

/*
 * Adds to the latest problem where the proposal can go; where it is about what
 * was TYPED, also how it stands and what to type.
 */
void prospects_help(const struct outlook *outlook, struct diags *diags,
		    bool typed);

/*
 * What is not recorded, in phrases such as "the day it was referred": struct
 * text, in the order of the timeline.  PROSPECTS say what a next step needs.
 */
struct list not_recorded(struct pool *pool, const struct process *process,
			 const struct proposal *proposal,
			 const struct list *prospects);

#endif
