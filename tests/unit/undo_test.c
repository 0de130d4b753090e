/* Papers that were issued keep what they told from being taken back. */
#include "register/undo.h"

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

#define STATUS(name) "(SELECT id FROM process_status WHERE name = '" name "')"
#define OPEN(no) \
	"INSERT INTO change (no, time, user, command, entries_from)" \
	" VALUES (" no ", '2017-05-1" no "T09:00:00Z', 'me', 'by hand'," \
	" (SELECT coalesce(max(id), 0) + 1 FROM entry));"
#define CLOSE(no) "UPDATE change SET closed = 1 WHERE no = " no ";"
#define PROPOSAL(no, key) \
	"INSERT INTO proposal VALUES (" key ", " no ");" \
	"INSERT INTO name (id, change, proposal, text, family, number)" \
	" SELECT " key ", " no ", " key ", 'SECMP000" key "', id, " key \
	" FROM process_family;" \
	"INSERT INTO entry (change, n, proposal, day, exact, ord, status," \
	" name, title) VALUES (" no ", 1, " key ", '2017-05-01', 1, " key \
	", " STATUS("Initial Consideration") ", " key ", 'A title');"

/* Change 2 is in the paper of change 4, 3 was taken back by 6, 5 is later. */
static const char by_hand[] =
	OPEN("2") PROPOSAL("2", "1") CLOSE("2")
	OPEN("3") PROPOSAL("3", "2") CLOSE("3")
	OPEN("4") "INSERT INTO paper (change, name, kind, until, known,"
	" format, sha256, bytes) VALUES (4, 'DCUSA May 2017', 'update',"
	" '2017-05-10', 2, 'text', 'x', x'00');" CLOSE("4")
	OPEN("5") PROPOSAL("5", "3") CLOSE("5")
	OPEN("6") "INSERT INTO switch VALUES (6, 3, 0);" CLOSE("6")
	OPEN("7") "INSERT INTO paper (change, name, kind, until, known,"
	" format, sha256, bytes) VALUES (7, 'Releases', 'status',"
	" '2017-05-17', 3, 'text', 'x', x'00');" CLOSE("7");

struct fixture {
	struct pool *pool;
	char path[40];
};

/* What taking back a change says; "" if it is done. */
static const char *
undo(struct fixture *f, int64_t no)
{
	struct diags *diags = diags_new(f->pool);
	struct undo u = { .pool = f->pool, .diags = diags };
	char *text = NULL;
	size_t len;
	FILE *out;

	assert_int_equal(db_open(f->pool, diags, f->path, DB_WRITE, &u.db), 0);
	assert_int_equal(db_begin(u.db), 0);
	assert_int_equal(db_horizon(u.db, NULL, 0, true), 0);
	u.process = process_load(f->pool, diags, u.db);
	assert_non_null(u.process);
	if (undo_find(&u, no) == 0)
		undo_do(&u, "2017-05-20T09:00:00Z", "me", "undo", NULL);
	db_rollback(u.db);
	db_close(u.db);
	out = open_memstream(&text, &len);
	assert_non_null(out);
	diags_print(diags, out, false);
	fclose(out);
	return pool_adopt(f->pool, text);
}

static void
test_what_papers_told_stays(void **state)
{
	static const struct {
		int64_t no;
		const char *says;
	} cases[] = {
		{ 2, "secreg: refused: change 2 is in the paper \"DCUSA May"
		  " 2017\", issued on 14 May 2017. Nothing was changed.\n"
		  "  A published fact is corrected, not undone:  secreg"
		  " correct 2 ... --reason \"...\"\n" },
		{ 4, "secreg: refused: change 4 issued the paper \"DCUSA May"
		  " 2017\" on 14 May 2017; what went out is not taken back."
		  " Nothing was changed.\n" },
		/* Its facts are those of change 3, which is in another. */
		{ 6, "secreg: refused: change 3 is in the paper"
		  " \"Releases\", issued on 17 May 2017. Nothing was"
		  " changed.\n"
		  "  A published fact is corrected, not undone:  secreg"
		  " correct 3 ... --reason \"...\"\n" },
		{ 5, "" },
		/* The latest that is in force and no undo. */
		{ 0, "secreg: refused: change 7 issued the paper \"Releases\""
		  " on 17 May 2017; what went out is not taken back. Nothing"
		  " was changed.\n" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(undo(*state, cases[i].no), cases[i].says);
}

static void
make_register(struct fixture *f)
{
	static const struct record *const kinds[] = { &process_record };
	const char *name = "data/process/sec-2017.yaml";
	struct diags *diags = diags_new(f->pool);
	struct input *input = input_open(f->pool, diags, name);
	struct yaml_source source = { .file = name, .first_line = 1 };
	const struct record *kind;
	struct document document;
	struct process *process;
	struct change change;
	struct db *db;

	assert_non_null(input);
	assert_int_equal(input_next(input, &document), 1);
	source.text = document.text;
	source.len = document.len;
	process = yaml_read(f->pool, diags, &source, kinds, 1, &kind);
	assert_non_null(process);
	input_close(input);
	assert_int_equal(db_open(f->pool, diags, f->path, DB_CREATE, &db), 0);
	assert_int_equal(db_begin(db), 0);
	assert_int_equal(change_open(db, "2017-05-10T09:00:00Z", "me", "init",
				     NULL, &change), 0);
	assert_int_equal(process_save(f->pool, db, change.no, process), 0);
	assert_int_equal(change_close(&change), 1);
	assert_int_equal(db_commit(db), 0);
	db_close(db);
}

static int
setup(void **state)
{
	static struct fixture f = { .path = "/tmp/secreg-undo.XXXXXX" };
	int fd = mkstemp(f.path);
	char *error = NULL;
	sqlite3 *db;

	if (fd < 0)
		return -1;
	close(fd);
	f.pool = pool_new();
	make_register(&f);
	assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
	if (sqlite3_exec(db, by_hand, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s", error);
	sqlite3_close(db);
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	unlink(f->path);
	pool_free(f->pool);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_papers_told_stays),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
