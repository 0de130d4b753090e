#include "io/table.h"

#include <assert.h>
#include <string.h>

#include "base/date.h"
#include "base/escape.h"
#include "base/grid.h"
#include "base/text.h"
#include "io/table_backend.h"

static const char nothing[] = "\xE2\x80\x93";	/* an en dash */

enum { LEAST_DASHES = 3 };	/* some readers of Markdown want so many */

const struct column *
table_column(const struct table *table, int i)
{
	return &table->columns[table->shown[i]];
}

bool
table_yes(const char *cell)
{
	return strcmp(cell, "0") != 0;
}

bool
table_right(const struct column *column)
{
	return column->kind == COLUMN_INTEGER || column->kind == COLUMN_NUMBER;
}

const char *
table_people(struct table *table, int i, const char *const *cells)
{
	const struct column *column = table_column(table, i);
	const char *cell = cells[table->shown[i]];

	if (!cell)
		return nothing;
	if (column->kind == COLUMN_BOOL)
		return table_yes(cell) ? "yes" : "no";
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
		const struct column *column = table_column(table, i);

		if (column->below)
			continue;
		columns[count].head = column->head;
		columns[count].right = table_right(column);
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
		if (!table_column(table, i)->below)
			table->cells[count++] = table_people(table, i, cells);
	grid_row(table->grid, table->cells);
	for (int i = 0; i < table->shown_count; i++)
		if (table_column(table, i)->below && cells[table->shown[i]])
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
		const struct column *column = table_column(table, i);
		bool right = table_right(column);
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
					table_column(table, i)->head));
	fputs("|\n", table->out);
	markdown_dashes(table);
}

static void
markdown_row(struct table *table, const char *const *cells)
{
	markdown_heads(table);
	for (int i = 0; i < table->shown_count; i++) {
		const char *cell = table_people(table, i, cells);
		const char *text = table_column(table, i)->raw ? cell :
			escape_markdown(table->scratch, cell);
		bool strong = table_column(table, i)->strong &&
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

static const struct table_backend *const backends[FORMAT_COUNT] = {
	[FORMAT_TEXT] = &(const struct table_backend){
		FOR_PROGRAMS, text_start, text_row, text_group, text_end },
	[FORMAT_MARKDOWN] = &(const struct table_backend){
		FOR_PROGRAMS, NULL, markdown_row, markdown_group,
		markdown_heads },
	[FORMAT_HTML] = &table_html,
	[FORMAT_CSV] = &table_csv,
	[FORMAT_JSON] = &table_json,
	[FORMAT_JSONL] = &table_jsonl,
};

struct table *
table_start(struct pool *pool, FILE *out, const struct table_style *style,
	    const struct column *columns, int count, struct json *json)
{
	const struct table_backend *backend = backends[style->format];
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
	backends[table->style.format]->row(table, cells);
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
	const struct table_backend *backend = backends[table->style.format];

	if (backend->group)
		backend->group(table, heading);
	pool_clear(table->scratch);
}

void
table_end(struct table *table)
{
	const struct table_backend *backend = backends[table->style.format];

	if (backend->end)
		backend->end(table);
	pool_free(table->scratch);
	table->scratch = NULL;
}
