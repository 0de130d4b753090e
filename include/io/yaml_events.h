/*
 * YAML text as a row of events: libyaml behind a small door, for yaml_in.c.
 *
 * What libyaml takes but no record needs is either refused here (deep
 * nesting, a second record, %TAG) or shown so that the reader can refuse it
 * (anchors, tags).  Broken syntax is recorded in plain words.
 */
#ifndef IO_YAML_EVENTS_H
#define IO_YAML_EVENTS_H

#include <stdbool.h>

#include "io/yaml_in.h"

enum event_kind {
	EVENT_VALUE,
	EVENT_ALIAS,
	EVENT_LIST,
	EVENT_LIST_END,
	EVENT_GROUP,		/* a mapping: fields and their values */
	EVENT_GROUP_END,
	EVENT_END,		/* nothing more */
};

struct event {
	enum event_kind kind;
	struct pos at;		/* as wide as it is on its first line */
	const char *value;	/* of a value; ends with a zero byte that LEN
				   leaves out */
	size_t len;
	bool plain;		/* a value without quotation marks */
	bool folded;		/* on several lines that YAML joined: a line
				   break in it was an empty line */
	const char *anchor;	/* of an alias, the one it names */
	const char *tag;
};

struct events;

/*
 * Starts on SOURCE, which must outlive the events.  They live in POOL, but
 * hold memory of libyaml's until events_end().
 */
struct events *events_start(struct pool *pool, struct diags *diags,
			    const struct yaml_source *source);
void events_end(struct events *events);

/*
 * Sets *EVENT to the next event; its strings last until the next call.
 * Returns 0, or -1 with a problem recorded when the rest cannot be read;
 * nothing may be asked after that or after EVENT_END.
 */
int events_next(struct events *events, struct event *event);

/*
 * For the latest event, a plain value: if YAML drops what stands behind it
 * on its line as a comment, records that.
 */
void events_comment(struct events *events, const struct event *event);

/*
 * A problem at the latest event was recorded that explains broken syntax
 * behind it on its line: that is not to be recorded too.
 */
void events_told(struct events *events);

/*
 * Whether a field KEY follows the latest event, a key, in the same group, as
 * far as the raw lines tell.
 */
bool events_later(struct events *events, const struct event *event,
		  const char *key);

#endif
