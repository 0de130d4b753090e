/*
 * The status report in words: what status_tell.c and status_tables.c share.
 */
#ifndef REGISTER_STATUS_TELL_H
#define REGISTER_STATUS_TELL_H

#include "register/report_paper.h"
#include "register/status_facts.h"

/* A report being told. */
struct teller {
	struct pool *pool;
	const struct status_report *status;
	struct paper *paper;
};

/* "10 May 2017"; a number in digits. */
const char *long_day(const struct teller *t, const char *day);
const char *shown_number(const struct teller *t, long n);

/* The heading of a section. */
void section_heading(const struct teller *t, enum status_section section);

/* The sections that are one table each. */
void tell_votes(const struct teller *t);
void tell_releases(const struct teller *t);
void tell_late(const struct teller *t);

#endif
