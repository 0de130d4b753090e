#include "register/report_section.h"

#include <string.h>

#include "base/text.h"
#include "register/record.h"

static const char *const by_issue[] = {
	"date", "date_exact", "waits_for", NULL
};

/* What a report goes to is named in full once in a paper. */
static const char *
addressee(struct report *report, const char *name)
{
	const struct process_body *body = process_body(report->process, name);
	const struct process_body *all = report->process->bodies.items;

	if (!body || !body->printed_as.s || report->printed_as[body - all])
		return report_body(report, name);
	report->printed_as[body - all] = true;
	return body->printed_as.s;
}

/* Those that still wait: " SECMP0004 and SECMP0008 now await its decision." */
static const char *
awaiting(struct report *report, const struct rows *moves)
{
	struct rows waiting = { 0 };
	bool one;

	for (size_t i = 0; i < moves->count; i++)
		if (fact_is(moves->items[i], "holds"))
			rows_add(report, &waiting, moves->items[i]);
	if (waiting.count == 0 || !fact(moves->items[0], "waits_for"))
		return "";
	one = rows_proposals(report, &waiting) == 1;
	return pool_printf(report->pool, " %s now %s its decision.",
			   rows_ids(report, &waiting),
			   one ? "awaits" : "await");
}

/* How many proposals were voted on, not merely deferred. */
static size_t
decided_on(struct report *report, const struct rows *votes)
{
	struct rows decided = { 0 };

	for (size_t i = 0; i < votes->count; i++)
		if (strcmp(fact(votes->items[i], "outcome"),
			   vote_words[2]) != 0)
			rows_add(report, &decided, votes->items[i]);
	return rows_proposals(report, &decided);
}

static const char *
issue(struct report *report, const struct rows *moves,
      const struct rows *votes)
{
	struct pool *pool = report->pool;
	const struct fact_row *first = moves->items[0];
	const char *body = fact(first, "waits_for");
	size_t n = rows_proposals(report, moves);
	const char *updated = "", *of = "", *went;

	if (votes)
		updated = n == 1 ? ", updated with this vote," :
			  ", updated with these votes,";
	if (!votes || n < decided_on(report, votes))
		of = pool_printf(pool, " of %s", rows_ids(report, moves));
	if (body)
		went = pool_printf(pool, "went to %s",
				   addressee(report, body));
	else
		went = n == 1 ? "was issued" : "were issued";
	return pool_printf(pool, "The %s%s%s %s %s.%s",
			   words_term(process_term(report->process,
						   "final-report"), n),
			   of, updated, went, report_on(report, first),
			   awaiting(report, moves));
}

void
report_issues(struct report *report, const struct rows *moves,
	      const struct rows *votes)
{
	bool *told = pool_alloc(report->pool, moves->count * sizeof(*told));

	for (size_t i = 0; i < moves->count; i++) {
		struct rows alike = rows_alike(report, moves, i, by_issue,
					       told);

		if (alike.count > 0)
			paper_sentence(report->paper,
				       issue(report, &alike, votes));
	}
}

void
report_issued(struct report *report, const struct section *section)
{
	report_issues(report, &section->rows, NULL);
}

/* "The Change Board's majority decision of 19 April 2017 to reject X" */
static const char *
what_was_referred(struct report *report, const struct fact_row *row)
{
	struct pool *pool = report->pool;
	const char *carried = fact(row, "vote_carried");
	const char *effect = fact(row, "vote_effect");
	const char *body = report_body(report, fact(row, "vote_body"));
	bool exact;

	if (!body)
		return fact(row, "id");
	exact = fact_is(row, "vote_date_exact");
	return pool_printf(pool, "%s %s%s%s %s%s%s to %s %s",
			   words_possessive(pool, words_capital(pool, body)),
			   carried ? carried : "", carried ? " " : "",
			   effect ? effect : "vote",
			   exact ? "of " : "(made on or before ",
			   report_day(report, fact(row, "vote_date")),
			   exact ? "" : ")", fact(row, "vote_outcome"),
			   fact(row, "id"));
}

/* What has become of it: " The Panel has yet to decide." */
static const char *
since_then(struct report *report, const struct fact_row *row)
{
	const char *body = report_body(report, fact(row, "waits_for"));
	const char *what = NULL;

	if (fact_is(row, "decided"))
		what = "has since decided";
	else if (fact_is(row, "holds"))
		what = "has yet to decide";
	if (!what || !body)
		return "";
	return pool_printf(report->pool, " %s %s.",
			   words_capital(report->pool, body), what);
}

