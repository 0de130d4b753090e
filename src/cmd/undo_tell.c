#include "cmd/undo_tell.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/add.h"
#include "cmd/look.h"
#include "register/load.h"
#include "register/standing.h"
#include "register/story.h"

/* A line, wrapped as the terminal needs it; what follows is set in. */
static void
put(const struct undo_tell *tell, FILE *out, int indent, const char *line)
{
	const int set_in[] = { indent, 4 };
	int width = tell->app->width;

	for (int n = 0; line; n = 1) {
		int room = width - set_in[n] < 12 ? 12 : width - set_in[n];
		size_t len = strlen(line);
		const char *next = width ? text_wrap(line, room, &len) : NULL;

		fprintf(out, "%*s%.*s\n", set_in[n], "", (int)len, line);
		line = next;
	}
}

/* What the change did ------------------------------------------------------ */

static void
put_fact(struct undo_tell *tell, const char *id, const char *text)
{
	put(tell, tell->lines.file, 2,
	    pool_printf(tell->app->pool, "%s  %s", id, text));
}

/* Whether it was put in the place of an entry, which it then has. */
static bool
took_place(const struct entry *entry)
{
	return entry->ord != entry->id;
}

/* The story of the entry in whose place E was put, as it was known before. */
static const struct story *
story_before(struct undo_tell *tell, int64_t key, const struct entry *e)
{
	const struct undo *undo = tell->undo;
	struct pool *pool = tell->app->pool;
	const struct story *stories = NULL;
	struct proposal old;
	size_t n = 0;

	if (db_horizon(undo->db, NULL, undo->facts - 1, false) == 0 &&
	    load_one(pool, undo->db, key, &old) > 0) {
		while (n < old.history.count &&
		       proposal_entry(&old, n)->ord != e->ord)
			n++;
		if (n < old.history.count)
			stories = story_tell(pool, undo->process,
					     calendar_load(pool, undo->db),
					     &old);
	}
	return db_horizon(undo->db, NULL, 0, true) == 0 && stories ?
	       &stories[n] : NULL;
}

/* "Change Board voted to reject: a decision; Report Phase  ->  Rejected" */
static const char *
entry_words(struct undo_tell *tell, const struct proposal *p, size_t n,
	    const struct story *story)
{
	struct pool *pool = tell->app->pool;
	const struct entry *e = proposal_entry(p, n);
	const struct told *told = story->told.items;
	const char *from = standing_before(p, n).status;
	const struct story *before;

	if (took_place(e)) {
		before = story_before(tell, p->key, e);
		return pool_printf(pool, "%s: %s", day_words(pool, e->date.s),
				   look_one_line(pool, story_whole(pool, story,
					&before, before ? 1 : 0)));
	}
	if (!e->status.s)
		return look_one_line(pool, story_line(pool, story));
	return pool_printf(pool, "%s%s%s%s%s%s%s",
			   e->vote.s ? e->body.s : "", e->vote.s ? " " : "",
			   e->vote.s ? told->text : "", e->vote.s ? "; " : "",
			   from ? from : "new: ", from ? "  ->  " : "",
			   e->status.s);
}

/* What it corrected comes before what it says, by the place in the change. */
static int
tell_corrected(struct undo_tell *tell, const char *id, int64_t proposal)
{
	const struct undo *undo = tell->undo;
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_CORRECTED);
	int more;

	stmt_int(stmt, 1, undo->facts);
	stmt_int(stmt, 2, proposal);
	while ((more = stmt_step(stmt)) > 0)
		put_fact(tell, id, pool_printf(tell->app->pool, "entry %s %s",
			 stmt_col(stmt, 0), stmt_col_int(stmt, 1) ?
			 "struck out" : "put right, as follows"));
	return more;
}

static int
tell_counts(struct undo_tell *tell, const char *id, int64_t proposal)
{
	static const char *const what[] = {
		"bank holiday", "planned item", "document"
	};
	const struct undo *undo = tell->undo;
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_COUNTS);

	stmt_int(stmt, 1, undo->facts);
	stmt_int(stmt, 2, proposal);
	if (stmt_step(stmt) <= 0)
		return -1;
	for (int i = proposal ? 1 : 0; i < (proposal ? 3 : 1); i++) {
		long long count = stmt_col_int(stmt, i);
		const char *text = pool_printf(tell->app->pool, "%lld %s%s",
					       count, what[i],
					       count == 1 ? "" : "s");

		if (count && proposal)
			put_fact(tell, id, text);
		else if (count)
			put(tell, tell->lines.file, 2, text);
	}
	return stmt_run(stmt);
}

/* A proposal that it added is told as a whole. */
static int
tell_proposal(struct undo_tell *tell, const struct undone *u)
{
	const struct undo *undo = tell->undo;
	struct pool *pool = tell->app->pool;
	struct proposal p;
	const struct story *stories;
	size_t mine = 0;
	int found = load_one(pool, undo->db, u->key, &p);

	if (found <= 0)
		return found;
	for (size_t i = 0; i < p.history.count; i++)
		mine += proposal_entry(&p, i)->change == undo->facts &&
			!took_place(proposal_entry(&p, i));
	if (mine == p.history.count) {
		put_fact(tell, p.id.s, pool_printf(pool, "%s (all of it: %zu "
			 "%s)", p.title.s ? p.title.s : "", mine,
			 mine == 1 ? "entry" : "entries"));
		return 0;
	}
	stories = story_tell(pool, undo->process,
			     calendar_load(pool, undo->db), &p);
	if (tell_corrected(tell, p.id.s, u->key) < 0)
		return -1;
	for (size_t i = 0; i < p.history.count; i++)
		if (proposal_entry(&p, i)->change == undo->facts)
			put_fact(tell, p.id.s, entry_words(tell, &p, i,
							   &stories[i]));
	return tell_counts(tell, p.id.s, u->key);
}

