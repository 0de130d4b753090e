/*
 * Subcommands: what they take, what they are given, how they end.
 *
 * To add a command: write src/cmd/NAME.c ending in one `const struct cmd
 * cmd_NAME`, name it in src/cmd/commands.c, and give it tests/cli/NAME.t and a
 * place in docs; say in .words and .kind what completion can offer there.
 * `UPDATE=1 tests/run.sh tests/manual.t` puts its options into the manual page.
 * The tests complain when a step is forgotten.
 *
 * Main opens the register as .db says, begins, runs the command, commits if
 * no problem was recorded and rolls back otherwise; no command contains open,
 * begin or commit.  The register is never open while a person thinks.  Whatever
 * a command prints to app->out reaches stdout (or the -o file) after that, and
 * what it prints to app->notes reaches stderr.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <stdint.h>
#include <stdio.h>

#include "base/diag.h"
#include "io/db.h"
#include "io/progress.h"
#include "io/table.h"

/* What a command does with the register. */
enum cmd_db {
	CMD_NO_DB,	/* nothing */
	CMD_MAKES,	/* makes it */
	CMD_READS,	/* reads one state of it */
	CMD_WRITES,	/* one change */
	CMD_ASKS,	/* the same, after asking the person */
};

/*
 * What kind of word stands somewhere: where completion looks for those there
 * are (cmd/complete_words.h).  Those from WORD_ID on are the register's.
 */
enum word_kind {
	WORD_FREE,	/* nobody knows it before: a text, a day, a number */
	WORD_FILE,
	WORD_COMMAND,	/* of this program */
	WORD_HELP,	/* the same, or the word of a message */
	WORD_CHECK,	/* of `check` */
	WORD_ID,	/* of a proposal */
	WORD_STATUS,
	WORD_NEXT,	/* a status the first operand can go to */
	WORD_PATH,
	WORD_PATH_OR_NONE,	/* none: no path is recorded */
	WORD_BODY,
	WORD_CATEGORY,	/* a party category and = */
	WORD_RULE,
	WORD_RELEASE,
	WORD_PAPER,	/* that went out */
	WORD_CHANGE,	/* its number */
	WORD_ENTRY,	/* CHANGE.N */
	WORD_QUESTION,	/* that is saved */
	WORD_OWN,	/* the command knows: .offer */
};

/* An option.  It stands once, unless it is .many. */
struct option_row {
	const char *name;	/* without the dashes */
	char letter;		/* short form, or 0 */
	bool many;		/* may be repeated */
	const char *arg;	/* what its value is called; NULL: none */
	enum word_kind kind;	/* of its value */
	const char *const *choices;	/* its values, then NULL; or NULL */
	const char *help;	/* one line */
};

/* Options shared by many commands, asked for by adding these up. */
enum cmd_takes {
	TAKES_AS_AT = 1,	/* --as-at, --as-known */
	TAKES_FORMAT = 2,	/* --format, of .formats */
	TAKES_OUTPUT = 4,	/* -o, --output */
	TAKES_WRITE = 8,	/* --dry-run, --note, --user */
	TAKES_CSV = 16,		/* --bom */
	TAKES_DATE = 32,	/* --date */
	TAKES_EXPECT = 64,	/* --expect */
	TAKES_ACT = TAKES_DATE | TAKES_EXPECT,
};

struct args;
struct app;
struct completion;

