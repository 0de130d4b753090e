#include "io/yaml_in.h"

#include <string.h>

#include "base/text.h"
#include "io/yaml_raw.h"
#include "io/yaml_reader.h"

enum {
	ITEMS_MAX = 10000,	/* of one list */
	NAMES_MAX = 100,	/* of a FIELD_NAMED: each is held against all */
};

static bool
nothing(const struct event *event)
{
	return event->kind == EVENT_VALUE && event->len == 0 && event->plain;
}

/* The words of field_check() for a value of "", but at the key. */
static void
empty(struct reader *r, const char *item, const struct field *field,
      const struct pos *at)
{
	diag(r->diags, SLUG_EMPTY, at, "%s\"%s\" is empty", item, field->key);
	if (*item)
		return;
	if (field->kind == FIELD_RECORDS || field->kind == FIELD_LINES)
		diag_help(r->diags, "Write [] if there are none.");
	else if (!field->required)
		diag_help(r->diags, "Leave it out if it is not known.");
}

/*
 * A value that YAML joined, as text_fold() wants it: each line break left
 * stands for an empty line, and so divides paragraphs.
 */
static const char *
parted(struct pool *pool, const char *s)
{
	char *text = pool_alloc(pool, 2 * strlen(s) + 1), *to = text;

	for (; *s; s++) {
		*to++ = *s;
		if (*s == '\n')
			*to++ = '\n';
	}
	return text;
}

/*
 * The latest event as a value of FIELD.  What is wrong is not kept, but its
 * place is.
 */
static void
take(struct reader *r, const struct field *field, struct text *text)
{
	const struct event *event = &r->event;

	text->at = event->at;
	if (reader_zero_byte(r))
		return;
	if (event->folded && field->kind == FIELD_PROSE &&
	    strchr(event->value, '\n'))
		text->s = parted(r->pool, event->value);
	else
		text->s = pool_strndup(r->pool, event->value, event->len);
	if (event->plain &&
	    (field->kind == FIELD_LINE || field->kind == FIELD_PROSE ||
	     field->kind == FIELD_TEXT))
		events_comment(r->events, event);
	/* Only a quoted value can hold a character that the file does not. */
	if ((event->plain ? field_check_plain : field_check)
	    (r->pool, r->diags, field, text) < 0)
		text->s = NULL;
}

/* Records that the latest event is not of the WANTED kind; passes over it. */
static int
wrong_shape(struct reader *r, const struct field *field,
	    enum event_kind wanted, bool item)
{
	static const char *const help[] = {
		[EVENT_LIST] = "Put a hyphen and a space before each item.",
		[EVENT_GROUP] = "Give each of its fields a line of its own,"
				" with a colon and a space behind its name.",
	};

	diag(r->diags, SLUG_SHAPE, &r->event.at,
	     "%s\"%s\" %s %s, not %s", item ? "an item of " : "", field->key,
	     item ? "is" : "takes", reader_shapes[wanted],
	     reader_shapes[r->event.kind]);
	if (wanted == EVENT_VALUE && r->event.kind == EVENT_GROUP)
		diag_help(r->diags, "A text that begins with { or has a colon"
			  " in it must be in quotes.");
	else if (wanted == EVENT_VALUE)
		diag_help(r->diags,
			  "A text that begins with [ must be in quotes.");
	else
		diag_help(r->diags, "%s", help[wanted]);
	if (wanted == EVENT_VALUE)
		events_told(r->events);
	return reader_skip(r);
}

static void
too_many(struct reader *r, const struct field *field, int max)
{
	diag(r->diags, SLUG_TOO_LARGE, &r->event.at,
	     "\"%s\" has more than %d items", field->key, max);
}

