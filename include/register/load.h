/*
 * Records out of the register, as at and as known.
 */
#ifndef REGISTER_LOAD_H
#define REGISTER_LOAD_H

#include "io/db.h"
#include "register/record.h"

struct loader;

/*
 * Starts reading the proposals with internal keys from LOW to HIGH, in the
 * order of keys.  The loader lives in POOL.
 */
struct loader *load_start(struct pool *pool, struct db *db, int64_t low,
			  int64_t high);

/*
 * The next proposal that has any entries: its timeline unfolded, its head
 * filled.  It lives in POOL.  1 with *PROPOSAL set, 0 at the end, -1 with a
 * problem recorded.  A loader must be read to its end.
 */
int load_next(struct loader *loader, struct pool *pool,
	      struct proposal *proposal);

/* One proposal by its key: as load_next(). */
int load_one(struct pool *pool, struct db *db, int64_t key,
	     struct proposal *proposal);

/*
 * The same of what a change not yet closed leaves of it, which may lack its id
 * or its title.
 */
int load_left(struct pool *pool, struct db *db, int64_t key,
	      struct proposal *proposal);

#endif
