/*
 * What stands in the way of taking a change back, or of putting it back.
 *
 * The register refuses the same itself (src/sql/guards.sql); here it is found
 * first and said with the later changes that would have to go.
 */
#ifndef REGISTER_UNDO_CHECK_H
#define REGISTER_UNDO_CHECK_H

#include "register/undo.h"

/*
 * What would stand on nothing, or be there twice, once the open change, whose
 * switches are written, counts.  0, or -1 with a problem recorded.
 */
int undo_conflicts(const struct undo *undo);

/*
 * Every timeline it is about, as it would be, held against the process.  The
 * first thing that cannot be is said; what is in the way of all is named.  0,
 * or -1 with a problem recorded.
 */
int undo_timelines(const struct undo *undo);

#endif
