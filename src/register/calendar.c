#include "register/calendar.h"

#include <stdlib.h>

#include "base/date.h"

enum {
	WEEK = 7,
	MONDAY = 4,		/* day 4 of 1970 was one: 5 January */
	COMPUTED = 8,		/* bank holidays of a year, each on a weekday */
	FIRST_YEAR = 1900,
	FIRST_DAY = -25567,	/* 1900-01-01, a Monday */
	LAST_DAY = 2932896,	/* 9999-12-31 */
};

/* A day recorded in the register, where that makes a difference. */
struct recorded {
	long day;
	long change;	/* Working Days more (1) or less (-1) by it and by all
			   before it */
};

struct calendar {
	struct recorded *recorded;	/* in order of days */
	size_t count;
};

/* Days since Monday: 0 to 6. */
static long
weekday(long day)
{
	return ((day - MONDAY) % WEEK + WEEK) % WEEK;
}

/* The first Monday on or after DAY. */
static long
monday_from(long day)
{
	return day + (WEEK - weekday(day)) % WEEK;
}

/* The number of a day of a YEAR; TAIL is "-MM-DD". */
static long
day_of(long year, const char *tail)
{
	char day[] = "0000-00-00";
	int i;

	for (i = 3; i >= 0; i--, year /= 10)
		day[i] = (char)('0' + year % 10);
	for (i = 0; tail[i]; i++)
		day[4 + i] = tail[i];
	return date_number(day);
}

/*
 * The Gregorian computus as published anonymously in Nature, 20 April 1876.
 * The letters are its own.
 */
long
calendar_easter(long year)
{
	long a = year % 19, b = year / 100, c = year % 100;
	long d = b / 4, e = b % 4;
	long f = (b + 8) / 25, g = (b - f + 1) / 3;
	long h = (19 * a + b - d - g + 15) % 30;
	long i = c / 4, k = c % 4;
	long l = (32 + 2 * e + 2 * i - h - k) % 7;
	long m = (a + 11 * h + 22 * l) / 451;

	/* Days after 22 March, the earliest there is. */
	return day_of(year, "-03-22") + h + l - 7 * m;
}

/*
 * The bank holidays of a year, substitutes in their place, in order.  All are
 * weekdays and none falls on another, in any year.
 */
static void
compute(long year, long days[COMPUTED])
{
	long new_year = day_of(year, "-01-01");
	long easter = calendar_easter(year);
	long christmas = day_of(year, "-12-25");
	long w = weekday(christmas);

	days[0] = weekday(new_year) < 5 ? new_year : monday_from(new_year);
	days[1] = easter - 2;
	days[2] = easter + 1;
	days[3] = monday_from(day_of(year, "-05-01"));
	days[4] = monday_from(day_of(year, "-05-25"));
	days[5] = monday_from(day_of(year, "-08-25"));
	/* On a Friday Boxing Day gives way, on a Saturday both do, and on a
	 * Sunday Christmas Day gives way to the day after Boxing Day. */
	days[6] = w < 5 ? christmas : w == 5 ? christmas + 2 : christmas + 1;
	days[7] = w < 4 ? christmas + 1 : w == 4 ? christmas + 3 :
		  days[6] + 1;
}

static long
year_of(const char *day)
{
	return strtol(day, NULL, 10);
}

/* How many bank holidays computed for this day's year come up to it. */
static long
computed_upto(long year, long day)
{
	long days[COMPUTED], count = 0;

	compute(year, days);
	while (count < COMPUTED && days[count] <= day)
		count++;
	return count;
}

/* How much the days recorded up to DAY change. */
static long
recorded_upto(const struct calendar *calendar, long day)
{
	size_t low = 0, high = calendar->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (calendar->recorded[middle].day <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? calendar->recorded[low - 1].change : 0;
}

/*
 * The Working Days from 1900 on up to and including a day: nothing is counted
 * day by day, so that centuries take no longer than a week.
 */
static long
worked(const struct calendar *calendar, const char *day)
{
	long number = date_number(day), year = year_of(day);
	long days = number - FIRST_DAY + 1, rest = days % WEEK;

	return days / WEEK * 5 + (rest < 5 ? rest : 5) -
	       COMPUTED * (year - FIRST_YEAR) - computed_upto(year, number) +
	       recorded_upto(calendar, number);
}

/* Whether it would be a Working Day if nothing were recorded. */
static bool
works_by_rule(const char *day)
{
	long days[COMPUTED], number = date_number(day);
	int i;

	if (weekday(number) >= 5)
		return false;
	compute(year_of(day), days);
	for (i = 0; i < COMPUTED; i++)
		if (days[i] == number)
			return false;
	return true;
}

/* Adds a day: of weekends, and of what the rules say too, nothing is kept. */
static void
record(struct pool *pool, struct calendar *calendar, const char *day, bool off)
{
	bool works = works_by_rule(day);
	struct recorded *item;
	long change = 0;

	if (weekday(date_number(day)) >= 5 || works != off)
		return;
	if (calendar->count > 0)
		change = calendar->recorded[calendar->count - 1].change;
	calendar->recorded = pool_grow(pool, calendar->recorded,
				       calendar->count, sizeof(*item));
	item = &calendar->recorded[calendar->count++];
	item->day = date_number(day);
	item->change = change + (off ? -1 : 1);
}

struct calendar *
calendar_load(struct pool *pool, struct db *db)
{
	struct calendar *calendar = pool_alloc(pool, sizeof(*calendar));
	struct stmt *stmt = db_stmt(db, SQL_CALENDAR_DAYS);
	int row;

	while ((row = stmt_step(stmt)) > 0)
		if (date_check(stmt_col(stmt, 0)) == DATE_GOOD)
			record(pool, calendar, stmt_col(stmt, 0),
			       stmt_col_int(stmt, 1) != 0);
	return row < 0 ? NULL : calendar;
}

bool
calendar_works(const struct calendar *calendar, const char *day)
{
	long number = date_number(day);
	long change = recorded_upto(calendar, number) -
		      recorded_upto(calendar, number - 1);

	return change ? change > 0 : works_by_rule(day);
}

const char *
calendar_after(struct pool *pool, const struct calendar *calendar,
	       const char *day, long n)
{
	long low = date_number(day), high = LAST_DAY;
	long from = worked(calendar, day);

	/* The first day by which there were N more. */
	while (low < high) {
		long middle = low + (high - low) / 2;

		if (worked(calendar, date_of_number(pool, middle)) - from < n)
			low = middle + 1;
		else
			high = middle;
	}
	return date_of_number(pool, low);
}

long
calendar_between(const struct calendar *calendar, const char *after,
		 const char *upto)
{
	return worked(calendar, upto) - worked(calendar, after);
}
