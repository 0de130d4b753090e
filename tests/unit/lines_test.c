/* Differences of texts: read back, they give both texts. */
#include "base/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *
diff(struct pool *pool, const char *old, const char *new, size_t around,
     size_t *count)
{
	struct memory text = { 0 };
	char *copy;

	memory_open(&text);
	*count = lines_diff(pool, text.file, old, new, around);
	memory_close(&text);
	copy = pool_strndup(pool, text.text, text.len);
	memory_free(&text);
	return copy;
}

static void
test_cases(void **state)
{
	static const struct {
		const char *old, *new, *want;
		size_t around, count;
	} cases[] = {
		{ "", "", "", 2, 0 },
		{ "a\nb\n", "a\nb\n", "", 2, 0 },
		{ "", "a\n", "+ a\n", 2, 1 },
		{ "a\n", "", "- a\n", 2, 1 },
		{ "a\nb\nc\n", "a\nB\nc\n", "  a\n- b\n+ B\n  c\n", 2, 2 },
		{ "a\nb\nc\n", "a\nB\nc\n", "...\n- b\n+ B\n...\n", 0, 2 },
		{ "1\n2\n3\n4\n5\n6\n7\n", "0\n1\n2\n3\n4\n5\n6\n8\n",
		  "+ 0\n  1\n...\n  6\n- 7\n+ 8\n", 1, 3 },
		{ "a\n\nb\n", "a\nb\n", "  a\n-\n  b\n", 1, 1 },
		{ "no end", "no end\n", "", 1, 0 },
	};
	struct pool *pool = pool_new();
	size_t i, count;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(diff(pool, cases[i].old, cases[i].new,
					 cases[i].around, &count),
				    cases[i].want);
		assert_int_equal(count, cases[i].count);
	}
	pool_free(pool);
}

/* One of the two texts, from a difference that left nothing out. */
static const char *
side(struct pool *pool, const char *all, char sign)
{
	const char *text = "";

	while (*all) {
		size_t len = strcspn(all, "\n");

		if (*all == ' ' || *all == sign)
			text = pool_printf(pool, "%s%.*s\n", text,
					   len > 2 ? (int)len - 2 : 0,
					   all + 2);
		all += len + 1;
	}
	return text;
}

static void
test_both_come_back(void **state)
{
	struct pool *pool = pool_new();
	int round;

	(void)state;
	srand(7);
	for (round = 0; round < 2000; round++) {
		char texts[2][80];
		size_t count;
		const char *all;
		int t;

		for (t = 0; t < 2; t++) {
			size_t n = (size_t)rand() % 20, i;

			for (i = 0; i < n; i++)
				snprintf(texts[t] + 3 * i, 4, "%c%c\n",
					 'a' + rand() % 3, 'x' + rand() % 2);
			texts[t][3 * n] = '\0';
		}
		all = diff(pool, texts[0], texts[1], 100, &count);
		if (strcmp(texts[0], texts[1]) == 0) {
			assert_int_equal(count, 0);
			continue;
		}
		assert_true(count > 0);
		assert_string_equal(side(pool, all, '-'), texts[0]);
		assert_string_equal(side(pool, all, '+'), texts[1]);
		pool_clear(pool);
	}
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_both_come_back),
	};

	return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
