#include "register/report_paper.h"

#include <assert.h>

#include "base/text.h"
#include "register/report_backend.h"

void
paper_block(struct paper *paper)
{
	if (paper->begun && paper->backend->lines)
		putc('\n', paper->out);
	paper->begun = true;
}

struct paper *
paper_start(struct pool *pool, FILE *out, enum format format)
{
	static const struct paper_backend *const backends[FORMAT_COUNT] = {
		[FORMAT_TEXT] = &paper_text,
		[FORMAT_MARKDOWN] = &paper_markdown,
		[FORMAT_HTML] = &paper_html,
	};
	struct paper *paper = pool_alloc(pool, sizeof(*paper));

	assert(backends[format]);
	paper->pool = pool;
	paper->out = out;
	paper->backend = backends[format];
	return paper;
}

void
paper_pool(struct paper *paper, struct pool *pool)
{
	paper->pool = pool;
}

bool
paper_draws(const struct paper *paper)
{
	return paper->backend->lives;
}

void
paper_end(struct paper *paper)
{
	if (paper->backend->end)
		paper->backend->end(paper);
}

void
paper_title(struct paper *paper, const char *title, const char *window)
{
	paper_block(paper);
	paper->backend->title(paper, title, window);
}

void
paper_part(struct paper *paper, const char *number, const char *title)
{
	paper_block(paper);
	paper->part = true;
	paper->backend->part(paper, number, title);
}

void
paper_heading(struct paper *paper, const char *number, const char *heading,
	      long count)
{
	paper_block(paper);
	paper->backend->heading(paper, number, heading, count);
}

void
paper_sentence(struct paper *paper, const char *sentence)
{
	paper_block(paper);
	paper->backend->sentence(paper, sentence);
}

void
paper_subheading(struct paper *paper, const char *heading)
{
	paper_block(paper);
	paper->backend->subheading(paper, heading);
}

void
paper_items(struct paper *paper, const struct paper_item *items, size_t count)
{
	if (count == 0)
		return;
	paper_block(paper);
	paper->backend->items(paper, items, count);
}

void
paper_summaries(struct paper *paper, const struct paper_table *table,
		const struct paper_item *items, size_t count)
{
	paper_block(paper);
	paper->backend->summaries(paper, table, items, count);
	paper->tables++;
}

void
paper_statuses(struct paper *paper, const struct paper_table *table,
	       const struct paper_item *items, size_t count)
{
	paper_block(paper);
	paper->backend->statuses(paper, table, items, count);
	paper->tables++;
}

void
paper_rows(struct paper *paper, const char *caption,
	   const struct paper_column *columns, size_t column_count,
	   const char *const *cells, size_t count)
{
	paper_block(paper);
	paper->backend->rows(paper, caption, columns, column_count, cells,
			     count);
	paper->tables++;
}

void
paper_record(struct paper *paper, const struct paper_item *item,
	     const struct paper_fact *facts, size_t count)
{
	paper_block(paper);
	paper->backend->record(paper, item, facts, count);
}

void
paper_bars(struct paper *paper, const char *caption, const char *before,
	   const char *now, const struct paper_bar *bars, size_t count)
{
	if (paper->backend->bars && count > 0)
		paper->backend->bars(paper, caption, before, now, bars, count);
}

void
paper_lives(struct paper *paper, const char *caption,
	    const char *const *statuses, const char *until,
	    const struct paper_life *lives, size_t count)
{
	if (paper->backend->lives && count > 0)
		paper->backend->lives(paper, caption, statuses, until, lives,
				      count);
}

struct column *
paper_columns(struct paper *paper, const struct paper_column *columns,
	      size_t count)
{
	struct column *all = pool_alloc(paper->pool, count * sizeof(*all));

	for (size_t i = 0; i < count; i++) {
		all[i].key = columns[i].head;
		all[i].head = columns[i].head;
		all[i].weight = columns[i].weight;
		all[i].strong = columns[i].strong;
		all[i].kind = columns[i].number ? COLUMN_INTEGER :
			      columns[i].day ? COLUMN_DATE : COLUMN_TEXT;
	}
	return all;
}

void
paper_figures(struct paper *paper, const char *line)
{
	if (!paper->backend->names_tables)
		paper_sentence(paper, line);
}

const char *
paper_next_table(const struct paper *paper)
{
	if (!paper->backend->names_tables)
		return NULL;
	return pool_printf(paper->pool, "Table %s",
			   text_number(paper->pool, paper->tables + 1));
}

const char *
paper_head(const struct paper_table *table, size_t n, const char *otherwise)
{
	const struct text *heads = table->heads->items;

	return n < table->heads->count && heads[n].s ? heads[n].s : otherwise;
}
