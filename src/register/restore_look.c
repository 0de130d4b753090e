#include "register/restore_parts.h"

#include <stdlib.h>
#include <string.h>

#include "register/rows.h"
#include "register/timeline.h"

/* An entry while its proposal is looked at. */
struct look {
	const struct whole_entry *entry;
	int64_t change, n;
	struct look *corrects;		/* or NULL */
	int64_t corrected_at;		/* as known at that change it is */
};

/* A proposal while it is looked at. */
struct looks {
	struct restore *r;
	struct proposal *proposal;
	struct look *all;		/* one for each entry */
	size_t count;
	int64_t *changes;		/* that wrote or switched something of
					   it, in order */
	size_t change_count;
	int64_t known;			/* the one looked at */
};

int64_t
restore_entry_id(const struct restore *r, const char *ref)
{
	int64_t change, n;

	whole_ref(ref, &change, &n);
	return restore_change(r, change)->before + n;
}

void
restore_orders(const struct restore *r, const struct proposal *proposal)
{
	for (size_t i = 0; i < proposal->history.count; i++) {
		struct whole_entry *e = whole_entry(proposal, i);
		const struct whole_entry *root = e;

		/* One that corrects stands where the first of them stood. */
		for (size_t n = 0; n < proposal->history.count; n++) {
			const struct whole_entry *o = whole_entry(proposal, n);

			if (!root->mark.replaces.s)
				break;
			if (strcmp(o->mark.ref.s, root->mark.replaces.s) != 0)
				continue;
			root = o;
			n = (size_t)-1;
		}
		e->entry.ord = restore_entry_id(r, root->mark.ref.s);
	}
}

/* The reference of an entry: in range, and of no other entry. */
static int
look_at_ref(struct restore *r, struct look *look)
{
	const struct text *ref = &look->entry->mark.ref;
	struct diags *diags = r->store->diags;
	const struct restored_change *change;
	unsigned char *byte, bit;

	if (restore_ref(r, ref, &look->change, &look->n) < 0)
		return -1;
	change = restore_change(r, look->change);
	if (look->n > change->entries) {
		diag(diags, SLUG_WHOLE, &ref->at,
		     "change %lld recorded %lld entries, so none is \"%s\"",
		     (long long)change->no, (long long)change->entries,
		     ref->s);
		diag_also(diags, &change->said->at, "change %lld",
			  (long long)change->no);
		return -1;
	}
	byte = &r->seen[(change->before + look->n - 1) / 8];
	bit = (unsigned char)(1 << (change->before + look->n - 1) % 8);
	if (*byte & bit)
		return diag(diags, SLUG_WHOLE, &ref->at,
			    "\"%s\" is here twice", ref->s);
	*byte |= bit;
	return 0;
}

/* Finds what an entry corrects: an earlier one of the same proposal. */
static int
look_at_replaces(struct looks *looks, struct look *look)
{
	const struct whole_mark *mark = &look->entry->mark;
	struct diags *diags = looks->r->store->diags;

	if (!mark->replaces.s && mark->gone.s)
		return diag(diags, SLUG_WHOLE, &mark->gone.at,
			    "what is taken away is named by \"replaces\"");
	if (!mark->replaces.s)
		return 0;
	for (size_t i = 0; i < looks->count; i++) {
		struct look *other = &looks->all[i];

		if (strcmp(other->entry->mark.ref.s, mark->replaces.s) != 0)
			continue;
		if (other->change > look->change ||
		    (other->change == look->change && other->n >= look->n))
			break;
		look->corrects = other;
		return 0;
	}
	return diag(diags, SLUG_WHOLE, &mark->replaces.at, "this proposal has"
		    " no earlier entry \"%s\"", mark->replaces.s);
}

