#include "register/restore_parts.h"

#include <stdlib.h>
#include <string.h>

#include "register/papers.h"
#include "register/write.h"

/* So many new proposals make a bulk load, as in store.c. */
#define BULK 200

/* What made the register, and the change that is open: all there is. */
static int
clear(struct db *db)
{
	static const enum sql tables[] = {
		SQL_RESTORE_CLEAR_VOTES, SQL_RESTORE_CLEAR_MOVES,
		SQL_RESTORE_CLEAR_WINDOWS, SQL_RESTORE_CLEAR_STATUSES,
		SQL_RESTORE_CLEAR_PATHS, SQL_RESTORE_CLEAR_SECTIONS,
		SQL_RESTORE_CLEAR_BODIES, SQL_RESTORE_CLEAR_FAMILIES,
		SQL_RESTORE_CLEAR_CATEGORIES, SQL_RESTORE_CLEAR_TERMS,
		SQL_RESTORE_CLEAR_PROCESS, SQL_RESTORE_CLEAR_CHANGES,
	};

	if (db_guards(db, false) < 0)
		return -1;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (stmt_run(db_stmt(db, tables[i])) < 0)
			return -1;
	return db_guards(db, true);
}

/* Binds the parts of what a row corrects from parameter N on, and gone. */
static void
bind_mark(struct stmt *stmt, int n, const struct whole_mark *mark)
{
	int64_t change, nth;

	if (mark->replaces.s && whole_ref(mark->replaces.s, &change, &nth)) {
		stmt_int(stmt, n, change);
		stmt_int(stmt, n + 1, nth - 1);
	}
	stmt_int(stmt, n + 2, flag_set(&mark->gone));
}

/* Whether a row is of this change. */
static bool
is_of(const struct whole_mark *mark, int64_t change)
{
	int64_t of, n;

	return whole_ref(mark->ref.s, &of, &n) && of == change;
}

static int
write_planned(struct restore *r, const struct proposal *p, int64_t change)
{
	const struct whole_planned *planned = p->planned.items;

	for (size_t i = 0; i < p->planned.count; i++) {
		const struct planned *item = &planned[i].planned;
		struct stmt *stmt;

		if (!is_of(&planned[i].mark, change))
			continue;
		stmt = db_stmt(r->store->db, SQL_RESTORE_PLAN);
		stmt_int(stmt, 1, change);
		stmt_int(stmt, 2, p->key);
		bind_mark(stmt, 3, &planned[i].mark);
		stmt_text(stmt, 6, item->date.s);
		stmt_int(stmt, 7, process_body(r->store->process,
					       item->body.s)->id);
		stmt_text(stmt, 8, item->item.s);
		if (stmt_run(stmt) < 0)
			return -1;
	}
	return 0;
}

static int
write_documents(struct restore *r, const struct proposal *p, int64_t change)
{
	const struct whole_document *documents = p->documents.items;

	for (size_t i = 0; i < p->documents.count; i++) {
		const struct document_link *link = &documents[i].document;
		struct stmt *stmt;

		if (!is_of(&documents[i].mark, change))
			continue;
		stmt = db_stmt(r->store->db, SQL_RESTORE_DOCUMENT);
		stmt_int(stmt, 1, change);
		stmt_int(stmt, 2, p->key);
		bind_mark(stmt, 3, &documents[i].mark);
		stmt_text(stmt, 6, link->name.s);
		stmt_text(stmt, 7, link->link.s);
		if (stmt_run(stmt) < 0)
			return -1;
	}
	return 0;
}

/* The entries a change wrote of a proposal, under the keys they had. */
static int
write_entries(struct restore *r, const struct proposal *p, int64_t change,
	      bool fresh)
{
	struct store *store = r->store;
	int64_t before = restore_change(r, change)->before, last = 0;

	for (;;) {
		struct whole_entry *next = NULL;
		int64_t id = 0;
		int failed;

		/* In the order of their numbers. */
		for (size_t i = 0; i < p->history.count; i++) {
			struct whole_entry *e = whole_entry(p, i);
			int64_t of = restore_entry_id(r, e->mark.ref.s);

			if (is_of(&e->mark, change) && of > last &&
			    (!next || of < id)) {
				next = e;
				id = of;
			}
		}
		if (!next)
			return 0;
		store->change.next_entry = id;
		store->change.entries = id - before - 1;
		next->entry.id = next->mark.replaces.s ?
			restore_entry_id(r, next->mark.replaces.s) : 0;
		failed = flag_set(&next->mark.gone) ?
			 write_removed(store, p->key, &next->entry) :
			 write_one(store, p->key, &next->entry,
				   fresh && last == 0);
		if (failed)
			return -1;
		last = id;
	}
}

/* What a change wrote of one proposal. */
static int
write_visit(struct restore *r, const struct visit *visit)
{
	const struct restored_document *document =
		&r->documents[visit->document];
	struct proposal *p = restore_again(r, document);
	struct store *store = r->store;
	bool fresh = document->key == store->change.next_proposal;

	if (!p)
		return -1;
	p->key = document->key;
	restore_orders(r, p);
	if (fresh) {
		struct stmt *stmt = db_stmt(store->db, SQL_PROPOSAL_ADD);

		stmt_int(stmt, 1, store->change.next_proposal++);
		stmt_int(stmt, 2, visit->change);
		if (stmt_run(stmt) < 0)
			return -1;
	}
	return write_entries(r, p, visit->change, fresh) < 0 ||
	       write_planned(r, p, visit->change) < 0 ||
	       write_documents(r, p, visit->change) < 0 ? -1 : 0;
}

