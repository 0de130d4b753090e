#include "cmd/list.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/grid.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cmd/options.h"
#include "register/calendar.h"
#include "register/process.h"
#include "register/search.h"
#include "register/timeline.h"

/* What the options are read into. */
struct reader {
	struct app *app;
	const struct args *args;
	const struct process *process;
	struct list_filter *filter;
};

/*
 * A word of the process: as the process spells it, and *SAID as a sentence
 * does; NULL with a problem recorded.
 */
typedef const char *canonical(struct reader *reader, const char *word,
			      const char **said);

static const char *
status_word(struct reader *reader, const char *word, const char **said)
{
	struct app *app = reader->app;
	const struct process_status *status =
		process_status(reader->process, word);

	if (status)
		return *said = status->name.s;
	process_no_status(app->pool, app->diags, reader->process, word, NULL);
	return NULL;
}

static const char *
path_word(struct reader *reader, const char *word, const char **said)
{
	struct app *app = reader->app;
	const struct process_path *path = process_path(reader->process, word);

	if (path)
		return *said = path->code.s;
	*said = "not recorded";
	if (text_same_name(word, PROCESS_NO_PATH))
		return PROCESS_NO_PATH;
	process_no_path(app->pool, app->diags, reader->process, word, NULL);
	diag_help(app->diags, "Without a path: --path " PROCESS_NO_PATH);
	return NULL;
}

static const char *
body_word(struct reader *reader, const char *word, const char **said)
{
	struct app *app = reader->app;
	const struct process_body *body = process_body(reader->process, word);

	if (body) {
		*said = body_called(app->pool, reader->process, body->name.s);
		return body->name.s;
	}
	process_no_body(app->pool, app->diags, reader->process, word, NULL);
	return NULL;
}

/* Adds to what was asked, in words. */
static void
asked(struct reader *reader, const char *words)
{
	struct list_filter *filter = reader->filter;

	filter->asked = filter->asked ?
		pool_printf(reader->app->pool, "%s, %s", filter->asked,
			    words) : words;
}

/* A JSON list being written. */
struct json_words {
	struct memory memory;
	struct json json;
};

static void
words_open(struct json_words *words)
{
	memory_open(&words->memory);
	json_start(&words->json, words->memory.file, false);
	json_list(&words->json);
}

static const char *
words_close(struct json_words *words, struct pool *pool)
{
	const char *text;

	json_list_end(&words->json);
	memory_close(&words->memory);
	text = pool_strdup(pool, words->memory.text);
	memory_free(&words->memory);
	return text;
}

/*
 * The values of an option as a JSON list, and in words behind LEAD; NULL
 * without any.
 */
static int
read_words(struct reader *reader, const char *option, canonical *spell,
	   const char *lead, const char **list)
{
	struct app *app = reader->app;
	struct json_words words;
	const char **said = NULL;
	int count, failed = 0;
	const char *const *values = args_values(reader->args, option, &count);

	if (count == 0)
		return 0;
	if (!reader->process)
		reader->process = process_load(app->pool, app->diags, app->db);
	if (!reader->process)
		return -1;
	said = pool_alloc(app->pool, ((size_t)count + 1) * sizeof(*said));
	words_open(&words);
	for (int i = 0; i < count; i++) {
		const char *word = spell(reader, values[i], &said[i]);

		failed |= word ? 0 : -1;
		json_text(&words.json, word);
	}
	*list = words_close(&words, app->pool);
	if (!failed)
		asked(reader, pool_printf(app->pool, "%s%s", lead,
					  words_or(app->pool, said)));
	return failed;
}

static int
read_since(struct reader *reader, const char *option, const char *verb,
	   const char **day)
{
	struct app *app = reader->app;

	if (!args_has(reader->args, option))
		return 0;
	*day = args_day(app, reader->args, option);
	if (!*day)
		return -1;
	asked(reader, pool_printf(app->pool, "%s after %s", verb,
				  date_long(app->pool, *day)));
	return 0;
}

