/*
 * Days as people write them, read for the sake of a helpful message.
 *
 * This function is part of base/date.h, which includes this header.
 */
#ifndef BASE_DATE_GUESS_H
#define BASE_DATE_GUESS_H

#include "base/mem.h"

/*
 * The day that was probably meant by a form people write (19/04/2017,
 * 19.4.2017, 19 April 2017, 19th Apr 2017, April 19, 2017, 20170419,
 * 2017-4-9, 2017/04/19, 2017-04-19T10:00), as YYYY-MM-DD; NULL if none or if
 * it is not a day.  Day and month are read in British order; a year of two
 * digits is not guessed at.  A weekday before the day is passed over.
 */
const char *date_guess(struct pool *pool, const char *s);

#endif
