#include "cmd/env.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"
#include "base/text.h"

#define FILE_NAME "secreg.db"

enum { WIDTH_MOST = 10000 };

/* The variable's value; NULL if it is not set or empty. */
static const char *
env(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* Whether the latest call failed because there is nothing to be found. */
static bool
nothing_there(void)
{
	return errno == ENOENT || errno == ENOTDIR || errno == EACCES ||
	       errno == ENAMETOOLONG || errno == ELOOP;
}

/*
 * Whether there is a register, or one may be there that cannot be seen: that is
 * said when it is opened.  To pass by it to another would write into that.
 */
static bool
is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? S_ISREG(st.st_mode) : !nothing_there();
}

/*
 * secreg.db in the nearest folder above this one that has it, or NULL, with a
 * problem recorded if they cannot be looked through.
 */
static const char *
look_above(struct app *app)
{
	struct pool *pool = app->pool;
	char *folder = getcwd(NULL, 0);
	char *slash;

	if (!folder && errno == ENOMEM)
		mem_exhausted();
	if (!folder && !nothing_there())
		diag(app->diags, SLUG_NO_REGISTER, NULL, "no register was"
		     " found: the folders above this one cannot be looked"
		     " through: %s", strerror(errno));
	if (!folder)
		return NULL;
	pool_adopt(pool, folder);
	while ((slash = strrchr(folder, '/'))) {
		const char *path;

		*slash = '\0';
		path = pool_printf(pool, "%s/" FILE_NAME, folder);
		if (is_file(path))
			return path;
	}
	return NULL;
}

/* The register of one who has only one; NULL where there is no home. */
static const char *
own_register(struct pool *pool)
{
	const char *data = env("XDG_DATA_HOME");
	const char *home = env("HOME");

	/* A relative one is to be ignored, says its specification. */
	if (data && *data == '/')
		return pool_printf(pool, "%s/secreg/" FILE_NAME, data);
	if (home)
		return pool_printf(pool, "%s/.local/share/secreg/" FILE_NAME,
				   home);
	return NULL;
}

static void
set_register(struct app *app, const char *path, const char *why)
{
	app->db_path = path;
	app->db_why = why;
}

void
env_register(struct app *app, const struct request *request)
{
	const char *path;

	if (request->db)
		set_register(app, request->db, "named by --db");
	else if ((path = env("SECREG_DB")))
		set_register(app, path, "named by SECREG_DB");
	else if (request->cmd->db == CMD_MAKES || is_file(FILE_NAME))
		set_register(app, FILE_NAME, "in this folder");
	else if ((path = look_above(app)))
		set_register(app, path, "in a folder above this one");
	else if (diags_count(app->diags) > 0)
		set_register(app, NULL, NULL);
	else if ((path = own_register(app->pool)) && is_file(path))
		set_register(app, path, "in your own data folder");
	else
		set_register(app, NULL, NULL);
}

int
env_no_register(struct app *app)
{
	const char *own = own_register(app->pool);

	if (diags_count(app->diags) > 0)
		return -1;
	diag(app->diags, SLUG_NO_REGISTER, NULL, "no register was found: "
	     "there is no " FILE_NAME " in this folder or one above it%s%s%s",
	     own ? ", and no \"" : "", own ? own : "", own ? "\"" : "");
	diag_help(app->diags, "To make one here: secreg init");
	diag_help(app->diags, "To use another:   secreg --db FILE %s, or set"
		  " SECREG_DB", app->cmd->name);
	return -1;
}

static const char *
clock_today(struct pool *pool)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	return pool_printf(pool, "%04d-%02d-%02d", tm.tm_year + 1900,
			   tm.tm_mon + 1, tm.tm_mday);
}

static const char *
clock_now(struct pool *pool)
{
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	return pool_printf(pool, "%04d-%02d-%02dT%02d:%02d:%02dZ",
			   tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
			   tm.tm_hour, tm.tm_min, tm.tm_sec);
}

static int
set_today(struct app *app)
{
	const char *today = env("SECREG_TODAY");
	const char *guess;

	if (!today) {
		app->today = clock_today(app->pool);
		return 0;
	}
	app->today_given = true;
	app->today = today;
	if (date_check(today) == DATE_GOOD)
		return 0;
	diag(app->diags, SLUG_USAGE, NULL, "SECREG_TODAY: %s",
	     date_fault_text(app->pool, today));
	guess = date_guess(app->pool, today);
	if (guess)
		diag_help(app->diags, "Did you mean SECREG_TODAY=%s?", guess);
	return -1;
}

