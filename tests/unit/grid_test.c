#include "base/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct grid_column columns[] = {
	{ .head = "ID" },
	{ .head = "N", .right = true },
	{ .head = "STATUS NOW", .wraps = true },
	{ .head = "TITLE", .wraps = true },
};

struct row {
	const char *cells[COUNT(columns)];
};

static const struct row usual[] = {
	{ { "M1", "7", "Report Phase", "Adding the first of two things" } },
	{ { "M22", "12", "Referred", "" } },
};

static const struct row odd[] = {
	{ { "M1", "", "\xE6\x97\xA5\xE6\x9C\xAC\xE6\x97\xA5 e\xCC\x81",
	    "a\n\n\tb \xC2\xA3" } },
	{ { "", "1", "Incomprehensibilities", "\033[2J  " } },
};

static char *
printed(const struct grid_style *style, const struct row *rows, size_t count)
{
	struct pool *pool = pool_new();
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct grid *grid = grid_new(pool, columns, COUNT(columns));

	for (size_t i = 0; i < count; i++)
		grid_row(grid, rows[i].cells);
	grid_print(grid, out, style);
	pool_free(pool);
	fclose(out);
	return text;
}

static void
columns_are_narrowed_then_rows_become_blocks(void **state)
{
	static const struct {
		struct grid_style style;
		const struct row *rows;
		size_t count;
		const char *want;
	} cases[] = {
		{ { .width = 0 }, usual, 0, "" },
		{ { .width = 0 }, usual, 2,
		  "ID    N  STATUS NOW    TITLE\n"
		  "M1    7  Report Phase  Adding the first of two things\n"
		  "M22  12  Referred\n" },
		{ { .width = 53 }, usual, 2,	/* just wide enough */
		  "ID    N  STATUS NOW    TITLE\n"
		  "M1    7  Report Phase  Adding the first of two things\n"
		  "M22  12  Referred\n" },
		{ { .width = 52, .rule = true }, usual, 2,
		  "ID    N  STATUS NOW    TITLE\n"
		  "---  --  ------------  -----------------------------\n"
		  "M1    7  Report Phase  Adding the first of two\n"
		  "                       things\n"
		  "M22  12  Referred\n" },
		/* both narrowed alike, heads too */
		{ { .width = 28, .indent = 1 }, usual, 2,
		  " ID    N  STATUS    TITLE\n"
		  "          NOW\n"
		  " M1    7  Report    Adding\n"
		  "          Phase     the\n"
		  "                    first of\n"
		  "                    two\n"
		  "                    things\n"
		  " M22  12  Referred\n" },
		{ { .width = 23, .bold = true }, usual, 2,
		  "\033[1mID\033[0m          M1\n"
		  "\033[1mN\033[0m           7\n"
		  "\033[1mSTATUS NOW\033[0m  Report Phase\n"
		  "\033[1mTITLE\033[0m       Adding the\n"
		  "            first of two\n"
		  "            things\n"
		  "\n"
		  "\033[1mID\033[0m          M22\n"
		  "\033[1mN\033[0m           12\n"
		  "\033[1mSTATUS NOW\033[0m  Referred\n"
		  "\033[1mTITLE\033[0m\n" },
		/* wide characters, symbols, newlines, no spaces at ends */
		{ { .width = 0 }, odd, 2,
		  "ID  N  STATUS NOW             TITLE\n"
		  "M1     \xE6\x97\xA5\xE6\x9C\xAC\xE6\x97\xA5 e\xCC\x81"
		  "               a b \xC2\xA3\n"
		  "    1  Incomprehensibilities  \xE2\x90\x9B[2J\n" },
		/* a long word is broken at twelve columns */
		{ { .width = 26 }, odd, 2,
		  "ID  N  STATUS NOW    TITLE\n"
		  "M1     \xE6\x97\xA5\xE6\x9C\xAC\xE6\x97\xA5 e\xCC\x81"
		  "      a b \xC2\xA3\n"
		  "    1  Incomprehens  \xE2\x90\x9B[2J\n"
		  "       ibilities\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *text = printed(&cases[i].style, cases[i].rows,
				     cases[i].count);

		assert_string_equal(text, cases[i].want);
		free(text);
	}
}

/* The letters of S without any white space, for comparing. */
static void
count_letters(const char *s, int *letters)
{
	for (; *s; s++)
		if (*s != ' ' && *s != '\n')
			letters[(unsigned char)*s]++;
}

