/*
 * Output on its way out: all of it, or a problem.
 */
#ifndef CMD_DELIVER_H
#define CMD_DELIVER_H

#include "base/diag.h"
#include "base/output.h"

/*
 * Writes it to standard output and closes that.  Returns -1 with a
 * problem recorded if that fails; when nobody reads the pipe any more, -1
 * without one (see main.c).
 */
int deliver_stdout(struct diags *diags, const struct output *output);

/*
 * Makes the file NAME hold it: written beside it, then renamed, so that
 * it is always the old one or the new one.  A file that is there keeps its
 * permissions; one that may not be written is refused; a device or a pipe is
 * written to.  Returns -1 with a problem recorded.
 */
int deliver_file(struct pool *pool, struct diags *diags, const char *name,
		 const struct output *output);

/*
 * A file that is whole before it has its name.  First: makes an empty one
 * beside NAME, with the rights of any new file, and sets *BESIDE, kept in POOL,
 * to what it is called meanwhile.  Last: gives it its name, unless something
 * has that (EEXIST).  Both return 0, or -1 with errno set; a file that was made
 * and not named is the caller's to take away.
 */
int deliver_begin(struct pool *pool, const char *name, char **beside);
int deliver_end(const char *beside, const char *name);

#endif
