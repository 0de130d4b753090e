#include "register/report_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct process_term report = {
	.singular.s = "Initial Modification Report",
	.plural.s = "Initial Modification Reports",
};

static void
test_capitals(void **state)
{
	static const struct { const char *s, *capitals, *first; } cases[] = {
		{ "", "", "" },
		{ "a", "A", "A" },
		{ "the Panel", "THE PANEL", "The Panel" },
		{ "SEC Update 2", "SEC UPDATE 2", "SEC Update 2" },
		{ "élan über ÷ ÿ", "ÉLAN ÜBER ÷ ÿ", "Élan über ÷ ÿ" },
		{ "– “so”", "– “SO”", "– “so”" },
		{ "\xc3", "\xc3", "\xc3" },
		{ "a\xff" "b", "A\xff" "B", "A\xff" "b" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(words_capitals(*state, cases[i].s),
				    cases[i].capitals);
		assert_string_equal(words_capital(*state, cases[i].s),
				    cases[i].first);
	}
}

static void
test_lists(void **state)
{
	static const char *const words[] = { "a", "b", "c", "d" };
	static const char *const wanted[] = {
		"a", "a and b", "a, b and c", "a, b, c and d"
	};

	for (size_t i = 0; i < COUNT(words); i++)
		assert_string_equal(words_list(*state, words, i + 1),
				    wanted[i]);
}

static void
test_possessives(void **state)
{
	static const struct { const char *s, *wanted; } cases[] = {
		{ "the Change Board", "the Change Board\001s" },
		{ "the Parties", "the Parties\001" },
		{ "", "\001s" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(words_possessive(*state, cases[i].s),
				    cases[i].wanted);
}

static void
test_counts(void **state)
{
	static const struct {
		size_t n;
		const char *adjective, *wanted;
	} cases[] = {
		{ 0, NULL, "zero Initial Modification Reports" },
		{ 1, NULL, "one Initial Modification Report" },
		{ 1, "new", "one new Initial Modification Report" },
		{ 2, "new", "two new Initial Modification Reports" },
		{ 10, NULL, "ten Initial Modification Reports" },
		{ 11, "open", "11 open Initial Modification Reports" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(words_count(*state, cases[i].n,
						cases[i].adjective, &report),
				    cases[i].wanted);
}

static void
test_days(void **state)
{
	static const struct {
		const char *day;
		bool exact, ordinal;
		const char *wanted;
	} cases[] = {
		{ "2017-04-19", true, false, "on 19 April 2017" },
		{ "2017-04-19", false, false, "on or before 19 April 2017" },
		{ "2017-04-01", true, true, "on 1\002st\003 April 2017" },
		{ "2017-04-12", false, true,
		  "on or before 12\002th\003 April 2017" },
		{ "2017-04-22", true, true, "on 22\002nd\003 April 2017" },
		{ "2017-04-31", true, true, "on 2017-04-31" },
		{ "soon", true, false, "on soon" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(words_on(*state, cases[i].day,
					     cases[i].exact, cases[i].ordinal),
				    cases[i].wanted);
}

static int
setup(void **state)
{
	*state = pool_new();
	return 0;
}

static int
teardown(void **state)
{
	pool_free(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_capitals),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_possessives),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_days),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
