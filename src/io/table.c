#include "io/table.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/escape.h"
#include "base/grid.h"
#include "base/text.h"

static const char nothing[] = "\xE2\x80\x93";	/* an en dash */

enum { LEAST_DASHES = 3 };	/* some readers of Markdown want so many */

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
};

/* What each format makes of a table. */
struct backend {
	enum column_for hides;	/* columns that are not for it */
	void (*start)(struct table *table, struct pool *pool);
	void (*row)(struct table *table, const char *const *cells);
	void (*end)(struct table *table);
};

/* The column shown in place I. */
static const struct column *
column_at(const struct table *table, int i)
{
	return &table->columns[table->shown[i]];
}

/* The kind of the cell in place I, as programs are told it. */
static enum column_kind
kind_at(const struct table *table, int i)
{
	return table->kinds ? table->kinds[table->shown[i]] :
	       column_at(table, i)->kind;
}

static bool
is_right(const struct column *column)
{
	return column->kind == COLUMN_INTEGER || column->kind == COLUMN_NUMBER;
}

/* Anything but "0" is taken for a yes. */
static bool
is_yes(const char *cell)
{
	return strcmp(cell, "0") != 0;
}

static bool
is_integer(const char *cell, long long *number)
{
	char *end;

	if (*cell != '-' && (*cell < '0' || *cell > '9'))
		return false;
	errno = 0;
	*number = strtoll(cell, &end, 10);
	return end > cell && *end == '\0' && errno == 0;
}

/* A number as JSON writes it, too; SQL has infinite ones. */
static bool
is_number(const char *cell)
{
	char *end;

	if (*cell != '-' && (*cell < '0' || *cell > '9'))
		return false;
	return cell[strspn(cell, "0123456789.eE+-")] == '\0' &&
	       isfinite(strtod(cell, &end)) && *end == '\0';
}

/* A cell as people read it, before any escape. */
static const char *
for_people(struct table *table, int i, const char *const *cells)
{
	const struct column *column = column_at(table, i);
	const char *cell = cells[table->shown[i]];

	if (!cell)
		return nothing;
	if (column->kind == COLUMN_BOOL)
		return is_yes(cell) ? "yes" : "no";
	if (column->kind == COLUMN_DATE && date_check(cell) == DATE_GOOD)
		return table->style.format == FORMAT_TEXT ?
			date_short(table->scratch, cell) :
			date_long(table->scratch, cell);
	return cell;
}

/* Text: the grid keeps all rows, to know how wide the columns must be. */

static void
text_start(struct table *table, struct pool *pool)
{
	size_t count = (size_t)table->shown_count;
	struct grid_column *columns;

	columns = pool_alloc(pool, count * sizeof(*columns));
	for (int i = 0; i < table->shown_count; i++) {
		const struct column *column = column_at(table, i);

		columns[i].head = column->head;
		columns[i].right = is_right(column);
		columns[i].wraps = column->kind == COLUMN_TEXT;
	}
	table->grid = grid_new(pool, columns, table->shown_count);
	table->cells = pool_alloc(pool, count * sizeof(*table->cells));
}

static void
text_row(struct table *table, const char *const *cells)
{
	for (int i = 0; i < table->shown_count; i++)
		table->cells[i] = for_people(table, i, cells);
	grid_row(table->grid, table->cells);
}

static void
text_end(struct table *table)
{
	const struct grid_style style = {
		.width = table->style.width,
		.indent = table->style.indent,
		.rule = table->style.rule,
		.bold = table->style.bold_heads,
	};

	grid_print(table->grid, table->out, &style);
}

/* Markdown */

static void
markdown_dashes(const struct table *table)
{
	for (int i = 0; i < table->shown_count; i++) {
		const struct column *column = column_at(table, i);
		bool right = is_right(column);
		int dashes = column->weight;

		if (dashes == 0)
			dashes = text_width(column->head);
		if (dashes < LEAST_DASHES)
			dashes = LEAST_DASHES;
		fputs(right ? "|" : "|:", table->out);
		for (; dashes > 0; dashes--)
			putc('-', table->out);
		if (right)
			putc(':', table->out);
	}
	fputs("|\n", table->out);
}

static void
markdown_start(struct table *table, struct pool *pool)
{
	(void)pool;
	for (int i = 0; i < table->shown_count; i++)
		fprintf(table->out, "| %s ",
			escape_markdown(table->scratch,
					column_at(table, i)->head));
	fputs("|\n", table->out);
	markdown_dashes(table);
}

static void
markdown_row(struct table *table, const char *const *cells)
{
	for (int i = 0; i < table->shown_count; i++) {
		const char *cell = for_people(table, i, cells);
		const char *text = column_at(table, i)->raw ? cell :
			escape_markdown(table->scratch, cell);
		bool strong = column_at(table, i)->strong &&
			cell != nothing && *text;

		fprintf(table->out, strong ? "| **%s** " : "| %s ", text);
	}
	fputs("|\n", table->out);
}

