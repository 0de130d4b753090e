/*
 * What a format makes of the pieces of a paper.
 */
#ifndef REGISTER_REPORT_BACKEND_H
#define REGISTER_REPORT_BACKEND_H

#include "register/report_paper.h"

struct paper {
	struct pool *pool;
	FILE *out;
	const struct paper_backend *backend;
	bool begun;		/* a blank line stands before the next block */
	bool part;		/* headings are one level lower */
	int tables;		/* so far */
	int pictures;
};

/*
 * One function for each piece of report_paper.h; the blank line before it is
 * printed already, where a format has LINES between its blocks.
 */
struct paper_backend {
	bool lines;
	bool names_tables;
	void (*title)(struct paper *paper, const char *title,
		      const char *window);
	void (*part)(struct paper *paper, const char *number,
		     const char *title);
	void (*heading)(struct paper *paper, const char *number,
			const char *heading, long count);
	void (*sentence)(struct paper *paper, const char *sentence);
	void (*subheading)(struct paper *paper, const char *heading);
	void (*items)(struct paper *paper, const struct paper_item *items,
		      size_t count);
	void (*summaries)(struct paper *paper, const struct paper_table *table,
			  const struct paper_item *items, size_t count);
	void (*statuses)(struct paper *paper, const struct paper_table *table,
			 const struct paper_item *items, size_t count);
	void (*rows)(struct paper *paper, const char *caption,
		     const struct paper_column *columns, size_t column_count,
		     const char *const *cells, size_t count);
	void (*record)(struct paper *paper, const struct paper_item *item,
		       const struct paper_fact *facts, size_t count);
	/* These may be NULL. */
	void (*bars)(struct paper *paper, const char *caption,
		     const char *before, const char *now,
		     const struct paper_bar *bars, size_t count);
	void (*lives)(struct paper *paper, const char *caption,
		      const char *const *statuses, const char *until,
		      const struct paper_life *lives, size_t count);
	void (*end)(struct paper *paper);
};

extern const struct paper_backend paper_text, paper_markdown, paper_html;

/* The head of column N, or OTHERWISE where the table does not name it. */
const char *paper_head(const struct paper_table *table, size_t n,
		       const char *otherwise);

/* Begins a block: a blank line stands between two, in text and Markdown. */
void paper_block(struct paper *paper);

/* Columns as those of a table in text or Markdown. */
struct column *paper_columns(struct paper *paper,
			     const struct paper_column *columns, size_t count);

/* The pictures of a page (report_picture.c). */
void picture_bars(struct paper *paper, const char *caption,
		  const char *before, const char *now,
		  const struct paper_bar *bars, size_t count);
void picture_lives(struct paper *paper, const char *caption,
		   const char *const *statuses, const char *until,
		   const struct paper_life *lives, size_t count);

#endif
