/*
 * What holds whatever is recorded, tried on random histories of changes: an
 * undo that is undone is nothing, what was believed stays so, windows that
 * tile tell everything once, and what the register refuses was refused before
 * with words.  SECREG_SEED=N begins elsewhere; what fails names its seed.
 */
#include "register/undo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/date.h"
#include "chance.h"
#include "io/document.h"
#include "io/yaml_in.h"
#include "register/load.h"
#include "register/store.h"

/* Of each process; under the sanitizers they take ten times as long. */
#ifdef __SANITIZE_ADDRESS__
enum { REGISTERS = 20 };
#else
enum { REGISTERS = 100 };
#endif

enum {
	HISTORIES = 10,		/* in each of them, one after the other */
	STEPS = 7,		/* changes of one history, at most */
	TILINGS = 2,		/* ways to divide the days of a register */
};

#define TODAY "2017-06-30"

/* A register, and the history that is being made in it. */
struct world {
	struct pool *pool;	/* of the register */
	struct pool *scratch;	/* of one history */
	struct diags *diags;
	struct db *db;
	const struct process *process;
	struct chance chance;
	unsigned seed;
	char path[40];
	int64_t first, last;	/* changes of this history */
	const char *id;		/* of its proposal */
	const char *known[STEPS + 1];	/* what was believed after each */
	long done, refused;	/* undos */
};

#define fail_seed(w, ...) \
	do { \
		print_error("seed %u: ", (w)->seed); \
		fail_msg(__VA_ARGS__); \
	} while (0)

/* Making a register ---------------------------------------------------------- */

static const struct process *
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
	input_close(input);
	return process;
}

static void
world_make(struct world *w, const char *name, unsigned seed)
{
	struct change change;
	int fd;

	memset(w, 0, sizeof(*w));
	snprintf(w->path, sizeof(w->path), "%s/secreg-laws.XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	fd = mkstemp(w->path);
	assert_true(fd >= 0);
	close(fd);
	w->seed = seed;
	w->pool = pool_new();
	w->scratch = pool_new();
	w->diags = diags_new(w->pool);
	w->chance.pool = w->scratch;
	w->chance.seed = seed;
	assert_int_equal(db_open(w->pool, w->diags, w->path, DB_CREATE,
				 &w->db), 0);
	assert_int_equal(db_begin(w->db), 0);
	assert_int_equal(change_open(w->db, "2017-05-10T09:00:00Z", "me",
				     "init", NULL, &change), 0);
	assert_int_equal(process_save(w->pool, w->db, change.no,
				      read_process(w->pool, w->diags, name)),
			 0);
	assert_int_equal(change_close(&change), 1);
	assert_int_equal(db_commit(w->db), 0);
	db_close(w->db);
	assert_int_equal(db_open(w->pool, w->diags, w->path, DB_WRITE,
				 &w->db), 0);
	assert_int_equal(db_begin(w->db), 0);
	assert_int_equal(db_horizon(w->db, NULL, 0, true), 0);
	w->process = process_load(w->pool, w->diags, w->db);
	assert_non_null(w->process);
	assert_int_equal(db_commit(w->db), 0);
	w->chance.process = w->process;
	w->last = 1;
}

static void
world_free(struct world *w)
{
	db_rollback(w->db);
	db_close(w->db);
	unlink(w->path);
	pool_free(w->scratch);
	pool_free(w->pool);
}

/* What is known -------------------------------------------------------------- */

static void
tell(FILE *out, const struct record *kind, const void *record)
{
	for (size_t i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];

		if (field_single(field) && field_text(field, record)->s)
			fprintf(out, " %s=%s", field->key,
				field_text(field, record)->s);
	}
	putc('\n', out);
}

/*
 * All that is known of the history's proposal at change KNOWN, and which of
 * the changes up to UPTO count.
 */
