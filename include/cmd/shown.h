/*
 * A proposal as `show` has it, and the two forms it is shown in.
 */
#ifndef CMD_SHOWN_H
#define CMD_SHOWN_H

#include "cmd/cmd.h"
#include "register/calendar.h"
#include "register/process.h"
#include "register/record.h"
#include "register/story.h"

/* A proposal and what is worked out from it. */
struct shown {
	struct app *app;
	const struct process *process;
	const struct calendar *calendar;
	struct proposal proposal;
	const struct story *stories;	/* one an entry */
	const char *next;	/* a status it may already have, or NULL */
	const struct entry *status;	/* the entry that gave the status */
	const char *implementation_date, *release;
	struct list prospects;	/* struct prospect: what can happen next */
	struct list gaps;	/* struct text: what is not recorded */
};

/* As text or Markdown. */
void shown_sheet(const struct shown *shown);

/* As an object, where JSON stands.  Returns 0, or -1 with a problem. */
int shown_json(const struct shown *shown, struct json *json);

/* The id entry N gave it, if it no longer goes by that one; else NULL. */
const char *shown_former_id(const struct proposal *proposal, size_t n);

/* The day on or after a planned one on which that body acted, or NULL. */
const char *shown_met(const struct proposal *proposal,
		      const struct planned *planned);

#endif
