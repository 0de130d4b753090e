/*
 * Text as words: cut, compared and held against each other.
 *
 * A word is a run of letters and digits; quotes, dashes, brackets and all
 * markup stand between words.  So two texts that differ in nothing but
 * typography, capitals or layout are the same words.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* What stands between a word and the one before it, added up. */
enum word_gap {
	GAP_SIGN = 1,	/* a sign that sets apart: comma, colon, bracket, a
			   dash between spaces; not quotes or hyphens */
	GAP_STOP = 2,	/* the end of a sentence */
	GAP_STRONG = 4,	/* bold begins or ends */
	GAP_BREAK = 8,	/* a line ends */
	GAP_CELL = 16,	/* a cell of a table ends */
	GAP_START = 32,	/* it is the first of its block */
	GAP_POINT = 64,	/* a full stop alone, as in 3.2 */
	GAP_OPEN = 128,	/* a bracket opens */
};

/* Any of these: the words do not belong to one phrase. */
#define GAP_APART (GAP_SIGN | GAP_STOP | GAP_CELL | GAP_START)

struct word {
	const char *s;		/* in the text, LEN bytes */
	unsigned len;
	unsigned line;
	unsigned short gap;
	unsigned short cell;	/* of its row, from 0 */
	unsigned use;		/* for whoever reads them */
};

struct words {
	struct word *items;
	size_t count;
};

/*
 * Adds the words of LEN bytes at S, which must be UTF-8, of line LINE and
 * cell CELL; GAP stands before the first of them.  With MARKUP tags, entities,
 * addresses, the targets of links and the signs of Markdown are not read.
 * The words point into S.  Returns what stands behind the last.
 */
unsigned words_scan(struct pool *pool, struct words *words, const char *s,
		    size_t len, unsigned line, unsigned cell, unsigned gap,
		    bool markup);

/* The words of one string. */
struct words words_of(struct pool *pool, const char *s, bool markup);

/* Whether two words are the same, capitals apart. */
bool word_same(const struct word *a, const struct word *b);

/* Whether a word is S, which is in small ASCII letters; or begins with it. */
bool word_is(const struct word *word, const char *s);
bool word_begins(const struct word *word, const char *s);

/* Whether the words at *A begin with those of PHRASE; COUNT are left. */
bool words_begin(const struct word *a, size_t count,
		 const struct words *phrase);

/* A word that is a whole number up to 99,999 in digits; -1 if it is none. */
long word_number(const struct word *word);

/* How one text is held against another. */
struct alignment {
	size_t matched;		/* words that both have */
	size_t differing;	/* words changed, left out or put in */
	size_t used;		/* words of B that belong to A */
	bool *missing;		/* for each word of A: B has not got it */
	bool *extra;		/* for each of the USED: A has not got it */
};

/*
 * Holds A against B, or with OPEN against as much of the beginning of B as is
 * most like it, by the fewest words changed, left out or put in.  No more
 * than WORDS_ALIGNED words of each are looked at: beyond that FALSE is
 * returned, and nothing known.
 */
#define WORDS_ALIGNED 200
bool words_align(struct pool *pool, const struct word *a, size_t a_count,
		 const struct word *b, size_t b_count, bool open,
		 struct alignment *alignment);

#endif
