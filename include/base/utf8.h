/*
 * UTF-8 and the characters a register may hold.
 *
 * These functions are part of base/text.h, which includes this header.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/*
 * Decodes one character of valid or invalid UTF-8 from the LEN bytes at S
 * (LEN > 0).  Sets *CODE and returns how many bytes it takes; returns 0 if
 * they do not begin a well-formed character (overlong forms, surrogates,
 * beyond U+10FFFF and a cut-off end are not) and leaves *CODE alone.
 */
size_t text_decode(const char *s, size_t len, unsigned *code);

/*
 * Whether a character may stand in a register: no control characters but
 * newline and tab, no bidirectional overrides, isolates or marks, nothing
 * invisible (zero-width characters but U+200C and U+200D, soft hyphen,
 * fillers, tags) but variation selectors, no U+0085, U+2028, U+2029, U+FEFF,
 * no surrogates, no noncharacters.
 */
bool text_allowed(unsigned code);

/*
 * The first character of S that text_allowed() refuses or that is not
 * UTF-8; NULL if there is none.  *CODE is its code, or 0 when malformed.
 */
const char *text_first_bad(const char *s, unsigned *code);

/* How many characters LEN bytes at S hold; a malformed byte counts as one. */
size_t text_chars(const char *s, size_t len);

/*
 * S with everything that is not allowed shown as a symbol: U+2400 on for
 * controls (tab and newline too), U+FFFD for malformed bytes, <U+202E> for
 * the rest.  Returns S itself when nothing had to change.
 */
const char *text_visible(struct pool *pool, const char *s);

/* The same, but tab and newline stay as they are. */
const char *text_visible_lines(struct pool *pool, const char *s);

#endif
