#include "base/draft.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

enum {
	CELLS_MAX = 16,		/* of a row: what is behind is in the last */
	CODE_MAX = 24,		/* bytes of what begins a laid out row */
	LONG_LINE = 120,	/* such a line is a whole paragraph */
	SHORT_LINE = 100,	/* a heading is no longer */
};

struct line {
	const char *s;		/* without blanks around it */
	size_t len;
	size_t indent;		/* bytes before it */
	unsigned no;
};

struct splitter {
	struct pool *pool;
	struct draft *draft;
	struct block block;	/* the one that is open */
	bool open;
	unsigned gap;		/* before its next word */
	unsigned table;		/* of the last row; 0: a new one is due */
	unsigned tables;
	unsigned line;		/* the last of the open block */
	bool whole;		/* that was a long line */
	int columns[CELLS_MAX];	/* where the cells of a laid out row begin */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}

/* The blanks at *S are gone; they take bytes and one or two for a no-break. */
static size_t
blanks(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len) {
		if (is_blank(s[n]))
			n++;
		else if (n + 1 < len && memcmp(s + n, "\xc2\xa0", 2) == 0)
			n += 2;
		else
			break;
	}
	return n;
}

/* The words of a laid out row stand line by line: puts them cell by cell. */
static void
sort_cells(struct splitter *sp, struct block *block)
{
	struct word *words = sp->draft->words.items + block->first, *sorted;
	struct pool *scratch = pool_new();
	size_t n = 0;

	sorted = pool_alloc(scratch, block->count * sizeof(*sorted));
	for (unsigned cell = 0; cell < block->cells; cell++)
		for (size_t i = 0; i < block->count; i++)
			if (words[i].cell == cell)
				sorted[n++] = words[i];
	for (size_t i = 0; i < n; i++)
		if (i > 0 && sorted[i].cell != sorted[i - 1].cell)
			sorted[i].gap |= GAP_CELL;
	memcpy(words, sorted, n * sizeof(*sorted));
	pool_free(scratch);
}

static void
close_block(struct splitter *sp)
{
	struct draft *draft = sp->draft;
	struct block *block = &sp->block;

	if (!sp->open)
		return;
	sp->open = false;
	block->count = draft->words.count - block->first;
	if (block->kind != BLOCK_ROW && block->count > 0)
		sp->table = 0;
	if (block->count == 0)
		return;
	if (block->layout)
		sort_cells(sp, block);
	draft->words.items[block->first].gap |= GAP_START;
	draft->blocks = pool_grow(sp->pool, draft->blocks, draft->block_count,
				  sizeof(*draft->blocks));
	draft->blocks[draft->block_count++] = *block;
}

static void
open_block(struct splitter *sp, enum block_kind kind, unsigned line)
{
	close_block(sp);
	sp->open = true;
	sp->gap = 0;
	sp->whole = false;
	sp->block = (struct block){
		.kind = kind,
		.first = sp->draft->words.count,
		.line = line,
	};
	if (kind != BLOCK_ROW)
		return;
	if (sp->table == 0)
		sp->table = ++sp->tables;
	sp->block.table = sp->table;
}

static void
add_words(struct splitter *sp, const char *s, size_t len, unsigned line,
	  unsigned cell)
{
	sp->gap = words_scan(sp->pool, &sp->draft->words, s, len, line, cell,
			     sp->gap, true);
	sp->line = line;
}

/* A row whose cells end with DIVIDER. */
static void
take_row(struct splitter *sp, const struct line *line, char divider)
{
	size_t from = 0;
	unsigned cell = 0;

	open_block(sp, BLOCK_ROW, line->no);
	if (divider == '|' && line->s[0] == '|')
		from = 1;
	for (size_t i = from; i <= line->len; i++) {
		if (i < line->len && (line->s[i] != divider ||
				      (i > 0 && line->s[i - 1] == '\\')))
			continue;
		add_words(sp, line->s + from, i - from, line->no, cell);
		sp->gap |= GAP_CELL;
		from = i + 1;
		if (cell < CELLS_MAX - 1)
			cell++;
	}
	sp->block.cells = cell + 1;
}

/* How far the run at S goes: up to two spaces or the end. */
static size_t
run_size(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && !(s[n] == ' ' && n + 1 < len && s[n + 1] == ' '))
		n++;
	return n;
}

/*
 * Whether it holds letters and digits, as ids do: in one word, or with LOOSE
 * anywhere.
 */
