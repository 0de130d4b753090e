#include "io/table_backend.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"

/* The kind of the cell in place I, as programs are told it. */
static enum column_kind
kind_at(const struct table *table, int i)
{
	return table->kinds ? table->kinds[table->shown[i]] :
	       table_column(table, i)->kind;
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

/* CSV */

static void
csv_start(struct table *table, struct pool *pool)
{
	(void)pool;
	if (table->style.bom)
		fputs("\xEF\xBB\xBF", table->out);
	for (int i = 0; i < table->shown_count; i++)
		fprintf(table->out, "%s%s", i > 0 ? "," : "",
			escape_csv(table->scratch,
				   table_column(table, i)->key));
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
		return table_yes(cell) ? "true" : "false";
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
		json_bool(json, table_yes(cell));
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
		json_cell(json, table_column(table, i)->key, kind_at(table, i),
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

const struct table_backend table_csv = {
	FOR_PEOPLE, csv_start, csv_row, NULL, NULL
};
const struct table_backend table_json = {
	FOR_PEOPLE, json_rows_start, json_row, NULL, json_rows_end
};
const struct table_backend table_jsonl = {
	FOR_PEOPLE, NULL, jsonl_row, NULL, NULL
};
