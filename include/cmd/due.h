/*
 * What is due, told: `due` and what it is made of.
 */
#ifndef CMD_DUE_H
#define CMD_DUE_H

#include "cmd/cmd.h"
#include "register/due.h"

/* A row, or alike rows of waiting, in words. */
struct due_line {
	enum due_section section;
	const char *first;	/* the day, or the body that is waited for */
	const char *count;	/* "1 Working Day late", "not known" or "" */
	const char *ids, *text;
	const char *command;	/* or NULL */
};

struct due_lines {
	struct due_line *items;
	size_t count;
};

/* Rows in words. */
struct due_lines due_lines(struct app *app, const struct process *process,
			   const struct due *due);

/* "OVERDUE", "CLOSED SINCE THE LAST PAPER (10 May 2017)" */
const char *due_heading(struct pool *pool, const struct due *due,
			enum due_section section);

/* Prints all of it for people, only what is OVERDUE, or as a calendar. */
void due_text(struct app *app, const struct due *due,
	      const struct due_lines *lines, bool overdue);
void due_calendar(struct app *app, const struct process *process,
		  const struct due *due, bool overdue);

#endif
