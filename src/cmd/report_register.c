#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "cmd/look.h"
#include "cmd/report_issue.h"
#include "register/page.h"
#include "register/papers.h"
#include "register/process.h"

/* Columns of the statement. */
enum {
	VIEW_ID, VIEW_TITLE, VIEW_PATH, VIEW_STATUS, VIEW_SINCE,
	VIEW_SINCE_EXACT, VIEW_RAISED, VIEW_RAISED_EXACT, VIEW_IMPLEMENTATION,
	VIEW_RELEASE, VIEW_PROPOSER, VIEW_WAITS_FOR, VIEW_OPEN, VIEW_STAGE
};

/* What people see, then what programs get. */
enum {
	ID, TITLE, PATH, STATUS, SINCE, RAISED, IMPLEMENTATION, RELEASE,
	PROPOSER, WAITS_FOR, PEOPLE,
	SINCE_DAY = PEOPLE, SINCE_EXACT, RAISED_DAY, RAISED_EXACT,
	IMPLEMENTATION_DAY, RELEASE_NAME, PROPOSER_NAME, BODY, OPEN, STAGE,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[ID] = { .key = "id", .head = "ID", .strong = true },
	[TITLE] = { .key = "title", .head = "TITLE", .weight = 40 },
	[PATH] = { .key = "path", .head = "PATH" },
	[STATUS] = { .key = "status", .head = "STATUS", .weight = 16 },
	[SINCE] = { .key = "since", .head = "SINCE", .kind = COLUMN_DATE,
		    .whom = FOR_PEOPLE, .weight = 14 },
	[RAISED] = { .key = "raised", .head = "RAISED", .kind = COLUMN_DATE,
		     .whom = FOR_PEOPLE, .weight = 14 },
	[IMPLEMENTATION] = { .key = "implementation_date",
		.head = "TO IMPLEMENT", .kind = COLUMN_DATE,
		.whom = FOR_PEOPLE, .weight = 14 },
	[RELEASE] = { .key = "release", .head = "RELEASE",
		      .whom = FOR_PEOPLE },
	[PROPOSER] = { .key = "proposer", .head = "PROPOSER",
		       .whom = FOR_PEOPLE, .weight = 16 },
	[WAITS_FOR] = { .key = "waits_for", .head = "WAITS FOR",
			.whom = FOR_PEOPLE, .weight = 16 },
	[SINCE_DAY] = { .key = "since", .kind = COLUMN_DATE,
			.whom = FOR_PROGRAMS },
	[SINCE_EXACT] = { .key = "since_exact", .kind = COLUMN_BOOL,
			  .whom = FOR_PROGRAMS },
	[RAISED_DAY] = { .key = "raised", .kind = COLUMN_DATE,
			 .whom = FOR_PROGRAMS },
	[RAISED_EXACT] = { .key = "raised_exact", .kind = COLUMN_BOOL,
			   .whom = FOR_PROGRAMS },
	[IMPLEMENTATION_DAY] = { .key = "implementation_date",
		.kind = COLUMN_DATE, .whom = FOR_PROGRAMS },
	[RELEASE_NAME] = { .key = "release", .whom = FOR_PROGRAMS },
	[PROPOSER_NAME] = { .key = "proposer", .whom = FOR_PROGRAMS },
	[BODY] = { .key = "waits_for", .whom = FOR_PROGRAMS },
	[OPEN] = { .key = "open", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	[STAGE] = { .key = "stage", .kind = COLUMN_INTEGER,
		    .whom = FOR_PROGRAMS },
};

static const struct column page_columns[PEOPLE] = {
	[ID] = { .head = "No.", .strong = true },
	[TITLE] = { .head = "Title", .weight = 40 },
	[PATH] = { .head = "Path", .filter = true },
	[STATUS] = { .head = "Status", .filter = true },
	[SINCE] = { .head = "Since", .kind = COLUMN_DATE },
	[RAISED] = { .head = "Raised", .kind = COLUMN_DATE },
	[IMPLEMENTATION] = { .head = "To implement", .kind = COLUMN_DATE },
	[RELEASE] = { .head = "Release" },
	[PROPOSER] = { .head = "Proposer" },
	[WAITS_FOR] = { .head = "Waits for" },
};

/* The register on its way out: a table, or a page. */
struct listing {
	struct app *app;
	struct pool *scratch;	/* lasts for one row */
	struct table *table;
	struct json json;
	long count, open;
};

/* A day for people: on a page its form tells programs too. */
static const char *
day_cell(const struct listing *l, const char *day, const char *exact)
{
	bool is_exact = !exact || strcmp(exact, "0") != 0;

	if (!day || is_exact)
		return day;
	if (l->app->format == FORMAT_HTML)
		return day_make(l->scratch, day, false);
	return pool_printf(l->scratch, "by %s",
			   l->app->format == FORMAT_TEXT ?
			   date_short(l->scratch, day) :
			   date_long(l->scratch, day));
}

static void
put_row(struct listing *l, struct stmt *stmt)
{
	const char *since = stmt_col(stmt, VIEW_SINCE);
	const char *raised = stmt_col(stmt, VIEW_RAISED);
	const char *since_exact = stmt_col(stmt, VIEW_SINCE_EXACT);
	const char *raised_exact = stmt_col(stmt, VIEW_RAISED_EXACT);
	const char *const cells[COLUMNS] = {
		[ID] = stmt_col(stmt, VIEW_ID),
		[TITLE] = stmt_col(stmt, VIEW_TITLE),
		[PATH] = stmt_col(stmt, VIEW_PATH),
		[STATUS] = stmt_col(stmt, VIEW_STATUS),
		[SINCE] = day_cell(l, since, since_exact),
		[RAISED] = day_cell(l, raised, raised_exact),
		[IMPLEMENTATION] = stmt_col(stmt, VIEW_IMPLEMENTATION),
		[RELEASE] = stmt_col(stmt, VIEW_RELEASE),
		[PROPOSER] = stmt_col(stmt, VIEW_PROPOSER),
		[WAITS_FOR] = stmt_col(stmt, VIEW_WAITS_FOR),
		[SINCE_DAY] = since,
		[SINCE_EXACT] = since_exact,
		[RAISED_DAY] = raised,
		[RAISED_EXACT] = raised_exact,
		[IMPLEMENTATION_DAY] = stmt_col(stmt, VIEW_IMPLEMENTATION),
		[RELEASE_NAME] = stmt_col(stmt, VIEW_RELEASE),
		[PROPOSER_NAME] = stmt_col(stmt, VIEW_PROPOSER),
		[BODY] = stmt_col(stmt, VIEW_WAITS_FOR),
		[OPEN] = stmt_col(stmt, VIEW_OPEN),
		[STAGE] = stmt_col(stmt, VIEW_STAGE),
	};

	table_row(l->table, cells);
	l->count++;
	l->open += stmt_col_int(stmt, VIEW_OPEN) != 0;
	pool_clear(l->scratch);
}

/* "as at 10 May 2017: 30 in all, 27 open." */
static const char *
how_many(const struct listing *l)
{
	return pool_printf(l->app->pool, "%ld in all, %ld open, %s.",
			   l->count, l->open, look_when(l->app));
}

static int
start(struct listing *l)
{
	struct app *app = l->app;
	struct table_style style = { .format = FORMAT_HTML };
	const struct process *process;
	const char *title;

	if (app->format != FORMAT_HTML) {
		l->table = look_table(app, columns, COLUMNS, &l->json);
		return 0;
	}
	process = process_load(app->pool, app->diags, app->db);
	if (!process)
		return -1;
	title = pool_printf(app->pool, "Register of %s",
			    process_term(process, "proposal")->plural.s);
	page_start(app->pool, app->out, title, PAGE_BROAD);
	page_title(app->pool, app->out, title, pool_printf(app->pool,
		   "%s, %s.", process->title.s, look_when(app)));
	fputs("<form id=\"tools\" role=\"search\" hidden>\n"
	      "<p id=\"found\" role=\"status\"></p>\n</form>\n", app->out);
	style.caption = title;
	l->table = table_start(app->pool, app->out, &style, page_columns,
			       PEOPLE, NULL);
	return 0;
}

static void
end(struct listing *l)
{
	struct app *app = l->app;

	if (app->format != FORMAT_HTML) {
		look_end(app, l->table, &l->json);
		if (look_people(app))
			look_note(app, pool_printf(app->pool, "%s%s",
				  l->count > 0 ? "\n" : "", how_many(l)));
		return;
	}
	table_end(l->table);
	page_paragraph(app->pool, app->out, how_many(l));
	page_end(app->out, data_script);
}

static int
list_all(struct app *app)
{
	struct listing listing = { .app = app };
	struct stmt *stmt;
	int more;

	if (start(&listing) < 0)
		return -1;
	listing.scratch = pool_new();
	stmt = db_stmt(app->db, SQL_REPORT_REGISTER);
	while ((more = stmt_step(stmt)) > 0)
		put_row(&listing, stmt);
	pool_free(listing.scratch);
	end(&listing);
	return more;
}

static int
report_register_run(struct app *app, const struct args *args)
{
	struct issue issue;
	bool failed;

	if (issue_read(app, args, REPORT_REGISTER, false, &issue) < 0)
		return -1;
	issue.until = app->as_at;
	if (issue_start(app, &issue) < 0)
		return -1;
	failed = list_all(app) < 0;
	return issue_end(app, &issue, failed);
}

static const struct option_row options[] = {
	ISSUE_OPTION,
};

const struct cmd cmd_report_register = {
	.name = "report register",
	.group = "Report",
	.summary = "the whole register, one row each",
	.operands = "",
	.details =
"Every proposal, open or closed, with what stands at its head. Days behind\n"
"\"by\" are the latest they can be.\n"
"\n"
"Issued as text, it is laid out as in a file, not for the terminal.\n"
"\n"
"For a spreadsheet:\n"
"  secreg report register --format csv --bom -o register.csv\n"
"\n"
"As a page that can be searched, sorted and filtered, without a network:\n"
"  secreg report register --format html -o register.html\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV |
		 TAKES_WRITE,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL,
	.db = CMD_READS,
	.writes_with = "issue",
	.run = report_register_run,
};
