/*
 * The outside of the HTML pages of reports: one file that needs no other, for
 * a screen, a telephone or A4 paper.  Its looks are src/page/style.css.
 */
#ifndef REGISTER_PAGE_H
#define REGISTER_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/mem.h"
#include "register/report_paper.h"

/*
 * Begins a page on OUT, in English and UTF-8, that is called TITLE (plain
 * text), up to where its h1 is due.  BROAD: it is mostly one wide table.
 */
void page_start(struct pool *pool, FILE *out, const char *title, bool broad);

/* Ends it, with SCRIPT (which is ours, not text of a register) or NULL. */
void page_end(FILE *out, const char *script);

/*
 * A table called CAPTION of so many columns, its heads, its rows (a cell that
 * is NULL is not recorded, a day can be dated `by`), its end.  Where a
 * telephone has no room for the columns, each row becomes a list there, with
 * the heads before the cells; roles keep it a table for those who listen to it.
 */
void page_table_start(struct pool *pool, FILE *out, const char *caption,
		      size_t columns);
void page_table_heads(struct pool *pool, FILE *out,
		      const struct paper_column *columns, size_t count);
void page_table_row(struct pool *pool, FILE *out,
		    const struct paper_column *columns, size_t count,
		    const char *const *cells);
void page_table_end(FILE *out);

#endif
