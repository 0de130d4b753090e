/*
 * Text made harmless for the format it goes into.
 *
 * Each function first shows what text_allowed() refuses as a symbol
 * (text_visible_lines()), so no output can carry a terminal escape.
 */
#ifndef BASE_ESCAPE_H
#define BASE_ESCAPE_H

#include "base/mem.h"

/*
 * S as Markdown that renders as exactly S in CommonMark, GFM and pandoc, in a
 * paragraph, a list item or a table cell: every character with a meaning is
 * escaped (but not where it can have none: a hyphen inside a word, a full
 * stop that follows no number at the start).  Line breaks and runs of white
 * space become one space, none stays at the ends.  Straight quotes and three
 * full stops are escaped too, because pandoc would make them typographic;
 * addresses do not become links by themselves, but for those of mailboxes,
 * which GFM finds whatever is escaped: they stay the same text.
 */
const char *escape_markdown(struct pool *pool, const char *s);

/*
 * S as text of an HTML page, or as the value of an attribute in quotes.  Line
 * breaks stay as they are.
 */
const char *escape_html(struct pool *pool, const char *s);

/*
 * S as a CSV cell by RFC 4180: quoted when it holds a quote, a comma or a
 * line break.  A cell that a spreadsheet would take for a formula (the first
 * character is = + - or @, also of full width, tab, carriage return or line
 * feed) gets a leading apostrophe, which makes it text there.
 */
const char *escape_csv(struct pool *pool, const char *s);

#endif
