#include "io/yaml_out.h"

#include <string.h>

#include "base/text.h"

enum {
	WIDTH = 92,		/* columns of a line that can be broken */
	STEP = 2,		/* columns of one level */
	FEW_FIELDS = 3,		/* items of no more stand close together */
};

/*
 * Where writing is: fields start at INDENT, but the first of a list's item
 * stands behind its hyphen.
 */
struct writer {
	struct pool *pool;
	FILE *out;
	int indent;
	bool behind_hyphen;
};

static void write_fields(struct writer *w, const struct record *kind,
			 const void *record, size_t first);

/* Starts a line with a key and its colon. */
static void
write_key(struct writer *w, const char *key)
{
	if (!w->behind_hyphen)
		fprintf(w->out, "%*s", w->indent, "");
	w->behind_hyphen = false;
	fprintf(w->out, "%s:", key);
}

static bool
is_set(const struct field *field, const void *record)
{
	if (field_single(field))
		return field_text(field, record)->s;
	/* An empty list says no more than none, unless one is asked for. */
	return field_list(field, record)->count > 0 || field->required;
}

/* How many fields of a record are set, from number FIRST on. */
static size_t
set_fields(const struct record *kind, const void *record, size_t first)
{
	size_t n = 0;

	for (size_t i = first; i < kind->count; i++)
		n += is_set(&kind->fields[i], record);
	return n;
}

/* Whether behind a key at INDENT there is no room for VALUE. */
static bool
is_long(const struct field *field, const char *value, int indent)
{
	return indent + text_width(field->key) + 2 + text_width(value) > WIDTH;
}

/*
 * Whether a value is written as a folded block.  That holds nothing but what
 * text_fold() makes, and what needs no escapes.
 */
static bool
is_block(struct pool *pool, const struct field *field, const char *s,
	 int indent)
{
	unsigned code;

	if (field->kind != FIELD_PROSE || *s == '\0' ||
	    (!strchr(s, '\n') && !is_long(field, s, indent)))
		return false;
	return !text_first_bad(s, &code) &&
	       strcmp(text_fold(pool, s), s) == 0;
}

/*
 * Whether a value is written as a literal block: lines as they stand.  A first
 * line that begins with a space, and lines of nothing but spaces, look like
 * indents.
 */
static bool
is_literal(const struct field *field, const char *s)
{
	const char *at = s;
	unsigned code;

	if (field->kind != FIELD_TEXT || !strchr(s, '\n') ||
	    strchr(" \t\n", *s))
		return false;
	while ((at = strchr(at, '\n'))) {
		size_t blank = strspn(++at, " \t");

		if (blank > 0 && (at[blank] == '\n' || at[blank] == '\0'))
			return false;
	}
	return !text_first_bad(s, &code);
}

static void
write_literal(const struct writer *w, const char *s)
{
	size_t len = strlen(s);

	/* What is said of the end: none, one or more line breaks. */
	fputs(s[len - 1] != '\n' ? " |-\n" : s[len - 2] != '\n' ? " |\n" :
	      " |+\n", w->out);
	while (*s) {
		size_t line = strcspn(s, "\n");

		if (line > 0)
			fprintf(w->out, "%*s", w->indent + STEP, "");
		fwrite(s, 1, line, w->out);
		putc('\n', w->out);
		s += line + (s[line] == '\n');
	}
}

/* One paragraph, LEN bytes at S, broken between words only. */
static void
write_paragraph(const struct writer *w, const char *s, size_t len)
{
	int indent = w->indent + STEP, column = 0;

	while (len > 0) {
		const char *space = memchr(s, ' ', len);
		size_t word = space ? (size_t)(space - s) : len;
		int width = text_width_of(s, word);

		if (column == 0 || column + 1 + width > WIDTH) {
			fprintf(w->out, "%s%*s", column ? "\n" : "", indent,
				"");
			column = indent;
		} else {
			putc(' ', w->out);
			column++;
		}
		fwrite(s, 1, word, w->out);
		column += width;
		word += space != NULL;
		s += word;
		len -= word;
	}
	putc('\n', w->out);
}

/* In a folded block two empty lines are read as one. */
static void
write_block(const struct writer *w, const char *s)
{
	fputs(" >-\n", w->out);
	for (;;) {
		size_t len = strcspn(s, "\n");

		write_paragraph(w, s, len);
		s += len;
		if (*s == '\0')
			return;
		s += strspn(s, "\n");
		fputs("\n\n", w->out);
	}
}

static void
write_text(struct writer *w, const struct field *field, const char *s)
{
	write_key(w, field->key);
	if (is_block(w->pool, field, s, w->indent))
		write_block(w, s);
	else if (is_literal(field, s))
		write_literal(w, s);
	else
		fprintf(w->out, " %s\n", yaml_scalar(w->pool, field, s));
}

/* A list of lines as "[a, b]". */
static const char *
flow_list(struct pool *pool, const struct field *field,
	  const struct list *list)
{
	const struct text *lines = list->items;
	struct memory text;

	memory_open(&text);
	putc('[', text.file);
	for (size_t i = 0; i < list->count; i++)
		fprintf(text.file, "%s%s", i ? ", " : "",
			yaml_scalar_flow(pool, field, lines[i].s));
	putc(']', text.file);
	return memory_give(&text, pool);
}

