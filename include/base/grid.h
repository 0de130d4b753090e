/*
 * Cells in columns for a terminal: measured, narrowed, wrapped, never cut.
 */
#ifndef BASE_GRID_H
#define BASE_GRID_H

#include <stdbool.h>
#include <stdio.h>

#include "base/mem.h"

struct grid_column {
	const char *head;
	bool right;	/* aligned to the right */
	bool wraps;	/* may be made narrower than its cells */
};

struct grid_style {
	int width;	/* columns of the whole; 0: no limit */
	int indent;	/* spaces before each line, part of the width */
	bool rule;	/* a line of dashes under the heads */
	bool bold;	/* ANSI bold: heads, headings, and what is marked */
};

/* What surrounds a word that is to be seen in a line below a row. */
#define GRID_MARK_ON "\xC2\xAB"		/* « */
#define GRID_MARK_OFF "\xC2\xBB"	/* » */

struct grid;

/* An empty grid of COUNT columns in POOL.  COLUMNS must outlive it. */
struct grid *grid_new(struct pool *pool, const struct grid_column *columns,
		      int count);

/*
 * Adds a row of one cell a column, none of them NULL.  Cells are copied, and
 * made visible in one line: newlines and tabs become spaces.
 */
void grid_row(struct grid *grid, const char *const *cells);

/*
 * Adds a line of its own: a heading over the rows that follow, with a blank
 * line before it, or something said below the row added last, which begins
 * under the second column.  Both take all of the width.  TEXT is copied.
 */
void grid_heading(struct grid *grid, const char *text);
void grid_below(struct grid *grid, const char *text);

/*
 * Prints heads and rows; nothing if there are no rows.  Columns are two spaces
 * apart and as wide as their widest cell.  Where that is wider than the style
 * allows, the widest column that wraps is narrowed, together with the next
 * ones once they are as wide, none below its longest word or 12 columns,
 * whichever is less.  Where that is not enough, each row becomes a block of
 * "HEAD  value" lines, with a blank line between two blocks; there a value
 * keeps at least 12 columns, whatever the width.  No line ends with a space.
 */
void grid_print(struct grid *grid, FILE *out, const struct grid_style *style);

#endif