struct cmd {
	const char *name;	/* one word or two, as "report update" */
	const char *group;	/* its heading in the command list */
	const char *summary;	/* one line of that list */
	const char *operands;	/* behind the options in its usage, or "" */
	int least, most;	/* operands; most < 0: no limit */
	enum word_kind words[2];	/* of the first, and of all others */
	const char *details;	/* paragraphs and examples of its --help */
	const struct option_row *options;
	int option_count;
	unsigned takes;		/* enum cmd_takes, added up */
	unsigned formats;	/* 1 << FORMAT_..., added up */
	enum cmd_db db;
	const char *writes_with;	/* a command that reads writes when it
					   has this option; or NULL */
	/*
	 * Takes in what comes from outside before the register is opened, so
	 * that a slow pipe holds up nobody, and leaves it at app->taken.  -1
	 * with a problem recorded ends the command.  NULL: nothing does.
	 */
	int (*take)(struct app *app, const struct args *args);
	int (*run)(struct app *app, const struct args *args);
	/* Offers words of WORD_OWN (cmd/complete.h); NULL if there are none. */
	void (*offer)(struct completion *completion);
	/*
	 * Of CMD_ASKS only.  LOOK finds out what to ask, in a transaction that
	 * reads, and leaves it at app->asked.  Then, no register being open,
	 * ASK talks to the person: 1 if RUN is to do something (as for
	 * CMD_WRITES, refusing if that has changed since), 0 if there is
	 * nothing to do, -1 with a problem recorded.  After a RUN that failed
	 * it is called again, the problems being in app->diags: it returns -1
	 * to leave it at that, or makes app->diags new and asks once more.
	 */
	int (*look)(struct app *app, const struct args *args);
	int (*ask)(struct app *app, const struct args *args);
};

/* What every command is given. */
struct app {
	struct pool *pool;
	struct diags *diags;
	const struct cmd *const *commands;	/* all there are, then NULL */
	const struct cmd *cmd;
	struct db *db;		/* open as cmd->db says, or NULL */
	bool writes;		/* it makes a register or a change */
	const char *db_path;	/* where the register is or would be */
	const char *db_why;	/* and why there, in words */
	FILE *out;		/* results */
	FILE *notes;		/* all else; reaches stderr */
	enum format format;	/* of --format */
	int width;		/* wrap text to it; 0: do not wrap */
	bool colour;		/* on stdout */
	struct progress *progress;	/* of a long run (io/progress.h) */
	bool person;		/* a person types, and reads what is printed */
	bool bom;		/* --bom */
	const char *as_at;	/* --as-at, else today */
	bool as_at_given;
	const char *as_known;	/* --as-known as given, or NULL */
	int64_t known;		/* the change it means; 0: no limit */
	const char *today;	/* YYYY-MM-DD; SECREG_TODAY or the clock */
	bool today_given;	/* by SECREG_TODAY */
	const char *now;	/* UTC YYYY-MM-DDTHH:MM:SSZ; SECREG_NOW or it */
	const char *user;	/* --user, SECREG_USER or the login name; NULL
				   for a command that only reads */
	const char *command_line;	/* as typed, for the change log */
	const char *note;	/* --note */
	bool dry_run;		/* the change is rolled back at the end */
	void *taken;		/* what .take left there */
	void *asked;		/* CMD_ASKS: what LOOK found */
	const char *scratch;	/* CMD_ASKS: a file to take away once what was
				   asked is recorded, or NULL */
	const char *again;	/* what to type to have what was printed once
				   more, where that is recorded, or NULL */
	int status;		/* an exit status the command asks for, with
				   or without a problem */
};

/* The words after the options. */
int args_count(const struct args *args);
const char *args_operand(const struct args *args, int n);

/*
 * An option of this command, by its name: whether it was given, its value
 * (the last; NULL if not given), all its values (*COUNT of them).
 */
bool args_has(const struct args *args, const char *name);
const char *args_value(const struct args *args, const char *name);
const char *const *args_values(const struct args *args, const char *name,
			       int *count);

/*
 * The day "yesterday", "today" or "tomorrow" is; NULL for any other word, and
 * before today is known.
 */
const char *day_from_today(const struct app *app, const char *word);

/*
 * A value that is a day, checked: NULL if the option was not given or, with a
 * problem recorded, is no day.  (A value of .choices is checked already, and
 * in the spelling of its choice.)
 */
const char *args_day(struct app *app, const struct args *args,
		     const char *name);

#endif
