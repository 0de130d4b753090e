#include "register/change.h"

#include <stdint.h>

/* More than any register can hold, and room to count on from it. */
#define KEY_MOST (INT64_MAX / 2)

int
change_open(struct db *db, const char *time, const char *user,
	    const char *command, const char *note, struct change *change)
{
	struct stmt *stmt = db_stmt(db, SQL_CHANGE_NEXT);

	change->db = db;
	change->entries = 0;
	change->bulk = false;
	if (stmt_step(stmt) <= 0)
		return -1;
	change->no = stmt_col_int(stmt, 0);
	change->next_entry = stmt_col_int(stmt, 1);
	change->next_proposal = stmt_col_int(stmt, 2);
	change->next_name = stmt_col_int(stmt, 3);
	for (int n = 0; n < 4; n++)
		if (stmt_col_int(stmt, n) > KEY_MOST)
			return stmt_damaged(stmt);
	if (stmt_run(stmt) < 0)
		return -1;
	stmt = db_stmt(db, SQL_CHANGE_OPEN);
	stmt_int(stmt, 1, change->no);
	stmt_text(stmt, 2, time);
	stmt_text(stmt, 3, user);
	stmt_text(stmt, 4, command);
	stmt_text(stmt, 5, note);
	return stmt_run(stmt);
}

int
change_bulk(struct change *change)
{
	change->bulk = true;
	return db_guards(change->db, false);
}

/* The number that the statement SQL finds in a change. */
static int64_t
bulk_number(struct change *change, enum sql sql)
{
	struct stmt *stmt = db_stmt(change->db, sql);

	stmt_int(stmt, 1, change->no);
	return stmt_number(stmt);
}

/*
 * What the guards would have looked at: 0 if all is well, 1 if not, -1 on a
 * problem.  That the entries are those which were given; of new proposals the
 * moves alone, for the rest was held against the process when they were
 * walked; older ones in full.
 */
static int
bulk_faults(struct change *change)
{
	int64_t found = bulk_number(change, SQL_BULK_NEW);
	bool older = found != change->entries;

	if (found >= 0 && older)
		found = bulk_number(change, SQL_BULK_ROWS);
	if (found < 0 || found != change->entries)
		return found < 0 ? -1 : 1;
	found = bulk_number(change, SQL_BULK_MOVES);
	if (found == 0 && older)
		found = bulk_number(change, SQL_BULK_OLDER);
	return (int)found;
}

int
change_close(struct change *change)
{
	struct stmt *stmt = db_stmt(change->db, SQL_CHANGE_CLOSE);
	int closed, faults;

	stmt_int(stmt, 1, change->no);
	closed = stmt_try(stmt);
	if (!change->bulk || closed <= 0)
		return closed;
	/* Closed first: an open change would not count for the views. */
	faults = bulk_faults(change);
	if (faults < 0 || db_guards(change->db, true) < 0)
		return -1;
	return !faults;
}
