#include "cmd/commands.h"

#include <string.h>

#include "base/text.h"
#include "cmd/act.h"
#include "cmd/complete.h"
#include "cmd/reference.h"
#include "register/merge.h"
#include "register/rows.h"
#include "register/story.h"

/* "release=SEC5.8" behind the reference: any field of an entry. */
static int
read_field(struct app *app, const char *typed, const char **key,
	   const char **value)
{
	const char *equals = strchr(typed, '=');
	const char *names[64], *name, *nearest, *all = "";
	size_t i, count = 0;

	*value = NULL;
	name = equals ? pool_strndup(app->pool, typed,
				     (size_t)(equals - typed)) : typed;
	if (text_same_name(name, "outcome"))
		name = "vote";
	for (i = 0; i < entry_record.count; i++) {
		if (!field_single(&entry_record.fields[i]))
			continue;
		*key = names[count++] = entry_record.fields[i].key;
		if (!text_same_name(*key, name))
			continue;
		if (equals)
			*value = equals + 1;
		return 0;
	}
	nearest = text_nearest(name, names, count);
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
	     "an entry has no field \"%s\"%s%s%s", name,
	     nearest ? ". Did you mean " : "", nearest ? nearest : "",
	     nearest ? "?" : "");
	for (i = 0; i < count; i++)
		all = pool_printf(app->pool, "%s%s%s", all, i ? ", " : "",
				  names[i]);
	diag_help(app->diags, "Fields: %s", all);
	return -1;
}

static struct text *
text_of(struct entry *entry, const char *key)
{
	size_t i;

	for (i = 0; strcmp(entry_record.fields[i].key, key) != 0; i++)
		;
	return field_text(&entry_record.fields[i], entry);
}

/* Counts that were typed take the place of those of their categories. */
static void
keep_ballots(struct act *act, const struct entry *old, struct entry *entry)
{
	const struct ballot *b = old->ballots.items, *c;
	size_t i, j;

	for (i = 0; i < old->ballots.count; i++) {
		c = entry->ballots.items;
		for (j = 0; j < entry->ballots.count; j++)
			if (text_same_name(c[j].category.s, b[i].category.s))
				break;
		if (j < entry->ballots.count)
			continue;
		*(struct ballot *)list_add(act->app->pool, &entry->ballots,
					   sizeof(*b)) = b[i];
	}
}

static bool
same_number(const struct text *a, const struct text *b)
{
	return a->s && b->s ? strcmp(a->s, b->s) == 0 : a->s == b->s;
}

/* Whether both count the same votes. */
static bool
same_ballots(const struct entry *old, const struct entry *new)
{
	const struct ballot *o = old->ballots.items, *n = new->ballots.items;
	size_t i, j;

	for (i = 0; i < new->ballots.count; i++) {
		for (j = 0; j < old->ballots.count; j++)
			if (strcmp(o[j].category.s, n[i].category.s) == 0 &&
			    same_number(&o[j].approve, &n[i].approve) &&
			    same_number(&o[j].reject, &n[i].reject) &&
			    same_number(&o[j].abstain, &n[i].abstain))
				break;
		if (j == old->ballots.count)
			return false;
	}
	return old->ballots.count == new->ballots.count;
}

/*
 * A status that the old vote made goes with it: the new one is worked out
 * when the timeline is walked.
 */
static void
drop_status(struct act *act, size_t n, struct entry *entry)
{
	const struct entry *old = proposal_entry(&act->held, n);
	struct standing judge = standing_before(&act->held, n);
	const struct process_move *move;

	if (!old->vote.s || !old->status.s || !entry->status.s ||
	    strcmp(old->status.s, entry->status.s) != 0)
		return;
	judge = standing_judge(&act->held, n, &judge);
	move = judge.status ? process_move_by_vote(act->store.process,
		judge.status, judge.path, old->body.s, old->vote.s) : NULL;
	if (move && names_hold(&move->to, old->status.s))
		entry->status.s = NULL;
}

static int
read_changes(struct act *act, const struct args *args, size_t n,
	     struct entry *entry)
{
	const struct entry *old = proposal_entry(&act->held, n);
	struct app *app = act->app;
	const char *outcome = args_value(args, "outcome"), *key, *value;
	const char *const *clears;
	int i, count;