static void
write_lines(struct writer *w, const struct field *field,
	    const struct list *list)
{
	const char *flow = flow_list(w->pool, field, list);
	const struct text *lines = list->items;

	write_key(w, field->key);
	if (!is_long(field, flow, w->indent)) {
		fprintf(w->out, " %s\n", flow);
		return;
	}
	putc('\n', w->out);
	for (size_t i = 0; i < list->count; i++)
		fprintf(w->out, "%*s- %s\n", w->indent + STEP, "",
			yaml_scalar(w->pool, field, lines[i].s));
}

static const void *
list_item(const struct field *field, const struct list *list, size_t i)
{
	return (const char *)list->items + i * field->of->size;
}

/* Whether a field takes several lines at INDENT. */
static bool
is_tall(struct pool *pool, const struct field *field, const void *record,
	int indent)
{
	if (!is_set(field, record))
		return false;
	if (field->kind == FIELD_LINES)
		return is_long(field, flow_list(pool, field,
						field_list(field, record)),
			       indent);
	if (!field_single(field))
		return field_list(field, record)->count > 0;
	return is_literal(field, field_text(field, record)->s) ||
	       is_block(pool, field, field_text(field, record)->s, indent);
}

/* Whether blank lines between the items of a list help to read it. */
static bool
is_airy(const struct writer *w, const struct field *field,
	const struct list *list)
{
	const struct record *of = field->of;

	for (size_t i = 0; i < list->count; i++) {
		const void *item = list_item(field, list, i);

		if (set_fields(of, item, 0) > FEW_FIELDS)
			return true;
		for (size_t j = 0; j < of->count; j++)
			if (is_tall(w->pool, &of->fields[j], item,
				    w->indent + 2 * STEP))
				return true;
	}
	return false;
}

static void
write_records(struct writer *w, const struct field *field,
	      const struct list *list)
{
	bool airy = w->indent == 0 && is_airy(w, field, list);

	write_key(w, field->key);
	putc('\n', w->out);
	w->indent += 2 * STEP;
	for (size_t i = 0; i < list->count; i++) {
		if (airy && i > 0)
			putc('\n', w->out);
		fprintf(w->out, "%*s- ", w->indent - STEP, "");
		w->behind_hyphen = true;
		write_fields(w, field->of, list_item(field, list, i), 0);
	}
	w->indent -= 2 * STEP;
}

/* A record of counts only, without its name, as "{ approve: 3 }". */
static bool
write_counts(const struct writer *w, const struct record *kind,
	     const void *record)
{
	const char *before = " { ";

	for (size_t i = 1; i < kind->count; i++)
		if (kind->fields[i].kind != FIELD_COUNT &&
		    is_set(&kind->fields[i], record))
			return false;
	for (size_t i = 1; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];

		if (!is_set(field, record))
			continue;
		fprintf(w->out, "%s%s: %s", before, field->key,
			yaml_scalar_flow(w->pool, field,
					 field_text(field, record)->s));
		before = ", ";
	}
	fputs(*before == ',' ? " }\n" : " {}\n", w->out);
	return true;
}

static void
write_named(struct writer *w, const struct field *field,
	    const struct list *list)
{
	const struct field *name = field->of->fields;

	write_key(w, field->key);
	putc('\n', w->out);
	w->indent += STEP;
	for (size_t i = 0; i < list->count; i++) {
		const void *item = list_item(field, list, i);
		const char *s = field_text(name, item)->s;

		write_key(w, yaml_scalar(w->pool, name, s));
		if (write_counts(w, field->of, item))
			continue;
		putc('\n', w->out);
		w->indent += STEP;
		write_fields(w, field->of, item, 1);
		w->indent -= STEP;
	}
	w->indent -= STEP;
}

static void
write_list(struct writer *w, const struct field *field,
	   const struct list *list)
{
	if (field->kind == FIELD_LINES) {
		write_lines(w, field, list);
	} else if (list->count == 0) {
		write_key(w, field->key);
		fputs(field->kind == FIELD_NAMED ? " {}\n" : " []\n", w->out);
	} else if (field->kind == FIELD_NAMED) {
		write_named(w, field, list);
	} else {
		write_records(w, field, list);
	}
}

/* The fields of a record from number FIRST on. */
static void
write_fields(struct writer *w, const struct record *kind, const void *record,
	     size_t first)
{
	bool begun = false, apart = false;

	for (size_t i = first; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];
		bool records = false;

		if (!is_set(field, record))
			continue;
		if (!field_single(field) && field->kind != FIELD_LINES)
			records = field_list(field, record)->count > 0;
		if (w->indent == 0 && begun && (records || apart))
			putc('\n', w->out);
		if (field_single(field))
			write_text(w, field, field_text(field, record)->s);
		else
			write_list(w, field, field_list(field, record));
		begun = true;
		apart = records;
	}
	/* An item of a list must be something. */
	if (w->behind_hyphen)
		fputs("{}\n", w->out);
	w->behind_hyphen = false;
}

void
yaml_write(struct pool *pool, FILE *out, const struct record *kind,
	   const void *record)
{
	struct writer w = { .pool = pool, .out = out };

	write_fields(&w, kind, record, 0);
}
