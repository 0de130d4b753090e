/*
 * Calendar days, written YYYY-MM-DD, in the proleptic Gregorian calendar.
 *
 * Years run from 1900 to 9999: nothing in the Smart Energy Code is older, and a
 * year such as 0017 is a slip of the pen.  All functions that take a day
 * require one that date_check() found good.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

#include "base/date_guess.h"
#include "base/mem.h"

enum { DATE_MONTHS = 12 };

/* "January" and so on. */
extern const char *const date_months[DATE_MONTHS];

/* What is wrong with a would-be day. */
enum date_fault {
	DATE_GOOD,
	DATE_FORM,	/* not YYYY-MM-DD */
	DATE_YEAR,	/* year before 1900 */
	DATE_MONTH,	/* month 00 or over 12 */
	DATE_DAY,	/* no such day in that month */
};

/* Holds S against the form and the calendar. */
enum date_fault date_check(const char *s);

/*
 * What is wrong with S, which date_check() did not find good, as a sentence:
 * `expected a date as YYYY-MM-DD, found "19/04/2017"`, `there is no 31 April:
 * April has 30 days`.  What is quoted is made visible, and cut if long.
 */
const char *date_fault_text(struct pool *pool, const char *s);

/*
 * Days since 1970-01-01, and back.  A number before 1900 or after 9999 becomes
 * the first or last day there is.  What is no day (only a damaged register
 * holds such) counts as the first day there is, and is printed as "unknown
 * day".
 */
long date_number(const char *day);
char *date_of_number(struct pool *pool, long number);

/* "19 April 2017"; "19 Apr 2017"; "19<sup>th</sup> April 2017". */
char *date_long(struct pool *pool, const char *day);
char *date_short(struct pool *pool, const char *day);
char *date_ordinal(struct pool *pool, const char *day);

#endif
