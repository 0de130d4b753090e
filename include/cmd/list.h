/*
 * What list is made of: which proposals, which columns in what order, and the
 * rows.
 */
#ifndef CMD_LIST_H
#define CMD_LIST_H

#include "base/field.h"
#include "cmd/cmd.h"

/* Columns of the view `proposals`, in its order; then those of --text. */
enum list_column {
	LIST_ID, LIST_NUMBER, LIST_TITLE, LIST_FORMAL_TITLE, LIST_PATH,
	LIST_STATUS, LIST_STAGE, LIST_OPEN, LIST_SINCE, LIST_SINCE_EXACT,
	LIST_RAISED, LIST_IMPLEMENTATION_DATE, LIST_RELEASE, LIST_PROPOSER,
	LIST_SUMMARY, LIST_RAISED_EXACT, LIST_STAGE_NAME, LIST_PATH_NAME,
	LIST_URGENT, LIST_WAITS_FOR, LIST_MAY_HAVE_MOVED,
	LIST_VIEW,		/* so many has the view */
	LIST_MATCH_IN = LIST_VIEW, LIST_MATCH,
	LIST_COLUMNS,
	LIST_NONE = LIST_COLUMNS	/* no column */
};

/* Which proposals; a NULL leaves them all in. */
struct list_filter {
	const char *kind;	/* "open", "closed", "all" */
	bool by_kind;		/* not all */
	const char *statuses, *not_statuses, *paths, *bodies;	/* JSON lists */
	const char *raised_since, *changed_since;	/* after this day */
	const char *in_since;	/* in its status since this day or before */
	const char *ids;	/* a JSON list: what has the words of --text */
	struct list found;	/* struct found (register/search.h), if IDS */
	const char *asked;	/* all this but the kind, in words; or NULL */
};

/* Reads the options; 0, or -1 with problems recorded. */
int list_filter_read(struct app *app, const struct args *args,
		     struct list_filter *filter);

/* What is shown, and in what order. */
struct list_layout {
	enum list_column *shown;
	int count;
	unsigned needed;	/* 1 << column of the view, added up: what is
				   shown, sorted and grouped by */
	enum list_column sort;	/* or LIST_NONE */
	bool reverse;
	enum list_column group;	/* or LIST_NONE */
};

/*
 * Reads the options; 0, or -1 with problems recorded.  Without --columns a
 * program gets all columns; people get four, and the one that was sorted or
 * asked by, less the one the headings say.
 */
int list_layout_read(struct app *app, const struct args *args,
		     const struct list_filter *filter,
		     struct list_layout *layout);

/* Offers the columns there are, for --columns and --sort. */
void list_offer(struct completion *completion);

/* The columns that layout shows, as a table has them, in the app's pool. */
const struct column *list_table(struct app *app,
				const struct list_layout *layout);

/* Whether the column holds numbers: integers, or 1 and 0. */
bool list_is_number(enum list_column column);

/* How many are in a status. */
struct list_tally {
	const char *status;
	int64_t stage;
	long count;
};

/* What was listed. */
struct list_counts {
	struct list_tally *tallies;	/* by stage */
	size_t tally_count;
	long count;
	bool no_path;		/* one was shown without a path */
};

/* Puts the rows into TABLE, counting them; 0, or -1 with a problem. */
int list_rows(struct app *app, const struct list_filter *filter,
	      const struct list_layout *layout, struct table *table,
	      struct list_counts *counts);

#endif
