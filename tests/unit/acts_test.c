/*
 * Every cell of each process, typed: from each status on each path `transition`
 * to each status, and `vote` of each body with each outcome.  Each is done, or
 * refused with what is allowed and the rule.
 */
#include "cmd/act.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cmd/cli.h"
#include "cmd/commands.h"
#include "register/timeline.h"

enum { WORDS_MOST = 24 };

/* A register with a proposal opened in each status on each path. */
struct ground {
	struct pool *pool;
	struct diags *diags;
	struct db *db;
	struct process *process;
	unsigned done, refused;
	const char *path;	/* of the file, which is there to the end */
};

/* What a command said. */
struct said {
	struct pool *pool;
	int status;
	const char *out;
	const char *problems;
};

static const char *
text_of(struct pool *pool, const struct diags *diags)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	diags_print(diags, out, false);
	fclose(out);
	return pool_adopt(pool, text);
}

/* Runs a command as main does; KEEP commits it. */
static struct said
run(struct ground *g, const char *const *words, bool keep)
{
	struct said said = { .pool = pool_new() };
	char *argv[WORDS_MOST] = { NULL }, *out = NULL, *notes = NULL;
	size_t out_len, notes_len;
	struct request request;
	struct app app = {
		.pool = said.pool, .diags = diags_new(said.pool),
		.commands = commands, .db = g->db, .db_path = "-",
		.today = "2017-05-12",
		.now = "2017-05-12T09:00:00Z", .as_at = "2017-05-12",
		.out = open_memstream(&out, &out_len),
		.notes = open_memstream(&notes, &notes_len),
	};
	int argc;

	for (argc = 0; words[argc]; argc++) {
		assert_true(argc + 1 < WORDS_MOST);
		argv[argc] = pool_strdup(said.pool, words[argc]);
	}
	if (cli_parse(&app, argc, argv, &request) < 0)
		fail_msg("%s", text_of(said.pool, app.diags));
	app.user = "secretary";
	if (db_begin(g->db) < 0)
		fail_msg("%s: %s", words[1], text_of(g->pool, g->diags));
	app.cmd->run(&app, request.args);
	if (keep && diags_count(app.diags) == 0)
		assert_int_equal(db_commit(g->db), 0);
	else
		db_rollback(g->db);
	fclose(app.out);
	fclose(app.notes);
	free(notes);
	said.out = pool_adopt(said.pool, out);
	said.status = (int)diags_status(app.diags);
	said.problems = text_of(said.pool, app.diags);
	if (diags_count(g->diags) > 0)
		fail_msg("%s: %s", words[1], text_of(g->pool, g->diags));
	return said;
}

static const char *
id_of(struct ground *g, size_t status, size_t path)
{
	return process_id_of(g->pool, g->process, pool_printf(g->pool, "%zu",
		path * g->process->statuses.count + status + 1));
}

/* Path N of the process; NULL, for none recorded, behind the last. */
static const char *
path_of(const struct ground *g, size_t n)
{
	const struct process_path *paths = g->process->paths.items;

	return n < g->process->paths.count ? paths[n].code.s : NULL;
}

static const char *
status_of(const struct ground *g, size_t n)
{
	const struct process_status *s = g->process->statuses.items;

	return s[n].name.s;
}

static void
write_openings(struct ground *g, FILE *out)
{
	size_t p, s;

	for (p = 0; p <= g->process->paths.count; p++) {
		for (s = 0; s < g->process->statuses.count; s++) {
			fprintf(out, "---\nproposal: %s\ntitle: A cell\n",
				id_of(g, s, p));
			if (path_of(g, p))
				fprintf(out, "path: %s\n", path_of(g, p));
			fprintf(out, "status: %s\nhistory:\n"
				"  - date: by 2017-05-01\n    opening: yes\n"
				"    status: %s\n", status_of(g, s),
				status_of(g, s));
		}
	}
}

static void
ground_make(struct ground *g, const char *name)
{
	char path[] = "/tmp/secreg-acts.XXXXXX";
	char file[] = "/tmp/secreg-cells.XXXXXX";
	const char *init[] = { "secreg", "init", "--process", name, NULL };
	const char *add[] = { "secreg", "add", file, NULL };
	int fd = mkstemp(path);
	struct said said;
	FILE *out;

	memset(g, 0, sizeof(*g));
	assert_true(fd >= 0);
	close(fd);
	g->pool = pool_new();
	g->diags = diags_new(g->pool);
	assert_int_equal(db_open(g->pool, g->diags, path, DB_CREATE, &g->db),
			 0);
	said = run(g, init, true);
	assert_string_equal(said.problems, "");
	pool_free(said.pool);
	db_close(g->db);	/* one that is made is begun once */
	assert_int_equal(db_open(g->pool, g->diags, path, DB_WRITE, &g->db),
			 0);
	assert_int_equal(db_horizon(g->db, NULL, 0, true), 0);
	g->process = process_load(g->pool, g->diags, g->db);
	assert_non_null(g->process);
	fd = mkstemp(file);
	assert_true(fd >= 0);
	out = fdopen(fd, "w");
	assert_non_null(out);
	write_openings(g, out);
	fclose(out);
	said = run(g, add, true);
	assert_string_equal(said.problems, "");
	pool_free(said.pool);
	unlink(file);
	g->path = pool_strdup(g->pool, path);
}

