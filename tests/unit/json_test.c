#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <limits.h>

#include <cmocka.h>

/* What WRITE writes, as a string to be freed. */
static char *
written(void (*write)(struct json *json), bool pretty)
{
	struct json json;
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	json_start(&json, out, pretty);
	write(&json);
	json_finish(&json);
	assert_int_equal(fclose(out), 0);
	return text;
}

static void
write_rows(struct json *json)
{
	json_object(json);
	json_key(json, "format");
	json_number(json, 1);
	json_key(json, "rows");
	json_list(json);
	json_object(json);
	json_key(json, "id");
	json_text(json, "SECMP0021");
	json_key(json, "open");
	json_bool(json, true);
	json_key(json, "release");
	json_text(json, NULL);
	json_object_end(json);
	json_object(json);
	json_object_end(json);
	json_list(json);
	json_list_end(json);
	json_null(json);
	json_list_end(json);
	json_key(json, "least");
	json_number(json, LLONG_MIN);
	json_object_end(json);
}

static void
write_nothing(struct json *json)
{
	json_list(json);
	json_list_end(json);
}

static void
write_scalar(struct json *json)
{
	json_bool(json, false);
}

static void
write_lines(struct json *json)
{
	int i;

	for (i = 1; i <= 3; i++) {
		json_object(json);
		json_key(json, "n");
		json_number(json, i);
		json_object_end(json);
		if (i < 3)
			json_finish(json);
	}
}

static void
test_structure(void **state)
{
	static const struct {
		void (*write)(struct json *json);
		bool pretty;
		const char *want;
	} cases[] = {
		{ write_rows, false,
		  "{\"format\":1,\"rows\":[{\"id\":\"SECMP0021\",\"open\":true,"
		  "\"release\":null},{},[],null],"
		  "\"least\":-9223372036854775808}\n" },
		{ write_rows, true,
		  "{\n"
		  "  \"format\": 1,\n"
		  "  \"rows\": [\n"
		  "    {\n"
		  "      \"id\": \"SECMP0021\",\n"
		  "      \"open\": true,\n"
		  "      \"release\": null\n"
		  "    },\n"
		  "    {},\n"
		  "    [],\n"
		  "    null\n"
		  "  ],\n"
		  "  \"least\": -9223372036854775808\n"
		  "}\n" },
		{ write_nothing, false, "[]\n" },
		{ write_nothing, true, "[]\n" },
		{ write_scalar, true, "false\n" },
		{ write_lines, false, "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *text = written(cases[i].write, cases[i].pretty);

		assert_string_equal(text, cases[i].want);
		free(text);
	}
}

static void
test_text(void **state)
{
	static const struct {
		const char *text;
		const char *want;
	} cases[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "say \"no\" \\ yes/no", "say \\\"no\\\" \\\\ yes/no" },
		{ "two\nlines\tand a tab", "two\\nlines\\tand a tab" },
		{ "\r\b\f\x01\x1b[31m\x7f",
		  "\\u000d\\u0008\\u000c\\u0001\\u001b[31m\\u007f" },
		{ "\xe2\x80\x9cOther\xe2\x80\x9d \xe2\x80\x93 B",
		  "\xe2\x80\x9cOther\xe2\x80\x9d \xe2\x80\x93 B" },
		{ "\xe6\x97\xa5\xf0\x9f\x98\x80",
		  "\xe6\x97\xa5\xf0\x9f\x98\x80" },
		{ "a\xe2\x80\xae" "b", "a\\u202eb" },
		{ "\xe2\x80\xa8\xc2\x85\xef\xbb\xbf",
		  "\\u2028\\u0085\\ufeff" },
		{ "\xf0\x9f\xbf\xbe", "\\ud83f\\udffe" },
		{ "\xf4\x8f\xbf\xbf", "\\udbff\\udfff" },
		{ "a\xff" "b\xc3", "a\xef\xbf\xbd" "b\xef\xbf\xbd" },
		{ "\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd" },
		{ "\xed\xa0\x80",
		  "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json json;
		char want[200], *text = NULL;
		size_t len;
		FILE *out = open_memstream(&text, &len);

		assert_non_null(out);
		json_start(&json, out, false);
		json_object(&json);
		json_key(&json, cases[i].text);
		json_text(&json, cases[i].text);
		json_object_end(&json);
		assert_int_equal(fclose(out), 0);
		snprintf(want, sizeof(want), "{\"%s\":\"%s\"}",
			 cases[i].want, cases[i].want);
		assert_string_equal(text, want);
		free(text);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
