/*
 * Words of sentences: lists, counts, days, possessives, capitals.
 *
 * Results may hold the marks of report_paper.h.
 */
#ifndef REGISTER_REPORT_WORDS_H
#define REGISTER_REPORT_WORDS_H

#include <stdbool.h>

#include "register/process.h"

/* S in capitals; and with a capital as its first letter. */
const char *words_capitals(struct pool *pool, const char *s);
const char *words_capital(struct pool *pool, const char *s);

/* "a", "a and b", "a, b and c"; COUNT is at least 1. */
const char *words_list(struct pool *pool, const char *const *words,
		       size_t count);

/* "the Panel's", "the Parties'". */
const char *words_possessive(struct pool *pool, const char *s);

/* A term's singular or plural, as N of them are called. */
const char *words_term(const struct process_term *term, size_t n);

/* "one Modification Proposal", "five new Modification Proposals". */
const char *words_count(struct pool *pool, size_t n, const char *adjective,
			const struct process_term *term);

/* "19 April 2017", or with a raised ordinal. */
const char *words_day(struct pool *pool, const char *day, bool ordinal);

/* "on 19 April 2017"; "on or before 19 April 2017" if not EXACT. */
const char *words_on(struct pool *pool, const char *day, bool exact,
		     bool ordinal);

#endif
