#include "cmd/commands.h"

#include "cmd/look.h"
#include "cmd/shown.h"
#include "register/outlook.h"
#include "register/page.h"

static int
show_read(struct shown *shown, const char *word)
{
	struct app *app = shown->app;
	int64_t key = look_find(app, word);

	if (key < 0 || look_load(app, app->pool, key, &shown->proposal) < 0 ||
	    look_may_be(app, key, &shown->next) < 0)
		return -1;
	shown->stories = story_tell(app->pool, shown->process,
				    shown->calendar, &shown->proposal);
	shown->prospects = prospects_of(app->pool, shown->process,
					shown->calendar, &shown->proposal,
					app->as_at);
	shown->gaps = not_recorded(app->pool, shown->process,
				   &shown->proposal, &shown->prospects);
	for (size_t i = 0; i < shown->proposal.history.count; i++) {
		const struct entry *e = proposal_entry(&shown->proposal, i);

		if (e->status.s)
			shown->status = e;
		if (e->implementation_date.s)
			shown->implementation_date = e->implementation_date.s;
		if (e->release.s)
			shown->release = e->release.s;
	}
	return 0;
}

static int
show_all(struct app *app, struct shown *shown, int count)
{
	bool page = app->format == FORMAT_HTML;
	struct json json;

	if (!look_people(app)) {
		look_objects(app, &json);
		for (int i = 0; i < count; i++) {
			look_object(app, &json);
			if (shown_json(&shown[i], &json) < 0)
				return -1;
			look_object_end(app, &json);
		}
		look_objects_end(app, &json);
		return 0;
	}
	if (page)
		look_page(app, count == 1 ? shown[0].proposal.id.s :
			  process_term(shown[0].process,
				       "proposal")->plural.s);
	for (int i = 0; i < count; i++) {
		if (i > 0 && !page)
			putc('\n', app->out);
		shown_sheet(&shown[i]);
	}
	if (page)
		page_end(app->out, NULL);
	return 0;
}

static int
show_run(struct app *app, const struct args *args)
{
	int count = args_count(args);
	struct shown *shown = pool_alloc(app->pool, (size_t)count *
					 sizeof(*shown));
	const struct process *process = process_load(app->pool, app->diags,
						     app->db);
	const struct calendar *calendar = calendar_load(app->pool, app->db);
	int failed = 0;

	if (!process || !calendar)
		return -1;
	for (int i = 0; i < count; i++) {
		shown[i].app = app;
		shown[i].process = process;
		shown[i].calendar = calendar;
		failed |= show_read(&shown[i], args_operand(args, i));
	}
	return failed ? -1 : show_all(app, shown, count);
}

const struct cmd cmd_show = {
	.name = "show",
	.group = "Look",
	.summary = "one proposal in full, or several",
	.operands = "ID...",
	.least = 1,
	.most = -1,
	.words = { WORD_ID, WORD_ID },
	.details =
"SECMP0021, secmp0021, 0021 and 21 all mean SECMP0021; so does every id it\n"
"went by before. `by` a day means on or before it: the day itself is not\n"
"recorded.\n"
"\n"
"Two proposals, as they stood at the end of 20 April 2017:\n"
"  secreg show 21 33 --as-at 2017-04-20\n"
"\n"
"Everything about one of them, for a program:\n"
"  secreg show 21 --format json\n",
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_JSON | 1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = show_run,
};
