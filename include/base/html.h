/*
 * The outside of an HTML page: complete in itself, for a screen, a telephone
 * or A4 paper, without any script.
 *
 * What stands between html_start() and html_end() is written by others, with
 * every text through escape_html().
 */
#ifndef BASE_HTML_H
#define BASE_HTML_H

#include <stdio.h>

#include "base/mem.h"

/*
 * Begins a page on OUT, in English and UTF-8, whose title and heading are
 * TITLE.
 */
void html_start(struct pool *pool, FILE *out, const char *title);

/*
 * A heading below the page's, of level 2 or 3; a paragraph.  Every character
 * of S stands for itself.
 */
void html_heading(struct pool *pool, FILE *out, int level, const char *s);
void html_paragraph(struct pool *pool, FILE *out, const char *s);

/* Ends the page. */
void html_end(FILE *out);

#endif
