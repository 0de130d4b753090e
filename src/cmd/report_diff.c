#include "cmd/commands.h"

#include <string.h>

#include "base/lines.h"
#include "cmd/look.h"
#include "register/papers.h"

/* So many lines of what both have are shown around each difference. */
enum { AROUND = 2 };

static int
read_paper(struct app *app, const char *name, struct issued *paper)
{
	int found = issued_find(app->pool, app->db, name, paper);

	if (found == 0)
		return issued_unknown(app->pool, app->diags, app->db, name);
	return found < 0 ? -1 : issued_check(app->pool, app->diags, paper);
}

/*
 * Papers of two kinds have no lines in common; those of one kind may differ in
 * every line because of their formats.
 */
static int
compare_kinds(struct app *app, const struct issued *old,
	      const struct issued *new)
{
	if (strcmp(old->kind, new->kind) != 0) {
		diag(app->diags, SLUG_USAGE, NULL,
		     "\"%s\" is a %s and \"%s\" a %s: only papers of one kind"
		     " can be compared", old->name, issued_noun(old->kind),
		     new->name, issued_noun(new->kind));
		diag_help(app->diags, "To see the kinds: secreg report list");
		return -1;
	}
	if (strcmp(old->format, new->format) != 0)
		look_note(app, pool_printf(app->pool, "\"%s\" went out as %s,"
			  " \"%s\" as %s: lines differ for that too.",
			  old->name, old->format, new->name, new->format));
	return 0;
}

static int
report_diff_run(struct app *app, const struct args *args)
{
	struct issued old, new;

	if (read_paper(app, args_operand(args, 0), &old) < 0 ||
	    read_paper(app, args_operand(args, 1), &new) < 0)
		return -1;
	if (compare_kinds(app, &old, &new) < 0)
		return -1;
	if (lines_diff(app->pool, app->out, old.text, new.text, AROUND) > 0)
		app->status = STATUS_NO;
	return 0;
}

const struct cmd cmd_report_diff = {
	.name = "report diff",
	.group = "Report",
	.summary = "what differs between two papers that went out",
	.operands = "NAME NAME",
	.least = 2,
	.most = 2,
	.words = { WORD_PAPER, WORD_PAPER },
	.details =
"Prints the lines that only the first has behind \"-\", those that only the\n"
"second has behind \"+\", and ends with status 1 if there are any. Both must\n"
"be papers of one kind, as secreg report list shows it.\n"
"\n"
"Example:\n"
"  secreg report diff \"DCUSA April 2017\" \"DCUSA May 2017\"\n",
	.takes = TAKES_OUTPUT,
	.db = CMD_READS,
	.run = report_diff_run,
};
