/*
 * The outside of HTML pages: one file that needs no other, for a screen, a
 * telephone or A4 paper.  Its looks are src/page/style.css.
 *
 * What stands between page_start() and page_end() is written by others, with
 * every text through escape_html(); tables are those of io/table.h.
 */
#ifndef REGISTER_PAGE_H
#define REGISTER_PAGE_H

#include <stdio.h>

#include "base/mem.h"

enum page {
	PAGE_PAPER,	/* headings, sentences and tables with captions */
	PAGE_SHEET,	/* the same; its headings say what captions would */
	PAGE_BROAD,	/* mostly one wide table, called as the page is */
};

/*
 * Begins a page on OUT, in English and UTF-8, that is called TITLE (plain
 * text), up to where its h1 is due.
 */
void page_start(struct pool *pool, FILE *out, const char *title,
		enum page page);

/* Its h1, and a line below it or NULL; plain text, as all below is. */
void page_title(struct pool *pool, FILE *out, const char *title,
		const char *line);

/* A heading below the page's, of level 2 or 3; a paragraph. */
void page_heading(struct pool *pool, FILE *out, int level, const char *s);
void page_paragraph(struct pool *pool, FILE *out, const char *s);

/* Ends it, with SCRIPT (which is ours, not text of a register) or NULL. */
void page_end(FILE *out, const char *script);

#endif
