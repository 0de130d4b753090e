#include "register/report_section.h"

#include <stdlib.h>
#include <string.h>

#include "register/timeline.h"

void
rows_add(struct report *report, struct rows *rows, const struct fact_row *row)
{
	rows->items = pool_grow(report->pool, rows->items, rows->count,
				sizeof(*rows->items));
	rows->items[rows->count++] = row;
}

bool
rows_agree(const struct fact_row *a, const struct fact_row *b,
	   const char *const *keys)
{
	for (; *keys; keys++)
		if (!fact_same(a, b, *keys))
			return false;
	return true;
}

struct rows
rows_group(const struct rows *rows, size_t *at, const char *const *keys)
{
	struct rows group = { .items = rows->items + *at };

	while (*at < rows->count &&
	       rows_agree(group.items[0], rows->items[*at], keys)) {
		group.count++;
		++*at;
	}
	return group;
}

struct rows
rows_alike(struct report *report, const struct rows *rows, size_t first,
	   const char *const *keys, bool *told)
{
	struct rows alike = { 0 };

	if (told[first])
		return alike;
	for (size_t i = first; i < rows->count; i++) {
		if (told[i] || !rows_agree(rows->items[first],
					   rows->items[i], keys))
			continue;
		told[i] = true;
		rows_add(report, &alike, rows->items[i]);
	}
	return alike;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **
all_ids(struct report *report, const struct rows *rows)
{
	const char **ids = pool_alloc(report->pool,
				      (rows->count + 1) * sizeof(*ids));

	for (size_t i = 0; i < rows->count; i++)
		ids[i] = fact(rows->items[i], "id");
	return ids;
}

/* Drops those that are the same as the one before; returns how many stay. */
static size_t
without_repeats(const char **ids, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (i == 0 || strcmp(ids[kept - 1], ids[i]) != 0)
			ids[kept++] = ids[i];
	return kept;
}

size_t
rows_proposals(struct report *report, const struct rows *rows)
{
	const char **ids = all_ids(report, rows);

	qsort(ids, rows->count, sizeof(*ids), by_text);
	return without_repeats(ids, rows->count);
}

const char *
rows_ids(struct report *report, const struct rows *rows)
{
	const char **ids = all_ids(report, rows);

	return words_list(report->pool, ids, without_repeats(ids,
							     rows->count));
}

const char *
report_day(struct report *report, const char *day)
{
	return words_day(report->pool, day, report->request->ordinal);
}

const char *
report_on(struct report *report, const struct fact_row *row)
{
	return words_on(report->pool, fact(row, "date"),
			fact_is(row, "date_exact"), report->request->ordinal);
}

const char *
report_since(struct report *report)
{
	const struct report_request *request = report->request;

	return pool_printf(report->pool, "since %s", request->since_label ?
			   request->since_label :
			   report_day(report, request->since));
}

const char *
report_body(struct report *report, const char *name)
{
	return name ? body_called(report->pool, report->process, name) : NULL;
}

const struct process_term *
report_proposal(const struct report *report)
{
	return process_term(report->process, "proposal");
}

const char *
report_outcome(struct report *report, const char *outcome,
	       const char *carried)
{
	if (!carried)
		return outcome;
	return pool_printf(report->pool, "%s (%s)", outcome, carried);
}

struct paper_item
report_item(const struct fact_row *row, bool formal)
{
	const char *title = formal ? fact(row, "formal_title") : NULL;

	return (struct paper_item){
		.id = fact(row, "id"),
		.title = title ? title : fact(row, "title"),
	};
}

struct paper_item *
report_items(struct report *report, size_t count)
{
	return pool_alloc(report->pool, count * sizeof(struct paper_item));
}

/* Whether reports went to the section's body that another section tells. */
static bool
issued_elsewhere(const struct report *report, const struct section *section)
{
	const struct facts *moves = &report->lists[LIST_MOVES];
	const char *body = section->of->body.s;

	for (size_t i = 0; i < moves->count; i++) {
		const char *kind = fact(&moves->rows[i], "kind");
		const char *to = fact(&moves->rows[i], "waits_for");

		if (kind && strcmp(kind, "issue") == 0 &&
		    (!body || (to && strcmp(to, body) == 0)))
			return true;
	}
	return false;
}

/* "No Final Modification Reports have gone to the Authority since ..." */
static const char *
no_reports(struct report *report, const struct section *section)
{
	const struct process_term *term = process_term(report->process,
						       "final-report");
	const char *body = report_body(report, section->of->body.s);

	return pool_printf(report->pool, "No %s%s have %s%s %s.",
			   issued_elsewhere(report, section) ? "other " : "",
			   term->plural.s, body ? "gone to " : "been issued",
			   body ? body : "", report_since(report));
}

/* What none did: before and after the word for proposals. */
static const struct {
	const char *kind;
	bool by_body;		/* begins with the section's body */
	const char *before, *after;
} none[] = {
	{ "new", false, "No new", " have been raised" },
	{ "vote", true, " has voted on no", "" },
	{ "decision", true, " has decided on no", "" },
	{ "determination", true, " has determined no", "" },
	{ "implemented", false, "No", " have been implemented" },
	{ "withdrawn", false, "No", " have been withdrawn" },
};

const char *
report_nothing(struct report *report, const struct section *section)
{
	struct pool *pool = report->pool;
	const char *kind = section->of->kind.s;
	const char *body = report_body(report, section->of->body.s);
	const char *plural = report_proposal(report)->plural.s;
	const char *since = report_since(report);

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (strcmp(none[i].kind, kind) == 0 &&
		    (body || !none[i].by_body))
			return pool_printf(pool, "%s%s %s%s %s.",
				none[i].by_body ? words_capital(pool, body) :
				"", none[i].before, plural, none[i].after,
				since);
	if (strcmp(kind, "issued") == 0)
		return no_reports(report, section);
	if (strcmp(kind, "referral") == 0)
		return pool_printf(pool, "Nothing has been referred%s%s %s.",
				   body ? " to " : "", body ? body : "",
				   since);
	if (strcmp(kind, "other") == 0)
		return pool_printf(pool, "There have been no other changes "
				   "%s.", since);
	if (strcmp(kind, "late") == 0)
		return "There are no late entries.";
	if (strcmp(kind, "open") == 0)
		return pool_printf(pool, "There are no open %s.", plural);
	return pool_printf(pool, "No votes have been recorded %s.", since);
}