static bool
has_code(const char *s, size_t len, bool loose)
{
	bool letter = false, digit = false;

	for (size_t i = 0; i < len && !(letter && digit); i++) {
		if (s[i] == ' ' && !loose)
			letter = digit = false;
		letter |= (s[i] >= 'A' && s[i] <= 'Z') ||
			  (s[i] >= 'a' && s[i] <= 'z');
		digit |= s[i] >= '0' && s[i] <= '9';
	}
	return letter && digit;
}

/* Whether it is a row laid out with spaces: an id, two spaces, more. */
static bool
is_layout(const struct line *line)
{
	size_t n = run_size(line->s, line->len);

	return n < line->len && n <= CODE_MAX && has_code(line->s, n, true) &&
	       !strchr(".:;,!?", line->s[n - 1]);
}

/* Reads the runs of a line into the cells that begin at their columns. */
static void
take_runs(struct splitter *sp, const struct line *line, bool first)
{
	int column = (int)line->indent;
	size_t at = 0;
	unsigned cell = 0;

	while (at < line->len) {
		size_t n = run_size(line->s + at, line->len - at);

		if (first && cell < CELLS_MAX) {
			sp->columns[cell] = column;
			sp->block.cells = cell + 1;
		}
		while (!first && cell + 1 < sp->block.cells &&
		       column >= sp->columns[cell + 1])
			cell++;
		sp->gap |= GAP_BREAK;
		add_words(sp, line->s + at, n, line->no,
			  cell < CELLS_MAX ? cell : CELLS_MAX - 1);
		column += text_width_of(line->s + at, n);
		at += n;
		while (at < line->len && line->s[at] == ' ') {
			column++;
			at++;
		}
		if (first && at < line->len)
			cell++;
	}
}

/* The bytes of what marks an item of a list, blanks included; 0: nothing. */
static size_t
bullet_size(const struct line *line)
{
	static const char *const bullets[] = {
		"-", "*", "+", "o", "\xe2\x80\xa2", "\xc2\xb7",
		"\xe2\x80\x93", "\xef\x82\xb7", "\xe2\x97\xa6",
	};

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t n = strlen(bullets[i]);
		size_t space;

		if (line->len <= n || memcmp(line->s, bullets[i], n) != 0)
			continue;
		space = blanks(line->s + n, line->len - n);
		if (space > 0)
			return n + space;
	}
	return 0;
}

/* The same of a number: "1.", "3.4", "a)", "(ii)". */
static size_t
number_size(const struct line *line)
{
	size_t n = 0, space;
	bool open = line->s[0] == '(', sign = false;

	if (open)
		n++;
	while (n < line->len && n < 9 &&
	       ((line->s[n] >= '0' && line->s[n] <= '9') ||
		strchr(".)", line->s[n]) ||
		(n <= 3 && strchr("abcdefghivx", line->s[n])))) {
		sign |= line->s[n] == '.' || line->s[n] == ')';
		n++;
	}
	space = blanks(line->s + n, line->len - n);
	return sign && space > 0 && n + space < line->len ? n + space : 0;
}

static bool
looks_like_heading(const struct line *line)
{
	return line->len < SHORT_LINE && line->s[0] >= '0' &&
	       line->s[0] <= '9' &&
	       !strchr(".:;,", line->s[line->len - 1]) &&
	       !has_code(line->s, line->len, false);
}

/* Whether all of a line is bold: "**3.4 Open**". */
static bool
is_strong(const struct line *line)
{
	const char *end = line->s + line->len;
	size_t n = line->len;

	while (n > 0 && (end[-1] == ':' || end[-1] == '.')) {
		end--;
		n--;
	}
	if (n > 4 && (memcmp(line->s, "**", 2) == 0 ||
		      memcmp(line->s, "__", 2) == 0))
		return memcmp(end - 2, line->s, 2) == 0 &&
		       !memmem(line->s + 2, n - 4, line->s, 2);
	return n > 7 && strncasecmp(line->s, "<b>", 3) == 0 &&
	       strncasecmp(end - 4, "</b>", 4) == 0 &&
	       !memmem(line->s + 3, n - 7, "<b>", 3);
}

/* Whether it only divides: "-----", "|:---|", "=====". */
static bool
is_rule(const struct line *line)
{
	size_t signs = 0;

	for (size_t i = 0; i < line->len; i++) {
		if (!strchr("-=:|+_* ", line->s[i]))
			return false;
		signs += line->s[i] != ' ';
	}
	return signs >= 3;
}

