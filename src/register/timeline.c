#include "register/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "register/outlook.h"
#include "register/story.h"
#include "register/walk.h"

const struct pos *
walk_place(const struct walk *w, const struct entry *entry,
	   const struct text *text)
{
	if (text && text->s && text->at.file)
		return &text->at;
	if (entry->at.file)
		return &entry->at;
	return w->proposal->id.at.file ? &w->proposal->id.at : NULL;
}

bool
walk_typed(const struct walk *w)
{
	return !w->proposal->id.at.file;
}

/* Whether the entry is recorded already and was not touched. */
static bool
recorded(const struct walk *w, const struct entry *e)
{
	return walk_typed(w) && e->id && !e->filled;
}

const char *
walk_where(const struct walk *w, const struct entry *e)
{
	if (!recorded(w, e))
		return "";
	return pool_printf(w->pool, " (entry %lld.%lld, %s)",
			   (long long)e->change, (long long)e->n,
			   day_words(w->pool, e->date.s));
}

void
walk_way_out(const struct walk *w, const struct entry *e)
{
	if (recorded(w, e)) {
		diag_help(w->diags, "Entry %lld.%lld is recorded already, and"
			  " would not fit any more.", (long long)e->change,
			  (long long)e->n);
		diag_help(w->diags, "To put it right first: secreg correct"
			  " %lld.%lld ... --reason \"...\"",
			  (long long)e->change, (long long)e->n);
		diag_help(w->diags, "All that is recorded:  secreg history %s",
			  w->proposal->id.s);
		return;
	}
	diag_help(w->diags, walk_typed(w) ?
		  "If this really happened, add: --override \"the reason, for"
		  " the record\"" :
		  "If it really happened, add to the entry: override: the"
		  " reason, for the record");
}

/* Lists where a proposal can go from here, and what each move needs. */
static void
help_moves(const struct walk *w, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	const struct outlook outlook = {
		.pool = w->pool, .process = w->process,
		.proposal = w->proposal, .n = here, .now = w->judge,
	};

	if (!recorded(w, e))
		prospects_help(&outlook, w->diags, walk_typed(w));
	walk_way_out(w, e);
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

/* The vote the move needs and has not, or NULL. */
static const char *
lacking_vote(const struct walk *w, const struct process_move *move,
	     size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	bool by_vote = flag_set(&move->by_vote);

	if (!move->vote.s)
		return NULL;
	if (by_vote ? e->vote.s && strcmp(e->body.s, move->vote.s) == 0 &&
		      strcmp(e->vote.s, move->outcome.s) == 0 :
	    standing_vote(w->proposal, here + 1, &w->judge, move->vote.s,
			  move->outcome.s) != NULL)
		return NULL;
	return pool_printf(w->pool, "%s%s",
			   move_vote(w->pool, w->process, move),
			   by_vote && !walk_typed(w) ? " in the same entry" :
			   by_vote ? "" : " before it");
}

/* What a need that is not met asks for. */
static const char *
need_phrase(const struct walk *w, enum need need)
{
	static const char *const keys[NEED_END] = {
		[NEED_WHO] = "who", [NEED_ADOPTER] = "adopted-by",
	};

	if (need == NEED_IMPLEMENTATION && w->judge.implementation_date)
		return pool_printf(w->pool, "its implementation date, %s, to"
				   " have been reached", date_long(w->pool,
				   w->judge.implementation_date));
	if (keys[need])
		return pool_printf(w->pool, "%s (%s)", need_phrases[need],
				   keys[need]);
	return need_phrases[need];
}

/*
 * What the move needs and has not: one phrase, NULL when nothing lacks.  VOTE
 * says whether a vote is part of it.
 */
static const char *
lacking(const struct walk *w, const struct process_move *move, size_t here,
	bool *vote)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	const char *all = lacking_vote(w, move, here);
	int i;

	*vote = all != NULL;
	for (i = 0; i < NEED_END; i++)
		if (move_needs(move, (enum need)i) &&
		    !has_need(w, e, (enum need)i))
			all = pool_printf(w->pool, "%s%s%s", all ? all : "",
					  all ? ", and " : "",
					  need_phrase(w, (enum need)i));
	return all;
}

/* The first entry with a status that is in the register; NULL if none is. */
static const struct entry *
first_recorded(const struct walk *w, size_t from)
{
	for (; from < w->proposal->history.count; from++) {
		const struct entry *e = proposal_entry(w->proposal, from);

		if (e->id && e->status.s)
			return e;
	}
	return NULL;
}

/*
 * An entry before any status: of a proposal that is in the register it is
 * dated before all that is known of it.
 */
