#include "io/db_query.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <strings.h>
#include <time.h>

#include "base/date.h"
#include "base/deadline.h"
#include "io/db_handle.h"
#include "io/db_trust.h"

enum {
	LOOK_EACH = 1000,	/* instructions between looks at the clock */
	GRACE = 1000,		/* milliseconds before it is ended by force */
};

struct query {
	struct pool *pool;
	struct db *db;
	sqlite3_stmt *stmt;
	struct timespec end;
	int denied;		/* the first thing the authorizer refused */
};

/* A function in the SQL of queries (query_working_days()). */
struct counter {
	query_count *count;
	const void *of;
};

/* SQLite's default for each is far above what a question needs. */
static const struct {
	int limit, most;
} limits[] = {
	{ SQLITE_LIMIT_SQL_LENGTH, QUERY_SQL_MAX },
	{ SQLITE_LIMIT_LENGTH, QUERY_VALUE_MAX },
	{ SQLITE_LIMIT_EXPR_DEPTH, 200 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 100 },
	{ SQLITE_LIMIT_COLUMN, 500 },
	{ SQLITE_LIMIT_VDBE_OP, 1000 * 1000 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};

/* What a statement may do: read. */
static int
authorize(void *of, int action, const char *a, const char *b, const char *c,
	  const char *d)
{
	struct query *query = of;

	(void)a;
	(void)c;
	(void)d;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		if (strcasecmp(b, "load_extension") != 0 &&
		    strcasecmp(b, "fts3_tokenizer") != 0)
			return SQLITE_OK;
		break;
	default:
		break;
	}
	if (query->denied == 0)
		query->denied = action;
	return SQLITE_DENY;
}

static int
time_is_up(void *of)
{
	const struct query *query = of;
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec > query->end.tv_sec ||
	       (now.tv_sec == query->end.tv_sec &&
		now.tv_nsec >= query->end.tv_nsec);
}

static int
set_fault(struct query_fault *fault, enum query_why why, const char *message,
	  long offset)
{
	*fault = (struct query_fault){ why, message, offset };
	return -1;
}

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* Whether it would write; of a view SQLite says so before it asks. */
static bool
would_write(const struct query *query, const char *message)
{
	return query->denied == SQLITE_INSERT ||
	       query->denied == SQLITE_UPDATE ||
	       query->denied == SQLITE_DELETE ||
	       begins(message, "cannot modify ") ||
	       (begins(message, "table ") &&
		strstr(message, " may not be modified"));
}

static long
error_offset(sqlite3 *handle)
{
#if SQLITE_VERSION_NUMBER >= 3038000
	return sqlite3_error_offset(handle);
#else
	(void)handle;
	return -1;
#endif
}

/* What went wrong with preparing or running it; returns -1. */
static int
explain(struct query *query, int code, struct query_fault *fault)
{
	sqlite3 *handle = query->db->handle;
	const char *message = pool_strdup(query->pool, sqlite3_errmsg(handle));
	long offset = error_offset(handle);

	switch (code & 0xff) {
	case SQLITE_INTERRUPT:
		return set_fault(fault, QUERY_SLOW, message, -1);
	case SQLITE_NOMEM:
	case SQLITE_TOOBIG:
		return set_fault(fault, QUERY_LARGE, message, -1);
	case SQLITE_AUTH:
	case SQLITE_ERROR:
	case SQLITE_READONLY:
	case SQLITE_MISMATCH:
	case SQLITE_RANGE:
		return set_fault(fault, would_write(query, message) ?
				 QUERY_WRITES : QUERY_WRONG, message, offset);
	default:
		db_fault(query->db, code);
		return set_fault(fault, QUERY_REGISTER, message, -1);
	}
}

/* Where the SQL at S goes on behind white space, comments and semicolons. */
static const char *
skip_blank(const char *s)
{
	for (;;) {
		const char *end;

		s += strspn(s, " \t\r\n\f;");
		if (begins(s, "--"))
			end = strchr(s, '\n');
		else if (begins(s, "/*"))
			end = strstr(s + 2, "*/");
		else
			return s;
		if (!end)
			return s + strlen(s);
		s = end + (*end == '*' ? 2 : 1);
	}
}

