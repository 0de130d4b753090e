#include "cmd/printer.h"

#include <string.h>

#include "base/text.h"

void
print_end(struct printer *p)
{
	putc('\n', p->app->out);
	p->used = 0;
}

void
print_words(struct printer *p, int column, const char *s, bool strong)
{
	bool bold = strong && p->app->colour;

	if (*s == '\0')
		return;
	fprintf(p->app->out, "%*s%s%s%s", column - p->used, "",
		bold ? "\033[1m" : "", s, bold ? "\033[0m" : "");
	p->used = column + text_width(s);
}

void
print_lines(struct printer *p, int column, const char *s, bool strong)
{
	int width = p->app->width - column;

	if (width < PRINTER_ENOUGH / 2)
		width = PRINTER_ENOUGH / 2;
	while (s) {
		size_t len = strcspn(s, "\n");
		const char *line = text_visible(p->pool,
						pool_strndup(p->pool, s, len));

		while (line) {
			size_t part = strlen(line);
			const char *next = p->app->width ?
				text_wrap(line, width, &part) : NULL;

			print_words(p, column,
				    pool_strndup(p->pool, line, part),
				    strong);
			if (next)
				print_end(p);
			line = next;
		}
		s += len;
		if (*s == '\0')
			return;
		s++;
		print_end(p);
	}
}
