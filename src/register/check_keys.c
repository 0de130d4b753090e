/* Changes, their entries and ids: rows that belong together. */
#include "register/check_parts.h"

static const char to_copy[] =
	"What it was is in the latest copy: secreg help damaged";

/* ABOUT and FOUND are in the pool, which is cleared. */
static void
tell(struct checker *checker, const char *about, const char *ref,
     const char *found, const char *advice)
{
	const struct finding finding = {
		.about = about, .ref = ref, .found = found, .advice = advice,
	};

	check_tell(checker, &finding);
}

static const char *
change_called(struct pool *pool, long long no)
{
	return pool_printf(pool, "change %lld", no);
}

static int
check_horizon(struct checker *checker)
{
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_HORIZON);
	int more = stmt_step(stmt);

	if (more > 0 && stmt_col_int(stmt, 0) != 1)
		tell(checker, "the horizon", NULL, "The views of the file do"
		     " not look at all that is recorded.", to_copy);
	return more < 0 ? -1 : stmt_run(stmt);
}

/* What is wrong with the change of this row. */
static void
tell_change(struct checker *checker, struct stmt *row)
{
	enum { NO, OPEN, GAP, BEFORE, TIME, KEYS };
	long long no = (long long)stmt_col_int(row, NO);
	long long gap = (long long)stmt_col_int(row, GAP);
	const char *before = stmt_col(row, BEFORE);
	struct pool *pool = checker->pool;

	if (gap)
		tell(checker, change_called(pool, gap), NULL,
		     no == gap + 1 ? pool_printf(pool, "There is no change"
			" %lld.", gap) :
		     pool_printf(pool, "There are no changes %lld to %lld.",
				 gap, no - 1), to_copy);
	if (before)
		tell(checker, change_called(pool, no), NULL,
		     pool_printf(pool, "It is said to be recorded at %s, before"
			" the change before it, at %s.", stmt_col(row, TIME),
			before), to_copy);
	if (stmt_col_int(row, KEYS))
		tell(checker, change_called(pool, no), NULL, "Its entries are"
		     " said to begin before those of the change before it.",
		     to_copy);
	if (stmt_col_int(row, OPEN))
		tell(checker, change_called(pool, no), NULL, "It was never"
		     " closed: it counts nowhere, and nothing can be recorded"
		     " after it.", "In the sqlite3 shell, which holds it"
		     " against the process: UPDATE change SET closed = 1 WHERE"
		     " closed = 0");
}

int
check_changes(struct checker *checker)
{
	struct stmt *stmt;
	int more;

	if (check_horizon(checker) < 0)
		return -1;
	stmt = db_stmt(checker->db, SQL_CHECK_CHANGES);
	while ((more = stmt_step(stmt)) > 0)
		tell_change(checker, stmt);
	return more;
}

static int
check_corrections(struct checker *checker)
{
	enum { ENTRY, OTHER, STRANGE, LATER };
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_CORRECTIONS);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		const char *ref = stmt_col(stmt, ENTRY);
		struct pool *pool = checker->pool;

		tell(checker, pool_printf(pool, "entry %s", ref), ref,
		     pool_printf(pool, "It corrects entry %s, which is %s.",
				 stmt_col(stmt, OTHER),
				 stmt_col_int(stmt, STRANGE) ?
				 "of another proposal" :
				 stmt_col_int(stmt, LATER) ? "not earlier" :
				 "corrected already"), to_copy);
	}
	return more;
}

int
check_entries(struct checker *checker)
{
	enum { NO, COUNT, FOREIGN, HIGHEST, CUT };
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_ENTRIES);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		long long count = (long long)stmt_col_int(stmt, COUNT);
		long long foreign = (long long)stmt_col_int(stmt, FOREIGN);
		long long highest = (long long)stmt_col_int(stmt, HIGHEST);
		const char *found;
		struct pool *pool = checker->pool;

		if (foreign > 0)
			found = pool_printf(pool, "%lld of the %lld entries"
				" that lie among its own are of another"
				" change.", foreign, count);
		else if (count > highest)
			found = pool_printf(pool, "It has %lld entries,"
				" numbered to %lld only.", count, highest);
		else if (stmt_col_int(stmt, CUT))
			found = pool_printf(pool, "Entries of it are missing:"
				" %lld %s left, and the last is not among"
				" them.", count, count == 1 ? "is" : "are");
		else
			found = pool_printf(pool, "Entries of it are missing:"
				" it has %lld, numbered up to %lld.", count,
				highest);
		tell(checker, change_called(pool,
					    (long long)stmt_col_int(stmt, NO)),
		     NULL, found, to_copy);
	}
	return more < 0 ? -1 : check_corrections(checker);
}

int
check_ids(struct checker *checker)
{
	enum { WHICH, COUNT };
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_IDS);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		const struct finding finding = {
			.id = stmt_col(stmt, WHICH),
			.found = pool_printf(checker->pool, "%lld proposals"
				" go by this id.",
				(long long)stmt_col_int(stmt, COUNT)),
			.advice = to_copy,
		};

		check_tell(checker, &finding);
	}
	if (more < 0)
		return -1;
	stmt = db_stmt(checker->db, SQL_CHECK_NAMELESS);
	while ((more = stmt_step(stmt)) > 0) {
		long long count = (long long)stmt_col_int(stmt, COUNT);

		checker->unsound = true;
		tell(checker, change_called(checker->pool,
			(long long)stmt_col_int(stmt, WHICH)), NULL,
		     pool_printf(checker->pool, "%lld proposal%s it added %s no"
			" id: %s entries are gone.", count,
			count == 1 ? "" : "s", count == 1 ? "has" : "have",
			count == 1 ? "its" : "their"), to_copy);
	}
	return more;
}
