#include "base/field.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/character.h"
#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const outcomes[] = { "approve", "reject", "defer", NULL };
static const char *const places[] = { "in office", "on-site", NULL };

/* A value held against KIND: what becomes of it, or the problem. */
struct trial {
	struct pool *pool;
	struct diags *diags;
	struct text value;
	int result;
};

static struct trial
try_field(const struct field *field, const char *s)
{
	struct trial trial = { .pool = pool_new() };

	trial.diags = diags_new(trial.pool);
	trial.value.s = s;
	trial.value.at = (struct pos){ "x.yaml", 5, 11, 4 };
	trial.result = field_check(trial.pool, trial.diags, field,
				   &trial.value);
	return trial;
}

/* The problem as printed, without its place: "sentence [slug]\n  help\n". */
static const char *
printed(const struct trial *trial)
{
	static const char place[] = "x.yaml:5:11: error: ";
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	diags_print(trial->diags, out, false);
	assert_int_equal(fclose(out), 0);
	pool_adopt(trial->pool, text);
	assert_true(strncmp(text, place, strlen(place)) == 0);
	return text + strlen(place);
}

static void
good_values_become_canonical(void **state)
{
	static const struct {
		enum field_kind kind;
		const char *s, *canonical;
	} cases[] = {
		{ FIELD_LINE, "Two words", "Two words" },
		{ FIELD_LINE, "  Two  words ", "Two  words" },
		{ FIELD_LINE, "5.10", "5.10" },
		{ FIELD_LINE, "no", "no" },
		{ FIELD_LINE, "’quoted‘ \xe2\x80\x93 日本", "’quoted‘ – 日本" },
		{ FIELD_LINE, "a\xe2\x80\x8d" "b", "a\xe2\x80\x8d" "b" },
		{ FIELD_LINES, " a line ", "a line" },
		{ FIELD_WORD, " Change   Board ", "Change Board" },
		{ FIELD_WORD, "3", "3" },
		{ FIELD_PROSE, "One\ntwo.\n\n\nThree\tfour.\n",
		  "One two.\n\nThree four." },
		{ FIELD_DATE, "2017-04-19", "2017-04-19" },
		{ FIELD_DATE, " 2016-02-29 ", "2016-02-29" },
		{ FIELD_DAY, "2017-04-19", "2017-04-19" },
		{ FIELD_DAY, "by 2017-04-19", "by 2017-04-19" },
		{ FIELD_DAY, "By   2017-04-19", "by 2017-04-19" },
		{ FIELD_FLAG, "yes", "yes" }, { FIELD_FLAG, "TRUE", "yes" },
		{ FIELD_FLAG, "Y", "yes" }, { FIELD_FLAG, "On", "yes" },
		{ FIELD_FLAG, "no", "no" }, { FIELD_FLAG, "False", "no" },
		{ FIELD_FLAG, "n", "no" }, { FIELD_FLAG, "oFF", "no" },
		{ FIELD_COUNT, "0", "0" }, { FIELD_COUNT, "000", "0" },
		{ FIELD_COUNT, "007", "7" },
		{ FIELD_COUNT, "999999999", "999999999" },
		{ FIELD_COUNT, "00000000000999999999", "999999999" },
		{ FIELD_CHOICE, "approve", "approve" },
		{ FIELD_CHOICE, "DEFER", "defer" },
		{ FIELD_LINK, "https://example.org/a?b=c:d#e",
		  "https://example.org/a?b=c:d#e" },
		{ FIELD_LINK, "HTTP://example.org", "HTTP://example.org" },
		{ FIELD_LINK, "papers/May 2017.pdf", "papers/May 2017.pdf" },
		{ FIELD_LINK, "/srv/a:b.pdf", "/srv/a:b.pdf" },
		{ FIELD_LINK, "./a:b.pdf", "./a:b.pdf" },
		{ FIELD_LINK, "../x.pdf", "../x.pdf" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct field field = {
			.key = "key", .kind = cases[i].kind,
			.choices = outcomes,
		};
		struct trial trial = try_field(&field, cases[i].s);

		assert_int_equal(trial.result, 0);
		assert_string_equal(trial.value.s, cases[i].canonical);
		assert_int_equal(diags_count(trial.diags), 0);
		/* What is canonical stays so. */
		assert_int_equal(field_check(trial.pool, trial.diags, &field,
					     &trial.value), 0);
		assert_string_equal(trial.value.s, cases[i].canonical);
		pool_free(trial.pool);
	}
}

static void
choices_may_have_spaces_and_hyphens(void **state)
{
	static const struct field field = {
		.key = "where", .kind = FIELD_CHOICE, .choices = places,
	};
	struct trial trial = try_field(&field, "On Site");

	(void)state;
	assert_int_equal(trial.result, 0);
	assert_string_equal(trial.value.s, "on-site");
	pool_free(trial.pool);
}

static void
bad_values_are_refused_with_help(void **state)
{
	static const char fraction[] = "\"key\" is a whole number from 0 to"
		" 999,999,999, found \"1.5\" [count]\n";
	static const struct {
		enum field_kind kind;
		const char *s, *problem;
	} cases[] = {
		{ FIELD_LINE, "one\ntwo", "\"key\" takes one line, and this"
		  " has a line break in it [one-line]\n" },
		{ FIELD_LINES, "one\n", "\"key\" takes one line, and this"
		  " has a line break in it [one-line]\n" },
		{ FIELD_WORD, "one\ttwo", "\"key\" takes one line, and this"
		  " has a tab in it [one-line]\n" },
		{ FIELD_LINE, "", "\"key\" is empty [empty]\n"
		  "  Leave it out if it is not known.\n" },
		{ FIELD_FLAG, " ", "\"key\" is empty [empty]\n"
		  "  Leave it out if it is not known.\n" },
		{ FIELD_PROSE, " \n\t\n", "\"key\" is empty [empty]\n"
		  "  Leave it out if it is not known.\n" },
		{ FIELD_DATE, "19/04/2017",
		  "expected a date as YYYY-MM-DD, found \"19/04/2017\""
		  " [date]\n"
		  "  For 19 April 2017 write: 2017-04-19\n" },
		{ FIELD_DAY, "19/04/2017",
		  "expected a date as YYYY-MM-DD, found \"19/04/2017\""
		  " [date]\n"
		  "  For 19 April 2017 write: 2017-04-19\n"
		  "  If only the latest possible day is known write:"
		  " by 2017-04-19\n" },
		{ FIELD_DAY, "by 19/04/2017",
		  "expected a date as YYYY-MM-DD, found \"19/04/2017\""
		  " [date]\n"
		  "  For 19 April 2017 write: by 2017-04-19\n" },
		{ FIELD_DAY, "2017-04-31",
		  "there is no 31 April: April has 30 days [date]\n" },
		{ FIELD_DAY, "by 2017-02-30", "there is no 30 February 2017:"
		  " February 2017 has 28 days [date]\n" },
		{ FIELD_DAY, "by", "expected a date as YYYY-MM-DD, found"
		  " \"by\" [date]\n" },
		{ FIELD_DATE, "soon", "expected a date as YYYY-MM-DD, found"
		  " \"soon\" [date]\n" },
		{ FIELD_DATE, "by 2017-04-19",
		  "\"key\" takes an exact day, without \"by\" [date]\n"
		  "  Write: 2017-04-19\n" },
		{ FIELD_DATE, "２０１７-04-19", "expected a date as YYYY-MM-DD,"
		  " found \"２０１７-04-19\" [date]\n" },
		{ FIELD_FLAG, "maybe", "\"key\" is yes or no, found"
		  " \"maybe\" [yes-no]\n" },
		{ FIELD_FLAG, "1", "\"key\" is yes or no, found \"1\""
		  " [yes-no]\n" },
		{ FIELD_COUNT, "1.5", fraction },
		{ FIELD_COUNT, "-1", "\"key\" is a whole number from 0 to"
		  " 999,999,999, found \"-1\" [count]\n" },
		{ FIELD_COUNT, "three", "\"key\" is a whole number from 0 to"
		  " 999,999,999, found \"three\" [count]\n" },
		{ FIELD_COUNT, "0x10", "\"key\" is a whole number from 0 to"
		  " 999,999,999, found \"0x10\" [count]\n" },
		{ FIELD_COUNT, "1000000000", "\"key\" is a whole number from"
		  " 0 to 999,999,999, found \"1000000000\" [count]\n" },
		{ FIELD_COUNT,
		  "99999999999999999999999999999999999999999999",
		  "\"key\" is a whole number from 0 to 999,999,999, found \""
		  "9999999999999999999999999999999999999999...\" [count]\n" },
		{ FIELD_CHOICE, "aprove", "\"key\" cannot be \"aprove\""
		  " [choice]\n"
		  "  Did you mean \"approve\"?\n"
		  "  It is one of: approve, reject, defer\n" },
		{ FIELD_CHOICE, "maybe", "\"key\" cannot be \"maybe\""
		  " [choice]\n"
		  "  It is one of: approve, reject, defer\n" },
		{ FIELD_LINK, "a\nb", "\"key\" takes one line, and this has"
		  " a line break in it [one-line]\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct field field = {
			.key = "key", .kind = cases[i].kind,
			.choices = outcomes,
		};
		struct trial trial = try_field(&field, cases[i].s);

		assert_int_equal(trial.result, -1);
		assert_string_equal(printed(&trial), cases[i].problem);
		pool_free(trial.pool);
	}
}

static void
required_values_cannot_be_left_out(void **state)
{
	static const struct field field = {
		.key = "title", .kind = FIELD_LINE, .required = true,
	};
	struct trial trial = try_field(&field, "   ");

	(void)state;
	assert_int_equal(trial.result, -1);
	assert_string_equal(printed(&trial), "\"title\" is empty [empty]\n");
	pool_free(trial.pool);
}

static void
links_that_run_code_are_refused(void **state)
{
	static const struct field field = { .key = "link",
					    .kind = FIELD_LINK };
	static const char *const links[] = {
		"javascript:alert(1)", "JavaScript://x/%0aalert(1)",
		" javascript:alert(1)", "java script:alert(1)",
		"data:text/html,x", "file:///etc/passwd", "ftp://x/y",
		"mailto:x", "vbscript:x", "http:x", "https:", "https://",
		"https:///x", "http://?x", "https://x y", "//example.org/x",
		":", ":x", "a:b",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(links); i++) {
		struct trial trial = try_field(&field, links[i]);

		assert_int_equal(trial.result, -1);
		assert_non_null(strstr(printed(&trial), "[link]"));
		pool_free(trial.pool);
	}
}

static void
hidden_characters_are_named(void **state)
{
	static const struct {
		const char *s, *problem;
	} cases[] = {
		{ "a\xe2\x80\xae" "b", "\"key\" holds the direction mark"
		  " U+202E, which is not allowed [character]\n" },
		{ "a\x1b[2Jb", "\"key\" holds the escape character U+001B,"
		  " which is not allowed [character]\n" },
		{ "\x07", "\"key\" holds the control character U+0007,"
		  " which is not allowed [character]\n" },
		{ "\xc2\x85", "\"key\" holds the line break U+0085,"
		  " which is not allowed [character]\n" },
		{ "\r", "\"key\" holds the carriage return U+000D,"
		  " which is not allowed [character]\n" },
		{ "a\xe2\x80\x8b", "\"key\" holds the zero-width space"
		  " U+200B, which is not allowed [character]\n" },
		{ "\xef\xbb\xbf" "a", "\"key\" holds the byte order mark"
		  " U+FEFF, which is not allowed [character]\n" },
		{ "\xef\xbf\xb9", "\"key\" holds the character U+FFF9,"
		  " which is not allowed [character]\n" },
		{ "caf\xe9", "\"key\" is not UTF-8 text [encoding]\n" },
	};
	static const enum field_kind kinds[] = {
		FIELD_LINE, FIELD_PROSE, FIELD_WORD, FIELD_DATE, FIELD_DAY,
		FIELD_FLAG, FIELD_COUNT, FIELD_CHOICE, FIELD_LINK, FIELD_LINES,
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases) * COUNT(kinds); i++) {
		const struct field field = {
			.key = "key", .kind = kinds[i % COUNT(kinds)],
			.choices = outcomes,
		};
		size_t j = i / COUNT(kinds);
		struct trial trial = try_field(&field, cases[j].s);

		assert_int_equal(trial.result, -1);
		assert_string_equal(printed(&trial), cases[j].problem);
		pool_free(trial.pool);
	}
}

