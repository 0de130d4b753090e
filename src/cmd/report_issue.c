#include "cmd/report_issue.h"

#include <string.h>

#include "cmd/act.h"
#include "cmd/look.h"
#include "cmd/options.h"
#include "register/papers.h"

int
issue_read(struct app *app, const struct args *args, const char *kind,
	   bool window, struct issue *issue)
{
	struct issued other;
	struct text text = { .s = args_value(args, "issue") };
	int found;

	*issue = (struct issue){ .kind = kind, .name = text.s };
	if (!issue->name)
		return app->dry_run || app->note ?
		       diag(app->diags, SLUG_USAGE, NULL,
			    "--dry-run and --note go with --issue only") : 0;
	if (app->as_known || (window && app->as_at_given))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "a paper that goes out tells all that is known:"
			    " leave %s out", window ?
			    "--as-known and --as-at" : "--as-known");
	if (act_check(app, &proposal_record, "title", "--issue", &text) < 0)
		return -1;
	found = issued_find(app->pool, app->db, issue->name, &other);
	if (found <= 0)
		return found;
	diag(app->diags, SLUG_REFUSED, NULL,
	     "refused: a %s called \"%s\" was issued already (change %lld)."
	     " Nothing was changed", issued_noun(other.kind), other.name,
	     (long long)other.change);
	diag_help(app->diags, "What went out: secreg report reprint \"%s\"",
		  other.name);
	return -1;
}

/* Says where the window does not meet that of the last paper. */
static int
note_window(struct app *app, const struct issue *issue)
{
	struct issued_last last;
	int found = issued_last(app->pool, app->db, issue->kind, &last);

	if (found <= 0)
		return found;
	if (strcmp(issue->since, last.until) != 0)
		look_note(app, pool_printf(app->pool, "%s.",
			  issued_joint(app->pool, last.name, last.until,
				       issue->since)));
	return 0;
}

int
issue_start(struct app *app, struct issue *issue)
{
	if (issue->name && issue->since && note_window(app, issue) < 0)
		return -1;
	if (!issue->name)
		return 0;
	memory_open(&issue->text);
	issue->out = app->out;
	issue->width = app->width;
	issue->colour = app->colour;
	app->width = 0;
	app->colour = false;
	app->out = issue->text.file;
	return 0;
}

/* Keeps what was printed as a paper that went out: a change of its own. */
static int
keep(struct app *app, const struct issue *issue)
{
	struct issued paper = {
		.name = issue->name, .kind = issue->kind,
		.since = issue->since, .until = issue->until,
		.format = format_name(app->format),
		.text = issue->text.text, .len = issue->text.len,
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
	/* Names with a character that shells take for theirs: report list. */
	app->again = strpbrk(paper.name, "\"\\$`!") ? "secreg report list" :
		     pool_printf(app->pool, "secreg report reprint \"%s\" -o"
				 " FILE", paper.name);
	if (app->dry_run)
		look_note(app, "Dry run: the paper was not issued.");
	else
		look_note(app, pool_printf(app->pool, "Issued as \"%s\", change"
			  " %lld: %zu bytes, SHA-256 %s", paper.name,
			  (long long)change.no, paper.len, paper.sha256));
	return 0;
}

int
issue_end(struct app *app, struct issue *issue, bool failed)
{
	if (!issue->name)
		return failed ? -1 : 0;
	memory_close(&issue->text);
	app->out = issue->out;
	app->width = issue->width;
	app->colour = issue->colour;
	if (!failed) {
		fwrite(issue->text.text, 1, issue->text.len, app->out);
		failed = keep(app, issue) < 0;
	}
	memory_free(&issue->text);
	return failed ? -1 : 0;
}
