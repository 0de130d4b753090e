#include "register/due.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "register/due_find.h"
#include "register/load.h"
#include "register/papers.h"
#include "register/story.h"

const char *const due_section_words[] = {
	[DUE_OVERDUE] = "overdue",
	[DUE_TODAY] = "today",
	[DUE_COMING] = "coming",
	[DUE_WAITING] = "waiting",
	[DUE_CLOSED] = "closed",
};

const char *const due_kind_words[] = {
	[DUE_IMPLEMENTATION] = "implementation",
	[DUE_PLANNED] = "planned",
	[DUE_WINDOW] = "window",
	[DUE_STATUS] = "status",
};

static int
find_paper(struct pool *pool, struct db *db, const char *as_at,
	   struct due *due)
{
	struct stmt *stmt = db_stmt(db, SQL_DUE_PAPER);
	int found;

	stmt_text(stmt, 1, REPORT_UPDATE);
	stmt_text(stmt, 2, as_at);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	due->paper = stmt_copy(stmt, pool, 0);
	due->since = stmt_copy(stmt, pool, 1);
	return stmt_run(stmt);
}

static int
find_change(struct pool *pool, struct db *db, struct due *due)
{
	struct stmt *stmt = db_stmt(db, SQL_DUE_CHANGE);
	int found = stmt_step(stmt);

	if (found < 0)
		return -1;
	/* The first change made the register. */
	if (found == 0)
		return stmt_damaged(stmt);
	due->change = stmt_col_int(stmt, 0);
	due->recorded = stmt_copy(stmt, pool, 1);
	return stmt_run(stmt);
}

static int
find_rows(struct finder *f, struct db *db)
{
	struct loader *loader = load_start(f->pool, db, 1, INT64_MAX);
	int more;

	while ((more = load_next(loader, f->scratch, &f->proposal)) > 0) {
		due_of(f);
		pool_clear(f->scratch);
	}
	return more;
}

/* Ids by their letters, then by their number. */
static int
compare_ids(const char *a, const char *b)
{
	static const char digits[] = "0123456789";
	size_t len = strcspn(a, digits);
	int order = strncmp(a, b, len + 1);
	long left, right;

	if (strcspn(b, digits) != len || strncmp(a, b, len) != 0)
		return order;
	left = strtol(a + len, NULL, 10);
	right = strtol(b + len, NULL, 10);
	if (left != right)
		return left < right ? -1 : 1;
	return strcmp(a, b);
}

static int
compare_longs(long a, long b)
{
	return (a > b) - (a < b);
}

/* Who waits longest, what is not known last. */
static long
waited(const struct due_row *row)
{
	return row->counted ? row->days : LONG_MIN;
}

static int
compare_waiting(const struct due_row *a, const struct due_row *b)
{
	int order = compare_longs(a->rank, b->rank);

	if (order == 0)
		order = compare_longs(waited(b), waited(a));
	if (order == 0)
		order = strcmp(a->date, b->date);
	if (order == 0)
		order = strcmp(a->status, b->status);
	if (order == 0)
		order = strcmp(a->into ? a->into : "", b->into ? b->into : "");
	return order;
}

static int
compare_rows(const void *left, const void *right)
{
	const struct due_row *a = left, *b = right;
	int order = compare_longs(a->section, b->section);

	if (order == 0)
		order = a->section == DUE_WAITING ? compare_waiting(a, b) :
			strcmp(a->date, b->date);
	if (order == 0)
		order = compare_ids(a->id, b->id);
	return order != 0 ? order : a->n < b->n ? -1 : 1;
}

/* Bodies stand by the longest wait of each, then as in the process. */
static void
rank_bodies(struct pool *pool, const struct process *process, struct due *due)
{
	const struct process_body *bodies = process->bodies.items;
	size_t count = process->bodies.count;
	long *longest = pool_alloc(pool, (count + 1) * sizeof(*longest));

	for (size_t b = 0; b < count; b++) {
		longest[b] = LONG_MIN;
		for (size_t i = 0; i < due->count; i++) {
			const struct due_row *row = &due->rows[i];

			if (row->section == DUE_WAITING &&
			    strcmp(row->body, bodies[b].name.s) == 0 &&
			    waited(row) > longest[b])
				longest[b] = waited(row);
		}
	}
	for (size_t i = 0; i < due->count; i++) {
		struct due_row *row = &due->rows[i];
		size_t own = 0;

		if (row->section != DUE_WAITING)
			continue;
		while (strcmp(row->body, bodies[own].name.s) != 0)
			own++;
		for (size_t b = 0; b < count; b++)
			row->rank += longest[b] > longest[own] ||
				     (b < own && longest[b] == longest[own]);
	}
}

int
due_find(struct pool *pool, struct db *db, const struct process *process,
	 const char *as_at, struct due *due)
{
	struct finder finder = {
		.pool = pool, .process = process, .as_at = as_at, .due = due,
		.calendar = calendar_load(pool, db),
	};
	int failed;

	if (!finder.calendar || find_paper(pool, db, as_at, due) < 0 ||
	    find_change(pool, db, due) < 0)
		return -1;
	finder.scratch = pool_new();
	failed = find_rows(&finder, db);
	pool_free(finder.scratch);
	rank_bodies(pool, process, due);
	if (due->count > 0)
		qsort(due->rows, due->count, sizeof(*due->rows),
		      compare_rows);
	return failed;
}

const char *
due_waits(struct pool *pool, const struct due_row *row, size_t count)
{
	const char *day = day_words(pool, day_make(pool, row->date,
						   row->exact));

	if (row->into && strcmp(row->into, "issue") == 0)
		return pool_printf(pool, "report%s issued %s",
				   count == 1 ? "" : "s", day);
	if (row->into && strcmp(row->into, "referral") == 0)
		return pool_printf(pool, "referred %s", day);
	return pool_printf(pool, "%s, since %s", row->status, day);
}

bool
due_alike(const struct due_row *a, const struct due_row *b)
{
	return a->section == DUE_WAITING && b->section == DUE_WAITING &&
	       a->exact == b->exact && strcmp(a->body, b->body) == 0 &&
	       compare_waiting(a, b) == 0;
}