static void
ground_free(struct ground *g)
{
	db_close(g->db);
	unlink(g->path);
	pool_free(g->pool);
}

/* What a cell was, for a message. */
struct cell {
	struct ground *g;
	const char *id, *from, *to, *path;
	const struct process_move *move;
};

static void
has(const struct cell *cell, const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("%s to %s on %s: expected \"%s\" in:\n%s", cell->from,
			 cell->to, cell->path ? cell->path : "no path", part,
			 text);
}

static void
is_done(const struct cell *cell, struct said said)
{
	if (said.status != STATUS_DONE)
		fail_msg("%s to %s on %s: refused:\n%s", cell->from, cell->to,
			 cell->path ? cell->path : "no path", said.problems);
	has(cell, said.out, cell->id);
	cell->g->done++;
}

static void
is_refused(const struct cell *cell, struct said said)
{
	if (said.status != STATUS_NO)
		fail_msg("%s to %s on %s: not refused (%d):\n%s%s", cell->from,
			 cell->to, cell->path ? cell->path : "no path",
			 said.status, said.out, said.problems);
	has(cell, said.problems, "secreg: refused: ");
	has(cell, said.problems, ". Nothing was changed.");
	has(cell, said.problems, "--override");
	cell->g->refused++;
}

static const char *
arrow(const struct cell *cell, struct pool *pool)
{
	return pool_printf(pool, "%s  ->  %s ", cell->from, cell->to);
}

/* Transitions ------------------------------------------------------------ */

/* The moves that are open from here are all named, with their rules. */
static void
names_moves(const struct cell *cell, struct said said)
{
	const struct process *process = cell->g->process;
	size_t i;

	for (i = 0; i < process->statuses.count; i++) {
		const char *to = status_of(cell->g, i);
		const struct process_move *move = process_move(process,
			cell->from, to, cell->path);

		/* None has a status before; a vote needs somebody to cast it. */
		if (!move || (move->vote.s &&
			      !process_vote(process, cell->from, cell->path,
					    move->vote.s)))
			continue;
		has(cell, said.problems, pool_printf(said.pool, "    %s", to));
		has(cell, said.problems, pool_printf(said.pool, "(rule %s)",
						     move->rule.name.s));
	}
}

/* What a move lacks without any option is named, all of it. */
static bool
lacks(const struct cell *cell, struct said said)
{
	bool any = cell->move->vote.s != NULL;
	int i;

	for (i = 0; i < NEED_END; i++) {
		if (!move_needs(cell->move, (enum need)i))
			continue;
		if (said.status != STATUS_DONE)
			has(cell, said.problems, need_phrases[i]);
		any = true;
	}
	return any;
}

static void
names_vote(const struct cell *cell, struct said said)
{
	has(cell, said.problems, "needs a vote of ");
	has(cell, said.problems, pool_printf(said.pool, "secreg vote %s %s",
		cell->id, cell->move->outcome.s ? cell->move->outcome.s :
		"OUTCOME"));
}

/* The move that goes back has nowhere to: the register began here. */
static bool
no_move(const struct cell *cell)
{
	return !cell->move || flag_set(&cell->move->back);
}

static void
try_transition(const struct cell *cell)
{
	const char *bare[] = { "secreg", "transition", cell->id, cell->to,
			       NULL };
	const char *full[] = { "secreg", "transition", cell->id, cell->to,
			       "--note", "N", "--who", "W", "--adopted-by", "A",
			       "--release", "R", "--implementation-date",
			       "2017-05-10", "--date", "2017-05-11", NULL };
	struct said said = run(cell->g, bare, false);

	if (strcmp(cell->from, cell->to) == 0) {
		assert_int_equal(said.status, STATUS_DONE);
		assert_string_equal(said.out, "");
		pool_free(said.pool);
		return;
	}
	if (no_move(cell)) {
		is_refused(cell, said);
		has(cell, said.problems,
		    pool_printf(said.pool, "%s cannot go from %s to %s.",
				cell->id, cell->from, cell->to));
		if (!cell->move)
			names_moves(cell, said);
	} else if (lacks(cell, said)) {
		is_refused(cell, said);
		has(cell, said.problems, pool_printf(said.pool, "Rule: %s.",
			cell->move->rule.name.s));
		if (cell->move->vote.s)
			names_vote(cell, said);
	} else {
		is_done(cell, said);
		has(cell, said.out, arrow(cell, said.pool));
	}
	pool_free(said.pool);
	if (!cell->move)	/* options do not make one */
		return;
	said = run(cell->g, full, false);
	if (no_move(cell) || cell->move->vote.s) {
		is_refused(cell, said);
	} else {
		is_done(cell, said);
		has(cell, said.out, arrow(cell, said.pool));
	}
	pool_free(said.pool);
}

