#include "io/yaml_scalar.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What other readers of YAML may not take a plain value for. */
enum guard {
	GUARD_NONE,		/* the kind is one that looks like itself */
	GUARD_WORDS,		/* a truth value or null */
	GUARD_ALL,		/* nor a number, a date or a time */
};

static const enum guard guards[] = {
	[FIELD_LINE] = GUARD_ALL,
	[FIELD_PROSE] = GUARD_ALL,
	[FIELD_WORD] = GUARD_WORDS,
	[FIELD_DATE] = GUARD_NONE,
	[FIELD_DAY] = GUARD_NONE,
	[FIELD_FLAG] = GUARD_NONE,
	[FIELD_COUNT] = GUARD_NONE,
	[FIELD_CHOICE] = GUARD_NONE,
	[FIELD_LINK] = GUARD_ALL,
	[FIELD_TEXT] = GUARD_ALL,
	[FIELD_LINES] = GUARD_WORDS,
};

/* Words that YAML 1.1 or 1.2 takes for something else, in any case. */
static bool
is_special_word(const char *s)
{
	static const char *const words[] = {
		"y", "n", "yes", "no", "on", "off", "true", "false", "null",
		"~", "=", "<<", ".inf", "+.inf", "-.inf", ".nan",
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcasecmp(s, words[i]) == 0)
			return true;
	return false;
}

/*
 * Whether S could be a number, a date or a time to somebody: 1_000, 0x1F,
 * 22:30, 1e3, 2017-04-19T10:00Z.  Rather too often than not.
 */
static bool
is_numeric(const char *s)
{
	const char *digits = s + (*s == '+' || *s == '-');

	if (!strchr("0123456789+-.", *s))
		return false;
	if (digits[0] == '0' && digits[1] && strchr("xXoObB", digits[1]) &&
	    digits[2 + strspn(digits + 2, "0123456789abcdefABCDEF_")] == '\0')
		return true;
	return s[strspn(s, "0123456789_.,:+- eETtZz")] == '\0';
}

/* Whether S reads back as S without quotes, on one line behind a key. */
static bool
is_plain(const char *s, bool flow)
{
	size_t len = strlen(s);
	unsigned code;

	if (len == 0 || strchr(" -?:,[]{}#&*!|>'\"%@`", s[0]))
		return false;
	if (s[len - 1] == ' ' || s[len - 1] == ':')
		return false;
	if (strstr(s, ": ") || strstr(s, " #") || strpbrk(s, "\n\t"))
		return false;
	if (flow && strpbrk(s, ",[]{}:"))
		return false;
	return !text_first_bad(s, &code);
}

/* Writes one character between double quotes. */
static void
quoted_character(FILE *out, const char *s, size_t size, unsigned code)
{
	if (size == 0)
		fputs("\\uFFFD", out);
	else if (code == '"' || code == '\\')
		fprintf(out, "\\%c", (int)code);
	else if (code == '\n')
		fputs("\\n", out);
	else if (code == '\t')
		fputs("\\t", out);
	else if (text_allowed(code))
		fwrite(s, 1, size, out);
	else
		fprintf(out, code > 0xFFFF ? "\\U%08X" : "\\u%04X", code);
}

static const char *
quoted(struct pool *pool, const char *s)
{
	struct memory text;
	size_t len = strlen(s), size;
	unsigned code = 0;

	memory_open(&text);
	putc('"', text.file);
	for (size_t i = 0; i < len; i += size > 0 ? size : 1) {
		size = text_decode(s + i, len - i, &code);
		quoted_character(text.file, s + i, size, code);
	}
	putc('"', text.file);
	return memory_give(&text, pool);
}

static const char *
scalar(struct pool *pool, const struct field *field, const char *s, bool flow)
{
	enum guard guard;

	assert(field->kind < COUNT(guards));
	guard = guards[field->kind];
	if (!is_plain(s, flow) ||
	    (guard >= GUARD_WORDS && is_special_word(s)) ||
	    (guard >= GUARD_ALL && is_numeric(s)))
		return quoted(pool, s);
	return s;
}

const char *
yaml_scalar(struct pool *pool, const struct field *field, const char *value)
{
	return scalar(pool, field, value, false);
}

const char *
yaml_scalar_flow(struct pool *pool, const struct field *field,
		 const char *value)
{
	return scalar(pool, field, value, true);
}
