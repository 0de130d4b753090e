#include "cmd/options.h"

#include <assert.h>

#include "base/date.h"
#include "base/text.h"

static const char *const colours[] = { "auto", "always", "never", NULL };

const struct option_row common_options[COMMON_END] = {
	[COMMON_AS_AT] = { .name = "as-at", .arg = "DATE",
		.help = "what was true at the end of that day" },
	[COMMON_AS_KNOWN] = { .name = "as-known", .arg = "DATE",
		.help = "what had been recorded by the end of that day "
			"(UTC), or up to the change of that number" },
	[COMMON_FORMAT] = { .name = "format", .arg = "FORMAT" },
	[COMMON_OUTPUT] = { .name = "output", .letter = 'o', .arg = "FILE",
		.kind = WORD_FILE,
		.help = "write to FILE, which is replaced only once all is "
			"written" },
	[COMMON_BOM] = { .name = "bom",
		.help = "begin CSV with a byte order mark, for Excel" },
	[COMMON_DATE] = { .name = "date", .arg = "DATE",
		.help = "the day it happened, or \"by DATE\" (default: "
			"today)" },
	[COMMON_EXPECT] = { .name = "expect", .arg = "STATUS",
		.kind = WORD_STATUS,
		.help = "refuse if the proposal does not have that status "
			"now" },
	[COMMON_DRY_RUN] = { .name = "dry-run",
		.help = "show what would happen, change nothing" },
	[COMMON_NOTE] = { .name = "note", .arg = "TEXT",
		.help = "a remark to keep" },
	[COMMON_USER] = { .name = "user", .arg = "NAME",
		.help = "who makes the change, if not you" },
	[COMMON_DB] = { .name = "db", .arg = "FILE", .kind = WORD_FILE,
		.help = "use the register FILE" },
	[COMMON_COLOR] = { .name = "color", .arg = "WHEN",
		.choices = colours, .help = "use colour" },
	[COMMON_HELP] = { .name = "help", .letter = 'h',
		.help = "print this help" },
	[COMMON_VERSION] = { .name = "version",
		.help = "print which version this is" },
};

/* Which commands take them; 0: all. */
static const unsigned common_takes[COMMON_END] = {
	[COMMON_AS_AT] = TAKES_AS_AT,
	[COMMON_AS_KNOWN] = TAKES_AS_AT,
	[COMMON_FORMAT] = TAKES_FORMAT,
	[COMMON_OUTPUT] = TAKES_OUTPUT,
	[COMMON_BOM] = TAKES_CSV,
	[COMMON_DATE] = TAKES_DATE,
	[COMMON_EXPECT] = TAKES_EXPECT,
	[COMMON_DRY_RUN] = TAKES_WRITE,
	[COMMON_NOTE] = TAKES_WRITE,
	[COMMON_USER] = TAKES_WRITE,
};

static const char *const format_names[] = {
	[FORMAT_TEXT] = "text",
	[FORMAT_MARKDOWN] = "markdown",
	[FORMAT_HTML] = "html",
	[FORMAT_CSV] = "csv",
	[FORMAT_JSON] = "json",
	[FORMAT_JSONL] = "jsonl",
	[FORMAT_ICS] = "ics",
};

bool
common_taken(const struct cmd *cmd, enum common common)
{
	unsigned takes = common_takes[common];

	return takes == 0 || (cmd && (cmd->takes & takes));
}

enum common
common_of(const struct option_row *row)
{
	enum common i;

	for (i = 0; i < COMMON_END; i++)
		if (row == &common_options[i])
			break;
	return i;
}

const char *
format_name(enum format format)
{
	return format_names[format];
}

static bool
is_called(const struct option_row *row, const char *name, char letter)
{
	return name ? strcmp(row->name, name) == 0 :
	       letter && row->letter == letter;
}

const struct option_row *
option_find(const struct cmd *cmd, const char *name, char letter)
{
	for (int i = 0; cmd && i < cmd->option_count; i++)
		if (is_called(&cmd->options[i], name, letter))
			return &cmd->options[i];
	for (enum common i = 0; i < COMMON_END; i++)
		if (common_taken(cmd, i) &&
		    is_called(&common_options[i], name, letter))
			return &common_options[i];
	return NULL;
}

