#include "io/yaml_out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <yaml.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define FIELDS(array) .fields = (array), .count = COUNT(array)

struct ballot {
	struct text category, approve, reject, remark;
};

struct entry {
	struct text date, vote, status, note;
	struct list ballots, reasons, parts;
};

struct sample {
	struct text title, path, summary;
	struct list tags, votes, history, planned;
	struct text last;
};

#define AT(member) offsetof(struct ballot, member)
static const struct field ballot_fields[] = {
	{ "category", FIELD_WORD, AT(category), .required = true },
	{ "approve", FIELD_COUNT, AT(approve), .help = NULL },
	{ "reject", FIELD_COUNT, AT(reject), .help = NULL },
	{ "remark", FIELD_LINE, AT(remark), .help = NULL },
};
#undef AT
static const struct record ballot_record = {
	"a ballot", sizeof(struct ballot), FIELDS(ballot_fields), 0,
};

static const struct field part_fields[] = {
	{ "name", FIELD_LINE, 0, .required = true },
};
static const struct record part_record = {
	"a part", sizeof(struct text), FIELDS(part_fields), 0,
};

#define AT(member) offsetof(struct entry, member)
static const struct field entry_fields[] = {
	{ "date", FIELD_DAY, AT(date), .required = true },
	{ "vote", FIELD_WORD, AT(vote), .help = NULL },
	{ "status", FIELD_WORD, AT(status), .help = NULL },
	{ "note", FIELD_PROSE, AT(note), .help = NULL },
	{ "ballots", FIELD_NAMED, AT(ballots), .of = &ballot_record },
	{ "reasons", FIELD_LINES, AT(reasons), .help = NULL },
	{ "parts", FIELD_RECORDS, AT(parts), .of = &part_record },
};
#undef AT
static const struct record entry_record = {
	"an entry", sizeof(struct entry), FIELDS(entry_fields), 0,
};

#define AT(member) offsetof(struct sample, member)
static const struct field sample_fields[] = {
	{ "title", FIELD_LINE, AT(title), .help = NULL },
	{ "path", FIELD_WORD, AT(path), .help = NULL },
	{ "summary", FIELD_PROSE, AT(summary), .help = NULL },
	{ "tags", FIELD_LINES, AT(tags), .help = NULL },
	{ "votes", FIELD_NAMED, AT(votes), .of = &ballot_record },
	{ "history", FIELD_RECORDS, AT(history), .required = true,
	  .of = &entry_record },
	{ "planned", FIELD_RECORDS, AT(planned), .of = &entry_record },
	{ "last", FIELD_LINE, AT(last), .help = NULL },
};
#undef AT
static const struct record sample_record = {
	"a sample", sizeof(struct sample), FIELDS(sample_fields), 0,
};

/* A list made of a C array; what it holds is only read. */
#define LIST(array) { .items = (void *)(array), .count = COUNT(array) }
#define T(string) { .s = (string) }

static char *
written(struct pool *pool, const struct record *kind, const void *record)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	yaml_write(pool, out, kind, record);
	assert_int_equal(fclose(out), 0);
	return pool_adopt(pool, text);
}

/*
 * The Nth value (from 0) that libyaml reads in TEXT, keys counted; NULL if
 * there is none or the text is broken.
 */
static const char *
value_read(struct pool *pool, const char *text, int n)
{
	const char *value = NULL;
	yaml_parser_t parser;
	yaml_event_t event;
	int last = 0;

	assert_int_equal(yaml_parser_initialize(&parser), 1);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text,
				     strlen(text));
	while (!last && yaml_parser_parse(&parser, &event)) {
		last = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_SCALAR_EVENT && n-- == 0) {
			/* Nothing may be cut short by a zero byte. */
			assert_int_equal(strlen((char *)
						event.data.scalar.value),
					 event.data.scalar.length);
			value = pool_strdup(pool, (char *)
					    event.data.scalar.value);
		}
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return last ? value : NULL;
}

/* How many values libyaml reads in TEXT; -1 if it is broken. */
static int
values_read(struct pool *pool, const char *text)
{
	int n = 0;

	while (value_read(pool, text, n))
		n++;
	return n > 0 ? n : -1;
}

