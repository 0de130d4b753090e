/*
 * Files named on the command line; a folder stands for the records in it.
 */
#ifndef CMD_FILES_H
#define CMD_FILES_H

#include "cmd/cmd.h"
#include "io/document.h"

/*
 * The names to read, in order: a folder is replaced by the files in it whose
 * names end in .yaml or .yml, sorted (not those of folders in it).  NULL with
 * a problem recorded when a folder cannot be read or holds none.
 */
const char *const *files_expand(struct app *app, const struct args *args,
				size_t *count);

/*
 * Of a command's .take: opens those of its operands that are no files or
 * folders, each being read to its end.  What cannot be opened is recorded; 0
 * all the same, so that the rest is looked at too.
 */
int files_take(struct app *app, const struct args *args);

/* As input_open(), also of what files_take() opened already. */
struct input *files_open(struct app *app, const char *name);

#endif
