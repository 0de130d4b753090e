#include "register/sql_tell.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/excerpt.h"
#include "base/text.h"

enum { HELP_COLUMNS = 98 };	/* where lists of names are wrapped */

/*
 * How many bytes of the SQL at S the fault is about: a quoted text, or a word
 * with that of its table before it.
 */
static size_t
fault_length(const char *s)
{
	size_t len = query_word(s);
	const char *end = NULL;

	if (*s == '"' || *s == '\'')
		end = strchr(s + 1, *s);
	if (end)
		return (size_t)(end + 1 - s);
	return s[len] == '.' ? len + 1 + query_word(s + len + 1) : len;
}

unsigned
sql_fault_width(const char *s)
{
	size_t width = text_chars(s, fault_length(s));

	return width > 0 ? (unsigned)width : 1;
}

/* The line of the SQL that the fault is in, with carets under it. */
static void
show_place(const struct sql_told *t, long offset)
{
	const char *sql = t->sql;
	struct pos at = { .file = "SQL", .line = 1 };
	const char *line = sql, *next;
	struct source source;
	struct excerpt ex;
	size_t width;
	char *carets;

	if (t->shown || offset < 0 || (size_t)offset > strlen(sql))
		return;
	while ((next = strchr(line, '\n')) && next < sql + offset) {
		line = next + 1;
		at.line++;
	}
	at.column = (unsigned)text_chars(line, (size_t)(sql + offset - line))
		    + 1;
	at.width = sql_fault_width(sql + offset);
	source_start(&source, at.file, sql, strlen(sql), 1);
	ex = excerpt_take(t->pool, &source, &at);
	if (ex.line == 0)
		return;
	if (strchr(sql, '\n'))
		diag_help(t->diags, "In line %u:", at.line);
	diag_help(t->diags, "%s", ex.text);
	width = ex.width > 0 ? (size_t)ex.width : 1;
	carets = pool_alloc(t->pool, width + 1);
	memset(carets, '^', width);
	diag_help(t->diags, "%*s%s", ex.indent, "", carets);
}

/* "HEAD: " and names, wrapped. */
static void
help_list(const struct sql_told *t, const char *head, const char *names)
{
	const char *all = pool_printf(t->pool, "%s: %s", head, names);
	const char *rest;
	size_t len;

	for (; all; all = rest) {
		rest = text_wrap(all, HELP_COLUMNS, &len);
		diag_help(t->diags, "%.*s", (int)len, all);
	}
}

/* Whether the SQL has this word in it, wherever. */
static bool
names_word(const char *sql, const char *word)
{
	size_t len;

	for (; *sql; sql += len ? len : 1) {
		len = query_word(sql);
		if (len == strlen(word) && strncasecmp(sql, word, len) == 0)
			return true;
	}
	return false;
}

/* Names out of a table of views, with the way they are listed. */
struct names {
	const char **items;
	size_t count;
	const char *all;	/* ", " between two */
};

static void
names_add(struct pool *pool, struct names *names, const char *name)
{
	names->items = pool_grow(pool, names->items, names->count,
				 sizeof(*names->items));
	names->items[names->count++] = name;
	names->all = names->all ? pool_printf(pool, "%s, %s", names->all,
					      name) : name;
}

static struct names
columns_of(struct pool *pool, const char *view)
{
	struct names names = { 0 };

	for (const struct sql_view *v = sql_views; v->view; v++)
		if (v->column && strcmp(v->view, view) == 0)
			names_add(pool, &names, v->column);
	return names;
}

/* The views, or those the SQL names. */
static struct names
views_in(struct pool *pool, const char *sql)
{
	struct names names = { 0 };

	for (const struct sql_view *v = sql_views; v->view; v++)
		if (!v->column && (!sql || names_word(sql, v->view)))
			names_add(pool, &names, v->view);
	return names;
}

