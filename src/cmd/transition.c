#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "cmd/act.h"
#include "cmd/transition_ask.h"
#include "register/merge.h"
#include "register/story.h"
#include "register/timeline.h"
#include "register/window.h"

/* Without a status and a person: the moves there are. */
static int
show_moves(struct act *act)
{
	struct app *app = act->app;
	const struct outlook outlook = act_outlook(act);

	diag(app->diags, SLUG_USAGE, NULL,
	     "say which status %s is to have", act->held.id.s);
	prospects_help(&outlook, app->diags, true);
	return -1;
}

/*
 * It has that status: the same again is harmless, and what is said beside it
 * fills blanks; another day is refused.
 */
static int
already(struct act *act, struct entry *entry)
{
	struct app *app = act->app;
	const struct entry *held = proposal_entry(&act->held, 0);
	struct entry *into = proposal_entry(&act->held,
					    (size_t)(act->before.into - held));

	if (act->undated)
		entry->date.s = into->date.s;
	return act_again(act, into, entry,
			 pool_printf(app->pool, "%s is already %s, since %s"
				     " (change %lld)", act->held.id.s,
				     act->before.status,
				     day_words(app->pool, into->date.s),
				     (long long)into->change), NULL);
}

/* Whether the move was in its window, where it has one. */
static void
tell_window(struct act *act, const struct entry *entry, size_t n)
{
	static const char *const verdicts[] = {
		[IN_TIME] = "in time", [IN_TIME_LATE] = "late",
		[IN_TIME_NOT_SHOWN] = "not shown to be in time",
	};
	struct pool *pool = act->app->pool;
	struct standing before = standing_before(&act->held, n);
	const struct process_move *move = process_move(act->store.process,
		before.status, entry->status.s, before.path);
	struct limit limit;

	if (move && limit_find(pool, act->store.process, act->calendar,
			       &act->held, n, move, &limit))
		act_line(act, "Window",
			 pool_printf(pool, "%s: until %s, so this was %s",
				     limit.window->title.s,
				     date_long(pool, limit.until),
				     verdicts[limit_verdict(&limit,
							entry->date.s)]));
}

/* Without a status: finds out what can be asked. */
static int
transition_look(struct app *app, const struct args *args)
{
	struct transition_asked *asked = pool_alloc(app->pool, sizeof(*asked));
	struct act act = { .app = app };

	if (args_count(args) > 1)
		return 0;
	if (act_start(&act, app, args, args_operand(args, 0)) < 0)
		return -1;
	if (!app->person)
		return show_moves(&act);
	choices_find(&act, asked);
	if (asked->count == 0)
		return show_moves(&act);
	app->asked = asked;
	return 0;
}

static int
transition_ask(struct app *app, const struct args *args)
{
	/* What was refused is refused: it can be typed again. */
	if (diags_count(app->diags) > 0)
		return -1;
	if (!app->asked)
		return 1;
	if (choices_ask(app, args, app->asked) > 0)
		return 1;
	fprintf(app->notes, "secreg: nothing was changed.\n");
	return 0;
}

/* Takes the answers, each held against its field, if nothing has changed. */
static int
take_answers(struct act *act, struct entry *entry)
{
	struct app *app = act->app;
	const struct transition_asked *asked = app->asked;
	size_t i;

	if (!act->before.into || act->before.into->id != asked->into ||
	    act->held.history.count != asked->entries)
		return diag(app->diags, SLUG_REFUSED, NULL,
			    "refused: somebody recorded something of %s in"
			    " between. Nothing was changed", act->held.id.s);
	*entry = asked->answer;
	for (i = 0; i < entry_record.count; i++) {
		const struct field *field = &entry_record.fields[i];

		if (field_single(field) && field_text(field, entry)->s &&
		    act_check(app, &entry_record, field->key, field->key,
			      field_text(field, entry)) < 0)
			return -1;
	}
	return 0;
}

/* The status that was typed or chosen, and all that is said beside it. */
static int
read_move(struct act *act, const struct args *args, struct entry *entry)
{
	struct app *app = act->app;
	const struct process_status *status;

	if (app->asked && take_answers(act, entry) < 0)
		return -1;
	if (!app->asked) {
		status = process_status(act->store.process,
					args_operand(args, 1));
		if (!status)
			return process_no_status(app->pool, app->diags,
						 act->store.process,
						 args_operand(args, 1), NULL);
		entry->status.s = status->name.s;
	}
	return act_entry(act, args, entry) < 0 ? -1 : act_words(act, entry);
}

static int
transition_run(struct app *app, const struct args *args)
{
	struct act act = { .app = app };
	struct entry entry = { .date.s = NULL };
	const struct entry *stored;
	size_t n;
	int wrote;

	if (act_start(&act, app, args, args_operand(args, 0)) < 0 ||
	    read_move(&act, args, &entry) < 0)
		return -1;
	if (act.before.status &&
	    strcmp(act.before.status, entry.status.s) == 0)
		return already(&act, &entry);
	n = act_place(&act, entry.date.s);
	stored = timeline_insert(app->pool, &act.held, &entry);
	wrote = act_store(&act);
	if (wrote <= 0)
		return wrote;
	act_head(&act);
	act_override(&act, stored);
	act_status(&act, stored);
	tell_window(&act, stored, n);
	act_then(&act, stored);
	act_end(&act);
	return 0;
}

static const struct option_row options[] = {
	ACT_WHO, ACT_ADOPTED_BY, ACT_IMPLEMENTATION_DATE, ACT_RELEASE,
	ACT_OVERRIDE,
};

const struct cmd cmd_transition = {
	.name = "transition",
	.group = "Record",
	.summary = "move a proposal to a status",
	.operands = "ID [STATUS]",
	.least = 1,
	.most = 2,
	.words = { WORD_ID, WORD_NEXT },
	.details =
"A status may be typed in any case and with hyphens for spaces. Without one,\n"
"the moves that are open are listed with what each needs; at a terminal you\n"
"are asked which one it is. A move the process does not allow is refused, and\n"
"nothing is changed; what really happened against the rules is recorded with\n"
"--override and the reason.\n"
"\n"
"Examples:\n"
"  secreg transition 33 implemented --date 2017-05-11\n"
"  secreg transition 21 referred --date 'by 2017-05-10' --who \"a SEC Party\"\n"
"  secreg transition 35\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_WRITE | TAKES_ACT,
	.db = CMD_ASKS,
	.run = transition_run,
	.look = transition_look,
	.ask = transition_ask,
};
