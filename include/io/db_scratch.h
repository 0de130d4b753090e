/*
 * A register in memory that holds nothing: SQL is held against its views while
 * the real one is written to (register/question_check.h).
 */
#ifndef IO_DB_SCRATCH_H
#define IO_DB_SCRATCH_H

#include "io/db.h"

/*
 * All tables and views, and no row.  It lives in POOL until db_close(); NULL
 * with a problem recorded.
 */
struct db *db_scratch(struct pool *pool, struct diags *diags);

#endif
