/*
 * Asking SQL and printing the answer: what `query` and `ask` have in common.
 */
#ifndef CMD_ANSWER_H
#define CMD_ANSWER_H

#include "cmd/cmd.h"
#include "io/db_query.h"

enum {
	ANSWER_TIMEOUT = 5000,	/* milliseconds, unless told otherwise */
};

/* A parameter of SQL and its value: NAME is written :NAME there. */
struct answer_param {
	const char *name, *value;
};

/* The parameter that every SQL may have: the day asked about. */
#define ANSWER_DAY "as_at"

struct asked {
	const char *sql;
	struct answer_param *params;
	size_t param_count;
	long timeout;		/* milliseconds */
	bool titled;		/* heads for people: WORKING DAYS, not
				   working_days */
};

/*
 * Asks and prints the rows to app->out in the format asked for; for people
 * numbers stand on the right and days are written out, where a column holds
 * nothing else.  Sets *FOUND to how many rows there were.  Returns 0, or -1
 * with a problem recorded.
 */
int answer_print(struct app *app, const struct asked *asked, long *found);

/* Records why there is no answer, with the way out; returns -1. */
int answer_tell(struct app *app, const struct asked *asked,
		const struct query_fault *fault);

#endif
