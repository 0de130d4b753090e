#include "register/store.h"

#include <string.h>

#include "register/load.h"
#include "register/names.h"
#include "register/timeline.h"
#include "register/write.h"

/* So many new proposals make a bulk load. */
#define STORE_BULK 200

/* Where a proposal of this run was read. */
struct place {
	const char *file;
	unsigned line;
};

int
store_id(struct store *store, const struct text *id)
{
	const struct process_family *families = store->process->families.items;
	const struct process_family *family;
	long number;
	char letter;
	size_t i;

	if (!id->s || process_id(store->process, id->s, &family, &number,
				 &letter))
		return 0;
	diag(store->diags, SLUG_ID, &id->at, "\"%s\" is not an id", id->s);
	if (strspn(id->s, "0123456789") == strlen(id->s) &&
	    strlen(id->s) < 10)
		diag_help(store->diags, "%s it is written in full: %s",
			  id->at.file ? "In a file" : "Here",
			  process_id_of(store->pool, store->process, id->s));
	for (i = 0; i < store->process->families.count; i++)
		diag_help(store->diags, "An id is %s and at least %s digits%s",
			  families[i].prefix.s, families[i].digits.s,
			  flag_set(&families[i].suffix) ?
			  ", and perhaps a capital letter" : "");
	return -1;
}

static int
check_ids(struct store *store, const struct proposal *p)
{
	int result = store_id(store, &p->id);
	size_t i;

	for (i = 0; i < p->history.count; i++)
		result |= store_id(store, &proposal_entry(p, i)->renamed);
	return result;
}

/* The proposal an id in full names; 0 if none, -1 on a problem. */
static int64_t
find_exact(struct store *store, const char *id)
{
	struct stmt *stmt = db_stmt(store->db, SQL_NAME_PROPOSAL);

	stmt_text(stmt, 1, id);
	return stmt_number(stmt);
}

/* The proposal that any of a record's ids means; 0 if none, -1 on a problem. */
static int64_t
find_any(struct store *store, const struct proposal *p)
{
	int64_t key = find_exact(store, p->id.s);
	size_t i;

	for (i = 0; key == 0 && i < p->history.count; i++)
		if (proposal_entry(p, i)->renamed.s)
			key = find_exact(store,
					 proposal_entry(p, i)->renamed.s);
	return key;
}

/* A proposal cannot be renamed to what another goes by. */
static int
check_renames(struct store *store, const struct proposal *p)
{
	int result = 0;
	size_t i;

	for (i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);
		int64_t other;

		/* The id at the head was looked for before. */
		if (!e->renamed.s || (e->id && !e->filled) ||
		    strcmp(e->renamed.s, p->id.s) == 0)
			continue;
		other = find_exact(store, e->renamed.s);
		if (other < 0)
			return -1;
		if (other && other != p->key)
			result = diag(store->diags, SLUG_DUPLICATE_ID,
				      &e->renamed.at,
				      "another proposal goes by %s",
				      e->renamed.s);
	}
	return result;
}

/* The document is known by its digest from now on; what is typed has none. */
static int
remember(struct store *store, const struct proposal *p)
{
	return !store->reads ? 0 :
	       source_add(store->db, store->change.no, p->key, store->source);
}

static enum stored
store_new(struct store *store, struct pool *pool, struct proposal *p)
{
	struct stmt *stmt;
	struct place *place;

	if (p->history.count == 0) {
		diag(store->diags, SLUG_FIRST_ENTRY, &p->history.at,
		     "the history of %s is empty", p->id.s);
		diag_help(store->diags, "Its first entry gives a date and the"
			  " status it began in.");
		return STORED_FAULTY;
	}
	if (record_unfold(store->diags, p) | check_renames(store, p) |
	    timeline_walk(pool, store->diags, store->process, p,
			  store->remarks))
		return STORED_FAULTY;
	p->key = store->change.next_proposal++;
	if (!store->first_new)
		store->first_new = p->key;
	if (store->place_count == STORE_BULK &&
	    change_bulk(&store->change) < 0)
		return STORED_FAULTY;
	store->places = pool_grow(store->pool, store->places,
				  store->place_count, sizeof(*place));
	place = &store->places[store->place_count++];
	place->file = p->id.at.file;
	place->line = p->id.at.line;
	stmt = db_stmt(store->db, SQL_PROPOSAL_ADD);
	stmt_int(stmt, 1, p->key);
	stmt_int(stmt, 2, store->change.no);
	if (stmt_run(stmt) < 0 || write_rows(store, p, true) < 0 ||
	    remember(store, p) < 0)
		return STORED_FAULTY;
	record_head(p);
	return STORED_NEW;
}

