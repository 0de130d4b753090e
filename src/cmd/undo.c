#include "cmd/commands.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/undo_tell.h"

/* The number of a change as typed: 0 if none was, -1 with a problem. */
static int64_t
typed_change(struct app *app, const struct args *args)
{
	const char *word;
	size_t digits;

	if (args_count(args) == 0)
		return 0;
	word = args_operand(args, 0);
	digits = strspn(word, "0123456789");
	if (digits > 0 && word[digits] == '\0' && word[0] != '0')
		return digits > 18 ? INT64_MAX : strtoll(word, NULL, 10);
	diag(app->diags, SLUG_USAGE, NULL,
	     "\"%s\" is not the number of a change", word);
	if (digits > 0 && word[digits] == '.') {
		diag_help(app->diags, "A change is taken back whole: secreg "
			  "undo %.*s", (int)digits, word);
		diag_help(app->diags, "One entry of it is put right: secreg "
			  "correct %s", word);
	} else {
		diag_help(app->diags, "To see the changes: secreg history");
	}
	return -1;
}

static int
undo_run(struct app *app, const struct args *args)
{
	struct undo undo = {
		.pool = app->pool, .diags = app->diags, .db = app->db,
	};
	struct undo_tell tell = { .app = app, .undo = &undo };
	int64_t no = typed_change(app, args);
	int failed;

	if (no < 0 || db_horizon(app->db, NULL, 0, true) < 0)
		return -1;
	undo.process = process_load(app->pool, app->diags, app->db);
	if (!undo.process || undo_find(&undo, no) < 0)
		return -1;
	memory_open(&tell.lines);
	failed = (!undo.back && undo_tell_facts(&tell) < 0) ||
		 undo_do(&undo, app->now, app->user, app->command_line,
			 app->note) < 0 ||
		 (undo.back && undo_tell_facts(&tell) < 0);
	if (!failed)
		undo_tell_all(&tell);
	memory_free(&tell.lines);
	return failed ? -1 : 0;
}

const struct cmd cmd_undo = {
	.name = "undo",
	.group = "Record",
	.summary = "take back the last change, or one by number",
	.operands = "[CHANGE]",
	.least = 0,
	.most = 1,
	.words = { WORD_CHANGE },
	.details =
	"Takes back everything one change recorded, as a whole. Without a"
	" number that is the latest change in force that is not itself an"
	" undo. Nothing is deleted: the undo is a change of its own, and to"
	" take it back by its number puts everything as it was.\n"
	"\n"
	"It is refused, and nothing changed, when a later change stands on"
	" this one, or when a paper that was issued has told of it. Then"
	" take back the later one first, or correct the entry that is"
	" wrong.\n"
	"\n"
	"Examples:\n"
	"  secreg undo --dry-run\n"
	"  secreg undo 58 --note \"Recorded for the wrong proposal\"\n"
	"  secreg history",
	.takes = TAKES_WRITE,
	.db = CMD_WRITES,
	.run = undo_run,
};
