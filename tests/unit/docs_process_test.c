/*
 * docs/process.md against the field tables: each list of a process has there
 * the table of its fields, made from the same words as the reader's messages.
 */
#include "register/process.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DOC "docs/process.md"

static const char *
read_doc(struct pool *pool)
{
	FILE *in = fopen(DOC, "r");
	char *text = NULL;
	size_t size = 0;

	assert_non_null(in);
	assert_true(getdelim(&text, &size, '\0', in) > 0);
	fclose(in);
	return pool_adopt(pool, text);
}

/* What can stand behind a key, in words. */
static const char *
kind_words(struct pool *pool, const struct field *field)
{
	static const char *const words[] = {
		[FIELD_LINE] = "text", [FIELD_PROSE] = "paragraphs",
		[FIELD_WORD] = "a name", [FIELD_FLAG] = "yes or no",
		[FIELD_COUNT] = "a number", [FIELD_LINES] = "a list",
		[FIELD_RECORDS] = "a list, see below",
	};
	const char *all = "";

	if (field->kind != FIELD_CHOICE) {
		assert_in_range(field->kind, 0,
				sizeof(words) / sizeof(words[0]) - 1);
		assert_non_null(words[field->kind]);
		return words[field->kind];
	}
	for (int i = 0; field->choices[i]; i++)
		all = pool_printf(pool, "%s%s`%s`", all, i ? ", " : "",
				  field->choices[i]);
	return all;
}

static const char *
table(struct pool *pool, const struct record *kind)
{
	const char *all = "| field | needed | what stands there | meaning |\n"
			  "|:------|:-------|:------------------|:--------|\n";

	for (size_t i = 0; i < kind->count; i++) {
		const struct field *f = &kind->fields[i];

		all = pool_printf(pool, "%s| `%s` | %s | %s | %s |\n", all,
				  f->key, f->required ? "yes" : "no",
				  kind_words(pool, f), f->help);
	}
	return all;
}

/* The table stands under the heading, and no other before it. */
static void
check(struct pool *pool, const char *doc, const char *heading,
      const struct record *kind)
{
	const char *at = strstr(doc, pool_printf(pool, "\n## %s\n", heading));
	const char *want = table(pool, kind), *end;

	if (!at)
		fail_msg(DOC " has no heading \"%s\"", heading);
	end = strstr(at + 1, "\n## ");
	at = pool_strndup(pool, at, end ? (size_t)(end - at) : strlen(at));
	if (strstr(at, want))
		return;
	/* A message of cmocka has no room for it. */
	fprintf(stderr, DOC ", below \"%s\", lacks\n%s", heading, want);
	fail();
}

static void
test_every_field_is_documented(void **state)
{
	struct pool *pool = pool_new();
	const char *doc = read_doc(pool);

	(void)state;
	check(pool, doc, "The file", &process_record);
	for (size_t i = 0; i < process_record.count; i++)
		if (process_record.fields[i].of)
			check(pool, doc, process_record.fields[i].key,
			      process_record.fields[i].of);
	pool_free(pool);
}

/* No heading names a list there is not. */
static void
test_no_other_list_is(void **state)
{
	struct pool *pool = pool_new();
	const char *at = read_doc(pool);
	size_t lists = 0, found = 0;

	(void)state;
	for (size_t i = 0; i < process_record.count; i++)
		lists += process_record.fields[i].of != NULL;
	while ((at = strstr(at, "\n## "))) {
		at += 4;
		found += *at >= 'a' && *at <= 'z';
	}
	assert_int_equal(found, lists);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field_is_documented),
		cmocka_unit_test(test_no_other_list_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
