#include "cmd/commands.h"

#include <string.h>

#include "base/text.h"
#include "cmd/look.h"
#include "register/proofread.h"
#include "register/report_words.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

enum { INDENT = 4, LABEL = 10 };

enum { FILE_NAME, LINE, KIND, ID, FOUND, PAPER, RECORDED, ALSO, COLUMNS };

static const struct column columns[COLUMNS] = {
	{ .key = "file", .whom = FOR_PROGRAMS },
	{ .key = "line", .head = "Line", .kind = COLUMN_INTEGER },
	{ .key = "kind", .whom = FOR_PROGRAMS },
	{ .key = "id", .whom = FOR_PROGRAMS },
	{ .key = "found", .head = "What" },
	{ .key = "paper", .head = "Paper" },
	{ .key = "register", .head = "Register" },
	{ .key = "also", .head = "Also" },
};

/* A paragraph, its lines INDENT columns in. */
static void
print_wrapped(struct app *app, const char *text, int indent)
{
	int room = app->width > indent + 10 ? app->width - indent : 10;

	while (text) {
		size_t len = strlen(text);
		const char *next = app->width ? text_wrap(text, room, &len) :
				   NULL;

		fprintf(app->out, "%*s%.*s\n", indent, "", (int)len, text);
		text = next;
	}
}

/* The line of marks under the bytes FROM to TO of TEXT, if any are there. */
static void
print_marks(struct app *app, const char *text, size_t from, size_t to,
	    const struct list *marks, int indent)
{
	const struct span *span = marks->items;
	int column = -indent;

	for (size_t i = 0; i < marks->count; i++) {
		size_t a = span[i].from > from ? span[i].from : from;
		size_t b = span[i].to < to ? span[i].to : to;
		int width;

		if (a >= b)
			continue;
		width = text_width_of(text + from, a - from);
		fprintf(app->out, "%*s", width - column, "");
		column = width;
		width = text_width_of(text + a, b - a);
		for (int n = 0; n < width; n++)
			fputc('~', app->out);
		column += width;
	}
	if (column > -indent)
		fputc('\n', app->out);
}

/* "    paper:    words", wrapped, with marks under what differs. */
static void
print_side(struct app *app, const char *label, const char *text,
	   const struct list *marks)
{
	const int indent = INDENT + LABEL;
	int room = app->width > indent + 10 ? app->width - indent : 10;
	const char *at = text;
	bool first = true;

	while (at) {
		size_t len = strlen(at);
		const char *next = app->width ? text_wrap(at, room, &len) :
				   NULL;
		size_t from = (size_t)(at - text);

		fprintf(app->out, "%*s%-*s%.*s\n", INDENT, "", LABEL,
			first ? label : "", (int)len, at);
		print_marks(app, text, from, from + len, marks, indent);
		at = next;
		first = false;
	}
}

static void
print_point(struct app *app, const struct draft *draft,
	    const struct point *point)
{
	print_wrapped(app, pool_printf(app->pool, "%s:%u: %s", draft->name,
				       point->line, point->found), 0);
	if (point->paper)
		print_side(app, "paper:", point->paper, &point->paper_marks);
	if (point->recorded)
		print_side(app, "register:", point->recorded,
			   &point->recorded_marks);
	if (point->also)
		print_wrapped(app, point->also, INDENT);
}

