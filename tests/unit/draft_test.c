/*
 * Drafts: which lines make a block, what kind it is, and its cells.
 */
#include "base/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * The blocks, one a line: T text, H heading, I item, R row and its table, a
 * star where all is bold (two with a colon), the line, and the words with bars between cells.
 */
static const char *
shown(struct pool *pool, const char *text)
{
	struct draft draft;
	const char *all = "";

	draft_split(pool, text, strlen(text), &draft);
	for (size_t b = 0; b < draft.block_count; b++) {
		const struct block *block = &draft.blocks[b];
		const struct word *w = &draft.words.items[block->first];

		all = pool_printf(pool, "%s%c", all, "THIR"[block->kind]);
		if (block->table)
			all = pool_printf(pool, "%s%u", all, block->table);
		all = pool_printf(pool, "%s%s %u:", all,
				  block->label ? "**" : block->strong ? "*" :
				  "", block->line);
		for (size_t i = 0; i < block->count; i++)
			all = pool_printf(pool, "%s%s %.*s", all,
				i > 0 && w[i].cell != w[i - 1].cell ? " |" :
				"", (int)w[i].len, w[i].s);
		all = pool_printf(pool, "%s\n", all);
	}
	return all;
}

static void
test_blocks(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "" },
		{ "\n\n", "" },
		{ "a b\nc\n\nd", "T 1: a b c\nT 4: d\n" },
		{ "a\r\nb\r\n\r\nc\rd\r\rf", "T 1: a b\nT 4: c d\nT 7: f\n" },
		{ "# a\nb", "H 1: a\nT 2: b\n" },
		{ "a\n---\nb", "H 1: a\nT 3: b\n" },
		{ "- a\n  b\n* c\n\n1. d e\n2. x1 is f.\n",
		  "I 1: a b\nI 3: c\nH 5: d e\nI 6: x1 is f\n" },
		{ "3.4 Open ones\ntext", "H 1: Open ones\nT 2: text\n" },
		{ "**a b**\nc\n<b>d</b>:\n**e:**",
		  "T* 1: a b\nT 2: c\nT** 3: d\nT** 4: e\n" },
		{ "**a** and **b**", "T 1: a and b\n" },
		{ "> a\n> b", "T 1: a b\n" },
		{ "\xe2\x80\xa2\ta b\n", "I 1: a b\n" },
		/* Tables: with bars, with tabs, a blank line in them. */
		{ "| a | b |\n|:--|--:|\n| c d | e |\n\ntext\n\n| f | g |",
		  "R1 1: a | b\nR1 3: c d | e\nT 5: text\nR2 7: f | g\n" },
		{ "a\tb\n\nc\td e", "R1 1: a | b\nR1 3: c | d e\n" },
		{ "| a \\| b | c |", "R1 1: a b | c\n" },
		/* Laid out in columns, words of a cell on several lines. */
		{ "  X01  Title of     Status\n"
		  "       this one     long\n"
		  "  X02  Other        Short\n\n"
		  "  After.\n",
		  "R1 1: X01 | Title of this one | Status long\n"
		  "R1 3: X02 | Other | Short\nT 5: After\n" },
		/* Two spaces behind a full stop lay nothing out. */
		{ "See path 2.  Then go on.", "T 1: See path 2 Then go on\n" },
	};
	struct pool *pool = pool_new();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(shown(pool, cases[i].text),
				    cases[i].want);
	pool_free(pool);
}

/* Reads SIZE bytes as a file. */
static int
read_bytes(struct pool *pool, struct diags *diags, const char *bytes,
	   size_t size, struct draft *draft)
{
	char name[] = "/tmp/draft_test.XXXXXX";
	int fd = mkstemp(name), result;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, size), size);
	close(fd);
	result = draft_read(pool, diags, name, draft);
	unlink(name);
	return result;
}

static void
test_bytes(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
		int result;
		const char *text;	/* NULL: refused */
		size_t foreign;
	} cases[] = {
		{ "\xef\xbb\xbf" "a", 4, 0, "a", 0 },
		{ "\x93" "caf\xe9\x94 \xc3\xa9", 9, 0,
		  "\xe2\x80\x9c" "caf\xc3\xa9\xe2\x80\x9d \xc3\xa9", 3 },
		{ "\x81\xff", 2, 0, "\xef\xbf\xbd\xc3\xbf", 2 },
		{ "\xff\xfe" "a", 3, -1, NULL, 0 },
		{ "a\0b\0", 4, -1, NULL, 0 },
		{ "abc\0d", 5, -1, NULL, 0 },
		{ "", 0, 0, "", 0 },
	};
	struct pool *pool = pool_new();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct diags *diags = diags_new(pool);
		struct draft draft;

		assert_int_equal(read_bytes(pool, diags, cases[i].bytes,
					    cases[i].size, &draft),
				 cases[i].result);
		assert_int_equal(diags_status(diags), cases[i].text ?
				 STATUS_DONE : STATUS_INPUT);
		if (!cases[i].text)
			continue;
		assert_int_equal(draft.len, strlen(cases[i].text));
		assert_memory_equal(draft.text, cases[i].text, draft.len);
		assert_int_equal(draft.foreign, cases[i].foreign);
	}
	pool_free(pool);
}

static void
test_size(void **state)
{
	struct pool *pool = pool_new();
	char *bytes = pool_alloc(pool, DRAFT_MAX + 2);
	struct diags *diags = diags_new(pool);
	struct draft draft;

	(void)state;
	memset(bytes, ' ', DRAFT_MAX + 1);
	assert_int_equal(read_bytes(pool, diags, bytes, DRAFT_MAX, &draft), 0);
	assert_int_equal(read_bytes(pool, diags, bytes, DRAFT_MAX + 1,
				    &draft), -1);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
