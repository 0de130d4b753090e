#include "register/write.h"

#include <stdlib.h>
#include <string.h>

static void
bind_flag(struct stmt *stmt, int n, const struct text *flag)
{
	if (flag->s)
		stmt_int(stmt, n, flag_set(flag));
}

/* Binds the internal key of a name of the process; nothing for NULL. */
#define BIND_KEY(stmt, n, kind, process, name) \
	do { \
		if (name) \
			stmt_int(stmt, n, process_##kind(process, name)->id); \
	} while (0)

static int
write_ballots(struct store *store, const struct entry *entry, int64_t key)
{
	const struct ballot *b = entry->ballots.items;
	size_t i;

	for (i = 0; i < entry->ballots.count; i++) {
		struct stmt *stmt = db_stmt(store->db, SQL_BALLOT_ADD);
		const struct text *counts[] = {
			&b[i].approve, &b[i].reject, &b[i].abstain
		};
		int c;

		stmt_int(stmt, 1, key);
		BIND_KEY(stmt, 2, category, store->process, b[i].category.s);
		for (c = 0; c < 3; c++)
			if (counts[c]->s)
				stmt_int(stmt, 3 + c,
					 strtol(counts[c]->s, NULL, 10));
		if (stmt_run(stmt) < 0)
			return -1;
	}
	return 0;
}

/* One entry, new or replacing another. */
static int
write_entry(struct store *store, int64_t proposal, struct entry *e,
	    int64_t name)
{
	struct stmt *stmt = db_stmt(store->db, SQL_ENTRY_ADD);
	int64_t key = store->change.next_entry++;
	int64_t replaces = e->id;

	stmt_int(stmt, 1, key);
	stmt_int(stmt, 2, store->change.no);
	stmt_int(stmt, 3, ++store->change.entries);
	stmt_int(stmt, 4, proposal);
	stmt_text(stmt, 5, day_date(e->date.s));
	stmt_int(stmt, 6, day_exact(e->date.s));
	stmt_int(stmt, 7, replaces ? e->ord : key);
	if (replaces)
		stmt_int(stmt, 8, replaces);
	stmt_int(stmt, 9, flag_set(&e->opening));
	BIND_KEY(stmt, 10, body, store->process, e->body.s);
	stmt_text(stmt, 11, e->vote.s);
	stmt_text(stmt, 12, e->carried.s);
	stmt_text(stmt, 13, e->alternative.s);
	BIND_KEY(stmt, 14, status, store->process, e->status.s);
	stmt_text(stmt, 15, e->who.s);
	stmt_text(stmt, 16, e->implementation_date.s);
	stmt_text(stmt, 17, e->release.s);
	if (name)
		stmt_int(stmt, 18, name);
	stmt_text(stmt, 19, e->title.s);
	stmt_text(stmt, 20, e->formal_title.s);
	BIND_KEY(stmt, 21, path, store->process, e->path.s);
	bind_flag(stmt, 22, &e->urgent);
	stmt_text(stmt, 23, e->proposer.s);
	stmt_text(stmt, 24, e->summary.s);
	stmt_text(stmt, 25, e->adopted_by.s);
	stmt_text(stmt, 26, e->override.s);
	stmt_text(stmt, 27, e->note.s);
	if (stmt_run(stmt) < 0 || write_ballots(store, e, key) < 0)
		return -1;
	e->id = key;
	e->ord = replaces ? e->ord : key;
	e->change = store->change.no;
	e->n = store->change.entries;
	e->filled = false;
	return 0;
}

/*
 * An id for a proposal: its name row's key; -1 with a problem recorded.  FIRST
 * if it has none yet.
 */
static int64_t
write_name(struct store *store, int64_t proposal, const struct text *id,
	   bool first)
{
	const struct process_family *family;
	struct stmt *stmt;
	int64_t key;
	long number;
	char suffix[2] = "";
	bool known = process_id(store->process, id->s, &family, &number,
				suffix);

	if (!known)
		return -1;
	if (!first) {
		stmt = db_stmt(store->db, SQL_NAME_EXACT);
		stmt_text(stmt, 1, id->s);
		stmt_int(stmt, 2, proposal);
		key = stmt_number(stmt);
		if (key != 0)
			return key;
	}
	key = store->change.next_name++;
	stmt = db_stmt(store->db, SQL_NAME_ADD);
	stmt_int(stmt, 1, key);
	stmt_int(stmt, 2, store->change.no);
	stmt_int(stmt, 3, proposal);
	stmt_text(stmt, 4, id->s);
	stmt_int(stmt, 5, family->id);
	stmt_int(stmt, 6, number);
	if (*suffix)
		stmt_text(stmt, 7, suffix);
	return stmt_run(stmt) < 0 ? -1 : key;
}

int
write_one(struct store *store, int64_t proposal, struct entry *e, bool first)
{
	int64_t name = e->renamed.s ?
		       write_name(store, proposal, &e->renamed, first) : 0;

	return name < 0 ? -1 : write_entry(store, proposal, e, name);
}

int
write_removed(struct store *store, int64_t proposal, const struct entry *e)
{
	struct stmt *stmt = db_stmt(store->db, SQL_ENTRY_REMOVE);

	stmt_int(stmt, 1, store->change.next_entry++);
	stmt_int(stmt, 2, store->change.no);
	stmt_int(stmt, 3, ++store->change.entries);
	stmt_int(stmt, 4, proposal);
	stmt_int(stmt, 5, e->id);
	return stmt_run(stmt);
}

int
write_rows(struct store *store, struct proposal *p, bool fresh)
{
	struct planned *planned = p->planned.items;
	struct document_link *documents = p->documents.items;
	const struct entry *removed = p->removed.items;
	size_t i;

	for (i = 0; i < p->removed.count; i++)
		if (write_removed(store, p->key, &removed[i]) < 0)
			return -1;
	for (i = 0; i < p->history.count; i++) {
		struct entry *e = proposal_entry(p, i);

		if (e->id && !e->filled)
			continue;
		if (write_one(store, p->key, e, fresh && i == 0) < 0)
			return -1;
	}
	for (i = 0; i < p->planned.count; i++) {
		struct stmt *stmt;

		if (planned[i].id)
			continue;
		stmt = db_stmt(store->db, SQL_PLAN_ADD);
		stmt_int(stmt, 1, store->change.no);
		stmt_int(stmt, 2, p->key);
		stmt_text(stmt, 3, planned[i].date.s);
		BIND_KEY(stmt, 4, body, store->process, planned[i].body.s);
		stmt_text(stmt, 5, planned[i].item.s);
		if (stmt_run(stmt) < 0)
			return -1;
	}
	for (i = 0; i < p->documents.count; i++) {
		struct stmt *stmt;

		if (documents[i].id)
			continue;
		stmt = db_stmt(store->db, SQL_DOCUMENT_ADD);
		stmt_int(stmt, 1, store->change.no);
		stmt_int(stmt, 2, p->key);
		stmt_text(stmt, 3, documents[i].name.s);
		stmt_text(stmt, 4, documents[i].link.s);
		if (stmt_run(stmt) < 0)
			return -1;
	}
	return 0;
}