static const char *
dump(struct world *w, int64_t known, int64_t upto)
{
	struct stmt *stmt;
	struct proposal p;
	struct memory out;
	int64_t key = 0;
	const char *text;

	memory_open(&out);
	assert_int_equal(db_horizon(w->db, NULL, known, false), 0);
	stmt = db_stmt(w->db, SQL_NAME_PROPOSAL);
	stmt_text(stmt, 1, w->id);
	while (stmt_step(stmt) > 0) {
		if (key)
			fail_seed(w, "%s means two", w->id);
		key = stmt_col_int(stmt, 0);
	}
	if (key && load_one(w->scratch, w->db, key, &p) > 0) {
		tell(out.file, &proposal_record, &p);
		for (size_t i = 0; i < p.history.count; i++) {
			const struct entry *e = proposal_entry(&p, i);

			fprintf(out.file, "%lld.%lld", (long long)e->change,
				(long long)e->n);
			tell(out.file, &entry_record, e);
			for (size_t b = 0; b < e->ballots.count; b++)
				tell(out.file, &ballot_record, (const struct
				     ballot *)e->ballots.items + b);
		}
	}
	for (int64_t no = w->first; no <= upto; no++) {
		stmt = db_stmt(w->db, SQL_UNDO_CHANGE);
		stmt_int(stmt, 1, no);
		if (stmt_step(stmt) > 0)
			fprintf(out.file, "%lld %s\n", (long long)no,
				stmt_col(stmt, 2));
		stmt_run(stmt);
	}
	fflush(out.file);
	text = pool_strdup(w->scratch, out.text);
	memory_free(&out);
	return text;
}

/* Changes -------------------------------------------------------------------- */

/* A change has ended: done, it counts from now on; else all is as before. */
static bool
ended(struct world *w, bool done)
{
	if (!done) {
		db_rollback(w->db);
		return false;
	}
	assert_int_equal(db_commit(w->db), 0);
	w->last++;
	w->known[w->last - w->first] = dump(w, w->last, w->last);
	return true;
}

static void
begin(struct world *w)
{
	assert_int_equal(db_begin(w->db), 0);
	assert_int_equal(db_horizon(w->db, NULL, 0, true), 0);
}

static const char *
random_day(struct world *w)
{
	return pool_printf(w->scratch, "%s2017-05-%02d",
			   pick(&w->chance, 4) ? "" : "by ",
			   1 + (int)pick(&w->chance, 28));
}

/* Entries that C has found fit are taken by the register, or C is wrong. */
static bool
close_store(struct world *w, struct store *store, enum stored stored)
{
	int closed;

	if (stored != STORED_NEW && stored != STORED_MERGED)
		return ended(w, false);
	closed = change_close(&store->change);
	if (closed != 1) {
		struct stmt *stmt = db_stmt(w->db, SQL_FAULTS);

		while (stmt_step(stmt) > 0)
			print_error("%s: fault %s\n", stmt_col(stmt, 0),
				    stmt_col(stmt, 1));
		fail_seed(w, "change %lld was not refused in words, after:\n"
			  "%s", (long long)store->change.no,
			  dump(w, w->last, w->last));
	}
	return ended(w, true);
}

static void
open_store(struct world *w, struct store *store, const char *command)
{
	memset(store, 0, sizeof(*store));
	store->pool = w->scratch;
	store->diags = diags_new(w->scratch);
	store->db = w->db;
	store->process = w->process;
	store->today = TODAY;
	store->update = true;
	begin(w);
	assert_int_equal(change_open(w->db, "2017-05-10T09:00:00Z", "me",
				     command, NULL, &store->change), 0);
}

/* From a file: a new proposal, or more entries of one that is there. */
static bool
add(struct world *w)
{
	struct proposal p = {
		.id = { w->id, { "x.yaml", 1, 1, 1 } },
		.title = { "A title", { "x.yaml", 2, 1, 1 } },
	};
	struct merged merged = { 0 };
	const char *status = PROCESS_NEW;
	int64_t day = (int64_t)pick(&w->chance, 20);
	struct store store;

	for (size_t i = 0, n = 1 + pick(&w->chance, 3); i < n; i++) {
		day += (int64_t)pick(&w->chance, 4);
		status = random_entry(&w->chance, &p,
			pool_printf(w->scratch, "%s2017-05-%02d",
				    pick(&w->chance, 4) ? "" : "by ",
				    1 + (int)day), status);
	}
	open_store(w, &store, "add");
	return close_store(w, &store,
			   store_proposal(&store, w->scratch, &p, &merged));
}

