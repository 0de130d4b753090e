#include "io/table_backend.h"

#include <string.h>

#include "base/date.h"
#include "base/escape.h"
#include "base/field.h"

enum {
	WIDE = 36,		/* the weight of columns of whole titles */
	BESIDE = 4,		/* columns a telephone has room for */
};

static const char *
cell_html(struct table *table, int i, const char *const *cells)
{
	const char *cell = cells[table->shown[i]];
	const char *day = cell ? day_date(cell) : NULL;

	if (!cell)
		return "<span class=\"none\">\xE2\x80\x93</span>";
	if (table_column(table, i)->kind == COLUMN_DATE &&
	    date_check(day) == DATE_GOOD)
		return pool_printf(table->scratch, "<time datetime=\"%s\">"
				   "%s%s</time>", day,
				   day_exact(cell) ? "" : "by ",
				   date_long(table->scratch, day));
	return escape_html(table->scratch, table_people(table, i, cells));
}

/* What names its row is not broken over lines, unless it is words. */
static const char *
cell_class(const struct column *column, const char *cell)
{
	return !cell || !*cell ? " class=\"blank\"" :
	       column->strong ? strchr(cell, ' ') ? " class=\"name\"" :
				" class=\"id\"" :
	       table_right(column) ? " class=\"number\"" :
	       column->kind == COLUMN_DATE ? " class=\"day\"" :
	       column->weight >= WIDE ? " class=\"wide\"" : "";
}

static void
html_start(struct table *table, struct pool *pool)
{
	(void)pool;
	fprintf(table->out, "<div class=\"table\">\n<table role=\"table\"%s>"
		"\n", table->shown_count > BESIDE ? " class=\"stack\"" : "");
	if (table->style.caption)
		fprintf(table->out, "<caption>%s</caption>\n",
			escape_html(table->scratch, table->style.caption));
	fputs("<thead role=\"rowgroup\">\n<tr role=\"row\">", table->out);
	for (int i = 0; i < table->shown_count; i++) {
		const struct column *column = table_column(table, i);

		fprintf(table->out, "<th role=\"columnheader\" scope=\"col\""
			"%s%s>%s</th>",
			table_right(column) ? " class=\"number\"" : "",
			column->filter ? " data-filter" : "",
			escape_html(table->scratch, column->head));
	}
	fputs("</tr>\n</thead>\n", table->out);
}

static void
html_body(struct table *table, bool open)
{
	if (table->in_body != open)
		fputs(open ? "<tbody role=\"rowgroup\">\n" : "</tbody>\n",
		      table->out);
	table->in_body = open;
}

static void
html_row(struct table *table, const char *const *cells)
{
	html_body(table, true);
	fputs("<tr role=\"row\">", table->out);
	for (int i = 0; i < table->shown_count; i++) {
		const struct column *column = table_column(table, i);
		const char *tag = column->strong ? "th" : "td";

		fprintf(table->out, "<%s role=\"%s\"%s%s data-head=\"%s\">%s"
			"</%s>", tag, column->strong ? "rowheader" : "cell",
			column->strong ? " scope=\"row\"" : "",
			cell_class(column, cells[table->shown[i]]),
			escape_html(table->scratch, column->head),
			cell_html(table, i, cells), tag);
	}
	fputs("</tr>\n", table->out);
}

static void
html_group(struct table *table, const char *heading)
{
	html_body(table, false);
	html_body(table, true);
	fprintf(table->out, "<tr role=\"row\"><th role=\"rowheader\" "
		"colspan=\"%d\" scope=\"rowgroup\">%s</th></tr>\n",
		table->shown_count, escape_html(table->scratch, heading));
}

static void
html_end(struct table *table)
{
	html_body(table, true);
	html_body(table, false);
	fputs("</table>\n</div>\n", table->out);
}

const struct table_backend table_html = {
	FOR_PROGRAMS, html_start, html_row, html_group, html_end
};
