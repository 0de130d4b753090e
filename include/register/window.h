/*
 * Windows of the process: by when a move is in time, and whether it was.
 *
 * A window never refuses a move: what came after it is recorded and said to
 * be late, and what cannot be told because a day is only known as `by` is said
 * not to be shown.
 */
#ifndef REGISTER_WINDOW_H
#define REGISTER_WINDOW_H

#include "register/calendar.h"
#include "register/process.h"
#include "register/record.h"

/* A window that runs, or ran, from something that happened. */
struct limit {
	const struct process_window *window;
	const struct entry *event;	/* what it runs from */
	const char *until;	/* the last day in time, YYYY-MM-DD */
	bool exact;		/* false: the event is dated `by`, and this is
				   the latest that day can be */
	const char *sure;	/* the last day that is in time whenever the
				   event was; NULL: not known */
};

enum in_time {
	IN_TIME,
	IN_TIME_LATE,
	IN_TIME_NOT_SHOWN,	/* the days recorded leave it open */
};

/*
 * The limit of a MOVE that is, or would be, entry N of an unfolded timeline;
 * for one still to come N is the count of entries.  A window from a vote runs
 * from the latest vote the move needs, deferrals not counted; one from a
 * status, from the entry that gave the status held.  False if the move has no
 * window or there is no such entry.  What LIMIT points to lives in POOL, the
 * process and the proposal.
 */
bool limit_find(struct pool *pool, const struct process *process,
		const struct calendar *calendar,
		const struct proposal *proposal, size_t n,
		const struct process_move *move, struct limit *limit);

/* Whether a move dated DAY (`by` included) was in time. */
enum in_time limit_verdict(const struct limit *limit, const char *day);

#endif