/* Typed: one entry more, another in its place, or one away. */
static bool
revise(struct world *w)
{
	struct store store;
	struct stmt *stmt;
	struct proposal p, one = { .history.count = 0 };
	struct entry *e;
	int64_t key;
	size_t n;

	open_store(w, &store, "revise");
	stmt = db_stmt(w->db, SQL_NAME_PROPOSAL);
	stmt_text(stmt, 1, w->id);
	key = stmt_step(stmt) > 0 ? stmt_col_int(stmt, 0) : 0;
	stmt_run(stmt);
	if (!key || load_one(w->scratch, w->db, key, &p) <= 0)
		return ended(w, false);
	n = pick(&w->chance, p.history.count);
	e = proposal_entry(&p, n);
	switch (pick(&w->chance, 3)) {
	case 0:
		random_entry(&w->chance, &one, random_day(w), p.status.s);
		timeline_insert(w->scratch, &p, one.history.items);
		break;
	case 1:
		e->who.s = pick(&w->chance, 2) ? "somebody else" : NULL;
		e->vote.s = e->vote.s && pick(&w->chance, 2) ?
			    vote_words[pick(&w->chance, 3)] : e->vote.s;
		e->filled = true;
		break;
	default:
		*(struct entry *)list_add(w->scratch, &p.removed,
					  sizeof(*e)) = *e;
		timeline_take(&p, n);
		break;
	}
	return close_store(w, &store, store_revised(&store, w->scratch, &p));
}

/* Takes a change back: true if that was done. */
static bool
take_back(struct world *w, int64_t no)
{
	struct diags *diags = diags_new(w->scratch);
	struct undo undo = {
		.pool = w->scratch, .diags = diags, .db = w->db,
		.process = w->process,
	};

	begin(w);
	if (undo_find(&undo, no) < 0)
		return ended(w, false);
	if (undo_do(&undo, "2017-05-10T09:00:00Z", "me", "undo", NULL) == 0) {
		w->done++;
		return ended(w, true);
	}
	w->refused++;
	if (strstr(diags_sentence(diags), "does not take")) {
		db_rollback(w->db);
		fail_seed(w, "undo %lld was not refused in words, after:\n%s",
			  (long long)no, dump(w, w->last, w->last));
	}
	/* And what C refuses the register refuses, but for repetitions. */
	if (!strstr(diags_sentence(diags), "recorded again by") &&
	    change_close(&undo.change) != 0)
		fail_seed(w, "undo %lld: only C says %s", (long long)no,
			  diags_sentence(diags));
	return ended(w, false);
}

/* Taking it back and that back again leaves all as it was. */
static void
take_back_twice(struct world *w)
{
	int64_t last = w->last;
	const char *before, *after;

	if (last < w->first || last + 2 - w->first > STEPS)
		return;
	before = dump(w, last, last);
	if (!take_back(w, w->first + (int64_t)pick(&w->chance,
				(size_t)(last - w->first + 1))))
		return;
	if (!take_back(w, w->last))
		fail_seed(w, "the undo %lld cannot be undone",
			  (long long)w->last);
	after = dump(w, w->last, last);
	if (strcmp(before, after) != 0)
		fail_seed(w, "%s after %lld:\n%s\nafter its undo and the undo"
			  " of that:\n%s", w->id, (long long)last, before,
			  after);
}

static void
make_history(struct world *w, int n)
{
	w->first = w->last + 1;
	w->id = process_id_of(w->scratch, w->process,
			      pool_printf(w->scratch, "%d", n + 1));
	for (int i = 0; i < 3 * STEPS && w->last - w->first + 1 < STEPS; i++)
		switch (w->last < w->first ? 0 : pick(&w->chance, 6)) {
		case 0:
			add(w);
			break;
		case 1:
		case 2:
			revise(w);
			break;
		case 3:
		case 4:
			take_back(w, w->first + (int64_t)pick(&w->chance,
				(size_t)(w->last - w->first + 1)));
			break;
		default:
			take_back_twice(w);
			break;
		}
	/* What was believed at each change is what is said of it now. */
	for (int64_t no = w->first; no <= w->last; no++) {
		const char *now = dump(w, no, no);
		const char *then = w->known[no - w->first];

		if (strcmp(now, then) != 0)
			fail_seed(w, "%s as known at %lld was:\n%s\nand is:"
				  "\n%s", w->id, (long long)no, then, now);
	}
	pool_clear(w->scratch);
}

