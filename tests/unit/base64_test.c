/* The examples of RFC 4648, every tail, and what is not base64. */
#include "base/base64.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
test_published(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" },
		{ "foo", "Zm9v" }, { "foob", "Zm9vYg==" },
		{ "fooba", "Zm9vYmE=" }, { "foobar", "Zm9vYmFy" },
		{ "\xff\xef\xfe", "/+/+" },
	};
	struct pool *pool = pool_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t len = 99, given = strlen(cases[i][0]);

		assert_string_equal(base64(pool, cases[i][0], given),
				    cases[i][1]);
		assert_string_equal(base64_bytes(pool, cases[i][1], &len),
				    cases[i][0]);
		assert_int_equal(len, given);
	}
	pool_free(pool);
}

static void
test_every_length_comes_back(void **state)
{
	struct pool *pool = pool_new();
	char bytes[300];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * 37 + 1);
	for (size_t n = 0; n <= sizeof(bytes); n++) {
		const char *text = base64(pool, bytes, n), *back;
		size_t len = 0;

		for (const char *s = text; *s; s += strcspn(s, "\n") + 1) {
			assert_true(strcspn(s, "\n") <= 76);
			if (!strchr(s, '\n'))
				break;
			assert_int_equal(strcspn(s, "\n"), 76);
		}
		back = base64_bytes(pool, text, &len);
		assert_non_null(back);
		assert_int_equal(len, n);
		assert_memory_equal(back, bytes, n);
		assert_int_equal(back[n], 0);
	}
	pool_free(pool);
}

static void
test_others_are_refused(void **state)
{
	static const char *const cases[] = {
		"Z", "Zg", "Zg=", "Zg=a", "=", "====", "Zg==Zg==", "Zm9v=",
		"Z===", "Zm-v", "Zm_v", "Zm9\x80", "Zm8=Zm8=", "Zg==\n=",
	};
	struct pool *pool = pool_new();
	size_t len;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (base64_bytes(pool, cases[i], &len))
			fail_msg("\"%s\" was taken", cases[i]);
	pool_free(pool);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published),
		cmocka_unit_test(test_every_length_comes_back),
		cmocka_unit_test(test_others_are_refused),
	};

	return cmocka_run_group_tests_name("base64", tests, NULL, NULL);
}
