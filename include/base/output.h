/*
 * What is printed, kept until it may go out.
 *
 * It is kept in memory as long as it is short, then in a temporary file that
 * has no name, so that the size of what is printed costs no memory.
 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stddef.h>
#include <stdio.h>

/* What is kept in memory: 4 MiB, several papers. */
#define OUTPUT_MEMORY ((size_t)4 << 20)

struct output {
	FILE *file;	/* print here, until output_close() */
	char *text;	/* what came last */
	size_t len, room;
	FILE *spill;	/* what came before it; NULL: nothing did */
	int failed;	/* errno of what could not be kept, or 0 */
};

/* Opens it.  output_free() is due at the end. */
void output_open(struct output *output);

/*
 * Closes the stream.  Returns 0, or -1 with errno set if not all of what was
 * printed could be kept.
 */
int output_close(struct output *output);

/* Whether nothing was printed. */
int output_is_empty(const struct output *output);

/* Writes all of it to a file.  Returns 0, or -1 with errno set. */
int output_send(const struct output *output, int fd);

/* Gives back what it holds. */
void output_free(struct output *output);

#endif
