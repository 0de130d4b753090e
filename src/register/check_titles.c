/* Titles that differ between the sources that gave them. */
#include "register/check_parts.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "register/papers.h"
#include "register/proofread.h"

/* Those words of COUNT that are marked, between quotation marks. */
static const char *
marked_words(struct pool *pool, const struct word *words, const bool *marked,
	     size_t count)
{
	const char *all = NULL;

	for (size_t i = 0; i < count; i++)
		if (marked[i])
			all = pool_printf(pool, "%s%s%.*s", all ? all : "“",
					  all ? " " : "", (int)words[i].len,
					  words[i].s);
	return all ? pool_printf(pool, "%s”", all) : NULL;
}

/* "“lifts” became “lift”", "“of” was left out". */
static const char *
change_words(struct pool *pool, const struct words *before,
	     const struct words *now, const struct alignment *a)
{
	const char *out = marked_words(pool, before->items, a->missing,
				       before->count);
	const char *in = marked_words(pool, now->items, a->extra, a->used);

	return out && in ? pool_printf(pool, "%s became %s", out, in) :
	       out ? pool_printf(pool, "%s left out", out) :
	       pool_printf(pool, "%s put in", in);
}

/*
 * A new title that has most words of the old one and is not said to be meant.
 * One that has few in common with it was no slip.
 */
static int
say_retitled(struct checker *checker, struct stmt *row,
	     struct finding *finding)
{
	enum { FORMAL = OWN, TITLE, BEFORE };
	struct pool *pool = checker->pool;
	const char *title = stmt_copy(row, pool, TITLE);
	const char *was = stmt_copy(row, pool, BEFORE);
	struct words now = words_of(pool, title, false);
	struct words before = words_of(pool, was, false);
	size_t most = now.count > before.count ? now.count : before.count;
	struct alignment a;

	if (!words_align(pool, before.items, before.count, now.items,
			 now.count, false, &a) ||
	    a.differing == 0 || a.matched * 2 < most)
		return 0;
	finding->remark = true;
	finding->found = pool_printf(pool, "The %stitle changed in %s word%s"
		" (%s), and nothing says why. Before: %s",
		stmt_col_int(row, FORMAL) ? "formal " : "",
		text_number(pool, (long)a.differing),
		a.differing == 1 ? "" : "s",
		change_words(pool, &before, &now, &a), was);
	finding->advice = put_right(pool, finding,
		stmt_col_int(row, FORMAL) ? "formal-title=TEXT" :
		"title=TEXT");
	return 1;
}

int
check_retitled(struct checker *checker)
{
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_RETITLED);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		struct finding finding = {
			.id = stmt_col(stmt, ID),
			.ref = stmt_col(stmt, REF),
			.day = stmt_col(stmt, DAY),
		};

		if (say_retitled(checker, stmt, &finding))
			checker->tell(checker->arg, &finding);
		pool_clear(checker->pool);
	}
	return more;
}

static void
tell_printed(struct checker *checker, const struct issued *paper,
	     const struct point *point)
{
	const struct finding finding = {
		.remark = true,
		.id = point->id,
		.day = paper->until,
		.found = pool_printf(checker->pool, "The paper \"%s\" calls it"
			" “%s” (line %u); by the register it was: %s",
			paper->name, point->paper, point->line,
			point->recorded),
		.advice = pool_printf(checker->pool, "What went out: secreg"
			" report reprint \"%s\"", paper->name),
	};

	checker->tell(checker->arg, &finding);
}

/*
 * Whether its words can be read: those of a page or of what is for programs
 * stand between others, and one that was altered is told elsewhere.
 */
static bool
reads(struct pool *pool, const struct issued *paper)
{
	unsigned code;

	return (strcmp(paper->format, "text") == 0 ||
		strcmp(paper->format, "markdown") == 0) &&
	       paper->len <= DRAFT_MAX && issued_whole(pool, paper) &&
	       !text_first_bad(paper->text, &code);
}

/* Whether a point tells of a title, for the first time of that proposal. */
static bool
tells(const struct list *points, size_t n)
{
	const struct point *point = points->items;

	if (strcmp(point[n].kind, "title") != 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (strcmp(point[i].kind, "title") == 0 &&
		    strcmp(point[i].id, point[n].id) == 0)
			return false;
	return true;
}

/* The titles that one paper prints, held against those of its last day. */
static int
check_paper(struct checker *checker, const char *name)
{
	struct pool *pool = checker->pool;
	struct issued paper;
	struct proofread found;
	struct draft draft = { .name = name };
	const struct point *point;

	if (issued_find(pool, checker->db, name, &paper) <= 0)
		return -1;
	if (!reads(pool, &paper))
		return 0;
	if (strcmp(paper.until, checker->as_at) < 0 &&
	    db_horizon(checker->db, paper.until, checker->known, false) < 0)
		return -1;
	draft_split(pool, paper.text, paper.len, &draft);
	if (proofread_titles(pool, checker->db, checker->process, &draft,
			     &found) < 0 ||
	    db_horizon(checker->db, checker->as_at, checker->known, false) < 0)
		return -1;
	point = found.points.items;
	for (size_t i = 0; i < found.points.count; i++)
		if (tells(&found.points, i))
			tell_printed(checker, &paper, &point[i]);
	return 0;
}

int
check_printed(struct checker *checker)
{
	return check_each_paper(checker, check_paper);
}