/* A statement that reads begins with one of three words. */
static int
check_first(struct query *query, const char *sql, struct query_fault *fault)
{
	static const char *const firsts[] = { "SELECT", "WITH", "VALUES" };
	const char *at = skip_blank(sql);
	size_t len = query_word(at);

	if (!*at)
		return set_fault(fault, QUERY_EMPTY, "", -1);
	for (size_t i = 0; i < sizeof(firsts) / sizeof(firsts[0]); i++)
		if (strlen(firsts[i]) == len &&
		    strncasecmp(firsts[i], at, len) == 0)
			return 0;
	return set_fault(fault, QUERY_WRITES,
			 pool_strndup(query->pool, at, len), at - sql);
}

/* Nothing to be run may follow the statement. */
static int
check_rest(const char *sql, const char *rest, struct query_fault *fault)
{
	rest = skip_blank(rest);
	return *rest ? set_fault(fault, QUERY_SEVERAL, "", rest - sql) : 0;
}

/*
 * What has to happen before the authorizer is there: SQLite makes the tables
 * that functions stand for at first use, which would be refused.
 */
static int
warm_up(struct query *query)
{
	int code = sqlite3_exec(query->db->handle, "SELECT 1 FROM"
		" json_each('[]'), json_tree('[]')", NULL, NULL, NULL);

	return code == SQLITE_OK ? 0 : db_fault(query->db, code);
}

static void
guard(struct query *query, long timeout)
{
	sqlite3 *handle = query->db->handle;

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(handle, limits[i].limit, limits[i].most);
	/* A word in double quotes is a name, never quietly a text. */
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_hard_heap_limit64(QUERY_MEMORY_MAX);
	sqlite3_set_authorizer(handle, authorize, query);
	clock_gettime(CLOCK_MONOTONIC, &query->end);
	query->end.tv_sec += timeout / 1000;
	query->end.tv_nsec += timeout % 1000 * 1000000;
	if (query->end.tv_nsec >= 1000000000) {
		query->end.tv_nsec -= 1000000000;
		query->end.tv_sec++;
	}
	sqlite3_progress_handler(handle, LOOK_EACH, time_is_up, query);
	/* Making a statement ready and one function of it ask for no time. */
	deadline_set(timeout + GRACE);
}

struct query *
query_open(struct pool *pool, struct db *db, const char *sql, long timeout,
	   struct query_fault *fault)
{
	struct query *query = pool_alloc(pool, sizeof(*query));
	const char *rest = sql;
	int code;

	query->pool = pool;
	query->db = db;
	set_fault(fault, QUERY_REGISTER, "", -1);
	if (check_first(query, sql, fault) < 0 || warm_up(query) < 0)
		return NULL;
	guard(query, timeout);
	code = sqlite3_prepare_v2(db->handle, sql, -1, &query->stmt, &rest);
	if ((code == SQLITE_OK ? check_rest(sql, rest, fault) :
	     explain(query, code, fault)) == 0 && query->stmt)
		return query;
	query_close(query);
	return NULL;
}

void
query_close(struct query *query)
{
	if (!query)
		return;
	deadline_clear();
	sqlite3_finalize(query->stmt);
	query->stmt = NULL;
	db_watch(query->db);
	sqlite3_set_authorizer(query->db->handle, NULL, NULL);
	sqlite3_hard_heap_limit64(0);
}

int
query_params(const struct query *query)
{
	return sqlite3_bind_parameter_count(query->stmt);
}

const char *
query_param(const struct query *query, int n)
{
	return sqlite3_bind_parameter_name(query->stmt, n);
}

int
query_bind(struct query *query, int n, const char *value,
	   struct query_fault *fault)
{
	char *end;
	long long number;
	int code;

	errno = 0;
	number = strtoll(value, &end, 10);
	/* 0021 and +1 are texts: a number has one spelling. */
	if (errno == 0 && *value && !*end &&
	    strcmp(pool_printf(query->pool, "%lld", number), value) == 0)
		code = sqlite3_bind_int64(query->stmt, n, number);
	else
		code = sqlite3_bind_text(query->stmt, n, value, -1,
					 SQLITE_TRANSIENT);
	return code == SQLITE_OK ? 0 : explain(query, code, fault);
}

