#include <string.h>

#include "base/date.h"
#include "base/escape.h"
#include "base/text.h"
#include "cmd/look.h"
#include "cmd/why.h"
#include "register/page.h"
#include "register/rows.h"

enum {
	NUMBER = 5,		/* columns of "  1. " */
	BELOW = 7,		/* where sources begin that stand below */
	GAP = 2,		/* between a sentence and its sources */
	LEAST_TEXT = 32,	/* columns for the sentences beside sources */
};

/* "SECMP0021 is Referred because:", and as at when if that was asked. */
static const char *
heading(const struct why *why)
{
	struct app *app = why->app;
	bool asked = app->as_at_given || app->as_known;

	return pool_printf(app->pool, "%s is %s%s%s because:",
			   why->proposal.id.s,
			   why->status ? why->status->name.s :
			   "without a status",
			   asked ? ", " : "",
			   asked ? pool_printf(app->pool, "%s,",
					       look_when(app)) : "");
}

/* What the last day leaves open. */
static const char *
may_be_words(const struct why *why)
{
	return pool_printf(why->app->pool, "It may already have been %s: that "
			   "is recorded, but not its exact day.", why->may_be);
}

/* The verdict and the sentence. */
static const char *
line_words(struct pool *pool, const struct reason_line *line)
{
	const char *verdict = verdict_words[line->verdict];

	return pool_printf(pool, "%s%s%s", verdict, *verdict ? ": " : "",
			   line->text);
}

/* Where a line comes from: struct text, one a line. */
static struct list
line_sources(struct pool *pool, const struct reason_line *line)
{
	struct list sources = { .items = NULL };
	struct text *source;

	if (line->rule) {
		source = list_add(pool, &sources, sizeof(*source));
		source->s = pool_printf(pool, "rule %s", line->rule->name.s);
		if (strcmp(line->rule->basis.s, "to-confirm") == 0) {
			source = list_add(pool, &sources, sizeof(*source));
			source->s = "  to be confirmed";
		}
	}
	if (line->entry) {
		source = list_add(pool, &sources, sizeof(*source));
		source->s = pool_printf(pool, "change %s",
					why_ref(pool, line->entry));
	}
	return sources;
}

/* The same in brackets: "(rule path-3/reject, to be confirmed; change 2.3)" */
static const char *
sources_words(struct pool *pool, const struct reason_line *line)
{
	struct list list = line_sources(pool, line);
	const struct text *sources = list.items;
	const char *words = "";

	for (size_t i = 0; i < list.count; i++) {
		const char *s = sources[i].s + strspn(sources[i].s, " ");

		words = pool_printf(pool, "%s%s%s", words, !*words ? "(" :
				    s > sources[i].s ? ", " : "; ", s);
	}
	return *words ? pool_printf(pool, "%s)", words) : "";
}

/* S in lines of WIDTH columns (0: as they are): struct text. */
static struct list
wrapped(struct pool *pool, const char *s, int width)
{
	struct list lines = { .items = NULL };

	while (s) {
		size_t len = strcspn(s, "\n"), part;
		const char *line = text_visible(pool,
						pool_strndup(pool, s, len));

		while (line) {
			struct text *text = list_add(pool, &lines,
						     sizeof(*text));
			const char *next = NULL;

			part = strlen(line);
			if (width > 0)
				next = text_wrap(line, width, &part);
			text->s = pool_strndup(pool, line, part);
			line = next;
		}
		s = s[len] ? s + len + 1 : NULL;
	}
	return lines;
}

/* How the lines of one proposal are set. */
struct setting {
	struct app *app;
	struct pool *pool;
	int text;		/* columns of the sentences; 0: no limit */
	bool beside;		/* sources stand in a column of their own */
};

/* Makes *WIDTH that of the widest line, if it is less. */
static void
widen(int *width, const struct list *lines)
{
	const struct text *text = lines->items;

	for (size_t i = 0; i < lines->count; i++)
		if (text_width(text[i].s) > *width)
			*width = text_width(text[i].s);
}

static struct setting
setting_of(const struct why *why, struct pool *pool)
{
	struct setting set = { .app = why->app, .pool = pool };
	const struct reason *reasons = why->reasons.items;
	int sources = 0, text = 0;

	if (set.app->width == 0)
		return set;
	for (size_t i = 0; i < why->reasons.count; i++) {
		const struct reason_line *lines = reasons[i].lines.items;

		for (size_t j = 0; j < reasons[i].lines.count; j++) {
			struct list list = line_sources(pool, &lines[j]);

			widen(&sources, &list);
			list = wrapped(pool, line_words(pool, &lines[j]), 0);
			widen(&text, &list);
		}
	}
	set.text = set.app->width - NUMBER - GAP - sources;
	set.beside = set.text >= LEAST_TEXT;
	if (!set.beside)
		set.text = set.app->width - NUMBER;
	if (set.beside && set.text > text)
		set.text = text;
	if (set.text < LEAST_TEXT / 2)
		set.text = LEAST_TEXT / 2;
	return set;
}

/* A line whose sources stand beside it: NUMBER is "  1. " or spaces. */
static void
print_beside(const struct setting *set, const char *number,
	     const struct reason_line *line)
{
	struct list left = wrapped(set->pool, line_words(set->pool, line),
				   set->text);
	struct list right = line_sources(set->pool, line);
	const struct text *text = left.items, *source = right.items;

	for (size_t i = 0; i < left.count || i < right.count; i++) {
		const char *s = i < left.count ? text[i].s : "";
		int pad = set->text + GAP - text_width(s);

		if (*s || i < right.count)
			fprintf(set->app->out, "%*s%s", NUMBER,
				i == 0 ? number : "", s);
		if (i < right.count)
			fprintf(set->app->out, "%*s%s", pad, "", source[i].s);
		putc('\n', set->app->out);
	}
}

