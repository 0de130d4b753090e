#include "cmd/shown.h"

#include <string.h>

#include "base/date.h"
#include "cmd/sheet.h"
#include "register/outlook.h"
#include "register/timeline.h"

const char *
shown_former_id(const struct proposal *p, size_t n)
{
	const char *id = proposal_entry(p, n)->renamed.s;

	return id && strcmp(id, p->id.s) != 0 ? id : NULL;
}

const char *
shown_met(const struct proposal *p, const struct planned *planned)
{
	for (size_t i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);

		if (e->body.s && strcmp(e->body.s, planned->body.s) == 0 &&
		    strcmp(day_date(e->date.s), planned->date.s) >= 0)
			return e->date.s;
	}
	return NULL;
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

/* The ids it went by before, the latest first; NULL if none. */
static const char *
former_words(const struct shown *shown)
{
	const char *words = NULL;

	for (size_t i = shown->proposal.history.count; i-- > 0; ) {
		const char *id = shown_former_id(&shown->proposal, i);

		if (id)
			words = words ? pool_printf(shown->app->pool,
						    "%s, %s", words, id) : id;
	}
	return words;
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
		const char *met = shown_met(p, &planned[i]);

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
make_prospects(const struct shown *shown, struct sheet *sheet)
{
	struct pool *pool = shown->app->pool;
	const struct prospect *p = shown->prospects.items;

	if (shown->prospects.count > 0)
		sheet_section(pool, sheet, "What can happen next");
	for (size_t i = 0; i < shown->prospects.count; i++)
		sheet_row(pool, sheet, NULL, p[i].to,
			  prospect_line(pool, &p[i]));
}

/* "Not recorded: vote counts, the day it was referred." */
static const char *
gaps_words(const struct shown *shown)
{
	const struct text *gaps = shown->gaps.items;
	const char *words = NULL;

	for (size_t i = 0; i < shown->gaps.count; i++)
		words = pool_printf(shown->app->pool, "%s%s",
				    words ? pool_printf(shown->app->pool,
							"%s, ", words) :
				    "Not recorded: ", gaps[i].s);
	return words ? pool_printf(shown->app->pool, "%s.", words) : NULL;
}

void
shown_sheet(const struct shown *shown)
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
	make_prospects(shown, &sheet);
	sheet.footer = gaps_words(shown);
	sheet_print(shown->app, &sheet);
}