void
report_referrals(struct report *report, const struct section *section)
{
	for (size_t i = 0; i < section->rows.count; i++) {
		const struct fact_row *row = section->rows.items[i];
		const char *to = report_body(report, fact(row, "waits_for"));
		const char *who = fact(row, "who");
		/* A day that is only a limit is not the day it was done. */
		bool exact = fact_is(row, "date_exact");

		paper_sentence(report->paper,
			pool_printf(report->pool, "%s %s referred%s%s%s%s%s%s"
				    ".%s", what_was_referred(report, row),
				    exact ? "was" : "has been",
				    to ? " to " : "", to ? to : "",
				    exact ? " " : "",
				    exact ? report_on(report, row) : "",
				    who ? " by " : "", who ? who : "",
				    since_then(report, row)));
	}
}

/* Items whose label is their phrase, under a sentence that counts them. */
static void
tell_moves(struct report *report, const struct section *section,
	   const char *done,
	   const char *(*phrase)(struct report *report,
				 const struct fact_row *row))
{
	size_t count = section->rows.count;
	size_t n = rows_proposals(report, &section->rows);
	struct paper_item *items = report_items(report, count);
	struct pool *pool = report->pool;

	for (size_t i = 0; i < count; i++) {
		items[i] = report_item(section->rows.items[i], false);
		items[i].phrase = phrase(report, section->rows.items[i]);
		items[i].label = words_capital(pool, items[i].phrase);
	}
	paper_sentence(report->paper,
		pool_printf(pool, "%s %s been %s %s.",
			    words_capital(pool, words_count(pool, n, NULL,
						report_proposal(report))),
			    n == 1 ? "has" : "have", done,
			    report_since(report)));
	paper_items(report->paper, items, count);
}

/* ", outside the rules: the minutes say so"; empty within them. */
static const char *
against(struct report *report, const struct fact_row *row)
{
	const char *why = fact(row, "override");

	return why ? pool_printf(report->pool, ", outside the rules: %s",
				 why) : "";
}

static const char *
implemented(struct report *report, const struct fact_row *row)
{
	const char *release = fact(row, "release");

	return pool_printf(report->pool, "implemented %s%s%s%s",
			   report_on(report, row), release ? ", as " : "",
			   release ? release : "", against(report, row));
}

void
report_implemented(struct report *report, const struct section *section)
{
	tell_moves(report, section, "implemented", implemented);
}

static const char *
withdrawn(struct report *report, const struct fact_row *row)
{
	const char *who = fact(row, "who");

	return pool_printf(report->pool, "withdrawn %s%s%s%s",
			   report_on(report, row), who ? " by " : "",
			   who ? who : "", against(report, row));
}

void
report_withdrawn(struct report *report, const struct section *section)
{
	tell_moves(report, section, "withdrawn", withdrawn);
}

/* "moved from Refinement to Report Phase on 3 May 2017" */
static const char *
other_move(struct report *report, const struct fact_row *row)
{
	struct pool *pool = report->pool;
	const char *kind = fact(row, "kind");
	const char *from = fact(row, "from_status");
	const char *adopter = fact(row, "adopted_by");
	const char *who = fact(row, "who");
	const char *verb = "moved";

	if (kind && strcmp(kind, "return") == 0)
		verb = "returned";
	else if (adopter)
		verb = pool_printf(pool, "adopted by %s and moved", adopter);
	return pool_printf(pool, "%s%s%s to %s %s%s%s%s", verb,
			   from ? " from " : "", from ? from : "",
			   fact(row, "status"), report_on(report, row),
			   who ? ", by " : "", who ? who : "",
			   against(report, row));
}

/* "vote of the Working Group on 3 May 2017: approve" */
static const char *
other_vote(struct report *report, const struct fact_row *row)
{
	return pool_printf(report->pool, "vote of %s %s: %s",
			   report_body(report, fact(row, "body")),
			   report_on(report, row),
			   report_outcome(report, fact(row, "outcome"),
					  fact(row, "carried")));
}

void
report_other(struct report *report, const struct section *section)
{
	size_t moves = section->rows.count, votes = section->more.count;
	size_t count = moves + votes;
	struct paper_item *items = report_items(report, count);
	struct pool *pool = report->pool;

	for (size_t i = 0; i < count; i++) {
		const struct fact_row *row = i < moves ?
			section->rows.items[i] : section->more.items[i - moves];

		items[i] = report_item(row, false);
		items[i].phrase = i < moves ? other_move(report, row) :
				  other_vote(report, row);
		items[i].label = words_capital(pool, items[i].phrase);
	}
	paper_sentence(report->paper,
		pool_printf(pool, "There %s been %s other change%s %s.",
			    count == 1 ? "has" : "have",
			    text_number(pool, (long)count),
			    count == 1 ? "" : "s", report_since(report)));
	paper_items(report->paper, items, count);
}
