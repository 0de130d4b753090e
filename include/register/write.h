/*
 * The rows of a proposal: structs into the register, where rows.h reads them.
 */
#ifndef REGISTER_WRITE_H
#define REGISTER_WRITE_H

#include "register/store.h"

/*
 * Writes what is new of a proposal that has its key: entries without an id or
 * to be replaced (as rows that replace them) or taken away, planned items and
 * documents without one.  Everything was checked before.  FRESH: it has no rows
 * yet.  Entries get their id, order and number.  Returns 0, or -1 with a
 * problem recorded.
 */
int write_rows(struct store *store, struct proposal *proposal, bool fresh);

/*
 * Of that one entry, as the next of the open change: replacing the one with its
 * id and in its order, or new if it has none.  FIRST: the proposal has no id
 * yet.
 */
int write_one(struct store *store, int64_t proposal, struct entry *entry,
	      bool first);

/* Says that what an entry of the register, by its id, said never was. */
int write_removed(struct store *store, int64_t proposal,
		  const struct entry *entry);

#endif
