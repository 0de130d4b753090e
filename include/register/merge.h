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

bool merged_any(const struct merged *merged);

/*
 * Merges GIVEN, checked and in its plain form, into HELD, a proposal of the
 * register.  An entry can be one of the register when the days (`by` included)
 * and the alternative are the same; and of votes also the body and the vote,
 * of others the status - and where there is none the note - and the body, one
 * that is absent agreeing with any.  Each entry of the register is matched at
 * most once: first with one it has in full, then with one that fills blanks of
 * it, then with one that differs.  Other entries are added in order of their
 * days.  A value that differs from one in the register is a problem at its
 * place, recorded in DIAGS: merging never alters.  Afterwards in_file of each
 * entry says which of the file it is, and the head asserts no status.
 * Returns 0, or -1.
 */
int record_merge(struct pool *pool, struct diags *diags,
		 struct proposal *held, struct proposal *given,
		 struct merged *merged);

/* The same for one entry; ENTRY becomes its place in HELD. */
int entry_merge(struct pool *pool, struct diags *diags, struct proposal *held,
		struct entry *given, struct merged *merged,
		struct entry **entry);

/*
 * Puts an entry in its place in the timeline: a new one after those of its
 * day, one with an order where that stands among them.
 */
struct entry *timeline_insert(struct pool *pool, struct proposal *proposal,
			      const struct entry *entry);

/* Takes entry N out of the timeline; PROPOSAL->removed is not touched. */
void timeline_take(struct proposal *proposal, size_t n);

#endif
