/*
 * Every subcommand there is; each is described by its own file in src/cmd.
 */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/cmd.h"

/* All of them, in the order of the list; ends with NULL. */
extern const struct cmd *const commands[];

extern const struct cmd cmd_init;
extern const struct cmd cmd_template;
extern const struct cmd cmd_add;
extern const struct cmd cmd_transition;
extern const struct cmd cmd_vote;
extern const struct cmd cmd_set;
extern const struct cmd cmd_edit;
extern const struct cmd cmd_note;
extern const struct cmd cmd_correct;
extern const struct cmd cmd_undo;
extern const struct cmd cmd_list;
extern const struct cmd cmd_show;
extern const struct cmd cmd_history;
extern const struct cmd cmd_why;
extern const struct cmd cmd_due;
extern const struct cmd cmd_ask;
extern const struct cmd cmd_query;
extern const struct cmd cmd_report_update;
extern const struct cmd cmd_report_status;
extern const struct cmd cmd_report_register;
extern const struct cmd cmd_report_list;
extern const struct cmd cmd_report_reprint;
extern const struct cmd cmd_report_diff;
extern const struct cmd cmd_proofread;
extern const struct cmd cmd_check;
extern const struct cmd cmd_export;
extern const struct cmd cmd_backup;
extern const struct cmd cmd_info;
extern const struct cmd cmd_process;
extern const struct cmd cmd_help;
extern const struct cmd cmd_version;

#endif
