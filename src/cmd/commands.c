#include "cmd/commands.h"

const struct cmd *const commands[] = {
	&cmd_init,
	&cmd_template,
	&cmd_add,
	&cmd_transition,
	&cmd_vote,
	&cmd_set,
	&cmd_note,
	&cmd_correct,
	&cmd_undo,
	&cmd_list,
	&cmd_show,
	&cmd_history,
	&cmd_why,
	&cmd_due,
	&cmd_report_update,
	&cmd_report_list,
	&cmd_report_reprint,
	&cmd_report_diff,
	&cmd_check,
	&cmd_export,
	&cmd_info,
	&cmd_process,
	&cmd_help,
	&cmd_version,
	NULL
};
