#include "cmd/shown.h"

#include <stdio.h>
#include <string.h>

#include "register/outlook.h"
#include "register/record_json.h"

static void
former_json(const struct shown *shown, struct json *json)
{
	json_list(json);
	for (size_t i = shown->proposal.history.count; i-- > 0; ) {
		const char *id = shown_former_id(&shown->proposal, i);

		if (id)
			json_text(json, id);
	}
	json_list_end(json);
}

/* The first entry always gave the id it began with: that renamed nothing. */
static bool
was_renamed(const struct proposal *proposal)
{
	for (size_t i = 1; i < proposal->history.count; i++)
		if (proposal_entry(proposal, i)->renamed.s)
			return true;
	return false;
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
	if (n == 0 && !was_renamed(&shown->proposal))
		e->renamed.s = NULL;
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
		json_bool(json, shown_met(&shown->proposal,
					  &planned[i]) != NULL);
		json_object_end(json);
	}
	json_list_end(json);
}

static void
prospects_json(const struct shown *shown, struct json *json)
{
	const struct prospect *p = shown->prospects.items;

	json_list(json);
	for (size_t i = 0; i < shown->prospects.count; i++) {
		json_object(json);
		json_key(json, "to");
		json_text(json, p[i].to);
		json_key(json, "condition");
		json_text(json, *p[i].condition ? p[i].condition : NULL);
		json_key(json, "command");
		json_text(json, p[i].command);
		json_key(json, "rule");
		json_text(json, p[i].move ? p[i].move->rule.name.s : NULL);
		json_key(json, "until");
		json_text(json, p[i].until);
		json_key(json, "until_exact");
		if (p[i].until)
			json_bool(json, p[i].until_exact);
		else
			json_null(json);
		json_object_end(json);
	}
	json_list_end(json);
}

static void
gaps_json(const struct shown *shown, struct json *json)
{
	const struct text *gaps = shown->gaps.items;

	json_list(json);
	for (size_t i = 0; i < shown->gaps.count; i++)
		json_text(json, gaps[i].s);
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

int
shown_json(const struct shown *shown, struct json *json)
{
	const struct proposal *p = &shown->proposal;
	const struct process_status *status =
		process_status(shown->process, p->status.s);

	json_object(json);
	if (head_json(shown, json) < 0)
		return -1;
	json_key(json, "waits_to");
	json_text(json, status ? status->to.s : NULL);
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
	json_key(json, "next");
	prospects_json(shown, json);
	json_key(json, "not_recorded");
	gaps_json(shown, json);
	json_object_end(json);
	return 0;
}
