#include "register/merge.h"

#include <string.h>

#include "register/process.h"
#include "register/rows.h"

static bool
same(const struct text *a, const struct text *b)
{
	return a->s && b->s ? strcmp(a->s, b->s) == 0 : a->s == b->s;
}

/* Whether they agree, one that is absent agreeing with any. */
static bool
agree(const struct text *a, const struct text *b)
{
	return !a->s || !b->s || strcmp(a->s, b->s) == 0;
}

/* Whether both are about the same thing, so that one can complete the other. */
static bool
same_entry(const struct entry *a, const struct entry *b)
{
	if (!same(&a->date, &b->date) || !same(&a->vote, &b->vote) ||
	    !same(&a->alternative, &b->alternative))
		return false;
	if (a->vote.s)
		return same(&a->body, &b->body);
	return agree(&a->body, &b->body) && same(&a->status, &b->status) &&
	       (a->status.s || same(&a->note, &b->note));
}

/* How much of what is given is held. */
enum held {
	HELD_OTHERWISE,		/* some of it with another value */
	HELD_PARTLY,
	HELD_ALL,
};

/* A flag that is not set says as much as none: only a first entry has it. */
static bool
says_nothing(const struct field *field, const struct text *given)
{
	return !given->s || (field->offset == offsetof(struct entry, opening) &&
			     field->kind == FIELD_FLAG && !flag_set(given));
}

static enum held
values_held(const struct record *kind, const void *held, const void *given)
{
	enum held result = HELD_ALL;
	size_t i;

	for (i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];
		const struct text *h, *g;

		if (!field_single(field))
			continue;
		h = field_text(field, held);
		g = field_text(field, given);
		if (says_nothing(field, g) || same(h, g))
			continue;
		if (h->s)
			return HELD_OTHERWISE;
		result = HELD_PARTLY;
	}
	return result;
}

/* The count of votes of a category; NULL if none is held. */
static struct ballot *
ballot_of(const struct entry *entry, const struct text *category)
{
	struct ballot *b = entry->ballots.items;
	size_t i;

	for (i = 0; i < entry->ballots.count; i++)
		if (same(&b[i].category, category))
			return &b[i];
	return NULL;
}

static enum held
entry_held(const struct entry *held, const struct entry *given)
{
	enum held result = values_held(&entry_record, held, given);
	const struct ballot *g = given->ballots.items;
	size_t i;

	for (i = 0; i < given->ballots.count; i++) {
		const struct ballot *h = ballot_of(held, &g[i].category);
		enum held ballot = h ? values_held(&ballot_record, h, &g[i]) :
				       HELD_PARTLY;

		result = ballot < result ? ballot : result;
	}
	return result;
}

static int
differs(struct diags *diags, const struct field *field,
	const struct text *held, const struct text *given, const char *id)
{
	diag(diags, SLUG_DIFFERENT, &given->at,
	     "the register has another %s for %s", field->key, id);
	diag_help(diags, "In the register: %s", held->s);
	diag_help(diags, "What is recorded is not altered by adding to it.");
	return -1;
}

/* Adds a field to those that were filled in. */
static void
note_filled(struct pool *pool, struct entry *entry, const char *key)
{
	entry->filled_in = entry->filled_in ?
		pool_printf(pool, "%s, %s", entry->filled_in, key) : key;
}

/* Fills single values; 1 if any was, 0 if none, -1 if some differ. */
static int
fill(struct pool *pool, struct diags *diags, const struct record *kind,
     void *held, void *given, const char *id, struct entry *entry)
{
	int result = 0;
	size_t i;

	for (i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];
		struct text *h, *g;

		if (!field_single(field))
			continue;
		h = field_text(field, held);
		g = field_text(field, given);
		if (says_nothing(field, g) || same(h, g))
			continue;
		if (h->s) {
			result = differs(diags, field, h, g, id);
			continue;
		}
		*h = *g;
		if (entry)
			note_filled(pool, entry, field->key);
		if (result == 0)
			result = 1;
	}
	return result;
}

