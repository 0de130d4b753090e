#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/act.h"
#include "cmd/complete.h"
#include "cmd/options.h"
#include "register/merge.h"
#include "register/story.h"
#include "register/timeline.h"

/* The outcome that was typed, as votes spell it. */
static const char *
read_outcome(struct app *app, const char *typed)
{
	const char *nearest;
	size_t i;

	for (i = 0; vote_words[i]; i++)
		if (text_same_name(vote_words[i], typed))
			return vote_words[i];
	nearest = text_nearest(typed, vote_words, i);
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
	     "a vote cannot be \"%s\"%s%s%s", typed,
	     nearest ? ". Did you mean " : "", nearest ? nearest : "",
	     nearest ? "?" : "");
	diag_help(app->diags, "It is %s.", words_or(app->pool, vote_words));
	return NULL;
}

/* Whether a body has a vote in a status; on any path, if none is recorded. */
static bool
can_vote(const struct process *process, const struct standing *then,
	 const char *body)
{
	const struct process_path *paths = process->paths.items;
	size_t i;

	if (process_vote(process, then->status, then->path, body))
		return true;
	for (i = 0; !then->path && i < process->paths.count; i++)
		if (process_vote(process, then->status, paths[i].code.s, body))
			return true;
	return false;
}

/* The body of a vote that was recorded for that day, or NULL. */
static const char *
voted_that_day(const struct act *act, const char *day)
{
	size_t i;

	for (i = act->held.history.count; i-- > 0; ) {
		const struct entry *e = proposal_entry(&act->held, i);

		if (e->vote.s &&
		    strcmp(day_date(e->date.s), day_date(day)) == 0)
			return e->body.s;
	}
	return NULL;
}

/* The only body that can vote, or NULL. */
static const char *
only_voter(const struct process *process, const struct standing *then)
{
	const struct process_body *bodies = process->bodies.items;
	const char *only = NULL;
	size_t i;

	for (i = 0; i < process->bodies.count; i++) {
		if (!can_vote(process, then, bodies[i].name.s))
			continue;
		if (only)
			return NULL;
		only = bodies[i].name.s;
	}
	return only;
}

/*
 * Without --body: the one the proposal waits for, on that day, or else the
 * only one that can vote.  Where none can, the vote may be there already, and
 * have moved it.
 */
static int
choose_body(struct act *act, struct entry *entry)
{
	struct app *app = act->app;
	const struct process *process = act->store.process;
	struct standing then = standing_before(&act->held,
					       act_place(act, entry->date.s));
	const struct process_status *status = then.status ?
		process_status(process, then.status) : NULL;

	if (entry->body.s)
		return 0;
	if (status && status->waits_for.s &&
	    can_vote(process, &then, status->waits_for.s))
		entry->body.s = status->waits_for.s;
	else if (status)
		entry->body.s = only_voter(process, &then);
	if (!entry->body.s)
		entry->body.s = voted_that_day(act, entry->date.s);
	if (!entry->body.s && entry->override.s && status &&
	    status->waits_for.s)
		entry->body.s = status->waits_for.s;
	if (entry->body.s)
		return 0;
	if (!status) {	/* before its first entry: any will do to say so */
		entry->body = ((const struct process_body *)
			       process->bodies.items)->name;
		return 0;
	}
	diag(app->diags, SLUG_REFUSED, NULL,
	     "refused: nobody votes on %s while it is %s. Nothing was changed",
	     act->held.id.s, status->name.s);
	diag_help(app->diags, "Where it can go: secreg transition %s",
		  act->held.id.s);
	diag_help(app->diags, "If a body did vote, name it: --body BODY");
	return -1;
}

/* "approve, unanimous" */
static const char *
vote_text(struct pool *pool, const struct entry *e)
{
	return pool_printf(pool, "%s%s%s%s%s%s", e->vote.s,
			   e->alternative.s ? " the alternative “" : "",
			   e->alternative.s ? e->alternative.s : "",
			   e->alternative.s ? "”" : "",
			   e->carried.s ? ", " : "",
			   e->carried.s ? e->carried.s : "");
}

static bool
same_text(const struct text *a, const struct text *b)
{
	return a->s && b->s ? strcmp(a->s, b->s) == 0 : a->s == b->s;
}

/* "the Panel already voted on SECMP0021 on 12 May 2017: approve (change 4)" */
static const char *
already_voted(const struct act *act, const struct entry *old)
{
	struct pool *pool = act->app->pool;

	return pool_printf(pool, "%s already voted on %s %s: %s (change"
			   " %lld)", body_called(pool, act->store.process,
						 old->body.s),
			   act->held.id.s, on_day(pool, old->date.s),
			   vote_text(pool, old),
			   (long long)old->change);
}

/* The vote of that body on that day, or NULL. */
static struct entry *
same_vote(const struct act *act, const struct entry *entry)
{
	size_t i;

	for (i = 0; i < act->held.history.count; i++) {
		struct entry *old = proposal_entry(&act->held, i);

		if (old->vote.s && strcmp(old->body.s, entry->body.s) == 0 &&
		    strcmp(day_date(old->date.s),
			   day_date(entry->date.s)) == 0 &&
		    same_text(&old->alternative, &entry->alternative))
			return old;
	}
	return NULL;
}

