#include "base/text.h"

#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * What British text holds beside ASCII is below the combining marks or among
 * the dashes and quotes from U+2010 to U+2027: all of one column.
 */
enum {
	COMBINING = 0x0300,
	HYPHEN = 0x2010,
	SEPARATOR = 0x2028,
};

/*
 * Measures characters.  The libc's tables need a locale, which costs more
 * than most strings take to measure (0.6 us where the program itself runs
 * under C.UTF-8, else 27 us, as it is read from its file anew): it is
 * switched to at the first character that needs it, and back at the end of
 * the string.
 */
struct ruler {
	locale_t wide;
	locale_t before;
};

static void
ruler_open(struct ruler *ruler)
{
	ruler->wide = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (ruler->wide)
		ruler->before = uselocale(ruler->wide);
	else if (errno == ENOMEM)
		mem_exhausted();
}

static void
ruler_close(struct ruler *ruler)
{
	if (!ruler->wide)
		return;
	uselocale(ruler->before);
	freelocale(ruler->wide);
}

/*
 * How many columns a character takes.  Characters younger than the libc's
 * tables count as one column, and so does what has no width of its own but
 * will be shown as a symbol.
 */
static int
ruler_width(struct ruler *ruler, unsigned code)
{
	int width;

	if (code < COMBINING || (code >= HYPHEN && code < SEPARATOR))
		return 1;
	if (!ruler->wide)
		ruler_open(ruler);
	if (!ruler->wide)
		return 1;
	width = wcwidth((wchar_t)code);
	return width < 0 ? 1 : width;
}

/* Decodes the next character, taking a malformed byte for one character. */
static size_t
next_char(const char *s, size_t len, unsigned *code)
{
	size_t n = text_decode(s, len, code);

	if (n > 0)
		return n;
	*code = '?';
	return 1;
}

int
text_width_of(const char *s, size_t len)
{
	struct ruler ruler = { 0 };
	long width = 0;

	for (size_t i = 0; i < len;) {
		unsigned code;

		if ((unsigned char)s[i] < 0x80) {
			width++;
			i++;
			continue;
		}
		i += next_char(s + i, len - i, &code);
		width += ruler_width(&ruler, code);
	}
	ruler_close(&ruler);
	return width > INT_MAX ? INT_MAX : (int)width;
}

int
text_width(const char *s)
{
	return text_width_of(s, strlen(s));
}

/* How many bytes of the LEN at S are left without the spaces at the end. */
static size_t
without_spaces(const char *s, size_t len)
{
	while (len > 0 && s[len - 1] == ' ')
		len--;
	return len;
}

/*
 * How many bytes of S up to its first newline fit into WIDTH columns, wherever
 * that may be; spaces at the end may stick out.
 */
static size_t
fitting(const char *s, int width)
{
	struct ruler ruler = { 0 };
	size_t at = 0;
	int column = 0;

	while (s[at] != '\0' && s[at] != '\n') {
		unsigned code;
		/* Looking for the end of S each time would take too long. */
		size_t n = next_char(s + at, strnlen(s + at, 4), &code);
		int w = ruler_width(&ruler, code);

		/* The first character is taken even if it is too wide. */
		if (code != ' ' && w > 0 && column + w > width && at > 0)
			break;
		if (column <= width)
			column += w;
		at += n;
	}
	ruler_close(&ruler);
	return at;
}

const char *
text_wrap(const char *s, int width, size_t *len)
{
	size_t fit = fitting(s, width < 1 ? 1 : width);
	size_t at = fit;

	if (s[fit] == '\0' || s[fit] == '\n') {
		*len = without_spaces(s, fit);
		if (s[fit] == '\0' || s[fit + 1] == '\0')
			return NULL;
		return s + fit + 1;
	}
	/* S + FIT begins with no space: go back to where its word begins. */
	while (at > 0 && s[at - 1] != ' ')
		at--;
	if (at == 0)
		at = fit;
	*len = without_spaces(s, at);
	return s + at;
}

/* A character of a name with all that does not matter taken away. */
static char
name_char(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '-' || c == '_' ? ' ' : c;
}

bool
text_same_name(const char *a, const char *b)
{
	while (*a && name_char(*a) == name_char(*b)) {
		a++;
		b++;
	}
	return *a == '\0' && *b == '\0';
}

enum { NAME_MAX_CHARS = 64 };	/* longer ones are near to nothing */

