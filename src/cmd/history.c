#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "cmd/look.h"
#include "register/process.h"
#include "register/story.h"

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

/* Entries: what people see, then the columns of the view `history`. */
enum { REF, DAY, RECORDED, BY, WHAT, PEOPLE };
enum { VIEW_REF = 3, VIEW_TIME = 23, VIEW_BY = 24, VIEW_COLUMNS = 25 };

static const struct column columns[PEOPLE + VIEW_COLUMNS] = {
	{ .key = "ref", .head = "REF", .whom = FOR_PEOPLE, .strong = true },
	{ .key = "date", .head = "DAY", .kind = COLUMN_DATE,
	  .whom = FOR_PEOPLE },
	{ .key = "recorded", .head = "RECORDED", .kind = COLUMN_DATE,
	  .whom = FOR_PEOPLE },
	{ .key = "user", .head = "BY", .whom = FOR_PEOPLE },
	{ .key = "what", .head = "WHAT", .whom = FOR_PEOPLE },
	{ .key = "id", .whom = FOR_PROGRAMS },
	{ .key = "date", .kind = COLUMN_DATE, .whom = FOR_PROGRAMS },
	{ .key = "date_exact", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "ref", .whom = FOR_PROGRAMS },
	{ .key = "opening", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "status", .whom = FOR_PROGRAMS },
	{ .key = "body", .whom = FOR_PROGRAMS },
	{ .key = "vote", .whom = FOR_PROGRAMS },
	{ .key = "carried", .whom = FOR_PROGRAMS },
	{ .key = "alternative", .whom = FOR_PROGRAMS },
	{ .key = "who", .whom = FOR_PROGRAMS },
	{ .key = "note", .whom = FOR_PROGRAMS },
	{ .key = "implementation_date", .kind = COLUMN_DATE,
	  .whom = FOR_PROGRAMS },
	{ .key = "release", .whom = FOR_PROGRAMS },
	{ .key = "title", .whom = FOR_PROGRAMS },
	{ .key = "formal_title", .whom = FOR_PROGRAMS },
	{ .key = "path", .whom = FOR_PROGRAMS },
	{ .key = "urgent", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "proposer", .whom = FOR_PROGRAMS },
	{ .key = "adopted_by", .whom = FOR_PROGRAMS },
	{ .key = "summary", .whom = FOR_PROGRAMS },
	{ .key = "override", .whom = FOR_PROGRAMS },
	{ .key = "change", .kind = COLUMN_INTEGER, .whom = FOR_PROGRAMS },
	{ .key = "recorded", .whom = FOR_PROGRAMS },
	{ .key = "user", .whom = FOR_PROGRAMS },
};

/* "in force", "taken back", "in force; takes back 61" */
static const char *
state_words(struct pool *pool, bool live, const char *switches)
{
	return pool_printf(pool, "%s%s%s", live ? "in force" : "taken back",
			   switches ? "; " : "", switches ? switches : "");
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
					   stmt_col(stmt, LOG_COLUMNS));
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
	struct table *table = look_table(app, log_columns, COUNT(log_columns),
					 &json);
	int failed = log_rows(app, table, &counts);

	look_end(app, table, &json);
	if (failed < 0 || !look_people(app))
		return failed;
	look_note(app, pool_printf(app->pool, "\n%s%s%s%s.",
		  counted(app, counts.live + counts.dead, "change"),
		  counts.dead ? pool_printf(app->pool, ", %ld of them taken "
					    "back", counts.dead) : "",
		  app->as_known ? ", as known at change " : "",
		  app->as_known ? pool_printf(app->pool, "%lld",
					      (long long)app->known) : ""));
	return 0;
}

