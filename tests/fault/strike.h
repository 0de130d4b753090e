/*
 * Whether a call is to fail: for the functions that stand in for libc's.
 */
#ifndef STRIKE_H
#define STRIKE_H

#include <stddef.h>

#include "fault.h"

/* What is to become of a call that moves bytes. */
enum fate { WHOLE, HALF, LAST_HALF, NONE };

/* Whether main() has begun, in the process that is meant. */
bool counting(void);

/* Counts a call that moves no bytes: whether it fails, errno being set. */
bool failed(enum fault_class what);

/*
 * Counts one that moves SIZE bytes.  NONE: it fails, errno being set; HALF: it
 * moves part() of them; LAST_HALF: the same, then end().
 */
enum fate fate(enum fault_class what, size_t size);
size_t part(enum fate fate, size_t size);

/* This run is a walk (fault.h). */
void walk_begins(void);

/*
 * A walk at its latest call for memory: whether this is a fork, which is
 * to be refused it.
 */
bool walk(struct fault *page);

/* A call for so much memory, for walks to know places by. */
void walk_sees(size_t size);

/* Whether this is such a fork. */
bool walking(void);

/*
 * In such a fork, before it does what cannot be taken back: ends it.  Elsewhere
 * nothing.
 */
void walk_ends(void);

/* Ends the process by SIGKILL. */
_Noreturn void end(void);

#endif
