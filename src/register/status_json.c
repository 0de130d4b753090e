#include "register/status_facts.h"

static void
begin(const struct status_report *status, struct json *json,
      enum status_section section, const char *kind)
{
	json_object(json);
	json_key(json, "kind");
	json_text(json, kind);
	json_key(json, "number");
	json_text(json, status_number(status, section));
	json_key(json, "heading");
	json_text(json, status_heading(status, section));
	json_key(json, "rows");
	json_list(json);
}

static void
end(struct json *json)
{
	json_list_end(json);
	json_object_end(json);
}

static void
put_text(struct json *json, const char *key, const char *value)
{
	json_key(json, key);
	json_text(json, value);
}

static void
put_number(struct json *json, const char *key, long value)
{
	json_key(json, key);
	json_number(json, value);
}

static void
put_bool(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}

static void
counts_json(const struct status_report *status, struct json *json)
{
	begin(status, json, SECTION_COUNTS, "counts");
	for (size_t i = 0; i < status->process->statuses.count; i++) {
		const struct status_count *count = &status->counts[i];

		json_object(json);
		put_text(json, "status", count->status->name.s);
		put_number(json, "stage", (long)i + 1);
		put_text(json, "stage_name", count->status->stage.s);
		put_bool(json, "open", flag_set(&count->status->open));
		put_number(json, "before", count->before);
		put_number(json, "proposals", count->now);
		json_object_end(json);
	}
	json_list_end(json);
	put_number(json, "unknown_before", status->unknown_before);
	put_number(json, "unknown", status->unknown);
	json_object_end(json);
}

static void
history_json(struct pool *pool, const struct status_life *life,
	     struct json *json)
{
	const struct proposal *p = &life->proposal;

	json_key(json, "history");
	json_list(json);
	for (size_t i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);

		json_object(json);
		put_text(json, "date", day_date(e->date.s));
		put_bool(json, "date_exact", day_exact(e->date.s));
		put_text(json, "status", e->status.s);
		put_text(json, "body", e->body.s);
		put_text(json, "outcome", e->vote.s);
		put_text(json, "text", story_line(pool, &life->stories[i]));
		json_object_end(json);
	}
	json_list_end(json);
}

static void
next_json(const struct status_life *life, struct json *json)
{
	const struct prospect *next = life->prospects.items;
	const struct text *gaps = life->gaps.items;

	json_key(json, "next");
	json_list(json);
	for (size_t i = 0; i < life->prospects.count; i++) {
		json_object(json);
		put_text(json, "to", next[i].to);
		put_text(json, "condition", next[i].condition);
		put_text(json, "until", next[i].until);
		json_object_end(json);
	}
	json_list_end(json);
	json_key(json, "not_recorded");
	json_list(json);
	for (size_t i = 0; i < life->gaps.count; i++)
		json_text(json, gaps[i].s);
	json_list_end(json);
}

static void
life_json(struct pool *pool, const struct status_life *life, struct json *json)
{
	const struct status_open *open = life->open;

	json_object(json);
	put_text(json, "id", open->id);
	put_text(json, "title", life->proposal.title.s);
	put_text(json, "path", life->proposal.path.s);
	put_text(json, "status", open->status->name.s);
	put_text(json, "since", open->since);
	put_bool(json, "since_exact", open->exact);
	put_number(json, "working_days", open->days);
	put_text(json, "waits_for", open->status->waits_for.s);
	history_json(pool, life, json);
	next_json(life, json);
	json_object_end(json);
}

static int
open_json(const struct status_report *status, struct json *json)
{
	struct pool *pool = pool_new();
	int failed = 0;

	begin(status, json, SECTION_OPEN, "open");
	for (size_t i = 0; i < status->open_count && !failed; i++) {
		struct status_life life;

		failed = status_life(status, pool, &status->open[i], &life);
		if (!failed)
			life_json(pool, &life, json);
		pool_clear(pool);
	}
	end(json);
	pool_free(pool);
	return failed;
}

static void
facts_json(const struct status_report *status, struct json *json,
	   enum status_section section, const char *kind,
	   const struct facts *facts)
{
	begin(status, json, section, kind);
	for (size_t i = 0; i < facts->count; i++)
		fact_json(&facts->rows[i], json);
	end(json);
}

static void
late_json(const struct status_report *status, struct json *json)
{
	begin(status, json, SECTION_LATE, "late");
	for (size_t i = 0; i < status->late; i++) {
		const struct due_row *row = &status->due.rows[i];

		json_object(json);
		put_text(json, "id", row->id);
		put_text(json, "title", row->title);
		put_text(json, "status", row->status);
		put_text(json, "date", row->date);
		put_bool(json, "date_exact", row->exact);
		put_number(json, "working_days", row->days);
		put_text(json, "body", row->body);
		put_text(json, "text", row->text);
		put_text(json, "command", row->command);
		json_object_end(json);
	}
	end(json);
}

int
status_json(const struct status_report *status)
{
	const struct status_request *request = status->request;
	struct json json;
	int failed;

	json_start(&json, request->out, true);
	json_object(&json);
	put_number(&json, "format", 1);
	put_text(&json, "command", request->command);
	put_text(&json, "as_at", request->until);
	json_key(&json, "as_known");
	if (request->known)
		json_number(&json, request->known);
	else
		json_null(&json);
	put_text(&json, "since", request->since);
	put_text(&json, "until", request->until);
	put_text(&json, "title", status->title);
	json_key(&json, "sections");
	json_list(&json);
	counts_json(status, &json);
	failed = open_json(status, &json);
	facts_json(status, &json, SECTION_VOTES, "vote", &status->votes);
	facts_json(status, &json, SECTION_RELEASES, "releases",
		   &status->releases);
	late_json(status, &json);
	json_list_end(&json);
	json_object_end(&json);
	json_finish(&json);
	return failed;
}
