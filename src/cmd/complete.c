#include "cmd/complete.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/text.h"
#include "cmd/complete_words.h"
#include "cmd/options.h"

enum { MOST = 1000 };	/* nobody reads a longer list */

/* The shell has not yet made of ~/ what it will, once all is typed. */
static const char *
at_home(struct pool *pool, const char *path)
{
	const char *home = getenv("HOME");

	return path && strncmp(path, "~/", 2) == 0 && home ?
	       pool_printf(pool, "%s%s", home, path + 1) : path;
}

/* Common options that say which register is asked; the last one given. */
static void
take_common(struct completion *c)
{
	const struct args *args = c->request.args;

	for (size_t i = 0; i < args->given_count; i++)
		if (args->given[i].row == &common_options[COMMON_DB])
			c->request.db = at_home(c->app->pool,
						args->given[i].value);
}

/* The option as this command has it, which may know more of its value. */
static void
take_row(struct completion *c, const struct option_row *row)
{
	const struct option_row *own =
		option_find(c->request.cmd, row->name, 0);

	c->row = own ? own : row;
	c->kind = c->row->kind;
}

/* --name or --name=value */
static void
begin_option(struct completion *c)
{
	const char *equals = strchr(c->begun, '=');
	const struct option_row *row;

	c->options = true;
	if (!equals || strncmp(c->begun, "--", 2) != 0)
		return;
	row = option_find(c->request.cmd, pool_strndup(c->app->pool,
			  c->begun + 2, (size_t)(equals - c->begun) - 2), 0);
	if (!row || !row->arg)
		return;
	c->options = false;
	take_row(c, row);
	complete_after(c, '=');
}

static void
begin_operand(struct completion *c)
{
	const struct cmd *cmd = c->request.cmd;

	c->operand = args_count(c->request.args);
	if (!cmd)
		c->kind = WORD_COMMAND;
	else if (cmd->most < 0 || c->operand < cmd->most)
		c->kind = cmd->words[c->operand > 0];
	else
		c->options = true;	/* all that can still stand there */
}

void
complete_begin(struct completion *c, struct app *app, char **words)
{
	const struct args *args;
	const struct given *last;
	size_t count = 0;

	*c = (struct completion){ .app = app, .before = "", .begun = "" };
	while (words[count])
		count++;
	if (count > 0) {
		c->begun = words[count - 1];
		words[count - 1] = NULL;
	}
	if (cli_walk(app, words, &c->request) < 0) {
		c->kind = WORD_FREE;
		return;
	}
	args = c->request.args;
	take_common(c);
	last = args->given_count ? &args->given[args->given_count - 1] : NULL;
	if (last && last->row && last->row->arg && !last->value)
		take_row(c, last->row);
	else if (*c->begun == '-' && !c->request.ended)
		begin_option(c);
	else
		begin_operand(c);
}

bool
complete_needs_register(const struct completion *c)
{
	return !c->options && c->kind >= WORD_ID && c->request.cmd &&
	       c->request.cmd->db != CMD_NO_DB;
}

/* As the command line compares names. */
static int
folded(char sign)
{
	return sign == ' ' || sign == '_' ? '-' :
	       tolower((unsigned char)sign);
}

static bool
begins(const char *word, const char *begun)
{
	for (; *begun; word++, begun++)
		if (folded(*word) != folded(*begun))
			return false;
	return true;
}

void
complete_offer(struct completion *c, const char *word, const char *about)
{
	if (!begins(word, c->begun))
		return;
	c->lines = pool_grow(c->app->pool, c->lines, c->count,
			     sizeof(*c->lines));
	c->lines[c->count++] = pool_printf(c->app->pool, "%s%s\t%s",
		c->before, text_visible(c->app->pool, word),
		about ? text_visible(c->app->pool, about) : "");
}

void
complete_choices(struct completion *c, const char *const *words)
{
	for (; *words; words++)
		complete_offer(c, *words, NULL);
}

/* Fields whose words the register knows. */
static const struct {
	const char *key;
	enum word_kind kind;
} known[] = {
	{ "status", WORD_STATUS }, { "path", WORD_PATH },
	{ "body", WORD_BODY }, { "release", WORD_RELEASE },
};

void
complete_field(struct completion *c, const char *name,
	       const struct field *field)
{
	static const char *const flags[] = { "yes", "no", NULL };
	const char *all = pool_printf(c->app->pool, "%s=", name);
	const char *before = c->before, *begun = c->begun;

	if (!begins(c->begun, all)) {
		complete_offer(c, all, field->help);
		return;
	}
	complete_after(c, '=');
	if (field->choices)
		complete_choices(c, field->choices);
	else if (field->kind == FIELD_FLAG)
		complete_choices(c, flags);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].key, field->key) == 0)
			complete_words(c, known[i].kind);
	c->before = before;
	c->begun = begun;
}

void
complete_after(struct completion *c, char sign)
{
	const char *last = strrchr(c->begun, sign);

	if (!last)
		return;
	c->before = pool_printf(c->app->pool, "%s%.*s", c->before,
				(int)(last + 1 - c->begun), c->begun);
	c->begun = last + 1;
}

/* An option unless it was given and may stand only once. */
static void
offer_option(struct completion *c, const struct option_row *row)
{
	const struct args *args = c->request.args;
	struct pool *pool = c->app->pool;

	for (size_t i = 0; i < args->given_count && !row->many; i++)
		if (args->given[i].row &&
		    strcmp(args->given[i].row->name, row->name) == 0)
			return;
	complete_offer(c, pool_printf(pool, "--%s", row->name),
		       c->request.cmd || row->help ?
		       option_text(pool, c->request.cmd, row) : NULL);
}

static void
offer_options(struct completion *c)
{
	const struct cmd *cmd = c->request.cmd;

	for (int i = 0; cmd && i < cmd->option_count; i++)
		offer_option(c, &cmd->options[i]);
	for (enum common i = 0; i < COMMON_END; i++)
		if (common_taken(cmd, i))
			offer_option(c, &common_options[i]);
}

void
complete_print(struct completion *c)
{
	const struct cmd *cmd = c->request.cmd;

	if (c->options)
		offer_options(c);
	else if (c->row && c->row->choices)
		complete_choices(c, c->row->choices);
	else if (c->row == &common_options[COMMON_FORMAT] && cmd)
		complete_choices(c, format_names_of(c->app->pool,
						    cmd->formats));
	else if (c->kind == WORD_OWN)
		cmd->offer(c);
	else
		complete_words(c, c->kind);
	for (size_t i = 0; i < c->count && c->count <= MOST; i++)
		fprintf(c->app->out, "%s\n", c->lines[i]);
	if (c->files)
		fputs("\tfiles\n", c->app->out);
}
