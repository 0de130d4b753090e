/* Papers that went out: their windows, and whether they are kept whole. */
#include "register/check_parts.h"

#include <string.h>

#include "base/date.h"
#include "register/papers.h"
#include "register/report.h"
#include "register/rows.h"

int
check_each_paper(struct checker *checker,
		 int (*each)(struct checker *checker, const char *name))
{
	struct pool *pool = pool_new();
	struct stmt *stmt = db_stmt(checker->db, SQL_PAPERS);
	struct list names = { .items = NULL };
	int failed;

	/* The horizon may be moved for each: nothing may be half-read. */
	while ((failed = stmt_step(stmt)) > 0)
		*(const char **)list_add(pool, &names, sizeof(char *)) =
			stmt_copy(stmt, pool, 0);
	for (size_t i = 0; !failed && i < names.count; i++) {
		failed = each(checker, ((const char **)names.items)[i]);
		pool_clear(checker->pool);
	}
	pool_free(pool);
	return failed;
}

/* How many entries are of the days between, or -1. */
static long long
told_nowhere(struct checker *checker, const char *after, const char *upto)
{
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_TOLD_NOWHERE);

	stmt_text(stmt, 1, after);
	stmt_text(stmt, 2, upto);
	return stmt_number(stmt);
}

/*
 * The windows before reach to UNTIL, that of the paper LAST, and the one of
 * this row does not begin there: what is in both, or else in neither.
 */
static const char *
joint_words(struct pool *pool, struct stmt *row, const char *last,
	    const char *until, long long untold)
{
	enum { NAME, SINCE, UNTIL };
	const char *since = stmt_col(row, SINCE);
	const char *all = pool_printf(pool, "Its window begins after %s.",
				      date_long(pool, since));

	if (strcmp(stmt_col(row, UNTIL), until) <= 0)
		return pool_printf(pool, "%s All of it is in the window of"
				   " \"%s\" too.", all, last);
	all = pool_printf(pool, "%s %s", all,
			  issued_joint(pool, last, until, since));
	if (strcmp(since, until) < 0)
		return pool_printf(pool, "%s.", all);
	return untold == 0 ?
	       pool_printf(pool, "%s; nothing is recorded of them.", all) :
	       pool_printf(pool, "%s: %lld entr%s.", all, untold,
			   untold == 1 ? "y" : "ies");
}

/*
 * A gap in which nothing happened hides nothing, and what was told twice stays
 * so: both are remarks.
 */
static int
tell_joint(struct checker *checker, struct stmt *row, const char *last,
	   const char *until)
{
	enum { NAME, SINCE };
	struct pool *pool = checker->pool;
	const char *since = stmt_col(row, SINCE);
	bool gap = strcmp(since, until) > 0;
	long long untold = gap ? told_nowhere(checker, until, since) : 0;
	struct finding finding = {
		.remark = untold == 0,
		.about = stmt_col(row, NAME),
		.day = since,
		.advice = gap ? pool_printf(pool, "To tell it after all:"
			" secreg report update --since %s --until %s --issue"
			" NAME", until, since) :
			"It stays so: what went out is not taken back.",
	};

	if (untold < 0)
		return -1;
	finding.found = joint_words(pool, row, last, until, untold);
	check_tell(checker, &finding);
	return 0;
}

int
check_windows(struct checker *checker)
{
	enum { NAME, SINCE, UNTIL };
	struct stmt *stmt = db_stmt(checker->db,
				    SQL_CHECK_WINDOWS_OF_PAPERS);
	struct pool *pool = pool_new();
	const char *last = NULL, *until = NULL;
	int more;

	stmt_text(stmt, 1, REPORT_UPDATE);
	while ((more = stmt_step(stmt)) > 0) {
		if (until && strcmp(stmt_col(stmt, SINCE), until) != 0 &&
		    tell_joint(checker, stmt, last, until) < 0) {
			more = -1;
			break;
		}
		if (until && strcmp(stmt_col(stmt, UNTIL), until) <= 0)
			continue;
		last = stmt_copy(stmt, pool, NAME);
		until = stmt_copy(stmt, pool, UNTIL);
	}
	pool_free(pool);
	return more;
}

static int
check_paper(struct checker *checker, const char *name)
{
	struct pool *pool = checker->pool;
	struct finding finding = { .about = name };
	struct issued paper;

	if (issued_find(pool, checker->db, name, &paper) <= 0)
		return -1;
	if (issued_whole(pool, &paper))
		return 0;
	finding.found = "It is not what went out: its SHA-256 does not agree.";
	finding.advice = pool_printf(pool, "It is in an older copy: secreg --db"
		" COPY report reprint \"%s\"", name);
	checker->tell(checker->arg, &finding);
	return 0;
}

int
check_bytes(struct checker *checker)
{
	return check_each_paper(checker, check_paper);
}