	*entry = *old;
	entry->ballots = (struct list){ .items = NULL };
	if (act_entry(act, args, entry) < 0)
		return -1;
	keep_ballots(act, old, entry);
	if (outcome)
		entry->vote.s = outcome;
	for (i = 1; i < args_count(args); i++) {
		struct text *text;

		if (read_field(app, args_operand(args, i), &key, &value) < 0)
			return -1;
		if (!value || !*value)
			return diag(app->diags, SLUG_USAGE, NULL,
				    "\"%s\" is no FIELD=VALUE; to leave a field"
				    " without a value: --clear FIELD",
				    args_operand(args, i));
		text = text_of(entry, key);
		text->s = value;
		if (act_check(app, &entry_record, key, key, text) < 0)
			return -1;
	}
	clears = args_values(args, "clear", &count);
	for (i = 0; i < count; i++) {
		if (read_field(app, clears[i], &key, &value) < 0)
			return -1;
		if (strcmp(key, "date") == 0)
			return diag(app->diags, SLUG_USAGE, NULL,
				    "an entry always has a date; a day that is"
				    " not known exactly is given as --date"
				    " 'by DATE'");
		text_of(entry, key)->s = NULL;
	}
	return act_words(act, entry);
}

/* What became of its status, which it had SINCE that day. */
static void
tell_status(struct act *act, const char *since)
{
	struct pool *pool = act->app->pool;
	struct standing now = standing_before(&act->held,
					      act->held.history.count);

	if (!now.status)
		act_line(act, "Status", "it has no other entry, so it is not in"
			 " the register any more");
	else if (strcmp(now.status, act->before.status) == 0 &&
		 strcmp(now.into->date.s, since) != 0)
		act_line(act, "Status",
			 pool_printf(pool, "%s, since %s and not %s",
				     now.status,
				     day_words(pool, now.into->date.s),
				     day_words(pool, since)));
	else
		act_status(act, NULL);
}

static int
correct(struct act *act, const struct args *args,
	const struct reference *target)
{
	struct app *app = act->app;
	struct entry old, entry, *stored = NULL;
	bool remove = args_has(args, "delete"), counted;
	const char *since = act->before.into->date.s;
	size_t n = 0;
	int wrote;

	while (n < act->held.history.count &&
	       proposal_entry(&act->held, n)->id != target->entry)
		n++;
	if (n == act->held.history.count)
		return diag(app->diags, SLUG_DAMAGED, NULL,
			    "the entry %s is on no timeline", target->ref);
	old = *proposal_entry(&act->held, n);
	if (!remove && read_changes(act, args, n, &entry) < 0)
		return -1;
	counted = !remove && !same_ballots(&old, &entry);
	if (!remove && act_changes(act, &old, &entry, false) == 0 &&
	    !counted) {
		act_idle(act, pool_printf(app->pool, "%s says that already.",
					  target->ref));
		return 0;
	}
	if (!remove)
		drop_status(act, n, &entry);
	timeline_take(&act->held, n);
	if (remove) {
		*(struct entry *)list_add(app->pool, &act->held.removed,
					  sizeof(old)) = old;
	} else {
		entry.filled = true;
		stored = timeline_insert(app->pool, &act->held, &entry);
	}
	wrote = act_store(act);
	if (wrote <= 0)
		return wrote;
	act_head(act);
	act_line(act, "Entry", pool_printf(app->pool, "%lld.%lld, %s%s",
					   (long long)old.change,
					   (long long)old.n,
					   on_day(app->pool, old.date.s),
					   remove ? ": taken away" : ""));
	if (stored)
		act_changes(act, &old, stored, true);
	if (counted)
		act_line(act, "Correct", "the votes counted by category");
	act_line(act, "Reason", act->reason);
	tell_status(act, since);
	act_end(act);
	return 0;
}

