#include "register/report_words.h"

#include <assert.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "register/report_paper.h"

/*
 * Makes the letter at S a capital, in place, and returns its length: ASCII
 * and the letters of western Europe (U+00E0 to U+00FE, whose capitals lie 32
 * below and take as many bytes); others stay as they are.
 */
static size_t
capital(char *s)
{
	unsigned code = 0;
	size_t len = text_decode(s, strnlen(s, 4), &code);

	if (len == 1 && code >= 'a' && code <= 'z')
		s[0] = (char)(code - 'a' + 'A');
	else if (len == 2 && code >= 0xe0 && code <= 0xfe && code != 0xf7)
		s[1] = (char)(s[1] - 0x20);
	return len > 0 ? len : 1;
}

const char *
words_capitals(struct pool *pool, const char *s)
{
	char *copy = pool_strdup(pool, s);

	for (char *at = copy; *at;)
		at += capital(at);
	return copy;
}

const char *
words_capital(struct pool *pool, const char *s)
{
	char *copy = pool_strdup(pool, s);

	if (*copy)
		capital(copy);
	return copy;
}

const char *
words_list(struct pool *pool, const char *const *words, size_t count)
{
	static const char last[] = " and ";
	size_t size = 1;
	char *list, *at;

	assert(count > 0);
	for (size_t i = 0; i < count; i++)
		size += strlen(words[i]) + sizeof(last);
	at = list = pool_alloc(pool, size);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			at = stpcpy(at, i + 1 < count ? ", " : last);
		at = stpcpy(at, words[i]);
	}
	return list;
}

const char *
words_possessive(struct pool *pool, const char *s)
{
	size_t len = strlen(s);

	return pool_printf(pool, "%s" PAPER_APOSTROPHE "%s", s,
			   len > 0 && s[len - 1] == 's' ? "" : "s");
}

const char *
words_term(const struct process_term *term, size_t n)
{
	return n == 1 ? term->singular.s : term->plural.s;
}

const char *
words_count(struct pool *pool, size_t n, const char *adjective,
	    const struct process_term *term)
{
	return pool_printf(pool, "%s%s%s %s", text_number(pool, (long)n),
			   adjective ? " " : "", adjective ? adjective : "",
			   words_term(term, n));
}

const char *
words_day(struct pool *pool, const char *day, bool ordinal)
{
	const char *words;
	int digits;
	long number = 0;

	/* A damaged register may hold what is no day. */
	if (date_check(day) != DATE_GOOD)
		return day;
	words = date_long(pool, day);
	if (!ordinal)
		return words;
	digits = (int)strspn(words, "0123456789");
	for (int i = 0; i < digits; i++)
		number = number * 10 + (words[i] - '0');
	return pool_printf(pool, "%.*s" PAPER_RAISE "%s" PAPER_LOWER "%s",
			   digits, words, text_ordinal_suffix(number),
			   words + digits);
}

const char *
words_on(struct pool *pool, const char *day, bool exact, bool ordinal)
{
	return pool_printf(pool, "on %s%s", exact ? "" : "or before ",
			   words_day(pool, day, ordinal));
}
