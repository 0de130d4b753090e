#include "io/document.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/character.h"
#include "base/marker.h"
#include "base/spool.h"
#include "base/text.h"

enum {
	ROOM_MIN = 1 << 12,
	READ_SIZE = 1 << 16,
};

/*
 * BUF holds the bytes of the file from BASE on, END of them.  The document
 * being cut lies from START to AT, which is at the start of a line unless
 * MIDLINE.  All of these are places in BUF.
 */
struct input {
	struct diags *diags;
	struct spool file;
	bool failed;		/* to read: there is no more to come */

	struct pool *pool;	/* of BUF alone */
	char *buf;
	size_t room;
	off_t base;
	size_t start, at, end;
	size_t intact;		/* line ends before it were made LF */
	size_t newline, cr;	/* the next of each is not before here */
	size_t closed;		/* where a zero byte stands for SAVED, or 0 */
	char saved;

	unsigned line;		/* of AT */
	unsigned first_line;	/* of the document */
	bool midline;
	bool skipping;		/* a problem was found: only look for its end */
	bool returns;		/* the document has CR in it */
};

struct input *
input_open(struct pool *pool, struct diags *diags, const char *name)
{
	struct input *in = pool_alloc(pool, sizeof(*in));

	in->diags = diags;
	in->pool = pool_new();
	if (spool_open(&in->file, pool, diags, name) < 0) {
		input_close(in);
		return NULL;
	}
	in->room = ROOM_MIN;
	while (in->room < READ_SIZE && (off_t)in->room <= in->file.size)
		in->room *= 2;
	in->buf = pool_alloc(in->pool, in->room);
	in->base = in->file.origin;
	in->line = 1;
	return in;
}

void
input_close(struct input *in)
{
	if (!in)
		return;
	spool_close(&in->file);
	pool_free(in->pool);
	memset(in, 0, sizeof(*in));
}

const char *
input_name(const struct input *in)
{
	return in->file.name;
}

/* Records that reading on is not possible; returns false. */
static bool
fail(struct input *in, const char *sentence)
{
	const struct pos at = { .file = in->file.name };

	diag(in->diags, SLUG_READ, &at, "%s", sentence);
	in->failed = true;
	return false;
}

/* Makes room behind END, one byte more than is read. */
static void
make_room(struct input *in)
{
	size_t kept = in->end - in->start, gone = in->start;

	if (in->end + 1 < in->room)
		return;
	if (kept > in->room / 2) {
		in->buf = pool_grow(in->pool, in->buf, in->room, 1);
		in->room *= 2;
		return;
	}
	memmove(in->buf, in->buf + gone, kept);
	in->base += (off_t)gone;
	in->start = 0;
	in->at -= gone;
	in->end = kept;
	in->intact = in->intact > gone ? in->intact - gone : 0;
	in->newline = in->newline > gone ? in->newline - gone : 0;
	in->cr = in->cr > gone ? in->cr - gone : 0;
}

/* Reads on.  False at the end, or with a problem recorded. */
static bool
fill(struct input *in)
{
	off_t from = in->base + (off_t)in->end;
	size_t size;
	ssize_t n;

	/* What is added while we read is for another time. */
	if (in->failed || from >= in->file.size)
		return false;
	make_room(in);
	size = in->room - 1 - in->end;
	if (size > READ_SIZE)
		size = READ_SIZE;
	if ((off_t)size > in->file.size - from)
		size = (size_t)(in->file.size - from);
	do
		n = pread(in->file.fd, in->buf + in->end, size, from);
	while (n < 0 && errno == EINTR);
	if (n == 0)
		return fail(in, "it was cut short while it was read");
	if (n < 0)
		return fail(in, strerror(errno));
	in->end += (size_t)n;
	return true;
}

/*
 * Moves *CURSOR to the next C at or after AT, or to END.  A cursor never goes
 * back, so that a file without CR is searched for one only once.
 */
static void
seek(const struct input *in, size_t *cursor, char c)
{
	const char *found;

	if (*cursor < in->at)
		*cursor = in->at;
	if (*cursor == in->end || in->buf[*cursor] == c)
		return;
	found = memchr(in->buf + *cursor, c, in->end - *cursor);
	*cursor = found ? (size_t)(found - in->buf) : in->end;
}

/*
 * Finds where the line at AT ends, and how many bytes its break takes (0 at
 * the end of the file).  False if the line is not all there, since the
 * document has grown too large.
 */
static bool
find_break(struct input *in, size_t *end, size_t *size)
{
	do {
		seek(in, &in->newline, '\n');
		seek(in, &in->cr, '\r');
		*size = 1;
		*end = in->newline;
		if (in->newline < in->cr)
			return true;
		*end = in->cr;
		if (in->cr + 1 < in->end) {
			*size += in->buf[in->cr + 1] == '\n';
			in->returns = true;
			return true;
		}
		if (in->end - in->start > DOCUMENT_MAX + 1)
			return false;
	} while (fill(in));
	/* A CR may be the very last byte. */
	*size = in->end - *end;
	in->returns = in->returns || *size > 0;
	return true;
}

/* Records that the document is too large, and starts to skip it. */
static void
too_large(struct input *in)
{
	const struct pos at = { in->file.name, in->first_line, 1, 0 };

	diags_source(in->diags, at.file, in->buf + in->start,
		     in->end - in->start, in->first_line);
	diag(in->diags, SLUG_TOO_LARGE, &at, "this is larger than 4 MiB");
	diag_help(in->diags, "Is a line with --- missing between two records?");
	diags_source(in->diags, NULL, NULL, 0, 0);
	in->skipping = true;
}