/* At any width nothing is lost and no line is too long or ends with a space. */
static void
nothing_is_cut_at_any_width(void **state)
{
	(void)state;
	for (int width = 1; width < 70; width++) {
		const struct grid_style style = { .width = width };
		char *text = printed(&style, usual, 2);
		/* Blocks need so much: the longest head, a gap, twelve. */
		int most = width > 24 ? width : 24;
		int want[256] = { 0 }, got[256] = { 0 };

		for (char *line = text; *line;) {
			size_t len = strcspn(line, "\n");

			assert_true(text_width_of(line, len) <= most);
			assert_true(len == 0 || line[len - 1] != ' ');
			line += len + 1;
		}
		for (size_t i = 0; i < COUNT(usual); i++)
			for (size_t j = 0; j < COUNT(columns); j++)
				count_letters(usual[i].cells[j], want);
		count_letters(text, got);
		for (int c = 0; c < 256; c++)
			assert_true(got[c] >= want[c]);
		free(text);
	}
}

/* A cell of a megabyte and a word as long take no time to speak of. */
static void
huge_cells_are_laid_out(void **state)
{
	static char huge[1 << 20];
	struct row rows[] = { { { "M1", "1", "x", huge } } };
	const struct grid_style style = { .width = 80 };
	char *text;

	(void)state;
	memset(huge, 'a', sizeof(huge) - 1);
	text = printed(&style, rows, 1);
	assert_true(strlen(text) > sizeof(huge));
	free(text);
	for (size_t i = 5; i < sizeof(huge) - 1; i += 6)
		huge[i] = ' ';
	text = printed(&style, rows, 1);
	assert_true(strlen(text) > sizeof(huge));
	free(text);
}

/* A heading and a line below a row, in columns and in blocks. */
static void
lines_take_all_of_the_width(void **state)
{
	static const struct {
		struct grid_style style;
		const char *want;
	} cases[] = {
		{ { .width = 0 },
		  "ID    N  STATUS NOW  TITLE\n\n"
		  "A heading\xE2\x90\x9B of two lines\n"
		  "M22  12  Referred\n"
		  "     said «of it» below «it»\n" },
		{ { .width = 40, .indent = 2, .bold = true },
		  "  \033[1mID\033[0m    \033[1mN\033[0m  "
		  "\033[1mSTATUS NOW\033[0m  \033[1mTITLE\033[0m\n\n"
		  "  \033[1mA heading\xE2\x90\x9B of two lines\033[0m\n"
		  "  M22  12  Referred\n"
		  "       said \033[1m«of it»\033[0m below "
		  "\033[1m«it»\033[0m\n" },
		{ { .width = 17, .bold = true },
		  "\033[1mA heading\xE2\x90\x9B of two\033[0m\n"
		  "\033[1mlines\033[0m\n\n"
		  "\033[1mID\033[0m          M22\n"
		  "\033[1mN\033[0m           12\n"
		  "\033[1mSTATUS NOW\033[0m  Referred\n"
		  "\033[1mTITLE\033[0m\n"
		  "  said \033[1m«of it»\033[0m\n"
		  "  below \033[1m«it»\033[0m\n" },
		/* what is marked goes on in the next line */
		{ { .width = 10, .bold = true }, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct pool *pool = pool_new();
		char *text = NULL;
		size_t size = 0;
		FILE *out = open_memstream(&text, &size);
		struct grid *grid = grid_new(pool, columns, COUNT(columns));

		grid_heading(grid, "A heading\033 of\ntwo lines");
		grid_row(grid, usual[1].cells);
		grid_below(grid, "said «of it»\nbelow «it»");
		grid_print(grid, out, &cases[i].style);
		pool_free(pool);
		fclose(out);
		if (cases[i].want)
			assert_string_equal(text, cases[i].want);
		else
			assert_non_null(strstr(text, "  said \033[1m«of\033[0m\n"
				"  \033[1mit»\033[0m\n"));
		free(text);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_narrowed_then_rows_become_blocks),
		cmocka_unit_test(nothing_is_cut_at_any_width),
		cmocka_unit_test(huge_cells_are_laid_out),
		cmocka_unit_test(lines_take_all_of_the_width),
	};

	return cmocka_run_group_tests_name("grid", tests, NULL, NULL);
}