/* A scalar reads back behind a key, and between brackets. */
static void
assert_reads_back(struct pool *pool, const struct field *field, const char *s)
{
	const char *scalar = yaml_scalar(pool, field, s);
	const char *flow = yaml_scalar_flow(pool, field, s);
	const char *text = pool_printf(pool, "  - key: %s\n    a: b\n",
				       scalar);

	assert_null(strchr(scalar, '\n'));
	assert_int_equal(values_read(pool, text), 4);
	assert_string_equal(value_read(pool, text, 1), s);
	text = pool_printf(pool, "key: [%s, %s]\nm: { a: %s, b: c }\n", flow,
			   flow, flow);
	assert_int_equal(values_read(pool, text), 8);
	assert_string_equal(value_read(pool, text, 1), s);
	assert_string_equal(value_read(pool, text, 2), s);
	assert_string_equal(value_read(pool, text, 5), s);
}

static void
scalars_are_quoted_only_where_they_must(void **state)
{
	static const struct {
		enum field_kind kind;
		const char *s, *scalar;
	} cases[] = {
		{ FIELD_LINE, "Two words", "Two words" },
		{ FIELD_LINE, "A “b” – c (d), e; f", "A “b” – c (d), e; f" },
		{ FIELD_LINE, "it's \"so\"", "it's \"so\"" },
		{ FIELD_LINE, "SEC5.7", "SEC5.7" },
		{ FIELD_LINE, "a:b c#d", "a:b c#d" },
		{ FIELD_LINE, "10 Devices", "10 Devices" },
		{ FIELD_LINE, "Section D: more", "\"Section D: more\"" },
		{ FIELD_LINE, "issue #3", "\"issue #3\"" },
		{ FIELD_LINE, "ends:", "\"ends:\"" },
		{ FIELD_LINE, "", "\"\"" },
		{ FIELD_LINE, " a", "\" a\"" },
		{ FIELD_LINE, "a ", "\"a \"" },
		{ FIELD_LINE, "\"quoted\"", "\"\\\"quoted\\\"\"" },
		{ FIELD_LINE, "- \\x", "\"- \\\\x\"" },
		{ FIELD_LINE, "*all", "\"*all\"" },
		{ FIELD_LINE, "&c", "\"&c\"" },
		{ FIELD_LINE, "!x", "\"!x\"" },
		{ FIELD_LINE, "%YAML", "\"%YAML\"" },
		{ FIELD_LINE, "@x", "\"@x\"" },
		{ FIELD_LINE, "`x`", "\"`x`\"" },
		{ FIELD_LINE, "| x", "\"| x\"" },
		{ FIELD_LINE, "[a]", "\"[a]\"" },
		{ FIELD_LINE, "{}", "\"{}\"" },
		{ FIELD_LINE, "---", "\"---\"" },
		{ FIELD_LINE, "...", "\"...\"" },
		{ FIELD_LINE, "?", "\"?\"" },
		{ FIELD_LINE, "5.10", "\"5.10\"" },
		{ FIELD_LINE, "1_000", "\"1_000\"" },
		{ FIELD_LINE, "1,000", "\"1,000\"" },
		{ FIELD_LINE, "0x1F", "\"0x1F\"" },
		{ FIELD_LINE, "-0o17", "\"-0o17\"" },
		{ FIELD_LINE, "0b10", "\"0b10\"" },
		{ FIELD_LINE, "22:30", "\"22:30\"" },
		{ FIELD_LINE, "+1", "\"+1\"" },
		{ FIELD_LINE, "1e3", "\"1e3\"" },
		{ FIELD_LINE, ".5", "\".5\"" },
		{ FIELD_LINE, ".", "\".\"" },
		{ FIELD_LINE, ".INF", "\".INF\"" },
		{ FIELD_LINE, "-.inf", "\"-.inf\"" },
		{ FIELD_LINE, ".NaN", "\".NaN\"" },
		{ FIELD_LINE, "2017-04-19", "\"2017-04-19\"" },
		{ FIELD_LINE, "2017-04-19T10:00:00Z",
		  "\"2017-04-19T10:00:00Z\"" },
		{ FIELD_LINE, "Yes", "\"Yes\"" }, { FIELD_LINE, "n", "\"n\"" },
		{ FIELD_LINE, "OFF", "\"OFF\"" },
		{ FIELD_LINE, "true", "\"true\"" },
		{ FIELD_LINE, "Null", "\"Null\"" },
		{ FIELD_LINE, "~", "\"~\"" }, { FIELD_LINE, "=", "\"=\"" },
		{ FIELD_LINE, "<<", "\"<<\"" },
		{ FIELD_PROSE, "a\tb\nc", "\"a\\tb\\nc\"" },
		{ FIELD_PROSE, "no", "\"no\"" },
		{ FIELD_LINK, "https://example.org/a#b",
		  "https://example.org/a#b" },
		{ FIELD_WORD, "3", "3" }, { FIELD_WORD, "5.10", "5.10" },
		{ FIELD_WORD, "Change Board", "Change Board" },
		{ FIELD_WORD, "no", "\"no\"" },
		{ FIELD_LINES, "1", "1" }, { FIELD_LINES, "on", "\"on\"" },
		{ FIELD_DATE, "2017-04-19", "2017-04-19" },
		{ FIELD_DAY, "by 2017-04-19", "by 2017-04-19" },
		{ FIELD_FLAG, "yes", "yes" }, { FIELD_FLAG, "no", "no" },
		{ FIELD_COUNT, "3", "3" },
		{ FIELD_CHOICE, "approve", "approve" },
		/* Only a damaged register holds these. */
		{ FIELD_LINE, "\x1b[2J", "\"\\u001B[2J\"" },
		{ FIELD_LINE, "a\xe2\x80\xae", "\"a\\u202E\"" },
		{ FIELD_LINE, "\xf3\xa0\x80\x81", "\"\\U000E0001\"" },
		{ FIELD_LINE, "\xc2\x85", "\"\\u0085\"" },
		{ FIELD_LINE, "a\r", "\"a\\u000D\"" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct field field = { .key = "k",
					     .kind = cases[i].kind };
		struct pool *pool = pool_new();

		assert_string_equal(yaml_scalar(pool, &field, cases[i].s),
				    cases[i].scalar);
		assert_reads_back(pool, &field, cases[i].s);
		pool_free(pool);
	}
}

static void
brackets_need_more_quotes(void **state)
{
	static const struct field field = { .key = "k", .kind = FIELD_LINES };
	static const struct {
		const char *s, *scalar;
	} cases[] = {
		{ "Report Phase", "Report Phase" }, { "1", "1" },
		{ "a, b", "\"a, b\"" }, { "a]", "\"a]\"" },
		{ "a}b", "\"a}b\"" }, { "a:b", "\"a:b\"" },
		{ "Proposal #", "\"Proposal #\"" },
	};
	struct pool *pool = pool_new();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(yaml_scalar_flow(pool, &field,
						     cases[i].s),
				    cases[i].scalar);
	pool_free(pool);
}

static void
malformed_bytes_are_shown_as_such(void **state)
{
	static const struct field field = { .key = "k", .kind = FIELD_LINE };
	struct pool *pool = pool_new();

	(void)state;
	assert_string_equal(yaml_scalar(pool, &field, "caf\xe9!"),
			    "\"caf\\uFFFD!\"");
	pool_free(pool);
}

static const char *const pieces[] = {
	"word", " ", "  ", ":", "#", "-", "?", ",", "[", "]", "{", "}", "\"",
	"'", "\\", "&", "*", "!", "|", ">", "%", "@", "`", "---", "...", "\n",
	"\n\n", "\t", "0", "1.5", "é", "日本", "😀", "\xc2\xa0", "~", "=",
	"a-long-word-that-makes-lines-of-more-than-ninety-two-columns-soon",
	"<<", "no", "e\xcc\x81", "\x1b", "\xe2\x80\xa8",
};

/* COUNT pieces by chance, the same each time. */
static const char *
random_text(struct pool *pool, unsigned *seed, unsigned count)
{
	const char *s = "";

	while (count-- > 0) {
		*seed = *seed * 1103515245u + 12345u;
		s = pool_printf(pool, "%s%s", s,
				pieces[(*seed >> 16) % COUNT(pieces)]);
	}
	return s;
}

static void
anything_reads_back(void **state)
{
	static const struct field fields[] = {
		{ .key = "k", .kind = FIELD_LINE },
		{ .key = "k", .kind = FIELD_WORD },
		{ .key = "k", .kind = FIELD_DATE },
	};
	unsigned seed = 1;

	(void)state;
	for (unsigned i = 0; i < 6000; i++) {
		struct pool *pool = pool_new();
		const char *s = random_text(pool, &seed, i % 7);

		assert_reads_back(pool, &fields[i % COUNT(fields)], s);
		pool_free(pool);
	}
}

static void
prose_reads_back_whatever_it_holds(void **state)
{
	unsigned seed = 2;

	(void)state;
	for (unsigned i = 0; i < 4000; i++) {
		struct pool *pool = pool_new();
		const char *s = random_text(pool, &seed, 1 + i % 60);
		struct entry entry = { .date = T("2017-04-19") };
		struct sample sample = { .title = T("t") };
		const char *text;

		/* As a record holds it, and as only a damaged one could. */
		sample.summary.s = i % 2 ? text_fold(pool, s) : s;
		entry.note = sample.summary;
		sample.history = (struct list){ .items = &entry, .count = 1 };
		text = written(pool, &sample_record, &sample);
		assert_int_equal(values_read(pool, text), 9);
		assert_string_equal(value_read(pool, text, 3),
				    sample.summary.s);
		assert_string_equal(value_read(pool, text, 8), entry.note.s);
		pool_free(pool);
	}
}

#define NINE "one two three four five six seven eight nine "

static void
long_prose_is_folded(void **state)
{
	static const struct {
		const char *s, *text;
	} cases[] = {
		{ "Short.", "summary: Short.\nhistory: []\n" },
		{ "It is: short.",
		  "summary: \"It is: short.\"\nhistory: []\n" },
		/* 92 columns behind its key, and one more. */
		{ NINE "one two three four five six seven eig.",
		  "summary: " NINE "one two three four five six seven eig.\n"
		  "history: []\n" },
		{ NINE "one two three four five six seven eigh.",
		  "summary: >-\n  " NINE "one two three four five six seven"
		  " eigh.\nhistory: []\n" },
		{ NINE NINE "# ten: no.",
		  "summary: >-\n  " NINE
		  "one two three four five six seven eight nine\n"
		  "  # ten: no.\nhistory: []\n" },
		{ "Two.\n\nParagraphs.",
		  "summary: >-\n  Two.\n\n\n  Paragraphs.\nhistory: []\n" },
		{ "- a\n\n--- b\n\n... c",
		  "summary: >-\n  - a\n\n\n  --- b\n\n\n  ... c\n"
		  "history: []\n" },
		/* Not as text_fold() leaves it. */
		{ "a\nb", "summary: \"a\\nb\"\nhistory: []\n" },
		{ " a\n\nb", "summary: \" a\\n\\nb\"\nhistory: []\n" },
		{ "a\n\n\nb", "summary: \"a\\n\\n\\nb\"\nhistory: []\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sample sample = { .summary = T(cases[i].s) };
		struct pool *pool = pool_new();
		const char *text = written(pool, &sample_record, &sample);

		assert_string_equal(text, cases[i].text);
		assert_string_equal(value_read(pool, text, 1), cases[i].s);
		pool_free(pool);
	}
}

static void
long_words_are_never_broken(void **state)
{
	struct pool *pool = pool_new();
	char *word = pool_alloc(pool, 201);
	struct sample sample = { 0 };
	const char *text;

	(void)state;
	memset(word, 'w', 200);
	sample.summary.s = pool_printf(pool, "a %s b", word);
	text = written(pool, &sample_record, &sample);
	assert_string_equal(text, pool_printf(pool, "summary: >-\n  a\n  %s\n"
					      "  b\nhistory: []\n", word));
	assert_string_equal(value_read(pool, text, 1), sample.summary.s);
	pool_free(pool);
}

static void
records_have_one_layout(void **state)
{
	static const struct ballot ballots[] = {
		{ T("Large Suppliers"), T("3"), T("0"), { 0 } },
		{ T("Other: SEC Parties"), { 0 }, T("1"), { 0 } },
		{ T("Nobody"), { 0 }, { 0 }, { 0 } },
		{ T("Network Parties"), T("1"), { 0 }, T("by post") },
	};
	static const struct text reasons[] = { T("late"), T("a, b"), T("1") };
	static const struct text parts[] = { T("one"), T("two") };
	static const struct text tags[] = { T("SMETS"), T("Gas: all") };
	static const struct entry history[] = {
		{ .date = T("by 2017-04-12"), .status = T("Report Phase") },
		{ .date = T("2017-04-19"), .vote = T("reject"),
		  .status = T("Rejected"), .ballots = LIST(ballots),
		  .reasons = LIST(reasons), .parts = LIST(parts) },
	};
	static const struct entry planned[] = {
		{ .date = T("2017-05-12"), .vote = T("Panel") },
		{ .date = T("2017-05-13"), .vote = T("Panel"),
		  .status = T("x") },
	};
	static const struct sample sample = {
		.title = T("A title"), .path = T("3"),
		.tags = LIST(tags), .votes = { 0 },
		.history = LIST(history), .planned = LIST(planned),
		.last = T("5.10"),
	};
	struct pool *pool = pool_new();
	const char *text = written(pool, &sample_record, &sample);

	(void)state;
	assert_string_equal(text,
		"title: A title\n"
		"path: 3\n"
		"tags: [SMETS, \"Gas: all\"]\n"
		"\n"
		"history:\n"
		"  - date: by 2017-04-12\n"
		"    status: Report Phase\n"
		"\n"
		"  - date: 2017-04-19\n"
		"    vote: reject\n"
		"    status: Rejected\n"
		"    ballots:\n"
		"      Large Suppliers: { approve: 3, reject: 0 }\n"
		"      \"Other: SEC Parties\": { reject: 1 }\n"
		"      Nobody: {}\n"
		"      Network Parties:\n"
		"        approve: 1\n"
		"        remark: by post\n"
		"    reasons: [late, \"a, b\", 1]\n"
		"    parts:\n"
		"      - name: one\n"
		"      - name: two\n"
		"\n"
		"planned:\n"
		"  - date: 2017-05-12\n"
		"    vote: Panel\n"
		"  - date: 2017-05-13\n"
		"    vote: Panel\n"
		"    status: x\n"
		"\n"
		"last: \"5.10\"\n");
	assert_int_equal(values_read(pool, text), 55);
	pool_free(pool);
}

static void
long_lists_of_lines_stand_below_each_other(void **state)
{
	static const struct text tags[] = {
		T("a first line that is rather long, with a comma"),
		T("a second line that is rather long: with a colon"),
		T("3"),
	};
	static const struct sample sample = { .tags = LIST(tags) };
	struct pool *pool = pool_new();
	const char *text = written(pool, &sample_record, &sample);

	(void)state;
	assert_string_equal(text,
		"tags:\n"
		"  - a first line that is rather long, with a comma\n"
		"  - \"a second line that is rather long: with a colon\"\n"
		"  - 3\n"
		"history: []\n");
	assert_int_equal(values_read(pool, text), 5);
	pool_free(pool);
}

static void
a_record_may_begin_with_a_list(void **state)
{
	static const struct entry history[] = { { .date = { 0 } } };
	static const struct entry block[] = {
		{ .note = T("a\n\nb") }, { .date = T("2017-01-01") },
	};
	static const struct sample empty_item = { .history = LIST(history) };
	static const struct sample block_item = { .history = LIST(block) };
	struct pool *pool = pool_new();

	(void)state;
	assert_string_equal(written(pool, &sample_record, &empty_item),
			    "history:\n  - {}\n");
	assert_string_equal(written(pool, &sample_record, &block_item),
			    "history:\n"
			    "  - note: >-\n"
			    "      a\n"
			    "\n"
			    "\n"
			    "      b\n"
			    "\n"
			    "  - date: 2017-01-01\n");
	pool_free(pool);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_are_quoted_only_where_they_must),
		cmocka_unit_test(brackets_need_more_quotes),
		cmocka_unit_test(malformed_bytes_are_shown_as_such),
		cmocka_unit_test(anything_reads_back),
		cmocka_unit_test(prose_reads_back_whatever_it_holds),
		cmocka_unit_test(long_prose_is_folded),
		cmocka_unit_test(long_words_are_never_broken),
		cmocka_unit_test(records_have_one_layout),
		cmocka_unit_test(long_lists_of_lines_stand_below_each_other),
		cmocka_unit_test(a_record_may_begin_with_a_list),
	};

	return cmocka_run_group_tests_name("yaml_out", tests, NULL, NULL);
}
