/*
 * A paper on its way out: headings, sentences, lists and tables, laid out as
 * text of 78 columns, as Markdown or as an HTML page.  Nothing else knows these
 * formats.
 *
 * All that is handed in is plain text, data and frames alike, and becomes
 * harmless here as a whole.  Two things of a frame are said by marks that
 * no text of a register can hold: PAPER_APOSTROPHE, which is never made
 * curly or escaped, and what stands between PAPER_RAISE and PAPER_LOWER,
 * printed above the line where that can be done.
 */
#ifndef REGISTER_REPORT_PAPER_H
#define REGISTER_REPORT_PAPER_H

#include "base/field.h"
#include "io/table.h"

#define PAPER_APOSTROPHE "\001"
#define PAPER_RAISE "\002"
#define PAPER_LOWER "\003"

enum { PAPER_WIDTH = 78 };

struct paper;

/* A column of a table that has any number of them. */
struct paper_column {
	const char *head;
	bool number;		/* aligned to the right */
	bool day;		/* YYYY-MM-DD, or other words for a day */
	bool strong;		/* names its row */
	int weight;		/* how wide it is beside the others */
};

/* Something said of a proposal, line by line. */
struct paper_fact {
	const char *name, *lines;	/* NULL: nothing to say */
};

/* How many there were on one day, and are on a later one. */
struct paper_bar {
	const char *name;
	long before, now;
};

/* What happened to a proposal on a day. */
struct paper_step {
	const char *day;	/* YYYY-MM-DD */
	bool exact;		/* false: that day or before */
	const char *status;	/* it got that one; or NULL */
	const char *vote;	/* the outcome of a vote; or NULL */
};

/* All of it, in the order of days. */
struct paper_life {
	const char *id, *title;
	struct paper_step *steps;
	size_t count;
};

/* One proposal of a list. */
struct paper_item {
	const char *id, *title;
	const char *label;	/* below it in text; a summary; may be NULL */
	const char *phrase;	/* after it where lists run as sentences */
};

/* How a table is called. */
struct paper_table {
	const char *caption;
	const struct list *heads;	/* struct text; as many as there are */
};

/* Starts a paper; FORMAT is FORMAT_TEXT, FORMAT_MARKDOWN or FORMAT_HTML. */
struct paper *paper_start(struct pool *pool, FILE *out, enum format format);

/* From here on POOL holds what is needed while a piece is written. */
void paper_pool(struct paper *paper, struct pool *pool);

/* Whether it has pictures. */
bool paper_draws(const struct paper *paper);

/* Ends it, once it has its head. */
void paper_end(struct paper *paper);

/*
 * The head of a whole paper: its title and the line that says its window; or
 * that of a part of another paper: its number there and its title.
 */
void paper_title(struct paper *paper, const char *title, const char *window);
void paper_part(struct paper *paper, const char *number, const char *title);

/*
 * A section's heading.  NUMBER is "2" or, in a part of a paper, "3.2".
 * A COUNT that is not negative is how many things it lists: shown where tables
 * have no names.
 */
void paper_heading(struct paper *paper, const char *number,
		   const char *heading, long count);

void paper_sentence(struct paper *paper, const char *sentence);
void paper_subheading(struct paper *paper, const char *heading);

/* Items of a list; nothing if there are none. */
void paper_items(struct paper *paper, const struct paper_item *items,
		 size_t count);

/* Items with their labels as summaries: a list or a table of two columns. */
void paper_summaries(struct paper *paper, const struct paper_table *table,
		     const struct paper_item *items, size_t count);

/* A table of proposals: ids, titles, and labels in the third column. */
void paper_statuses(struct paper *paper, const struct paper_table *table,
		    const struct paper_item *items, size_t count);

/* A table of any kind: COUNT rows of cells, NULL where nothing is recorded. */
void paper_rows(struct paper *paper, const char *caption,
		const struct paper_column *columns, size_t column_count,
		const char *const *cells, size_t count);

/* All that is said of one proposal. */
void paper_record(struct paper *paper, const struct paper_item *item,
		  const struct paper_fact *facts, size_t count);

/*
 * Pictures, where they can be drawn; what they show must be told in words too.
 * Bars of how many there were BEFORE (a day in words) and are NOW; and lives on
 * one axis of time that ends with the day UNTIL.  STATUSES, ending with NULL,
 * are all there are, in their order.
 */
void paper_bars(struct paper *paper, const char *caption, const char *before,
		const char *now, const struct paper_bar *bars, size_t count);
void paper_lives(struct paper *paper, const char *caption,
		 const char *const *statuses, const char *until,
		 const struct paper_life *lives, size_t count);

/* A closing line of figures, only where tables have no names. */
void paper_figures(struct paper *paper, const char *line);

/* "Table one": the name of the next table; NULL where they have none. */
const char *paper_next_table(const struct paper *paper);

#endif
