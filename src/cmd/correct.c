#include "cmd/commands.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/act.h"
#include "register/merge.h"
#include "register/rows.h"
#include "register/story.h"

/* The entry a reference means. */
struct target {
	const char *ref;	/* as typed */
	int64_t proposal, entry;
};

/* "58.2", or "58": false if it is neither. */
static bool
read_ref(const char *word, int64_t *change, int64_t *n)
{
	size_t len = strspn(word, "0123456789");
	const char *rest = word + len;

	*n = 0;
	if (len == 0 || len > 15)
		return false;
	*change = strtoll(word, NULL, 10);
	if (!*rest)
		return true;
	len = strspn(rest + 1, "0123456789");
	*n = strtoll(rest + 1, NULL, 10);
	return *rest == '.' && len > 0 && len <= 15 && !rest[1 + len];
}

/* A change with several entries: which are there. */
static int
which(struct app *app, const char *ref, const char *list)
{
	diag(app->diags, SLUG_USAGE, NULL,
	     "change %s wrote several entries: say which", ref);
	while (*list) {
		size_t len = strcspn(list, "\n");

		diag_help(app->diags, "  %.*s", (int)len, list);
		list += len + (list[len] == '\n');
	}
	return -1;
}

/* Why the entry found cannot be corrected; NULL if it can. */
static const char *
not_in_force(struct app *app, struct stmt *stmt, const char *ref)
{
	if (stmt_col_int(stmt, 4))
		return pool_printf(app->pool, "%s was taken back: see secreg"
				   " history", ref);
	if (stmt_col_int(stmt, 5))
		return pool_printf(app->pool, "%s says that an entry never was;"
				   " to bring that back: secreg undo", ref);
	if (stmt_col(stmt, 3))
		return pool_printf(app->pool, "%s was corrected by %s since:"
				   " correct that one", ref,
				   stmt_col(stmt, 3));
	return NULL;
}

static int
find_target(struct app *app, struct target *target)
{
	struct stmt *stmt = db_stmt(app->db, SQL_ENTRY_BY_REF);
	const char *list = "", *why = NULL;
	int64_t change, n;
	int found = 0;

	if (!read_ref(target->ref, &change, &n))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "\"%s\" is no reference: it is the number of a"
			    " change, as 58, or of an entry in it, as 58.2,"
			    " which secreg history prints", target->ref);
	stmt_int(stmt, 1, change);
	if (n)
		stmt_int(stmt, 2, n);
	while (stmt_step(stmt) > 0) {
		const char *ref = pool_printf(app->pool, "%lld.%lld",
					      (long long)change,
					      (long long)stmt_col_int(stmt, 2));

		target->proposal = stmt_col_int(stmt, 0);
		target->entry = stmt_col_int(stmt, 1);
		why = not_in_force(app, stmt, ref);
		if (++found <= 20)
			list = pool_printf(app->pool, "%s%s  %s, %s\n", list,
					   ref, stmt_col(stmt, 6) ?
					   stmt_col(stmt, 6) : "?",
					   date_long(app->pool,
						     stmt_col(stmt, 7)));
	}
	if (found > 20)
		list = pool_printf(app->pool, "%sand %d more", list,
				   found - 20);
	if (found > 1)
		return which(app, target->ref, list);
	if (found == 0) {
		diag(app->diags, SLUG_NOT_FOUND, NULL,
		     "there is no entry %s in the register", target->ref);
		diag_help(app->diags, "The numbers of all: secreg history");
		return -1;
	}
	if (why)
		return diag(app->diags, SLUG_REFUSED, NULL,
			    "refused: %s. Nothing was changed", why);
	return 0;
}

/* "release=SEC5.8" behind the reference: any field of an entry. */
static int
read_field(struct app *app, const char *typed, const char **key,
	   const char **value)
{
	const char *equals = strchr(typed, '=');
	const char *names[64], *name, *nearest;
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
	return diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
		    "an entry has no field \"%s\"%s%s%s", name,
		    nearest ? ". Did you mean " : "", nearest ? nearest : "",
		    nearest ? "?" : "");
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
				    " without one: --clear FIELD",
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
		text_of(entry, key)->s = NULL;
	}
	drop_status(act, n, entry);
	return act_words(act, entry);
}

/* What differs, field by field; the number of them. */
static size_t
tell_changes(struct act *act, const struct entry *old,
	     const struct entry *new, bool print)
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
					     was ? was : "not recorded",
					     is ? is : "not recorded"));
	}
	return count;
}

static int
correct(struct act *act, const struct args *args, const struct target *target)
{
	struct app *app = act->app;
	struct entry old, entry, *stored = NULL;
	bool remove = args_has(args, "delete");
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
	if (!remove && tell_changes(act, &old, &entry, false) == 0 &&
	    !args_has(args, "count")) {
		act_idle(act, pool_printf(app->pool, "%s says that already.",
					  target->ref));
		return 0;
	}
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
	act_line(act, "Entry", pool_printf(app->pool, "%lld.%lld, of %s%s",
					   (long long)old.change,
					   (long long)old.n,
					   day_words(app->pool, old.date.s),
					   remove ? ": taken away" : ""));
	if (stored)
		tell_changes(act, &old, stored, true);
	if (stored && args_has(args, "count"))
		act_line(act, "Correct", "the votes counted by category");
	act_line(act, "Reason", act->reason);
	act_status(act, NULL);
	act_end(act);
	return 0;
}

static int
correct_run(struct app *app, const struct args *args)
{
	struct act act = { .app = app, .reason = args_value(args, "reason") };
	struct target target = { .ref = args_operand(args, 0) };
	struct text reason = { .s = act.reason };

	if (!act.reason)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "a correction needs --reason \"why\": what was"
			    " recorded before stays in the history");
	if (act_check(app, &entry_record, "note", "--reason", &reason) < 0 ||
	    act_open(&act, app) < 0 || find_target(app, &target) < 0)
		return -1;
	act.reason = reason.s;
	if (act_load(&act, args, target.proposal) < 0)
		return -1;
	return correct(&act, args, &target);
}

static const struct option_row options[] = {
	{ .name = "reason", .arg = "TEXT", .help = "why; always needed" },
	{ .name = "delete", .help = "what the entry says never was" },
	{ .name = "outcome", .arg = "OUTCOME", .choices = vote_words,
	  .help = "how the body voted" },
	{ .name = "status", .arg = "STATUS",
	  .help = "the status; worked out again where a vote makes it" },
	{ .name = "body", .arg = "BODY", .help = "the body that acted" },
	ACT_CARRIED, ACT_COUNT, ACT_ALTERNATIVE, ACT_WHO, ACT_ADOPTED_BY,
	ACT_IMPLEMENTATION_DATE, ACT_RELEASE, ACT_OVERRIDE,
	{ .name = "clear", .many = true, .arg = "FIELD",
	  .help = "leave that field of the entry without a value" },
};

const struct cmd cmd_correct = {
	.name = "correct",
	.group = "Record",
	.summary = "put right a mistake without erasing it",
	.operands = "CHANGE[.N] [FIELD=VALUE...]",
	.least = 1,
	.most = -1,
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
	.takes = TAKES_WRITE | TAKES_ACT,
	.db = CMD_WRITES,
	.run = correct_run,
};
