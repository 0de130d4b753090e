/*
 * The part of the manual page docs/secreg.1 that is made from the tables.
 */
#ifndef CMD_MANUAL_H
#define CMD_MANUAL_H

#include "cmd/cli.h"

/*
 * Prints its sections in mdoc(7): the commands with their options, the options
 * that many commands take, the environment.  A test holds the page against it.
 */
void manual_print(const struct app *app, FILE *out);

#endif
