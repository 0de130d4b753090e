#include "base/date.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

enum {
	FIRST_YEAR = 1900,
	FIRST_NUMBER = -25567,		/* 1900-01-01 */
	LAST_NUMBER = 2932896,		/* 9999-12-31 */
	EPOCH = 719468,			/* days from 0000-03-01 to 1970 */
	DAYS_OF_ERA = 146097,		/* in 400 years */
	QUOTED_CHARS = 40,
};

struct day {
	int year, month, day;
};

const char *const date_months[DATE_MONTHS] = {
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
};

static int
days_in_month(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The value of the SIZE digits at S. */
static int
digits(const char *s, int size)
{
	int value = 0;

	while (size-- > 0)
		value = 10 * value + (*s++ - '0');
	return value;
}

/* Holds S against the form and the calendar, and takes it apart. */
static enum date_fault
take_apart(const char *s, struct day *day)
{
	static const char form[] = "0000-00-00";

	for (size_t i = 0; i < sizeof(form); i++)
		if (form[i] == '0' ? !is_digit(s[i]) : s[i] != form[i])
			return DATE_FORM;
	day->year = digits(s, 4);
	day->month = digits(s + 5, 2);
	day->day = digits(s + 8, 2);
	if (day->year < FIRST_YEAR)
		return DATE_YEAR;
	if (day->month < 1 || day->month > 12)
		return DATE_MONTH;
	if (day->day < 1 || day->day > days_in_month(day->year, day->month))
		return DATE_DAY;
	return DATE_GOOD;
}

/* What a damaged register may hold for a day is printed as this. */
static const char no_day[] = "unknown day";

static bool
good_day(const char *s, struct day *day)
{
	return take_apart(s, day) == DATE_GOOD;
}

enum date_fault
date_check(const char *s)
{
	struct day day;

	return take_apart(s, &day);
}

/* S between quotes, visible and not too long. */
static const char *
quoted(struct pool *pool, const char *s)
{
	size_t len = strlen(s);
	size_t cut = 0;

	if (text_chars(s, len) <= QUOTED_CHARS)
		return pool_printf(pool, "\"%s\"", text_visible(pool, s));
	for (int i = 0; i < QUOTED_CHARS; i++) {
		unsigned code;
		size_t n = text_decode(s + cut, len - cut, &code);

		cut += n > 0 ? n : 1;
	}
	return pool_printf(pool, "\"%s...\"",
			   text_visible(pool, pool_strndup(pool, s, cut)));
}

/* Only February needs its year: "February 2017 has 28 days". */
static const char *
month_named(struct pool *pool, const struct day *day)
{
	const char *name = date_months[day->month - 1];

	if (day->month != 2)
		return name;
	return pool_printf(pool, "%s %d", name, day->year);
}

const char *
date_fault_text(struct pool *pool, const char *s)
{
	struct day day = { 0 };
	enum date_fault fault = take_apart(s, &day);
	const char *month;

	switch (fault) {
	case DATE_GOOD:
		break;
	case DATE_FORM:
		return pool_printf(pool,
				   "expected a date as YYYY-MM-DD, found %s",
				   quoted(pool, s));
	case DATE_YEAR:
		return pool_printf(pool, "expected a year from %d on, found %s",
				   FIRST_YEAR, quoted(pool, s));
	case DATE_MONTH:
		return pool_printf(pool, "there is no month %02d: months run"
				   " from 01 to 12", day.month);
	case DATE_DAY:
		month = month_named(pool, &day);
		return pool_printf(pool, "there is no %d %s: %s has %d days",
				   day.day, month, month,
				   days_in_month(day.year, day.month));
	}
	assert(fault != DATE_GOOD);
	return NULL;
}

/*
 * Both directions count years from March, so that the odd day of a leap year
 * comes last: then 153 days make five months.
 */
long
date_number(const char *day)
{
	struct day d;
	long year, month;

	if (!good_day(day, &d))
		return FIRST_NUMBER;
	year = d.month > 2 ? d.year : d.year - 1;
	month = (d.month + 9) % 12;
	return 365 * year + year / 4 - year / 100 + year / 400 +
		(153 * month + 2) / 5 + d.day - 1 - EPOCH;
}

char *
date_of_number(struct pool *pool, long number)
{
	long days, era, of_era, year, of_year, month;

	if (number < FIRST_NUMBER)
		number = FIRST_NUMBER;
	if (number > LAST_NUMBER)
		number = LAST_NUMBER;
	days = number + EPOCH;
	era = days / DAYS_OF_ERA;
	of_era = days % DAYS_OF_ERA;
	year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		365;
	of_year = of_era - (365 * year + year / 4 - year / 100);
	month = (5 * of_year + 2) / 153;
	year += 400 * era + (month >= 10);
	return pool_printf(pool, "%04ld-%02ld-%02ld", year,
			   (month + 2) % 12 + 1,
			   of_year - (153 * month + 2) / 5 + 1);
}

char *
date_long(struct pool *pool, const char *day)
{
	struct day d;

	if (!good_day(day, &d))
		return pool_strdup(pool, no_day);
	return pool_printf(pool, "%d %s %04d", d.day, date_months[d.month - 1],
			   d.year);
}

char *
date_short(struct pool *pool, const char *day)
{
	struct day d;

	if (!good_day(day, &d))
		return pool_strdup(pool, no_day);
	return pool_printf(pool, "%d %.3s %04d", d.day,
			   date_months[d.month - 1], d.year);
}

char *
date_ordinal(struct pool *pool, const char *day)
{
	struct day d;

	if (!good_day(day, &d))
		return pool_strdup(pool, no_day);
	return pool_printf(pool, "%d<sup>%s</sup> %s %04d", d.day,
			   text_ordinal_suffix(d.day), date_months[d.month - 1],
			   d.year);
}
