/*
 * The process is enforced twice: by timeline_walk() in words, by the view
 * `fault` in the register itself.  Here both judge the same timelines, and
 * must agree on every one: each cell of each process file, and a great many
 * timelines made of whatever comes.
 */
#include "register/timeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "io/document.h"
#include "io/yaml_in.h"
#include "register/change.h"
#include "register/rows.h"
#include "chance.h"

/* A process, and a register with an open change that never ends. */
struct ground {
	struct pool *pool, *scratch;
	struct process *process;
	sqlite3 *db;
	sqlite3_stmt *add_proposal, *add_entry, *add_ballot;
	int64_t proposals, entries;
	const char **verdicts;	/* of each proposal: + or -, and in words */
};

static struct process *
read_process(struct pool *pool, struct diags *diags, const char *name)
{
	static const struct record *const kinds[] = { &process_record };
	struct input *input = input_open(pool, diags, name);
	struct yaml_source source = { .file = name, .first_line = 1 };
	const struct record *kind;
	struct document document;
	struct process *process;

	assert_non_null(input);
	assert_int_equal(input_next(input, &document), 1);
	source.text = document.text;
	source.len = document.len;
	process = yaml_read(pool, diags, &source, kinds, 1, &kind);
	assert_non_null(process);
	assert_int_equal(process_check(diags, process), 0);
	input_close(input);
	return process;
}

/* Makes a register with the process; returns it as its rows have it. */
static struct process *
make_register(struct pool *pool, struct diags *diags, const char *path,
	      const char *name)
{
	struct process *process = read_process(pool, diags, name);
	struct change change;
	struct db *db;

	assert_int_equal(db_open(pool, diags, path, DB_CREATE, &db), 0);
	assert_int_equal(db_begin(db), 0);
	assert_int_equal(change_open(db, "2017-05-10T09:00:00Z", "secretary",
				     "init", NULL, &change), 0);
	assert_int_equal(process_save(pool, db, change.no, process), 0);
	assert_int_equal(change_close(&change), 1);
	process = process_load(pool, diags, db);
	assert_non_null(process);
	assert_int_equal(db_commit(db), 0);
	db_close(db);
	return process;
}

static void
run_sql(sqlite3 *db, const char *sql)
{
	char *error = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s: %s", sql, error);
}

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL),
			 SQLITE_OK);
	return stmt;
}

static void
ground_make(struct ground *g, const char *name)
{
	char path[] = "/tmp/secreg-cells.XXXXXX";
	struct diags *diags;
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	close(fd);
	memset(g, 0, sizeof(*g));
	g->pool = pool_new();
	g->scratch = pool_new();
	diags = diags_new(g->pool);
	g->process = make_register(g->pool, diags, path, name);
	assert_int_equal(diags_count(diags), 0);
	assert_int_equal(sqlite3_open(path, &g->db), SQLITE_OK);
	/* Nothing of it is kept. */
	run_sql(g->db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
		"BEGIN;"
		"INSERT INTO change VALUES"
		" (2, '2017-05-10T09:00:00Z', 'secretary', 'cells', NULL, 1, 0)");
	unlink(path);
	g->add_proposal = prepare(g->db,
		sql_statements[SQL_PROPOSAL_ADD].text);
	g->add_entry = prepare(g->db, sql_statements[SQL_ENTRY_ADD].text);
	g->add_ballot = prepare(g->db, sql_statements[SQL_BALLOT_ADD].text);
}

static void
ground_free(struct ground *g)
{
	sqlite3_finalize(g->add_proposal);
	sqlite3_finalize(g->add_entry);
	sqlite3_finalize(g->add_ballot);
	sqlite3_close(g->db);
	pool_free(g->scratch);
	pool_free(g->pool);
}

/* Timelines into rows ---------------------------------------------------- */

static void
bind(sqlite3_stmt *stmt, int n, const char *text)
{
	if (text)
		sqlite3_bind_text(stmt, n, text, -1, SQLITE_TRANSIENT);
	else
		sqlite3_bind_null(stmt, n);
}

static void
bind_id(sqlite3_stmt *stmt, int n, const char *name, int64_t id)
{
	if (name)
		sqlite3_bind_int64(stmt, n, id);
	else
		sqlite3_bind_null(stmt, n);
}

