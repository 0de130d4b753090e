#include "cmd/why.h"

#include "cmd/commands.h"
#include "cmd/look.h"
#include "register/outlook.h"
#include "register/page.h"
#include "register/standing.h"
#include "register/timeline.h"

const char *
why_ref(struct pool *pool, const struct entry *entry)
{
	return pool_printf(pool, "%lld.%lld", (long long)entry->change,
			   (long long)entry->n);
}

/* "It can still become X: ..." for what is closed and yet can move. */
static const char *
still_words(struct pool *pool, const struct list *prospects)
{
	const struct prospect *p = prospects->items;
	const char *words = "";

	for (size_t i = 0; i < prospects->count; i++) {
		const char *line = prospect_line(pool, &p[i]);

		words = pool_printf(pool, "%s It can still become %s%s%s.",
				    words, p[i].to, *line ? ": " : "", line);
	}
	return words;
}

static const char *
conclusion(const struct why *why, const struct process *process,
	   const struct list *prospects)
{
	const struct process_status *status = why->status;
	struct pool *pool = why->app->pool;

	if (!status)
		return "So nothing is known of its status.";
	if (status->waits_for.s)
		return pool_printf(pool, "So it now waits for %s%s%s.",
				   body_called(pool, process,
					       status->waits_for.s),
				   status->to.s ? " to " : "",
				   status->to.s ? status->to.s : "");
	if (flag_set(&status->open))
		return "So it is open, and waits for nobody.";
	return pool_printf(pool, "So it is closed.%s",
			   still_words(pool, prospects));
}

static int
why_read(struct why *why, const struct process *process,
	 const struct calendar *calendar, const char *word)
{
	struct app *app = why->app;
	int64_t key = look_find(app, word);
	struct standing now;
	struct list prospects;

	if (key < 0 || look_load(app, app->pool, key, &why->proposal) < 0 ||
	    look_may_be(app, key, &why->may_be) < 0)
		return -1;
	now = standing_before(&why->proposal, why->proposal.history.count);
	why->into = now.into;
	why->status = now.status ? process_status(process, now.status) : NULL;
	why->reasons = reasons_of(app->pool, process, calendar,
				  &why->proposal);
	prospects = prospects_of(app->pool, process, calendar, &why->proposal,
				 app->as_at);
	why->conclusion = conclusion(why, process, &prospects);
	return 0;
}

static void
why_all(struct app *app, const struct why *why, int count)
{
	struct json json;

	if (!look_people(app)) {
		look_objects(app, &json);
		for (int i = 0; i < count; i++) {
			look_object(app, &json);
			why_json(&why[i], &json);
			look_object_end(app, &json);
		}
		look_objects_end(app, &json);
		return;
	}
	if (app->format == FORMAT_HTML)
		look_page(app, count == 1 ? pool_printf(app->pool, "Why %s",
			  why[0].proposal.id.s) : "Why");
	for (int i = 0; i < count; i++) {
		if (i > 0 && app->format != FORMAT_HTML)
			putc('\n', app->out);
		if (app->format == FORMAT_MARKDOWN)
			why_markdown(&why[i]);
		else if (app->format == FORMAT_HTML)
			why_html(&why[i]);
		else
			why_text(&why[i]);
	}
	if (app->format == FORMAT_HTML)
		page_end(app->out, NULL);
}

static int
why_run(struct app *app, const struct args *args)
{
	int count = args_count(args), failed = 0;
	struct why *why = pool_alloc(app->pool, (size_t)count * sizeof(*why));
	const struct process *process = process_load(app->pool, app->diags,
						     app->db);
	const struct calendar *calendar = calendar_load(app->pool, app->db);

	if (!process || !calendar)
		return -1;
	for (int i = 0; i < count; i++) {
		why[i].app = app;
		failed |= why_read(&why[i], process, calendar,
				   args_operand(args, i));
	}
	if (failed)
		return -1;
	why_all(app, why, count);
	return 0;
}

const struct cmd cmd_why = {
	.name = "why",
	.group = "Look",
	.summary = "why a proposal has its status, rule by rule",
	.operands = "ID...",
	.least = 1,
	.most = -1,
	.words = { WORD_ID, WORD_ID },
	.details =
"Every step that led to the status, from recorded facts and named rules\n"
"alone, each with the change that recorded it or the name of the rule. What a\n"
"rule asks for is MET, NOT MET, or NOT SHOWN TO BE MET where what is recorded\n"
"leaves it open. Rules that are only known from memory are marked as to be\n"
"confirmed. `secreg history ID` lists the entries of those changes, and\n"
"`secreg process` the rules.\n"
"\n"
"Why SECMP0021 stands where it does:\n"
"  secreg why 21\n"
"\n"
"Why it stood where it did at the end of 20 April 2017:\n"
"  secreg why 21 --as-at 2017-04-20\n",
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_JSON | 1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = why_run,
};
