#include "cmd/commands.h"

#include "cmd/look.h"
#include "io/yaml_out.h"
#include "register/load.h"
#include "register/rows.h"

/* Documents written so far: `---` stands between two. */
struct export {
	struct app *app;
	struct pool *pool;	/* cleared after each document */
	bool begun;
};

static void
write_document(struct export *export, const struct record *kind,
	       const void *record)
{
	FILE *out = export->app->out;

	if (export->begun)
		fputs("---\n", out);
	export->begun = true;
	yaml_write(export->pool, out, kind, record);
	pool_clear(export->pool);
}

static void
write_proposal(struct export *export, struct proposal *proposal)
{
	record_fold(proposal);
	write_document(export, &proposal_record, proposal);
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
export_run(struct app *app, const struct args *args)
{
	struct export export = { .app = app, .pool = pool_new() };
	int failed;

	if (args_count(args) > 0)
		failed = export_some(&export, args);
	else
		failed = export_proposals(&export) < 0 ||
			 export_releases(&export) < 0 ||
			 export_holidays(&export) < 0 ? -1 : 0;
	pool_free(export.pool);
	return failed;
}

const struct cmd cmd_export = {
	.name = "export",
	.group = "Keep",
	.summary = "canonical YAML of some proposals, or of everything",
	.operands = "[ID...]",
	.least = 0,
	.most = -1,
	.details =
"Writes each proposal as a document that `add` reads back as the same, in\n"
"one fixed order of fields. With ids, these proposals in this order; without,\n"
"every proposal and then releases and lists of bank holidays.\n"
"\n"
"One proposal into a file:\n"
"  secreg export 21 -o SECMP0021.yaml\n"
"\n"
"The whole register as it stood on a day:\n"
"  secreg export --as-at 2017-04-30 -o april.yaml\n",
	.takes = TAKES_AS_AT | TAKES_OUTPUT,
	.db = CMD_READS,
	.run = export_run,
};
