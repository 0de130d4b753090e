#include "register/due_find.h"

#include <string.h>

#include "register/story.h"
#include "register/timeline.h"
#include "register/window.h"

/* Scratch text that a row keeps. */
static const char *
keep(const struct finder *f, const char *s)
{
	return pool_strdup(f->pool, s);
}

static struct due_row *
add_row(const struct finder *f, enum due_section section, enum due_kind kind,
	const char *day)
{
	struct due *due = f->due;
	struct due_row *row;

	due->rows = pool_grow(f->pool, due->rows, due->count, sizeof(*row));
	row = &due->rows[due->count];
	row->n = due->count++;
	row->section = section;
	row->kind = kind;
	row->id = keep(f, f->proposal.id.s);
	row->title = f->proposal.title.s ? keep(f, f->proposal.title.s) : "";
	row->status = f->status->name.s;
	row->date = keep(f, day_date(day));
	row->exact = day_exact(day);
	return row;
}

/*
 * A row of something that has its day, with the Working Days between that and
 * the day asked about.
 */
static struct due_row *
add_dated(const struct finder *f, enum due_kind kind, const char *day)
{
	int order = strcmp(day_date(day), f->as_at);
	struct due_row *row = add_row(f, order < 0 ? DUE_OVERDUE :
				      order == 0 ? DUE_TODAY : DUE_COMING,
				      kind, day);

	row->counted = row->exact;
	row->days = order < 0 ?
		    calendar_between(f->calendar, row->date, f->as_at) :
		    calendar_between(f->calendar, f->as_at, row->date);
	return row;
}

/*
 * A name for calendars: the first id the proposal had, what it is, and whose.
 * The name of the process keeps registers of different codes apart.
 */
static const char *
make_uid(const struct finder *f, enum due_kind kind, const char *more)
{
	const char *id = proposal_entry(&f->proposal, 0)->renamed.s;
	char *uid = pool_printf(f->pool, "%s.%s%s%s@%s.secreg",
				id ? id : f->proposal.id.s,
				due_kind_words[kind], *more ? "." : "", more,
				f->process->name.s);

	for (char *s = uid; *s; s++)
		if (*s == ' ')
			*s = '-';
	return uid;
}

/* The id in commands: its number, where no other family can have that. */
static const char *
short_id(const struct finder *f)
{
	const char *id = f->proposal.id.s;
	const struct process_family *family;
	char letter;
	long number;

	if (f->process->families.count != 1 ||
	    !process_id(f->process, id, &family, &number, &letter))
		return id;
	return letter ? pool_printf(f->scratch, "%ld%c", number, letter) :
	       pool_printf(f->scratch, "%ld", number);
}

static struct list
moves_from_here(const struct finder *f)
{
	return open_moves(f->scratch, f->process, &f->proposal,
			  f->proposal.history.count, &f->standing);
}

/* The command for a move on a day. */
static const char *
command_on(const struct finder *f, const struct open_move *open,
	   const char *day)
{
	static const char blank[] = " --date DATE";
	const char *command = move_command(f->scratch, open->move, open->to,
					   short_id(f));
	const char *at = strstr(command, blank);

	if (!at)
		return keep(f, command);
	return pool_printf(f->pool, "%.*s --date %s%s", (int)(at - command),
			   command, day, at + strlen(blank));
}

static bool
is_kind(const struct process_move *move, const char *kind)
{
	return move->kind.s && strcmp(move->kind.s, kind) == 0;
}

/* Whether the status is what implementations lead to. */
static bool
is_implemented(const struct finder *f)
{
	const struct process_move *moves = f->process->moves.items;

	for (size_t i = 0; i < f->process->moves.count; i++)
		if (is_kind(&moves[i], "implementation") &&
		    names_hold(&moves[i].to, f->status->name.s))
			return true;
	return false;
}

/* The implementation, if that move is open. */
static const struct open_move *
find_implementation(const struct finder *f)
{
	struct list list = moves_from_here(f);
	const struct open_move *open = list.items;

	for (size_t i = 0; i < list.count; i++)
		if (is_kind(open[i].move, "implementation"))
			return &open[i];
	return NULL;
}

