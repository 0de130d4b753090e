#include "base/grid.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

enum {
	GAP = 2,	/* spaces between two columns */
	ENOUGH = 12,	/* no column needs to be wider than that */
};

/* What a column needs: all of its widest cell, or only its longest word. */
struct need {
	int width;
	int word;
};

/* What is printed: a row, or a line of text. */
struct item {
	const char **cells;	/* NULL: a line */
	const char *text;
	bool heading;		/* the line is one; else it is below a row */
};

struct grid {
	struct pool *pool;
	const struct grid_column *columns;
	int count;
	const char **heads;
	struct need *needs;
	struct item *items;
	size_t item_count;
};

/* One cell of a line being printed. */
struct slot {
	const char *rest;	/* what is still to come; NULL: nothing */
	int width;
	bool right;
	bool bold;
};

/* Copies S to OUT as one line; returns where OUT ends. */
static char *
copy_line(char *out, const char *s)
{
	char *start = out;

	for (; *s; s++) {
		if (*s != '\n' && *s != '\t')
			*out++ = *s;
		else if (out > start && out[-1] != ' ')
			*out++ = ' ';
	}
	*out++ = '\0';
	return out;
}

static int
longest_word(const char *s)
{
	int longest = 0;

	while (*s) {
		size_t len = strcspn(s, " ");
		int width = text_width_of(s, len);

		if (width > longest)
			longest = width;
		s += len;
		s += strspn(s, " ");
	}
	return longest;
}

static void
need_grow(struct need *need, const char *cell)
{
	int width = text_width(cell);

	if (width > need->width)
		need->width = width;
	/* Words of a narrow cell cannot be longer than the cell. */
	if (need->word < ENOUGH && width > need->word) {
		int word = longest_word(cell);

		if (word > need->word)
			need->word = word < ENOUGH ? word : ENOUGH;
	}
}

/* A row of our own copies, in one block, and its columns' needs. */
static const char **
keep_row(struct grid *grid, const char *const *cells)
{
	size_t pointers = (size_t)grid->count * sizeof(*cells);
	size_t size = pointers;
	const char **row;
	char *at;

	for (int i = 0; i < grid->count; i++)
		size += strlen(cells[i]) + 1;
	row = pool_alloc(grid->pool, size);
	at = (char *)row + pointers;
	for (int i = 0; i < grid->count; i++) {
		char *end = copy_line(at, cells[i]);

		row[i] = text_visible(grid->pool, at);
		need_grow(&grid->needs[i], row[i]);
		at = end;
	}
	return row;
}

struct grid *
grid_new(struct pool *pool, const struct grid_column *columns, int count)
{
	struct grid *grid = pool_alloc(pool, sizeof(*grid));
	const char **heads;

	assert(count > 0);
	grid->pool = pool;
	grid->columns = columns;
	grid->count = count;
	grid->needs = pool_alloc(pool, (size_t)count * sizeof(*grid->needs));
	heads = pool_alloc(pool, (size_t)count * sizeof(*heads));
	for (int i = 0; i < count; i++)
		heads[i] = columns[i].head;
	grid->heads = keep_row(grid, heads);
	return grid;
}

static struct item *
add_item(struct grid *grid)
{
	grid->items = pool_grow(grid->pool, grid->items, grid->item_count,
				sizeof(*grid->items));
	return &grid->items[grid->item_count++];
}

void
grid_row(struct grid *grid, const char *const *cells)
{
	add_item(grid)->cells = keep_row(grid, cells);
}

static struct item *
add_line(struct grid *grid, const char *text)
{
	char *line = pool_alloc(grid->pool, strlen(text) + 1);
	struct item *item = add_item(grid);

	copy_line(line, text);
	item->text = text_visible(grid->pool, line);
	return item;
}

void
grid_heading(struct grid *grid, const char *text)
{
	add_line(grid, text)->heading = true;
}

void
grid_below(struct grid *grid, const char *text)
{
	add_line(grid, text);
}

static bool
slots_left(const struct slot *slots, int count)
{
	for (int i = 0; i < count; i++)
		if (slots[i].rest)
			return true;
	return false;
}

static void
put_line(FILE *out, int indent, struct slot *slots, int count)
{
	int before = indent;	/* spaces owed, never paid at the end */

	for (int i = 0; i < count; i++) {
		struct slot *slot = &slots[i];
		const char *s = slot->rest;
		size_t len = 0;
		int left;

		if (s)
			slot->rest = text_wrap(s, slot->width, &len);
		left = slot->width - (s ? text_width_of(s, len) : 0);
		if (len > 0) {
			fprintf(out, "%*s", before + (slot->right ? left : 0),
				"");
			if (slot->bold)
				fputs("\033[1m", out);
			fwrite(s, 1, len, out);
			if (slot->bold)
				fputs("\033[0m", out);
			before = slot->right ? GAP : left + GAP;
		} else {
			before += slot->width + GAP;
		}
	}
	putc('\n', out);
}

static void
put_cells(FILE *out, int indent, struct slot *slots, int count,
	  const char *const *cells)
{
	for (int i = 0; i < count; i++)
		slots[i].rest = cells[i];
	do
		put_line(out, indent, slots, count);
	while (slots_left(slots, count));
}

