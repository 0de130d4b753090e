/*
 * The reference pages hold exactly what the tables and the schema hold.
 */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/slug.h"
#include "register/record.h"
#include "register/whole.h"
#include "sql.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *
read_page(struct pool *pool, const char *name)
{
	FILE *file = fopen(name, "r");
	char *text;
	size_t size;

	if (!file)
		fail_msg("there is no %s", name);
	fseek(file, 0, SEEK_END);
	size = (size_t)ftell(file);
	rewind(file);
	text = pool_alloc(pool, size + 1);
	assert_int_equal(fread(text, 1, size, file), size);
	fclose(file);
	return text;
}

/* Line ends become spaces, runs of spaces one. */
static const char *
in_one_line(struct pool *pool, const char *s)
{
	char *copy = pool_alloc(pool, strlen(s) + 1), *to = copy;

	for (; *s; s++)
		if (*s != '\n' && *s != ' ')
			*to++ = *s;
		else if (to > copy && to[-1] != ' ')
			*to++ = ' ';
	while (to > copy && to[-1] == ' ')
		to--;
	*to = '\0';
	return copy;
}

/* What stands below a heading, up to the next one of any kind. */
static const char *
section(struct pool *pool, const char *page, const char *heading)
{
	const char *start = strstr(page, heading);
	const char *end;

	if (!start)
		fail_msg("there is no \"%s\"", heading + 1);
	start += strlen(heading);
	end = strstr(start, "\n#");
	return end ? pool_strndup(pool, start, (size_t)(end - start)) : start;
}

static size_t
count_of(const char *page, const char *what)
{
	size_t n = 0;

	for (; (page = strstr(page, what)); page += strlen(what))
		n++;
	return n;
}

static void
test_every_slug_is_explained(void **state)
{
	static const char *const groups[] = {
		[STATUS_NO] = "When the register says no",
		[STATUS_USAGE] = "When the command was typed wrongly",
		[STATUS_INPUT] = "When an input file is at fault",
		[STATUS_FAILED] = "When it could not be done",
		[STATUS_BUSY] = "When the register is busy",
	};
	struct pool *pool = pool_new();
	const char *page = read_page(pool, "docs/diagnostics.md");
	unsigned i;

	for (i = 0; i < SLUG_END; i++) {
		enum slug slug = (enum slug)i;
		int class = slug_class(slug);
		const char *heading = pool_printf(pool, "\n### %s\n",
						  slug_name(slug));
		const char *group = pool_printf(pool,
			"\n## %s (exit status %d)\n", groups[class], class);
		const char *start = strstr(page, group);
		const char *end = start ? strstr(start + 1, "\n## ") : NULL;
		const char *at = strstr(page, heading);

		assert_string_equal(in_one_line(pool, section(pool, page,
							      heading)),
				    slug_help(slug));
		if (!start || at < start || (end && at > end))
			fail_msg("%s is not below %s", slug_name(slug),
				 groups[class]);
	}
	assert_int_equal(count_of(page, "\n### "), SLUG_END);
	pool_free(pool);
	(void)state;
}

static const char *
takes(struct pool *pool, const struct field *field)
{
	static const char *const words[] = {
		[FIELD_LINE] = "one line of text",
		[FIELD_PROSE] = "text, also of several lines",
		[FIELD_WORD] = "a name",
		[FIELD_DATE] = "a day",
		[FIELD_DAY] = "a day, or `by` a day",
		[FIELD_FLAG] = "`yes` or `no`",
		[FIELD_COUNT] = "a whole number",
		[FIELD_LINK] = "a link",
		[FIELD_TEXT] = "text, kept to the byte",
		[FIELD_LINES] = "a list of values",
		[FIELD_RECORDS] = "a list",
		[FIELD_NAMED] = "a group",
	};
	const char *all = "";
	size_t i;

	if (field->kind != FIELD_CHOICE)
		return words[field->kind];
	for (i = 0; field->choices[i]; i++)
		all = pool_printf(pool, "%s%s`%s`", all, i == 0 ? "" :
				  field->choices[i + 1] ? ", " : " or ",
				  field->choices[i]);
	return all;
}

