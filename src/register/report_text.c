#include "register/report_backend.h"

#include <string.h>

#include "base/text.h"
#include "register/report_words.h"

enum {
	INDENT = 2,	/* of everything but headings */
	GAP = 2,	/* between an id and what stands beside it */
};

/* Plain text as text shows it: marks become what they stand for. */
static const char *
shown(struct paper *paper, const char *s)
{
	char *copy = pool_strdup(paper->pool, s);
	char *out = copy;

	for (; *s; s++)
		if (*s == PAPER_APOSTROPHE[0])
			*out++ = '\'';
		else if (*s != PAPER_RAISE[0] && *s != PAPER_LOWER[0])
			*out++ = *s;
	*out = '\0';
	return text_visible_lines(paper->pool, copy);
}

/*
 * Wraps S to WIDTH columns behind INDENT spaces; the first line has USED
 * columns already.  Ids too long for the page leave it half a page.
 */
static void
put_lines(struct paper *paper, const char *s, int used, int indent, int width)
{
	if (width < PAPER_WIDTH / 2)
		width = PAPER_WIDTH / 2;

	while (s) {
		size_t len;
		const char *next = text_wrap(s, width, &len);

		if (len > 0)
			fprintf(paper->out, "%*s%.*s", indent - used, "",
				(int)len, s);
		putc('\n', paper->out);
		s = next;
		used = 0;
	}
}

static void
put_wrapped(struct paper *paper, const char *s, int used, int indent)
{
	put_lines(paper, s, used, indent, PAPER_WIDTH - indent);
}

static void
text_title(struct paper *paper, const char *title, const char *window)
{
	put_wrapped(paper, words_capitals(paper->pool, shown(paper, title)),
		    0, 0);
	put_wrapped(paper, shown(paper, window), 0, 0);
}

static void
text_part(struct paper *paper, const char *number, const char *title)
{
	put_wrapped(paper, pool_printf(paper->pool, "%s. %s", number,
				       shown(paper, title)), 0, 0);
}

static void
text_heading(struct paper *paper, const char *number, const char *heading,
	     long count)
{
	const char *line = pool_printf(paper->pool, "%s%s %s", number,
				       paper->part ? "" : ".",
				       shown(paper, heading));

	if (count >= 0)
		line = pool_printf(paper->pool, "%s (%ld)", line, count);
	put_wrapped(paper, line, 0, 0);
}

static void
text_sentence(struct paper *paper, const char *sentence)
{
	/* Paragraphs have the same margin on both sides. */
	put_lines(paper, shown(paper, sentence), 0, INDENT,
		  PAPER_WIDTH - 2 * INDENT);
}

static int
widest_id(struct paper *paper, const struct paper_item *items, size_t count)
{
	int widest = 0;

	for (size_t i = 0; i < count; i++) {
		int width = text_width(shown(paper, items[i].id));

		if (width > widest)
			widest = width;
	}
	return widest;
}

static void
text_items(struct paper *paper, const struct paper_item *items, size_t count)
{
	int indent = INDENT + widest_id(paper, items, count) + GAP;

	for (size_t i = 0; i < count; i++) {
		const char *id = shown(paper, items[i].id);

		fprintf(paper->out, "%*s%s", INDENT, "", id);
		put_wrapped(paper, shown(paper, items[i].title),
			    INDENT + text_width(id), indent);
		if (items[i].label)
			put_wrapped(paper, shown(paper, items[i].label), 0,
				    indent);
	}
}

static void
text_summaries(struct paper *paper, const struct paper_table *table,
	       const struct paper_item *items, size_t count)
{
	(void)table;
	text_items(paper, items, count);
}

static void
text_statuses(struct paper *paper, const struct paper_table *table,
	      const struct paper_item *items, size_t count)
{
	/* The page is narrow: its own short heads, whatever Markdown says. */
	static const struct column columns[] = {
		{ .key = "id", .head = "No." },
		{ .key = "title", .head = "Title" },
		{ .key = "status", .head = "Status" },
	};
	const struct table_style style = {
		.format = FORMAT_TEXT, .width = PAPER_WIDTH, .indent = INDENT,
		.rule = true,
	};
	struct table *t = table_start(paper->pool, paper->out, &style,
				      columns, 3, NULL);

	(void)table;
	for (size_t i = 0; i < count; i++) {
		const char *const cells[] = {
			items[i].id, items[i].title, items[i].label
		};

		table_row(t, cells);
	}
	table_end(t);
}

static void
text_rows(struct paper *paper, const char *caption,
	  const struct paper_column *columns, size_t column_count,
	  const char *const *cells, size_t count)
{
	const struct table_style style = {
		.format = FORMAT_TEXT, .width = PAPER_WIDTH, .indent = INDENT,
		.rule = true,
	};
	struct table *t = table_start(paper->pool, paper->out, &style,
				      paper_columns(paper, columns,
						    column_count),
				      (int)column_count, NULL);

	(void)caption;
	for (size_t i = 0; i < count; i++)
		table_row(t, cells + i * column_count);
	table_end(t);
}

static void
text_record(struct paper *paper, const struct paper_item *item,
	    const struct paper_fact *facts, size_t count)
{
	enum { NAMES = 2 * INDENT, LINES = NAMES + 14, HANG = LINES + 2 };

	text_items(paper, item, 1);
	for (size_t i = 0; i < count; i++) {
		const char *line = facts[i].lines;
		int used = NAMES + text_width(facts[i].name);

		if (line)
			fprintf(paper->out, "%*s%s", NAMES, "", facts[i].name);
		while (line) {
			size_t len = strcspn(line, "\n");
			const char *piece = shown(paper,
				pool_strndup(paper->pool, line, len));
			size_t first;
			const char *rest = text_wrap(piece, PAPER_WIDTH -
						     LINES, &first);

			put_wrapped(paper, pool_strndup(paper->pool, piece,
							first), used, LINES);
			if (rest)
				put_wrapped(paper, rest, 0, HANG);
			used = 0;
			line = line[len] ? line + len + 1 : NULL;
		}
	}
}

const struct paper_backend paper_text = {
	.lines = true,
	.title = text_title,
	.part = text_part,
	.heading = text_heading,
	.sentence = text_sentence,
	.subheading = text_sentence,
	.items = text_items,
	.summaries = text_summaries,
	.statuses = text_statuses,
	.rows = text_rows,
	.record = text_record,
};
