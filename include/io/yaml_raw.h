/*
 * The raw text behind the events: where a place lies and what a line holds.
 */
#ifndef IO_YAML_RAW_H
#define IO_YAML_RAW_H

#include <stdbool.h>

#include "io/yaml_in.h"

/* A bookmark: libyaml's marks count characters, and rise. */
struct raw {
	const struct yaml_source *source;
	const char *at;
	size_t chars;		/* before it */
};

void raw_start(struct raw *raw, const struct yaml_source *source);

/* The byte after CHARS characters of the text. */
const char *raw_seek(struct raw *raw, size_t chars);

/* The place of the byte at OFFSET. */
struct pos raw_place(const struct yaml_source *source, size_t offset);

/* Where a line begins, or the end of the text if there is no such line. */
const char *raw_line(const struct yaml_source *source, unsigned line);

/* The beginning of the line S is in. */
const char *raw_line_start(const struct yaml_source *source, const char *s);

/* The end of the line S is in: its line break or the end of the text. */
const char *raw_line_end(const struct yaml_source *source, const char *s);

/* The byte at a column of the line that begins at LINE, or the line's end. */
const char *raw_column(const char *line, unsigned column);

/* Whether S begins with KEY and a colon, as the first on its line. */
bool raw_is_key(const char *s, const char *key);

/*
 * Whether a field KEY follows in the lines after the one S is in, indented by
 * INDENT and before any line that is indented less.  Looks at 64 KiB.
 */
bool raw_key_follows(const struct yaml_source *source, const char *s,
		     size_t indent, const char *key);

/*
 * The first line from S (in line number LINE) on that is more than blanks, a
 * comment or the end mark `...`; NULL if there is none.  Sets *LINE to its
 * number.  The rest of a line counts as one.
 */
const char *raw_rest(const struct yaml_source *source, const char *s,
		     unsigned *line);

#endif
