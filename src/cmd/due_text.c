#include "cmd/due.h"

#include <string.h>

#include "base/escape.h"
#include "base/text.h"
#include "cmd/printer.h"
#include "register/page.h"

enum {
	INDENT = 2,
	GAP = 2,
	NARROW_ID = 4, NARROW_TEXT = 6,		/* indents of a narrow sheet */
	LONG_LIST = 40,		/* ids as wide as that have no text beside */
};

/* Where the columns begin. */
struct layout {
	int count[2];		/* of dated lines, of waiting ones */
	int id;
	int text[2];
	bool narrow;		/* one below the other instead */
};

static bool
is_waiting(const struct due_line *line)
{
	return line->section == DUE_WAITING;
}

static void
widen(int *width, const char *s)
{
	int needed = text_width(s);

	if (needed > *width)
		*width = needed;
}

static struct layout
lay_out(const struct app *app, const struct due_lines *lines)
{
	struct layout layout = { .id = 0 };
	int first[2] = { 0 }, count[2] = { 0 }, ids[2] = { 0 };
	int i;

	for (size_t n = 0; n < lines->count; n++) {
		const struct due_line *line = &lines->items[n];
		int kind = is_waiting(line);

		widen(&first[kind], line->first);
		widen(&count[kind], line->count);
		if (!kind || text_width(line->ids) <= LONG_LIST)
			widen(&ids[kind], line->ids);
	}
	for (i = 0; i < 2; i++) {
		int beside = INDENT + first[i];

		layout.count[i] = beside + GAP;
		if (count[i] > 0)
			beside = layout.count[i] + count[i];
		if (beside + GAP > layout.id)
			layout.id = beside + GAP;
	}
	for (i = 0; i < 2; i++)
		layout.text[i] = layout.id + ids[i] + GAP;
	layout.narrow = app->width && app->width - layout.text[0] <
			PRINTER_ENOUGH;
	return layout;
}

/* Text beside what stands in this line up to COLUMN; below if too narrow. */
static void
beside_or_below(struct printer *p, int column, int below, const char *text)
{
	if (p->app->width && p->app->width - column < PRINTER_ENOUGH) {
		print_end(p);
		column = below;
	}
	print_lines(p, column, text, false);
}

static void
print_wide(struct printer *p, const struct layout *layout,
	   const struct due_line *line)
{
	int kind = is_waiting(line);
	int width = text_width(line->ids);
	bool list = layout->id + width + GAP > layout->text[kind];

	print_words(p, INDENT, line->first, false);
	print_words(p, layout->count[kind], line->count, false);
	print_lines(p, layout->id, line->ids, false);
	if (!list)
		beside_or_below(p, layout->text[kind], layout->id,
				line->text);
	else if (!p->app->width)
		print_words(p, p->used + GAP, line->text, false);
	else
		beside_or_below(p, p->app->width, layout->id, line->text);
	print_end(p);
	if (line->command) {
		print_lines(p, layout->id, line->command, false);
		print_end(p);
	}
}

static void
print_narrow(struct printer *p, const struct due_line *line)
{
	int width = text_width(line->ids);

	print_lines(p, INDENT, line->first, false);
	if (*line->count) {
		int column = p->used + GAP;

		if (column + text_width(line->count) > p->app->width) {
			print_end(p);
			column = INDENT;
		}
		print_words(p, column, line->count, false);
	}
	print_end(p);
	print_lines(p, NARROW_ID, line->ids, false);
	beside_or_below(p, is_waiting(line) ? p->app->width :
			NARROW_ID + width + GAP, NARROW_TEXT, line->text);
	print_end(p);
	if (line->command) {
		print_lines(p, NARROW_ID, line->command, false);
		print_end(p);
	}
}

static void
text_section(struct printer *p, const struct layout *layout,
	     const struct due_lines *lines, enum due_section section)
{
	for (size_t i = 0; i < lines->count; i++) {
		if (lines->items[i].section != section)
			continue;
		if (layout->narrow)
			print_narrow(p, &lines->items[i]);
		else
			print_wide(p, layout, &lines->items[i]);
	}
}

static void
table_section(struct printer *p, const struct due_lines *lines,
		 enum due_section section, const char *heading)
{
	static const struct column dated[] = {
		{ .key = "date", .head = "Day", .kind = COLUMN_DATE },
		{ .key = "days", .head = "Working Days" },
		{ .key = "id", .head = "Proposal", .strong = true },
		{ .key = "text", .head = "What" },
		{ .key = "command", .head = "To record it" },
	};
	static const struct column waiting[] = {
		{ .key = "body", .head = "Waiting for" },
		{ .key = "days", .head = "For" },
		{ .key = "ids", .head = "Proposals", .strong = true },
		{ .key = "text", .head = "Since" },
	};
	const struct table_style style = {
		.format = p->app->format, .caption = heading,
	};
	struct table *table = section == DUE_WAITING ?
		table_start(p->pool, p->app->out, &style, waiting, 4, NULL) :
		table_start(p->pool, p->app->out, &style, dated, 5, NULL);

	for (size_t i = 0; i < lines->count; i++) {
		const struct due_line *line = &lines->items[i];
		const char *const cells[] = {
			line->first, line->count, line->ids, line->text,
			line->command ? line->command : "",
		};

		if (line->section == section)
			table_row(table, cells);
	}
	table_end(table);
}

static bool
has_rows(const struct due *due, enum due_section section)
{
	for (size_t i = 0; i < due->count; i++)
		if (due->rows[i].section == section)
			return true;
	return false;
}

/* That nothing was closed is worth saying, once there was a paper. */
static bool
is_told(const struct due *due, enum due_section section)
{
	return has_rows(due, section) || (section == DUE_CLOSED && due->since);
}

static void
print_section(struct printer *p, const struct layout *layout,
	      const struct due *due, const struct due_lines *lines,
	      enum due_section section)
{
	const char *heading = due_heading(p->pool, due, section);
	FILE *out = p->app->out;

	if (p->app->format == FORMAT_TEXT) {
		print_lines(p, 0, heading, true);
		print_end(p);
		if (has_rows(due, section))
			text_section(p, layout, lines, section);
		else
			fprintf(out, "%*snothing\n", INDENT, "");
		return;
	}
	if (p->app->format == FORMAT_HTML)
		page_heading(p->pool, out, 2, heading);
	else
		fprintf(out, "## %s\n\n", escape_markdown(p->pool, heading));
	if (has_rows(due, section))
		table_section(p, lines, section, heading);
	else if (p->app->format == FORMAT_HTML)
		page_paragraph(p->pool, out, "Nothing.");
	else
		fputs("Nothing.\n", out);
}

void
due_text(struct app *app, const struct due *due,
	 const struct due_lines *lines, bool overdue)
{
	struct printer printer = { .app = app, .pool = pool_new() };
	struct layout layout = lay_out(app, lines);
	bool any = false;

	for (enum due_section s = 0; s < DUE_SECTIONS; s++) {
		if (!is_told(due, s) || (overdue && s != DUE_OVERDUE))
			continue;
		if (any && app->format == FORMAT_MARKDOWN)
			putc('\n', app->out);
		any = true;
		print_section(&printer, &layout, due, lines, s);
	}
	pool_free(printer.pool);
}
