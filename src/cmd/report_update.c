#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/act.h"
#include "cmd/look.h"
#include "cmd/options.h"
#include "cmd/report_window.h"
#include "register/papers.h"
#include "register/report.h"

/* What must be right before a paper can be issued under a name. */
static int
check_issue(struct app *app, const char *name)
{
	struct issued other;
	struct text text = { .s = name };
	int found;

	if (!name)
		return app->dry_run || app->note ?
		       diag(app->diags, SLUG_USAGE, NULL,
			    "--dry-run and --note go with --issue only") : 0;
	if (app->as_known || app->as_at_given)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "a paper that goes out tells all that is known:"
			    " leave --as-known and --as-at out");
	if (act_check(app, &proposal_record, "title", "--issue", &text) < 0)
		return -1;
	found = issued_find(app->pool, app->db, name, &other);
	if (found <= 0)
		return found;
	diag(app->diags, SLUG_REFUSED, NULL,
	     "refused: a paper called \"%s\" was issued already (change %lld)."
	     " Nothing was changed", other.name, (long long)other.change);
	diag_help(app->diags, "What went out: secreg report reprint \"%s\"",
		  other.name);
	return -1;
}

/* Says where the window does not meet that of the last paper. */
static int
note_window(struct app *app, const struct report_request *request)
{
	struct report_last last;
	int found = report_last(app->pool, app->db, &last), order;

	if (found <= 0)
		return found;
	order = strcmp(request->since, last.until);
	if (order != 0)
		look_note(app, pool_printf(app->pool, "The window of \"%s\""
			  " ended on %s: what lies between the two days is"
			  " told %s.", last.name,
			  date_long(app->pool, last.until), order < 0 ?
			  "in both papers" : "in neither paper"));
	return 0;
}

/* Keeps what was printed as a paper that went out: a change of its own. */
static int
issue(struct app *app, const struct report_request *request,
      const char *name, const struct memory *text)
{
	struct issued paper = {
		.name = name, .kind = REPORT_UPDATE, .since = request->since,
		.until = request->until, .format = format_name(app->format),
		.text = text->text, .len = text->len,
	};
	struct change change;

	if (change_open(app->db, app->now, app->user, app->command_line,
			app->note, &change) < 0)
		return -1;
	paper.known = change.no - 1;
	if (issued_keep(app->pool, &change, &paper) < 0)
		return -1;
	if (change_close(&change) <= 0)
		return diag(app->diags, SLUG_DAMAGED, NULL,
			    "the register does not take the paper");
	if (app->dry_run)
		look_note(app, "Dry run: the paper was not issued.");
	else
		look_note(app, pool_printf(app->pool, "Issued as \"%s\", change"
			  " %lld: %zu bytes, SHA-256 %s", name,
			  (long long)change.no, paper.len, paper.sha256));
	return 0;
}

static int
report_update_run(struct app *app, const struct args *args)
{
	const char *name = args_value(args, "issue");
	struct report_window window;
	struct memory text = { 0 };
	int failed;
	struct report_request request = {
		.out = app->out,
		.format = app->format,
		.command = app->cmd->name,
		.known = app->as_known ? app->known : 0,
		.since_label = args_value(args, "since-label"),
		.ordinal = args_has(args, "ordinal-dates"),
		.empty = args_has(args, "empty-sections"),
	};

	if (request.since_label)
		request.since_label = text_visible(app->pool,
						   request.since_label);
	if (check_issue(app, name) < 0 || window_read(app, args, &window) < 0)
		return -1;
	request.since = window.since;
	request.until = window.until;
	request.section = window.section;
	if (name && note_window(app, &request) < 0)
		return -1;
	memory_open(&text);
	request.out = text.file;
	failed = report_update(app->pool, app->diags, app->db, &request) < 0;
	memory_close(&text);
	if (!failed)
		fwrite(text.text, 1, text.len, app->out);
	if (!failed && name)
		failed = issue(app, &request, name, &text) < 0;
	memory_free(&text);
	if (failed)
		return -1;
	return window_notes(app, &window);
}

static const struct option_row options[] = {
	{ .name = "since", .arg = "DATE",
	  .help = "the window begins after that day, or after the window of "
		  "the last issued paper: last-issued, as it does without "
		  "this option" },
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
	{ .name = "issue", .arg = "NAME",
	  .help = "keep this paper as one that went out, under that name" },
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
