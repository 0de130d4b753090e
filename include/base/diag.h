/*
 * Problems: a stable slug, a place, a sentence, and lines of help.
 *
 * Recording a problem returns -1, so that a failing function can say
 * `return diag(...)`.  Problems are collected, not thrown: one bad field must
 * not hide the next nine.  The exit status of the program is the worst class
 * recorded.  Sentences are lower case and recorded without a full stop; those
 * without a place are printed with one.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/mem.h"
#include "base/slug.h"

/* Exit status, also the class of a problem.  The largest wins. */
enum status {
	STATUS_DONE = 0,	/* done; an empty list is done */
	STATUS_NO = 1,		/* the register says no */
	STATUS_USAGE = 2,	/* wrong usage */
	STATUS_INPUT = 3,	/* bad input file */
	STATUS_FAILED = 4,	/* could not: I/O, damaged, newer, memory */
	STATUS_BUSY = 5,	/* busy, try again */
};

/*
 * A place in an input file.  Lines and columns count from 1, columns in
 * characters.  FILE is NULL where there is no place; LINE is 0 where only the
 * file is known, COLUMN 0 where only the line is.  WIDTH is how many
 * characters the thing at the place takes; 0 where that is not known.
 */
struct pos {
	const char *file;
	unsigned line;
	unsigned column;
	unsigned width;
};

/* A string and where it was read.  S is NULL where nothing was given. */
struct text {
	const char *s;
	struct pos at;
};

struct diags;

/* A new collection, kept in POOL together with all its texts. */
struct diags *diags_new(struct pool *pool);

/*
 * Says which text the places of the next problems lie in, so that their
 * lines can be shown: LEN bytes at TEXT are lines FIRST_LINE on of FILE.  FILE
 * and TEXT must stay until the next call; what is shown of them is copied when
 * a problem is recorded.  With TEXT NULL no lines are shown.
 */
void diags_source(struct diags *diags, const char *file, const char *text,
		  size_t len, unsigned first_line);

/*
 * Records a problem at a place (AT may be NULL).  At most 1,000 are kept; the
 * rest are counted.  The sentence may quote what was read, whatever it holds:
 * one of over 1,500 bytes is cut in the middle.  Returns -1.
 */
int diag(struct diags *diags, enum slug slug, const struct pos *at,
	 const char *format, ...) __attribute__((format(printf, 4, 5)));

/*
 * Adds a line of help ("" is an empty line), or a second place with its own
 * line of input, to the latest problem.  They are printed as they were added.
 */
void diag_help(struct diags *diags, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void diag_also(struct diags *diags, const struct pos *at,
	       const char *format, ...) __attribute__((format(printf, 3, 4)));

/*
 * Records in TO what was found in FROM about something that was typed, not
 * read: problems that would be those of a bad input file become one of SLUG,
 * which says BEFORE, their sentences, and BEHIND, with all their help; others
 * stay what they are.  0 if there were none, else -1.
 */
int diags_retell(struct diags *to, const struct diags *from, enum slug slug,
		 const char *before, const char *behind);

/*
 * The latest problem is the cause of all that fails from now on: what is
 * recorded later is dropped, and so is its help.  Called again, help is added
 * to that problem once more.
 */
void diags_seal(struct diags *diags);
bool diags_sealed(const struct diags *diags);

/* How many problems were recorded, those not kept included. */
size_t diags_count(const struct diags *diags);

/* The sentence of the first problem, as it is shown; NULL if there is none. */
const char *diags_sentence(const struct diags *diags);

/* How many of them were at a place, and in how many different files. */
size_t diags_placed(const struct diags *diags, size_t *files);

/* The worst class recorded; STATUS_DONE if none was. */
enum status diags_status(const struct diags *diags);

/*
 * Prints all problems in the order they were recorded.  With a place:
 *
 *   FILE:LINE:COLUMN: error: sentence [slug]
 *     5 | title: Two words
 *       |        ^^^^^^^^^
 *     line of help
 *     FILE:LINE:COLUMN: sentence of a second place
 *     19 |     note: Other words
 *        |           ^^^^^^^^^^^
 *
 * without one: `secreg: sentence`, and the lines of help.  A blank line
 * stands between two, unless both are a single line.  Everything shown is
 * made visible first: control characters as symbols, lines of the input cut to
 * what fits around the place.  COLOUR asks for ANSI colours.
 */
void diags_print(const struct diags *diags, FILE *out, bool colour);

#endif
