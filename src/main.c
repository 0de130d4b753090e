/*
 * Finds the command, opens, runs, commits, prints, sets the status.
 *
 * Nothing is written to stdout or stderr before the register is closed, so
 * that a reader who is slow (`secreg list | less`) holds up nobody, and what
 * is said to be recorded is.  SIGPIPE is left as it was found: `secreg list |
 * head -1` ends by the signal as cat does, and where it is ignored quietly
 * with status 4.
 */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "cmd/commands.h"
#include "cmd/complete.h"
#include "cmd/deliver.h"
#include "cmd/env.h"
#include "cmd/manual.h"

static const char recorded[] = "The change itself was recorded.";

/*
 * A register must not become stdout because that was closed.  The places are
 * taken by files whose use fails as that of a closed one does.
 */
static void
guard_stdio(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY :
			     O_RDONLY);
}

/* The change that --as-known means, or -1. */
static int64_t
known_change(struct app *app)
{
	bool day = strchr(app->as_known, '-') != NULL;
	int64_t wanted = day ? 0 : strtoll(app->as_known, NULL, 10);
	struct stmt *stmt = db_stmt(app->db, SQL_INFO_LAST_CHANGE);
	int found = stmt_step(stmt);
	int64_t last = found > 0 ? stmt_col_int(stmt, 0) : 0;

	if (!day && found >= 0) {
		if (wanted >= 1 && wanted <= last)
			return wanted;
		return diag(app->diags, SLUG_NOT_FOUND, NULL,
			    "--as-known: there is no change %lld; the latest "
			    "is %lld", (long long)wanted, (long long)last);
	}
	if (found > 0) {
		stmt = db_stmt(app->db, SQL_INFO_KNOWN);
		stmt_text(stmt, 1, pool_printf(app->pool, "%sT23:59:59Z",
					       app->as_known));
		found = stmt_step(stmt);
		if (found > 0)
			return stmt_col_int(stmt, 0);
	}
	return found < 0 ? -1 :
	       diag(app->diags, SLUG_NOT_FOUND, NULL, "--as-known: nothing "
		    "had been recorded yet at the end of %s (UTC)",
		    date_long(app->pool, app->as_known));
}

/* Makes the views answer as at the day, as known then, that was asked for. */
static int
set_horizon(struct app *app)
{
	if (!(app->cmd->takes & TAKES_AS_AT) ||
	    !(app->as_at_given || app->as_known || app->today_given))
		return 0;
	if (app->as_known)
		app->known = known_change(app);
	if (app->known < 0)
		return -1;
	return db_horizon(app->db, app->as_at, app->known, false);
}

/* All that was printed is kept, or a problem is recorded. */
static int
keep_output(struct app *app)
{
	if (fflush(app->out) == 0)
		return 0;
	return diag(app->diags, SLUG_WRITE, NULL,
		    "what is printed could not be kept until it is whole: %s",
		    strerror(errno));
}

/* "3 2017-05-10T09:00:00Z secretary", of the latest change; NULL: none seen. */
static const char *
latest_change(struct app *app, struct db *db)
{
	struct stmt *stmt = db_stmt(db, SQL_INFO_LAST_CHANGE);

	return stmt_step(stmt) <= 0 ? NULL :
	       pool_printf(app->pool, "%lld %s %s",
			   (long long)stmt_col_int(stmt, 0),
			   stmt_col(stmt, 1), stmt_col(stmt, 2));
}

/*
 * A commit that fails at its very end, in giving back a lock for example, has
 * been done all the same: LATEST is the change it was for.
 */
static void
tell_whether(struct app *app, const char *latest)
{
	struct diags *scratch = diags_new(app->pool);
	const char *found = NULL;
	struct db *db;

	if (db_open(app->pool, scratch, app->db_path, DB_READ, &db) == 0) {
		found = latest_change(app, db);
		db_close(db);
	}
	if (!found)
		diag_help(app->diags, "Whether it was recorded could not be"
			  " seen. To see it: secreg history");
	else if (strcmp(found, latest) == 0)
		diag_help(app->diags, "%s", recorded);
}