static void
insert(sqlite3_stmt *stmt)
{
	assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
	sqlite3_reset(stmt);
}

#define ID(process_find, name) \
	((name) ? process_find(g->process, name)->id : 0)

static void
insert_entry(struct ground *g, const struct entry *e)
{
	const struct ballot *ballots = e->ballots.items;
	sqlite3_stmt *stmt = g->add_entry;
	int64_t key = ++g->entries;

	sqlite3_clear_bindings(stmt);
	sqlite3_bind_int64(stmt, 1, key);
	sqlite3_bind_int64(stmt, 2, 2);
	sqlite3_bind_int64(stmt, 3, key);
	sqlite3_bind_int64(stmt, 4, g->proposals);
	bind(stmt, 5, day_date(e->date.s));
	sqlite3_bind_int(stmt, 6, day_exact(e->date.s));
	sqlite3_bind_int64(stmt, 7, key);
	sqlite3_bind_int(stmt, 9, flag_set(&e->opening));
	bind_id(stmt, 10, e->body.s, ID(process_body, e->body.s));
	bind(stmt, 11, e->vote.s);
	bind(stmt, 12, e->carried.s);
	bind(stmt, 13, e->alternative.s);
	bind_id(stmt, 14, e->status.s, ID(process_status, e->status.s));
	bind(stmt, 15, e->who.s);
	bind(stmt, 16, e->implementation_date.s);
	bind(stmt, 17, e->release.s);
	bind_id(stmt, 21, e->path.s, ID(process_path, e->path.s));
	bind(stmt, 25, e->adopted_by.s);
	bind(stmt, 26, e->override.s);
	bind(stmt, 27, e->note.s);
	insert(stmt);
	stmt = g->add_ballot;
	for (size_t i = 0; i < e->ballots.count; i++) {
		sqlite3_bind_int64(stmt, 1, key);
		sqlite3_bind_int64(stmt, 2, process_category(g->process,
				   ballots[i].category.s)->id);
		bind(stmt, 3, ballots[i].approve.s);
		bind(stmt, 4, ballots[i].reject.s);
		bind(stmt, 5, ballots[i].abstain.s);
		insert(stmt);
	}
}

/* A timeline in few words, for a verdict. */
static const char *
in_words(struct pool *pool, const struct proposal *proposal)
{
	const char *all = "";

	for (size_t i = 0; i < proposal->history.count; i++) {
		const struct entry *e = proposal_entry(proposal, i);
		const char *parts[] = {
			e->opening.s ? "opening" : NULL, e->path.s,
			e->body.s, e->vote.s, e->carried.s, e->alternative.s,
			e->status.s, e->note.s, e->who.s, e->adopted_by.s,
			e->release.s, e->implementation_date.s,
			e->override.s,
		};

		all = pool_printf(pool, "%s\n    %s:", all, e->date.s);
		for (size_t k = 0; k < sizeof(parts) / sizeof(*parts); k++)
			if (parts[k])
				all = pool_printf(pool, "%s %s,", all,
						  parts[k]);
	}
	return all;
}

/* Has C judge the timeline, then stores it as C left it. */
static bool
try(struct ground *g, struct proposal *proposal)
{
	struct diags *diags = diags_new(g->scratch);
	char *remarks = NULL;
	size_t len;
	FILE *out = open_memstream(&remarks, &len);
	bool legal;

	assert_non_null(out);
	proposal->id.s = "X1";
	legal = timeline_walk(g->scratch, diags, g->process, proposal,
			      out) == 0;
	fclose(out);
	free(remarks);
	assert_int_equal(legal, diags_count(diags) == 0);
	g->verdicts = pool_grow(g->pool, g->verdicts, (size_t)g->proposals,
				sizeof(*g->verdicts));
	g->verdicts[g->proposals++] = pool_printf(g->pool, "%c%s",
		legal ? '+' : '-', in_words(g->scratch, proposal));
	sqlite3_bind_int64(g->add_proposal, 1, g->proposals);
	sqlite3_bind_int64(g->add_proposal, 2, 2);
	insert(g->add_proposal);
	for (size_t i = 0; i < proposal->history.count; i++)
		insert_entry(g, proposal_entry(proposal, i));
	pool_clear(g->scratch);
	return legal;
}

