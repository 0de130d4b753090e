#include "register/record_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_MOST = 40 };		/* bytes of a key */

/* Names a member after a field, TAIL behind it. */
static void
member(struct json *json, const struct field *field, const char *tail)
{
	char key[KEY_MOST];

	snprintf(key, sizeof(key), "%s%s", field->key, tail);
	for (char *at = key; *at; at++)
		if (*at == '-')
			*at = '_';
	json_key(json, key);
}

static void
write_single(struct json *json, const struct field *field, const char *s)
{
	member(json, field, "");
	if (!s) {
		json_null(json);
	} else if (field->kind == FIELD_FLAG) {
		json_bool(json, strcmp(s, "yes") == 0);
	} else if (field->kind == FIELD_COUNT) {
		json_number(json, strtoll(s, NULL, 10));
	} else if (field->kind == FIELD_DAY) {
		json_text(json, day_date(s));
		member(json, field, "_exact");
		json_bool(json, day_exact(s));
	} else {
		json_text(json, s);
	}
}

static void
write_lines(struct json *json, const struct list *list)
{
	const struct text *lines = list->items;

	json_list(json);
	for (size_t i = 0; i < list->count; i++)
		json_text(json, lines[i].s);
	json_list_end(json);
}

void
record_json_list(struct json *json, const struct record *kind,
		 const struct list *list)
{
	json_list(json);
	for (size_t i = 0; i < list->count; i++) {
		json_object(json);
		record_json(json, kind,
			    (const char *)list->items + i * kind->size);
		json_object_end(json);
	}
	json_list_end(json);
}

void
record_json(struct json *json, const struct record *kind, const void *record)
{
	for (size_t i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];

		if (field_single(field)) {
			write_single(json, field,
				     field_text(field, record)->s);
			continue;
		}
		member(json, field, "");
		if (field->kind == FIELD_LINES)
			write_lines(json, field_list(field, record));
		else
			record_json_list(json, field->of,
					 field_list(field, record));
	}
}
