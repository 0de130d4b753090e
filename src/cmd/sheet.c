#include "cmd/sheet.h"

#include <string.h>

#include "base/date.h"
#include "base/escape.h"
#include "base/text.h"
#include "cmd/look.h"
#include "cmd/printer.h"
#include "register/page.h"
#include "register/rows.h"

enum {
	LABEL = 11,		/* where the values of fields begin */
	DAY = 14,		/* "by 12 Apr 2017" */
	SUBJECT = 14,		/* least width of the subjects */
};

void
sheet_field(struct pool *pool, struct sheet *sheet, const char *label,
	    const char *value, bool strong)
{
	struct sheet_field *field = list_add(pool, &sheet->fields,
					     sizeof(*field));

	field->label = label;
	field->value = value;
	field->strong = strong;
}

void
sheet_section(struct pool *pool, struct sheet *sheet, const char *heading)
{
	struct sheet_section *section = list_add(pool, &sheet->sections,
						 sizeof(*section));

	section->heading = heading;
}

void
sheet_row(struct pool *pool, struct sheet *sheet, const char *day,
	  const char *subject, const char *text)
{
	struct sheet_section *section = sheet->sections.items;
	struct sheet_row *row;

	section += sheet->sections.count - 1;
	row = list_add(pool, &section->rows, sizeof(*row));
	row->day = day;
	row->subject = subject;
	row->text = text;
}

static const char *
day_cell(struct pool *pool, const char *day)
{
	return pool_printf(pool, "%-3s%11s", day_exact(day) ? "" : "by",
			   date_short(pool, day_date(day)));
}

/* How the rows of a section stand side by side. */
struct layout {
	int subject, text;	/* columns where these begin */
	bool narrow;		/* the text stands below instead */
};

static struct layout
section_layout(const struct printer *p, const struct sheet_section *section)
{
	const struct sheet_row *rows = section->rows.items;
	struct layout layout = { .subject = 2, .text = 2 };
	int widest = 0;

	for (size_t i = 0; i < section->rows.count; i++) {
		int width = rows[i].subject ? text_width(rows[i].subject) : 0;

		if (rows[i].day)
			layout.subject = 2 + DAY + 2;
		if (width > widest)
			widest = width;
	}
	layout.text = layout.subject;
	if (widest > 0)
		layout.text += (widest < SUBJECT ? SUBJECT : widest) + 2;
	if (p->app->width && widest > 0 &&
	    p->app->width - layout.text < PRINTER_ENOUGH) {
		layout.narrow = true;
		layout.subject = 4;
		layout.text = 6;
	}
	return layout;
}

/* Where there is little room, the next cell begins a line. */
static void
below(struct printer *p, const struct layout *layout)
{
	if (layout->narrow && p->used > 0)
		print_end(p);
}

static void
print_row(struct printer *p, const struct layout *layout,
	  const struct sheet_row *row)
{
	if (row->day)
		print_words(p, 2, day_cell(p->pool, row->day), false);
	below(p, layout);
	if (row->subject)
		print_lines(p, layout->subject, row->subject, false);
	if (*row->text)
		below(p, layout);
	print_lines(p, layout->text, row->text, false);
	if (p->used > 0)
		print_end(p);
}

static void
print_section(struct printer *p, const struct sheet_section *section)
{
	const struct sheet_row *rows = section->rows.items;
	struct layout layout = section_layout(p, section);

	print_end(p);
	print_lines(p, 0, section->heading, true);
	print_end(p);
	for (size_t i = 0; i < section->rows.count; i++)
		print_row(p, &layout, &rows[i]);
}

static void
print_text(struct printer *p, const struct sheet *sheet)
{
	const struct sheet_field *fields = sheet->fields.items;
	const struct sheet_section *sections = sheet->sections.items;
	int title = text_width(sheet->id) + 2;

	print_words(p, 0, text_visible(p->pool, sheet->id), true);
	print_lines(p, title, sheet->title, true);
	print_end(p);
	if (sheet->subtitle) {
		print_lines(p, title, sheet->subtitle, false);
		print_end(p);
	}
	print_end(p);
	for (size_t i = 0; i < sheet->fields.count; i++) {
		print_words(p, 0, fields[i].label, false);
		print_lines(p, LABEL, fields[i].value, fields[i].strong);
		print_end(p);
	}
	for (size_t i = 0; i < sheet->sections.count; i++)
		print_section(p, &sections[i]);
	if (!sheet->footer)
		return;
	print_end(p);
	print_lines(p, 0, sheet->footer, false);
	print_end(p);
}

