#include "register/merge.h"

#include <string.h>

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

static bool
same_entry(const struct entry *a, const struct entry *b)
{
	return same(&a->date, &b->date) && same(&a->vote, &b->vote) &&
	       (a->vote.s ? same(&a->body, &b->body) :
		agree(&a->body, &b->body)) &&
	       same(&a->alternative, &b->alternative) &&
	       (a->vote.s ? agree(&a->status, &b->status) :
		same(&a->status, &b->status)) &&
	       (a->vote.s || a->status.s || same(&a->note, &b->note));
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

/* Fills single values; 1 if any was, 0 if none, -1 if some differ. */
static int
fill(struct diags *diags, const struct record *kind, void *held, void *given,
     const char *id)
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
		if (!g->s || same(h, g))
			continue;
		if (h->s) {
			result = differs(diags, field, h, g, id);
		} else {
			*h = *g;
			if (result == 0)
				result = 1;
		}
	}
	return result;
}

static int
fill_ballots(struct pool *pool, struct diags *diags, struct entry *held,
	     struct entry *given, const char *id)
{
	struct ballot *g = given->ballots.items;
	int result = 0;
	size_t i, j;

	for (i = 0; i < given->ballots.count; i++) {
		struct ballot *h = held->ballots.items;
		int filled;

		for (j = 0; j < held->ballots.count; j++)
			if (same(&h[j].category, &g[i].category))
				break;
		if (j == held->ballots.count) {
			*(struct ballot *)list_add(pool, &held->ballots,
						   sizeof(*h)) = g[i];
			result |= 1;
			continue;
		}
		filled = fill(diags, &ballot_record, &h[j], &g[i], id);
		if (filled < 0)
			return -1;
		result |= filled;
	}
	return result;
}

struct entry *
timeline_insert(struct pool *pool, struct proposal *proposal,
		const struct entry *entry)
{
	struct entry *items;
	size_t at = proposal->history.count;

	list_add(pool, &proposal->history, sizeof(*entry));
	items = proposal->history.items;
	while (at > 0 && strcmp(day_date(items[at - 1].date.s),
				day_date(entry->date.s)) > 0) {
		items[at] = items[at - 1];
		at--;
	}
	items[at] = *entry;
	return &items[at];
}

/* Facts of the head: filled on the first entry, never altered. */
static int
merge_head(struct diags *diags, struct proposal *held, struct proposal *given,
	   struct merged *merged)
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
		if (h->s) {
			result |= differs(diags, &field, h, g, held->id.s);
			continue;
		}
		*fact_in_entry(fact, first) = *g;
		*h = *g;
		merged->filled += !first->filled;
		first->filled = true;
	}
	return result;
}

static int
merge_entry(struct pool *pool, struct diags *diags, struct proposal *held,
	    struct entry *given, struct merged *merged)
{
	size_t i;
	int filled;

	for (i = 0; i < held->history.count; i++) {
		struct entry *h = proposal_entry(held, i);

		if (!h->id || !same_entry(h, given))
			continue;
		filled = fill(diags, &entry_record, h, given, held->id.s);
		if (filled >= 0)
			filled |= fill_ballots(pool, diags, h, given,
					       held->id.s);
		if (filled < 0)
			return -1;
		if (filled && !h->filled) {
			h->filled = true;
			merged->filled++;
		}
		return 0;
	}
	timeline_insert(pool, held, given);
	merged->entries++;
	return 0;
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
	int result = merge_head(diags, held, given, merged);
	size_t i;

	for (i = 0; i < given->history.count; i++)
		result |= merge_entry(pool, diags, held,
				      proposal_entry(given, i), merged);
	merge_planned(pool, held, given, merged);
	result |= merge_documents(pool, diags, held, given, merged);
	/* The assertion at the head is about the whole. */
	held->status = given->status;
	held->id.at = given->id.at;
	return result;
}
