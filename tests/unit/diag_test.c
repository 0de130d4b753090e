#include "base/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char file[] = "x.yaml";

/* What diags_print() prints, as a string in POOL. */
static char *
printed(struct pool *pool, const struct diags *diags, bool colour)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	diags_print(diags, out, colour);
	assert_int_equal(fclose(out), 0);
	return pool_adopt(pool, text);
}

static void
test_without_a_place(void **state)
{
	static const struct pos nowhere = { NULL, 0, 0, 0 };
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);
	size_t files = 9;

	(void)state;
	assert_string_equal(printed(pool, diags, true), "");
	assert_int_equal(diags_count(diags), 0);
	assert_int_equal(diags_status(diags), STATUS_DONE);
	assert_int_equal(diag(diags, SLUG_NOT_FOUND, NULL,
			      "no %s here", "proposal"), -1);
	diag(diags, SLUG_NOT_FOUND, &nowhere, "nor there\x1b[2J");
	diag(diags, SLUG_UNKNOWN_WORD, NULL, "there is no status \"x\".");
	diag_help(diags, "%s", "");
	diag_help(diags, "Statuses:");
	diag_help(diags, "  one,\ttwo");
	diag(diags, SLUG_USAGE, NULL, "usage.");
	assert_string_equal(printed(pool, diags, true),
		"secreg: no proposal here.\n"
		"secreg: nor there\xe2\x90\x9b[2J.\n"
		"\n"
		"secreg: there is no status \"x\".\n"
		"\n"
		"  Statuses:\n"
		"    one,\xe2\x90\x89two\n"
		"\n"
		"secreg: usage.\n");
	assert_int_equal(diags_count(diags), 4);
	assert_int_equal(diags_placed(diags, &files), 0);
	assert_int_equal(files, 0);
	pool_free(pool);
}

static void
test_one_full_stop(void **state)
{
	static const struct {
		const char *text, *printed;
	} cases[] = {
		{ "gone", "secreg: gone.\n" },
		{ "gone.", "secreg: gone.\n" },
		{ "needs more: ID...", "secreg: needs more: ID...\n" },
		{ "gone?", "secreg: gone?\n" },
		{ "gone!", "secreg: gone!\n" },
		{ "no \"x\". Did you mean y?",
		  "secreg: no \"x\". Did you mean y?\n" },
		{ "no \"x?\"", "secreg: no \"x?\".\n" },
		{ "no \"x.\"", "secreg: no \"x.\".\n" },
		{ "\xe6\x97\xa5", "secreg: \xe6\x97\xa5.\n" },
	};
	static const struct pos at = { file, 1, 1, 0 };
	struct pool *pool = pool_new();
	struct diags *diags;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		diags = diags_new(pool);
		diag(diags, SLUG_USAGE, NULL, "%s", cases[i].text);
		assert_string_equal(printed(pool, diags, false),
				    cases[i].printed);
	}
	/* One with a place ends in its slug instead. */
	diags = diags_new(pool);
	diag(diags, SLUG_SHAPE, &at, "bad");
	assert_string_equal(printed(pool, diags, false),
			    "x.yaml:1:1: error: bad [shape]\n");
	pool_free(pool);
}

static void
test_second_place_and_help(void **state)
{
	static const char text[] =
		"path: 3\n"
		"status: One thing\n"
		"\n"
		"history:\n"
		"  - date: 2017-04-19\n"
		"    status: Another\n";
	static const struct pos head = { file, 5, 9, 9 };
	static const struct pos entry = { file, 9, 13, 7 };
	static const struct pos elsewhere = { "y.yaml", 9, 13, 7 };
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);
	char *copy = pool_strdup(pool, text);
	size_t files;

	(void)state;
	/* The record begins at line 4 of its file. */
	diags_source(diags, file, copy, strlen(copy), 4);
	diag(diags, SLUG_STATUS_CHECK, &entry, "they differ");
	diag(diags, SLUG_STATUS_CHECK, &head, "the head says %s", "One thing");
	diag_also(diags, &entry, "the last in the history");
	diag_also(diags, &elsewhere, "also there");
	diag_also(diags, NULL, "and nowhere");
	diag_help(diags, "Make the head agree.");
	memset(copy, 'X', strlen(copy));
	diags_source(diags, NULL, NULL, 0, 0);
	diag(diags, SLUG_READ, &entry, "bad");
	assert_string_equal(printed(pool, diags, false),
		"x.yaml:9:13: error: they differ [status-check]\n"
		"  9 |     status: Another\n"
		"    |             ^^^^^^^\n"
		"\n"
		"x.yaml:5:9: error: the head says One thing [status-check]\n"
		"  5 | status: One thing\n"
		"    |         ^^^^^^^^^\n"
		"  x.yaml:9:13: the last in the history\n"
		"  9 |     status: Another\n"
		"    |             ^^^^^^^\n"
		"  y.yaml:9:13: also there\n"
		"  and nowhere\n"
		"  Make the head agree.\n"
		"\n"
		"x.yaml:9:13: error: bad [read]\n");
	assert_int_equal(diags_placed(diags, &files), 3);
	assert_int_equal(files, 1);
	pool_free(pool);
}

