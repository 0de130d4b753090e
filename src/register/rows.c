#include "register/rows.h"

#include <string.h>

void *
list_add(struct pool *pool, struct list *list, size_t size)
{
	list->items = pool_grow(pool, list->items, list->count, size);
	return (char *)list->items + size * list->count++;
}

void
list_split(struct pool *pool, struct list *list, const char *lines)
{
	while (lines && *lines) {
		size_t len = strcspn(lines, "\n");
		struct text *line = list_add(pool, list, sizeof(*line));

		line->s = pool_strndup(pool, lines, len);
		lines += len + (lines[len] == '\n');
	}
}

const char *
list_join(struct pool *pool, const struct list *list)
{
	const struct text *items = list->items;
	const char *all = NULL;
	size_t i;

	for (i = 0; i < list->count; i++)
		all = all ? pool_printf(pool, "%s\n%s", all, items[i].s) :
		      items[i].s;
	return all;
}

int
row_fill(struct pool *pool, struct stmt *stmt, int first,
	 const struct record *kind, void *dst)
{
	int result = 0;
	size_t i;

	for (i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];

		if (field_single(field)) {
			const char *s = stmt_copy(stmt, pool, first++);

			if (!s && field->required) {
				result = stmt_damaged(stmt);
				s = "";
			}
			field_text(field, dst)->s = s;
		} else if (field->kind == FIELD_LINES) {
			struct list *list = field_list(field, dst);

			list_split(pool, list, stmt_col(stmt, first++));
			if (list->count == 0 && field->required)
				result = stmt_damaged(stmt);
		}
	}
	return result;
}