const char *
option_nearest(struct pool *pool, const struct cmd *cmd, const char *name)
{
	const char **names = NULL;
	size_t count = 0;

	for (int i = 0; cmd && i < cmd->option_count; i++) {
		names = pool_grow(pool, names, count, sizeof(*names));
		names[count++] = cmd->options[i].name;
	}
	for (enum common i = 0; i < COMMON_END; i++) {
		if (!common_taken(cmd, i))
			continue;
		names = pool_grow(pool, names, count, sizeof(*names));
		names[count++] = common_options[i].name;
	}
	return text_nearest(name, names, count);
}

const char *
words_or(struct pool *pool, const char *const *words)
{
	const char *list = words[0];

	for (int i = 1; words[i]; i++)
		list = pool_printf(pool, "%s%s%s", list,
				   words[i + 1] ? ", " : " or ", words[i]);
	return list;
}

const char *const *
format_names_of(struct pool *pool, unsigned formats)
{
	const char **names = pool_alloc(pool, (FORMAT_COUNT + 1) *
					sizeof(*names));
	size_t count = 0;

	for (enum format i = 0; i < FORMAT_COUNT; i++)
		if (formats & 1u << i)
			names[count++] = format_name(i);
	return names;
}

const char *
option_text(struct pool *pool, const struct cmd *cmd,
	    const struct option_row *row)
{
	if (common_of(row) == COMMON_FORMAT)
		return words_or(pool, format_names_of(pool, cmd->formats));
	return pool_printf(pool, "%s%s%s%s", row->help,
			   row->choices ? ": " : "",
			   row->choices ? words_or(pool, row->choices) : "",
			   row->many ? "; may be repeated" : "");
}

int
args_count(const struct args *args)
{
	return (int)args->operand_count;
}

const char *
args_operand(const struct args *args, int n)
{
	assert(n >= 0 && (size_t)n < args->operand_count);
	return args->operands[n];
}

/* The option's row; asking for one the command has not is our mistake. */
static const struct option_row *
row_of(const struct args *args, const char *name)
{
	const struct option_row *row = option_find(args->cmd, name, 0);

	assert(row);
	return row;
}

bool
args_has(const struct args *args, const char *name)
{
	const struct option_row *row = row_of(args, name);

	for (size_t i = 0; i < args->given_count; i++)
		if (args->given[i].row == row)
			return true;
	return false;
}

const char *
args_value(const struct args *args, const char *name)
{
	const struct option_row *row = row_of(args, name);
	const char *value = NULL;

	assert(row->arg);
	for (size_t i = 0; i < args->given_count; i++)
		if (args->given[i].row == row)
			value = args->given[i].value;
	return value;
}

const char *const *
args_values(const struct args *args, const char *name, int *count)
{
	const struct option_row *row = row_of(args, name);
	const char **values = NULL;
	size_t n = 0;

	assert(row->arg);
	for (size_t i = 0; i < args->given_count; i++) {
		if (args->given[i].row != row)
			continue;
		values = pool_grow(args->pool, values, n, sizeof(*values));
		values[n++] = args->given[i].value;
	}
	*count = (int)n;
	return values;
}

const char *
day_from_today(const struct app *app, const char *word)
{
	static const char *const words[] = { "yesterday", "today", "tomorrow" };

	for (int i = 0; i < 3 && app->today; i++)
		if (text_same_name(word, words[i]))
			return date_of_number(app->pool,
					      date_number(app->today) + i - 1);
	return NULL;
}

const char *
args_day(struct app *app, const struct args *args, const char *name)
{
	const char *value = args_value(args, name);
	const char *guess;

	if (!value || date_check(value) == DATE_GOOD)
		return value;
	diag(app->diags, SLUG_USAGE, NULL, "--%s: %s", name,
	     date_fault_text(app->pool, value));
	guess = date_guess(app->pool, value);
	if (!guess)
		guess = day_from_today(app, value);
	if (guess)
		diag_help(app->diags, "Did you mean --%s %s?", name, guess);
	return NULL;
}
