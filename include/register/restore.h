/*
 * A whole register out of its file (register/whole.h), into one that was just
 * made.
 *
 * The file is read twice.  The first time everything is held against the rest:
 * changes without a gap, references, every timeline as it was known at each
 * change.  The second time it is written change by change, under the guards of
 * the register, which look at each change as they did when it was recorded.
 * What is kept in between is where each document is and when it is wanted, so
 * that memory hardly grows with the number of proposals.
 */
#ifndef REGISTER_RESTORE_H
#define REGISTER_RESTORE_H

#include "io/document.h"
#include "register/store.h"

/* What was restored. */
struct restored {
	size_t changes, proposals, entries, papers;
	const char *time, *user;	/* of the last change */
};

/*
 * Whether a document's text begins as that of a whole register: its first key
 * is `register`.
 */
bool restore_begins(const char *text);

/*
 * Reads INPUT from DOCUMENT on, its first.  STORE has a pool that lasts, the
 * register, today's day and an open change, which is given up with all that
 * made the register: what the file says takes its place, its process too.
 * Refused if the register holds more than its first change.  0 with *RESTORED
 * set, or -1 with problems recorded; the transaction is then to be rolled back.
 */
int restore(struct store *store, struct input *input,
	    const struct document *document, struct restored *restored);

#endif
