/*
 * The title that stands beside an id, word by word.
 */
#include "register/proof.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "register/rows.h"

enum {
	SURE = 60,		/* per cent of words alike: it is the title */
	SURE_ALONE = 40,	/* where nothing else can stand there */
	OTHER_WORDS = 3,	/* a title of another proposal that is as long
				   as this is meant */
	BUDGET = 20000000,
};

/* Where a title may stand. */
struct place {
	size_t from, to;
	bool bounded;		/* nothing but a title has its place there */
};

static struct place
place_in_row(const struct proof *proof, const struct mention *m, size_t to)
{
	const struct block *block = &proof->draft->blocks[m->block];
	const struct word *w = proof->words;
	struct place place = { m->beyond, m->beyond, true };
	unsigned cell;

	if (place.from >= to)
		return place;
	cell = w[place.from].cell;
	while (place.to < to && w[place.to].cell == cell)
		place.to++;
	/* Laid out in two cells, more than the title is in the second. */
	if (block->layout && block->cells < 3)
		place.bounded = false;
	/* "ID and ID", "ID (see ...)": the cell is not for an id alone. */
	if (m->word > block->first && w[m->word - 1].cell == cell &&
	    w[m->word].cell == cell)
		place.bounded = false;
	return place;
}

static struct place
title_place(const struct proof *proof, size_t n)
{
	const struct mention *m = &proof->mentions[n];
	const struct word *w = proof->words;
	size_t to = block_to(proof, m->block);
	struct place place;

	if (n + 1 < proof->mention_count &&
	    proof->mentions[n + 1].block == m->block)
		to = proof->mentions[n + 1].word;
	if (proof->draft->blocks[m->block].kind == BLOCK_ROW)
		return place_in_row(proof, m, to);
	place = (struct place){ m->beyond, to, false };
	if (place.from == to || w[place.from].gap & GAP_STOP) {
		place.to = place.from;
		return place;
	}
	/* Bold from the id on: the title ends where that does. */
	if (!(w[m->word].gap & GAP_STRONG) || w[place.from].gap & GAP_STRONG)
		return place;
	for (place.to = place.from + 1; place.to < to; place.to++)
		if (w[place.to].gap & GAP_STRONG) {
			place.bounded = true;
			break;
		}
	return place;
}

/* Words behind a title that nothing sets apart from it belong to it. */
static void
take_tail(const struct proof *proof, const struct place *place,
	  struct alignment *found)
{
	size_t at = place->from + found->used;

	if (!place->bounded || found->used == 0)
		return;
	while (at < place->to && !(proof->words[at].gap &
				   (GAP_APART | GAP_STRONG))) {
		at++;
		found->used++;
		found->differing++;
	}
}

/* Whether what was found at the place is this title, right or wrong. */
static bool
is_title(const struct proof *proof, const struct title *title,
	 const struct place *place, const struct alignment *found)
{
	size_t n = title->words.count;
	size_t most = n > found->used ? n : found->used;
	size_t end = place->from + found->used;

	if (found->differing == 0)
		return true;
	if (place->bounded)
		return found->matched > 0 &&
		       found->matched * 100 >= most * SURE_ALONE;
	if (n < 3 || found->matched * 100 < most * SURE)
		return false;
	/* In running words the end of it has to be seen. */
	return !found->missing[n - 1] || end >= place->to ||
	       proof->words[end].gap & (GAP_APART | GAP_STRONG);
}

/* Bytes of TEXT that a run of words takes. */
static void
add_mark(struct proof *proof, struct list *marks, size_t from, size_t to)
{
	struct span *span = marks->items;

	if (marks->count > 0 && span[marks->count - 1].to + 1 >= from) {
		span[marks->count - 1].to = to;
		return;
	}
	span = list_add(proof->pool, marks, sizeof(*span));
	*span = (struct span){ from, to };
}

/*
 * Marks what differs: in the register's words, and in the paper's only what
 * has no counterpart there.
 */
