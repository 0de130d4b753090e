/* What the commands that record something say of it. */
#include "cmd/act.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/look.h"
#include "register/story.h"
#include "register/timeline.h"
#include "register/window.h"

enum { LABEL = 9, INDENT = 2 };

void
act_idle(struct act *act, const char *sentence)
{
	struct app *app = act->app;

	look_note(app, pool_printf(app->pool, "secreg: %s Nothing was"
				   " changed.", sentence));
	app->dry_run = true;	/* an empty change is no change */
}

void
act_head(struct act *act)
{
	struct app *app = act->app;
	const char *id = act->held.id.s, *text = act->held.title.s;
	int indent = text_width(id) + 2;
	int room = app->width > indent + 20 ? app->width - indent : 0;

	while (text) {
		size_t len = strlen(text);
		const char *next = room ? text_wrap(text, room, &len) : NULL;

		fprintf(app->out, "%-*s%.*s\n", indent, id, (int)len, text);
		id = "";
		text = next;
	}
}

void
act_line(struct act *act, const char *label, const char *text)
{
	struct app *app = act->app;
	int room = app->width > INDENT + LABEL + 20 ?
		   app->width - INDENT - LABEL : 0;

	while (text) {
		size_t len = strcspn(text, "\n");
		const char *next = text[len] ? text + len + 1 : NULL;

		if (room)
			next = text_wrap(text, room, &len);

		if (len == 0)	/* between paragraphs */
			putc('\n', app->out);
		else
			fprintf(app->out, "%*s%-*s%.*s\n", INDENT, "", LABEL,
				label, (int)len, text);
		label = "";
		text = next;
	}
}

void
act_override(struct act *act, const struct entry *entry)
{
	if (entry->override.s)
		act_line(act, "Override", entry->override.s);
}

void
act_status(struct act *act, const struct entry *entry)
{
	struct pool *pool = act->app->pool;
	struct standing now = standing_before(&act->held,
					      act->held.history.count);
	const struct process_move *move;
	const char *text;

	if (!now.status || !act->before.status)
		return;
	if (strcmp(now.status, act->before.status) == 0 &&
	    !(entry && entry->status.s)) {
		act_line(act, "Status", pool_printf(pool, "stays %s",
						    now.status));
		return;
	}
	if (entry && entry->status.s && now.into != entry) {
		act_line(act, "Status",
			 pool_printf(pool, "%s, %s; it is %s now",
				     entry->status.s,
				     on_day(pool, entry->date.s),
				     now.status));
		return;
	}
	text = pool_printf(pool, "%s  ->  %s   %s", act->before.status,
			   now.status, on_day(pool, now.into->date.s));
	move = process_move(act->store.process, act->before.status, now.status,
			    now.path);
	if (now.release && ((entry && entry->release.s) ||
			    (move && move_needs(move, NEED_RELEASE))))
		text = pool_printf(pool, "%s, release %s", text, now.release);
	act_line(act, "Status", text);
}

/* "until 4 May 2017 (10 Working Days)" */
static const char *
until_words(struct pool *pool, const struct limit *limit)
{
	return pool_printf(pool, "until %s%s (%s Working Days)",
			   limit->exact ? "" : "at most ",
			   date_long(pool, limit->until),
			   limit->window->days.s);
}

/* Whether the vote the move needs is the one just recorded. */
static bool
waits_for_this(const struct act *act, const struct open_move *open,
	       const struct standing *now, const struct entry *entry)
{
	size_t n = act->held.history.count;

	return entry->vote.s && open->move->vote.s &&
	       !flag_set(&open->move->by_vote) && !open->move->window.s &&
	       standing_vote(&act->held, n, now, open->move->vote.s,
			     open->move->outcome.s) == entry;
}

static bool
still_open(const struct act *act, const struct entry *entry)
{
	const struct process_status *status =
		process_status(act->store.process, entry->status.s);

	return status && flag_set(&status->open);
}

void
act_then(struct act *act, const struct entry *entry)
{
	struct pool *pool = act->app->pool;
	size_t n = act->held.history.count, i;
	struct standing now = standing_before(&act->held, n);
	struct list moves = open_moves(pool, act->store.process, &act->held,
				       n, &now);
	const struct open_move *open = moves.items;
	const char *label = "Then";

	if (now.into != entry && !entry->vote.s)
		return;
	for (i = 0; i < moves.count; i++) {
		struct limit limit;
		const char *line;

		if (limit_find(pool, act->store.process, act->calendar,
			       &act->held, n, open[i].move, &limit))
			line = pool_printf(pool, "%s: %s",
					   limit.window->title.s,
					   until_words(pool, &limit));
		else if (waits_for_this(act, &open[i], &now, entry))
			line = pool_printf(pool, "%s%s%s%s", open[i].command,
					   open[i].move->day_is.s ? "  (" : "",
					   open[i].move->day_is.s ?
					   open[i].move->day_is.s : "",
					   open[i].move->day_is.s ? ")" : "");
		else
			continue;
		act_line(act, label, line);
		label = "";
	}
	if (entry->implementation_date.s && entry->status.s &&
	    still_open(act, entry))
		act_line(act, label,
			 pool_printf(pool, "to be implemented on %s%s%s",
				     date_long(pool,
					       entry->implementation_date.s),
				     now.release ? ", release " : "",
				     now.release ? now.release : ""));
}

/* A value as text has it. */
static const char *
value_words(const struct act *act, const struct field *field, const char *value)
{
	struct pool *pool = act->app->pool;

	if (!value)
		return "not recorded";
	if (field->kind == FIELD_DATE || field->kind == FIELD_DAY)
		return day_words(pool, value);
	if (field->offset == offsetof(struct entry, path))
		return path_named(pool, act->store.process, value);
	return value;
}

size_t
act_changes(struct act *act, const struct entry *old, const struct entry *new,
	    bool print)
{
	struct pool *pool = act->app->pool;
	size_t i, count = 0;

	for (i = 0; i < entry_record.count; i++) {
		const struct field *field = &entry_record.fields[i];
		const char *was, *is;

		if (!field_single(field))
			continue;
		was = field_text(field, old)->s;
		is = field_text(field, new)->s;
		if (was == is || (was && is && strcmp(was, is) == 0))
			continue;
		count++;
		if (print)
			act_line(act, "Correct",
				 pool_printf(pool, "%s: %s  ->  %s",
					     field->key,
					     value_words(act, field, was),
					     value_words(act, field, is)));
	}
	return count;
}

static void
print_wrapped(struct app *app, const char *text)
{
	while (text) {
		size_t len = strlen(text);
		const char *next = app->width ?
				   text_wrap(text, app->width, &len) : NULL;

		fprintf(app->out, "%.*s\n", (int)len, text);
		text = next;
	}
}

void
act_end(struct act *act)
{
	struct app *app = act->app;
	long long no = act->store.change.no;

	if (act->undated)
		look_note(app, pool_printf(app->pool, "secreg: no --date was"
					   " given, so it is today, %s.",
					   date_long(app->pool, app->today)));
	if (app->dry_run)
		fputs("Dry run: nothing was changed.\n", app->out);
	else
		print_wrapped(app, pool_printf(app->pool, "Change %lld, by %s."
					       " To take it back: secreg undo"
					       " %lld", no, app->user, no));
}
