#include "register/page.h"

#include "base/escape.h"
#include "sql.h"

void
page_start(struct pool *pool, FILE *out, const char *title, enum page page)
{
	static const char *const classes[] = {
		[PAGE_PAPER] = "",
		[PAGE_SHEET] = " class=\"sheet\"",
		[PAGE_BROAD] = " class=\"broad\"",
	};

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
		classes[page]);
}

void
page_title(struct pool *pool, FILE *out, const char *title, const char *line)
{
	fprintf(out, "<header>\n<h1>%s</h1>\n", escape_html(pool, title));
	if (line)
		fprintf(out, "<p class=\"window\">%s</p>\n",
			escape_html(pool, line));
	fputs("</header>\n", out);
}

void
page_heading(struct pool *pool, FILE *out, int level, const char *s)
{
	fprintf(out, "<h%d>%s</h%d>\n", level, escape_html(pool, s), level);
}

void
page_paragraph(struct pool *pool, FILE *out, const char *s)
{
	fprintf(out, "<p>%s</p>\n", escape_html(pool, s));
}

void
page_end(FILE *out, const char *script)
{
	fputs("</main>\n", out);
	if (script)
		fprintf(out, "<script>\n%s</script>\n", script);
	fputs("</body>\n</html>\n", out);
}
