#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/act.h"
#include "cmd/complete.h"
#include "cmd/look.h"
#include "register/merge.h"
#include "register/story.h"
#include "register/timeline.h"

/* What can be set: the field of an entry that gives it. */
static const struct settable {
	const char *name, *key;
} settable[] = {
	{ "id", "renamed" },
	{ "title", "title" },
	{ "formal-title", "formal-title" },
	{ "path", "path" },
	{ "urgent", "urgent" },
	{ "proposer", "proposer" },
	{ "summary", "summary" },
	{ "implementation-date", "implementation-date" },
	{ "release", "release" },
};

enum { SETTABLE = sizeof(settable) / sizeof(settable[0]) };

/* One value that was typed. */
struct setting {
	const struct settable *what;
	const struct field *field;
	struct text value;
	const char *before;	/* NULL: it was not recorded */
	bool first;		/* given to the first entry */
};

static const struct field *
entry_field(const char *key)
{
	size_t i;

	for (i = 0; strcmp(entry_record.fields[i].key, key) != 0; i++)
		;
	return &entry_record.fields[i];
}

static int
unknown_field(struct app *app, const char *name)
{
	const char *names[SETTABLE], *nearest, *all = "";
	size_t i;

	for (i = 0; i < SETTABLE; i++) {
		names[i] = settable[i].name;
		all = pool_printf(app->pool, "%s%s%s", all, i ? ", " : "",
				  names[i]);
	}
	nearest = text_nearest(name, names, SETTABLE);
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
	     "there is nothing called \"%s\" to set%s%s%s", name,
	     nearest ? ". Did you mean " : "", nearest ? nearest : "",
	     nearest ? "?" : "");
	diag_help(app->diags, "Fields: %s", all);
	diag_help(app->diags, "For a status: secreg transition; for a vote:"
		  " secreg vote; for a remark: secreg note");
	return -1;
}

/* "path=2" */
static int
read_setting(struct act *act, const char *typed, struct setting *setting)
{
	struct app *app = act->app;
	const char *equals = strchr(typed, '=');
	const char *name;
	size_t i;

	if (!equals)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "\"%s\" is no FIELD=VALUE; it is written as"
			    " path=2 or title=\"A new title\"", typed);
	name = pool_strndup(app->pool, typed, (size_t)(equals - typed));
	for (i = 0; i < SETTABLE; i++)
		if (text_same_name(settable[i].name, name))
			break;
	if (i == SETTABLE)
		return unknown_field(app, name);
	setting->what = &settable[i];
	setting->field = entry_field(settable[i].key);
	setting->value.s = equals + 1;
	if (!equals[1]) {
		diag(app->diags, SLUG_USAGE, NULL,
		     "%s cannot be set to nothing", settable[i].name);
		diag_help(app->diags, "What was never so is corrected: secreg"
			  " correct CHANGE.N --clear %s --reason \"...\"",
			  settable[i].key);
		return -1;
	}
	return act_check(app, &entry_record, settable[i].key,
			 settable[i].name, &setting->value);
}

/* What holds after the first N entries. */
static const char *
value_after(const struct act *act, const struct field *field, size_t n)
{
	while (n-- > 0) {
		const char *value = field_text(field,
					proposal_entry(&act->held, n))->s;

		if (value)
			return value;
	}
	return NULL;
}

/* "3 – Self Governance" for a path. */
static const char *
shown(const struct act *act, const struct setting *setting, const char *value)
{
	struct pool *pool = act->app->pool;

	if (!value)
		return "not recorded";
	if (setting->field->kind == FIELD_DATE)
		return date_long(pool, value);
	if (setting->field->offset == offsetof(struct entry, path))
		return path_named(pool, act->store.process, value);
	return value;
}

static void
tell_same(struct act *act, const struct setting *setting, bool alone)
{
	struct app *app = act->app;

	look_note(app, pool_printf(app->pool, "secreg: the %s of %s is already"
				   " %s.%s",
				   setting->what->name, act->held.id.s,
				   shown(act, setting, setting->before),
				   alone ? " Nothing was changed." : ""));
}

/* The words of the process and the ids among what was typed. */
static int
check_settings(struct act *act, struct setting *settings, size_t count)
{
	struct entry check = { .date.s = act->app->today };
	size_t i;

	for (i = 0; i < count; i++) {
		if (field_text(settings[i].field, &check)->s)
			return diag(act->app->diags, SLUG_USAGE, NULL,
				    "%s is set twice", settings[i].what->name);
		*field_text(settings[i].field, &check) = settings[i].value;
	}
	if (act_words(act, &check) < 0)
		return -1;
	for (i = 0; i < count; i++)
		settings[i].value = *field_text(settings[i].field, &check);
	return 0;
}

/* Leaves out what is so already; the number of those left. */
static size_t
drop_same(struct act *act, const char *day, struct setting *settings,
	  size_t count)
{
	size_t n = day ? act_place(act, day) : act->held.history.count;
	size_t i, left = 0;

	for (i = 0; i < count; i++) {
		struct setting *s = &settings[i];

		s->before = value_after(act, s->field, n);
		s->first = !day && !s->before;
		if (s->before && strcmp(s->before, s->value.s) == 0)
			tell_same(act, s, count == 1);
		else
			settings[left++] = *s;
	}
	return left;
}

