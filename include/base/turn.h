/*
 * Waiting for one's turn where several want the same thing.
 */
#ifndef BASE_TURN_H
#define BASE_TURN_H

#include <stdbool.h>
#include <stdint.h>

/* One wait.  Nothing has to be set before its first turn_wait(). */
struct turn {
	int64_t begun;		/* on a clock of milliseconds */
};

/*
 * To be called each time the thing was not to be had; COUNT is how often that
 * has been before in this wait.  Sleeps a little, less the longer the wait has
 * been, so that who came first is likely to be first.  Returns false, without
 * sleeping, once MOST_MS milliseconds have been waited.
 */
bool turn_wait(struct turn *turn, int count, int most_ms);

#endif
