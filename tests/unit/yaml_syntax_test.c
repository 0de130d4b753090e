#include "io/yaml_in.h"

#include "yaml_fixture.h"

#define RECORD "proposal: X\ntitle: a\n"
#define ENTRY "history:\n- date: 2017-01-01\n"

/* A text and what is said of it. */
struct saying {
	const char *text;
	const char *want;
};

static void
test_messages_in_full(void **state)
{
	static const struct saying cases[] = {
		{ "proposal: X\ntitle: Section D: amendments to the process\n",
		  "x.yaml:2:17: error: this title has a colon in it, so it"
		  " must be in quotes [quote-colon]\n"
		  "  2 | title: Section D: amendments to the process\n"
		  "    |                 ^\n"
		  "  Write: title: \"Section D: amendments"
		  " to the process\"\n" },
		{ "proposal: X\ntitle: Alerts for issue #3 and later\n",
		  "x.yaml:2:25: error: YAML would drop everything from here"
		  " as a comment [quote-hash]\n"
		  "  2 | title: Alerts for issue #3 and later\n"
		  "    |                         ^^^^^^^^^^^^\n"
		  "  Write: title: \"Alerts for issue #3 and later\"\n" },
		{ "proposal: SECMP0036\ntilte: An example title\n",
		  "x.yaml:2:1: error: a proposal has no field \"tilte\""
		  " [unknown-field]\n"
		  "  2 | tilte: An example title\n"
		  "    | ^^^^^\n"
		  "  Did you mean \"title\"?\n"
		  "  (Because of this, the proposal also has no title. Fix"
		  " this one first.)\n" },
		{ RECORD "history:\n"
		  "  - date: 2017-01-01\n    datum: b\n  - note: b\n",
		  "x.yaml:5:5: error: an entry has no field \"datum\""
		  " [unknown-field]\n"
		  "  5 |     datum: b\n"
		  "    |     ^^^^^\n"
		  "  The fields of an entry: date, status, note, ballots,"
		  " words\n"
		  "\n"
		  "x.yaml:6:5: error: the entry has no date [missing-field]\n"
		  "  6 |   - note: b\n"
		  "    |     ^^^^\n"
		  "  Add \"date\": the day it happened\n" },
		{ "proposal: X\n\ttitle: a\n",
		  "x.yaml:2:1: error: a tab cannot indent: YAML takes only"
		  " spaces for that [syntax]\n"
		  "  2 |  title: a\n"
		  "    | ^\n"
		  "  Put spaces in its place, two for each level.\n" },
		{ RECORD "history:\n"
		  "  - date: 2017-01-01\n    status: b\n   note: c\n",
		  "x.yaml:6:4: error: this is not in line with the list it"
		  " should belong to [syntax]\n"
		  "  6 |    note: c\n"
		  "    |    ^\n"
		  "  x.yaml:4:3: the list begins here\n"
		  "  4 |   - date: 2017-01-01\n"
		  "    |   ^\n"
		  "  The hyphens of a list stand in one column, and all"
		  " fields of an item in another.\n"
		  "  Put this in line with its neighbours.\n" },
		{ RECORD "path: 1\n\"path\": 2\n",
		  "x.yaml:4:1: error: \"path\" is given twice"
		  " [duplicate-field]\n"
		  "  4 | \"path\": 2\n"
		  "    | ^^^^^^\n"
		  "  x.yaml:3:1: it is given here first\n"
		  "  3 | path: 1\n"
		  "    | ^^^^\n" },
		{ "proposal: X\ntitle: \"Foo\npath: \"1\"\n",
		  "x.yaml:3:1: error: this goes on from the line above, but"
		  " is not indented [syntax]\n"
		  "  3 | path: \"1\"\n"
		  "    | ^\n"
		  "  x.yaml:2:8: the quotation marks are opened here\n"
		  "  2 | title: \"Foo\n"
		  "    |        ^\n"
		  "  Close them before this line, or begin it with at least"
		  " 1 space.\n" },
		{ "proposal: X\ntitle: \"Foo\n  path: \"1\"\n",
		  "x.yaml:3:10: error: there is text behind the closing"
		  " quotation mark [syntax]\n"
		  "  3 |   path: \"1\"\n"
		  "    |          ^\n"
		  "  x.yaml:2:8: the quotation marks are opened here\n"
		  "  2 | title: \"Foo\n"
		  "    |        ^\n" },
		{ "propsal: X\n",
		  "x.yaml:1:1: error: a record begins with \"proposal\" or"
		  " \"release\", not with \"propsal\" [kind]\n"
		  "  1 | propsal: X\n"
		  "    | ^^^^^^^\n"
		  "  Did you mean \"proposal\"?\n" },
		{ "proposal: X\ntitle: \"a\" and b\n",
		  "x.yaml:2:12: error: there is text behind the closing"
		  " quotation mark [syntax]\n"
		  "  2 | title: \"a\" and b\n"
		  "    |            ^\n"
		  "  Write: title: '\"a\" and b'\n" },
		{ "proposal: X\ntitle:\nhistory:\npath:\n",
		  "x.yaml:2:1: error: \"title\" is empty [empty]\n"
		  "  2 | title:\n"
		  "    | ^^^^^\n"
		  "\n"
		  "x.yaml:3:1: error: \"history\" is empty [empty]\n"
		  "  3 | history:\n"
		  "    | ^^^^^^^\n"
		  "  Write [] if there are none.\n"
		  "\n"
		  "x.yaml:4:1: error: \"path\" is empty [empty]\n"
		  "  4 | path:\n"
		  "    | ^^^^\n"
		  "  Leave it out if it is not known.\n" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct outcome o = read_text(cases[i].text);

		assert_string_equal(o.printed, cases[i].want);
		pool_free(o.pool);
	}
}

/* One fault, one problem; here its first line alone. */
static void
test_one_problem_each(void **state)
{
	static const struct saying cases[] = {
		{ "proposal: X\ntilte: a\ntitle: b\n",
		  "x.yaml:2:1: error: a proposal has no field \"tilte\""
		  " [unknown-field]" },
		{ "proposal: X\n- a\n",
		  "x.yaml:2:1: error: this is not in line with the list it"
		  " should belong to [syntax]" },
		{ "proposal: X\ntitle: A \"quoted\": word\n",
		  "x.yaml:2:18: error: this title has a colon in it, so it"
		  " must be in quotes [quote-colon]" },
		{ RECORD "summary: b #\n  c\n",
		  "x.yaml:3:12: error: YAML would drop everything from here"
		  " as a comment [quote-hash]" },
		{ RECORD "summary: b\n  c # d\n",
		  "x.yaml:4:5: error: YAML would drop everything from here as"
		  " a comment [quote-hash]" },
		{ RECORD ENTRY "  note: b: c\n",
		  "x.yaml:5:10: error: this note has a colon in it, so it"
		  " must be in quotes [quote-colon]" },
		{ RECORD ENTRY "  note: b\t#c\n",
		  "x.yaml:5:11: error: YAML would drop everything from here"
		  " as a comment [quote-hash]" },
		{ "proposal: X\n  title: a\n",
		  "x.yaml:2:8: error: a field cannot begin here [syntax]" },
		{ "  proposal: X\ntitle: a\n",
		  "x.yaml:2:1: error: this is not in line with the first"
		  " field of the record [syntax]" },
		{ "proposal: X\ntitle: \"a\" and \"b\"\n",
		  "x.yaml:2:12: error: there is text behind the closing"
		  " quotation mark [syntax]" },
		{ "proposal: X\ntitle: [SEC] a\n",
		  "x.yaml:2:8: error: \"title\" takes one value, not a list"
		  " [shape]" },
		{ "proposal: X\ntitle: \"a\npath: 3\n",
		  "x.yaml:2:8: error: this quotation mark is not closed"
		  " before the record ends [syntax]" },
		{ "proposal: X\ntitle:a\npath: 3\n",
		  "x.yaml:2:1: error: expected a field, a colon and a space"
		  " here [syntax]" },
		{ "proposal: X\ntitle: @a\n",
		  "x.yaml:2:8: error: a value that begins with \"@\" must be"
		  " in quotes [syntax]" },
		{ "proposal: X\ntitle: `a`\n",
		  "x.yaml:2:8: error: a value that begins with \"`\" must be"
		  " in quotes [syntax]" },
		{ "proposal: X\ntitle: %a\n",
		  "x.yaml:2:8: error: a value that begins with \"%\" must be"
		  " in quotes [syntax]" },
		{ "proposal: X\ntitle: *a\n",
		  "x.yaml:2:8: error: a record has no use for an alias,"
		  " \"*a\" [alias]" },
		{ "proposal: X\ntitle: *a*\n",
		  "x.yaml:2:8: error: a value that begins with \"*\" must be"
		  " in quotes [alias]" },
		{ "proposal: X\ntitle: & a\n",
		  "x.yaml:2:8: error: a value that begins with \"&\" must be"
		  " in quotes [alias]" },
		{ "proposal: X\ntitle: &a b\n",
		  "x.yaml:2:8: error: a record has no use for an anchor,"
		  " \"&a\" [alias]" },
		{ "proposal: X\ntitle: !!str a\n",
		  "x.yaml:2:8: error: a record has no use for a tag,"
		  " \"!!str\" [tag]" },
		{ "proposal: X\ntitle: !a!b c\n",
		  "x.yaml:2:8: error: a value that begins with \"!\" must be"
		  " in quotes [tag]" },
		{ "proposal: X\ntitle: !<a b\n",
		  "x.yaml:2:8: error: a value that begins with \"!\" must be"
		  " in quotes [tag]" },
		{ RECORD "<<: *b\n",
		  "x.yaml:3:1: error: a record has no use for a merge key,"
		  " \"<<\" [alias]" },
		{ "--- !a\nproposal: X\ntitle: a\n",
		  "x.yaml:1:5: error: a record has no use for a tag, \"!a\""
		  " [tag]" },
		{ "--- &a\nproposal: X\ntitle: a\n",
		  "x.yaml:1:5: error: a record has no use for an anchor,"
		  " \"&a\" [alias]" },
		{ "--- *a\n",
		  "x.yaml:1:5: error: a record has no use for an alias,"
		  " \"*a\" [alias]" },
		{ RECORD "? [b]\n: c\n",
		  "x.yaml:3:3: error: the name of a field is one word, not a"
		  " list [shape]" },
		{ RECORD "? {b: c}\n: d\n",
		  "x.yaml:3:3: error: the name of a field is one word, not a"
		  " group of fields [shape]" },
		{ RECORD "\"\": b\n",
		  "x.yaml:3:1: error: a field must have a name [empty]" },
		{ RECORD "*b : c\n",
		  "x.yaml:3:1: error: a record has no use for an alias,"
		  " \"*b\" [alias]" },
		{ RECORD "\"a\\0b\": c\n",
		  "x.yaml:3:1: error: a zero byte, \\0, cannot stand in a"
		  " text [character]" },
		{ RECORD "path: \"a\\0b\"\n",
		  "x.yaml:3:7: error: a zero byte, \\0, cannot stand in a"
		  " text [character]" },
		{ RECORD "path: \"a\\u202eb\"\n",
		  "x.yaml:3:7: error: \"path\" holds the direction mark"
		  " U+202E, which is not allowed [character]" },
		{ RECORD "path: \"a\\qb\"\n",
		  "x.yaml:3:9: error: this backslash is followed by a letter"
		  " that means nothing [syntax]" },
		{ RECORD "path: \"\\u12\"\n",
		  "x.yaml:3:10: error: this escape lacks its hexadecimal"
		  " digits [syntax]" },
		{ RECORD "path: \"\\uD800\"\n",
		  "x.yaml:3:10: error: this escape names no"
		  " character [syntax]" },
		{ RECORD "path: - b\n",
		  "x.yaml:3:7: error: a list cannot begin here [syntax]" },
		{ RECORD "path: ? b\n",
		  "x.yaml:3:7: error: a value that begins with \"?\" must be"
		  " in quotes [syntax]" },
		{ RECORD "summary: |b\n",
		  "x.yaml:3:11: error: a text behind \"|\" or \">\" begins on"
		  " the next line [syntax]" },
		{ RECORD "summary: >0\n b\n",
		  "x.yaml:3:11: error: a text cannot be"
		  " indented by 0 [syntax]" },
		{ RECORD "summary: |\n  b\n\tc\n",
		  "x.yaml:5:1: error: a tab cannot indent: YAML takes only"
		  " spaces for that [syntax]" },
		{ RECORD "path: {b: c}\n",
		  "x.yaml:3:7: error: \"path\" takes one value, not a group"
		  " of fields [shape]" },
		{ RECORD "history: b\n",
		  "x.yaml:3:10: error: \"history\" takes a list, not one"
		  " value [shape]" },
		{ RECORD "history: {b: c}\n",
		  "x.yaml:3:10: error: \"history\" takes a list, not a group"
		  " of fields [shape]" },
		{ RECORD "history:\n- b\n",
		  "x.yaml:4:3: error: an item of \"history\" is a group of"
		  " fields, not one value [shape]" },
		{ RECORD "history:\n-\n",
		  "x.yaml:4:2: error: an item of \"history\""
		  " is empty [empty]" },
		{ RECORD "history:\n- - b\n",
		  "x.yaml:4:3: error: an item of \"history\" is a group of"
		  " fields, not a list [shape]" },
		{ RECORD "parties:\n- b: c\n",
		  "x.yaml:4:3: error: an item of \"parties\" is one value,"
		  " not a group of fields [shape]" },
		{ RECORD "parties: [b, [c]]\n",
		  "x.yaml:3:14: error: an item of \"parties\" is one value,"
		  " not a list [shape]" },
		{ RECORD "parties: [b c\n",
		  "x.yaml:4:1: error: expected a comma or a closing \"]\""
		  " before this [syntax]" },
		{ RECORD "parties: [\"b\" \"c\"]\n",
		  "x.yaml:3:15: error: there is text behind the closing"
		  " quotation mark [syntax]" },
		{ RECORD "parties: [b:,c]\n",
		  "x.yaml:3:12: error: between brackets, a text with a colon"
		  " in it must be in quotes [syntax]" },
		{ RECORD "parties: [,]\n",
		  "x.yaml:3:11: error: expected a value before this [syntax]" },
		{ RECORD "urgent: ''\n",
		  "x.yaml:3:9: error: \"urgent\" is empty [empty]" },
		{ RECORD ENTRY "  ballots: 3\n",
		  "x.yaml:5:12: error: \"ballots\" takes a group of fields,"
		  " not one value [shape]" },
		{ RECORD ENTRY "  ballots: {A: 3}\n",
		  "x.yaml:5:16: error: an item of \"ballots\" is a group of"
		  " fields, not one value [shape]" },
		{ RECORD ENTRY "  ballots: {A: }\n",
		  "x.yaml:5:13: error: an item of \"ballots\""
		  " is empty [empty]" },
		{ RECORD ENTRY "  ballots: {A: {}, a: {}}\n",
		  "x.yaml:5:20: error: \"a\" is given twice"
		  " [duplicate-field]" },
		{ RECORD ENTRY "  ballots: {A: {category: B}}\n",
		  "x.yaml:5:17: error: \"category\" is given twice"
		  " [duplicate-field]" },
		{ RECORD "history:\n- {}\n",
		  "x.yaml:4:3: error: the entry has no date [missing-field]" },
		{ RECORD "---\nproposal: Y\n",
		  "x.yaml:3:1: error: a second record begins here [syntax]" },
		{ RECORD "...\nb\n",
		  "x.yaml:4:1: error: this is not in line with the first"
		  " field of the record [syntax]" },
		{ "{proposal: X, title: a} b\n",
		  "x.yaml:1:25: error: there is text behind the closing"
		  " bracket [syntax]" },
		{ "{}\n",
		  "x.yaml:1:1: error: this record has no fields [empty]" },
		{ "a\n",
		  "x.yaml:1:1: error: a record is a group of fields, not one"
		  " value [shape]" },
		{ "- a\n",
		  "x.yaml:1:1: error: a record is a group of fields, not a"
		  " list [shape]" },
		{ "\"a\" b\n",
		  "x.yaml:1:5: error: there is text behind the closing"
		  " quotation mark [syntax]" },
		{ "a: b\n",
		  "x.yaml:1:1: error: a record begins with \"proposal\" or"
		  " \"release\", not with \"a\" [kind]" },
		{ "%TAG ! b\n---\nproposal: X\ntitle: a\n",
		  "x.yaml:1:1: error: a record has no use for a %TAG"
		  " directive [tag]" },
		{ "%FOO b\n---\nproposal: X\ntitle: a\n",
		  "x.yaml:1:1: error: this begins with \"%\" as a directive,"
		  " but is none of YAML's [syntax]" },
		{ "%YAML 2.0\n---\nproposal: X\ntitle: a\n",
		  "x.yaml:1:1: error: this is a version of YAML other than"
		  " 1.1 and 1.2 [syntax]" },
		{ "%YAML 1.x\n---\nproposal: X\ntitle: a\n",
		  "x.yaml:1:1: error: expected a version such as %YAML 1.2"
		  " [syntax]" },
		{ "%YAML 1.1\n%YAML 1.1\n---\nproposal: X\ntitle: a\n",
		  "x.yaml:2:1: error: the version of YAML is given twice"
		  " [syntax]" },
		{ RECORD "other: 1\n",
		  "x.yaml:3:1: error: a proposal has no field \"other\""
		  " [unknown-field]" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct outcome o = read_text(cases[i].text);

		o.printed[strcspn(o.printed, "\n")] = '\0';
		assert_string_equal(o.printed, cases[i].want);
		assert_int_equal(o.problems, 1);
		pool_free(o.pool);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_messages_in_full),
		cmocka_unit_test(test_one_problem_each),
	};

	return cmocka_run_group_tests_name("yaml_syntax", tests, NULL, NULL);
}
