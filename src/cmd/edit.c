#include "cmd/edit.h"

#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/look.h"
#include "io/editor.h"
#include "register/load.h"
#include "register/timeline.h"

/* No person goes on for so long, but a script that is no editor does. */
enum { ROUNDS_MAX = 20 };

/* The latest change of the proposal; 0 on a problem. */
static int64_t
latest_change(const struct edit *edit, const char **user)
{
	struct app *app = edit->app;
	struct stmt *stmt = db_stmt(app->db, SQL_PROPOSAL_CHANGE);
	int64_t no = 0;

	stmt_int(stmt, 1, edit->key);
	if (stmt_step(stmt) > 0) {
		no = stmt_col_int(stmt, 0);
		*user = stmt_copy(stmt, app->pool, 1);
	}
	stmt_run(stmt);
	return no;
}

/* --date, before the person begins to write. */
static int
read_from(struct edit *edit, const struct args *args)
{
	struct app *app = edit->app;
	struct text day = { .s = args_value(args, "date") };
	struct diags *diags = diags_new(app->pool);

	if (!day.s)
		return 0;
	if (act_check(app, &entry_record, "date", "--date", &day) < 0)
		return -1;
	edit->from = day.s;
	day_check(diags, &day, app->today);
	return diags_retell(app->diags, diags, SLUG_REFUSED, "refused: ",
			    ". Nothing was changed");
}

static int
edit_look(struct app *app, const struct args *args)
{
	struct edit *edit = pool_alloc(app->pool, sizeof(*edit));
	struct act act = { .app = app };
	struct proposal proposal;
	const char *user;

	app->asked = edit;
	edit->app = app;
	edit->kind = edited_kind(app->pool);
	if (read_from(edit, args) < 0 || act_open(&act, app) < 0)
		return -1;
	edit->key = look_find(app, args_operand(args, 0));
	if (act_load(&act, args, edit->key) < 0)
		return -1;
	proposal = act.held;
	edit->change = latest_change(edit, &user);
	edit->id = proposal.id.s;
	edited_refs(app->pool, &proposal);
	record_fold(&proposal);
	edit->record = edit_text(edit, &proposal, app->note);
	return edit->change ? 0 : -1;
}

/* The first text: the record, or one that was kept. */
static int
edit_begin(struct edit *edit, const struct args *args)
{
	struct app *app = edit->app;
	const char *from = args_value(args, "from");
	struct bytes text = edit->record;

	if (from) {
		text = edit_file_read(app->pool, from);
		if (!text.s)
			return diag(app->diags, SLUG_READ,
				    &(struct pos){ .file = from },
				    "it cannot be read");
		text = edit_without_messages(text);
	}
	return edit_file_make(edit, text);
}

/* A path, or a day, as it can be typed. */
static const char *
shell_word(struct pool *pool, const char *path)
{
	return strpbrk(path, " '\"$&;()*?<>|\\") ?
	       pool_printf(pool, "'%s'", path) : path;
}

/* "secreg edit SECMP0021 --from FILE", to go on with the text. */
static const char *
go_on(const struct edit *edit)
{
	struct pool *pool = edit->app->pool;

	return pool_printf(pool, "secreg edit %s --from %s%s%s", edit->id,
			   shell_word(pool, edit->path),
			   edit->from ? " --date " : "",
			   edit->from ? shell_word(pool, edit->from) : "");
}

/* That the text is kept, as help of the latest problem. */
static int
edit_keep(const struct edit *edit)
{
	struct diags *diags = edit->app->diags;

	if (diags_sealed(diags))
		diags_seal(diags);
	diag_help(diags, "The text is kept in %s", edit->path);
	diag_help(diags, "To go on with it: %s", go_on(edit));
	return -1;
}

/* Nothing was asked for: the file is of no use, if it is there at all. */
static int
edit_abandon(const struct edit *edit, const char *why)
{
	struct app *app = edit->app;

	unlink(edit->path);
	look_note(app, pool_printf(app->pool, "secreg: %s: nothing was"
				   " changed.", why));
	return 0;
}

