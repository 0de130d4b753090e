#include "register/store.h"

#include <string.h>

#include "register/load.h"
#include "register/names.h"
#include "register/rows.h"
#include "register/timeline.h"
#include "register/write.h"

/* So many new proposals make a bulk load. */
#define STORE_BULK 200

/* Where a proposal of this run was read. */
struct place {
	const char *file;
	unsigned line;
};

/* Ids in full, of a family of the process. */
static int
check_id(struct store *store, const struct text *id)
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
		diag_help(store->diags, "In a file it is written in full: %s",
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
	int result = check_id(store, &p->id);
	size_t i;

	for (i = 0; i < p->history.count; i++)
		result |= check_id(store, &proposal_entry(p, i)->renamed);
	return result;
}

/* The proposal an id in full names; 0 if none, -1 on a problem. */
static int64_t
find_exact(struct store *store, const char *id)
{
	struct stmt *stmt = db_stmt(store->db, SQL_NAME_PROPOSAL);
	int64_t key = 0;

	stmt_text(stmt, 1, id);
	if (stmt_step(stmt) > 0)
		key = stmt_col_int(stmt, 0);
	return stmt_run(stmt) < 0 ? -1 : key;
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
	if (stmt_run(stmt) < 0 || write_rows(store, p) < 0)
		return STORED_FAULTY;
	record_head(p);
	return STORED_NEW;
}

/* Without --update: the same, or a problem that shows the two ways on. */
static enum stored
store_again(struct store *store, struct pool *pool, struct proposal *held,
	    struct proposal *given)
{
	struct diags *scratch = diags_new(pool);
	struct merged merged = { 0 };
	size_t entries = held->history.count;

	if (record_merge(pool, scratch, held, given, &merged) == 0 &&
	    !merged.entries && !merged.filled && !merged.planned &&
	    !merged.documents && given->history.count == entries)
		return timeline_walk(pool, store->diags, store->process, held,
				     NULL) < 0 ? STORED_FAULTY : STORED_SAME;
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
			  store->remarks) < 0)
		return STORED_FAULTY;
	if (!merged->entries && !merged->filled && !merged->planned &&
	    !merged->documents)
		return STORED_SAME;
	return write_rows(store, held) < 0 ? STORED_FAULTY : STORED_MERGED;
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
	if (load_one(pool, store->db, key, &held) <= 0)
		return STORED_FAULTY;
	stored = store->update ?
		 store_merged(store, pool, &held, &given, merged) :
		 store_again(store, pool, &held, &given);
	*proposal = held;
	return stored;
}

/* The same vote of the same body on the same thing that day, if recorded. */
static const struct entry *
vote_held(const struct proposal *p, const struct entry *given)
{
	size_t i;

	for (i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);

		if (e->vote.s && strcmp(e->date.s, given->date.s) == 0 &&
		    strcmp(e->body.s, given->body.s) == 0 &&
		    strcmp(e->vote.s, given->vote.s) == 0 &&
		    (!e->alternative.s == !given->alternative.s) &&
		    (!e->alternative.s ||
		     strcmp(e->alternative.s, given->alternative.s) == 0))
			return e;
	}
	return NULL;
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
	const struct entry *placed;
	int64_t key;

	if (check_id(store, &item->proposal) |
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
	if (vote_held(&held, &entry)) {
		told(arg, &held, NULL);
		return STORED_SAME;
	}
	held.status.s = NULL;
	held.id.at = item->proposal.at;
	placed = timeline_insert(pool, &held, &entry);
	if (timeline_walk(pool, store->diags, store->process, &held,
			  store->remarks) < 0 || write_rows(store, &held) < 0)
		return STORED_FAULTY;
	told(arg, &held, placed);
	return STORED_NEW;
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

enum stored
store_release(struct store *store, struct release *release)
{
	struct stmt *stmt = db_stmt(store->db, SQL_RELEASE_FIND);
	const char *held = NULL;
	int found, differs = 0;

	stmt_text(stmt, 1, release->name.s);
	found = stmt_step(stmt);
	if (found > 0) {
		const char *note = stmt_col(stmt, 1);

		differs = strcmp(stmt_col(stmt, 0), release->date.s) != 0 ||
			  (release->note.s &&
			   (!note || strcmp(note, release->note.s) != 0));
		held = pool_printf(store->pool, "%s%s%s", stmt_col(stmt, 0),
				   note ? ", " : "", note ? note : "");
	}
	if (found < 0 || stmt_run(stmt) < 0)
		return STORED_FAULTY;
	if (differs) {
		diag(store->diags, SLUG_RELEASE, &release->name.at,
		     "the release %s is already in the register and this is"
		     " different", release->name.s);
		diag_help(store->diags, "In the register: %s", held);
		diag_help(store->diags, "What is recorded is not altered by"
			  " adding to it.");
		return STORED_FAULTY;
	}
	if (found)
		return STORED_SAME;
	stmt = db_stmt(store->db, SQL_RELEASE_ADD);
	stmt_int(stmt, 1, store->change.no);
	stmt_text(stmt, 2, release->name.s);
	stmt_text(stmt, 3, release->date.s);
	stmt_text(stmt, 4, release->note.s);
	return stmt_run(stmt) < 0 ? STORED_FAULTY : STORED_NEW;
}

static enum stored
store_days(struct store *store, const struct holidays *holidays,
	   const struct list *days, bool off)
{
	static const struct field day = { .key = "add", .kind = FIELD_DATE };
	struct text *d = days->items;
	enum stored result = STORED_SAME;
	size_t i;

	for (i = 0; i < days->count; i++) {
		struct stmt *stmt;
		int found, same;

		if (field_check(store->pool, store->diags, &day, &d[i]) < 0) {
			result = STORED_FAULTY;
			continue;
		}
		stmt = db_stmt(store->db, SQL_HOLIDAY_FIND);
		stmt_text(stmt, 1, d[i].s);
		found = stmt_step(stmt);
		same = found > 0 && stmt_col_int(stmt, 0) == off;
		if (found < 0 || stmt_run(stmt) < 0)
			return STORED_FAULTY;
		if (same)
			continue;
		stmt = db_stmt(store->db, SQL_HOLIDAY_ADD);
		stmt_int(stmt, 1, store->change.no);
		stmt_text(stmt, 2, d[i].s);
		stmt_int(stmt, 3, off);
		stmt_text(stmt, 4, holidays->title.s);
		if (stmt_run(stmt) < 0)
			return STORED_FAULTY;
		if (result == STORED_SAME)
			result = STORED_NEW;
	}
	return result;
}

enum stored
store_holidays(struct store *store, struct holidays *holidays)
{
	enum stored add = store_days(store, holidays, &holidays->add, true);
	enum stored remove = store_days(store, holidays, &holidays->remove,
					false);

	if (add == STORED_FAULTY || remove == STORED_FAULTY)
		return STORED_FAULTY;
	return add == STORED_NEW ? add : remove;
}
