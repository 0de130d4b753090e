#include "register/undo.h"

#include <string.h>

#include "base/date.h"
#include "register/undo_check.h"

static int
no_such_change(const struct undo *undo, int64_t no)
{
	struct stmt *stmt = db_stmt(undo->db, SQL_INFO_LAST_CHANGE);
	int found = stmt_step(stmt);
	long long last = found > 0 ? (long long)stmt_col_int(stmt, 0) : 0;

	if (found < 0 || (found > 0 && stmt_run(stmt) < 0))
		return -1;
	if (no)
		diag(undo->diags, SLUG_REFUSED, NULL, "refused: there is no "
		     "change %lld; the latest is %lld. Nothing was changed",
		     (long long)no, last);
	else
		diag(undo->diags, SLUG_REFUSED, NULL, "refused: there is no "
		     "change to take back. Nothing was changed");
	diag_help(undo->diags, "All of them: secreg history");
	return -1;
}

/* Time and user of a change: 1 if it counts, 0 if not, -1 if there is none. */
static int
read_change(struct undo *undo, int64_t no, int64_t *settled_by)
{
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_CHANGE);
	int found, live;

	stmt_int(stmt, 1, no);
	found = stmt_step(stmt);
	if (found == 0)
		no_such_change(undo, no);
	if (found <= 0)
		return -1;
	undo->time = stmt_copy(stmt, undo->pool, 0);
	undo->user = stmt_copy(stmt, undo->pool, 1);
	live = stmt_col_int(stmt, 2) != 0;
	*settled_by = stmt_col_int(stmt, 3);
	return stmt_run(stmt) < 0 ? -1 : live;
}

/*
 * What the change switched, if it is an undo: the facts it is about are those
 * of the earliest one.  Each switch must be the latest of its target.
 */
static int
read_switches(struct undo *undo)
{
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_SWITCHES);
	int64_t target, by;
	int more;

	stmt_int(stmt, 1, undo->no);
	while ((more = stmt_step(stmt)) > 0) {
		target = stmt_col_int(stmt, 0);
		by = stmt_col_int(stmt, 2);
		if (undo->facts == undo->no) {
			undo->facts = target;
			undo->back = stmt_col_int(stmt, 1) == 0;
		}
		if (by == undo->no)
			continue;
		if (stmt_run(stmt) < 0)
			return -1;
		diag(undo->diags, SLUG_REFUSED, NULL, "refused: change %lld "
		     "was taken back or put back again since, by change %lld."
		     " Nothing was changed", (long long)target,
		     (long long)by);
		diag_help(undo->diags, "To take that back: secreg undo %lld",
			  (long long)by);
		return -1;
	}
	return more;
}

/* What made the register stays. */
static int
check_process(const struct undo *undo)
{
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_PROCESS);
	const char *name;
	int found;

	stmt_int(stmt, 1, undo->facts);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	name = stmt_copy(stmt, undo->pool, 0);
	if (stmt_run(stmt) < 0)
		return -1;
	diag(undo->diags, SLUG_REFUSED, NULL, "refused: change %lld made this "
	     "register, with the process %s, and cannot be taken back. Nothing "
	     "was changed", (long long)undo->facts, name);
	diag_help(undo->diags, "To make another register: secreg --db FILE"
		  " init");
	return -1;
}

/* What went out in a paper stays. */
static int
check_paper(const struct undo *undo)
{
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_PAPER);
	const char *name, *day, *time;
	bool issued_it;
	int found;

	stmt_int(stmt, 1, undo->facts);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	name = stmt_copy(stmt, undo->pool, 0);
	time = stmt_col(stmt, 1);
	day = date_long(undo->pool, pool_strndup(undo->pool, time,
						 strnlen(time, 10)));
	issued_it = stmt_col_int(stmt, 2);
	if (stmt_run(stmt) < 0)
		return -1;
	if (issued_it)
		return diag(undo->diags, SLUG_REFUSED, NULL, "refused: change "
			    "%lld issued the paper \"%s\" on %s; what went "
			    "out is not taken back. Nothing was changed",
			    (long long)undo->facts, name, day);
	diag(undo->diags, SLUG_REFUSED, NULL, "refused: change %lld is in the "
	     "paper \"%s\", issued on %s. Nothing was changed",
	     (long long)undo->facts, name, day);
	diag_help(undo->diags, "A published fact is corrected, not undone:  "
		  "secreg correct %lld ... --reason \"...\"",
		  (long long)undo->facts);
	return -1;
}