static int
look_at_entry(struct looks *looks, size_t i)
{
	struct restore *r = looks->r;
	struct store *store = r->store;
	struct whole_entry *e = whole_entry(looks->proposal, i);
	struct look *look = &looks->all[i];

	look->entry = e;
	if (!e->mark.ref.s || look_at_ref(r, look) < 0)
		return -1;
	if (e->mark.gone.s && strcmp(e->mark.gone.s, "yes") == 0)
		return day_check(store->diags, &e->entry.date, store->today);
	return (e->entry.renamed.s ?
		store_id(store, &e->entry.renamed) : 0) < 0 ||
	       entry_check(r->pool, store->diags,
			   restore_change(r, look->change)->process,
			   &e->entry, store->today) < 0 ? -1 : 0;
}

static void
add_change(struct looks *looks, int64_t change)
{
	size_t i = looks->change_count;

	while (i > 0 && looks->changes[i - 1] > change)
		i--;
	if (i > 0 && looks->changes[i - 1] == change)
		return;
	looks->changes = pool_grow(looks->r->pool, looks->changes,
				   looks->change_count,
				   sizeof(*looks->changes));
	memmove(looks->changes + i + 1, looks->changes + i,
		(looks->change_count++ - i) * sizeof(*looks->changes));
	looks->changes[i] = change;
}

/* The changes at which what counts of the proposal became another. */
static void
find_changes(struct looks *looks)
{
	for (size_t i = 0; i < looks->count; i++) {
		const struct restored_change *change =
			restore_change(looks->r, looks->all[i].change);
		const struct flip *flips = change->flips.items;

		add_change(looks, change->no);
		for (size_t n = 0; n < change->flips.count; n++)
			add_change(looks, flips[n].by);
	}
}

static bool
counts(const void *arg, const struct whole_entry *e)
{
	const struct looks *looks = arg;
	const struct look *look = &looks->all[e - whole_entry(looks->proposal,
							      0)];

	return restore_counts(looks->r, look->change, looks->known) &&
	       look->corrected_at != looks->known &&
	       !(e->mark.gone.s && strcmp(e->mark.gone.s, "yes") == 0);
}

/* The timeline as it was known at a change. */
static struct proposal *
timeline_at(struct looks *looks, int64_t known)
{
	looks->known = known;
	for (size_t i = 0; i < looks->count; i++)
		if (looks->all[i].corrects &&
		    restore_counts(looks->r, looks->all[i].change, known))
			looks->all[i].corrects->corrected_at = known;
	return whole_timeline(looks->r->pool, looks->proposal, counts, looks);
}

/* What an override or an old process excuses is for the guards to judge. */
static int
walk(struct looks *looks, struct proposal *timeline)
{
	struct restore *r = looks->r;

	if (r->head.processes.count > 1)
		return 0;
	return timeline_walk(r->pool, r->store->diags, r->changes[0].process,
			     timeline, r->remarks);
}

/* The head says what counts now: the file was not altered by halves. */
static int
look_at_head(struct looks *looks)
{
	struct diags *diags = looks->r->store->diags;
	struct proposal *p = looks->proposal, *timeline, all = { 0 };
	int64_t last = (int64_t)looks->r->change_count;

	timeline = timeline_at(looks, last);
	if (timeline->history.count == 0) {
		if (p->status.s || p->title.s)
			return diag(diags, SLUG_HEADER_CHECK, &p->at,
				    "nothing of this proposal is in force, so"
				    " it has no title and no status");
		for (size_t i = 0; i < looks->count; i++)
			if (whole_entry(p, i)->entry.renamed.s)
				return 0;
		return diag(diags, SLUG_HEADER_CHECK, &p->id.at,
			    "no entry gives this id");
	}
	timeline->title = p->title;
	timeline->status = p->status;
	all = *timeline;
	record_head(&all);
	if (!all.id.s || !all.title.s || !p->title.s || !p->status.s ||
	    !proposal_latest(timeline, dated_facts))
		return diag(diags, SLUG_HEADER_CHECK, &p->at, "a proposal in"
			    " force has an id, a title and a status, and"
			    " entries that give them");
	return record_agrees(diags, timeline, true) < 0 ||
	       walk(looks, timeline) < 0 ? -1 : 0;
}

