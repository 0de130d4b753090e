#include "cmd/cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cmd/options.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { WORDS_MOST = 12 };

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

static const struct cmd write_one = {
	.name = "write", .group = "One", .summary = "write some",
	.operands = "", .most = -1, .details = "", .takes = TAKES_WRITE,
	.db = CMD_WRITES,
};

static const struct cmd paper_new = {
	.name = "paper new", .group = "Two", .summary = "a new paper",
	.operands = "", .details = "", .db = CMD_READS,
};

static const struct cmd paper_old = {
	.name = "paper old", .group = "Two", .summary = "an old paper",
	.operands = "", .details = "", .db = CMD_READS,
};

static const struct cmd *const table[] = {
	&look, &write_one, &paper_new, &paper_old, NULL
};

/* A command line taken apart, and what went with it. */
struct parsed {
	struct app app;
	struct request request;
	int failed;
	char *problems;		/* as printed */
};

static struct parsed
parse(const char *const *words)
{
	struct parsed parsed = { 0 };
	struct app *app = &parsed.app;
	char **argv;
	int argc = 1;
	size_t len;
	FILE *out;

	app->commands = table;
	app->pool = pool_new();
	app->diags = diags_new(app->pool);
	argv = pool_alloc(app->pool, (WORDS_MOST + 2) * sizeof(*argv));
	argv[0] = pool_strdup(app->pool, "secreg");
	for (; argc <= WORDS_MOST && words[argc - 1]; argc++)
		argv[argc] = pool_strdup(app->pool, words[argc - 1]);
	parsed.failed = cli_parse(app, argc, argv, &parsed.request);
	out = open_memstream(&parsed.problems, &len);
	assert_non_null(out);
	diags_print(app->diags, out, false);
	assert_int_equal(fclose(out), 0);
	return parsed;
}

static void
parsed_free(struct parsed *parsed)
{
	free(parsed->problems);
	pool_free(parsed->app.pool);
}

/* What was understood, as one line; options in the order of the table. */
static const char *
spelled(struct parsed *parsed)
{
	struct pool *pool = parsed->app.pool;
	const struct args *args = parsed->request.args;
	const char *line = args->cmd ? args->cmd->name : "-";

	for (size_t i = 0; i < args->given_count; i++)
		line = pool_printf(pool, "%s --%s%s%s", line,
				   args->given[i].row->name,
				   args->given[i].value ? "=" : "",
				   args->given[i].value ?
				   args->given[i].value : "");
	for (int i = 0; i < args_count(args); i++)
		line = pool_printf(pool, "%s <%s>", line,
				   args_operand(args, i));
	return line;
}

