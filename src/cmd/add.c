#include "cmd/add.h"

#include <string.h>

#include "base/date.h"
#include "cmd/commands.h"
#include "cmd/files.h"
#include "io/document.h"
#include "register/names.h"
#include "register/timeline.h"

static void
add_proposal(struct add *add, struct proposal *proposal, bool faulty)
{
	struct merged merged = { 0 };

	/* What is half understood would be found fault with twice. */
	if (faulty) {
		record_words(add->pool, add->app->diags, add->store.process,
			     proposal);
		return;
	}
	switch (store_proposal(&add->store, add->pool, proposal, &merged)) {
	case STORED_NEW:
		tell_new(add, proposal);
		break;
	case STORED_MERGED:
		tell_merged(add, proposal, &merged);
		break;
	case STORED_SAME:
		tell_same(add, proposal->id.s);
		break;
	case STORED_FAULTY:
		break;
	}
}

static void
add_meeting(struct add *add, struct meeting *meeting)
{
	if (meeting->items.count == 0) {
		if (store_meeting(&add->store, add->pool, meeting, tell_item,
				  add) == STORED_SAME)
			fprintf(add->idle.file, "secreg: the meeting of %s has"
				" no votes. Nothing to do.\n",
				date_long(add->pool, meeting->date.s));
		return;
	}
	fprintf(add->told.file, "%s, %s: %zu %s\n", meeting->body.s,
		date_long(add->pool, meeting->date.s), meeting->items.count,
		meeting->items.count == 1 ? "vote" : "votes");
	store_meeting(&add->store, add->pool, meeting, tell_item, add);
}

static void
add_release(struct add *add, struct release *release)
{
	switch (store_release(&add->store, release)) {
	case STORED_NEW:
		add->releases++;
		break;
	case STORED_SAME:
		tell_same(add, pool_printf(add->pool, "the release %s",
					   release->name.s));
		break;
	case STORED_MERGED:
	case STORED_FAULTY:
		break;
	}
}

/* Whether a document was read before and has nothing new to say. */
static bool
is_known(struct add *add, const struct yaml_source *source)
{
	struct store *store = &add->store;
	int64_t key;

	store->reads = true;
	store->source = digest_of(source->text, source->len);
	if (!add->reread)
		return false;
	key = source_known(add->pool, store->db, store->change.no,
			   source->text, store->source);
	if (key <= 0)
		return false;
	add->documents++;
	tell_same(add, add->same < TOLD_MAX ?
		  name_of(add->pool, store->db, key) : "");
	return true;
}

static void
add_question(struct add *add, struct saved_question *question,
	     const struct yaml_source *source)
{
	switch (store_question(&add->store, add->pool, question, source)) {
	case STORED_NEW:
		tell_question(add, question, false);
		break;
	case STORED_MERGED:
		tell_question(add, question, true);
		break;
	case STORED_SAME:
		tell_same(add, pool_printf(add->pool, "the question %s",
					   question->name.s));
		break;
	case STORED_FAULTY:
		break;
	}
}

/* One document; sheets are kept for later. */
static void
add_document(struct add *add, const struct yaml_source *source, bool sheets)
{
	struct diags *diags = add->app->diags;
	size_t before = diags_count(diags);
	const struct record *kind;
	void *record = yaml_read(add->pool, diags, source, record_kinds,
				 RECORD_KINDS, &kind);
	bool faulty = diags_count(diags) > before;

	if (!record)
		return;
	add->documents += !sheets;
	progress_step(add->app->progress);
	if (kind == &proposal_record)
		add_proposal(add, record, faulty);
	else if (kind == &meeting_record && !faulty && !sheets) {
		struct sheet *sheet;

		add->sheets = pool_grow(add->app->pool, add->sheets,
					add->sheet_count, sizeof(*sheet));
		sheet = &add->sheets[add->sheet_count++];
		sheet->source = *source;
		sheet->source.text = pool_strndup(add->app->pool, source->text,
						  source->len);
	} else if (kind == &meeting_record && !faulty)
		add_meeting(add, record);
	else if (kind == &release_record && !faulty)
		add_release(add, record);
	else if (kind == &question_record && !faulty)
		add_question(add, record, source);
	else if (kind == &holidays_record && !faulty)
		add->holidays += store_holidays(&add->store, record) ==
				 STORED_NEW;
}

