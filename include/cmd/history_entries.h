/*
 * `history ID`: what is recorded of a proposal, and what was before.
 */
#ifndef CMD_HISTORY_ENTRIES_H
#define CMD_HISTORY_ENTRIES_H

#include "cmd/cmd.h"

/*
 * Prints the entries of the proposal WORD means, those that no longer hold
 * included, as they were told while they did.  0, or -1 with a problem.
 */
int history_entries(struct app *app, const char *word);

#endif