/* CSV */

static void
csv_start(struct table *table, struct pool *pool)
{
	(void)pool;
	if (table->style.bom)
		fputs("\xEF\xBB\xBF", table->out);
	for (int i = 0; i < table->shown_count; i++)
		fprintf(table->out, "%s%s", i > 0 ? "," : "",
			escape_csv(table->scratch, column_at(table, i)->key));
	fputs("\r\n", table->out);
}

static const char *
csv_cell(struct table *table, int i, const char *cell)
{
	enum column_kind kind = kind_at(table, i);
	long long number;

	/* A line with nothing on it would be no row to some readers. */
	if (!cell || !*cell)
		return table->shown_count == 1 ? "\"\"" : "";
	if (kind == COLUMN_BOOL)
		return is_yes(cell) ? "true" : "false";
	/* The minus of a number is no formula. */
	if ((kind == COLUMN_INTEGER && is_integer(cell, &number)) ||
	    (kind == COLUMN_NUMBER && is_number(cell)))
		return cell;
	return escape_csv(table->scratch, cell);
}

static void
csv_row(struct table *table, const char *const *cells)
{
	for (int i = 0; i < table->shown_count; i++)
		fprintf(table->out, "%s%s", i > 0 ? "," : "",
			csv_cell(table, i, cells[table->shown[i]]));
	fputs("\r\n", table->out);
}

/* JSON and JSON Lines */

static void
json_cell(struct json *json, const char *key, enum column_kind kind,
	  const char *cell)
{
	long long number;

	json_key(json, key);
	if (!cell)
		json_null(json);
	else if (kind == COLUMN_BOOL)
		json_bool(json, is_yes(cell));
	else if (kind == COLUMN_INTEGER && is_integer(cell, &number))
		json_number(json, number);
	else if (kind == COLUMN_NUMBER && is_number(cell))
		json_decimal(json, cell);
	else
		json_text(json, cell);
}

static void
json_cells(const struct table *table, struct json *json,
	   const char *const *cells)
{
	json_object(json);
	for (int i = 0; i < table->shown_count; i++)
		json_cell(json, column_at(table, i)->key, kind_at(table, i),
			  cells[table->shown[i]]);
	json_object_end(json);
}

static void
json_rows_start(struct table *table, struct pool *pool)
{
	(void)pool;
	assert(table->json);
	json_list(table->json);
}

static void
json_row(struct table *table, const char *const *cells)
{
	json_cells(table, table->json, cells);
}

static void
json_rows_end(struct table *table)
{
	json_list_end(table->json);
}

static void
jsonl_row(struct table *table, const char *const *cells)
{
	struct json json;

	json_start(&json, table->out, false);
	json_cells(table, &json, cells);
	json_finish(&json);
}

static const struct backend backends[] = {
	[FORMAT_TEXT] = { FOR_PROGRAMS, text_start, text_row, text_end },
	[FORMAT_MARKDOWN] = { FOR_PROGRAMS, markdown_start, markdown_row,
			      NULL },
	[FORMAT_CSV] = { FOR_PEOPLE, csv_start, csv_row, NULL },
	[FORMAT_JSON] = { FOR_PEOPLE, json_rows_start, json_row,
			  json_rows_end },
	[FORMAT_JSONL] = { FOR_PEOPLE, NULL, jsonl_row, NULL },
};

struct table *
table_start(struct pool *pool, FILE *out, const struct table_style *style,
	    const struct column *columns, int count, struct json *json)
{
	const struct backend *backend = &backends[style->format];
	struct table *table = pool_alloc(pool, sizeof(*table));
	int *shown = pool_alloc(pool, (size_t)count * sizeof(*shown));

	table->scratch = pool_new();
	table->out = out;
	table->style = *style;
	table->columns = columns;
	table->json = json;
	table->shown = shown;
	for (int i = 0; i < count; i++)
		if (columns[i].whom != backend->hides)
			shown[table->shown_count++] = i;
	assert(table->shown_count > 0);
	if (backend->start)
		backend->start(table, pool);
	pool_clear(table->scratch);
	return table;
}

void
table_row(struct table *table, const char *const *cells)
{
	backends[table->style.format].row(table, cells);
	pool_clear(table->scratch);
}

void
table_row_of(struct table *table, const char *const *cells,
	     const enum column_kind *kinds)
{
	table->kinds = kinds;
	table_row(table, cells);
	table->kinds = NULL;
}

void
table_end(struct table *table)
{
	const struct backend *backend = &backends[table->style.format];

	if (backend->end)
		backend->end(table);
	pool_free(table->scratch);
	table->scratch = NULL;
}
