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
