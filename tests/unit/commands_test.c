#include "cmd/commands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "cmd/cli.h"
#include "cmd/options.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const outcomes[] = { "approve", "not yet", NULL };

static const struct option_row look_options[] = {
	{ .name = "status", .letter = 's', .many = true, .arg = "STATUS",
	  .help = "only in this status" },
	{ .name = "open", .help = "only open ones" },
	{ .name = "outcome", .arg = "WORD", .choices = outcomes,
	  .help = "what was decided" },
	{ .name = "since", .arg = "DATE", .help = "only after this day" },
};

static const struct cmd look = {
	.name = "look", .group = "One", .summary = "look at some",
	.operands = "ID...", .least = 1, .most = 2, .details = "",
	.options = look_options, .option_count = COUNT(look_options),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_CSV,
	.db = CMD_READS,
};

static const struct cmd *const table[] = { &look, NULL };

/* The help of a command, as printed for a terminal of WIDTH columns. */
static char *
help_of(struct app *app, const struct cmd *cmd, int width)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	app->width = width;
	if (cmd)
		cli_help(app, out, cmd);
	else
		cli_help_all(app, out);
	assert_int_equal(fclose(out), 0);
	return pool_adopt(app->pool, text);
}

static void
assert_fits(char *text, int width)
{
	char *rest = text;
	const char *line;

	while ((line = strsep(&rest, "\n"))) {
		if (text_width(line) > width)
			fail_msg("wider than %d columns: %s", width, line);
		if (*line && line[strlen(line) - 1] == ' ')
			fail_msg("space at the end: \"%s\"", line);
	}
}

static void
test_help_fits(void **state)
{
	struct app app = { .commands = commands, .pool = pool_new() };

	(void)state;
	assert_fits(help_of(&app, NULL, 0), 80);
	for (int i = 0; commands[i]; i++) {
		assert_fits(help_of(&app, commands[i], 0), 80);
		assert_fits(help_of(&app, commands[i], 200), 80);
	}
	assert_fits(help_of(&app, &look, 40), 40);
	assert_fits(help_of(&app, &look, 1), 40);
	pool_free(app.pool);
}

static void
test_help_says(void **state)
{
	static const char *const lines[] = {
		"Usage: secreg look [OPTION...] ID...\n\nlook at some\n",
		"\n  -s, --status STATUS  only in this status; may be "
			"repeated\n",
		"\n  --outcome WORD       what was decided: approve or not "
			"yet\n",
		"\n  --format FORMAT      text or csv\n",
		"\n  -o, --output FILE    ",
		"\n  --db FILE            ",
		"\nExit status: 0 done, ",
	};
	struct app app = { .commands = table, .pool = pool_new() };
	const char *help = help_of(&app, &look, 0);

	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++)
		if (!strstr(help, lines[i]))
			fail_msg("not there: %s\nin:\n%s", lines[i], help);
	assert_null(strstr(help, "--dry-run"));
	pool_free(app.pool);
}

/* What a command says of itself, held against the rules for all. */
static void
check_option(const struct cmd *cmd, const struct option_row *row)
{
	const struct option_row *other;

	assert_true(row->name && *row->name);
	assert_true(row->help && *row->help);
	assert_true(!row->choices || row->arg);
	assert_true(!row->many || row->arg);
	assert_int_equal(common_of(row), COMMON_END);
	/* Found by its name and letter, so no other has them. */
	assert_ptr_equal(option_find(cmd, row->name, 0), row);
	if (row->letter)
		assert_ptr_equal(option_find(cmd, NULL, row->letter), row);
	for (enum common i = 0; i < COMMON_END; i++) {
		/* One may have values of its own for --format, say. */
		assert_true(!common_taken(cmd, i) ||
			    strcmp(row->name, common_options[i].name) != 0);
		assert_true(!row->letter ||
			    row->letter != common_options[i].letter);
	}
	/* An option has a value in all commands or in none. */
	for (int i = 0; commands[i]; i++) {
		other = option_find(commands[i], row->name, 0);
		assert_true(!other || !other->arg == !row->arg);
		other = row->letter ?
			option_find(commands[i], NULL, row->letter) : NULL;
		assert_true(!other || !other->arg == !row->arg);
	}
}

