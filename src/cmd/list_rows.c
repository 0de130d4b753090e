#include "cmd/list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "cmd/look.h"
#include "register/process.h"
#include "register/rows.h"
#include "register/search.h"
#include "register/timeline.h"

/* A row that waits for its place. */
struct row {
	const char *cells[LIST_COLUMNS];
	int64_t stage;
	size_t rank;		/* of --text, best first */
	size_t n;		/* as they come: by id */
	size_t group;
};

/* Rows under one heading. */
struct group {
	const char *value;	/* or NULL */
	const char *heading;
	int64_t stage;		/* the first one */
	long count;
};

struct lister {
	struct app *app;
	const struct list_filter *filter;
	const struct list_layout *layout;
	struct table *table;
	struct list_counts *counts;
	struct row *rows;
	size_t row_count;
	const struct found **matches;	/* of the filter, by id */
	struct group *groups;
	size_t group_count;
};

/* Counts one more in a status; statuses stand in the order of stages. */
static void
count_status(struct lister *lister, const char *status, int64_t stage)
{
	struct list_counts *counts = lister->counts;
	struct list_tally *tallies = counts->tallies;
	size_t at = 0;

	counts->count++;
	while (at < counts->tally_count &&
	       (tallies[at].stage < stage ||
		(tallies[at].stage == stage &&
		 strcmp(tallies[at].status, status) < 0)))
		at++;
	if (at < counts->tally_count && tallies[at].stage == stage &&
	    strcmp(tallies[at].status, status) == 0) {
		tallies[at].count++;
		return;
	}
	tallies = pool_grow(lister->app->pool, tallies, counts->tally_count,
			    sizeof(*tallies));
	memmove(&tallies[at + 1], &tallies[at],
		(counts->tally_count - at) * sizeof(*tallies));
	tallies[at].status = pool_strdup(lister->app->pool, status);
	tallies[at].stage = stage;
	tallies[at].count = 1;
	counts->tallies = tallies;
	counts->tally_count++;
}

/* A day that may be known only as "by": cells are as for people, then. */
static const char *
day_cell(struct app *app, struct pool *pool, const char *day,
	 const char *exact)
{
	if (!day || !exact || strcmp(exact, "0") != 0 ||
	    !look_people(app) || date_check(day) != DATE_GOOD)
		return day;
	return pool_printf(pool, "by %s", app->format == FORMAT_TEXT ?
			   date_short(pool, day) : date_long(pool, day));
}

