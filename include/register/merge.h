/*
 * What a record says held against what the register has.
 */
#ifndef REGISTER_MERGE_H
#define REGISTER_MERGE_H

#include "register/record.h"

/* What merging found that the register did not have. */
struct merged {
	size_t entries, filled, planned, documents;
};

/*
 * Merges GIVEN, checked and in its plain form, into HELD, a proposal of the
 * register.  An entry is the same when date, body, vote, alternative and
 * status agree, a status or `by` that is absent agreeing with any; blanks of
 * HELD are then filled.  Other entries are added in order of their days.  A
 * value that differs from one in the register is a problem at its place,
 * recorded in DIAGS: merging never alters.  Returns 0, or -1.
 */
int record_merge(struct pool *pool, struct diags *diags,
		 struct proposal *held, struct proposal *given,
		 struct merged *merged);

/* Puts a new entry in its place in the timeline: after those of its day. */
struct entry *timeline_insert(struct pool *pool, struct proposal *proposal,
			      const struct entry *entry);

#endif
