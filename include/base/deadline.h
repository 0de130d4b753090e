/*
 * The last resort against work that cannot be interrupted.
 */
#ifndef BASE_DEADLINE_H
#define BASE_DEADLINE_H

/*
 * Ends the program after so many milliseconds (at least 1) of real time, with
 * one line on stderr and status 4, as running out of memory does.  Only for a
 * time in which nothing is being written.  One at a time.
 */
void deadline_set(long ms);

/* It is over in time. */
void deadline_clear(void);

#endif
