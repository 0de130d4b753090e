#include "register/timeline.h"

const char *const need_phrases[] = {
	[NEED_NOTE] = "a note",
	[NEED_WHO] = "to say who did it (who)",
	[NEED_ADOPTER] = "to say who adopts it (adopted-by)",
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
move_condition(struct pool *pool, const struct process *process,
	       const struct process_move *move)
{
	const char *all = "", *first;
	int i;

	if (flag_set(&move->by_vote))
		all = pool_printf(pool, "if %s votes to %s",
				  body_called(pool, process, move->vote.s),
				  move->outcome.s);
	else if (move->vote.s)
		all = pool_printf(pool, "needs a vote of %s%s%s",
				  body_called(pool, process, move->vote.s),
				  move->outcome.s ? " to " : "",
				  move->outcome.s ? move->outcome.s : "");
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
