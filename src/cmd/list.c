#include "cmd/list.h"

#include <string.h>

#include "cmd/commands.h"
#include "cmd/look.h"
#include "register/process.h"

/* Of how many proposals nothing is known on that day. */
static int
list_later(struct app *app, long *later)
{
	*later = (long)stmt_number(db_stmt(app->db, SQL_LIST_LATER));
	return *later < 0 ? -1 : 0;
}

/* How many there are of the kind that was looked at. */
static int
list_total(struct app *app, const struct list_filter *filter, long *total)
{
	struct stmt *stmt = db_stmt(app->db, SQL_LIST_COUNT);

	if (filter->by_kind)
		stmt_int(stmt, 1, strcmp(filter->kind, "open") == 0);
	*total = (long)stmt_number(stmt);
	return *total < 0 ? -1 : 0;
}

/*
 * "27 open, as at 10 May 2017", "None open", "30 in all", "2 of 27 open match:
 * path 3.  As at 10 May 2017"
 */
static const char *
how_many(struct app *app, const struct list_filter *filter, long count,
	 long total)
{
	struct pool *pool = app->pool;
	const char *when = look_when(app);
	const char *number = count == 0 ? "None" :
			     pool_printf(pool, "%ld", count);

	if (filter->asked && total > 0)
		return pool_printf(pool, "%s of %ld%s%s match%s: %s. A%s",
				   number, total, filter->by_kind ? " " : "",
				   filter->by_kind ? filter->kind : "",
				   count < 2 ? "es" : "", filter->asked,
				   when + 1);
	if (count == 0 && !filter->by_kind)
		return pool_printf(pool, "No proposals, %s", when);
	return pool_printf(pool, "%s %s, %s", number,
			   filter->by_kind ? filter->kind : "in all", when);
}

static int
list_footer(struct app *app, const struct list_filter *filter,
	    const struct list_counts *counts, const char **footer)
{
	struct pool *pool = app->pool;
	const char *text;
	long later = 0, total = 0;

	if (list_later(app, &later) < 0 ||
	    (filter->asked && list_total(app, filter, &total) < 0))
		return -1;
	text = pool_printf(pool, "%s%s", counts->count > 0 ? "\n" : "",
			   how_many(app, filter, counts->count, total));
	for (size_t i = 0; i < counts->tally_count; i++)
		text = pool_printf(pool, "%s%s %s %ld", text,
				   i ? "," : ":", counts->tallies[i].status,
				   counts->tallies[i].count);
	text = pool_printf(pool, "%s.", text);
	if (later > 0)
		text = pool_printf(pool, "%s   %ld not known on that day.",
				   text, later);
	if (counts->no_path)
		text = pool_printf(pool, "%s   PATH – means not recorded.",
				   text);
	*footer = text;
	return 0;
}

/* A table, and for a page what it is about, in words of the process. */
static struct table *
list_start(struct app *app, const struct list_filter *filter,
	   const struct list_layout *layout, struct json *json)
{
	const struct column *columns = list_table(app, layout);
	const struct process *process;
	const char *caption;

	if (app->format != FORMAT_HTML)
		return look_table(app, columns, layout->count, json);
	process = process_load(app->pool, app->diags, app->db);
	if (!process)
		return NULL;
	caption = pool_printf(app->pool, "%s%s%s, %s", filter->by_kind ?
			      strcmp(filter->kind, "open") == 0 ? "Open" :
			      "Closed" : "Open and closed",
			      filter->asked ? ", " : "",
			      filter->asked ? filter->asked : "",
			      look_when(app));
	return look_titled(app, process_term(process, "proposal")->plural.s,
			   caption, columns, layout->count, json);
}

static int
list_run(struct app *app, const struct args *args)
{
	struct list_filter filter = { 0 };
	struct list_layout layout = { 0 };
	struct list_counts counts = { 0 };
	const char *footer = NULL;
	struct table *table;
	struct json json;
	int failed;

	if (list_filter_read(app, args, &filter) < 0 ||
	    list_layout_read(app, args, &filter, &layout) < 0)
		return -1;
	table = list_start(app, &filter, &layout, &json);
	if (!table)
		return -1;
	failed = list_rows(app, &filter, &layout, table, &counts) < 0 ||
		 (look_people(app) &&
		  list_footer(app, &filter, &counts, &footer) < 0);
	look_end_note(app, table, &json, footer);
	if (counts.count == 0 && args_has(args, "exit-status"))
		app->status = STATUS_NO;
	return failed ? -1 : 0;
}

/* What --group takes: columns of the view. */
static const char *const groups[] = {
	"status", "path", "waits_for", "stage_name", NULL
};

static const struct option_row options[] = {
	{ .name = "open", .help = "open ones; so it is anyway, unless a "
	  "status is named" },
	{ .name = "closed", .help = "closed ones" },
	{ .name = "all", .help = "open and closed ones" },
	{ .name = "status", .many = true, .arg = "STATUS", .kind = WORD_STATUS,
	  .help = "those in this status, open or closed" },
	{ .name = "not-status", .many = true, .arg = "STATUS",
	  .kind = WORD_STATUS,
	  .help = "those not in this status" },
	{ .name = "path", .many = true, .arg = "PATH",
	  .kind = WORD_PATH_OR_NONE,
	  .help = "those on this path; none: no path is recorded" },
	{ .name = "waiting-for", .many = true, .arg = "BODY", .kind = WORD_BODY,
	  .help = "those it is this body's turn to deal with" },
	{ .name = "text", .arg = "WORDS",
	  .help = "those with all these words in title, summary or notes" },
	{ .name = "raised-since", .arg = "DATE",
	  .help = "those raised after that day" },
	{ .name = "changed-since", .arg = "DATE",
	  .help = "those of which something happened, or was recorded, "
	  "after that day" },
	{ .name = "in-status-for", .arg = "DAYS",
	  .help = "those that have had their status so long or longer: "
	  "60wd (Working Days) or 60days" },
	{ .name = "columns", .arg = "NAMES", .kind = WORD_OWN,
	  .help = "these columns, with commas between them" },
	{ .name = "sort", .arg = "COLUMN", .kind = WORD_OWN,
	  .help = "by this column; with a hyphen before it the other way "
	  "round" },
	{ .name = "group", .arg = "COLUMN", .choices = groups,
	  .help = "under headings" },
	{ .name = "exit-status",
	  .help = "end with status 1 if there are none" },
};

const struct cmd cmd_list = {
	.name = "list",
	.group = "Look",
	.summary = "proposals, open ones unless told otherwise",
	.operands = "",
	.details =
"A status is written in full, in any case, with spaces or hyphens. An option\n"
"given twice means one or the other; different options must all hold. \"After\n"
"that day\" does not include the day, so that months tile. A column is one of\n"
"the view `proposals`; docs/lists.md tells about all this.\n"
"\n"
"Those on either of two paths, as a page to send on:\n"
"  secreg list --path 2 --path 3 --format html -o paths.html\n"
"\n"
"What has not moved for three months or so:\n"
"  secreg list --in-status-for 60wd --sort since\n"
"\n"
"Where was that about firmware? A star stands for the end of a word:\n"
"  secreg list --all --text \"firmware updat*\"\n"
"\n"
"What stood open in the middle of April, for a spreadsheet:\n"
"  secreg list --as-at 2017-04-15 --format csv --bom -o april.csv\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = list_run,
	.offer = list_offer,
};
