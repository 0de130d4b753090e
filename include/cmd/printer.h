/*
 * Text put down from a column on and wrapped to the width of the terminal.
 */
#ifndef CMD_PRINTER_H
#define CMD_PRINTER_H

#include "cmd/cmd.h"

enum { PRINTER_ENOUGH = 24 };	/* columns that make text beside other text
				   worth while */

/* Where printing is: lines are spaces up to a column, then text. */
struct printer {
	struct app *app;
	struct pool *pool;
	int used;		/* columns of this line */
};

void print_end(struct printer *printer);

/* Text of one line that is short, from COLUMN on; nothing if it is empty. */
void print_words(struct printer *printer, int column, const char *s,
		 bool strong);

/*
 * Lines of text, each from COLUMN on and wrapped: the last one is not ended.
 * There is always some room: a terminal can be narrower than the column.
 */
void print_lines(struct printer *printer, int column, const char *s,
		 bool strong);

#endif
