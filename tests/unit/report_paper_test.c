#include "register/report_paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static const struct paper_item items[] = {
	{ "SECMP0001", "A *bold* | <b>title</b>", "Decision: approve",
	  "decided: approve" },
	{ "X2", "\033[2J and 'so'", NULL, "deferred" },
	{ "SECMP0003", "Third", "Two\n\nparagraphs", "decided: reject" },
};

/* Every piece once. */
static void
whole_paper(struct paper *paper, size_t count)
{
	static const struct text heads[] = { { .s = "No|" }, { .s = "Words" } };
	static const struct list list = {
		.items = (void *)(uintptr_t)heads, .count = 2
	};
	static const struct paper_table table = {
		.caption = "A *caption*", .heads = &list
	};
	const char *name;

	paper_heading(paper, "1", "Heading # one", 3);
	paper_sentence(paper, "The Board" PAPER_APOSTROPHE "s *vote* of 1"
		       PAPER_RAISE "st" PAPER_LOWER " May.");
	paper_subheading(paper, "Path 1");
	paper_items(paper, items, count);
	name = paper_next_table(paper);
	paper_sentence(paper, name ? name : "No name");
	paper_summaries(paper, &table, items, count);
	name = paper_next_table(paper);
	paper_sentence(paper, name ? name : "No name");
	paper_statuses(paper, &table, items, count);
	paper_figures(paper, "Figures 1.");
}

/* What comes out; part: of another paper.  The caller frees it. */
static char *
written(enum format format, bool part, size_t count)
{
	struct pool *pool = pool_new();
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct paper *paper = paper_start(pool, out, format);

	if (part)
		paper_part(paper, "3", "Title of <it>");
	else
		paper_title(paper, "Title of <it>", "After one day");
	whole_paper(paper, count);
	pool_free(pool);
	fclose(out);
	return text;
}

static void
check(enum format format, bool part, size_t count, const char *wanted)
{
	char *text = written(format, part, count);

	assert_string_equal(text, wanted);
	free(text);
}

static void
test_text(void **state)
{
	(void)state;
	check(FORMAT_TEXT, false, 3,
	      "TITLE OF <IT>\n"
	      "After one day\n"
	      "\n"
	      "1. Heading # one (3)\n"
	      "\n"
	      "  The Board's *vote* of 1st May.\n"
	      "\n"
	      "  Path 1\n"
	      "\n"
	      "  SECMP0001  A *bold* | <b>title</b>\n"
	      "             Decision: approve\n"
	      "  X2         ␛[2J and 'so'\n"
	      "  SECMP0003  Third\n"
	      "             Two\n"
	      "\n"
	      "             paragraphs\n"
	      "\n"
	      "  No name\n"
	      "\n"
	      "  SECMP0001  A *bold* | <b>title</b>\n"
	      "             Decision: approve\n"
	      "  X2         ␛[2J and 'so'\n"
	      "  SECMP0003  Third\n"
	      "             Two\n"
	      "\n"
	      "             paragraphs\n"
	      "\n"
	      "  No name\n"
	      "\n"
	      "  No.        Title                    Status\n"
	      "  ---------  -----------------------  -----------------\n"
	      "  SECMP0001  A *bold* | <b>title</b>  Decision: approve\n"
	      "  X2         ␛[2J and 'so'            –\n"
	      "  SECMP0003  Third                    Two paragraphs\n"
	      "\n"
	      "  Figures 1.\n");
}

static void
test_markdown(void **state)
{
	(void)state;
	check(FORMAT_MARKDOWN, true, 3,
	      "## 3. Title of \\<it>\n"
	      "\n"
	      "### 1 Heading # one\n"
	      "\n"
	      "The Board's \\*vote\\* of 1<sup>st</sup> May.\n"
	      "\n"
	      "**Path 1:**\n"
	      "\n"
	      "- **SECMP0001: A \\*bold\\* \\| \\<b>title\\</b>** – "
	      "decided: approve;\n"
	      "- **X2: ␛\\[2J and \\'so\\'** – deferred; and\n"
	      "- **SECMP0003: Third** – decided: reject.\n"
	      "\n"
	      "Table one\n"
	      "\n"
	      "| No\\| | Words |\n"
	      "|:------------------------|"
	      ":-------------------------------------------------|\n"
	      "| **SECMP0001** – A \\*bold\\* \\| \\<b>title\\</b> | "
	      "Decision: approve |\n"
	      "| **X2** – ␛\\[2J and \\'so\\' | – |\n"
	      "| **SECMP0003** – Third | Two paragraphs |\n"
	      "\n"
	      "**Table one: A \\*caption\\***\n"
	      "\n"
	      "Table two\n"
	      "\n"
	      "| No\\| | Words | Status |\n"
	      "|:-----------|"
	      ":-------------------------------------------------|"
	      ":----------------------|\n"
	      "| **SECMP0001** | A \\*bold\\* \\| \\<b>title\\</b> | "
	      "Decision: approve |\n"
	      "| **X2** | ␛\\[2J and \\'so\\' | – |\n"
	      "| **SECMP0003** | Third | Two paragraphs |\n"
	      "\n"
	      "**Table two: A \\*caption\\***\n");
}

/* One item ends the list at once; none are no list. */
static void
test_short_lists(void **state)
{
	char *one = written(FORMAT_MARKDOWN, false, 1);
	char *none = written(FORMAT_MARKDOWN, false, 0);

	(void)state;
	assert_non_null(strstr(one, "– decided: approve.\n\n"));
	assert_null(strstr(none, "- "));
	assert_non_null(strstr(one, "# Title of \\<it>\n\nAfter one day\n\n"
			       "## 1. Heading"));
	free(one);
	free(none);
}

/* However long its words, no line of text is wider than the page. */
static void
test_width(void **state)
{
	static const struct paper_item wide = {
		"AVERYLONGIDOFMORETHANTHIRTYLETTERS0000000001",
		"Verylongwordthatwillnotfitintothecolumnsthatareleftforit so",
		"“Other SEC Party” – and again and again and again", "x",
	};
	struct pool *pool = pool_new();
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct paper *paper = paper_start(pool, out, FORMAT_TEXT);
	char *rest, *line;

	(void)state;
	paper_sentence(paper, "Words of a sentence that is wider than a page "
		       "of this paper may be, with “quotes” and – a dash.");
	paper_items(paper, items, 3);
	fclose(out);
	for (line = strtok_r(text, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest))
		assert_in_range(text_width(line), 1, PAPER_WIDTH);
	free(text);

	/* Where an id leaves no room, what is beside it has half a page. */
	out = open_memstream(&text, &size);
	paper_items(paper_start(pool, out, FORMAT_TEXT), &wide, 1);
	fclose(out);
	assert_non_null(strstr(text, wide.id));
	for (line = strtok_r(text, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest))
		assert_in_range(text_width(line), 1,
				text_width(wide.id) + 4 + PAPER_WIDTH / 2);
	free(text);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_short_lists),
		cmocka_unit_test(test_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
