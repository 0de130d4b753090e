#include "base/character.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* The first row that holds a code names it. */
static const struct {
	unsigned first;
	unsigned last;
	const char *name;
} names[] = {
	{ 0x0000, 0x0000, "zero byte" },
	{ 0x0009, 0x0009, "tab" },
	{ 0x000A, 0x000A, "line break" },
	{ 0x000D, 0x000D, "carriage return" },
	{ 0x001B, 0x001B, "escape character" },
	{ 0x0085, 0x0085, "line break" },
	{ 0x0000, 0x009F, "control character" },
	{ 0x00AD, 0x00AD, "soft hyphen" },
	{ 0x061C, 0x061C, "direction mark" },
	{ 0x200B, 0x200B, "zero-width space" },
	{ 0x200E, 0x200F, "direction mark" },
	{ 0x2028, 0x2028, "line separator" },
	{ 0x2029, 0x2029, "paragraph separator" },
	{ 0x202A, 0x202E, "direction mark" },
	{ 0x2060, 0x2060, "word joiner" },
	{ 0x2061, 0x2065, "invisible character" },
	{ 0x2066, 0x2069, "direction mark" },
	{ 0xFEFF, 0xFEFF, "byte order mark" },
	{ 0xE0000, 0xE0FFF, "invisible character" },
};

/*
 * How many bytes at S, in steps of eight, are printable ASCII.  A byte from
 * 0x80 on shows in its own high bit, 0x7F when one is added, a control
 * character when a space is taken away; that a borrow or a carry may mark a
 * neighbour too does no harm.
 */
static size_t
printable(const char *s, size_t len)
{
	const uint64_t ones = 0x0101010101010101;
	size_t at = 0;
	uint64_t word;

	for (; len - at >= sizeof(word); at += sizeof(word)) {
		memcpy(&word, s + at, sizeof(word));
		if ((word | (word + ones) | (word - 0x20 * ones)) &
		    (0x80 * ones))
			break;
	}
	return at;
}

bool
character_check(const char *s, size_t len, struct bad_character *bad)
{
	size_t at = 0, size;
	unsigned code;

	while (at < len) {
		if (s[at] >= 0x20 && s[at] < 0x7F) {
			size = printable(s + at, len - at);
			at += size > 0 ? size : 1;
			continue;
		}
		code = (unsigned char)s[at];
		size = text_decode(s + at, len - at, &code);
		if (size == 0 || !text_allowed(code)) {
			*bad = (struct bad_character){ at, code, size == 0 };
			return false;
		}
		at += size;
	}
	return true;
}

const char *
character_name(struct pool *pool, unsigned code)
{
	const char *name = "character";

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (code >= names[i].first && code <= names[i].last) {
			name = names[i].name;
			break;
		}
	}
	return pool_printf(pool, "the %s U+%04X", name, code);
}