static void
test_every_field_is_described(void **state)
{
	static const struct {
		const char *heading;
		const struct record *kind;
	} kinds[] = {
		{ "\n## proposal\n", &proposal_record },
		{ "\n## entry\n", &entry_record },
		{ "\n## ballot\n", &ballot_record },
		{ "\n## planned\n", &planned_record },
		{ "\n## document\n", &document_record },
		{ "\n## meeting\n", &meeting_record },
		{ "\n## item\n", &meeting_item_record },
		{ "\n## release\n", &release_record },
		{ "\n## holidays\n", &holidays_record },
		{ "\n## register\n", &whole_register_record },
		{ "\n## change\n", &whole_change_record },
		{ "\n## paper\n", &whole_paper_record },
		{ "\n## question\n", &question_record },
		{ "\n## question of the whole register\n",
		  &whole_question_record },
		{ "\n## release of the whole register\n",
		  &whole_release_record },
		{ "\n## holiday of the whole register\n",
		  &whole_holiday_record },
	};
	struct pool *pool = pool_new();
	const char *page = read_page(pool, "docs/records.md");
	size_t i, f;

	(void)state;
	for (i = 0; i < COUNT(kinds); i++) {
		const struct record *kind = kinds[i].kind;
		const char *body = section(pool, page, kinds[i].heading);

		for (f = 0; f < kind->count; f++) {
			const struct field *field = &kind->fields[f];
			const char *row = pool_printf(pool,
				"\n| `%s` | %s | %s | %s |\n", field->key,
				takes(pool, field),
				field->required ? "always" : "", field->help);

			if (!strstr(body, row))
				fail_msg("docs/records.md lacks:%s", row);
		}
		assert_int_equal(count_of(body, "\n| `"), kind->count);
	}
	pool_free(pool);
}

/* What entries, planned items and documents say beside, in the whole. */
static void
test_every_mark_is_described(void **state)
{
	struct pool *pool = pool_new();
	const char *page = read_page(pool, "docs/records.md");
	const char *body = section(pool, page, "\n## mark\n");
	struct whole_kinds kinds = whole_kinds(pool);
	const struct record *marked[] = {
		kinds.entry, kinds.planned, kinds.document
	};
	size_t i, f;

	(void)state;
	for (i = 0; i < COUNT(marked); i++) {
		const struct record *kind = marked[i];

		for (f = kind->count - 3; f < kind->count; f++) {
			const struct field *field = &kind->fields[f];
			const char *row = pool_printf(pool,
				"\n| `%s` | %s | %s | %s |\n", field->key,
				takes(pool, field),
				field->required ? "always" : "", field->help);

			if (!strstr(body, row))
				fail_msg("docs/records.md lacks:%s", row);
		}
	}
	assert_int_equal(count_of(body, "\n| `"), 3);
	pool_free(pool);
}

/* The columns of a view in their order, as the page must list them. */
static void
check_view(struct pool *pool, sqlite3 *db, const char *page, const char *view)
{
	const char *at = section(pool, page, pool_printf(pool, "\n## %s\n",
							 view));
	sqlite3_stmt *stmt = NULL;
	size_t columns = 0, rows = count_of(at, "\n| `");

	assert_int_equal(sqlite3_prepare_v2(db, "SELECT name FROM"
		" pragma_table_info(?1) ORDER BY cid", -1, &stmt, NULL),
		SQLITE_OK);
	sqlite3_bind_text(stmt, 1, view, -1, SQLITE_STATIC);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *row = pool_printf(pool, "\n| `%s` | ",
			(const char *)sqlite3_column_text(stmt, 0));

		at = strstr(at, row);
		if (!at)
			fail_msg("%s lacks, in its place:%s", view, row);
		columns++;
	}
	sqlite3_finalize(stmt);
	assert_int_equal(columns, rows);
}

static void
test_every_view_is_described(void **state)
{
	struct pool *pool = pool_new();
	const char *page = read_page(pool, "docs/views.md");
	const char *views = read_page(pool, "src/sql/views.sql");
	const char *at = strstr(views, "\n-- Promised from here on.\n");
	sqlite3 *db = NULL;
	size_t n = 0;

	(void)state;
	assert_non_null(at);
	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql_schema, NULL, NULL, NULL),
			 SQLITE_OK);
	while ((at = strstr(at, "\nCREATE VIEW "))) {
		at += strlen("\nCREATE VIEW ");
		check_view(pool, db, page,
			   pool_strndup(pool, at, strcspn(at, " ")));
		n++;
	}
	assert_int_equal(count_of(page, "\n## "), n);
	assert_true(n >= 11);
	sqlite3_close(db);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_slug_is_explained),
		cmocka_unit_test(test_every_field_is_described),
		cmocka_unit_test(test_every_mark_is_described),
		cmocka_unit_test(test_every_view_is_described),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
