#include "io/yaml_in.h"

#include "yaml_fixture.h"

static void
assert_place(const struct pos *at, unsigned line, unsigned column,
	     unsigned width)
{
	assert_string_equal(at->file, "x.yaml");
	assert_int_equal(at->line, line);
	assert_int_equal(at->column, column);
	assert_int_equal(at->width, width);
}

static void
test_a_record_is_filled(void **state)
{
	static const char text[] =
		"proposal: SECMP0001\n"
		"title: \"Of \\u201cquotes\\u201d\"\n"
		"path: 1.10\n"
		"urgent: No\n"
		"summary: >-\n"
		"  First line\n"
		"  and – second.\n"
		"\n"
		"  Another.\n"
		"history:\n"
		"  - date: by 2017-04-19\n"
		"    status: Referred # since then\n"
		"    words: [one, two]\n"
		"    ballots:\n"
		"      Large Suppliers: { approve: 3, reject: 0 }\n"
		"      \"Others\": { approve: 007 }\n"
		"  - date: 2017-05-10\n"
		"    note: 'It''s'\n"
		"parties: only one\n";
	struct outcome o = read_text_at(text, 40);
	const struct proposal *p = o.record;
	const struct entry *entry;
	const struct ballot *ballot;

	(void)state;
	assert_string_equal(o.printed, "");
	assert_ptr_equal(o.found, &proposal_record);
	assert_place(&p->at, 40, 1, 8);
	assert_string_equal(p->id.s, "SECMP0001");
	assert_place(&p->id.at, 40, 11, 9);
	assert_string_equal(p->title.s, "Of “quotes”");
	assert_place(&p->title.at, 41, 8, 23);
	assert_string_equal(p->path.s, "1.10");
	assert_string_equal(p->urgent.s, "no");
	assert_string_equal(p->summary.s,
			    "First line and – second.\n\nAnother.");
	assert_place(&p->summary.at, 44, 10, 2);

	assert_int_equal(p->history.count, 2);
	assert_place(&p->history.at, 49, 1, 7);
	entry = p->history.items;
	assert_place(&entry->at, 50, 5, 4);
	assert_string_equal(entry->date.s, "by 2017-04-19");
	assert_string_equal(entry->status.s, "Referred");
	assert_null(entry->note.s);
	assert_int_equal(entry->words.count, 2);
	assert_string_equal(((struct text *)entry->words.items)[1].s, "two");
	assert_place(&((struct text *)entry->words.items)[1].at, 52, 18, 3);

	assert_int_equal(entry->ballots.count, 2);
	ballot = entry->ballots.items;
	assert_string_equal(ballot[0].category.s, "Large Suppliers");
	assert_string_equal(ballot[0].approve.s, "3");
	assert_place(&ballot[1].at, 55, 7, 8);
	assert_string_equal(ballot[1].category.s, "Others");
	assert_string_equal(ballot[1].approve.s, "7");
	assert_null(ballot[1].reject.s);

	assert_string_equal(entry[1].note.s, "It's");
	assert_place(&entry[1].note.at, 57, 11, 7);
	assert_int_equal(p->parties.count, 1);
	assert_string_equal(((struct text *)p->parties.items)->s, "only one");
	pool_free(o.pool);
}

/* Columns and widths count characters; a value's width is of its line. */
static void
test_places_count_characters(void **state)
{
	struct outcome o = read_text("proposal: “é” x\n"
				     "title: ééé\n"
				     "  goes on\n"
				     "summary: 漢字\n");
	const struct proposal *p = o.record;

	(void)state;
	assert_int_equal(o.problems, 0);
	assert_place(&p->id.at, 1, 11, 5);
	assert_place(&p->title.at, 2, 8, 3);
	assert_string_equal(p->title.s, "ééé goes on");
	assert_place(&p->summary.at, 4, 10, 2);
	pool_free(o.pool);
}

