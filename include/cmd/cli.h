/*
 * The command line: from argv to a command and its arguments, and the help
 * that is made from the same tables.
 */
#ifndef CMD_CLI_H
#define CMD_CLI_H

#include "cmd/cmd.h"

/* What was asked for, as far as it can be told before a register is open. */
struct request {
	const struct cmd *cmd;		/* NULL when none was named */
	const char *family;		/* first word of several commands, when
					   the second is missing */
	struct args *args;
	bool help;			/* print help (of CMD, or the list) */
	bool version;
	bool ended;			/* `--` was among the words */
	const char *db;			/* --db */
	const char *output;		/* -o */
	const char *colour;		/* --color: auto, always, never */
};

/* What else commands listen to; those of the register, those of writing it. */
extern const struct cli_variable {
	const char *name;	/* NULL ends the table */
	bool db, write;		/* only commands that use it, that write it */
	const char *help;	/* one line */
} cli_variables[];

/*
 * Reads argv into *REQUEST and the common options into APP; the commands
 * there are, are APP->commands.  Options may stand before and after operands
 * and the command's name; `--` ends them; a lone `-` is an operand.  Commands
 * and options are never abbreviated.  Returns 0, or -1 with problems recorded.
 */
int cli_parse(struct app *app, int argc, char **argv,
	      struct request *request);

/*
 * The first half of it: walks over WORDS (those behind the program's name, then
 * NULL) and sets cmd, family, args and ended of *REQUEST, holding nothing
 * against the command's table.  The last option's value is NULL if it is
 * missing.  -1 if a word that should name a command does not.
 */
int cli_walk(struct app *app, char **words, struct request *request);

/*
 * The command of that name, SECOND being its second word or NULL; NULL if
 * there is none.
 */
const struct cmd *cli_find(const struct app *app, const char *first,
			   const char *second);

/* Whether commands of two words begin with WORD. */
bool cli_is_family(const struct app *app, const char *word);

/*
 * Records that FIRST and SECOND (or NULL) name no command, and which one may
 * have been meant.  Returns -1.
 */
int cli_unknown(struct app *app, const char *first, const char *second);

/* The list of commands; those that begin with a word; the help of one. */
void cli_help_all(struct app *app, FILE *out);
void cli_help_family(struct app *app, FILE *out, const char *word);
void cli_help(struct app *app, FILE *out, const struct cmd *cmd);

/* How a command is written: "secreg show [OPTION...] ID...". */
const char *cli_usage(struct pool *pool, const struct cmd *cmd);

/*
 * Prints TEXT wrapped for help: paragraphs are refilled, lines that begin
 * with a space stay as they are.
 */
void cli_help_text(struct app *app, FILE *out, const char *text);

/* One word as a shell would need it to be typed. */
const char *cli_quoted(struct pool *pool, const char *word);

#endif
