#include "cmd/cli.h"
#include "cmd/commands.h"

#include <stddef.h>

#include "base/text.h"

static void
help_slug(struct app *app, enum slug slug)
{
	fprintf(app->out, "%s\n\n", slug_name(slug));
	cli_help_text(app, app->out, slug_help(slug));
	fprintf(app->out, "\nExit status: %d\n", slug_class(slug));
}

static int
help_run(struct app *app, const struct args *args)
{
	int count = args_count(args);
	const char *first = count > 0 ? args_operand(args, 0) : NULL;
	const char *second = count > 1 ? args_operand(args, 1) : NULL;
	const struct cmd *cmd = first ? cli_find(app, first, second) : NULL;

	if (!first)
		cli_help_all(app, app->out);
	else if (cmd)
		cli_help(app, app->out, cmd);
	else if (!second && cli_is_family(app, first))
		cli_help_family(app, app->out, first);
	else if (!second && slug_find(first) != SLUG_END)
		help_slug(app, slug_find(first));
	else
		return cli_unknown(app, first, second);
	return 0;
}

const struct cmd cmd_help = {
	.name = "help",
	.group = "Keep",
	.summary = "this list, help on a command, or on a message",
	.operands = "[COMMAND|WORD]",
	.least = 0,
	.most = 2,
	.words = { WORD_HELP, WORD_HELP },
	.details =
"The word in square brackets at the end of a message names the kind of\n"
"problem; help on that word says what it means and what to do.\n"
"\n"
"Examples:\n"
"  secreg help\n"
"  secreg help report update\n"
"  secreg help unknown-field\n",
	.db = CMD_NO_DB,
	.run = help_run,
};
