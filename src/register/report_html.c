#include "register/report_backend.h"

#include <string.h>

#include "base/escape.h"
#include "register/page.h"

/* Plain text as HTML: what stands between marks is escaped, marks printed. */
static const char *
html(struct paper *paper, const char *s)
{
	static const char marks[] =
		PAPER_APOSTROPHE PAPER_RAISE PAPER_LOWER;
	static const char *const prints[] = { "&#39;", "<sup>", "</sup>" };
	const char *all = "";

	for (;;) {
		size_t len = strcspn(s, marks);
		const char *piece = pool_strndup(paper->pool, s, len);

		all = pool_printf(paper->pool, "%s%s", all,
				  escape_html(paper->pool, piece));
		s += len;
		if (!*s)
			return all;
		all = pool_printf(paper->pool, "%s%s", all,
				  prints[strchr(marks, *s) - marks]);
		s++;
	}
}

/* Text as the value of an attribute or of <title>: nothing can be raised. */
static const char *
plain(struct paper *paper, const char *s)
{
	char *copy = pool_strdup(paper->pool, s);
	char *out = copy;

	for (; *s; s++)
		if (*s == PAPER_APOSTROPHE[0])
			*out++ = '\'';
		else if (*s != PAPER_RAISE[0] && *s != PAPER_LOWER[0])
			*out++ = *s;
	*out = '\0';
	return copy;
}

static void
html_line(struct paper *paper, const char *before, const char *s,
	  const char *after)
{
	fprintf(paper->out, "%s%s%s\n", before, html(paper, s), after);
}

static void
html_title(struct paper *paper, const char *title, const char *window)
{
	page_start(paper->pool, paper->out,
		   plain(paper, pool_printf(paper->pool, "%s: %s", title,
					    window)), PAGE_PAPER);
	fputs("<header>\n", paper->out);
	html_line(paper, "<h1>", title, "</h1>");
	html_line(paper, "<p class=\"window\">", window, "</p>");
	fputs("</header>\n", paper->out);
}

static void
html_part(struct paper *paper, const char *number, const char *title)
{
	const char *line = pool_printf(paper->pool, "%s. %s", number, title);

	page_start(paper->pool, paper->out, plain(paper, line), PAGE_PAPER);
	html_line(paper, "<h1>", line, "</h1>");
}

static void
html_heading(struct paper *paper, const char *number, const char *heading,
	     long count)
{
	(void)count;
	html_line(paper, "<h2>", pool_printf(paper->pool, "%s%s %s", number,
					     paper->part ? "" : ".", heading),
		  "</h2>");
}

static void
html_sentence(struct paper *paper, const char *sentence)
{
	html_line(paper, "<p>", sentence, "</p>");
}

static void
html_subheading(struct paper *paper, const char *heading)
{
	html_line(paper, "<h3>", heading, "</h3>");
}

static void
html_items(struct paper *paper, const struct paper_item *items, size_t count)
{
	fputs("<ul>\n", paper->out);
	for (size_t i = 0; i < count; i++) {
		const char *end = i + 1 == count ? "." :
				  i + 2 == count ? "; and" : ";";

		fprintf(paper->out, "<li><strong>%s: %s</strong> – %s%s</li>\n",
			html(paper, items[i].id), html(paper, items[i].title),
			html(paper, items[i].phrase), end);
	}
	fputs("</ul>\n", paper->out);
}

/* Paragraphs stay apart. */
static void
html_paragraphs(struct paper *paper, const char *s)
{
	while (s && *s) {
		const char *end = strstr(s, "\n\n");
		size_t len = end ? (size_t)(end - s) : strlen(s);

		fputs(html(paper, pool_strndup(paper->pool, s, len)),
		      paper->out);
		s = end ? end + 2 : NULL;
		if (s && *s)
			fputs("<br><br>", paper->out);
	}
}