static void
mark(struct proof *proof, struct point *point, const struct title *title,
     const struct place *place, const struct alignment *found)
{
	const char *paper = point->paper;
	size_t at = 0;

	for (size_t i = 0; i < title->words.count; i++) {
		const struct word *w = &title->words.items[i];
		size_t from = (size_t)(w->s - title->text);

		if (found->missing[i])
			add_mark(proof, &point->recorded_marks, from,
				 from + w->len);
	}
	if (point->recorded_marks.count > 0)
		return;
	for (size_t i = 0; i < found->used; i++) {
		const struct word *w = &proof->words[place->from + i];
		const char *s = strstr(paper + at, pool_strndup(proof->scratch,
							w->s, w->len));

		if (!s)
			return;
		at = (size_t)(s - paper) + w->len;
		if (i >= proof->draft->words.count || found->extra[i])
			add_mark(proof, &point->paper_marks, at - w->len, at);
	}
}

/* The first word of the paper that differs, to tell its line. */
static unsigned
differing_line(const struct proof *proof, const struct title *title,
	       const struct place *place, const struct alignment *found)
{
	size_t used = found->used;
	size_t i = 0, j = 0;

	while (i < title->words.count && j < used && !found->missing[i] &&
	       !found->extra[j]) {
		i++;
		j++;
	}
	if (j >= used && j > 0)
		j--;
	return proof->words[place->from + j].line;
}

static void
tell_differs(struct proof *proof, const struct mention *m,
	     const struct title *title, const struct place *place,
	     const struct alignment *found)
{
	struct subject *subject = m->subject;
	size_t n = found->differing;
	struct point *point = proof_point(proof, "title",
		differing_line(proof, title, place, found), subject,
		"title of %s differs in %s word%s", subject->id,
		text_number(proof->pool, (long)n), n == 1 ? "" : "s");

	if (!point)
		return;
	point->paper = proof_quote(proof, place->from,
				   place->from + found->used);
	point->recorded = title->text;
	mark(proof, point, title, place, found);
	*(size_t *)list_add(proof->pool, &subject->pending, sizeof(size_t)) =
		proof->result->points.count - 1;
}

static void
tell_former(struct proof *proof, const struct mention *m,
	    const struct title *title, const struct place *place, size_t used)
{
	struct point *point = proof_point(proof, "title",
		proof->words[place->from].line, m->subject, "title of %s is "
		"one it had until it was changed on %s", m->subject->id,
		date_long(proof->pool, title->until));

	if (!point)
		return;
	point->paper = proof_quote(proof, place->from, place->from + used);
	point->recorded = m->subject->proposal->title.s;
}

/* The title nearest to what stands there; NULL if none is near at all. */
static const struct title *
nearest(struct proof *proof, const struct subject *subject,
	const struct place *place, struct alignment *best)
{
	const struct title *titles = subject->titles.items, *found = NULL;

	for (size_t i = 0; i < subject->titles.count; i++) {
		const struct words *words = &titles[i].words;
		size_t room = words->count + words->count / 2 + 4;
		size_t left = place->to - place->from;
		struct alignment now;

		if (!words_align(proof->scratch, words->items, words->count,
				 &proof->words[place->from],
				 left < room ? left : room, true, &now))
			continue;
		now.extra = memcpy(pool_alloc(proof->scratch, left + 1),
				   now.extra, now.used);
		for (size_t j = now.used; j < left; j++)
			now.extra[j] = true;
		take_tail(proof, place, &now);
		if (!is_title(proof, &titles[i], place, &now) ||
		    (titles[i].until && now.differing > 0))
			continue;
		if (!found || now.differing < best->differing) {
			found = &titles[i];
			*best = now;
		}
	}
	return found;
}

