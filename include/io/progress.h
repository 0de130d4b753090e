/*
 * A line at the terminal that says how far a long run has come.
 *
 * It appears once the run has lasted a second, is written over in place, and
 * is gone when the run ends.  A terminal that is stopped keeps nothing waiting,
 * and a run in the background says nothing.
 */
#ifndef IO_PROGRESS_H
#define IO_PROGRESS_H

#include <stddef.h>

#include "base/mem.h"

/* Where nobody is to be told, it is NULL. */
struct progress;

/* The run begins now.  TERMINAL is one that can write over a line. */
struct progress *progress_new(struct pool *pool, int terminal);

/*
 * From here on "DOING: 1,200 of 5,000" is counted; OF is 0 where nobody knows
 * how many there will be.  DOING lasts as long as the run.
 */
void progress_begin(struct progress *progress, const char *doing, size_t of);

/* One more of them. */
void progress_step(struct progress *progress);

/* The run is over: takes the line away, if there is one. */
void progress_end(struct progress *progress);

#endif
