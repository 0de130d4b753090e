#include "cmd/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/spool.h"
#include "base/text.h"
#include "cmd/answer.h"
#include "cmd/complete.h"
#include "cmd/look.h"
#include "register/question.h"

/* The promised views, as their page describes them. */
static int
print_schema(struct app *app, const struct args *args)
{
	static const struct column columns[] = {
		{ .key = "view", .head = "VIEW", .kind = COLUMN_DATE,
		  .strong = true },
		{ .key = "column", .head = "COLUMN", .kind = COLUMN_DATE },
		{ .key = "words", .head = "WHAT IT IS" },
	};
	const char *view = args_count(args) ? args_operand(args, 0) : NULL;
	struct table *table;
	struct json json;
	long rows = 0;

	table = look_table(app, columns, 3, &json);
	for (const struct sql_view *v = sql_views; v->view; v++) {
		const char *cells[] = { v->view, v->column, v->words };

		if (view && !text_same_name(v->view, view))
			continue;
		if (look_people(app)) {
			cells[0] = v->column ? "" : v->view;
			cells[1] = v->column ? v->column : "";
		}
		table_row(table, cells);
		rows++;
	}
	look_end(app, table, &json);
	if (rows > 0)
		return 0;
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL, "no view \"%s\"", view);
	diag_help(app->diags, "All there are: secreg query --schema");
	return -1;
}

/* Standard input, as far as SQL may be long, and one byte more. */
static const char *
read_sql(struct app *app, size_t *len)
{
	char *text = pool_alloc(app->pool, QUERY_SQL_MAX + 2);
	struct spool spool;
	ssize_t n = 0;

	*len = 0;
	if (spool_open(&spool, app->pool, app->diags, "-") == 0) {
		do {
			n = pread(spool.fd, text + *len,
				  QUERY_SQL_MAX + 1 - *len,
				  spool.origin + (off_t)*len);
			*len += n > 0 ? (size_t)n : 0;
		} while (n > 0 || (n < 0 && errno == EINTR));
		if (n < 0)
			diag(app->diags, SLUG_READ, NULL, "the SQL cannot be "
			     "read: %s", strerror(errno));
	} else {
		n = -1;
	}
	spool_close(&spool);
	return n < 0 ? NULL : text;
}

/* CR LF, as other systems end lines, becomes LF. */
static char *
plain_lines(struct pool *pool, const char *sql)
{
	char *copy = pool_strdup(pool, sql), *to = copy;

	for (const char *from = copy; *from; from++)
		if (from[0] != '\r' || from[1] != '\n')
			*to++ = *from;
	*to = '\0';
	return strncmp(copy, "\xef\xbb\xbf", 3) == 0 ? copy + 3 : copy;
}

/* The SQL that was typed or is piped in; to app->taken, as it may be asked. */
static int
query_take(struct app *app, const struct args *args)
{
	const char *sql = args_count(args) ? args_operand(args, 0) : "";
	size_t len = strlen(sql);
	unsigned code;

	if (strcmp(sql, "-") == 0)
		sql = read_sql(app, &len);
	if (!sql)
		return -1;
	if (len > QUERY_SQL_MAX)
		return diag(app->diags, SLUG_SQL, NULL, "the SQL is longer "
			    "than %d bytes", QUERY_SQL_MAX);
	if (strlen(sql) < len)
		return diag(app->diags, SLUG_SQL, NULL,
			    "the SQL holds a zero byte");
	app->taken = plain_lines(app->pool, sql);
	if (text_first_bad(app->taken, &code))
		return diag(app->diags, SLUG_SQL, NULL, code ?
			    "the SQL holds a character that cannot be seen" :
			    "the SQL is not UTF-8 text");
	return 0;
}

