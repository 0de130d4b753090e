#include "register/load.h"

#include <string.h>

#include "register/rows.h"

/*
 * Four cursors ordered by proposal, walked together: one pass over each
 * table however many proposals there are.
 */
enum { ENTRIES, BALLOTS, PLANNED, DOCUMENTS, CURSORS };

static const enum sql cursor_sql[CURSORS] = {
	[ENTRIES] = SQL_RECORD_ENTRIES,
	[BALLOTS] = SQL_RECORD_BALLOTS,
	[PLANNED] = SQL_RECORD_PLANNED,
	[DOCUMENTS] = SQL_RECORD_DOCUMENTS,
};

struct loader {
	struct db *db;
	struct stmt *cursor[CURSORS];
	int more[CURSORS];	/* as stmt_step() said */
	bool left;		/* it may lack its id and title */
};

static void
advance(struct loader *loader, int which)
{
	loader->more[which] = stmt_step(loader->cursor[which]);
}

/* Whether the cursor stands on a row of this proposal. */
static bool
stands_on(const struct loader *loader, int which, int64_t key)
{
	return loader->more[which] > 0 &&
	       stmt_col_int(loader->cursor[which], 0) == key;
}

struct loader *
load_start(struct pool *pool, struct db *db, int64_t low, int64_t high)
{
	struct loader *loader = pool_alloc(pool, sizeof(*loader));
	int i;

	loader->db = db;
	for (i = 0; i < CURSORS; i++) {
		loader->cursor[i] = db_stmt(db, cursor_sql[i]);
		stmt_int(loader->cursor[i], 1, low);
		stmt_int(loader->cursor[i], 2, high);
		advance(loader, i);
	}
	return loader;
}

static void
load_ballots(struct loader *loader, struct pool *pool, int64_t key,
	     struct entry *entry)
{
	struct stmt *stmt = loader->cursor[BALLOTS];

	while (stands_on(loader, BALLOTS, key) &&
	       stmt_col_int(stmt, 1) == entry->id) {
		row_fill(pool, stmt, 2, &ballot_record,
			 list_add(pool, &entry->ballots,
				  sizeof(struct ballot)));
		advance(loader, BALLOTS);
	}
}

static void
load_entry(struct loader *loader, struct pool *pool,
	   struct proposal *proposal)
{
	struct stmt *stmt = loader->cursor[ENTRIES];
	struct entry *entry = list_add(pool, &proposal->history,
				       sizeof(*entry));

	entry->id = stmt_col_int(stmt, 1);
	entry->ord = stmt_col_int(stmt, 2);
	entry->change = stmt_col_int(stmt, 3);
	entry->n = stmt_col_int(stmt, 4);
	row_fill(pool, stmt, 5, &entry_record, entry);
	/* The table holds no vote without a body; one may be gone. */
	if (entry->vote.s && !entry->body.s) {
		stmt_damaged(stmt);
		entry->body.s = "";
	}
	advance(loader, ENTRIES);
	if (entry->vote.s)
		load_ballots(loader, pool, proposal->key, entry);
}

/* Id and title, where they were given by an entry later than the day. */
static int
load_head(const struct loader *loader, struct pool *pool,
	  struct proposal *proposal)
{
	struct stmt *stmt;

	if (proposal->id.s && proposal->title.s)
		return 0;
	stmt = db_stmt(loader->db, SQL_NAME_OF);
	stmt_int(stmt, 1, proposal->key);
	if (stmt_step(stmt) > 0) {
		if (!proposal->id.s)
			proposal->id.s = stmt_copy(stmt, pool, 0);
		if (!proposal->title.s)
			proposal->title.s = stmt_copy(stmt, pool, 1);
	}
	if (stmt_run(stmt) < 0)
		return -1;
	return loader->left || (proposal->id.s && proposal->title.s) ? 0 :
	       stmt_damaged(stmt);
}

int
load_next(struct loader *loader, struct pool *pool, struct proposal *proposal)
{
	int i;

	memset(proposal, 0, sizeof(*proposal));
	for (i = 0; i < CURSORS; i++)
		if (loader->more[i] < 0)
			return -1;
	if (!loader->more[ENTRIES])
		return 0;
	proposal->key = stmt_col_int(loader->cursor[ENTRIES], 0);
	while (stands_on(loader, ENTRIES, proposal->key))
		load_entry(loader, pool, proposal);
	/* A proposal without entries may have left rows behind it. */
	for (i = PLANNED; i <= DOCUMENTS; i++)
		while (loader->more[i] > 0 &&
		       stmt_col_int(loader->cursor[i], 0) < proposal->key)
			advance(loader, i);
	while (stands_on(loader, PLANNED, proposal->key)) {
		struct planned *p = list_add(pool, &proposal->planned,
					     sizeof(*p));

		p->id = stmt_col_int(loader->cursor[PLANNED], 1);
		row_fill(pool, loader->cursor[PLANNED], 2, &planned_record, p);
		advance(loader, PLANNED);
	}
	while (stands_on(loader, DOCUMENTS, proposal->key)) {
		struct document_link *d = list_add(pool, &proposal->documents,
						   sizeof(*d));

		d->id = stmt_col_int(loader->cursor[DOCUMENTS], 1);
		row_fill(pool, loader->cursor[DOCUMENTS], 2, &document_record,
			 d);
		advance(loader, DOCUMENTS);
	}
	record_head(proposal);
	return load_head(loader, pool, proposal) < 0 ? -1 : 1;
}

static int
load_single(struct pool *pool, struct db *db, int64_t key, bool left,
	    struct proposal *proposal)
{
	struct loader *loader = load_start(pool, db, key, key);
	int found, i;

	loader->left = left;
	found = load_next(loader, pool, proposal);
	for (i = 0; i < CURSORS; i++)
		if (loader->more[i] > 0)
			stmt_run(loader->cursor[i]);
	return found;
}

int
load_one(struct pool *pool, struct db *db, int64_t key,
	 struct proposal *proposal)
{
	return load_single(pool, db, key, false, proposal);
}

int
load_left(struct pool *pool, struct db *db, int64_t key,
	  struct proposal *proposal)
{
	return load_single(pool, db, key, true, proposal);
}
