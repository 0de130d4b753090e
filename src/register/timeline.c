#include "register/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "register/standing.h"

struct walk {
	struct pool *pool;
	struct diags *diags;
	const struct process *process;
	const struct proposal *proposal;
	FILE *remarks;
	struct standing now;	/* before the entry */
	struct standing judge;	/* what the entry is judged by */
	bool lost;		/* a step that cannot be: stop here */
};

/* The place to report an entry at: one in the register has none of its own. */
static const struct pos *
place(const struct walk *w, const struct entry *entry, const struct text *text)
{
	if (text && text->s && text->at.file)
		return &text->at;
	if (entry->at.file)
		return &entry->at;
	return w->proposal->id.at.file ? &w->proposal->id.at : NULL;
}

/* Whether it was typed: then there is no file to write anything into. */
static bool
typed(const struct walk *w)
{
	return !w->proposal->id.at.file;
}

/* Lists where a proposal can go from here, and what each move needs. */
static void
help_moves(const struct walk *w, size_t here)
{
	moves_help(w->pool, w->diags, w->process, w->proposal, here,
		   &w->judge, typed(w));
	diag_help(w->diags, typed(w) ?
		  "If this really happened, add: --override \"the reason, for"
		  " the record\"" :
		  "If it really happened, add to the entry: override: the"
		  " reason, for the record");
}

/* Whether the entry, with what holds by then, has what the move needs. */
static bool
has_need(const struct walk *w, const struct entry *e, enum need need)
{
	switch (need) {
	case NEED_NOTE:
		return e->note.s;
	case NEED_WHO:
		return e->who.s;
	case NEED_ADOPTER:
		return e->adopted_by.s;
	case NEED_RELEASE:
		return w->judge.release;
	case NEED_IMPLEMENTATION:
		return w->judge.implementation_date &&
		       strcmp(day_date(e->date.s),
			      w->judge.implementation_date) >= 0;
	case NEED_END:
		break;
	}
	return false;
}

/* What the move needs and has not: one phrase, NULL when nothing lacks. */
static const char *
lacking(const struct walk *w, const struct process_move *move, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	const char *all = NULL;
	int i;

	if (flag_set(&move->by_vote)) {
		if (!e->vote.s || strcmp(e->body.s, move->vote.s) != 0 ||
		    strcmp(e->vote.s, move->outcome.s) != 0)
			all = pool_printf(w->pool, "%s in the same entry",
					  move_vote(w->pool, w->process,
						    move));
	} else if (move->vote.s &&
		   !standing_vote(w->proposal, here + 1, &w->judge,
				  move->vote.s, move->outcome.s)) {
		all = pool_printf(w->pool, "%s before it",
				  move_vote(w->pool, w->process, move));
	}
	for (i = 0; i < NEED_END; i++)
		if (move_needs(move, (enum need)i) &&
		    !has_need(w, e, (enum need)i))
			all = pool_printf(w->pool, "%s%s%s", all ? all : "",
					  all ? ", and " : "",
					  need_phrases[i]);
	return all;
}

static int
walk_move(struct walk *w, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	const char *id = w->proposal->id.s, *from = w->judge.status;
	const struct process_move *move = process_move(w->process, from,
						       e->status.s,
						       w->judge.path);
	const char *lack;

	if (move && flag_set(&move->back) &&
	    (!w->judge.before || strcmp(w->judge.before, e->status.s) != 0))
		move = NULL;
	if (!move) {
		const struct pos *at = place(w, e, &e->status);

		if (!from)
			diag(w->diags, SLUG_FIRST_ENTRY, at,
			     "%s cannot begin as %s", id, e->status.s);
		else if (strcmp(from, e->status.s) == 0)
			diag(w->diags, SLUG_MOVE, at, "%s is %s already", id,
			     from);
		else
			diag(w->diags, SLUG_MOVE, at,
			     "%s cannot go from %s to %s", id, from,
			     e->status.s);
		if (!from)
			diag_help(w->diags, "If this is where it stood when the"
				  " register began, date the entry `by` a day"
				  " and add: opening: yes");
		help_moves(w, here);
		w->lost = true;
		return -1;
	}
	lack = lacking(w, move, here);
	if (!lack)
		return 0;
	diag(w->diags, SLUG_MOVE_NEEDS, place(w, e, &e->status),
	     "to become %s, %s needs %s", e->status.s, w->proposal->id.s, lack);
	if (typed(w) && flag_set(&move->by_vote))
		diag_help(w->diags, "Record the vote, it makes the move: %s",
			  move_command(w->pool, move, e->status.s,
				       w->proposal->id.s));
	else if (typed(w))
		diag_help(w->diags, "The command: %s",
			  move_command(w->pool, move, e->status.s,
				       w->proposal->id.s));
	diag_help(w->diags, "Rule: %s. All the rules: secreg process",
		  move->rule.name.s);
	diag_help(w->diags, typed(w) ?
		  "If this really happened without, add: --override \"the"
		  " reason, for the record\"" :
		  "If it really happened without, add to the entry: override:"
		  " the reason, for the record");
	return -1;
}

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
		diag(w->diags, SLUG_UNANIMOUS, place(w, e, &e->carried),
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
		diag(w->diags, SLUG_VOTE_TWICE, place(w, e, &e->vote),
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

/* Whether the body may vote here at all; NULL with a problem if not. */
static const struct process_vote *
walk_right(const struct walk *w, const struct entry *e)
{
	const char *status = w->judge.status;
	const struct process_vote *right = status ?
		process_vote(w->process, status, w->judge.path, e->body.s) :
		NULL;
	const struct process_path *paths = w->process->paths.items;
	const char *where = "";
	size_t i;

	if (right)
		return right;
	for (i = 0; status && !w->judge.path && i < w->process->paths.count;
	     i++) {
		right = process_vote(w->process, status, paths[i].code.s,
				     e->body.s);
		if (right)
			where = pool_printf(w->pool, "%s%spath %s (a %s)",
					    where, *where ? ", " : "",
					    paths[i].code.s, right->effect.s);
	}
	if (*where) {
		diag(w->diags, SLUG_VOTE_PATH, place(w, e, &e->vote),
		     "%s has no path recorded, so it cannot be said what this"
		     " vote is", w->proposal->id.s);
		diag_help(w->diags, "%s: %s", typed(w) ?
			  pool_printf(w->pool, "First: secreg set %s path=..."
				      " with its path", w->proposal->id.s) :
			  "Write its path", where);
		return NULL;
	}
	diag(w->diags, SLUG_VOTE_BODY, place(w, e, &e->body),
	     "%s has no vote on %s, which is %s, %s",
	     body_called(w->pool, w->process, e->body.s),
	     w->proposal->id.s,
	     status ? status : "not in the register yet",
	     path_phrase(w->pool, w->process, w->judge.path));
	diag_help(w->diags, "Who votes where: secreg process");
	return NULL;
}

/* A vote that makes no move has no status beside it. */
static int
refuse_moving(const struct walk *w, const struct entry *e)
{
	diag(w->diags, SLUG_VOTE_STATUS, place(w, e, &e->status),
	     "this vote moves nothing, so it cannot make %s %s",
	     w->proposal->id.s, e->status.s);
	diag_help(w->diags, "A rejection moves a proposal only where the same"
		  " meeting has approved no alternative.");
	return -1;
}

static int
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
		diag(w->diags, SLUG_VOTE_STATUS, place(w, e, &e->status),
		     "this vote makes it %s, not %s",
		     ((const struct text *)move->to.items)->s,
		     e->status.s ? e->status.s : w->judge.status);
		diag_help(w->diags, "Rule: %s", move->rule.name.s);
		result = -1;
	}
	return result;
}