/* A table's beginning, up to its rows. */
static void
html_table(struct paper *paper, const char *caption, const char *const *heads,
	   size_t count)
{
	const char *name = pool_printf(paper->pool, "%s: %s",
				       paper_next_table(paper), caption);

	fputs("<div class=\"table\">\n<table>\n", paper->out);
	html_line(paper, "<caption>", name, "</caption>");
	fputs("<thead>\n<tr>", paper->out);
	for (size_t i = 0; i < count; i++)
		fprintf(paper->out, "<th scope=\"col\">%s</th>",
			html(paper, heads[i]));
	fputs("</tr>\n</thead>\n<tbody>\n", paper->out);
}

static void
html_table_end(struct paper *paper)
{
	fputs("</tbody>\n</table>\n</div>\n", paper->out);
}

static void
html_summaries(struct paper *paper, const struct paper_table *table,
	       const struct paper_item *items, size_t count)
{
	const char *const heads[] = {
		paper_head(table, 0, "Proposal"),
		paper_head(table, 1, "Summary"),
	};

	html_table(paper, table->caption, heads, 2);
	for (size_t i = 0; i < count; i++) {
		fprintf(paper->out, "<tr><th scope=\"row\"><b>%s</b> – %s</th>"
			"<td>", html(paper, items[i].id),
			html(paper, items[i].title));
		html_paragraphs(paper, items[i].label ? items[i].label : "–");
		fputs("</td></tr>\n", paper->out);
	}
	html_table_end(paper);
}

static void
html_statuses(struct paper *paper, const struct paper_table *table,
	      const struct paper_item *items, size_t count)
{
	const char *const heads[] = {
		paper_head(table, 0, "No."),
		paper_head(table, 1, "Title"),
		paper_head(table, 2, "Status"),
	};

	html_table(paper, table->caption, heads, 3);
	for (size_t i = 0; i < count; i++)
		fprintf(paper->out, "<tr><th scope=\"row\" class=\"id\">%s</th>"
			"<td>%s</td><td>%s</td></tr>\n",
			html(paper, items[i].id), html(paper, items[i].title),
			html(paper, items[i].label));
	html_table_end(paper);
}

static void
html_rows(struct paper *paper, const char *caption,
	  const struct paper_column *columns, size_t column_count,
	  const char *const *cells, size_t count)
{
	const struct table_style style = {
		.format = FORMAT_HTML,
		.caption = plain(paper, pool_printf(paper->pool, "%s: %s",
				 paper_next_table(paper), caption)),
	};
	struct table *table = table_start(paper->pool, paper->out, &style,
					  paper_columns(paper, columns,
							column_count),
					  (int)column_count, NULL);

	for (size_t i = 0; i < count; i++)
		table_row(table, cells + i * column_count);
	table_end(table);
}

static void
html_record(struct paper *paper, const struct paper_item *item,
	    const struct paper_fact *facts, size_t count)
{
	fputs("<section class=\"record\">\n", paper->out);
	fprintf(paper->out, "<h3><span class=\"id\">%s</span> %s</h3>\n<dl>\n",
		html(paper, item->id), html(paper, item->title));
	for (size_t i = 0; i < count; i++) {
		const char *line = facts[i].lines;

		if (line)
			html_line(paper, "<dt>", facts[i].name, "</dt>");
		while (line) {
			size_t len = strcspn(line, "\n");

			html_line(paper, "<dd>",
				  pool_strndup(paper->pool, line, len),
				  "</dd>");
			line = line[len] ? line + len + 1 : NULL;
		}
	}
	fputs("</dl>\n</section>\n", paper->out);
}

static void
html_end(struct paper *paper)
{
	page_end(paper->out, NULL);
}

const struct paper_backend paper_html = {
	.names_tables = true,
	.title = html_title,
	.part = html_part,
	.heading = html_heading,
	.sentence = html_sentence,
	.subheading = html_subheading,
	.items = html_items,
	.summaries = html_summaries,
	.statuses = html_statuses,
	.rows = html_rows,
	.record = html_record,
	.bars = picture_bars,
	.lives = picture_lives,
	.end = html_end,
};