static int
tell_releases(struct undo_tell *tell)
{
	const struct undo *undo = tell->undo;
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_RELEASES);
	int more;

	stmt_int(stmt, 1, undo->facts);
	while ((more = stmt_step(stmt)) > 0)
		put(tell, tell->lines.file, 2,
		    pool_printf(tell->app->pool, "release %s, %s",
				stmt_col(stmt, 0),
				date_long(tell->app->pool,
					  stmt_col(stmt, 1))));
	return more;
}

static int
tell_questions(struct undo_tell *tell)
{
	const struct undo *undo = tell->undo;
	struct stmt *stmt = db_stmt(undo->db, SQL_UNDO_QUESTIONS);
	struct pool *pool = tell->app->pool;
	int more;

	stmt_int(stmt, 1, undo->facts);
	while ((more = stmt_step(stmt)) > 0)
		put(tell, tell->lines.file, 2,
		    pool_printf(pool, "question %s %s",
				text_visible(pool, stmt_col(stmt, 0)),
				stmt_col_int(stmt, 2) ? "taken away" :
				text_visible(pool, stmt_col(stmt, 1))));
	return more;
}

int
undo_tell_facts(struct undo_tell *tell)
{
	const struct undo *undo = tell->undo;

	for (size_t i = 0; i < undo->count && undo->count <= TOLD_MAX; i++)
		if (tell_proposal(tell, &undo->proposals[i]) < 0)
			return -1;
	return tell_releases(tell) < 0 || tell_questions(tell) < 0 ||
	       tell_counts(tell, NULL, 0) < 0 ? -1 : 0;
}

/* How things stand --------------------------------------------------------- */

enum fate { GONE, BACK, OTHER, SAME, FATES };

static enum fate
fate_of(const struct undone *u)
{
	if (!u->before || !u->after)
		return u->before ? GONE : u->after ? BACK : SAME;
	return strcmp(u->before, u->after) == 0 ? SAME : OTHER;
}

/*
 * Those of one fate and, for OTHER, of the status that AS has: "A, B and C",
 * or how many; *COUNT of them.  Those told are marked in DONE.
 */
static const char *
names_of(const struct undo_tell *tell, enum fate fate, const struct undone *as,
	 bool *done, size_t *count)
{
	const struct undo *undo = tell->undo;
	struct pool *pool = tell->app->pool;
	const char *all = "", *last = NULL;

	*count = 0;
	for (size_t i = 0; i < undo->count; i++) {
		const struct undone *u = &undo->proposals[i];

		if (done[i] || fate_of(u) != fate ||
		    (as && strcmp(u->after, as->after) != 0))
			continue;
		done[i] = true;
		if (last && undo->count <= TOLD_MAX)
			all = pool_printf(pool, "%s%s%s", all,
					  *all ? ", " : "", last);
		last = u->id ? u->id : "a proposal without an id";
		++*count;
	}
	if (*count > 1 && undo->count > TOLD_MAX)
		return pool_printf(pool, "%zu proposals", *count);
	return *all ? pool_printf(pool, "%s and %s", all, last) : last;
}

/* One sentence for those that end as the proposal U does. */
static const char *
fate_words(const struct undo_tell *tell, const struct undone *u, bool *done)
{
	struct pool *pool = tell->app->pool;
	enum fate fate = fate_of(u);
	size_t count;
	const char *names = names_of(tell, fate, fate == OTHER ? u : NULL,
				     done, &count);
	const char *are = count == 1 ? "is" : "are";

	switch (fate) {
	case GONE:
		return pool_printf(pool, "%s %s no longer in the register.",
				   names, are);
	case BACK:
		return pool_printf(pool, "%s %s in the register again%s%s.",
				   names, are, count == 1 ? ", as " : "",
				   count == 1 ? u->after : "");
	case OTHER:
		return pool_printf(pool, "%s %s %s again.", names, are,
				   u->after);
	case SAME:
	case FATES:
		break;
	}
	if (!u->after)
		return "";
	return count == 1 ? pool_printf(pool, "%s stays %s.", names, u->after) :
	       pool_printf(pool, "%s keep their status.", names);
}

void
undo_tell_all(struct undo_tell *tell)
{
	const struct undo *undo = tell->undo;
	struct pool *pool = tell->app->pool;
	bool *done = pool_alloc(pool, undo->count + 1);
	FILE *out = tell->app->out;
	const char *sentence = "", *end = "Dry run: nothing was changed.";
	size_t sentences = 0;

	put(tell, out, 0, pool_printf(pool, "%s back: change %lld, by %s, %s",
	    undo->back ? "Put" : "Taken", (long long)undo->facts,
	    undo->user, look_time_long(pool, undo->time, false)));
	fflush(tell->lines.file);
	fputs(tell->lines.text, out);
	if (!tell->app->dry_run)
		end = pool_printf(pool, "Change %lld. To %s: secreg undo %lld",
				  (long long)undo->change.no, undo->back ?
				  "take it back again" : "put it back",
				  (long long)undo->change.no);
	for (size_t i = 0; i < undo->count; i++) {
		if (done[i])
			continue;
		if (sentences++)
			put(tell, out, 0, sentence);
		sentence = fate_words(tell, &undo->proposals[i], done);
	}
	/* One sentence shares its line with the end. */
	if (sentences > 1)
		put(tell, out, 0, sentence);
	put(tell, out, 0, sentences == 1 ?
	    pool_printf(pool, "%s %s", sentence, end) : end);
}