/* Whose title stands at the place, if it is that of another proposal. */
static const struct subject *
other_title(struct proof *proof, const struct subject *subject,
	    const struct place *place, size_t *used)
{
	struct subject *const *others = proof->subjects.items;
	size_t left = place->to - place->from;

	for (size_t i = 0; i < proof->subjects.count; i++) {
		const struct title *t = others[i]->titles.items;

		if (others[i]->key == subject->key)
			continue;
		for (size_t n = 0; n < others[i]->titles.count; n++) {
			if (proof->budget == 0)
				return NULL;
			proof->budget--;
			*used = t[n].words.count;
			if (!t[n].until && *used >= OTHER_WORDS &&
			    words_begin(&proof->words[place->from], left,
					&t[n].words))
				return others[i];
		}
	}
	return NULL;
}

static void
check_other(struct proof *proof, struct mention *m, const struct place *place)
{
	size_t used = 0;
	const struct subject *other;
	struct point *point;

	if (m->subject->titles.count == 0)
		return;
	other = other_title(proof, m->subject, place, &used);
	if (!other)
		return;
	m->titled = true;
	m->beyond = place->from + used;
	for (size_t i = place->from; i < m->beyond; i++)
		proof->words[i].use |= USE_TITLE;
	point = proof_point(proof, "title", proof->words[place->from].line,
			    m->subject, "beside %s stands the title of %s",
			    m->subject->id, other->goes_by);
	if (!point)
		return;
	point->paper = proof_quote(proof, place->from, m->beyond);
	point->recorded = m->subject->proposal->title.s;
}

static void
check_mention(struct proof *proof, size_t n)
{
	struct mention *m = &proof->mentions[n];
	struct place place = title_place(proof, n);
	const struct title *title;
	struct alignment found = { .used = 0 };

	if (!m->subject->known || place.from == place.to)
		return;
	title = nearest(proof, m->subject, &place, &found);
	if (!title) {
		check_other(proof, m, &place);
		return;
	}
	m->titled = true;
	m->beyond = place.from + found.used;
	for (size_t i = place.from; i < m->beyond; i++)
		proof->words[i].use |= USE_TITLE;
	if (found.differing > 0)
		tell_differs(proof, m, title, &place, &found);
	else if (title->until)
		tell_former(proof, m, title, &place, found.used);
	else
		*(unsigned *)list_add(proof->pool, &m->subject->agreeing,
				      sizeof(unsigned)) =
			proof->words[m->word].line;
}

/* Where in the same paper the title is right. */
static void
tell_agreeing(struct proof *proof, const struct subject *subject)
{
	const unsigned *lines = subject->agreeing.items;
	const size_t *pending = subject->pending.items;
	struct point *points = proof->result->points.items;
	size_t n = subject->agreeing.count;
	const char *also;

	if (n == 0)
		return;
	if (n == 1)
		also = pool_printf(proof->pool, "line %u of the same paper "
				   "agrees with the register", lines[0]);
	else
		also = pool_printf(proof->pool, "lines %u and %u%s of the same"
				   " paper agree with the register", lines[0],
				   lines[1], n > 2 ? " and others" : "");
	for (size_t i = 0; i < subject->pending.count; i++)
		points[pending[i]].also = also;
}

/* Words of a recorded summary behind the title say nothing of votes. */
static void
mask_summary(struct proof *proof, const struct mention *m)
{
	const char *summary = m->subject->known ?
			      m->subject->proposal->summary.s : NULL;
	size_t to = block_to(proof, m->block), n = 0;
	struct words words;

	if (!summary || !m->titled)
		return;
	words = words_of(proof->scratch, summary, false);
	while (n < words.count && m->beyond + n < to &&
	       word_same(&words.items[n], &proof->words[m->beyond + n]))
		n++;
	for (size_t i = 0; n > 3 && i < n; i++)
		proof->words[m->beyond + i].use |= USE_SUMMARY;
}

void
proof_titles(struct proof *proof)
{
	struct subject *const *subjects = proof->subjects.items;

	proof->budget = BUDGET;
	for (size_t n = 0; n < proof->mention_count; n++) {
		check_mention(proof, n);
		mask_summary(proof, &proof->mentions[n]);
		pool_clear(proof->scratch);
	}
	for (size_t i = 0; i < proof->subjects.count; i++)
		tell_agreeing(proof, subjects[i]);
}
