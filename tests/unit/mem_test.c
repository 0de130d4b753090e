#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
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
/* A stream that finds no room ends the program, and loses no byte before. */
static void
fill_memory(void)
{
#ifdef __SANITIZE_ADDRESS__
	mem_exhausted();	/* that has no limit of its own */
#else
	const struct rlimit limit = { 64 << 20, 64 << 20 };
	struct memory memory;

	setrlimit(RLIMIT_AS, &limit);
	memory_open(&memory);
	for (int i = 0; i < 1 << 20; i++)
		fprintf(memory.file, "%0*d\n", 1000, i);
	memory_close(&memory);
#endif
}

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
	case 5:
		fill_memory();
		break;
	default:
		mem_exhausted();
	}
}

/* Runs WAY in a process of its own; what that said as it ended, with 4. */
static void
assert_ends_saying(void (*run)(int way), int way, const char *want)
{
	char said[200] = "";
	int ends[2], status = 0;
	ssize_t len;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		run(way);
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

static void
test_running_out_ends_the_program(void **state)
{
	(void)state;
	for (int way = 0; way <= 6; way++)
		assert_ends_saying(ask_too_much, way,
			"secreg: out of memory. Nothing was changed.\n");
}

static void
ask_too_much_late(int way)
{
	struct pool *pool = pool_new();

	(void)way;
	pool_last_words(pool, "It is done.");
	pool_alloc(pool, SIZE_MAX);
}

static void
test_last_words(void **state)
{
	(void)state;
	assert_ends_saying(ask_too_much_late, 0,
			   "secreg: out of memory. It is done.\n");
}

static void
test_streams_hold_all_that_is_written(void **state)
{
	struct pool *pool = pool_new();
	struct memory memory;

	(void)state;
	memory_open(&memory);
	assert_string_equal(memory_give(&memory, pool), "");
	memory_open(&memory);
	for (int i = 0; i < 20000; i++)
		fprintf(memory.file, "%05d\n", i);
	fflush(memory.file);
	assert_int_equal(memory.len, 6 * 20000);
	fputs("the end", memory.file);
	memory_close(&memory);
	assert_int_equal(memory.len, strlen(memory.text));
	assert_string_equal(memory.text + 6 * 19999, "19999\nthe end");
	memory_free(&memory);
	pool_free(pool);
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
		cmocka_unit_test(test_last_words),
		cmocka_unit_test(test_streams_hold_all_that_is_written),
	};

	return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