static void
walk_transitions(const char *name)
{
	struct ground g;
	size_t p, s, t;

	ground_make(&g, name);
	for (p = 0; p <= g.process->paths.count; p++)
		for (s = 0; s < g.process->statuses.count; s++)
			for (t = 0; t < g.process->statuses.count; t++) {
				struct cell cell = {
					.g = &g, .id = id_of(&g, s, p),
					.from = status_of(&g, s),
					.to = status_of(&g, t),
					.path = path_of(&g, p),
				};

				cell.move = process_move(g.process, cell.from,
							 cell.to, cell.path);
				try_transition(&cell);
			}
	assert_true(g.done > 30);
	assert_true(g.refused > 350);
	ground_free(&g);
}

/* Votes ------------------------------------------------------------------ */

/* Whether the body votes in that status on some path. */
static bool
votes_somewhere(const struct cell *cell, const char *body)
{
	size_t p;

	for (p = 0; p < cell->g->process->paths.count; p++)
		if (process_vote(cell->g->process, cell->from,
				 path_of(cell->g, p), body))
			return true;
	return false;
}

static void
try_vote(struct cell *cell, const char *body, const char *outcome)
{
	const char *words[] = { "secreg", "vote", cell->id, outcome, "--body",
				body, "--note", "N", "--who", "W", "--release",
				"R", "--implementation-date", "2017-05-10",
				"--date", "2017-05-11", NULL };
	const struct process *process = cell->g->process;
	const struct process_vote *right = process_vote(process, cell->from,
							cell->path, body);
	struct said said = run(cell->g, words, false);

	cell->move = right && strcmp(outcome, vote_words[2]) != 0 ?
		process_move_by_vote(process, cell->from, cell->path, body,
				     outcome) : NULL;
	if (!right && !cell->path && votes_somewhere(cell, body)) {
		assert_int_equal(said.status, STATUS_NO);
		has(cell, said.problems, "has no path recorded, so this vote"
		    " could be a ");
		has(cell, said.problems, pool_printf(said.pool,
			"  secreg set %s path=", cell->id));
		cell->g->refused++;
	} else if (!right) {
		is_refused(cell, said);
		has(cell, said.problems, pool_printf(said.pool,
			"has no vote on %s, which is %s, ", cell->id,
			cell->from));
	} else {
		is_done(cell, said);
		cell->to = cell->move ?
			((const struct text *)cell->move->to.items)->s : NULL;
		has(cell, said.out, cell->move ? arrow(cell, said.pool) :
		    pool_printf(said.pool, "stays %s", cell->from));
		if (strcmp(outcome, vote_words[2]) != 0)
			has(cell, said.out, right->effect.s);
	}
	pool_free(said.pool);
}

static void
walk_votes(const char *name)
{
	struct ground g;
	size_t p, s, b, v;

	ground_make(&g, name);
	for (p = 0; p <= g.process->paths.count; p++)
		for (s = 0; s < g.process->statuses.count; s++)
			for (b = 0; b < g.process->bodies.count; b++)
				for (v = 0; vote_words[v]; v++) {
					const struct process_body *bodies =
						g.process->bodies.items;
					struct cell cell = {
						.g = &g, .id = id_of(&g, s, p),
						.from = status_of(&g, s),
						.path = path_of(&g, p),
						.to = vote_words[v],
					};

					try_vote(&cell, bodies[b].name.s,
						 vote_words[v]);
				}
	assert_true(g.done > 15);
	assert_true(g.refused > 500);
	ground_free(&g);
}

static void
every_transition(void **state)
{
	(void)state;
	walk_transitions("data/process/sec-2017.yaml");
}

static void
every_transition_of_another_process(void **state)
{
	(void)state;
	walk_transitions("tests/data/harbour.yaml");
}

static void
every_vote(void **state)
{
	(void)state;
	walk_votes("data/process/sec-2017.yaml");
}

static void
every_vote_of_another_process(void **state)
{
	(void)state;
	walk_votes("tests/data/harbour.yaml");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_transition),
		cmocka_unit_test(every_transition_of_another_process),
		cmocka_unit_test(every_vote),
		cmocka_unit_test(every_vote_of_another_process),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
