/*
 * Whether what a run left behind is allowed: the register *before* or *after*,
 * one line about a fault, nothing else changed.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "trial.h"

/* A command and what it does when nothing fails. */
struct known {
	struct trial trial;
	const char *keeps;	/* files that may stay after faults: a pattern
				   of fnmatch(3), or NULL */
	struct folder before, after;
	struct result good;
	struct bytes before_export, after_export;	/* NULL: no register */
};

/* Which state a register is in. */
enum state { STATE_BEFORE, STATE_AFTER, STATE_BOTH, STATE_BETWEEN };

/* What a run may do besides what the good one does, added up. */
#define MAY(status) (1u << (status))	/* end with it */
enum {
	MAY_DIE = 256,		/* be killed */
	MAY_LITTER = 512,	/* leave a file that has no name yet behind */
};

/*
 * What is wrong with this run, or NULL; IS is the folder after it, read again
 * if that had to be opened to see.
 */
const char *judge(const struct known *known, const struct result *result,
		  unsigned may, struct folder *is, enum state *state);

/* The export of the register there, by a run without faults; NULL: none. */
struct bytes export_of(const struct known *known);

/* Whether SQLite finds the register sound. */
bool is_sound(const char *path);

#endif
