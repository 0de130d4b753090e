/* The digests that NIST publishes for SHA-256, and every length of a tail. */
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
test_published(void **state)
{
	static const struct {
		const char *text, *digest;
	} cases[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb924"
		      "27ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223"
			 "b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "248d6a61d20638b8e5c026930c3e6039"
		  "a33ce45964ff2167f6ecedd419db06c1" },
		{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
		  "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
		  "cf5b16a778af8380036ce59e7b049237"
		  "0b249b11e8f07a51afac45037afee9d1" },
	};
	struct pool *pool = pool_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(sha256(pool, cases[i].text,
					   strlen(cases[i].text)),
				    cases[i].digest);
	pool_free(pool);
}

static void
test_a_million(void **state)
{
	struct pool *pool = pool_new();
	char *text = pool_alloc(pool, 1000000);

	(void)state;
	memset(text, 'a', 1000000);
	assert_string_equal(sha256(pool, text, 1000000),
			    "cdc76e5c9914fb9281a1c7e284d73e67"
			    "f1809a48a497200e046d39ccc7112cd0");
	pool_free(pool);
}

/* What the digests of 0 to 199 bytes 'a', one behind the other, add up to. */
static void
test_every_tail(void **state)
{
	struct pool *pool = pool_new();
	char text[200], all[200 * 64];
	size_t n;

	(void)state;
	memset(text, 'a', sizeof(text));
	for (n = 0; n < sizeof(text); n++)
		memcpy(all + 64 * n, sha256(pool, text, n), 64);
	assert_string_equal(sha256(pool, all, sizeof(all)),
			    "019f2b9f1af27a53a1f046da7e98af2c"
			    "179f431e4b5bebb000e74040917a4123");
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published),
		cmocka_unit_test(test_a_million),
		cmocka_unit_test(test_every_tail),
	};

	return cmocka_run_group_tests_name("sha256", tests, NULL, NULL);
}
