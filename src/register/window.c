#include "register/window.h"

#include <stdlib.h>
#include <string.h>

/* What a window's `from` can be; the other word is "status". */
static const char from_vote[] = "vote";

/* Whether an entry is a vote that the move needs. */
static bool
is_needed_vote(const struct entry *entry, const struct process_move *move)
{
	return entry->vote.s && move->vote.s &&
	       strcmp(entry->vote.s, vote_words[2]) != 0 &&
	       strcmp(entry->body.s, move->vote.s) == 0 &&
	       (!move->outcome.s ||
		strcmp(entry->vote.s, move->outcome.s) == 0);
}

/* The entry before N that a window runs from: its place plus one, or 0. */
static size_t
find_event(const struct proposal *proposal, size_t n,
	   const struct process_move *move, bool vote)
{
	for (; n > 0; n--) {
		const struct entry *e = proposal_entry(proposal, n - 1);

		if (vote ? is_needed_vote(e, move) : e->status.s != NULL)
			return n;
	}
	return 0;
}

/*
 * The earliest day an entry dated `by` can have: nothing happens in a status
 * before it was reached.  NULL if no such day is known.
 */
static const char *
earliest(const struct proposal *proposal, size_t n)
{
	while (n-- > 0) {
		const struct entry *e = proposal_entry(proposal, n);

		if (e->status.s && day_exact(e->date.s))
			return day_date(e->date.s);
	}
	return NULL;
}

bool
limit_find(struct pool *pool, const struct process *process,
	   const struct calendar *calendar, const struct proposal *proposal,
	   size_t n, const struct process_move *move, struct limit *limit)
{
	const struct process_window *window = move->window.s ?
		process_window(process, move->window.s) : NULL;
	const char *from;
	size_t event;
	long days;

	if (!window)
		return false;
	event = find_event(proposal, n, move,
			   strcmp(window->from.s, from_vote) == 0);
	if (event == 0)
		return false;
	limit->window = window;
	limit->event = proposal_entry(proposal, event - 1);
	limit->exact = day_exact(limit->event->date.s);
	days = strtol(window->days.s, NULL, 10);
	limit->until = calendar_after(pool, calendar,
				      day_date(limit->event->date.s), days);
	from = limit->exact ? NULL : earliest(proposal, event - 1);
	limit->sure = limit->exact ? limit->until :
		      from ? calendar_after(pool, calendar, from, days) : NULL;
	return true;
}

enum in_time
limit_verdict(const struct limit *limit, const char *day)
{
	if (limit->sure && strcmp(day_date(day), limit->sure) <= 0)
		return IN_TIME;
	if (day_exact(day) && strcmp(day_date(day), limit->until) > 0)
		return IN_TIME_LATE;
	return IN_TIME_NOT_SHOWN;
}