static int
fill_ballots(struct pool *pool, struct diags *diags, struct entry *held,
	     struct entry *given, const char *id)
{
	struct ballot *g = given->ballots.items;
	int result = 0;
	size_t i;

	for (i = 0; i < given->ballots.count; i++) {
		struct ballot *h = ballot_of(held, &g[i].category);
		int filled = 1;

		if (h)
			filled = fill(pool, diags, &ballot_record, h, &g[i],
				      id, NULL);
		else
			*(struct ballot *)list_add(pool, &held->ballots,
						   sizeof(*h)) = g[i];
		if (filled < 0)
			return -1;
		result |= filled;
	}
	if (result)
		note_filled(pool, held, "ballots");
	return result;
}

/* Whether A stands behind B: new entries have no order yet and come last. */
static bool
stands_behind(const struct entry *a, const struct entry *b)
{
	int days = strcmp(day_date(a->date.s), day_date(b->date.s));

	return days ? days > 0 : b->ord && (!a->ord || a->ord > b->ord);
}

struct entry *
timeline_insert(struct pool *pool, struct proposal *proposal,
		const struct entry *entry)
{
	struct entry *items;
	size_t at = proposal->history.count;

	list_add(pool, &proposal->history, sizeof(*entry));
	items = proposal->history.items;
	while (at > 0 && stands_behind(&items[at - 1], entry)) {
		items[at] = items[at - 1];
		at--;
	}
	items[at] = *entry;
	return &items[at];
}

void
timeline_take(struct proposal *proposal, size_t n)
{
	struct entry *items = proposal->history.items;

	memmove(items + n, items + n + 1, (proposal->history.count - n - 1) *
		sizeof(*items));
	proposal->history.count--;
}

/* Facts of the head: filled on the first entry, never altered. */
static int
merge_head(struct pool *pool, struct diags *diags, struct proposal *held,
	   struct proposal *given, struct merged *merged)
{
	const struct dated_fact *fact;
	struct entry *first = proposal_entry(held, 0);
	int result = 0;

	for (fact = dated_facts + 1; fact->key; fact++) {
		struct text *g = fact_in_head(fact, given);
		struct text *h = fact_in_head(fact, held);
		struct field field = { .key = fact->key };

		/* Given by an entry too: that one is merged instead. */
		if (!g->s || proposal_latest(given, fact) || same(h, g))
			continue;
		/* What has changed since still held from the first entry. */
		if (same(fact_in_entry(fact, first), g))
			continue;
		if (h->s) {
			result |= differs(diags, &field, h, g, held->id.s);
			continue;
		}
		*fact_in_entry(fact, first) = *g;
		*h = *g;
		note_filled(pool, first, fact->key);
		merged->filled += !first->filled;
		first->filled = true;
	}
	return result;
}

/*
 * Gives entry N of GIVEN a held entry that has all of it, moving those of
 * other entries to further ones where that makes room.  So a file that is
 * held in full always finds all of itself, whatever its entries have in
 * common.  SEEN marks the held entries that were tried for this one.
 */
static bool
find_place(struct proposal *held, const struct proposal *given, size_t n,
	   bool *seen)
{
	const struct entry *g = proposal_entry(given, n);
	size_t i, moving;

	for (moving = 0; moving < 2; moving++) {
		for (i = 0; i < held->history.count; i++) {
			struct entry *h = proposal_entry(held, i);

			if (seen[i] || !h->in_file != !moving ||
			    !same_entry(h, g) || entry_held(h, g) != HELD_ALL)
				continue;
			seen[i] = true;
			if (moving && !find_place(held, given, h->in_file - 1,
						  seen))
				continue;
			h->in_file = n + 1;
			return true;
		}
	}
	return false;
}

/* The first held entry that is none of the file's yet and can be this one. */
static struct entry *
find_held(const struct proposal *held, const struct entry *given,
	  enum held least)
{
	size_t i;

	for (i = 0; i < held->history.count; i++) {
		struct entry *h = proposal_entry(held, i);

		if (h->id && !h->in_file && same_entry(h, given) &&
		    entry_held(h, given) >= least)
			return h;
	}
	return NULL;
}

