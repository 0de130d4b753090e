/*
 * The sections of a paper: what report.c hands to those who tell them.
 */
#ifndef REGISTER_REPORT_SECTION_H
#define REGISTER_REPORT_SECTION_H

#include "register/report.h"
#include "register/report_facts.h"
#include "register/report_paper.h"
#include "register/report_words.h"

/* The facts a paper is made of. */
enum report_list {
	LIST_NEW,
	LIST_PLANNED,
	LIST_VOTES,
	LIST_MOVES,
	LIST_LATE,
	LIST_OPEN,
	LIST_COUNTS,
	LIST_END
};

struct report {
	struct pool *pool;
	const struct report_request *request;
	const struct process *process;
	struct facts lists[LIST_END];
	struct paper *paper;	/* NULL for JSON */
	bool *printed_as;	/* for each body: its long name was printed */
};

/* Some rows, in their order. */
struct rows {
	const struct fact_row **items;
	size_t count;
};

struct section {
	const struct process_section *of;
	const char *number;
	struct rows rows;	/* of its first list */
	struct rows more;	/* of its second */
};

/* What tells a section with content. */
void report_new(struct report *report, const struct section *section);
void report_votes(struct report *report, const struct section *section);
void report_issued(struct report *report, const struct section *section);
void report_decisions(struct report *report, const struct section *section);
void report_referrals(struct report *report, const struct section *section);
void report_implemented(struct report *report, const struct section *section);
void report_withdrawn(struct report *report, const struct section *section);
void report_other(struct report *report, const struct section *section);
void report_late(struct report *report, const struct section *section);
void report_open(struct report *report, const struct section *section);

/* What each kind of section says when it is empty. */
const char *report_nothing(struct report *report,
			   const struct section *section);

/* Whether two rows agree in all of KEYS (ending with NULL). */
bool rows_agree(const struct fact_row *a, const struct fact_row *b,
		const char *const *keys);

/* Adds a row. */
void rows_add(struct report *report, struct rows *rows,
	      const struct fact_row *row);

/*
 * The rows from *AT on that agree with the first of them in all of KEYS
 * (ending with NULL); *AT moves behind them.  Empty at the end.
 */
struct rows rows_group(const struct rows *rows, size_t *at,
		       const char *const *keys);

/*
 * The rows from FIRST on, wherever they stand, that agree with it in all of
 * KEYS and are not yet marked in TOLD (one for each row), where they are marked
 * now.
 */
struct rows rows_alike(struct report *report, const struct rows *rows,
		       size_t first, const char *const *keys, bool *told);

/*
 * How many different proposals rows are about; their ids as a list, for which
 * rows about the same one must stand together.
 */
size_t rows_proposals(struct report *report, const struct rows *rows);
const char *rows_ids(struct report *report, const struct rows *rows);

/* "since 12 April 2017", or its label. */
const char *report_since(struct report *report);

/* "on 19 April 2017", "on or before": the day in DATE, exact by DATE_exact. */
const char *report_on(struct report *report, const struct fact_row *row);
const char *report_day(struct report *report, const char *day);

/* "the Panel"; NULL for NULL. */
const char *report_body(struct report *report, const char *name);

/* The term for proposals. */
const struct process_term *report_proposal(const struct report *report);

/* "approve (majority)"; "reject" */
const char *report_outcome(struct report *report, const char *outcome,
			   const char *carried);

/*
 * Tells moves that issue reports, day by day.  VOTES are the votes the reports
 * were updated with, when they have just been told; else NULL.
 */
void report_issues(struct report *report, const struct rows *moves,
		   const struct rows *votes);

/* A list item of one row, FORMAL: with the formal title if there is one. */
struct paper_item report_item(const struct fact_row *row, bool formal);

/* Room for COUNT items. */
struct paper_item *report_items(struct report *report, size_t count);

#endif
