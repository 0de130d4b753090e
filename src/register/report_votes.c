#include "register/report_section.h"

#include <string.h>

#include "register/record.h"
#include "register/timeline.h"

/* What a decision is called in each kind of section. */
static const struct manner {
	const char *kind;
	const char *label, *phrase, *verb;
} manners[] = {
	{ "vote", "Decision", "decided", "voted on" },
	{ "decision", "Decision", "decided", "decided on" },
	{ "determination", "Determination", "determined", "determined" },
};

static const char *const by_meeting[] = { "date", "date_exact", NULL };
static const char *const by_meeting_and_path[] = {
	"date", "date_exact", "path", NULL
};
static const char *const by_implementation[] = {
	"implementation_date", "release", NULL
};

static const struct manner *
manner_of(const struct section *section)
{
	for (size_t i = 1; i < sizeof(manners) / sizeof(manners[0]); i++)
		if (strcmp(manners[i].kind, section->of->kind.s) == 0)
			return &manners[i];
	return &manners[0];
}

static bool
deferred(const struct fact_row *row)
{
	return strcmp(fact(row, "outcome"), vote_words[2]) == 0;
}

static bool
has_effect(const struct fact_row *row, const char *effect)
{
	const char *has = fact(row, "effect");

	return has && !deferred(row) && strcmp(has, effect) == 0;
}

/* "Decision: reject (majority)": what stands below a title in text. */
static const char *
label(struct report *report, const struct fact_row *row,
      const struct manner *manner)
{
	struct pool *pool = report->pool;
	const char *alternative = fact(row, "alternative");
	const char *to = report_body(report, fact(row, "recommends_to"));
	const char *lead = "Vote";
	const char *outcome = deferred(row) ? "deferred" :
			      fact(row, "outcome");

	if (has_effect(row, "recommendation"))
		lead = pool_printf(pool, "Recommended%s%s", to ? " to " : "",
				   to ? to : "");
	else if (has_effect(row, "decision"))
		lead = manner->label;
	return pool_printf(pool, "%s%s%s: %s", lead, alternative ? " on " : "",
			   alternative ? alternative : "",
			   report_outcome(report, outcome,
					  fact(row, "carried")));
}

/* ", by majority"; empty if that is not recorded. */
static const char *
how_carried(const struct fact_row *row)
{
	const char *carried = fact(row, "carried");

	if (!carried)
		return "";
	return strcmp(carried, carried_words[0]) == 0 ? ", unanimously" :
	       ", by majority";
}

/* "recommended to the Authority for approval": the end of a sentence. */
static const char *
phrase(struct report *report, const struct fact_row *row,
       const struct manner *manner)
{
	struct pool *pool = report->pool;
	const char *alternative = fact(row, "alternative");
	const char *to = report_body(report, fact(row, "recommends_to"));
	const char *outcome = fact(row, "outcome");
	const char *how = how_carried(row);

	if (deferred(row))
		return pool_printf(pool, "%s%sdeferred%s",
				   alternative ? alternative : "",
				   alternative ? " " : "", how);
	if (has_effect(row, "recommendation"))
		return pool_printf(pool, "%s%srecommended%s%s%s%s for %s",
				   alternative ? alternative : "",
				   alternative ? " " : "", to ? " to " : "",
				   to ? to : "", how, *how ? "," : "",
				   strcmp(outcome, vote_words[0]) == 0 ?
				   "approval" : "rejection");
	return pool_printf(pool, "%s%s%s%s: %s",
			   has_effect(row, "decision") ? manner->phrase :
			   "voted", alternative ? " on " : "",
			   alternative ? alternative : "", how, outcome);
}

static void
tell_items(struct report *report, const struct rows *votes,
	   const struct manner *manner)
{
	struct paper_item *items = report_items(report, votes->count);

	for (size_t i = 0; i < votes->count; i++) {
		const struct fact_row *row = votes->items[i];

		items[i] = report_item(row, true);
		items[i].label = label(report, row, manner);
		items[i].phrase = phrase(report, row, manner);
	}
	paper_items(report->paper, items, votes->count);
}

