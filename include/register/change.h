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
	bool bulk;		/* the guards are down */
};

/*
 * Opens the next change.  TIME is UTC, YYYY-MM-DDTHH:MM:SSZ; if the change
 * before was recorded later (clocks go wrong), its time is taken.
 * NOTE may be NULL.
 */
int change_open(struct db *db, const char *time, const char *user,
		const char *command, const char *note, struct change *change);

/*
 * Goes on without the register's guards, which look at each row by itself and
 * take as long as all the rest.  For a change that adds thousands of proposals
 * whose timelines timeline_walk() has held against the process: closing it
 * then looks at all of them at once, and puts the guards up again.
 */
int change_bulk(struct change *change);

/*
 * Closes it: the register checks every timeline it touched.  1 if it counts
 * from now on, 0 if the register refused it (roll back then), -1 on a recorded
 * problem.
 */
int change_close(struct change *change);

#endif