/* Paragraphs are told apart however a text of several lines is written. */
static void
test_paragraphs(void **state)
{
	static const char *const styles[] = {
		"|\n  a\n  b\n\n  c\n", ">-\n  a\n  b\n\n  c\n",
		">+\n  a\n  b\n\n\n  c\n\n", "a\n  b\n\n  c\n",
		"\"a\n  b\n\n  c\"\n", "'a\n  b\n\n  c'\n",
		"\"a b\\n\\nc\"\n", "\"a\\nb\\n\\nc\"\n",
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(styles); i++) {
		char text[80];
		struct outcome o;

		snprintf(text, sizeof(text),
			 "proposal: X\ntitle: a\nsummary: %s", styles[i]);
		o = read_text(text);
		assert_string_equal(o.printed, "");
		assert_string_equal(
			((const struct proposal *)o.record)->summary.s,
			"a b\n\nc");
		pool_free(o.pool);
	}
}

static void
test_what_holds_nothing(void **state)
{
	static const char *const texts[] = {
		"", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n",
		"---\n...\n", "%YAML 1.2\n---\n", "...\n", " \t\n",
		"%YAML 1.2\n# and a comment\n---",
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(texts); i++) {
		struct outcome o = read_text(texts[i]);

		assert_string_equal(o.printed, "");
		assert_null(o.record);
		assert_null(o.found);
		pool_free(o.pool);
	}
}

