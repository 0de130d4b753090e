/*
 * Rows for people and programs: one writer, one backend per format.
 *
 * A command describes its columns once and hands over rows of strings; what
 * text, Markdown, HTML, CSV, JSON and JSON Lines make of them is decided here.
 */
#ifndef IO_TABLE_H
#define IO_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/json.h"
#include "base/mem.h"

enum format {
	FORMAT_TEXT,
	FORMAT_MARKDOWN,
	FORMAT_HTML,
	FORMAT_CSV,
	FORMAT_JSON,
	FORMAT_JSONL,
	FORMAT_ICS,	/* a calendar: made without a table */
	FORMAT_COUNT
};

enum column_kind {
	COLUMN_TEXT,
	COLUMN_DATE,	/* YYYY-MM-DD; "19 Apr 2017" in text,
			   "19 April 2017" in Markdown and HTML (which knows
			   "by YYYY-MM-DD" too), as is elsewhere; what is no
			   good day is shown as it is */
	COLUMN_INTEGER,	/* right-aligned; a JSON number; what is none is
			   written as text */
	COLUMN_NUMBER,	/* the same for numbers that need not be whole */
	COLUMN_BOOL,	/* "1" or "0"; yes/no for people, true/false in CSV
			   and JSON */
};

enum column_for {
	FOR_ALL,
	FOR_PEOPLE,	/* text, Markdown and HTML only */
	FOR_PROGRAMS,	/* CSV, JSON and JSON Lines only */
};

struct column {
	const char *key;	/* CSV header and JSON key: a view's column */
	const char *head;	/* heading for people; text prints it as is */
	enum column_kind kind;
	enum column_for whom;
	int weight;		/* Markdown dashes; 0: as wide as the head;
				   three at least */
	bool strong;		/* bold in Markdown; heads its row in HTML */
	bool below;		/* in text a line below the row, in which what
				   GRID_MARK_ON and _OFF surround is seen;
				   nothing where the cell is NULL.  Not for
				   the first column */
	bool filter;		/* in HTML its values can be chosen among, if
				   the page has a script for it */
	bool raw;		/* its cells are Markdown already: not escaped;
				   only for tables written in that format */
};

/* How a table is to look. */
struct table_style {
	enum format format;
	int width;		/* wrap text to so many columns; 0: never */
	int indent;		/* spaces before each line of text, part of
				   the width */
	bool rule;		/* a line of dashes under the heads, in text */
	bool bold_heads;	/* ANSI bold heads, in text */
	const char *caption;	/* what it shows, in HTML; or NULL */
	bool bom;		/* a byte order mark before CSV */
};

struct table;

/*
 * Starts a table of COUNT columns, at least one of them for the format, on
 * OUT.  For FORMAT_JSON the rows become a list at the place where JSON stands
 * (a value is due there); JSON is not used by the other formats.  COLUMNS and
 * POOL must outlive the table.  Every table must be ended: until then it holds
 * memory of its own.
 */
struct table *table_start(struct pool *pool, FILE *out,
			  const struct table_style *style,
			  const struct column *columns, int count,
			  struct json *json);

/*
 * Adds a row: one cell a column, those not shown included, NULL where nothing
 * is recorded (an en dash for people, empty in CSV, null in JSON).  Only text
 * keeps rows, in copies; all other formats write them at once, in flat memory.
 *
 * CSV is by RFC 4180: lines end with CR LF, and the line of keys is there even
 * without rows; so are the heads in Markdown and HTML.  HTML is the <table>,
 * without a page around it: where a telephone has no room for the columns each
 * row becomes a list there, with the heads before the cells, and roles keep it
 * a table for those who listen to it.  In all a cell is escaped (see
 * base/escape.h), except that a CSV number keeps its minus.  JSON has one
 * object a row with the keys in column order; JSON Lines one object a line.
 */
void table_row(struct table *table, const char *const *cells);

/*
 * The same for a row that SQL gave: each cell has a kind of its own in KINDS,
 * which decides what machine formats make of it; how people see it is still
 * decided by the column.
 */
void table_row_of(struct table *table, const char *const *cells,
		  const enum column_kind *kinds);

/*
 * Begins a group: the rows up to the next one stand under HEADING.  Markdown
 * makes each a table of its own under a heading; CSV and JSON know no groups.
 */
void table_group(struct table *table, const char *heading);

/*
 * Ends the table; text is written now, as grid_print() of base/grid.h lays it
 * out: only text columns wrap; without rows there is nothing, not even heads.
 * Newlines in a cell are spaces.
 */
void table_end(struct table *table);

#endif
