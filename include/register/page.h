/*
 * The outside of the HTML pages of reports: one file that needs no other, for
 * a screen, a telephone or A4 paper.  Its looks are src/page/style.css.
 */
#ifndef REGISTER_PAGE_H
#define REGISTER_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/mem.h"

/*
 * Begins a page on OUT, in English and UTF-8, that is called TITLE (plain
 * text), up to where its h1 is due.  BROAD: it is mostly one wide table.
 */
void page_start(struct pool *pool, FILE *out, const char *title, bool broad);

/* Ends it, with SCRIPT (which is ours, not text of a register) or NULL. */
void page_end(FILE *out, const char *script);

#endif