/* A saved question's SQL, and what it is asked about. */
static int
take_saved(struct app *app, const char *name, struct asked *asked,
	   const struct question **question)
{
	const struct process *process = process_load(app->pool, app->diags,
						     app->db);
	struct questions all;

	if (!process ||
	    question_all(app->pool, app->db, process, &all) < 0)
		return -1;
	*question = question_find(&all, name);
	if (!*question) {
		diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
		     "no question is saved as \"%s\"", name);
		diag_help(app->diags, "All there are: secreg ask");
		return -1;
	}
	return answer_saved(app, &all, *question, asked);
}

/* Puts together what is asked; *QUESTION is NULL unless it is a saved one. */
static int
take_question(struct app *app, const struct args *args, struct asked *asked,
	      const struct question **question)
{
	const char *saved = args_value(args, "saved");

	if (args_has(args, "show-sql") && !saved)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "--show-sql goes with --saved NAME");
	if (!saved == !args_count(args)) {
		diag(app->diags, SLUG_USAGE, NULL, saved ?
		     "--saved and SQL do not go together" :
		     "there is no SQL to be asked");
		diag_help(app->diags, "As in: secreg query \"SELECT id, title "
			  "FROM proposals\"");
		return -1;
	}
	if (answer_timeout(app, args, &asked->timeout) < 0 ||
	    answer_params(app, args, asked) < 0)
		return -1;
	if (saved)
		return take_saved(app, saved, asked, question);
	asked->sql = app->taken;
	return 0;
}

static int
query_run(struct app *app, const struct args *args)
{
	const struct question *question = NULL;
	struct asked asked = { 0 };
	long found;

	if (args_has(args, "schema"))
		return print_schema(app, args);
	if (take_question(app, args, &asked, &question) < 0)
		return -1;
	if (args_has(args, "show-sql")) {
		fputs(question_sql(app->pool, question), app->out);
		return 0;
	}
	if (answer_print(app, &asked, &found) < 0)
		return -1;
	if (found == 0 && args_has(args, "exit-status"))
		app->status = STATUS_NO;
	return 0;
}

/* SQL is nobody's to guess; the views are known. */
static void
query_offer(struct completion *completion)
{
	if (!args_has(completion->request.args, "schema"))
		return;
	for (const struct sql_view *v = sql_views; v->view; v++)
		if (!v->column)
			complete_offer(completion, v->view, v->words);
}

static const struct option_row options[] = {
	{ .name = "saved", .arg = "NAME", .kind = WORD_QUESTION,
	  .help = "ask the saved question of that name" },
	{ .name = "show-sql", .help = "print the SQL of --saved instead of "
	  "the answer" },
	{ .name = "schema", .help = "print the views and their columns; with "
	  "the name of a view, that one" },
	ANSWER_OPTIONS
};

const struct cmd cmd_query = {
	.name = "query",
	.group = "Look",
	.summary = "any SELECT; read-only",
	.operands = "SQL",
	.least = 0,
	.most = 1,
	.words = { WORD_OWN },
	.details =
"SQL is one SELECT (WITH and VALUES too), or - to read it from a pipe. It\n"
"can only read. The views it may ask are promised to stay; --schema lists\n"
"them. working_days(a, b) counts the Working Days after a, up to and\n"
"including b. :as_at is the day asked about, which is today without --as-at.\n"
"\n"
"A value of --param that is a whole number becomes one; all else is text. In\n"
"text and Markdown, numbers stand on the right and days are written out\n"
"where a column holds nothing else; CSV and JSON have them as they are. A\n"
"blob is shown as x'00ff'. What takes too long or too much memory ends with\n"
"status 4.\n"
"\n"
"How many proposals are in each status:\n"
"  secreg query \"SELECT status, count(*) FROM proposals GROUP BY status\"\n"
"\n"
"What was true in April:\n"
"  secreg query --as-at 2017-04-20 \"SELECT id, status FROM proposals\"\n"
"\n"
"For a report script, with a value from outside:\n"
"  secreg query --format csv --param from=2017-04-01 \\\n"
"    \"SELECT id, date, body, outcome FROM votes WHERE date >= :from\"\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL,
	.db = CMD_READS,
	.take = query_take,
	.run = query_run,
	.offer = query_offer,
};
