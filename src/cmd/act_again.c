/* The same fact recorded again: what is new of it, and what differs. */
#include "cmd/act.h"

#include <string.h>

#include "cmd/cli.h"
#include "register/rows.h"
#include "register/story.h"

/* The option of `correct` that gives a field. */
static const char *
option_for(struct pool *pool, const char *key, const char *value)
{
	return pool_printf(pool, " --%s %s",
			   strcmp(key, "vote") == 0 ? "outcome" : key,
			   cli_quoted(pool, value));
}

/* "note, release" */
static const char *
listed(struct pool *pool, const char *list, const char *key)
{
	return list ? pool_printf(pool, "%s, %s", list, key) : key;
}

/* One number of a ballot: 1 if it was filled in, -1 if it differs. */
static int
fill_number(struct text *old, const struct text *new)
{
	if (!new->s || (old->s && strcmp(old->s, new->s) == 0))
		return 0;
	if (old->s)
		return -1;
	*old = *new;
	return 1;
}

/* The votes of a category: 1 if any were filled in, -1 if some differ. */
static int
fill_ballot(struct pool *pool, struct entry *old, const struct ballot *new)
{
	struct ballot *b = old->ballots.items, filled;
	int a, r, s;
	size_t i;

	for (i = 0; i < old->ballots.count; i++)
		if (strcmp(b[i].category.s, new->category.s) == 0)
			break;
	if (i == old->ballots.count) {
		*(struct ballot *)list_add(pool, &old->ballots,
					   sizeof(*b)) = *new;
		return 1;
	}
	filled = b[i];
	a = fill_number(&filled.approve, &new->approve);
	r = fill_number(&filled.reject, &new->reject);
	s = fill_number(&filled.abstain, &new->abstain);
	if (a < 0 || r < 0 || s < 0)
		return -1;
	b[i] = filled;
	return a || r || s;
}

const char *
act_fill(struct act *act, struct entry *old, const struct entry *new,
	 const char **options)
{
	const struct ballot *ballots = new->ballots.items;
	struct pool *pool = act->app->pool;
	const char *added = NULL;
	bool counted = false, differs = false;
	size_t i;

	*options = "";
	for (i = 0; i < entry_record.count; i++) {
		const struct field *field = &entry_record.fields[i];
		struct text *o, *n;

		if (!field_single(field))
			continue;
		o = field_text(field, old);
		n = field_text(field, new);
		if (!n->s || (o->s && strcmp(o->s, n->s) == 0))
			continue;
		if (o->s) {
			*options = pool_printf(pool, "%s%s", *options,
					       option_for(pool, field->key,
							  n->s));
			continue;
		}
		*o = *n;
		added = listed(pool, added, field->key);
	}
	for (i = 0; i < new->ballots.count; i++) {
		int filled = fill_ballot(pool, old, &ballots[i]);

		counted |= filled > 0;
		differs |= filled < 0;
	}
	if (differs)
		*options = pool_printf(pool, "%s --count CATEGORY=N/N/N",
				       *options);
	if (counted)
		added = listed(pool, added, "the votes counted by category");
	old->filled |= added != NULL;
	return added;
}

int
act_again(struct act *act, struct entry *old, const struct entry *new,
	  const char *sentence, const char *help)
{
	struct app *app = act->app;
	long long change = old->change, n = old->n;
	const char *options, *added = act_fill(act, old, new, &options);
	int wrote;

	if (*options) {
		diag(app->diags, SLUG_REFUSED, NULL, "refused: %s. Nothing was"
		     " changed", sentence);
		diag_help(app->diags, "To put right what is recorded: secreg"
			  " correct %lld.%lld%s --reason \"...\"", change, n,
			  options);
		if (help)
			diag_help(app->diags, "%s", help);
		return -1;
	}
	if (!added) {
		act_idle(act, pool_printf(app->pool, "%s.", sentence));
		return 0;
	}
	wrote = act_store(act);
	if (wrote <= 0)
		return wrote;
	act->undated = false;
	act_head(act);
	act_line(act, "Entry", pool_printf(app->pool, "%lld.%lld, %s",
					   change, n,
					   on_day(app->pool, old->date.s)));
	act_line(act, "Added", added);
	act_end(act);
	return 0;
}