static void
people_cells(struct app *app, const struct entry *entry,
	     const struct story *story, const char **cells)
{
	struct pool *pool = app->pool;
	const char *const *view = cells + PEOPLE;

	cells[REF] = view[VIEW_REF];
	cells[DAY] = pool_printf(pool, "%s%s",
				 day_exact(entry->date.s) ? "" : "by ",
				 app->format == FORMAT_TEXT ?
				 date_short(pool, day_date(entry->date.s)) :
				 date_long(pool, day_date(entry->date.s)));
	cells[WHAT] = look_one_line(pool, story_line(pool, story));
	cells[RECORDED] = pool_strndup(pool, view[VIEW_TIME],
				       strnlen(view[VIEW_TIME], 10));
	cells[BY] = view[VIEW_BY];
}

/* The rows and the stories are in the same order: that of the timeline. */
static int
entry_rows(struct app *app, const struct proposal *proposal,
	   const struct story *stories, struct table *table)
{
	struct stmt *stmt = db_stmt(app->db, SQL_HISTORY_ENTRIES);
	const char *cells[PEOPLE + VIEW_COLUMNS] = { NULL };
	int more;

	stmt_int(stmt, 1, proposal->key);
	stmt_text(stmt, 2, proposal->id.s);
	for (size_t n = 0; (more = stmt_step(stmt)) > 0; n++) {
		for (int i = 0; i < VIEW_COLUMNS; i++)
			cells[PEOPLE + i] = stmt_col(stmt, i);
		if (look_people(app) && n < proposal->history.count)
			people_cells(app, proposal_entry(proposal, n),
				     &stories[n], cells);
		table_row(table, cells);
	}
	return more;
}

/* Says how many entries there were that no longer hold. */
static int
dead_entries(struct app *app, const struct proposal *proposal)
{
	struct stmt *stmt = db_stmt(app->db, SQL_HISTORY_DEAD);
	long count;

	stmt_int(stmt, 1, proposal->key);
	if (stmt_step(stmt) <= 0)
		return -1;
	count = (long)stmt_col_int(stmt, 0);
	look_note(app, pool_printf(app->pool, "\n%s of %s, %s.%s",
		  proposal->history.count == 1 ? "1 entry" :
		  pool_printf(app->pool, "%zu entries",
			      proposal->history.count),
		  proposal->id.s, look_when(app),
		  count == 0 ? "" :
		  pool_printf(app->pool, " Not shown: %ld that %s corrected "
			      "or taken back.", count,
			      count == 1 ? "was" : "were")));
	return stmt_run(stmt);
}

static int
history_of(struct app *app, const char *word)
{
	const struct process *process = process_load(app->pool, app->diags,
						     app->db);
	int64_t key = process ? look_find(app, word) : -1;
	struct proposal proposal;
	struct table *table;
	struct json json;
	int failed;

	if (key < 0 || look_load(app, app->pool, key, &proposal) < 0)
		return -1;
	table = look_table(app, columns, COUNT(columns), &json);
	failed = entry_rows(app, &proposal,
			    story_tell(app->pool, process, &proposal), table);
	look_end(app, table, &json);
	if (failed < 0 || !look_people(app))
		return failed;
	return dead_entries(app, &proposal);
}

static int
history_run(struct app *app, const struct args *args)
{
	return args_count(args) == 0 ? history_log(app) :
	       history_of(app, args_operand(args, 0));
}

const struct cmd cmd_history = {
	.name = "history",
	.group = "Look",
	.summary = "what changed, when, by whom",
	.operands = "[ID]",
	.least = 0,
	.most = 1,
	.details =
"Without an id: every change of the register, one a command, in order. With\n"
"one: the entries of that proposal that hold, each with its reference, which\n"
"is the number of the change that recorded it and its place in that change.\n"
"A day is when it happened; recorded is when the register was told, in UTC.\n"
"\n"
"What is recorded of SECMP0021:\n"
"  secreg history 21\n"
"\n"
"The change log as it was when change 58 had been recorded:\n"
"  secreg history --as-known 58\n",
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_CSV | 1 << FORMAT_JSON | 1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = history_run,
};