/* Whether S is YYYY-MM-DDTHH:MM:SSZ. */
static bool
is_time(struct pool *pool, const char *s)
{
	static const char form[] = "dddd-dd-ddT[d:5d:5dZ";
	size_t i;

	/* Each letter of the form but "d" and the limits stands for itself. */
	if (strlen(s) != sizeof(form) - 1)
		return false;
	for (i = 0; form[i]; i++) {
		if (form[i] == 'd' ? s[i] < '0' || s[i] > '9' :
		    form[i] == '[' ? s[i] < '0' || s[i] > '2' :
		    form[i] == '5' ? s[i] < '0' || s[i] > '5' :
		    s[i] != form[i])
			return false;
	}
	return strncmp(s + 11, "24", 2) < 0 &&
	       date_check(pool_strndup(pool, s, 10)) == DATE_GOOD;
}

static int
set_now(struct app *app)
{
	const char *now = env("SECREG_NOW");

	if (!now)
		now = clock_now(app->pool);
	app->now = now;
	if (is_time(app->pool, now))
		return 0;
	return diag(app->diags, SLUG_USAGE, NULL, "SECREG_NOW: expected a "
		    "time as YYYY-MM-DDTHH:MM:SSZ, found \"%s\"", now);
}

/*
 * The name of whoever is logged in; "unknown" where none goes with the number.
 * Not to have been able to look is something else: it goes into the record.
 */
static int
set_login(struct app *app)
{
	const struct passwd *login;

	errno = 0;
	login = getpwuid(geteuid());
	app->user = login ? pool_strdup(app->pool, login->pw_name) : "unknown";
	if (login)
		return 0;
	switch (errno) {
	case ENOMEM:
		mem_exhausted();
	case EIO:
	case EMFILE:
	case ENFILE:
		diag(app->diags, SLUG_WRITE, NULL, "who you are cannot be"
		     " looked up: %s", strerror(errno));
		diag_help(app->diags, "To say it: --user NAME");
		return -1;
	default:
		return 0;
	}
}

static int
set_user(struct app *app)
{
	unsigned code;

	if (!app->writes)
		return 0;
	if (!app->user)
		app->user = env("SECREG_USER");
	if (!app->user && set_login(app) < 0)
		return -1;
	if (!text_first_bad(app->user, &code))
		return 0;
	return diag(app->diags, SLUG_USAGE, NULL, "the user's name holds a "
		    "character that cannot be seen: \"%s\"", app->user);
}

int
env_clock(struct app *app)
{
	int failed = set_today(app);

	failed |= set_now(app);
	failed |= set_user(app);
	if (!app->as_at_given)
		app->as_at = app->today;
	return failed;
}

/* COLUMNS, or 0 if it is not set to a number of them. */
static int
columns(void)
{
	const char *value = env("COLUMNS");
	char *end;
	long number;

	if (!value)
		return 0;
	errno = 0;
	number = strtol(value, &end, 10);
	return *end || errno || number < 1 || number > WIDTH_MOST ? 0 :
	       (int)number;
}

bool
env_colour(const struct request *request, int fd)
{
	const char *term = getenv("TERM");

	if (strcmp(request->colour, "auto") != 0)
		return strcmp(request->colour, "always") == 0;
	return !env("NO_COLOR") && term && strcmp(term, "dumb") != 0 &&
	       isatty(fd);
}

void
env_terminal(struct app *app, const struct request *request)
{
	struct winsize size;

	app->colour = env_colour(request, STDOUT_FILENO) &&
		      (!request->output ||
		       strcmp(request->colour, "always") == 0);
	app->person = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	if (request->output)
		return;
	app->width = columns();
	if (app->width == 0 && isatty(STDOUT_FILENO))
		app->width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
			     size.ws_col > 0 ? size.ws_col : 80;
}

bool
env_progress(int fd)
{
	const char *term = env("TERM");

	return term && strcmp(term, "dumb") != 0 && isatty(fd);
}
