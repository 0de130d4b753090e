#include "base/slug.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/text.h"

static void
test_slugs_are_found_by_name(void **state)
{
	static const struct {
		const char *word;
		enum slug slug;
	} cases[] = {
		{ "usage", SLUG_USAGE },
		{ "status-name", SLUG_STATUS_NAME },
		{ "process", SLUG_PROCESS },
		{ "", SLUG_END },
		{ "status", SLUG_END },
		{ "Usage", SLUG_END },
	};
	unsigned i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(slug_find(cases[i].word), cases[i].slug);
	for (i = 0; i < SLUG_END; i++)
		assert_int_equal(slug_find(slug_name((enum slug)i)), i);
}

/* Names are words and hyphens; explanations are whole sentences. */
static void
test_slugs_are_explained(void **state)
{
	unsigned i;

	(void)state;
	for (i = 0; i < SLUG_END; i++) {
		const char *name = slug_name((enum slug)i);
		const char *help = slug_help((enum slug)i);
		unsigned code;

		assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz-"),
				 strlen(name));
		assert_in_range(slug_class((enum slug)i), STATUS_NO,
				STATUS_BUSY);
		assert_in_range(strlen(help), 60, 500);
		assert_true(isupper((unsigned char)help[0]) || *help == '"');
		assert_int_equal(help[strlen(help) - 1], '.');
		assert_null(strstr(help, "  "));
		assert_null(strchr(help, '\n'));
		assert_null(text_first_bad(help, &code));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slugs_are_found_by_name),
		cmocka_unit_test(test_slugs_are_explained),
	};

	return cmocka_run_group_tests_name("slug", tests, NULL, NULL);
}