int
query_columns(const struct query *query)
{
	return sqlite3_column_count(query->stmt);
}

const char *
query_column(const struct query *query, int n)
{
	const char *name = sqlite3_column_name(query->stmt, n);

	if (!name)
		mem_exhausted();
	return pool_strdup(query->pool, name);
}

int
query_step(struct query *query, struct query_fault *fault)
{
	int code = sqlite3_step(query->stmt);

	if (code == SQLITE_ROW)
		return 1;
	return code == SQLITE_DONE ? 0 : explain(query, code, fault);
}

/* A blob as SQL writes it. */
static const char *
blob_text(struct query *query, struct pool *pool, int n)
{
	static const char digits[] = "0123456789abcdef";
	int count = sqlite3_column_bytes(query->stmt, n);
	const unsigned char *bytes = sqlite3_column_blob(query->stmt, n);
	char *text = pool_alloc(pool, 2 * (size_t)count + 4);
	char *at = text;

	/* Of none there are no bytes; the zeros of zeroblob() are made now. */
	if (!bytes && count > 0)
		mem_exhausted();
	*at++ = 'x';
	*at++ = '\'';
	for (int i = 0; i < count; i++) {
		*at++ = digits[bytes[i] >> 4];
		*at++ = digits[bytes[i] & 15];
	}
	*at = '\'';
	return text;
}

/* A text, which may hold what ends our strings: shown as U+2400. */
static const char *
copy_text(struct query *query, struct pool *pool, int n)
{
	const char *text = row_text(query->stmt, n);
	size_t len = (size_t)sqlite3_column_bytes(query->stmt, n);
	static const char sign[] = "\u2400";
	char *all, *to;

	if (strlen(text) == len)
		return pool_strdup(pool, text);
	to = all = pool_alloc(pool, len * strlen(sign) + 1);
	for (size_t at = 0; at < len; at++) {
		if (text[at])
			*to++ = text[at];
		else
			to = (char *)memcpy(to, sign, strlen(sign)) +
			     strlen(sign);
	}
	return all;
}

enum query_kind
query_cell(struct query *query, struct pool *pool, int n, const char **text)
{
	int type = sqlite3_column_type(query->stmt, n);

	*text = NULL;
	switch (type) {
	case SQLITE_NULL:
		return QUERY_NULL;
	case SQLITE_BLOB:
		*text = blob_text(query, pool, n);
		return QUERY_TEXT;
	default:
		*text = copy_text(query, pool, n);
		return type == SQLITE_INTEGER ? QUERY_INTEGER :
		       type == SQLITE_FLOAT ? QUERY_REAL : QUERY_TEXT;
	}
}

/* A day out of SQL; NULL, with the call answered, if it is none. */
static const char *
day_of(sqlite3_context *context, sqlite3_value *value)
{
	bool null = sqlite3_value_type(value) == SQLITE_NULL;
	const char *day = (const char *)sqlite3_value_text(value);

	if (!day && !null)
		sqlite3_result_error_nomem(context);
	if (!day)
		return NULL;	/* as the answer is, unless it is set */
	if (date_check(day) == DATE_GOOD)
		return day;
	sqlite3_result_error(context, "working_days() takes days as"
			     " YYYY-MM-DD", -1);
	return NULL;
}

static void
working_days(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct counter *counter = sqlite3_user_data(context);
	const char *after = day_of(context, values[0]);
	const char *upto = day_of(context, values[1]);

	(void)count;
	if (after && upto)
		sqlite3_result_int64(context, counter->count(counter->of,
							     after, upto));
}

int
query_working_days(struct db *db, query_count *count, const void *of)
{
	struct counter *counter = malloc(sizeof(*counter));
	int code;

	if (!counter)
		mem_exhausted();
	*counter = (struct counter){ count, of };
	code = sqlite3_create_function_v2(db->handle, "working_days", 2,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
		counter, working_days, NULL, NULL, free);
	return code == SQLITE_OK ? 0 : db_fault(db, code);
}

size_t
query_word(const char *s)
{
	return strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		      "abcdefghijklmnopqrstuvwxyz" "0123456789_");
}