/* A line with its sources behind it, or below where there is little room. */
static void
print_below(const struct setting *set, const char *number,
	    const struct reason_line *line)
{
	const char *sources = sources_words(set->pool, line);
	const char *words = line_words(set->pool, line);
	struct list list;
	const struct text *text;

	if (set->text == 0 && *sources)
		words = pool_printf(set->pool, "%s %s", words, sources);
	list = wrapped(set->pool, words, set->text);
	text = list.items;
	for (size_t i = 0; i < list.count; i++)
		fprintf(set->app->out, "%*s%s\n", *text[i].s ? NUMBER : 0,
			i == 0 ? number : "", text[i].s);
	if (set->text == 0 || !*sources)
		return;
	list = wrapped(set->pool, sources, set->text - (BELOW - NUMBER));
	text = list.items;
	for (size_t i = 0; i < list.count; i++)
		fprintf(set->app->out, "%*s%s\n", BELOW, "", text[i].s);
}

/* A paragraph from the left edge on. */
static void
print_words(const struct setting *set, const char *s, bool strong)
{
	struct list list = wrapped(set->pool, s, set->app->width);
	const struct text *text = list.items;
	bool bold = strong && set->app->colour;

	for (size_t i = 0; i < list.count; i++)
		fprintf(set->app->out, "%s%s%s\n", bold ? "\033[1m" : "",
			text[i].s, bold ? "\033[0m" : "");
}

void
why_text(const struct why *why)
{
	struct pool *pool = pool_new();
	struct setting set = setting_of(why, pool);
	const struct reason *reasons = why->reasons.items;

	print_words(&set, heading(why), true);
	for (size_t i = 0; i < why->reasons.count; i++) {
		const struct reason_line *lines = reasons[i].lines.items;

		for (size_t j = 0; j < reasons[i].lines.count; j++) {
			const char *number = j == 0 ?
				pool_printf(pool, "%3zu. ", i + 1) : "";

			if (set.beside)
				print_beside(&set, number, &lines[j]);
			else
				print_below(&set, number, &lines[j]);
		}
	}
	if (why->may_be)
		print_words(&set, may_be_words(why), false);
	print_words(&set, why->conclusion, false);
	pool_free(pool);
}

static void
line_html(const struct why *why, struct pool *pool,
	  const struct reason_line *line)
{
	const char *sources = sources_words(pool, line);
	const char *verdict = verdict_words[line->verdict];
	FILE *out = why->app->out;

	if (*verdict)
		fprintf(out, "<b>%s:</b> ", escape_html(pool, verdict));
	fputs(escape_html(pool, line->text), out);
	if (*sources)
		fprintf(out, " <span class=\"source\">%s</span>",
			escape_html(pool, sources));
}

/* A list of reasons, those of each a list too. */
void
why_html(const struct why *why)
{
	struct pool *pool = pool_new();
	const struct reason *reasons = why->reasons.items;
	FILE *out = why->app->out;

	page_heading(pool, out, 2, heading(why));
	fputs(why->reasons.count > 0 ? "<ol>\n" : "", out);
	for (size_t i = 0; i < why->reasons.count; i++) {
		const struct reason_line *lines = reasons[i].lines.items;
		size_t count = reasons[i].lines.count;

		fputs("<li>", out);
		for (size_t j = 0; j < count; j++) {
			if (j > 0)
				fputs(j == 1 ? "\n<ul>\n<li>" : "<li>", out);
			line_html(why, pool, &lines[j]);
			fputs(j > 0 ? "</li>\n" : "", out);
		}
		fputs(count > 1 ? "</ul>\n</li>\n" : "</li>\n", out);
	}
	fputs(why->reasons.count > 0 ? "</ol>\n" : "", out);
	if (why->may_be)
		page_paragraph(pool, out, may_be_words(why));
	page_paragraph(pool, out, why->conclusion);
	pool_free(pool);
}

void
why_markdown(const struct why *why)
{
	struct pool *pool = pool_new();
	const struct reason *reasons = why->reasons.items;
	FILE *out = why->app->out;

	fprintf(out, "## %s\n\n", escape_markdown(pool, heading(why)));
	for (size_t i = 0; i < why->reasons.count; i++) {
		const struct reason_line *lines = reasons[i].lines.items;

		for (size_t j = 0; j < reasons[i].lines.count; j++) {
			const char *sources = sources_words(pool, &lines[j]);
			const char *verdict = verdict_words[lines[j].verdict];

			if (j == 0)
				fprintf(out, "%zu. ", i + 1);
			else
				fputs("    - ", out);
			if (*verdict)
				fprintf(out, "**%s:** ", verdict);
			fprintf(out, "%s%s%s\n",
				escape_markdown(pool, lines[j].text),
				*sources ? " " : "",
				escape_markdown(pool, sources));
		}
	}
	if (why->may_be)
		fprintf(out, "\n%s\n", escape_markdown(pool,
						       may_be_words(why)));
	fprintf(out, "\n%s\n", escape_markdown(pool, why->conclusion));
	pool_free(pool);
}
