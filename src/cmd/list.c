#include "cmd/commands.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cmd/look.h"
#include "register/process.h"

/* What people see stands before the columns of the view `proposals`. */
enum { ID, PATH, STATUS, TITLE, PEOPLE };

/* Columns of the view, of which the first ones are looked at here. */
enum {
	VIEW_ID, VIEW_TITLE = 2, VIEW_PATH = 4, VIEW_STATUS, VIEW_STAGE,
	VIEW_COLUMNS = 21
};

static const struct column columns[PEOPLE + VIEW_COLUMNS] = {
	{ .key = "id", .head = "ID", .whom = FOR_PEOPLE, .strong = true },
	{ .key = "path", .head = "PATH", .whom = FOR_PEOPLE },
	{ .key = "status", .head = "STATUS", .whom = FOR_PEOPLE },
	{ .key = "title", .head = "TITLE", .whom = FOR_PEOPLE },
	{ .key = "id", .whom = FOR_PROGRAMS },
	{ .key = "number", .kind = COLUMN_INTEGER, .whom = FOR_PROGRAMS },
	{ .key = "title", .whom = FOR_PROGRAMS },
	{ .key = "formal_title", .whom = FOR_PROGRAMS },
	{ .key = "path", .whom = FOR_PROGRAMS },
	{ .key = "status", .whom = FOR_PROGRAMS },
	{ .key = "stage", .kind = COLUMN_INTEGER, .whom = FOR_PROGRAMS },
	{ .key = "open", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "since", .kind = COLUMN_DATE, .whom = FOR_PROGRAMS },
	{ .key = "since_exact", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "raised", .kind = COLUMN_DATE, .whom = FOR_PROGRAMS },
	{ .key = "implementation_date", .kind = COLUMN_DATE,
	  .whom = FOR_PROGRAMS },
	{ .key = "release", .whom = FOR_PROGRAMS },
	{ .key = "proposer", .whom = FOR_PROGRAMS },
	{ .key = "summary", .whom = FOR_PROGRAMS },
	{ .key = "raised_exact", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "stage_name", .whom = FOR_PROGRAMS },
	{ .key = "path_name", .whom = FOR_PROGRAMS },
	{ .key = "urgent", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "waits_for", .whom = FOR_PROGRAMS },
	{ .key = "may_have_moved", .kind = COLUMN_BOOL,
	  .whom = FOR_PROGRAMS },
};

/* Which proposals; a NULL leaves them all in. */
struct filter {
	const char *kind;	/* "open", "closed": one of the options */
	bool by_kind;
	const char *statuses, *paths;	/* JSON lists */
};

/* How many are in a status. */
struct tally {
	const char *status;
	int64_t stage;
	long count;
};

struct listing {
	struct tally *tallies;	/* by stage */
	size_t tally_count;
	long count;
	bool no_path;		/* one was shown without a path */
};

/* A word of the process, as the process spells it; NULL with a problem. */
static const char *
status_word(struct app *app, const struct process *process, const char *word)
{
	const struct process_status *status = process_status(process, word);

	if (status)
		return status->name.s;
	process_no_status(app->pool, app->diags, process, word, NULL);
	return NULL;
}

static const char *
path_word(struct app *app, const struct process *process, const char *word)
{
	const struct process_path *path = process_path(process, word);

	if (path)
		return path->code.s;
	if (text_same_name(word, PROCESS_NO_PATH))
		return PROCESS_NO_PATH;
	process_no_path(app->pool, app->diags, process, word, NULL);
	diag_help(app->diags, "Without a path: --path " PROCESS_NO_PATH);
	return NULL;
}

typedef const char *canonical(struct app *app, const struct process *process,
			      const char *word);

/* The values of an option as a JSON list; sets *LIST to NULL without any. */
static int
filter_words(struct app *app, const struct args *args, const char *option,
	     canonical *spell, const char **list)
{
	const struct process *process;
	char *text = NULL;
	size_t len;
	int count, failed = 0;
	const char *const *words = args_values(args, option, &count);
	struct json json;
	FILE *out;

	*list = NULL;
	if (count == 0)
		return 0;
	process = process_load(app->pool, app->diags, app->db);
	if (!process)
		return -1;
	out = open_memstream(&text, &len);
	if (!out)
		mem_exhausted();
	json_start(&json, out, false);
	json_list(&json);
	for (int i = 0; i < count; i++) {
		const char *word = spell(app, process, words[i]);

		failed |= word ? 0 : -1;
		json_text(&json, word);
	}
	json_list_end(&json);
	if (fclose(out) != 0)
		mem_exhausted();
	*list = pool_adopt(app->pool, text);
	return failed;
}

static int
filter_read(struct app *app, const struct args *args, struct filter *filter)
{
	static const char *const kinds[] = { "open", "closed", "all" };
	int failed;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!args_has(args, kinds[i]))
			continue;
		if (filter->kind)
			return diag(app->diags, SLUG_USAGE, NULL,
				    "--%s and --%s do not go together",
				    filter->kind, kinds[i]);
		filter->kind = kinds[i];
	}
	failed = filter_words(app, args, "status", status_word,
			      &filter->statuses);
	failed |= filter_words(app, args, "path", path_word, &filter->paths);
	/* Whoever names a status wants it, open or closed. */
	if (!filter->kind)
		filter->kind = filter->statuses ? "all" : "open";
	filter->by_kind = strcmp(filter->kind, "all") != 0;
	return failed;
}

