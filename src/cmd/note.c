#include "cmd/commands.h"

#include <string.h>

#include "cmd/act.h"
#include "register/merge.h"
#include "register/story.h"

/* Whether that remark stands under that day already. */
static const struct entry *
find_note(const struct act *act, const struct entry *entry)
{
	size_t i;

	for (i = 0; i < act->held.history.count; i++) {
		const struct entry *e = proposal_entry(&act->held, i);

		if (e->note.s && strcmp(e->note.s, entry->note.s) == 0 &&
		    strcmp(e->date.s, entry->date.s) == 0)
			return e;
	}
	return NULL;
}

static int
note_run(struct app *app, const struct args *args)
{
	struct act act = { .app = app };
	struct entry entry = { .note.s = args_operand(args, 1) };
	const struct entry *stored, *same;
	int wrote;

	if (app->note)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "the note is the text itself: leave --note out");
	if (act_start(&act, app, args, args_operand(args, 0)) < 0 ||
	    act_check(app, &entry_record, "note", "TEXT", &entry.note) < 0 ||
	    act_entry(&act, args, &entry) < 0 || act_words(&act, &entry) < 0)
		return -1;
	same = find_note(&act, &entry);
	if (same) {
		act_idle(&act, pool_printf(app->pool, "%s has this note"
					   " already (change %lld).",
					   act.held.id.s,
					   (long long)same->change));
		return 0;
	}
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
	.words = { WORD_ID },
	.details =
"The remark stands in the history of the proposal, under its date.\n"
"\n"
"Example:\n"
"  secreg note 21 \"Legal advice was asked for.\" --date 2017-05-09\n",
	.takes = TAKES_WRITE | TAKES_ACT,
	.db = CMD_WRITES,
	.run = note_run,
};