/* An entry that is not held in full: fills a held one, or is new. */
static int
merge_entry(struct pool *pool, struct diags *diags, struct proposal *held,
	    struct proposal *given, size_t n, struct merged *merged)
{
	struct entry *g = proposal_entry(given, n);
	struct entry *h = find_held(held, g, HELD_PARTLY);
	int filled;

	if (!h)
		h = find_held(held, g, HELD_OTHERWISE);
	if (!h) {
		h = timeline_insert(pool, held, g);
		h->in_file = n + 1;
		merged->entries++;
		return 0;
	}
	h->in_file = n + 1;
	filled = fill(pool, diags, &entry_record, h, g, held->id.s, h);
	if (filled >= 0)
		filled |= fill_ballots(pool, diags, h, g, held->id.s);
	if (filled < 0)
		return -1;
	if (filled && !h->filled) {
		h->filled = true;
		merged->filled++;
	}
	return 0;
}

static int
merge_entries(struct pool *pool, struct diags *diags, struct proposal *held,
	      struct proposal *given, struct merged *merged)
{
	size_t count = held->history.count, i;
	bool *placed = pool_alloc(pool, given->history.count + 1);
	bool *seen = pool_alloc(pool, count + 1);
	int result = 0;

	for (i = 0; i < given->history.count; i++) {
		memset(seen, 0, count);
		placed[i] = find_place(held, given, i, seen);
	}
	for (i = 0; i < given->history.count; i++)
		if (!placed[i])
			result |= merge_entry(pool, diags, held, given, i,
					      merged);
	return result;
}

int
entry_merge(struct pool *pool, struct diags *diags, struct proposal *held,
	    struct entry *given, struct merged *merged, struct entry **entry)
{
	struct proposal one = { .history = { .items = given, .count = 1 } };
	int result = merge_entries(pool, diags, held, &one, merged);
	size_t i;

	for (i = 0; proposal_entry(held, i)->in_file == 0; i++)
		;
	*entry = proposal_entry(held, i);
	return result;
}

bool
merged_any(const struct merged *merged)
{
	return merged->entries || merged->filled || merged->planned ||
	       merged->documents;
}

static void
merge_planned(struct pool *pool, struct proposal *held,
	      const struct proposal *given, struct merged *merged)
{
	const struct planned *g = given->planned.items;
	size_t i, j;

	for (i = 0; i < given->planned.count; i++) {
		const struct planned *h = held->planned.items;

		for (j = 0; j < held->planned.count; j++)
			if (same(&h[j].date, &g[i].date) &&
			    same(&h[j].body, &g[i].body) &&
			    same(&h[j].item, &g[i].item))
				break;
		if (j < held->planned.count)
			continue;
		*(struct planned *)list_add(pool, &held->planned,
					    sizeof(*g)) = g[i];
		merged->planned++;
	}
}

static int
merge_documents(struct pool *pool, struct diags *diags, struct proposal *held,
		const struct proposal *given, struct merged *merged)
{
	const struct document_link *g = given->documents.items;
	int result = 0;
	size_t i, j;

	for (i = 0; i < given->documents.count; i++) {
		const struct document_link *h = held->documents.items;

		for (j = 0; j < held->documents.count; j++)
			if (same(&h[j].name, &g[i].name))
				break;
		if (j < held->documents.count) {
			if (!same(&h[j].link, &g[i].link))
				result = differs(diags,
						 &document_record.fields[1],
						 &h[j].link, &g[i].link,
						 held->id.s);
			continue;
		}
		*(struct document_link *)list_add(pool, &held->documents,
						  sizeof(*g)) = g[i];
		merged->documents++;
	}
	return result;
}

int
record_merge(struct pool *pool, struct diags *diags, struct proposal *held,
	     struct proposal *given, struct merged *merged)
{
	int result = merge_head(pool, diags, held, given, merged) |
		     merge_entries(pool, diags, held, given, merged);

	merge_planned(pool, held, given, merged);
	result |= merge_documents(pool, diags, held, given, merged);
	/* What the file asserts is held against what the file says. */
	held->status.s = NULL;
	held->id.at = given->id.at;
	return result;
}
