/*
 * A draft paper taken apart: blocks of words, with their lines and cells.
 *
 * Markdown, plain text, what a word processor saves as text (cells divided by
 * tabs) and text laid out in columns are all read by the same few rules.
 * Nothing is ever refused for its layout: what is not understood is a
 * paragraph.
 */
#ifndef BASE_DRAFT_H
#define BASE_DRAFT_H

#include "base/diag.h"
#include "base/words.h"

/* No monthly paper comes near it: 4 MiB. */
#define DRAFT_MAX (4u << 20)

enum block_kind {
	BLOCK_TEXT,
	BLOCK_HEADING,
	BLOCK_ITEM,		/* of a list */
	BLOCK_ROW,		/* of a table */
};

struct block {
	enum block_kind kind;
	size_t first, count;	/* its words; those of a row by cell */
	unsigned line;
	unsigned cells;		/* of a row */
	unsigned table;		/* rows of one table have one number, from 1 */
	bool layout;		/* a row laid out with spaces */
	bool strong;		/* all of it is bold */
	bool label;		/* and it ends with a colon: what it says is
				   of the list below */
};

struct draft {
	const char *name;	/* for messages */
	const char *text;
	size_t len;
	struct words words;
	struct block *blocks;
	size_t block_count;
	size_t foreign;		/* bytes that were not UTF-8 */
};

/*
 * Reads the file NAME ("-": standard input).  Bytes that are not UTF-8 are
 * taken for Windows-1252, which word processors save, and counted.  Returns
 * 0, or -1 with a problem recorded: it cannot be read, is larger than
 * DRAFT_MAX, or is no text (UTF-16, or a zero byte in it).
 */
int draft_read(struct pool *pool, struct diags *diags, const char *name,
	       struct draft *draft);

/* Takes LEN bytes at TEXT apart, which must be UTF-8 and stay. */
void draft_split(struct pool *pool, const char *text, size_t len,
		 struct draft *draft);

#endif
