#include "io/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* One column of each kind, and two that not all may see. */
static const struct column columns[] = {
	{ .key = "id", .head = "ID", .strong = true, .weight = 11 },
	{ .key = "since", .head = "SINCE", .kind = COLUMN_DATE },
	{ .key = "days", .head = "DAYS", .kind = COLUMN_INTEGER },
	{ .key = "open", .head = "A|B", .kind = COLUMN_BOOL },
	{ .key = "note", .head = "NOTE" },
	{ .key = "exact", .head = "EXACT", .kind = COLUMN_BOOL,
	  .whom = FOR_PROGRAMS },
	{ .key = "hint", .head = "HINT", .whom = FOR_PEOPLE },
};

struct row {
	const char *cells[COUNT(columns)];
};

static const struct row usual[] = {
	{ { "SECMP0004", "2017-04-21", "12", "1", "it, *is* \"so\"", "1",
	    "h1" } },
	{ { "SECMP0021", NULL, NULL, NULL, NULL, NULL, NULL } },
	{ { NULL, "by then", "-3", "0", "two\nlines", "0", "" } },
};

static const struct row hostile[] = {
	{ { "=1+1", "2017-02-30", "1.5", "maybe", "\033[2J\xE2\x80\xAE", "1",
	    "|" } },
	{ { "", "", "99999999999999999999", "", "\xFF", "", "\t" } },
};

/* What a table of ROWS makes of a style; the caller frees it. */
static char *
rendered(const struct table_style *style, const struct row *rows,
	 size_t count)
{
	struct pool *pool = pool_new();
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct json json;
	struct table *table;

	json_start(&json, out, false);
	table = table_start(pool, out, style, columns, COUNT(columns), &json);
	for (size_t i = 0; i < count; i++)
		table_row(table, rows[i].cells);
	table_end(table);
	pool_free(pool);
	fclose(out);
	return text;
}

static void
expect(const struct table_style *style, const struct row *rows, size_t count,
       const char *want)
{
	char *text = rendered(style, rows, count);

	assert_string_equal(text, want);
	free(text);
}

static void
text_is_for_people(void **state)
{
	static const struct table_style plain = { .format = FORMAT_TEXT };
	static const struct table_style paper = {
		.format = FORMAT_TEXT, .indent = 2, .rule = true,
	};
	static const struct table_style terminal = {
		.format = FORMAT_TEXT, .bold_heads = true,
	};

	(void)state;
	expect(&plain, usual, 3,
	       "ID         SINCE        DAYS  A|B  NOTE           HINT\n"
	       "SECMP0004  21 Apr 2017    12  yes  it, *is* \"so\"  h1\n"
	       "SECMP0021  –               –  –    –              –\n"
	       "–          by then        -3  no   two lines\n");
	expect(&paper, usual, 1,
	       "  ID         SINCE        DAYS  A|B  NOTE           HINT\n"
	       "  ---------  -----------  ----  ---  -------------  ----\n"
	       "  SECMP0004  21 Apr 2017    12  yes  it, *is* \"so\"  h1\n");
	expect(&terminal, usual + 1, 1,
	       "\033[1mID\033[0m         \033[1mSINCE\033[0m  "
	       "\033[1mDAYS\033[0m  \033[1mA|B\033[0m  \033[1mNOTE\033[0m  "
	       "\033[1mHINT\033[0m\n"
	       "SECMP0021  –         –  –    –     –\n");
	expect(&plain, hostile, 2,
	       "ID    SINCE                       DAYS  A|B  NOTE       "
	       "   HINT\n"
	       "=1+1  2017-02-30                   1.5  yes  ␛[2J<U+202E>"
	       "  |\n"
	       "                  99999999999999999999  yes  \xEF\xBF\xBD\n");
	expect(&plain, usual, 0, "");
	expect(&paper, usual, 0, "");
}

static void
markdown_is_for_people(void **state)
{
	static const struct table_style style = { .format = FORMAT_MARKDOWN };
	static const char heads[] =
		"| ID | SINCE | DAYS | A\\|B | NOTE | HINT |\n"
		"|:-----------|:-----|----:|:---|:----|:----|\n";
	char all[1024];

	(void)state;
	snprintf(all, sizeof(all), "%s%s", heads,
		 "| **SECMP0004** | 21 April 2017 | 12 | yes |"
		 " it, \\*is\\* \\\"so\\\" | h1 |\n"
		 "| **SECMP0021** | – | – | – | – | – |\n"
		 "| – | by then | -3 | no | two lines |  |\n");
	expect(&style, usual, 3, all);
	snprintf(all, sizeof(all), "%s%s", heads,
		 "| **=1+1** | 2017-02-30 | 1.5 | yes |"
		 " ␛\\[2J\\<U+202E> | \\| |\n"
		 "|  |  | 99999999999999999999 | yes | \xEF\xBF\xBD |  |\n");
	expect(&style, hostile, 2, all);
	expect(&style, usual, 0, heads);
}