/* Whether anything at all is to be corrected, and why. */
static int
check_usage(struct app *app, const struct args *args)
{
	static const char *const corrections[] = {
		"outcome", "status", "body", "carried", "count", "alternative",
		"who", "adopted-by", "implementation-date", "release",
		"override", "clear", "date", "note",
	};
	const char *ref = args_operand(args, 0);
	bool any = args_count(args) > 1;
	size_t i;

	for (i = 0; i < sizeof(corrections) / sizeof(corrections[0]); i++)
		any |= args_has(args, corrections[i]);
	if (any && args_has(args, "delete"))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "--delete takes the whole entry away: it goes with"
			    " no other correction");
	if (!any && !args_has(args, "delete")) {
		diag(app->diags, SLUG_USAGE, NULL,
		     "say what is to be put right in %s", ref);
		diag_help(app->diags, "For example: secreg correct %s --date"
			  " DATE --reason \"why\"", ref);
		diag_help(app->diags, "All there is: secreg help correct");
		return -1;
	}
	if (args_has(args, "reason"))
		return 0;
	diag(app->diags, SLUG_USAGE, NULL, "a correction needs a reason: what"
	     " was recorded before stays in the history");
	diag_help(app->diags, "Add: --reason \"why\"");
	return -1;
}

static int
correct_run(struct app *app, const struct args *args)
{
	struct act act = { .app = app, .reason = args_value(args, "reason") };
	struct reference target = { .ref = args_operand(args, 0) };
	struct text reason = { .s = act.reason };

	if (check_usage(app, args) < 0)
		return -1;
	if (act_check(app, &entry_record, "note", "--reason", &reason) < 0 ||
	    act_open(&act, app) < 0 || reference_find(app, &target) < 0)
		return -1;
	act.reason = reason.s;
	if (act_load(&act, args, target.proposal) < 0)
		return -1;
	return correct(&act, args, &target);
}

/* Fields of an entry: the words of --clear, and operands with a value. */
static void
correct_offer(struct completion *completion)
{
	const struct field *field = entry_record.fields;
	size_t i;

	for (i = 0; i < entry_record.count; i++, field++) {
		if (!field_single(field))
			continue;
		if (completion->row)
			complete_offer(completion, field->key, field->help);
		else
			complete_field(completion, field->key, field);
	}
}

static const struct option_row options[] = {
	{ .name = "reason", .arg = "TEXT", .help = "why; always needed" },
	{ .name = "date", .arg = "DATE",
	  .help = "the right day, or \"by DATE\" (default: as recorded)" },
	{ .name = "delete", .help = "what the entry says never was" },
	{ .name = "outcome", .arg = "OUTCOME", .choices = vote_words,
	  .help = "how the body voted" },
	{ .name = "status", .arg = "STATUS", .kind = WORD_STATUS,
	  .help = "the status; worked out again where a vote makes it" },
	{ .name = "body", .arg = "BODY",
	  .kind = WORD_BODY, .help = "the body that acted" },
	ACT_CARRIED, ACT_COUNT, ACT_ALTERNATIVE, ACT_WHO, ACT_ADOPTED_BY,
	ACT_IMPLEMENTATION_DATE, ACT_RELEASE, ACT_OVERRIDE,
	{ .name = "clear", .many = true, .arg = "FIELD",
	  .kind = WORD_OWN,
	  .help = "leave that field of the entry without a value" },
};

const struct cmd cmd_correct = {
	.name = "correct",
	.group = "Record",
	.summary = "put right a mistake without erasing it",
	.operands = "CHANGE[.N] [FIELD=VALUE...]",
	.least = 1,
	.most = -1,
	.words = { WORD_ENTRY, WORD_OWN },
	.details =
"CHANGE.N is the reference of an entry, which \"secreg history\" prints; the\n"
"change alone will do if it wrote one entry. The corrected entry takes the\n"
"place of the old one from now on; --as-known still gives back what was\n"
"believed before. The status is worked out again.\n"
"\n"
"Examples:\n"
"  secreg correct 58 --outcome reject --reason \"The minutes say so.\"\n"
"  secreg correct 61.1 --date 2017-05-12 --reason \"A typing mistake.\"\n"
"  secreg correct 12.3 title=\"The right title\" --reason \"Misread.\"\n"
"  secreg correct 62 --delete --reason \"Recorded on the wrong proposal.\"\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_WRITE | TAKES_EXPECT,
	.db = CMD_WRITES,
	.run = correct_run,
	.offer = correct_offer,
};