/* One that was found by another id must have gone by the one at its head. */
static int
check_head_id(struct store *store, const struct proposal *held,
	      const struct proposal *given)
{
	int64_t key = find_exact(store, given->id.s);
	size_t i;

	if (key == held->key)
		return 0;
	for (i = 0; i < given->history.count; i++) {
		const struct text *id = &proposal_entry(given, i)->renamed;

		if (id->s && strcmp(id->s, given->id.s) == 0)
			return 0;
	}
	diag(store->diags, SLUG_HEADER_CHECK, &given->id.at,
	     "%s never went by %s", held->id.s, given->id.s);
	diag_help(store->diags, "The history says that this is %s. Write an id"
		  " it has, or the entry that renames it.", held->id.s);
	return -1;
}

/*
 * The status at the head, held against the file's own history: a file that is
 * in the register in full is right however far the register has moved on.
 */
static int
check_status(struct store *store, const struct proposal *held,
	     const struct proposal *given)
{
	const struct entry *last = NULL, *of_file = NULL, *e;
	const struct pos *at = NULL;
	size_t i;

	for (i = 0; i < held->history.count; i++) {
		e = proposal_entry(held, i);
		if (!e->status.s)
			continue;
		last = e;
		if (e->in_file && (!of_file || e->in_file > of_file->in_file))
			of_file = e;
	}
	if (of_file) {
		last = of_file;
		e = proposal_entry(given, of_file->in_file - 1);
		at = e->status.s ? &e->status.at : &e->vote.at;
	}
	if (!given->status.s || !last ||
	    strcmp(given->status.s, last->status.s) == 0)
		return 0;
	return status_differs(store->diags, &given->status, last->status.s, at);
}

/* Typed, there is no file that could be held against what is recorded. */
static enum stored
store_taken(struct store *store, const struct proposal *held)
{
	diag(store->diags, SLUG_REGISTER_EXISTS, NULL,
	     "%s is already in the register and this is different",
	     held->id.s);
	diag_help(store->diags, "To see it: secreg show %s", held->id.s);
	return STORED_FAULTY;
}

/* Without --update: the same, or a problem that shows the two ways on. */
static enum stored
store_again(struct store *store, struct pool *pool, struct proposal *held,
	    struct proposal *given)
{
	struct diags *scratch = diags_new(pool);
	struct merged merged = { 0 };

	if (record_merge(pool, scratch, held, given, &merged) == 0 &&
	    !merged_any(&merged))
		return check_status(store, held, given) < 0 ?
		       STORED_FAULTY : STORED_SAME;
	if (!given->id.at.file)
		return store_taken(store, held);
	diag(store->diags, SLUG_EXISTS, &given->id.at,
	     "%s is already in the register and this is different",
	     held->id.s);
	diag_help(store->diags, "To add the new entries:       secreg add"
		  " --update %s", given->id.at.file);
	diag_help(store->diags, "To see the differences first: secreg add"
		  " --update --dry-run %s", given->id.at.file);
	return STORED_FAULTY;
}

static enum stored
store_merged(struct store *store, struct pool *pool, struct proposal *held,
	     struct proposal *given, struct merged *merged)
{
	if (record_merge(pool, store->diags, held, given, merged) < 0 ||
	    check_renames(store, held) < 0 ||
	    timeline_walk(pool, store->diags, store->process, held,
			  store->remarks) < 0 ||
	    check_status(store, held, given) < 0)
		return STORED_FAULTY;
	if (!merged_any(merged))
		return STORED_SAME;
	return write_rows(store, held, false) < 0 ||
	       remember(store, held) < 0 ? STORED_FAULTY : STORED_MERGED;
}

static bool
revised(const struct proposal *p)
{
	const struct planned *planned = p->planned.items;
	const struct document_link *documents = p->documents.items;
	size_t i;

	for (i = 0; i < p->history.count; i++)
		if (!proposal_entry(p, i)->id || proposal_entry(p, i)->filled)
			return true;
	for (i = 0; i < p->planned.count; i++)
		if (!planned[i].id)
			return true;
	for (i = 0; i < p->documents.count; i++)
		if (!documents[i].id)
			return true;
	return p->removed.count > 0;
}

/* The entry that gives a proposal its id stays while there are others. */
static int
check_id_left(const struct store *store, const struct proposal *held)
{
	for (size_t i = 0; i < held->history.count; i++)
		if (proposal_entry(held, i)->renamed.s)
			return 0;
	if (held->history.count == 0)
		return 0;
	diag(store->diags, SLUG_ID, NULL,
	     "without that entry %s would have no id", held->id.s);
	diag_help(store->diags, "Correct what is wrong in it instead, or take "
		  "the others away first.");
	return -1;
}

enum stored
store_revised(struct store *store, struct pool *pool, struct proposal *held)
{
	held->status.s = NULL;
	if (!revised(held))
		return STORED_SAME;
	if (check_ids(store, held) < 0 || check_renames(store, held) < 0 ||
	    check_id_left(store, held) < 0 ||
	    timeline_walk(pool, store->diags, store->process, held,
			  store->remarks) < 0 ||
	    write_rows(store, held, false) < 0)
		return STORED_FAULTY;
	record_head(held);
	return STORED_MERGED;
}