static void
csv_is_for_programs(void **state)
{
	static const struct table_style style = { .format = FORMAT_CSV };
	static const struct table_style excel = {
		.format = FORMAT_CSV, .bom = true,
	};
	static const char keys[] = "id,since,days,open,note,exact\r\n";

	(void)state;
	expect(&style, usual, 3,
	       "id,since,days,open,note,exact\r\n"
	       "SECMP0004,2017-04-21,12,true,\"it, *is* \"\"so\"\"\",true\r\n"
	       "SECMP0021,,,,,\r\n"
	       ",by then,-3,false,\"two\nlines\",false\r\n");
	expect(&style, hostile, 2,
	       "id,since,days,open,note,exact\r\n"
	       "'=1+1,2017-02-30,1.5,true,␛[2J<U+202E>,true\r\n"
	       ",,99999999999999999999,,\xEF\xBF\xBD,\r\n");
	expect(&style, usual, 0, keys);
	expect(&excel, usual, 0, "\xEF\xBB\xBFid,since,days,open,note,exact"
	       "\r\n");
}

/* An empty line would be no row to some readers. */
static void
csv_rows_of_one_cell_are_never_empty(void **state)
{
	static const struct table_style style = { .format = FORMAT_CSV };
	static const char *const cells[] = { NULL, "", "x" };
	struct pool *pool = pool_new();
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct table *table = table_start(pool, out, &style, columns, 1, NULL);

	(void)state;
	for (size_t i = 0; i < COUNT(cells); i++)
		table_row(table, &cells[i]);
	table_end(table);
	fclose(out);
	assert_string_equal(text, "id\r\n\"\"\r\n\"\"\r\nx\r\n");
	free(text);
	pool_free(pool);
}

static void
json_is_for_programs(void **state)
{
	static const struct table_style list = { .format = FORMAT_JSON };
	static const struct table_style lines = { .format = FORMAT_JSONL };
	static const char *const objects[] = {
		"{\"id\":\"SECMP0004\",\"since\":\"2017-04-21\",\"days\":12,"
		"\"open\":true,\"note\":\"it, *is* \\\"so\\\"\","
		"\"exact\":true}",
		"{\"id\":\"SECMP0021\",\"since\":null,\"days\":null,"
		"\"open\":null,\"note\":null,\"exact\":null}",
		"{\"id\":null,\"since\":\"by then\",\"days\":-3,"
		"\"open\":false,\"note\":\"two\\nlines\",\"exact\":false}",
	};
	struct pool *pool = pool_new();

	(void)state;
	expect(&list, usual, 3,
	       pool_printf(pool, "[%s,%s,%s]", objects[0], objects[1],
			   objects[2]));
	expect(&lines, usual, 3,
	       pool_printf(pool, "%s\n%s\n%s\n", objects[0], objects[1],
			   objects[2]));
	expect(&list, usual, 0, "[]");
	expect(&lines, usual, 0, "");
	expect(&lines, hostile + 1, 1,
	       "{\"id\":\"\",\"since\":\"\","
	       "\"days\":\"99999999999999999999\",\"open\":true,"
	       "\"note\":\"\xEF\xBF\xBD\",\"exact\":true}\n");
	pool_free(pool);
}

/* Rows whose cells say themselves what they are. */
static void
test_cells_of_their_own_kind(void **state)
{
	static const struct column two[] = {
		{ .key = "a", .head = "a" }, { .key = "b", .head = "b" },
	};
	static const struct {
		enum format format;
		const char *cells[2];
		enum column_kind kinds[2];
		const char *want;
	} cases[] = {
		{ FORMAT_JSONL, { "12", "12" },
		  { COLUMN_INTEGER, COLUMN_TEXT },
		  "{\"a\":12,\"b\":\"12\"}\n" },
		{ FORMAT_JSONL, { "-2.5", "1.0e+20" },
		  { COLUMN_NUMBER, COLUMN_NUMBER },
		  "{\"a\":-2.5,\"b\":1.0e+20}\n" },
		{ FORMAT_JSONL, { "Inf", "-Inf" },
		  { COLUMN_NUMBER, COLUMN_NUMBER },
		  "{\"a\":\"Inf\",\"b\":\"-Inf\"}\n" },
		{ FORMAT_JSONL, { NULL, "1e999" },
		  { COLUMN_TEXT, COLUMN_NUMBER },
		  "{\"a\":null,\"b\":\"1e999\"}\n" },
		{ FORMAT_CSV, { "-2.5", "-2.5" },
		  { COLUMN_NUMBER, COLUMN_TEXT },
		  "a,b\r\n-2.5,'-2.5\r\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct table_style style = {
			.format = cases[i].format,
		};
		struct pool *pool = pool_new();
		struct memory out = { 0 };
		struct table *table;

		memory_open(&out);
		table = table_start(pool, out.file, &style, two, 2, NULL);
		table_row_of(table, cases[i].cells, cases[i].kinds);
		table_end(table);
		memory_close(&out);
		assert_string_equal(out.text, cases[i].want);
		memory_free(&out);
		pool_free(pool);
	}
}

