/*
 * What must happen by when, reckoned in Working Days from what is recorded.
 */
#ifndef REGISTER_DUE_H
#define REGISTER_DUE_H

#include "register/calendar.h"
#include "register/process.h"

enum due_section {
	DUE_OVERDUE,	/* the day has passed and it has not happened */
	DUE_TODAY,
	DUE_COMING,
	DUE_WAITING,	/* it is somebody's turn, by no day that is known */
	DUE_CLOSED,	/* since the last paper */
	DUE_SECTIONS
};

enum due_kind {
	DUE_IMPLEMENTATION,	/* an implementation date */
	DUE_PLANNED,		/* something planned for a body */
	DUE_WINDOW,		/* the last day of a window */
	DUE_STATUS,		/* a status that waits, or is closed */
};

/* What programs call them. */
extern const char *const due_section_words[], *const due_kind_words[];

struct due_row {
	enum due_section section;
	enum due_kind kind;
	const char *id, *title, *status;
	const char *date;	/* the day it is due or closed; of waiting, the
				   first day of the status; of windows, the last
				   day in time */
	bool exact;		/* false: that day or before */
	bool counted;		/* DAYS is known */
	long days;		/* Working Days it is late, to go or waited */
	const char *body;	/* whose turn it is, or NULL */
	const char *into;	/* the kind of the move into the status; NULL */
	const char *text;	/* in words; of waiting see due_waits() */
	const char *command;	/* what to type next, or NULL */
	const char *uid;	/* a name that stays while days change; NULL of
				   what has no day of its own */
	long rank;		/* in the order of bodies that wait */
	size_t n;		/* in the order found */
};

struct due {
	struct due_row *rows;	/* by section, there by day, then id; waiting:
				   by body, who waits longest first */
	size_t count;
	const char *paper;	/* the last one issued; NULL: none was */
	const char *since;	/* the last day of its window */
	const char *recorded;	/* the time of the latest change, and it */
	int64_t change;
};

/*
 * Finds out what is due on the day AS_AT, which is that of the horizon.  All
 * lives in POOL.  Returns 0, or -1 with a problem recorded.
 *
 * Implementation dates count until the proposal has the status the
 * implementation leads to, or is closed; what is planned, until the body has
 * acted on or after the day or the proposal has left the status that waited
 * for it.
 */
int due_find(struct pool *pool, struct db *db, const struct process *process,
	     const char *as_at, struct due *due);

/* Why COUNT proposals wait, as "reports issued 21 April 2017". */
const char *due_waits(struct pool *pool, const struct due_row *row,
		      size_t count);

/* Whether two rows of waiting can be told as one. */
bool due_alike(const struct due_row *a, const struct due_row *b);

#endif
