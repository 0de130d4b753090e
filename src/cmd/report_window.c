#include "cmd/report_window.h"

#include <string.h>

#include "base/date.h"
#include "cmd/look.h"
#include "register/papers.h"

/* A day of an option, which may also say WORD; false with a problem. */
static bool
day_or_word(struct app *app, const struct args *args, const char *name,
	    const char *word, const char **day)
{
	const char *value = args_value(args, name);

	*day = NULL;
	if (!value || strcmp(value, word) == 0)
		return true;
	*day = args_day(app, args, name);
	if (!*day)
		diag_help(app->diags, "Or write: --%s %s", name, word);
	return *day;
}

/* The window's last day, which is also what the paper is as at. */
static int
find_until(struct app *app, const struct args *args,
	   struct report_window *window)
{
	if (app->as_at_given && args_has(args, "until"))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "--as-at and --until do not go together: a paper "
			    "is as at the end of its window");
	if (!day_or_word(app, args, "until", "today", &window->until))
		return -1;
	if (!window->until)
		window->until = args_has(args, "until") ? app->today :
				 app->as_at;
	return db_horizon(app->db, window->until, app->known, false);
}

/* The day it begins after: given, or where the last paper ended. */
static int
find_since(struct app *app, const struct args *args, const char *kind,
	   struct report_window *window)
{
	struct issued_last last = { 0 };
	int found;

	if (!day_or_word(app, args, "since", "last-issued", &window->since))
		return -1;
	if (!window->since) {
		found = issued_last(app->pool, app->db, kind, &last);
		if (found < 0)
			return -1;
		if (found == 0) {
			diag(app->diags, SLUG_USAGE, NULL,
			     "no %s has been issued yet, so --since must say "
			     "after which day the window begins",
			     issued_noun(kind));
			diag_help(app->diags, "As in: secreg %s "
				  "--since 2017-04-12", app->cmd->name);
			return -1;
		}
		window->since = last.until;
	}
	if (strcmp(window->since, window->until) <= 0)
		return 0;
	diag(app->diags, SLUG_USAGE, NULL, "the window would begin after %s "
	     "and end before that, on %s",
	     date_long(app->pool, window->since),
	     date_long(app->pool, window->until));
	if (last.name)
		diag_help(app->diags, "The last issued %s, \"%s\", ended on "
			  "%s.", issued_noun(kind), last.name, last.until);
	return -1;
}

/* A section of another paper: a number, perhaps of several parts. */
static int
find_section(struct app *app, const struct args *args,
	     struct report_window *window)
{
	static const char digits[] = "0123456789";
	const char *s = args_value(args, "section");

	window->section = s;
	while (s) {
		size_t len = strspn(s, digits);

		if (len == 0 || len > 4 || *s == '0' ||
		    (s[len] && s[len] != '.'))
			return diag(app->diags, SLUG_USAGE, NULL,
				    "--section: expected a number such as 3, "
				    "found \"%s\"", window->section);
		s = s[len] ? s + len + 1 : NULL;
	}
	return 0;
}

static void
note_future(struct app *app, const struct report_window *window)
{
	if (strcmp(window->until, app->today) > 0)
		look_note(app, pool_printf(app->pool, "The window ends after "
			  "today, %s: what has not happened yet is not in "
			  "it.", date_long(app->pool, app->today)));
}

/* What the paper cannot tell because nobody recorded it of that day. */
static int
note_unknown(struct app *app)
{
	struct stmt *stmt = db_stmt(app->db, SQL_REPORT_UNKNOWN);
	const char *text = NULL;
	long all, unknown;

	if (stmt_step(stmt) <= 0)
		return -1;
	all = (long)stmt_col_int(stmt, 0);
	unknown = (long)stmt_col_int(stmt, 1);
	if (stmt_run(stmt) < 0)
		return -1;
	if (all == 0 && app->as_known)
		text = pool_printf(app->pool, "Nothing had been recorded of "
				   "any proposal at change %lld.",
				   (long long)app->known);
	else if (all == 0)
		text = "Nothing has been recorded of any proposal.";
	else if (unknown == 1)
		text = "1 proposal is not known at the end of the window; it "
		       "is not among the open ones.";
	else if (unknown > 1)
		text = pool_printf(app->pool, "%ld proposals are not known at "
				   "the end of the window; they are not among "
				   "the open ones.", unknown);
	if (text)
		look_note(app, text);
	return 0;
}

int
window_read(struct app *app, const struct args *args, const char *kind,
	    struct report_window *window)
{
	memset(window, 0, sizeof(*window));
	if (find_section(app, args, window) < 0 ||
	    find_until(app, args, window) < 0)
		return -1;
	return find_since(app, args, kind, window);
}

int
window_notes(struct app *app, const struct report_window *window)
{
	note_future(app, window);
	return note_unknown(app);
}
