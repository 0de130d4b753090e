/*
 * One whole record by id out of a register, from a cold start: the floor of
 * `secreg show`.  Reads the tables themselves: show.floor REGISTER ID
 */
#include <sqlite3.h>
#include <stdio.h>

static const char *const questions[] = {
	"SELECT n.proposal, n.text FROM name n WHERE n.text = ?1",
	"SELECT e.*, s.name, b.name, p.code FROM name n"
	" JOIN entry e ON e.proposal = n.proposal"
	" LEFT JOIN process_status s ON s.id = e.status"
	" LEFT JOIN process_body b ON b.id = e.body"
	" LEFT JOIN process_path p ON p.id = e.path"
	" WHERE n.text = ?1 ORDER BY e.day, e.ord",
	"SELECT c.name, b.approve, b.reject, b.abstain FROM name n"
	" JOIN entry e ON e.proposal = n.proposal"
	" JOIN ballot b ON b.entry = e.id"
	" JOIN process_category c ON c.id = b.category"
	" WHERE n.text = ?1 ORDER BY e.day, e.ord, b.category",
};

int
main(int argc, char **argv)
{
	sqlite3 *db;
	size_t i;
	int column;

	if (argc < 3 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY,
					NULL) != SQLITE_OK)
		return 1;
	for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		sqlite3_stmt *stmt;

		if (sqlite3_prepare_v2(db, questions[i], -1, &stmt, NULL) !=
		    SQLITE_OK)
			return 1;
		sqlite3_bind_text(stmt, 1, argv[2], -1, SQLITE_STATIC);
		while (sqlite3_step(stmt) == SQLITE_ROW)
			for (column = 0; column < sqlite3_column_count(stmt);
			     column++) {
				const unsigned char *text =
					sqlite3_column_text(stmt, column);

				if (text)
					puts((const char *)text);
			}
		sqlite3_finalize(stmt);
	}
	return sqlite3_close(db) != SQLITE_OK;
}
