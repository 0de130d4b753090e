/*
 * The window of a report, as its options give it.
 */
#ifndef CMD_REPORT_WINDOW_H
#define CMD_REPORT_WINDOW_H

#include "cmd/cmd.h"

struct report_window {
	const char *since;	/* after this day */
	const char *until;	/* up to and including this day */
	const char *section;	/* of another paper; NULL: a whole one */
};

/*
 * Reads --since (else where the last issued paper of KIND ended), --until (else
 * the day of --as-at) and --section, and sets the horizon to the end.  Returns
 * 0, or -1 with a problem recorded.
 */
int window_read(struct app *app, const struct args *args, const char *kind,
		struct report_window *window);

/* Says beside the report what it cannot tell.  Returns 0, or -1. */
int window_notes(struct app *app, const struct report_window *window);

#endif
