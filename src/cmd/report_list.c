#include "cmd/commands.h"

#include "base/date.h"
#include "cmd/look.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

/* What people see, then the columns of the view `papers`. */
enum { NAME, KIND, WINDOW, ISSUED, CHANGE, PEOPLE };
enum {
	VIEW_NAME, VIEW_KIND, VIEW_SINCE, VIEW_UNTIL, VIEW_KNOWN, VIEW_FORMAT,
	VIEW_SHA256, VIEW_BYTES, VIEW_CHANGE, VIEW_ISSUED, VIEW_COLUMNS
};

static const struct column columns[PEOPLE + VIEW_COLUMNS] = {
	{ .key = "name", .head = "NAME", .whom = FOR_PEOPLE, .strong = true },
	{ .key = "kind", .head = "KIND", .whom = FOR_PEOPLE },
	{ .key = "window", .head = "WINDOW", .whom = FOR_PEOPLE },
	{ .key = "issued", .head = "ISSUED (UTC)", .kind = COLUMN_DATE,
	  .whom = FOR_PEOPLE },
	{ .key = "change", .head = "CHANGE", .kind = COLUMN_INTEGER,
	  .whom = FOR_PEOPLE },
	{ .key = "name", .whom = FOR_PROGRAMS },
	{ .key = "kind", .whom = FOR_PROGRAMS },
	{ .key = "since", .kind = COLUMN_DATE, .whom = FOR_PROGRAMS },
	{ .key = "until", .kind = COLUMN_DATE, .whom = FOR_PROGRAMS },
	{ .key = "known", .kind = COLUMN_INTEGER, .whom = FOR_PROGRAMS },
	{ .key = "format", .whom = FOR_PROGRAMS },
	{ .key = "sha256", .whom = FOR_PROGRAMS },
	{ .key = "bytes", .kind = COLUMN_INTEGER, .whom = FOR_PROGRAMS },
	{ .key = "change", .kind = COLUMN_INTEGER, .whom = FOR_PROGRAMS },
	{ .key = "issued", .whom = FOR_PROGRAMS },
};

/* "after 12 Apr 2017, to 10 May 2017, html"; "as at 10 May 2017, csv" */
static const char *
window_words(struct pool *pool, const char *const *view)
{
	const char *until = date_short(pool, view[VIEW_UNTIL]);

	if (!view[VIEW_SINCE])
		return pool_printf(pool, "as at %s, %s", until,
				   view[VIEW_FORMAT]);
	return pool_printf(pool, "after %s, to %s, %s",
			   date_short(pool, view[VIEW_SINCE]), until,
			   view[VIEW_FORMAT]);
}

static int
report_list_run(struct app *app, const struct args *args)
{
	struct stmt *stmt = db_stmt(app->db, SQL_PAPERS);
	const char *cells[PEOPLE + VIEW_COLUMNS];
	struct table *table;
	struct json json;
	long count = 0;
	int more;

	(void)args;
	table = look_titled(app, "Papers that have gone out", NULL, columns,
			    COUNT(columns), &json);
	while ((more = stmt_step(stmt)) > 0) {
		const char **view = cells + PEOPLE;

		for (int i = 0; i < VIEW_COLUMNS; i++)
			view[i] = stmt_col(stmt, i);
		cells[NAME] = view[VIEW_NAME];
		cells[KIND] = view[VIEW_KIND];
		cells[WINDOW] = window_words(app->pool, view);
		cells[ISSUED] = look_time(app->pool, view[VIEW_ISSUED]);
		cells[CHANGE] = view[VIEW_CHANGE];
		table_row(table, cells);
		count++;
	}
	look_end_note(app, table, &json, pool_printf(app->pool,
		"\n%ld %s issued.%s", count, count == 1 ? "paper" : "papers",
		count == 0 ? "" :
		" The bytes of one: secreg report reprint NAME"));
	return more;
}

const struct cmd cmd_report_list = {
	.name = "report list",
	.group = "Report",
	.summary = "papers that have gone out",
	.operands = "",
	.details =
"Papers issued with --issue, in the order they went out: update, status or\n"
"register, with the window or the day each was as at, and its format.\n"
"Programs also get the SHA-256 of each.\n",
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = report_list_run,
};