static void
test_understood(void **state)
{
	static const struct {
		const char *words[WORDS_MOST + 1];
		const char *line;
	} cases[] = {
		{ { "look", "21" }, "look <21>" },
		{ { "look", "21", "--open" }, "look --open <21>" },
		{ { "--open", "look", "21" }, "look --open <21>" },
		{ { "--db", "look", "look", "look" },
		  "look --db=look <look>" },
		{ { "--db=a=b", "look", "x" }, "look --db=a=b <x>" },
		{ { "look", "--db=", "x" }, "look --db= <x>" },
		{ { "-sx", "look", "-s", "y", "z" },
		  "look --status=x --status=y <z>" },
		{ { "look", "-o", "-", "-" }, "look --output=- <->" },
		{ { "look", "-o-x", "" }, "look --output=-x <>" },
		{ { "look", "--", "--open", "-s" }, "look <--open> <-s>" },
		{ { "--", "look", "--open" }, "look <--open>" },
		{ { "look", "--status", "--open", "x" },
		  "look --status=--open <x>" },
		{ { "look", "--status", "--", "x" }, "look --status=-- <x>" },
		{ { "look", "--outcome", "NOT-YET", "x" },
		  "look --outcome=not yet <x>" },
		{ { "--db", "x", "paper", "--color=Never", "old" },
		  "paper old --db=x --color=never" },
		{ { "write", "--note", "a b", "--dry-run", "--user=u" },
		  "write --note=a b --dry-run --user=u" },
		{ { "look", "--help" }, "look --help" },
		{ { "-ho", "x", "look" }, "look --help --output=x" },
		{ { "--version" }, "- --version" },
		{ { "paper" }, "-" },
		{ { NULL }, "-" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct parsed parsed = parse(cases[i].words);

		assert_string_equal(parsed.problems, "");
		assert_int_equal(parsed.failed, 0);
		assert_string_equal(spelled(&parsed), cases[i].line);
		parsed_free(&parsed);
	}
}

static void
test_refused(void **state)
{
	static const struct {
		const char *words[WORDS_MOST + 1];
		const char *problems;
	} cases[] = {
		{ { "lok" }, "secreg: there is no command \"lok\". Did you "
		  "mean look?\n" },
		{ { "Look" }, "secreg: there is no command \"Look\". Did you "
		  "mean look?\n" },
		{ { "loo", "--bogus" }, "secreg: there is no command \"loo\". "
		  "Did you mean look?\n" },
		{ { "xyzzy" }, "secreg: there is no command \"xyzzy\".\n"
		  "  All commands: secreg help\n" },
		{ { "new" }, "secreg: there is no command \"new\". Did you "
		  "mean paper new?\n" },
		{ { "papre", "new" }, "secreg: there is no command \"papre\". "
		  "Did you mean paper?\n" },
		{ { "paper", "nwe" }, "secreg: there is no command \"paper "
		  "nwe\". Did you mean paper new?\n" },
		{ { "paper new" }, "secreg: there is no command \"paper "
		  "new\". Did you mean paper new?\n" },
		{ { "look", "--opne", "x" }, "secreg: look has no option "
		  "\"--opne\". Did you mean --open?\n" },
		{ { "look", "--open-all=1", "x" }, "secreg: look has no "
		  "option \"--open-all\".\n"
		  "  All there are: secreg help look\n" },
		{ { "look", "--stat", "x" }, "secreg: look has no option "
		  "\"--stat\". Did you mean --status?\n" },
		{ { "look", "--sta", "x" }, "secreg: look has no option "
		  "\"--sta\". Did you mean --status?\n" },
		{ { "look", "--dry-run", "x" }, "secreg: look has no option "
		  "\"--dry-run\".\n  All there are: secreg help look\n" },
		{ { "write", "--open" }, "secreg: write has no option "
		  "\"--open\".\n  All there are: secreg help write\n" },
		{ { "look", "-x", "y" }, "secreg: look has no option \"-x\".\n"
		  "  All there are: secreg help look\n" },
		{ { "look", "-format", "y" }, "secreg: look has no option "
		  "\"-format\". Did you mean --format?\n" },
		{ { "--bogus" }, "secreg: there is no option \"--bogus\".\n"
		  "  All there are: secreg help\n" },
		{ { "look", "x", "--db" }, "secreg: --db needs a value "
		  "(--db FILE).\n" },
		{ { "look", "x", "--open=yes" }, "secreg: --open takes no "
		  "value, but \"yes\" was given.\n" },
		{ { "look", "x", "--open", "--open" },
		  "secreg: --open can be given only once.\n" },
		{ { "look", "x", "-oa", "--output", "b" },
		  "secreg: --output can be given only once.\n" },
		{ { "look", "x", "--outcome", "aprove" },
		  "secreg: --outcome cannot be \"aprove\". Did you mean "
		  "approve?\n  It is approve or not yet.\n" },
		{ { "look", "x", "--format", "json" }, "secreg: --format "
		  "cannot be \"json\".\n  It is text or csv.\n" },
		{ { "look", "x", "--as-at", "19/04/2017" }, "secreg: --as-at: "
		  "expected a date as YYYY-MM-DD, found \"19/04/2017\".\n"
		  "  Did you mean --as-at 2017-04-19?\n" },
		{ { "look", "x", "--as-known", "20170419" },
		  "secreg: --as-known: expected a date as YYYY-MM-DD, found "
		  "\"20170419\".\n  Did you mean --as-known 2017-04-19?\n" },
		{ { "write", "--note", "a\033b" }, "secreg: --note holds a "
		  "character that cannot be seen: \"a␛b\".\n" },
		{ { "write", "--user", "\xff" }, "secreg: --user is not UTF-8 "
		  "text: \"\xef\xbf\xbd\".\n" },
		{ { "write", "--user=" }, "secreg: --user is empty.\n" },
		{ { "look" }, "secreg: look needs more: ID...\n"
		  "  Usage: secreg look [OPTION...] ID...\n" },
		{ { "look", "a", "b", "c" }, "secreg: look: there is a word "
		  "too many: \"c\".\n"
		  "  Usage: secreg look [OPTION...] ID...\n" },
		{ { "paper", "new", "a" }, "secreg: paper new: there is a "
		  "word too many: \"a\".\n"
		  "  Usage: secreg paper new [OPTION...]\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct parsed parsed = parse(cases[i].words);

		assert_int_equal(parsed.failed, -1);
		assert_string_equal(parsed.problems, cases[i].problems);
		assert_int_equal(diags_status(parsed.app.diags), STATUS_USAGE);
		parsed_free(&parsed);
	}
}

static void
test_all_problems_at_once(void **state)
{
	static const char *const words[] = { "look", "--opne", "--db", "a",
		"--db", "b", "--format=xml", "x", NULL };
	struct parsed parsed = parse(words);

	(void)state;
	assert_int_equal(parsed.failed, -1);
	assert_int_equal(diags_count(parsed.app.diags), 3);
	parsed_free(&parsed);
}

static void
test_common_values(void **state)
{
	static const char *const words[] = { "look", "--as-at", "2017-05-10",
		"--as-known=58", "--format", "CSV", "--bom", "-o", "f", "21",
		"--db=d", NULL };
	struct parsed parsed = parse(words);

	(void)state;
	assert_int_equal(parsed.failed, 0);
	assert_ptr_equal(parsed.app.cmd, &look);
	assert_string_equal(parsed.app.as_at, "2017-05-10");
	assert_true(parsed.app.as_at_given);
	assert_string_equal(parsed.app.as_known, "58");
	assert_int_equal(parsed.app.format, FORMAT_CSV);
	assert_true(parsed.app.bom);
	assert_string_equal(parsed.request.output, "f");
	assert_string_equal(parsed.request.db, "d");
	assert_string_equal(parsed.request.colour, "auto");
	parsed_free(&parsed);
}

static void
test_own_values(void **state)
{
	static const char *const words[] = { "look", "--status=a", "-sb",
		"--since", "2017-04-31", "x", NULL };
	struct parsed parsed = parse(words);
	const struct args *args = parsed.request.args;
	const char *const *values;
	int count;

	(void)state;
	assert_int_equal(parsed.failed, 0);
	assert_true(args_has(args, "status"));
	assert_false(args_has(args, "open"));
	assert_null(args_value(args, "outcome"));
	assert_string_equal(args_value(args, "status"), "b");
	values = args_values(args, "status", &count);
	assert_int_equal(count, 2);
	assert_string_equal(values[0], "a");
	assert_string_equal(values[1], "b");
	args_values(args, "outcome", &count);
	assert_int_equal(count, 0);
	assert_int_equal(diags_count(parsed.app.diags), 0);
	assert_null(args_day(&parsed.app, args, "since"));
	assert_int_equal(diags_status(parsed.app.diags), STATUS_USAGE);
	parsed_free(&parsed);
}

static void
test_command_line(void **state)
{
	static const char *const words[] = { "write", "--note", "it's so",
		"", "--", "a/b.yaml", "\033", NULL };
	struct parsed parsed = parse(words);

	(void)state;
	assert_string_equal(parsed.app.command_line, "secreg write --note "
			    "'it'\\''s so' '' -- a/b.yaml '␛'");
	parsed_free(&parsed);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_understood),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_all_problems_at_once),
		cmocka_unit_test(test_common_values),
		cmocka_unit_test(test_own_values),
		cmocka_unit_test(test_command_line),
	};

	return cmocka_run_group_tests_name("cli", tests, NULL, NULL);
}
