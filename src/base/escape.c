#include "base/escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
ends_word(char c)
{
	return c == '\0' || c == ' ';
}

/*
 * Where a character has a meaning.  Each function is given the text from its
 * start and the place of the character.  Those that say "at the start" stand
 * for a block that would begin there; the text may begin a line anywhere.
 */

static bool
anywhere(const char *s, const char *at)
{
	(void)s;
	(void)at;
	return true;
}

static bool
at_start(const char *s, const char *at)
{
	return at == s;
}

/* Headings; pandoc also takes "#." for a list. */
static bool
at_hash(const char *s, const char *at)
{
	const char *end = at + strspn(at, "#");

	return at == s && (ends_word(*end) || *end == '.' || *end == ')');
}

/* Lists; rules; lines under headings; pandoc makes dashes of two or three. */
static bool
at_hyphen(const char *s, const char *at)
{
	return at[1] == '-' || (at == s && ends_word(at[1]));
}

static bool
at_plus(const char *s, const char *at)
{
	return at == s && ends_word(at[1]);
}

/* A line of these under another makes a heading. */
static bool
at_equals(const char *s, const char *at)
{
	return at == s && ends_word(at[strspn(at, "=")]);
}

/* Inside a word an underline is only itself. */
static bool
at_underline(const char *s, const char *at)
{
	return at == s || !is_word(at[-1]) || !is_word(at[1]);
}

/* Only a whole reference is one: "Q&A" is not. */
static bool
at_ampersand(const char *s, const char *at)
{
	const char *end = at + 1;

	(void)s;
	if (*end == '#')
		end++;
	while (is_word(*end))
		end++;
	return *end == ';';
}

/*
 * Whether AT ends the number of a list item at the start: 1. 1) (1) and, in
 * pandoc, letters and Roman numbers, which would be renumbered.
 */
static bool
ends_number(const char *s, const char *at)
{
	const char *from = *s == '(' ? s + 1 : s;
	size_t len = (size_t)(at - from);

	if (at <= from || !ends_word(at[1]))
		return false;
	return strspn(from, "0123456789") == len ||
		strspn(from, "ivxlcdmIVXLCDM") == len ||
		(len == 1 && is_word(*from));
}

static bool
at_stop(const char *s, const char *at)
{
	/* pandoc makes an ellipsis of three */
	if (at[1] == '.' && at[2] == '.')
		return true;
	/* a bare address becomes a link */
	if (at - s >= 3 && strncmp(at - 3, "www", 3) == 0)
		return true;
	return ends_number(s, at);
}

/*
 * Pandoc's definitions and captions at the start, addresses, emoji (":tada:",
 * but not the colons of "10:30:00").
 */
static bool
at_colon(const char *s, const char *at)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-";
	size_t len = strspn(at + 1, letters);

	if (at == s || strncmp(at, "://", 3) == 0)
		return true;
	if (at - s == 5 && strncmp(s + 1, "able", 4) == 0 &&
	    (*s == 'T' || *s == 't'))
		return true;
	return len > 0 && !is_digit(at[1]) && at[1 + len] == ':';
}

/* Citations in pandoc; inside a word it is an address, shown as it is. */
static bool
at_at(const char *s, const char *at)
{
	return at == s || !is_word(at[-1]);
}

static bool (*const meaning[128])(const char *s, const char *at) = {
	['\\'] = anywhere,
	['`'] = anywhere,
	['*'] = anywhere,
	['['] = anywhere,
	[']'] = anywhere,
	['<'] = anywhere,
	['|'] = anywhere,
	['{'] = anywhere,	/* pandoc: attributes */
	['~'] = anywhere,	/* struck out; pandoc: lowered */
	['^'] = anywhere,	/* pandoc: raised, notes */
	['$'] = anywhere,	/* pandoc: formulas */
	['"'] = anywhere,	/* pandoc: made curly */
	['\''] = anywhere,
	['_'] = at_underline,
	['&'] = at_ampersand,
	['#'] = at_hash,
	['>'] = at_start,
	['%'] = at_start,	/* pandoc: title block */
	['-'] = at_hyphen,
	['+'] = at_plus,
	['='] = at_equals,
	['.'] = at_stop,
	[')'] = ends_number,
	[':'] = at_colon,
	['@'] = at_at,
};

/* S in one line: every run of white space one space, none at the ends. */
static const char *
one_line(struct pool *pool, const char *s)
{
	char *out = pool_alloc(pool, strlen(s) + 1);
	size_t size = 0;

	for (; *s; s++) {
		if (!strchr(" \t\n", *s))
			out[size++] = *s;
		else if (size > 0 && out[size - 1] != ' ')
			out[size++] = ' ';
	}
	if (size > 0 && out[size - 1] == ' ')
		out[--size] = '\0';
	return out;
}

const char *
escape_markdown(struct pool *pool, const char *s)
{
	const char *text = one_line(pool, text_visible_lines(pool, s));
	char *out = pool_alloc(pool, 2 * strlen(text) + 1);
	size_t size = 0;

	for (const char *at = text; *at; at++) {
		unsigned char c = (unsigned char)*at;

		if (c < 128 && meaning[c] && meaning[c](text, at))
			out[size++] = '\\';
		out[size++] = *at;
	}
	return out;
}

const char *
escape_html(struct pool *pool, const char *s)
{
	static const char *const entities[128] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
		['"'] = "&quot;", ['\''] = "&#39;",
	};
	enum { LONGEST = 6 };
	const char *text = text_visible_lines(pool, s);
	char *out;
	size_t size = 0;

	if (text[strcspn(text, "&<>\"'")] == '\0')
		return text;
	out = pool_alloc(pool, LONGEST * strlen(text) + 1);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		const char *entity = c < 128 ? entities[c] : NULL;
		size_t len = entity ? strlen(entity) : 1;

		memcpy(out + size, entity ? entity : text, len);
		size += len;
	}
	return out;
}

/*
 * Whether a spreadsheet would reckon with it.  Some take the signs of East
 * Asian width (U+FF1D and others) for the usual ones.
 */
static bool
is_formula(const char *s)
{
	static const char *const wide[] = {
		"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
		"\xEF\xBC\xA0",
	};

	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return true;
	return *s && strchr("=+-@\t\r\n", *s);
}

const char *
escape_csv(struct pool *pool, const char *s)
{
	const char *text = text_visible_lines(pool, s);
	bool formula = is_formula(s);
	bool quote = text[strcspn(text, "\",\r\n")] != '\0';
	char *out;
	size_t size = 0;

	if (!formula && !quote)
		return text;
	out = pool_alloc(pool, 2 * strlen(text) + 4);
	if (quote)
		out[size++] = '"';
	if (formula)
		out[size++] = '\'';
	for (; *text; text++) {
		if (*text == '"')
			out[size++] = '"';
		out[size++] = *text;
	}
	if (quote)
		out[size++] = '"';
	return out;
}
