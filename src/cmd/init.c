#include "cmd/commands.h"

#include <string.h>

#include "io/document.h"
#include "io/yaml_in.h"
#include "register/change.h"
#include "register/process.h"

static const struct record *const kinds[] = { &process_record };

static struct process *
read_document(struct app *app, const struct yaml_source *source)
{
	const struct record *kind;
	struct process *process;

	process = yaml_read(app->pool, app->diags, source, kinds, 1, &kind);
	if (!process && diags_count(app->diags) == 0)
		diag(app->diags, SLUG_PROCESS, NULL,
		     "\"%s\" describes no process", source->file);
	if (!process || diags_count(app->diags) > 0 ||
	    process_check(app->diags, process) < 0)
		return NULL;
	return process;
}

/* A process file holds one document. */
static struct process *
read_file(struct app *app, const char *name)
{
	struct input *input = input_open(app->pool, app->diags, name);
	struct process *process = NULL;
	struct document document;
	int more;

	if (!input)
		return NULL;
	while ((more = input_next(input, &document)) != 0) {
		struct yaml_source source = {
			.file = input_name(input), .text = document.text,
			.len = document.len,
			.first_line = document.first_line,
		};

		if (more < 0)
			continue;
		if (process) {
			diag(app->diags, SLUG_PROCESS, NULL,
			     "\"%s\" holds more than one document",
			     input_name(input));
			break;
		}
		process = read_document(app, &source);
		if (!process)
			break;
	}
	if (!process && diags_count(app->diags) == 0)
		diag(app->diags, SLUG_PROCESS, NULL,
		     "\"%s\" describes no process", input_name(input));
	input_close(input);
	return diags_count(app->diags) ? NULL : process;
}

static struct process *
read_default(struct app *app)
{
	struct yaml_source source = {
		.file = "(built in)", .text = data_process,
		.len = strlen(data_process), .first_line = 1,
	};

	return read_document(app, &source);
}

static int
init_run(struct app *app, const struct args *args)
{
	const char *file = args_value(args, "process");
	struct process *process = file ? read_file(app, file) :
				  read_default(app);
	struct change change;
	int closed;

	if (!process)
		return -1;
	if (change_open(app->db, app->now, app->user, app->command_line,
			app->note, &change) < 0 ||
	    process_save(app->pool, app->db, change.no, process) < 0)
		return -1;
	closed = change_close(&change);
	if (closed <= 0)
		return closed < 0 ? -1 :
		       diag(app->diags, SLUG_PROCESS, NULL,
			    "the register refused its process");
	fprintf(app->out, "%s the register %s, with the process %s"
		" (%s).\n", app->dry_run ? "Would make" : "Made", app->db_path,
		process->name.s, process->title.s);
	if (app->dry_run)
		fputs("Dry run: nothing was changed.\n", app->out);
	else
		fprintf(app->out, "Change %lld, by %s.\n",
			(long long)change.no, app->user);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "process", .arg = "FILE", .kind = WORD_FILE,
	  .help = "use the process described by FILE, not the built-in one" },
};

const struct cmd cmd_init = {
	.name = "init",
	.group = "Start",
	.summary = "make an empty register",
	.operands = "",
	.details =
	"Makes the file secreg.db here, or the one that --db or SECREG_DB"
	" names, and loads the process into it: the statuses, paths, bodies"
	" and moves it is to know. Nothing else ever makes a register."
	" A file that is already there is never touched.\n"
	"\n"
	"Examples:\n"
	"  secreg init\n"
	"  secreg --db trial.db init --process our-process.yaml",
	.options = options,
	.option_count = 1,
	.takes = TAKES_WRITE,
	.db = CMD_MAKES,
	.run = init_run,
};