static void
sizes_have_limits(void **state)
{
	static const struct {
		enum field_kind kind;
		size_t max;
		const char *problem;
	} cases[] = {
		{ FIELD_LINE, 4000, "\"key\" may hold 4,000 bytes, and this"
		  " is longer [too-large]\n" },
		{ FIELD_WORD, 4000, "\"key\" may hold 4,000 bytes, and this"
		  " is longer [too-large]\n" },
		{ FIELD_LINK, 4000, "\"key\" may hold 4,000 bytes, and this"
		  " is longer [too-large]\n" },
		{ FIELD_PROSE, 100000, "\"key\" may hold 100,000 bytes, and"
		  " this is longer [too-large]\n" },
	};
	enum { HUGE = 4 << 20 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct field field = { .key = "key",
					     .kind = cases[i].kind };
		struct pool *pool = pool_new();
		char *s = pool_alloc(pool, HUGE + 1);
		struct trial trial;

		memset(s, 'x', cases[i].max);
		trial = try_field(&field, s);
		assert_int_equal(trial.result, 0);
		pool_free(trial.pool);
		s[cases[i].max] = 'x';
		trial = try_field(&field, s);
		assert_int_equal(trial.result, -1);
		assert_string_equal(printed(&trial), cases[i].problem);
		pool_free(trial.pool);
		memset(s, 'x', HUGE);
		trial = try_field(&field, s);
		assert_int_equal(trial.result, -1);
		assert_string_equal(printed(&trial), cases[i].problem);
		pool_free(trial.pool);
		pool_free(pool);
	}
}