/* A head, and cells: the first of a row names it. */
#define HEAD(class, text) "<th role=\"columnheader\" scope=\"col\"" class ">" \
	text "</th>"
#define ROW_HEAD(head, text) "<tr role=\"row\"><th role=\"rowheader\" " \
	"scope=\"row\" class=\"id\" data-head=\"" head "\">" text "</th>"
#define CELL(class, head, text) "<td role=\"cell\"" class " data-head=\"" \
	head "\">" text "</td>"
#define BLANK(head) CELL(" class=\"blank\"", head, \
	"<span class=\"none\">–</span>")
#define NUMBER " class=\"number\""
#define DAY " class=\"day\""
#define HEADS "<thead role=\"rowgroup\">\n<tr role=\"row\">" HEAD("", "ID") \
	HEAD("", "SINCE") HEAD(NUMBER, "DAYS") HEAD("", "A|B") \
	HEAD("", "NOTE") HEAD("", "HINT") "</tr>\n</thead>\n"
#define TABLE "<div class=\"table\">\n<table role=\"table\" class=\"stack\">\n"
#define TABLE_END "</tbody>\n</table>\n</div>\n"
#define BODY "<tbody role=\"rowgroup\">\n"

static void
html_is_for_people(void **state)
{
	static const struct table_style style = { .format = FORMAT_HTML };
	static const struct table_style told = {
		.format = FORMAT_HTML, .caption = "Open <ones>",
	};

	(void)state;
	expect(&style, usual, 2, TABLE HEADS BODY
	       ROW_HEAD("ID", "SECMP0004")
	       CELL(DAY, "SINCE", "<time datetime=\"2017-04-21\">"
		    "21 April 2017</time>")
	       CELL(NUMBER, "DAYS", "12") CELL("", "A|B", "yes")
	       CELL("", "NOTE", "it, *is* &quot;so&quot;")
	       CELL("", "HINT", "h1") "</tr>\n"
	       ROW_HEAD("ID", "SECMP0021") BLANK("SINCE") BLANK("DAYS")
	       BLANK("A|B") BLANK("NOTE") BLANK("HINT") "</tr>\n" TABLE_END);
	expect(&told, hostile, 1, TABLE
	       "<caption>Open &lt;ones&gt;</caption>\n" HEADS BODY
	       ROW_HEAD("ID", "=1+1") CELL(DAY, "SINCE", "2017-02-30")
	       CELL(NUMBER, "DAYS", "1.5") CELL("", "A|B", "yes")
	       CELL("", "NOTE", "␛[2J&lt;U+202E&gt;") CELL("", "HINT", "|")
	       "</tr>\n" TABLE_END);
	expect(&style, usual, 0, TABLE HEADS BODY TABLE_END);
}

/* What only pages know: days that are `by` a day, names, filters, width. */
static void
html_knows_its_columns(void **state)
{
	static const struct column two[] = {
		{ .key = "a", .head = "<A>", .strong = true, .filter = true },
		{ .key = "b", .head = "B", .kind = COLUMN_DATE, .weight = 40 },
		{ .key = "c", .head = "C", .weight = 40 },
	};
	static const char *const cells[] = { "two words", "by 2017-05-10",
					     "" };
	static const struct table_style style = { .format = FORMAT_HTML };
	struct memory out = { 0 };
	struct pool *pool = pool_new();
	struct table *table;

	(void)state;
	memory_open(&out);
	table = table_start(pool, out.file, &style, two, COUNT(two), NULL);
	table_row(table, cells);
	table_end(table);
	memory_close(&out);
	assert_string_equal(out.text, "<div class=\"table\">\n"
		"<table role=\"table\">\n<thead role=\"rowgroup\">\n"
		"<tr role=\"row\">" HEAD(" data-filter", "&lt;A&gt;")
		HEAD("", "B") HEAD("", "C") "</tr>\n</thead>\n" BODY
		"<tr role=\"row\"><th role=\"rowheader\" scope=\"row\" "
		"class=\"name\" data-head=\"&lt;A&gt;\">two words</th>"
		CELL(DAY, "B", "<time datetime=\"2017-05-10\">by 10 May 2017"
		     "</time>") CELL(" class=\"blank\"", "C", "") "</tr>\n"
		TABLE_END);
	memory_free(&out);
	pool_free(pool);
}

