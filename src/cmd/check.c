#include "cmd/commands.h"

#include <string.h>

#include "base/text.h"
#include "cmd/look.h"
#include "cmd/sheet.h"
#include "register/check.h"
#include "register/page.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

enum { NAME, KIND, ID, REF, DATE, DATE_EXACT, FOUND, ADVICE, COLUMNS };

static const struct column columns[COLUMNS] = {
	{ .key = "check" },
	{ .key = "kind" },
	{ .key = "id" },
	{ .key = "ref" },
	{ .key = "date", .kind = COLUMN_DATE },
	{ .key = "date_exact", .kind = COLUMN_BOOL },
	{ .key = "found" },
	{ .key = "advice" },
};

static const struct column list_columns[] = {
	{ .key = "check", .head = "CHECK", .strong = true },
	{ .key = "finds", .head = "WHAT IT FINDS" },
};

struct run {
	struct app *app;
	struct pool *pool;	/* of the checks */
	const bool *chosen;	/* one each of checks[] */
	bool *left;		/* those not run: the register is damaged */
	bool quiet;
	const struct check *check;	/* the one that is run */
	size_t findings, remarks;
	struct table *table;	/* for programs; or NULL */
	struct sheet sheet;	/* for people */
};

/* "1 finding", "3 findings and 1 remark" */
static const char *
counted(struct pool *pool, size_t findings, size_t remarks)
{
	const char *some = pool_printf(pool, "%zu finding%s", findings,
				       findings == 1 ? "" : "s");
	const char *more = pool_printf(pool, "%zu remark%s", remarks,
				       remarks == 1 ? "" : "s");

	return remarks == 0 ? some : findings == 0 ? more :
	       pool_printf(pool, "%s and %s", some, more);
}

/* One row for programs. */
static void
tell_program(struct run *run, const struct finding *finding)
{
	const char *day = finding->day;
	const char *cells[COLUMNS] = {
		[NAME] = run->check->name,
		[KIND] = finding->remark ? "remark" : "finding",
		[ID] = finding->id,
		[REF] = finding->ref,
		[DATE] = day ? day_date(day) : NULL,
		[DATE_EXACT] = !day ? NULL : day_exact(day) ? "1" : "0",
		[FOUND] = finding->found,
		[ADVICE] = finding->advice,
	};

	table_row(run->table, cells);
}

/* One row for people, who see them all at the end. */
static void
tell_people(struct run *run, const struct finding *finding)
{
	struct pool *pool = run->app->pool;
	const char *about = finding->id ? finding->id : finding->about;

	sheet_row(pool, &run->sheet,
		  finding->day ? pool_strdup(pool, finding->day) : NULL,
		  pool_strdup(pool, about),
		  pool_printf(pool, "%s\n%s", finding->found,
			      finding->advice));
}

static void
tell(void *arg, const struct finding *finding)
{
	struct run *run = arg;

	*(finding->remark ? &run->remarks : &run->findings) += 1;
	if (run->table)
		tell_program(run, finding);
	else if (!run->quiet)
		tell_people(run, finding);
}

/* A check has been run: its section says how much it found, or is not there. */
static void
settle_section(struct run *run, size_t findings, size_t remarks)
{
	struct list *sections = &run->sheet.sections;
	struct sheet_section *section = sections->items;
	struct pool *pool = run->app->pool;

	section += sections->count - 1;
	if (section->rows.count == 0) {
		sections->count--;
		return;
	}
	section->heading = pool_printf(pool, "%s: %s (%s)", run->check->name,
				       run->check->title,
				       counted(pool, findings, remarks));
}

/* What all but a bare check need is read when the first of them is run. */
static int
make_ready(struct checker *checker, struct pool *pool,
	   const struct check *check)
{
	if (check->bare || checker->process)
		return 0;
	if (check_readable(checker->diags, checker->db) < 0)
		return -1;
	checker->process = process_load(pool, checker->diags, checker->db);
	checker->calendar = calendar_load(pool, checker->db);
	return checker->process && checker->calendar ? 0 : -1;
}

