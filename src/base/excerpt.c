#include "base/excerpt.h"

#include <string.h>

#include "base/text.h"

enum {
	COLUMNS = 100,		/* a longer line is cut around the place */
	LEFT_MAX = 60,		/* cut on the left when more stands there */
	LEFT_KEPT = 40,
	BYTES_MAX = 1000,	/* characters of no width fill no columns */
};

/* Where the line that begins at AT ends: libyaml counts a lone CR too. */
static size_t
line_end(const struct source *src, size_t at)
{
	while (at < src->len && src->text[at] != '\n' && src->text[at] != '\r')
		at++;
	return at;
}

static void
source_line(struct source *src, unsigned line, size_t start)
{
	src->line = line;
	src->column = 1;
	src->start = start;
	src->at = start;
	src->end = line_end(src, start);
}

/* Back to the first line; a byte order mark is not part of it. */
static void
source_rewind(struct source *src)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t start = 0;

	if (src->first_line <= 1 && src->len >= 3 &&
	    memcmp(src->text, mark, 3) == 0)
		start = 3;
	source_line(src, src->first_line, start);
}

void
source_start(struct source *src, const char *file, const char *text,
	     size_t len, unsigned first_line)
{
	*src = (struct source){
		.file = file,
		.text = text,
		.len = len,
		.first_line = first_line,
	};
	if (text)
		source_rewind(src);
}

/* Sets the bookmark at the start of a line; false if there is no such. */
static bool
source_find(struct source *src, unsigned line)
{
	size_t next;

	if (line < src->first_line)
		return false;
	if (line < src->line)
		source_rewind(src);
	while (src->line < line) {
		if (src->end == src->len)
			return false;
		next = src->end + 1;
		if (src->text[src->end] == '\r' && next < src->len &&
		    src->text[next] == '\n')
			next++;
		source_line(src, src->line + 1, next);
	}
	return true;
}

/* The bytes of the character at AT, which is before END. */
static size_t
char_size(const struct source *src, size_t at, size_t end)
{
	unsigned code;
	size_t size = text_decode(src->text + at, end - at, &code);

	return size ? size : 1;
}

/* Where the character at COLUMN of the current line begins, or its end. */
static size_t
source_column(struct source *src, unsigned column)
{
	if (column < src->column) {
		src->column = 1;
		src->at = src->start;
	}
	for (; src->column < column && src->at < src->end; src->column++)
		src->at += char_size(src, src->at, src->end);
	return src->at;
}

/* LEN bytes of input as they are shown. */
static const char *
shown(struct pool *pool, const char *s, size_t len)
{
	char *copy = pool_strndup(pool, s, len);
	size_t i;

	for (i = 0; i < len; i++) {
		if (copy[i] == '\t')
			copy[i] = ' ';
		else if (copy[i] == '\0')
			copy[i] = '\xff';	/* would end the string */
	}
	return text_visible(pool, copy);
}

static int
columns(struct pool *pool, const char *s, size_t len)
{
	unsigned char c = (unsigned char)*s;

	if (len == 1 && c >= 0x20 && c < 0x7f)
		return 1;
	return text_width(shown(pool, s, len));
}

/* How far the text from AT goes within ROOM columns, at most to END. */
static size_t
forward(struct pool *pool, const struct source *src, size_t at, size_t end,
	int room)
{
	size_t from = at, size;

	while (at < end && at - from < BYTES_MAX) {
		size = char_size(src, at, end);
		room -= columns(pool, src->text + at, size);
		if (room < 0)
			break;
		at += size;
	}
	return at;
}

/* How far back from AT the text goes within ROOM columns. */
static size_t
backward(struct pool *pool, const struct source *src, size_t at, int room)
{
	size_t from = at, before;

	while (at > src->start && from - at < BYTES_MAX / 2) {
		before = at - 1;
		while (before > src->start && at - before < 4 &&
		       ((unsigned char)src->text[before] & 0xc0) == 0x80)
			before--;
		room -= columns(pool, src->text + before, at - before);
		if (room < 0)
			break;
		at = before;
	}
	return at;
}

struct excerpt
excerpt_take(struct pool *pool, struct source *src, const struct pos *at)
{
	struct excerpt ex = { 0 };
	struct pool *scratch;
	size_t place, from, to, last;
	unsigned i;

	if (!src->text || !at->line || strcmp(src->file, at->file) != 0 ||
	    !source_find(src, at->line))
		return ex;
	scratch = pool_new();
	place = source_column(src, at->column);
	from = src->start;
	to = forward(scratch, src, from, src->end, COLUMNS);
	if (to < src->end) {
		if (forward(scratch, src, from, place, LEFT_MAX) < place)
			from = backward(scratch, src, place, LEFT_KEPT);
		to = forward(scratch, src, from, src->end, COLUMNS - 6);
	}
	last = place;
	for (i = 0; i < at->width && last < to; i++)
		last += char_size(src, last, to);
	ex.line = at->line;
	ex.text = pool_printf(pool, "%s%s%s",
			      from > src->start ? "..." : "",
			      shown(scratch, src->text + from, to - from),
			      to < src->end ? "..." : "");
	ex.indent = (from > src->start ? 3 : 0) +
		text_width(shown(scratch, src->text + from, place - from));
	ex.width = text_width(shown(scratch, src->text + place, last - place));
	if (at->column && ex.width < 1)
		ex.width = 1;
	if (!at->column)
		ex.width = 0;
	pool_free(scratch);
	return ex;
}

void
excerpt_print(const struct excerpt *ex, FILE *out, bool colour)
{
	int gutter, i;

	if (!ex->line)
		return;
	gutter = fprintf(out, "  %u", ex->line);
	fprintf(out, " |%s%s\n", *ex->text ? " " : "", ex->text);
	if (!ex->width)
		return;
	fprintf(out, "%*s | %*s", gutter, "", ex->indent, "");
	if (colour)
		fputs("\033[32m", out);
	for (i = 0; i < ex->width; i++)
		putc('^', out);
	fputs(colour ? "\033[0m\n" : "\n", out);
}
