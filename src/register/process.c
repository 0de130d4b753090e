#include "register/process.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { HELP_COLUMNS = 98 };

/*
 * Every row struct begins with its place and its id; this finds one by name.
 */
static const void *
find(const struct list *list, size_t size, size_t name_at, const char *name)
{
	const char *items = list->items;
	size_t i;

	if (!name)
		return NULL;
	/* Nearly always it is spelt as the process spells it. */
	for (i = 0; i < list->count; i++) {
		const struct text *text = (const struct text *)
			(items + i * size + name_at);

		if (text->s && (text->s == name || strcmp(text->s, name) == 0))
			return items + i * size;
	}
	for (i = 0; i < list->count; i++) {
		const struct text *text = (const struct text *)
			(items + i * size + name_at);

		if (text->s && text_same_name(text->s, name))
			return items + i * size;
	}
	return NULL;
}

#define FIND(list, type, member, name) \
	find(list, sizeof(struct type), offsetof(struct type, member), name)

const struct process_status *
process_status(const struct process *process, const char *name)
{
	return FIND(&process->statuses, process_status, name, name);
}

const struct process_body *
process_body(const struct process *process, const char *name)
{
	return FIND(&process->bodies, process_body, name, name);
}

const struct process_path *
process_path(const struct process *process, const char *code)
{
	return FIND(&process->paths, process_path, code, code);
}

const struct process_category *
process_category(const struct process *process, const char *name)
{
	return FIND(&process->categories, process_category, name, name);
}

const struct process_window *
process_window(const struct process *process, const char *name)
{
	return FIND(&process->windows, process_window, name, name);
}

const struct process_term *
process_term(const struct process *process, const char *term)
{
	return FIND(&process->terms, process_term, term, term);
}

bool
names_hold(const struct list *names, const char *name)
{
	const struct text *items = names->items;
	size_t i;

	for (i = 0; i < names->count; i++)
		if (strcmp(items[i].s, name) == 0)
			return true;
	return false;
}

bool
move_needs(const struct process_move *move, enum need need)
{
	return names_hold(&move->needs, need_words[need]);
}

bool
flag_set(const struct text *flag)
{
	return flag->s && strcmp(flag->s, "yes") == 0;
}

const struct process_move *
process_move(const struct process *process, const char *from, const char *to,
	     const char *path)
{
	const struct process_move *moves = process->moves.items;
	size_t i;

	for (i = 0; i < process->moves.count; i++)
		if (names_hold(&moves[i].to, to) &&
		    names_hold(&moves[i].from, from ? from : PROCESS_NEW) &&
		    names_hold(&moves[i].paths, path ? path : PROCESS_NO_PATH))
			return &moves[i];
	return NULL;
}

const struct process_move *
process_move_by_vote(const struct process *process, const char *from,
		     const char *path, const char *body, const char *outcome)
{
	const struct process_move *moves = process->moves.items;
	size_t i;

	for (i = 0; i < process->moves.count; i++)
		if (flag_set(&moves[i].by_vote) &&
		    strcmp(moves[i].vote.s, body) == 0 &&
		    strcmp(moves[i].outcome.s, outcome) == 0 &&
		    names_hold(&moves[i].from, from) &&
		    names_hold(&moves[i].paths, path ? path : PROCESS_NO_PATH))
			return &moves[i];
	return NULL;
}

const struct process_vote *
process_vote(const struct process *process, const char *status,
	     const char *path, const char *body)
{
	const struct process_vote *votes = process->votes.items;
	size_t i;

	for (i = 0; i < process->votes.count; i++)
		if (strcmp(votes[i].body.s, body) == 0 &&
		    names_hold(&votes[i].in, status) &&
		    names_hold(&votes[i].paths, path ? path : PROCESS_NO_PATH))
			return &votes[i];
	return NULL;
}

bool
process_id(const struct process *process, const char *id,
	   const struct process_family **family, long *number, char *letter)
{
	const struct process_family *families = process->families.items;
	size_t i;

	for (i = 0; i < process->families.count; i++) {
		const struct process_family *f = &families[i];
		size_t prefix = strlen(f->prefix.s);
		size_t digits = (size_t)strtol(f->digits.s, NULL, 10);
		const char *s = id + prefix;
		size_t n;

		if (strncmp(id, f->prefix.s, prefix) != 0)
			continue;
		n = strspn(s, "0123456789");
		/* More digits than the least only where they are needed. */
		if (n < digits || n > 9 || (n > digits && s[0] == '0'))
			continue;
		*letter = 0;
		if (flag_set(&f->suffix) && s[n] >= 'A' && s[n] <= 'Z')
			*letter = s[n++];
		if (s[n] != '\0')
			continue;
		*family = f;
		*number = strtol(s, NULL, 10);
		return true;
	}
	return false;
}

const char *
process_id_of(struct pool *pool, const struct process *process,
	      const char *number)
{
	const struct process_family *family = process->families.items;
	int digits = (int)strtol(family->digits.s, NULL, 10);

	return pool_printf(pool, "%s%0*ld", family->prefix.s, digits,
			   strtol(number, NULL, 10));
}

/* Says that WORD is none of a list's names; returns -1. */
static int
no_such(struct pool *pool, struct diags *diags, enum slug slug,
	const char *what, const char *heading, const char *word,
	const struct pos *at, const struct list *list, size_t size,
	size_t name_at)
{
	const char **names = pool_alloc(pool,
					(list->count + 1) * sizeof(*names));
	const char *all = "";
	const char *near, *rest;
	size_t i, len;

	for (i = 0; i < list->count; i++) {
		const char *item = (const char *)list->items + i * size;

		names[i] = ((const struct text *)(item + name_at))->s;
		all = pool_printf(pool, "%s%s%s", all, i ? ", " : "",
				  names[i]);
	}
	/* At the prompt it is a wrong word, not a bad file. */
	diag(diags, at ? slug : SLUG_UNKNOWN_WORD, at,
	     "there is no %s \"%s\"", what, word);
	near = text_nearest(word, names, list->count);
	if (near)
		diag_help(diags, "Did you mean \"%s\"?", near);
	all = pool_printf(pool, "%s: %s", heading, all);
	for (; all; all = rest) {
		rest = text_wrap(all, HELP_COLUMNS, &len);
		diag_help(diags, "%.*s", (int)len, all);
	}
	return -1;
}

#define NO_SUCH(slug, what, heading, list, type, member) \
	no_such(pool, diags, slug, what, heading, word, at, list, \
		sizeof(struct type), offsetof(struct type, member))

int
process_no_status(struct pool *pool, struct diags *diags,
		  const struct process *process, const char *word,
		  const struct pos *at)
{
	return NO_SUCH(SLUG_STATUS_NAME, "status", "Statuses",
		       &process->statuses, process_status, name);
}

int
process_no_path(struct pool *pool, struct diags *diags,
		const struct process *process, const char *word,
		const struct pos *at)
{
	return NO_SUCH(SLUG_PATH_NAME, "path", "Paths", &process->paths,
		       process_path, code);
}

int
process_no_body(struct pool *pool, struct diags *diags,
		const struct process *process, const char *word,
		const struct pos *at)
{
	return NO_SUCH(SLUG_BODY_NAME, "body", "Bodies", &process->bodies,
		       process_body, name);
}

int
process_no_category(struct pool *pool, struct diags *diags,
		    const struct process *process, const char *word,
		    const struct pos *at)
{
	return NO_SUCH(SLUG_CATEGORY_NAME, "party category",
		       "Party categories", &process->categories,
		       process_category, name);
}
