/*
 * YAML in: one document of text into one struct, by a field table.
 *
 * A strict subset through libyaml's event interface: no anchors, aliases,
 * tags or merge keys, no duplicate or unknown keys, at most eight levels.
 * Every scalar is text; the field table decides what it means.  All problems
 * of a document are recorded with their places, except that broken YAML
 * syntax ends it.
 */
#ifndef IO_YAML_IN_H
#define IO_YAML_IN_H

#include "base/field.h"

/*
 * A document as it was cut from its file (io/document.h): held against UTF-8,
 * its line ends LF.
 */
struct yaml_source {
	const char *file;
	const char *text;	/* ends with a zero byte that LEN leaves out */
	size_t len;
	unsigned first_line;	/* from 1 */
};

/*
 * What KINDS of record a document can be is told by its first key, or by the
 * first line that begins with the first field of a kind.  Reads the document
 * into a new struct in POOL, sets *FOUND to the kind and returns the struct.
 * Returns NULL (*FOUND is NULL too) for a document that holds nothing and
 * when it cannot be read to its end; the count of problems tells which.
 *
 * A struct is returned, as far as it was understood, even when there were
 * problems: a rule about several fields may still find more.  A value that
 * was given but found wrong has a place and no text, so that such a rule need
 * not call it missing.  A list's place is that of its key; an item's, where
 * the item begins.
 */
void *yaml_read(struct pool *pool, struct diags *diags,
		const struct yaml_source *source,
		const struct record *const *kinds, size_t count,
		const struct record **found);

/* The version of the YAML library in use. */
const char *yaml_library_version(void);

#endif
