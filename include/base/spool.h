/*
 * Input files that can be gone back in, whatever they are.
 *
 * A regular file is used as it is.  What comes from a pipe or a device is
 * first copied, to its end, into a temporary file that has no name.
 */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/diag.h"

struct spool {
	const char *name;	/* for messages: "(standard input)" for "-" */
	int fd;			/* for pread(2) */
	off_t origin;		/* where the input begins */
	off_t size;		/* and where it ends */
	bool opened;		/* FD is ours to close */
	FILE *copy;
};

/*
 * Opens the file NAME ("-": standard input).  At most 1 GiB is taken from
 * what is no regular file, and nothing after a zero byte, which no text holds.
 * A FIFO that nobody writes to is given up after two seconds.  Returns 0, or
 * -1 with a problem recorded; spool_close() is due in both cases.  The name
 * lives in POOL.
 */
int spool_open(struct spool *spool, struct pool *pool, struct diags *diags,
	       const char *name);
void spool_close(struct spool *spool);

#endif
