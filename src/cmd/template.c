#include "cmd/template.h"

#include <string.h>

#include "base/text.h"
#include "cmd/commands.h"
#include "cmd/complete.h"
#include "register/record.h"

/* The keys of a form that are printed filled in, with their values. */
struct sample {
	const char *key, *value;
};

void
template_comment(FILE *out, const char *indent, const char *text)
{
	const char *line = text, *next;
	size_t len;

	do {
		next = text_wrap(line, 76 - (int)strlen(indent), &len);
		fprintf(out, "%s# %.*s\n", indent, (int)len, line);
		line = next;
	} while (line);
}

/* A group by name: its form is one line of an example. */
static void
print_named(FILE *out, const struct field *field, const char *indent)
{
	const char *sep = "{ ";
	size_t i;

	template_comment(out, indent, field->help);
	fprintf(out, "%s# %s:\n%s#   CATEGORY: ", indent, field->key, indent);
	for (i = 0; i < field->of->count; i++) {
		if (field->of->fields[i].kind != FIELD_COUNT)
			continue;
		fprintf(out, "%s%s: NUMBER", sep, field->of->fields[i].key);
		sep = ", ";
	}
	fputs(" }\n", out);
}

/*
 * The fields of a record, each below what it is: those with a sample stand
 * ready, the others are commented out.  Behind a value there is no comment:
 * one that is meant cannot be told from a hash that is part of a text.
 */
static void
print_fields(FILE *out, const struct record *kind, const char *indent,
	     const char *first, const struct sample *samples)
{
	size_t i, s;

	for (i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];

		if (field->kind == FIELD_NAMED)
			print_named(out, field, indent);
		if (!field_single(field))
			continue;
		for (s = 0; samples[s].key; s++)
			if (strcmp(samples[s].key, field->key) == 0)
				break;
		template_comment(out, indent, field->help);
		if (samples[s].key)
			fprintf(out, "%s%s:%s%s\n", i ? indent : first,
				field->key, *samples[s].value ? " " : "",
				samples[s].value);
		else
			fprintf(out, "%s%s%s:\n", i ? indent : first,
				*first == '#' ? "" : "# ", field->key);
	}
}

/* Names of the process, a comma between them. */
static const char *
names_of(struct pool *pool, const struct list *list, size_t size,
	 size_t name_at)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < list->count; i++)
		all = pool_printf(pool, "%s%s%s", all, i ? ", " : "",
				  ((const struct text *)
				   ((const char *)list->items + i * size +
				    name_at))->s);
	return all;
}

/* The status a new proposal begins in. */
static const char *
first_status(const struct process *process)
{
	const struct process_status *s = process->statuses.items;
	size_t i;

	for (i = 0; i < process->statuses.count; i++)
		if (process_move(process, NULL, s[i].name.s, NULL))
			return s[i].name.s;
	return "";
}

/* The id after the highest of the first family. */
static const char *
next_id(struct app *app, const struct process *process)
{
	const struct process_family *family = process->families.items;
	struct stmt *stmt = db_stmt(app->db, SQL_NAME_NEXT);
	const char *id = "";

	stmt_int(stmt, 1, family->id);
	if (stmt_step(stmt) > 0)
		id = stmt_copy(stmt, app->pool, 0);
	stmt_run(stmt);
	return id;
}

static int
print_proposal(struct app *app, const struct process *process)
{
	struct sample head[] = {
		{ "proposal", next_id(app, process) },
		{ "title", "" },
		{ NULL, NULL },
	};
	struct sample entry[] = {
		{ "date", app->today },
		{ "status", first_status(process) },
		{ NULL, NULL },
	};
	struct sample plan[] = { { NULL, NULL } };
	FILE *out = app->out;

	template_comment(out, "", "A proposal, for `secreg add`. Fill in what"
			 " is known and take the # from the lines you use;"
			 " leave out what is not recorded, never guess it. A"
			 " value with a colon or a hash in it goes in"
			 " \"quotes\".");
	print_fields(out, &proposal_record, "", "", head);
	fputs("\n# documents:\n", out);
	print_fields(out, &document_record, "#     ", "#   - ", plan);
	fputc('\n', out);
	template_comment(out, "", pool_printf(app->pool, "Statuses: %s",
		names_of(app->pool, &process->statuses,
			 sizeof(struct process_status),
			 offsetof(struct process_status, name))));
	template_comment(out, "", pool_printf(app->pool, "Bodies: %s",
		names_of(app->pool, &process->bodies,
			 sizeof(struct process_body),
			 offsetof(struct process_body, name))));
	template_comment(out, "", pool_printf(app->pool, "Categories: %s",
		names_of(app->pool, &process->categories,
			 sizeof(struct process_category),
			 offsetof(struct process_category, name))));
	template_comment(out, "", pool_printf(app->pool, "Paths: %s",
		names_of(app->pool, &process->paths,
			 sizeof(struct process_path),
			 offsetof(struct process_path, code))));
	template_comment(out, "", "The oldest entry first; a vote and the"
			 " status it causes share one entry.");
	fputs("history:\n", out);
	print_fields(out, &entry_record, "    ", "  - ", entry);
	fputs("\n# planned:\n", out);
	print_fields(out, &planned_record, "#     ", "#   - ", plan);
	return 0;
}

