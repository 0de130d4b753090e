/*
 * What commands that read have in common: finding a proposal, saying as at
 * when, starting a table, and the outside of a JSON answer.
 */
#ifndef CMD_LOOK_H
#define CMD_LOOK_H

#include "base/json.h"
#include "cmd/cmd.h"
#include "register/record.h"

/* "as at 10 May 2017", and ", as known at change 58" if that was asked. */
const char *look_when(struct app *app);

/* The proposal WORD means: its internal key, or -1 with a problem recorded. */
int64_t look_find(struct app *app, const char *word);

/*
 * Reads the proposal with this key into *PROPOSAL, in POOL.  Returns 0, or -1
 * with a problem recorded, also when nothing is known of it on that day.
 */
int look_load(struct app *app, struct pool *pool, int64_t key,
	      struct proposal *proposal);

/*
 * Sets *STATUS to what the proposal with this key may already have been on the
 * day asked about, because the step to it is only known as `by` a later day;
 * NULL if there is no such thing.  Returns 0, or -1 with a problem recorded.
 */
int look_may_be(struct app *app, int64_t key, const char **status);

/*
 * A table in the format asked for, and what is around it: an object in JSON, a
 * page in HTML.  TITLE heads the page and LINE (or NULL), saying what the table
 * shows, stands below it; look_table() takes the command's name and the day for
 * them.  look_end() ends it all.  JSON must live until then.
 */
struct table *look_table(struct app *app, const struct column *columns,
			 int count, struct json *json);
struct table *look_titled(struct app *app, const char *title,
			  const char *line, const struct column *columns,
			  int count, struct json *json);
void look_end(struct app *app, struct table *table, struct json *json);

/*
 * The same with a note for people: on an HTML page it stands under the table,
 * else it goes to stderr as by look_note().  Programs are not told.
 */
void look_end_note(struct app *app, struct table *table, struct json *json,
		   const char *note);

/*
 * Begins a page called TITLE, of headings, sentences and tables, up to what
 * stands below its h1.  Ended by page_end() of register/page.h.
 */
void look_page(struct app *app, const char *title);

/* The object alone, up to the list of its rows, and its end. */
void look_json(struct app *app, struct json *json);
void look_json_end(struct json *json);

/*
 * Objects that are no rows of a table: a list of them in the JSON answer, or
 * one a line.  Each is written at JSON between look_object() and
 * look_object_end().
 */
void look_objects(struct app *app, struct json *json);
void look_objects_end(struct app *app, struct json *json);
void look_object(struct app *app, struct json *json);
void look_object_end(struct app *app, struct json *json);

/* Whether the format is for people, not for programs. */
bool look_people(const struct app *app);

/* A paragraph for stderr, wrapped as the results are. */
void look_note(struct app *app, const char *text);

/* "10 May 2017, 09:00", from YYYY-MM-DDTHH:MM:SSZ. */
const char *look_time(struct pool *pool, const char *time);

/*
 * The same as "30 July 2017, 09:14:05 UTC", with SECONDS, or as "30 July 2017
 * 09:14 UTC".
 */
const char *look_time_long(struct pool *pool, const char *time, bool seconds);

/*
 * Lines as one, for a cell: a semicolon stands between two, unless the first
 * ends with a sign of its own.
 */
const char *look_one_line(struct pool *pool, const char *lines);

#endif
