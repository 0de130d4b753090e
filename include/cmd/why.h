/*
 * The reasons for a status as `why` has them, and the forms they come in.
 */
#ifndef CMD_WHY_H
#define CMD_WHY_H

#include "base/json.h"
#include "cmd/cmd.h"
#include "register/process.h"
#include "register/reason.h"
#include "register/record.h"

/* A proposal and why it stands where it does. */
struct why {
	struct app *app;
	struct proposal proposal;
	struct list reasons;		/* struct reason */
	const char *may_be;		/* a status it may already have, or
					   NULL */
	const struct process_status *status;	/* NULL: not recorded */
	const struct entry *into;	/* the entry that gave it */
	const char *conclusion;		/* "So it now waits for ..." */
};

/* As text, fitted to app->width; as Markdown; as part of a page. */
void why_text(const struct why *why);
void why_markdown(const struct why *why);
void why_html(const struct why *why);

/* As an object, where JSON stands. */
void why_json(const struct why *why, struct json *json);

/* "57.2", as `history` calls an entry. */
const char *why_ref(struct pool *pool, const struct entry *entry);

#endif
