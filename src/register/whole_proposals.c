#include "register/whole_load.h"

#include "register/rows.h"

/* Four cursors ordered by proposal, walked together (register/load.h). */
enum { ENTRIES, BALLOTS, PLANNED, DOCUMENTS, CURSORS };

static const enum sql cursor_sql[CURSORS] = {
	[ENTRIES] = SQL_WHOLE_ENTRIES,
	[BALLOTS] = SQL_WHOLE_BALLOTS,
	[PLANNED] = SQL_WHOLE_PLANNED,
	[DOCUMENTS] = SQL_WHOLE_DOCUMENTS,
};

struct walk {
	struct whole *whole;
	struct pool *pool;	/* of one proposal */
	whole_told *told;
	void *arg;
	struct stmt *cursor[CURSORS];
	int more[CURSORS];	/* as stmt_step() said */
};

static void
advance(struct walk *walk, int which)
{
	walk->more[which] = stmt_step(walk->cursor[which]);
}

/* Whether the cursor stands on a row of this proposal. */
static bool
stands_on(const struct walk *walk, int which, int64_t key)
{
	return walk->more[which] > 0 &&
	       stmt_col_int(walk->cursor[which], 0) == key;
}

static void
load_entry(struct walk *walk, struct proposal *proposal)
{
	struct stmt *stmt = walk->cursor[ENTRIES];
	const struct record *kind = walk->whole->kinds.entry;
	struct whole_entry *e = list_add(walk->pool, &proposal->history,
					 kind->size);
	struct entry *entry = &e->entry;

	entry->id = stmt_col_int(stmt, 1);
	entry->ord = stmt_col_int(stmt, 2);
	e->live = stmt_col_int(stmt, 3);
	row_fill(walk->pool, stmt, 4, kind, e);
	advance(walk, ENTRIES);
	while (stands_on(walk, BALLOTS, proposal->key) &&
	       stmt_col_int(walk->cursor[BALLOTS], 1) == entry->id) {
		row_fill(walk->pool, walk->cursor[BALLOTS], 2, &ballot_record,
			 list_add(walk->pool, &entry->ballots,
				  sizeof(struct ballot)));
		advance(walk, BALLOTS);
	}
}

static void
load_list(struct walk *walk, int which, int64_t key,
	  const struct record *kind, struct list *list)
{
	while (stands_on(walk, which, key)) {
		row_fill(walk->pool, walk->cursor[which], 1, kind,
			 list_add(walk->pool, list, kind->size));
		advance(walk, which);
	}
}

static bool
is_live(const void *arg, const struct whole_entry *e)
{
	(void)arg;
	return e->live;
}

/* The head shows what counts, for people and as a check. */
static void
show_head(struct pool *pool, struct proposal *proposal)
{
	struct proposal *timeline = whole_timeline(pool, proposal, is_live,
						   NULL);

	record_head(timeline);
	proposal->title = timeline->title;
	proposal->status = timeline->status;
}

static void
load_proposal(struct walk *walk, int64_t key, const char *id)
{
	const struct whole_kinds *kinds = &walk->whole->kinds;
	struct proposal proposal = { .key = key };

	proposal.id.s = pool_strdup(walk->pool, id);
	while (stands_on(walk, ENTRIES, key))
		load_entry(walk, &proposal);
	load_list(walk, PLANNED, key, kinds->planned, &proposal.planned);
	load_list(walk, DOCUMENTS, key, kinds->document, &proposal.documents);
	show_head(walk->pool, &proposal);
	walk->told(walk->arg, kinds->proposal, &proposal);
	pool_clear(walk->pool);
}

/* The proposals in a run of keys, each with the id it goes by. */
struct run {
	int64_t low;
	const char **ids;
	size_t count;
};

static int
load_run(struct walk *walk, const struct run *run)
{
	int failed = 0;

	if (run->count == 0)
		return 0;
	for (int i = 0; i < CURSORS; i++) {
		walk->cursor[i] = db_stmt(walk->whole->db, cursor_sql[i]);
		stmt_int(walk->cursor[i], 1, walk->whole->known);
		stmt_int(walk->cursor[i], 2, run->low);
		stmt_int(walk->cursor[i], 3, run->low + (int64_t)run->count -
			 1);
		advance(walk, i);
	}
	for (size_t i = 0; i < run->count && !failed; i++) {
		load_proposal(walk, run->low + (int64_t)i, run->ids[i]);
		for (int c = 0; c < CURSORS; c++)
			failed |= walk->more[c] < 0;
	}
	return failed ? -1 : 0;
}

/*
 * Mostly they came into the register in the order of their ids: keys that
 * follow one another share a pass, up to RUN_MAX of them.
 */
int
whole_proposals(struct whole *whole, struct pool *pool, whole_told *told,
		void *arg)
{
	enum { RUN_MAX = 1000 };
	struct walk walk = {
		.whole = whole, .pool = pool, .told = told, .arg = arg,
	};
	struct stmt *stmt = db_stmt(whole->db, SQL_WHOLE_ORDER);
	struct pool *ids = pool_new();
	struct run run = { .low = 1 };
	int more;

	run.ids = pool_alloc(whole->pool, RUN_MAX * sizeof(*run.ids));
	stmt_int(stmt, 1, whole->known);
	while ((more = stmt_step(stmt)) > 0) {
		int64_t key = stmt_col_int(stmt, 0);

		if (run.count == RUN_MAX ||
		    key != run.low + (int64_t)run.count) {
			if (load_run(&walk, &run) < 0)
				break;
			pool_clear(ids);
			run.low = key;
			run.count = 0;
		}
		run.ids[run.count++] = stmt_copy(stmt, ids, 1);
	}
	if (more == 0)
		more = load_run(&walk, &run);
	pool_free(ids);
	return more == 0 ? 0 : -1;
}
