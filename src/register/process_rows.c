#include "register/process.h"

#include <string.h>

#include "register/rows.h"

/*
 * Where each list of a process is, and the statement that reads it; the
 * record it is read by stands in the field table.
 */
static const struct {
	const char *key;
	enum sql sql;
} lists[] = {
	{ "terms", SQL_PROCESS_TERMS },
	{ "ids", SQL_PROCESS_FAMILIES },
	{ "bodies", SQL_PROCESS_BODIES },
	{ "paths", SQL_PROCESS_PATHS },
	{ "statuses", SQL_PROCESS_STATUSES },
	{ "votes", SQL_PROCESS_VOTES },
	{ "windows", SQL_PROCESS_WINDOWS },
	{ "moves", SQL_PROCESS_MOVES },
	{ "categories", SQL_PROCESS_CATEGORIES },
	{ "sections", SQL_PROCESS_SECTIONS },
};

/* Every row struct of a process begins so. */
struct row_head {
	struct pos at;
	int64_t id;
};

static const struct field *
process_field(const char *key)
{
	size_t i;

	for (i = 0; strcmp(process_record.fields[i].key, key) != 0; i++)
		;
	return &process_record.fields[i];
}

static int
load_list(struct pool *pool, struct db *db, struct process *process,
	  const char *key, enum sql sql)
{
	const struct field *field = process_field(key);
	struct stmt *stmt = db_stmt(db, sql);
	int more;

	stmt_int(stmt, 1, process->id);
	while ((more = stmt_step(stmt)) > 0) {
		struct row_head *row = list_add(pool,
			field_list(field, process), field->of->size);

		row->id = stmt_col_int(stmt, 0);
		if (row_fill(pool, stmt, 1, field->of, row) < 0)
			return -1;
	}
	return more;
}

struct process *
process_load(struct pool *pool, struct diags *diags, struct db *db)
{
	struct process *process = pool_alloc(pool, sizeof(*process));
	struct stmt *stmt = db_stmt(db, SQL_PROCESS_LIVE);
	int more = stmt_step(stmt);
	size_t i;

	if (more == 0)
		diag(diags, SLUG_DAMAGED, NULL,
		     "the register holds no process");
	if (more <= 0)
		return NULL;
	process->id = stmt_col_int(stmt, 0);
	if (row_fill(pool, stmt, 1, &process_record, process) < 0 ||
	    stmt_run(stmt) < 0)
		return NULL;
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (load_list(pool, db, process, lists[i].key,
			      lists[i].sql) < 0)
			return NULL;
	/* It was checked when it came in. */
	if (process_check(diags_new(pool), process) == 0)
		return process;
	diag(diags, SLUG_DAMAGED, NULL, "the process in the register is not as"
	     " any that was loaded: its names or numbers do not fit together");
	return NULL;
}

/* Binds the process and texts from parameter 2 on, and runs the statement. */
static int
save_row(struct db *db, enum sql sql, const struct process *process,
	 const char *const *texts, int count)
{
	struct stmt *stmt = db_stmt(db, sql);
	int i;

	stmt_int(stmt, 1, process->id);
	for (i = 0; i < count; i++)
		stmt_text(stmt, i + 2, texts[i]);
	return stmt_run(stmt);
}

#define SAVE(sql, ...) \
	save_row(db, sql, process, (const char *const[]){ __VA_ARGS__ }, \
		 (int)(sizeof((const char *const[]){ __VA_ARGS__ }) / \
		       sizeof(const char *)))

static int
save_votes(struct db *db, const struct process *process)
{
	const struct process_vote *votes = process->votes.items;
	size_t i, in, on;

	for (i = 0; i < process->votes.count; i++) {
		const struct process_vote *v = &votes[i];
		const struct text *statuses = v->in.items;
		const struct text *paths = v->paths.items;

		for (in = 0; in < v->in.count; in++)
			for (on = 0; on < v->paths.count; on++)
				if (SAVE(SQL_PROCESS_VOTE_ADD, statuses[in].s,
					 paths[on].s, v->body.s, v->effect.s,
					 v->to.s, v->rule.name.s,
					 v->rule.basis.s) < 0)
					return -1;
	}
	return 0;
}

static int
save_move(struct db *db, const struct process *process,
	  const struct process_move *move, const char *from, const char *to,
	  const char *path)
{
	struct stmt *stmt = db_stmt(db, SQL_PROCESS_MOVE_ADD);
	const char *texts[] = { from, to, path, move->kind.s, move->back.s,
				move->vote.s, move->outcome.s,
				move->by_vote.s };
	int i;

	stmt_int(stmt, 1, process->id);
	for (i = 0; i < 8; i++)
		stmt_text(stmt, i + 2, texts[i]);
	for (i = 0; i < NEED_END; i++)
		stmt_int(stmt, i + 10, move_needs(move, (enum need)i));
	stmt_text(stmt, 15, move->window.s);
	stmt_text(stmt, 16, move->day_is.s);
	stmt_text(stmt, 17, move->rule.name.s);
	stmt_text(stmt, 18, move->rule.basis.s);
	return stmt_run(stmt);
}