/* Holds every verdict of C against the view. */
static void
compare(struct ground *g)
{
	size_t count = (size_t)g->proposals, wrong = 0;
	int *faults = pool_alloc(g->pool, (count + 1) * sizeof(*faults));
	sqlite3_stmt *stmt;

	run_sql(g->db, "CREATE TEMP TABLE horizon (one INTEGER PRIMARY KEY,"
		" as_at TEXT, known INTEGER, draft INTEGER);"
		"INSERT INTO temp.horizon VALUES (1, '9999-12-31', 99, 1)");
	run_sql(g->db, sql_temp_views);
	stmt = prepare(g->db, "SELECT proposal, faults FROM fault");
	while (sqlite3_step(stmt) == SQLITE_ROW)
		faults[sqlite3_column_int64(stmt, 0)] |=
			sqlite3_column_int(stmt, 1);
	sqlite3_finalize(stmt);
	for (size_t i = 0; i < count; i++) {
		bool legal = g->verdicts[i][0] == '+';

		if (legal == (faults[i + 1] == 0) || ++wrong > 5)
			continue;
		print_message("#   C %s, the register %s (%d)%s\n",
			      legal ? "allows" : "refuses",
			      legal ? "refuses" : "allows", faults[i + 1],
			      g->verdicts[i] + 1);
	}
	assert_int_equal(wrong, 0);
}

/* Making timelines ------------------------------------------------------- */

static struct entry *
add_entry(struct ground *g, struct proposal *proposal, const char *date)
{
	struct entry *e = list_add(g->scratch, &proposal->history, sizeof(*e));

	e->date.s = date;
	return e;
}

/* Where a vote is. */
enum { VOTE_NONE, VOTE_SAME, VOTE_WITHIN, VOTE_BEFORE, VOTE_END };

/* A cell: the status before, the status, the status after, on a path. */
struct cell {
	const char *before, *from, *to, *path;
	unsigned missing;
	int place;		/* where a vote is */
	const char *body, *outcome;
};

static bool
try_cell(struct ground *g, const struct cell *cell)
{
	struct proposal proposal = { 0 };
	struct entry *e;

	if (cell->from) {
		e = add_entry(g, &proposal, "by 2017-05-01");
		e->opening.s = "yes";
		e->status.s = cell->before;
		e->path.s = cell->path;
		if (cell->place == VOTE_BEFORE) {
			e = add_entry(g, &proposal, "2017-05-01");
			e->body.s = cell->body;
			e->vote.s = cell->outcome;
			e->override.s = "override";
		}
		e = add_entry(g, &proposal, "2017-05-02");
		e->status.s = cell->from;
		e->override.s = "override";
		if (cell->place == VOTE_WITHIN) {
			e = add_entry(g, &proposal, "2017-05-03");
			e->body.s = cell->body;
			e->vote.s = cell->outcome;
			e->override.s = "override";
		}
	}
	e = add_entry(g, &proposal, "2017-05-04");
	e->status.s = cell->to;
	if (!cell->from)
		e->path.s = cell->path;
	if (cell->place == VOTE_SAME) {
		e->body.s = cell->body;
		e->vote.s = cell->outcome;
	}
	give_needs(e, cell->missing);
	return try(g, &proposal);
}

/* Whether the process has a move for a cell, whatever it needs. */
static bool
has_move(const struct ground *g, const struct cell *cell)
{
	return process_move(g->process, cell->from, cell->to, cell->path);
}

/* One cell with no vote, and with every vote at every place. */
static int
try_votes(struct ground *g, struct cell *cell)
{
	const struct process_body *bodies = g->process->bodies.items;
	/* Where there is no move, it is enough to try the vote with it. */
	int places = cell->from && has_move(g, cell) ? VOTE_END :
		     VOTE_SAME + 1;
	int legal = 0;

	cell->place = VOTE_NONE;
	legal += try_cell(g, cell);
	for (size_t b = 0; b < g->process->bodies.count; b++) {
		cell->body = bodies[b].name.s;
		for (int v = 0; vote_words[v]; v++) {
			cell->outcome = vote_words[v];
			for (int p = VOTE_SAME; p < places; p++) {
				cell->place = p;
				legal += try_cell(g, cell);
			}
		}
	}
	return legal;
}

