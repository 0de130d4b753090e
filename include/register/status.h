/*
 * The status report: where everything stands at the end of a window.
 *
 * Counts by status with those at the window's beginning beside them, each open
 * proposal with its timeline and what can come next, the votes of the window,
 * releases with their proposals, and what is late.
 *
 * JSON is one object as the paper's (report.h): its sections have kind, number,
 * heading and rows.  docs/papers.md describes the keys.
 */
#ifndef REGISTER_STATUS_H
#define REGISTER_STATUS_H

#include "register/process.h"

#include "io/table.h"

struct status_request {
	FILE *out;
	enum format format;	/* text, Markdown, HTML or JSON */
	const char *command;	/* for JSON */
	int64_t known;		/* the last change that counts; 0: no limit */
	const char *since;	/* the window: after this day */
	const char *until;	/* up to and including this day */
	const char *section;	/* this section of another paper; or NULL */
	const char *title;	/* what it is called; or NULL */
};

/*
 * Writes the report; the horizon is as at request->until then.  Returns 0, or
 * -1 with a problem recorded.
 */
int report_status(struct pool *pool, struct diags *diags, struct db *db,
		  const struct status_request *request);

#endif