/* Markdown and HTML */
static void
table_rows(struct printer *p, const struct sheet_section *section)
{
	static const struct column columns[] = {
		{ .key = "day", .head = "Day", .kind = COLUMN_DATE },
		{ .key = "subject", .head = "What" },
		{ .key = "text", .head = "Details" },
	};
	const struct table_style style = {
		.format = p->app->format, .caption = section->heading,
	};
	const struct sheet_row *rows = section->rows.items;
	const struct column *first = rows[0].day ? columns : columns + 1;
	struct table *table = table_start(p->pool, p->app->out, &style, first,
					  rows[0].day ? 3 : 2, NULL);
	const char *day = "";

	for (size_t i = 0; i < section->rows.count; i++) {
		const char *cells[3];

		day = !rows[i].day ? "" :
		      pool_printf(p->pool, "%s%s",
				  day_exact(rows[i].day) ? "" : "by ",
				  date_long(p->pool, day_date(rows[i].day)));
		cells[0] = day;
		cells[1] = rows[i].subject;
		cells[2] = look_one_line(p->pool, rows[i].text);
		table_row(table, rows[0].day ? cells : cells + 1);
	}
	table_end(table);
}

/* Paragraphs. */
static void
markdown_text(struct printer *p, const char *s)
{
	while (*s) {
		size_t len = strcspn(s, "\n");

		if (len > 0)
			fprintf(p->app->out, "%s%s\n", p->used++ ? "\n" : "",
				escape_markdown(p->pool,
						pool_strndup(p->pool, s,
							     len)));
		s += len + (s[len] == '\n');
	}
	p->used = 0;
}

static void
print_markdown(struct printer *p, const struct sheet *sheet)
{
	const struct sheet_field *fields = sheet->fields.items;
	const struct sheet_section *sections = sheet->sections.items;
	FILE *out = p->app->out;

	fprintf(out, "## %s: %s\n\n", escape_markdown(p->pool, sheet->id),
		escape_markdown(p->pool, sheet->title));
	if (sheet->subtitle)
		fprintf(out, "%s\n\n", escape_markdown(p->pool,
						       sheet->subtitle));
	for (size_t i = 0; i < sheet->fields.count; i++)
		fprintf(out, "- **%s:** %s\n", fields[i].label,
			escape_markdown(p->pool, fields[i].value));
	for (size_t i = 0; i < sheet->sections.count; i++) {
		const struct sheet_row *rows = sections[i].rows.items;

		fprintf(out, "\n### %s\n\n", sections[i].heading);
		if (rows[0].subject)
			table_rows(p, &sections[i]);
		else
			markdown_text(p, rows[0].text);
	}
	if (sheet->footer)
		fprintf(out, "\n%s\n", escape_markdown(p->pool,
						       sheet->footer));
}

/* Paragraphs. */
static void
html_text(struct printer *p, const char *s)
{
	while (*s) {
		size_t len = strcspn(s, "\n");

		if (len > 0)
			page_paragraph(p->pool, p->app->out,
				       pool_strndup(p->pool, s, len));
		s += len + (s[len] == '\n');
	}
}

static void
print_html(struct printer *p, const struct sheet *sheet)
{
	const struct sheet_field *fields = sheet->fields.items;
	const struct sheet_section *sections = sheet->sections.items;
	FILE *out = p->app->out;

	page_heading(p->pool, out, 2, pool_printf(p->pool, "%s: %s", sheet->id,
						  sheet->title));
	if (sheet->subtitle)
		page_paragraph(p->pool, out, sheet->subtitle);
	if (sheet->fields.count > 0)
		fputs("<dl>\n", out);
	for (size_t i = 0; i < sheet->fields.count; i++)
		fprintf(out, "<dt>%s</dt>\n<dd>%s</dd>\n",
			escape_html(p->pool, fields[i].label),
			escape_html(p->pool, fields[i].value));
	if (sheet->fields.count > 0)
		fputs("</dl>\n", out);
	for (size_t i = 0; i < sheet->sections.count; i++) {
		const struct sheet_row *rows = sections[i].rows.items;

		page_heading(p->pool, out, 3, sections[i].heading);
		if (rows[0].subject)
			table_rows(p, &sections[i]);
		else
			html_text(p, rows[0].text);
	}
	if (sheet->footer)
		page_paragraph(p->pool, out, sheet->footer);
}

void
sheet_print(struct app *app, const struct sheet *sheet)
{
	struct printer printer = { .app = app, .pool = pool_new() };

	if (app->format == FORMAT_MARKDOWN)
		print_markdown(&printer, sheet);
	else if (app->format == FORMAT_HTML)
		print_html(&printer, sheet);
	else
		print_text(&printer, sheet);
	pool_free(printer.pool);
}