/* One cell with each thing a move can need missing, and from elsewhere. */
static int
try_needs(struct ground *g, struct cell *cell)
{
	const struct process_status *statuses = g->process->statuses.items;
	int legal = 0;

	for (unsigned need = 0; need < NEED_END; need++) {
		cell->missing = 1u << need;
		cell->place = VOTE_NONE;
		legal += try_cell(g, cell);
		for (size_t b = 0; b < g->process->bodies.count; b++) {
			cell->body = ((const struct process_body *)
				g->process->bodies.items)[b].name.s;
			cell->outcome = vote_words[need % 2];
			cell->place = cell->from ? VOTE_SAME + (int)need % 3 :
				      VOTE_SAME;
			legal += try_cell(g, cell);
		}
	}
	cell->missing = 0;
	cell->place = VOTE_NONE;
	for (size_t i = 0; cell->from && i < g->process->statuses.count;
	     i++) {
		cell->before = statuses[i].name.s;
		legal += try_cell(g, cell);
	}
	return legal;
}

static void
try_cells(struct ground *g)
{
	const struct process_status *statuses = g->process->statuses.items;
	const struct process_path *paths = g->process->paths.items;
	size_t s = g->process->statuses.count, p = g->process->paths.count;

	for (size_t i = 0; i < (s + 1) * s * (p + 1); i++) {
		size_t from = i / s / (p + 1), path = i / s % (p + 1);
		struct cell cell = {
			.to = statuses[i % s].name.s,
			.before = statuses[i % s].name.s,
			.from = from < s ? statuses[from].name.s : NULL,
			.path = path < p ? paths[path].code.s : NULL,
		};
		bool move = has_move(g, &cell);
		int legal = try_votes(g, &cell);

		if (move)
			legal += try_needs(g, &cell);
		/* Every move can be made somehow, and nothing else can. */
		if (move != (legal > 0))
			fail_msg("%s to %s on %s: %d", cell.from ? cell.from :
				 "new", cell.to, cell.path ? cell.path :
				 "no path", legal);
	}
}

static void
try_random(struct ground *g, int count)
{
	struct chance chance = {
		.pool = g->scratch, .process = g->process, .seed = 1,
	};
	static const char *const dates[] = {
		"by 2017-05-01", "2017-05-02", "2017-05-02", "by 2017-05-04",
		"2017-05-04", "2017-05-05", "2017-05-08",
	};
	int legal = 0;

	for (int i = 0; i < count; i++) {
		struct proposal proposal = { 0 };
		const char *status = PROCESS_NEW;
		size_t first = pick(&chance, 3);
		size_t last = first + pick(&chance, 5);

		for (size_t k = first; k <= last && k < 7; k++)
			status = random_entry(&chance, &proposal, dates[k],
					      status);
		/* Some are of the register already. */
		for (size_t k = 0; k < proposal.history.count; k++)
			proposal_entry(&proposal, k)->id =
				pick(&chance, 4) == 0;
		legal += try(g, &proposal);
	}
	/* Neither verdict is rare. */
	assert_in_range(legal, count / 20, count - count / 20);
}

/* Tests ------------------------------------------------------------------ */

static void
test_cells(const char *name)
{
	struct ground g;

	ground_make(&g, name);
	try_cells(&g);
	compare(&g);
	ground_free(&g);
}

static void
test_random(const char *name)
{
	struct ground g;

	ground_make(&g, name);
	try_random(&g, 8000);
	compare(&g);
	ground_free(&g);
}

static void
test_every_cell_of_the_code(void **state)
{
	(void)state;
	test_cells("data/process/sec-2017.yaml");
}

static void
test_every_cell_of_the_harbour(void **state)
{
	(void)state;
	test_cells("tests/data/harbour.yaml");
}

static void
test_random_timelines_of_the_code(void **state)
{
	(void)state;
	test_random("data/process/sec-2017.yaml");
}

static void
test_random_timelines_of_the_harbour(void **state)
{
	(void)state;
	test_random("tests/data/harbour.yaml");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_cell_of_the_code),
		cmocka_unit_test(test_every_cell_of_the_harbour),
		cmocka_unit_test(test_random_timelines_of_the_code),
		cmocka_unit_test(test_random_timelines_of_the_harbour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
