#include "register/timeline.h"

#include <string.h>

#include "register/standing.h"
#include "register/story.h"

const char *const need_phrases[] = {
	[NEED_NOTE] = "a note",
	[NEED_WHO] = "a record of who did it",
	[NEED_ADOPTER] = "a record of who adopts it",
	[NEED_RELEASE] = "a release",
	[NEED_IMPLEMENTATION] = "an implementation date that has been reached",
};

const char *
body_called(struct pool *pool, const struct process *process, const char *name)
{
	const struct process_body *body = process_body(process, name);

	if (body && body->called.s)
		return body->called.s;
	return pool_printf(pool, "the %s", name);
}

const char *
path_heading(struct pool *pool, const struct process *process,
	     const char *code)
{
	const struct process_path *path = process_path(process, code);

	if (!path)
		return "no path recorded";
	if (path->heading.s)
		return path->heading.s;
	return pool_printf(pool, "Path %s – %s", path->code.s, path->name.s);
}

const char *
move_vote(struct pool *pool, const struct process *process,
	  const struct process_move *move)
{
	return pool_printf(pool, "a vote of %s%s%s",
			   body_called(pool, process, move->vote.s),
			   move->outcome.s ? " to " : "",
			   move->outcome.s ? move->outcome.s : "");
}

const char *
move_if_vote(struct pool *pool, const struct process *process,
	     const struct process_move *move)
{
	return pool_printf(pool, "if %s votes to %s",
			   body_called(pool, process, move->vote.s),
			   move->outcome.s);
}

const char *
move_condition(struct pool *pool, const struct process *process,
	       const struct process_move *move)
{
	const char *all = "", *first;
	int i;

	if (flag_set(&move->by_vote))
		all = move_if_vote(pool, process, move);
	else if (move->vote.s)
		all = pool_printf(pool, "needs %s",
				  move_vote(pool, process, move));
	first = flag_set(&move->by_vote) ? ", with " :
		*all ? ", " : "needs ";
	for (i = 0; i < NEED_END; i++)
		if (move_needs(move, (enum need)i)) {
			all = pool_printf(pool, "%s%s%s", all, first,
					  need_phrases[i]);
			first = ", ";
		}
	return all;
}

const char *
path_phrase(struct pool *pool, const struct process *process,
	    const char *code)
{
	if (!code)
		return "with no path recorded";
	return pool_printf(pool, "on %s", path_heading(pool, process, code));
}

/* The kinds of move (process.h) that say what is done to a proposal. */
static const struct {
	const char *kind, *deed;
	bool against;
} deeds[] = {
	{ .kind = "referral", .deed = "referred", .against = true },
	{ .kind = "return", .deed = "sent back" },
	{ .kind = "implementation", .deed = "implemented" },
	{ .kind = "withdrawal", .deed = "withdrawn" },
	{ .kind = "adoption", .deed = "adopted" },
};

const char *
move_deed(const struct process_move *move)
{
	size_t i;

	for (i = 0; move->kind.s && i < sizeof(deeds) / sizeof(deeds[0]); i++)
		if (strcmp(move->kind.s, deeds[i].kind) == 0)
			return deeds[i].deed;
	return NULL;
}

bool
move_against(const struct process_move *move)
{
	return move->vote.s && move->kind.s &&
	       strcmp(move->kind.s, deeds[0].kind) == 0;
}