/* "39 mentions of 27 proposals" */
static const char *
counted(struct pool *pool, size_t n, const char *what)
{
	return pool_printf(pool, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

/* "the sum "five" agrees", "the sums "five" and "27" agree" */
static const char *
sums_words(struct pool *pool, const struct list *sums)
{
	const struct text *sum = sums->items;
	const char **words;
	size_t n = sums->count < 8 ? sums->count : 8;

	if (n == 0)
		return "";
	words = pool_alloc(pool, n * sizeof(*words));
	for (size_t i = 0; i < n; i++)
		words[i] = pool_printf(pool, "\"%s\"", sum[i].s);
	return pool_printf(pool, "the sum%s %s%s agree%s, ", n == 1 ? "" : "s",
			   words_list(pool, words, n),
			   n < sums->count ? " and others" : "",
			   n == 1 ? "s" : "");
}

static const char *
more_words(struct pool *pool, const struct proofread *found)
{
	return found->point_count == found->points.count ? "" :
	       pool_printf(pool, "... and %zu more points",
			   found->point_count - found->points.count);
}

static const char *
end_words(struct pool *pool, const struct proofread *found)
{
	return pool_printf(pool, "%s of %s: %s agree%s, %s%s to look at.",
		counted(pool, found->mentions, "mention"),
		counted(pool, found->proposals, "proposal"),
		found->statuses == 1 ? "1 status" :
		pool_printf(pool, "%zu statuses", found->statuses),
		found->statuses == 1 ? "s" : "",
		sums_words(pool, &found->sums),
		found->point_count == 0 ? "nothing" :
		counted(pool, found->point_count, "point"));
}

static void
print_people(struct app *app, const struct draft *draft,
	     const struct proofread *found)
{
	const struct point *points = found->points.items;

	for (size_t i = 0; i < found->points.count; i++)
		print_point(app, draft, &points[i]);
	if (*more_words(app->pool, found))
		print_wrapped(app, more_words(app->pool, found), 0);
	if (found->point_count > 0)
		fputc('\n', app->out);
	print_wrapped(app, end_words(app->pool, found), 0);
}

static void
put_rows(struct app *app, struct table *table, const struct draft *draft,
	 const struct proofread *found)
{
	const struct point *points = found->points.items;

	for (size_t i = 0; i < found->points.count; i++) {
		const struct point *p = &points[i];
		const char *const cells[COLUMNS] = {
			[FILE_NAME] = draft->name,
			[LINE] = pool_printf(app->pool, "%u", p->line),
			[KIND] = p->kind,
			[ID] = p->id,
			[FOUND] = p->found,
			[PAPER] = p->paper,
			[RECORDED] = p->recorded,
			[ALSO] = p->also,
		};

		table_row(table, cells);
	}
}

/* Markdown and HTML */
static void
print_table(struct app *app, const struct draft *draft,
	    const struct proofread *found)
{
	struct pool *pool = app->pool;
	struct table *table = look_titled(app, pool_printf(pool,
			"Proofreading of %s", draft->name), look_when(app),
			columns, COLUMNS, NULL);
	const char *more = more_words(pool, found);

	put_rows(app, table, draft, found);
	look_end_note(app, table, NULL, pool_printf(pool, "%s%s%s", more,
		      *more ? ". " : "", end_words(pool, found)));
}

static void
json_count(struct json *json, const char *key, size_t n)
{
	json_key(json, key);
	json_number(json, (long long)n);
}

static void
print_programs(struct app *app, const struct draft *draft,
	       const struct proofread *found)
{
	const struct table_style style = {
		.format = app->format, .bom = app->bom,
	};
	struct table *table;
	struct json json;

	if (app->format == FORMAT_JSON)
		look_json(app, &json);
	table = table_start(app->pool, app->out, &style, columns, COLUMNS,
			    &json);
	put_rows(app, table, draft, found);
	table_end(table);
	if (app->format != FORMAT_JSON)
		return;
	json_count(&json, "mentions", found->mentions);
	json_count(&json, "proposals", found->proposals);
	json_count(&json, "statuses_agree", found->statuses);
	json_count(&json, "sums_agree", found->sums.count);
	json_count(&json, "points", found->point_count);
	look_json_end(&json);
}

static int
proofread_take(struct app *app, const struct args *args)
{
	app->taken = pool_alloc(app->pool, sizeof(struct draft));
	return draft_read(app->pool, app->diags, args_operand(args, 0),
			  app->taken);
}

static int
proofread_run(struct app *app, const struct args *args)
{
	const struct draft *draft = app->taken;
	const struct process *process;
	struct proofread found;

	(void)args;
	process = process_load(app->pool, app->diags, app->db);
	if (!process ||
	    proofread(app->pool, app->db, process, draft, &found) < 0)
		return -1;
	if (app->format == FORMAT_MARKDOWN || app->format == FORMAT_HTML)
		print_table(app, draft, &found);
	else if (look_people(app))
		print_people(app, draft, &found);
	else
		print_programs(app, draft, &found);
	if (draft->foreign > 0)
		look_note(app, pool_printf(app->pool, "%s: %s not UTF-8; taken"
			" for Windows-1252, as word processors save it.",
			draft->name, draft->foreign == 1 ? "1 byte is" :
			pool_printf(app->pool, "%zu bytes are",
				    draft->foreign)));
	if (found.point_count > 0)
		app->status = STATUS_NO;
	return 0;
}

const struct cmd cmd_proofread = {
	.name = "proofread",
	.group = "Report",
	.summary = "compare a draft paper with the register",
	.operands = "FILE",
	.least = 1,
	.most = 1,
	.words = { WORD_FILE },
	.details =
"Reads a draft (Markdown, plain text or text from a word processor; - for\n"
"standard input), finds every id in it, and compares the titles, statuses,\n"
"paths, votes, dates and counts near them with the register. What differs is\n"
"told by its line; nothing is changed. The exit status is 1 if there is\n"
"anything to look at.\n"
"\n"
"Where a sentence can be read in two ways nothing is said: what it does not\n"
"find is not therefore right.\n"
"\n"
"A paper of an earlier day, with what the register knew then:\n"
"  secreg proofread may-2017.md --as-at 2017-05-10 --as-known 2017-05-10\n"
"\n"
"Before the paper goes out:\n"
"  secreg proofread draft.md && mail-it draft.md\n",
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL,
	.db = CMD_READS,
	.take = proofread_take,
	.run = proofread_run,
};
