#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

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

static const struct {
	const char *s;
	enum date_fault fault;
	const char *text;
} checks[] = {
	{ "2017-04-19", DATE_GOOD, NULL },
	{ "1900-01-01", DATE_GOOD, NULL },
	{ "9999-12-31", DATE_GOOD, NULL },
	{ "2016-02-29", DATE_GOOD, NULL },
	{ "2000-02-29", DATE_GOOD, NULL },
	{ "", DATE_FORM, "expected a date as YYYY-MM-DD, found \"\"" },
	{ "19/04/2017", DATE_FORM,
	  "expected a date as YYYY-MM-DD, found \"19/04/2017\"" },
	{ "2017-4-9", DATE_FORM,
	  "expected a date as YYYY-MM-DD, found \"2017-4-9\"" },
	{ "2017-04-19 ", DATE_FORM,
	  "expected a date as YYYY-MM-DD, found \"2017-04-19 \"" },
	{ "2017-04-1", DATE_FORM,
	  "expected a date as YYYY-MM-DD, found \"2017-04-1\"" },
	{ "+017-04-19", DATE_FORM,
	  "expected a date as YYYY-MM-DD, found \"+017-04-19\"" },
	{ "\033[2J", DATE_FORM, "expected a date as YYYY-MM-DD, found "
	  "\"\xE2\x90\x9B[2J\"" },
	{ "––––––––––––––––––––––––––––––––––––––––", DATE_FORM,
	  "expected a date as YYYY-MM-DD, found "
	  "\"––––––––––––––––––––––––––––––––––––––––\"" },
	{ "–––––––––––––––––––––––––––––––––––––––––", DATE_FORM,
	  "expected a date as YYYY-MM-DD, found "
	  "\"––––––––––––––––––––––––––––––––––––––––...\"" },
	{ "0017-04-19", DATE_YEAR,
	  "expected a year from 1900 on, found \"0017-04-19\"" },
	{ "1899-12-31", DATE_YEAR,
	  "expected a year from 1900 on, found \"1899-12-31\"" },
	{ "2017-00-19", DATE_MONTH,
	  "there is no month 00: months run from 01 to 12" },
	{ "2017-13-01", DATE_MONTH,
	  "there is no month 13: months run from 01 to 12" },
	{ "2017-04-31", DATE_DAY,
	  "there is no 31 April: April has 30 days" },
	{ "2017-12-32", DATE_DAY,
	  "there is no 32 December: December has 31 days" },
	{ "2017-01-00", DATE_DAY,
	  "there is no 0 January: January has 31 days" },
	{ "2017-02-29", DATE_DAY,
	  "there is no 29 February 2017: February 2017 has 28 days" },
	{ "1900-02-29", DATE_DAY,
	  "there is no 29 February 1900: February 1900 has 28 days" },
	{ "2016-02-30", DATE_DAY,
	  "there is no 30 February 2016: February 2016 has 29 days" },
};

static void
check_names_the_fault(void **state)
{
	for (size_t i = 0; i < COUNT(checks); i++) {
		assert_int_equal(date_check(checks[i].s), checks[i].fault);
		if (checks[i].text)
			assert_string_equal(date_fault_text(*state,
							    checks[i].s),
					    checks[i].text);
	}
}

