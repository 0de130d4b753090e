/*
 * How due.c looks at one proposal: what it shares with due_rows.c.
 */
#ifndef REGISTER_DUE_FIND_H
#define REGISTER_DUE_FIND_H

#include "register/due.h"
#include "register/standing.h"

struct finder {
	struct pool *pool;	/* rows live there */
	struct pool *scratch;	/* lasts for one proposal */
	const struct process *process;
	const struct calendar *calendar;
	const char *as_at;
	struct due *due;
	/* The proposal, and how it stands. */
	struct proposal proposal;
	struct standing standing;
	const struct process_status *status;
	bool dated;		/* a day is known for what it waits for */
};

/* Adds what is due of the proposal. */
void due_of(struct finder *finder);

#endif
