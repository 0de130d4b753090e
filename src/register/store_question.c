#include "register/store.h"

#include <string.h>

#include "base/text.h"
#include "io/db_query.h"
#include "io/db_scratch.h"
#include "register/question.h"
#include "register/sql_tell.h"
#include "register/write.h"

enum {
	NAME_MAX_BYTES = 60,
	OWN_MAX = 1000,
	PREPARE_MS = 5000,	/* making SQL ready takes a thousandth of it */
};

/* What the register has of a name. */
struct held {
	int64_t id;		/* 0: nothing that is in force */
	bool removed;		/* it was taken away */
	const char *title, *keywords, *sql;
};

/* Whether S is words of small letters and digits with hyphens between. */
static bool
is_name(const char *s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	size_t len;

	if (strlen(s) > NAME_MAX_BYTES || strchr("0123456789", *s))
		return false;
	for (;; s += len + 1) {
		len = strspn(s, letters);
		if (len == 0 || !s[len])
			return len > 0;
		if (s[len] != '-')
			return false;
	}
}

static int
check_name(struct store *store, const struct text *name)
{
	if (is_name(name->s))
		return 0;
	diag(store->diags, SLUG_QUESTION_NAME, &name->at,
	     "this cannot be the name of a question");
	diag_help(store->diags, "A name is small letters and digits with"
		  " hyphens between words, as in: open-and-late");
	return -1;
}

/* The name that one of FRESH shares with another question; NULL: none. */
static const char *
shared_name(const struct questions *all, const struct questions *fresh,
	    const char *kept)
{
	for (size_t i = 0; i < fresh->count; i++)
		for (size_t j = 0; j < all->count; j++) {
			const struct question *other = &all->items[j];

			if ((!other->kept || strcmp(other->kept, kept) != 0) &&
			    text_same_name(other->name, fresh->items[i].name))
				return other->name;
		}
	return NULL;
}

/* How many of the register's own there are. */
static size_t
own_count(const struct questions *all)
{
	size_t count = 0;

	for (size_t i = 0; i < all->count; i++)
		count += all->items[i].kept &&
			 (i == 0 || !all->items[i - 1].kept ||
			  strcmp(all->items[i].kept,
				 all->items[i - 1].kept) != 0);
	return count;
}

static int
load_all(struct store *store)
{
	if (store->questions)
		return 0;
	store->questions = pool_alloc(store->pool, sizeof(struct questions));
	return question_all(store->pool, store->db, store->process,
			    store->questions);
}

/* What it is there as must not be what another is there as. */
static int
check_shared(struct store *store, struct pool *pool,
	     const struct saved_question *q, bool new)
{
	const char *name = q->name.s, *taken = NULL;
	struct questions fresh = { 0 };

	if (load_all(store) < 0)
		return -1;
	if (new && own_count(store->questions) >= OWN_MAX)
		return diag(store->diags, SLUG_TOO_LARGE, &q->name.at,
			    "a register keeps no more than %d questions of its"
			    " own", OWN_MAX);
	question_add(pool, &fresh, store->process, name, q->title.s, "", "");
	if (question_ships(name))
		taken = name;
	else
		taken = shared_name(store->questions, &fresh, name);
	if (!taken)
		return 0;
	diag(store->diags, SLUG_QUESTION_NAME, &q->name.at,
	     "there is a question %s already", taken);
	diag_help(store->diags, "Give this one another name. All there are:"
		  " secreg ask");
	return -1;
}

/* Line NUMBER of a document, without its break; NULL if it has none. */
static const char *
source_line(const struct yaml_source *source, unsigned number, size_t *len)
{
	const char *line = source->text;

	for (unsigned n = source->first_line; n < number; n++) {
		line = strchr(line, '\n');
		if (!line)
			return NULL;
		line++;
	}
	*len = strcspn(line, "\n");
	return line;
}

/*
 * The place of a byte of SQL in its file: in a block each line of it ends a
 * line of the file, one a line further down than the mark that begins it.
 * False where it is written in another way.
 */
