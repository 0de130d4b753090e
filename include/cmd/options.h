/*
 * Options: those that mean the same everywhere, finding one in the tables,
 * and what was given.
 */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "cmd/cmd.h"

/* Options that mean the same for every command that takes them. */
enum common {
	COMMON_AS_AT,
	COMMON_AS_KNOWN,
	COMMON_FORMAT,
	COMMON_OUTPUT,
	COMMON_BOM,
	COMMON_DATE,
	COMMON_EXPECT,
	COMMON_DRY_RUN,
	COMMON_NOTE,
	COMMON_USER,
	COMMON_DB,
	COMMON_COLOR,
	COMMON_HELP,
	COMMON_VERSION,
	COMMON_END	/* none of them */
};

extern const struct option_row common_options[COMMON_END];

/* Whether CMD takes it; with CMD NULL, whether every command does. */
bool common_taken(const struct cmd *cmd, enum common common);

/* Which of them ROW is, or COMMON_END. */
enum common common_of(const struct option_row *row);

/* What --format calls a format. */
const char *format_name(enum format format);

/*
 * The option of CMD (NULL: one that every command takes) called NAME, or if
 * that is NULL the one with LETTER; NULL if there is none.
 */
const struct option_row *option_find(const struct cmd *cmd, const char *name,
				     char letter);

/* The name of CMD's option that is nearest to a misspelt one, or NULL. */
const char *option_nearest(struct pool *pool, const struct cmd *cmd,
			   const char *name);

/* What an option of CMD does, its values and whether it may be repeated. */
const char *option_text(struct pool *pool, const struct cmd *cmd,
			const struct option_row *row);

/*
 * The names of the formats that FORMATS are (1 << FORMAT_..., added up), then
 * NULL.
 */
const char *const *format_names_of(struct pool *pool, unsigned formats);

/* WORDS (ending with NULL) as "a, b or c". */
const char *words_or(struct pool *pool, const char *const *words);

/* An option as it was given. */
struct given {
	const struct option_row *row;	/* NULL: no command has it */
	const char *typed;		/* as typed, without its value */
	const char *value;		/* NULL: none */
};

struct args {
	struct pool *pool;
	const struct cmd *cmd;
	const char **operands;
	size_t operand_count;
	struct given *given;
	size_t given_count;
};

#endif
