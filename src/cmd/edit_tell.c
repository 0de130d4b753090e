/* What edit says it changed. */
#include "cmd/edit.h"

#include <string.h>

#include "base/date.h"
#include "register/story.h"

/* What a value is called, NULL too. */
static const char *
named(const struct act *act, const struct dated_fact *fact, const char *value)
{
	if (!value)
		return "not recorded";
	return strcmp(fact->key, "path") == 0 ?
	       path_named(act->app->pool, act->store.process, value) : value;
}

static void
tell_facts(struct act *act, const struct edits *edits)
{
	const struct edited_fact *f = edits->facts.items;
	struct pool *pool = act->app->pool;
	size_t i;

	for (i = 0; i < edits->facts.count; i++)
		act_line(act, "Set",
			 pool_printf(pool, "%s: %s  ->  %s   %s",
				     f[i].fact->key,
				     named(act, f[i].fact, f[i].before),
				     named(act, f[i].fact, f[i].value),
				     !f[i].from ? "from its first entry on" :
				     from_day(pool, f[i].from)));
}

/* Whether anything of an entry differs that is not told as a fact. */
static bool
replaced(struct act *act, const struct entry *old, const struct entry *new)
{
	return act_changes(act, old, new, false) > 0 ||
	       old->ballots.items != new->ballots.items;
}

static void
tell_entries(struct act *act, const struct edits *edits)
{
	struct pool *pool = act->app->pool;
	const struct story *stories = story_tell(pool, act->store.process,
						 act->calendar, &act->held);
	size_t i;

	for (i = 0; i < act->held.history.count; i++) {
		const struct entry *e = proposal_entry(&act->held, i), *old;

		if (e->change != act->store.change.no || e->in_file == 0)
			continue;
		old = &edits->old[e->in_file - 1];
		if (!old->id) {
			act_line(act, "New",
				 pool_printf(pool, "%s: %s",
					     day_words(pool, e->date.s),
					     story_line(pool, &stories[i])));
			continue;
		}
		if (!replaced(act, old, e))
			continue;
		act_line(act, "Entry", pool_printf(pool, "%lld.%lld, %s",
						   (long long)old->change,
						   (long long)old->n,
						   on_day(pool,
							  old->date.s)));
		act_changes(act, old, e, true);
		if (old->ballots.items != e->ballots.items)
			act_line(act, "Correct",
				 "the votes counted by category");
	}
}

static void
tell_lists(struct act *act, const struct edits *edits)
{
	const struct planned *p = act->held.planned.items;
	const struct document_link *d = act->held.documents.items;
	struct pool *pool = act->app->pool;
	size_t i;

	for (i = act->held.planned.count - edits->planned;
	     i < act->held.planned.count; i++)
		act_line(act, "Planned",
			 pool_printf(pool, "%s: %s%s%s",
				     date_long(pool, p[i].date.s), p[i].body.s,
				     p[i].item.s ? ", " : "",
				     p[i].item.s ? p[i].item.s : ""));
	for (i = act->held.documents.count - edits->documents;
	     i < act->held.documents.count; i++)
		act_line(act, "Document", d[i].name.s);
}

void
edit_tell(struct act *act, const struct edits *edits)
{
	size_t n = act->held.history.count;
	struct standing now = standing_before(&act->held, n);

	act_head(act);
	tell_facts(act, edits);
	tell_entries(act, edits);
	tell_lists(act, edits);
	if (act->reason)
		act_line(act, "Reason", act->reason);
	if (act->before.status && strcmp(now.status, act->before.status) != 0)
		act_status(act, NULL);
	act_end(act);
}
