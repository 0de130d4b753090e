/*
 * One value as YAML writes it on one line, quoted only where it has to be.
 *
 * These functions are part of io/yaml_out.h, which includes this header.
 */
#ifndef IO_YAML_SCALAR_H
#define IO_YAML_SCALAR_H

#include "base/field.h"

/*
 * VALUE of FIELD as it stands behind its key when on one line: plain where it
 * reads back the same, else between double quotes.  Free text is quoted too
 * where another reader would take it for a number, a date or a truth value, a
 * word or a line of a list where it would be a truth value.
 */
const char *yaml_scalar(struct pool *pool, const struct field *field,
			const char *value);

/* The same inside [ ] and { }. */
const char *yaml_scalar_flow(struct pool *pool, const struct field *field,
			     const char *value);

#endif
