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

static void write_yaml_list(struct json *json, const struct field *field,
			    const struct list *list);

static void
write_yaml_single(struct json *json, const struct field *field, const char *s)
{
	if (field->kind == FIELD_FLAG)
		json_bool(json, strcmp(s, "yes") == 0);
	else if (field->kind == FIELD_COUNT)
		json_number(json, strtoll(s, NULL, 10));
	else
		json_text(json, s);
}

/* The fields of a record from number FIRST on, as an object. */
static void
write_yaml(struct json *json, const struct record *kind, const void *record,
	   size_t first)
{
	json_object(json);
	for (size_t i = first; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];
		const struct list *list;

		if (field_single(field)) {
			const char *s = field_text(field, record)->s;

			if (!s)
				continue;
			json_key(json, field->key);
			write_yaml_single(json, field, s);
			continue;
		}
		list = field_list(field, record);
		if (list->count == 0 && !field->required)
			continue;
		json_key(json, field->key);
		write_yaml_list(json, field, list);
	}
	json_object_end(json);
}

static void
write_yaml_list(struct json *json, const struct field *field,
		const struct list *list)
{
	const struct record *of = field->of;

	if (field->kind == FIELD_LINES) {
		write_lines(json, list);
		return;
	}
	if (field->kind == FIELD_NAMED)
		json_object(json);
	else
		json_list(json);
	for (size_t i = 0; i < list->count; i++) {
		const char *item = (const char *)list->items + i * of->size;

		if (field->kind == FIELD_NAMED)
			json_key(json, field_text(of->fields, item)->s);
		write_yaml(json, of, item, field->kind == FIELD_NAMED);
	}
	if (field->kind == FIELD_NAMED)
		json_object_end(json);
	else
		json_list_end(json);
}

void
record_json_yaml(struct json *json, const struct record *kind,
		 const void *record)
{
	write_yaml(json, kind, record, 0);
}
