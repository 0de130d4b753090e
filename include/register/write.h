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

#endif
