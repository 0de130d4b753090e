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
	void (*end)(struct paper *paper);	/* or NULL */
};

extern const struct paper_backend paper_text, paper_markdown, paper_html;

/* The head of column N, or OTHERWISE where the table does not name it. */
const char *paper_head(const struct paper_table *table, size_t n,
		       const char *otherwise);

/* Begins a block: a blank line stands between two, in text and Markdown. */
void paper_block(struct paper *paper);

#endif
