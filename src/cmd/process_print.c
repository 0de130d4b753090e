#include "cmd/process_print.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "base/escape.h"
#include "base/grid.h"
#include "base/text.h"
#include "register/page.h"
#include "register/timeline.h"

enum { COLUMNS_MAX = 16 };

/* A table as it is put together, row by row. */
struct sheet {
	const struct process_view *view;
	const char *heads[COLUMNS_MAX];
	bool used[COLUMNS_MAX];		/* some cell says something */
	int count;
	const char ***rows;
	size_t row_count;
};

static void
sheet_row(struct sheet *sheet, const char *const *cells)
{
	struct pool *pool = sheet->view->app->pool;
	size_t size = (size_t)sheet->count * sizeof(*cells);
	const char **row = pool_alloc(pool, size);

	for (int i = 0; i < sheet->count; i++) {
		sheet->used[i] |= cells[i] && *cells[i];
		row[i] = cells[i] && *cells[i] ? cells[i] : NULL;
	}
	sheet->rows = pool_grow(pool, sheet->rows, sheet->row_count,
				sizeof(*sheet->rows));
	sheet->rows[sheet->row_count++] = row;
}

/* A key of the file as a word: "waits-for" is "Waits for". */
static char *
as_word(struct pool *pool, const char *key)
{
	char *word = pool_strdup(pool, key);

	word[0] = (char)toupper((unsigned char)word[0]);
	for (char *s = word; *s; s++)
		if (*s == '-')
			*s = ' ';
	return word;
}

static char *
as_capitals(struct pool *pool, const char *word)
{
	char *capitals = pool_strdup(pool, word);

	for (char *s = capitals; *s; s++)
		*s = (char)toupper((unsigned char)*s);
	return capitals;
}

/* Names of rules are to be copied: they are never broken over lines. */
static bool
can_wrap(const char *head)
{
	return strcmp(head, "Rule") != 0 && strcmp(head, "Basis") != 0;
}

static void
print_grid(const struct sheet *sheet)
{
	const struct app *app = sheet->view->app;
	struct grid_column *columns =
		pool_alloc(app->pool, COLUMNS_MAX * sizeof(*columns));
	struct grid_style style = {
		.width = app->width, .bold = app->colour,
	};
	const char *cells[COLUMNS_MAX];
	struct grid *grid;
	int shown = 0;

	for (int i = 0; i < sheet->count; i++) {
		if (!sheet->used[i])
			continue;
		columns[shown].head = as_capitals(app->pool, sheet->heads[i]);
		columns[shown++].wraps = can_wrap(sheet->heads[i]);
	}
	grid = grid_new(app->pool, columns, shown);
	for (size_t r = 0; r < sheet->row_count; r++) {
		shown = 0;
		for (int i = 0; i < sheet->count; i++)
			if (sheet->used[i])
				cells[shown++] = sheet->rows[r][i] ?
						 sheet->rows[r][i] : "–";
		grid_row(grid, cells);
	}
	grid_print(grid, app->out, &style);
}

/* Markdown and HTML */
static void
print_table(const struct sheet *sheet, const char *title)
{
	const struct app *app = sheet->view->app;
	const struct table_style style = {
		.format = sheet->view->format, .caption = title,
	};
	struct column columns[COLUMNS_MAX] = { 0 };
	const char *cells[COLUMNS_MAX];
	struct table *table;
	int shown = 0;

	for (int i = 0; i < sheet->count; i++) {
		if (!sheet->used[i])
			continue;
		columns[shown].key = sheet->heads[i];
		columns[shown].kind = can_wrap(sheet->heads[i]) ? COLUMN_TEXT :
				      COLUMN_DATE;
		columns[shown++].head = sheet->heads[i];
	}
	table = table_start(app->pool, app->out, &style, columns, shown, NULL);
	for (size_t r = 0; r < sheet->row_count; r++) {
		shown = 0;
		for (int i = 0; i < sheet->count; i++)
			if (sheet->used[i])
				cells[shown++] = sheet->rows[r][i];
		table_row(table, cells);
	}
	table_end(table);
}