/* How the proposals it is about stand. */
static int
read_states(struct undo *undo, bool after)
{
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_STATES);
	size_t n = 0;
	int more;

	stmt_int(stmt, 1, undo->facts);
	while ((more = stmt_step(stmt)) > 0) {
		struct undone *u;

		if (!after) {
			undo->proposals = pool_grow(undo->pool,
				undo->proposals, undo->count, sizeof(*u));
			undo->count++;
		}
		u = &undo->proposals[n++];
		u->key = stmt_col_int(stmt, 0);
		if (stmt_col(stmt, 1))
			u->id = stmt_copy(stmt, undo->pool, 1);
		*(after ? &u->after : &u->before) =
			stmt_copy(stmt, undo->pool, 2);
	}
	return more;
}

int
undo_find(struct undo *undo, int64_t no)
{
	struct stmt *stmt;
	int64_t by;
	int live;

	undo->no = no;
	if (!no) {
		stmt = db_stmt(undo->db, SQL_UNDO_LATEST);
		if (stmt_step(stmt) > 0)
			undo->no = stmt_col_int(stmt, 0);
		if (stmt_run(stmt) < 0)
			return -1;
		if (!undo->no)
			return no_such_change(undo, 0);
	}
	undo->facts = undo->no;
	live = read_change(undo, undo->no, &by);
	if (live < 0)
		return -1;
	if (!live) {
		diag(undo->diags, SLUG_REFUSED, NULL,
		     "refused: change %lld was taken back already, by change "
		     "%lld. Nothing was changed", (long long)undo->no,
		     (long long)by);
		diag_help(undo->diags, "To put it back: secreg undo %lld",
			  (long long)by);
		return -1;
	}
	if (read_switches(undo) < 0 ||
	    (undo->facts != undo->no &&
	     read_change(undo, undo->facts, &by) < 0) ||
	    check_process(undo) < 0 || check_paper(undo) < 0)
		return -1;
	return read_states(undo, false);
}

/* Everything the change switched is switched the other way, and itself off. */
static int
write_switches(struct undo *undo)
{
	struct stmt *read = db_stmt(undo->db, SQL_UNDO_SWITCHES);
	struct stmt *add;
	int more;

	stmt_int(read, 1, undo->no);
	do {
		more = stmt_step(read);
		if (more < 0)
			return -1;
		add = db_stmt(undo->db, SQL_SWITCH_ADD);
		stmt_int(add, 1, undo->change.no);
		stmt_int(add, 2, more ? stmt_col_int(read, 0) : undo->no);
		stmt_int(add, 3, more ? !stmt_col_int(read, 1) : 0);
		if (stmt_run(add) < 0)
			return -1;
	} while (more);
	return 0;
}

int
undo_do(struct undo *undo, const char *time, const char *user,
	const char *command, const char *note)
{
	int closed;

	if (change_open(undo->db, time, user, command, note,
			&undo->change) < 0 ||
	    write_switches(undo) < 0 || undo_conflicts(undo) < 0 ||
	    undo_timelines(undo) < 0 || read_states(undo, true) < 0)
		return -1;
	closed = change_close(&undo->change);
	if (closed == 0)
		diag(undo->diags, SLUG_REFUSED, NULL, "refused: the register "
		     "does not take change %lld %s. Nothing was changed",
		     (long long)undo->facts, undo->back ? "again" : "back");
	return closed > 0 ? 0 : -1;
}
