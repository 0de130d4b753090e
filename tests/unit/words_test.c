/*
 * Words: where they begin and end, what stands between, what is the same, and
 * one text held against another.
 */
#include "base/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Words between bars, a line each gap that sets apart as '/'. */
static const char *
shown(struct pool *pool, const char *text, bool markup)
{
	struct words words = words_of(pool, text, markup);
	const char *all = "";

	for (size_t i = 0; i < words.count; i++) {
		const struct word *w = &words.items[i];

		all = pool_printf(pool, "%s%s%.*s", all, i == 0 ? "" :
				  w->gap & GAP_STOP ? ". " :
				  w->gap & GAP_SIGN ? ", " :
				  w->gap & GAP_POINT ? "." :
				  w->gap & GAP_STRONG ? "* " : " ",
				  (int)w->len, w->s);
	}
	return all;
}

static void
test_scan(void **state)
{
	static const struct {
		const char *text, *plain, *markup;
	} cases[] = {
		{ "", "", "" },
		{ " -- ", "", "" },
		{ "a- b -c d-e", "a, b, c d e", "a, b, c d e" },
		{ "One two", "One two", "One two" },
		{ "“Other” – Party’s", "Other, Party s", "Other, Party s" },
		{ "self-governed, SEC5.7.", "self governed, SEC5.7",
		  "self governed, SEC5.7" },
		{ "Done. Next", "Done. Next", "Done. Next" },
		{ "(a) b", "a, b", "a, b" },
		{ "19<sup>th</sup> May", "19 sup th, sup May", "19 th May" },
		{ "**A:** b", "A, b", "A, b" },
		{ "a **b** c", "a b c", "a* b* c" },
		{ "<b>A</b> b", "b A, b b", "A* b" },
		{ "a \\*b\\* \\<b\\>", "a b b", "a b b" },
		{ "R&amp;D", "R amp, D", "R D" },
		{ "a < b > c & d", "a b c d", "a b c d" },
		{ "[text](x.y#z) end", "text, x.y z, end", "text end" },
		{ "see https://a.b/SECMP0001 now", NULL, "see now" },
		{ "caf\xc3\xa9 na\xc3\xafve", "caf\xc3\xa9 na\xc3\xafve",
		  "caf\xc3\xa9 na\xc3\xafve" },
		{ "bad \xff\xc3 bytes", "bad bytes", "bad bytes" },
		{ "<a unclosed", "a unclosed", "a unclosed" },
		{ "](unclosed", "unclosed", "unclosed" },
	};
	struct pool *pool = pool_new();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		if (cases[i].plain)
			assert_string_equal(shown(pool, cases[i].text, false),
					    cases[i].plain);
		assert_string_equal(shown(pool, cases[i].text, true),
				    cases[i].markup);
	}
	pool_free(pool);
}

static void
test_same(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{ "Meter", "meter", true },
		{ "meter", "metes", false },
		{ "meter", "meters", false },
		{ "meters", "meter", false },
		{ "\xc3\x89tat", "\xc3\xa9tat", true },
		{ "Me\xc2\xadter", "meter", true },	/* a soft hyphen */
		{ "a", "A", true },
		{ "@", "`", false },
	};
	struct pool *pool = pool_new();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct word a = { .s = cases[i].a,
					.len = (unsigned)strlen(cases[i].a) };
		const struct word b = { .s = cases[i].b,
					.len = (unsigned)strlen(cases[i].b) };

		if (word_same(&a, &b) != cases[i].same)
			fail_msg("%s, %s", cases[i].a, cases[i].b);
	}
	pool_free(pool);
}

static void
test_number(void **state)
{
	static const struct {
		const char *s;
		long n;
	} cases[] = {
		{ "0", 0 }, { "27", 27 }, { "99999", 99999 },
		{ "100000", -1 }, { "2a", -1 }, { "two", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct word w = { .s = cases[i].s,
					.len = (unsigned)strlen(cases[i].s) };

		assert_int_equal(word_number(&w), cases[i].n);
	}
}

static void
test_align(void **state)
{
	/* MISSING and EXTRA: one digit for each word. */
	static const struct {
		const char *a, *b;
		bool open;
		size_t matched, differing, used;
		const char *missing, *extra;
	} cases[] = {
		{ "a b c", "A B C", false, 3, 0, 3, "000", "000" },
		{ "a b c", "a x c", false, 2, 1, 3, "010", "010" },
		{ "a b c", "a c", false, 2, 1, 2, "010", "00" },
		{ "a c", "a b c", false, 2, 1, 3, "00", "010" },
		{ "a b", "", false, 0, 2, 0, "11", "" },
		{ "", "a b", false, 0, 2, 2, "", "11" },
		{ "a b c", "a b c d e f", true, 3, 0, 3, "000", "000" },
		{ "a b c", "a b x d e f", true, 2, 1, 3, "001", "001" },
		/* A sign: the last word is left out, not changed. */
		{ "a b c", "a b – d e f", true, 2, 1, 2, "001", "00" },
		{ "a b c", "x y z", true, 0, 3, 0, "111", "" },
		{ "a b c d", "a c b d", false, 2, 2, 4, "0110", "0110" },
	};
	struct pool *pool = pool_new();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct words a = words_of(pool, cases[i].a, false);
		struct words b = words_of(pool, cases[i].b, false);
		struct alignment found;

		assert_true(words_align(pool, a.items, a.count, b.items,
					b.count, cases[i].open, &found));
		if (found.matched != cases[i].matched ||
		    found.used != cases[i].used)
			fail_msg("%s | %s: %zu matched, %zu used", cases[i].a,
				 cases[i].b, found.matched, found.used);
		assert_int_equal(found.differing, cases[i].differing);
		for (size_t n = 0; n < a.count; n++)
			assert_int_equal(found.missing[n],
					 cases[i].missing[n] == '1');
		for (size_t n = 0; n < found.used; n++)
			assert_int_equal(found.extra[n],
					 cases[i].extra[n] == '1');
	}
	pool_free(pool);
}

static void
test_align_bounds(void **state)
{
	struct pool *pool = pool_new();
	char *text = pool_alloc(pool, 2 * (WORDS_ALIGNED + 1) + 1);
	struct words words;
	struct alignment found;

	(void)state;
	for (int i = 0; i <= WORDS_ALIGNED; i++)
		memcpy(text + 2 * i, "a ", 2);
	words = words_of(pool, text, false);
	assert_int_equal(words.count, WORDS_ALIGNED + 1);
	assert_false(words_align(pool, words.items, words.count, words.items,
				 1, true, &found));
	assert_false(words_align(pool, words.items, 1, words.items,
				 words.count, false, &found));
	assert_true(words_align(pool, words.items, 1, words.items,
				words.count, true, &found));
	assert_int_equal(found.used, 1);
	assert_true(words_align(pool, words.items, WORDS_ALIGNED, words.items,
				WORDS_ALIGNED, false, &found));
	assert_int_equal(found.matched, WORDS_ALIGNED);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scan),
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_align),
		cmocka_unit_test(test_align_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
