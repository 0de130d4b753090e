#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/act.h"
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

/* Without --body: the one the proposal waits for, on that day. */
static int
choose_body(struct act *act, struct entry *entry)
{
	struct app *app = act->app;
	const struct process *process = act->store.process;
	struct standing then = standing_before(&act->held,
					       act_place(act, entry->date.s));
	const struct process_status *status = then.status ?
		process_status(process, then.status) : NULL;
	const struct process_body *bodies = process->bodies.items;
	size_t i;

	if (entry->body.s)
		return 0;
	if (status && status->waits_for.s) {
		entry->body.s = status->waits_for.s;
		return 0;
	}
	diag(app->diags, SLUG_USAGE, NULL,
	     "say whose vote it is: --body BODY; %s waits for nobody",
	     act->held.id.s);
	for (i = 0; i < process->bodies.count; i++)
		diag_help(app->diags, "  %s", bodies[i].name.s);
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

/* Refused because there is a vote already; how to go on. */
static int
refuse_second(struct act *act, const struct entry *old,
	      const struct entry *new, bool that_day)
{
	struct app *app = act->app;
	struct pool *pool = app->pool;

	diag(app->diags, SLUG_REFUSED, NULL,
	     "refused: %s already voted on %s on %s: %s (change %lld)."
	     " Nothing was changed",
	     body_called(pool, act->store.process, old->body.s),
	     act->held.id.s, day_words(pool, old->date.s),
	     vote_text(pool, old), (long long)old->change);
	diag_help(app->diags, "To put right a typing mistake:   secreg correct"
		  " %lld.%lld --outcome %s --reason \"...\"",
		  (long long)old->change, (long long)old->n, new->vote.s);
	diag_help(app->diags, that_day ?
		  "To record a later, second vote: give the date of that"
		  " meeting, and --again" :
		  "To record a later, second vote: add --again");
	return -1;
}

/*
 * A vote of that body that stands already: 1 if it is this one, 0 if there is
 * none in the way, -1 with a problem.
 */
static int
look_for_vote(struct act *act, const struct entry *entry, bool again)
{
	size_t n = act_place(act, entry->date.s), i = n;
	struct standing then = standing_before(&act->held, n);
	const struct entry *old;

	while (i-- > 0) {
		old = proposal_entry(&act->held, i);
		if (!old->vote.s || strcmp(old->body.s, entry->body.s) != 0 ||
		    strcmp(day_date(old->date.s),
			   day_date(entry->date.s)) != 0 ||
		    !same_text(&old->alternative, &entry->alternative))
			continue;
		if (strcmp(old->vote.s, entry->vote.s) == 0 &&
		    (!entry->carried.s ||
		     same_text(&old->carried, &entry->carried)))
			return 1;
		return refuse_second(act, old, entry, true);
	}
	old = standing_vote(&act->held, n, &then, entry->body.s, NULL);
	if (!old || again || !same_text(&old->alternative,
					&entry->alternative))
		return 0;
	return refuse_second(act, old, entry, false);
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
	int found;

	if (!entry.vote.s ||
	    act_start(&act, app, args, args_operand(args, 0)) < 0 ||
	    act_entry(&act, args, &entry) < 0 ||
	    choose_body(&act, &entry) < 0 || act_words(&act, &entry) < 0)
		return -1;
	found = look_for_vote(&act, &entry, args_has(args, "again"));
	if (found < 0)
		return -1;
	if (found) {
		act_idle(&act, pool_printf(app->pool, "this vote on %s is"
					   " already recorded.",
					   act.held.id.s));
		return 0;
	}
	stored = timeline_insert(app->pool, &act.held, &entry);
	found = act_store(&act);
	if (found <= 0)
		return found;
	tell_vote(&act, (size_t)(stored - proposal_entry(&act.held, 0)));
	return 0;
}

static const struct option_row options[] = {
	{ .name = "body", .arg = "BODY",
	  .help = "who voted (default: the body the proposal waits for)" },
	ACT_CARRIED, ACT_COUNT, ACT_ALTERNATIVE, ACT_IMPLEMENTATION_DATE,
	ACT_RELEASE, ACT_WHO, ACT_OVERRIDE,
	{ .name = "status", .arg = "STATUS",
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
	.details =
"What a vote means depends on the path: where it decides, the status that\n"
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
};
