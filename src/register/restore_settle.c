#include "register/restore_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/date.h"
#include "base/sha256.h"
#include "register/papers.h"
#include "register/rows.h"

/* More entries than this no file can hold. */
#define ENTRIES_MAX (INT64_C(1) << 31)

static int64_t
number(const struct text *text)
{
	return text->s ? strtoll(text->s, NULL, 10) : 0;
}

/* Whether S is a time as 2017-05-10T09:00:00Z. */
static bool
is_time(struct pool *pool, const char *s)
{
	static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
	size_t i;

	for (i = 0; form[i] && s[i]; i++)
		if (form[i] == 'd' ? s[i] < '0' || s[i] > '9' :
		    s[i] != form[i])
			return false;
	return !form[i] && !s[i] &&
	       date_check(pool_strndup(pool, s, 10)) == DATE_GOOD &&
	       strncmp(s + 11, "24", 2) < 0 && s[14] < '6' && s[17] < '6';
}

static int
check_time(struct restore *r, const struct restored_change *change)
{
	const struct text *time = &change->said->time;
	struct diags *diags = r->store->diags;
	const struct text *before;

	if (!is_time(r->store->pool, time->s))
		return diag(diags, SLUG_DATE, &time->at, "\"%s\" is no time,"
			    " as 2017-05-10T09:00:00Z", time->s);
	if (change->no == 1)
		return 0;
	before = &change[-1].said->time;
	if (strcmp(before->s, time->s) <= 0)
		return 0;
	diag(diags, SLUG_WHOLE, &time->at,
	     "this is earlier than the change before");
	diag_also(diags, &before->at, "the change before");
	return -1;
}

/* What a change takes back, or puts back if LIVE. */
static int
settle_flips(struct restore *r, const struct restored_change *change,
	     const struct list *targets, bool live)
{
	const struct text *target = targets->items;

	for (size_t i = 0; i < targets->count; i++) {
		char *end;
		int64_t no = strtoll(target[i].s, &end, 10);
		struct restored_change *of = restore_change(r, no);
		struct flip *flip;

		if (*end || !of || of >= change)
			return diag(r->store->diags, SLUG_WHOLE,
				    &target[i].at, "\"%s\" is no change before"
				    " this one", target[i].s);
		flip = list_add(r->store->pool, &of->flips, sizeof(*flip));
		flip->by = change->no;
		flip->live = live;
	}
	return 0;
}

/* The process it loads: NEXT of them were loaded before. */
static int
settle_process(struct restore *r, struct restored_change *change,
	       size_t *next)
{
	const struct process *processes = r->head.processes.items;
	const struct text *name = &change->said->process;

	if (change->no > 1)
		change->process = change[-1].process;
	if (!name->s && change->no > 1)
		return 0;
	if (!name->s)
		return diag(r->store->diags, SLUG_WHOLE, &change->said->at,
			    "the first change loads a process");
	if (*next == r->head.processes.count ||
	    strcmp(processes[*next].name.s, name->s) != 0)
		return diag(r->store->diags, SLUG_WHOLE, &name->at,
			    "\"%s\" is not the next of the processes",
			    name->s);
	change->process = &processes[(*next)++];
	return 0;
}

static int
settle_change(struct restore *r, struct restored_change *change,
	      size_t *processes)
{
	struct whole_change *said = change->said;

	if (number(&said->no) != change->no)
		return diag(r->store->diags, SLUG_WHOLE, &said->no.at,
			    "change %lld belongs here",
			    (long long)change->no);
	change->before = r->entries;
	change->entries = number(&said->entries);
	r->entries += change->entries;
	if (r->entries > ENTRIES_MAX)
		return diag(r->store->diags, SLUG_TOO_LARGE,
			    &said->entries.at, "there are too many entries");
	return check_time(r, change) < 0 ||
	       settle_process(r, change, processes) < 0 ||
	       settle_flips(r, change, &said->takes_back, false) < 0 ||
	       settle_flips(r, change, &said->puts_back, true) < 0 ? -1 : 0;
}

