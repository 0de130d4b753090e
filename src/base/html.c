#include "base/html.h"

#include "base/escape.h"

/*
 * Black on white, so that it can be read anywhere; what is wider than a small
 * screen is moved within its table.  Heads are repeated on each sheet of
 * paper, and no row is cut.
 */
static const char style[] =
"body { font: 1rem/1.45 system-ui, sans-serif; color: #111; background: #fff;\n"
"  margin: 1rem auto; padding: 0 1rem; max-width: 75rem; }\n"
"h1 { font-size: 1.4rem; line-height: 1.2; }\n"
"h2 { font-size: 1.2rem; line-height: 1.2; margin-top: 2rem; }\n"
"h3 { font-size: 1rem; margin-top: 1.5rem; }\n"
"h1, h2, h3 { break-after: avoid; }\n"
"ul { padding-left: 1.2rem; }\n"
".table { overflow-x: auto; }\n"
"table { border-collapse: collapse; width: 100%; }\n"
"caption { text-align: left; padding-bottom: .6rem; }\n"
"th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;\n"
"  border-bottom: 1px solid #767676; }\n"
"thead th { border-bottom: 2px solid #111; white-space: nowrap; }\n"
"tbody th[colspan] { background: #eee; }\n"
".number { text-align: right; }\n"
"@media (max-width: 40rem) {\n"
"  body { font-size: .9rem; padding: 0 .5rem; }\n"
"  th, td { padding: .3rem; }\n"
"}\n"
"@page { size: A4; margin: 15mm; }\n"
"@media print {\n"
"  body { font-size: 10pt; margin: 0; padding: 0; max-width: none; }\n"
"  .table { overflow: visible; }\n"
"  thead { display: table-header-group; }\n"
"  tr { break-inside: avoid; }\n"
"}\n";

void
html_start(struct pool *pool, FILE *out, const char *title)
{
	const char *text = escape_html(pool, title);

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
		"<h1>%s</h1>\n", text, style, text);
}

void
html_heading(struct pool *pool, FILE *out, int level, const char *s)
{
	fprintf(out, "<h%d>%s</h%d>\n", level, escape_html(pool, s), level);
}

void
html_paragraph(struct pool *pool, FILE *out, const char *s)
{
	fprintf(out, "<p>%s</p>\n", escape_html(pool, s));
}

void
html_end(FILE *out)
{
	fputs("</body>\n</html>\n", out);
}
