#include "cmd/commands.h"

#include "base/text.h"
#include "cmd/report_issue.h"
#include "cmd/report_window.h"
#include "register/papers.h"
#include "register/status.h"

static int
report_status_run(struct app *app, const struct args *args)
{
	const char *title = args_value(args, "title");
	struct report_window window;
	struct issue issue;
	bool failed;

	if (issue_read(app, args, REPORT_STATUS, true, &issue) < 0 ||
	    window_read(app, args, REPORT_STATUS, &window) < 0)
		return -1;
	issue.since = window.since;
	issue.until = window.until;
	if (issue_start(app, &issue) < 0)
		return -1;

	const struct status_request request = {
		.out = app->out,
		.format = app->format,
		.command = app->cmd->name,
		.known = app->known,
		.since = window.since,
		.until = window.until,
		.section = window.section,
		.title = title ? text_visible(app->pool, title) : NULL,
	};

	failed = report_status(app->pool, app->diags, app->db, &request) < 0;
	if (issue_end(app, &issue, failed) < 0)
		return -1;
	return window_notes(app, &window);
}

static const struct option_row options[] = {
	{ .name = "since", .arg = "DATE",
	  .help = "compare with the end of that day, or of the window of the "
		  "status report that was issued last: last-issued, as it "
		  "does without this option" },
	{ .name = "until", .arg = "DATE",
	  .help = "where things stand at the end of that day, or today" },
	{ .name = "section", .arg = "N",
	  .help = "make section N of another paper: its sections are N.1, "
		  "N.2 and so on" },
	{ .name = "title", .arg = "TEXT", .help = "what it is called" },
	ISSUE_OPTION,
};

const struct cmd cmd_report_status = {
	.name = "report status",
	.group = "Report",
	.summary = "the monthly Modification and Release Status Report",
	.operands = "",
	.details =
"How many proposals are in which status, with the figures of the earlier day\n"
"beside them; each open one with its timeline, how long it has been there,\n"
"what can come next and whom it waits for; the votes since that day; releases\n"
"and what is in them; and what is late. Windows are those of report update;\n"
"last-issued is the status report that was issued last.\n"
"\n"
"As a page with pictures, for a screen, a telephone or A4 paper:\n"
"  secreg report status --since 2017-04-12 --format html -o status.html\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_WRITE,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_JSON,
	.db = CMD_READS,
	.writes_with = "issue",
	.run = report_status_run,
};