/* The editor was left: 1 to go on with what is in the file. */
static int
edit_returned(struct edit *edit, bool ended_well)
{
	struct app *app = edit->app;
	struct bytes text = edit_file_read(app->pool, edit->path);
	bool same = bytes_same(text, edit->handed);

	if (!text.s && access(edit->path, F_OK) == 0) {
		if (ended_well)
			diag(app->diags, SLUG_READ,
			     &(struct pos){ .file = edit->path },
			     "it cannot be read, or is over 4 MiB");
		return edit_keep(edit);
	}
	if (!ended_well && (!text.s || bytes_same(text, edit->record))) {
		unlink(edit->path);
		return -1;
	}
	if (!ended_well)
		return edit_keep(edit);
	if (!text.s)
		return edit_abandon(edit, "the edited file is gone");
	if (edit_is_empty(text))
		return edit_abandon(edit, "the text is empty");
	if (bytes_same(text, edit->record))
		return edit_abandon(edit, "the text is as it was");
	if (!edit->problems || (!same && edit->rounds < ROUNDS_MAX))
		return 1;
	/* Handed out with its problems and left so, or by a script. */
	app->diags = edit->problems;
	fprintf(app->notes, "\nNothing was changed. The text is kept in %s\n"
		"To go on with it: %s\n", edit->path, go_on(edit));
	return -1;
}

static int
edit_ask(struct app *app, const struct args *args)
{
	struct edit *edit = app->asked;
	const char *command = getenv("VISUAL");
	int ended;

	if (!edit->path && edit_begin(edit, args) < 0) {
		if (edit->path)
			unlink(edit->path);
		return -1;
	}
	if (diags_count(app->diags) > 0) {
		if (!edit->problems)
			return edit_keep(edit);
		app->diags = diags_new(app->pool);
	}
	if (!command || !*command)
		command = getenv("EDITOR");
	edit->handed = edit_file_read(app->pool, edit->path);
	edit->rounds++;
	ended = editor_run(app->diags, command && *command ? command : NULL,
			   edit->path);
	return edit_returned(edit, ended == 0);
}

/* Somebody else was quicker. */
static int
check_unchanged(const struct edit *edit)
{
	struct app *app = edit->app;
	const char *user = NULL;
	int64_t change = latest_change(edit, &user);

	if (change == edit->change || change == 0)
		return change ? 0 : -1;
	diag(app->diags, SLUG_REFUSED, NULL,
	     "refused: %s was changed by change %lld, of %s, while it was"
	     " edited. Nothing was changed", edit->id, (long long)change, user);
	diag_help(app->diags, "What happened: secreg history %s", edit->id);
	return -1;
}

/* Holds the text against the register and works it into act->held. */
static int
edit_check(struct edit *edit, struct act *act, const struct args *args,
	   struct diags *diags, struct edits *edits)
{
	struct app *app = edit->app;
	struct store *store = &act->store;
	struct edit_back back = edit_read(edit, diags);
	struct proposal walked;

	if (diags_count(diags) > 0) {
		/* What is half understood would be found fault with twice. */
		if (back.after)
			record_words(app->pool, diags, store->process,
				     back.after);
		return -1;
	}
	store->diags = diags;
	act->reason = back.reason.s;
	if (act_load(act, args, edit->key) < 0)
		return -1;
	if (record_check(app->pool, diags, store->process, back.after,
			 NULL) < 0 ||
	    record_edit(app->pool, diags, app->today, edit->from,
			&act->held, edit_read_own(edit), back.after,
			edits) < 0)
		return -1;
	if (edits->altered && !act->reason) {
		diag(diags, SLUG_MISSING_FIELD,
		     back.reason.at.line ? &back.reason.at : &back.after->at,
		     "something recorded was altered: say why");
		diag_also(diags, edits->altered, "this was altered");
		diag_help(diags, "In the comments at the top: # reason: the"
			  " minutes say so");
		return -1;
	}
	/* The status at the head is asserted only to this walk. */
	walked = act->held;
	return timeline_walk(app->pool, diags, store->process, &walked, NULL);
}

/* Writes what was found; a refusal of the register itself has no place. */
static int
edit_write(struct edit *edit, struct act *act, struct diags *diags,
	   enum stored *stored)
{
	struct app *app = edit->app;
	struct change *change = &act->store.change;