static void
days_are_taken_apart_and_made(void **state)
{
	struct pool *pool = pool_new();

	(void)state;
	assert_true(day_exact("2017-04-19"));
	assert_false(day_exact("by 2017-04-19"));
	assert_string_equal(day_date("2017-04-19"), "2017-04-19");
	assert_string_equal(day_date("by 2017-04-19"), "2017-04-19");
	assert_string_equal(day_make(pool, "2017-04-19", true), "2017-04-19");
	assert_string_equal(day_make(pool, "2017-04-19", false),
			    "by 2017-04-19");
	pool_free(pool);
}

static void
fields_are_found_in_their_struct(void **state)
{
	struct sample {
		int other;
		struct text title;
		struct list names;
	} sample = { 0 };
	static const struct field title = {
		.kind = FIELD_LINE, .offset = offsetof(struct sample, title),
	};
	static const struct field names = {
		.kind = FIELD_LINES, .offset = offsetof(struct sample, names),
	};
	static const struct field others[] = {
		{ .kind = FIELD_RECORDS }, { .kind = FIELD_NAMED },
	};

	(void)state;
	assert_ptr_equal(field_text(&title, &sample), &sample.title);
	assert_ptr_equal(field_list(&names, &sample), &sample.names);
	assert_true(field_single(&title));
	assert_false(field_single(&names));
	assert_false(field_single(&others[0]));
	assert_false(field_single(&others[1]));
}