static void
test_colours(void **state)
{
	static const struct pos at = { file, 1, 1, 2 };
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);

	(void)state;
	diags_source(diags, file, "ab", 2, 1);
	diag(diags, SLUG_SHAPE, &at, "bad");
	diag_also(diags, &at, "see");
	assert_string_equal(printed(pool, diags, true),
		"\033[1mx.yaml:1:1:\033[0m "
		"\033[1;31merror:\033[0m bad [shape]\n"
		"  1 | ab\n"
		"    | \033[32m^^\033[0m\n"
		"  \033[1mx.yaml:1:1:\033[0m see\n"
		"  1 | ab\n"
		"    | \033[32m^^\033[0m\n");
	pool_free(pool);
}

static void
test_long_sentences_are_cut(void **state)
{
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);
	char *out, *cut, *value = pool_alloc(pool, 300001);
	size_t i;

	(void)state;
	for (i = 0; i < 300000; i += 3)
		memcpy(value + i, "\xe6\x97\xa5", 3);
	diag(diags, SLUG_ID, NULL, "\"%s\" is no id", value);
	out = printed(pool, diags, false);
	assert_true(strlen(out) < 1500);
	cut = strstr(out, "\xe6\x97\xa5...\xe6\x97\xa5");
	assert_non_null(cut);
	assert_non_null(strstr(cut, "\xe6\x97\xa5\" is no id.\n"));
	assert_null(strstr(out, "\xef\xbf\xbd"));
	pool_free(pool);
}

static void
test_a_thousand_are_kept(void **state)
{
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);
	size_t files, lines = 0;
	char *out, *s;
	unsigned i;

	(void)state;
	for (i = 1; i <= 3000; i++) {
		struct pos at = { pool_printf(pool, "%u.yaml", i % 1500),
				  i, 1, 1 };

		diag(diags, SLUG_SHAPE, &at, "number %u", i);
		diag_help(diags, "help %u", i);
	}
	diag(diags, SLUG_DAMAGED, NULL, "damaged");
	diag_also(diags, NULL, "not kept");
	assert_int_equal(diags_count(diags), 3001);
	assert_int_equal(diags_placed(diags, &files), 3000);
	assert_int_equal(files, 1500);
	assert_int_equal(diags_status(diags), STATUS_FAILED);
	out = printed(pool, diags, false);
	for (s = out; *s; s++)
		lines += *s == '\n';
	assert_int_equal(lines, 3 * 1000 + 1);
	assert_non_null(strstr(out, "1000.yaml:1000:1: error: number 1000 "
			       "[shape]\n  help 1000\n\n... and 2001 more\n"));
	pool_free(pool);
}

static void
test_the_worst_class_wins(void **state)
{
	static const struct {
		enum slug slug;
		enum status after;
	} cases[] = {
		{ SLUG_NOT_FOUND, STATUS_NO },
		{ SLUG_SYNTAX, STATUS_INPUT },
		{ SLUG_UNKNOWN_OPTION, STATUS_INPUT },
		{ SLUG_WRITE, STATUS_FAILED },
		{ SLUG_PROCESS, STATUS_FAILED },
		{ SLUG_BUSY, STATUS_BUSY },
		{ SLUG_REGISTER_EXISTS, STATUS_BUSY },
	};
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		diag(diags, cases[i].slug, NULL, "so");
		assert_int_equal(diags_status(diags), cases[i].after);
	}
	pool_free(pool);
}

static void
test_what_follows_from_a_cause_is_dropped(void **state)
{
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);
	struct memory out;

	(void)state;
	diag(diags, SLUG_WRITE, NULL, "the disk is full");
	assert_false(diags_sealed(diags));
	diags_seal(diags);
	assert_true(diags_sealed(diags));
	diag_help(diags, "Its help.");
	assert_int_equal(diag(diags, SLUG_BUSY, NULL, "so it is busy"), -1);
	diag_help(diags, "Help of that.");
	assert_int_equal(diags_count(diags), 1);
	assert_int_equal(diags_status(diags), STATUS_FAILED);
	diags_seal(diags);
	diag_help(diags, "More of it.");
	memory_open(&out);
	diags_print(diags, out.file, false);
	memory_close(&out);
	assert_string_equal(out.text, "secreg: the disk is full.\n"
			    "  Its help.\n  More of it.\n");
	memory_free(&out);
	pool_free(pool);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_without_a_place),
		cmocka_unit_test(test_one_full_stop),
		cmocka_unit_test(test_second_place_and_help),
		cmocka_unit_test(test_colours),
		cmocka_unit_test(test_long_sentences_are_cut),
		cmocka_unit_test(test_a_thousand_are_kept),
		cmocka_unit_test(test_the_worst_class_wins),
		cmocka_unit_test(test_what_follows_from_a_cause_is_dropped),
	};

	return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
