#include "cmd/complete_words.h"

#include "base/text.h"
#include "register/check.h"
#include "register/names.h"
#include "register/process.h"
#include "register/question.h"

struct source {
	void (*offer)(struct completion *c, const struct source *source);
	enum sql sql;		/* of offer_rows: words, and what they are */
	bool hyphens;		/* a name: typed small, with hyphens */
	const char *more;	/* a word that stands there too, or NULL */
	const char *end;	/* stands behind each word, or NULL */
};

/* A name as one types it: no blank that a shell would have to be told of. */
static const char *
hyphened(struct pool *pool, const char *name)
{
	char *word = pool_strdup(pool, name);

	for (char *at = word; *at; at++) {
		if (*at == ' ')
			*at = '-';
		else if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	}
	return word;
}

static void
offer_row(struct completion *c, const struct source *source,
	  const char *word, const char *about)
{
	struct pool *pool = c->app->pool;
	const char *typed = source->hyphens ? hyphened(pool, word) : word;

	if (source->end)
		typed = pool_printf(pool, "%s%s", typed, source->end);
	complete_offer(c, typed, about ? about :
		       strcmp(typed, word) != 0 ? word : NULL);
}

/* What one statement finds; ?1 is what was typed, where it asks for that. */
static void
offer_rows(struct completion *c, const struct source *source)
{
	struct stmt *stmt;

	if (!c->app->db)
		return;
	stmt = db_stmt(c->app->db, source->sql);
	stmt_text(stmt, 1, c->begun);
	while (stmt_step(stmt) > 0)
		offer_row(c, source, stmt_col(stmt, 0), stmt_col(stmt, 1));
	if (source->more)
		complete_offer(c, source->more, NULL);
}

/*
 * Ids: the statement has chosen them, for 21 begins SECMP0021 too, though not
 * with the same letters.
 */
static void
offer_ids(struct completion *c, const struct source *source)
{
	const char *begun = c->begun;
	struct stmt *stmt;

	if (!c->app->db)
		return;
	stmt = db_stmt(c->app->db, source->sql);
	stmt_text(stmt, 1, begun);
	c->begun = "";
	while (stmt_step(stmt) > 0)
		complete_offer(c, stmt_col(stmt, 0), stmt_col(stmt, 1));
	c->begun = begun;
}

/* The statuses the proposal named before can go to; if none, all. */
static void
offer_next(struct completion *c, const struct source *source)
{
	struct app *app = c->app;
	size_t before = c->count;
	struct stmt *stmt;
	int64_t key;

	if (!app->db)
		return;
	key = name_find(app->pool, app->diags, app->db,
			args_operand(c->request.args, 0));
	if (key > 0) {
		stmt = db_stmt(app->db, source->sql);
		stmt_int(stmt, 1, key);
		while (stmt_step(stmt) > 0)
			offer_row(c, source, stmt_col(stmt, 0),
				  stmt_col(stmt, 1));
	}
	if (c->count == before)
		complete_words(c, WORD_STATUS);
}

static void
offer_questions(struct completion *c, const struct source *source)
{
	struct app *app = c->app;
	const struct process *process;
	struct questions all;

	(void)source;
	process = app->db ? process_load(app->pool, app->diags, app->db) :
		  NULL;
	if (!process ||
	    question_all(app->pool, app->db, process, &all) < 0)
		return;
	for (size_t i = 0; i < all.count; i++)
		complete_offer(c, all.items[i].name, all.items[i].title);
}

static void
offer_checks(struct completion *c, const struct source *source)
{
	(void)source;
	for (const struct check *check = checks; check->name; check++)
		complete_offer(c, check->name, check->title);
}

/* A command's name, or its second word behind the first. */
static void
offer_commands(struct completion *c, const struct source *source)
{
	const struct request *request = &c->request;
	const char *family = request->family, *last = "";
	size_t len;

	(void)source;
	if (request->cmd && args_count(request->args) > 0)
		family = args_operand(request->args, 0);
	for (const struct cmd *const *cmd = c->app->commands; *cmd; cmd++) {
		const char *name = (*cmd)->name, *space = strchr(name, ' ');

		len = space ? (size_t)(space - name) : strlen(name);
		if (family) {
			if (space && strlen(family) == len &&
			    strncmp(name, family, len) == 0)
				complete_offer(c, space + 1, (*cmd)->summary);
		} else if (!space) {
			complete_offer(c, name, (*cmd)->summary);
		} else if (strncmp(last, name, len) != 0) {
			complete_offer(c, pool_strndup(c->app->pool, name,
						       len), NULL);
		}
		last = name;
	}
}

static void
offer_help(struct completion *c, const struct source *source)
{
	offer_commands(c, source);
	for (enum slug i = 0; i < SLUG_END && c->count == 0 &&
	     args_count(c->request.args) == 0; i++)
		complete_offer(c, slug_name(i), slug_help(i));
}

static void
offer_files(struct completion *c, const struct source *source)
{
	(void)source;
	c->files = true;
}

static const struct source sources[] = {
	[WORD_FILE] = { .offer = offer_files },
	[WORD_COMMAND] = { .offer = offer_commands },
	[WORD_HELP] = { .offer = offer_help },
	[WORD_CHECK] = { .offer = offer_checks },
	[WORD_ID] = { .offer = offer_ids, .sql = SQL_COMPLETE_IDS },
	[WORD_STATUS] = { .offer = offer_rows,
		.sql = SQL_COMPLETE_STATUSES, .hyphens = true },
	[WORD_NEXT] = { .offer = offer_next,
		.sql = SQL_COMPLETE_NEXT, .hyphens = true },
	[WORD_PATH] = { .offer = offer_rows,
		.sql = SQL_COMPLETE_PATHS, .hyphens = true },
	[WORD_PATH_OR_NONE] = { .offer = offer_rows, .sql = SQL_COMPLETE_PATHS,
		.hyphens = true, .more = "none" },
	[WORD_BODY] = { .offer = offer_rows,
		.sql = SQL_COMPLETE_BODIES, .hyphens = true },
	[WORD_CATEGORY] = { .offer = offer_rows, .sql = SQL_COMPLETE_CATEGORIES,
		.hyphens = true, .end = "=" },
	[WORD_RULE] = { .offer = offer_rows, .sql = SQL_COMPLETE_RULES },
	[WORD_RELEASE] = { .offer = offer_rows, .sql = SQL_COMPLETE_RELEASES },
	[WORD_PAPER] = { .offer = offer_rows, .sql = SQL_COMPLETE_PAPERS },
	[WORD_CHANGE] = { .offer = offer_rows, .sql = SQL_COMPLETE_CHANGES },
	[WORD_ENTRY] = { .offer = offer_rows, .sql = SQL_COMPLETE_ENTRIES },
	[WORD_QUESTION] = { .offer = offer_questions },
	[WORD_OWN] = { .offer = NULL },
};

void
complete_words(struct completion *c, enum word_kind kind)
{
	if (sources[kind].offer)
		sources[kind].offer(c, &sources[kind]);
}
