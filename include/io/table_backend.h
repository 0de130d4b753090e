/*
 * What a format makes of the rows of a table: the inside of table.h.
 */
#ifndef IO_TABLE_BACKEND_H
#define IO_TABLE_BACKEND_H

#include "io/table.h"

struct table {
	struct pool *scratch;	/* cleared after each row */
	FILE *out;
	struct table_style style;
	const struct column *columns;
	const enum column_kind *kinds;	/* of the cells of this row; NULL:
					   those of the columns */
	const int *shown;	/* indexes of the columns of this format */
	int shown_count;
	struct json *json;
	struct grid *grid;	/* text only */
	const char **cells;	/* text only: room for a row */
	bool headed;		/* Markdown: the heads are written */
	bool in_body;		/* HTML: within <tbody> */
};

/* What each format makes of a table. */
struct table_backend {
	enum column_for hides;	/* columns that are not for it */
	void (*start)(struct table *table, struct pool *pool);
	void (*row)(struct table *table, const char *const *cells);
	void (*group)(struct table *table, const char *heading);
	void (*end)(struct table *table);
};

/* A page, or part of one; formats for programs. */
extern const struct table_backend table_html;
extern const struct table_backend table_csv, table_json, table_jsonl;

/* The column shown in place I. */
const struct column *table_column(const struct table *table, int i);

/* Whether numbers stand in COLUMN, on the right. */
bool table_right(const struct column *column);

/* The cell in place I as people read it, before any escape. */
const char *table_people(struct table *table, int i, const char *const *cells);

/* Whether a cell of COLUMN_BOOL says yes: anything but "0" does. */
bool table_yes(const char *cell);

#endif