enum stored
store_proposal(struct store *store, struct pool *pool,
	       struct proposal *proposal, struct merged *merged)
{
	struct proposal held, given = *proposal;
	enum stored stored;
	int64_t key;

	if (check_ids(store, proposal) |
	    record_check(pool, store->diags, store->process, proposal,
			 store->today))
		return STORED_FAULTY;
	given = *proposal;
	key = find_any(store, proposal);
	if (key < 0)
		return STORED_FAULTY;
	if (store->first_new && key >= store->first_new) {
		const struct place *place =
			&store->places[key - store->first_new];

		diag(store->diags, SLUG_DUPLICATE_ID, &proposal->id.at,
		     "%s is here twice", proposal->id.s);
		diag_help(store->diags, "%s:%u: the first one", place->file,
			  place->line);
		return STORED_FAULTY;
	}
	if (!key)
		return store_new(store, pool, proposal);
	if (load_one(pool, store->db, key, &held) <= 0 ||
	    (record_agrees(store->diags, &given, false) |
	     check_head_id(store, &held, &given)))
		return STORED_FAULTY;
	stored = store->update && given.id.at.file ?
		 store_merged(store, pool, &held, &given, merged) :
		 store_again(store, pool, &held, &given);
	*proposal = held;
	return stored;
}

/* What is new of a vote is for --update only, once the vote is there. */
static int
vote_says_more(struct store *store, const struct meeting_item *item,
	       const struct entry *vote)
{
	const struct text *id = &item->proposal;

	diag(store->diags, SLUG_EXISTS, &id->at,
	     "this vote on %s is already in the register and this says more:"
	     " %s", id->s, vote->filled_in);
	diag_help(store->diags, "To fill it in: secreg add --update %s",
		  id->at.file);
	return -1;
}

static enum stored
store_item(struct store *store, struct pool *pool,
	   const struct meeting *meeting, struct meeting_item *item,
	   store_told *told, void *arg)
{
	struct entry entry = {
		.at = item->at, .date = meeting->date,
		.body = { meeting->body.s, item->proposal.at },
		.vote = item->vote, .carried = item->carried,
		.alternative = item->alternative, .ballots = item->ballots,
		.status = item->status, .who = item->who,
		.implementation_date = item->implementation_date,
		.release = item->release, .note = item->note,
	};
	struct proposal held;
	struct merged merged = { 0 };
	struct entry *placed;
	int64_t key;

	if (store_id(store, &item->proposal) |
	    entry_check(pool, store->diags, store->process, &entry, NULL))
		return STORED_FAULTY;
	key = find_exact(store, item->proposal.s);
	if (key == 0) {
		diag(store->diags, SLUG_ID, &item->proposal.at,
		     "there is no proposal %s in the register",
		     item->proposal.s);
		return STORED_FAULTY;
	}
	if (key < 0 || load_one(pool, store->db, key, &held) <= 0)
		return STORED_FAULTY;
	if (entry_merge(pool, store->diags, &held, &entry, &merged,
			&placed) < 0)
		return STORED_FAULTY;
	if (!merged_any(&merged)) {
		told(arg, &held, NULL);
		return STORED_SAME;
	}
	if (merged.filled && !store->update) {
		vote_says_more(store, item, placed);
		return STORED_FAULTY;
	}
	held.status.s = NULL;
	held.id.at = item->proposal.at;
	if (timeline_walk(pool, store->diags, store->process, &held,
			  store->remarks) < 0 ||
	    write_rows(store, &held, false) < 0)
		return STORED_FAULTY;
	told(arg, &held, placed);
	return merged.filled ? STORED_MERGED : STORED_NEW;
}

enum stored
store_meeting(struct store *store, struct pool *pool, struct meeting *meeting,
	      store_told *told, void *arg)
{
	struct meeting_item *items = meeting->items.items;
	const struct process_body *body = process_body(store->process,
						       meeting->body.s);
	enum stored result = STORED_SAME;
	size_t i;

	if (!body) {
		process_no_body(pool, store->diags, store->process,
				meeting->body.s, &meeting->body.at);
		return STORED_FAULTY;
	}
	meeting->body.s = body->name.s;
	if (day_check(store->diags, &meeting->date, store->today) < 0)
		return STORED_FAULTY;
	for (i = 0; i < meeting->items.count; i++) {
		enum stored stored = store_item(store, pool, meeting,
						&items[i], told, arg);

		if (stored == STORED_FAULTY)
			result = STORED_FAULTY;
		else if (result != STORED_FAULTY && stored != STORED_SAME)
			result = stored;
	}
	return result;
}
