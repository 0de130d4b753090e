#include "cmd/cli.h"

#include "base/text.h"
#include "cmd/options.h"

enum {
	LINE_MOST = 80,		/* help is no wider than this */
	LINE_LEAST = 40,	/* and wrapped no narrower */
	LIST_COLUMN = 23,	/* where the list's summaries begin */
	OPTION_COLUMN = 24,	/* where options' help begins at most */
};

const struct cli_variable cli_variables[] = {
	{ "SECREG_DB", true, false, "the register, if there is no --db" },
	{ "SECREG_TODAY", true, false, "today's date, for tests and reruns" },
	{ "SECREG_NOW", true, true, "the time of a change, UTC, as "
		"2017-05-10T09:00:00Z, for tests and reruns" },
	{ "SECREG_USER", true, true, "who makes the change, if there is no "
		"--user" },
	{ "COLUMNS", false, false, "wrap text to so many columns, also where "
		"it is piped (not with -o); else it is wrapped to the "
		"terminal, and not at all where there is none" },
	{ "NO_COLOR", false, false, "if not empty, no colour unless --color "
		"always" },
	{ NULL, false, false, NULL }
};

static int
help_width(const struct app *app)
{
	if (app->width == 0 || app->width > LINE_MOST)
		return LINE_MOST;
	return app->width < LINE_LEAST ? LINE_LEAST : app->width;
}

/* TEXT in lines, each behind INDENT spaces; HEAD stands in the first. */
static void
help_row(const struct app *app, FILE *out, const char *head, int indent,
	 const char *text)
{
	int used = text_width(head);

	fputs(head, out);
	if (used > 0 && used + 2 > indent) {
		putc('\n', out);
		used = 0;
	}
	while (text) {
		size_t len;
		const char *next = text_wrap(text, help_width(app) - indent,
					     &len);

		if (len > 0)
			fprintf(out, "%*s", indent - used, "");
		fprintf(out, "%.*s\n", (int)len, text);
		text = next;
		used = 0;
	}
}

void
cli_help_text(struct app *app, FILE *out, const char *text)
{
	while (*text) {
		const char *at = text;
		int indent = (int)strspn(text, " ");

		/* A paragraph ends at an empty or an indented line. */
		do {
			at += strcspn(at, "\n");
			at += *at == '\n';
		} while (indent == 0 && *text != '\n' && *at &&
			 *at != '\n' && *at != ' ');
		help_row(app, out, "", indent,
			 text_fold(app->pool,
				   indent > 0 ?
				   pool_strndup(app->pool, text + indent,
						strcspn(text, "\n") - indent) :
				   pool_strndup(app->pool, text, at - text)));
		text = at;
	}
}

/* The words a command's name begins with, up to a space. */
static bool
begins(const struct cmd *cmd, const char *word, size_t len)
{
	return strncmp(cmd->name, word, len) == 0 && cmd->name[len] == ' ';
}

const struct cmd *
cli_find(const struct app *app, const char *first, const char *second)
{
	const struct cmd *const *cmd;
	size_t len = strlen(first);

	for (cmd = app->commands; *cmd; cmd++)
		if (second ? begins(*cmd, first, len) &&
			     strcmp((*cmd)->name + len + 1, second) == 0 :
			     strcmp((*cmd)->name, first) == 0 &&
			     !strchr(first, ' '))
			return *cmd;
	return NULL;
}

bool
cli_is_family(const struct app *app, const char *word)
{
	const struct cmd *const *cmd;

	for (cmd = app->commands; *cmd; cmd++)
		if (begins(*cmd, word, strlen(word)))
			return true;
	return false;
}

/*
 * The words somebody may have typed for a command, and what they are then
 * told: its name or the word it begins with, or the second word alone.
 */
struct guesses {
	const char **words;
	const char **meant;
	size_t count;
};

static void
guess_add(struct pool *pool, struct guesses *guesses, const char *word,
	  const char *meant)
{
	for (size_t i = 0; i < guesses->count; i++)
		if (strcmp(guesses->words[i], word) == 0)
			return;
	guesses->words = pool_grow(pool, guesses->words, guesses->count,
				   sizeof(*guesses->words));
	guesses->meant = pool_grow(pool, guesses->meant, guesses->count,
				   sizeof(*guesses->meant));
	guesses->words[guesses->count] = word;
	guesses->meant[guesses->count++] = meant;
}

/* The name that comes nearest to the words, or NULL. */
static const char *
guess(const struct app *app, const char *first, const char *second)
{
	struct guesses guesses = { 0 };
	const char *word = second ? pool_printf(app->pool, "%s %s", first,
						second) : first;

	for (const struct cmd *const *cmd = app->commands; *cmd; cmd++) {
		const char *name = (*cmd)->name;
		const char *space = strchr(name, ' ');
		const char *head;

		guess_add(app->pool, &guesses, name, name);
		if (!space || second)
			continue;
		head = pool_strndup(app->pool, name, space - name);
		guess_add(app->pool, &guesses, head, head);
		guess_add(app->pool, &guesses, space + 1, name);
	}
	word = text_nearest(word, guesses.words, guesses.count);
	for (size_t i = 0; word && i < guesses.count; i++)
		if (guesses.words[i] == word)
			return guesses.meant[i];
	return NULL;
}