	/* The first look may have found something only after opening it. */
	if (!change->no &&
	    change_open(app->db, app->now, app->user, app->command_line,
			act->reason, change) < 0)
		return -1;
	*stored = store_revised(&act->store, app->pool, &act->held);
	if (*stored == STORED_MERGED && change_close(change) == 0)
		diag(diags, SLUG_MOVE, NULL, "the register does not allow it");
	return diags_count(diags) > 0 ? -1 : 0;
}

/*
 * Puts what is wrong on top of the text.  That moves its lines down, so the
 * problems are found once more where the lines then are.
 */
static int
edit_again(struct edit *edit, struct act *act, const struct args *args,
	   struct diags *diags, bool wrote)
{
	struct diags *moved = diags_new(edit->app->pool);
	enum stored stored;
	struct edits edits;

	edit->problems = diags;
	if (edit_file_tell(edit, diags) < 0)
		return -1;
	if (!wrote && (edit_check(edit, act, args, moved, &edits) < 0 ||
		       edit_write(edit, act, moved, &stored) < 0)) {
		edit->problems = moved;
		if (edit_file_tell(edit, moved) < 0)
			return -1;
	}
	/* Rolls the change back; what is shown are edit->problems. */
	return diag(edit->app->diags, SLUG_REFUSED, NULL,
		    "refused: the text has mistakes. Nothing was changed");
}

static int
edit_run(struct app *app, const struct args *args)
{
	struct edit *edit = app->asked;
	struct act act = { .app = app };
	struct diags *diags = diags_new(app->pool);
	enum stored stored = STORED_FAULTY;
	struct edits edits;

	edit->problems = NULL;
	if (act_open(&act, app) < 0 || check_unchanged(edit) < 0)
		return -1;
	if (edit_check(edit, &act, args, diags, &edits) < 0 ||
	    edit_write(edit, &act, diags, &stored) < 0)
		return diags_count(app->diags) > 0 ? -1 :
		       edit_again(edit, &act, args, diags,
				  stored == STORED_MERGED);
	app->scratch = edit->path;
	if (stored == STORED_SAME) {
		act_idle(&act, pool_printf(app->pool, "%s is recorded like"
					   " that already.", edit->id));
		return 0;
	}
	edit_tell(&act, &edits);
	if (!app->dry_run)
		return 0;
	app->scratch = NULL;
	fprintf(app->notes, "secreg: the text is kept in %s\n", edit->path);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "from", .arg = "FILE", .kind = WORD_FILE,
	  .help = "begin with a text that was kept" },
	{ .name = "date", .arg = "DATE",
	  .help = "the day from which new values at the head hold, or \"by"
		" DATE\"" },
};

const struct cmd cmd_edit = {
	.name = "edit",
	.group = "Record",
	.summary = "open one proposal in your editor, checked on save",
	.operands = "ID",
	.least = 1,
	.most = 1,
	.words = { WORD_ID },
	.details =
"Opens the record in $VISUAL, else $EDITOR, else the editor of this machine.\n"
"What is saved is checked like a file that is added; if there is a mistake,\n"
"the editor opens again with the messages at the top of the text. All of it\n"
"becomes one change. Others can go on working meanwhile; if one of them\n"
"changes this proposal first, the edited text is refused, and kept.\n"
"\n"
"A new value at the head holds from --date on. Without --date it holds from\n"
"today, or from the first entry on if none was recorded. An entry without a\n"
"ref is a new one. One that is altered takes the place of the old one, as\n"
"with \"secreg correct\", and needs a reason in the line for it. Entries,\n"
"planned items and documents cannot be taken out.\n"
"\n"
"To abandon it, leave the text as it is or empty the file.\n"
"\n"
"Examples:\n"
"  EDITOR=nano secreg edit 21\n"
"  secreg edit 21 --date 2017-05-09 --expect referred\n",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_WRITE | TAKES_EXPECT,
	.db = CMD_ASKS,
	.run = edit_run,
	.look = edit_look,
	.ask = edit_ask,
};
