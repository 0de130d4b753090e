/* Votes of a timeline held against the process. */
#include "register/walk.h"

#include <stdlib.h>
#include <string.h>

#include "register/rows.h"
#include "register/timeline.h"

/* Ballots against what was declared: refused only where it cannot be. */
static int
walk_ballots(const struct walk *w, const struct entry *e)
{
	const struct ballot *b = e->ballots.items;
	long approve = 0, reject = 0, against;
	size_t i;

	for (i = 0; i < e->ballots.count; i++) {
		approve += b[i].approve.s ? strtol(b[i].approve.s, NULL, 10)
			   : 0;
		reject += b[i].reject.s ? strtol(b[i].reject.s, NULL, 10) : 0;
	}
	if (strcmp(e->vote.s, vote_words[2]) == 0)
		return 0;
	against = strcmp(e->vote.s, vote_words[0]) == 0 ? reject : approve;
	if (against > 0 && e->carried.s &&
	    strcmp(e->carried.s, carried_words[0]) == 0) {
		diag(w->diags, SLUG_UNANIMOUS, walk_place(w, e, &e->carried),
		     "the vote cannot be unanimous: the ballots count %ld"
		     " against", against);
		return -1;
	}
	/* What was in the register before was remarked on then. */
	if (against * 2 <= approve + reject || !w->remarks ||
	    (e->id && !e->filled && !e->vote.at.file))
		return 0;
	if (e->vote.at.file)
		fprintf(w->remarks, "%s:%u:%u", e->vote.at.file,
			e->vote.at.line, e->vote.at.column);
	else
		fputs("secreg", w->remarks);
	fprintf(w->remarks, ": remark: %s: the ballots count %ld to approve"
		" and %ld to reject, the vote says %s; kept as it stands\n",
		w->proposal->id.s, approve, reject, e->vote.s);
	return 0;
}

static int
walk_twice(const struct walk *w, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	size_t i;

	for (i = here; i-- > 0; ) {
		const struct entry *o = proposal_entry(w->proposal, i);

		if (strcmp(day_date(o->date.s), day_date(e->date.s)) != 0)
			break;
		if (!o->vote.s || strcmp(o->body.s, e->body.s) != 0 ||
		    !o->alternative.s != !e->alternative.s ||
		    (o->alternative.s &&
		     strcmp(o->alternative.s, e->alternative.s) != 0))
			continue;
		diag(w->diags, SLUG_VOTE_TWICE, walk_place(w, e, &e->vote),
		     "%s has voted on %s that day already",
		     body_called(w->pool, w->process, e->body.s),
		     w->proposal->id.s);
		if (o->vote.at.file)
			diag_also(w->diags, &o->vote.at, "the first vote");
		else if (o->change)
			diag_help(w->diags, "In the register: %s (change"
				  " %lld.%lld)", o->vote.s,
				  (long long)o->change, (long long)o->n);
		return -1;
	}
	return 0;
}

/* "1, 2 or 3" */
static const char *
or_list(struct pool *pool, const struct list *words)
{
	const struct text *w = words->items;
	const char *all = "";
	size_t i;

	for (i = 0; i < words->count; i++)
		all = pool_printf(pool, "%s%s%s", all, i == 0 ? "" :
				  i + 1 < words->count ? ", " : " or ",
				  w[i].s);
	return all;
}

/*
 * What a vote of that body in the status held would be on each path, as "a
 * recommendation (path 1 or 2) or a decision (path 3)", and those paths.  NULL
 * if it has no vote there on any.
 */
static const char *
effects(const struct walk *w, const char *body, struct list *codes)
{
	const struct process_path *paths = w->process->paths.items;
	const struct process_vote *right;
	const char *all = NULL, *said = "";
	size_t i, j;

	for (i = 0; i < w->process->paths.count; i++) {
		struct list same = { .items = NULL };
		const char *effect = NULL;

		for (j = i; j < w->process->paths.count; j++) {
			right = process_vote(w->process, w->judge.status,
					     paths[j].code.s, body);
			if (!right || (!effect && strstr(said,
							 right->effect.s)))
				continue;
			if (!effect)
				effect = right->effect.s;
			if (strcmp(effect, right->effect.s) == 0)
				*(struct text *)list_add(w->pool, &same,
					sizeof(struct text)) = paths[j].code;
		}
		if (!effect)
			continue;
		said = pool_printf(w->pool, "%s %s", said, effect);
		all = pool_printf(w->pool, "%s%sa %s (path %s)",
				  all ? all : "", all ? " or " : "", effect,
				  or_list(w->pool, &same));
	}
	for (i = 0; i < w->process->paths.count; i++)
		if (process_vote(w->process, w->judge.status, paths[i].code.s,
				 body))
			*(struct text *)list_add(w->pool, codes,
				sizeof(struct text)) = paths[i].code;
	return all;
}

