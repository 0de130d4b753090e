#include "cmd/answer.h"

#include <ctype.h>

#include "base/date.h"
#include "base/field.h"
#include "cmd/look.h"
#include "register/calendar.h"
#include "register/sql_tell.h"

enum { TIMEOUT_MOST = 60 * 60 * 1000 };		/* an hour */

/* A row as it is kept until it is known how its columns look. */
struct row {
	const char **cells;
	enum column_kind *kinds;
};

/* An answer that is coming in. */
struct answer {
	struct app *app;
	const struct asked *asked;
	struct query *query;
	struct query_fault fault;
	struct column *columns;
	int count;
	bool keeps;		/* rows, for people */
	struct pool *pool;	/* of the row at hand, or of all */
	struct row *rows;
	size_t row_count;
	size_t bytes;		/* of all cells so far */
};

static long
count_days(const void *calendar, const char *after, const char *upto)
{
	return calendar_between(calendar, after, upto);
}

/* The value that was given for a parameter, or NULL. */
static const char *
given_value(const struct answer *answer, const char *name)
{
	const struct asked *asked = answer->asked;

	if (strcmp(name, ANSWER_DAY) == 0)
		return answer->app->as_at;
	for (size_t i = 0; i < asked->param_count; i++)
		if (strcmp(asked->params[i].name, name) == 0)
			return asked->params[i].value;
	return NULL;
}

static int
tell_fault(struct app *app, const struct asked *asked,
	   const struct query_fault *fault)
{
	const struct sql_told told = {
		.pool = app->pool, .diags = app->diags, .sql = asked->sql,
		.timeout = asked->timeout, .slug = SLUG_SQL,
	};

	return sql_tell(&told, fault);
}

/* Gives each parameter of the SQL its value. */
static int
bind_params(struct answer *answer)
{
	struct app *app = answer->app;
	int failed = 0;

	for (int n = 1; n <= query_params(answer->query); n++) {
		const char *name = query_param(answer->query, n);
		const char *value;

		if (!name || name[0] != ':')
			return diag(app->diags, SLUG_SQL, NULL, "a parameter "
				    "is written :NAME, not %s",
				    name ? name : "?");
		value = given_value(answer, name + 1);
		if (value) {
			if (query_bind(answer->query, n, value,
				       &answer->fault) < 0)
				return tell_fault(app, answer->asked,
						  &answer->fault);
			continue;
		}
		failed = diag(app->diags, SLUG_USAGE, NULL,
			      "the SQL needs a value for %s", name);
		diag_help(app->diags, "Give it one: --param %s=VALUE",
			  name + 1);
	}
	return failed;
}

/* Every parameter given must be one of the SQL. */
static int
check_params(const struct answer *answer)
{
	const struct asked *asked = answer->asked;
	struct app *app = answer->app;
	int failed = 0;

	for (size_t i = 0; i < asked->param_count; i++) {
		const char *given = asked->params[i].name;
		const char *all = "";
		bool known = false;

		for (int n = 1; n <= query_params(answer->query); n++) {
			const char *name = query_param(answer->query, n);

			if (!name)
				continue;
			known |= strcmp(name + 1, given) == 0;
			all = pool_printf(app->pool, "%s%s%s", all,
					  *all ? ", " : "", name);
		}
		if (known)
			continue;
		failed = diag(app->diags, SLUG_USAGE, NULL,
			      "the SQL has no parameter :%s", given);
		if (*all)
			diag_help(app->diags, "It has %s.", all);
	}
	return failed;
}

/* "WORKING DAYS" of working_days. */
static const char *
head_of(struct pool *pool, const char *key)
{
	char *head = pool_strdup(pool, key);

	for (char *at = head; *at; at++)
		*at = *at == '_' ? ' ' : (char)toupper((unsigned char)*at);
	return head;
}

/* JSON readers keep one of two members with the same name, without a word. */
static int
check_keys(const struct answer *answer)
{
	struct app *app = answer->app;

	if (app->format != FORMAT_JSON && app->format != FORMAT_JSONL)
		return 0;
	for (int i = 0; i < answer->count; i++)
		for (int j = 0; j < i; j++)
			if (strcmp(answer->columns[i].key,
				   answer->columns[j].key) == 0)
				return diag(app->diags, SLUG_SQL, NULL,
					    "two columns are called \"%s\", "
					    "which JSON cannot tell apart: "
					    "name one with AS",
					    answer->columns[i].key);
	return 0;
}

static int
make_columns(struct answer *answer)
{
	struct pool *pool = answer->app->pool;
	int count = query_columns(answer->query);

	answer->columns = pool_alloc(pool, (size_t)count *
				     sizeof(*answer->columns));
	answer->count = count;
	for (int i = 0; i < count; i++) {
		struct column *column = &answer->columns[i];

		column->key = query_column(answer->query, i);
		column->head = answer->asked->titled ?
			       head_of(pool, column->key) : column->key;
	}
	return check_keys(answer);
}

/* The row SQLite stands at, in the pool of rows. */
static struct row
take_row(struct answer *answer)
{
	static const enum column_kind kinds[] = {
		[QUERY_NULL] = COLUMN_TEXT,
		[QUERY_INTEGER] = COLUMN_INTEGER,
		[QUERY_REAL] = COLUMN_NUMBER,
		[QUERY_TEXT] = COLUMN_TEXT,
	};
	size_t count = (size_t)answer->count;
	struct row row = {
		pool_alloc(answer->pool, count * sizeof(*row.cells)),
		pool_alloc(answer->pool, count * sizeof(*row.kinds)),
	};

	for (size_t i = 0; i < count; i++) {
		row.kinds[i] = kinds[query_cell(answer->query, answer->pool,
						(int)i, &row.cells[i])];
		answer->bytes += sizeof(row) +
				 (row.cells[i] ? strlen(row.cells[i]) : 0);
	}
	return row;
}

