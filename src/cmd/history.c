#include "cmd/commands.h"

#include "cmd/history_entries.h"
#include "cmd/look.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

/*
 * The change log: what people see, then the columns of the view `changes`.
 * Times and days are of a kind that is not wrapped, "by 12 Apr 2017" too; what
 * may be long comes last.
 */
enum { CHANGE, TIME, USER, STATE, NOTE, COMMAND, LOG_PEOPLE };
enum {
	VIEW_CHANGE, VIEW_RECORDED, VIEW_USER, VIEW_COMMAND, VIEW_NOTE,
	VIEW_LIVE, VIEW_SWITCHES, LOG_COLUMNS
};

static const struct column log_columns[LOG_PEOPLE + LOG_COLUMNS] = {
	{ .key = "change", .head = "CHANGE", .kind = COLUMN_INTEGER,
	  .whom = FOR_PEOPLE, .strong = true },
	{ .key = "recorded", .head = "RECORDED (UTC)", .kind = COLUMN_DATE,
	  .whom = FOR_PEOPLE },
	{ .key = "user", .head = "BY", .whom = FOR_PEOPLE },
	{ .key = "state", .head = "STATE", .whom = FOR_PEOPLE },
	{ .key = "note", .head = "NOTE", .whom = FOR_PEOPLE },
	{ .key = "command", .head = "COMMAND", .whom = FOR_PEOPLE },
	{ .key = "change", .kind = COLUMN_INTEGER, .whom = FOR_PROGRAMS },
	{ .key = "recorded", .whom = FOR_PROGRAMS },
	{ .key = "user", .whom = FOR_PROGRAMS },
	{ .key = "command", .whom = FOR_PROGRAMS },
	{ .key = "note", .whom = FOR_PROGRAMS },
	{ .key = "live", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "switches", .whom = FOR_PROGRAMS },
};

/* "in force", "taken back by 62", "in force; takes back 61" */
static const char *
state_words(struct pool *pool, bool live, const char *by, const char *does)
{
	return pool_printf(pool, "%s%s%s%s", live ? "in force" :
			   "taken back by ", live || !by ? "" : by,
			   does ? "; " : "", does ? does : "");
}

struct counts {
	long live, dead;
};

static int
log_rows(struct app *app, struct table *table, struct counts *counts)
{
	struct stmt *stmt = db_stmt(app->db, SQL_HISTORY_CHANGES);
	struct pool *pool = pool_new();
	const char *cells[LOG_PEOPLE + LOG_COLUMNS];
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		const char **view = cells + LOG_PEOPLE;
		bool live = stmt_col_int(stmt, VIEW_LIVE) != 0;

		for (int i = 0; i < LOG_COLUMNS; i++)
			view[i] = stmt_col(stmt, i);
		cells[CHANGE] = view[VIEW_CHANGE];
		cells[TIME] = look_time(pool, view[VIEW_RECORDED]);
		cells[USER] = view[VIEW_USER];
		cells[COMMAND] = view[VIEW_COMMAND];
		cells[STATE] = state_words(pool, live,
					   stmt_col(stmt, LOG_COLUMNS),
					   stmt_col(stmt, LOG_COLUMNS + 1));
		cells[NOTE] = view[VIEW_NOTE] ? view[VIEW_NOTE] : "";
		table_row(table, cells);
		*(live ? &counts->live : &counts->dead) += 1;
		pool_clear(pool);
	}
	pool_free(pool);
	return more;
}

/* "3 changes" and "1 change" */
static const char *
counted(struct app *app, long count, const char *what)
{
	return pool_printf(app->pool, "%ld %s%s", count, what,
			   count == 1 ? "" : "s");
}

static int
history_log(struct app *app)
{
	struct counts counts = { 0 };
	struct json json;
	struct table *table = look_titled(app, "Changes of the register", NULL,
					  log_columns, COUNT(log_columns),
					  &json);
	int failed = log_rows(app, table, &counts);

	look_end_note(app, table, &json, pool_printf(app->pool, "\n%s%s%s%s.",
		  counted(app, counts.live + counts.dead, "change"),
		  counts.dead ? pool_printf(app->pool, ", %ld of them taken "
					    "back", counts.dead) : "",
		  app->as_known ? ", as known at change " : "",
		  app->as_known ? pool_printf(app->pool, "%lld",
					      (long long)app->known) : ""));
	return failed;
}

static int
history_run(struct app *app, const struct args *args)
{
	return args_count(args) == 0 ? history_log(app) :
	       history_entries(app, args_operand(args, 0));
}

const struct cmd cmd_history = {
	.name = "history",
	.group = "Look",
	.summary = "what changed, when, by whom",
	.operands = "[ID]",
	.least = 0,
	.most = 1,
	.words = { WORD_ID },
	.details =
"Without an id: every change of the register, one a command, in order. With\n"
"one: the entries of that proposal, each with its reference, which is the\n"
"number of the change that recorded it and its place in that change; also\n"
"those that were corrected or taken back since, with the change that did.\n"
"A day is when it happened; recorded is when the register was told, in UTC.\n"
"\n"
"What is recorded of SECMP0021:\n"
"  secreg history 21\n"
"\n"
"The change log as it was when change 58 had been recorded:\n"
"  secreg history --as-known 58\n",
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = history_run,
};