/* A line of text, wrapped as the tables are. */
static void
print_line(const struct app *app, const char *line)
{
	const char *s = text_visible_lines(app->pool, line);

	while (s) {
		size_t len = strlen(s);
		const char *rest = app->width ?
				   text_wrap(s, app->width, &len) : NULL;

		fprintf(app->out, "%.*s\n", (int)len, s);
		s = rest;
	}
}

/* A heading, what the list is, and the table; nothing without rows. */
static size_t
sheet_print(const struct sheet *sheet, const char *title, const char *help)
{
	const struct app *app = sheet->view->app;

	if (sheet->row_count == 0)
		return 0;
	if (sheet->view->format == FORMAT_HTML) {
		page_heading(app->pool, app->out, 2,
			     pool_printf(app->pool, "%s: %s", title, help));
		print_table(sheet, title);
	} else if (sheet->view->format == FORMAT_MARKDOWN) {
		fprintf(app->out, "\n## %s: %s\n\n",
			escape_markdown(app->pool, title),
			escape_markdown(app->pool, help));
		print_table(sheet, title);
	} else {
		putc('\n', app->out);
		print_line(app, pool_printf(app->pool, "%s: %s",
			   as_capitals(app->pool, title), help));
		putc('\n', app->out);
		print_grid(sheet);
	}
	return sheet->row_count;
}

/* "1, 2 or none": names in a row, LAST (" or ", ", ") before the last. */
static const char *
join_names(struct pool *pool, const struct list *names, const char *last)
{
	const struct text *items = names->items;
	const char *all = "";

	for (size_t i = 0; i < names->count; i++)
		all = pool_printf(pool, "%s%s%s", all,
				  i == 0 ? "" : i + 1 < names->count ? ", " :
				  last, strcmp(items[i].s, PROCESS_NEW) ?
				  items[i].s : "(new)");
	return all;
}

const char *
process_paths(struct pool *pool, const struct process *process,
	      const struct list *paths)
{
	/* Names stand once in a list, so counting them is enough. */
	if (paths->count == process->paths.count + 1)
		return "any";
	return join_names(pool, paths, " or ");
}

/* Whether a row with these paths (NULL: any) and this rule is asked for. */
static bool
asked_for(const struct process_view *view, const struct list *paths,
	  const struct text *rule)
{
	return (!view->path || !paths || names_hold(paths, view->path)) &&
	       (!view->rule || strcmp(rule->s, view->rule) == 0);
}

/* The rule of a row, wherever its table has it. */
static const struct text *
rule_of(const struct record *kind, const void *row)
{
	size_t i;

	for (i = 0; strcmp(kind->fields[i].key, "rule") != 0; i++)
		assert(i + 1 < kind->count);
	return field_text(&kind->fields[i], row);
}

/* The paths a row holds for: its own field of that name, or NULL. */
static const struct list *
paths_of(const struct record *kind, const void *row)
{
	for (size_t i = 0; i < kind->count; i++)
		if (strcmp(kind->fields[i].key, "paths") == 0)
			return field_list(&kind->fields[i], row);
	return NULL;
}

/* A cell for each field; but the rule and its basis always come last. */
static void
add_fields(struct sheet *sheet, const struct record *kind, const void *row)
{
	struct pool *pool = sheet->view->app->pool;
	const char *cells[COLUMNS_MAX] = { NULL };
	int n = 0, end = (int)kind->count - 2;

	assert(kind->count <= COLUMNS_MAX);
	sheet->count = (int)kind->count;
	for (size_t i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];
		int to = strcmp(field->key, "rule") == 0 ? end :
			 strcmp(field->key, "basis") == 0 ? end + 1 : n++;

		sheet->heads[to] = as_word(pool, field->key);
		cells[to] = field_single(field) ? field_text(field, row)->s :
			    join_names(pool, field_list(field, row), ", ");
	}
	if (asked_for(sheet->view, paths_of(kind, row), rule_of(kind, row)))
		sheet_row(sheet, cells);
}

static size_t
print_list(const struct process_view *view, const struct field *field)
{
	const struct list *list = field_list(field, view->process);
	struct sheet sheet = { .view = view };

	for (size_t i = 0; i < list->count; i++)
		add_fields(&sheet, field->of,
			   (const char *)list->items + i * field->of->size);
	return sheet_print(&sheet, as_word(view->app->pool, field->key),
			   field->help);
}

