#include "register/outlook.h"

#include <string.h>

#include "base/date.h"
#include "register/report_words.h"
#include "register/rows.h"
#include "register/standing.h"
#include "register/story.h"
#include "register/timeline.h"
#include "register/window.h"

static const char *
join(struct pool *pool, const char *all, const char *more)
{
	return pool_printf(pool, "%s%s%s", all, *all && *more ? "; " : "",
			   more);
}

/* The vote a move needs, if it is recorded. */
static const struct entry *
vote_there(const struct outlook *o, const struct process_move *move)
{
	return standing_vote(o->proposal, o->n, &o->now,
			     move->vote.s, move->outcome.s);
}

/* What must happen: "if the Panel votes to approve", "if it is withdrawn". */
static const char *
event_words(const struct outlook *o, const struct process_move *move)
{
	const char *deed = move_deed(move), *body, *words = "";
	const struct entry *vote;

	if (flag_set(&move->by_vote))
		return move_if_vote(o->pool, o->process, move);
	if (deed && !move_needs(move, NEED_IMPLEMENTATION))
		words = pool_printf(o->pool, "if it is %s", deed);
	vote = move->vote.s ? vote_there(o, move) : NULL;
	if (!vote)
		return words;
	body = body_called(o->pool, o->process, vote->body.s);
	return pool_printf(o->pool, "%s%s%s the vote of %s %s", words,
			   *words ? " " : "",
			   move_against(move) ? "against" : "after", body,
			   on_day(o->pool, vote->date.s));
}

/* A need that something recorded has met, or will meet on a day; or "". */
static const char *
met_words(const struct outlook *o, enum need need)
{
	const char *date = o->now.implementation_date;

	if (need != NEED_IMPLEMENTATION || !date)
		return "";
	return pool_printf(o->pool, o->as_at && strcmp(date, o->as_at) <= 0 ?
			   "its implementation date, %s, has been reached" :
			   "from %s on, its implementation date",
			   date_long(o->pool, date));
}

static bool
is_met(const struct outlook *o, enum need need)
{
	return (need == NEED_RELEASE && o->now.release) ||
	       (need == NEED_IMPLEMENTATION && o->now.implementation_date);
}

static const char *
condition_words(const struct outlook *o, const struct process_move *move)
{
	const char *needs[NEED_END + 2];
	const char *words = event_words(o, move);
	size_t count = 0;

	if (move->vote.s && !flag_set(&move->by_vote) && !vote_there(o, move))
		needs[count++] = move_vote(o->pool, o->process, move);

	for (int i = 0; i < NEED_END; i++) {
		if (!move_needs(move, (enum need)i))
			continue;
		if (is_met(o, (enum need)i))
			words = join(o->pool, words,
				     met_words(o, (enum need)i));
		else
			needs[count++] = need_phrases[i];
	}
	if (move->day_is.s)
		needs[count++] = move->day_is.s;
	if (count == 0)
		return words;
	return join(o->pool, words,
		    pool_printf(o->pool, "needs %s",
				words_list(o->pool, needs, count)));
}

static const char *
limit_words(const struct outlook *o, const struct limit *limit)
{
	const char *until = pool_printf(o->pool, "in time until %s%s",
					date_long(o->pool, limit->until),
					limit->exact ? "" : " at the latest");

	if (strcmp(o->as_at, limit->until) > 0)
		return pool_printf(o->pool, "was %s: late since then", until);
	if (limit->exact)
		return until;
	if (limit->sure && strcmp(o->as_at, limit->sure) <= 0)
		return pool_printf(o->pool, "%s, %s at the earliest", until,
				   date_long(o->pool, limit->sure));
	return pool_printf(o->pool, "%s; the day that counts from is not "
			   "recorded", until);
}

static void
add_open(const struct outlook *o, const struct open_move *open,
	 struct list *list)
{
	struct prospect *p = list_add(o->pool, list, sizeof(*p));
	struct limit limit;

	p->to = open->to;
	p->move = open->move;
	p->command = open->command;
	p->condition = condition_words(o, open->move);
	p->limit = "";
	if (!o->calendar || !limit_find(o->pool, o->process, o->calendar,
					o->proposal, o->n, open->move, &limit))
		return;
	p->until = limit.until;
	p->until_exact = limit.exact;
	p->limit = limit_words(o, &limit);
}

