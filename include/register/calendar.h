/*
 * Working Days: those of England and Wales, as known at the horizon.
 *
 * A Working Day is a day from Monday to Friday that is no bank holiday.  The
 * eight bank holidays of a year are computed by the rules that stand since
 * 1978, whatever the year: New Year's Day, Good Friday, Easter Monday, the
 * first and the last Monday of May, the last Monday of August, Christmas Day
 * and Boxing Day, one that falls on a weekend giving way to the next weekday
 * that is free (Banking and Financial Dealings Act 1971, and proclamations).
 * Days that were moved or added are recorded in the register (`holidays:`).
 *
 * Days are YYYY-MM-DD and must be good by date_check().
 */
#ifndef REGISTER_CALENDAR_H
#define REGISTER_CALENDAR_H

#include <stdbool.h>

#include "io/db.h"

struct calendar;

/*
 * The calendar with the days recorded in the register, as known; it lives in
 * POOL.  NULL with a problem recorded.
 */
struct calendar *calendar_load(struct pool *pool, struct db *db);

/* Whether DAY is a Working Day. */
bool calendar_works(const struct calendar *calendar, const char *day);

/*
 * The Nth Working Day after DAY (N from 1): day one is the next Working Day,
 * whether or not DAY is one itself.  The last day of 9999 if there are not so
 * many.
 */
const char *calendar_after(struct pool *pool, const struct calendar *calendar,
			   const char *day, long n);

/*
 * How many Working Days there are after AFTER, up to and including UPTO;
 * less than zero, and counted from UPTO, if that is the earlier one.
 */
long calendar_between(const struct calendar *calendar, const char *after,
		      const char *upto);

/*
 * Easter Sunday of a YEAR of the Gregorian calendar (1900 to 9999), as a
 * number of date_number().
 */
long calendar_easter(long year);

#endif
