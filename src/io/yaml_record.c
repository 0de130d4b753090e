#include "io/yaml_reader.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum {
	FIELDS_MAX = 64,	/* of one kind of record */
	ADVICE_COLUMNS = 98,
};

/* A record while it is read. */
struct group {
	const struct record *kind;
	void *record;
	struct pos at;
	struct pos keys[FIELDS_MAX];	/* column 0: not seen */
	uint64_t excused;	/* missing, but said with a misspelt key */
	size_t next;		/* the field most likely to come */
};

/* "a proposal" without its article. */
static const char *
bare_noun(const struct record *kind)
{
	const char *space = strchr(kind->noun, ' ');

	return space ? space + 1 : kind->noun;
}

static void
help_wrapped(struct diags *diags, const char *s)
{
	const char *rest;
	size_t len;

	for (; s; s = rest) {
		rest = text_wrap(s, ADVICE_COLUMNS, &len);
		diag_help(diags, "%.*s", (int)len, s);
	}
}

/* What the key may have been meant for; NULL if no field is near. */
static const struct field *
meant_field(struct reader *r, const struct record *kind, const char *key)
{
	const char **names = pool_alloc(r->pool, kind->count * sizeof(*names));
	const char *nearest;
	size_t i;

	for (i = 0; i < kind->count; i++)
		names[i] = kind->fields[i].key;
	nearest = text_nearest(key, names, kind->count);
	for (i = 0; i < kind->count; i++)
		if (names[i] == nearest)
			return &kind->fields[i];
	return NULL;
}

static const char *
list_fields(struct reader *r, const struct record *kind)
{
	const char *all = pool_printf(r->pool, "The fields of %s: %s",
				      kind->noun, kind->fields[0].key);
	size_t i;

	for (i = 1; i < kind->count; i++)
		all = pool_printf(r->pool, "%s, %s", all,
				  kind->fields[i].key);
	return all;
}

static void
unknown_field(struct reader *r, struct group *group)
{
	const struct record *kind = group->kind;
	const struct event *event = &r->event;
	const struct field *meant;
	size_t i;

	diag(r->diags, SLUG_UNKNOWN_FIELD, &event->at,
	     "%s has no field \"%s\"", kind->noun, event->value);
	if (diags_count(r->diags) > READER_ADVISED_MAX)
		return;
	meant = meant_field(r, kind, event->value);
	if (!meant) {
		help_wrapped(r->diags, list_fields(r, kind));
		return;
	}
	diag_help(r->diags, "Did you mean \"%s\"?", meant->key);
	i = (size_t)(meant - kind->fields);
	if (!meant->required || group->keys[i].column ||
	    group->excused & UINT64_C(1) << i ||
	    events_later(r->events, event, meant->key))
		return;
	group->excused |= UINT64_C(1) << i;
	diag_help(r->diags, "(Because of this, the %s also has no %s."
		  " Fix this one first.)", bare_noun(kind), meant->key);
}

/* The field of that name: most often the one after the field before. */
static const struct field *
find_field(struct group *group, const char *key)
{
	const struct record *kind = group->kind;
	size_t i, n;

	for (n = 0; n < kind->count; n++) {
		i = (group->next + n) % kind->count;
		if (strcmp(kind->fields[i].key, key) == 0) {
			group->next = i + 1;
			return &kind->fields[i];
		}
	}
	return NULL;
}

/* A key, the latest event, and its value. */
static int
read_member(struct reader *r, struct group *group)
{
	const struct field *field;
	struct pos *first;

	if (!reader_key_good(r))
		return reader_skip_member(r);
	field = find_field(group, r->event.value);
	if (!field) {
		unknown_field(r, group);
		return reader_skip_member(r);
	}
	first = &group->keys[field - group->kind->fields];
	if (first->column) {
		reader_twice(r, first);
		return reader_skip_member(r);
	}
	*first = r->event.at;
	if (reader_next(r) < 0)
		return -1;
	return reader_value(r, field, group->record, first);
}

static void
check_missing(struct reader *r, const struct group *group)
{
	const struct record *kind = group->kind;
	size_t i;

	for (i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];

		if (!field->required || group->keys[i].column ||
		    group->excused & UINT64_C(1) << i)
			continue;
		diag(r->diags, SLUG_MISSING_FIELD, &group->at,
		     "the %s has no %s", bare_noun(kind), field->key);
		if (field->help)
			diag_help(r->diags, "Add \"%s\": %s", field->key,
				  field->help);
	}
}

/*
 * Reads a record that begins at AT; the latest event is its first key.  NAMED
 * says that its first field is already there.
 */
int
reader_record(struct reader *r, const struct record *kind, void *record,
	    const struct pos *at, bool named)
{
	struct group group;

	assert(kind->count > 0 && kind->count <= FIELDS_MAX);
	group.kind = kind;
	group.record = record;
	group.at = *at;
	group.excused = 0;
	group.next = 0;
	memset(group.keys, 0, kind->count * sizeof(group.keys[0]));
	if (named)
		group.keys[0] = *at;
	else if (r->event.at.line == at->line &&
		 r->event.at.column == at->column)
		group.at.width = r->event.at.width;
	*(struct pos *)((char *)record + kind->at) = group.at;
	while (r->event.kind != EVENT_GROUP_END)
		if (read_member(r, &group) < 0 || reader_next(r) < 0)
			return -1;
	check_missing(r, &group);
	return 0;
}

