/*
 * JSON written token by token, correct whatever the text holds.
 *
 * Commas, colons and escapes are put in here and nowhere else.  Newline and
 * tab are written as \n and \t, other control characters and everything that
 * text_allowed() refuses as \uXXXX; each malformed byte as U+FFFD.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdio.h>

struct json {
	FILE *out;
	bool pretty;	/* one member a line, two spaces a level */
	int depth;
	bool first;	/* nothing yet in the innermost object or list */
	bool after_key;
};

/* Starts a writer on OUT. */
void json_start(struct json *json, FILE *out, bool pretty);

/* An object or a list, as a value; KEY names the next value. */
void json_object(struct json *json);
void json_object_end(struct json *json);
void json_list(struct json *json);
void json_list_end(struct json *json);
void json_key(struct json *json, const char *key);

/* Values.  A NULL string is null. */
void json_text(struct json *json, const char *s);
void json_number(struct json *json, long long number);
void json_decimal(struct json *json, const char *number); /* as JSON has it */
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

/* Ends the document with a newline; the next may then begin (JSON Lines). */
void json_finish(struct json *json);

#endif