static bool
is_day(const char *cell)
{
	return date_check(day_date(cell)) == DATE_GOOD;
}

/* A column of nothing but numbers, or nothing but days, looks like one. */
static enum column_kind
kind_of(const struct answer *answer, int n)
{
	bool numbers = true, days = true, any = false;

	for (size_t i = 0; i < answer->row_count; i++) {
		const struct row *row = &answer->rows[i];

		if (!row->cells[n])
			continue;
		any = true;
		numbers &= row->kinds[n] != COLUMN_TEXT;
		days &= row->kinds[n] == COLUMN_TEXT && is_day(row->cells[n]);
		if (!numbers && !days)
			break;
	}
	return !any ? COLUMN_TEXT : numbers ? COLUMN_NUMBER :
	       days ? COLUMN_DATE : COLUMN_TEXT;
}

/* "by 12 Apr 2017"; the table writes out days that stand alone. */
static const char *
by_day(const struct answer *answer, const char *cell)
{
	const char *day = day_date(cell);

	if (day_exact(cell))
		return cell;
	return pool_printf(answer->pool, "by %s",
			   answer->app->format == FORMAT_TEXT ?
			   date_short(answer->pool, day) :
			   date_long(answer->pool, day));
}

/* The rows that were kept, now that it is known what is in each column. */
static void
put_rows(const struct answer *answer, struct table *table)
{
	for (size_t i = 0; i < answer->row_count; i++) {
		const char **cells = answer->rows[i].cells;

		for (int n = 0; n < answer->count; n++)
			if (cells[n] &&
			    answer->columns[n].kind == COLUMN_DATE)
				cells[n] = by_day(answer, cells[n]);
		table_row(table, cells);
	}
}

static struct table *
start(const struct answer *answer, struct json *json)
{
	for (int n = 0; answer->keeps && n < answer->count; n++)
		answer->columns[n].kind = kind_of(answer, n);
	if (!answer->asked->title)
		return look_table(answer->app, answer->columns, answer->count,
				  json);
	return look_titled(answer->app, answer->asked->title,
			   look_when(answer->app), answer->columns,
			   answer->count, json);
}

/* All rows, kept or written at once into TABLE. */
static int
take_rows(struct answer *answer, struct table *table, long *found)
{
	int more;

	while ((more = query_step(answer->query, &answer->fault)) > 0) {
		struct row row = take_row(answer);

		++*found;
		if (answer->bytes > QUERY_MEMORY_MAX) {
			answer->fault.why = QUERY_LARGE;
			answer->fault.message = "too many rows";
			return -1;
		}
		if (answer->keeps) {
			answer->rows = pool_grow(answer->pool, answer->rows,
						 answer->row_count,
						 sizeof(row));
			answer->rows[answer->row_count++] = row;
			continue;
		}
		table_row_of(table, row.cells, row.kinds);
		pool_clear(answer->pool);
	}
	return more;
}

static int
answer_rows(struct answer *answer, long *found)
{
	struct table *table = NULL;
	struct json json;
	int failed;

	if (!answer->keeps)
		table = start(answer, &json);
	failed = take_rows(answer, table, found);
	if (failed < 0)
		tell_fault(answer->app, answer->asked, &answer->fault);
	if (answer->keeps && failed == 0) {
		table = start(answer, &json);
		put_rows(answer, table);
	}
	if (table)
		look_end(answer->app, table, &json);
	return failed;
}

int
answer_print(struct app *app, const struct asked *asked, long *found)
{
	const struct calendar *calendar = calendar_load(app->pool, app->db);
	struct answer answer = {
		.app = app,
		.asked = asked,
		.keeps = look_people(app),
	};
	int failed;

	*found = 0;
	if (!calendar ||
	    query_working_days(app->db, count_days, calendar) < 0)
		return -1;
	answer.query = query_open(app->pool, app->db, asked->sql,
				  asked->timeout, &answer.fault);
	if (!answer.query)
		return tell_fault(app, asked, &answer.fault);
	answer.pool = pool_new();
	failed = bind_params(&answer);
	failed |= check_params(&answer);
	if (failed == 0)
		failed = make_columns(&answer) < 0 ? -1 :
			 answer_rows(&answer, found);
	pool_free(answer.pool);
	query_close(answer.query);
	return failed ? -1 : 0;
}

int
answer_timeout(struct app *app, const struct args *args, long *timeout)
{
	static const struct {
		const char *unit;
		long ms;
	} units[] = {
		{ "", 1000 }, { "s", 1000 }, { "ms", 1 }, { "m", 60000 },
	};
	const char *value = args_value(args, "timeout");
	char *end = NULL;
	long number = 0;

	*timeout = ANSWER_TIMEOUT;
	if (!value)
		return 0;
	if (*value >= '0' && *value <= '9')
		number = strtol(value, &end, 10);
	for (size_t i = 0; end && i < sizeof(units) / sizeof(units[0]); i++) {
		if (strcmp(end, units[i].unit) != 0 || number < 1 ||
		    number > TIMEOUT_MOST / units[i].ms)
			continue;
		*timeout = number * units[i].ms;
		return 0;
	}
	diag(app->diags, SLUG_USAGE, NULL,
	     "--timeout is a time such as 5s, not \"%s\"", value);
	diag_help(app->diags, "Units are ms, s and m; an hour is the most.");
	return -1;
}