/* "60 wd" and "60 days", as people write them; 0, or -1 if it is neither. */
static int
read_span(const char *value, long *days, bool *working)
{
	static const char *const units[][5] = {
		{ "d", "day", "days", NULL },
		{ "wd", "working day", "working days", "workingdays", NULL },
	};
	char *end;

	if (!isdigit((unsigned char)*value))
		return -1;
	*days = strtol(value, &end, 10);
	if (end - value > 5)
		return -1;
	end += strspn(end, " -_");
	for (int i = 0; i < 2; i++) {
		*working = i == 1;
		for (const char *const *unit = units[i]; *unit; unit++)
			if (text_same_name(end, *unit))
				return 0;
	}
	return -1;
}

/* The latest day after which there are N Working Days up to DAY. */
static const char *
working_days_before(struct pool *pool, const struct calendar *calendar,
		    const char *day, long n)
{
	const long first = date_number("1900-01-01");
	long number = date_number(day);

	for (; n > 0 && number > first; number--)
		n -= calendar_works(calendar, date_of_number(pool, number));
	return date_of_number(pool, number);
}

static int
read_in_status(struct reader *reader)
{
	static const char option[] = "in-status-for";
	struct app *app = reader->app;
	const char *value = args_value(reader->args, option);
	const struct calendar *calendar;
	const char **since = &reader->filter->in_since;
	bool working;
	long days;

	if (!value)
		return 0;
	if (read_span(value, &days, &working) < 0) {
		diag(app->diags, SLUG_USAGE, NULL,
		     "--%s: expected a number of days, found \"%s\"", option,
		     value);
		diag_help(app->diags, "Working Days: --%s 60wd; calendar "
			  "days: --%s 60days", option, option);
		return -1;
	}
	if (working) {
		calendar = calendar_load(app->pool, app->db);
		if (!calendar)
			return -1;
		*since = working_days_before(app->pool, calendar, app->as_at,
					     days);
	} else {
		*since = date_of_number(app->pool,
					date_number(app->as_at) - days);
	}
	asked(reader, pool_printf(app->pool, "in its status for %ld %s%s or "
				  "longer", days, working ? "Working Day" :
				  "day", days == 1 ? "" : "s"));
	return 0;
}

static int
read_text(struct reader *reader)
{
	struct app *app = reader->app;
	struct list_filter *filter = reader->filter;
	const char *value = args_value(reader->args, "text");
	const struct found *found;
	struct json_words words;

	if (!value)
		return 0;
	if (search_words(app->pool, app->diags, app->db, value, GRID_MARK_ON,
			 GRID_MARK_OFF, &filter->found) < 0)
		return -1;
	words_open(&words);
	found = filter->found.items;
	for (size_t i = 0; i < filter->found.count; i++)
		json_text(&words.json, found[i].id);
	filter->ids = words_close(&words, app->pool);
	asked(reader, pool_printf(app->pool, "text \"%s\"",
				  text_visible(app->pool, value)));
	return 0;
}

/* --open, --closed and --all: one of them at most. */
static int
read_kind(struct reader *reader)
{
	static const char *const kinds[] = { "open", "closed", "all" };
	struct list_filter *filter = reader->filter;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!args_has(reader->args, kinds[i]))
			continue;
		if (filter->kind)
			return diag(reader->app->diags, SLUG_USAGE, NULL,
				    "--%s and --%s do not go together",
				    filter->kind, kinds[i]);
		filter->kind = kinds[i];
	}
	return 0;
}

int
list_filter_read(struct app *app, const struct args *args,
		 struct list_filter *filter)
{
	struct reader reader = {
		.app = app, .args = args, .filter = filter,
	};
	int failed;

	if (read_kind(&reader) < 0)
		return -1;
	failed = read_words(&reader, "status", status_word, "status ",
			    &filter->statuses);
	failed |= read_words(&reader, "not-status", status_word,
			     "status other than ", &filter->not_statuses);
	failed |= read_words(&reader, "path", path_word, "path ",
			     &filter->paths);
	failed |= read_words(&reader, "waiting-for", body_word,
			     "waiting for ", &filter->bodies);
	failed |= read_since(&reader, "raised-since", "raised",
			     &filter->raised_since);
	failed |= read_since(&reader, "changed-since", "changed",
			     &filter->changed_since);
	failed |= read_in_status(&reader);
	if (failed || read_text(&reader) < 0)
		return -1;
	/* Whoever names a status wants it, open or closed. */
	if (!filter->kind)
		filter->kind = filter->statuses ? "all" : "open";
	filter->by_kind = strcmp(filter->kind, "all") != 0;
	return 0;
}