/* Every timeline as it was known before; the last was looked at. */
static int
look_back(struct looks *looks)
{
	for (size_t i = 0; i + 1 < looks->change_count; i++) {
		struct proposal *timeline = timeline_at(looks,
							looks->changes[i]);

		if (timeline->history.count == 0 || walk(looks, timeline) == 0)
			continue;
		diag_help(looks->r->store->diags, "So it stood when change"
			  " %lld was recorded.",
			  (long long)looks->changes[i]);
		return -1;
	}
	return 0;
}

static int
look_at_bodies(struct restore *r, const struct proposal *proposal)
{
	const struct whole_planned *planned = proposal->planned.items;
	struct diags *diags = r->store->diags;
	int64_t change, n;

	for (size_t i = 0; i < proposal->planned.count; i++) {
		const struct text *body = &planned[i].planned.body;
		const struct process *process;

		whole_ref(planned[i].mark.ref.s, &change, &n);
		process = restore_change(r, change)->process;
		if (!process_body(process, body->s))
			return process_no_body(r->pool, diags, process,
					       body->s, &body->at);
	}
	return 0;
}

/* That the document is wanted when its changes are written. */
static void
add_visit(struct restore *r, int64_t change, int64_t n)
{
	struct visit *visit;
	uint32_t document = (uint32_t)r->document_count - 1;
	size_t i = r->visit_count;

	for (; i > 0 && r->visits[i - 1].document == document; i--) {
		visit = &r->visits[i - 1];
		if (visit->change != (uint32_t)change)
			continue;
		if (visit->n > (uint32_t)n)
			visit->n = (uint32_t)n;
		return;
	}
	r->visits = pool_grow(r->store->pool, r->visits, r->visit_count,
			      sizeof(*r->visits));
	r->visits[r->visit_count++] = (struct visit){
		.change = (uint32_t)change, .n = (uint32_t)n,
		.document = document,
	};
}

static void
add_visits(struct restore *r, const struct looks *looks)
{
	const struct proposal *p = looks->proposal;
	const struct whole_planned *planned = p->planned.items;
	const struct whole_document *documents = p->documents.items;
	int64_t change, n;

	for (size_t i = 0; i < looks->count; i++)
		add_visit(r, looks->all[i].change, looks->all[i].n);
	for (size_t i = 0; i < p->planned.count; i++)
		if (whole_ref(planned[i].mark.ref.s, &change, &n))
			add_visit(r, change, UINT32_MAX);
	for (size_t i = 0; i < p->documents.count; i++)
		if (whole_ref(documents[i].mark.ref.s, &change, &n))
			add_visit(r, change, UINT32_MAX);
}

int
restore_look(struct restore *r, struct proposal *proposal)
{
	struct looks looks = {
		.r = r, .proposal = proposal,
		.count = proposal->history.count,
	};
	int result = store_id(r->store, &proposal->id);

	if (looks.count == 0)
		return diag(r->store->diags, SLUG_FIRST_ENTRY,
			    &proposal->history.at, "the history of %s is"
			    " empty", proposal->id.s);
	looks.all = pool_alloc(r->pool, looks.count * sizeof(*looks.all));
	for (size_t i = 0; i < looks.count; i++)
		if (look_at_entry(&looks, i) < 0)
			result = -1;
	for (size_t i = 0; i < looks.count && result == 0; i++)
		result = look_at_replaces(&looks, &looks.all[i]);
	if (result < 0 ||
	    restore_marks(r, &proposal->planned, sizeof(struct whole_planned),
			  offsetof(struct whole_planned, mark)) < 0 ||
	    restore_marks(r, &proposal->documents,
			  sizeof(struct whole_document),
			  offsetof(struct whole_document, mark)) < 0 ||
	    look_at_bodies(r, proposal) < 0)
		return -1;
	restore_orders(r, proposal);
	find_changes(&looks);
	if (look_at_head(&looks) < 0 || look_back(&looks) < 0)
		return -1;
	add_visits(r, &looks);
	return 0;
}