static int
settle_changes(struct restore *r)
{
	struct whole_change *said = r->head.changes.items;
	size_t count = r->head.changes.count, processes = 0;
	const struct text *last = &r->head.last_change;

	if (!last->s || !r->head.proposals.s)
		return diag(r->store->diags, SLUG_WHOLE, &r->head.at,
			    "the first part says last-change and proposals");
	r->change_count = count;
	r->changes = pool_alloc(r->store->pool,
				(count + 1) * sizeof(*r->changes));
	for (size_t i = 0; i < count; i++) {
		r->changes[i].said = &said[i];
		r->changes[i].no = (int64_t)i + 1;
		if (settle_change(r, &r->changes[i], &processes) < 0)
			return -1;
	}
	if (count == 0 || number(last) != (int64_t)count)
		return diag(r->store->diags, SLUG_WHOLE, &last->at,
			    "the file holds %zu changes, not %s: it is not"
			    " whole", count, last->s);
	if (processes < r->head.processes.count)
		return diag(r->store->diags, SLUG_WHOLE,
			    &r->head.processes.at,
			    "a process is here that no change loads");
	r->store->process = r->changes[count - 1].process;
	r->seen = pool_alloc(r->store->pool, (size_t)r->entries / 8 + 1);
	return 0;
}

/*
 * Rows stand in the order they were recorded: the next one is of the same
 * change as the one before, and the next in it, or the first of a later one.
 */
struct order {
	int64_t change, n;
};

static int
next_ref(struct restore *r, struct order *order, const struct text *ref)
{
	struct order is;

	if (restore_ref(r, ref, &is.change, &is.n) < 0)
		return -1;
	if (is.change < order->change || is.n != (is.change == order->change ?
						  order->n + 1 : 1))
		return diag(r->store->diags, SLUG_WHOLE, &ref->at,
			    "\"%s\" does not belong here: rows stand in the"
			    " order they were recorded", ref->s);
	*order = is;
	return 0;
}

/* What a row corrects was recorded before, as one of the COUNT earlier. */
static int
check_replaces(struct restore *r, const struct whole_mark *mark,
	       const char *items, size_t size, size_t mark_at, size_t count)
{
	if (!mark->replaces.s && mark->gone.s)
		return diag(r->store->diags, SLUG_WHOLE, &mark->gone.at,
			    "what is taken away is named by \"replaces\"");
	if (!mark->replaces.s)
		return 0;
	for (size_t i = 0; i < count; i++) {
		const struct whole_mark *other = (const struct whole_mark *)
			(items + i * size + mark_at);

		if (strcmp(other->ref.s, mark->replaces.s) == 0)
			return 0;
	}
	return diag(r->store->diags, SLUG_WHOLE, &mark->replaces.at,
		    "there is no \"%s\" before this one", mark->replaces.s);
}

int
restore_marks(struct restore *r, const struct list *list, size_t size,
	      size_t mark_at)
{
	struct order order = { 0, 0 };

	for (size_t i = 0; i < list->count; i++) {
		const char *items = list->items;
		const struct whole_mark *mark = (const struct whole_mark *)
			(items + i * size + mark_at);

		if (next_ref(r, &order, &mark->ref) < 0 ||
		    check_replaces(r, mark, items, size, mark_at, i) < 0)
			return -1;
	}
	return 0;
}

/* Numbers of changes that are there, the earliest first. */
static int
check_change(struct restore *r, int64_t *before, const struct text *change)
{
	int64_t no = number(change);

	if (!restore_change(r, no) || no < *before)
		return diag(r->store->diags, SLUG_WHOLE, &change->at,
			    "\"%s\" is no change of this file, or an earlier"
			    " one than the row before has", change->s);
	*before = no;
	return 0;
}

static int
settle_holidays(struct restore *r)
{
	const struct whole_holiday *days = r->head.holidays.items;
	int64_t before = 0;

	for (size_t i = 0; i < r->head.holidays.count; i++)
		if (check_change(r, &before, &days[i].change) < 0)
			return -1;
	return 0;
}