/* The widest column that can still be narrowed, or NULL. */
static struct slot *
widest(const struct grid *grid, struct slot *slots)
{
	struct slot *found = NULL;

	for (int i = 0; i < grid->count; i++)
		if (grid->columns[i].wraps &&
		    slots[i].width > grid->needs[i].word &&
		    (!found || slots[i].width > found->width))
			found = &slots[i];
	return found;
}

/* Shares out WIDTH columns (0: as many as it takes); false if too few. */
static bool
fit(const struct grid *grid, struct slot *slots, int width)
{
	long total = (long)GAP * (grid->count - 1);

	for (int i = 0; i < grid->count; i++) {
		int most = grid->needs[i].width;

		/* Saves narrowing a very wide column step by step. */
		if (width > 0 && grid->columns[i].wraps && most > width)
			most = width > grid->needs[i].word ?
				width : grid->needs[i].word;
		slots[i].width = most;
		slots[i].right = grid->columns[i].right;
		total += most;
	}
	if (width == 0)
		return true;
	for (; total > width; total--) {
		struct slot *slot = widest(grid, slots);

		if (!slot)
			return false;
		slot->width--;
	}
	return true;
}

static void
put_rule(FILE *out, int indent, const struct slot *slots, int count)
{
	for (int i = 0; i < count; i++) {
		fprintf(out, "%*s", i == 0 ? indent : GAP, "");
		for (int n = slots[i].width; n > 0; n--)
			putc('-', out);
	}
	putc('\n', out);
}

static void
put_bold(struct slot *slots, int count, bool bold)
{
	for (int i = 0; i < count; i++)
		slots[i].bold = bold;
}

/* LEN bytes, with what stands between marks in bold; *MARKED: it is now. */
static void
put_marked(FILE *out, const char *s, size_t len, bool *marked)
{
	enum { MARK = sizeof(GRID_MARK_ON) - 1 };

	if (*marked)
		fputs("\033[1m", out);
	for (size_t i = 0; i < len; i++) {
		bool whole = len - i >= MARK;

		if (whole && memcmp(s + i, GRID_MARK_ON, MARK) == 0) {
			fputs("\033[1m", out);
			*marked = true;
		}
		putc(s[i], out);
		/* The bytes of a mark are its own: it ends with its last. */
		if (*marked && i + 1 >= MARK &&
		    memcmp(s + i + 1 - MARK, GRID_MARK_OFF, MARK) == 0) {
			fputs("\033[0m", out);
			*marked = false;
		}
	}
	if (*marked)
		fputs("\033[0m", out);
}

/* A line of text, from COLUMN on. */
static void
put_text(FILE *out, const struct grid_style *style, int column,
	 const struct item *item)
{
	const char *s = item->text;
	bool marked = item->heading && style->bold;

	while (s) {
		size_t len = strlen(s);
		const char *next = NULL;

		if (style->width > 0)
			next = text_wrap(s, style->width > column ?
					 style->width - column : 1, &len);
		fprintf(out, "%*s", column, "");
		if (style->bold)
			put_marked(out, s, len, &marked);
		else
			fwrite(s, 1, len, out);
		putc('\n', out);
		s = next;
	}
}

static void
print_columns(const struct grid *grid, FILE *out,
	      const struct grid_style *style, struct slot *slots)
{
	int below = style->indent + (grid->count > 1 ? slots[0].width : 0) +
		    GAP;

	put_bold(slots, grid->count, style->bold);
	put_cells(out, style->indent, slots, grid->count, grid->heads);
	put_bold(slots, grid->count, false);
	if (style->rule)
		put_rule(out, style->indent, slots, grid->count);
	for (size_t i = 0; i < grid->item_count; i++) {
		const struct item *item = &grid->items[i];

		if (item->heading)
			putc('\n', out);
		if (item->cells)
			put_cells(out, style->indent, slots, grid->count,
				  item->cells);
		else
			put_text(out, style, item->heading ? style->indent :
				 below, item);
	}
}

static void
print_blocks(const struct grid *grid, FILE *out,
	     const struct grid_style *style)
{
	struct slot slots[2] = { { .bold = style->bold } };
	int room = style->width - style->indent - GAP;
	int third = room / 3 > ENOUGH ? room / 3 : ENOUGH;

	for (int i = 0; i < grid->count; i++) {
		int width = text_width(grid->heads[i]);

		if (width > slots[0].width)
			slots[0].width = width < third ? width : third;
	}
	slots[1].width = room - slots[0].width;
	if (slots[1].width < ENOUGH)
		slots[1].width = ENOUGH;
	for (size_t n = 0; n < grid->item_count; n++) {
		const struct item *item = &grid->items[n];

		if (n > 0 && (item->cells || item->heading))
			putc('\n', out);
		if (!item->cells)
			put_text(out, style, style->indent +
				 (item->heading ? 0 : GAP), item);
		for (int i = 0; item->cells && i < grid->count; i++) {
			const char *const cells[] = {
				grid->heads[i], item->cells[i],
			};

			put_cells(out, style->indent, slots, 2, cells);
		}
	}
}

void
grid_print(struct grid *grid, FILE *out, const struct grid_style *style)
{
	int width = style->width;
	struct slot *slots;

	if (grid->item_count == 0)
		return;
	if (width > 0)
		width = width > style->indent ? width - style->indent : 1;
	slots = pool_alloc(grid->pool, (size_t)grid->count * sizeof(*slots));
	if (fit(grid, slots, width))
		print_columns(grid, out, style, slots);
	else
		print_blocks(grid, out, style);
}
