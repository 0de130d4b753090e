/*
 * Forms to fill in: what those of `secreg template` have in common.
 */
#ifndef CMD_TEMPLATE_H
#define CMD_TEMPLATE_H

#include "cmd/cmd.h"
#include "register/process.h"

/* A comment of one or more lines behind INDENT, 78 columns wide. */
void template_comment(FILE *out, const char *indent, const char *text);

/*
 * The sheet of a meeting, by the options --body and --date, to app->out.
 * Every proposal on which the body has a vote is an item of it: judged by what
 * is recorded up to the end of the day.  Returns 0, or -1 with a problem
 * recorded.
 */
int template_meeting(struct app *app, const struct args *args,
		     const struct process *process);

#endif