static int
save_moves(struct db *db, const struct process *process)
{
	const struct process_move *moves = process->moves.items;
	size_t i, a, b, c;

	for (i = 0; i < process->moves.count; i++) {
		const struct process_move *m = &moves[i];
		const struct text *from = m->from.items, *to = m->to.items;
		const struct text *paths = m->paths.items;

		for (a = 0; a < m->from.count; a++)
			for (b = 0; b < m->to.count; b++)
				for (c = 0; c < m->paths.count; c++)
					if (save_move(db, process, m,
						      from[a].s, to[b].s,
						      paths[c].s) < 0)
						return -1;
	}
	return 0;
}

static int
save_words(struct pool *pool, struct db *db, const struct process *process)
{
	const struct process_term *t = process->terms.items;
	const struct process_family *f = process->families.items;
	const struct process_category *c = process->categories.items;
	const struct process_section *s = process->sections.items;
	size_t i;

	for (i = 0; i < process->terms.count; i++)
		if (SAVE(SQL_PROCESS_TERM_ADD, t[i].term.s, t[i].singular.s,
			 t[i].plural.s, t[i].abbreviation.s,
			 t[i].rule.name.s, t[i].rule.basis.s) < 0)
			return -1;
	for (i = 0; i < process->families.count; i++)
		if (SAVE(SQL_PROCESS_FAMILY_ADD, f[i].prefix.s, f[i].digits.s,
			 f[i].suffix.s, f[i].numbers.s, f[i].rule.name.s,
			 f[i].rule.basis.s) < 0)
			return -1;
	for (i = 0; i < process->categories.count; i++)
		if (SAVE(SQL_PROCESS_CATEGORY_ADD, c[i].name.s,
			 c[i].rule.name.s, c[i].rule.basis.s) < 0)
			return -1;
	for (i = 0; i < process->sections.count; i++)
		if (SAVE(SQL_PROCESS_SECTION_ADD, s[i].kind.s, s[i].body.s,
			 s[i].heading.s, s[i].caption.s,
			 list_join(pool, &s[i].columns), s[i].rule.name.s,
			 s[i].rule.basis.s) < 0)
			return -1;
	return 0;
}

static int
save_states(struct db *db, const struct process *process)
{
	const struct process_body *b = process->bodies.items;
	const struct process_path *p = process->paths.items;
	const struct process_status *s = process->statuses.items;
	const struct process_window *w = process->windows.items;
	size_t i;

	for (i = 0; i < process->bodies.count; i++)
		if (SAVE(SQL_PROCESS_BODY_ADD, b[i].name.s, b[i].called.s,
			 b[i].printed_as.s, b[i].rule.name.s,
			 b[i].rule.basis.s) < 0)
			return -1;
	for (i = 0; i < process->paths.count; i++)
		if (SAVE(SQL_PROCESS_PATH_ADD, p[i].code.s, p[i].name.s,
			 p[i].heading.s, p[i].decides.s, p[i].rule.name.s,
			 p[i].rule.basis.s) < 0)
			return -1;
	for (i = 0; i < process->statuses.count; i++)
		if (SAVE(SQL_PROCESS_STATUS_ADD, s[i].name.s, s[i].stage.s,
			 s[i].open.s, s[i].waits_for.s, s[i].to.s, s[i].was.s,
			 s[i].rule.name.s, s[i].rule.basis.s) < 0)
			return -1;
	for (i = 0; i < process->windows.count; i++)
		if (SAVE(SQL_PROCESS_WINDOW_ADD, w[i].name.s, w[i].title.s,
			 w[i].days.s, w[i].from.s, w[i].rule.name.s,
			 w[i].rule.basis.s) < 0)
			return -1;
	return 0;
}

int
process_save(struct pool *pool, struct db *db, int64_t change,
	     const struct process *process)
{
	struct process saved = *process;
	struct stmt *stmt = db_stmt(db, SQL_PROCESS_ADD);

	stmt_int(stmt, 1, change);
	stmt_text(stmt, 2, process->name.s);
	stmt_text(stmt, 3, process->title.s);
	stmt_text(stmt, 4, process->paper.s);
	stmt_text(stmt, 5, process->note.s);
	if (stmt_run(stmt) < 0)
		return -1;
	saved.id = db_last_id(db);
	/* Bodies first: nearly everything else refers to them. */
	return save_states(db, &saved) < 0 ||
	       save_words(pool, db, &saved) < 0 ||
	       save_votes(db, &saved) < 0 ||
	       save_moves(db, &saved) < 0 ? -1 : 0;
}
