#include "base/escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct escaped {
	const char *s, *want;
};

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
markdown_leaves_titles_alone(void **state)
{
	static const char *const titles[] = {
		"",
		"Updates to SEC Appendix B – Organisation ARL",
		"Increase the representation of the “Other SEC Party” category",
		"Provision of a DCC Alert (formerly Service Request Error)",
		"Modification Proposal #",
		"Follow-up of R&D, Q&A and 1 + 1 = 2 - at 10:30:00, 50%",
		"SEC5.7 and section D1.2. That is all: done!",
		"mail secretary@example.org, a_name_b",
		"5 > 4; a (brace); .. two stops / one?",
		"-5 degrees, +5, =5, #5, 1.5, 2)x",
		"1986 was a good year. 5. and (1) later",
	};

	for (size_t i = 0; i < COUNT(titles); i++)
		assert_string_equal(escape_markdown(*state, titles[i]),
				    titles[i]);
}

static void
markdown_escapes_what_means_something(void **state)
{
	static const struct escaped cases[] = {
		{ "a*b _c_ `d`", "a\\*b \\_c\\_ \\`d\\`" },
		{ "back\\slash", "back\\\\slash" },
		{ "a{#b}", "a\\{#b}" },
		{ "[x](y) ![z]", "\\[x\\](y) !\\[z\\]" },
		{ "<b>bold</b>", "\\<b>bold\\</b>" },
		{ "a|b ~~c~~ d^2^ $x$",
		  "a\\|b \\~\\~c\\~\\~ d\\^2\\^ \\$x\\$" },
		{ "it's \"so\"", "it\\'s \\\"so\\\"" },
		{ "&amp; &#65; &nosuch", "\\&amp; \\&#65; &nosuch" },
		{ "wait... now....", "wait\\... now\\.\\..." },
		{ "a--b---c", "a\\--b\\-\\--c" },
		{ "# heading", "\\# heading" },
		{ "#. item", "\\#. item" },
		{ "###", "\\###" },
		{ "- item", "\\- item" },
		{ "-", "\\-" },
		{ "---", "\\-\\--" },
		{ "+ item", "\\+ item" },
		{ "===", "\\===" },
		{ "> quote", "\\> quote" },
		{ "% title", "\\% title" },
		{ ": definition", "\\: definition" },
		{ "Table: caption", "Table\\: caption" },
		{ "1. item", "1\\. item" },
		{ "1986. A year", "1986\\. A year" },
		{ "12) item", "12\\) item" },
		{ "(3) item", "(3\\) item" },
		{ "a. item", "a\\. item" },
		{ "(iv) item", "(iv\\) item" },
		{ "1.", "1\\." },
		{ "@cited and (@cited)", "\\@cited and (\\@cited)" },
		{ "https://example.org", "https\\://example.org" },
		{ "www.example.org", "www\\.example.org" },
		{ "so :tada: good", "so \\:tada: good" },
		{ "    not code", "not code" },
		{ " a \t b\nc\n\nd  ", "a b c d" },
		{ "\n# heading", "\\# heading" },
		{ "red\033[0m\r", "red\xE2\x90\x9B\\[0m\xE2\x90\x8D" },
		{ "a\xE2\x80\xAE" "b", "a\\<U+202E>b" },
		{ "\xFF", "\xEF\xBF\xBD" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(escape_markdown(*state, cases[i].s),
				    cases[i].want);
}

static void
csv_quotes_and_disarms(void **state)
{
	static const struct escaped cases[] = {
		{ "", "" },
		{ "plain text", "plain text" },
		{ " spaces stay ", " spaces stay " },
		{ "a,b", "\"a,b\"" },
		{ "say \"x\"", "\"say \"\"x\"\"\"" },
		{ "two\nlines", "\"two\nlines\"" },
		{ "a\tb", "a\tb" },
		{ "=1+1", "'=1+1" },
		{ "+44", "'+44" },
		{ "-5", "'-5" },
		{ "@SUM(A1)", "'@SUM(A1)" },
		{ "\tx", "'\tx" },
		{ "\rx", "'\xE2\x90\x8Dx" },
		{ "\n=x", "\"'\n=x\"" },
		{ "\xEF\xBC\x9D""1", "'\xEF\xBC\x9D""1" },
		{ "\xEF\xBC\x8B""1", "'\xEF\xBC\x8B""1" },
		{ "\xEF\xBC\x8D""1", "'\xEF\xBC\x8D""1" },
		{ "\xEF\xBC\xA0""A", "'\xEF\xBC\xA0""A" },
		{ "\xEF\xBC\xA1", "\xEF\xBC\xA1" },
		{ "=\"a\",b", "\"'=\"\"a\"\",b\"" },
		{ "a=b", "a=b" },
		{ "–", "–" },
		{ "\033[2J", "\xE2\x90\x9B[2J" },
		{ "\"", "\"\"\"\"" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(escape_csv(*state, cases[i].s),
				    cases[i].want);
	assert_ptr_equal(escape_csv(*state, cases[1].s), cases[1].s);
}

static void
html_is_only_text(void **state)
{
	static const struct escaped cases[] = {
		{ "", "" },
		{ "plain – text", "plain – text" },
		{ "<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x"
		  "&#39;)&lt;/script&gt;" },
		{ "\"&amp;\"", "&quot;&amp;amp;&quot;" },
		{ "two\nlines\tand", "two\nlines\tand" },
		{ "\033<\xE2\x80\xAE>", "\xE2\x90\x9B&lt;&lt;U+202E&gt;"
		  "&gt;" },
		{ "\xFF", "\xEF\xBF\xBD" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(escape_html(*state, cases[i].s),
				    cases[i].want);
	assert_ptr_equal(escape_html(*state, cases[1].s), cases[1].s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_leaves_titles_alone),
		cmocka_unit_test(markdown_escapes_what_means_something),
		cmocka_unit_test(csv_quotes_and_disarms),
		cmocka_unit_test(html_is_only_text),
	};

	return cmocka_run_group_tests_name("escape", tests, pool_up,
					   pool_down);
}
