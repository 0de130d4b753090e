#include "register/report_section.h"

#include <string.h>

#include "base/text.h"

static const char *const by_plan[] = { "date", "body", "item", NULL };

static struct paper_table
table_of(const struct section *section)
{
	const struct process_section *of = section->of;

	return (struct paper_table){
		.caption = of->caption.s ? of->caption.s : of->heading.s,
		.heads = &of->columns,
	};
}

/*
 * What is planned to be considered, of one or several: "the Initial
 * Modification Report (IMR) of "; empty if only the proposals are.
 */
static const char *
what_is_planned(struct report *report, const char *item, size_t n)
{
	const struct process_term *terms = report->process->terms.items;
	size_t i;

	if (!item)
		return "";
	for (i = 0; i < report->process->terms.count; i++)
		if (text_same_name(terms[i].singular.s, item))
			break;
	if (i == report->process->terms.count)
		return pool_printf(report->pool, "the %s of ", item);
	if (!terms[i].abbreviation.s)
		return pool_printf(report->pool, "the %s of ",
				   words_term(&terms[i], n));
	return pool_printf(report->pool, "the %s (%s%s) of ",
			   words_term(&terms[i], n), terms[i].abbreviation.s,
			   n == 1 ? "" : "s");
}

/* "The Panel is due to consider ... of SECMP0035 on 12 May 2017." */
static void
tell_plans(struct report *report, const struct rows *plans)
{
	struct pool *pool = report->pool;
	size_t at = 0;

	while (at < plans->count) {
		struct rows alike = rows_group(plans, &at, by_plan);
		const struct fact_row *row = alike.items[0];
		const char *day = fact(row, "date");
		bool past = strcmp(day, report->request->until) < 0;
		const char *body = report_body(report, fact(row, "body"));
		size_t n = rows_proposals(report, &alike);

		paper_sentence(report->paper,
			pool_printf(pool, "%s %s due to consider %s%s on %s.",
				    words_capital(pool, body),
				    past ? "was" : "is",
				    what_is_planned(report, fact(row, "item"),
						    n),
				    rows_ids(report, &alike),
				    report_day(report, day)));
	}
}

void
report_new(struct report *report, const struct section *section)
{
	size_t count = section->rows.count;
	const struct paper_table table = table_of(section);
	struct paper_item *items = report_items(report, count);
	struct pool *pool = report->pool;
	const char *name = paper_next_table(report->paper);

	for (size_t i = 0; i < count; i++) {
		items[i] = report_item(section->rows.items[i], false);
		items[i].label = fact(section->rows.items[i], "summary");
	}
	paper_sentence(report->paper,
		pool_printf(pool, "%s %s been raised %s%s%s%s.",
			    words_capital(pool, words_count(pool, count, "new",
						report_proposal(report))),
			    count == 1 ? "has" : "have", report_since(report),
			    name ? " (" : "", name ? name : "",
			    name ? ")" : ""));
	paper_summaries(report->paper, &table, items, count);
	tell_plans(report, &section->more);
}

/* "Initial Consideration 1, Refinement 21." */
static const char *
figures(struct report *report, const struct rows *counts)
{
	const char *line = "";

	for (size_t i = 0; i < counts->count; i++)
		line = pool_printf(report->pool, "%s%s%s %s", line,
				   i > 0 ? ", " : "",
				   fact(counts->items[i], "status"),
				   fact_number(report->pool,
					       counts->items[i],
					       "proposals"));
	return pool_printf(report->pool, "%s.", line);
}

void
report_open(struct report *report, const struct section *section)
{
	size_t count = section->rows.count;
	const struct paper_table table = table_of(section);
	struct paper_item *items = report_items(report, count);
	struct pool *pool = report->pool;
	const char *name = paper_next_table(report->paper);

	for (size_t i = 0; i < count; i++) {
		items[i] = report_item(section->rows.items[i], false);
		items[i].label = fact(section->rows.items[i], "status");
	}
	if (name)
		paper_sentence(report->paper,
			pool_printf(pool, "%s lists the %s and where %s.",
				    name, words_count(pool, count, "open",
						report_proposal(report)),
				    count == 1 ? "it stands" : "each stands"));
	paper_statuses(report->paper, &table, items, count);
	paper_figures(report->paper, figures(report, &section->more));
}

/* WHAT, and behind it VALUE with LABEL before it, if there is one. */
static const char *
add_words(struct report *report, const char *what, const char *label,
	  const char *value)
{
	return value ? pool_printf(report->pool, "%s%s%s%s", what ? what : "",
				   what ? ", " : "", label, value) : what;
}

/* What an entry says, in few words. */
static const char *
entry_words(struct report *report, const struct fact_row *row)
{
	struct pool *pool = report->pool;
	const char *status = fact(row, "status");
	const char *from = fact(row, "implementation_date");
	const char *what = NULL;

	if (fact(row, "vote"))
		what = pool_printf(pool, "vote of %s: %s",
				   report_body(report, fact(row, "body")),
				   report_outcome(report, fact(row, "vote"),
						  fact(row, "carried")));
	if (status)
		what = pool_printf(pool, "%s%s%s%s", what ? what : "",
				   what ? ", " : "",
				   fact_is(row, "opening") ?
				   "opening position " : "status ", status);
	what = add_words(report, what, "to be implemented on ",
			 from ? report_day(report, from) : NULL);
	what = add_words(report, what, "release ", fact(row, "release"));
	if (!what && fact(row, "title"))
		what = "title";
	return what ? what : "particulars or a note";
}

/* How an entry came to be late. */
static const char *
late_how(const struct fact_row *row)
{
	return fact_is(row, "gone") ? "struck out" :
	       fact_is(row, "corrected") ? "corrected" : "recorded";
}

/* How they all came to be late; where not all in one way, all the ways. */
static const char *
late_hows(const struct section *section)
{
	const char *how = late_how(section->rows.items[0]);

	for (size_t i = 1; i < section->rows.count; i++)
		if (strcmp(late_how(section->rows.items[i]), how) != 0)
			return "recorded, corrected or struck out";
	return how;
}

void
report_late(struct report *report, const struct section *section)
{
	size_t count = section->rows.count;
	struct paper_item *items = report_items(report, count);
	struct pool *pool = report->pool;
	const char *day = report_day(report, report->request->since);

	for (size_t i = 0; i < count; i++) {
		const struct fact_row *row = section->rows.items[i];
		const char *recorded = fact(row, "recorded");

		items[i].id = fact(row, "id");
		items[i].title = fact(row, "proposal_title");
		items[i].phrase = pool_printf(pool, "%s, %s%s, %s on %s",
			entry_words(report, row),
			fact_is(row, "date_exact") ? "" : "by ",
			report_day(report, fact(row, "date")),
			late_how(row),
			report_day(report,
				   pool_strndup(pool, recorded,
						strnlen(recorded, 10))));
		items[i].label = words_capital(pool, items[i].phrase);
	}
	paper_sentence(report->paper,
		pool_printf(pool, "%s %s dated on or before %s %s %s "
			    "after the paper up to that day was issued.",
			    words_capital(pool,
					  text_number(pool, (long)count)),
			    count == 1 ? "entry" : "entries", day,
			    count == 1 ? "was" : "were",
			    late_hows(section)));
	paper_items(report->paper, items, count);
}
