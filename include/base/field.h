/*
 * Field tables: what a YAML record may hold, said once.
 *
 * The reader (io/yaml_in.h) fills structs by these tables, the writer
 * (io/yaml_out.h) writes them back in table order, and docs/records.md is
 * tested against them.  Every single value is a struct text: what was
 * written, made canonical by its kind, and its place.  Lists are struct list.
 */
#ifndef BASE_FIELD_H
#define BASE_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum field_kind {
	FIELD_LINE,	/* text on one line */
	FIELD_PROSE,	/* paragraphs, folded by text_fold() */
	FIELD_WORD,	/* a name the process knows; one line */
	FIELD_DATE,	/* YYYY-MM-DD */
	FIELD_DAY,	/* YYYY-MM-DD, or `by YYYY-MM-DD` */
	FIELD_FLAG,	/* yes or no, in a few spellings; kept as "yes", "no" */
	FIELD_COUNT,	/* a whole number from 0 to 999,999,999 */
	FIELD_CHOICE,	/* one of CHOICES */
	FIELD_LINK,	/* an http or https address, or a file path */
	FIELD_TEXT,	/* text kept to the byte, of any length */
	FIELD_LINES,	/* a list of lines: struct list of struct text */
	FIELD_RECORDS,	/* a list of records by OF */
	FIELD_NAMED,	/* a mapping from names to records by OF, whose first
			   field holds the name */
};

/* Elements of one size, in the order read. */
struct list {
	void *items;
	size_t count;
	struct pos at;
};

struct field {
	const char *key;
	enum field_kind kind;
	size_t offset;			/* in the struct */
	bool required;
	const struct record *of;	/* FIELD_RECORDS, FIELD_NAMED */
	const char *const *choices;	/* FIELD_CHOICE, ends with NULL */
	const char *help;		/* what it is, for people */
};

/* A kind of record: its fields and its struct. */
struct record {
	const char *noun;		/* "a proposal" */
	size_t size;			/* of the struct */
	const struct field *fields;
	size_t count;
	size_t at;			/* offset of its struct pos, the place
					   where the record begins */
};

/* Where the value of a field of a record is. */
struct text *field_text(const struct field *field, const void *record);
struct list *field_list(const struct field *field, const void *record);

/*
 * Whether the field holds one value, not a list.
 */
bool field_single(const struct field *field);

/*
 * Holds a value that was read against its kind and makes it canonical in
 * place: spaces around it are dropped, prose and words folded, choices and
 * flags spelt as in the table.  For FIELD_LINES it is one of the lines.  The
 * limits are 4,000 bytes for a line and 100,000 for prose.  FIELD_TEXT is left
 * as it is, only not empty.  VALUE->s is not
 * NULL; a zero byte in the middle is for the caller to refuse, who knows the
 * length.  Returns 0, or -1 with the problem recorded at its place.
 */
int field_check(struct pool *pool, struct diags *diags,
		const struct field *field, struct text *value);

/* The same for a value whose characters have been looked at. */
int field_check_plain(struct pool *pool, struct diags *diags,
		      const struct field *field, struct text *value);

/* A FIELD_DAY value: whether the day is exact, and the day itself. */
bool day_exact(const char *day);
const char *day_date(const char *day);

/* "YYYY-MM-DD" or "by YYYY-MM-DD" from its parts. */
const char *day_make(struct pool *pool, const char *date, bool exact);

#endif
