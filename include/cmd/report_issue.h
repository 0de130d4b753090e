/*
 * Papers that go out: what is printed is kept as it was printed.
 *
 * issue_read(), then issue_start() before the first byte of the paper, then
 * issue_end().  Without a name to issue it under, a paper is only printed.
 */
#ifndef CMD_REPORT_ISSUE_H
#define CMD_REPORT_ISSUE_H

#include "cmd/cmd.h"

/* The option, as a row of the command's own. */
#define ISSUE_OPTION { .name = "issue", .arg = "NAME", \
	.help = "keep this paper as one that went out, under that name" }

struct issue {
	const char *kind;	/* as REPORT_UPDATE of register/papers.h */
	const char *name;	/* NULL: it is not kept */
	const char *since;	/* after this day; NULL: it has no window */
	const char *until;	/* up to and including this day, or as at it */
	FILE *out;		/* of app before, as the next two are */
	int width;
	bool colour;
	struct memory text;
};

/*
 * Reads --issue for a paper of KIND.  Returns 0, or -1 with a problem
 * recorded: the name is taken, or is none, or the paper is not as known now.
 * A paper with a window (WINDOW) is as at its end, so that --as-at is none of
 * its options; else it may be given.
 */
int issue_read(struct app *app, const struct args *args, const char *kind,
	       bool window, struct issue *issue);

/*
 * Begins the paper: what is printed to app->out is held.  Says beside it where
 * its window and that of the last paper of its kind do not meet.  Text is made
 * as it is for a file, whatever the terminal.  Returns 0, or -1.
 */
int issue_start(struct app *app, struct issue *issue);

/*
 * Ends it: prints it and keeps it as a change of its own, unless making it
 * FAILED.  Called once after each issue_start() that returned 0.  Returns 0, or
 * -1 if it failed or cannot be kept.
 */
int issue_end(struct app *app, struct issue *issue, bool failed);

#endif
