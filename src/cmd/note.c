#include "cmd/commands.h"

#include "cmd/act.h"
#include "register/merge.h"
#include "register/story.h"

static int
note_run(struct app *app, const struct args *args)
{
	struct act act = { .app = app };
	struct entry entry = { .date.s = NULL };
	const struct entry *stored;
	int wrote;

	if (app->note)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "the note is the text itself: leave --note out");
	if (act_start(&act, app, args, args_operand(args, 0)) < 0)
		return -1;
	app->note = args_operand(args, 1);
	if (act_entry(&act, args, &entry) < 0 || act_words(&act, &entry) < 0)
		return -1;
	stored = timeline_insert(app->pool, &act.held, &entry);
	wrote = act_store(&act);
	if (wrote <= 0)
		return wrote;
	act_head(&act);
	act_line(&act, "Note", pool_printf(app->pool, "%s: %s",
					   day_words(app->pool,
						     stored->date.s),
					   stored->note.s));
	act_end(&act);
	return 0;
}

const struct cmd cmd_note = {
	.name = "note",
	.group = "Record",
	.summary = "add a dated remark",
	.operands = "ID TEXT",
	.least = 2,
	.most = 2,
	.details =
"The remark stands in the history of the proposal, under its date.\n"
"\n"
"Example:\n"
"  secreg note 21 \"Legal advice was asked for.\" --date 2017-05-09\n",
	.takes = TAKES_WRITE | TAKES_ACT,
	.db = CMD_WRITES,
	.run = note_run,
};
