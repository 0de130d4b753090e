#include "register/change.h"

int
change_open(struct db *db, const char *time, const char *user,
	    const char *command, const char *note, struct change *change)
{
	struct stmt *stmt = db_stmt(db, SQL_CHANGE_NEXT);

	change->db = db;
	change->entries = 0;
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
change_close(struct change *change)
{
	struct stmt *stmt = db_stmt(change->db, SQL_CHANGE_CLOSE);

	stmt_int(stmt, 1, change->no);
	return stmt_try(stmt);
}