static bool
find_place(const struct yaml_source *source, const struct text *sql,
	   long offset, struct pos *at)
{
	const char *start = sql->s, *byte = sql->s + offset, *next, *line;
	unsigned number = sql->at.line + 1;
	size_t len, sql_len;

	while ((next = strchr(start, '\n')) && next < byte) {
		start = next + 1;
		number++;
	}
	sql_len = strcspn(start, "\n");
	line = source_line(source, number, &len);
	if (!line || len < sql_len ||
	    strncmp(line + len - sql_len, start, sql_len) != 0)
		return false;
	at->line = number;
	at->column = (unsigned)text_chars(line, len - sql_len +
					  (size_t)(byte - start)) + 1;
	at->width = sql_fault_width(byte);
	return true;
}

static int
tell_sql(struct store *store, const struct text *sql,
	 const struct yaml_source *source, const struct query_fault *fault)
{
	struct pos at = sql->at;
	struct sql_told told = {
		.pool = store->pool, .diags = store->diags, .sql = sql->s,
		.timeout = PREPARE_MS, .slug = SLUG_QUESTION_SQL, .at = &at,
	};

	told.shown = fault->offset >= 0 &&
		     find_place(source, sql, fault->offset, &at);
	return sql_tell(&told, fault);
}

/* Its parameters have names, and :body goes with {body}. */
static int
check_params(struct store *store, const struct saved_question *q,
	     const struct query *query)
{
	bool about = strstr(q->title.s, "{" QUESTION_BODY "}"), body = false;

	for (int n = 1; n <= query_params(query); n++) {
		const char *name = query_param(query, n);

		if (!name || name[0] != ':')
			return diag(store->diags, SLUG_QUESTION_SQL,
				    &q->sql.at, "a parameter is written :NAME,"
				    " not %s", name ? name : "?");
		body |= strcmp(name, ":" QUESTION_BODY) == 0;
	}
	if (!about || body)
		return 0;
	return diag(store->diags, SLUG_QUESTION_SQL, &q->title.at,
		    "the title is about {" QUESTION_BODY "}, and the SQL has"
		    " no :" QUESTION_BODY);
}

/* Never run: SQL is only made ready here. */
static long
no_days(const void *of, const char *after, const char *upto)
{
	(void)of;
	(void)after;
	(void)upto;
	return 0;
}

static struct db *
scratch(struct store *store)
{
	if (!store->scratch)
		store->scratch = db_scratch(store->pool, store->diags);
	if (store->scratch &&
	    query_working_days(store->scratch, no_days, NULL) < 0)
		return NULL;
	return store->scratch;
}

/*
 * The SQL is made ready as `query` would, on a register without rows: the real
 * one is being written to, and what holds queries in would hold that too.
 */
static int
check_sql(struct store *store, struct pool *pool,
	  const struct saved_question *q, const struct yaml_source *source)
{
	struct db *db = scratch(store);
	struct query_fault fault;
	struct query *query;
	int result;

	if (!db)
		return -1;
	if (strlen(q->sql.s) > QUERY_SQL_MAX)
		return diag(store->diags, SLUG_TOO_LARGE, &q->sql.at,
			    "the SQL is longer than %d bytes", QUERY_SQL_MAX);
	query = query_open(pool, db, q->sql.s, PREPARE_MS, &fault);
	if (!query)
		return tell_sql(store, &q->sql, source, &fault);
	result = check_params(store, q, query);
	query_close(query);
	return result;
}

static int
check_question(struct store *store, struct pool *pool,
	       const struct saved_question *q,
	       const struct yaml_source *source, bool new)
{
	int result = check_name(store, &q->name);

	if (result == 0)
		result = check_shared(store, pool, q, new);
	return check_sql(store, pool, q, source) < 0 ? -1 : result;
}

static int
find_held(struct store *store, struct pool *pool, const char *name,
	  struct held *held)
{
	struct stmt *stmt = db_stmt(store->db, SQL_QUESTION_FIND);
	int found;

	*held = (struct held){ .id = 0 };
	stmt_text(stmt, 1, name);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	held->id = stmt_col_int(stmt, 0);
	held->title = stmt_copy(stmt, pool, 1);
	held->keywords = stmt_copy(stmt, pool, 2);
	held->sql = stmt_copy(stmt, pool, 3);
	held->removed = !stmt_col_int(stmt, 4);
	return stmt_run(stmt);
}

