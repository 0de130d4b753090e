/*
 * A draft paper held against the register.
 *
 * Patterns of ids, words beside words, and what the process calls things:
 * nothing else is known of language.  Where the draft can be read in two ways
 * nothing is said: a false alarm is worse than a miss.  docs/proofread.md
 * tells what is compared.
 */
#ifndef REGISTER_PROOFREAD_H
#define REGISTER_PROOFREAD_H

#include "base/draft.h"
#include "register/process.h"

/* Bytes of a text that are to be marked. */
struct span {
	size_t from, to;
};

/* Something to look at. */
struct point {
	const char *kind;	/* id, title, status, path, vote, date, count,
				   twice or open */
	unsigned line;
	const char *id;		/* of the proposal, or NULL */
	const char *found;	/* a sentence without its full stop */
	const char *paper;	/* what each says, or NULL */
	const char *recorded;
	struct list paper_marks, recorded_marks;	/* struct span */
	const char *also;	/* another sentence, or NULL */
};

struct proofread {
	struct list points;	/* struct point, by line; at most POINTS_MAX */
	size_t point_count;	/* of all of them */
	size_t mentions, proposals;
	size_t statuses;	/* that agree */
	struct list sums;	/* struct text: counts that agree */
};

#define POINTS_MAX 1000

/*
 * Holds DRAFT against the register at its horizon.  Returns 0, or -1 with a
 * problem recorded.
 */
int proofread(struct pool *pool, struct db *db, const struct process *process,
	      const struct draft *draft, struct proofread *result);

/* Of that only the ids and the titles beside them. */
int proofread_titles(struct pool *pool, struct db *db,
		     const struct process *process, const struct draft *draft,
		     struct proofread *result);

#endif