/* The bytes of one piece; NULL with a problem recorded. */
static const char *
piece_bytes(struct restore *r, const struct whole_paper *piece, size_t *len)
{
	const char *bytes;

	if (piece->text.s || !piece->base64.s) {
		bytes = piece->text.s ? piece->text.s : "";
		*len = strlen(bytes);
		return bytes;
	}
	bytes = base64_bytes(r->store->pool, piece->base64.s, len);
	if (!bytes || strlen(bytes) != *len) {
		diag(r->store->diags, SLUG_WHOLE, &piece->base64.at,
		     "this is not base64 of a paper");
		return NULL;
	}
	return bytes;
}

/* The first piece of a paper, or the next of PAPER. */
static int
take_piece(struct restore *r, const struct whole_paper *piece,
	   struct issued *paper, int64_t n)
{
	size_t len;
	const char *bytes = piece_bytes(r, piece, &len);

	if (!bytes)
		return -1;
	if (n > 1) {
		if (number(&piece->change) != paper->change ||
		    strcmp(piece->name.s, paper->name) != 0)
			return diag(r->store->diags, SLUG_WHOLE, &piece->at,
				    "this piece does not follow the paper it"
				    " belongs to");
		paper->text = pool_printf(r->store->pool, "%s%s", paper->text,
					  bytes);
		paper->len += len;
		return 0;
	}
	if (!piece->kind.s || !piece->until.s || !piece->known.s ||
	    !piece->format.s || !piece->sha256.s)
		return diag(r->store->diags, SLUG_MISSING_FIELD, &piece->at,
			    "a paper has kind, until, known, format and"
			    " sha256");
	*paper = (struct issued){
		.name = piece->name.s, .kind = piece->kind.s,
		.since = piece->since.s, .until = piece->until.s,
		.known = number(&piece->known), .format = piece->format.s,
		.sha256 = piece->sha256.s, .text = bytes, .len = len,
		.change = number(&piece->change),
	};
	return 0;
}

/* What went out is what is here, to the byte. */
static int
check_digest(struct restore *r, const struct issued *paper,
	     const struct whole_paper *first)
{
	if (strcmp(sha256(r->store->pool, paper->text, paper->len),
		   paper->sha256) == 0)
		return 0;
	return diag(r->store->diags, SLUG_WHOLE, &first->sha256.at,
		    "the bytes of \"%s\" are not those that went out: their"
		    " SHA-256 is another", paper->name);
}

static int
settle_papers(struct restore *r)
{
	const struct whole_paper *pieces = r->head.papers.items, *first = NULL;
	size_t count = r->head.papers.count;
	int64_t n = 1, before = 0;

	r->papers = pool_alloc(r->store->pool, (count + 1) *
			       sizeof(*r->papers));
	for (size_t i = 0; i < count; i++) {
		n = pieces[i].piece.s ? n + 1 : 1;
		if (check_change(r, &before, &pieces[i].change) < 0)
			return -1;
		if (pieces[i].piece.s &&
		    (i == 0 || number(&pieces[i].piece) != n))
			return diag(r->store->diags, SLUG_WHOLE,
				    &pieces[i].piece.at, "piece %lld of a"
				    " paper belongs here", (long long)n);
		if (n == 1)
			first = &pieces[i];
		r->paper_count += n == 1;
		if (take_piece(r, &pieces[i], &r->papers[r->paper_count - 1],
			       n) < 0)
			return -1;
		if ((i + 1 == count || !pieces[i + 1].piece.s) &&
		    check_digest(r, &r->papers[r->paper_count - 1],
				 first) < 0)
			return -1;
	}
	return 0;
}

static int
check_processes(struct restore *r)
{
	const struct process *processes = r->head.processes.items;

	for (size_t i = 0; i < r->head.processes.count; i++)
		if (process_check(r->store->diags, &processes[i]) < 0)
			return -1;
	return 0;
}

int
restore_settle(struct restore *r)
{
	return settle_changes(r) < 0 || check_processes(r) < 0 ||
	       restore_marks(r, &r->head.releases,
			     sizeof(struct whole_release),
			     offsetof(struct whole_release, mark)) < 0 ||
	       restore_marks(r, &r->head.questions,
			     sizeof(struct whole_question),
			     offsetof(struct whole_question, mark)) < 0 ||
	       settle_holidays(r) < 0 || settle_papers(r) < 0 ? -1 : 0;
}