/* "SECMP0033 is to be implemented on 11 May 2017, as SEC5.7." */
static const char *
implementation(struct report *report, const struct rows *votes)
{
	struct pool *pool = report->pool;
	const char *day = fact(votes->items[0], "implementation_date");
	const char *release = fact(votes->items[0], "release");
	bool one = rows_proposals(report, votes) == 1;
	bool past = day && strcmp(day, report->request->until) < 0;
	const char *verb = past ? one ? "was" : "were" : one ? "is" : "are";

	return pool_printf(pool, "%s %s to be implemented%s%s%s%s%s.",
			   rows_ids(report, votes), verb, day ? " on " : "",
			   day ? report_day(report, day) : "",
			   day && release ? "," : "", release ? " as " : "",
			   release ? release : "");
}

/* Those decided in favour that nothing has happened to since. */
static void
tell_implementation(struct report *report, const struct rows *votes)
{
	struct rows approved = { 0 };
	bool *told;

	for (size_t i = 0; i < votes->count; i++) {
		const struct fact_row *row = votes->items[i];

		if (fact_is(row, "holds") &&
		    strcmp(fact(row, "outcome"), vote_words[0]) == 0 &&
		    (fact(row, "implementation_date") || fact(row, "release")))
			rows_add(report, &approved, row);
	}
	told = pool_alloc(report->pool, approved.count * sizeof(*told));
	for (size_t i = 0; i < approved.count; i++) {
		struct rows alike = rows_alike(report, &approved, i,
					       by_implementation, told);

		if (alike.count > 0)
			paper_sentence(report->paper,
				       implementation(report, &alike));
	}
}

/* The moves that issued the reports of these votes. */
static struct rows
issued_after(struct report *report, const struct rows *moves,
	     const struct rows *votes)
{
	struct rows found = { 0 };

	for (size_t i = 0; i < moves->count; i++)
		if (rows_agree(moves->items[i]->follows, votes->items[0],
			       by_meeting_and_path))
			rows_add(report, &found, moves->items[i]);
	return found;
}

/* "On 19 April 2017 the Change Board voted on five Modification Proposals." */
static void
tell_meeting(struct report *report, const struct rows *votes,
	     const struct manner *manner)
{
	const char *verb = manner->verb;
	size_t n = rows_proposals(report, votes);

	for (size_t i = 0; i < votes->count; i++)
		if (!has_effect(votes->items[i], "decision"))
			verb = manners[0].verb;
	paper_sentence(report->paper,
		pool_printf(report->pool, "%s %s %s %s.",
			    words_capital(report->pool,
					  report_on(report, votes->items[0])),
			    report_body(report, fact(votes->items[0], "body")),
			    verb,
			    words_count(report->pool, n, NULL,
					report_proposal(report))));
}

void
report_votes(struct report *report, const struct section *section)
{
	const struct manner *manner = manner_of(section);
	size_t at = 0;

	while (at < section->rows.count) {
		struct rows meeting = rows_group(&section->rows, &at,
						 by_meeting);
		size_t in = 0;

		tell_meeting(report, &meeting, manner);
		while (in < meeting.count) {
			struct rows votes = rows_group(&meeting, &in,
						       by_meeting_and_path);
			struct rows moves = issued_after(report,
							 &section->more,
							 &votes);
			const char *path = fact(votes.items[0], "path");

			paper_subheading(report->paper,
				words_capital(report->pool,
					path_heading(report->pool,
						     report->process, path)));
			tell_items(report, &votes, manner);
			report_issues(report, &moves, &votes);
			tell_implementation(report, &votes);
		}
	}
}

void
report_decisions(struct report *report, const struct section *section)
{
	const struct manner *manner = manner_of(section);
	size_t at = 0;

	while (at < section->rows.count) {
		struct rows votes = rows_group(&section->rows, &at,
					       by_meeting);

		tell_meeting(report, &votes, manner);
		tell_items(report, &votes, manner);
		tell_implementation(report, &votes);
	}
}