static int
run_one(struct run *run, struct checker *checker)
{
	struct pool *pool = run->app->pool;
	size_t findings = run->findings, remarks = run->remarks;

	sheet_section(pool, &run->sheet, NULL);
	if (make_ready(checker, pool, run->check) < 0 ||
	    check_run(checker, run->check) < 0)
		return -1;
	settle_section(run, run->findings - findings, run->remarks - remarks);
	return 0;
}

static size_t
chosen_count(const struct run *run)
{
	size_t count = 0;

	for (size_t i = 0; checks[i].name; i++)
		count += run->chosen[i];
	return count;
}

static int
run_checks(struct run *run)
{
	struct app *app = run->app;
	struct checker checker = {
		.pool = run->pool,
		.diags = app->diags,
		.db = app->db,
		.as_at = app->as_at,
		.known = app->known,
		.tell = tell,
		.arg = run,
	};

	/* Views of its own: those of the file may have been altered. */
	if (db_horizon(app->db, app->as_at, app->known, false) < 0)
		return -1;
	progress_begin(app->progress, "Running checks", chosen_count(run));
	for (size_t i = 0; checks[i].name; i++) {
		/* Who wants the status alone need not wait for the rest. */
		if (!run->chosen[i] || (run->quiet && run->findings > 0))
			continue;
		run->check = &checks[i];
		if (checker.unsound)
			run->left[i] = true;
		else if (run_one(run, &checker) < 0)
			return -1;
		progress_step(app->progress);
	}
	return 0;
}

/* The names of those that are run, or of those LEFT out. */
static const char *
chosen_names(const struct run *run, bool left)
{
	const char *all = "";

	for (size_t i = 0; checks[i].name; i++)
		if (run->chosen[i] && run->left[i] == left)
			all = pool_printf(run->app->pool, "%s%s%s", all,
					  *all ? ", " : "", checks[i].name);
	return all;
}

static void
note_left(struct run *run)
{
	const char *left = chosen_names(run, true);

	if (*left && !run->quiet)
		look_note(run->app, pool_printf(run->app->pool, "Not looked at,"
			  " as what is damaged tells no truth: %s", left));
}

static void
print_people(struct run *run)
{
	struct app *app = run->app;
	const char *all = counted(app->pool, run->findings, run->remarks);
	bool page = app->format == FORMAT_HTML;

	run->sheet.id = "Check";
	run->sheet.title = look_when(app);
	sheet_field(app->pool, &run->sheet, "Looked at",
		    chosen_names(run, false), false);
	all = pool_printf(app->pool, "%s%s.",
			  run->findings > 0 ? "" : "Nothing found",
			  run->findings > 0 ? all : run->remarks == 0 ? "" :
			  pool_printf(app->pool, "; %s", all));
	if (page)
		look_page(app, "Check of the register");
	sheet_print(app, &run->sheet);
	if (page)
		page_paragraph(app->pool, app->out, all);
	else
		fprintf(app->out, "\n%s\n", all);
	if (page)
		page_end(app->out, NULL);
}

static int
check_all(struct run *run)
{
	struct app *app = run->app;
	struct json json;
	int failed;

	if (!run->quiet && !look_people(app))
		run->table = look_table(app, columns, COLUMNS, &json);
	failed = run_checks(run);
	if (run->table)
		look_end(app, run->table, &json);
	else if (!run->quiet && failed == 0)
		print_people(run);
	if (failed == 0)
		note_left(run);
	if (run->findings > 0)
		app->status = STATUS_NO;
	return failed;
}

static int
list_checks(struct run *run)
{
	struct json json;
	struct table *table = look_table(run->app, list_columns,
					 COUNT(list_columns), &json);

	for (size_t i = 0; checks[i].name; i++) {
		const char *const cells[] = { checks[i].name, checks[i].title };

		if (run->chosen[i])
			table_row(table, cells);
	}
	look_end(run->app, table, &json);
	return 0;
}