/* The latest event as an item of a list. */
static int
read_item(struct reader *r, const struct field *field, struct list *list)
{
	bool records = field->kind == FIELD_RECORDS;
	size_t size = records ? field->of->size : sizeof(struct text);
	enum event_kind wanted = records ? EVENT_GROUP : EVENT_VALUE;
	struct pos at = r->event.at;
	char *item;

	if (reader_refused(r))
		return 0;
	if (nothing(&r->event)) {
		empty(r, "an item of ", field, &at);
		return 0;
	}
	if (r->event.kind != wanted)
		return wrong_shape(r, field, wanted, true);
	list->items = pool_grow(r->pool, list->items, list->count, size);
	item = (char *)list->items + list->count++ * size;
	if (!records) {
		take(r, field, (struct text *)item);
		return 0;
	}
	return reader_next(r) < 0 ? -1 :
		reader_record(r, field->of, item, &at, false);
}

static int
read_list(struct reader *r, const struct field *field, struct list *list)
{
	/* One line stands for a list of one. */
	if (r->event.kind == EVENT_VALUE && field->kind == FIELD_LINES)
		return read_item(r, field, list);
	if (r->event.kind != EVENT_LIST)
		return wrong_shape(r, field, EVENT_LIST, false);
	for (;;) {
		if (reader_next(r) < 0)
			return -1;
		if (r->event.kind == EVENT_LIST_END)
			return 0;
		if (list->count == ITEMS_MAX) {
			too_many(r, field, ITEMS_MAX);
			return reader_skip_items(r);
		}
		if (read_item(r, field, list) < 0)
			return -1;
	}
}

/* The name of ITEM, one of the records of a FIELD_NAMED. */
static struct text *
item_name(const struct field *field, const struct list *list, size_t item)
{
	return field_text(&field->of->fields[0],
			  (char *)list->items + item * field->of->size);
}

/* The item of the same name as the latest event, or NULL. */
static const struct text *
same_name(struct reader *r, const struct field *field,
	  const struct list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		const struct text *name = item_name(field, list, i);

		if (name->s && text_same_name(name->s, r->event.value))
			return name;
	}
	return NULL;
}

/* A name, the latest event, and the record behind it. */
static int
read_named_item(struct reader *r, const struct field *field,
		struct list *list)
{
	const struct text *same;
	struct text *name;
	char *record;

	if (!reader_key_good(r))
		return reader_skip_member(r);
	same = same_name(r, field, list);
	if (same) {
		reader_twice(r, &same->at);
		return reader_skip_member(r);
	}
	list->items = pool_grow(r->pool, list->items, list->count,
				field->of->size);
	record = (char *)list->items + list->count * field->of->size;
	name = item_name(field, list, list->count++);
	take(r, &field->of->fields[0], name);
	*(struct pos *)(record + field->of->at) = name->at;
	if (reader_next(r) < 0)
		return -1;
	if (reader_refused(r))
		return 0;
	if (nothing(&r->event)) {
		empty(r, "an item of ", field, &name->at);
		return 0;
	}
	if (r->event.kind != EVENT_GROUP)
		return wrong_shape(r, field, EVENT_GROUP, true);
	return reader_next(r) < 0 ? -1 :
		reader_record(r, field->of, record, &name->at, true);
}

static int
read_named(struct reader *r, const struct field *field, struct list *list)
{
	if (r->event.kind != EVENT_GROUP)
		return wrong_shape(r, field, EVENT_GROUP, false);
	for (;;) {
		if (reader_next(r) < 0)
			return -1;
		if (r->event.kind == EVENT_GROUP_END)
			return 0;
		if (list->count == NAMES_MAX) {
			too_many(r, field, NAMES_MAX);
			return reader_skip_members(r);
		}
		if (read_named_item(r, field, list) < 0)
			return -1;
	}
}

/* A single value, the latest event. */
static int
read_single(struct reader *r, const struct field *field, struct text *text)
{
	if (r->event.kind != EVENT_VALUE) {
		text->at = r->event.at;
		return wrong_shape(r, field, EVENT_VALUE, false);
	}
	take(r, field, text);
	return 0;
}

int
reader_value(struct reader *r, const struct field *field, void *record,
	     const struct pos *key)
{
	struct list *list;

	if (field_single(field))
		field_text(field, record)->at = *key;
	else
		field_list(field, record)->at = *key;
	if (reader_refused(r))
		return 0;
	if (nothing(&r->event)) {
		empty(r, "", field, key);
		return 0;
	}
	if (field_single(field))
		return read_single(r, field, field_text(field, record));
	list = field_list(field, record);
	return field->kind == FIELD_NAMED ? read_named(r, field, list) :
		read_list(r, field, list);
}

