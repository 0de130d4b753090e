#include "base/excerpt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

static const char file[] = "x.yaml";

/* What diags_print() prints, as a string in POOL. */
static char *
printed(struct pool *pool, const struct diags *diags)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	diags_print(diags, out, false);
	assert_int_equal(fclose(out), 0);
	return pool_adopt(pool, text);
}

/* A place as exact as it is known. */
static void
test_places(void **state)
{
	static const struct {
		struct pos at;
		const char *want;
	} cases[] = {
		{ { file, 0, 0, 0 }, "x.yaml: error: bad [read]\n" },
		{ { file, 2, 0, 0 },
		  "x.yaml:2: error: bad [read]\n  2 | second: b\n" },
		{ { file, 1, 8, 1 },
		  "x.yaml:1:8: error: bad [read]\n"
		  "  1 | first: a\n    |        ^\n" },
		{ { file, 1, 8, 99 },
		  "x.yaml:1:8: error: bad [read]\n"
		  "  1 | first: a\n    |        ^\n" },
		{ { file, 1, 9, 0 },
		  "x.yaml:1:9: error: bad [read]\n"
		  "  1 | first: a\n    |         ^\n" },
		{ { file, 3, 1, 1 },
		  "x.yaml:3:1: error: bad [read]\n  3 |\n    | ^\n" },
		{ { file, 4, 1, 5 },
		  "x.yaml:4:1: error: bad [read]\n"
		  "  4 | last: z\n    | ^^^^^\n" },
		{ { file, 5, 1, 1 },
		  "x.yaml:5:1: error: bad [read]\n  5 |\n    | ^\n" },
		{ { file, 6, 1, 1 }, "x.yaml:6:1: error: bad [read]\n" },
		{ { "y\n.yaml", 1, 1, 1 },
		  "y\xe2\x90\x8a.yaml:1:1: error: bad [read]\n" },
	};
	/* All the line ends there are, and a byte order mark. */
	static const char text[] =
		"\xef\xbb\xbf" "first: a\r\nsecond: b\r\rlast: z\n";
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pool *pool = pool_new();
		struct diags *diags = diags_new(pool);

		diags_source(diags, file, text, sizeof(text) - 1, 1);
		diag(diags, SLUG_READ, &cases[i].at, "bad");
		assert_string_equal(printed(pool, diags),
				    cases[i].want);
		pool_free(pool);
	}
}

/* The caret stands under its place whatever is before it. */
static void
test_widths(void **state)
{
	static const struct {
		const char *line;
		unsigned column, width;
		const char *want;
	} cases[] = {
		{ "\xe6\x97\xa5\xe6\x9c\xac: \xe6\x97\xa5\xe6\x9c\xac", 5, 2,
		  "  1 | \xe6\x97\xa5\xe6\x9c\xac: \xe6\x97\xa5\xe6\x9c\xac\n"
		  "    |       ^^^^\n" },
		{ "Cafe\xcc\x81: x", 8, 1,
		  "  1 | Cafe\xcc\x81: x\n"
		  "    |       ^\n" },
		{ "Cafe\xcc\x81: x", 5, 1,
		  "  1 | Cafe\xcc\x81: x\n"
		  "    |     ^\n" },
		{ "\ta\tb", 4, 1, "  1 |  a b\n    |    ^\n" },
		{ "a\x1b[0m b", 2, 1,
		  "  1 | a\xe2\x90\x9b[0m b\n    |  ^\n" },
		{ "a\xe2\x80\xae" "b c", 5, 1,
		  "  1 | a<U+202E>b c\n    |            ^\n" },
		{ "a\xe2\x80\xae" "b c", 2, 1,
		  "  1 | a<U+202E>b c\n    |  ^^^^^^^^\n" },
		{ "ab\x80\xc3 c", 4, 1,
		  "  1 | ab\xef\xbf\xbd\xef\xbf\xbd c\n    |    ^\n" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pos at = { file, 1, cases[i].column, cases[i].width };
		struct pool *pool = pool_new();
		struct diags *diags = diags_new(pool);
		char *out;

		diags_source(diags, file, cases[i].line,
			     strlen(cases[i].line), 1);
		diag(diags, SLUG_SHAPE, &at, "bad");
		out = printed(pool, diags);
		assert_string_equal(strchr(out, '\n') + 1, cases[i].want);
		pool_free(pool);
	}
}

static void
test_nul_byte(void **state)
{
	static const struct pos at = { file, 1, 2, 1 };
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);

	(void)state;
	diags_source(diags, file, "a\0b\nc", 5, 1);
	diag(diags, SLUG_CHARACTER, &at, "U+0000");
	assert_string_equal(printed(pool, diags),
		"x.yaml:1:2: error: U+0000 [character]\n"
		"  1 | a\xef\xbf\xbd" "b\n"
		"    |  ^\n");
	pool_free(pool);
}

