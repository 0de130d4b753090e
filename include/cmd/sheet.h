/*
 * One thing on a sheet: a title, a few fields, then sections of dated rows,
 * then perhaps a last sentence.
 * Written as text, wrapped to any width, as Markdown or as part of a page.
 */
#ifndef CMD_SHEET_H
#define CMD_SHEET_H

#include "base/field.h"
#include "cmd/cmd.h"

struct sheet_field {
	const char *label, *value;
	bool strong;
};

struct sheet_row {
	const char *day;	/* "2017-04-19", "by 2017-04-19" or NULL */
	const char *subject;	/* or NULL */
	const char *text;	/* lines */
};

struct sheet_section {
	const char *heading;
	struct list rows;	/* struct sheet_row */
};

struct sheet {
	const char *id, *title;
	const char *subtitle;		/* or NULL */
	struct list fields;		/* struct sheet_field */
	struct list sections;		/* struct sheet_section */
	const char *footer;		/* or NULL */
};

/* Adds a field or a section; a row to the section added last. */
void sheet_field(struct pool *pool, struct sheet *sheet, const char *label,
		 const char *value, bool strong);
void sheet_section(struct pool *pool, struct sheet *sheet,
		   const char *heading);
void sheet_row(struct pool *pool, struct sheet *sheet, const char *day,
	       const char *subject, const char *text);

/*
 * Prints it to app->out, in the format and width asked for.  In HTML the page
 * around it is the caller's (register/page.h).
 */
void sheet_print(struct app *app, const struct sheet *sheet);

#endif
