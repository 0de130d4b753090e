#include "register/process.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define OFF(type, member) offsetof(struct type, member)

/* The words sentences ask for. */
static const char *const terms[] = {
	"proposal", "initial-report", "final-report"
};

/* Names that must be known: a field of one list holds names of another. */
enum shape { ONE, MANY };
static const struct reference {
	size_t list, size, member;	/* where the names stand */
	enum shape shape;
	const char *also;		/* a word allowed beside them */
	size_t target, target_size, target_name;
	const char *what;
} references[] = {
#define LIST(list, type, member, shape, also, target, ttype, tname, what) \
	{ OFF(process, list), sizeof(struct type), OFF(type, member), shape, \
	  also, OFF(process, target), sizeof(struct ttype), \
	  OFF(ttype, tname), what }
#define BODY(list, type, member) \
	LIST(list, type, member, ONE, NULL, bodies, process_body, name, "body")
#define STATUSES(list, type, member, also) \
	LIST(list, type, member, MANY, also, statuses, process_status, name, \
	     "status")
#define PATHS(list, type) \
	LIST(list, type, paths, MANY, PROCESS_NO_PATH, paths, process_path, \
	     code, "path")
	BODY(paths, process_path, decides),
	BODY(statuses, process_status, waits_for),
	BODY(votes, process_vote, body),
	BODY(votes, process_vote, to),
	BODY(moves, process_move, vote),
	BODY(sections, process_section, body),
	STATUSES(votes, process_vote, in, NULL),
	STATUSES(moves, process_move, from, PROCESS_NEW),
	STATUSES(moves, process_move, to, NULL),
	PATHS(votes, process_vote),
	PATHS(moves, process_move),
	LIST(moves, process_move, window, ONE, NULL, windows, process_window,
	     name, "window"),
#undef LIST
#undef BODY
#undef STATUSES
#undef PATHS
};

static const struct list *
list_at(const struct process *process, size_t offset)
{
	return (const struct list *)((const char *)process + offset);
}

/* The canonical spelling of a name in a list; NULL if it is none. */
static const char *
known_name(const struct process *process, const struct reference *r,
	   const char *name)
{
	const struct list *list = list_at(process, r->target);
	size_t i;

	if (r->also && strcmp(name, r->also) == 0)
		return name;
	for (i = 0; i < list->count; i++) {
		const struct text *text = (const struct text *)
			((const char *)list->items + i * r->target_size +
			 r->target_name);

		if (text->s && text_same_name(text->s, name))
			return text->s;
	}
	return NULL;
}

/* The name in a list that was nearly written. */
static const char *
near_name(const struct process *process, const struct reference *r,
	  const char *name)
{
	const struct list *list = list_at(process, r->target);
	const char *near = NULL;
	size_t i;

	for (i = 0; i < list->count; i++) {
		const struct text *text = (const struct text *)
			((const char *)list->items + i * r->target_size +
			 r->target_name);

		if (text->s && text_nearest(name, &text->s, 1)) {
			if (near)
				return NULL;
			near = text->s;
		}
	}
	return near;
}

static int
check_name(struct diags *diags, const struct process *process,
	   const struct reference *r, struct text *name)
{
	const char *known, *near;

	if (!name->s)
		return 0;
	known = known_name(process, r, name->s);
	if (known) {
		name->s = known;
		return 0;
	}
	near = near_name(process, r, name->s);
	diag(diags, SLUG_PROCESS, &name->at, "this process has no %s \"%s\"",
	     r->what, name->s);
	if (near)
		diag_help(diags, "Did you mean \"%s\"?", near);
	return -1;
}

/* The names of one list, and that none stands in it twice. */
static int
check_names(struct diags *diags, const struct process *process,
	    const struct reference *r, const struct list *names)
{
	struct text *items = names->items;
	int result = 0;
	size_t i, j;

	for (i = 0; i < names->count; i++) {
		if (check_name(diags, process, r, &items[i]) < 0) {
			result = -1;
			continue;
		}
		for (j = 0; j < i; j++)
			if (strcmp(items[i].s, items[j].s) == 0)
				result = diag(diags, SLUG_PROCESS,
					      &items[i].at,
					      "\"%s\" is in this list twice",
					      items[i].s);
	}
	return result;
}

