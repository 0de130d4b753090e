/*
 * What libyaml lets pass though it is no YAML, for yaml_events.c.
 *
 * Text would be dropped or read as something else, and other readers would
 * refuse the file:
 *
 *  - a hash right behind a value, a bracket or a comma, taken for a comment
 *    (YAML 1.2.2, 6.6: a comment is separated by white space);
 *  - lines of a quoted value or of a list in brackets that are not indented
 *    (6.1 and 6.3); a closing bracket alone on its line may stand anywhere;
 *  - `[-]`, and `{ ?a: b }` read as if there were no question mark (7.3.3).
 */
#ifndef IO_YAML_STRICT_H
#define IO_YAML_STRICT_H

#include "io/yaml_raw.h"

enum { STRICT_LEVELS = 16 };

struct yaml_event_s;		/* libyaml's event */

struct strict {
	const struct yaml_source *source;
	struct raw raw;
	bool look;		/* what stands between values is looked at */
	const char *end;	/* of the latest event, if so */
	const char *bracket;	/* the outermost open one, or NULL */
	unsigned brackets;	/* that are open */
	unsigned levels;	/* of groups and lists by indentation */
	int columns[STRICT_LEVELS];	/* where each of them begins, from 0 */
};

/* Starts on SOURCE, which must outlive it. */
void strict_start(struct strict *strict, const struct yaml_source *source);

/*
 * Holds the next event that says something against the text; no level may
 * have been opened beyond STRICT_LEVELS.  Returns 0, or -1 with a problem
 * recorded.
 */
int strict_check(struct strict *strict, struct diags *diags,
		 const struct yaml_event_s *event);

#endif