/* Windows -------------------------------------------------------------------- */

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct events {
	const char **all;
	size_t count;
};

/* Adds what the papers of a window are made of: new ones, votes, moves. */
static void
add_events(struct world *w, struct events *events, const char *since,
	   const char *until)
{
	static const struct {
		enum sql sql;
		const char *key;
	} lists[] = {
		{ SQL_REPORT_NEW, "id" },
		{ SQL_REPORT_VOTES, "ref" },
		{ SQL_REPORT_MOVES, "ref" },
	};

	assert_int_equal(db_horizon(w->db, until, 0, false), 0);
	for (int i = 0; i < 3; i++) {
		struct stmt *stmt = db_stmt(w->db, lists[i].sql);
		int column = 0, more;

		stmt_text(stmt, 1, since);
		stmt_text(stmt, 2, until);
		while (strcmp(stmt_column_name(stmt, column),
			      lists[i].key) != 0)
			column++;
		while ((more = stmt_step(stmt)) > 0) {
			events->all = pool_grow(w->scratch, events->all,
						events->count,
						sizeof(*events->all));
			events->all[events->count++] = pool_printf(w->scratch,
				"%d %s", i, stmt_col(stmt, column));
		}
		assert_int_equal(more, 0);
	}
}

static void
sort_events(struct events *events)
{
	if (events->count)
		qsort(events->all, events->count, sizeof(*events->all),
		      by_text);
}

static void
tile(struct world *w)
{
	long day = date_number("2017-04-30"), end = date_number("2017-05-31");
	struct events whole = { 0 }, parts = { 0 };

	add_events(w, &whole, "2017-04-30", "2017-05-31");
	while (day < end) {
		long until = day + 1 + (long)pick(&w->chance, 9);

		until = until < end ? until : end;
		add_events(w, &parts, date_of_number(w->scratch, day),
			   date_of_number(w->scratch, until));
		day = until;
	}
	sort_events(&whole);
	sort_events(&parts);
	for (size_t i = 0; i < whole.count && i < parts.count; i++)
		if (strcmp(whole.all[i], parts.all[i]) != 0)
			fail_seed(w, "of all: %s, of the windows: %s",
				  whole.all[i], parts.all[i]);
	if (whole.count != parts.count)
		fail_seed(w, "%zu events, %zu in the windows", whole.count,
			  parts.count);
	/* Or that would say nothing. */
	if (whole.count == 0)
		fail_seed(w, "only %zu events", whole.count);
	pool_clear(w->scratch);
}

/* Tests ---------------------------------------------------------------------- */

static void
test_laws(const char *name)
{
	const char *given = getenv("SECREG_SEED");
	unsigned seed = given ? (unsigned)strtoul(given, NULL, 10) : 1;
	long done = 0, refused = 0, changes = 0;

	for (unsigned r = 0; r < REGISTERS; r++) {
		struct world w;

		world_make(&w, name, seed + r);
		for (int n = 0; n < HISTORIES; n++)
			make_history(&w, n);
		assert_int_equal(db_begin(w.db), 0);
		for (int n = 0; n < TILINGS; n++)
			tile(&w);
		done += w.done;
		refused += w.refused;
		changes += (long)w.last;
		world_free(&w);
	}
	print_message("# %d histories, %ld changes, %ld undos done, %ld"
		      " refused\n", REGISTERS * HISTORIES, changes, done,
		      refused);
	assert_true(done > REGISTERS * HISTORIES / 2);
	assert_true(refused > REGISTERS * HISTORIES / 20);
}

static void
test_laws_of_the_code(void **state)
{
	(void)state;
	test_laws("data/process/sec-2017.yaml");
}

static void
test_laws_of_the_harbour(void **state)
{
	(void)state;
	test_laws("tests/data/harbour.yaml");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_laws_of_the_code),
		cmocka_unit_test(test_laws_of_the_harbour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
