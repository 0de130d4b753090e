#include "base/lines.h"

#include <stdbool.h>
#include <string.h>

/* So many pairs of lines are compared; more would take too long. */
enum { PAIRS_MAX = 1 << 24 };

struct line {
	const char *s;
	size_t len;
};

struct lines {
	struct line *items;
	size_t count;
};

/* One line of the result. */
struct edit {
	char sign;		/* ' ', '-', '+' */
	const struct line *line;
};

struct edits {
	struct pool *pool;
	struct edit *items;
	size_t count, differ;
};

static struct lines
split(struct pool *pool, const char *s)
{
	struct lines lines = { NULL, 0 };

	while (*s) {
		size_t len = strcspn(s, "\n");

		lines.items = pool_grow(pool, lines.items, lines.count,
					sizeof(*lines.items));
		lines.items[lines.count++] = (struct line){ s, len };
		s += len + (s[len] == '\n');
	}
	return lines;
}

static bool
same(const struct line *a, const struct line *b)
{
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

static void
add(struct edits *edits, char sign, const struct line *line)
{
	edits->items = pool_grow(edits->pool, edits->items, edits->count,
				 sizeof(*edits->items));
	edits->items[edits->count++] = (struct edit){ sign, line };
	edits->differ += sign != ' ';
}

/*
 * The middle of two texts by the longest common subsequence: BEST[i][j] is
 * its length from line i of OLD and j of NEW on.
 */
static void
compare(struct edits *edits, const struct line *old, size_t n,
	const struct line *new, size_t m)
{
	unsigned *best;
	size_t i = n, j, row = m + 1;

	if (n && m && n <= PAIRS_MAX / m) {
		best = pool_alloc(edits->pool, (n + 1) * row * sizeof(*best));
		while (i-- > 0)
			for (j = m; j-- > 0; ) {
				unsigned *at = &best[i * row + j];

				if (same(&old[i], &new[j]))
					*at = at[row + 1] + 1;
				else
					*at = at[row] >= at[1] ? at[row] :
					      at[1];
			}
		for (i = j = 0; i < n && j < m; ) {
			const unsigned *at = &best[i * row + j];

			if (same(&old[i], &new[j])) {
				add(edits, ' ', &old[i++]);
				j++;
			} else if (at[row] >= at[1]) {
				add(edits, '-', &old[i++]);
			} else {
				add(edits, '+', &new[j++]);
			}
		}
	} else {
		i = j = 0;
	}
	while (i < n)
		add(edits, '-', &old[i++]);
	while (j < m)
		add(edits, '+', &new[j++]);
}

/* Whether something differs within AROUND lines of line N. */
static bool
is_near(const struct edits *edits, size_t n, size_t around)
{
	size_t from = n > around ? n - around : 0, to = n + around + 1;

	for (; from < to && from < edits->count; from++)
		if (edits->items[from].sign != ' ')
			return true;
	return false;
}

static void
print(FILE *out, const struct edits *edits, size_t around)
{
	bool left_out = false;
	size_t i;

	for (i = 0; i < edits->count; i++) {
		const struct edit *edit = &edits->items[i];

		if (!is_near(edits, i, around)) {
			if (!left_out)
				fputs("...\n", out);
			left_out = true;
			continue;
		}
		left_out = false;
		fprintf(out, "%c%s%.*s\n", edit->sign,
			edit->line->len ? " " : "", (int)edit->line->len,
			edit->line->s);
	}
}

size_t
lines_diff(struct pool *pool, FILE *out, const char *old, const char *new,
	   size_t around)
{
	struct edits edits = { .pool = pool };
	struct lines a = split(pool, old), b = split(pool, new);
	size_t head = 0, tail = 0, i;

	while (head < a.count && head < b.count &&
	       same(&a.items[head], &b.items[head]))
		head++;
	while (tail < a.count - head && tail < b.count - head &&
	       same(&a.items[a.count - 1 - tail], &b.items[b.count - 1 - tail]))
		tail++;
	for (i = 0; i < head; i++)
		add(&edits, ' ', &a.items[i]);
	if (a.count > 0 || b.count > 0)
		compare(&edits, a.items + head, a.count - head - tail,
			b.items + head, b.count - head - tail);
	for (i = a.count - tail; i < a.count; i++)
		add(&edits, ' ', &a.items[i]);
	if (edits.differ > 0)
		print(out, &edits, around);
	return edits.differ;
}
