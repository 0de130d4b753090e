#include "cmd/transition_ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "io/person.h"
#include "register/rows.h"
#include "register/story.h"
#include "register/timeline.h"

/* What is asked for a need, and where the answer goes. */
static const struct {
	const char *option, *question;
	size_t field;
} needs[NEED_END] = {
	[NEED_NOTE] = { "note", "A note, why",
			offsetof(struct entry, note) },
	[NEED_WHO] = { "who", "Who did it, in words",
		       offsetof(struct entry, who) },
	[NEED_ADOPTER] = { "adopted-by", "Who adopts it",
			   offsetof(struct entry, adopted_by) },
	[NEED_RELEASE] = { "release", "The release",
			   offsetof(struct entry, release) },
	[NEED_IMPLEMENTATION] = { "implementation-date",
				  "The implementation date (YYYY-MM-DD)",
				  offsetof(struct entry, implementation_date) },
};

void
choices_find(struct act *act, struct transition_asked *asked)
{
	struct pool *pool = act->app->pool;
	const struct standing *now = &act->before;
	const struct outlook outlook = act_outlook(act);
	struct list prospects = prospects_find(&outlook);
	const struct prospect *p = prospects.items;
	size_t i;

	asked->head = pool_printf(pool, "%s  %s\n%s since %s, %s\n",
				  act->held.id.s, act->held.title.s,
				  now->status,
				  day_words(pool, now->into->date.s),
				  path_phrase(pool, act->store.process,
					      now->path));
	asked->into = now->into->id;
	asked->entries = outlook.n;
	asked->choices = pool_alloc(pool, (prospects.count + 1) *
				    sizeof(*asked->choices));
	for (i = 0; i < prospects.count; i++) {
		const struct process_move *move = p[i].move;
		struct choice *choice;
		int need;

		if (!move)
			continue;
		choice = &asked->choices[asked->count++];
		choice->to = p[i].to;
		choice->condition = prospect_line(pool, &p[i]);
		choice->day_is = move->day_is.s;
		if (flag_set(&move->by_vote)) {
			choice->body = move->vote.s;
			choice->vote = move->outcome.s;
		}
		for (need = 0; need < NEED_END; need++)
			choice->needs[need] = move_needs(move,
							 (enum need)need);
		choice->needs[NEED_RELEASE] &= !now->release;
		choice->needs[NEED_IMPLEMENTATION] &=
			!now->implementation_date;
	}
}

/* Which of them: from 1; 0 for none. */
static size_t
ask_which(struct pool *pool, const struct transition_asked *asked)
{
	const char *question = pool_printf(pool, "%s\n", asked->head), *answer;
	char *end;
	size_t i;
	long n;

	for (i = 0; i < asked->count; i++)
		question = pool_printf(pool, "%s  %zu  %s%s%s\n", question,
				       i + 1, asked->choices[i].to,
				       *asked->choices[i].condition ? ", " :
				       "", asked->choices[i].condition);
	question = pool_printf(pool, "%s\nWhich one (1 to %zu; nothing leaves"
			       " it as it is)? ", question, asked->count);
	while ((answer = person_ask(pool, question)) && *answer) {
		n = strtol(answer, &end, 10);
		if (!*end && n >= 1 && (size_t)n <= asked->count)
			return (size_t)n;
		question = pool_printf(pool, "A number from 1 to %zu, or"
				       " nothing: ", asked->count);
	}
	return 0;
}

/* A day, again until it is one.  NULL: nobody answers. */
static const char *
ask_day(struct app *app, const struct choice *choice)
{
	struct pool *pool = app->pool;
	const char *question, *answer;

	question = pool_printf(pool, "%s%s%s (YYYY-MM-DD; nothing is"
			       " today, %s)? ",
			       choice->vote ? "The day of the vote" :
			       "The day it happened",
			       choice->day_is ? ", " : "",
			       choice->day_is ? choice->day_is : "",
			       date_long(pool, app->today));
	while ((answer = person_ask(pool, question))) {
		if (!*answer)
			return app->today;
		if (date_check(day_date(answer)) == DATE_GOOD)
			return answer;
		question = pool_printf(pool, "Sorry: %s. The day? ",
				       date_fault_text(pool, answer));
	}
	return NULL;
}

static int
ask_needs(struct app *app, const struct args *args,
	  const struct choice *choice, struct entry *entry)
{
	const char *answer;
	int need;

	for (need = 0; need < NEED_END; need++) {
		bool given = need == NEED_NOTE ? app->note != NULL :
			     args_value(args, needs[need].option) != NULL;

		if (!choice->needs[need] || given)
			continue;
		answer = person_ask(app->pool,
				    pool_printf(app->pool, "%s? ",
						needs[need].question));
		if (!answer || !*answer)
			return 0;
		((struct text *)((char *)entry + needs[need].field))->s =
			answer;
	}
	return 1;
}

int
choices_ask(struct app *app, const struct args *args,
	    struct transition_asked *asked)
{
	struct entry *entry = &asked->answer;
	const struct choice *choice;
	const char *answer;
	size_t n;

	if (asked->count == 0)
		return 0;
	n = ask_which(app->pool, asked);
	if (n == 0)
		return 0;
	choice = &asked->choices[n - 1];
	entry->status.s = choice->to;
	entry->body.s = choice->body;
	entry->vote.s = choice->vote;
	entry->date.s = args_value(args, "date");
	if (!entry->date.s)
		entry->date.s = ask_day(app, choice);
	if (!entry->date.s)
		return 0;
	if (choice->vote) {
		answer = person_ask(app->pool, "How was it carried (unanimous,"
				    " majority; nothing is not recorded)? ");
		if (!answer)
			return 0;
		entry->carried.s = *answer ? answer : NULL;
	}
	return ask_needs(app, args, choice, entry);
}
