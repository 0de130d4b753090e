#include "cmd/process_print.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/*
 * Text inside the diagram: a character its language gives a meaning is
 * written as its code.
 */
static const char *
escape_mermaid(struct pool *pool, const char *text)
{
	const char *s = text_visible(pool, text);
	struct memory all;

	memory_open(&all);
	for (; *s; s++)
		fprintf(all.file, strchr("\"#:;<>&%\\{}", *s) ? "#%d;" : "%c",
			(unsigned char)*s);
	return memory_give(&all, pool);
}

static bool
asked_for(const struct process_view *view, const struct process_move *move)
{
	return (!view->path || names_hold(&move->paths, view->path)) &&
	       (!view->rule || strcmp(move->rule.name.s, view->rule) == 0);
}

/* Where a status stands in the list: its state is called after that. */
static size_t
number(const struct process *process, const char *status)
{
	const struct process_status *items = process->statuses.items;

	return (size_t)(process_status(process, status) - items) + 1;
}

/* On which paths, and what makes the move. */
static const char *
label(const struct process_view *view, const struct process_move *move)
{
	struct pool *pool = view->app->pool;
	const char *condition = process_condition(pool, view->process, move);
	const char *paths = process_paths(pool, view->process, &move->paths);

	return escape_mermaid(pool, pool_printf(pool, "%s%s%s", paths,
			      *condition ? ", " : "", condition));
}

static void
print_edges(const struct process_view *view, const struct process_move *move)
{
	const struct text *from = move->from.items, *to = move->to.items;
	const char *words = label(view, move);
	FILE *out = view->app->out;

	for (size_t i = 0; i < move->from.count; i++) {
		for (size_t j = 0; j < move->to.count; j++) {
			if (strcmp(from[i].s, PROCESS_NEW) == 0)
				fputs("    [*]", out);
			else
				fprintf(out, "    s%zu",
					number(view->process, from[i].s));
			fprintf(out, " --> s%zu : %s\n",
				number(view->process, to[j].s), words);
		}
	}
}

/* Whether some move leaves a status, whatever is asked for. */
static bool
is_left(const struct process *process, const char *status)
{
	const struct process_move *moves = process->moves.items;

	for (size_t i = 0; i < process->moves.count; i++)
		if (names_hold(&moves[i].from, status))
			return true;
	return false;
}

/* Whether a move that is asked for leads from or to a status. */
static bool
is_touched(const struct process_view *view, const char *status)
{
	const struct process_move *moves = view->process->moves.items;

	for (size_t i = 0; i < view->process->moves.count; i++)
		if (asked_for(view, &moves[i]) &&
		    (names_hold(&moves[i].from, status) ||
		     names_hold(&moves[i].to, status)))
			return true;
	return false;
}

size_t
process_print_mermaid(const struct process_view *view)
{
	const struct process_status *statuses = view->process->statuses.items;
	const struct process_move *moves = view->process->moves.items;
	FILE *out = view->app->out;
	size_t edges = 0;

	fputs("stateDiagram-v2\n", out);
	for (size_t i = 0; i < view->process->statuses.count; i++)
		if (is_touched(view, statuses[i].name.s))
			fprintf(out, "    state \"%s\" as s%zu\n",
				escape_mermaid(view->app->pool,
					       statuses[i].name.s), i + 1);
	for (size_t i = 0; i < view->process->moves.count; i++) {
		if (!asked_for(view, &moves[i]))
			continue;
		print_edges(view, &moves[i]);
		edges++;
	}
	for (size_t i = 0; i < view->process->statuses.count; i++)
		if (is_touched(view, statuses[i].name.s) &&
		    !is_left(view->process, statuses[i].name.s))
			fprintf(out, "    s%zu --> [*]\n", i + 1);
	return edges;
}
