#include "register/undo_check.h"

#include <string.h>

#include "register/load.h"
#include "register/timeline.h"

/* Changes named as being in the way; more are only said to be there. */
#define NAMED_MAX 6

/* What stands in the way, in the order in which it is looked for. */
enum conflict {
	CORRECTED,		/* a later change corrects a row of it */
	CORRECTS_NOTHING,	/* it corrects a row that was taken back */
	CORRECTED_AGAIN,	/* what it corrects was corrected since */
	MORE_TO_IT,		/* more was recorded of what it added */
	OF_NOTHING,		/* it is of a proposal that was taken back */
	SAME_ID,		/* its id means another proposal by now */
	SAME_RELEASE,		/* the release was recorded again */
	SAME_AGAIN,		/* the same was recorded again */
	SAME_QUESTION,		/* a question of that name is there too */
};

/* The changes in the way, ascending; more than NAMED_MAX are only counted. */
struct others {
	int64_t no[NAMED_MAX];
	size_t count;
};

static void
others_add(struct others *others, int64_t no)
{
	size_t i, kept = others->count < NAMED_MAX ? others->count : NAMED_MAX;

	for (i = 0; i < kept; i++)
		if (others->no[i] == no)
			return;
	if (others->count++ >= NAMED_MAX)
		return;
	for (i = kept; i > 0 && others->no[i - 1] > no; i--)
		others->no[i] = others->no[i - 1];
	others->no[i] = no;
}

/* The ways on: what stands in the way goes first, the latest of it first. */
static void
help_ways(const struct undo *undo, const struct others *others)
{
	const char *all = "";

	for (size_t i = others->count; i-- > 0 && others->count <= NAMED_MAX; )
		all = pool_printf(undo->pool, "%s%ssecreg undo %lld", all,
				  *all ? ", then " : "",
				  (long long)others->no[i]);
	if (*all)
		diag_help(undo->diags, "To take that back first: %s", all);
	else if (others->count)
		diag_help(undo->diags, "Those changes would have to be taken "
			  "back first. To see them: secreg history");
	if (!undo->back)
		diag_help(undo->diags, "To put right only what is wrong in it:"
			  " secreg correct %lld ... --reason \"...\"",
			  (long long)undo->facts);
}

/* The id of the proposal with this key, whether it counts or not. */
static const char *
id_of(const struct undo *undo, int64_t key)
{
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_NAME);
	const char *id = NULL;

	stmt_int(stmt, 1, key);
	if (stmt_step(stmt) > 0)
		id = stmt_copy(stmt, undo->pool, 0);
	stmt_run(stmt);
	return id ? id : "a proposal";
}

/* Why it cannot be; SUBJECT is an entry, an id, a name or a kind of row. */
static const char *
conflict_words(const struct undo *undo, enum conflict why, long long other,
	       const char *subject)
{
	struct pool *pool = undo->pool;
	const char *row = pool_printf(pool, "%s %s", strchr(subject, '.') ?
				      "entry" : "a", subject);

	switch (why) {
	case CORRECTED:
		return pool_printf(pool, "change %lld corrects %s of it",
				   other, row);
	case CORRECTS_NOTHING:
		return pool_printf(pool, "it corrects %s, which change %lld "
				   "took back", row, other);
	case CORRECTED_AGAIN:
		return pool_printf(pool, "%s, which it corrects, was corrected"
				   " again by change %lld", row, other);
	case MORE_TO_IT:
		return pool_printf(pool, "it added %s, of which change %lld "
				   "recorded more", subject, other);
	case OF_NOTHING:
		return pool_printf(pool, "it is about %s, which change %lld "
				   "took back", subject, other);
	case SAME_ID:
		return pool_printf(pool, "%s is the id of another proposal "
				   "now, by change %lld", subject, other);
	case SAME_RELEASE:
		return pool_printf(pool, "the release %s was recorded again by"
				   " change %lld", subject, other);
	case SAME_QUESTION:
		return pool_printf(pool, "the question %s was recorded again by"
				   " change %lld", subject, other);
	case SAME_AGAIN:
		return pool_printf(pool, "what it says of %s was recorded "
				   "again by change %lld", subject, other);
	}
	return "";
}