/* The eight bytes at a time see what text_first_bad() sees. */
static void
characters_are_checked_at_every_place(void **state)
{
	static const char *const bad[] = {
		"\x01", "\x1f", "\x7f", "\x80", "\xff", "\xc2\x85",
		"\xe2\x80\xa8", "\xe2\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
		"\xc0\xaf", "\r",
	};
	static const char *const good[] = {
		"", "\t", "\n", "é", "€", "😀", " ", "~", "\xc2\xa0",
	};
	struct bad_character found = { 0 };
	char s[64];
	unsigned code;

	(void)state;
	for (size_t i = 0; i < COUNT(bad) * COUNT(good) * 20; i++) {
		const char *g = good[i % COUNT(good)];
		const char *b = bad[i / COUNT(good) % COUNT(bad)];
		int before = (int)(i / COUNT(good) / COUNT(bad));

		snprintf(s, sizeof(s), "%s%.*s%s%s", g, before,
			 "abcdefghijklmnopqrstuvwxyz", g, "0123456789");
		assert_true(character_check(s, strlen(s), &found));
		snprintf(s, sizeof(s), "%s%.*s%s%s", g, before,
			 "abcdefghijklmnopqrstuvwxyz", b, "0123456789");
		assert_false(character_check(s, strlen(s), &found));
		assert_ptr_equal(text_first_bad(s, &code), s + found.at);
		assert_int_equal(found.malformed, code == 0);
		assert_int_equal(found.at, strlen(g) + (size_t)before);
	}
	assert_false(character_check("ab\0cdefghij", 11, &found));
	assert_int_equal(found.at, 2);
	assert_int_equal(found.code, 0);
	assert_false(found.malformed);
	assert_false(character_check("ab\xff", 3, &found));
	assert_int_equal(found.code, 0xff);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_values_become_canonical),
		cmocka_unit_test(choices_may_have_spaces_and_hyphens),
		cmocka_unit_test(bad_values_are_refused_with_help),
		cmocka_unit_test(required_values_cannot_be_left_out),
		cmocka_unit_test(links_that_run_code_are_refused),
		cmocka_unit_test(hidden_characters_are_named),
		cmocka_unit_test(sizes_have_limits),
		cmocka_unit_test(days_are_taken_apart_and_made),
		cmocka_unit_test(fields_are_found_in_their_struct),
		cmocka_unit_test(characters_are_checked_at_every_place),
	};

	return cmocka_run_group_tests_name("field", tests, NULL, NULL);
}
