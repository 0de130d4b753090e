#include "cmd/due.h"

#include <string.h>

#include "cmd/commands.h"
#include "cmd/look.h"
#include "register/page.h"

enum {
	SECTION, KIND, ID, DATE, DATE_EXACT, WORKING_DAYS, BODY, STATUS, TEXT,
	COMMAND, TITLE, COLUMNS
};

static const struct column columns[COLUMNS] = {
	[SECTION] = { .key = "section" },
	[KIND] = { .key = "kind" },
	[ID] = { .key = "id" },
	[DATE] = { .key = "date", .kind = COLUMN_DATE },
	[DATE_EXACT] = { .key = "date_exact", .kind = COLUMN_BOOL },
	[WORKING_DAYS] = { .key = "working_days", .kind = COLUMN_INTEGER },
	[BODY] = { .key = "body" },
	[STATUS] = { .key = "status" },
	[TEXT] = { .key = "text" },
	[COMMAND] = { .key = "command" },
	[TITLE] = { .key = "title" },
};

static size_t
count_section(const struct due *due, enum due_section section)
{
	size_t count = 0;

	for (size_t i = 0; i < due->count; i++)
		count += due->rows[i].section == section;
	return count;
}

static void
due_rows(struct app *app, const struct due *due, bool overdue)
{
	struct json json;
	struct table *table = look_table(app, columns, COLUMNS, &json);

	for (size_t i = 0; i < due->count; i++) {
		const struct due_row *row = &due->rows[i];
		char days[24];
		const char *const cells[COLUMNS] = {
			[SECTION] = due_section_words[row->section],
			[KIND] = due_kind_words[row->kind],
			[ID] = row->id, [DATE] = row->date,
			[DATE_EXACT] = row->exact ? "1" : "0",
			[WORKING_DAYS] = row->counted ? days : NULL,
			[BODY] = row->body, [STATUS] = row->status,
			[TEXT] = row->text, [COMMAND] = row->command,
			[TITLE] = row->title,
		};

		snprintf(days, sizeof(days), "%ld", row->days);
		if (!overdue || row->section == DUE_OVERDUE)
			table_row(table, cells);
	}
	look_end(app, table, &json);
}

/*
 * How many there are of each.  A search for what is overdue that finds nothing
 * says nothing, so that cron sends no mail; a person is told.
 */
static const char *
due_footer(struct app *app, const struct due *due, bool overdue)
{
	struct pool *pool = app->pool;
	size_t late = count_section(due, DUE_OVERDUE);
	size_t count = overdue ? late : due->count;

	if (overdue && late == 0 && !app->width && app->format != FORMAT_HTML)
		return NULL;
	if (count == 0)
		return pool_printf(pool, "Nothing is %s, %s.", overdue ?
				   "overdue" : "due", look_when(app));
	if (overdue)
		return pool_printf(pool, "\n%zu overdue, %s.", late,
				   look_when(app));
	return pool_printf(pool, "\n%zu overdue, %zu today, %zu coming, "
			   "%zu waiting, %s.", late,
			   count_section(due, DUE_TODAY),
			   count_section(due, DUE_COMING),
			   count_section(due, DUE_WAITING), look_when(app));
}

/* All of it for people: as text, as Markdown or as a page. */
static void
due_people(struct app *app, const struct process *process,
	   const struct due *due, bool overdue)
{
	struct due_lines lines = due_lines(app, process, due);
	const char *footer = due_footer(app, due, overdue);

	if (app->format != FORMAT_HTML) {
		due_text(app, due, &lines, overdue);
		if (footer)
			look_note(app, footer);
		return;
	}
	look_page(app, overdue ? "Overdue" : "Due");
	due_text(app, due, &lines, overdue);
	page_paragraph(app->pool, app->out, footer + strspn(footer, "\n"));
	page_end(app->out, NULL);
}

static int
due_run(struct app *app, const struct args *args)
{
	const struct process *process = process_load(app->pool, app->diags,
						     app->db);
	bool overdue = args_has(args, "overdue");
	struct due due = { .rows = NULL };

	if (!process || due_find(app->pool, app->db, process, app->as_at,
				 &due) < 0)
		return -1;
	if (overdue && count_section(&due, DUE_OVERDUE) > 0)
		app->status = 1;
	if (app->format == FORMAT_ICS)
		due_calendar(app, process, &due, overdue);
	else if (look_people(app))
		due_people(app, process, &due, overdue);
	else
		due_rows(app, &due, overdue);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "overdue", .help = "only what is overdue; exit status 1 if "
	  "anything is" },
};

const struct cmd cmd_due = {
	.name = "due",
	.group = "Look",
	.summary = "what must happen by when, in Working Days",
	.operands = "",
	.details =
"Implementation dates, what is planned, the last days of windows that are\n"
"open, and whose turn it is and for how long. What is overdue comes with the\n"
"command to type next. Not known means that only a latest day is recorded.\n"
"\n"
"Working Days are those of England and Wales. Bank holidays are computed; the\n"
"days that were moved or proclaimed are recorded once:\n"
"  secreg add data/holidays\n"
"\n"
"What was due on a day in the past:\n"
"  secreg due --as-at 2017-05-12\n"
"\n"
"For cron, which sends what is printed, and nothing if nothing is overdue:\n"
"  secreg due --overdue\n"
"\n"
"For a calendar program; made again, it changes the days it made before:\n"
"  secreg due --format ics -o register.ics\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL | 1 << FORMAT_ICS,
	.db = CMD_READS,
	.run = due_run,
};