static void
add_file(struct add *add, const char *name)
{
	struct input *input = files_open(add->app, name);
	struct document document;
	size_t before = add->documents;
	int more;

	if (!input)
		return;
	while ((more = input_next(input, &document)) != 0) {
		struct yaml_source source = {
			.file = input_name(input), .text = document.text,
			.len = document.len,
			.first_line = document.first_line,
		};

		if (more > 0 && restore_begins(document.text)) {
			add_whole(add, input, &document);
			break;
		}
		if (more > 0 && !is_known(add, &source))
			add_document(add, &source, false);
		pool_clear(add->pool);
	}
	if (add->documents == before && !add->whole &&
	    diags_count(add->app->diags) == 0)
		fprintf(add->app->notes, "secreg: %s holds no record.\n",
			input_name(input));
	diags_source(add->app->diags, NULL, NULL, 0, 0);
	input_close(input);
}

/* Holds one typed value against its field; what is wrong is wrong usage. */
static int
check_typed(struct add *add, const struct record *kind, const char *key,
	    struct text *value, const char *form)
{
	struct app *app = add->app;
	const char *typed = value->s;
	size_t f;

	for (f = 0; strcmp(kind->fields[f].key, key) != 0; f++)
		;
	if (!typed || field_check(app->pool, diags_new(app->pool),
				  &kind->fields[f], value) == 0)
		return 0;
	return diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
		    "--%s cannot be \"%s\": it is %s", key, typed, form);
}

/* The values of `add --id 36 --title TEXT`, all mistakes in them shown. */
static int
read_typed(struct add *add, const struct args *args, struct proposal *p,
	   struct entry *entry)
{
	static const char line[] = "a line of text, and not empty";
	struct app *app = add->app;
	const struct process *process = add->store.process;
	const struct process_family *family;
	const struct process_path *path;
	const char *date = args_value(args, "date");
	long number;
	char letter;
	int result;

	p->id.s = args_value(args, "id");
	p->title.s = args_value(args, "title");
	p->path.s = args_value(args, "path");
	entry->date.s = date ? date : app->today;
	entry->note.s = app->note;
	if (*p->id.s && strspn(p->id.s, "0123456789") == strlen(p->id.s))
		p->id.s = process_id_of(app->pool, process, p->id.s);
	result = check_typed(add, &proposal_record, "title", &p->title, line) |
		 check_typed(add, &entry_record, "note", &entry->note,
			     "text, and not empty");
	if (check_typed(add, &entry_record, "date", &entry->date,
			"a day, as 2017-04-19 or \"by 2017-04-19\"") < 0)
		result = -1;
	else if (strcmp(day_date(entry->date.s), app->today) > 0)
		result = diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
			      "--date cannot be after today, %s", app->today);
	if (!process_id(process, p->id.s, &family, &number, &letter))
		result = diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
			      "\"%s\" is not an id", p->id.s);
	if (!p->path.s)
		return result;
	path = process_path(process, p->path.s);
	if (!path)
		return process_no_path(app->pool, app->diags, process,
				       p->path.s, NULL);
	p->path.s = path->code.s;
	return result;
}

/* `add --id 36 --title TEXT`: a new proposal without a file. */
static int
add_typed(struct add *add, const struct args *args)
{
	struct app *app = add->app;
	struct proposal p = { .id.s = NULL };
	struct entry *entry = pool_alloc(app->pool, sizeof(*entry));
	const struct process *process = add->store.process;
	const struct process_status *s = process->statuses.items;
	size_t i;

	p.history.items = entry;
	p.history.count = 1;
	if (read_typed(add, args, &p, entry) < 0)
		return -1;
	for (i = 0; i < process->statuses.count; i++)
		if (process_move(process, NULL, s[i].name.s, p.path.s))
			break;
	if (i < process->statuses.count)
		entry->status.s = s[i].name.s;
	add_proposal(add, &p, false);
	if (diags_count(app->diags) > 0)
		return -1;
	if (!args_has(args, "date"))
		fprintf(app->notes, "secreg: no --date was given, so it is"
			" today, %s.\n", date_long(app->pool, app->today));
	return 0;
}

/*
 * The register checks every timeline itself.  What it refuses has been found
 * before and said better; if not, the two disagree and that is said.
 */
static int
add_close(struct add *add)
{
	struct app *app = add->app;
	int closed = change_close(&add->store.change);
	struct stmt *stmt;

	if (closed != 0 || diags_count(app->diags) > 0)
		return closed < 0 ? -1 : 0;
	diag(app->diags, SLUG_MOVE, NULL,
	     "the register refuses what these records say");
	stmt = db_stmt(app->db, SQL_FAULTS);
	while (stmt_step(stmt) > 0)
		diag_help(app->diags, "%s (fault %s)", stmt_col(stmt, 0),
			  stmt_col(stmt, 1));
	return -1;
}

