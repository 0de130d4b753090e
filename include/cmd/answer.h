/*
 * Asking SQL and printing the answer: what `query` and `ask` have in common.
 */
#ifndef CMD_ANSWER_H
#define CMD_ANSWER_H

#include "cmd/cmd.h"
#include "io/db_query.h"
#include "register/question.h"

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
	const char *title;	/* of a page; NULL: the command's name */
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

/* The options of commands that answer. */
#define ANSWER_OPTIONS \
	{ .name = "timeout", .arg = "TIME", .help = "give up after so " \
	  "long, as 500ms, 5s or 2m (default: 5s)" }, \
	{ .name = "param", .many = true, .arg = "NAME=VALUE", \
	  .help = "the value of :NAME in the SQL" }, \
	{ .name = "exit-status", .help = "status 1 if nothing is found" },

/*
 * The value of --timeout in milliseconds ("5s", "500ms", "2m"; a number alone
 * is of seconds), at most an hour; without it ANSWER_TIMEOUT.  Returns 0, or
 * -1 with a problem recorded.
 */
int answer_timeout(struct app *app, const struct args *args, long *timeout);

/*
 * The values of --param, as often as given, with room for one more.  Returns
 * 0, or -1 with a problem recorded.
 */
int answer_params(struct app *app, const struct args *args,
		  struct asked *asked);

/*
 * Makes the SQL of a saved QUESTION, one of ALL, what is asked, and the body it
 * is about one more parameter.  -1 with a problem recorded if that body was
 * given too, or if another question goes by the same name.
 */
int answer_saved(struct app *app, const struct questions *all,
		 const struct question *question, struct asked *asked);

#endif
