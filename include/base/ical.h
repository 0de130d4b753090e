/*
 * iCalendar (RFC 5545) written line by line, correct whatever the text holds.
 *
 * Lines end with CR LF and are folded at 75 bytes, never inside a character.
 */
#ifndef BASE_ICAL_H
#define BASE_ICAL_H

#include <stdio.h>

/* A line `NAME:VALUE`; NAME may hold parameters, VALUE stands as it is. */
void ical_line(FILE *out, const char *name, const char *value);

/*
 * The same for text: what has a meaning there is escaped, a newline is one, and
 * what text_allowed() refuses is shown as a symbol.
 */
void ical_text(FILE *out, const char *name, const char *text);

/* A day, YYYY-MM-DD; and a time, UTC as YYYY-MM-DDTHH:MM:SSZ. */
void ical_day(FILE *out, const char *name, const char *day);
void ical_time(FILE *out, const char *name, const char *time);

#endif