static void
due_implementation(struct finder *f)
{
	const char *date = f->standing.implementation_date;
	const char *release = f->standing.release;
	const struct open_move *open;
	struct due_row *row;

	if (!date || !flag_set(&f->status->open) || is_implemented(f))
		return;
	open = find_implementation(f);
	row = add_dated(f, DUE_IMPLEMENTATION, date);
	row->body = f->status->waits_for.s;
	row->uid = make_uid(f, row->kind, "");
	if (row->section == DUE_OVERDUE)
		row->text = pool_printf(f->pool, "implementation date has "
					"passed; still %s", row->status);
	else
		row->text = pool_printf(f->pool, "implementation date%s%s%s%s",
					release ? ", release " : "",
					release ? release : "",
					open ? "" : "; now ",
					open ? "" : row->status);
	if (open)
		f->dated = true;
	if (row->section == DUE_COMING)
		return;
	row->command = !open ?
		pool_printf(f->pool, "secreg transition %s", short_id(f)) :
		pool_printf(f->pool, "%s%s", command_on(f, open, date),
			    !release && move_needs(open->move, NEED_RELEASE) ?
			    " --release RELEASE" : "");
}

/*
 * Whether what was planned has happened: the body acted, or the proposal left
 * the status in which it waited for the body.
 */
static bool
is_met(const struct finder *f, const struct planned *planned)
{
	struct standing standing = { .status = NULL };

	for (size_t i = 0; i < f->proposal.history.count; i++) {
		const struct entry *e = proposal_entry(&f->proposal, i);
		const struct process_status *before = !standing.status ? NULL :
			process_status(f->process, standing.status);

		standing_step(&standing, e);
		if (strcmp(day_date(e->date.s), planned->date.s) < 0)
			continue;
		if (e->body.s && strcmp(e->body.s, planned->body.s) == 0)
			return true;
		if (e->status.s && before && before->waits_for.s &&
		    strcmp(before->waits_for.s, planned->body.s) == 0)
			return true;
	}
	return false;
}

/* What to type when a body has done what was planned. */
static const char *
planned_command(const struct finder *f, const struct planned *planned)
{
	struct list list = moves_from_here(f);
	const struct open_move *open = list.items, *only = NULL;
	size_t count = 0;

	if (process_vote(f->process, f->status->name.s, f->standing.path,
			 planned->body.s))
		return pool_printf(f->pool, "secreg vote %s OUTCOME --body "
				   "\"%s\" --date %s", short_id(f),
				   planned->body.s, planned->date.s);
	/* The ordinary moves are those without a kind of their own. */
	for (size_t i = 0; i < list.count; i++)
		if (!open[i].move->kind.s) {
			only = &open[i];
			count++;
		}
	if (count == 1)
		return command_on(f, only, planned->date.s);
	/* Without a status that lists the moves that are open. */
	return pool_printf(f->pool, "secreg transition %s", short_id(f));
}

static const char *
planned_words(const struct finder *f, const struct planned *planned,
	      enum due_section section)
{
	return pool_printf(f->pool, "%s %s to consider %s%s",
			   body_called(f->scratch, f->process,
				       planned->body.s),
			   section == DUE_OVERDUE ? "was" : "is",
			   planned->item.s ? "the " : "it",
			   planned->item.s ? planned->item.s : "");
}

/* What tells it from all else that is planned for the proposal. */
static const char *
planned_key(const struct finder *f, size_t n)
{
	const struct planned *planned = f->proposal.planned.items;
	const char *key = pool_printf(f->scratch, "%s.%s", planned[n].body.s,
				      planned[n].date.s);
	size_t before = 0;

	for (size_t i = 0; i < n; i++)
		before += strcmp(planned[i].body.s, planned[n].body.s) == 0 &&
			  strcmp(planned[i].date.s, planned[n].date.s) == 0;
	return before == 0 ? key :
	       pool_printf(f->scratch, "%s.%zu", key, before + 1);
}

static void
due_planned(struct finder *f)
{
	const struct planned *planned = f->proposal.planned.items;

	if (!flag_set(&f->status->open))
		return;
	for (size_t i = 0; i < f->proposal.planned.count; i++) {
		const struct planned *p = &planned[i];
		struct due_row *row;

		if (is_met(f, p))
			continue;
		row = add_dated(f, DUE_PLANNED, p->date.s);
		row->body = process_body(f->process, p->body.s)->name.s;
		row->text = planned_words(f, p, row->section);
		row->uid = make_uid(f, row->kind, planned_key(f, i));
		if (row->section == DUE_OVERDUE)
			row->command = planned_command(f, p);
		if (f->status->waits_for.s &&
		    strcmp(f->status->waits_for.s, p->body.s) == 0)
			f->dated = true;
	}
}

