#include "register/reason.h"

#include <string.h>

#include "register/reason_needs.h"
#include "register/report_words.h"
#include "register/story.h"
#include "register/timeline.h"

/* What has been told of the path, so that it is told once. */
struct walk {
	struct reason_step step;
	struct standing now;		/* before the entry */
	const struct entry *path;	/* the entry that gave it */
	const char *told_path;		/* with which this was told */
	const struct process_vote *told;
};

static const struct entry *
entry_here(const struct walk *w)
{
	return proposal_entry(w->step.proposal, w->step.here);
}

/* A line that tells of the entry, and maybe rests on a rule. */
static void
fact(struct walk *w, const struct rule *rule, const char *text)
{
	struct reason_line *line = reason_add(&w->step, VERDICT_NONE, text);

	line->entry = entry_here(w);
	line->rule = rule;
}

/* A line that follows from the one before by a rule. */
static void
follows(struct walk *w, const struct rule *rule, const char *text)
{
	reason_add(&w->step, VERDICT_NONE, text)->rule = rule;
}

static void
explain_opening(struct walk *w)
{
	const struct entry *e = entry_here(w);

	reason_begin(&w->step);
	fact(w, NULL, pool_printf(w->step.pool, "Where it stood when the "
				  "register began: %s, %s.", e->status.s,
				  on_day(w->step.pool, e->date.s)));
	reason_add(&w->step, VERDICT_NOT_SHOWN,
		   "how it came there is not recorded.");
}

/* The path, where an entry after the first gives it. */
static void
explain_path(struct walk *w)
{
	const struct entry *e = entry_here(w);

	if (!e->path.s)
		return;
	w->path = e;
	if (w->step.here == 0)
		return;
	reason_begin(&w->step);
	fact(w, NULL, pool_printf(w->step.pool, "It was put on %s %s.",
				  path_heading(w->step.pool, w->step.process,
					       e->path.s),
				  on_day(w->step.pool, e->date.s)));
}

/* What a vote of this body is on this path: told before the first. */
static void
explain_right(struct walk *w, const struct process_vote *right)
{
	struct pool *pool = w->step.pool;
	const char *path = w->step.judge.path;
	const char *body = body_called(pool, w->step.process, right->body.s);
	const char *effect = !right->to.s ? "decides it" :
		pool_printf(pool, "is a %s to %s", right->effect.s,
			    body_called(pool, w->step.process, right->to.s));
	struct reason_line *line;

	if (w->told == right && w->told_path == path)
		return;
	w->told = right;
	w->told_path = path;
	reason_begin(&w->step);
	line = reason_add(&w->step, VERDICT_NONE, path ?
		pool_printf(pool, "It is on %s, so a vote of %s %s.",
			    path_heading(pool, w->step.process, path), body,
			    effect) :
		pool_printf(pool, "A vote of %s %s, also where no path is "
			    "recorded.", body, effect));
	line->rule = &right->rule;
	line->entry = path ? w->path : NULL;
}

/* Against the rules: what they would have asked for, and why it stands. */
static void
explain_override(struct walk *w, const struct process_move *move)
{
	const struct entry *e = entry_here(w);
	struct pool *pool = w->step.pool;

	if (!e->override.s)
		return;
	if (e->status.s && !move)
		reason_add(&w->step, VERDICT_NOT_MET,
			   pool_printf(pool, "there is no step from %s to %s "
				       "%s.", w->step.judge.status ?
				       w->step.judge.status : "the start",
				       e->status.s,
				       path_phrase(pool, w->step.process,
						   w->step.judge.path)));
	fact(w, NULL, pool_printf(pool, "It stands against the rules: %s",
				  e->override.s));
}

/* A vote that could have moved the proposal and did not. */
static void
explain_still(struct walk *w)
{
	const struct entry *e = entry_here(w);
	const struct process_move *move;

	if (strcmp(e->vote.s, vote_words[2]) == 0) {
		follows(w, NULL, "A vote to defer moves nothing.");
		return;
	}
	move = w->step.judge.status ?
	       process_move_by_vote(w->step.process, w->step.judge.status,
				    w->step.judge.path, e->body.s,
				    e->vote.s) : NULL;
	if (!move || !vote_moves_nothing(w->step.proposal, w->step.here))
		return;
	follows(w, NULL, e->alternative.s ?
		"A vote against an alternative moves nothing." :
		"That moved nothing: the same meeting approved an "
		"alternative.");
}