static int
write_visits(struct restore *r, struct cursors *next, int64_t change)
{
	while (next->visit < r->visit_count &&
	       r->visits[next->visit].change == change) {
		if (write_visit(r, &r->visits[next->visit++]) < 0)
			return -1;
		progress_step(r->store->progress);
		pool_clear(r->pool);
	}
	return 0;
}

static int
write_release(struct restore *r, int64_t change,
	      const struct whole_release *release)
{
	struct stmt *stmt = db_stmt(r->store->db, SQL_RESTORE_RELEASE);

	stmt_int(stmt, 1, change);
	bind_mark(stmt, 2, &release->mark);
	stmt_text(stmt, 5, release->name.s);
	stmt_text(stmt, 6, release->date.s);
	stmt_text(stmt, 7, release->note.s);
	return stmt_run(stmt);
}

static int
write_question(struct restore *r, int64_t change,
	       const struct whole_question *question)
{
	struct stmt *stmt = db_stmt(r->store->db, SQL_RESTORE_QUESTION);

	stmt_int(stmt, 1, change);
	bind_mark(stmt, 2, &question->mark);
	stmt_text(stmt, 5, question->name.s);
	stmt_text(stmt, 6, question->title.s);
	stmt_text(stmt, 7, question->keywords.s);
	stmt_text(stmt, 8, question->sql.s);
	return stmt_run(stmt);
}

static int
write_holiday(struct restore *r, int64_t change,
	      const struct whole_holiday *day)
{
	struct stmt *stmt = db_stmt(r->store->db, SQL_HOLIDAY_ADD);

	stmt_int(stmt, 1, change);
	stmt_text(stmt, 2, day->date.s);
	stmt_int(stmt, 3, flag_set(&day->off));
	stmt_text(stmt, 4, day->title.s);
	return stmt_run(stmt);
}

/* What a change wrote that is of no proposal. */
static int
write_lists(struct restore *r, struct cursors *next, int64_t change)
{
	const struct whole_register *head = &r->head;
	const struct whole_release *releases = head->releases.items;
	const struct whole_question *questions = head->questions.items;
	const struct whole_holiday *days = head->holidays.items;

	while (next->release < head->releases.count &&
	       is_of(&releases[next->release].mark, change))
		if (write_release(r, change, &releases[next->release++]) < 0)
			return -1;
	while (next->question < head->questions.count &&
	       is_of(&questions[next->question].mark, change))
		if (write_question(r, change,
				   &questions[next->question++]) < 0)
			return -1;
	while (next->holiday < head->holidays.count &&
	       strtoll(days[next->holiday].change.s, NULL, 10) == change)
		if (write_holiday(r, change, &days[next->holiday++]) < 0)
			return -1;
	while (next->paper < r->paper_count &&
	       r->papers[next->paper].change == change)
		if (issued_keep(r->pool, &r->store->change,
				&r->papers[next->paper++]) < 0)
			return -1;
	return 0;
}

static int
write_switches(struct restore *r, const struct restored_change *change)
{
	const struct whole_change *said = change->said;
	const struct list *lists[] = { &said->takes_back, &said->puts_back };

	for (int live = 0; live < 2; live++) {
		const struct text *targets = lists[live]->items;

		for (size_t i = 0; i < lists[live]->count; i++) {
			struct stmt *stmt = db_stmt(r->store->db,
						    SQL_RESTORE_SWITCH);

			stmt_int(stmt, 1, change->no);
			stmt_int(stmt, 2, strtoll(targets[i].s, NULL, 10));
			stmt_int(stmt, 3, live);
			if (stmt_run(stmt) < 0)
				return -1;
		}
	}
	return 0;
}

/* A process loaded by a change is what its words mean from then on. */
static int
write_process(struct restore *r, const struct restored_change *change)
{
	struct store *store = r->store;

	if (!change->said->process.s)
		return 0;
	if (process_save(store->pool, store->db, change->no,
			 change->process) < 0)
		return -1;
	store->process = process_load(store->pool, store->diags, store->db);
	return store->process ? 0 : -1;
}

/* The guards say no; all that can be found was looked for before. */
static int
refused(struct restore *r, const struct restored_change *change)
{
	struct diags *diags = r->store->diags;
	struct stmt *stmt = db_stmt(r->store->db, SQL_FAULTS);

	diag(diags, SLUG_WHOLE, &change->said->at,
	     "the register refuses what change %lld recorded",
	     (long long)change->no);
	while (stmt_step(stmt) > 0)
		diag_help(diags, "%s (fault %s)", stmt_col(stmt, 0),
			  stmt_col(stmt, 1));
	return -1;
}

static int
write_change(struct restore *r, struct cursors *next,
	     const struct restored_change *change)
{
	const struct whole_change *said = change->said;
	struct store *store = r->store;
	int closed;

	if (change_open(store->db, said->time.s, said->user.s,
			said->command.s, said->note.s, &store->change) < 0 ||
	    (change->fresh > BULK && change_bulk(&store->change) < 0) ||
	    write_process(r, change) < 0 ||
	    write_visits(r, next, change->no) < 0 ||
	    write_lists(r, next, change->no) < 0 ||
	    write_switches(r, change) < 0)
		return -1;
	store->change.entries = change->entries;
	closed = change_close(&store->change);
	if (closed < 0)
		return -1;
	return closed ? 0 : refused(r, change);
}

int
restore_write(struct restore *r)
{
	struct cursors next = { 0 };

	if (clear(r->store->db) < 0)
		return -1;
	progress_begin(r->store->progress, "Restoring records",
		       r->visit_count);
	for (size_t i = 0; i < r->change_count; i++)
		if (write_change(r, &next, &r->changes[i]) < 0)
			return -1;
	return 0;
}