/* What a text can be. */
struct choice {
	const struct yaml_source *source;
	const struct record *const *kinds;
	size_t count;
};

/* The kind whose first field is KEY. */
static const struct record *
kind_named(const struct choice *choice, const char *key)
{
	size_t i;

	for (i = 0; i < choice->count; i++)
		if (strcmp(choice->kinds[i]->fields[0].key, key) == 0)
			return choice->kinds[i];
	return NULL;
}

/* The kind whose first field begins a line, for a record that has it later. */
static const struct record *
kind_below(const struct choice *choice)
{
	const char *s = choice->source->text;
	const char *end = s + choice->source->len;
	size_t i;

	for (; s < end; s = raw_line_end(choice->source, s) + 1)
		for (i = 0; i < choice->count; i++)
			if (raw_is_key(s, choice->kinds[i]->fields[0].key))
				return choice->kinds[i];
	return NULL;
}

/* Records that KEY, the latest event, begins no kind of record. */
static void
no_kind(struct reader *r, const struct choice *choice, const char *key)
{
	const char **names;
	const char *all = "", *nearest;
	size_t i, n = choice->count;

	names = pool_alloc(r->pool, n * sizeof(*names));
	for (i = 0; i < n; i++) {
		names[i] = choice->kinds[i]->fields[0].key;
		all = pool_printf(r->pool, "%s%s\"%s\"", all,
				  i == 0 ? "" : i + 1 < n ? ", " : " or ",
				  names[i]);
	}
	diag(r->diags, SLUG_KIND, &r->event.at,
	     "a record begins with %s, not with \"%s\"", all, key);
	nearest = text_nearest(key, names, n);
	if (nearest)
		diag_help(r->diags, "Did you mean \"%s\"?", nearest);
}

/* What the text holds; the latest event is the first. */
static void *
read_kind(struct reader *r, const struct choice *choice,
	  const struct record **found)
{
	const struct record *kind;
	struct pos at = r->event.at;
	const char *key;
	void *record;

	if (reader_next(r) < 0)
		return NULL;
	if (r->event.kind == EVENT_GROUP_END) {
		diag(r->diags, SLUG_EMPTY, &at, "this record has no fields");
		return NULL;
	}
	key = r->event.kind == EVENT_VALUE ? r->event.value : "";
	kind = kind_named(choice, key);
	if (!kind)
		kind = kind_below(choice);
	if (!kind) {
		no_kind(r, choice, key);
		return NULL;
	}
	record = pool_alloc(r->pool, kind->size);
	if (reader_record(r, kind, record, &at, false) < 0 ||
	    reader_next(r) < 0)
		return NULL;
	*found = kind;
	return record;
}

static void *
read_text(struct reader *r, const struct choice *choice,
	  const struct record **found)
{
	if (reader_next(r) < 0 || r->event.kind == EVENT_END)
		return NULL;
	if (nothing(&r->event) || reader_refused(r))
		return NULL;	/* `---` alone, or an alias */
	if (r->event.kind == EVENT_GROUP)
		return read_kind(r, choice, found);
	diag(r->diags, SLUG_SHAPE, &r->event.at,
	     "a record is a group of fields, not %s",
	     reader_shapes[r->event.kind]);
	diag_help(r->diags, "It begins with a line such as: %s: ...",
		  choice->kinds[0]->fields[0].key);
	return NULL;
}

void *
yaml_read(struct pool *pool, struct diags *diags,
	  const struct yaml_source *source, const struct record *const *kinds,
	  size_t count, const struct record **found)
{
	const struct choice choice = { source, kinds, count };
	struct reader r = { .pool = pool, .diags = diags };
	void *record;

	*found = NULL;
	diags_source(diags, source->file, source->text, source->len,
		     source->first_line);
	r.events = events_start(pool, diags, source);
	record = read_text(&r, &choice, found);
	events_end(r.events);
	return record;
}