static bool
is_same(const struct held *held, const struct saved_question *q)
{
	return held->id && strcmp(held->title, q->title.s) == 0 &&
	       strcmp(held->keywords, q->keywords.s) == 0 &&
	       strcmp(held->sql, q->sql.s) == 0;
}

static enum stored
take_away(struct store *store, const struct saved_question *q,
	  const struct held *held)
{
	struct stmt *stmt;

	if (held->removed)
		return STORED_SAME;
	if (!held->id) {
		diag(store->diags, SLUG_QUESTION_NAME, &q->name.at,
		     "the register has no question %s to be taken away",
		     q->name.s);
		diag_help(store->diags, "All there are: secreg ask");
		return STORED_FAULTY;
	}
	stmt = db_stmt(store->db, SQL_QUESTION_REMOVE);
	stmt_int(stmt, 1, store->change.no);
	stmt_int(stmt, 2, held->id);
	if (store->questions)
		question_drop(store->questions, q->name.s);
	return stmt_run(stmt) < 0 ? STORED_FAULTY : STORED_MERGED;
}

static enum stored
write_question(struct store *store, const struct saved_question *q,
	       const struct held *held)
{
	struct stmt *stmt = db_stmt(store->db, SQL_QUESTION_ADD);

	stmt_int(stmt, 1, store->change.no);
	if (held->id)
		stmt_int(stmt, 2, held->id);
	stmt_text(stmt, 3, q->name.s);
	stmt_text(stmt, 4, q->title.s);
	stmt_text(stmt, 5, q->keywords.s);
	stmt_text(stmt, 6, q->sql.s);
	if (stmt_run(stmt) < 0)
		return STORED_FAULTY;
	question_drop(store->questions, q->name.s);
	question_add(store->pool, store->questions, store->process,
		     pool_strdup(store->pool, q->name.s),
		     pool_strdup(store->pool, q->title.s), "", "");
	return held->id ? STORED_MERGED : STORED_NEW;
}

/* A question says what it asks, and how it is answered. */
static int
check_fields(struct store *store, const struct saved_question *q)
{
	int result = 0;

	for (size_t i = 0; i < question_record.count; i++) {
		const struct field *field = &question_record.fields[i];
		const struct text *value = field_text(field, q);

		if (value->s || (value != &q->title && value != &q->sql))
			continue;
		result = diag(store->diags, SLUG_MISSING_FIELD, &q->at,
			      "the question has no %s", field->key);
		diag_help(store->diags, "Add \"%s\": %s", field->key,
			  field->help);
	}
	return result;
}

/* SQL ends with one line break, however it was written. */
static const char *
whole_lines(struct pool *pool, const char *sql)
{
	size_t len = strlen(sql);

	while (len > 0 && strchr(" \t\n", sql[len - 1]))
		len--;
	return pool_printf(pool, "%.*s\n", (int)len, sql);
}

enum stored
store_question(struct store *store, struct pool *pool,
	       struct saved_question *q, const struct yaml_source *source)
{
	struct held held;

	if (find_held(store, pool, q->name.s, &held) < 0)
		return STORED_FAULTY;
	if (flag_set(&q->gone))
		return take_away(store, q, &held);
	if (check_fields(store, q) < 0)
		return STORED_FAULTY;
	q->sql.s = whole_lines(pool, q->sql.s);
	if (!q->keywords.s)
		q->keywords.s = "";
	if (is_same(&held, q))
		return STORED_SAME;
	if (check_question(store, pool, q, source, !held.id) < 0)
		return STORED_FAULTY;
	if (!held.id || store->update)
		return write_question(store, q, &held);
	diag(store->diags, SLUG_EXISTS, &q->name.at, "the question %s is"
	     " already in the register and this is different", q->name.s);
	diag_help(store->diags, "In the register: %s", held.title);
	diag_help(store->diags, "To put this one in its place: secreg add"
		  " --update %s", source->file);
	return STORED_FAULTY;
}
