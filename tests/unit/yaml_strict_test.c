#include "io/yaml_in.h"

#include "yaml_fixture.h"

#define RECORD "proposal: X\ntitle: a\n"
#define ENTRY RECORD "history:\n  - date: 2017-01-01\n"

/* A text and what is said of it; or one that is accepted, and its words. */
struct saying {
	const char *text;
	const char *want;
};

#define HASH "a comment begins with a space before its hash [syntax]"
#define LOOSE "this goes on from the line above, but is not indented [syntax]"
#define TAB "a tab cannot indent: YAML takes only spaces for that [syntax]"
#define MARK "a value that begins with \"?\" must be in quotes [syntax]"
#define DASH "a value that begins with \"-\" must be in quotes [syntax]"
#define ALONE "this directive has no record below it [syntax]"

/* libyaml takes all of these. */
static void
test_refused(void **state)
{
	static const struct saying cases[] = {
		/* Text that would be dropped. */
		{ RECORD "path: \"Section\"#3\n", "3:16: error: " HASH },
		{ RECORD "path: 'Section'#3\n", "3:16: error: " HASH },
		{ RECORD "summary: |#x\n  a\n", "3:11: error: " HASH },
		{ RECORD "summary: >-#x\n  a\n", "3:12: error: " HASH },
		{ RECORD "summary: |2+#x\n  a\n", "3:13: error: " HASH },
		{ RECORD "parties: [a, b]#x\n", "3:16: error: " HASH },
		{ RECORD "parties: ['a'#x\n  ]\n", "3:14: error: " HASH },
		{ RECORD "parties: [a,#x\n  b]\n", "3:13: error: " HASH },
		{ RECORD "parties: [#x\n  b]\n", "3:11: error: " HASH },
		{ ENTRY "    ballots: {}#x\n", "5:16: error: " HASH },
		{ ENTRY "    ballots: { b: { approve: 1 }#x\n      }\n",
		  "5:33: error: " HASH },
		{ "{ proposal: X, title: a }#x\n", "1:26: error: " HASH },
		{ "%YAML 1.1#x\n---\n" RECORD, "1:10: error: " HASH },
		/* Lines that belong to nothing. */
		{ RECORD "path: \"a\nb\"\n", "4:1: error: " LOOSE },
		{ RECORD "path: 'a\nb'\n", "4:1: error: " LOOSE },
		{ RECORD "path: \"a\n\n  b\n\"\n", "6:1: error: " LOOSE },
		{ RECORD "path: \"a\n\tb\"\n", "4:1: error: " TAB },
		{ ENTRY "    note: \"a\n    b\"\n", "6:5: error: " LOOSE },
		{ ENTRY "    note: \"a\n  \tb\"\n", "6:3: error: " TAB },
		{ RECORD "parties:\n- 'a\n b'\n- 'c\nd'\n",
		  "7:1: error: " LOOSE },
		{ RECORD "parties: [a,\nb]\n", "4:1: error: " LOOSE },
		{ RECORD "parties: [\na\n]\n", "4:1: error: " LOOSE },
		{ RECORD "parties: [a\n, b]\n", "4:1: error: " LOOSE },
		{ RECORD "parties: [ \"a\n#b\" ]\n", "4:1: error: " LOOSE },
		{ ENTRY "    ballots: {\n    b: { approve: 1 } }\n",
		  "6:5: error: " LOOSE },
		/* Signs that would be taken for something else. */
		{ RECORD "parties: [-]\n", "3:11: error: " DASH },
		{ RECORD "parties: [a, -, b]\n", "3:14: error: " DASH },
		{ RECORD "parties: [?a]\n", "3:11: error: an item of"
		  " \"parties\" is one value, not a group of fields [shape]" },
		{ "{?proposal: X, title: a}\n", "1:2: error: " MARK },
		{ "{ proposal: X, ?title: a}\n", "1:16: error: " MARK },
		{ ENTRY "    ballots: { b: { ?approve: 1 } }\n",
		  "5:21: error: " MARK },
		/* Nothing below. */
		{ "%YAML 1.2\n", "1:1: error: " ALONE },
		{ "# a\n%YAML 1.2\n# b\n", "2:1: error: " ALONE },
		{ "%YAML 1.2\n...\n", "1:1: error: " ALONE },
		{ "%YAML 1.2\n%YAML 1.2\n", "2:1: error: " ALONE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct outcome o = read_text(cases[i].text);

		o.printed[strcspn(o.printed, "\n")] = '\0';
		assert_memory_equal(o.printed, "x.yaml:", strlen("x.yaml:"));
		assert_string_equal(o.printed + strlen("x.yaml:"),
				    cases[i].want);
		assert_int_equal(o.problems, 1);
		pool_free(o.pool);
	}
}

static void
test_help(void **state)
{
	struct outcome o = read_text(RECORD "path: \"a\nb\"\n");

	(void)state;
	assert_string_equal(o.printed,
			    "x.yaml:4:1: error: " LOOSE "\n"
			    "  4 | b\"\n"
			    "    | ^\n"
			    "  x.yaml:3:7: the quotation marks are opened here\n"
			    "  3 | path: \"a\n"
			    "    |       ^\n"
			    "  Close them before this line, or begin it with at"
			    " least 1 space.\n");
	pool_free(o.pool);
	o = read_text(ENTRY "    ballots: {\n  b: {}#x\n    }\n");
	assert_string_equal(o.printed,
			    "x.yaml:6:8: error: " HASH "\n"
			    "  6 |   b: {}#x\n"
			    "    |        ^^\n"
			    "  If it is text, put all of it in quotation"
			    " marks.\n");
	pool_free(o.pool);
	o = read_text(ENTRY "    ballots: {\n  b: {}\n    }\n");
	assert_string_equal(o.printed,
			    "x.yaml:6:3: error: " LOOSE "\n"
			    "  6 |   b: {}\n"
			    "    |   ^\n"
			    "  x.yaml:5:14: the bracket is opened here\n"
			    "  5 |     ballots: {\n"
			    "    |              ^\n"
			    "  Begin this line with at least 5 spaces.\n");
	pool_free(o.pool);
	o = read_text(RECORD "path: \"a\"#b\xc3\xa9\n");
	assert_string_equal(o.printed,
			    "x.yaml:3:10: error: " HASH "\n"
			    "  3 | path: \"a\"#b\xc3\xa9\n"
			    "    |          ^^^\n"
			    "  If it is text, put all of it in quotation"
			    " marks.\n");
	pool_free(o.pool);
}

/* What looks like it, and is right. */
static void
test_accepted(void **state)
{
	static const struct saying cases[] = {
		{ "proposal: X\ntitle: a#b\nsummary: \"a\"\t#b\n", "a" },
		{ "proposal: X\ntitle: \"#a ?b\"\nsummary: 'a#b' # c#d\n",
		  "a#b" },
		{ "proposal: X\ntitle: a\nsummary: |- # a#b\n  a#b\n"
		  "  #c\n#d#e\n", "a#b #c" },
		{ "proposal: X\ntitle: ?a\nsummary: ?b#c\n# c#d\n", "?b#c" },
		{ "proposal: X\ntitle: a\nparties: [a?, b ?c, -a, '?', '-'] #"
		  "\nsummary: b#c ?d\n", "b#c ?d" },
		{ "proposal: X\ntitle: a\nparties: [ # b#c\n# d\n  a,\n\n"
		  "\t\n  b\n]\nsummary: c\n", "c" },
		{ "{ proposal: X,\ntitle: a, ? summary : b } # ?c#d\n", "b" },
		{ "{ proposal: X,\n  title: a#b, ? summary\n  : b } # ?c#d\n",
		  "b" },
		{ RECORD "summary:\n  \"a\n\n  \t b\n \"\n", "a\n\nb" },
		{ RECORD "summary: \"a \\\n   \\\"b\n  #c\"\n", "a \"b #c" },
		{ "--- # x\n" RECORD "summary: a\n# y#z\n... # z#z\n", "a" },
		{ "%YAML 1.2 # a#b\n---\n" RECORD "summary: a\n", "a" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct outcome o = read_text(cases[i].text);

		assert_string_equal(o.printed, "");
		assert_string_equal(
			((const struct proposal *)o.record)->summary.s,
			cases[i].want);
		pool_free(o.pool);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_help),
		cmocka_unit_test(test_accepted),
	};

	return cmocka_run_group_tests_name("yaml_strict", tests, NULL, NULL);
}
