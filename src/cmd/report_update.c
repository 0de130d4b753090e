#include "cmd/commands.h"

#include "base/text.h"
#include "cmd/report_issue.h"
#include "cmd/report_window.h"
#include "register/papers.h"
#include "register/report.h"

static int
report_update_run(struct app *app, const struct args *args)
{
	struct report_window window;
	struct issue issue;
	struct report_request request = {
		.format = app->format,
		.command = app->cmd->name,
		.known = app->as_known ? app->known : 0,
		.since_label = args_value(args, "since-label"),
		.ordinal = args_has(args, "ordinal-dates"),
		.empty = args_has(args, "empty-sections"),
	};
	bool failed;

	if (request.since_label)
		request.since_label = text_visible(app->pool,
						   request.since_label);
	if (issue_read(app, args, REPORT_UPDATE, true, &issue) < 0 ||
	    window_read(app, args, REPORT_UPDATE, &window) < 0)
		return -1;
	issue.since = request.since = window.since;
	issue.until = request.until = window.until;
	request.section = window.section;
	if (issue_start(app, &issue) < 0)
		return -1;
	request.out = app->out;
	failed = report_update(app->pool, app->diags, app->db, &request) < 0;
	if (issue_end(app, &issue, failed) < 0)
		return -1;
	return window_notes(app, &window);
}

static const struct option_row options[] = {
	{ .name = "since", .arg = "DATE",
	  .help = "the window begins after that day, or after the window of "
		  "the one that was issued last: last-issued, as it does "
		  "without this option" },
	{ .name = "until", .arg = "DATE",
	  .help = "and ends with that day, or today" },
	{ .name = "since-label", .arg = "TEXT",
	  .help = "what sentences say instead of the first date, as \"the "
		  "meeting in April 2017\"" },
	{ .name = "section", .arg = "N",
	  .help = "make section N of another paper: its sections are N.1, "
		  "N.2 and so on" },
	{ .name = "empty-sections",
	  .help = "let sections without content say so" },
	ISSUE_OPTION,
	{ .name = "ordinal-dates", .help = "dates as 19th April 2017" },
};

const struct cmd cmd_report_update = {
	.name = "report update",
	.group = "Report",
	.summary = "the monthly paper: new, votes, referred, open",
	.operands = "",
	.details =
"Tells what happened after one day, up to and including another, and what\n"
"stood open at the end of it. Windows that follow each other tell everything\n"
"once. What is told, in which order and under which headings, is data of the\n"
"process: see secreg process.\n"
"\n"
"Section 3 of a longer paper:\n"
"  secreg report update --since 2017-04-12 --until 2017-05-10 \\\n"
"      --format markdown --section 3 -o section3.md\n"
"\n"
"As it would have been told then, whatever was recorded since:\n"
"  secreg report update --since 2017-04-12 --until 2017-05-10 \\\n"
"      --as-known 2017-05-10\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_WRITE,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_JSON,
	.db = CMD_READS,
	.writes_with = "issue",
	.run = report_update_run,
};
