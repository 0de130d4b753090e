#include "cmd/list.h"

#include <string.h>

#include "base/text.h"
#include "cmd/complete.h"
#include "cmd/look.h"

enum { HELP_WIDTH = 96 };	/* of lines below a problem, indented */

static const struct column columns[LIST_COLUMNS] = {
	[LIST_ID] = { .key = "id", .head = "ID", .strong = true },
	[LIST_NUMBER] = { .key = "number", .head = "NUMBER",
		.kind = COLUMN_INTEGER },
	[LIST_TITLE] = { .key = "title", .head = "TITLE" },
	[LIST_FORMAL_TITLE] = { .key = "formal_title",
		.head = "FORMAL TITLE" },
	[LIST_PATH] = { .key = "path", .head = "PATH" },
	[LIST_STATUS] = { .key = "status", .head = "STATUS" },
	[LIST_STAGE] = { .key = "stage", .head = "STAGE",
		.kind = COLUMN_INTEGER },
	[LIST_OPEN] = { .key = "open", .head = "OPEN", .kind = COLUMN_BOOL },
	[LIST_SINCE] = { .key = "since", .head = "SINCE",
		.kind = COLUMN_DATE },
	[LIST_SINCE_EXACT] = { .key = "since_exact", .head = "SINCE EXACT",
		.kind = COLUMN_BOOL },
	[LIST_RAISED] = { .key = "raised", .head = "RAISED",
		.kind = COLUMN_DATE },
	[LIST_IMPLEMENTATION_DATE] = { .key = "implementation_date",
		.head = "IMPLEMENTATION DATE", .kind = COLUMN_DATE },
	[LIST_RELEASE] = { .key = "release", .head = "RELEASE" },
	[LIST_PROPOSER] = { .key = "proposer", .head = "PROPOSER" },
	[LIST_SUMMARY] = { .key = "summary", .head = "SUMMARY" },
	[LIST_RAISED_EXACT] = { .key = "raised_exact", .head = "RAISED EXACT",
		.kind = COLUMN_BOOL },
	[LIST_STAGE_NAME] = { .key = "stage_name", .head = "STAGE NAME" },
	[LIST_PATH_NAME] = { .key = "path_name", .head = "PATH NAME" },
	[LIST_URGENT] = { .key = "urgent", .head = "URGENT",
		.kind = COLUMN_BOOL },
	[LIST_WAITS_FOR] = { .key = "waits_for", .head = "WAITS FOR" },
	[LIST_MAY_HAVE_MOVED] = { .key = "may_have_moved",
		.head = "MAY HAVE MOVED", .kind = COLUMN_BOOL },
	[LIST_MATCH_IN] = { .key = "match_in", .head = "MATCH IN" },
	[LIST_MATCH] = { .key = "match", .head = "MATCH", .below = true },
};

bool
list_is_number(enum list_column column)
{
	return columns[column].kind == COLUMN_INTEGER ||
	       columns[column].kind == COLUMN_BOOL;
}

/* The column WORD names, as people type it; or LIST_NONE. */
static enum list_column
column_named(const char *word)
{
	enum list_column i;

	for (i = 0; i < LIST_COLUMNS; i++)
		if (text_same_name(columns[i].key, word))
			break;
	return i;
}

/* Among the first COUNT columns; LIST_NONE with a problem recorded. */
static enum list_column
read_column(struct app *app, const char *word, int count)
{
	enum list_column found = column_named(word);
	const char *keys[LIST_COLUMNS + 1];
	const char *nearest, *all = "Columns: ";
	size_t len;

	if (found < (enum list_column)count)
		return found;
	for (int i = 0; i < count; i++)
		keys[i] = columns[i].key;
	nearest = text_nearest(word, keys, (size_t)count);
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL, "there is no column \"%s\"",
	     word);
	if (nearest)
		diag_help(app->diags, "Did you mean \"%s\"?", nearest);
	for (int i = 0; i < count; i++)
		all = pool_printf(app->pool, "%s%s%s", all, i ? ", " : "",
				  keys[i]);
	for (const char *rest; all; all = rest) {
		rest = text_wrap(all, HELP_WIDTH, &len);
		diag_help(app->diags, "%.*s", (int)len, all);
	}
	return LIST_NONE;
}

static bool
is_shown(const struct list_layout *layout, enum list_column column)
{
	for (int i = 0; i < layout->count; i++)
		if (layout->shown[i] == column)
			return true;
	return false;
}

static void
show(struct list_layout *layout, enum list_column column)
{
	layout->shown[layout->count++] = column;
}