/* Where the body does vote, and what stands in the way of that. */
static void
help_rights(const struct walk *w, const struct entry *e)
{
	const struct process_vote *votes = w->process->votes.items;
	const char *id = w->proposal->id.s;
	bool any = false, in_status = false;
	size_t i;

	for (i = 0; !*walk_where(w, e) && i < w->process->votes.count; i++) {
		if (strcmp(votes[i].body.s, e->body.s) != 0)
			continue;
		if (!any)
			diag_help(w->diags, "It votes in:");
		any = true;
		in_status |= w->judge.status &&
			     names_hold(&votes[i].in, w->judge.status);
		diag_help(w->diags, "  %s, path %s: a %s",
			  or_list(w->pool, &votes[i].in),
			  or_list(w->pool, &votes[i].paths),
			  votes[i].effect.s);
	}
	if (!any && !*walk_where(w, e))
		diag_help(w->diags, "It votes nowhere. Who votes where: secreg"
			  " process");
	else if (any && walk_typed(w) && w->judge.status) {
		if (!in_status)
			diag_help(w->diags, "How %s gets there: secreg"
				  " transition %s", id, id);
		if (!w->judge.path)
			diag_help(w->diags, "Its path is not recorded: secreg"
				  " set %s path=...", id);
	}
	if (walk_typed(w))	/* an item of a meeting has no override */
		walk_way_out(w, e);
}

/* Without a path nobody can say what the vote is. */
static void
refuse_pathless(const struct walk *w, const struct entry *e, const char *could,
		const struct list *codes)
{
	const struct text *code = codes->items;
	size_t i;

	diag(w->diags, SLUG_VOTE_PATH, walk_place(w, e, &e->vote),
	     "%s has no path recorded, so this vote could be %s%s",
	     w->proposal->id.s, could, walk_where(w, e));
	if (!walk_typed(w)) {
		diag_help(w->diags, "Write its path: %s",
			  or_list(w->pool, codes));
		return;
	}
	diag_help(w->diags, codes->count == 1 ? "First, if that is its path:" :
		  "First one of:");
	for (i = 0; i < codes->count; i++)
		diag_help(w->diags, "  secreg set %s path=%s",
			  w->proposal->id.s, code[i].s);
}

/* Whether the body may vote here at all; NULL with a problem if not. */
static const struct process_vote *
walk_right(const struct walk *w, const struct entry *e)
{
	const char *status = w->judge.status, *could;
	struct list codes = { .items = NULL };
	const struct process_vote *right = status ?
		process_vote(w->process, status, w->judge.path, e->body.s) :
		NULL;

	if (right)
		return right;
	could = status && !w->judge.path ? effects(w, e->body.s, &codes) : NULL;
	if (could) {
		refuse_pathless(w, e, could, &codes);
		return NULL;
	}
	diag(w->diags, SLUG_VOTE_BODY, walk_place(w, e, &e->body),
	     "%s has no vote on %s, which is %s, %s%s",
	     body_called(w->pool, w->process, e->body.s),
	     w->proposal->id.s,
	     status ? status : "not in the register yet",
	     path_phrase(w->pool, w->process, w->judge.path),
	     walk_where(w, e));
	help_rights(w, e);
	return NULL;
}

/* A vote that makes no move has no status beside it. */
static int
refuse_moving(const struct walk *w, const struct entry *e)
{
	diag(w->diags, SLUG_VOTE_STATUS, walk_place(w, e, &e->status),
	     "this vote moves nothing, so it cannot make %s %s",
	     w->proposal->id.s, e->status.s);
	diag_help(w->diags, "A rejection moves a proposal only where the same"
		  " meeting has approved no alternative.");
	return -1;
}

int
walk_vote(const struct walk *w, size_t here)
{
	struct entry *e = proposal_entry(w->proposal, here);
	const struct process_move *move;
	int result;

	if (walk_twice(w, here) < 0)
		return -1;
	result = walk_ballots(w, e);
	if (!walk_right(w, e))
		return -1;
	move = process_move_by_vote(w->process, w->judge.status, w->judge.path,
				    e->body.s, e->vote.s);
	if (!move)
		return result;
	if (vote_moves_nothing(w->proposal, here))
		return e->status.s ? refuse_moving(w, e) : result;
	if (!e->status.s && (!e->id || e->filled)) {
		e->status.s = ((const struct text *)move->to.items)->s;
		e->status.at = e->vote.at;
	} else if (!e->status.s || !names_hold(&move->to, e->status.s)) {
		diag(w->diags, SLUG_VOTE_STATUS, walk_place(w, e, &e->status),
		     "this vote makes it %s, not %s",
		     ((const struct text *)move->to.items)->s,
		     e->status.s ? e->status.s : w->judge.status);
		diag_help(w->diags, "Rule: %s", move->rule.name.s);
		result = -1;
	}
	return result;
}