int
undo_conflicts(const struct undo *undo)
{
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_CONFLICTS);
	struct others others = { .count = 0 };
	const char *words = NULL;
	int64_t first = -1;
	int more;

	stmt_int(stmt, 1, undo->change.no);
	while ((more = stmt_step(stmt)) > 0) {
		if (!words) {
			first = stmt_col_int(stmt, 0);
			words = conflict_words(undo, (enum conflict)first,
					       stmt_col_int(stmt, 1),
					       stmt_col_kind(stmt, 2) ==
					       STMT_INT ? id_of(undo,
					       stmt_col_int(stmt, 2)) :
					       stmt_col(stmt, 2));
		}
		if (stmt_col_int(stmt, 0) == first)
			others_add(&others, stmt_col_int(stmt, 1));
	}
	if (more < 0 || !words)
		return more;
	diag(undo->diags, SLUG_REFUSED, NULL, "refused: change %lld cannot be "
	     "%s back: %s. Nothing was changed", (long long)undo->facts,
	     undo->back ? "put" : "taken", words);
	help_ways(undo, &others);
	return -1;
}

/*
 * The later changes a proposal's timeline is at fault with: those that moved
 * it or voted on it, or if there are none, all.
 */
static int
find_later(const struct undo *undo, int64_t proposal, struct others *others)
{
	int more = 0, found = 0;

	for (int moves = 1; moves >= 0 && !found && more == 0; moves--) {
		struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_LATER);

		stmt_int(stmt, 1, proposal);
		stmt_int(stmt, 2, undo->facts);
		stmt_int(stmt, 3, undo->change.no);
		stmt_int(stmt, 4, moves);
		stmt_int(stmt, 5, undo->back);
		while ((more = stmt_step(stmt)) > 0) {
			others_add(others, stmt_col_int(stmt, 0));
			found = 1;
		}
	}
	return more;
}

/* "change 61 stands on it", "changes 61, 63 and 64 stand in the way" */
static const char *
others_words(const struct undo *undo, const struct others *others)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < others->count && i < NAMED_MAX; i++)
		all = pool_printf(undo->pool, "%s%s%lld", all,
				  i == 0 ? "" : i + 1 == others->count ?
				  " and " : ", ", (long long)others->no[i]);
	if (others->count > NAMED_MAX)
		all = pool_printf(undo->pool, "%s and others", all);
	return pool_printf(undo->pool, "change%s %s stand%s %s",
			   others->count == 1 ? "" : "s", all,
			   others->count == 1 ? "s" : "",
			   undo->back ? "in the way" : "on it");
}

/* What cannot be of a proposal as it would be, in words; NULL if all can. */
static const char *
timeline_words(const struct undo *undo, struct pool *pool,
	       const struct undone *undone, struct proposal *proposal)
{
	struct diags *diags = diags_new(pool);
	bool named = proposal->id.s;

	if (!named)
		proposal->id.s = undone->id ? undone->id : "a proposal";
	if (timeline_walk(pool, diags, undo->process, proposal, NULL) < 0)
		return diags_sentence(diags);
	return named ? NULL : pool_printf(pool, "%s would have no id",
					  proposal->id.s);
}

int
undo_timelines(const struct undo *undo)
{
	struct pool *pool = pool_new();
	struct others others = { .count = 0 };
	const char *words = NULL;
	int failed = 0;

	for (size_t i = 0; i < undo->count && !failed; i++) {
		struct proposal proposal;
		int found = load_left(pool, undo->db, undo->proposals[i].key,
				      &proposal);
		const char *fault = found <= 0 ? NULL :
			timeline_words(undo, pool, &undo->proposals[i],
				       &proposal);

		if (fault) {
			words = words ? words : pool_strdup(undo->pool, fault);
			found = find_later(undo, proposal.key, &others);
		}
		failed = found < 0;
		pool_clear(pool);
	}
	pool_free(pool);
	if (failed || !words)
		return failed ? -1 : 0;
	diag(undo->diags, SLUG_REFUSED, NULL, "refused: change %lld cannot be "
	     "%s back%s%s. %s it, %s. Nothing was changed",
	     (long long)undo->facts, undo->back ? "put" : "taken",
	     others.count ? ": " : "",
	     others.count ? others_words(undo, &others) : "",
	     undo->back ? "With" : "Without", words);
	help_ways(undo, &others);
	return -1;
}
