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
	bool headed;		/* Markdown: the heads are written */
	bool in_body;		/* HTML: within <tbody> */
};

/* What each format makes of a table. */
struct backend {
	enum column_for hides;	/* columns that are not for it */
	void (*start)(struct table *table, struct pool *pool);
	void (*row)(struct table *table, const char *const *cells);
	void (*group)(struct table *table, const char *heading);
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
	size_t size = (size_t)table->shown_count;
	struct grid_column *columns;
	int count = 0;

	columns = pool_alloc(pool, size * sizeof(*columns));
	for (int i = 0; i < table->shown_count; i++) {
		const struct column *column = column_at(table, i);

		if (column->below)
			continue;
		columns[count].head = column->head;
		columns[count].right = is_right(column);
		columns[count++].wraps = column->kind == COLUMN_TEXT;
	}
	table->grid = grid_new(pool, columns, count);
	table->cells = pool_alloc(pool, size * sizeof(*table->cells));
}

static void
text_row(struct table *table, const char *const *cells)
{
	int count = 0;

	for (int i = 0; i < table->shown_count; i++)
		if (!column_at(table, i)->below)
			table->cells[count++] = for_people(table, i, cells);
	grid_row(table->grid, table->cells);
	for (int i = 0; i < table->shown_count; i++)
		if (column_at(table, i)->below && cells[table->shown[i]])
			grid_below(table->grid, cells[table->shown[i]]);
}

static void
text_group(struct table *table, const char *heading)
{
	grid_heading(table->grid, heading);
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

/* The heads wait for the first row: a group may come before it. */
static void
markdown_heads(struct table *table)
{
	if (table->headed)
		return;
	table->headed = true;
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
	markdown_heads(table);
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

static void
markdown_group(struct table *table, const char *heading)
{
	fprintf(table->out, "%s## %s\n\n", table->headed ? "\n" : "",
		escape_markdown(table->scratch, heading));
	table->headed = false;
}

/* HTML */

static const char *
html_class(const struct column *column)
{
	return column->kind == COLUMN_INTEGER ? " class=\"number\"" : "";
}

static void
html_start_table(struct table *table, struct pool *pool)
{
	(void)pool;
	fputs("<div class=\"table\">\n<table>\n", table->out);
	if (table->style.caption)
		fprintf(table->out, "<caption>%s</caption>\n",
			escape_html(table->scratch, table->style.caption));
	fputs("<thead>\n<tr>", table->out);
	for (int i = 0; i < table->shown_count; i++)
		fprintf(table->out, "<th scope=\"col\"%s>%s</th>",
			html_class(column_at(table, i)),
			escape_html(table->scratch,
				    column_at(table, i)->head));
	fputs("</tr>\n</thead>\n", table->out);
}

static void
html_body(struct table *table, bool open)
{
	if (table->in_body != open)
		fputs(open ? "<tbody>\n" : "</tbody>\n", table->out);
	table->in_body = open;
}

static void
html_row(struct table *table, const char *const *cells)
{
	html_body(table, true);
	fputs("<tr>", table->out);
	for (int i = 0; i < table->shown_count; i++) {
		const struct column *column = column_at(table, i);
		const char *cell = for_people(table, i, cells);

		fprintf(table->out, column->strong ?
			"<th scope=\"row\"%s>%s</th>" : "<td%s>%s</td>",
			html_class(column),
			escape_html(table->scratch, cell));
	}
	fputs("</tr>\n", table->out);
}

static void
html_group(struct table *table, const char *heading)
{
	html_body(table, false);
	html_body(table, true);
	fprintf(table->out, "<tr><th colspan=\"%d\" scope=\"rowgroup\">%s"
		"</th></tr>\n", table->shown_count,
		escape_html(table->scratch, heading));
}

static void
html_end_table(struct table *table)
{
	html_body(table, true);
	html_body(table, false);
	fputs("</table>\n</div>\n", table->out);
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

static const struct backend backends[FORMAT_COUNT] = {
	[FORMAT_TEXT] = { FOR_PROGRAMS, text_start, text_row, text_group,
			  text_end },
	[FORMAT_MARKDOWN] = { FOR_PROGRAMS, NULL, markdown_row,
			      markdown_group, markdown_heads },
	[FORMAT_HTML] = { FOR_PROGRAMS, html_start_table, html_row,
			  html_group, html_end_table },
	[FORMAT_CSV] = { FOR_PEOPLE, csv_start, csv_row, NULL, NULL },
	[FORMAT_JSON] = { FOR_PEOPLE, json_rows_start, json_row, NULL,
			  json_rows_end },
	[FORMAT_JSONL] = { FOR_PEOPLE, NULL, jsonl_row, NULL, NULL },
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
table_group(struct table *table, const char *heading)
{
	const struct backend *backend = &backends[table->style.format];

	if (backend->group)
		backend->group(table, heading);
	pool_clear(table->scratch);
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
