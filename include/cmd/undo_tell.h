/*
 * What `undo` says: what the change did, and how things stand without it.
 */
#ifndef CMD_UNDO_TELL_H
#define CMD_UNDO_TELL_H

#include "cmd/cmd.h"
#include "register/undo.h"

struct undo_tell {
	struct app *app;
	const struct undo *undo;
	struct memory lines;	/* what the change did, proposal by proposal */
};

/*
 * Keeps what the change did while it counts: to be called before undo_do() if
 * it is taken back, after it if it is put back.  Returns 0, or -1 with a
 * problem recorded.
 */
int undo_tell_facts(struct undo_tell *tell);

/* Tells all of it, once it is done. */
void undo_tell_all(struct undo_tell *tell);

#endif
