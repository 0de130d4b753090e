#include "cmd/commands.h"

#include <string.h>

#include "base/text.h"
#include "cmd/process_print.h"
#include "io/yaml_out.h"

static const char *const formats[] = {
	"text", "markdown", "html", "mermaid", "yaml", NULL
};

/* Adds the rules of one list to the names there are. */
static const char **
add_rules(struct pool *pool, const char **names, size_t *count,
	  const struct list *list, const struct record *kind)
{
	size_t rule = 0;

	while (strcmp(kind->fields[rule].key, "rule") != 0)
		rule++;
	for (size_t i = 0; i < list->count; i++) {
		const char *row = (const char *)list->items + i * kind->size;

		names = pool_grow(pool, names, *count, sizeof(*names));
		names[(*count)++] = field_text(&kind->fields[rule], row)->s;
	}
	return names;
}

/* The rule must be there: every row of every list of a process has one. */
static int
settle_rule(const struct process_view *view)
{
	struct app *app = view->app;
	const char **names = NULL, *near;
	size_t count = 0;

	for (size_t i = 0; i < process_record.count; i++) {
		const struct field *field = &process_record.fields[i];

		if (field->of)
			names = add_rules(app->pool, names, &count,
					  field_list(field, view->process),
					  field->of);
	}
	for (size_t i = 0; i < count; i++)
		if (!view->rule || strcmp(names[i], view->rule) == 0)
			return 0;
	near = text_nearest(view->rule, names, count);
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
	     "there is no rule \"%s\"%s%s%s", view->rule,
	     near ? ". Did you mean " : "", near ? near : "", near ? "?" : "");
	diag_help(app->diags, "All there are: secreg process");
	return -1;
}

static int
settle_path(struct process_view *view, const char *word)
{
	const struct process_path *path;

	if (!word || text_same_name(word, PROCESS_NO_PATH)) {
		view->path = word ? PROCESS_NO_PATH : NULL;
		return 0;
	}
	path = process_path(view->process, word);
	if (!path)
		return process_no_path(view->app->pool, view->app->diags,
				       view->process, word, NULL);
	view->path = path->code.s;
	return 0;
}

static int
process_run(struct app *app, const struct args *args)
{
	const char *format = args_value(args, "format");
	struct process_view view = {
		.app = app, .rule = args_value(args, "rule"),
		.process = process_load(app->pool, app->diags, app->db),
	};
	size_t found;

	if (!view.process || settle_rule(&view) < 0 ||
	    settle_path(&view, args_value(args, "path")) < 0)
		return -1;
	if (format && strcmp(format, "yaml") == 0) {
		if (view.path || view.rule)
			return diag(app->diags, SLUG_USAGE, NULL,
				    "--format yaml is the whole process;"
				    " --path and --rule do not go with it");
		yaml_write(app->pool, app->out, &process_record, view.process);
		return 0;
	}
	if (format && strcmp(format, "mermaid") == 0)
		found = process_print_mermaid(&view);
	else {
		view.format = !format || strcmp(format, "text") == 0 ?
			      FORMAT_TEXT : strcmp(format, "html") == 0 ?
			      FORMAT_HTML : FORMAT_MARKDOWN;
		found = process_print(&view);
	}
	if (!found)
		fputs("That rule has no move or vote to show here.\n",
		      app->notes);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "path", .arg = "PATH", .kind = WORD_PATH_OR_NONE,
	  .help = "the moves and votes there are on this path; \"none\": with"
		" no path recorded" },
	{ .name = "rule", .arg = "NAME", .kind = WORD_RULE,
	  .help = "the rule of this name, as messages quote it" },
	{ .name = "format", .arg = "FORMAT", .choices = formats,
	  .help = "how to print it" },
};

const struct cmd cmd_process = {
	.name = "process",
	.group = "Keep",
	.summary = "the process as data: statuses, paths, moves, rules",
	.operands = "",
	.details =
"Prints the process the register was made with. Every rule has a name, which\n"
"messages quote, and a basis: paper (seen in the paper the register began\n"
"from), code (said by the Code or another public page) or to-confirm.\n"
"\n"
"As mermaid it is a state diagram; as yaml it is a file that init --process\n"
"reads: the start of a process of your own. docs/process.md says what each\n"
"field means.\n"
"\n"
"Examples:\n"
"  secreg process --path 3\n"
"  secreg process --rule path-3/referral\n"
"  secreg process --format yaml -o our-process.yaml\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_OUTPUT,
	.db = CMD_READS,
	.run = process_run,
};
