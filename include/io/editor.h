/*
 * The person's own editor.
 */
#ifndef IO_EDITOR_H
#define IO_EDITOR_H

#include "base/diag.h"

/*
 * Runs the editor COMMAND, which may hold arguments and is understood by the
 * shell as git does it, on the file PATH, and waits for its end.  With COMMAND
 * NULL it is what this machine has: editor, else vi.  Ctrl-C is for the editor
 * meanwhile.  Returns 0, or -1 with a problem recorded when it could not be
 * run or ended with another status than 0.
 */
int editor_run(struct diags *diags, const char *command, const char *path);

#endif
