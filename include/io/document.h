/*
 * Input files cut into documents, so that memory stays flat.
 *
 * Bytes are held against UTF-8 and the characters a register may hold while
 * they are read; a byte order mark is dropped, CR and CRLF line ends become
 * LF.  A document ends before a line that starts with `---` and after one
 * that starts with `...` (each alone or followed by white space); a `---` below
 * directives (`%YAML 1.2`) belongs to them.  One document may be 4 MiB.
 */
#ifndef IO_DOCUMENT_H
#define IO_DOCUMENT_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/diag.h"

#define DOCUMENT_MAX (4u << 20)

struct input;

/*
 * Opens the file NAME ("-": standard input).  A pipe is read to its end first
 * (base/spool.h).  Returns NULL with a problem recorded if it cannot be read,
 * is a directory or not a file.  The input lives in POOL, but holds memory and
 * the file until input_close().
 */
struct input *input_open(struct pool *pool, struct diags *diags,
			 const char *name);
void input_close(struct input *input);

/* What places in it are called: its name, escaped, or "(standard input)". */
const char *input_name(const struct input *input);

struct document {
	const char *text;	/* ends with a zero byte that LEN leaves out */
	size_t len;
	unsigned first_line;
	off_t offset;		/* where it begins in the file, in bytes, for
				   input_again() */
};

/*
 * The next document: 1 with *DOCUMENT set (its text lasts until the next
 * call), 0 at the end, -1 with a problem recorded, after which the next
 * document may be asked for.  One that holds only comments is a document too;
 * an empty file holds none.
 */
int input_next(struct input *input, struct document *document);

/*
 * Goes back to a document read before: the next call yields it again.
 * Returns 0.
 */
int input_again(struct input *input, off_t offset, unsigned first_line);

#endif