/* "Formal title: ...", where a program has two columns. */
static const char *
match_cell(const struct app *app, struct pool *pool, const char *in,
	   const char *part)
{
	static const struct {
		const char *in, *said;
	} words[] = {
		{ "title", "Title" },
		{ "formal_title", "Formal title" },
		{ "summary", "Summary" },
		{ "note", "Note" },
		{ "former", "Formerly" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (look_people(app) && strcmp(in, words[i].in) == 0)
			return pool_printf(pool, "%s: %s", words[i].said,
					   part);
	return part;
}

static void
put_row(struct lister *lister, const char *const *view)
{
	const struct list_layout *layout = lister->layout;
	struct app *app = lister->app;
	struct pool *pool = pool_new();
	const char *cells[LIST_COLUMNS + 1];

	for (int i = 0; i < layout->count; i++) {
		enum list_column column = layout->shown[i];

		cells[i] = view[column];
		if (column == LIST_SINCE)
			cells[i] = day_cell(app, pool, cells[i],
					    view[LIST_SINCE_EXACT]);
		else if (column == LIST_RAISED)
			cells[i] = day_cell(app, pool, cells[i],
					    view[LIST_RAISED_EXACT]);
		else if (column == LIST_MATCH && cells[i])
			cells[i] = match_cell(app, pool, view[LIST_MATCH_IN],
					      cells[i]);
		lister->counts->no_path |= column == LIST_PATH && !cells[i];
	}
	table_row(lister->table, cells);
	pool_free(pool);
}

static int
compare_ids(const void *x, const void *y)
{
	const struct found *const *a = x, *const *b = y;

	return strcmp((*a)->id, (*b)->id);
}

/* What was found, by id: there may be thousands. */
static void
index_matches(struct lister *lister)
{
	const struct list *found = &lister->filter->found;
	const struct found *items = found->items;

	if (found->count == 0)
		return;
	lister->matches = pool_alloc(lister->app->pool, found->count *
				     sizeof(const struct found *));
	for (size_t i = 0; i < found->count; i++)
		lister->matches[i] = &items[i];
	qsort(lister->matches, found->count, sizeof(const struct found *),
	      compare_ids);
}

static void
add_match(struct lister *lister, struct row *row)
{
	const struct list *found = &lister->filter->found;
	const struct found wanted = { .id = row->cells[LIST_ID] };
	const struct found *key = &wanted;
	const struct found *const *at;

	if (found->count == 0)
		return;
	at = bsearch(&key, lister->matches, found->count,
		     sizeof(const struct found *), compare_ids);
	if (!at)
		return;
	row->rank = (size_t)(*at - (const struct found *)found->items);
	row->cells[LIST_MATCH_IN] = (*at)->in;
	row->cells[LIST_MATCH] = (*at)->part;
}

static void
keep_row(struct lister *lister, struct stmt *stmt)
{
	struct pool *pool = lister->app->pool;
	struct row *row;

	lister->rows = pool_grow(pool, lister->rows, lister->row_count,
				 sizeof(*row));
	row = &lister->rows[lister->row_count];
	row->n = lister->row_count++;
	for (int i = 0; i < LIST_VIEW && i < stmt_columns(stmt); i++)
		row->cells[i] = stmt_copy(stmt, pool, i);
	row->stage = stmt_col_int(stmt, LIST_STAGE);
	if (lister->filter->ids)
		add_match(lister, row);
}

/* Nothing stands behind everything. */
static int
compare_text(const char *a, const char *b)
{
	int order;

	if (!a || !b)
		return (a == NULL) - (b == NULL);
	order = strcasecmp(a, b);
	return order ? order : strcmp(a, b);
}

static int
compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* By the column asked for; without one, what was found best comes first. */
static int
compare_cells(const struct list_layout *layout, const struct row *a,
	      const struct row *b)
{
	enum list_column sort = layout->sort;
	const char *x, *y;
	int order;

	if (sort == LIST_NONE)
		return compare_numbers((int64_t)a->rank, (int64_t)b->rank);
	if (sort == LIST_ID)
		order = compare_numbers((int64_t)a->n, (int64_t)b->n);
	else if (sort == LIST_STATUS || sort == LIST_STAGE_NAME)
		order = compare_numbers(a->stage, b->stage);
	else
		order = 0;
	x = a->cells[sort];
	y = b->cells[sort];
	/* What is not recorded comes last either way. */
	if (!x || !y)
		return compare_text(x, y);
	if (order == 0 && list_is_number(sort))
		order = compare_numbers(strtoll(x, NULL, 10),
					strtoll(y, NULL, 10));
	else if (order == 0)
		order = compare_text(x, y);
	return layout->reverse ? -order : order;
}

static int
compare_rows(const void *x, const void *y, void *arg)
{
	const struct lister *lister = arg;
	const struct row *a = x, *b = y;
	int order = compare_numbers((int64_t)a->group, (int64_t)b->group);

	if (order == 0)
		order = compare_cells(lister->layout, a, b);
	return order ? order : compare_numbers((int64_t)a->n, (int64_t)b->n);
}

/* Paths by what they are called, all else in the order of the process. */
static int
compare_groups(const void *x, const void *y, void *arg)
{
	const struct lister *lister = arg;
	const struct group *a = x, *b = y;
	int order = 0;

	if (a->value && b->value && lister->layout->group != LIST_PATH)
		order = compare_numbers(a->stage, b->stage);
	return order ? order : compare_text(a->value, b->value);
}

/* "Path 2 – Authority Determination", "Waiting for the Panel" */
static const char *
heading_words(struct lister *lister, const struct process *process,
	      const struct row *row)
{
	struct pool *pool = lister->app->pool;
	enum list_column column = lister->layout->group;
	const char *value = row->cells[column];

	if (column == LIST_PATH)
		return value ? pool_printf(pool, "Path %s – %s", value,
					   row->cells[LIST_PATH_NAME]) :
			       "No path recorded";
	if (column != LIST_WAITS_FOR)
		return value;
	return pool_printf(pool, "Waiting for %s", !value ? "nobody" :
			   body_called(pool, process, value));
}

/* The group of a row, new if it is the first. */
static struct group *
group_of(struct lister *lister, const struct row *row)
{
	const char *value = row->cells[lister->layout->group];
	struct group *group;

	for (size_t i = 0; i < lister->group_count; i++)
		if (compare_text(lister->groups[i].value, value) == 0)
			return &lister->groups[i];
	lister->groups = pool_grow(lister->app->pool, lister->groups,
				   lister->group_count, sizeof(*group));
	group = &lister->groups[lister->group_count++];
	group->value = value;
	group->stage = row->stage;
	return group;
}

/* Puts each row into its group; groups get their order. */
static int
make_groups(struct lister *lister)
{
	struct app *app = lister->app;
	const struct process *process;

	process = process_load(app->pool, app->diags, app->db);
	if (!process)
		return -1;
	for (size_t i = 0; i < lister->row_count; i++) {
		struct group *group = group_of(lister, &lister->rows[i]);

		group->count++;
		if (lister->rows[i].stage < group->stage)
			group->stage = lister->rows[i].stage;
		if (!group->heading)
			group->heading = heading_words(lister, process,
						       &lister->rows[i]);
	}
	if (lister->group_count > 0)
		qsort_r(lister->groups, lister->group_count,
			sizeof(*lister->groups), compare_groups, lister);
	for (size_t i = 0; i < lister->row_count; i++)
		lister->rows[i].group = (size_t)
			(group_of(lister, &lister->rows[i]) - lister->groups);
	return 0;
}

/* Rows that waited, in their order, under their headings. */
static int
put_rows(struct lister *lister)
{
	bool grouped = lister->layout->group != LIST_NONE;
	struct row *rows = lister->rows;

	if (grouped && make_groups(lister) < 0)
		return -1;
	if (lister->row_count > 0)
		qsort_r(rows, lister->row_count, sizeof(*rows), compare_rows,
			lister);
	for (size_t i = 0; i < lister->row_count; i++) {
		const struct group *group = &lister->groups[rows[i].group];

		if (grouped && (i == 0 || rows[i].group != rows[i - 1].group))
			table_group(lister->table,
				    pool_printf(lister->app->pool, "%s (%ld)",
						group->heading,
						group->count));
		put_row(lister, rows[i].cells);
	}
	return 0;
}

/* Whether the shorter statement answers this. */
static bool
is_short(const struct list_filter *filter, const struct list_layout *layout)
{
	const unsigned known = 1u << LIST_ID | 1u << LIST_TITLE |
		1u << LIST_PATH | 1u << LIST_STATUS | 1u << LIST_STAGE;

	return !(layout->needed & ~known) && !filter->bodies &&
	       !filter->ids && !filter->raised_since && !filter->in_since &&
	       !filter->changed_since;
}

static struct stmt *
list_stmt(struct app *app, const struct list_filter *filter,
	  const struct list_layout *layout)
{
	struct stmt *stmt = db_stmt(app->db, is_short(filter, layout) ?
				    SQL_LIST_SHORT : SQL_LIST);

	stmt_int(stmt, 1, layout->needed);
	if (filter->by_kind)
		stmt_int(stmt, 2, strcmp(filter->kind, "open") == 0);
	stmt_text(stmt, 3, filter->statuses);
	stmt_text(stmt, 4, filter->paths);
	stmt_text(stmt, 5, filter->not_statuses);
	stmt_text(stmt, 6, filter->bodies);
	stmt_text(stmt, 7, filter->ids);
	stmt_text(stmt, 8, filter->raised_since);
	stmt_text(stmt, 9, filter->in_since);
	stmt_text(stmt, 10, filter->changed_since);
	return stmt;
}

int
list_rows(struct app *app, const struct list_filter *filter,
	  const struct list_layout *layout, struct table *table,
	  struct list_counts *counts)
{
	struct lister lister = {
		.app = app, .filter = filter, .layout = layout,
		.table = table, .counts = counts,
	};
	bool waits = layout->sort != LIST_NONE ||
		     layout->group != LIST_NONE || filter->ids;
	struct stmt *stmt = list_stmt(app, filter, layout);
	const char *cells[LIST_COLUMNS] = { NULL };
	int more;

	index_matches(&lister);
	while ((more = stmt_step(stmt)) > 0) {
		count_status(&lister, stmt_col(stmt, LIST_STATUS),
			     stmt_col_int(stmt, LIST_STAGE));
		if (waits) {
			keep_row(&lister, stmt);
			continue;
		}
		for (int i = 0; i < LIST_VIEW && i < stmt_columns(stmt); i++)
			cells[i] = stmt_col(stmt, i);
		put_row(&lister, cells);
	}
	if (more < 0)
		return -1;
	return waits ? put_rows(&lister) : 0;
}
