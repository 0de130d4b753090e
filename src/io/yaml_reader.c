#include "io/yaml_reader.h"

#include <string.h>

enum { PLACES_MAX = 100 };	/* problems, before a place becomes words */

const char *const reader_shapes[] = {
	[EVENT_VALUE] = "one value",
	[EVENT_LIST] = "a list",
	[EVENT_GROUP] = "a group of fields",
};

int
reader_next(struct reader *r)
{
	return events_next(r->events, &r->event);
}

int
reader_skip(struct reader *r)
{
	unsigned depth = 0;

	for (;;) {
		if (r->event.kind == EVENT_LIST ||
		    r->event.kind == EVENT_GROUP)
			depth++;
		else if (r->event.kind == EVENT_LIST_END ||
			 r->event.kind == EVENT_GROUP_END)
			depth--;
		if (depth == 0)
			return 0;
		if (reader_next(r) < 0)
			return -1;
	}
}

int
reader_skip_items(struct reader *r)
{
	while (r->event.kind != EVENT_LIST_END)
		if (reader_skip(r) < 0 || reader_next(r) < 0)
			return -1;
	return 0;
}

int
reader_skip_member(struct reader *r)
{
	if (reader_skip(r) < 0 || reader_next(r) < 0)
		return -1;
	return reader_skip(r);
}

int
reader_skip_members(struct reader *r)
{
	while (r->event.kind != EVENT_GROUP_END)
		if (reader_skip_member(r) < 0 || reader_next(r) < 0)
			return -1;
	return 0;
}

/* A tag as it is written in files: libyaml expands the shorthand. */
static const char *
tag_written(struct pool *pool, const char *tag)
{
	static const char core[] = "tag:yaml.org,2002:";

	if (strncmp(tag, core, sizeof(core) - 1) != 0)
		return tag;
	return pool_printf(pool, "!!%s", tag + sizeof(core) - 1);
}

/*
 * Records what the latest event has that no record may have.  Returns whether
 * that leaves nothing to be read: an alias has no value of its own.
 */
bool
reader_refused(struct reader *r)
{
	const struct event *event = &r->event;

	if (event->kind == EVENT_ALIAS)
		diag(r->diags, SLUG_ALIAS, &event->at,
		     "a record has no use for an alias, \"*%s\"",
		     event->anchor);
	else if (event->anchor)
		diag(r->diags, SLUG_ALIAS, &event->at,
		     "a record has no use for an anchor, \"&%s\"",
		     event->anchor);
	if (event->tag)
		diag(r->diags, SLUG_TAG, &event->at,
		     "a record has no use for a tag, \"%s\"",
		     tag_written(r->pool, event->tag));
	if (event->anchor || event->tag)
		diag_help(r->diags,
			  "If it is text, put all of it in quotation marks.");
	return event->kind == EVENT_ALIAS;
}

/* A zero byte, which an escape can make, would end our strings. */
bool
reader_zero_byte(struct reader *r)
{
	const struct event *event = &r->event;

	if (strlen(event->value) == event->len)
		return false;
	diag(r->diags, SLUG_CHARACTER, &event->at,
	     "a zero byte, \\0, cannot stand in a text");
	return true;
}

/* Whether the latest event is a key that can be looked up. */
bool
reader_key_good(struct reader *r)
{
	const struct event *event = &r->event;

	if (reader_refused(r))
		return false;
	if (event->kind != EVENT_VALUE) {
		diag(r->diags, SLUG_SHAPE, &event->at,
		     "the name of a field is one word, not %s",
		     reader_shapes[event->kind]);
		return false;
	}
	if (event->len == 0) {
		diag(r->diags, SLUG_EMPTY, &event->at,
		     "a field must have a name");
		return false;
	}
	if (event->plain && strcmp(event->value, "<<") == 0) {
		diag(r->diags, SLUG_ALIAS, &event->at,
		     "a record has no use for a merge key, \"<<\"");
		return false;
	}
	return !reader_zero_byte(r);
}

void
reader_twice(struct reader *r, const struct pos *first)
{
	diag(r->diags, SLUG_DUPLICATE_FIELD, &r->event.at,
	     "\"%s\" is given twice", r->event.value);
	/* Going back in the text for each of thousands takes its time. */
	if (diags_count(r->diags) <= PLACES_MAX)
		diag_also(r->diags, first, "it is given here first");
	else
		diag_help(r->diags, "It is given in line %u first.",
			  first->line);
}

