/*
 * What surrounds a command: where the register is, the day and the time, the
 * person, the terminal.
 */
#ifndef CMD_ENV_H
#define CMD_ENV_H

#include "cmd/cli.h"

/*
 * Sets APP->db_path and db_why for the command that was asked for.  A command
 * that makes a register does so in this folder unless told otherwise.
 */
void env_register(struct app *app, const struct request *request);

/*
 * Records that no register was named or found anywhere, unless it is recorded
 * already why none could be looked for.  Returns -1.
 */
int env_no_register(struct app *app);

/*
 * Sets today, now, and for a command that writes the user.  Returns -1 with a
 * problem recorded if SECREG_TODAY, SECREG_NOW or SECREG_USER cannot be used.
 */
int env_clock(struct app *app);

/*
 * Sets person, and width and colour for the output that was asked for.
 * COLUMNS is obeyed where there is no terminal too: a shell sets it, but hands
 * it on only when somebody asked for that.  What goes to a file is not wrapped.
 */
void env_terminal(struct app *app, const struct request *request);

/* Whether that is a terminal on which a line can be written over. */
bool env_progress(int fd);

/* Whether problems on the terminal of stderr are to be coloured. */
bool env_colour(const struct request *request, int fd);

#endif
