#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void
test_blocks_are_zeroed_and_aligned(void **state)
{
	static const size_t sizes[] = { 0, 1, 7, 16, 4096, 100000 };
	struct pool *pool = pool_new();
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		unsigned char *block = pool_alloc(pool, sizes[i]);

		assert_non_null(block);
		assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
		for (j = 0; j < sizes[i]; j++)
			assert_int_equal(block[j], 0);
		memset(block, 0xff, sizes[i]);
	}
	pool_free(pool);
}

static void
test_clear_leaves_a_usable_pool(void **state)
{
	struct pool *pool = pool_new();
	int round;

	(void)state;
	pool_free(NULL);
	for (round = 0; round < 3; round++) {
		assert_string_equal(pool_strdup(pool, "again"), "again");
		assert_null(pool_adopt(pool, NULL));
		assert_non_null(pool_adopt(pool, malloc(10)));
		pool_clear(pool);
	}
	pool_free(pool);
}

/* Several arrays at once, so that blocks leave the list at every place. */
static void
test_arrays_grow(void **state)
{
	enum { ARRAYS = 3, ITEMS = 1000 };
	struct item {
		int a;
		long b;
	} *items[ARRAYS] = { NULL };
	struct pool *pool = pool_new();
	size_t i, j;

	(void)state;
	for (i = 0; i < ITEMS; i++) {
		for (j = 0; j < ARRAYS; j++) {
			items[j] = pool_grow(pool, items[j], i,
					     sizeof(*items[j]));
			assert_int_equal(items[j][i].a, 0);
			assert_int_equal(items[j][i].b, 0);
			items[j][i] = (struct item){ (int)i, (long)j };
		}
	}
	for (j = 0; j < ARRAYS; j++) {
		for (i = 0; i < ITEMS; i++) {
			assert_int_equal(items[j][i].a, i);
			assert_int_equal(items[j][i].b, j);
		}
	}
	pool_free(pool);
}

static void
test_shortened_array_grows_zeroed(void **state)
{
	struct pool *pool = pool_new();
	int *items = NULL;
	size_t i;

	(void)state;
	for (i = 0; i < 7; i++) {
		items = pool_grow(pool, items, i, sizeof(*items));
		items[i] = 9;
	}
	for (i = 5; i > 0; i--) {
		items = pool_grow(pool, items, i, sizeof(*items));
		assert_int_equal(items[i - 1], 9);
		assert_int_equal(items[i], 0);
	}
	pool_free(pool);
}

static void
test_copies(void **state)
{
	struct pool *pool = pool_new();
	char source[] = "Updates to SEC Appendix B";
	char *copy = pool_strdup(pool, source);
	char *part = pool_strndup(pool, source, 7);
	char *bytes = pool_strndup(pool, "a\0b", 3);

	(void)state;
	source[0] = 'X';
	assert_string_equal(copy, "Updates to SEC Appendix B");
	assert_string_equal(part, "Updates");
	assert_memory_equal(bytes, "a\0b", 4);
	assert_string_equal(pool_strndup(pool, "", 0), "");
	pool_free(pool);
}

static void
test_formatted_text(void **state)
{
	struct pool *pool = pool_new();
	char *text;

	(void)state;
	assert_string_equal(pool_printf(pool, "%s:%d", "x.yaml", 14),
			    "x.yaml:14");
	assert_string_equal(pool_printf(pool, "%s", ""), "");
	text = pool_printf(pool, "%*d", 100000, 7);
	assert_int_equal(strlen(text), 100000);
	assert_int_equal(text[99999], '7');
	pool_free(pool);
}

/* What an allocation nobody can meet does, one way after the other. */
static void
ask_too_much(int way)
{
	struct pool *pool = pool_new();
	char c = 'x';

	switch (way) {
	case 0:
		pool_alloc(pool, SIZE_MAX);
		break;
	case 1:
		pool_alloc(pool, SIZE_MAX - 8);
		break;
	case 2:		/* 2^62 elements of 16 bytes are 0 by wrapping */
		pool_grow(pool, NULL, SIZE_MAX / 4 + 1, 16);
		break;
	case 3:		/* the doubling itself wraps */
		pool_grow(pool, NULL, SIZE_MAX / 2 + 1, 1);
		break;
	case 4:
		pool_strndup(pool, &c, SIZE_MAX);
		break;
	default:
		mem_exhausted();
	}
}

static void
test_running_out_ends_the_program(void **state)
{
	static const char want[] =
		"secreg: out of memory. Nothing was changed.\n";
	int way;

	(void)state;
	for (way = 0; way <= 5; way++) {
		char said[200] = "";
		int ends[2], status = 0;
		ssize_t len;
		pid_t child;

		assert_int_equal(pipe(ends), 0);
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			dup2(ends[1], STDERR_FILENO);
			ask_too_much(way);
			_exit(0);
		}
		close(ends[1]);
		len = read(ends[0], said, sizeof(said) - 1);
		close(ends[0]);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 4);
		assert_int_equal(len, strlen(want));
		assert_string_equal(said, want);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks_are_zeroed_and_aligned),
		cmocka_unit_test(test_clear_leaves_a_usable_pool),
		cmocka_unit_test(test_arrays_grow),
		cmocka_unit_test(test_shortened_array_grows_zeroed),
		cmocka_unit_test(test_copies),
		cmocka_unit_test(test_formatted_text),
		cmocka_unit_test(test_running_out_ends_the_program),
	};

	return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