static void
expect_groups(const struct table_style *style, const char *want)
{
	static const struct column two[] = {
		{ .key = "id", .head = "ID" },
		{ .key = "title", .head = "TITLE" },
		{ .key = "match", .head = "MATCH", .below = true },
	};
	static const char *const rows[][3] = {
		{ "M1", "One", "a \xC2\xABword\xC2\xBB" },
		{ "M2", "Two", NULL },
	};
	struct pool *pool = pool_new();
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct json json;
	struct table *table;

	json_start(&json, out, false);
	table = table_start(pool, out, style, two, COUNT(two), &json);
	table_group(table, "Some <(1)>");
	table_row(table, rows[0]);
	table_group(table, "Others (1)");
	table_row(table, rows[1]);
	table_end(table);
	fclose(out);
	assert_string_equal(text, want);
	free(text);
	pool_free(pool);
}

static void
groups_stand_under_headings(void **state)
{
	static const struct table_style styles[] = {
		{ .format = FORMAT_TEXT },
		{ .format = FORMAT_TEXT, .bold_heads = true },
		{ .format = FORMAT_TEXT, .width = 14 },
		{ .format = FORMAT_MARKDOWN },
		{ .format = FORMAT_HTML },
		{ .format = FORMAT_CSV },
		{ .format = FORMAT_JSON },
	};
	static const char *const want[COUNT(styles)] = {
		"ID  TITLE\n\nSome <(1)>\nM1  One\n    a «word»\n"
		"\nOthers (1)\nM2  Two\n",
		"\033[1mID\033[0m  \033[1mTITLE\033[0m\n"
		"\n\033[1mSome <(1)>\033[0m\nM1  One\n"
		"    a \033[1m«word»\033[0m\n"
		"\n\033[1mOthers (1)\033[0m\nM2  Two\n",
		"ID  TITLE\n\nSome <(1)>\nM1  One\n    a «word»\n"
		"\nOthers (1)\nM2  Two\n",
		"## Some \\<(1)>\n\n"
		"| ID | TITLE | MATCH |\n|:---|:-----|:-----|\n"
		"| M1 | One | a «word» |\n\n"
		"## Others (1)\n\n"
		"| ID | TITLE | MATCH |\n|:---|:-----|:-----|\n"
		"| M2 | Two | – |\n",
		"<div class=\"table\">\n<table role=\"table\">\n"
		"<thead role=\"rowgroup\">\n<tr role=\"row\">"
		HEAD("", "ID") HEAD("", "TITLE") HEAD("", "MATCH")
		"</tr>\n</thead>\n" BODY
		"<tr role=\"row\"><th role=\"rowheader\" colspan=\"3\" "
		"scope=\"rowgroup\">Some &lt;(1)&gt;</th></tr>\n"
		"<tr role=\"row\">" CELL("", "ID", "M1")
		CELL("", "TITLE", "One") CELL("", "MATCH", "a «word»")
		"</tr>\n</tbody>\n" BODY
		"<tr role=\"row\"><th role=\"rowheader\" colspan=\"3\" "
		"scope=\"rowgroup\">Others (1)</th></tr>\n"
		"<tr role=\"row\">" CELL("", "ID", "M2")
		CELL("", "TITLE", "Two") BLANK("MATCH") "</tr>\n"
		TABLE_END,
		"id,title,match\r\nM1,One,a «word»\r\nM2,Two,\r\n",
		"[{\"id\":\"M1\",\"title\":\"One\",\"match\":\"a «word»\"},"
		"{\"id\":\"M2\",\"title\":\"Two\",\"match\":null}]",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(styles); i++)
		expect_groups(&styles[i], want[i]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_for_people),
		cmocka_unit_test(markdown_is_for_people),
		cmocka_unit_test(csv_is_for_programs),
		cmocka_unit_test(csv_rows_of_one_cell_are_never_empty),
		cmocka_unit_test(json_is_for_programs),
		cmocka_unit_test(test_cells_of_their_own_kind),
		cmocka_unit_test(html_is_for_people),
		cmocka_unit_test(html_knows_its_columns),
		cmocka_unit_test(groups_stand_under_headings),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
