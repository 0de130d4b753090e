#include "register/process.h"

#include <string.h>

static bool
lists_meet(const struct list *a, const struct list *b)
{
	const struct text *items = a->items;
	size_t i;

	for (i = 0; i < a->count; i++)
		if (items[i].s && names_hold(b, items[i].s))
			return true;
	return false;
}

static int
check_needs(struct diags *diags, const struct process_move *move)
{
	const struct text *needs = move->needs.items;
	int result = 0;
	size_t i, k;

	for (i = 0; i < move->needs.count; i++) {
		for (k = 0; need_words[k]; k++)
			if (strcmp(needs[i].s, need_words[k]) == 0)
				break;
		if (!need_words[k])
			result = diag(diags, SLUG_PROCESS, &needs[i].at,
				      "a move cannot need \"%s\": note, who,"
				      " adopted-by, release or"
				      " implementation-date", needs[i].s);
	}
	return result;
}

/*
 * A move made by a vote: it can be cast, it decides (papers do not tell where
 * a recommendation leads), and it leads to one place.
 */
static int
check_by_vote(struct diags *diags, const struct process *process,
	      const struct process_move *move)
{
	static const char effect[] = "decision";
	const struct text *from = move->from.items;
	const struct text *paths = move->paths.items;
	size_t i, j;

	if (!move->vote.s || !move->outcome.s)
		return diag(diags, SLUG_PROCESS, &move->at,
			    "a move made by a vote must say the body (vote:)"
			    " and the outcome");
	if (move->to.count > 1)
		return diag(diags, SLUG_PROCESS, &move->to.at,
			    "a move made by a vote leads to one status");
	for (i = 0; i < move->from.count; i++) {
		for (j = 0; j < move->paths.count; j++) {
			const struct process_vote *vote = process_vote(process,
				from[i].s, paths[j].s, move->vote.s);

			if (vote && strcmp(vote->effect.s, effect) == 0)
				continue;
			return diag(diags, SLUG_PROCESS, &move->vote.at,
				    "no %s of \"%s\" is described for the"
				    " status \"%s\" on the path \"%s\"",
				    vote ? effect : "vote", move->vote.s,
				    from[i].s, paths[j].s);
		}
	}
	return 0;
}

static int
check_move(struct diags *diags, const struct process *process,
	   const struct process_move *move)
{
	int result = check_needs(diags, move);

	if (move->outcome.s && !move->vote.s)
		result = diag(diags, SLUG_PROCESS, &move->outcome.at,
			      "an outcome without a body that votes");
	if (names_hold(&move->from, PROCESS_NEW) &&
	    (move->vote.s || flag_set(&move->back)))
		return diag(diags, SLUG_PROCESS, &move->from.at,
			    "what is new has no votes and no status before");
	if (flag_set(&move->by_vote))
		result |= check_by_vote(diags, process, move);
	return result;
}

/* Whether one vote makes both moves. */
static bool
same_vote(const struct process_move *a, const struct process_move *b)
{
	return flag_set(&a->by_vote) && flag_set(&b->by_vote) &&
	       a->vote.s && b->vote.s && a->outcome.s && b->outcome.s &&
	       strcmp(a->vote.s, b->vote.s) == 0 &&
	       strcmp(a->outcome.s, b->outcome.s) == 0;
}

/* Each move by itself, and that no two are for the same step or vote. */
static int
check_moves(struct diags *diags, const struct process *process)
{
	const struct process_move *m = process->moves.items;
	int result = 0;
	size_t i, j;

	for (i = 0; i < process->moves.count; i++) {
		result |= check_move(diags, process, &m[i]);
		for (j = 0; j < i; j++) {
			bool step = lists_meet(&m[i].to, &m[j].to);

			if (!lists_meet(&m[i].from, &m[j].from) ||
			    !lists_meet(&m[i].paths, &m[j].paths) ||
			    !(step || same_vote(&m[i], &m[j])))
				continue;
			result = diag(diags, SLUG_PROCESS, &m[i].at,
				      "two moves are for the same %s",
				      step ? "step" : "vote");
			diag_also(diags, &m[j].at, "the other one");
		}
	}
	return result;
}

/* Whether the papers tell the votes of a body, or those of any. */
static bool
told(const struct process *process, const char *body)
{
	static const char *const kinds[] = {
		"vote", "decision", "determination"
	};
	const struct process_section *s = process->sections.items;
	size_t i, k;

	for (i = 0; i < process->sections.count; i++)
		for (k = 0; k < 3; k++)
			if (s[i].kind.s && strcmp(s[i].kind.s, kinds[k]) == 0 &&
			    (!s[i].body.s || strcmp(s[i].body.s, body) == 0))
				return true;
	return false;
}

/* Nobody votes at the same place twice, and no vote goes untold. */
static int
check_votes(struct diags *diags, const struct process *process)
{
	const struct process_vote *v = process->votes.items;
	int result = 0;
	size_t i, j;

	for (i = 0; i < process->votes.count; i++) {
		if (!v[i].body.s)
			continue;
		if (!told(process, v[i].body.s))
			result = diag(diags, SLUG_PROCESS, &v[i].body.at,
				      "no section of the paper tells the votes"
				      " of \"%s\"", v[i].body.s);
		for (j = 0; j < i; j++) {
			if (!v[j].body.s ||
			    strcmp(v[i].body.s, v[j].body.s) != 0 ||
			    !lists_meet(&v[i].in, &v[j].in) ||
			    !lists_meet(&v[i].paths, &v[j].paths))
				continue;
			result = diag(diags, SLUG_PROCESS, &v[i].at,
				      "this body's vote in the same status on"
				      " the same path is described twice");
			diag_also(diags, &v[j].at, "the first one");
		}
	}
	return result;
}

int
process_check_moves(struct diags *diags, const struct process *process)
{
	return check_moves(diags, process) | check_votes(diags, process);
}
