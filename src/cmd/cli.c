#include "cmd/cli.h"

#include <assert.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/options.h"

/*
 * One walk over argv.  The command may come late, so an option is looked up
 * in all tables while walking, only to tell whether it has a value; an option
 * of one name has one in all commands or in none (a test sees to that).
 * Whether the command takes it is settled at the end.
 */
struct walk {
	struct app *app;
	struct request *request;
	struct args *args;
	char **words;		/* the next one; ends with NULL */
};

static const struct option_row *
find_anywhere(const struct walk *walk, const char *name, char letter)
{
	const struct option_row *row;

	row = option_find(walk->request->cmd, name, letter);
	for (int i = 0; !row && walk->app->commands[i]; i++)
		row = option_find(walk->app->commands[i], name, letter);
	return row;
}

/*
 * Adds an option.  VALUE is what was written together with it; it is the
 * next word where there was nothing and the option needs one.
 */
static void
take_option(struct walk *walk, const struct option_row *row,
	    const char *typed, const char *value)
{
	struct args *args = walk->args;
	struct given *given;

	args->given = pool_grow(args->pool, args->given, args->given_count,
				sizeof(*args->given));
	given = &args->given[args->given_count++];
	given->row = row;
	given->typed = typed;
	given->value = value;
	if (row && row->arg && !value && *walk->words)
		given->value = *walk->words++;
}

/* --name, --name=value */
static void
take_long(struct walk *walk, const char *word)
{
	struct pool *pool = walk->args->pool;
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);
	const char *typed = pool_strndup(pool, word, len);

	take_option(walk, find_anywhere(walk, typed + 2, 0), typed,
		    equals ? equals + 1 : NULL);
}

/* -h, -o FILE, -oFILE, -ho FILE */
static void
take_letters(struct walk *walk, const char *word)
{
	for (const char *at = word + 1; *at; at++) {
		const struct option_row *row = find_anywhere(walk, NULL, *at);

		/* What nobody knows is reported as a whole, once. */
		if (!row || row->arg) {
			take_option(walk, row, row ?
				    pool_printf(walk->args->pool, "-%c", *at) :
				    word, row && at[1] ? at + 1 : NULL);
			return;
		}
		take_option(walk, row,
			    pool_printf(walk->args->pool, "-%c", *at), NULL);
	}
}

/* A word that is no option: of the command's name, or an operand. */
static int
take_word(struct walk *walk, const char *word)
{
	struct request *request = walk->request;
	struct args *args = walk->args;

	if (request->cmd) {
		args->operands = pool_grow(args->pool, args->operands,
					   args->operand_count,
					   sizeof(*args->operands));
		args->operands[args->operand_count++] = word;
		return 0;
	}
	if (request->family)
		request->cmd = cli_find(walk->app, request->family, word);
	else
		request->cmd = cli_find(walk->app, word, NULL);
	if (request->cmd)
		return 0;
	if (request->family)
		return cli_unknown(walk->app, request->family, word);
	if (!cli_is_family(walk->app, word))
		return cli_unknown(walk->app, word, NULL);
	request->family = word;
	return 0;
}

static int
walk_words(struct walk *walk)
{
	bool *ended = &walk->request->ended;

	while (*walk->words) {
		const char *word = *walk->words++;

		if (!*ended && strcmp(word, "--") == 0)
			*ended = true;
		else if (!*ended && strncmp(word, "--", 2) == 0)
			take_long(walk, word);
		else if (!*ended && word[0] == '-' && word[1])
			take_letters(walk, word);
		else if (take_word(walk, word) < 0)
			return -1;
	}
	return 0;
}

static int
unknown_option(struct app *app, const struct args *args,
	       const struct given *given)
{
	const char *name = given->typed + strspn(given->typed, "-");
	const char *nearest = option_nearest(app->pool, args->cmd, name);

	diag(app->diags, SLUG_UNKNOWN_OPTION, NULL,
	     "%s no option \"%s\"%s%s%s", args->cmd ?
	     pool_printf(app->pool, "%s has", args->cmd->name) : "there is",
	     given->typed,
	     nearest ? ". Did you mean --" : "", nearest ? nearest : "",
	     nearest ? "?" : "");
	if (!nearest)
		diag_help(app->diags, "All there are: secreg help%s%s",
			  args->cmd ? " " : "",
			  args->cmd ? args->cmd->name : "");
	return -1;
}

/* A value that must be one of some words becomes the word. */
static int
settle_choice(struct app *app, const char *typed,
	      const char *const *choices, const char **value)
{
	const char *nearest;
	size_t count;

	for (count = 0; choices[count]; count++) {
		if (text_same_name(choices[count], *value)) {
			*value = choices[count];
			return 0;
		}
	}
	nearest = text_nearest(*value, choices, count);
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
	     "%s cannot be \"%s\"%s%s%s", typed, *value,
	     nearest ? ". Did you mean " : "", nearest ? nearest : "",
	     nearest ? "?" : "");
	diag_help(app->diags, "It is %s.", words_or(app->pool, choices));
	return -1;
}

/* Holds what was given as option N against the command's table. */
static int
settle_option(struct app *app, struct args *args, size_t n)
{
	struct given *given = &args->given[n];
	const struct option_row *row = NULL;

	if (given->row)
		row = option_find(args->cmd, given->row->name, 0);
	given->row = row;
	if (!row)
		return unknown_option(app, args, given);
	if (row->arg && !given->value)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "%s needs a value (%s %s)", given->typed,
			    given->typed, row->arg);
	if (!row->arg && given->value)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "%s takes no value, but \"%s\" was given",
			    given->typed, given->value);
	for (size_t i = 0; i < n && !row->many; i++)
		if (args->given[i].row == row)
			return diag(app->diags, SLUG_USAGE, NULL,
				    "%s can be given only once",
				    given->typed);
	if (row->choices)
		return settle_choice(app, given->typed, row->choices,
				     &given->value);
	return 0;
}