/* An earlier vote of that body that still holds: a second one needs --again. */
static int
refuse_second(struct act *act, const struct entry *entry)
{
	struct app *app = act->app;
	size_t n = act_place(act, entry->date.s);
	struct standing then = standing_before(&act->held, n);
	const struct entry *old = standing_vote(&act->held, n, &then,
						entry->body.s, NULL);

	if (!old || !same_text(&old->alternative, &entry->alternative))
		return 0;
	diag(app->diags, SLUG_REFUSED, NULL, "refused: %s. Nothing was changed",
	     already_voted(act, old));
	diag_help(app->diags, "If the day was mistyped:         secreg correct"
		  " %lld.%lld --date %s --reason \"...\"",
		  (long long)old->change, (long long)old->n,
		  cli_quoted(app->pool, entry->date.s));
	diag_help(app->diags,
		  "To record a later, second vote: add --again");
	return -1;
}

/* What really happened against the rules still moves what such a vote moves. */
static void
imply_status(struct act *act, struct entry *entry)
{
	size_t n = act_place(act, entry->date.s);
	struct standing then = standing_before(&act->held, n);
	const struct process_move *move = then.status ?
		process_move_by_vote(act->store.process, then.status,
				     then.path, entry->body.s, entry->vote.s) :
		NULL;

	if (entry->override.s && !entry->status.s && !entry->alternative.s &&
	    move)
		entry->status.s = ((const struct text *)move->to.items)->s;
}

/* What the vote was: a decision or a recommendation. */
static void
tell_meaning(struct act *act, size_t n)
{
	struct pool *pool = act->app->pool;
	const struct process *process = act->store.process;
	const struct entry *e = proposal_entry(&act->held, n);
	struct standing judge = standing_before(&act->held, n);
	const struct process_vote *right;
	const struct process_path *path;

	judge = standing_judge(&act->held, n, &judge);
	right = judge.status ? process_vote(process, judge.status, judge.path,
					    e->body.s) : NULL;
	path = process_path(process, judge.path);
	if (strcmp(e->vote.s, vote_words[2]) == 0)
		act_line(act, "Meaning", "it decides nothing yet");
	else if (right)
		act_line(act, "Meaning",
			 pool_printf(pool, "%s: this is %s %s%s%s%s",
				     path_heading(pool, process, judge.path),
				     right->to.s ? "a" : "the",
				     right->effect.s,
				     right->to.s && path ? "; " : "",
				     right->to.s && path ?
				     body_called(pool, process,
						 path->decides.s) : "",
				     right->to.s && path ? " decides" : ""));
}

static void
tell_vote(struct act *act, size_t n)
{
	struct pool *pool = act->app->pool;
	const struct entry *e = proposal_entry(&act->held, n);

	act_head(act);
	act_line(act, "Vote", pool_printf(pool, "%s, %s: %s", e->body.s,
					  day_words(pool, e->date.s),
					  vote_text(pool, e)));
	tell_meaning(act, n);
	act_override(act, e);
	act_status(act, e);
	act_then(act, e);
	act_end(act);
}

static int
vote_run(struct app *app, const struct args *args)
{
	struct act act = { .app = app };
	struct entry entry = {
		.vote.s = read_outcome(app, args_operand(args, 1)),
	};
	const struct entry *stored;
	struct entry *same;
	int wrote;

	if (!entry.vote.s ||
	    act_start(&act, app, args, args_operand(args, 0)) < 0 ||
	    act_entry(&act, args, &entry) < 0 ||
	    choose_body(&act, &entry) < 0 || act_words(&act, &entry) < 0)
		return -1;
	same = same_vote(&act, &entry);
	if (same)
		return act_again(&act, same, &entry, already_voted(&act, same),
				 "To record a later, second vote: give the date"
				 " of that meeting, and --again");
	if (!args_has(args, "again") && refuse_second(&act, &entry) < 0)
		return -1;
	imply_status(&act, &entry);
	stored = timeline_insert(app->pool, &act.held, &entry);
	wrote = act_store(&act);
	if (wrote <= 0)
		return wrote;
	tell_vote(&act, (size_t)(stored - proposal_entry(&act.held, 0)));
	return 0;
}

static void
vote_offer(struct completion *completion)
{
	complete_choices(completion, vote_words);
}

static const struct option_row options[] = {
	{ .name = "body", .arg = "BODY", .kind = WORD_BODY,
	  .help = "who voted (default: the body the proposal waits for)" },
	ACT_CARRIED, ACT_COUNT, ACT_ALTERNATIVE, ACT_IMPLEMENTATION_DATE,
	ACT_RELEASE, ACT_WHO, ACT_OVERRIDE,
	{ .name = "status", .arg = "STATUS", .kind = WORD_STATUS,
	  .help = "the status that follows; implied where the vote decides" },
	{ .name = "again",
	  .help = "it is a second vote, at a later meeting" },
};

const struct cmd cmd_vote = {
	.name = "vote",
	.group = "Record",
	.summary = "record a vote: approve, reject or defer",
	.operands = "ID OUTCOME",
	.least = 2,
	.most = 2,
	.words = { WORD_ID, WORD_OWN },
	.details =
"Without --body it is the vote of the body the proposal waits for. What a\n"
"vote means depends on the path: where it decides, the status that\n"
"follows is recorded with it; where it is a recommendation, the proposal\n"
"stays where it is. Counts that are not given are not recorded.\n"
"\n"
"Examples:\n"
"  secreg vote 33 approve --date 2017-04-19 --carried unanimous \\\n"
"      --implementation-date 2017-05-11 --release SEC5.7\n"
"  secreg vote 21 reject --body BODY --date 2017-05-12\n"
"  secreg vote 36 approve --count CATEGORY=3/0/1\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_WRITE | TAKES_ACT,
	.db = CMD_WRITES,
	.run = vote_run,
	.offer = vote_offer,
};