/* "window: referral, 10 Working Days from the vote" */
static const char *
window_phrase(struct pool *pool, const struct process *process,
	      const char *name)
{
	const struct process_window *w = process_window(process, name);

	return pool_printf(pool, "window: %s, %s Working Days from the %s",
			   w->name.s, w->days.s, w->from.s);
}

const char *
process_condition(struct pool *pool, const struct process *process,
		  const struct process_move *move)
{
	static const char needs[] = "needs ";
	const char *condition = move_condition(pool, process, move);

	if (strncmp(condition, needs, sizeof(needs) - 1) == 0)
		condition += sizeof(needs) - 1;
	return condition;
}

/* All a move asks for; empty if nothing. */
static const char *
move_needs_all(struct pool *pool, const struct process *process,
	       const struct process_move *move)
{
	const char *parts[4] = { process_condition(pool, process, move) };
	const char *all = "";

	if (flag_set(&move->back))
		parts[1] = "only back to the status before";
	if (move->day_is.s)
		parts[2] = pool_printf(pool, "its day: %s", move->day_is.s);
	if (move->window.s)
		parts[3] = window_phrase(pool, process, move->window.s);
	for (int i = 0; i < 4; i++)
		if (parts[i] && *parts[i])
			all = pool_printf(pool, "%s%s%s", all,
					  *all ? "; " : "", parts[i]);
	return all;
}

static size_t
print_moves(const struct process_view *view, const char *help)
{
	const struct process_move *moves = view->process->moves.items;
	struct pool *pool = view->app->pool;
	struct sheet sheet = {
		.view = view, .count = 6,
		.heads = { "From", "To", "Path", "Needs", "Rule", "Basis" },
	};

	for (size_t i = 0; i < view->process->moves.count; i++) {
		const struct process_move *m = &moves[i];
		const char *cells[] = {
			join_names(pool, &m->from, ", "),
			join_names(pool, &m->to, ", "),
			process_paths(pool, view->process, &m->paths),
			move_needs_all(pool, view->process, m),
			m->rule.name.s, m->rule.basis.s,
		};

		if (asked_for(view, &m->paths, &m->rule.name))
			sheet_row(&sheet, cells);
	}
	return sheet_print(&sheet, "Moves", help);
}

static void
print_head(const struct process_view *view)
{
	const struct process *process = view->process;
	struct pool *pool = view->app->pool;
	FILE *out = view->app->out;

	if (view->format == FORMAT_HTML) {
		page_start(pool, out, process->title.s, PAGE_SHEET);
		page_title(pool, out, process->title.s, pool_printf(pool,
			   "Process: %s. Paper: %s.", process->name.s,
			   process->paper.s));
	} else if (view->format == FORMAT_MARKDOWN)
		fprintf(out, "# %s\n\nProcess: %s. Paper: %s.\n",
			escape_markdown(pool, process->title.s),
			escape_markdown(pool, process->name.s),
			escape_markdown(pool, process->paper.s));
	else
		print_line(view->app, pool_printf(pool, "%s (%s)",
			   process->title.s, process->name.s));
	if (!process->note.s || view->path || view->rule)
		return;
	if (view->format == FORMAT_HTML) {
		page_paragraph(pool, out, process->note.s);
		return;
	}
	putc('\n', out);
	if (view->format == FORMAT_MARKDOWN)
		fprintf(out, "%s\n", escape_markdown(pool, process->note.s));
	else
		print_line(view->app, process->note.s);
}

size_t
process_print(const struct process_view *view)
{
	/* What people come for first; the rest as the file has it. */
	static const char *const order[] = {
		"moves", "statuses", "paths", "bodies", "votes", "windows",
		"categories", "terms", "ids", "sections",
	};
	size_t rows = 0;

	print_head(view);
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct field *f = process_record.fields;

		while (strcmp(f->key, order[i]) != 0)
			f++;
		if (strcmp(f->key, "moves") == 0)
			rows += print_moves(view, f->help);
		else if (!view->path || strcmp(f->key, "votes") == 0)
			rows += print_list(view, f);
	}
	if (view->format == FORMAT_HTML)
		page_end(view->app->out, NULL);
	return rows;
}
