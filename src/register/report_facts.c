#include "register/report_facts.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

/* Columns that say whether something is so. */
static const char *const yes_no[] = {
	"date_exact", "raised_exact", "since_exact", "vote_date_exact",
	"holds", "decided", "urgent", "opening", "open", "corrected", "gone",
};

static struct fact
read_fact(struct pool *pool, struct stmt *stmt, int column)
{
	struct fact fact = { .kind = stmt_col_kind(stmt, column) };

	if (fact.kind == STMT_INT)
		fact.number = stmt_col_int(stmt, column);
	if (fact.kind != STMT_TEXT)
		return fact;
	fact.text = stmt_copy(stmt, pool, column);
	/* Paragraphs stay apart: a summary has them. */
	fact.shown = text_visible_lines(pool, fact.text);
	return fact;
}

int
facts_read(struct pool *pool, struct stmt *stmt, struct facts *facts)
{
	size_t width;
	int more;

	memset(facts, 0, sizeof(*facts));
	facts->key_count = stmt_columns(stmt);
	width = (size_t)facts->key_count;
	facts->keys = pool_alloc(pool, width * sizeof(*facts->keys));
	for (int i = 0; i < facts->key_count; i++)
		facts->keys[i] = pool_strdup(pool, stmt_column_name(stmt, i));
	while ((more = stmt_step(stmt)) > 0) {
		struct fact *cells = pool_alloc(pool, width * sizeof(*cells));

		for (int i = 0; i < facts->key_count; i++)
			cells[i] = read_fact(pool, stmt, i);
		facts->rows = pool_grow(pool, facts->rows, facts->count,
					sizeof(*facts->rows));
		facts->rows[facts->count++] = (struct fact_row){
			.of = facts, .cells = cells, .section = -1,
		};
	}
	return more;
}

static const struct fact *
cell(const struct fact_row *row, const char *key)
{
	for (int i = 0; i < row->of->key_count; i++)
		if (strcmp(row->of->keys[i], key) == 0)
			return &row->cells[i];
	assert(false && "no such column");
	return NULL;
}

const char *
fact(const struct fact_row *row, const char *key)
{
	return cell(row, key)->shown;
}

const char *
fact_number(struct pool *pool, const struct fact_row *row, const char *key)
{
	return pool_printf(pool, "%lld", (long long)cell(row, key)->number);
}

bool
fact_is(const struct fact_row *row, const char *key)
{
	return cell(row, key)->number != 0;
}

bool
fact_same(const struct fact_row *a, const struct fact_row *b, const char *key)
{
	const struct fact *x = cell(a, key), *y = cell(b, key);

	if (x->kind != y->kind)
		return false;
	if (x->kind == STMT_TEXT)
		return strcmp(x->text, y->text) == 0;
	return x->number == y->number;
}

static bool
is_yes_no(const char *key)
{
	for (size_t i = 0; i < sizeof(yes_no) / sizeof(yes_no[0]); i++)
		if (strcmp(yes_no[i], key) == 0)
			return true;
	return false;
}

void
fact_json(const struct fact_row *row, struct json *json)
{
	json_object(json);
	for (int i = 0; i < row->of->key_count; i++) {
		const struct fact *f = &row->cells[i];

		json_key(json, row->of->keys[i]);
		if (f->kind == STMT_NULL)
			json_null(json);
		else if (f->kind == STMT_TEXT)
			json_text(json, f->text);
		else if (is_yes_no(row->of->keys[i]))
			json_bool(json, f->number != 0);
		else
			json_number(json, f->number);
	}
	json_object_end(json);
}