/* A name as characters, for counting slips. */
struct spelling {
	int size;
	unsigned chars[NAME_MAX_CHARS];
};

static bool
spell(struct spelling *spelling, const char *s)
{
	size_t len = strlen(s);

	spelling->size = 0;
	for (size_t i = 0; i < len;) {
		unsigned code;
		size_t n = next_char(s + i, len - i, &code);

		if (spelling->size == NAME_MAX_CHARS)
			return false;
		if (n == 1)
			code = (unsigned char)name_char(s[i]);
		spelling->chars[spelling->size++] = code;
		i += n;
	}
	return true;
}

static int
least(int a, int b, int c)
{
	int ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/*
 * How many slips lead from A to B: a character left out, put in or mistaken,
 * or two neighbours swapped.  ROWS[I % 3] is the row of the usual table for
 * the first I characters of A.
 */
static int
slips(const struct spelling *a, const struct spelling *b)
{
	int rows[3][NAME_MAX_CHARS + 1] = { 0 };
	const unsigned *x = a->chars, *y = b->chars;

	for (int j = 0; j <= b->size; j++)
		rows[0][j] = j;
	for (int i = 1; i <= a->size; i++) {
		int *row = rows[i % 3];
		const int *above = rows[(i + 2) % 3];
		const int *above2 = rows[(i + 1) % 3];

		row[0] = i;
		for (int j = 1; j <= b->size; j++) {
			int other = x[i - 1] != y[j - 1];

			row[j] = least(above[j] + 1, row[j - 1] + 1,
				       above[j - 1] + other);
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] &&
			    x[i - 2] == y[j - 1])
				row[j] = least(row[j], row[j],
					       above2[j - 2] + 1);
		}
	}
	return rows[a->size % 3][b->size];
}

/* Whether a name begins with what was meant, three characters or more. */
static bool
begins(const struct spelling *name, const struct spelling *meant)
{
	return meant->size >= 3 && name->size > meant->size &&
	       memcmp(name->chars, meant->chars,
		      (size_t)meant->size * sizeof(*name->chars)) == 0;
}

const char *
text_nearest(const char *word, const char *const *names, size_t count)
{
	struct spelling meant, name;
	const char *nearest = NULL, *longer = NULL;
	int best, longer_ones = 0;
	bool tie = false;

	if (!spell(&meant, word))
		return NULL;
	best = meant.size / 3 + 1;
	for (size_t i = 0; i < count; i++) {
		int n;

		if (!spell(&name, names[i]))
			continue;
		if (begins(&name, &meant)) {
			longer = names[i];
			longer_ones++;
		}
		n = slips(&meant, &name);
		if (n < best) {
			best = n;
			nearest = names[i];
			tie = false;
		} else if (n == best && nearest) {
			tie = tie || !text_same_name(nearest, names[i]);
		}
	}
	if (!nearest && longer_ones == 1)
		return longer;
	return tie ? NULL : nearest;
}

const char *
text_number(struct pool *pool, long n)
{
	static const char *const words[] = {
		"zero", "one", "two", "three", "four", "five", "six",
		"seven", "eight", "nine", "ten",
	};

	if (n >= 0 && n < (long)COUNT(words))
		return words[n];
	return pool_printf(pool, "%ld", n);
}

const char *
text_ordinal_suffix(long n)
{
	static const char *const suffixes[] = {
		"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th",
	};
	long tens = n / 10 % 10;
	long ones = n % 10;

	if (tens == 1 || tens == -1)
		return "th";
	return suffixes[ones < 0 ? -ones : ones];
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

const char *
text_fold(struct pool *pool, const char *s)
{
	size_t len = strlen(s), size = 0;
	char *out;

	/* Most text is one line of words and stays as it is. */
	if (len == 0 || (s[0] != ' ' && s[len - 1] != ' ' &&
			 !strpbrk(s, "\t\n") && !strstr(s, "  ")))
		return s;
	out = pool_alloc(pool, len + 1);
	while (*s) {
		int newlines = 0;

		if (!is_blank(*s)) {
			out[size++] = *s++;
			continue;
		}
		for (; is_blank(*s); s++)
			newlines += *s == '\n';
		if (size == 0 || *s == '\0')
			continue;
		/* An empty line takes two newlines, so there is room. */
		if (newlines > 1)
			out[size++] = '\n';
		out[size++] = newlines > 1 ? '\n' : ' ';
	}
	return out;
}
