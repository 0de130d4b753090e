/*
 * What is wrong with SQL that somebody wrote, in words and with the way out.
 */
#ifndef REGISTER_SQL_TELL_H
#define REGISTER_SQL_TELL_H

#include "io/db_query.h"

struct sql_told {
	struct pool *pool;
	struct diags *diags;
	const char *sql;
	long timeout;		/* milliseconds it had */
	enum slug slug;		/* of what is wrong with it as SQL */
	const struct pos *at;	/* the place in its file; NULL: it was typed */
	bool shown;		/* that place is the very byte at fault */
};

/*
 * Records why there is no answer.  The line at fault is shown, unless its
 * place is.  Returns -1.
 */
int sql_tell(const struct sql_told *told, const struct query_fault *fault);

/* How many characters the fault that begins at S takes. */
unsigned sql_fault_width(const char *s);

#endif