static int
settle_format(struct app *app, const struct cmd *cmd, const char *value)
{
	if (settle_choice(app, "--format",
			  format_names_of(app->pool, cmd->formats),
			  &value) < 0)
		return -1;
	for (enum format i = 0; i < FORMAT_COUNT; i++)
		if (strcmp(format_name(i), value) == 0)
			app->format = i;
	return 0;
}

/*
 * A day, or the number of a change.  Eight digits are a day without its
 * hyphens, more likely than a change.
 */
static int
settle_known(struct app *app, const struct args *args, const char *value)
{
	if (*value && value[strspn(value, "0123456789")] == '\0' &&
	    strlen(value) < 8)
		app->as_known = value;
	else
		app->as_known = args_day(app, args, "as-known");
	return app->as_known ? 0 : -1;
}

/* What is kept in the register for ever must be seen as it is. */
static int
settle_text(struct app *app, const char *name, const char *value,
	    const char **place)
{
	unsigned code;

	if (text_first_bad(value, &code))
		return diag(app->diags, SLUG_USAGE, NULL, code ?
			    "%s holds a character that cannot be seen: \"%s\"" :
			    "%s is not UTF-8 text: \"%s\"", name, value);
	if (!*value)
		return diag(app->diags, SLUG_USAGE, NULL, "%s is empty",
			    name);
	*place = value;
	return 0;
}

/* Puts a common option where it is looked for. */
static int
settle_common(struct app *app, struct request *request,
	      const struct given *given)
{
	const struct args *args = request->args;
	const char *value = given->value;

	switch (common_of(given->row)) {
	case COMMON_AS_AT:
		app->as_at = args_day(app, args, "as-at");
		app->as_at_given = true;
		return app->as_at ? 0 : -1;
	case COMMON_AS_KNOWN:
		return settle_known(app, args, value);
	case COMMON_FORMAT:
		return settle_format(app, args->cmd, value);
	case COMMON_OUTPUT:
		request->output = value;
		return 0;
	case COMMON_BOM:
		app->bom = true;
		return 0;
	case COMMON_DRY_RUN:
		app->dry_run = true;
		return 0;
	case COMMON_NOTE:
		return settle_text(app, "--note", value, &app->note);
	case COMMON_USER:
		return settle_text(app, "--user", value, &app->user);
	case COMMON_DB:
		request->db = value;
		return 0;
	case COMMON_COLOR:
		request->colour = value;
		return 0;
	case COMMON_HELP:
		request->help = true;
		return 0;
	case COMMON_VERSION:
		request->version = true;
		return 0;
	case COMMON_DATE:
	case COMMON_EXPECT:
	case COMMON_END:
		break;		/* the command asks for it */
	}
	return 0;
}

static int
settle_count(struct app *app, const struct args *args)
{
	const struct cmd *cmd = args->cmd;
	int count = args_count(args);

	if (count < cmd->least)
		diag(app->diags, SLUG_USAGE, NULL,
		     "%s needs more: %s", cmd->name, cmd->operands);
	else if (cmd->most >= 0 && count > cmd->most)
		diag(app->diags, SLUG_USAGE, NULL,
		     "%s: there is a word too many: \"%s\"", cmd->name,
		     args->operands[cmd->most]);
	else
		return 0;
	diag_help(app->diags, "Usage: %s", cli_usage(app->pool, cmd));
	return -1;
}

const char *
cli_quoted(struct pool *pool, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ_./:=,+@%-";
	char *text, *at;

	if (*word && word[strspn(word, plain)] == '\0')
		return word;
	at = text = pool_alloc(pool, 4 * strlen(word) + 3);
	*at++ = '\'';
	for (; *word; word++) {
		if (*word == '\'') {
			memcpy(at, "'\\'", 3);
			at += 3;
		}
		*at++ = *word;
	}
	*at = '\'';
	return text;
}

static const char *
command_line(struct pool *pool, char **words)
{
	struct memory line;

	memory_open(&line);
	fputs("secreg", line.file);
	for (; *words; words++)
		fprintf(line.file, " %s", cli_quoted(pool, *words));
	return text_visible(pool, memory_give(&line, pool));
}

int
cli_walk(struct app *app, char **words, struct request *request)
{
	struct args *args = pool_alloc(app->pool, sizeof(*args));
	struct walk walk = { .app = app, .request = request, .args = args,
		.words = words };
	int failed;

	*request = (struct request){ .args = args, .colour = "auto" };
	args->pool = app->pool;
	failed = walk_words(&walk);
	args->cmd = request->cmd;
	return failed;
}

int
cli_parse(struct app *app, int argc, char **argv, struct request *request)
{
	char **words = argc > 0 ? argv + 1 : argv;
	struct args *args;
	int failed = 0;

	assert(!argv[argc]);
	app->command_line = command_line(app->pool, words);
	if (cli_walk(app, words, request) < 0)
		return -1;
	app->cmd = request->cmd;
	args = request->args;
	for (size_t i = 0; i < args->given_count; i++)
		if (settle_option(app, args, i) < 0 ||
		    settle_common(app, request, &args->given[i]) < 0)
			failed = -1;
	if (args->cmd && !request->help && !request->version && !failed)
		failed = settle_count(app, args);
	return failed;
}
