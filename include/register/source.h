/*
 * Documents that were read before, known by their digests.
 *
 * A document whose text was added as it is has nothing new to say, as long as
 * no correction and no undo has touched its proposal.  So a folder that is
 * added again every month is read only where it has changed.
 */
#ifndef REGISTER_SOURCE_H
#define REGISTER_SOURCE_H

#include <stdint.h>

#include "base/digest.h"
#include "io/db.h"

/* Whether any are known: 1, 0, or -1 with a problem recorded. */
int source_any(struct db *db);

/*
 * The internal key of the proposal that a document is of, if it was added
 * before the change NO and all it says still stands; 0 if that is not known, -1
 * with a problem recorded.  TEXT, which ends with a zero byte, is the document.
 */
int64_t source_known(struct pool *pool, struct db *db, int64_t no,
		     const char *text, struct digest digest);

/*
 * Remembers a document added by the change NO, all that it says of the proposal
 * KEY being in the register now.  Returns 0, or -1 with a problem recorded.
 */
int source_add(struct db *db, int64_t no, int64_t key, struct digest digest);

#endif
