/*
 * What a meeting can vote on, before it is held.
 */
#ifndef CMD_AGENDA_H
#define CMD_AGENDA_H

#include "cmd/cmd.h"
#include "register/process.h"
#include "register/record.h"
#include "register/standing.h"

/* A proposal on the sheet. */
struct listed {
	struct proposal proposal;
	struct standing judge;		/* what its vote would be judged by */
	const struct process_vote *right;
};

/* A vote of that day that is in the register. */
struct voted {
	const char *id, *vote;
};

/* What is known of a meeting before it is held. */
struct agenda {
	struct app *app;
	const struct process *process;
	const struct process_body *body;
	const char *called;	/* the body, in a sentence */
	const char *date;
	struct list listed;	/* struct listed */
	struct list no_path;	/* struct listed: a vote on some path */
	struct list voted;	/* struct voted */
};

/*
 * Fills in the rest of an agenda that has its app, process, body and date: all
 * that is recorded up to the end of the day is held against the process.
 * Proposals come by family, number and letter.  Returns 0, or -1 with a
 * problem recorded.
 */
int agenda_load(struct agenda *agenda);

/*
 * The body that meets: the one WORD means; without a word (NULL) the only one
 * that has a vote anywhere.  NULL with a problem recorded.
 */
const struct process_body *agenda_body(struct app *app,
				       const struct process *process,
				       const char *word);

#endif