static void
guess_reads_what_people_write(void **state)
{
	static const struct {
		const char *s, *day;
	} cases[] = {
		{ "19/04/2017", "2017-04-19" },
		{ "9/4/2017", "2017-04-09" },
		{ "19.4.2017", "2017-04-19" },
		{ "19-04-2017", "2017-04-19" },
		{ "19 04 2017", "2017-04-19" },
		{ "19 / 04 / 2017", "2017-04-19" },
		{ "19 April 2017", "2017-04-19" },
		{ "  19   April  2017 ", "2017-04-19" },
		{ "19th Apr 2017", "2017-04-19" },
		{ "1ST april 2017", "2017-04-01" },
		{ "2nd Apr. 2017", "2017-04-02" },
		{ "3rd Sept, 2017", "2017-09-03" },
		{ "19-Apr-2017", "2017-04-19" },
		{ "19Apr2017", "2017-04-19" },
		{ "Wednesday 19 April 2017", "2017-04-19" },
		{ "Wed, 19 Apr 2017", "2017-04-19" },
		{ "April 19, 2017", "2017-04-19" },
		{ "april 19th 2017", "2017-04-19" },
		{ "Apr. 19, 2017", "2017-04-19" },
		{ "2017 April 19", "2017-04-19" },
		{ "2017-Apr-19", "2017-04-19" },
		{ "20170419", "2017-04-19" },
		{ "2017-4-9", "2017-04-09" },
		{ "2017/04/19", "2017-04-19" },
		{ "2017.04.19", "2017-04-19" },
		{ "2017-04-19", "2017-04-19" },
		{ "2017-04-19T10:00", "2017-04-19" },
		{ "2017-04-19T10:00:00.5+01:00", "2017-04-19" },
		{ "2017-04-19 10:00:00Z", "2017-04-19" },
		{ "19/04/2017 9:30", "2017-04-19" },
		{ "29/02/2016", "2016-02-29" },
		{ "29/02/2017", NULL },		/* no such day */
		{ "04/19/2017", NULL },		/* British order only */
		{ "19/04/17", NULL },		/* which century? */
		{ "19/04-2017", NULL },
		{ "19//04/2017", NULL },
		{ "19/04/0017", NULL },
		{ "00/04/2017", NULL },
		{ "April 2017", NULL },
		{ "19 April", NULL },
		{ "19 Ap 2017", NULL },
		{ "19 Aprils 2017", NULL },
		{ "19xx April 2017", NULL },
		{ "th 19 April 2017", NULL },
		{ "19 19 April 2017", NULL },
		{ "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9", NULL },
		{ "20173104", NULL },
		{ "201704191", NULL },
		{ "999999999999999999999", NULL },
		{ "2017-04-19T10:00 or so", NULL },
		{ "2017-04-19:", NULL },
		{ "2017-04-19T:00", NULL },
		{ "10:00", NULL },
		{ "T10:00", NULL },
		{ "tomorrow", NULL },
		{ "Monday", NULL },
		{ "2017_04_19", NULL },
		{ "19 April 2017 \xE2\x80\x93", NULL },
		{ ":", NULL },
		{ "", NULL },
		{ "   ", NULL },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *day = date_guess(*state, cases[i].s);

		if ((day == NULL) != (cases[i].day == NULL) ||
		    (day && strcmp(day, cases[i].day) != 0))
			fail_msg("\"%s\" was read as %s", cases[i].s,
				 day ? day : "nothing");
	}
}

static void
numbers_are_days_since_1970(void **state)
{
	static const struct {
		const char *day;
		long number;
	} cases[] = {
		{ "1900-01-01", -25567 }, { "1900-02-28", -25509 },
		{ "1900-03-01", -25508 }, { "1969-12-31", -1 },
		{ "1970-01-01", 0 }, { "2000-02-29", 11016 },
		{ "2000-03-01", 11017 }, { "2017-04-19", 17275 },
		{ "9999-12-31", 2932896 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(date_number(cases[i].day), cases[i].number);
		assert_string_equal(date_of_number(*state, cases[i].number),
				    cases[i].day);
	}
	assert_string_equal(date_of_number(*state, -25568), "1900-01-01");
	assert_string_equal(date_of_number(*state, INT32_MIN), "1900-01-01");
	assert_string_equal(date_of_number(*state, 2932897), "9999-12-31");
}

/* Every day is good, is the one after the day before, and comes back. */
static void
every_day_follows_the_one_before(void **state)
{
	struct pool *pool = pool_new();
	char before[11] = "";
	long number;

	(void)state;
	for (number = -25567; number <= 2932896; number += 1) {
		const char *day = date_of_number(pool, number);

		if (date_check(day) != DATE_GOOD ||
		    date_number(day) != number || strcmp(before, day) >= 0)
			fail_msg("day %ld: %s after %s", number, day, before);
		memcpy(before, day, sizeof(before));
		pool_clear(pool);
		/* All of four centuries, then a few of each year. */
		if (number > 150000)
			number += 58;
	}
	assert_true(number > 2932896);
	pool_free(pool);
}

static void
days_in_words(void **state)
{
	static const struct {
		const char *day, *in_full, *in_short, *ordinal;
	} cases[] = {
		{ "2017-04-19", "19 April 2017", "19 Apr 2017",
		  "19<sup>th</sup> April 2017" },
		{ "2017-09-01", "1 September 2017", "1 Sep 2017",
		  "1<sup>st</sup> September 2017" },
		{ "2016-02-22", "22 February 2016", "22 Feb 2016",
		  "22<sup>nd</sup> February 2016" },
		{ "1999-12-31", "31 December 1999", "31 Dec 1999",
		  "31<sup>st</sup> December 1999" },
		{ "2017-05-11", "11 May 2017", "11 May 2017",
		  "11<sup>th</sup> May 2017" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *day = cases[i].day;

		assert_string_equal(date_long(*state, day), cases[i].in_full);
		assert_string_equal(date_short(*state, day),
				    cases[i].in_short);
		assert_string_equal(date_ordinal(*state, day),
				    cases[i].ordinal);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_names_the_fault),
		cmocka_unit_test(guess_reads_what_people_write),
		cmocka_unit_test(numbers_are_days_since_1970),
		cmocka_unit_test(every_day_follows_the_one_before),
		cmocka_unit_test(days_in_words),
	};

	return cmocka_run_group_tests_name("date", tests, pool_up, pool_down);
}
