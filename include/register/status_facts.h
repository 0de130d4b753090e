/*
 * What a status report is made of: what status.c finds out and status_tell.c
 * and status_json.c put into words.
 */
#ifndef REGISTER_STATUS_FACTS_H
#define REGISTER_STATUS_FACTS_H

#include "register/due.h"
#include "register/outlook.h"
#include "register/report_facts.h"
#include "register/status.h"
#include "register/story.h"

/* How many are in a status at the window's beginning and at its end. */
struct status_count {
	const struct process_status *status;
	long before, now;
};

/* An open proposal. */
struct status_open {
	int64_t key;
	const char *id;
	const char *title;		/* "" if none is recorded */
	const struct process_status *status;
	const char *since;		/* the day of that status */
	bool exact;			/* false: that day or before */
	long days;			/* Working Days since then; if not
					   exact, at least so many */
};

/* Its life: much, so that there is only one at a time. */
struct status_life {
	const struct status_open *open;
	struct proposal proposal;	/* unfolded */
	struct story *stories;		/* one for each entry */
	struct list prospects;		/* struct prospect */
	struct list gaps;		/* struct text */
};

struct status_report {
	struct pool *pool;
	struct diags *diags;
	struct db *db;
	const struct status_request *request;
	const struct process *process;
	const char *title;
	struct status_count *counts;	/* one for each status */
	long unknown_before, unknown;	/* of how many nothing is known */
	const struct calendar *calendar;
	struct status_open *open;
	size_t open_count;
	struct facts votes, releases;
	struct due due;
	size_t late;			/* rows of it that are overdue; they
					   come first */
};

/* The sections, in their order, and what programs and people call them. */
enum status_section {
	SECTION_COUNTS, SECTION_OPEN, SECTION_LIVES, SECTION_VOTES,
	SECTION_RELEASES, SECTION_LATE, SECTION_SECTIONS
};
const char *status_heading(const struct status_report *status,
			   enum status_section section);
const char *status_number(const struct status_report *status,
			  enum status_section section);

/* The open proposals into status->open.  Returns 0, or -1. */
int status_open(struct status_report *status);

/* The life of one of them into *LIFE, in POOL.  Returns 0, or -1. */
int status_life(const struct status_report *status, struct pool *pool,
		const struct status_open *open, struct status_life *life);

/* The report for people, and for programs.  Both return 0, or -1. */
int status_tell(const struct status_report *status);
int status_json(const struct status_report *status);

#endif
