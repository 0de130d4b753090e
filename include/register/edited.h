/*
 * A proposal as a person edited it, held against what the register has.
 *
 * What is edited is the plain record with one more key, the first of each entry
 * that is in the register: `ref`, CHANGE.N.  It says which entry an altered one
 * was, whatever else of it is altered; comments are not read, and neither the
 * place of an entry nor what it says could be relied on.  An entry without a
 * ref is a new one.
 */
#ifndef REGISTER_EDITED_H
#define REGISTER_EDITED_H

#include "register/process.h"
#include "register/record.h"

/* The kind of record that is edited; the struct is that of a proposal. */
const struct record *edited_kind(struct pool *pool);

/* Gives every entry of a proposal that was loaded its ref. */
void edited_refs(struct pool *pool, struct proposal *proposal);

/* A fact at the head that was given another value. */
struct edited_fact {
	const struct dated_fact *fact;
	const char *before;	/* NULL: it was not recorded */
	const char *value;	/* NULL: it was taken out */
	const char *from;	/* NULL: for the first entry */
};

/* What was found to be edited. */
struct edits {
	struct list facts;		/* struct edited_fact */
	struct entry *old;		/* by in_file - 1: the entry of the
					   register as it was; id 0 for a new
					   one */
	size_t added;			/* new entries */
	const struct pos *altered;	/* where something recorded was first
					   altered, not only filled in; NULL:
					   nowhere */
	size_t planned, documents;	/* new ones, last in their lists */
};

/*
 * Works what was edited into HELD, the proposal as it was loaded, for
 * store_revised().  BEFORE is what was handed out and AFTER what came back,
 * both in the plain form, AFTER held against the process.
 *
 * An entry is replaced when it differs.  A new value of a fact of the head
 * holds from the day FROM, in an entry of its own, unless an entry in AFTER
 * gives it.  With FROM NULL it holds from TODAY, or from the first entry if it
 * was blank.  One that is taken out is taken out of the first entry, if that
 * is what gives it.  What stands at
 * the head as it was handed out asserts nothing.  Taking away an entry, a
 * planned item or a document, altering one of the latter, and another order of
 * entries of one day are problems.  Each entry of HELD that is in AFTER has its
 * number there in .in_file, and HELD asserts the status AFTER was given.
 * Returns 0, or -1.
 */
int record_edit(struct pool *pool, struct diags *diags, const char *today,
		const char *from, struct proposal *held,
		const struct proposal *before, struct proposal *after,
		struct edits *edits);

#endif