static unsigned
count_char(const struct line *line, char c)
{
	unsigned n = 0;

	for (size_t i = 0; i < line->len; i++)
		n += line->s[i] == c && (i == 0 || line->s[i - 1] != '\\');
	return n;
}

/* Whether a colon ends it, behind or before the signs of bold. */
static bool
ends_with_colon(const struct line *line)
{
	size_t n = line->len;

	while (n > 0 && strchr("*_ ", line->s[n - 1]))
		n--;
	if (n > 4 && strncasecmp(line->s + n - 4, "</b>", 4) == 0)
		n -= 4;
	return n > 0 && line->s[n - 1] == ':';
}

static void
take_text(struct splitter *sp, enum block_kind kind, const struct line *line,
	  size_t skip)
{
	open_block(sp, kind, line->no);
	sp->block.strong = is_strong(line);
	sp->block.label = sp->block.strong && ends_with_colon(line);
	add_words(sp, line->s + skip, line->len - skip, line->no, 0);
	sp->whole = line->len > LONG_LINE;
	if (kind == BLOCK_HEADING || sp->block.strong)
		close_block(sp);
}

/* A line that begins nothing of its own. */
static void
take_more(struct splitter *sp, const struct line *line)
{
	struct block *block = &sp->block;

	if (sp->open && block->layout &&
	    (int)line->indent >= sp->columns[block->cells > 1]) {
		take_runs(sp, line, false);
		return;
	}
	if (!sp->open || block->kind == BLOCK_ROW || sp->whole ||
	    line->len > LONG_LINE || is_strong(line)) {
		take_text(sp, BLOCK_TEXT, line, 0);
		return;
	}
	sp->gap |= GAP_BREAK;
	add_words(sp, line->s, line->len, line->no, 0);
}

static void
take_rule(struct splitter *sp, const struct line *line)
{
	/* A line of text above makes a heading with it, as in Markdown. */
	if (sp->open && sp->block.kind == BLOCK_TEXT &&
	    sp->block.line == sp->line && !memchr(line->s, ' ', line->len) &&
	    (line->s[0] == '-' || line->s[0] == '='))
		sp->block.kind = BLOCK_HEADING;
	close_block(sp);
}

static void
take_line(struct splitter *sp, const struct line *line)
{
	size_t bullet, number;

	if (line->len == 0 || is_rule(line)) {
		if (line->len > 0)
			take_rule(sp, line);
		close_block(sp);
		return;
	}
	bullet = bullet_size(line);
	number = number_size(line);
	if (line->s[0] == '#')
		take_text(sp, BLOCK_HEADING, line, 0);
	else if (line->s[0] == '|' || count_char(line, '|') > 1)
		take_row(sp, line, '|');
	else if (memchr(line->s, '\t', line->len) && bullet == 0 &&
		 (number == 0 || count_char(line, '\t') > 1))
		take_row(sp, line, '\t');
	else if (bullet > 0)
		take_text(sp, BLOCK_ITEM, line, bullet);
	else if (number > 0)
		take_text(sp, looks_like_heading(line) ? BLOCK_HEADING :
			  BLOCK_ITEM, line, number);
	else if (is_layout(line)) {
		open_block(sp, BLOCK_ROW, line->no);
		sp->block.layout = true;
		take_runs(sp, line, true);
	} else {
		take_more(sp, line);
	}
}

/* Where the line at AT ends; *SIZE is set to the bytes of its break. */
static size_t
line_end(const char *text, size_t len, size_t at, size_t *size)
{
	size_t end = at;

	while (end < len && text[end] != '\n' && text[end] != '\r')
		end++;
	*size = end == len ? 0 :
		end + 1 < len && text[end] == '\r' && text[end + 1] == '\n' ?
		2 : 1;
	return end;
}

void
draft_split(struct pool *pool, const char *text, size_t len,
	    struct draft *draft)
{
	struct splitter sp = { .pool = pool, .draft = draft };
	size_t at = 0;

	*draft = (struct draft){ .text = text, .len = len };
	for (unsigned no = 1; at < len; no++) {
		size_t size, end = line_end(text, len, at, &size);
		struct line line = { .s = text + at, .no = no };

		line.len = end - at;
		at = end + size;
		while (line.len > 0 && line.s[0] == '>') {
			line.s++;
			line.len--;
		}
		line.indent = blanks(line.s, line.len);
		line.s += line.indent;
		line.len -= line.indent;
		while (line.len > 0 && is_blank(line.s[line.len - 1]))
			line.len--;
		take_line(&sp, &line);
	}
	close_block(&sp);
}