static int
finish(struct add *add)
{
	struct app *app = add->app;
	size_t wrote = add->added + add->merged + add->votes + add->releases +
		       add->holidays + add->questions + add->replaced +
		       add->removed;
	size_t files, placed;

	if (diags_count(app->diags) == 0 && wrote > 0 && !add->whole)
		add_close(add);
	if (diags_count(app->diags) > 0) {
		placed = diags_placed(app->diags, &files);
		if (placed)
			fprintf(app->notes, "\n%zu %s in %zu %s. Nothing was"
				" added.\n", placed,
				placed == 1 ? "error" : "errors", files,
				files == 1 ? "file" : "files");
		return -1;
	}
	if (add->whole)
		tell_whole(add);
	else if (wrote > 0)
		tell_all(add);
	else
		app->dry_run = true;	/* an empty change is no change */
	tell_idle(add);
	return 0;
}

static int
check_usage(struct app *app, const struct args *args)
{
	bool typed = args_has(args, "id") || args_has(args, "title") ||
		     args_has(args, "path") || args_has(args, "date");

	if (typed && args_count(args))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "give files, or --id and --title, not both");
	if (typed && !(args_has(args, "id") && args_has(args, "title")))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "a proposal without a file needs --id and --title");
	if (!typed && !args_count(args))
		return diag(app->diags, SLUG_USAGE, NULL,
			    "give a file, a folder or - for standard input");
	return 0;
}

static int
add_all(struct add *add, const struct args *args)
{
	size_t count, i;
	const char *const *files;

	if (args_has(args, "id"))
		return add_typed(add, args);
	files = files_expand(add->app, args, &count);
	progress_begin(add->app->progress, "Adding records", 0);
	for (i = 0; i < count; i++)
		add_file(add, files[i]);
	for (i = 0; i < add->sheet_count; i++) {
		add_document(add, &add->sheets[i].source, true);
		pool_clear(add->pool);
	}
	diags_source(add->app->diags, NULL, NULL, 0, 0);
	return 0;
}

static int
add_run(struct app *app, const struct args *args)
{
	struct add add = { .app = app };

	if (check_usage(app, args) < 0 ||
	    db_horizon(app->db, NULL, 0, true) < 0)
		return -1;
	add.store.pool = app->pool;
	add.store.diags = app->diags;
	add.store.db = app->db;
	add.store.today = app->today;
	add.store.remarks = app->notes;
	add.store.progress = app->progress;
	add.store.update = args_has(args, "update");
	add.files = (size_t)args_count(args);
	add.store.process = process_load(app->pool, app->diags, app->db);
	if (!add.store.process ||
	    change_open(app->db, app->now, app->user, app->command_line,
			app->note, &add.store.change) < 0)
		return -1;
	add.reread = source_any(app->db) > 0;
	add.pool = pool_new();
	memory_open(&add.told);
	memory_open(&add.idle);
	add_all(&add, args);
	finish(&add);
	db_close(add.store.scratch);
	memory_free(&add.told);
	memory_free(&add.idle);
	pool_free(add.pool);
	return diags_count(app->diags) ? -1 : 0;
}

static const struct option_row options[] = {
	{ .name = "update",
	  .help = "append new entries to proposals that are there, and fill"
		" blanks" },
	{ .name = "id", .arg = "ID", .kind = WORD_ID,
	  .help = "add one proposal without a file" },
	{ .name = "title", .arg = "TEXT", .help = "its title" },
	{ .name = "path", .arg = "PATH",
	  .kind = WORD_PATH, .help = "its path, if recorded" },
	{ .name = "date", .arg = "DATE",
	  .help = "the day it was raised (default: today)" },
};

const struct cmd cmd_add = {
	.name = "add",
	.group = "Record",
	.summary = "add proposals and meetings from YAML ( - reads stdin )",
	.operands = "[FILE...]",
	.least = 0,
	.most = -1,
	.words = { WORD_FILE, WORD_FILE },
	.details =
	"Reads files, folders (their *.yaml files) and - (standard input); a"
	" file may hold many documents divided by --- lines. Everything is"
	" checked first: all mistakes in all files are shown, and if there is"
	" one, nothing is written. All that is written is one change.\n"
	"\n"
	"A proposal that is in the register already must be the same; with"
	" --update new entries are appended and blanks filled, and recorded"
	" facts are never altered. A question takes the place of the one that"
	" is there only with --update.\n"
	"\n"
	"Examples:\n"
	"  secreg add SECMP0036.yaml\n"
	"  secreg add --update --dry-run papers/2017-06/\n"
	"  secreg add --id 36 --title \"An example title\" --date 2017-06-02",
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.takes = TAKES_WRITE,
	.db = CMD_WRITES,
	.take = files_take,
	.run = add_run,
};