/* A line of LEN characters UNIT, the one at COLUMN replaced by "@". */
static char *
long_line(struct pool *pool, const char *unit, unsigned len, unsigned column)
{
	char *line = pool_alloc(pool, len * strlen(unit) + 1);
	char *end = line;
	unsigned i;

	for (i = 1; i <= len; i++)
		end = stpcpy(end, i == column ? "@" : unit);
	return line;
}

static void
test_long_lines_are_cut(void **state)
{
	static const struct {
		const char *unit;
		unsigned len, column;
		bool left, right;
	} cases[] = {
		{ "a", 100, 100, false, false },
		{ "a", 101, 1, false, true },
		{ "a", 101, 61, false, true },
		{ "a", 101, 62, true, false },
		{ "a", 101, 101, true, false },
		{ "a", 5000, 2500, true, true },
		{ "a", 5000, 1, false, true },
		{ "a", 5000, 5000, true, false },
		{ "\xe6\x97\xa5", 50, 50, false, false },
		{ "\xe6\x97\xa5", 60, 60, true, false },
		{ "\xe6\x97\xa5", 5000, 2500, true, true },
		{ "e\xcc\x81", 90, 90, false, false },
		{ "\xcc\x81", 5000, 2500, true, true },
		{ "\xe2\x80\xae", 5000, 2500, true, true },
		{ "\xff", 5000, 2500, true, true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		unsigned marks = cases[i].unit[0] == 'e' ? 2 : 1;
		struct pos at = { file, 1, 0, 1 };
		struct pool *pool = pool_new();
		struct diags *diags = diags_new(pool);
		char *source, *line, *carets, *sign;

		source = long_line(pool, cases[i].unit, cases[i].len,
				   cases[i].column);
		at.column = (cases[i].column - 1) * marks + 1;
		diags_source(diags, file, source, strlen(source), 1);
		diag(diags, SLUG_SHAPE, &at, "bad");
		line = strchr(printed(pool, diags), '\n') + 1;
		carets = strchr(line, '\n');
		*carets++ = '\0';
		line += strlen("  1 | ");
		carets += strlen("    | ");
		sign = strchr(line, '@');
		assert_non_null(sign);
		assert_true(text_width(line) <= 100);
		assert_int_equal(strncmp(line, "...", 3) == 0, cases[i].left);
		assert_int_equal(strcmp(line + strlen(line) - 3, "...") == 0,
				 cases[i].right);
		/* The caret is under the sign. */
		*sign = '\0';
		assert_int_equal(strspn(carets, " "), text_width(line));
		assert_string_equal(carets + strspn(carets, " "), "^\n");
		pool_free(pool);
	}
}

/* The thing itself may be longer than what is shown of it. */
static void
test_wide_carets_end_at_the_cut(void **state)
{
	static const struct pos at = { file, 1, 11, 990 };
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);
	char *line = long_line(pool, "a", 1000, 0), *carets;

	(void)state;
	diags_source(diags, file, line, strlen(line), 1);
	diag(diags, SLUG_SHAPE, &at, "bad");
	carets = strrchr(printed(pool, diags), '|') + 2;
	assert_int_equal(strspn(carets, " "), 10);
	assert_int_equal(strspn(carets + 10, "^"), 84);
	pool_free(pool);
}

/* Places in any order on one line, and lines in any order. */
static void
test_places_out_of_order(void **state)
{
	static const char text[] = "abcdef\nghijkl\nmnopqr\n";
	static const struct {
		unsigned line, column;
		const char *want;
	} cases[] = {
		{ 1, 5, "  1 | abcdef\n    |     ^\n" },
		{ 1, 2, "  1 | abcdef\n    |  ^\n" },
		{ 3, 6, "  3 | mnopqr\n    |      ^\n" },
		{ 2, 3, "  2 | ghijkl\n    |   ^\n" },
		{ 99, 1, "" },
		{ 2, 4, "  2 | ghijkl\n    |    ^\n" },
	};
	struct pool *pool = pool_new();
	struct diags *diags = diags_new(pool);
	char *out;
	size_t i;

	(void)state;
	diags_source(diags, file, text, sizeof(text) - 1, 1);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pos at = { file, cases[i].line, cases[i].column, 1 };

		diag(diags, SLUG_SHAPE, &at, "bad");
	}
	out = printed(pool, diags);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		out = strstr(out, "[shape]\n");
		assert_non_null(out);
		out += strlen("[shape]\n");
		assert_memory_equal(out, cases[i].want,
				    strlen(cases[i].want));
	}
	pool_free(pool);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_nul_byte),
		cmocka_unit_test(test_long_lines_are_cut),
		cmocka_unit_test(test_wide_carets_end_at_the_cut),
		cmocka_unit_test(test_places_out_of_order),
	};

	return cmocka_run_group_tests_name("excerpt", tests, NULL, NULL);
}