/*
 * Puts the settings on the timeline: on its first entry, or on a new one.  A
 * note stands with the new one, or, where blanks were filled, with the change.
 */
static int
place_settings(struct act *act, const struct args *args,
	       const struct setting *settings, size_t count)
{
	struct entry entry = { .date.s = NULL };
	struct entry *first = proposal_entry(&act->held, 0);
	struct text note = { .s = act->app->note };
	bool add = false;
	size_t i;

	for (i = 0; i < count; i++) {
		*field_text(settings[i].field, settings[i].first ? first :
			    &entry) = settings[i].value;
		first->filled |= settings[i].first;
		add |= !settings[i].first;
	}
	if (!add) {
		if (note.s && act_check(act->app, &entry_record, "note",
					"--note", &note) < 0)
			return -1;
		act->reason = note.s;
		return 0;
	}
	if (act_entry(act, args, &entry) < 0 || act_words(act, &entry) < 0)
		return -1;
	timeline_insert(act->app->pool, &act->held, &entry);
	return 0;
}

/* "path: 2 – ...  ->  3 – ...   from 12 May 2017 on" */
static const char *
setting_text(struct act *act, const struct setting *s, const char *day)
{
	struct pool *pool = act->app->pool;
	const char *now = value_after(act, s->field,
				      act->held.history.count);
	bool later = now && strcmp(now, s->value.s) != 0;

	return pool_printf(pool, "%s: %s  ->  %s   %s%s%s",
			   s->what->name, shown(act, s, s->before),
			   shown(act, s, s->value.s),
			   s->first ? "from its first entry on" :
			   from_day(pool, day), later ? "; it is now " : "",
			   later ? shown(act, s, now) : "");
}

static void
tell_settings(struct act *act, const struct setting *settings, size_t count,
	      const char *day)
{
	struct standing now = standing_before(&act->held,
					      act->held.history.count);
	size_t i;

	act_head(act);
	for (i = 0; i < count; i++)
		act_line(act, i ? "" : "Set",
			 setting_text(act, &settings[i], day));
	if (act->before.status && strcmp(now.status, act->before.status) != 0)
		act_status(act, NULL);
	act_end(act);
}

/* --date, made canonical; NULL if there is none. */
static int
check_date(struct app *app, const struct args *args, const char **day)
{
	struct text date = { .s = args_value(args, "date") };

	if (date.s && act_check(app, &entry_record, "date", "--date",
				&date) < 0)
		return -1;
	*day = date.s;
	return 0;
}

static int
set_run(struct app *app, const struct args *args)
{
	struct act act = { .app = app };
	struct setting *settings = NULL;
	const char *day;
	size_t count = 0;
	int wrote;

	if (act_start(&act, app, args, args_operand(args, 0)) < 0)
		return -1;
	for (; count + 1 < (size_t)args_count(args); count++) {
		settings = pool_grow(app->pool, settings, count,
				     sizeof(*settings));
		if (read_setting(&act, args_operand(args, (int)count + 1),
				 &settings[count]) < 0)
			return -1;
	}
	if (check_date(app, args, &day) < 0 ||
	    check_settings(&act, settings, count) < 0)
		return -1;
	count = drop_same(&act, day, settings, count);
	if (count == 0) {
		if (args_count(args) > 2)
			look_note(app, "secreg: Nothing was changed.");
		app->dry_run = true;	/* an empty change is no change */
		return 0;
	}
	if (place_settings(&act, args, settings, count) < 0)
		return -1;
	wrote = act_store(&act);
	if (wrote <= 0)
		return wrote;
	tell_settings(&act, settings, count, day ? day : app->today);
	return 0;
}

static void
set_offer(struct completion *completion)
{
	for (size_t i = 0; i < SETTABLE; i++)
		complete_field(completion, settable[i].name,
			       entry_field(settable[i].key));
}

const struct cmd cmd_set = {
	.name = "set",
	.group = "Record",
	.summary = "change a title, path, summary, proposer, release, date",
	.operands = "ID FIELD=VALUE...",
	.least = 2,
	.most = -1,
	.words = { WORD_ID, WORD_OWN },
	.details =
"The fields are id, title, formal-title, path, urgent, proposer, summary,\n"
"implementation-date and release. A new value holds from --date on, or from\n"
"today; days before keep the old one. What was not recorded before and is\n"
"given without --date holds from the first entry of the proposal on. An id\n"
"that is changed still finds the proposal.\n"
"\n"
"Examples:\n"
"  secreg set 35 path=2\n"
"  secreg set 21 title=\"A new title\" --date 2017-05-09\n"
"  secreg set 33 implementation-date=2017-06-29 --date 2017-05-10 \\\n"
"      --note \"Moved to the June release.\"\n",
	.takes = TAKES_WRITE | TAKES_ACT,
	.db = CMD_WRITES,
	.run = set_run,
	.offer = set_offer,
};