/* Counts one more in a status; statuses stand in the order of stages. */
static void
count_status(struct app *app, struct listing *listing, const char *status,
	     int64_t stage)
{
	struct tally *tallies = listing->tallies;
	size_t at = 0;

	listing->count++;
	while (at < listing->tally_count &&
	       (tallies[at].stage < stage ||
		(tallies[at].stage == stage &&
		 strcmp(tallies[at].status, status) < 0)))
		at++;
	if (at < listing->tally_count && tallies[at].stage == stage &&
	    strcmp(tallies[at].status, status) == 0) {
		tallies[at].count++;
		return;
	}
	tallies = pool_grow(app->pool, tallies, listing->tally_count,
			    sizeof(*tallies));
	memmove(&tallies[at + 1], &tallies[at],
		(listing->tally_count - at) * sizeof(*tallies));
	tallies[at].status = pool_strdup(app->pool, status);
	tallies[at].stage = stage;
	tallies[at].count = 1;
	listing->tallies = tallies;
	listing->tally_count++;
}

static int
list_rows(struct app *app, const struct filter *filter,
	  struct listing *listing, struct table *table)
{
	struct stmt *stmt = db_stmt(app->db, look_people(app) ?
				    SQL_LIST_SHORT : SQL_LIST);
	const char *cells[PEOPLE + VIEW_COLUMNS];
	int more;

	if (filter->by_kind)
		stmt_int(stmt, 1, strcmp(filter->kind, "open") == 0);
	stmt_text(stmt, 2, filter->statuses);
	stmt_text(stmt, 3, filter->paths);
	while ((more = stmt_step(stmt)) > 0) {
		for (int i = 0; i < VIEW_COLUMNS; i++)
			cells[PEOPLE + i] = i < stmt_columns(stmt) ?
					    stmt_col(stmt, i) : NULL;
		cells[ID] = cells[PEOPLE + VIEW_ID];
		cells[PATH] = cells[PEOPLE + VIEW_PATH];
		cells[STATUS] = cells[PEOPLE + VIEW_STATUS];
		cells[TITLE] = cells[PEOPLE + VIEW_TITLE];
		table_row(table, cells);
		count_status(app, listing, cells[STATUS],
			     stmt_col_int(stmt, VIEW_STAGE));
		listing->no_path |= !cells[PATH];
	}
	return more;
}

/* Of how many proposals nothing is known on that day. */
static int
list_later(struct app *app, long *later)
{
	struct stmt *stmt = db_stmt(app->db, SQL_LIST_LATER);

	if (stmt_step(stmt) <= 0)
		return -1;
	*later = (long)stmt_col_int(stmt, 0);
	return stmt_run(stmt);
}

/* "27 open", "3 closed", "30 in all", "2 found", "None open" */
static const char *
how_many(struct app *app, const struct filter *filter, long count)
{
	const char *what = filter->statuses || filter->paths ? "found" :
			   filter->by_kind ? filter->kind : "in all";

	if (count == 0)
		return filter->by_kind || filter->statuses || filter->paths ?
		       pool_printf(app->pool, "None %s", what) :
		       "No proposals";
	return pool_printf(app->pool, "%ld %s", count, what);
}

static void
list_footer(struct app *app, const struct filter *filter,
	    const struct listing *listing, long later)
{
	struct pool *pool = app->pool;
	const char *text = pool_printf(pool, "%s, %s",
				       how_many(app, filter, listing->count),
				       look_when(app));

	for (size_t i = 0; i < listing->tally_count; i++)
		text = pool_printf(pool, "%s%s %s %ld", text,
				   i ? "," : ":", listing->tallies[i].status,
				   listing->tallies[i].count);
	text = pool_printf(pool, "%s.", text);
	if (later > 0)
		text = pool_printf(pool, "%s   %ld not known on that day.",
				   text, later);
	if (listing->no_path)
		text = pool_printf(pool, "%s   PATH – means not recorded.",
				   text);
	if (listing->count > 0)
		putc('\n', app->notes);
	look_note(app, text);
}

static int
list_run(struct app *app, const struct args *args)
{
	struct filter filter = { 0 };
	struct listing listing = { 0 };
	struct table *table;
	struct json json;
	long later = 0;
	int failed;

	if (filter_read(app, args, &filter) < 0)
		return -1;
	table = look_table(app, columns, PEOPLE + VIEW_COLUMNS, &json);
	failed = list_rows(app, &filter, &listing, table);
	look_end(app, table, &json);
	if (failed < 0 || !look_people(app))
		return failed;
	if (list_later(app, &later) < 0)
		return -1;
	list_footer(app, &filter, &listing, later);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "status", .many = true, .arg = "STATUS",
	  .help = "those in this status, open or closed" },
	{ .name = "path", .many = true, .arg = "PATH",
	  .help = "those on this path; none: no path is recorded" },
	{ .name = "open", .help = "open ones; so it is anyway, unless a "
	  "status is named" },
	{ .name = "closed", .help = "closed ones" },
	{ .name = "all", .help = "open and closed ones" },
};

const struct cmd cmd_list = {
	.name = "list",
	.group = "Look",
	.summary = "proposals, open ones unless told otherwise",
	.operands = "",
	.details =
"A status is written in full, in any case, with spaces or hyphens. An option\n"
"given twice means one or the other; different options must all hold.\n"
"\n"
"Those on either of two paths:\n"
"  secreg list --path 2 --path 3\n"
"\n"
"What stood open in the middle of April, for a spreadsheet:\n"
"  secreg list --as-at 2017-04-15 --format csv --bom -o april.csv\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_CSV | 1 << FORMAT_JSON | 1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = list_run,
};