static int
walk_opening(const struct walk *w, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);

	if (here == 0 && e->status.s && !day_exact(e->date.s))
		return 0;
	return diag(w->diags, SLUG_OPENING, place(w, e, &e->opening),
		    "an opening is the first entry, gives a status and is"
		    " dated `by` a day");
}

/*
 * An entry before any status: of a proposal that is in the register it is
 * dated before all that is known of it.
 */
static int
walk_start(const struct walk *w, size_t here)
{
	const struct pos *at = place(w, proposal_entry(w->proposal, here),
				     NULL);
	size_t i;

	for (i = here + 1; i < w->proposal->history.count; i++) {
		const struct entry *e = proposal_entry(w->proposal, i);

		if (!e->id || !e->status.s)
			continue;
		diag(w->diags, SLUG_FIRST_ENTRY, at,
		     "nothing is known of %s before %s, so this entry has"
		     " nothing to follow", w->proposal->id.s,
		     date_long(w->pool, day_date(e->date.s)));
		diag_help(w->diags, "Check the day and the id; or first add the"
			  " entry that says where it stood then.");
		return -1;
	}
	return diag(w->diags, SLUG_FIRST_ENTRY, at,
		    "the first entry must say the status %s began in",
		    w->proposal->id.s);
}

/* One entry: what it lacks, then what holds after it. */
static int
walk_entry(struct walk *w, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	bool opening = flag_set(&e->opening);
	int result = 0;

	w->judge = standing_judge(w->proposal, here, &w->now);
	if (!w->now.status && !e->status.s) {
		w->lost = true;
		if (opening)
			return walk_opening(w, here);
		return walk_start(w, here);
	}
	if (opening)
		result |= walk_opening(w, here);
	if (!e->override.s && e->vote.s && walk_vote(w, here) < 0) {
		w->lost = true;
		result = -1;
	}
	/* A vote at fault says nothing about the move beside it. */
	if (e->status.s && !e->override.s && !(opening && here == 0) &&
	    result == 0)
		result |= walk_move(w, here);
	standing_step(&w->now, e);
	return result;
}

int
status_differs(struct diags *diags, const struct text *status,
	       const char *ends, const struct pos *at)
{
	diag(diags, SLUG_STATUS_CHECK, &status->at,
	     "the header says %s, but the history ends at %s", status->s, ends);
	if (at && at->file)
		diag_also(diags, at, "the last status in the history");
	diag_help(diags, "Make the header agree, or add the entry that is"
		  " missing from the history.");
	return -1;
}

int
timeline_walk(struct pool *pool, struct diags *diags,
	      const struct process *process, struct proposal *proposal,
	      FILE *remarks)
{
	struct walk w = {
		.pool = pool, .diags = diags, .process = process,
		.proposal = proposal, .remarks = remarks,
	};
	int result = 0;
	size_t i;

	/* After a step that cannot be, the rest would only repeat it. */
	for (i = 0; i < proposal->history.count && !w.lost; i++)
		result |= walk_entry(&w, i);
	if (w.lost)
		return -1;
	if (!proposal->status.s || !w.now.status ||
	    strcmp(proposal->status.s, w.now.status) == 0)
		return result;
	return status_differs(diags, &proposal->status, w.now.status,
			      &w.now.into->status.at);
}