/* ". Did you mean WORD?", or nothing. */
static const char *
did_you_mean(struct pool *pool, const char *word, const struct names *names)
{
	char *lower = pool_strdup(pool, word);
	const char *nearest;

	for (char *at = lower; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	nearest = text_nearest(lower, names->items, names->count);
	return nearest ? pool_printf(pool, ". Did you mean %s?", nearest) : "";
}

/* NAME may have that of its table before it. */
static int
no_column(const struct sql_told *t, const char *name, long offset)
{
	struct pool *pool = t->pool;
	const char *dot = strrchr(name, '.');
	const char *column = dot ? dot + 1 : name;
	struct names views = views_in(pool, t->sql);
	struct names all = { 0 };

	for (size_t i = 0; i < views.count; i++) {
		struct names names = columns_of(pool, views.items[i]);

		for (size_t j = 0; j < names.count; j++)
			names_add(pool, &all, names.items[j]);
	}
	diag(t->diags, t->slug, t->at, "no column \"%s\"%s%s%s", column,
	     views.count == 1 ? " in " : "",
	     views.count == 1 ? views.all : "",
	     did_you_mean(pool, column, &all));
	show_place(t, offset);
	if (offset >= 0 && t->sql[offset] == '"')
		diag_help(t->diags, "A text stands in single quotes: '%s'",
			  name);
	for (size_t i = 0; i < views.count; i++)
		help_list(t, views.items[i],
			  columns_of(pool, views.items[i]).all);
	if (views.count == 0)
		diag_help(t->diags, "All there are: secreg query --schema");
	return -1;
}

static int
no_view(const struct sql_told *t, const char *name, long offset)
{
	struct names views = views_in(t->pool, NULL);

	diag(t->diags, t->slug, t->at, "no view \"%s\"%s", name,
	     did_you_mean(t->pool, name, &views));
	show_place(t, offset);
	help_list(t, "Views", views.all);
	diag_help(t->diags, "Their columns: secreg query --schema");
	return -1;
}

/* What follows HEAD in a message of SQLite, or NULL. */
static const char *
behind(const char *message, const char *head)
{
	size_t len = strlen(head);

	return strncmp(message, head, len) == 0 ? message + len : NULL;
}

static int
tell_wrong(const struct sql_told *t, const struct query_fault *fault)
{
	const char *message = fault->message, *name;

	name = behind(message, "no such column: ");
	if (name)
		return no_column(t, name, fault->offset);
	name = behind(message, "no such table: ");
	if (name)
		return no_view(t, name, fault->offset);
	diag(t->diags, t->slug, t->at, "the SQL is wrong: %s", message);
	show_place(t, fault->offset);
	return -1;
}

static int
tell_writes(const struct sql_told *t, const struct query_fault *fault)
{
	static const char *const firsts[] = { "SELECT", "VALUES", "WITH" };
	const char *meant = NULL;
	char *word = pool_strdup(t->pool, fault->message);

	/* A first word that is none of ours, which may be one misspelt. */
	for (char *at = word; *at; at++)
		*at = (char)toupper((unsigned char)*at);
	if (fault->offset >= 0)
		meant = text_nearest(word, firsts,
				     sizeof(firsts) / sizeof(firsts[0]));
	diag(t->diags, t->slug, t->at, "only SELECT is allowed here%s%s%s",
	     meant ? ". Did you mean " : t->at ? "" : ". Nothing was changed",
	     meant ? meant : "", meant ? "?" : "");
	show_place(t, t->at ? fault->offset : -1);
	if (!meant && !t->at)
		diag_help(t->diags, "To change a proposal: secreg "
			  "transition, vote, set, correct");
	return -1;
}

static int
tell_limit(const struct sql_told *t, const struct query_fault *fault)
{
	enum slug slug = t->at ? t->slug : SLUG_SQL_LIMIT;

	if (fault->why == QUERY_SLOW) {
		diag(t->diags, slug, t->at, "the SQL was not done "
		     "within %g second%s, and was ended",
		     (double)t->timeout / 1000, t->timeout == 1000 ? "" : "s");
		if (!t->at)
			diag_help(t->diags, "To give it longer: --timeout 1m");
		return -1;
	}
	diag(t->diags, slug, t->at, "the SQL asks for more than an "
	     "answer may take (SQLite: %s)", fault->message);
	diag_help(t->diags, "An answer may take %d MiB of memory, a value "
		  "in it %d bytes. Ask for fewer rows or columns.",
		  QUERY_MEMORY_MAX >> 20, QUERY_VALUE_MAX);
	return -1;
}

int
sql_tell(const struct sql_told *t, const struct query_fault *fault)
{
	switch (fault->why) {
	case QUERY_REGISTER:
		break;		/* recorded already */
	case QUERY_WRONG:
		return tell_wrong(t, fault);
	case QUERY_EMPTY:
		return diag(t->diags, t->slug, t->at,
			    "there is no SQL to be asked");
	case QUERY_WRITES:
		return tell_writes(t, fault);
	case QUERY_SEVERAL:
		diag(t->diags, t->slug, t->at, "there is more than one "
		     "statement, and only one can be asked");
		show_place(t, fault->offset);
		return -1;
	case QUERY_SLOW:
	case QUERY_LARGE:
		return tell_limit(t, fault);
	}
	return -1;
}
