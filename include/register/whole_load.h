/*
 * The whole register out of its rows: what export writes.
 */
#ifndef REGISTER_WHOLE_LOAD_H
#define REGISTER_WHOLE_LOAD_H

#include <stdio.h>

#include "io/db.h"
#include "register/whole.h"

/* What reading it needs. */
struct whole {
	struct pool *pool;	/* lasts as long as reading does */
	struct diags *diags;
	struct db *db;
	int64_t known;		/* the last change that is asked for */
	int64_t last_change, proposals;	/* how many of each there are then */
	struct whole_kinds kinds;
};

/* Is given each document of the register, then each of a proposal. */
typedef void whole_told(void *arg, const struct record *kind,
			const void *record);

/*
 * Starts: sets .kinds and both counts, and what the views answer as known at.
 * KNOWN is 0 for all there is.  0, or -1 with a problem recorded.
 */
int whole_open(struct whole *whole, int64_t known);

/*
 * The `register:` documents, one after another: TOLD is given each.  One holds
 * about a megabyte, or a thousand rows of a kind.
 */
int whole_register(struct whole *whole, whole_told *told, void *arg);

/*
 * The proposals by family and number: TOLD is given each, which lives in POOL
 * until TOLD returns.
 */
int whole_proposals(struct whole *whole, struct pool *pool, whole_told *told,
		    void *arg);

#endif
