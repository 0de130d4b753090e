/* Texts that differ a little have digests that differ much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"

static int
by_value(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct digest));
}

/* All texts of a few bytes, and one long text with every single bit turned. */
static void
tells_texts_apart(void **state)
{
	enum { SHORT = 40, LONG = 5000, COUNT = SHORT + 1 + 8 * LONG };
	static struct digest all[COUNT];
	static char text[LONG];
	size_t count = 0;

	(void)state;
	for (size_t len = 0; len < SHORT; len++)
		all[count++] = digest_of(text, len);
	memset(text, 'x', sizeof(text));
	all[count++] = digest_of(text, LONG);
	for (size_t bit = 0; bit < 8 * (size_t)LONG; bit++) {
		text[bit / 8] ^= (char)(1 << bit % 8);
		all[count++] = digest_of(text, LONG);
		text[bit / 8] ^= (char)(1 << bit % 8);
	}
	assert_int_equal(count, COUNT);
	qsort(all, count, sizeof(all[0]), by_value);
	for (size_t i = 1; i < count; i++)
		assert_true(by_value(&all[i - 1], &all[i]) != 0);
}

/* One bit of the text turns about half of the 128. */
static void
spreads(void **state)
{
	char text[100] = "proposal: SECMP0021";
	struct digest one = digest_of(text, sizeof(text));
	int turned = 0;

	(void)state;
	for (size_t bit = 0; bit < 8 * sizeof(text); bit++) {
		struct digest other;

		text[bit / 8] ^= (char)(1 << bit % 8);
		other = digest_of(text, sizeof(text));
		text[bit / 8] ^= (char)(1 << bit % 8);
		turned += __builtin_popcountll(one.high ^ other.high) +
			  __builtin_popcountll(one.low ^ other.low);
	}
	turned /= 8 * (int)sizeof(text);
	assert_in_range(turned, 60, 68);
}

/* What follows the text is not looked at. */
static void
looks_at_the_text_only(void **state)
{
	char a[64] = "0123456789abcdefghi", b[64];

	(void)state;
	memset(b, 7, sizeof(b));
	memcpy(b, a, 19);
	for (size_t len = 0; len <= 19; len++) {
		struct digest x = digest_of(a, len), y = digest_of(b, len);

		assert_int_equal(by_value(&x, &y), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_texts_apart),
		cmocka_unit_test(spreads),
		cmocka_unit_test(looks_at_the_text_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
