/*
 * Taking a whole change back, and putting it back.
 *
 * Nothing is deleted: a new change switches the old one off.  Taking that
 * change back in its turn switches everything as it was, so that an undo is
 * undone by its own number.  Source of the rules: the register stays one that
 * could have been recorded so, and what a paper has told stays.
 */
#ifndef REGISTER_UNDO_H
#define REGISTER_UNDO_H

#include "register/change.h"
#include "register/process.h"

/* A proposal that the change wrote something of; NULL: not in the register. */
struct undone {
	int64_t key;
	const char *id;		/* after, or before where there is no after */
	const char *before, *after;	/* its status */
};

struct undo {
	struct pool *pool;
	struct diags *diags;
	struct db *db;
	const struct process *process;
	int64_t no;		/* the change that is taken back */
	int64_t facts;		/* the change whose facts that switches; the
				   same unless NO is an undo itself */
	bool back;		/* they are put back, not taken back */
	const char *time, *user;	/* of the change FACTS */
	struct change change;	/* the one that does it */
	struct undone *proposals;
	size_t count;
};

/*
 * Finds the change to take back: NO, or for 0 the latest one in force that is
 * not itself an undo; and the proposals it is about.  POOL, DIAGS, DB and
 * PROCESS are set before; the horizon must let an open change count.  Returns
 * 0, or -1 with a problem recorded: there is no such change, it was taken
 * back already, it made the register, or a paper has told of it.
 */
int undo_find(struct undo *undo, int64_t no);

/*
 * Opens a change that takes it back (TIME, USER, COMMAND and NOTE as for
 * change_open()), holds what would be left against the process and closes it.
 * Returns 0, or -1 with one problem recorded that names the later changes in
 * the way.
 */
int undo_do(struct undo *undo, const char *time, const char *user,
	    const char *command, const char *note);

#endif
