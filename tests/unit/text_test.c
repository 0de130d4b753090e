#include "base/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int
pool_up(void **state)
{
	*state = pool_new();
	return 0;
}

static int
pool_down(void **state)
{
	pool_free(*state);
	return 0;
}

static void
widths_are_columns(void **state)
{
	static const struct {
		const char *s;
		int width;
		size_t chars;
	} cases[] = {
		{ "", 0, 0 },
		{ "Refinement", 10, 10 },
		{ "“Other SEC Party” – x", 21, 21 },
		{ "e\xCC\x81t\xC3\xA9", 3, 4 },	/* a combining accent */
		{ "\xE6\x97\xA5\xE6\x9C\xAC", 4, 2 },	/* two wide ones */
		{ "\xF0\x9F\x98\x80!", 3, 2 },
		{ "a\xFF" "b", 3, 3 },
		{ "a\033b", 3, 3 },
		{ "\xE2\x90\x9B", 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *s = cases[i].s;

		assert_int_equal(text_width(s), cases[i].width);
		assert_int_equal(text_chars(s, strlen(s)), cases[i].chars);
	}
	assert_int_equal(text_width_of("abc", 2), 2);
	assert_int_equal(text_chars("\xE2\x80\x93", 2), 2);
}

/* Widths that are told without asking the libc must be what it would say. */
static void
short_cuts_agree_with_the_tables(void **state)
{
	locale_t wide = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	locale_t before;

	(void)state;
	assert_true(wide != (locale_t)0);
	before = uselocale(wide);
	for (unsigned code = ' '; code < 0x2028; code++) {
		char s[4] = { 0 };

		if (code == 0x300)
			code = 0x2010;
		if (!text_allowed(code))
			continue;
		if (code < 0x80)
			snprintf(s, sizeof(s), "%c", (char)code);
		else if (code < 0x800)
			snprintf(s, sizeof(s), "%c%c",
				 (char)(0xC0 | code >> 6),
				 (char)(0x80 | (code & 0x3F)));
		else
			snprintf(s, sizeof(s), "%c%c%c",
				 (char)(0xE0 | code >> 12),
				 (char)(0x80 | (code >> 6 & 0x3F)),
				 (char)(0x80 | (code & 0x3F)));
		if (text_width(s) != wcwidth((wchar_t)code))
			fail_msg("U+%04X", code);
	}
	uselocale(before);
	freelocale(wide);
}

static void
widths_leave_the_locale_alone(void **state)
{
	locale_t before = uselocale((locale_t)0);
	size_t len;

	(void)state;
	assert_int_equal(text_width("\xE6\x97\xA5"), 2);
	assert_null(text_wrap("\xE6\x97\xA5", 9, &len));
	assert_true(uselocale((locale_t)0) == before);
}

/* The lines of S at WIDTH, joined by bars. */
static const char *
wrapped(struct pool *pool, const char *s, int width)
{
	const char *lines = "";
	size_t len;

	for (const char *next = s; next; s = next) {
		next = text_wrap(s, width, &len);
		lines = pool_printf(pool, "%s%.*s|", lines, (int)len, s);
	}
	return lines;
}

static void
wrap_breaks_at_spaces_and_never_cuts(void **state)
{
	static const struct {
		const char *s;
		int width;
		const char *lines;
	} cases[] = {
		{ "", 5, "|" },
		{ "one", 5, "one|" },
		{ "one two", 7, "one two|" },
		{ "one two", 6, "one|two|" },
		{ "one two three", 7, "one two|three|" },
		{ "one   two", 5, "one|two|" },
		{ "one two  ", 7, "one two|" },
		{ "one two    ", 8, "one two|" },
		{ "one\ntwo", 9, "one|two|" },
		{ "one\n\ntwo", 9, "one||two|" },
		{ "one\n", 9, "one|" },
		{ "one two \nx", 7, "one two|x|" },
		{ "abcdefgh", 3, "abc|def|gh|" },
		{ "a bcdefgh i", 3, "a|bcd|efg|h i|" },
		{ "abc", 0, "a|b|c|" },
		{ "a b", -7, "a|b|" },
		{ "“ab” c", 4, "“ab”|c|" },
		{ "ARL – Org", 5, "ARL –|Org|" },
		/* combining marks stay, also past the last column */
		{ "e\xCC\x81" "e\xCC\x81" "e", 2,
		  "e\xCC\x81" "e\xCC\x81|e|" },
		/* a wide character does not fit the last column */
		{ "a\xE6\x97\xA5\xE6\x9C\xAC", 2,
		  "a|\xE6\x97\xA5|\xE6\x9C\xAC|" },
		{ "\xE6\x97\xA5" "a", 1, "\xE6\x97\xA5|a|" },
		{ "\xFF\xFF\xFF", 2, "\xFF\xFF|\xFF|" },
		{ "\xE2\x80", 9, "\xE2\x80|" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(wrapped(*state, cases[i].s,
					    cases[i].width), cases[i].lines);
}

static void
names_are_the_same_as_typed(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{ "Awaiting Implementation", "awaiting-implementation", true },
		{ "awaiting_implementation", "AWAITING IMPLEMENTATION", true },
		{ "Fast-Track", "fast track", true },
		{ "", "", true },
		{ "Re", "Referred", false },
		{ "Referred", "Re", false },
		{ "Fast-Track", "FastTrack", false },
		{ "R\xC3\xA9", "R\xC3\x89", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(text_same_name(cases[i].a, cases[i].b),
				 cases[i].same);
}

static void
nearest_finds_slips_and_does_not_guess(void **state)
{
	static const char *const names[] = {
		"Initial Consideration", "Refinement", "Report Phase",
		"Referred", "Rejected", "Withdrawn", "title", "path", "Cat",
		"Car", "body",
	};
	static const char longest[] =
		"0123456789012345678901234567890123456789"
		"0123456789012345678901234567890123456789";
	static const struct {
		const char *word, *nearest;
	} cases[] = {
		{ "refered", "Referred" },
		{ "Refinment", "Refinement" },
		{ "titel", "title" },		/* two neighbours swapped */
		{ "tilte", "title" },
		{ "report-phase", "Report Phase" },
		{ "widthrawn", "Withdrawn" },
		{ "pth", "path" },
		{ "Rejekted", "Rejected" },
		{ "Re", NULL },
		{ "ca", NULL },
		{ "caz", NULL },		/* as near to two */
		{ "cat", "Cat" },
		{ "summary", NULL },
		{ "draw", NULL },		/* no beginning */
		{ "with", "Withdrawn" },	/* the only one that begins so */
		{ "Ref", NULL },		/* one of two */
		{ "", NULL },
		{ longest, NULL },
	};
	static const char *const twins[] = { "Report Phase", "report-phase" };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *name = text_nearest(cases[i].word, names,
						COUNT(names));

		if (cases[i].nearest)
			assert_string_equal(name, cases[i].nearest);
		else
			assert_null(name);
	}
	assert_null(text_nearest("refered", names, 0));
	assert_string_equal(text_nearest("report fase", twins, 2), twins[0]);
}

static void
numbers_in_words_to_ten(void **state)
{
	static const struct {
		long n;
		const char *words, *suffix;
	} cases[] = {
		{ 0, "zero", "th" }, { 1, "one", "st" }, { 2, "two", "nd" },
		{ 3, "three", "rd" }, { 4, "four", "th" }, { 5, "five", "th" },
		{ 10, "ten", "th" }, { 11, "11", "th" }, { 12, "12", "th" },
		{ 13, "13", "th" }, { 21, "21", "st" }, { 22, "22", "nd" },
		{ 27, "27", "th" }, { 31, "31", "st" }, { 111, "111", "th" },
		{ 121, "121", "st" }, { -1, "-1", "st" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(text_number(*state, cases[i].n),
				    cases[i].words);
		assert_string_equal(text_ordinal_suffix(cases[i].n),
				    cases[i].suffix);
	}
}

static void
fold_makes_one_line_of_a_paragraph(void **state)
{
	static const struct {
		const char *s, *folded;
	} cases[] = {
		{ "", "" },
		{ " \n\t\n ", "" },
		{ "one\ntwo\n", "one two" },
		{ "  one   two ", "one two" },
		{ "one \n  two", "one two" },
		{ "one\n\ntwo\n", "one\n\ntwo" },
		{ "one\n \t\n\n\n two\nthree", "one\n\ntwo three" },
		{ "\n\none\n\n", "one" },
		{ "a\tb", "a b" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(text_fold(*state, cases[i].s),
				    cases[i].folded);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_are_columns),
		cmocka_unit_test(short_cuts_agree_with_the_tables),
		cmocka_unit_test(widths_leave_the_locale_alone),
		cmocka_unit_test(wrap_breaks_at_spaces_and_never_cuts),
		cmocka_unit_test(names_are_the_same_as_typed),
		cmocka_unit_test(nearest_finds_slips_and_does_not_guess),
		cmocka_unit_test(numbers_in_words_to_ten),
		cmocka_unit_test(fold_makes_one_line_of_a_paragraph),
	};

	return cmocka_run_group_tests_name("text", tests, pool_up, pool_down);
}
