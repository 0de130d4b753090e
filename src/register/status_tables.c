#include "register/status_tell.h"

#include <string.h>

#include "register/timeline.h"

static const char *
outcome_words(const struct teller *t, const struct fact_row *row)
{
	const char *carried = fact(row, "carried");
	const char *words = fact(row, "outcome");

	if (carried)
		words = pool_printf(t->pool, "%s (%s)", words, carried);
	if (fact(row, "alternative"))
		words = pool_printf(t->pool, "%s, on the alternative %s",
				    words, fact(row, "alternative"));
	return words;
}

/* What a vote means on its path; NULL where the process gives it nothing. */
static const char *
effect_words(const struct teller *t, const struct fact_row *row)
{
	const char *effect = fact(row, "effect");
	const char *to = fact(row, "recommends_to");

	if (!effect || strcmp(fact(row, "outcome"), "defer") == 0)
		return NULL;
	return !to ? effect :
	       pool_printf(t->pool, "%s to %s", effect,
			   body_called(t->pool, t->status->process, to));
}

static const char *
fact_day(const struct teller *t, const struct fact_row *row, const char *key,
	 bool exact)
{
	const char *day = fact(row, key);

	return exact || !day ? day :
	       pool_printf(t->pool, "by %s", long_day(t, day));
}

void
tell_votes(const struct teller *t)
{
	enum { COLUMNS = 5 };
	static const struct paper_column columns[COLUMNS] = {
		{ .head = "Day", .day = true, .weight = 14 },
		{ .head = "Body", .weight = 14 },
		{ .head = "No.", .strong = true, .weight = 11 },
		{ .head = "Title", .weight = 36 },
		{ .head = "Outcome", .weight = 28 },
	};
	const struct facts *votes = &t->status->votes;
	const char **cells = pool_alloc(t->pool, (votes->count + 1) * COLUMNS *
					sizeof(*cells));

	section_heading(t, SECTION_VOTES);
	for (size_t i = 0; i < votes->count; i++) {
		const struct fact_row *row = &votes->rows[i];
		const char **cell = cells + COLUMNS * i;

		cell[0] = fact_day(t, row, "date", fact_is(row, "date_exact"));
		cell[1] = fact(row, "body");
		cell[2] = fact(row, "id");
		cell[3] = fact(row, "title");
		cell[4] = outcome_words(t, row);
		if (effect_words(t, row))
			cell[4] = pool_printf(t->pool, "%s: %s", cell[4],
					      effect_words(t, row));
	}
	if (votes->count == 0)
		paper_sentence(t->paper, pool_printf(t->pool,
			"No votes have been recorded since %s.",
			long_day(t, t->status->request->since)));
	else
		paper_rows(t->paper, pool_printf(t->pool, "Votes since %s",
				long_day(t, t->status->request->since)),
			   columns, COLUMNS, cells, votes->count);
}

void
tell_releases(const struct teller *t)
{
	enum { COLUMNS = 5 };
	static const struct paper_column columns[COLUMNS] = {
		{ .head = "Release", .weight = 22 },
		{ .head = "No.", .strong = true, .weight = 11 },
		{ .head = "Title", .weight = 36 },
		{ .head = "Status", .weight = 18 },
		{ .head = "To implement", .day = true, .weight = 16 },
	};
	const struct facts *rows = &t->status->releases;
	const char **cells = pool_alloc(t->pool, (rows->count + 1) * COLUMNS *
					sizeof(*cells));

	section_heading(t, SECTION_RELEASES);
	for (size_t i = 0; i < rows->count; i++) {
		const struct fact_row *row = &rows->rows[i];
		const char **cell = cells + COLUMNS * i;

		cell[0] = fact(row, "release");
		if (fact(row, "release_date"))
			cell[0] = pool_printf(t->pool, "%s, %s", cell[0],
				long_day(t, fact(row, "release_date")));
		cell[1] = fact(row, "id");
		cell[2] = fact(row, "title");
		cell[3] = fact(row, "status");
		cell[4] = fact_day(t, row, "implementation_date", true);
	}
	if (rows->count == 0)
		paper_sentence(t->paper, "No release is recorded that is still"
			       " to come or came in this time.");
	else
		paper_rows(t->paper, "Releases and what is in them", columns,
			   COLUMNS, cells, rows->count);
}

void
tell_late(const struct teller *t)
{
	enum { COLUMNS = 5 };
	static const struct paper_column columns[COLUMNS] = {
		{ .head = "Due", .day = true, .weight = 14 },
		{ .head = "Working Days late", .number = true, .weight = 14 },
		{ .head = "No.", .strong = true, .weight = 11 },
		{ .head = "Title", .weight = 36 },
		{ .head = "What", .weight = 40 },
	};
	const struct status_report *status = t->status;
	const char **cells = pool_alloc(t->pool, (status->late + 1) * COLUMNS *
					sizeof(*cells));

	section_heading(t, SECTION_LATE);
	for (size_t i = 0; i < status->late; i++) {
		const struct due_row *row = &status->due.rows[i];
		const char **cell = cells + COLUMNS * i;

		cell[0] = row->date;
		cell[1] = shown_number(t, row->days);
		cell[2] = row->id;
		cell[3] = row->title;
		cell[4] = row->text;
	}
	if (status->late == 0)
		paper_sentence(t->paper, pool_printf(t->pool,
			"Nothing is late on %s.",
			long_day(t, status->request->until)));
	else
		paper_rows(t->paper, "What is late, in Working Days", columns,
			   COLUMNS, cells, status->late);
}
