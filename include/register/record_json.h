/*
 * Records as JSON, by the same field tables as YAML.
 */
#ifndef REGISTER_RECORD_JSON_H
#define REGISTER_RECORD_JSON_H

#include "base/field.h"
#include "base/json.h"

/*
 * Writes the members of RECORD, a struct of KIND, into the object JSON is in.
 * Keys have underlines for hyphens, as the columns of views; what is not
 * recorded is null.  A day that may be `by` a day is two members, as "date"
 * and "date_exact".  Lists are lists; those of names too.
 */
void record_json(struct json *json, const struct record *kind,
		 const void *record);

/*
 * Writes RECORD as an object that says what its YAML says: the same keys and
 * texts, nothing for what is not recorded, flags as truth values, counts as
 * numbers.  Names with records behind them are an object.
 */
void record_json_yaml(struct json *json, const struct record *kind,
		      const void *record);

/* A list of records as a value. */
void record_json_list(struct json *json, const struct record *kind,
		      const struct list *list);

#endif