int
cli_unknown(struct app *app, const char *first, const char *second)
{
	const char *meant = guess(app, first, second);

	diag(app->diags, SLUG_UNKNOWN_COMMAND, NULL,
	     "there is no command \"%s%s%s\"%s%s%s", first,
	     second ? " " : "", second ? second : "",
	     meant ? ". Did you mean " : "", meant ? meant : "",
	     meant ? "?" : "");
	if (!meant)
		diag_help(app->diags, "All commands: secreg help");
	return -1;
}

static const char *
list_head(struct pool *pool, const struct cmd *cmd)
{
	return pool_printf(pool, "  %s%s%s", cmd->name,
			   *cmd->operands ? " " : "", cmd->operands);
}

void
cli_help_all(struct app *app, FILE *out)
{
	const char *group = "";

	fputs("secreg - the register of Smart Energy Code Modification "
	      "Proposals\n\n", out);
	for (const struct cmd *const *cmd = app->commands; *cmd; cmd++) {
		if (strcmp(group, (*cmd)->group) != 0)
			fprintf(out, "%s\n", (*cmd)->group);
		group = (*cmd)->group;
		help_row(app, out, list_head(app->pool, *cmd), LIST_COLUMN,
			 (*cmd)->summary);
	}
	fputs("\nTry: secreg list, secreg show 21, secreg help COMMAND\n",
	      out);
}

void
cli_help_family(struct app *app, FILE *out, const char *word)
{
	fprintf(out, "secreg %s needs one word more:\n\n", word);
	for (const struct cmd *const *cmd = app->commands; *cmd; cmd++)
		if (begins(*cmd, word, strlen(word)))
			help_row(app, out, list_head(app->pool, *cmd),
				 LIST_COLUMN, (*cmd)->summary);
}

const char *
cli_usage(struct pool *pool, const struct cmd *cmd)
{
	return pool_printf(pool, "secreg %s [OPTION...]%s%s", cmd->name,
			   *cmd->operands ? " " : "", cmd->operands);
}

/* "  -o, --output FILE" */
static const char *
option_head(struct pool *pool, const struct option_row *row)
{
	char letter[] = { '-', row->letter, ',', ' ', '\0' };

	return pool_printf(pool, "  %s--%s%s%s", row->letter ? letter : "",
			   row->name, row->arg ? " " : "",
			   row->arg ? row->arg : "");
}

/* Options of one table and then the common ones, in two columns. */
static void
help_options(struct app *app, FILE *out, const struct cmd *cmd)
{
	const struct option_row **rows = NULL;
	size_t count = 0;
	int column = 0;

	for (int i = 0; i < cmd->option_count; i++) {
		rows = pool_grow(app->pool, rows, count, sizeof(*rows));
		rows[count++] = &cmd->options[i];
	}
	for (enum common i = 0; i < COMMON_VERSION; i++) {
		if (!common_taken(cmd, i) ||
		    (i == COMMON_DB && cmd->db == CMD_NO_DB))
			continue;
		rows = pool_grow(app->pool, rows, count, sizeof(*rows));
		rows[count++] = &common_options[i];
	}
	for (size_t i = 0; i < count; i++) {
		int width = text_width(option_head(app->pool, rows[i])) + 2;

		if (width > column && width <= OPTION_COLUMN)
			column = width;
	}
	if (column > help_width(app) / 2)
		column = 8;
	fputs("\nOptions\n", out);
	for (size_t i = 0; i < count; i++)
		help_row(app, out, option_head(app->pool, rows[i]), column,
			 option_text(app->pool, cmd, rows[i]));
}

static void
help_environment(struct app *app, FILE *out, const struct cmd *cmd)
{
	const struct cli_variable *v;

	fputs("\nEnvironment\n", out);
	for (v = cli_variables; v->name; v++)
		if ((!v->db || cmd->db != CMD_NO_DB) &&
		    (!v->write || (cmd->takes & TAKES_WRITE)))
			help_row(app, out, pool_printf(app->pool, "  %s",
						       v->name), 16, v->help);
}

void
cli_help(struct app *app, FILE *out, const struct cmd *cmd)
{
	help_row(app, out, "", 0, pool_printf(app->pool, "Usage: %s",
					      cli_usage(app->pool, cmd)));
	putc('\n', out);
	help_row(app, out, "", 0, cmd->summary);
	help_options(app, out, cmd);
	if (*cmd->details) {
		putc('\n', out);
		cli_help_text(app, out, cmd->details);
	}
	help_environment(app, out, cmd);
	putc('\n', out);
	cli_help_text(app, out, "Exit status: 0 done, 1 the register says "
		      "no, 2 wrong usage, 3 bad input file, 4 could not, "
		      "5 busy, try again.\n");
}
