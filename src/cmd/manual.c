#include "cmd/manual.h"

#include "base/text.h"
#include "cmd/options.h"

enum { LINE_MOST = 72 };	/* what is longer is wrapped */

/* Signs that mean something else to whoever sets the page. */
static const struct {
	char sign;
	const char *roff;
} signs[] = {
	{ '\\', "\\e" }, { '-', "\\-" }, { '\'', "\\(aq" }, { '`', "\\(ga" },
	{ '^', "\\(ha" }, { '~', "\\(ti" }, { '"', "\\(dq" },
};

/* LEN bytes of S so that they are read, and copied from the page, as typed. */
static void
put(FILE *out, const char *s, size_t len)
{
	const char *roff;
	size_t i, n;

	if (len > 0 && *s == '.')
		fputs("\\&", out);
	for (i = 0; i < len; i++) {
		roff = NULL;
		for (n = 0; n < sizeof(signs) / sizeof(signs[0]); n++)
			if (signs[n].sign == s[i])
				roff = signs[n].roff;
		if (roff)
			fputs(roff, out);
		else
			putc(s[i], out);
	}
}

static void
put_text(FILE *out, const char *s)
{
	put(out, s, strlen(s));
}

/* How long the sentence at S is, with its sign: each begins a line. */
static size_t
sentence(const char *s)
{
	size_t i;

	for (i = 0; s[i]; i++)
		if (strchr(".!?", s[i]) && s[i + 1] == ' ')
			return i + 1;
	return i;
}

/* A paragraph, made one line before. */
static void
put_paragraph(struct pool *pool, FILE *out, const char *text)
{
	while (*text) {
		size_t len, all = sentence(text);
		const char *line = pool_strndup(pool, text, all);

		while (line) {
			const char *next = text_wrap(line, LINE_MOST, &len);

			put(out, line, len);
			putc('\n', out);
			line = next;
		}
		text += all;
		text += strspn(text, " ");
	}
}

/* Lines that begin with a space stay as they are; where they end. */
static const char *
put_example(FILE *out, const char *text)
{
	fputs(".Bd -literal -compact\n", out);
	while (*text == ' ') {
		size_t len = strcspn(text, "\n");

		put(out, text, len);
		putc('\n', out);
		text += len + (text[len] == '\n');
	}
	fputs(".Ed\n", out);
	return text;
}

/* The details of a command: paragraphs and examples (cli_help_text()). */
static void
put_details(struct pool *pool, FILE *out, const char *text)
{
	while (*text) {
		const char *at = text;

		if (*text == '\n') {
			text++;
			if (*text != '\n')
				fputs(".Pp\n", out);
			continue;
		}
		if (*text == ' ') {
			text = put_example(out, text);
			continue;
		}
		while (*at && *at != '\n' && *at != ' ') {
			at += strcspn(at, "\n");
			at += *at == '\n';
		}
		put_paragraph(pool, out, text_fold(pool,
			      pool_strndup(pool, text, (size_t)(at - text))));
		text = at;
	}
}

/* ".It Fl o , Fl \-output Ar FILE" */
static void
put_option(struct pool *pool, FILE *out, const struct option_row *row,
	   const char *help)
{
	fputs(".It ", out);
	if (row->letter)
		fprintf(out, "Fl %c , ", row->letter);
	fputs("Fl \\-", out);
	put_text(out, row->name);
	if (row->arg) {
		fputs(" Ar ", out);
		put_text(out, row->arg);
	}
	putc('\n', out);
	put_paragraph(pool, out, help);
}

/* "Also: --as-at, --format (text or json)." */
static void
put_common(struct pool *pool, FILE *out, const struct cmd *cmd)
{
	const char *line = "";
	enum common i;

	for (i = 0; i < COMMON_DB; i++) {
		if (!common_taken(cmd, i))
			continue;
		line = pool_printf(pool, "%s%s--%s", line, *line ? ", " : "",
				   common_options[i].name);
		if (i == COMMON_FORMAT)
			line = pool_printf(pool, "%s (%s)", line,
					   option_text(pool, cmd,
						       &common_options[i]));
	}
	if (!*line)
		return;
	fputs(".Pp\n", out);
	put_paragraph(pool, out, pool_printf(pool, "Also takes %s.", line));
}

static void
put_command(struct pool *pool, FILE *out, const struct cmd *cmd)
{
	int i;

	fprintf(out, ".It Cm %s", cmd->name);
	if (*cmd->operands) {
		fputs(" Ar ", out);
		put_text(out, cmd->operands);
	}
	putc('\n', out);
	put_paragraph(pool, out, cmd->summary);
	if (cmd->option_count > 0) {
		fputs(".Pp\n.Bl -tag -width Ds -compact\n", out);
		for (i = 0; i < cmd->option_count; i++)
			put_option(pool, out, &cmd->options[i],
				   option_text(pool, cmd, &cmd->options[i]));
		fputs(".El\n", out);
	}
	if (*cmd->details) {
		fputs(".Pp\n", out);
		put_details(pool, out, cmd->details);
	}
	put_common(pool, out, cmd);
}

static void
put_options(struct pool *pool, FILE *out, const char *title, enum common from,
	    enum common to)
{
	fprintf(out, ".Ss %s\n.Bl -tag -width Ds\n", title);
	for (enum common i = from; i < to; i++)
		put_option(pool, out, &common_options[i], i == COMMON_FORMAT ?
			   "how to print it; each command says which formats "
			   "it has" :
			   option_text(pool, NULL, &common_options[i]));
	fputs(".El\n", out);
}

void
manual_print(const struct app *app, FILE *out)
{
	struct pool *pool = app->pool;
	const struct cli_variable *v;
	const char *group = NULL;

	fputs(".Sh COMMANDS\n", out);
	for (const struct cmd *const *cmd = app->commands; *cmd; cmd++) {
		if (!group || strcmp(group, (*cmd)->group) != 0)
			fprintf(out, "%s.Ss %s\n.Bl -tag -width Ds\n",
				group ? ".El\n" : "", (*cmd)->group);
		group = (*cmd)->group;
		put_command(pool, out, *cmd);
	}
	fputs(".El\n.Sh OPTIONS\n", out);
	put_options(pool, out, "Of every command", COMMON_DB, COMMON_END);
	put_options(pool, out, "Of many commands", 0, COMMON_DB);
	fputs(".Sh ENVIRONMENT\n.Bl -tag -width Ds\n", out);
	for (v = cli_variables; v->name; v++) {
		fprintf(out, ".It Ev %s\n", v->name);
		put_paragraph(pool, out, v->help);
	}
	fputs(".El\n", out);
}