/* The form of a question is one that can be asked as it stands. */
static int
print_question(struct app *app)
{
	static const struct sample samples[] = {
		{ "question", "raised-last-month" },
		{ "title", "Which open {proposals} were raised in the last"
		  " 30 days?" },
		{ "keywords", "new recent lately" },
		{ "sql", "|\n"
		  "  SELECT id, raised, proposer, title\n"
		  "  FROM proposals\n"
		  "  WHERE open AND raised > date(:as_at, '-30 days')\n"
		  "  ORDER BY raised, number, id" },
		{ NULL, NULL },
	};
	FILE *out = app->out;

	template_comment(out, "", "A question of this register's own, for"
			 " `secreg add`: put your own in the place of this"
			 " one. A value with a colon or a hash in it goes in"
			 " \"quotes\".");
	template_comment(out, "", "The SQL is one SELECT. What it can ask:"
			 " secreg query --schema");
	template_comment(out, "", "To try it before: secreg query \"SELECT"
			 " ...\"");
	template_comment(out, "", ":as_at is the day asked about. Any other"
			 " :NAME is given with --param NAME=VALUE. With {body}"
			 " in the title and :body in the SQL the question is"
			 " there for every body of the process.");
	print_fields(out, &question_record, "", "", samples);
	return 0;
}

static int
check_usage(struct app *app, const struct args *args, bool meeting)
{
	if (!meeting && (args_has(args, "body") || args_has(args, "date")))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "--body and --date are for the form of a meeting");
	return 0;
}

static int
template_run(struct app *app, const struct args *args)
{
	const char *kind = args_operand(args, 0);
	bool meeting = strcmp(kind, "meeting") == 0;
	bool question = strcmp(kind, "question") == 0;
	struct process *process;

	if (!meeting && !question && strcmp(kind, "proposal") != 0)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "there is no form for \"%s\". There is one for"
			    " \"proposal\", for \"meeting\" and for"
			    " \"question\"", kind);
	if (check_usage(app, args, meeting) < 0)
		return -1;
	if (question)
		return print_question(app);
	process = process_load(app->pool, app->diags, app->db);
	if (!process)
		return -1;
	return meeting ? template_meeting(app, args, process) :
	       print_proposal(app, process);
}

static void
template_offer(struct completion *completion)
{
	static const char *const kinds[] = { "proposal", "meeting", NULL };

	complete_choices(completion, kinds);
}

static const struct option_row options[] = {
	{ .name = "body", .arg = "BODY",
	  .kind = WORD_BODY, .help = "the body that meets" },
	{ .name = "date", .arg = "DATE",
	  .help = "the day it meets, also one to come (default: today)" },
};

const struct cmd cmd_template = {
	.name = "template",
	.group = "Start",
	.summary = "print a commented YAML form: proposal, meeting, question",
	.operands = "KIND",
	.least = 1,
	.most = 1,
	.words = { WORD_OWN },
	.details =
	"Prints a form to fill in, for `secreg add`.\n"
	"\n"
	"The form of a proposal has the next free id, today's date and the"
	" words the process knows. Every field is in it; those a proposal can"
	" do without are commented out.\n"
	"\n"
	"The form of a meeting lists every proposal on which that body has a"
	" vote on the day, as far as is recorded now, and says of each what"
	" the vote would be. All votes of a sheet are one change.\n"
	"\n"
	"The form of a question is one already: give it a name, its words and"
	" SQL of your own, and `ask` knows it (docs/questions.md).\n"
	"\n"
	"A new proposal:\n"
	"  secreg template proposal > new.yaml\n"
	"  (fill in the title)\n"
	"  secreg add new.yaml\n"
	"\n"
	"The votes of a meeting:\n"
	"  secreg template meeting --body BODY --date 2017-05-24 >"
	" sheet.yaml\n"
	"  (fill in how it voted; take out what it did not vote on)\n"
	"  secreg add --dry-run sheet.yaml\n"
	"  secreg add sheet.yaml",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_OUTPUT,
	.db = CMD_READS,
	.run = template_run,
	.offer = template_offer,
};
