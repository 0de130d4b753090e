#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

struct range {
	unsigned first;
	unsigned last;
};

/*
 * What text_allowed() refuses, in ascending order.  The last two characters
 * of every plane are noncharacters too: see text_allowed().
 */
static const struct range refused[] = {
	{ 0x0000, 0x0008 },	/* controls up to tab */
	{ 0x000B, 0x001F },	/* controls after newline */
	{ 0x007F, 0x009F },	/* delete and the C1 controls */
	{ 0x00AD, 0x00AD },	/* soft hyphen */
	{ 0x034F, 0x034F },	/* combining grapheme joiner */
	{ 0x061C, 0x061C },	/* Arabic letter mark */
	{ 0x115F, 0x1160 },	/* Hangul fillers */
	{ 0x17B4, 0x17B5 },	/* Khmer inherent vowels */
	{ 0x180E, 0x180E },	/* Mongolian vowel separator */
	{ 0x200B, 0x200B },	/* zero-width space */
	{ 0x200E, 0x200F },	/* left-to-right, right-to-left mark */
	{ 0x2028, 0x202E },	/* separators, embeddings, overrides */
	{ 0x2060, 0x206F },	/* word joiner, invisibles, isolates */
	{ 0x3164, 0x3164 },	/* Hangul filler */
	{ 0xD800, 0xDFFF },	/* surrogates */
	{ 0xFDD0, 0xFDEF },	/* noncharacters */
	{ 0xFEFF, 0xFEFF },	/* byte order mark */
	{ 0xFFA0, 0xFFA0 },	/* halfwidth Hangul filler */
	{ 0xFFF0, 0xFFFB },	/* interlinear annotation */
	{ 0x1D173, 0x1D17A },	/* musical format controls */
	{ 0xE0000, 0xE00FF },	/* tags: text nobody sees */
	{ 0xE01F0, 0xE0FFF },
};

enum {
	CODE_LAST = 0x10FFFF,
	/* A C1 control of two bytes becomes the eight of "<U+0085>". */
	VISIBLE_GROWTH = 4,
};

/*
 * One row for each first byte that can begin a character of several bytes,
 * with what the second byte may be: this is where overlong forms, surrogates
 * and what lies beyond the last plane drop out.
 */
static const struct lead {
	unsigned char first, last;
	unsigned char size;
	unsigned char low, high;
} leads[] = {
	{ 0xC2, 0xDF, 2, 0x80, 0xBF },
	{ 0xE0, 0xE0, 3, 0xA0, 0xBF },
	{ 0xE1, 0xEC, 3, 0x80, 0xBF },
	{ 0xED, 0xED, 3, 0x80, 0x9F },
	{ 0xEE, 0xEF, 3, 0x80, 0xBF },
	{ 0xF0, 0xF0, 4, 0x90, 0xBF },
	{ 0xF1, 0xF3, 4, 0x80, 0xBF },
	{ 0xF4, 0xF4, 4, 0x80, 0x8F },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct lead *
lead_find(unsigned char byte)
{
	for (size_t i = 0; i < COUNT(leads); i++)
		if (byte >= leads[i].first && byte <= leads[i].last)
			return &leads[i];
	return NULL;
}

size_t
text_decode(const char *s, size_t len, unsigned *code)
{
	const unsigned char *p = (const unsigned char *)s;
	const struct lead *lead;
	unsigned value;

	if (p[0] < 0x80) {
		*code = p[0];
		return 1;
	}
	lead = lead_find(p[0]);
	if (!lead || len < lead->size)
		return 0;
	if (p[1] < lead->low || p[1] > lead->high)
		return 0;
	value = p[0] & (0x7Fu >> lead->size);
	for (size_t i = 1; i < lead->size; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (p[i] & 0x3Fu);
	}
	*code = value;
	return lead->size;
}

bool
text_allowed(unsigned code)
{
	if (code >= 0x20 && code < 0x7F)
		return true;
	if (code > CODE_LAST || (code & 0xFFFE) == 0xFFFE)
		return false;
	for (size_t i = 0; i < COUNT(refused); i++) {
		if (code < refused[i].first)
			return true;
		if (code <= refused[i].last)
			return false;
	}
	return true;
}

const char *
text_first_bad(const char *s, unsigned *code)
{
	const char *end = s + strlen(s);

	while (s < end) {
		unsigned c = 0;
		size_t n = text_decode(s, (size_t)(end - s), &c);

		if (n == 0 || !text_allowed(c)) {
			*code = c;
			return s;
		}
		s += n;
	}
	return NULL;
}

size_t
text_chars(const char *s, size_t len)
{
	size_t chars = 0;

	while (len > 0) {
		unsigned c;
		size_t n = text_decode(s, len, &c);

		if (n == 0)
			n = 1;
		s += n;
		len -= n;
		chars++;
	}
	return chars;
}

/* Writes the symbol for a character that is not allowed; returns its size. */
static size_t
symbol(char *out, unsigned code, bool malformed)
{
	if (malformed)
		return (size_t)snprintf(out, 4, "\xEF\xBF\xBD");
	if (code < 0x20)	/* U+2400 + code */
		return (size_t)snprintf(out, 4, "\xE2\x90%c",
					(char)(0x80 + code));
	if (code == 0x7F)
		return (size_t)snprintf(out, 4, "\xE2\x90\xA1");
	return (size_t)snprintf(out, 11, "<U+%04X>", code);
}

static bool
shown_as_is(unsigned code, bool lines)
{
	if (code == '\t' || code == '\n')
		return lines;
	return text_allowed(code);
}

static const char *
visible(struct pool *pool, const char *s, bool lines)
{
	size_t len = strlen(s);
	size_t size = 0, i = 0;
	char *out = NULL;

	while (i < len) {
		unsigned c = 0;
		size_t n = text_decode(s + i, len - i, &c);

		if (n == 0 || !shown_as_is(c, lines)) {
			if (!out) {
				/* Room for the longest symbol at the end. */
				out = pool_alloc(pool,
						 len * VISIBLE_GROWTH + 16);
				memcpy(out, s, i);
				size = i;
			}
			size += symbol(out + size, c, n == 0);
		} else if (out) {
			memcpy(out + size, s + i, n);
			size += n;
		}
		i += n > 0 ? n : 1;
	}
	return out ? out : s;
}

const char *
text_visible(struct pool *pool, const char *s)
{
	return visible(pool, s, false);
}

const char *
text_visible_lines(struct pool *pool, const char *s)
{
	return visible(pool, s, true);
}