/* Whether the character at AT shows that the file is UTF-16. */
static bool
is_wide(const struct input *in, size_t at)
{
	static const char little[] = "\xff\xfe", big[] = "\xfe\xff";
	off_t from = in->base + (off_t)at - in->file.origin;
	const char *s = in->buf + at;

	if (from > 1 || in->end - at < 2)
		return false;
	if (*s == '\0')
		return from == 1 || s[1] != '\0';
	return memcmp(s, little, 2) == 0 || memcmp(s, big, 2) == 0;
}

/* Records a character that the line from AT to END may not hold. */
static void
bad_character(struct input *in, size_t end, const struct bad_character *bad)
{
	const char *line = in->buf + in->at;
	const struct pos at = {
		.file = in->file.name,
		.line = in->line,
		.column = (unsigned)text_chars(line, bad->at) + 1,
		.width = 1,
	};
	struct pool *scratch = pool_new();
	bool wide = is_wide(in, in->at + bad->at);

	diags_source(in->diags, at.file, line, end - in->at, in->line);
	if (wide)
		diag(in->diags, SLUG_ENCODING, &at,
		     "this is UTF-16 or UTF-32, not UTF-8");
	else if (bad->malformed)
		diag(in->diags, SLUG_ENCODING, &at,
		     "the byte 0x%02X is not UTF-8 here", bad->code);
	else
		diag(in->diags, SLUG_CHARACTER, &at, "%s is not allowed",
		     character_name(scratch, bad->code));
	if (wide || bad->malformed)
		diag_help(in->diags, "Save the file with the encoding UTF-8"
			  " and add it again.");
	diags_source(in->diags, NULL, NULL, 0, 0);
	pool_free(scratch);
	in->skipping = true;
}

/*
 * Takes the line at AT, or as much of it as there is in a document that has
 * grown too large.
 */
static void
take_line(struct input *in)
{
	struct bad_character bad;
	size_t end, size;

	in->midline = !find_break(in, &end, &size);
	if (in->midline)
		size = 0;
	if (!in->skipping && end + size - in->start > DOCUMENT_MAX)
		too_large(in);
	if (!in->skipping &&
	    !character_check(in->buf + in->at, end - in->at, &bad))
		bad_character(in, end, &bad);
	in->at = end + size;
	in->line += size > 0;
	if (in->skipping)
		in->start = in->at;
}

/* Whether a document may end before the marker at AT. */
static bool
ends_here(const struct input *in)
{
	return in->skipping ||
	       !marker_prologue(in->buf + in->start,
				in->at - in->start);
}

/* Moves AT from the start of a document to its end; false if there is none. */
static bool
cut(struct input *in)
{
	bool begun = false;
	char mark = 0;

	while (mark != '.') {
		while (in->end - in->at < 4 && fill(in))
			;
		if (in->at == in->end)
			return begun;
		mark = in->midline ? '\0' : marker_find(in->buf + in->at,
						       in->end - in->at);
		if (mark == '-' && begun && ends_here(in))
			return true;
		take_line(in);
		begun = true;
		if (in->midline)
			mark = '\0';
	}
	return true;
}

/* Makes CR and CRLF line ends LF; returns how many bytes are left. */
static size_t
unify_line_ends(char *s, size_t len)
{
	size_t to = 0;

	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\r' && i + 1 < len && s[i + 1] == '\n')
			continue;
		s[to++] = s[i] == '\r' ? '\n' : s[i];
	}
	return to;
}

/* Puts back the byte that a zero byte stands for. */
static void
reopen(struct input *in)
{
	if (in->closed)
		in->buf[in->closed] = in->saved;
	in->closed = 0;
}

/* A byte order mark is no part of the first document. */
static void
drop_mark(struct input *in)
{
	if (in->base + (off_t)in->start != in->file.origin)
		return;
	while (in->end - in->start < 3 && fill(in))
		;
	if (in->end - in->start >= 3 &&
	    memcmp(in->buf + in->start, "\xef\xbb\xbf", 3) == 0)
		in->start += 3;
	in->at = in->start;
}

/* Hands out the text from START to AT. */
static void
yield(struct input *in, struct document *document)
{
	char *text = in->buf + in->start;
	size_t len = in->at - in->start;

	in->closed = in->at;
	in->saved = in->buf[in->at];
	in->buf[in->at] = '\0';
	if (in->returns) {
		len = unify_line_ends(text, len);
		text[len] = '\0';
		in->intact = in->at;
	}
	document->text = text;
	document->len = len;
}

int
input_next(struct input *in, struct document *document)
{
	if (in->failed)
		return 0;
	reopen(in);
	in->start = in->at;
	in->first_line = in->line;
	in->skipping = in->returns = false;
	document->first_line = in->line;
	document->offset = in->base + (off_t)in->at;
	drop_mark(in);
	if (!cut(in))
		return in->failed ? -1 : 0;
	if (in->skipping || in->failed)
		return -1;
	yield(in, document);
	return 1;
}

int
input_again(struct input *in, off_t offset, unsigned first_line)
{
	assert(offset >= in->file.origin && offset <= in->file.size);
	reopen(in);
	if (offset < in->base + (off_t)in->intact ||
	    offset > in->base + (off_t)in->end) {
		in->base = offset;
		in->end = in->intact = 0;
	}
	in->start = in->at = (size_t)(offset - in->base);
	in->newline = in->cr = in->at;
	in->line = first_line;
	in->midline = in->failed = false;
	return 0;
}