/* The window of a move that is open to STATUS, as far as votes go. */
static bool
find_window(const struct finder *f, const char *status, struct limit *limit)
{
	const struct proposal *p = &f->proposal;
	const struct standing *s = &f->standing;
	const struct process_move *move = process_move(f->process, s->status,
						       status, s->path);

	if (!move || !move->window.s ||
	    (flag_set(&move->back) && s->before &&
	     strcmp(s->before, status) != 0))
		return false;
	if (move->vote.s && !standing_vote(p, p->history.count, s,
					   move->vote.s, move->outcome.s))
		return false;
	return limit_find(f->scratch, f->process, f->calendar, p,
			  p->history.count, move, limit);
}

/* "referral to the Panel, 10 Working Days after 19 April 2017" */
static const char *
window_words(const struct finder *f, const struct limit *limit)
{
	return pool_printf(f->scratch, "%s, %s Working Day%s after %s%s",
			   limit->window->title.s, limit->window->days.s,
			   strcmp(limit->window->days.s, "1") == 0 ? "" : "s",
			   limit->exact ? "" : "a day ",
			   day_words(f->scratch, limit->event->date.s));
}

static void
add_window(struct finder *f, const struct limit *limit)
{
	const char *until = day_make(f->scratch, limit->until, limit->exact);
	struct due_row *row;

	if (strcmp(limit->until, f->as_at) < 0) {
		/* One that shut at the end of the paper's last day was still
		 * open in that paper. */
		if (!f->due->since || strcmp(limit->until, f->due->since) < 0)
			return;
		row = add_row(f, DUE_CLOSED, DUE_WINDOW, until);
		row->text = pool_printf(f->pool, "now shut: %s",
					window_words(f, limit));
	} else {
		row = add_dated(f, DUE_WINDOW, until);
		row->text = pool_printf(f->pool, "last day%s for %s",
					limit->exact ? "" : ", at the latest,",
					window_words(f, limit));
	}
	row->uid = make_uid(f, row->kind,
		pool_printf(f->scratch, "%s.%s", limit->window->name.s,
			    day_date(limit->event->date.s)));
}

static void
due_windows(struct finder *f)
{
	const struct process_status *s = f->process->statuses.items;
	const struct process_window *told = NULL;

	for (size_t i = 0; i < f->process->statuses.count; i++) {
		struct limit limit;

		/* Moves to several statuses can share one. */
		if (!find_window(f, s[i].name.s, &limit) ||
		    limit.window == told)
			continue;
		told = limit.window;
		add_window(f, &limit);
	}
}

/* The kind of the move that made the status it has; NULL if it has none. */
static const char *
kind_into(const struct finder *f)
{
	const struct standing *s = &f->standing;
	const struct process_move *move = flag_set(&s->into->opening) ? NULL :
		process_move(f->process, s->before, s->status, s->path);

	return move ? move->kind.s : NULL;
}

static void
due_waiting(struct finder *f)
{
	struct due_row *row;

	if (!flag_set(&f->status->open) || !f->status->waits_for.s || f->dated)
		return;
	row = add_row(f, DUE_WAITING, DUE_STATUS, f->standing.into->date.s);
	row->body = process_body(f->process, f->status->waits_for.s)->name.s;
	row->into = kind_into(f);
	row->counted = row->exact;
	if (row->counted)
		row->days = calendar_between(f->calendar, row->date, f->as_at);
	row->text = due_waits(f->pool, row, 1);
}

static void
due_closed(struct finder *f)
{
	const char *day = f->standing.into->date.s;
	struct due_row *row;

	if (flag_set(&f->status->open) || !f->due->since ||
	    strcmp(day_date(day), f->due->since) <= 0)
		return;
	row = add_row(f, DUE_CLOSED, DUE_STATUS, day);
	row->text = row->status;
}

void
due_of(struct finder *f)
{
	f->standing = standing_before(&f->proposal, f->proposal.history.count);
	f->status = !f->standing.status ? NULL :
		    process_status(f->process, f->standing.status);
	f->dated = false;
	/* A damaged register is for other commands to tell of. */
	if (!f->status || !f->proposal.id.s)
		return;
	due_implementation(f);
	due_planned(f);
	due_windows(f);
	due_waiting(f);
	due_closed(f);
}
