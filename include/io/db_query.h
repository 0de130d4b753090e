/*
 * SQL that somebody typed: one SELECT, read-only by force.
 *
 * Whatever stands in it, it can read and no more: SQLite asks us before each
 * thing a statement would do (its authorizer), and only selecting, reading and
 * functions are let pass.  Its time, its memory and its size have limits, so
 * that it always ends.  Named statements are for everything else (io/db.h).
 */
#ifndef IO_DB_QUERY_H
#define IO_DB_QUERY_H

#include "io/db.h"

/* Bytes of SQL, of one value and of all memory a query may take. */
enum {
	QUERY_SQL_MAX = 100 * 1000,
	QUERY_VALUE_MAX = 1000 * 1000,
	QUERY_MEMORY_MAX = 256 << 20,
};

struct query;

/* Why there is no answer. */
enum query_why {
	QUERY_REGISTER,	/* the register is at fault: recorded already */
	QUERY_WRONG,	/* the SQL is wrong, as MESSAGE says */
	QUERY_EMPTY,	/* there is none in it */
	QUERY_WRITES,	/* it would do more than read */
	QUERY_SEVERAL,	/* a second statement begins at OFFSET */
	QUERY_SLOW,	/* its time was up */
	QUERY_LARGE,	/* it, or its memory, or a value of it, is too large */
};

struct query_fault {
	enum query_why why;
	const char *message;	/* SQLite's words, in the pool */
	long offset;		/* the byte of the SQL it is about; -1: none */
};

/*
 * Makes SQL (at most QUERY_SQL_MAX bytes, without a zero byte) ready to be
 * run for at most TIMEOUT milliseconds, of which it takes some here.  It lives
 * in POOL until query_close(), which is due before anything else is done with
 * DB.  Returns NULL with *FAULT set.
 */
struct query *query_open(struct pool *pool, struct db *db, const char *sql,
			 long timeout, struct query_fault *fault);
void query_close(struct query *query);	/* NULL is fine */

/*
 * Its parameters, numbered from 1: how many, and the name of each as written,
 * its sign included (":body"); NULL where it has none ("?").
 */
int query_params(const struct query *query);
const char *query_param(const struct query *query, int n);

/*
 * Gives one its value; a whole number as people write it becomes a number.  0,
 * or -1 with *FAULT set: it is too large, or there is no memory.
 */
int query_bind(struct query *query, int n, const char *value,
	       struct query_fault *fault);

/* The bytes of the word of SQL at S, a name or a number; 0: there is none. */
size_t query_word(const char *s);

/* Its columns, numbered from 0.  Names live in the pool. */
int query_columns(const struct query *query);
const char *query_column(const struct query *query, int n);

/* The next row: 1 if there is one, 0 at the end, -1 with *FAULT set. */
int query_step(struct query *query, struct query_fault *fault);

/*
 * A value of the present row, as text in POOL: NULL for NULL, a blob as SQL
 * writes it (x'00ff'), a zero byte in a text as the symbol for one.
 */
enum query_kind { QUERY_NULL, QUERY_INTEGER, QUERY_REAL, QUERY_TEXT };
enum query_kind query_cell(struct query *query, struct pool *pool, int n,
			   const char **text);

/*
 * Gives queries the SQL function working_days(after, upto): what COUNT makes
 * of OF and two days that are good by date_check(); NULL if either is NULL.
 * OF must outlive the queries.
 */
typedef long query_count(const void *of, const char *after, const char *upto);
int query_working_days(struct db *db, query_count *count, const void *of);

#endif
