#include "base/words.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum {
	TAG_MAX = 256,		/* bytes a tag can take */
	ENTITY_MAX = 10,
	TARGET_MAX = 2048,	/* of a link */
};

struct scan {
	const char *s;
	size_t len, at;
	unsigned gap;
	bool markup;
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Characters nobody sees: they may stand inside a word and mean nothing. */
static bool
is_unseen(unsigned code)
{
	return code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
	       code == 0x2060 || code == 0xFEFF;
}

/* Letters and digits beyond ASCII: all but the ranges of signs. */
static bool
is_word_code(unsigned code)
{
	if (code < 0x80)
		return is_letter((char)code) || is_digit((char)code);
	if (code < 0xC0)
		return code == 0xAA || code == 0xB5 || code == 0xBA;
	return code != 0xD7 && code != 0xF7 &&
	       !(code >= 0x2000 && code <= 0x2BFF) &&
	       !(code >= 0x3000 && code <= 0x303F) &&
	       !(code >= 0xFE00 && code <= 0xFE0F) && code != 0xFEFF &&
	       code != 0xFFFD && !(code >= 0x1F000 && code <= 0x1FAFF);
}

/* The size of the character at AT, and its code; a bad byte is a sign. */
static size_t
character_at(const struct scan *scan, size_t at, unsigned *code)
{
	size_t n = text_decode(scan->s + at, scan->len - at, code);

	if (n > 0)
		return n;
	*code = 0xFFFD;
	return 1;
}

static bool
starts(const struct scan *scan, const char *what)
{
	size_t n = strlen(what);

	return scan->len - scan->at >= n &&
	       strncasecmp(scan->s + scan->at, what, n) == 0;
}

/* Whether a tag begins here: its bytes, and what it sets apart. */
static size_t
tag_size(struct scan *scan)
{
	const char *s = scan->s + scan->at;
	size_t left = scan->len - scan->at, most, i;
	const char *end;

	if (left < 3 || !(is_letter(s[1]) || s[1] == '/' || s[1] == '!'))
		return 0;
	most = left < TAG_MAX ? left : TAG_MAX;
	end = memchr(s, '>', most);
	if (!end || memchr(s + 1, '<', (size_t)(end - s) - 1))
		return 0;
	i = s[1] == '/' ? 2 : 1;
	if (strncasecmp(s + i, "b>", 2) == 0 ||
	    strncasecmp(s + i, "strong>", 7) == 0)
		scan->gap |= GAP_STRONG;
	if (strncasecmp(s + i, "br", 2) == 0 ||
	    strncasecmp(s + i, "p>", 2) == 0)
		scan->gap |= GAP_BREAK;
	if (strncasecmp(s + i, "td", 2) == 0 ||
	    strncasecmp(s + i, "th>", 3) == 0)
		scan->gap |= GAP_CELL;
	return (size_t)(end - s) + 1;
}

static size_t
entity_size(struct scan *scan)
{
	const char *s = scan->s + scan->at;
	size_t left = scan->len - scan->at, i = 1;

	while (i < left && i < ENTITY_MAX &&
	       (is_letter(s[i]) || is_digit(s[i]) || (i == 1 && s[i] == '#')))
		i++;
	if (i < 3 || i == left || s[i] != ';')
		return 0;
	if (strncmp(s, "&ndash", 6) == 0 || strncmp(s, "&mdash", 6) == 0)
		scan->gap |= GAP_SIGN;
	return i + 1;
}

/* An address, up to the space or bracket behind it. */
static size_t
address_size(const struct scan *scan)
{
	static const char *const begins[] = {
		"http://", "https://", "www.", "mailto:",
	};
	size_t at = scan->at, i = 0;

	while (i < sizeof(begins) / sizeof(begins[0]) &&
	       !starts(scan, begins[i]))
		i++;
	if (i == sizeof(begins) / sizeof(begins[0]))
		return 0;
	while (at < scan->len && !is_space(scan->s[at]) &&
	       !strchr("<>)]|\"", scan->s[at]))
		at++;
	return at - scan->at;
}

/* The target of a link, from "](" on. */
static size_t
target_size(const struct scan *scan)
{
	const char *s = scan->s + scan->at;
	size_t left = scan->len - scan->at;
	const char *end;

	if (left < 3 || s[1] != '(')
		return 0;
	end = memchr(s, ')', left < TARGET_MAX ? left : TARGET_MAX);
	return end ? (size_t)(end - s) + 1 : 0;
}

/* Markup at this place: its bytes, 0 if there is none. */
static size_t
markup_size(struct scan *scan)
{
	const char *s = scan->s + scan->at;
	bool two = scan->at + 1 < scan->len && s[1] == s[0];

	switch (*s) {
	case '<':
		return tag_size(scan);
	case '&':
		return entity_size(scan);
	case ']':
		return target_size(scan);
	case '\\':
		/* What it escapes is only a sign, or a letter after all. */
		return scan->at + 1 < scan->len && !is_letter(s[1]) &&
		       !is_digit(s[1]) && (s[1] & 0x80) == 0 ? 2 : 1;
	case '*':
	case '_':
		if (two)
			scan->gap |= GAP_STRONG;
		return two ? 2 : 1;
	default:
		return address_size(scan);
	}
}

/* What a sign at this place sets apart. */
static unsigned
sign_gap(const struct scan *scan, unsigned code, size_t size)
{
	size_t next = scan->at + size;
	bool before = scan->at == 0 || is_space(scan->s[scan->at - 1]);
	bool behind = next >= scan->len || is_space(scan->s[next]);

	switch (code) {
	case '.':
		return behind ? GAP_STOP : GAP_POINT;
	case '?':
	case '!':
		return behind ? GAP_STOP : GAP_SIGN;
	case '-':
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2212:
		/* At the end of a line it may divide a word. */
		return before || (behind && next < scan->len) ? GAP_SIGN : 0;
	case '(':
	case '[':
		return GAP_SIGN | GAP_OPEN;
	case ',':
	case ';':
	case ':':
	case ')':
	case ']':
	case '/':
	case '=':
	case 0x2026:
	case 0x2022:
		return GAP_SIGN;
	case '\n':
		return GAP_BREAK;
	default:
		return 0;
	}
}

static void
take_word(struct pool *pool, struct scan *scan, struct words *words,
	  unsigned line, unsigned cell)
{
	size_t from = scan->at;
	struct word *word;
	unsigned code;

	while (scan->at < scan->len) {
		size_t n = character_at(scan, scan->at, &code);

		if (!is_word_code(code) && !is_unseen(code))
			break;
		scan->at += n;
	}
	words->items = pool_grow(pool, words->items, words->count,
				 sizeof(*words->items));
	word = &words->items[words->count++];
	*word = (struct word){
		.s = scan->s + from,
		.len = (unsigned)(scan->at - from),
		.line = line,
		.gap = (unsigned short)scan->gap,
		.cell = (unsigned short)cell,
	};
	scan->gap = 0;
}

unsigned
words_scan(struct pool *pool, struct words *words, const char *s, size_t len,
	   unsigned line, unsigned cell, unsigned gap, bool markup)
{
	struct scan scan = { s, len, 0, gap, markup };

	while (scan.at < len) {
		size_t size = markup ? markup_size(&scan) : 0;
		unsigned code;

		if (size > 0) {
			scan.at += size;
			continue;
		}
		size = character_at(&scan, scan.at, &code);
		if (is_word_code(code)) {
			take_word(pool, &scan, words, line, cell);
		} else {
			scan.gap |= sign_gap(&scan, code, size);
			scan.at += size;
		}
	}
	return scan.gap;
}

struct words
words_of(struct pool *pool, const char *s, bool markup)
{
	struct words words = { NULL, 0 };

	words_scan(pool, &words, s, strlen(s), 0, 0, GAP_START, markup);
	return words;
}

/* The next character that counts, in small letters; 0 at the end. */
static unsigned
folded(const char **s, const char *end)
{
	unsigned code = 0;

	while (*s < end) {
		size_t n = text_decode(*s, (size_t)(end - *s), &code);

		*s += n > 0 ? n : 1;
		if (n == 0 || is_unseen(code))
			continue;
		if ((code >= 'A' && code <= 'Z') ||
		    (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
		    (code >= 0x391 && code <= 0x3A9) ||
		    (code >= 0x410 && code <= 0x42F))
			code += 32;
		return code;
	}
	return 0;
}

bool
word_same(const struct word *a, const struct word *b)
{
	const char *s = a->s, *t = b->s;
	unsigned x, y;

	/* Most words differ in their first letter. */
	if (((*s ^ *t) & ~0x20) && !((*s | *t) & 0x80))
		return false;
	if (a->len == b->len && memcmp(s, t, a->len) == 0)
		return true;
	do {
		x = folded(&s, a->s + a->len);
		y = folded(&t, b->s + b->len);
	} while (x && x == y);
	return x == y;
}

bool
word_is(const struct word *word, const char *s)
{
	size_t len = strlen(s);

	return word->len == len && strncasecmp(word->s, s, len) == 0;
}

bool
word_begins(const struct word *word, const char *s)
{
	size_t len = strlen(s);

	return word->len >= len && strncasecmp(word->s, s, len) == 0;
}

bool
words_begin(const struct word *a, size_t count, const struct words *phrase)
{
	if (phrase->count == 0 || count < phrase->count)
		return false;
	for (size_t i = 0; i < phrase->count; i++)
		if (!word_same(&a[i], &phrase->items[i]) ||
		    (i > 0 && a[i].gap & (GAP_STOP | GAP_CELL | GAP_START)))
			return false;
	return true;
}

long
word_number(const struct word *word)
{
	long n = 0;

	if (word->len > 5)
		return -1;
	for (unsigned i = 0; i < word->len; i++) {
		if (!is_digit(word->s[i]))
			return -1;
		n = n * 10 + (word->s[i] - '0');
	}
	return n;
}