static void
explain_vote(struct walk *w, const struct process_move *move)
{
	const struct entry *e = entry_here(w);
	struct pool *pool = w->step.pool;
	const struct process_vote *right = w->step.judge.status ?
		process_vote(w->step.process, w->step.judge.status,
			     w->step.judge.path, e->body.s) : NULL;
	const char *vote;

	if (right)
		explain_right(w, right);
	reason_begin(&w->step);
	vote = vote_sentence(pool, w->step.process, e);
	fact(w, NULL, pool_printf(pool, "%s.", words_capital(pool, vote)));
	if (!right)
		reason_add(&w->step, VERDICT_NOT_MET,
			   pool_printf(pool, "%s has no vote there.",
				       body_called(pool, w->step.process,
						   e->body.s)));
	if (!e->status.s) {
		explain_still(w);
		return;
	}
	follows(w, move ? &move->rule : NULL,
		pool_printf(pool, "That made it %s %s.", e->status.s,
			    on_day(pool, e->date.s)));
	if (move)
		reason_needs(&w->step, move);
}

/* "by the Proposer", where no need tells it. */
static const char *
doer(struct walk *w, const struct process_move *move)
{
	const struct entry *e = entry_here(w);

	if (!e->who.s || (move && move_needs(move, NEED_WHO)))
		return "";
	return pool_printf(w->step.pool, ", by %s", e->who.s);
}

static void
explain_move(struct walk *w, const struct process_move *move)
{
	const struct entry *e = entry_here(w);
	struct pool *pool = w->step.pool;
	const char *day = on_day(pool, e->date.s);
	const char *deed = move ? move_deed(move) : NULL;

	if (move)
		reason_limit(&w->step, move);
	reason_begin(&w->step);
	if (!w->step.judge.status) {
		fact(w, move ? &move->rule : NULL,
		     pool_printf(pool, "It was raised %s%s, as %s.", day,
				 doer(w, move), e->status.s));
	} else if (deed) {
		fact(w, NULL, pool_printf(pool, "It was %s %s%s.", deed, day,
					  doer(w, move)));
		follows(w, &move->rule, pool_printf(pool, "That made it %s.",
						    e->status.s));
	} else {
		fact(w, move ? &move->rule : NULL,
		     pool_printf(pool, "It became %s %s%s%s%s.", e->status.s,
				 day, move && move->day_is.s ? ", " : "",
				 move && move->day_is.s ? move->day_is.s : "",
				 doer(w, move)));
	}
	if (move)
		reason_needs(&w->step, move);
}

static void
explain_entry(struct walk *w)
{
	const struct entry *e = entry_here(w);
	const struct process_move *move = NULL;

	w->step.judge = standing_judge(w->step.proposal, w->step.here,
				       &w->now);
	if (e->status.s)
		move = process_move(w->step.process, w->step.judge.status,
				    e->status.s, w->step.judge.path);
	if (move && flag_set(&move->back) && w->step.judge.before &&
	    strcmp(w->step.judge.before, e->status.s) != 0)
		move = NULL;
	explain_path(w);
	if (flag_set(&e->opening) && w->step.here == 0)
		explain_opening(w);
	else if (e->vote.s)
		explain_vote(w, move);
	else if (e->status.s)
		explain_move(w, move);
	else
		return;
	explain_override(w, move);
}

struct list
reasons_of(struct pool *pool, const struct process *process,
	   const struct calendar *calendar, const struct proposal *proposal)
{
	struct list reasons = { .items = NULL };
	struct walk w = {
		.step = {
			.pool = pool, .process = process,
			.calendar = calendar, .proposal = proposal,
			.reasons = &reasons,
		},
	};

	for (size_t i = 0; i < proposal->history.count; i++) {
		w.step.here = i;
		explain_entry(&w);
		standing_step(&w.now, proposal_entry(proposal, i));
	}
	return reasons;
}
