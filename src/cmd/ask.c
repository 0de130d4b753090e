#include "cmd/commands.h"

#include "base/escape.h"
#include "base/text.h"
#include "cmd/answer.h"
#include "cmd/look.h"
#include "register/question.h"

/* How a question is listed: once for all bodies, unless ONE is meant. */
static const char *
listed_name(const struct question *question, bool one)
{
	return question->any_name && !one ? question->any_name :
	       question->name;
}

static const char *
listed_title(const struct question *question, bool one)
{
	return question->any_title && !one ? question->any_title :
	       question->title;
}

/* Whether the same question about another body stood before it. */
static bool
is_again(const struct questions *questions, size_t i)
{
	return i > 0 && questions->items[i].any_name &&
	       questions->items[i - 1].any_name &&
	       strcmp(questions->items[i].any_name,
		      questions->items[i - 1].any_name) == 0;
}

/* "BODY is one of Panel, Working Group, ...", if any question has one. */
static const char *
bodies_line(struct pool *pool, const struct process *process)
{
	const struct process_body *bodies = process->bodies.items;
	const char *all = "BODY is one of: ";

	for (size_t i = 0; i < process->bodies.count; i++)
		all = pool_printf(pool, "%s%s%s", all, i ? ", " : "",
				  bodies[i].name.s);
	return pool_printf(pool, "%s.", all);
}

/* A table of the questions that are the register's OWN, or not, or (-1) all. */
static void
print_table(struct app *app, const struct questions *all, int own)
{
	const struct column columns[] = {
		{ .key = "name", .head = own > 0 ? "OF THIS REGISTER" : "NAME",
		  .kind = COLUMN_DATE, .strong = true },
		{ .key = "title", .head = "QUESTION" },
		{ .key = "own", .kind = COLUMN_BOOL, .whom = FOR_PROGRAMS },
	};
	bool people = look_people(app);
	struct table *table;
	struct json json;

	table = look_table(app, columns, 3, &json);
	for (size_t i = 0; i < all->count; i++) {
		const struct question *question = &all->items[i];
		const char *cells[] = {
			listed_name(question, !people),
			listed_title(question, !people),
			question->kept ? "1" : "0",
		};

		if (own >= 0 && (question->kept != NULL) != (own > 0))
			continue;
		if (!people || !is_again(all, i))
			table_row(table, cells);
	}
	look_end(app, table, &json);
}

/* All questions: for people those about a body once, for programs each. */
static int
print_all(struct app *app, const struct process *process,
	  const struct questions *all)
{
	if (!look_people(app)) {
		print_table(app, all, -1);
		return 0;
	}
	print_table(app, all, 0);
	if (all->items[all->count - 1].kept) {
		putc('\n', app->out);
		print_table(app, all, 1);
	}
	putc('\n', app->notes);
	look_note(app, bodies_line(app->pool, process));
	look_note(app, "Ask by some of its words, as in: secreg ask "
		  "longest");
	return 0;
}

/* Adds a list of questions to the latest problem. */
static void
help_questions(struct app *app, const struct questions *questions, bool one)
{
	int widest = 0;

	for (size_t i = 0; i < questions->count; i++) {
		int width = text_width(listed_name(&questions->items[i], one));

		if (width > widest)
			widest = width;
	}
	for (size_t i = 0; i < questions->count; i++) {
		const struct question *question = &questions->items[i];
		const char *name = listed_name(question, one);

		if (one || !is_again(questions, i))
			diag_help(app->diags, "%s%*s  %s%s", name,
				  widest - text_width(name), "",
				  listed_title(question, one),
				  question->kept ? " (of this register)" : "");
	}
}

/* No question has all the words. */
static int
no_question(struct app *app, const struct process *process,
	    const struct questions *all, const char *const *words, int count)
{
	const char *unknown = question_unknown(app->pool, all, words, count);

	if (unknown)
		diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
		     "no question has the word \"%s\". These are all there "
		     "are", unknown);
	else
		diag(app->diags, SLUG_UNKNOWN_WORD, NULL, "no question has "
		     "all these words. These are all there are");
	help_questions(app, all, false);
	diag_help(app->diags, "%s", bodies_line(app->pool, process));
	return -1;
}

/* The question as a heading. */
static void
print_title(struct app *app, const char *title)
{
	if (app->format == FORMAT_MARKDOWN) {
		fprintf(app->out, "## %s\n\n",
			escape_markdown(app->pool, title));
		return;
	}
	while (title) {
		size_t len = strlen(title);
		const char *next = app->width ?
				   text_wrap(title, app->width, &len) : NULL;

		fprintf(app->out, "%.*s\n", (int)len, title);
		title = next;
	}
	putc('\n', app->out);
}

static int
answer(struct app *app, const struct args *args, const struct questions *all,
       const struct question *question)
{
	struct asked asked = { 0 };
	long found;

	if (answer_timeout(app, args, &asked.timeout) < 0 ||
	    answer_params(app, args, &asked) < 0 ||
	    answer_saved(app, all, question, &asked) < 0)
		return -1;
	if (look_people(app) && app->format != FORMAT_HTML)
		print_title(app, question->title);
	if (answer_print(app, &asked, &found) < 0)
		return -1;
	if (found == 0 && args_has(args, "exit-status"))
		app->status = STATUS_NO;
	if (!look_people(app))
		return 0;
	if (found > 0)
		putc('\n', app->notes);
	look_note(app, found > 0 ?
		  pool_printf(app->pool, "%ld found, %s.", found,
			      look_when(app)) :
		  pool_printf(app->pool, "None found, %s.", look_when(app)));
	look_note(app, pool_printf(app->pool, "The SQL behind it: secreg "
		  "query --saved %s --show-sql", question->name));
	return 0;
}

static int
ask_run(struct app *app, const struct args *args)
{
	const struct process *process = process_load(app->pool, app->diags,
						     app->db);
	int count = args_count(args);
	const char **words = pool_alloc(app->pool, ((size_t)count + 1) *
					sizeof(*words));
	struct questions all, found;

	if (!process ||
	    question_all(app->pool, app->db, process, &all) < 0)
		return -1;
	if (count == 0)
		return print_all(app, process, &all);
	for (int i = 0; i < count; i++)
		words[i] = args_operand(args, i);
	found = question_match(app->pool, &all, words, count);
	if (found.count == 0)
		return no_question(app, process, &all, words, count);
	if (found.count == 1)
		return answer(app, args, &all, &found.items[0]);
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
	     "that could be any of these; say a little more");
	help_questions(app, &found, true);
	return -1;
}

static const struct option_row options[] = {
	ANSWER_OPTIONS
};

const struct cmd cmd_ask = {
	.name = "ask",
	.group = "Look",
	.summary = "a saved question in plain words",
	.operands = "[WORDS...]",
	.least = 0,
	.most = -1,
	.words = { WORD_QUESTION },
	.details =
"Asks the one saved question that has all the words in it: in the question\n"
"itself, in its name, or among some more that are kept with it. Capitals and\n"
"a plural s do not matter. Nothing is guessed: if several questions have\n"
"them, those are listed. Without words, all questions are.\n"
"\n"
"A register can hold questions of its own, which are asked in the same way:\n"
"  secreg template question\n"
"\n"
"What is to be implemented, and when:\n"
"  secreg ask implementation date\n"
"\n"
"The same for a spreadsheet, as things stood in April:\n"
"  secreg ask implementation date --as-at 2017-04-20 --format csv\n"
"\n"
"Its SQL, to make another question of it:\n"
"  secreg query --saved to-be-implemented --show-sql\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = ask_run,
};
