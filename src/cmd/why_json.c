#include "cmd/why.h"

static void
line_json(struct pool *pool, const struct reason_line *line,
	  struct json *json)
{
	static const char *const verdicts[] = {
		[VERDICT_NONE] = NULL,
		[VERDICT_MET] = "met",
		[VERDICT_NOT_SHOWN] = "not-shown",
		[VERDICT_NOT_MET] = "not-met",
	};

	json_object(json);
	json_key(json, "text");
	json_text(json, line->text);
	json_key(json, "verdict");
	json_text(json, verdicts[line->verdict]);
	json_key(json, "rule");
	json_text(json, line->rule ? line->rule->name.s : NULL);
	json_key(json, "basis");
	json_text(json, line->rule ? line->rule->basis.s : NULL);
	json_key(json, "ref");
	json_text(json, line->entry ? why_ref(pool, line->entry) : NULL);
	json_object_end(json);
}

void
why_json(const struct why *why, struct json *json)
{
	const struct reason *reasons = why->reasons.items;
	const struct process_status *status = why->status;

	json_object(json);
	json_key(json, "id");
	json_text(json, why->proposal.id.s);
	json_key(json, "status");
	json_text(json, status ? status->name.s : NULL);
	json_key(json, "since");
	json_text(json, why->into ? day_date(why->into->date.s) : NULL);
	json_key(json, "since_exact");
	if (why->into)
		json_bool(json, day_exact(why->into->date.s));
	else
		json_null(json);
	json_key(json, "may_be");
	json_text(json, why->may_be);
	json_key(json, "reasons");
	json_list(json);
	for (size_t i = 0; i < why->reasons.count; i++) {
		const struct reason_line *lines = reasons[i].lines.items;

		json_list(json);
		for (size_t j = 0; j < reasons[i].lines.count; j++)
			line_json(why->app->pool, &lines[j], json);
		json_list_end(json);
	}
	json_list_end(json);
	json_key(json, "waits_for");
	json_text(json, status ? status->waits_for.s : NULL);
	json_key(json, "waits_to");
	json_text(json, status ? status->to.s : NULL);
	json_key(json, "conclusion");
	json_text(json, why->conclusion);
	json_object_end(json);
}
