/*
 * A process for people: tables of its lists, and its moves as a diagram.
 */
#ifndef CMD_PROCESS_PRINT_H
#define CMD_PROCESS_PRINT_H

#include "cmd/cmd.h"
#include "register/process.h"

/* What of a process to print. */
struct process_view {
	struct app *app;
	const struct process *process;
	const char *path;	/* what is so on this path only; NULL: all */
	const char *rule;	/* the rule of this name only; NULL: all */
	enum format format;	/* text, Markdown or HTML */
};

/* Tables of all lists; returns how many rows there were. */
size_t process_print(const struct process_view *view);

/* A state diagram in the language of Mermaid; returns how many moves. */
size_t process_print_mermaid(const struct process_view *view);

/* "1 or 2" for paths; "any" if all are there, and none recorded too. */
const char *process_paths(struct pool *pool, const struct process *process,
			  const struct list *paths);

/*
 * What makes a move, as "if the Panel votes to approve" or "a note"; empty if
 * nothing has to be there.
 */
const char *process_condition(struct pool *pool, const struct process *process,
			      const struct process_move *move);

#endif