/* "id, title": the columns in the order in which they are named. */
static int
read_columns(struct app *app, const char *value,
	     const struct list_filter *filter, struct list_layout *layout)
{
	int count = filter->ids ? LIST_COLUMNS : LIST_VIEW;
	int failed = 0;

	for (const char *at = value; at; ) {
		size_t len = strcspn(at, ",");
		const char *end = at + len;
		enum list_column column;

		at += strspn(at, " ");
		while (end > at && end[-1] == ' ')
			end--;
		column = read_column(app, pool_strndup(app->pool, at,
				     end > at ? (size_t)(end - at) : 0),
				     count);
		if (column == LIST_NONE)
			failed = -1;
		else if (is_shown(layout, column))
			failed = diag(app->diags, SLUG_USAGE, NULL,
				      "--columns names \"%s\" twice",
				      columns[column].key);
		else
			show(layout, column);
		at = strchr(at, ',');
		at = at ? at + 1 : NULL;
	}
	return failed;
}

static void
usual_columns(const struct app *app, const struct list_filter *filter,
	      struct list_layout *layout)
{
	static const enum list_column people[] = {
		LIST_ID, LIST_PATH, LIST_STATUS,
	};

	if (!look_people(app)) {
		for (enum list_column i = 0; i < LIST_VIEW; i++)
			show(layout, i);
		if (filter->ids)
			show(layout, LIST_MATCH_IN);
		return;
	}
	for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++)
		if (people[i] != layout->group)
			show(layout, people[i]);
	if (filter->in_since)
		show(layout, LIST_SINCE);
	if (filter->raised_since)
		show(layout, LIST_RAISED);
	if (layout->sort != LIST_NONE && layout->sort != LIST_TITLE &&
	    !is_shown(layout, layout->sort))
		show(layout, layout->sort);
	show(layout, LIST_TITLE);
}

static int
read_sort(struct app *app, const char *value, struct list_layout *layout)
{
	layout->sort = LIST_NONE;
	if (!value)
		return 0;
	layout->reverse = *value == '-';
	layout->sort = read_column(app, value + layout->reverse, LIST_VIEW);
	return layout->sort == LIST_NONE ? -1 : 0;
}

/* Which columns must be worked out. */
static unsigned
columns_needed(const struct app *app, const struct list_layout *layout)
{
	unsigned needed = 1u << LIST_ID | 1u << LIST_STATUS | 1u << LIST_STAGE;

	for (int i = 0; i < layout->count; i++)
		if (layout->shown[i] < LIST_VIEW)
			needed |= 1u << layout->shown[i];
	if (layout->sort != LIST_NONE)
		needed |= 1u << layout->sort;
	if (layout->group != LIST_NONE)
		needed |= 1u << layout->group;
	if (layout->group == LIST_PATH)
		needed |= 1u << LIST_PATH_NAME;
	/* People read "by 10 May 2017". */
	if (look_people(app) && needed & 1u << LIST_SINCE)
		needed |= 1u << LIST_SINCE_EXACT;
	if (look_people(app) && needed & 1u << LIST_RAISED)
		needed |= 1u << LIST_RAISED_EXACT;
	return needed;
}

int
list_layout_read(struct app *app, const struct args *args,
		 const struct list_filter *filter, struct list_layout *layout)
{
	const char *named = args_value(args, "columns");
	const char *group = args_value(args, "group");
	int failed;

	layout->shown = pool_alloc(app->pool,
				   LIST_COLUMNS * sizeof(*layout->shown));
	layout->group = group ? column_named(group) : LIST_NONE;
	failed = read_sort(app, args_value(args, "sort"), layout);
	if (named)
		failed |= read_columns(app, named, filter, layout);
	else
		usual_columns(app, filter, layout);
	/* Programs have no headings. */
	if (group && !look_people(app) && !is_shown(layout, layout->group))
		show(layout, layout->group);
	if (filter->ids && !is_shown(layout, LIST_MATCH) &&
	    (look_people(app) || !named))
		show(layout, LIST_MATCH);
	layout->needed = columns_needed(app, layout);
	return failed;
}

const struct column *
list_table(struct app *app, const struct list_layout *layout)
{
	struct column *shown = pool_alloc(app->pool, (size_t)layout->count *
					  sizeof(*shown));

	for (int i = 0; i < layout->count; i++) {
		shown[i] = columns[layout->shown[i]];
		/* Nothing can stand below nothing. */
		shown[i].below &= layout->count > 1;
	}
	return shown;
}

void
list_offer(struct completion *completion)
{
	/* "id,title", "-since" */
	complete_after(completion, strcmp(completion->row->name, "sort") == 0 ?
		       '-' : ',');
	for (enum list_column i = 0; i < LIST_COLUMNS; i++)
		complete_offer(completion, columns[i].key, NULL);
}
