/*
 * The monthly paper: what happened in a window, and what stands open.
 *
 * A window is after one day, up to and including another.  Every event in it
 * (a new proposal, a vote, a move no vote made) is told by exactly one
 * section, so that papers whose windows tile tell everything once.
 *
 * JSON is one object: format (1), command, as_at, as_known (a change number
 * or null), since, until, and sections: a list of objects with kind, number,
 * heading, body (null if none) and rows.  Some have a second list of rows:
 * `new` planned, `vote` issued, `other` votes, `open` counts.  The keys of the
 * rows are the columns of the statements in src/sql/reports.sql, named as in
 * the promised views; what is not recorded is null.
 */
#ifndef REGISTER_REPORT_H
#define REGISTER_REPORT_H

#include "io/table.h"
#include "register/process.h"

struct report_request {
	FILE *out;
	enum format format;	/* text, Markdown, HTML or JSON */
	const char *command;	/* for JSON */
	int64_t known;		/* for JSON: the last change; 0: no limit */
	const char *since;	/* the window: after this day */
	const char *until;	/* up to and including this day */
	const char *since_label;	/* said instead of the first; or NULL */
	const char *section;	/* this section of another paper; or NULL */
	bool ordinal;		/* 19th April 2017 */
	bool empty;		/* sections without content say so */
};

/*
 * Writes the paper.  The horizon must be as at request->until.  Returns 0, or
 * -1 with a problem recorded.
 */
int report_update(struct pool *pool, struct diags *diags, struct db *db,
		  const struct report_request *request);

#endif
