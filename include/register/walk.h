/*
 * Walking a timeline through the process: what timeline.c, which walks, and
 * timeline_votes.c, which judges votes, share.
 */
#ifndef REGISTER_WALK_H
#define REGISTER_WALK_H

#include "register/process.h"
#include "register/record.h"
#include "register/standing.h"

struct walk {
	struct pool *pool;
	struct diags *diags;
	const struct process *process;
	const struct proposal *proposal;
	FILE *remarks;
	struct standing now;	/* before the entry */
	struct standing judge;	/* what the entry is judged by */
	bool lost;		/* a step that cannot be: stop here */
};

/*
 * The place to report an entry at, that of TEXT (which may be NULL) if it has
 * one: an entry that is in the register has none of its own.
 */
const struct pos *walk_place(const struct walk *walk,
			     const struct entry *entry,
			     const struct text *text);

/* Whether it was typed: then there is no file to write anything into. */
bool walk_typed(const struct walk *walk);

/*
 * " (entry 4.1, 12 May 2017)" if something was typed and the fault is found
 * at an entry that is recorded already, else "".
 */
const char *walk_where(const struct walk *walk, const struct entry *entry);

/*
 * Adds to the latest problem the ways out there are for whatever the fault:
 * correcting the recorded entry that no longer fits, or an override.
 */
void walk_way_out(const struct walk *walk, const struct entry *entry);

/*
 * Judges the vote of entry HERE and fills in the status it makes.  0, or -1
 * with problems.
 */
int walk_vote(const struct walk *walk, size_t here);

#endif
