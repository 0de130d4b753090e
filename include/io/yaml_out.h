/*
 * YAML out: one struct as canonical text, by its field table.
 *
 * What is written reads back the same.  Fields come in table order.  Prose
 * that does not fit into 92 columns behind its key is a folded block; a list
 * of lines stands between [ ] as long as it fits.  In the record itself a
 * list of records has a blank line before and after it, and between its items
 * if one has more than three fields or takes several lines for one.
 */
#ifndef IO_YAML_OUT_H
#define IO_YAML_OUT_H

#include <stdio.h>

#include "io/yaml_scalar.h"

/*
 * Writes RECORD, a struct of KIND, as one document without its `---`.  What
 * could not be written is for the caller to find out from OUT.
 */
void yaml_write(struct pool *pool, FILE *out, const struct record *kind,
		const void *record);

#endif