/* What is wanted later is in memory before: then there may be none left. */
static void
commit(struct app *app, enum db_mode mode)
{
	const char *latest = NULL;

	fflush(app->notes);
	/* What only looks, before asking, records nothing yet. */
	if (mode == DB_WRITE) {
		latest = latest_change(app, app->db);
		if (diags_count(app->diags) > 0)
			return;
	}
	if (db_commit(app->db) == 0) {
		if (latest)
			pool_last_words(app->pool, recorded);
		return;
	}
	if (!latest)
		return;
	db_close(app->db);
	tell_whether(app, latest);
}

/* One transaction around the command, or a part of it. */
static int
transact(struct app *app, const struct args *args, const char *path,
	 enum db_mode mode, int (*part)(struct app *app,
					const struct args *args))
{
	int failed;

	if (db_open(app->pool, app->diags, path, mode, &app->db) < 0)
		return -1;
	failed = db_begin(app->db) < 0 ||
		 (mode == DB_READ && set_horizon(app) < 0) ||
		 part(app, args) < 0 || keep_output(app) < 0;
	assert(!failed || diags_count(app->diags) > 0);
	/* Problems may have been recorded by what did not fail. */
	if (diags_count(app->diags) == 0 && !app->dry_run)
		commit(app, mode);
	else
		db_rollback(app->db);
	db_close(app->db);
	app->db = NULL;
	return diags_count(app->diags) == 0 ? 0 : -1;
}

static int
cannot_make(struct app *app)
{
	if (errno != EEXIST)
		return diag(app->diags, SLUG_WRITE, NULL,
			    "the register \"%s\" cannot be made: %s",
			    app->db_path, strerror(errno));
	diag(app->diags, SLUG_REGISTER_EXISTS, NULL,
	     "\"%s\" is already there. Nothing was changed", app->db_path);
	diag_help(app->diags, "To make another: secreg --db FILE init");
	return -1;
}

/*
 * Makes a register, beside the place it is for: whatever ends that, there is
 * none or a whole one.
 */
static int
transact_new(struct app *app, const struct args *args)
{
	struct stat st;
	char *beside;
	int failed;

	if (lstat(app->db_path, &st) == 0)
		errno = EEXIST;
	if (errno != ENOENT ||
	    deliver_begin(app->pool, app->db_path, &beside) < 0)
		return cannot_make(app);
	failed = transact(app, args, beside, DB_CREATE, app->cmd->run);
	if (!failed && !app->dry_run && deliver_end(beside, app->db_path) < 0)
		failed = cannot_make(app);
	if (failed || app->dry_run)
		unlink(beside);
	else
		pool_last_words(app->pool, recorded);
	return failed;
}

/*
 * Looks, closes, asks, and only then writes: a person who thinks holds up
 * nobody.
 */
static int
transact_asked(struct app *app, const struct args *args)
{
	const struct cmd *cmd = app->cmd;
	int answer;

	if (transact(app, args, app->db_path, DB_READ, cmd->look) < 0)
		return -1;
	while ((answer = cmd->ask(app, args)) > 0) {
		if (transact(app, args, app->db_path, DB_WRITE, cmd->run) < 0)
			continue;
		if (app->scratch)
			unlink(app->scratch);
		return 0;
	}
	assert(answer == 0 || diags_count(app->diags) > 0);
	return answer;
}

