#include "register/edited.h"

#include <assert.h>
#include <string.h>

#include "register/edited_head.h"
#include "register/merge.h"
#include "register/timeline.h"

static const struct field ref_field = {
	"ref", FIELD_WORD, offsetof(struct entry, ref),
	.help = "which entry of the register it is",
};

/* A copy of a kind with ROOM before its fields. */
static struct record *
copy_kind(struct pool *pool, const struct record *kind, size_t room)
{
	struct field *fields = pool_alloc(pool, (kind->count + room) *
					  sizeof(*fields));
	struct record *copy = pool_alloc(pool, sizeof(*copy));

	memcpy(fields + room, kind->fields, kind->count * sizeof(*fields));
	*copy = *kind;
	copy->fields = fields;
	copy->count += room;
	return copy;
}

const struct record *
edited_kind(struct pool *pool)
{
	struct record *kind = copy_kind(pool, &proposal_record, 0);
	struct record *entry = copy_kind(pool, &entry_record, 1);
	struct field *fields = (struct field *)entry->fields;
	size_t i;

	fields[0] = ref_field;
	fields = (struct field *)kind->fields;
	for (i = 0; i < kind->count; i++)
		if (fields[i].of == &entry_record)
			fields[i].of = entry;
	return kind;
}

void
edited_refs(struct pool *pool, struct proposal *proposal)
{
	size_t i;

	for (i = 0; i < proposal->history.count; i++) {
		struct entry *e = proposal_entry(proposal, i);

		e->ref.s = pool_printf(pool, "%lld.%lld",
				       (long long)e->change,
				       (long long)e->n);
	}
}

/* The entry of that ref; NULL if there is none. */
static struct entry *
find_ref(const struct proposal *proposal, const char *ref)
{
	size_t i;

	for (i = 0; i < proposal->history.count; i++) {
		struct entry *e = proposal_entry(proposal, i);

		if (e->ref.s && strcmp(e->ref.s, ref) == 0)
			return e;
	}
	return NULL;
}

/* Entries with a ref: each of this proposal, and once. */
static int
check_refs(struct diags *diags, const struct proposal *before,
	   const struct proposal *after)
{
	int result = 0;
	size_t i;

	for (i = 0; i < after->history.count; i++) {
		const struct entry *e = proposal_entry(after, i), *first;

		if (!e->ref.s)
			continue;
		first = find_ref(after, e->ref.s);
		if (!find_ref(before, e->ref.s)) {
			result = diag(diags, SLUG_DIFFERENT, &e->ref.at,
				      "%s has no entry %s", before->id.s,
				      e->ref.s);
			diag_help(diags, "A new entry has no ref: leave it"
				  " out.");
		} else if (first != e) {
			result = diag(diags, SLUG_DUPLICATE_FIELD, &e->ref.at,
				      "the entry %s is here twice", e->ref.s);
			diag_also(diags, &first->ref.at, "the first one");
			diag_help(diags, "A new entry has no ref: leave it"
				  " out.");
		}
	}
	for (i = 0; i < before->history.count; i++) {
		const struct entry *e = proposal_entry(before, i);

		if (find_ref(after, e->ref.s))
			continue;
		result = diag(diags, SLUG_DIFFERENT, &after->history.at,
			      "the entry %s, %s, is missing", e->ref.s,
			      e->date.s);
		diag_help(diags, "To take it away: secreg correct %s --delete"
			  " --reason \"...\"", e->ref.s);
		diag_help(diags, "Else put it back with its line: ref: %s",
			  e->ref.s);
	}
	return result;
}

/* What an entry is: filling one of these in makes it another one. */
static bool
is_essence(const struct field *field)
{
	static const char *const keys[] = {
		"date", "opening", "vote", "alternative", "status",
	};
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(field->key, keys[i]) == 0)
			return true;
	return false;
}

/* The counts of a category, or NULL. */
static const struct ballot *
ballot_of(const struct entry *entry, const struct text *category)
{
	const struct ballot *b = entry->ballots.items;
	size_t i;

	for (i = 0; i < entry->ballots.count; i++)
		if (edited_same(&b[i].category, category))
			return &b[i];
	return NULL;
}

/* Whether TO has every count of FROM. */
static bool
ballots_within(const struct entry *from, const struct entry *to)
{
	const struct ballot *b = from->ballots.items;
	size_t i, f;

	for (i = 0; i < from->ballots.count; i++) {
		const struct ballot *other = ballot_of(to, &b[i].category);

		for (f = 1; other && f < ballot_record.count; f++) {
			const struct field *field = &ballot_record.fields[f];
			const struct text *count = field_text(field, &b[i]);

			if (count->s && !edited_same(count,
						     field_text(field, other)))
				return false;
		}
		if (!other)
			return false;
	}
	return true;
}

