/*
 * Reading YAML events into records: what yaml_in.c and yaml_record.c share.
 *
 * Functions that return int return -1 when the rest of the text cannot be
 * read; other problems are recorded and passed over.  "The latest" is the
 * event in the reader.
 */
#ifndef IO_YAML_READER_H
#define IO_YAML_READER_H

#include <stdbool.h>

#include "io/yaml_events.h"

enum { READER_ADVISED_MAX = 1000 };	/* problems: those beyond are only
					   counted, and need no advice */

struct reader {
	struct pool *pool;
	struct diags *diags;
	struct events *events;
	struct event event;	/* the latest */
};

/* What values, lists and groups are called in messages. */
extern const char *const reader_shapes[];

/* Makes the next event the latest. */
int reader_next(struct reader *r);

/*
 * Pass over the rest of what the latest begins; the rest of the list that it
 * is in; the key that it is and the value behind; the rest of the group that
 * it is a key in (or the end of).
 */
int reader_skip(struct reader *r);
int reader_skip_items(struct reader *r);
int reader_skip_member(struct reader *r);
int reader_skip_members(struct reader *r);

/*
 * Records what the latest has that no record may have.  Returns whether that
 * leaves nothing to be read: an alias has no value of its own.
 */
bool reader_refused(struct reader *r);

/*
 * Whether the latest, a value, holds a zero byte, which an escape can make
 * and which would end our strings; records it.
 */
bool reader_zero_byte(struct reader *r);

/* Whether the latest is a key that can be looked up; records why not. */
bool reader_key_good(struct reader *r);

/* Records that the latest, a key, was given at FIRST before. */
void reader_twice(struct reader *r, const struct pos *first);

/*
 * Reads the fields of a record that begins at AT, from the latest, its first
 * key, to the end of the group.  NAMED says that its first field is there
 * already.  (yaml_record.c)
 */
int reader_record(struct reader *r, const struct record *kind, void *record,
		  const struct pos *at, bool named);

/*
 * Reads what the latest begins as the value of a FIELD of RECORD whose key is
 * at KEY.  (yaml_in.c)
 */
int reader_value(struct reader *r, const struct field *field, void *record,
		 const struct pos *key);

#endif
