#include "register/page.h"

#include "base/escape.h"
#include "sql.h"

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
