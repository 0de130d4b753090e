#include "register/edited_head.h"

#include <string.h>

#include "register/merge.h"
#include "register/rows.h"

bool
edited_same(const struct text *a, const struct text *b)
{
	return a->s && b->s ? strcmp(a->s, b->s) == 0 : a->s == b->s;
}

/* One fact at the head, as handed out and as it came back. */
struct head {
	struct pool *pool;
	struct diags *diags;
	const struct dated_fact *fact;
	struct text *was, *is;
	const struct entry *gave, *gives;	/* the last entry in the text
						   with it, or NULL */
	struct proposal *held;
	struct edits *edits;
	const char *from;			/* the day it holds from */
	bool typed;				/* that was said, so also of
						   what was blank */
};

static int
disagree(const struct head *head)
{
	const struct text *value = fact_in_entry(head->fact, head->gives);
	const struct pos *at = head->is->s ? &head->is->at : &value->at;

	diag(head->diags, SLUG_HEADER_CHECK, at,
	     "the header and the history do not agree on the %s",
	     head->fact->key);
	if (head->is->s)
		diag_also(head->diags, &value->at,
			  "the last %s in the history", head->fact->key);
	diag_help(head->diags, "Make the header agree, or leave it as it was:"
		  " the entry counts.");
	return -1;
}

static void
note_fact(const struct head *head, bool first)
{
	struct edited_fact *noted = list_add(head->pool, &head->edits->facts,
					     sizeof(*noted));

	noted->fact = head->fact;
	noted->before = head->was->s;
	noted->value = head->is->s;
	noted->from = first ? NULL : head->from;
}

/* Makes the first entry that gives it, or the first of all, say it. */
static void
edit_first(const struct head *head)
{
	struct entry *first = proposal_latest(head->held, head->fact);

	if (!first)
		first = proposal_entry(head->held, 0);
	*fact_in_entry(head->fact, first) = *head->is;
	first->filled = first->id != 0;
	/* It is told as a fact, not as part of the entry. */
	if (first->id)
		*fact_in_entry(head->fact,
			       &head->edits->old[first->in_file - 1]) =
			*head->is;
	note_fact(head, true);
}

/* Returns whether a new entry gives it; -1 with a problem recorded. */
static int
edit_fact(const struct head *head)
{
	const struct text *gave = head->gave ?
		fact_in_entry(head->fact, head->gave) : NULL;
	const struct text *gives = head->gives ?
		fact_in_entry(head->fact, head->gives) : NULL;

	if (edited_same(head->was, head->is) ||
	    (gives && edited_same(gives, head->is)))
		return 0;
	if (!head->is->s && gives)
		return disagree(head);
	if (!head->is->s && gave)
		return 0;	/* taken out of the entry too */
	if (gives && !(gave && edited_same(gave, gives)))
		return disagree(head);
	if (head->is->s && (head->was->s || head->typed)) {
		note_fact(head, false);
		return 1;
	}
	if (!head->is->s && !head->edits->altered)
		head->edits->altered = &head->held->id.at;
	edit_first(head);
	return 0;
}

/* A new id is a dated fact too, but nothing to be changed by a slip. */
static int
check_id(struct diags *diags, const struct proposal *before,
	 const struct proposal *after)
{
	const struct entry *latest = proposal_latest(after, dated_facts);

	if (edited_same(&before->id, &after->id) ||
	    (latest && edited_same(&latest->renamed, &after->id)))
		return 0;
	diag(diags, SLUG_HEADER_CHECK, &after->id.at,
	     "this is %s: its id is not changed at the head", before->id.s);
	diag_help(diags, "To give it another: an entry with renamed: and the"
		  " new id");
	return -1;
}

int
edited_head(struct pool *pool, struct diags *diags, const char *today,
	    const char *from, struct proposal *held,
	    const struct proposal *before, const struct proposal *after,
	    struct edits *edits)
{
	struct entry now = { .date.s = NULL };
	int result = check_id(diags, before, after);
	const struct dated_fact *fact;

	for (fact = dated_facts + 1; fact->key; fact++) {
		struct head head = {
			.pool = pool, .diags = diags, .fact = fact,
			.was = fact_in_head(fact, before),
			.is = fact_in_head(fact, after),
			.gave = proposal_latest(before, fact),
			.gives = proposal_latest(after, fact),
			.held = held, .edits = edits,
			.from = from ? from : today, .typed = from != NULL,
		};
		int dated = edit_fact(&head);

		if (dated < 0)
			result = -1;
		if (dated <= 0)
			continue;
		*fact_in_entry(fact, &now) = *head.is;
		if (!now.date.s)
			now.at = head.is->at;
		now.date.s = head.from;
	}
	if (now.date.s)
		timeline_insert(pool, held, &now);
	return result;
}

static const struct pos *
list_place(const struct proposal *after, const struct list *list)
{
	return list->at.file ? &list->at : &after->id.at;
}

/* Whether two records of a kind say the same. */
static bool
same_record(const struct record *kind, const void *a, const void *b)
{
	size_t i;

	for (i = 0; i < kind->count; i++)
		if (!edited_same(field_text(&kind->fields[i], a),
				 field_text(&kind->fields[i], b)))
			return false;
	return true;
}

static bool
list_has(const struct record *kind, const struct list *list, const void *item)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (same_record(kind, (const char *)list->items +
				i * kind->size, item))
			return true;
	return false;
}

/* Adds to HELD what is new in AFTER; what is missing there is a problem. */
static int
edit_list(struct pool *pool, struct diags *diags, const struct record *kind,
	  struct list *held, const struct list *before,
	  const struct list *after, const struct pos *at, size_t *added)
{
	const char *b = before->items, *a = after->items;
	int result = 0;
	size_t i;

	for (i = 0; i < before->count; i++, b += kind->size) {
		const struct text *first = field_text(&kind->fields[0], b);
		const struct text *second = field_text(&kind->fields[1], b);

		if (list_has(kind, after, b))
			continue;
		result = diag(diags, SLUG_DIFFERENT, at,
			      "%s that is recorded is missing or another: %s,"
			      " %s", kind->noun, first->s, second->s);
		diag_help(diags, "There can be new ones, but what is recorded"
			  " stays. Put it back as it was.");
	}
	for (i = 0; i < after->count; i++, a += kind->size) {
		if (list_has(kind, before, a))
			continue;
		memcpy(list_add(pool, held, kind->size), a, kind->size);
		++*added;
	}
	return result;
}

int
edited_lists(struct pool *pool, struct diags *diags, struct proposal *held,
	     const struct proposal *before, const struct proposal *after,
	     struct edits *edits)
{
	return edit_list(pool, diags, &planned_record, &held->planned,
			 &before->planned, &after->planned,
			 list_place(after, &after->planned),
			 &edits->planned) |
	       edit_list(pool, diags, &document_record, &held->documents,
			 &before->documents, &after->documents,
			 list_place(after, &after->documents),
			 &edits->documents);
}
