/*
 * Ids as people type them, and the proposals they mean.
 */
#ifndef REGISTER_NAMES_H
#define REGISTER_NAMES_H

#include <stdint.h>

#include "io/db.h"

/*
 * The proposal an id means: in full in any case, or its number with or
 * without leading zeros (and its letter).  Every id a proposal ever went by
 * finds it.  Returns its internal key; 0 if none has it; -1 with a problem
 * recorded, also when a number means several.
 */
int64_t name_find(struct pool *pool, struct diags *diags, struct db *db,
		  const char *word);

/* Records that no proposal has this id, with near ones; returns -1. */
int name_unknown(struct pool *pool, struct diags *diags, struct db *db,
		 const char *word);

/* The id a proposal goes by, as at and as known; NULL if none. */
const char *name_of(struct pool *pool, struct db *db, int64_t proposal);

#endif