/*
 * What a value is called for people and what completion takes it for: no
 * command forgets to say what is known of its words.
 */
static const struct {
	const char *called;
	enum word_kind kind, or;
} kinds[] = {
	{ "ID", WORD_ID, WORD_ID },
	{ "FILE", WORD_FILE, WORD_FILE },
	{ "STATUS", WORD_STATUS, WORD_NEXT },
	{ "PATH", WORD_PATH, WORD_PATH_OR_NONE },
	{ "BODY", WORD_BODY, WORD_BODY },
	{ "CHANGE", WORD_CHANGE, WORD_ENTRY },
	{ "FIELD=VALUE", WORD_OWN, WORD_OWN },
	{ "COLUMN", WORD_OWN, WORD_OWN },
};

static void
check_kind(const char *called, enum word_kind kind)
{
	size_t len;

	called += strspn(called, "[");
	len = strcspn(called, "] [.");
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (strlen(kinds[i].called) == len &&
		    strncmp(kinds[i].called, called, len) == 0 &&
		    kind != kinds[i].kind && kind != kinds[i].or)
			fail_msg("%s is of kind %d", called, kind);
}

static void
test_kinds(void **state)
{
	(void)state;
	for (int i = 0; commands[i]; i++) {
		const struct cmd *cmd = commands[i];
		const char *second = strchr(cmd->operands, ' ');
		bool own = cmd->words[0] == WORD_OWN ||
			   cmd->words[1] == WORD_OWN;

		check_kind(cmd->operands, cmd->words[0]);
		if (cmd->most < 0 && !second)
			check_kind(cmd->operands, cmd->words[1]);
		if (second && strcmp(second, " | WORD]") != 0)
			check_kind(second + 1, cmd->words[1]);
		for (int j = 0; j < cmd->option_count; j++) {
			const struct option_row *row = &cmd->options[j];

			if (row->arg && !row->choices)
				check_kind(row->arg, row->kind);
			own |= row->kind == WORD_OWN;
			assert_true(row->arg || row->kind == WORD_FREE);
		}
		assert_true(own == (cmd->offer != NULL));
	}
	for (enum common i = 0; i < COMMON_END; i++)
		if (common_options[i].arg)
			check_kind(common_options[i].arg,
				   common_options[i].kind);
}

static void
test_tables(void **state)
{
	(void)state;
	for (int i = 0; commands[i]; i++) {
		const struct cmd *cmd = commands[i];

		assert_true(cmd->summary && *cmd->summary);
		assert_true(strlen(cmd->summary) <= 60);
		assert_true(cmd->group && *cmd->group);
		assert_non_null(cmd->operands);
		assert_non_null(cmd->details);
		assert_non_null(cmd->run);
		assert_true(cmd->most < 0 || cmd->most >= cmd->least);
		assert_int_equal(!(cmd->takes & TAKES_FORMAT), !cmd->formats);
		assert_true(!(cmd->takes & TAKES_CSV) ||
			    (cmd->formats & 1 << FORMAT_CSV));
		assert_true(cmd->option_count == 0 || cmd->options);
		for (int j = 0; j < cmd->option_count; j++)
			check_option(cmd, &cmd->options[j]);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(cmd->name, commands[j]->name);
	}
}

/* Commands of one group stand together, or its heading would come twice. */
static void
test_groups(void **state)
{
	(void)state;
	for (int i = 0; commands[i]; i++)
		for (int j = 0; j + 1 < i; j++)
			if (strcmp(commands[i]->group,
				   commands[j]->group) == 0)
				assert_string_equal(commands[i]->group,
						    commands[j + 1]->group);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_help_fits),
		cmocka_unit_test(test_help_says),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_groups),
	};

	return cmocka_run_group_tests_name("commands", tests, NULL, NULL);
}