static int
no_check(struct app *app, const char *word)
{
	const char **names = NULL, *near, *all = "";
	size_t count = 0;

	for (; checks[count].name; count++) {
		names = pool_grow(app->pool, names, count, sizeof(*names));
		names[count] = checks[count].name;
		all = pool_printf(app->pool, "%s%s%s", all, count ? ", " : "",
				  names[count]);
	}
	near = text_nearest(word, names, count);
	diag(app->diags, SLUG_UNKNOWN_WORD, NULL, "there is no check \"%s\"",
	     word);
	if (near)
		diag_help(app->diags, "Did you mean \"%s\"?", near);
	diag_help(app->diags, "Checks: %s", all);
	diag_help(app->diags, "What each finds: secreg check --list");
	return -1;
}

static size_t
count_checks(void)
{
	size_t count = 0;

	while (checks[count].name)
		count++;
	return count;
}

/* Which checks the operands name; all of them without any. */
static const bool *
choose(struct app *app, const struct args *args)
{
	size_t count = count_checks();
	bool *chosen = pool_alloc(app->pool, count), failed = false;

	for (size_t n = 0; n < count; n++)
		chosen[n] = args_count(args) == 0;
	for (int i = 0; i < args_count(args); i++) {
		const char *word = args_operand(args, i);
		size_t n = 0;

		while (n < count && !text_same_name(checks[n].name, word))
			n++;
		if (n < count)
			chosen[n] = true;
		else
			failed |= no_check(app, word) < 0;
	}
	return failed ? NULL : chosen;
}

static int
check_run_command(struct app *app, const struct args *args)
{
	static const char *const loud[] = { "list", "output" };
	struct run run = {
		.app = app,
		.quiet = args_has(args, "quiet"),
		.chosen = choose(app, args),
	};
	int failed;

	for (int i = 0; run.quiet && i < COUNT(loud); i++)
		if (args_has(args, loud[i]))
			return diag(app->diags, SLUG_USAGE, NULL, "--quiet and"
				    " --%s do not go together", loud[i]);
	if (!run.chosen)
		return -1;
	if (args_has(args, "list"))
		return list_checks(&run);
	run.left = pool_alloc(app->pool, count_checks());
	if (run.quiet)
		app->progress = NULL;
	run.pool = pool_new();
	failed = check_all(&run);
	pool_free(run.pool);
	return failed;
}

static const struct option_row options[] = {
	{ .name = "list", .help = "print which checks there are and what each "
	  "finds" },
	{ .name = "quiet", .help = "print nothing: the exit status alone "
	  "answers" },
};

const struct cmd cmd_check = {
	.name = "check",
	.group = "Keep",
	.summary = "look for contradictions; exit 1 if any",
	.operands = "[NAME...]",
	.least = 0,
	.most = -1,
	.words = { WORD_CHECK, WORD_CHECK },
	.details =
"Runs all checks, or those that are named, and tells all they find with what\n"
"can be done about it. The exit status is 1 if anything was found. Remarks do\n"
"not count: they tell what the register cannot say either way.\n"
"\n"
"Which checks there are:\n"
"  secreg check --list\n"
"\n"
"Whether the file is sound, and nobody has altered what it is made of:\n"
"  secreg check store\n"
"\n"
"The paper, unless a timeline cannot be or a ballot speaks against its vote:\n"
"  secreg check --quiet timelines ballots && secreg report update \\\n"
"      --since 2017-04-12 --until 2017-05-10 -o paper.txt\n",
	.options = options,
	.option_count = COUNT(options),
	.takes = TAKES_AS_AT | TAKES_FORMAT | TAKES_OUTPUT | TAKES_CSV,
	.formats = 1 << FORMAT_TEXT | 1 << FORMAT_MARKDOWN |
		   1 << FORMAT_HTML | 1 << FORMAT_CSV | 1 << FORMAT_JSON |
		   1 << FORMAT_JSONL,
	.db = CMD_READS,
	.run = check_run_command,
};
