#include "cmd/act.h"

#include <string.h>

#include "base/text.h"
#include "cmd/look.h"
#include "cmd/options.h"
#include "register/load.h"
#include "register/rows.h"
#include "register/timeline.h"

int
act_check(struct app *app, const struct record *kind, const char *key,
	  const char *name, struct text *value)
{
	struct diags *diags = diags_new(app->pool);
	const char *before = "";
	struct field field;
	size_t f;

	for (f = 0; strcmp(kind->fields[f].key, key) != 0; f++)
		;
	field = kind->fields[f];
	if (field.kind == FIELD_DATE || field.kind == FIELD_DAY)
		before = pool_printf(app->pool, "%s: ", name);
	else
		field.key = name;
	field.required = true;		/* empty is no way to leave it out */
	value->at = (struct pos){ .file = NULL };
	field_check(app->pool, diags, &field, value);
	return diags_retell(app->diags, diags, SLUG_UNKNOWN_WORD, before, "");
}

/* --expect: somebody may have moved it first. */
static int
check_expected(struct act *act, const char *expected)
{
	struct app *app = act->app;
	const struct process_status *status =
		process_status(act->store.process, expected);
	const char *now = act->before.status;

	if (!status)
		return process_no_status(app->pool, app->diags,
					 act->store.process, expected, NULL);
	if (now && strcmp(now, status->name.s) == 0)
		return 0;
	diag(app->diags, SLUG_REFUSED, NULL,
	     "refused: %s is %s, not %s. Nothing was changed", act->held.id.s,
	     now, status->name.s);
	diag_help(app->diags, "What happened: secreg history %s",
		  act->held.id.s);
	return -1;
}

int
act_open(struct act *act, struct app *app)
{
	struct store *store = &act->store;

	act->app = app;
	store->pool = app->pool;
	store->diags = diags_new(app->pool);
	store->db = app->db;
	store->today = app->today;
	store->remarks = app->notes;
	if (db_horizon(app->db, NULL, 0, true) < 0)
		return -1;
	store->process = process_load(app->pool, app->diags, app->db);
	act->calendar = calendar_load(app->pool, app->db);
	return store->process && act->calendar ? 0 : -1;
}

int
act_load(struct act *act, const struct args *args, int64_t key)
{
	struct app *app = act->app;
	const char *expected = option_find(app->cmd, "expect", 0) ?
			       args_value(args, "expect") : NULL;

	if (key < 0 || look_load(app, app->pool, key, &act->held) < 0)
		return -1;
	act->before = standing_before(&act->held, act->held.history.count);
	return expected ? check_expected(act, expected) : 0;
}

int
act_start(struct act *act, struct app *app, const struct args *args,
	  const char *word)
{
	return act_open(act, app) < 0 ||
	       act_load(act, args, look_find(app, word)) < 0 ? -1 : 0;
}

/* What --count takes. */
static int
bad_count(const struct act *act, const char *typed, const char *why)
{
	const struct process_category *first =
		act->store.process->categories.items;
	struct app *app = act->app;

	diag(app->diags, SLUG_UNKNOWN_WORD, NULL, "--count cannot be \"%s\"%s",
	     typed, why);
	diag_help(app->diags, "It is a party category, = and its votes to"
		  " approve, to reject and to abstain: --count \"%s=3/0/1\"",
		  first ? first->name.s : "CATEGORY");
	diag_help(app->diags, "A number that is not recorded is - or left"
		  " out: 3/0");
	return -1;
}

/* One number of it, up to LEN bytes; nothing is recorded for "-". */
static int
read_number(struct pool *pool, const char *s, size_t len, struct text *count)
{
	struct diags *scratch = diags_new(pool);
	struct text number = { .s = pool_strndup(pool, s, len) };

	if (len == 1 && *s == '-')
		return 0;
	if (field_check(pool, scratch, &ballot_record.fields[1], &number) < 0)
		return -1;
	count->s = number.s;
	return 0;
}

