/*
 * Text as people read it: UTF-8, columns, words that are nearly the same.
 *
 * Widths are counted in columns by the C.UTF-8 tables whatever the user's
 * locale is, so that output does not depend on it.  A program that has once
 * called setlocale(LC_CTYPE, "C.UTF-8") gets them forty times as fast.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/utf8.h"

/*
 * How many columns S takes on a terminal, once made visible as one line:
 * control characters and malformed bytes count as one column.
 */
int text_width(const char *s);

/* The same for the LEN bytes at S. */
int text_width_of(const char *s, size_t len);

/*
 * The next line of S when wrapped to WIDTH columns (at least 1): sets *LEN to
 * its bytes without spaces at its end and returns where the next line starts,
 * NULL after the last.  Breaks at spaces and newlines only (a newline that
 * ends S begins no further line); a word wider than WIDTH is broken between
 * characters, never inside one (a base character keeps its combining marks;
 * one of two columns goes to the next line whole).
 */
const char *text_wrap(const char *s, int width, size_t *len);

/*
 * Whether two names are the same as people type them: any case (of ASCII
 * letters), spaces, hyphens and underlines alike.
 */
bool text_same_name(const char *a, const char *b);

/*
 * The one of COUNT names that is nearest to WORD in spelling, or NULL if
 * none is near enough to be meant (at most one slip in three letters) or two
 * are equally near.  If none is near, the only one that begins with WORD.
 */
const char *text_nearest(const char *word, const char *const *names,
			 size_t count);

/* N in words up to ten, else in digits. */
const char *text_number(struct pool *pool, long n);

/* 1 -> "1st", 2 -> "2nd", 11 -> "11th": the two letters only. */
const char *text_ordinal_suffix(long n);

/*
 * Paragraphs as read from a block scalar, made one line each: single
 * newlines become spaces, runs of spaces one, blank lines separate
 * paragraphs by one empty line; no space or newline at either end.  Returns S
 * itself when nothing had to change.
 */
const char *text_fold(struct pool *pool, const char *s);

#endif
