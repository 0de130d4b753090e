#include "register/page.h"

#include "base/date.h"
#include "base/escape.h"
#include "sql.h"

enum {
	PAGE_WIDE = 36,		/* the weight of columns of whole titles */
	PAGE_BESIDE = 4,	/* columns a telephone has room for */
};

void
page_start(struct pool *pool, FILE *out, const char *title, bool broad)
{
	fprintf(out, "<!DOCTYPE html>\n"
		"<html lang=\"en-GB\">\n"
		"<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\">\n"
		"<title>%s</title>\n"
		"<style>\n%s</style>\n"
		"</head>\n"
		"<body>\n"
		"<main%s>\n", escape_html(pool, title), data_style,
		broad ? " class=\"broad\"" : "");
}

void
page_end(FILE *out, const char *script)
{
	fputs("</main>\n", out);
	if (script)
		fprintf(out, "<script>\n%s</script>\n", script);
	fputs("</body>\n</html>\n", out);
}

void
page_table_start(struct pool *pool, FILE *out, const char *caption,
		 size_t columns)
{
	fprintf(out, "<div class=\"table\">\n<table role=\"table\"%s>\n"
		"<caption>%s</caption>\n",
		columns > PAGE_BESIDE ? " class=\"stack\"" : "",
		escape_html(pool, caption));
}

/* What stands in a cell. */
static const char *
cell_html(struct pool *pool, const struct paper_column *column,
	  const char *cell)
{
	if (!cell)
		return "<span class=\"none\">–</span>";
	if (column->day && date_check(day_date(cell)) == DATE_GOOD)
		return pool_printf(pool, "<time datetime=\"%s\">%s%s</time>",
				   day_date(cell),
				   day_exact(cell) ? "" : "by ",
				   date_long(pool, day_date(cell)));
	return escape_html(pool, cell);
}

/* The class of a cell, BLANK: in which there is nothing. */
static const char *
cell_class(const struct paper_column *column, bool blank)
{
	return blank ? " class=\"blank\"" :
	       column->strong ? " class=\"id\"" :
	       column->number ? " class=\"number\"" :
	       column->day ? " class=\"day\"" :
	       column->weight >= PAGE_WIDE ? " class=\"wide\"" : "";
}

void
page_table_heads(struct pool *pool, FILE *out,
		 const struct paper_column *columns, size_t count)
{
	fputs("<thead role=\"rowgroup\">\n<tr role=\"row\">", out);
	for (size_t i = 0; i < count; i++)
		fprintf(out, "<th role=\"columnheader\" scope=\"col\"%s%s>%s"
			"</th>", columns[i].number ? " class=\"number\"" : "",
			columns[i].filter ? " data-filter" : "",
			escape_html(pool, columns[i].head));
	fputs("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n", out);
}

void
page_table_row(struct pool *pool, FILE *out,
	       const struct paper_column *columns, size_t count,
	       const char *const *cells)
{
	fputs("<tr role=\"row\">", out);
	for (size_t i = 0; i < count; i++) {
		const char *tag = columns[i].strong ? "th" : "td";

		fprintf(out, "<%s role=\"%s\"%s%s data-head=\"%s\">%s</%s>",
			tag, columns[i].strong ? "rowheader" : "cell",
			columns[i].strong ? " scope=\"row\"" : "",
			cell_class(&columns[i], !cells[i]),
			escape_html(pool, columns[i].head),
			cell_html(pool, &columns[i], cells[i]), tag);
	}
	fputs("</tr>\n", out);
}

void
page_table_end(FILE *out)
{
	fputs("</tbody>\n</table>\n</div>\n", out);
}