static int
walk_start(const struct walk *w, size_t here)
{
	const struct pos *at = walk_place(w, proposal_entry(w->proposal, here),
					  NULL);
	const struct entry *e = first_recorded(w, here + 1);

	if (!e)
		return diag(w->diags, SLUG_FIRST_ENTRY, at,
			    "the first entry must say the status %s began in",
			    w->proposal->id.s);
	diag(w->diags, SLUG_FIRST_ENTRY, at,
	     "nothing is known of %s before %s, so this entry has nothing to"
	     " follow", w->proposal->id.s,
	     date_long(w->pool, day_date(e->date.s)));
	if (!walk_typed(w)) {
		diag_help(w->diags, "Check the day and the id; or first add the"
			  " entry that says where it stood then.");
		return -1;
	}
	diag_help(w->diags, "Check the day and the id: secreg show %s",
		  w->proposal->id.s);
	diag_help(w->diags, "If its first entry came earlier: secreg correct"
		  " %lld.%lld --date DATE --reason \"...\"",
		  (long long)e->change, (long long)e->n);
	return -1;
}

/* There is no such move. */
static int
refuse_move(struct walk *w, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	const struct pos *at = walk_place(w, e, &e->status);
	const char *id = w->proposal->id.s, *from = w->judge.status;

	w->lost = true;
	if (!from && walk_typed(w) && !e->id && first_recorded(w, here + 1))
		return walk_start(w, here);
	if (!from)
		diag(w->diags, SLUG_FIRST_ENTRY, at, "%s cannot begin as %s",
		     id, e->status.s);
	else if (strcmp(from, e->status.s) == 0)
		diag(w->diags, SLUG_MOVE, at, "%s is %s already%s", id, from,
		     walk_where(w, e));
	else
		diag(w->diags, SLUG_MOVE, at, "%s cannot go from %s to %s%s",
		     id, from, e->status.s, walk_where(w, e));
	if (!from)
		diag_help(w->diags, walk_typed(w) ?
			  "If this is where it stood when the register began,"
			  " it is an opening, dated `by` a day." :
			  "If this is where it stood when the register began,"
			  " date the entry `by` a day and add: opening: yes");
	help_moves(w, here);
	return -1;
}

/* What to type, where a move lacks something. */
static void
help_lacking(const struct walk *w, const struct process_move *move,
	     const struct entry *e, bool vote)
{
	const char *id = w->proposal->id.s;
	const char *command = move_command(w->pool, move, e->status.s, id);
	const char *due = w->judge.implementation_date;

	if (!vote && move_needs(move, NEED_RELEASE) && !w->judge.release)
		command = pool_printf(w->pool, "%s --release NAME", command);
	if (!vote && move_needs(move, NEED_IMPLEMENTATION) && !due)
		command = pool_printf(w->pool, "%s --implementation-date DATE",
				      command);
	if (flag_set(&move->by_vote)) {
		diag_help(w->diags, "Record the vote, it makes the move: %s",
			  command);
	} else if (vote) {
		diag_help(w->diags, "First the vote: %s",
			  vote_command(w->pool, move, id));
		diag_help(w->diags, "Then the move:  %s", command);
	} else {
		diag_help(w->diags, "The command: %s", command);
	}
	if (due && move_needs(move, NEED_IMPLEMENTATION) &&
	    !has_need(w, e, NEED_IMPLEMENTATION))
		diag_help(w->diags, "If that day was moved: secreg set %s"
			  " implementation-date=DATE", id);
}

static int
walk_move(struct walk *w, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);
	const struct process_move *move = process_move(w->process,
		w->judge.status, e->status.s, w->judge.path);
	const char *lack;
	bool vote;

	if (!move || (flag_set(&move->back) &&
		      (!w->judge.before ||
		       strcmp(w->judge.before, e->status.s) != 0)))
		return refuse_move(w, here);
	lack = lacking(w, move, here, &vote);
	if (!lack)
		return 0;
	diag(w->diags, SLUG_MOVE_NEEDS, walk_place(w, e, &e->status),
	     "to become %s%s, %s needs %s", e->status.s, walk_where(w, e),
	     w->proposal->id.s, lack);
	if (!*walk_where(w, e) && walk_typed(w))
		help_lacking(w, move, e, vote);
	diag_help(w->diags, "Rule: %s. All the rules: secreg process",
		  move->rule.name.s);
	walk_way_out(w, e);
	return -1;
}

static int
walk_opening(const struct walk *w, size_t here)
{
	const struct entry *e = proposal_entry(w->proposal, here);

	if (here == 0 && e->status.s && !day_exact(e->date.s))
		return 0;
	return diag(w->diags, SLUG_OPENING, walk_place(w, e, &e->opening),
		    "an opening is the first entry, gives a status and is"
		    " dated `by` a day");
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