static int
check_reference(struct diags *diags, const struct process *process,
		const struct reference *r)
{
	const struct list *list = list_at(process, r->list);
	int result = 0;
	size_t i;

	for (i = 0; i < list->count; i++) {
		char *item = (char *)list->items + i * r->size + r->member;

		result |= r->shape == ONE ?
			  check_name(diags, process, r,
				     (struct text *)item) :
			  check_names(diags, process, r,
				      (struct list *)item);
	}
	return result;
}

/* Names that must not stand twice in their list. */
static const struct unique {
	size_t list, size, member;
	const char *what;
} uniques[] = {
	{ OFF(process, terms), sizeof(struct process_term),
	  OFF(process_term, term), "term" },
	{ OFF(process, families), sizeof(struct process_family),
	  OFF(process_family, prefix), "prefix" },
	{ OFF(process, bodies), sizeof(struct process_body),
	  OFF(process_body, name), "body" },
	{ OFF(process, paths), sizeof(struct process_path),
	  OFF(process_path, code), "path" },
	{ OFF(process, statuses), sizeof(struct process_status),
	  OFF(process_status, name), "status" },
	{ OFF(process, votes), sizeof(struct process_vote),
	  OFF(process_vote, rule.name), "rule" },
	{ OFF(process, windows), sizeof(struct process_window),
	  OFF(process_window, name), "window" },
	{ OFF(process, moves), sizeof(struct process_move),
	  OFF(process_move, rule.name), "rule" },
	{ OFF(process, categories), sizeof(struct process_category),
	  OFF(process_category, name), "category" },
};

static int
check_unique(struct diags *diags, const struct process *process,
	     const struct unique *u)
{
	const struct list *list = list_at(process, u->list);
	int result = 0;
	size_t i, j;

	for (i = 1; i < list->count; i++) {
		const struct text *a = (const struct text *)
			((char *)list->items + i * u->size + u->member);

		for (j = 0; a->s && j < i; j++) {
			const struct text *b = (const struct text *)
				((char *)list->items + j * u->size +
				 u->member);

			if (!b->s || !text_same_name(a->s, b->s))
				continue;
			result = diag(diags, SLUG_PROCESS, &a->at,
				      "the %s \"%s\" is here twice", u->what,
				      a->s);
			diag_also(diags, &b->at, "the first one");
			break;
		}
	}
	return result;
}

static int
check_range(struct diags *diags, const struct text *number, long most)
{
	long n = number->s ? strtol(number->s, NULL, 10) : 1;

	if (n >= 1 && n <= most)
		return 0;
	return diag(diags, SLUG_PROCESS, &number->at,
		    "this must be from 1 to %ld", most);
}

/* Words that stand for something else, and numbers that lead nowhere. */
static int
check_words(struct diags *diags, const struct process *process)
{
	const struct process_family *families = process->families.items;
	const struct process_window *windows = process->windows.items;
	const struct process_status *status = process_status(process,
							     PROCESS_NEW);
	const struct process_path *path = process_path(process,
						       PROCESS_NO_PATH);
	int result = 0;
	size_t i;

	if (status)
		result = diag(diags, SLUG_PROCESS, &status->name.at,
			      "no status can be called \"%s\"", PROCESS_NEW);
	if (path)
		result = diag(diags, SLUG_PROCESS, &path->code.at,
			      "no path can be called \"%s\"",
			      PROCESS_NO_PATH);
	for (i = 0; i < process->families.count; i++)
		result |= check_range(diags, &families[i].digits, 9);
	for (i = 0; i < process->windows.count; i++)
		result |= check_range(diags, &windows[i].days, 999);
	return result;
}

int
process_check(struct diags *diags, const struct process *process)
{
	int result = check_words(diags, process);
	size_t i;

	for (i = 0; i < sizeof(terms) / sizeof(terms[0]); i++)
		if (!process_term(process, terms[i]))
			result = diag(diags, SLUG_PROCESS, &process->terms.at,
				      "the term \"%s\" is missing", terms[i]);
	for (i = 0; i < sizeof(uniques) / sizeof(uniques[0]); i++)
		result |= check_unique(diags, process, &uniques[i]);
	for (i = 0; i < sizeof(references) / sizeof(references[0]); i++)
		result |= check_reference(diags, process, &references[i]);
	/* What follows compares names and needs every one to be known. */
	if (result < 0)
		return -1;
	return process_check_moves(diags, process);
}