/* "Large Suppliers=3/0/1" */
static int
read_count(struct act *act, const char *typed, struct entry *entry)
{
	struct app *app = act->app;
	const struct ballot *others = entry->ballots.items;
	const char *s = strrchr(typed, '=');
	struct ballot ballot = { .category.s = NULL };
	struct text *const counts[] = { &ballot.approve, &ballot.reject,
					&ballot.abstain };
	size_t i;

	if (!s || s == typed)
		return bad_count(act, typed, "");
	ballot.category.s = pool_strndup(app->pool, typed,
					 (size_t)(s - typed));
	for (i = 0; i < entry->ballots.count; i++)
		if (text_same_name(others[i].category.s, ballot.category.s))
			return diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
				    "--count has \"%s\" twice",
				    ballot.category.s);
	for (i = 0, s++; i < 3; i++) {
		size_t len = strcspn(s, "/");

		if (read_number(app->pool, s, len, counts[i]) < 0)
			return bad_count(act, typed, "");
		s += len;
		if (!*s)
			break;
		s++;
	}
	if (i == 3)
		return bad_count(act, typed,
				 ": it has more than three numbers");
	*(struct ballot *)list_add(app->pool, &entry->ballots,
				   sizeof(ballot)) = ballot;
	return 0;
}

int
act_words(struct act *act, struct entry *entry)
{
	struct app *app = act->app;
	struct diags *words = diags_new(app->pool);
	struct diags *day = diags_new(app->pool);

	entry_check(app->pool, words, act->store.process, entry, NULL);
	if (diags_retell(app->diags, words, SLUG_UNKNOWN_WORD, "", "") < 0)
		return -1;
	day_check(day, &entry->date, app->today);
	return diags_retell(app->diags, day, SLUG_REFUSED, "refused: ",
			    ". Nothing was changed");
}

int
act_entry(struct act *act, const struct args *args, struct entry *entry)
{
	struct app *app = act->app;
	const char *const *counts = NULL;
	int result = 0, count = 0;
	size_t i;

	for (i = 0; i < entry_record.count; i++) {
		const struct field *field = &entry_record.fields[i];
		const char *typed = NULL, *day;

		if (!field_single(field))
			continue;
		if (strcmp(field->key, "note") == 0)
			typed = app->note;
		else if (option_find(app->cmd, field->key, 0))
			typed = args_value(args, field->key);
		if (!typed)
			continue;
		field_text(field, entry)->s = typed;
		if (act_check(app, &entry_record, field->key,
			      pool_printf(app->pool, "--%s", field->key),
			      field_text(field, entry)) == 0)
			continue;
		result = -1;
		day = day_from_today(app, typed);
		if (day && strcmp(field->key, "date") == 0)
			diag_help(app->diags, "Did you mean --date %s?", day);
	}
	if (option_find(app->cmd, "count", 0))
		counts = args_values(args, "count", &count);
	for (i = 0; i < (size_t)count; i++)
		result |= read_count(act, counts[i], entry);
	if (!entry->date.s) {
		entry->date.s = app->today;
		act->undated = true;
	}
	return result;
}

struct outlook
act_outlook(const struct act *act)
{
	return (struct outlook){
		.pool = act->app->pool, .process = act->store.process,
		.calendar = act->calendar, .proposal = &act->held,
		.n = act->held.history.count, .now = act->before,
		.as_at = act->app->today,
	};
}

size_t
act_place(const struct act *act, const char *day)
{
	size_t n = act->held.history.count;

	while (n > 0 && strcmp(day_date(proposal_entry(&act->held,
						       n - 1)->date.s),
			       day_date(day)) > 0)
		n--;
	return n;
}

int
act_store(struct act *act)
{
	struct app *app = act->app;
	enum stored stored;

	if (change_open(app->db, app->now, app->user, app->command_line,
			act->reason, &act->store.change) < 0)
		return -1;
	stored = store_revised(&act->store, app->pool, &act->held);
	if (stored == STORED_SAME) {
		app->dry_run = true;	/* an empty change is no change */
		return 0;
	}
	if (stored == STORED_MERGED && change_close(&act->store.change) == 0)
		diag(act->store.diags, SLUG_MOVE, NULL,
		     "the register does not allow it");
	if (diags_retell(app->diags, act->store.diags, SLUG_REFUSED,
			 "refused: ", ". Nothing was changed") < 0 ||
	    diags_count(app->diags) > 0)
		return -1;
	return 1;
}
