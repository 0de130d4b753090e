#include "register/change.h"

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

/*
 * What the guards would have looked at: 0 if all is well, 1 if not, -1 on a
 * problem.  New proposals by their moves alone, for the rest was held against
 * the process when they were walked; older ones in full.
 */
static int
bulk_faults(struct change *change)
{
	static const enum sql looks[] = {
		SQL_BULK_ROWS, SQL_BULK_MOVES, SQL_BULK_OLDER
	};
	size_t i;

	for (i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		struct stmt *stmt = db_stmt(change->db, looks[i]);
		int found;

		stmt_int(stmt, 1, change->no);
		if (looks[i] == SQL_BULK_ROWS)
			stmt_int(stmt, 2, change->entries);
		found = stmt_step(stmt);
		if (found != 0)
			return found;
	}
	return 0;
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
