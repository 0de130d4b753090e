/*
 * The part of record_edit() about the head of a record and its lists.
 *
 * These functions are part of register/edited.h.
 */
#ifndef REGISTER_EDITED_HEAD_H
#define REGISTER_EDITED_HEAD_H

#include "register/edited.h"

/* Whether two values are the same, or both are not given. */
bool edited_same(const struct text *a, const struct text *b);

/* The facts at the head, once the entries of HELD are what they shall be. */
int edited_head(struct pool *pool, struct diags *diags, const char *today,
		const char *from, struct proposal *held,
		const struct proposal *before, const struct proposal *after,
		struct edits *edits);

/* What is planned, and the documents. */
int edited_lists(struct pool *pool, struct diags *diags,
		 struct proposal *held, const struct proposal *before,
		 const struct proposal *after, struct edits *edits);

#endif
