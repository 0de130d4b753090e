/*
 * Timelines in words: what each entry says, and what its vote meant.
 */
#ifndef REGISTER_STORY_H
#define REGISTER_STORY_H

#include <stdio.h>

#include "register/calendar.h"
#include "register/process.h"
#include "register/record.h"

/* One thing an entry says. */
struct told {
	const char *subject;	/* a body, a status, "Title"; "" for none */
	const char *joint;	/* between the two, in a sentence */
	const char *text;	/* or "" */
	const char *more;	/* lines of their own: ballots, remarks */
};

/* What an entry says, and the votes it was. */
struct story {
	struct list told;		/* struct told */
	struct list left;		/* struct told: left to the head */
	const struct process_vote *right;	/* of its vote, or NULL */
	const char *path;		/* held then; NULL: none recorded */
};

/*
 * Tells every entry of PROPOSAL, which is unfolded and has its head: as many
 * stories as there are entries.  A fact that the first entry gives and no
 * other one changes is left to the head.  Of a move that has a window it is
 * said whether it was in time.
 */
struct story *story_tell(struct pool *pool, const struct process *process,
			 const struct calendar *calendar,
			 const struct proposal *proposal);

/*
 * A story as one sentence: "Change Board voted to approve: a decision; ..."
 * It has line breaks where what it is made of has.
 */
const char *story_line(struct pool *pool, const struct story *story);

/*
 * The same of an entry that took the place of others, or one of those: what was
 * left to the head comes before it, but for what all COUNT OTHERS leave to it
 * as well.  So it is seen what a correction of the first entry changed.
 */
const char *story_whole(struct pool *pool, const struct story *story,
			const struct story *const *others, size_t count);

/* "3 – Self Governance"; "not recorded" for NULL. */
const char *path_named(struct pool *pool, const struct process *process,
		       const char *code);

/* "19 April 2017", "on or before 10 May 2017" */
const char *day_words(struct pool *pool, const char *day);

/* "from 19 April 2017 on", "from on or before 10 May 2017" */
const char *from_day(struct pool *pool, const char *day);

/* "on 19 April 2017", "on or before 10 May 2017" */
const char *on_day(struct pool *pool, const char *day);

#endif
