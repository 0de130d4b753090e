#include "base/ical.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"

typedef void writer(FILE *out, const char *name, const char *value);

static char *
written(writer *write, const char *name, const char *value)
{
	struct memory memory;
	char *text;

	memory_open(&memory);
	write(memory.file, name, value);
	memory_close(&memory);
	text = strdup(memory.text);
	memory_free(&memory);
	assert_non_null(text);
	return text;
}

static void
check(writer *write, const char *name, const char *value,
      const char *expected)
{
	char *text = written(write, name, value);

	assert_string_equal(text, expected);
	free(text);
}

static void
values(void **state)
{
	(void)state;
	check(ical_line, "BEGIN", "VEVENT", "BEGIN:VEVENT\r\n");
	check(ical_day, "DTSTART;VALUE=DATE", "2017-05-11",
	      "DTSTART;VALUE=DATE:20170511\r\n");
	check(ical_time, "DTSTAMP", "2017-05-10T09:00:00Z",
	      "DTSTAMP:20170510T090000Z\r\n");
	check(ical_text, "SUMMARY", "a, b; c\\d\ne: \"f\"",
	      "SUMMARY:a\\, b\\; c\\\\d\\ne: \"f\"\r\n");
	check(ical_text, "SUMMARY", "", "SUMMARY:\r\n");
	check(ical_text, "SUMMARY", "\033[1m\r",
	      "SUMMARY:\xE2\x90\x9B[1m\xE2\x90\x8D\r\n");
	check(ical_text, "SUMMARY", "\xE2\x80\x9C\xFF",
	      "SUMMARY:\xE2\x80\x9C\xEF\xBF\xBD\r\n");
}

/* Joined again a folded line is the same, whatever its length. */
static void
folds_between_characters(void **state)
{
	static const char *const units[] = {
		"a", "\xC3\xA9", "\xE2\x80\x93", "\xF0\x9F\x98\x80", ",",
	};
	char value[512], joined[2048];

	(void)state;
	for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++) {
		for (size_t n = 0; n < 90; n++) {
			char *text, *line, *rest;
			size_t size = 0;

			value[0] = '\0';
			joined[0] = '\0';
			for (size_t i = 0; i < n; i++) {
				memcpy(value + size, units[u],
				       strlen(units[u]) + 1);
				size += strlen(units[u]);
			}
			text = written(ical_text, "SUMMARY", value);
			size = 0;
			for (line = text; *line; line = rest) {
				size_t len = strcspn(line, "\r");
				unsigned code;

				assert_true(len <= 75);
				assert_memory_equal(line + len, "\r\n", 2);
				rest = line + len + 2;
				line[len] = '\0';
				assert_null(text_first_bad(line, &code));
				if (line > text)
					assert_int_equal(*line, ' ');
				memcpy(joined + size, line + (line > text),
				       len - (line > text) + 1);
				size += len - (line > text);
			}
			assert_memory_equal(joined, "SUMMARY:", 8);
			for (size_t i = 0, at = 8; i < n; i++) {
				at += joined[at] == '\\';
				assert_memory_equal(joined + at, units[u],
						    strlen(units[u]));
				at += strlen(units[u]);
				assert_true(i + 1 < n || joined[at] == '\0');
			}
			free(text);
		}
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(folds_between_characters),
	};

	return cmocka_run_group_tests_name("ical", tests, NULL, NULL);
}
