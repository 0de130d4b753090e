/*
 * Rows into structs by field table: the way records come out of the register.
 */
#ifndef REGISTER_ROWS_H
#define REGISTER_ROWS_H

#include "base/field.h"
#include "io/db.h"

/*
 * Fills the struct DST of KIND from the present row: from column FIRST on one
 * column for each field that is one value or a list of lines, in table order.
 * An empty list is empty text or NULL.  Texts live in POOL.  Returns 0, or -1
 * with a problem recorded when what the table says is required is not there;
 * a text is the empty one then.
 */
int row_fill(struct pool *pool, struct stmt *stmt, int first,
	     const struct record *kind, void *dst);

/* Adds a zeroed element of SIZE bytes to a list and returns it. */
void *list_add(struct pool *pool, struct list *list, size_t size);

/* Splits lines into a list of struct text. */
void list_split(struct pool *pool, struct list *list, const char *lines);

/* The lines of such a list joined, NULL when it is empty. */
const char *list_join(struct pool *pool, const struct list *list);

#endif
