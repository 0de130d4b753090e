/*
 * Looking for the characters a register refuses, in text of any size, and
 * naming them in messages.
 */
#ifndef BASE_CHARACTER_H
#define BASE_CHARACTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* A character that may not stand in a register. */
struct bad_character {
	size_t at;	/* bytes before it */
	unsigned code;
	bool malformed;	/* no character at all: not UTF-8; CODE is its byte */
};

/*
 * Whether all of the LEN bytes at S are UTF-8 and allowed (text_allowed());
 * zero bytes are not.  If not, sets *BAD to the first place.  Plain ASCII is
 * passed over eight bytes at a time.
 */
bool character_check(const char *s, size_t len, struct bad_character *bad);

/*
 * A character that text_allowed() refuses, for a sentence: "the zero-width
 * space U+200B", "the control character U+0007", "the character U+FFF9".
 */
const char *character_name(struct pool *pool, unsigned code);

#endif
