/*
 * Changes: every command that writes is one, numbered.
 */
#ifndef REGISTER_CHANGE_H
#define REGISTER_CHANGE_H

#include <stdint.h>

#include "io/db.h"

/* What is being written, from begin to close. */
struct change {
	struct db *db;
	int64_t no;
	int64_t entries;	/* entries written so far */
	int64_t next_entry, next_proposal, next_name;	/* internal keys */
};

/*
 * Opens the next change.  TIME is UTC, YYYY-MM-DDTHH:MM:SSZ; if the change
 * before was recorded later (clocks go wrong), its time is taken.
 * NOTE may be NULL.
 */
int change_open(struct db *db, const char *time, const char *user,
		const char *command, const char *note, struct change *change);

/*
 * Closes it: the register checks every timeline it touched.  1 if it counts
 * from now on, 0 if the register refused it, -1 on a recorded problem.
 */
int change_close(struct change *change);

#endif
