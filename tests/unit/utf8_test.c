#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int
pool_up(void **state)
{
	*state = pool_new();
	return 0;
}

static int
pool_down(void **state)
{
	pool_free(*state);
	return 0;
}

static void
decode_takes_well_formed_characters_only(void **state)
{
	static const struct {
		const char *s;
		size_t len, size;
		unsigned code;
	} cases[] = {
		{ "a", 1, 1, 'a' },
		{ "\0", 1, 1, 0 },
		{ "\x7F", 1, 1, 0x7F },
		{ "\xC2\x80", 2, 2, 0x80 },
		{ "\xDF\xBF", 2, 2, 0x7FF },
		{ "\xE0\xA0\x80", 3, 3, 0x800 },
		{ "\xE2\x80\x93", 3, 3, 0x2013 },
		{ "\xED\x9F\xBF", 3, 3, 0xD7FF },
		{ "\xEE\x80\x80", 3, 3, 0xE000 },
		{ "\xEF\xBF\xBF", 3, 3, 0xFFFF },
		{ "\xF0\x90\x80\x80", 4, 4, 0x10000 },
		{ "\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF },
		{ "\xE2\x80\x93", 2, 0, 0 },		/* cut off */
		{ "\xC2", 1, 0, 0 },
		{ "\x80", 1, 0, 0 },			/* a tail alone */
		{ "\xC0\x80", 2, 0, 0 },		/* overlong */
		{ "\xC1\xBF", 2, 0, 0 },
		{ "\xE0\x9F\xBF", 3, 0, 0 },
		{ "\xF0\x8F\xBF\xBF", 4, 0, 0 },
		{ "\xED\xA0\x80", 3, 0, 0 },		/* surrogates */
		{ "\xED\xBF\xBF", 3, 0, 0 },
		{ "\xF4\x90\x80\x80", 4, 0, 0 },	/* beyond the last */
		{ "\xF5\x80\x80\x80", 4, 0, 0 },
		{ "\xFF", 1, 0, 0 },
		{ "\xC2" "a", 2, 0, 0 },
		{ "\xE2\x80" "a", 3, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		unsigned code = 0;

		assert_int_equal(text_decode(cases[i].s, cases[i].len, &code),
				 cases[i].size);
		assert_int_equal(code, cases[i].code);
	}
}

static void
allowed_refuses_what_hides_or_commands(void **state)
{
	static const struct {
		unsigned code;
		bool allowed;
	} cases[] = {
		{ 0, false }, { 8, false }, { '\t', true }, { '\n', true },
		{ 0x0B, false }, { '\r', false }, { 0x1B, false },
		{ ' ', true }, { '~', true }, { 0x7F, false },
		{ 0x80, false }, { 0x85, false }, { 0x9F, false },
		{ 0xA0, true }, { 0xA3, true }, { 0xAD, false },
		{ 0x301, true }, { 0x34F, false }, { 0x61C, false },
		{ 0x200B, false }, { 0x200C, true }, { 0x200D, true },
		{ 0x200E, false }, { 0x200F, false }, { 0x2013, true },
		{ 0x201C, true }, { 0x2028, false }, { 0x2029, false },
		{ 0x202A, false }, { 0x202E, false }, { 0x202F, true },
		{ 0x2060, false }, { 0x2066, false }, { 0x2069, false },
		{ 0x2070, true }, { 0xD800, false }, { 0xDFFF, false },
		{ 0xE000, true }, { 0xFDCF, true }, { 0xFDD0, false },
		{ 0xFDEF, false }, { 0xFDF0, true }, { 0xFE0F, true },
		{ 0xFEFF, false }, { 0xFFFC, true }, { 0xFFFD, true },
		{ 0xFFFE, false }, { 0xFFFF, false }, { 0x1F600, true },
		{ 0x1FFFE, false }, { 0xE0041, false }, { 0xE0100, true },
		{ 0x10FFFD, true }, { 0x10FFFF, false }, { 0x110000, false },
		{ UINT32_MAX, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (text_allowed(cases[i].code) != cases[i].allowed)
			fail_msg("U+%04X", cases[i].code);
}

static void
first_bad_and_visible_agree(void **state)
{
	static const struct {
		const char *s;
		int bad;	/* where, or -1 */
		unsigned code;
		const char *visible;
		const char *lines;
	} cases[] = {
		{ "", -1, 0, "", "" },
		{ "Plain \xE2\x80\x93 “x”", -1, 0, "Plain – “x”",
		  "Plain – “x”" },
		{ "a\tb\nc", -1, 0, "a\xE2\x90\x89" "b\xE2\x90\x8A" "c",
		  "a\tb\nc" },
		{ "red \033[31m", 4, 0x1B, "red \xE2\x90\x9B[31m",
		  "red \xE2\x90\x9B[31m" },
		{ "\x7F\n", 0, 0x7F, "\xE2\x90\xA1\xE2\x90\x8A",
		  "\xE2\x90\xA1\n" },
		{ "a\xC2\x85", 1, 0x85, "a<U+0085>", "a<U+0085>" },
		{ "a\xE2\x80\xAE" "b", 1, 0x202E, "a<U+202E>b",
		  "a<U+202E>b" },
		{ "\xF3\xA0\x81\x81", 0, 0xE0041, "<U+E0041>",
		  "<U+E0041>" },
		{ "\xF4\x8F\xBF\xBF", 0, 0x10FFFF, "<U+10FFFF>",
		  "<U+10FFFF>" },
		{ "ab\xE2\x80", 2, 0, "ab\xEF\xBF\xBD\xEF\xBF\xBD",
		  "ab\xEF\xBF\xBD\xEF\xBF\xBD" },
		{ "\xFF" "a", 0, 0, "\xEF\xBF\xBD" "a", "\xEF\xBF\xBD" "a" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *s = cases[i].s;
		unsigned code = 0;
		const char *bad = text_first_bad(s, &code);

		assert_int_equal(bad ? bad - s : -1, cases[i].bad);
		assert_int_equal(code, cases[i].code);
		assert_string_equal(text_visible(*state, s),
				    cases[i].visible);
		assert_string_equal(text_visible_lines(*state, s),
				    cases[i].lines);
		assert_null(text_first_bad(text_visible(*state, s), &code));
	}
	assert_ptr_equal(text_visible(*state, cases[1].s), cases[1].s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(decode_takes_well_formed_characters_only),
		cmocka_unit_test(allowed_refuses_what_hides_or_commands),
		cmocka_unit_test(first_bad_and_visible_agree),
	};

	return cmocka_run_group_tests_name("utf8", tests, pool_up, pool_down);
}
