#include "register/standing.h"

#include <ctype.h>
#include <string.h>

#include "register/rows.h"
#include "register/timeline.h"

void
standing_step(struct standing *standing, const struct entry *entry)
{
	if (entry->path.s)
		standing->path = entry->path.s;
	if (entry->release.s)
		standing->release = entry->release.s;
	if (entry->implementation_date.s)
		standing->implementation_date = entry->implementation_date.s;
	if (!entry->status.s)
		return;
	standing->before = standing->status;
	standing->status = entry->status.s;
	standing->into = entry;
}

struct standing
standing_before(const struct proposal *proposal, size_t n)
{
	struct standing standing = { .status = NULL };
	size_t i;

	for (i = 0; i < n; i++)
		standing_step(&standing, proposal_entry(proposal, i));
	return standing;
}

static bool
same_day(const struct entry *a, const struct entry *b)
{
	return strcmp(day_date(a->date.s), day_date(b->date.s)) == 0;
}

/* Whether both are votes of one body on one day. */
static bool
same_meeting(const struct entry *a, const struct entry *b)
{
	return a->vote.s && b->vote.s && strcmp(a->body.s, b->body.s) == 0 &&
	       same_day(a, b);
}

struct standing
standing_judge(const struct proposal *proposal, size_t n,
	       const struct standing *before)
{
	const struct entry *entry = proposal_entry(proposal, n);
	struct standing judge = *before, with = *before;
	size_t i = n;

	standing_step(&with, entry);
	if (before->into && same_meeting(before->into, entry)) {
		judge.status = judge.before = NULL;
		judge.into = NULL;
		while (i-- > 0 && !judge.before) {
			const struct entry *e = proposal_entry(proposal, i);

			if (!e->status.s ||
			    (!judge.into && same_meeting(e, entry)))
				continue;
			if (judge.into) {
				judge.before = e->status.s;
				continue;
			}
			judge.into = e;
			judge.status = e->status.s;
		}
	}
	judge.path = with.path;
	judge.release = with.release;
	judge.implementation_date = with.implementation_date;
	return judge;
}

bool
vote_moves_nothing(const struct proposal *proposal, size_t n)
{
	const struct entry *entry = proposal_entry(proposal, n);

	if (strcmp(entry->vote.s, vote_words[0]) == 0)
		return false;
	if (strcmp(entry->vote.s, vote_words[2]) == 0 || entry->alternative.s)
		return true;
	while (n-- > 0) {
		const struct entry *e = proposal_entry(proposal, n);

		if (!same_day(e, entry))
			break;
		if (same_meeting(e, entry) &&
		    strcmp(e->vote.s, vote_words[0]) == 0)
			return true;
	}
	return false;
}

const struct entry *
standing_vote(const struct proposal *proposal, size_t n,
	      const struct standing *standing, const char *body,
	      const char *outcome)
{
	const char *since = standing->into ?
			    day_date(standing->into->date.s) : "";

	while (n-- > 0) {
		const struct entry *e = proposal_entry(proposal, n);

		if (strcmp(day_date(e->date.s), since) < 0)
			break;
		if (e->vote.s && strcmp(e->vote.s, vote_words[2]) != 0 &&
		    strcmp(e->body.s, body) == 0 &&
		    (!outcome || strcmp(e->vote.s, outcome) == 0))
			return e;
	}
	return NULL;
}

/* NAME as it can be typed: "report-phase", or in quotes. */
static const char *
typed(struct pool *pool, const char *name, bool hyphens)
{
	char *word = pool_strdup(pool, name), *s;

	for (s = word; *s; s++) {
		if (!isalnum((unsigned char)*s) && *s != ' ' && *s != '-')
			return pool_printf(pool, "'%s'", name);
		if (*s == ' ' && !hyphens)
			return pool_printf(pool, "\"%s\"", name);
		if (hyphens)
			*s = *s == ' ' ? '-' :
			     (char)tolower((unsigned char)*s);
	}
	return word;
}

const char *
vote_command(struct pool *pool, const struct process_move *move, const char *id)
{
	return pool_printf(pool, "secreg vote %s %s --body %s --date DATE", id,
			   move->outcome.s ? move->outcome.s : "OUTCOME",
			   typed(pool, move->vote.s, false));
}

const char *
move_command(struct pool *pool, const struct process_move *move,
	     const char *to, const char *id)
{
	static const char *const options[] = {
		[NEED_NOTE] = " --note TEXT",
		[NEED_WHO] = " --who WHO",
		[NEED_ADOPTER] = " --adopted-by WHO",
	};
	const char *command;
	size_t i;

	if (flag_set(&move->by_vote))
		command = vote_command(pool, move, id);
	else
		command = pool_printf(pool, "secreg transition %s %s --date"
				      " DATE", id, typed(pool, to, true));
	for (i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (move_needs(move, (enum need)i))
			command = pool_printf(pool, "%s%s", command,
					      options[i]);
	return command;
}

/* Whether a vote that the move needs is there, or can still be cast. */
static bool
vote_possible(const struct process *process, const struct proposal *proposal,
	      size_t n, const struct standing *standing,
	      const struct process_move *move)
{
	return !move->vote.s || !standing->status ||
	       process_vote(process, standing->status, standing->path,
			    move->vote.s) ||
	       standing_vote(proposal, n, standing, move->vote.s,
			     move->outcome.s);
}

struct list
open_moves(struct pool *pool, const struct process *process,
	   const struct proposal *proposal, size_t n,
	   const struct standing *standing)
{
	const struct process_status *s = process->statuses.items;
	struct list list = { .items = NULL };
	size_t i;

	for (i = 0; i < process->statuses.count; i++) {
		const char *to = s[i].name.s;
		const struct process_move *move = process_move(process,
			standing->status, to, standing->path);
		struct open_move *open;

		if (!move || (flag_set(&move->back) && standing->before &&
			      strcmp(standing->before, to) != 0) ||
		    !vote_possible(process, proposal, n, standing, move))
			continue;
		open = list_add(pool, &list, sizeof(*open));
		open->move = move;
		open->to = to;
		open->command = move_command(pool, move, to, proposal->id.s);
	}
	return list;
}
