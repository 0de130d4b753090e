#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "cmd/look.h"
#include "cmd/sheet.h"
#include "register/process.h"
#include "register/record_json.h"
#include "register/rows.h"
#include "register/story.h"
#include "register/timeline.h"

/* A proposal and what is worked out from it. */
struct shown {
	struct app *app;
	const struct process *process;
	struct proposal proposal;
	const struct story *stories;	/* one an entry */
	const char *next;	/* a status it may already have, or NULL */
	const struct entry *status;	/* the entry that gave the status */
	const char *implementation_date, *release;
};

static int
read_next(struct shown *shown)
{
	struct stmt *stmt = db_stmt(shown->app->db, SQL_SHOW_NEXT);
	int found;

	stmt_int(stmt, 1, shown->proposal.key);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	shown->next = stmt_copy(stmt, shown->app->pool, 0);
	return stmt_run(stmt);
}

static int
show_read(struct shown *shown, const char *word)
{
	struct app *app = shown->app;
	int64_t key = look_find(app, word);

	if (key < 0 || look_load(app, app->pool, key, &shown->proposal) < 0 ||
	    read_next(shown) < 0)
		return -1;
	shown->stories = story_tell(app->pool, shown->process,
				    &shown->proposal);
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

/* "Referred, since on or before 10 May 2017; may already have been ..." */
static const char *
status_words(const struct shown *shown)
{
	struct pool *pool = shown->app->pool;
	const char *words = "not recorded";

	if (shown->status)
		words = pool_printf(pool, "%s, since %s",
				    shown->status->status.s,
				    day_words(pool, shown->status->date.s));
	if (shown->next)
		words = pool_printf(pool, "%s; may already have been %s",
				    words, shown->next);
	return words;
}

/* "for the Panel to decide"; NULL if it waits for nobody. */
static const char *
waiting_words(const struct shown *shown)
{
	const struct process_status *status =
		process_status(shown->process, shown->proposal.status.s);
	struct pool *pool = shown->app->pool;

	if (!status || !status->waits_for.s)
		return NULL;
	return pool_printf(pool, "for %s%s%s",
			   body_called(pool, shown->process,
				       status->waits_for.s),
			   status->to.s ? " to " : "",
			   status->to.s ? status->to.s : "");
}

/* "SEC5.7, implementation date 11 May 2017" */
static const char *
release_words(const struct shown *shown)
{
	struct pool *pool = shown->app->pool;
	const char *date = shown->implementation_date ?
			   date_long(pool, shown->implementation_date) : NULL;

	if (!date)
		return shown->release;
	return pool_printf(pool, "%s, implementation date %s",
			   shown->release ? shown->release : "not recorded",
			   date);
}

/* The id an entry gave it, if it no longer goes by that one; else NULL. */
static const char *
former_id(const struct proposal *p, size_t n)
{
	const char *id = proposal_entry(p, n)->renamed.s;

	return id && strcmp(id, p->id.s) != 0 ? id : NULL;
}

/* The ids it went by before, the latest first; NULL if none. */
static const char *
former_words(const struct shown *shown)
{
	const char *words = NULL;

	for (size_t i = shown->proposal.history.count; i-- > 0; ) {
		const char *id = former_id(&shown->proposal, i);

		if (id)
			words = words ? pool_printf(shown->app->pool,
						    "%s, %s", words, id) : id;
	}
	return words;
}

static void
former_json(const struct shown *shown, struct json *json)
{
	json_list(json);
	for (size_t i = shown->proposal.history.count; i-- > 0; ) {
		const char *id = former_id(&shown->proposal, i);

		if (id)
			json_text(json, id);
	}
	json_list_end(json);
}

static void
make_fields(const struct shown *shown, struct sheet *sheet)
{
	const struct proposal *p = &shown->proposal;
	struct pool *pool = shown->app->pool;
	const struct {
		const char *label, *value;
	} fields[] = {
		{ "Status", status_words(shown) },
		{ "Path", path_named(pool, shown->process, p->path.s) },
		{ "Urgent", p->urgent.s },
		{ "Waiting", waiting_words(shown) },
		{ "Release", release_words(shown) },
		{ "Proposer", p->proposer.s },
		{ "Formerly", former_words(shown) },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (fields[i].value)
			sheet_field(pool, sheet, fields[i].label,
				    fields[i].value, i == 0);
}

/* All that is told of a subject, in lines. */
static const char *
told_lines(struct pool *pool, const struct told *told)
{
	return pool_printf(pool, "%s%s%s", told->text,
			   *told->text && *told->more ? "\n" : "",
			   told->more);
}

static void
make_history(const struct shown *shown, struct sheet *sheet)
{
	struct pool *pool = shown->app->pool;
	const struct proposal *p = &shown->proposal;

	sheet_section(pool, sheet, "History");
	for (size_t i = 0; i < p->history.count; i++) {
		const struct list *list = &shown->stories[i].told;
		const struct told *told = list->items;
		const char *day = proposal_entry(p, i)->date.s;

		if (list->count == 0)
			sheet_row(pool, sheet, day, "", "");
		for (size_t j = 0; j < list->count; j++)
			sheet_row(pool, sheet, j == 0 ? day : NULL,
				  told[j].subject,
				  told_lines(pool, &told[j]));
	}
}

/* The day on or after which that body acted, or NULL. */
static const char *
met_on(const struct proposal *p, const struct planned *planned)
{
	for (size_t i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);

		if (e->body.s && strcmp(e->body.s, planned->body.s) == 0 &&
		    strcmp(day_date(e->date.s), planned->date.s) >= 0)
			return e->date.s;
	}
	return NULL;
}

static void
make_planned(const struct shown *shown, struct sheet *sheet)
{
	struct pool *pool = shown->app->pool;
	const struct proposal *p = &shown->proposal;
	const struct planned *planned = p->planned.items;

	if (p->planned.count > 0)
		sheet_section(pool, sheet, "Planned");
	for (size_t i = 0; i < p->planned.count; i++) {
		const char *item = planned[i].item.s ? planned[i].item.s : "";
		const char *met = met_on(p, &planned[i]);

		if (met)
			item = pool_printf(pool, "%s%smet %s%s", item,
					   *item ? "; " : "",
					   day_exact(met) ? "on " : "",
					   day_words(pool, met));
		sheet_row(pool, sheet, planned[i].date.s, planned[i].body.s,
			  item);
	}
}

static void
make_documents(const struct shown *shown, struct sheet *sheet)
{
	struct pool *pool = shown->app->pool;
	const struct list *list = &shown->proposal.documents;
	const struct document_link *documents = list->items;

	if (list->count > 0)
		sheet_section(pool, sheet, "Documents");
	for (size_t i = 0; i < list->count; i++)
		sheet_row(pool, sheet, NULL, documents[i].name.s,
			  documents[i].link.s);
}

static void
show_sheet(const struct shown *shown)
{
	const struct proposal *p = &shown->proposal;
	struct pool *pool = shown->app->pool;
	struct sheet sheet = { .id = p->id.s, .title = p->title.s };

	if (p->formal_title.s)
		sheet.subtitle = pool_printf(pool, "Formal title: %s",
					     p->formal_title.s);
	make_fields(shown, &sheet);
	if (p->summary.s) {
		sheet_section(pool, &sheet, "Summary");
		sheet_row(pool, &sheet, NULL, NULL, p->summary.s);
	}
	make_history(shown, &sheet);
	make_planned(shown, &sheet);
	make_documents(shown, &sheet);
	sheet_print(shown->app, &sheet);
}

static void
entry_json(const struct shown *shown, struct json *json, size_t n)
{
	struct entry *e = proposal_entry(&shown->proposal, n);
	const struct story *story = &shown->stories[n];
	char ref[48];

	/* Either it is an opening or it is not. */
	if (!e->opening.s)
		e->opening.s = "no";
	snprintf(ref, sizeof(ref), "%lld.%lld", (long long)e->change,
		 (long long)e->n);
	json_object(json);
	json_key(json, "ref");
	json_text(json, ref);
	record_json(json, &entry_record, e);
	json_key(json, "path_then");
	json_text(json, story->path);
	json_key(json, "effect");
	json_text(json, story->right ? story->right->effect.s : NULL);
	json_key(json, "recommends_to");
	json_text(json, story->right ? story->right->to.s : NULL);
	json_object_end(json);
}

static void
planned_json(const struct shown *shown, struct json *json)
{
	const struct list *list = &shown->proposal.planned;
	const struct planned *planned = list->items;

	json_list(json);
	for (size_t i = 0; i < list->count; i++) {
		json_object(json);
		record_json(json, &planned_record, &planned[i]);
		json_key(json, "met");
		json_bool(json, met_on(&shown->proposal, &planned[i]) != NULL);
		json_object_end(json);
	}
	json_list_end(json);
}

/* The row of the view `proposals`. */
static int
head_json(const struct shown *shown, struct json *json)
{
	static const char *const flags[] = {
		"open", "since_exact", "raised_exact", "urgent",
		"may_have_moved", NULL
	};
	struct stmt *stmt = db_stmt(shown->app->db, SQL_SHOW_PROPOSAL);
	int found;

	stmt_text(stmt, 1, shown->proposal.id.s);
	found = stmt_step(stmt);
	for (int i = 0; found > 0 && i < stmt_columns(stmt); i++) {
		const char *name = stmt_column_name(stmt, i);
		int flag = 0;

		while (flags[flag] && strcmp(flags[flag], name) != 0)
			flag++;
		json_key(json, name);
		if (stmt_col_kind(stmt, i) != STMT_INT)
			json_text(json, stmt_col(stmt, i));
		else if (flags[flag])
			json_bool(json, stmt_col_int(stmt, i) != 0);
		else
			json_number(json, stmt_col_int(stmt, i));
	}
	return found > 0 ? stmt_run(stmt) : found;
}

static int
show_json(const struct shown *shown, struct json *json)
{
	const struct proposal *p = &shown->proposal;

	json_object(json);
	if (head_json(shown, json) < 0)
		return -1;
	json_key(json, "may_be");
	json_text(json, shown->next);
	json_key(json, "formerly");
	former_json(shown, json);
	json_key(json, "history");
	json_list(json);
	for (size_t i = 0; i < p->history.count; i++)
		entry_json(shown, json, i);
	json_list_end(json);
	json_key(json, "planned");
	planned_json(shown, json);
	json_key(json, "documents");
	record_json_list(json, &document_record, &p->documents);
	json_object_end(json);
	return 0;
}

static int
show_all(struct app *app, struct shown *shown, int count)
{
	struct json json;

	if (app->format == FORMAT_JSON) {
		look_json(app, &json);
		json_list(&json);
	}
	for (int i = 0; i < count; i++) {
		if (app->format == FORMAT_JSON) {
			if (show_json(&shown[i], &json) < 0)
				return -1;
			continue;
		}
		if (i > 0)
			putc('\n', app->out);
		show_sheet(&shown[i]);
	}
	if (app->format == FORMAT_JSON) {
		json_list_end(&json);
		look_json_end(&json);
	}
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
	int failed = 0;

	if (!process)
		return -1;
	for (int i = 0; i < count; i++) {
		shown[i].app = app;
		shown[i].process = process;
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
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN | 1 << FORMAT_JSON,
	.db = CMD_READS,
	.run = show_run,
};