static void
test_what_is_accepted(void **state)
{
	static const struct {
		const char *text;
		const char *title;
	} cases[] = {
		{ "%YAML 1.1\n---\nproposal: X\ntitle: a\n...\n# end\n", "a" },
		{ "--- # here\nproposal: X\ntitle: a", "a" },
		{ "title: a\nproposal: X\n", "a" },
		{ "# first\n\ntitle: a\n\n\n# then\nproposal: X\n", "a" },
		{ "{proposal: X, title: a}\n", "a" },
		{ "{proposal: X, title: a} # end\n", "a" },
		{ "\"proposal\": X\n'title': \"a: b #c\"\n", "a: b #c" },
		{ "  proposal: X\n  title: a#b\n", "a#b" },
		{ "proposal: X\ntitle: a\npath: 1 # why\n", "a" },
		{ "proposal: X\ntitle: a\n  b\n# about it\n", "a b" },
		{ "proposal: X\ntitle: ~\n", "~" },
		{ "proposal: X\ntitle: null\n", "null" },
		{ "proposal: X\ntitle:\ta\n", "a" },
		{ "proposal: X\ntitle: a\nhistory: []\n", "a" },
		{ "? proposal\n: X\n? title\n: a\n", "a" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct outcome o = read_text(cases[i].text);
		const struct proposal *p = o.record;

		assert_string_equal(o.printed, "");
		assert_ptr_equal(o.found, &proposal_record);
		assert_string_equal(p->id.s, "X");
		assert_string_equal(p->title.s, cases[i].title);
		pool_free(o.pool);
	}
}

static void
test_the_kind_is_found(void **state)
{
	struct outcome o = read_text("date: 2017-05-11\nrelease: SEC5.7\n");
	const struct release *release = o.record;

	(void)state;
	assert_ptr_equal(o.found, &release_record);
	assert_string_equal(release->id.s, "SEC5.7");
	assert_string_equal(release->date.s, "2017-05-11");
	pool_free(o.pool);
}

/* A value that is wrong is not kept, but its place is; the rest is read. */
static void
test_problems_are_collected(void **state)
{
	struct outcome o = read_text("proposal: X\n"
				     "title: [a]\n"
				     "path: \"\\0\"\n"
				     "urgent: perhaps\n"
				     "history:\n"
				     "- date: 2017-02-30\n"
				     "  other: {a: [*b, !c d]}\n"
				     "- none\n"
				     "- date: 2017-03-01\n"
				     "parties:\n");
	const struct proposal *p = o.record;
	const struct entry *entry;

	(void)state;
	assert_int_equal(o.problems, 7);
	assert_null(p->title.s);
	assert_place(&p->title.at, 2, 8, 1);
	assert_null(p->path.s);
	assert_place(&p->path.at, 3, 7, 4);
	assert_null(p->urgent.s);
	assert_int_equal(p->history.count, 2);
	entry = p->history.items;
	assert_null(entry[0].date.s);
	assert_place(&entry[0].date.at, 6, 9, 10);
	assert_string_equal(entry[1].date.s, "2017-03-01");
	assert_int_equal(p->parties.count, 0);
	pool_free(o.pool);
}

/* Broken syntax ends a record: no rule about several fields may see it. */
static void
test_broken_syntax_leaves_nothing(void **state)
{
	static const char *const texts[] = {
		"proposal: X\ntitle: a\n\tb: c\n",
		"proposal: X\ntitle: a\n---\nproposal: Y\n",
		"proposal: X\ntitle: a\npath: [[[[[[[[1]]]]]]]]\n",
		"%TAG ! x\n---\nproposal: X\n",
		"proposal: X\ntitle: a\nurgent: \xff\n",
		"proposal: X\ntitle: \x01\n",
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(texts); i++) {
		struct outcome o = read_text(texts[i]);

		assert_true(o.problems > 0);
		assert_null(o.record);
		assert_null(o.found);
		pool_free(o.pool);
	}
}

/* HEAD, then PART so many times, then TAIL. */
static char *
repeated(const char *head, const char *part, size_t times, const char *tail)
{
	size_t size;
	char *text;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	fputs(head, out);
	while (times-- > 0)
		fputs(part, out);
	fputs(tail, out);
	assert_int_equal(fclose(out), 0);
	return text;
}

static void
test_hostile_texts(void **state)
{
	static const char head[] = "proposal: X\ntitle: a\n";
	static const struct {
		const char *start, *part;
		size_t times;
		const char *slug;	/* in what is printed */
		size_t problems;
	} cases[] = {
		{ "path: ", "[", 64000, "[depth]", 2 },
		{ "path: ", "{", 64000, "[depth]", 2 },
		{ "path:\n ", "- ", 64000, "[depth]", 2 },
		{ "", "*a : b\n", 100000, "[alias]", 100000 },
		{ "", "a: b\n", 100000, "[unknown-field]", 100000 },
		{ "", "titel: b\n", 100000, "[unknown-field]", 100000 },
		{ "", "title: b\n", 20000, "[duplicate-field]", 20000 },
		{ "...\t\n", "%TAG !a! b\n", 100000, "[syntax]", 1 },
		{ "parties:\n", "- a\n", 200000, "[too-large]", 1 },
		{ "history:\n", "- {date: 2017-01-01, note: a #\n }\n", 20000,
		  "[quote-hash]", 10001 },
		{ "", "k", 5000, "[too-large]", 1 },
		{ "path: \"", "\\0", 100000, "[syntax]", 1 },
		{ "summary: ", "a ", 500000, "[too-large]", 1 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		char *start = repeated(head, cases[i].start, 1, "");
		char *text = repeated(start, cases[i].part, cases[i].times,
				      "\n");
		struct outcome o = read_text(text);

		assert_non_null(strstr(o.printed, cases[i].slug));
		assert_int_equal(o.problems, cases[i].problems);
		pool_free(o.pool);
		free(start);
		free(text);
	}
}

/* The text is cut at each byte: an answer each time, and no bad access. */
static void
test_every_cut(void **state)
{
	static const char text[] =
		"---\n# é\nproposal: &a \"X\\u00e9\"\ntitle: 'it''s' # b\n"
		"summary: |-\n  a\n\n  b #c\nurgent: !!bool yes\n"
		"history:\n- date: 2017-01-01\n  ballots: {A: {approve: 1}, ? "
		"[b] : c}\n- *a\n- note: a: b\n...\n%TAG ! x\n";
	size_t len;

	(void)state;
	for (len = 0; len < sizeof(text); len++) {
		char *cut = strndup(text, len);
		struct outcome o;

		assert_non_null(cut);
		o = read_text(cut);
		assert_true(o.record || o.problems > 0 || len < 12);
		assert_int_equal(o.record == NULL, o.found == NULL);
		pool_free(o.pool);
		free(cut);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_record_is_filled),
		cmocka_unit_test(test_places_count_characters),
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_what_holds_nothing),
		cmocka_unit_test(test_what_is_accepted),
		cmocka_unit_test(test_the_kind_is_found),
		cmocka_unit_test(test_problems_are_collected),
		cmocka_unit_test(test_broken_syntax_leaves_nothing),
		cmocka_unit_test(test_hostile_texts),
		cmocka_unit_test(test_every_cut),
	};

	return cmocka_run_group_tests_name("yaml_in", tests, NULL, NULL);
}