/* What a path would open that is not open without one. */
static void
add_with_path(const struct outlook *o, const char *to, struct list *list)
{
	const struct process_path *paths = o->process->paths.items;
	const char *codes = "";
	struct prospect *p;
	size_t count = 0;

	if (process_move(o->process, o->now.status, to, NULL))
		return;
	for (size_t i = 0; i < o->process->paths.count; i++) {
		const struct process_move *move = process_move(o->process,
			o->now.status, to, paths[i].code.s);

		if (!move || (flag_set(&move->back) && o->now.before &&
			      strcmp(o->now.before, to) != 0))
			continue;
		codes = pool_printf(o->pool, "%s%s%s", codes,
				    count++ ? " or " : "", paths[i].code.s);
	}
	if (count == 0)
		return;
	p = list_add(o->pool, list, sizeof(*p));
	p->to = to;
	p->condition = pool_printf(o->pool, "needs its path first: %s", codes);
	p->limit = "";
	p->command = pool_printf(o->pool, "secreg set %s path=PATH",
				 o->proposal->id.s);
}

/* The open move that leads to TO, or NULL. */
static const struct open_move *
leads_to(const struct list *moves, const char *to)
{
	const struct open_move *m = moves->items;

	for (size_t i = 0; i < moves->count; i++)
		if (strcmp(m[i].to, to) == 0)
			return &m[i];
	return NULL;
}

struct list
prospects_find(const struct outlook *o)
{
	const struct process_status *s = o->process->statuses.items;
	struct list list = { .items = NULL }, moves;

	moves = open_moves(o->pool, o->process, o->proposal, o->n, &o->now);
	for (size_t i = 0; i < o->process->statuses.count; i++) {
		const struct open_move *open = leads_to(&moves, s[i].name.s);

		if (open)
			add_open(o, open, &list);
		else if (!o->now.path)
			add_with_path(o, s[i].name.s, &list);
	}
	return list;
}

struct list
prospects_of(struct pool *pool, const struct process *process,
	     const struct calendar *calendar, const struct proposal *proposal,
	     const char *as_at)
{
	const struct outlook outlook = {
		.pool = pool, .process = process, .calendar = calendar,
		.proposal = proposal, .n = proposal->history.count,
		.now = standing_before(proposal, proposal->history.count),
		.as_at = as_at,
	};

	return prospects_find(&outlook);
}

const char *
prospect_line(struct pool *pool, const struct prospect *prospect)
{
	return join(pool, prospect->condition, prospect->limit);
}

/* Since when it is what it is, and whom it waits for. */
static void
help_standing(const struct outlook *o, struct diags *diags)
{
	const struct process_status *status = process_status(o->process,
							     o->now.status);
	const char *since = day_words(o->pool, o->now.into->date.s);

	if (!status || !status->waits_for.s)
		diag_help(diags, "It has been %s since %s.", o->now.status,
			  since);
	else
		diag_help(diags, "It has been %s since %s, and waits for"
			  " %s%s%s.", o->now.status, since,
			  body_called(o->pool, o->process, status->waits_for.s),
			  status->to.s ? " to " : "",
			  status->to.s ? status->to.s : "");
}

void
prospects_help(const struct outlook *o, struct diags *diags, bool typed)
{
	struct list prospects = prospects_find(o);
	const struct prospect *p = prospects.items;
	const char *path = path_phrase(o->pool, o->process, o->now.path);

	if (typed && o->now.status)
		help_standing(o, diags);
	if (o->now.status)
		diag_help(diags, prospects.count ?
			  "From %s, %s, it can go to:" :
			  "From %s, %s, it can go nowhere.",
			  o->now.status, path);
	else
		diag_help(diags, "A new proposal, %s, begins as:", path);
	for (size_t i = 0; i < prospects.count; i++) {
		const char *line = prospect_line(o->pool, &p[i]);

		diag_help(diags, "  %s%s%s%s", p[i].to, *line ? ", " : "", line,
			  !p[i].move ? "" :
			  pool_printf(o->pool, "  (rule %s)",
				      p[i].move->rule.name.s));
		/* Nothing that is typed moves what has not begun. */
		if (typed && o->now.status)
			diag_help(diags, "    %s", p[i].command);
	}
}