/* How far an entry was edited. */
enum edited_how {
	EDITED_NOT,
	EDITED_FILLED,
	EDITED_ALTERED,
};

/*
 * Gives the entry of the register what differs between the two texts.  A fact
 * the text shows at the head alone is blank in both and stays.
 */
static enum edited_how
edit_entry(struct entry *held, const struct entry *before,
	   const struct entry *after)
{
	enum edited_how how = EDITED_NOT;
	size_t i;

	for (i = 0; i < entry_record.count; i++) {
		const struct field *field = &entry_record.fields[i];
		struct text *h, *a;

		if (!field_single(field))
			continue;
		h = field_text(field, held);
		a = field_text(field, after);
		if (edited_same(field_text(field, before), a) ||
		    edited_same(h, a))
			continue;
		if (h->s || is_essence(field))
			how = EDITED_ALTERED;
		else if (how == EDITED_NOT)
			how = EDITED_FILLED;
		*h = *a;
	}
	if (!ballots_within(before, after))
		how = EDITED_ALTERED;
	else if (!ballots_within(after, before) && how == EDITED_NOT)
		how = EDITED_FILLED;
	if (!ballots_within(before, after) || !ballots_within(after, before))
		held->ballots = after->ballots;
	return how;
}

/* Entries that were recorded: edited in place, then moved to their days. */
static int
edit_recorded(struct pool *pool, struct diags *diags, const char *today,
	      struct proposal *held, const struct proposal *before,
	      struct proposal *after, struct edits *edits)
{
	int result = 0;
	size_t i;

	for (i = 0; i < after->history.count; i++) {
		const struct entry *a = proposal_entry(after, i), *b;
		struct entry *h, moved;
		enum edited_how how;

		if (!a->ref.s)
			continue;
		b = find_ref(before, a->ref.s);
		h = find_ref(held, a->ref.s);
		assert(b && h);		/* check_refs() saw to that */
		edits->old[i] = *h;
		h->in_file = i + 1;
		h->at = a->at;
		how = edit_entry(h, b, a);
		h->filled = how != EDITED_NOT;
		if (how == EDITED_ALTERED && !edits->altered)
			edits->altered = &a->ref.at;
		if (edited_same(&b->date, &a->date))
			continue;
		result |= day_check(diags, &a->date, today);
		moved = *h;
		timeline_take(held, (size_t)(h - proposal_entry(held, 0)));
		timeline_insert(pool, held, &moved);
	}
	return result;
}

static int
edit_new(struct pool *pool, struct diags *diags, const char *today,
	 struct proposal *held, struct proposal *after, struct edits *edits)
{
	int result = 0;
	size_t i;

	for (i = 0; i < after->history.count; i++) {
		struct entry *a = proposal_entry(after, i);

		if (a->ref.s)
			continue;
		a->in_file = i + 1;
		result |= day_check(diags, &a->date, today);
		timeline_insert(pool, held, a);
		edits->added++;
	}
	return result;
}

/* One day's entries stand as they were recorded, new ones last. */
static int
check_order(struct diags *diags, const struct proposal *held,
	    const struct proposal *after)
{
	size_t i, last = 0;

	for (i = 0; i < held->history.count; i++) {
		size_t n = proposal_entry(held, i)->in_file;

		if (n == 0)
			continue;
		if (n < last) {
			diag(diags, SLUG_ORDER,
			     &proposal_entry(after, n - 1)->at,
			     "entries of one day stand in the order in which"
			     " they were recorded, new ones last");
			diag_also(diags, &proposal_entry(after, last - 1)->at,
				  "this one was recorded before it");
			return -1;
		}
		last = n;
	}
	return 0;
}

int
record_edit(struct pool *pool, struct diags *diags, const char *today,
	    const char *from, struct proposal *held,
	    const struct proposal *before, struct proposal *after,
	    struct edits *edits)
{
	int result;

	memset(edits, 0, sizeof(*edits));
	edits->old = pool_alloc(pool, (after->history.count + 1) *
				sizeof(*edits->old));
	edited_refs(pool, held);
	if (check_refs(diags, before, after) < 0)
		return -1;
	held->id.at = after->id.at;
	result = edit_recorded(pool, diags, today, held, before, after, edits);
	result |= edit_new(pool, diags, today, held, after, edits);
	result |= check_order(diags, held, after);
	result |= edited_head(pool, diags, today, from, held, before, after,
			      edits);
	result |= edited_lists(pool, diags, held, before, after, edits);
	held->status.s = NULL;
	if (!edited_same(&before->status, &after->status))
		held->status = after->status;
	return result;
}
