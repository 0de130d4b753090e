#include "register/report_backend.h"

#include <string.h>

#include "base/escape.h"

/* Plain text as Markdown: pieces between marks are escaped, marks printed. */
static const char *
markdown(struct paper *paper, const char *s)
{
	static const char marks[] =
		PAPER_APOSTROPHE PAPER_RAISE PAPER_LOWER;
	static const char *const prints[] = { "'", "<sup>", "</sup>" };
	const char *all = "";

	for (;;) {
		size_t len = strcspn(s, marks);
		const char *piece = pool_strndup(paper->pool, s, len);

		/* Escaping drops the spaces at both ends of a piece. */
		all = pool_printf(paper->pool, "%s%s%s%s", all,
				  len > 1 && piece[0] == ' ' ? " " : "",
				  escape_markdown(paper->pool, piece),
				  len > 0 && piece[len - 1] == ' ' ? " " : "");
		s += len;
		if (!*s)
			return all;
		all = pool_printf(paper->pool, "%s%s", all,
				  prints[strchr(marks, *s) - marks]);
		s++;
	}
}

static void
markdown_line(struct paper *paper, const char *before, const char *s,
	      const char *after)
{
	fprintf(paper->out, "%s%s%s\n", before, markdown(paper, s), after);
}

static void
markdown_title(struct paper *paper, const char *title, const char *window)
{
	markdown_line(paper, "# ", title, "");
	paper_block(paper);
	markdown_line(paper, "", window, "");
}

static void
markdown_part(struct paper *paper, const char *number, const char *title)
{
	markdown_line(paper, pool_printf(paper->pool, "## %s. ", number),
		      title, "");
}

static void
markdown_heading(struct paper *paper, const char *number, const char *heading,
		 long count)
{
	(void)count;
	/* Behind the marks of a heading a number begins no list. */
	markdown_line(paper, pool_printf(paper->pool, paper->part ?
					 "### %s " : "## %s. ", number),
		      heading, "");
}

static void
markdown_sentence(struct paper *paper, const char *sentence)
{
	markdown_line(paper, "", sentence, "");
}

static void
markdown_subheading(struct paper *paper, const char *heading)
{
	markdown_line(paper, "**", heading, ":**");
}

static void
markdown_items(struct paper *paper, const struct paper_item *items,
	       size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *end = i + 1 == count ? "." :
				  i + 2 == count ? "; and" : ";";

		fprintf(paper->out, "- **%s: %s** – %s%s\n",
			markdown(paper, items[i].id),
			markdown(paper, items[i].title),
			markdown(paper, items[i].phrase), end);
	}
}

static void
markdown_caption(struct paper *paper, const struct paper_table *table)
{
	const char *name = paper_next_table(paper);

	paper_block(paper);
	markdown_line(paper, "**", pool_printf(paper->pool, "%s: %s", name,
					       table->caption), "**");
}

static void
markdown_summaries(struct paper *paper, const struct paper_table *table,
		   const struct paper_item *items, size_t count)
{
	const struct column columns[] = {
		{ .key = "id", .weight = 24, .raw = true,
		  .head = paper_head(table, 0, "Proposal") },
		{ .key = "summary", .weight = 49,
		  .head = paper_head(table, 1, "Summary") },
	};
	const struct table_style style = { .format = FORMAT_MARKDOWN };
	struct table *t = table_start(paper->pool, paper->out, &style,
				      columns, 2, NULL);

	for (size_t i = 0; i < count; i++) {
		const char *const cells[] = {
			pool_printf(paper->pool, "**%s** – %s",
				    markdown(paper, items[i].id),
				    markdown(paper, items[i].title)),
			items[i].label,
		};

		table_row(t, cells);
	}
	table_end(t);
	markdown_caption(paper, table);
}

static void
markdown_statuses(struct paper *paper, const struct paper_table *table,
		  const struct paper_item *items, size_t count)
{
	const struct column columns[] = {
		{ .key = "id", .weight = 11, .strong = true,
		  .head = paper_head(table, 0, "No.") },
		{ .key = "title", .weight = 49,
		  .head = paper_head(table, 1, "Title") },
		{ .key = "status", .weight = 22,
		  .head = paper_head(table, 2, "Status") },
	};
	const struct table_style style = { .format = FORMAT_MARKDOWN };
	struct table *t = table_start(paper->pool, paper->out, &style,
				      columns, 3, NULL);

	for (size_t i = 0; i < count; i++) {
		const char *const cells[] = {
			items[i].id, items[i].title, items[i].label
		};

		table_row(t, cells);
	}
	table_end(t);
	markdown_caption(paper, table);
}

static void
markdown_rows(struct paper *paper, const char *caption,
	      const struct paper_column *columns, size_t column_count,
	      const char *const *cells, size_t count)
{
	const struct table_style style = { .format = FORMAT_MARKDOWN };
	const struct paper_table table = { .caption = caption };
	struct table *t = table_start(paper->pool, paper->out, &style,
				      paper_columns(paper, columns,
						    column_count),
				      (int)column_count, NULL);

	for (size_t i = 0; i < count; i++)
		table_row(t, cells + i * column_count);
	table_end(t);
	markdown_caption(paper, &table);
}

static void
markdown_record(struct paper *paper, const struct paper_item *item,
		const struct paper_fact *facts, size_t count)
{
	fprintf(paper->out, "**%s: %s**\n\n", markdown(paper, item->id),
		markdown(paper, item->title));
	for (size_t i = 0; i < count; i++) {
		const char *line = facts[i].lines;
		bool several = line && strchr(line, '\n');

		if (line)
			fprintf(paper->out, "- %s:%s",
				markdown(paper, facts[i].name),
				several ? "\n" : " ");
		while (line) {
			size_t len = strcspn(line, "\n");

			markdown_line(paper, several ? "  - " : "",
				      pool_strndup(paper->pool, line, len),
				      "");
			line = line[len] ? line + len + 1 : NULL;
		}
	}
}

const struct paper_backend paper_markdown = {
	.lines = true,
	.names_tables = true,
	.title = markdown_title,
	.part = markdown_part,
	.heading = markdown_heading,
	.sentence = markdown_sentence,
	.subheading = markdown_subheading,
	.items = markdown_items,
	.summaries = markdown_summaries,
	.statuses = markdown_statuses,
	.rows = markdown_rows,
	.record = markdown_record,
};
