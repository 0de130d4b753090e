#include "register/check.h"

#include "register/check_parts.h"

#define PARTS(...) \
	(const struct check_part[]){ __VA_ARGS__, { .say = NULL } }
#define ROWS(sql_, say_) { .sql = (sql_), .say = (say_) }
#define ROWS_AS_AT(sql_, say_) { .sql = (sql_), .dated = true, .say = (say_) }

const struct check checks[] = {
	{ "store", "damage to the register's file, its tables and its guards",
	  true,
	  PARTS({ .run = check_file }, { .run = check_schema },
		{ .run = check_references }, { .run = check_changes },
		{ .run = check_entries }, { .run = check_ids }) },
	{ "ballots", "votes that the ballots counted do not bear out", false,
	  PARTS(ROWS(SQL_CHECK_BALLOTS, say_ballots)) },
	{ "overrides", "what was recorded against the rules", false,
	  PARTS(ROWS(SQL_CHECK_OVERRIDES, say_override)) },
	{ "late", "moves after their window, or not shown to be within it",
	  false,
	  PARTS(ROWS(SQL_CHECK_WINDOWS, say_window)) },
	{ "overdue", "implementation dates and plans whose day has passed",
	  false,
	  PARTS(ROWS_AS_AT(SQL_CHECK_IMPLEMENTATION, say_implementation),
		ROWS_AS_AT(SQL_CHECK_PLANNED, say_planned)) },
	{ "timelines", "entries the process does not allow", false,
	  PARTS({ .run = check_timelines }) },
	{ "releases", "releases with several dates or spellings", false,
	  PARTS(ROWS(SQL_CHECK_RELEASES, say_release)) },
	{ "titles", "titles held by two, changed, or printed otherwise", false,
	  PARTS(ROWS(SQL_CHECK_TITLES, say_title), { .run = check_retitled },
		{ .run = check_printed }) },
	{ "papers", "gaps and overlaps between papers, and altered ones", false,
	  PARTS({ .run = check_windows }, { .run = check_bytes }) },
	{ .name = NULL }
};

void
check_tell(struct checker *checker, const struct finding *finding)
{
	checker->tell(checker->arg, finding);
	pool_clear(checker->pool);
}

static int
run_rows(struct checker *checker, const struct check_part *part)
{
	struct stmt *stmt = db_stmt(checker->db, part->sql);
	int more;

	if (part->dated)
		stmt_text(stmt, 1, checker->as_at);
	while ((more = stmt_step(stmt)) > 0) {
		struct finding finding = {
			.id = stmt_col(stmt, ID),
			.ref = stmt_col(stmt, REF),
			.day = stmt_col(stmt, DAY),
		};
		int found = part->say(checker, stmt, &finding);

		if (found < 0)
			return -1;
		if (found > 0)
			checker->tell(checker->arg, &finding);
		pool_clear(checker->pool);
	}
	return more;
}

int
check_run(struct checker *checker, const struct check *check)
{
	const struct check_part *part;
	int failed = 0;

	for (part = check->parts; part->say || part->run; part++) {
		if (checker->unsound)
			break;
		failed = part->say ? run_rows(checker, part) :
			 part->run(checker);
		if (failed)
			break;
	}
	return failed;
}

int
check_readable(struct diags *diags, struct db *db)
{
	struct stmt *stmt = db_stmt(db, SQL_CHECK_BODIES);
	int found = stmt_step(stmt);

	if (found > 0) {
		diag(diags, SLUG_DAMAGED, NULL, "votes in the register name a"
		     " body that is not there");
		diag_help(diags, "What else is wrong: secreg check store");
	}
	return found == 0 ? 0 : -1;
}
