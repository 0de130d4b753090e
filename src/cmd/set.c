#include "cmd/commands.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/act.h"
#include "register/merge.h"
#include "register/story.h"
#include "register/timeline.h"

/*
 * What can be set: the field of an entry that gives it, and whether a blank is
 * filled from the first entry on.
 */
static const struct settable {
	const char *name, *key;
	bool from_first;
} settable[] = {
	{ "id", "renamed", false },
	{ "title", "title", true },
	{ "formal-title", "formal-title", true },
	{ "path", "path", true },
	{ "urgent", "urgent", true },
	{ "proposer", "proposer", true },
	{ "summary", "summary", true },
	{ "implementation-date", "implementation-date", false },
	{ "release", "release", false },
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
		  " secreg vote");
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

/* What holds now. */
static const char *
latest(const struct act *act, const struct field *field)
{
	size_t i = act->held.history.count;

	while (i-- > 0) {
		const char *value = field_text(field,
					proposal_entry(&act->held, i))->s;

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
tell_same(struct act *act, const struct setting *setting)
{
	struct app *app = act->app;

	fprintf(app->notes, "secreg: the %s of %s is that already. Nothing to"
		" do.\n", setting->what->name, act->held.id.s);
}

/* Puts the settings on the timeline: on its first entry, or on a new one. */
static int
place_settings(struct act *act, const struct args *args,
	       struct setting *settings, size_t count)
{
	struct app *app = act->app;
	bool dated = args_has(args, "date");
	struct entry entry = { .date.s = NULL }, check = entry;
	struct entry *first = proposal_entry(&act->held, 0);
	bool fill = false, add = false;
	size_t i;

	for (i = 0; i < count; i++) {
		struct setting *s = &settings[i];

		s->first = !dated && !app->note && !s->before &&
			   s->what->from_first;
		fill |= s->first;
		add |= !s->first;
		*field_text(s->field, &check) = s->value;
	}
	check.date.s = app->today;
	if (act_words(act, &check) < 0)
		return -1;
	for (i = 0; i < count; i++)
		*field_text(settings[i].field, settings[i].first ? first :
			    &entry) = *field_text(settings[i].field, &check);
	first->filled |= fill;
	if (!add)
		return 0;
	if (act_entry(act, args, &entry) < 0 || act_words(act, &entry) < 0)
		return -1;
	timeline_insert(app->pool, &act->held, &entry);
	return 0;
}

static void
tell_settings(struct act *act, const struct setting *settings, size_t count,
	      const char *day)
{
	struct pool *pool = act->app->pool;
	struct standing now = standing_before(&act->held,
					      act->held.history.count);
	size_t i;

	act_head(act);
	for (i = 0; i < count; i++) {
		const struct setting *s = &settings[i];

		act_line(act, "Set",
			 pool_printf(pool, "%s: %s  ->  %s   %s",
				     s->what->name,
				     shown(act, s, s->before),
				     shown(act, s, s->value.s),
				     s->first ? "from its first entry on" :
				     pool_printf(pool, "from %s on",
						 date_long(pool, day))));
	}
	if (act->before.status && strcmp(now.status, act->before.status) != 0)
		act_status(act, NULL);
	act_end(act);
}

static int
set_run(struct app *app, const struct args *args)
{
	struct act act = { .app = app };
	struct setting *settings = NULL;
	const char *day = args_value(args, "date");
	size_t count = 0;
	int i, wrote;

	if (act_start(&act, app, args, args_operand(args, 0)) < 0)
		return -1;
	for (i = 1; i < args_count(args); i++) {
		settings = pool_grow(app->pool, settings, count,
				     sizeof(*settings));
		if (read_setting(&act, args_operand(args, i),
				 &settings[count]) < 0)
			return -1;
		settings[count].before = latest(&act, settings[count].field);
		if (settings[count].before &&
		    strcmp(settings[count].before,
			   settings[count].value.s) == 0)
			tell_same(&act, &settings[count]);
		else
			count++;
	}
	if (count == 0) {
		app->dry_run = true;	/* an empty change is no change */
		return 0;
	}
	if (place_settings(&act, args, settings, count) < 0)
		return -1;
	wrote = act_store(&act);
	if (wrote <= 0)
		return wrote;
	tell_settings(&act, settings, count, day ? day_date(day) : app->today);
	return 0;
}

const struct cmd cmd_set = {
	.name = "set",
	.group = "Record",
	.summary = "change a title, path, summary, proposer, release, date",
	.operands = "ID FIELD=VALUE...",
	.least = 2,
	.most = -1,
	.details =
"The fields are id, title, formal-title, path, urgent, proposer, summary,\n"
"implementation-date and release. A new value holds from --date on, or from\n"
"today; days before keep the old one. What was not recorded before and is\n"
"given without --date holds from the first entry of the proposal on.\n"
"\n"
"Examples:\n"
"  secreg set 35 path=2\n"
"  secreg set 33 implementation-date=2017-06-29 --date 2017-05-10 \\\n"
"      --note \"Moved to the June release.\"\n",
	.takes = TAKES_WRITE | TAKES_ACT,
	.db = CMD_WRITES,
	.run = set_run,
};
