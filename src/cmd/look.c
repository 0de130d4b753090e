#include "cmd/look.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "register/load.h"
#include "register/names.h"
#include "register/page.h"

const char *
look_when(struct app *app)
{
	const char *when = pool_printf(app->pool, "as at %s",
				       date_long(app->pool, app->as_at));

	if (!app->as_known)
		return when;
	return pool_printf(app->pool, "%s, as known at change %lld", when,
			   (long long)app->known);
}

int64_t
look_find(struct app *app, const char *word)
{
	int64_t key = name_find(app->pool, app->diags, app->db, word);

	return key ? key : name_unknown(app->pool, app->diags, app->db, word);
}

/* Known, but only of later days than the one asked about. */
static int
not_yet(struct app *app, int64_t key)
{
	struct stmt *stmt = db_stmt(app->db, SQL_SHOW_FIRST);
	const char *id, *day;
	bool exact;

	stmt_int(stmt, 1, key);
	if (stmt_step(stmt) <= 0)
		return diag(app->diags, SLUG_DAMAGED, NULL,
			    "a proposal of the register has no id");
	id = stmt_copy(stmt, app->pool, 0);
	day = stmt_copy(stmt, app->pool, 1);
	exact = stmt_col_int(stmt, 2);
	if (stmt_run(stmt) < 0)
		return -1;
	diag(app->diags, SLUG_NOT_FOUND, NULL,
	     "nothing is known of %s on %s: its first entry is %s %s", id,
	     date_long(app->pool, app->as_at), exact ? "of" : "by",
	     date_long(app->pool, day));
	return -1;
}

int
look_load(struct app *app, struct pool *pool, int64_t key,
	  struct proposal *proposal)
{
	int found = load_one(pool, app->db, key, proposal);

	if (found == 0)
		return not_yet(app, key);
	return found < 0 ? -1 : 0;
}

int
look_may_be(struct app *app, int64_t key, const char **status)
{
	struct stmt *stmt = db_stmt(app->db, SQL_SHOW_NEXT);
	int found;

	*status = NULL;
	stmt_int(stmt, 1, key);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	*status = stmt_copy(stmt, app->pool, 0);
	return stmt_run(stmt);
}

void
look_json(struct app *app, struct json *json)
{
	json_start(json, app->out, true);
	json_object(json);
	json_key(json, "format");
	json_number(json, 1);
	json_key(json, "command");
	json_text(json, app->cmd->name);
	json_key(json, "as_at");
	json_text(json, app->as_at);
	json_key(json, "as_known");
	if (app->as_known)
		json_number(json, app->known);
	else
		json_null(json);
	json_key(json, "rows");
}

void
look_json_end(struct json *json)
{
	json_object_end(json);
	json_finish(json);
}

void
look_objects(struct app *app, struct json *json)
{
	if (app->format != FORMAT_JSON)
		return;
	look_json(app, json);
	json_list(json);
}

void
look_objects_end(struct app *app, struct json *json)
{
	if (app->format != FORMAT_JSON)
		return;
	json_list_end(json);
	look_json_end(json);
}

void
look_object(struct app *app, struct json *json)
{
	if (app->format == FORMAT_JSONL)
		json_start(json, app->out, false);
}

void
look_object_end(struct app *app, struct json *json)
{
	if (app->format == FORMAT_JSONL)
		json_finish(json);
}

/* S with a capital letter. */
static const char *
capital(struct pool *pool, const char *s)
{
	char *copy = pool_strdup(pool, s);

	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

void
look_page(struct app *app, const char *title)
{
	page_start(app->pool, app->out, title, PAGE_SHEET);
	page_title(app->pool, app->out, title, NULL);
}

struct table *
look_table(struct app *app, const struct column *columns, int count,
	   struct json *json)
{
	return look_titled(app, capital(app->pool, app->cmd->name),
			   capital(app->pool, look_when(app)), columns, count,
			   json);
}

struct table *
look_titled(struct app *app, const char *title, const char *line,
	    const struct column *columns, int count, struct json *json)
{
	const struct table_style style = {
		.caption = title,
		.format = app->format,
		.width = app->width,
		.bold_heads = app->colour,
		.bom = app->bom,
	};

	if (app->format == FORMAT_JSON)
		look_json(app, json);
	if (app->format == FORMAT_HTML) {
		page_start(app->pool, app->out, title, PAGE_BROAD);
		page_title(app->pool, app->out, title, line);
	}
	return table_start(app->pool, app->out, &style, columns, count, json);
}

void
look_end(struct app *app, struct table *table, struct json *json)
{
	look_end_note(app, table, json, NULL);
}

void
look_end_note(struct app *app, struct table *table, struct json *json,
	      const char *note)
{
	bool page = app->format == FORMAT_HTML;

	table_end(table);
	if (note && page)
		page_paragraph(app->pool, app->out,
			       note + strspn(note, "\n"));
	else if (note && look_people(app))
		look_note(app, note);
	if (page)
		page_end(app->out, NULL);
	if (app->format == FORMAT_JSON)
		look_json_end(json);
}

bool
look_people(const struct app *app)
{
	return app->format == FORMAT_TEXT || app->format == FORMAT_MARKDOWN ||
	       app->format == FORMAT_HTML;
}

void
look_note(struct app *app, const char *text)
{
	while (text) {
		size_t len = strlen(text);
		const char *next = app->width ?
				   text_wrap(text, app->width, &len) : NULL;

		fprintf(app->notes, "%.*s\n", (int)len, text);
		text = next;
	}
}

/* The day of a time; NULL where a damaged register holds something else. */
static const char *
day_of(struct pool *pool, const char *time)
{
	const char *day = pool_strndup(pool, time, strnlen(time, 10));

	return date_check(day) == DATE_GOOD && strlen(time) == 20 ? day : NULL;
}

const char *
look_time(struct pool *pool, const char *time)
{
	const char *day = day_of(pool, time);

	return day ? pool_printf(pool, "%s, %.5s", date_short(pool, day),
				 time + 11) : time;
}

const char *
look_time_long(struct pool *pool, const char *time, bool seconds)
{
	const char *day = day_of(pool, time);

	return day ? pool_printf(pool, "%s%s %.*s UTC", date_long(pool, day),
				 seconds ? "," : "", seconds ? 8 : 5,
				 time + 11) : time;
}

const char *
look_one_line(struct pool *pool, const char *lines)
{
	const char *all = "";

	while (*lines) {
		size_t len = strcspn(lines, "\n");
		size_t so_far = strlen(all);
		bool ended = so_far > 0 && strchr(".:;!?", all[so_far - 1]);

		if (len > 0)
			all = pool_printf(pool, "%s%s%.*s", all,
					  so_far == 0 ? "" :
					  ended ? " " : "; ",
					  (int)len, lines);
		lines += len + (lines[len] == '\n');
	}
	return all;
}
