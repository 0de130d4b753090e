/*
 * Broken YAML in plain words, by what libyaml said and the raw line.
 *
 * Apart from libyaml itself, so that the words can be read as one table.
 */
#ifndef IO_YAML_SYNTAX_H
#define IO_YAML_SYNTAX_H

#include "io/yaml_in.h"

/* What a problem directly follows on its line, if that explains it. */
enum syntax_after {
	AFTER_OTHER,
	AFTER_QUOTES,
	AFTER_BRACKET,
};

/* A problem as libyaml tells it. */
struct syntax {
	const char *problem;
	const char *context;	/* what it was doing, or NULL */
	struct pos at;
	struct pos began;	/* where it began doing that; line 0: unknown */
	enum syntax_after after;
};

/* Records the problem.  Returns -1. */
int syntax_report(struct pool *pool, struct diags *diags,
		  const struct yaml_source *source,
		  const struct syntax *syntax);

/*
 * Records that the rest of the line, from the hash sign HASH in the text, at
 * AT, would be dropped from the value at VALUE.  Returns -1.
 */
int syntax_hash(struct pool *pool, struct diags *diags,
		const struct yaml_source *source, const char *hash,
		const struct pos *at, const struct pos *value);

#endif
