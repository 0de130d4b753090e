#include "cmd/history_entries.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "cmd/look.h"
#include "register/load.h"
#include "register/process.h"
#include "register/rows.h"
#include "register/story.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

/* Entries: what people see, then the columns of the view `history`. */
enum { REF, DAY, RECORDED, BY, WHAT, PEOPLE };
enum {
	VIEW_DAY = 1, VIEW_REF = 3, VIEW_TIME = 23, VIEW_BY = 24,
	VIEW_COLUMNS = 25
};

static const struct column columns[PEOPLE + VIEW_COLUMNS + 1] = {
	{ .key = "ref", .head = "REF", .whom = FOR_PEOPLE, .strong = true },
	{ .key = "date", .head = "DAY", .kind = COLUMN_DATE,
	  .whom = FOR_PEOPLE },
	{ .key = "recorded", .head = "RECORDED", .kind = COLUMN_DATE,
	  .whom = FOR_PEOPLE },
	{ .key = "user", .head = "BY", .whom = FOR_PEOPLE },
	{ .key = "what", .head = "WHAT", .whom = FOR_PEOPLE },
	{ .key = "id", .whom = FOR_PROGRAMS },
	{ .key = "date", .kind = COLUMN_DATE, .whom = FOR_PROGRAMS },
	{ .key = "date_exact", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "ref", .whom = FOR_PROGRAMS },
	{ .key = "opening", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "status", .whom = FOR_PROGRAMS },
	{ .key = "body", .whom = FOR_PROGRAMS },
	{ .key = "vote", .whom = FOR_PROGRAMS },
	{ .key = "carried", .whom = FOR_PROGRAMS },
	{ .key = "alternative", .whom = FOR_PROGRAMS },
	{ .key = "who", .whom = FOR_PROGRAMS },
	{ .key = "note", .whom = FOR_PROGRAMS },
	{ .key = "implementation_date", .kind = COLUMN_DATE,
	  .whom = FOR_PROGRAMS },
	{ .key = "release", .whom = FOR_PROGRAMS },
	{ .key = "title", .whom = FOR_PROGRAMS },
	{ .key = "formal_title", .whom = FOR_PROGRAMS },
	{ .key = "path", .whom = FOR_PROGRAMS },
	{ .key = "urgent", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	{ .key = "proposer", .whom = FOR_PROGRAMS },
	{ .key = "adopted_by", .whom = FOR_PROGRAMS },
	{ .key = "summary", .whom = FOR_PROGRAMS },
	{ .key = "override", .whom = FOR_PROGRAMS },
	{ .key = "change", .kind = COLUMN_INTEGER, .whom = FOR_PROGRAMS },
	{ .key = "recorded", .whom = FOR_PROGRAMS },
	{ .key = "user", .whom = FOR_PROGRAMS },
	{ .key = "until_change", .kind = COLUMN_INTEGER,
	  .whom = FOR_PROGRAMS },
};

/* An entry that no longer holds, and the change since which it does not. */
struct ended {
	int64_t id, until;
	const char *how;	/* "replaced by 62", "taken back by 62: why" */
};

/* A row of the table, and what it is sorted by. */
struct line {
	const char *cells[PEOPLE + VIEW_COLUMNS + 1];
	int64_t ord, change;
	const struct entry *entry;
	const struct story *story;
	const struct ended *ended;	/* or NULL */
};

struct past {
	struct app *app;
	const struct process *process;
	const struct calendar *calendar;
	int64_t key;
	const char *id;
	struct list ended;	/* struct ended */
	struct list lines;	/* struct line */
};

static const struct ended *
ended_find(const struct past *past, int64_t id)
{
	const struct ended *ended = past->ended.items;

	for (size_t i = 0; i < past->ended.count; i++)
		if (ended[i].id == id)
			return &ended[i];
	return NULL;
}

static int
read_ended(struct past *past)
{
	struct pool *pool = past->app->pool;
	struct stmt *stmt = db_stmt(past->app->db, SQL_HISTORY_ENDED);
	int more;

	stmt_int(stmt, 1, past->key);
	while ((more = stmt_step(stmt)) > 0) {
		struct ended *ended = list_add(pool, &past->ended,
					       sizeof(*ended));
		const char *why = stmt_col(stmt, 3);

		ended->id = stmt_col_int(stmt, 0);
		ended->until = stmt_col_int(stmt, 1);
		ended->how = pool_printf(pool, "%s by change %lld%s%s",
					 stmt_col(stmt, 2),
					 (long long)ended->until,
					 why ? ": " : "", why ? why : "");
	}
	return more;
}

/* What it says, and of those that took each other's place what differs. */
static const char *
line_words(const struct past *past, const struct line *line)
{
	struct pool *pool = past->app->pool;
	const struct line *lines = past->lines.items;
	const struct story **others = pool_alloc(pool, past->lines.count *
						 sizeof(*others));
	size_t count = 0;

	for (size_t i = 0; i < past->lines.count; i++)
		if (lines[i].ord == line->ord && &lines[i] != line)
			others[count++] = lines[i].story;
	return look_one_line(pool, count == 0 ? story_line(pool, line->story) :
			     story_whole(pool, line->story, others, count));
}

static void
people_cells(const struct past *past, struct line *line)
{
	struct app *app = past->app;
	struct pool *pool = app->pool;
	const struct entry *entry = line->entry;
	const char **cells = line->cells;
	const char *const *view = cells + PEOPLE;

	cells[REF] = view[VIEW_REF];
	cells[DAY] = pool_printf(pool, "%s%s",
				 day_exact(entry->date.s) ? "" : "by ",
				 app->format == FORMAT_TEXT ?
				 date_short(pool, day_date(entry->date.s)) :
				 date_long(pool, day_date(entry->date.s)));
	cells[WHAT] = line_words(past, line);
	if (line->ended)
		cells[WHAT] = pool_printf(pool, "(%s) %s", line->ended->how,
					  cells[WHAT]);
	cells[RECORDED] = pool_strndup(pool, view[VIEW_TIME],
				       strnlen(view[VIEW_TIME], 10));
	cells[BY] = view[VIEW_BY];
}

/*
 * The entries as the views see them now: those that hold, or, when the views
 * look back to the change before UNTIL, those that ended with it.  The rows
 * and the stories are in the same order: that of the timeline.
 */
static int
add_lines(struct past *past, int64_t until)
{
	struct app *app = past->app;
	struct proposal proposal;
	struct story *stories;
	struct stmt *stmt;
	int more;

	if (load_one(app->pool, app->db, past->key, &proposal) < 0)
		return -1;
	stories = story_tell(app->pool, past->process, past->calendar,
			     &proposal);
	stmt = db_stmt(app->db, SQL_HISTORY_ENTRIES);
	stmt_int(stmt, 1, past->key);
	stmt_text(stmt, 2, past->id);
	for (size_t n = 0; (more = stmt_step(stmt)) > 0 &&
	     n < proposal.history.count; n++) {
		const struct entry *e = proposal_entry(&proposal, n);
		const struct ended *ended = ended_find(past, e->id);
		struct line *line;

		if (until != (ended ? ended->until : 0))
			continue;
		line = list_add(app->pool, &past->lines, sizeof(*line));
		line->ord = e->ord;
		line->change = e->change;
		line->entry = e;
		line->story = &stories[n];
		line->ended = ended;
		for (int i = 0; i < VIEW_COLUMNS; i++)
			line->cells[PEOPLE + i] = stmt_copy(stmt, app->pool,
							    i);
		if (ended)
			line->cells[PEOPLE + VIEW_COLUMNS] =
				pool_printf(app->pool, "%lld",
					    (long long)until);
	}
	return more > 0 ? stmt_run(stmt) : more;
}

/* What ended, as it was known before it did; then the views as they were. */
static int
add_past(struct past *past)
{
	struct app *app = past->app;
	const struct ended *ended = past->ended.items;
	int failed = 0;

	for (size_t i = 0; i < past->ended.count && !failed; i++) {
		size_t j = 0;

		while (ended[j].until != ended[i].until)
			j++;
		if (j < i)
			continue;
		failed = db_horizon(app->db, app->as_at, ended[i].until - 1,
				    false) < 0 ||
			 add_lines(past, ended[i].until) < 0;
	}
	if (past->ended.count > 0 &&
	    db_horizon(app->db, app->as_at, app->known, false) < 0)
		failed = 1;
	return failed ? -1 : 0;
}

/* By day, and what was recorded later behind what it took the place of. */
static int
compare_lines(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	int days = strcmp(a->cells[PEOPLE + VIEW_DAY],
			  b->cells[PEOPLE + VIEW_DAY]);

	if (days)
		return days;
	if (a->ord != b->ord)
		return a->ord < b->ord ? -1 : 1;
	return a->change < b->change ? -1 : a->change > b->change;
}

static const char *
counted(struct pool *pool, size_t count)
{
	return count == 1 ? "1 entry" : pool_printf(pool, "%zu entries",
						    count);
}

static void
print_lines(struct past *past)
{
	struct app *app = past->app;
	struct line *lines = past->lines.items;
	size_t ended = past->ended.count;
	struct json json;
	struct table *table = look_titled(app, pool_printf(app->pool,
			"History of %s", past->id), NULL, columns,
			COUNT(columns), &json);

	if (past->lines.count > 0)
		qsort(lines, past->lines.count, sizeof(*lines), compare_lines);
	for (size_t i = 0; i < past->lines.count; i++) {
		if (look_people(app))
			people_cells(past, &lines[i]);
		table_row(table, lines[i].cells);
	}
	look_end_note(app, table, &json, pool_printf(app->pool,
		  "\n%s of %s, %s.%s",
		  counted(app->pool, past->lines.count - ended), past->id,
		  look_when(app), ended == 0 ? "" :
		  pool_printf(app->pool, " In brackets: %zu that %s replaced"
			      " or taken back.", ended,
			      ended == 1 ? "was" : "were")));
}

int
history_entries(struct app *app, const char *word)
{
	struct past past = {
		.app = app,
		.process = process_load(app->pool, app->diags, app->db),
		.calendar = calendar_load(app->pool, app->db),
	};
	struct proposal now;

	past.key = past.process && past.calendar ? look_find(app, word) : -1;
	if (past.key < 0 || look_load(app, app->pool, past.key, &now) < 0)
		return -1;
	past.id = now.id.s;
	if (read_ended(&past) < 0 || add_lines(&past, 0) < 0 ||
	    add_past(&past) < 0)
		return -1;
	print_lines(&past);
	return 0;
}
