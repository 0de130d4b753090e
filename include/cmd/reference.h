/*
 * References to entries, as `secreg history` prints them: 58.2, or 58 for the
 * only entry of a change.
 */
#ifndef CMD_REFERENCE_H
#define CMD_REFERENCE_H

#include "cmd/cmd.h"

struct reference {
	const char *ref;		/* as typed */
	int64_t proposal, entry;	/* internal keys */
};

/*
 * Finds the entry that REFERENCE->ref means, which must be in force, and
 * fills in the keys.  0, or -1 with a problem recorded.
 */
int reference_find(struct app *app, struct reference *reference);

#endif
