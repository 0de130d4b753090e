#include "cmd/commands.h"

#include <string.h>

#include "cmd/look.h"
#include "io/yaml_out.h"
#include "register/load.h"
#include "register/record_json.h"
#include "register/rows.h"
#include "register/whole_load.h"

static const char *const formats[] = { "yaml", "jsonl", NULL };

/* Documents written so far: `---` stands between two. */
struct export {
	struct app *app;
	struct pool *pool;	/* cleared after each document */
	bool lines;		/* JSON Lines: one object for each proposal */
	bool begun;
};

/* A whole_told, too: one document. */
static void
write_document(void *arg, const struct record *kind, const void *record)
{
	struct export *export = arg;
	FILE *out = export->app->out;
	struct json json;

	progress_step(export->app->progress);
	if (export->lines) {
		json_start(&json, out, false);
		record_json_yaml(&json, kind, record);
		json_finish(&json);
		return;
	}
	if (export->begun)
		fputs("---\n", out);
	export->begun = true;
	yaml_write(export->pool, out, kind, record);
}

static void
write_proposal(struct export *export, struct proposal *proposal)
{
	record_fold(proposal);
	write_document(export, &proposal_record, proposal);
	pool_clear(export->pool);
}

/* Some proposals, in the order they were named. */
static int
export_some(struct export *export, const struct args *args)
{
	struct app *app = export->app;
	int count = args_count(args);

	for (int i = 0; i < count; i++) {
		struct proposal proposal;
		int64_t key = look_find(app, args_operand(args, i));

		/* All that cannot be found is said at once. */
		if (key > 0 &&
		    look_load(app, export->pool, key, &proposal) == 0)
			write_proposal(export, &proposal);
	}
	return diags_count(app->diags) == 0 ? 0 : -1;
}

/* Those whose keys are LOW to HIGH, in one pass. */
static int
export_range(struct export *export, int64_t low, int64_t high)
{
	struct app *app = export->app;
	struct loader *loader = load_start(app->pool, app->db, low, high);
	struct proposal proposal;
	int more;

	while ((more = load_next(loader, export->pool, &proposal)) > 0)
		write_proposal(export, &proposal);
	return more;
}

/*
 * All of them by family, number and letter.  Mostly they came into the
 * register in that order too: keys that follow one another share a pass.
 */
static int
export_proposals(struct export *export)
{
	struct stmt *stmt = db_stmt(export->app->db, SQL_EXPORT_ORDER);
	int64_t low = 1, high = 0;
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		int64_t key = stmt_col_int(stmt, 0);

		if (key != high + 1) {
			if (export_range(export, low, high) < 0)
				return -1;
			low = key;
		}
		high = key;
	}
	return more < 0 ? more : export_range(export, low, high);
}

static int
export_releases(struct export *export)
{
	struct stmt *stmt = db_stmt(export->app->db, SQL_RELEASES);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		struct release release = { 0 };

		row_fill(export->pool, stmt, 0, &release_record, &release);
		write_document(export, &release_record, &release);
		pool_clear(export->pool);
	}
	return more;
}

/* Rows of one list of days follow one another: each becomes a document. */
static int
export_holidays(struct export *export)
{
	struct stmt *stmt = db_stmt(export->app->db, SQL_HOLIDAYS);
	struct holidays holidays = { 0 };
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		struct list *days = stmt_col_int(stmt, 2) ? &holidays.add :
				    &holidays.remove;
		struct text *day;

		if (holidays.title.s &&
		    strcmp(holidays.title.s, stmt_col(stmt, 0)) != 0) {
			write_document(export, &holidays_record, &holidays);
			pool_clear(export->pool);
			holidays = (struct holidays){ 0 };
			days = stmt_col_int(stmt, 2) ? &holidays.add :
			       &holidays.remove;
		}
		if (!holidays.title.s)
			holidays.title.s = stmt_copy(stmt, export->pool, 0);
		day = list_add(export->pool, days, sizeof(*day));
		day->s = stmt_copy(stmt, export->pool, 1);
	}
	if (holidays.title.s)
		write_document(export, &holidays_record, &holidays);
	return more;
}

