/*
 * Facts: the rows of a named statement, kept, each value known by its column.
 *
 * A paper's sentences and its JSON are made from the same facts, so that they
 * cannot differ.
 */
#ifndef REGISTER_REPORT_FACTS_H
#define REGISTER_REPORT_FACTS_H

#include <stdint.h>

#include "base/json.h"
#include "io/db.h"

struct fact {
	enum stmt_kind kind;
	const char *text;	/* STMT_TEXT: as the register has it */
	const char *shown;	/* the same made visible */
	int64_t number;		/* STMT_INT */
};

struct fact_row {
	const struct facts *of;
	const struct fact *cells;
	int section;		/* the section that tells it; -1: none */
	const struct fact_row *follows;	/* a move: the vote of this paper that
					   it followed; or NULL */
};

struct facts {
	const char **keys;
	int key_count;
	struct fact_row *rows;
	size_t count;
};

/*
 * Reads all rows of a statement whose parameters are bound into *FACTS, in
 * POOL.  Returns 0, or -1 with a problem recorded.
 */
int facts_read(struct pool *pool, struct stmt *stmt, struct facts *facts);

/*
 * The value in a column, which there must be: its text made visible (NULL:
 * not recorded), its number in digits, whether that is other than 0.
 */
const char *fact(const struct fact_row *row, const char *key);
const char *fact_number(struct pool *pool, const struct fact_row *row,
			const char *key);
bool fact_is(const struct fact_row *row, const char *key);

/* Whether two rows agree in a column, both being NULL too. */
bool fact_same(const struct fact_row *a, const struct fact_row *b,
	       const char *key);

/*
 * A row as a JSON object: every column is a key, what is not recorded is
 * null; columns that say whether something is so are true or false.
 */
void fact_json(const struct fact_row *row, struct json *json);

#endif
