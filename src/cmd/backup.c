#include "cmd/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "cmd/deliver.h"
#include "cmd/look.h"
#include "cmd/printer.h"
#include "io/db_backup.h"

/* The copy while it is made. */
struct backup {
	struct app *app;
	const char *file;	/* as it was typed */
	const char *name;	/* what it is to be called */
	char *beside;		/* what it is called until it is whole */
	int fd;			/* of that */
	bool force;
	int64_t size;
};

static int
fault(const struct backup *b)
{
	return diag(b->app->diags, SLUG_WRITE, NULL,
		    "the copy \"%s\" could not be made: %s",
		    text_visible(b->app->pool, b->file), strerror(errno));
}

static int
is_there(const struct backup *b)
{
	struct diags *diags = b->app->diags;

	diag(diags, SLUG_REGISTER_EXISTS, NULL,
	     "\"%s\" is already there. Nothing was changed",
	     text_visible(b->app->pool, b->file));
	diag_help(diags, "To write over it: secreg backup --force FILE");
	return -1;
}

/* What is there is written over if that was asked for, the register never. */
static int
look_first(struct backup *b)
{
	struct app *app = b->app;
	struct stat there, own;
	char *real = realpath(b->file, NULL);

	if (!real && errno != ENOENT)
		return fault(b);
	b->name = real ? pool_adopt(app->pool, real) : b->file;
	if (stat(b->name, &there) < 0)
		return errno == ENOENT ? 0 : fault(b);
	if (S_ISDIR(there.st_mode)) {
		diag(app->diags, SLUG_USAGE, NULL, "\"%s\" is a folder",
		     text_visible(app->pool, b->file));
		diag_help(app->diags, "Name a file in it.");
		return -1;
	}
	if (stat(app->db_path, &own) < 0)
		return fault(b);
	if (own.st_dev == there.st_dev && own.st_ino == there.st_ino)
		return diag(app->diags, SLUG_USAGE, NULL,
			    "\"%s\" is the register itself",
			    text_visible(app->pool, b->file));
	if (!b->force)
		return is_there(b);
	if (!S_ISREG(there.st_mode))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "\"%s\" is not a file",
			    text_visible(app->pool, b->file));
	return 0;
}

/* What the copy holds, asked of itself. */
static int
look_at_copy(struct backup *b)
{
	struct app *app = b->app;
	struct db *copy;
	struct stmt *stmt;
	struct stat st;
	int found, failed;

	if (db_open(app->pool, app->diags, b->beside, DB_READ, &copy) < 0)
		return -1;
	failed = db_sound(copy);
	stmt = db_stmt(copy, SQL_INFO_LAST_CHANGE);
	found = failed ? -1 : stmt_step(stmt);
	if (found > 0 && fstat(b->fd, &st) < 0) {
		failed = fault(b);
	} else if (found > 0) {
		struct printer printer = { .app = app, .pool = app->pool };

		print_lines(&printer, 0, pool_printf(app->pool,
			"Saved \"%s\": %lld bytes.\n"
			"Its last change is %lld, %s, by %s.",
			text_visible(app->pool, b->file),
			(long long)st.st_size,
			(long long)stmt_col_int(stmt, 0),
			look_time_long(app->pool, stmt_col(stmt, 1), true),
			text_visible(app->pool, stmt_col(stmt, 2))), false);
		print_end(&printer);
	} else if (found == 0) {
		failed = diag(app->diags, SLUG_DAMAGED, NULL,
			      "the register holds no change");
	}
	db_close(copy);
	return failed || found < 0 ? -1 : 0;
}

/* Without --force even a file made just now is not written over. */
static int
give_name(struct backup *b)
{
	if (b->force)
		return rename(b->beside, b->name) == 0 ? 0 : fault(b);
	if (deliver_end(b->beside, b->name) == 0)
		return 0;
	return errno == EEXIST ? is_there(b) : fault(b);
}

/* Whoever may read the register may read the copy, and nobody else. */
static int
copy_beside(struct backup *b)
{
	struct app *app = b->app;
	struct stat own;

	if (stat(app->db_path, &own) < 0 ||
	    fchmod(b->fd, own.st_mode & 0777) < 0)
		return fault(b);
	if (db_copy(app->db, b->beside) < 0 || look_at_copy(b) < 0)
		return -1;
	return fsync(b->fd) == 0 ? give_name(b) : fault(b);
}

static int
make(struct backup *b)
{
	int failed;

	b->beside = pool_printf(b->app->pool, "%s.tmpXXXXXX", b->name);
	b->fd = mkstemp(b->beside);
	if (b->fd < 0)
		return fault(b);
	failed = copy_beside(b);
	if (close(b->fd) < 0 && !failed)
		failed = fault(b);
	if (failed)
		unlink(b->beside);
	return failed;
}

static int
backup_run(struct app *app, const struct args *args)
{
	struct backup b = {
		.app = app, .file = args_operand(args, 0), .fd = -1,
		.force = args_has(args, "force"),
	};
	sigset_t quiet, before;
	int failed;

	if (look_first(&b) < 0)
		return -1;
	/* Ctrl-C must not leave half a copy behind. */
	sigemptyset(&quiet);
	sigaddset(&quiet, SIGINT);
	sigaddset(&quiet, SIGTERM);
	sigaddset(&quiet, SIGHUP);
	sigprocmask(SIG_BLOCK, &quiet, &before);
	failed = make(&b);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return failed;
}

static const struct option_row options[] = {
	{ .name = "force", .help = "write over FILE if it is there" },
};

const struct cmd cmd_backup = {
	.name = "backup",
	.group = "Keep",
	.summary = "a safe copy while others work",
	.operands = "FILE",
	.least = 1,
	.most = 1,
	.words = { WORD_FILE },
	.details =
"Copies the register into FILE as it is at one moment, whoever writes to it\n"
"meanwhile, checks the copy, and only then gives it its name. Copying the\n"
"file with other programs can catch it in the middle of a change. The copy is\n"
"a register like any other: --db FILE looks into it.\n"
"\n"
"A copy for each day:\n"
"  secreg backup \"secreg-$(date +%F).db\"\n"
"\n"
"For a copy that people can read see export.\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.db = CMD_READS,
	.run = backup_run,
};