static int
run(struct app *app, const struct request *request)
{
	const struct cmd *cmd = request->cmd;

	app->writes = cmd->db == CMD_MAKES || cmd->db == CMD_WRITES ||
		      cmd->db == CMD_ASKS ||
		      (cmd->writes_with &&
		       args_has(request->args, cmd->writes_with));
	if (env_clock(app) < 0)
		return -1;
	if (cmd->db == CMD_NO_DB)
		return cmd->run(app, request->args) < 0 ||
		       keep_output(app) < 0 ? -1 : 0;
	env_register(app, request);
	if (!app->db_path)
		return env_no_register(app);
	if (cmd->take && cmd->take(app, request->args) < 0)
		return -1;
	switch (cmd->db) {
	case CMD_READS:
		return transact(app, request->args, app->db_path,
				app->writes ? DB_WRITE : DB_READ, cmd->run);
	case CMD_WRITES:
		return transact(app, request->args, app->db_path, DB_WRITE,
				cmd->run);
	case CMD_ASKS:
		return transact_asked(app, request->args);
	case CMD_MAKES:
		return transact_new(app, request->args);
	case CMD_NO_DB:
		break;
	}
	return -1;
}

/* Without a whole command there is the list, as an answer or as a hint. */
static int
serve(struct app *app, const struct request *request)
{
	FILE *out = request->help ? app->out : app->notes;

	if (request->version)
		return cmd_version.run(app, request->args);
	if (request->cmd && !request->help)
		return run(app, request);
	if (!request->help)
		app->status = STATUS_USAGE;
	if (request->cmd)
		cli_help(app, out, request->cmd);
	else if (request->family)
		cli_help_family(app, out, request->family);
	else
		cli_help_all(app, out);
	return 0;
}

/*
 * What a shell asks while somebody types: quick, and without a word of what is
 * wrong, which will be told once it is typed.
 */
static void
complete(struct app *app, char **words)
{
	struct completion completion;

	complete_begin(&completion, app, words);
	if (complete_needs_register(&completion)) {
		env_register(app, &completion.request);
		if (app->db_path)
			db_open(app->pool, app->diags, app->db_path,
				DB_GLANCE, &app->db);
	}
	complete_print(&completion);
	db_close(app->db);
	app->diags = diags_new(app->pool);
}

static void
deliver(struct app *app, const struct request *request,
	const struct output *out)
{
	bool wrote = app->writes && !request->help && !app->dry_run;
	int failed;

	if (diags_count(app->diags) > 0)
		return;
	failed = request->output ?
		 deliver_file(app->pool, app->diags, request->output, out) :
		 deliver_stdout(app->diags, out);
	if (failed)
		app->status = STATUS_FAILED;
	if (!wrote || diags_count(app->diags) == 0)
		return;
	diag_help(app->diags, "%s", recorded);
	if (app->again)
		diag_help(app->diags, "To have it again: %s", app->again);
}

int
main(int argc, char **argv)
{
	struct output out;
	struct memory notes = { 0 };
	struct request request = { .colour = "auto" };
	struct app app = { .commands = commands };
	int status;

	guard_stdio();
	/* A file that may not grow is as a full disk: said, and status 4. */
	signal(SIGXFSZ, SIG_IGN);
	output_open(&out);
	memory_open(&notes);
	app.pool = pool_new();
	app.diags = diags_new(app.pool);
	app.out = out.file;
	app.notes = notes.file;
	if (argc == 2 && strcmp(argv[1], "--manual") == 0) {
		manual_print(&app, app.out);
	} else if (argc > 1 && strcmp(argv[1], "--complete") == 0) {
		complete(&app, argv + 2);
	} else if (cli_parse(&app, argc, argv, &request) == 0) {
		if (env_progress(STDERR_FILENO))
			app.progress = progress_new(app.pool, STDERR_FILENO);
		env_terminal(&app, &request);
		serve(&app, &request);
	}
	progress_end(app.progress);
	output_close(&out);
	memory_close(&notes);
	deliver(&app, &request, &out);
	diags_print(app.diags, stderr, env_colour(&request, STDERR_FILENO));
	/* Said of what was being done when the register failed. */
	if (!diags_sealed(app.diags))
		fwrite(notes.text, 1, notes.len, stderr);
	status = (int)diags_status(app.diags);
	if (app.status > status)
		status = app.status;
	output_free(&out);
	memory_free(&notes);
	pool_free(app.pool);
	return status;
}
