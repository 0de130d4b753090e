/*
 * The bytes of a draft: read, bounded, and made UTF-8.
 */
#include "base/draft.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/spool.h"
#include "base/utf8.h"

enum { FOREIGN_GROWTH = 3 };	/* a foreign byte is at most so many */

/* Windows-1252 from 0x80 to 0x9F; the rest is as in Unicode. */
static const unsigned short windows[32] = {
	0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
	0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static size_t
encode(char *out, unsigned code)
{
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	out[0] = (char)(0xE0 | code >> 12);
	out[1] = (char)(0x80 | (code >> 6 & 0x3F));
	out[2] = (char)(0x80 | (code & 0x3F));
	return 3;
}

/* The text with foreign bytes as UTF-8, and how many there were. */
static const char *
make_utf8(struct pool *pool, const char *s, size_t *len, size_t *foreign)
{
	size_t first = 0, size, at, n;
	unsigned code;
	char *out;

	*foreign = 0;
	while (first < *len &&
	       (n = text_decode(s + first, *len - first, &code)) > 0)
		first += n;
	if (first == *len)
		return s;
	out = pool_alloc(pool, first + (*len - first) * FOREIGN_GROWTH + 1);
	memcpy(out, s, first);
	size = at = first;
	while (at < *len) {
		unsigned char byte = (unsigned char)s[at];

		n = text_decode(s + at, *len - at, &code);
		if (n > 0) {
			memcpy(out + size, s + at, n);
			size += n;
			at += n;
			continue;
		}
		size += encode(out + size, byte < 0xA0 ? windows[byte - 0x80] :
			       byte);
		++*foreign;
		at++;
	}
	*len = size;
	return out;
}

static int
no_text(struct diags *diags, const struct pos *at, enum slug slug,
	const char *what)
{
	diag(diags, slug, at, "%s", what);
	diag_help(diags, "Save the draft as plain text or Markdown, in UTF-8,"
		  " and try again.");
	return -1;
}

/* Holds the bytes against what no text has. */
static int
check_text(struct diags *diags, const char *name, const char *s, size_t len)
{
	struct pos at = { .file = name };
	const char *zero = memchr(s, 0, len);

	if (len >= 2 && (memcmp(s, "\xff\xfe", 2) == 0 ||
			 memcmp(s, "\xfe\xff", 2) == 0 ||
			 (zero && zero <= s + 1 && (s[0] || s[1]))))
		return no_text(diags, &at, SLUG_ENCODING,
			       "this is UTF-16 or UTF-32, not UTF-8");
	if (!zero)
		return 0;
	return no_text(diags, &at, SLUG_CHARACTER,
		       "this is no text: there is a zero byte in it");
}

/* Reads all of it into BUF: 0, or -1 with a problem recorded. */
static int
take(const struct spool *spool, struct diags *diags, char *buf, size_t size)
{
	const struct pos at = { .file = spool->name };
	size_t have = 0;

	while (have < size) {
		ssize_t n = pread(spool->fd, buf + have, size - have,
				  spool->origin + (off_t)have);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return diag(diags, SLUG_READ, &at, "cannot read it: %s",
				    strerror(errno));
		if (n == 0)
			return diag(diags, SLUG_READ, &at, "it was cut short "
				    "while it was read");
		have += (size_t)n;
	}
	return 0;
}

static int
read_all(struct pool *pool, struct diags *diags, const struct spool *spool,
	 struct draft *draft)
{
	const struct pos at = { .file = spool->name };
	off_t size = spool->size - spool->origin;
	const char *text;
	size_t len, foreign, mark = 0;
	char *buf;

	if (size < 0)
		size = 0;
	if (size > (off_t)DRAFT_MAX)
		return diag(diags, SLUG_TOO_LARGE, &at,
			    "this is larger than 4 MiB, which no paper is");
	len = (size_t)size;
	buf = pool_alloc(pool, len + 1);
	if (take(spool, diags, buf, len) < 0 ||
	    check_text(diags, spool->name, buf, len) < 0)
		return -1;
	if (len >= 3 && memcmp(buf, "\xef\xbb\xbf", 3) == 0)
		mark = 3;
	len -= mark;
	text = make_utf8(pool, buf + mark, &len, &foreign);
	draft_split(pool, text, len, draft);
	draft->name = spool->name;
	draft->foreign = foreign;
	return 0;
}

int
draft_read(struct pool *pool, struct diags *diags, const char *name,
	   struct draft *draft)
{
	struct spool spool;
	int failed;

	failed = spool_open(&spool, pool, diags, name) < 0 ||
		 read_all(pool, diags, &spool, draft) < 0;
	spool_close(&spool);
	return failed ? -1 : 0;
}
