#include "base/ical.h"

#include <string.h>

#include "base/text.h"

enum { LINE_BYTES = 75 };	/* without the line end */

/* How many bytes the character at S has; a malformed byte is one. */
static size_t
char_size(const char *s)
{
	unsigned code;
	size_t n = text_decode(s, strnlen(s, 4), &code);

	return n > 0 ? n : 1;
}

void
ical_line(FILE *out, const char *name, const char *value)
{
	const char *const parts[] = { name, ":", value };
	size_t used = 0;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const char *s = parts[i];

		while (*s) {
			size_t n = char_size(s);

			if (used + n > LINE_BYTES) {
				fputs("\r\n ", out);
				used = 1;
			}
			fwrite(s, 1, n, out);
			used += n;
			s += n;
		}
	}
	fputs("\r\n", out);
}

void
ical_text(FILE *out, const char *name, const char *text)
{
	struct pool *pool = pool_new();
	const char *s = text_visible_lines(pool, text);
	char *value = pool_alloc(pool, 2 * strlen(s) + 1);
	size_t size = 0;

	for (; *s; s++) {
		if (strchr("\\;,\n", *s))
			value[size++] = '\\';
		value[size++] = *s == '\n' ? 'n' : *s;
	}
	ical_line(out, name, value);
	pool_free(pool);
}

/* The same without the signs between the numbers. */
static void
basic_form(FILE *out, const char *name, const char *s)
{
	struct pool *pool = pool_new();
	char *value = pool_alloc(pool, strlen(s) + 1);
	size_t size = 0;

	for (; *s; s++)
		if (*s != '-' && *s != ':')
			value[size++] = *s;
	ical_line(out, name, value);
	pool_free(pool);
}

void
ical_day(FILE *out, const char *name, const char *day)
{
	basic_form(out, name, day);
}

void
ical_time(FILE *out, const char *name, const char *time)
{
	basic_form(out, name, time);
}