static int
export_questions(struct export *export)
{
	struct stmt *stmt = db_stmt(export->app->db, SQL_QUESTIONS);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		struct saved_question question = { 0 };

		row_fill(export->pool, stmt, 0, &question_record, &question);
		write_document(export, &question_record, &question);
		pool_clear(export->pool);
	}
	return more;
}

/* What is in force, of all there is. */
static int
export_plain(struct export *export)
{
	if (export_proposals(export) < 0)
		return -1;
	/* In JSON Lines every line is a proposal. */
	if (export->lines)
		return 0;
	return export_releases(export) < 0 || export_holidays(export) < 0 ||
	       export_questions(export) < 0 ? -1 : 0;
}

/* Everything that was ever recorded, up to the change asked for. */
static int
export_whole(struct export *export)
{
	struct app *app = export->app;
	struct whole whole = {
		.pool = app->pool, .diags = app->diags, .db = app->db,
	};

	if (app->as_at_given) {
		diag(app->diags, SLUG_USAGE, NULL,
		     "the whole register is of no day, so --as-at does not go"
		     " with it");
		diag_help(app->diags, "What was in force on that day: secreg"
			  " export --plain --as-at %s", app->as_at);
		return -1;
	}
	if (whole_open(&whole, app->known) < 0)
		return -1;
	if (!export->lines &&
	    whole_register(&whole, write_document, export) < 0)
		return -1;
	return whole_proposals(&whole, export->pool, write_document, export);
}

static int
export_run(struct app *app, const struct args *args)
{
	const char *format = args_value(args, "format");
	struct export export = {
		.app = app, .pool = pool_new(),
		.lines = format && strcmp(format, "jsonl") == 0,
	};
	int failed;

	progress_begin(app->progress, "Writing records", 0);
	if (args_count(args) > 0)
		failed = export_some(&export, args);
	else if (args_has(args, "plain"))
		failed = export_plain(&export);
	else
		failed = export_whole(&export);
	pool_free(export.pool);
	return failed;
}

static const struct option_row options[] = {
	{ .name = "plain",
	  .help = "what is in force only, as with ids, of all there is" },
	{ .name = "format", .arg = "FORMAT", .choices = formats,
	  .help = "YAML, or JSON Lines: one object for each proposal" },
};

const struct cmd cmd_export = {
	.name = "export",
	.group = "Keep",
	.summary = "canonical YAML or JSON Lines, everything",
	.operands = "[ID...]",
	.least = 0,
	.most = -1,
	.words = { WORD_ID, WORD_ID },
	.details =
"Without ids: the whole register, with every change and every entry ever\n"
"recorded and the papers that went out. `add` reads it into a register that\n"
"was just made, which then gives the same answers about every day and every\n"
"change, and exports the same bytes: a copy that people and git can read.\n"
"\n"
"With ids, or --plain: each proposal as people write it, what is in force\n"
"only, in one fixed order of fields. --plain adds releases, holidays and\n"
"the questions of the register's own.\n"
"\n"
"In JSON Lines the keys are those of the YAML; only proposals are written.\n"
"\n"
"The whole register, and one like it from that:\n"
"  secreg export -o register.yaml\n"
"  secreg --db copy.db init\n"
"  secreg --db copy.db add register.yaml\n"
"\n"
"One proposal into a file:\n"
"  secreg export 21 -o SECMP0021.yaml\n"
"\n"
"All proposals as they stood on a day:\n"
"  secreg export --plain --as-at 2017-04-30 -o april.yaml\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_AS_AT | TAKES_OUTPUT,
	.db = CMD_READS,
	.run = export_run,
};
