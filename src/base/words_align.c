/*
 * Word by word: the usual table of fewest changes, with its way back.
 */
#include "base/words.h"

struct table {
	const struct word *a, *b;
	size_t rows, columns;		/* one more than the words of each */
	unsigned short *cost;
};

static unsigned short *
cell(const struct table *t, size_t i, size_t j)
{
	return &t->cost[i * t->columns + j];
}

static void
fill(struct table *t)
{
	for (size_t j = 0; j < t->columns; j++)
		*cell(t, 0, j) = (unsigned short)j;
	for (size_t i = 1; i < t->rows; i++) {
		*cell(t, i, 0) = (unsigned short)i;
		for (size_t j = 1; j < t->columns; j++) {
			unsigned least = *cell(t, i - 1, j - 1) +
				!word_same(&t->a[i - 1], &t->b[j - 1]);
			unsigned out = *cell(t, i - 1, j) + 1u;
			unsigned in = *cell(t, i, j - 1) + 1u;

			if (out < least)
				least = out;
			if (in < least)
				least = in;
			*cell(t, i, j) = (unsigned short)least;
		}
	}
}

/*
 * Where A ends in B.  Of two ends as good as each other the later one is a
 * last word changed, the earlier one a last word left out: that is so if
 * the next word in B is set apart.
 */
static size_t
best_end(const struct table *t)
{
	size_t best = 0, last = t->rows - 1;

	for (size_t j = 1; j < t->columns; j++) {
		unsigned cost = *cell(t, last, j);
		unsigned least = *cell(t, last, best);

		if (cost < least || (cost == least && j == best + 1 &&
				     !(t->b[j - 1].gap & GAP_APART)))
			best = j;
	}
	return best;
}

static void
go_back(const struct table *t, size_t j, struct alignment *alignment)
{
	size_t i = t->rows - 1;

	while (i > 0 || j > 0) {
		unsigned here = *cell(t, i, j);
		bool same = i > 0 && j > 0 &&
			    word_same(&t->a[i - 1], &t->b[j - 1]);

		if (i > 0 && j > 0 &&
		    here == *cell(t, i - 1, j - 1) + (same ? 0u : 1u)) {
			alignment->missing[--i] = !same;
			alignment->extra[--j] = !same;
			alignment->matched += same;
			alignment->differing += !same;
		} else if (i > 0 && here == *cell(t, i - 1, j) + 1u) {
			alignment->missing[--i] = true;
			alignment->differing++;
		} else {
			alignment->extra[--j] = true;
			alignment->differing++;
		}
	}
}

bool
words_align(struct pool *pool, const struct word *a, size_t a_count,
	    const struct word *b, size_t b_count, bool open,
	    struct alignment *alignment)
{
	struct table t = { .a = a, .b = b };

	*alignment = (struct alignment){ .matched = 0 };
	if (open && b_count > WORDS_ALIGNED)
		b_count = WORDS_ALIGNED;
	if (a_count > WORDS_ALIGNED || b_count > WORDS_ALIGNED)
		return false;
	t.rows = a_count + 1;
	t.columns = b_count + 1;
	t.cost = pool_alloc(pool, t.rows * t.columns * sizeof(*t.cost));
	alignment->missing = pool_alloc(pool, t.rows);
	alignment->extra = pool_alloc(pool, t.columns);
	fill(&t);
	alignment->used = open ? best_end(&t) : b_count;
	go_back(&t, alignment->used, alignment);
	return true;
}
