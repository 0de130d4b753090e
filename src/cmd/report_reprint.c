#include "cmd/commands.h"

#include "register/papers.h"

static int
report_reprint_run(struct app *app, const struct args *args)
{
	const char *name = args_operand(args, 0);
	struct issued paper;
	int found = issued_find(app->pool, app->db, name, &paper);

	if (found == 0)
		return issued_unknown(app->pool, app->diags, app->db, name);
	if (found < 0 || issued_check(app->pool, app->diags, &paper) < 0)
		return -1;
	fwrite(paper.text, 1, paper.len, app->out);
	return 0;
}

const struct cmd cmd_report_reprint = {
	.name = "report reprint",
	.group = "Report",
	.summary = "the same bytes again of a paper that went out",
	.operands = "NAME",
	.least = 1,
	.most = 1,
	.words = { WORD_PAPER },
	.details =
"Prints a paper exactly as it was issued, whatever has been recorded since;\n"
"its SHA-256 is checked first.\n"
"\n"
"Example:\n"
"  secreg report reprint \"DCUSA May 2017\" -o may-2017.md\n",
	.takes = TAKES_OUTPUT,
	.db = CMD_READS,
	.run = report_reprint_run,
};
