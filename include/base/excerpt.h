/*
 * The line of input a problem is in, as it is shown under the problem.
 */
#ifndef BASE_EXCERPT_H
#define BASE_EXCERPT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"

/*
 * The input that places lie in, with a bookmark in it: problems come
 * nearly in order, so that a line of 4 MiB is not searched from its start for
 * each of a thousand.
 */
struct source {
	const char *file;
	const char *text;
	size_t len;
	unsigned first_line;
	unsigned line, column;	/* the bookmark */
	size_t start, end;	/* of that line, without its break */
	size_t at;		/* of that column */
};

/* The line a place is in, as it is to be shown. */
struct excerpt {
	unsigned line;		/* 0: nothing to show */
	const char *text;
	int indent;		/* columns before the caret */
	int width;		/* how many carets; 0: the line is all that
				   is known */
};

/* Makes SRC stand for LEN bytes at TEXT (see diags_source()). */
void source_start(struct source *src, const char *file, const char *text,
		  size_t len, unsigned first_line);

/*
 * The line of a place in SRC: control characters made visible, tabs as one
 * space, cut to 100 columns around the place where it is longer.  Nothing to
 * show when the place is not in SRC.
 */
struct excerpt excerpt_take(struct pool *pool, struct source *src,
			    const struct pos *at);

/* Prints the line with its number, and carets under the place. */
void excerpt_print(const struct excerpt *ex, FILE *out, bool colour);

#endif
