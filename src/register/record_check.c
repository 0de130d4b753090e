#include "register/timeline.h"

#include <string.h>

#include "base/date.h"

/* Makes a word that the process knows canonical. */
static int
check_word(struct pool *pool, struct diags *diags,
	   const struct process *process, struct text *word,
	   const struct text *known,
	   int (*no_such)(struct pool *, struct diags *,
			  const struct process *, const char *,
			  const struct pos *))
{
	if (!known)
		return no_such(pool, diags, process, word->s, &word->at);
	word->s = known->s;
	return 0;
}

#define CHECK(kind, word, member) \
	((word)->s ? check_word(pool, diags, process, word, \
		process_##kind(process, (word)->s) ? \
		&process_##kind(process, (word)->s)->member : NULL, \
		process_no_##kind) : 0)

int
day_check(struct diags *diags, const struct text *date, const char *today)
{
	if (!date->s || !today || strcmp(day_date(date->s), today) <= 0)
		return 0;
	diag(diags, SLUG_FUTURE, &date->at,
	     "an entry cannot be dated after today, %s", today);
	diag_help(diags, date->at.file ?
		  "What is due goes under planned:, the day of implementation"
		  " into implementation-date:" :
		  "What is to come is recorded when it has happened; only the"
		  " day of implementation can be given before.");
	return -1;
}

/* Whether the entry says anything beside its date. */
static bool
says_something(const struct entry *entry)
{
	size_t i;

	for (i = 0; i < entry_record.count; i++) {
		const struct field *field = &entry_record.fields[i];

		if (strcmp(field->key, "date") != 0 &&
		    (field_single(field) ? field_text(field, entry)->s != NULL
		     : field_list(field, entry)->count > 0))
			return true;
	}
	return false;
}

static int
check_vote(struct diags *diags, const struct entry *entry)
{
	static const struct {
		const char *key;
		size_t at;
	} parts[] = {
		{ "carried", offsetof(struct entry, carried) },
		{ "alternative", offsetof(struct entry, alternative) },
	};
	size_t i;
	int result = 0;

	if (entry->vote.s && !entry->body.s)
		return diag(diags, SLUG_VOTE_PARTS, &entry->vote.at,
			    "a vote needs the body that voted (body:)");
	if (entry->vote.s)
		return 0;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const struct text *part = (const struct text *)
			((const char *)entry + parts[i].at);

		if (part->s)
			result = diag(diags, SLUG_VOTE_PARTS, &part->at,
				      "\"%s\" without a vote", parts[i].key);
	}
	if (entry->ballots.count)
		result = diag(diags, SLUG_VOTE_PARTS, &entry->ballots.at,
			      "ballots without a vote");
	return result;
}

/* The names an entry holds. */
static int
entry_words(struct pool *pool, struct diags *diags,
	    const struct process *process, struct entry *entry)
{
	struct ballot *ballots = entry->ballots.items;
	int result = 0;
	size_t i;

	result |= CHECK(status, &entry->status, name);
	result |= CHECK(body, &entry->body, name);
	result |= CHECK(path, &entry->path, code);
	for (i = 0; i < entry->ballots.count; i++)
		result |= CHECK(category, &ballots[i].category, name);
	return result;
}

int
entry_check(struct pool *pool, struct diags *diags,
	    const struct process *process, struct entry *entry,
	    const char *today)
{
	int result = day_check(diags, &entry->date, today);

	if (!says_something(entry))
		result = diag(diags, SLUG_ENTRY_EMPTY, &entry->at,
			      "an entry needs more than its date: a status, a"
			      " vote or a note");
	result |= check_vote(diags, entry);
	return result | entry_words(pool, diags, process, entry);
}

static int
check_order(struct diags *diags, const struct proposal *proposal, size_t n)
{
	const struct text *date = &proposal_entry(proposal, n)->date;
	const struct text *before = &proposal_entry(proposal, n - 1)->date;

	if (!date->s || !before->s ||
	    strcmp(day_date(date->s), day_date(before->s)) >= 0)
		return 0;
	diag(diags, SLUG_ORDER, &date->at,
	     "the entries must be in order of their days");
	diag_also(diags, &before->at, "this one is later and stands before it");
	return -1;
}

int
record_words(struct pool *pool, struct diags *diags,
	     const struct process *process, struct proposal *proposal)
{
	struct planned *planned = proposal->planned.items;
	int result = 0;
	size_t i;

	result |= CHECK(status, &proposal->status, name);
	result |= CHECK(path, &proposal->path, code);
	for (i = 0; i < proposal->history.count; i++)
		result |= entry_words(pool, diags, process,
				      proposal_entry(proposal, i));
	for (i = 0; i < proposal->planned.count; i++)
		result |= CHECK(body, &planned[i].body, name);
	return result;
}

static bool
same_text(const struct text *a, const struct text *b)
{
	return a->s && b->s ? strcmp(a->s, b->s) == 0 : a->s == b->s;
}

/* What stands in a file twice would be in the register once. */
static int
check_twice(struct diags *diags, const struct proposal *proposal)
{
	const struct planned *p = proposal->planned.items;
	const struct document_link *d = proposal->documents.items;
	int result = 0;
	size_t i, j;

	for (i = 1; i < proposal->planned.count; i++) {
		for (j = 0; j < i; j++)
			if (same_text(&p[i].date, &p[j].date) &&
			    same_text(&p[i].body, &p[j].body) &&
			    same_text(&p[i].item, &p[j].item))
				break;
		if (j == i)
			continue;
		result = diag(diags, SLUG_DUPLICATE_FIELD, &p[i].at,
			      "the same item is planned twice");
		diag_also(diags, &p[j].at, "the first one");
	}
	for (i = 1; i < proposal->documents.count; i++) {
		for (j = 0; j < i; j++)
			if (same_text(&d[i].name, &d[j].name))
				break;
		if (j == i)
			continue;
		result = diag(diags, SLUG_DUPLICATE_FIELD, &d[i].name.at,
			      "there are two documents \"%s\"", d[i].name.s);
		diag_also(diags, &d[j].name.at, "the first one");
	}
	return result;
}

int
record_check(struct pool *pool, struct diags *diags,
	     const struct process *process, struct proposal *proposal,
	     const char *today)
{
	struct planned *planned = proposal->planned.items;
	int result = 0;
	size_t i;

	result |= CHECK(status, &proposal->status, name);
	result |= CHECK(path, &proposal->path, code);
	for (i = 0; i < proposal->history.count; i++) {
		result |= entry_check(pool, diags, process,
				      proposal_entry(proposal, i), today);
		if (i > 0)
			result |= check_order(diags, proposal, i);
	}
	for (i = 0; i < proposal->planned.count; i++)
		result |= CHECK(body, &planned[i].body, name);
	return result | check_twice(diags, proposal);
}
