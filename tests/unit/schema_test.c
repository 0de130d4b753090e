/*
 * The register under a plain SQLite connection: no foreign keys, no settings,
 * as the sqlite3 shell opens it.  Whatever is typed there, it stays valid.
 */
#include "io/db.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "io/yaml_in.h"
#include "register/change.h"
#include "register/process.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define STATUS(name) "(SELECT id FROM process_status WHERE name = '" name "')"
#define BODY(name) "(SELECT id FROM process_body WHERE name = '" name "')"
#define PATH(code) "(SELECT id FROM process_path WHERE code = '" code "')"
#define CATEGORY "(SELECT min(id) FROM process_category)"
#define FROM_HERE "(SELECT coalesce(max(id), 0) + 1 FROM entry)"
#define OPEN_AT(no, time) \
	"INSERT INTO change (no, time, user, command, entries_from)" \
	" VALUES (" no ", '" time "', 'me', 'by hand', " FROM_HERE ");"
#define OPEN(no) OPEN_AT(no, "2017-05-02T09:00:00Z")
#define CLOSE(no) "UPDATE change SET closed = 1 WHERE no = " no ";"
/* An entry of proposal 1; its id is its order too. */
#define ENTRY(id, no, day, columns, values) \
	"INSERT INTO entry (id, change, n, proposal, day, exact, ord, " \
	columns ") VALUES (" id ", " no ", " id ", 1, '" day "', 1, " id ", " \
	values ");"
#define VOTE(id, no, day, vote, columns, values) \
	ENTRY(id, no, day, "body, vote" columns, BODY("Change Board") \
	      ", '" vote "'" values)

/* A second proposal, and after it was taken back a third of the same id. */
#define ADD_NAMED(id, no) \
	"INSERT INTO proposal VALUES (" id ", " no ");" \
	"INSERT INTO name (id, change, proposal, text, family, number)" \
	" SELECT " id ", " no ", " id ", 'SECMP0002', id, 2" \
	" FROM process_family;" \
	"INSERT INTO entry (change, n, proposal, day, exact, ord, opening," \
	" status, name) VALUES (" no ", 1, " id ", '2017-04-01', 0, 20, 1, " \
	STATUS("Report Phase") ", " id ");"
#define ADD_SECOND(no) ADD_NAMED("2", no)
#define ADD_AGAIN(no) ADD_NAMED("3", no)

/* Changes 2 and 3; every table but horizon and switch gets a row. */
static const char base[] =
	OPEN("2")
	"INSERT INTO proposal VALUES (1, 2);"
	"INSERT INTO name (id, change, proposal, text, family, number)"
	" SELECT 1, 2, 1, 'SECMP0001', id, 1 FROM process_family;"
	ENTRY("1", "2", "2017-04-01", "status, name, title, path",
	      STATUS("Initial Consideration") ", 1, 'A title', " PATH("3"))
	"INSERT INTO source VALUES (1, 2, 3, 4);"
	"INSERT INTO paper (change, name, kind, until, known, format, sha256,"
	" bytes) VALUES (2, 'May', 'update', '2017-05-10', 1, 'text', 'x',"
	" x'00');"
	CLOSE("2")
	OPEN("3")
	ENTRY("2", "3", "2017-04-10", "status", STATUS("Report Phase"))
	VOTE("3", "3", "2017-04-19", "defer", "", "")
	"INSERT INTO ballot VALUES (3, " CATEGORY ", 1, 2, 3);"
	"INSERT INTO plan (change, proposal, day, body)"
	" VALUES (3, 1, '2017-05-12', " BODY("Panel") ");"
	"INSERT INTO document (change, proposal, name, link)"
	" VALUES (3, 1, 'Report', 'report.pdf');"
	"INSERT INTO release (change, name, day)"
	" VALUES (3, 'SEC5.7', '2017-05-11');"
	"INSERT INTO holiday (change, day, off, title)"
	" VALUES (3, '2022-06-03', 1, 'Jubilee');"
	"INSERT INTO question (change, name, title, keywords, sql)"
	" VALUES (3, 'open', 'Which are open?', 'open', 'SELECT 1');"
	CLOSE("3");

struct fixture {
	struct pool *pool;
	char path[32];
	unsigned char *bytes;	/* of a register that holds base */
	sqlite3_int64 size;
};

static const char *
run(sqlite3 *db, const char *sql)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ? NULL :
	       sqlite3_errmsg(db);
}

/* The first column of the first row, in a buffer that is used again. */
static const char *
answer(sqlite3 *db, const char *sql)
{
	static char text[256];
	sqlite3_stmt *stmt = NULL;
	const char *s = "(no row)";

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(stmt) == SQLITE_ROW)
		s = (const char *)sqlite3_column_text(stmt, 0);
	snprintf(text, sizeof(text), "%s", s ? s : "NULL");
	sqlite3_finalize(stmt);
	return text;
}

/* A register of its own for each test. */
static sqlite3 *
fresh(struct fixture *f)
{
	unsigned char *copy = sqlite3_malloc64((sqlite3_uint64)f->size);
	sqlite3 *db = NULL;

	assert_non_null(copy);
	memcpy(copy, f->bytes, (size_t)f->size);
	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	assert_int_equal(sqlite3_deserialize(db, "main", copy, f->size,
					     f->size,
					     SQLITE_DESERIALIZE_FREEONCLOSE |
					     SQLITE_DESERIALIZE_RESIZEABLE),
			 SQLITE_OK);
	return db;
}

static void
make_register(struct fixture *f)
{
	static const struct record *const kinds[] = { &process_record };
	struct yaml_source source = {
		.file = "process", .text = data_process,
		.len = strlen(data_process), .first_line = 1,
	};
	struct diags *diags = diags_new(f->pool);
	struct process *process;
	const struct record *kind;
	struct change change;
	struct db *db;

	assert_int_equal(db_open(f->pool, diags, f->path, DB_CREATE, &db), 0);
	process = yaml_read(f->pool, diags, &source, kinds, 1, &kind);
	assert_non_null(process);
	assert_int_equal(change_open(db, "2017-05-01T09:00:00Z", "me", "init",
				     NULL, &change), 0);
	assert_int_equal(process_save(f->pool, db, change.no, process), 0);
	assert_int_equal(change_close(&change), 1);
	assert_int_equal(db_commit(db), 0);
	db_close(db);
	assert_int_equal(diags_count(diags), 0);
}

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	sqlite3 *db = NULL;
	int fd;

	assert_non_null(f);
	f->pool = pool_new();
	memcpy(f->path, "/tmp/schema-XXXXXX", sizeof("/tmp/schema-XXXXXX"));
	fd = mkstemp(f->path);
	assert_true(fd >= 0);
	close(fd);
	make_register(f);
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	assert_null(run(db, base));
	f->bytes = sqlite3_serialize(db, "main", &f->size, 0);
	assert_non_null(f->bytes);
	sqlite3_close(db);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	unlink(f->path);
	sqlite3_free(f->bytes);
	pool_free(f->pool);
	free(f);
	return 0;
}

static void
test_the_file_says_what_it_is(void **state)
{
	sqlite3 *db = fresh(*state);

	assert_string_equal(answer(db, "PRAGMA application_id"),
			    "1397048146");	/* SECR */
	assert_string_equal(answer(db, "PRAGMA user_version"), "1");
	assert_string_equal(answer(db, "PRAGMA integrity_check"), "ok");
	assert_string_equal(answer(db, "PRAGMA foreign_key_check"),
			    "(no row)");
	sqlite3_close(db);
}

/* Calls TEST for each table of the register. */
static void
each_table(struct fixture *f, void (*test)(struct fixture *f,
					   const char *table))
{
	sqlite3 *db = fresh(f);
	sqlite3_stmt *stmt = NULL;
	int tables = 0;

	assert_int_equal(sqlite3_prepare_v2(db, "SELECT name FROM"
		" sqlite_master WHERE type = 'table'", -1, &stmt, NULL),
		SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		test(f, (const char *)sqlite3_column_text(stmt, 0));
		tables++;
	}
	assert_true(tables > 20);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
}

static void
must_fail(sqlite3 *db, const char *sql)
{
	if (!run(db, sql))
		fail_msg("done: %s", sql);
}

static void
table_stays(struct fixture *f, const char *table)
{
	sqlite3 *db = fresh(f);
	char column[64], sql[256];

	if (strcmp(table, "switch") == 0)
		assert_null(run(db, OPEN("4")
				"INSERT INTO switch VALUES (4, 3, 0);"
				CLOSE("4")));
	snprintf(sql, sizeof(sql), "SELECT count(*) > 0 FROM %s", table);
	if (strcmp(answer(db, sql), "1") != 0)
		fail_msg("%s has no row to try it with", table);
	snprintf(sql, sizeof(sql), "SELECT name FROM pragma_table_info('%s')"
		 " ORDER BY cid DESC", table);
	snprintf(column, sizeof(column), "%s", answer(db, sql));
	snprintf(sql, sizeof(sql), "DELETE FROM %s", table);
	must_fail(db, sql);
	snprintf(sql, sizeof(sql), "UPDATE %s SET %s = %s", table, column,
		 column);
	must_fail(db, sql);
	snprintf(sql, sizeof(sql), "UPDATE OR REPLACE %s SET %s = %s", table,
		 column, column);
	must_fail(db, sql);
	snprintf(sql, sizeof(sql), "INSERT INTO %s SELECT * FROM %s", table,
		 table);
	must_fail(db, sql);
	snprintf(sql, sizeof(sql), "INSERT OR REPLACE INTO %s"
		 " SELECT * FROM %s", table, table);
	must_fail(db, sql);
	sqlite3_close(db);
}

static void
test_no_row_is_ever_changed(void **state)
{
	each_table(*state, table_stays);
}

struct attempt {
	const char *what, *sql;
};

static const struct attempt refused[] = {
	{ "a change in the place of the open one",
	  OPEN("4")
	  ENTRY("10", "4", "2017-04-20", "status", STATUS("Implemented"))
	  "INSERT OR REPLACE INTO change (no, time, user, command,"
	  " entries_from) VALUES (5, '2017-05-02T09:00:00Z', 'me', 'by hand',"
	  FROM_HERE ");" CLOSE("5") },
	{ "taking back what a later change corrects",
	  OPEN("4")
	  "INSERT INTO entry (id, change, n, proposal, day, exact, ord,"
	  " replaces, status, note) VALUES (10, 4, 1, 1, '2017-04-10', 1, 2,"
	  " 2, " STATUS("Report Phase") ", 'x');" CLOSE("4")
	  OPEN("5") "INSERT INTO switch VALUES (5, 3, 0);" CLOSE("5") },
	{ "an undo that leaves a gap",
	  OPEN("4") VOTE("10", "4", "2017-04-20", "reject", ", status",
			 ", " STATUS("Rejected")) CLOSE("4")
	  OPEN("5") "INSERT INTO switch VALUES (5, 3, 0);" CLOSE("5") },
	{ "putting back a correction of what was taken back",
	  OPEN("4") ENTRY("10", "4", "2017-04-19", "note, replaces", "'x', 3")
	  CLOSE("4")
	  OPEN("5") "INSERT INTO switch VALUES (5, 4, 0);" CLOSE("5")
	  OPEN("6") "INSERT INTO switch VALUES (6, 3, 0);" CLOSE("6")
	  OPEN("7") "INSERT INTO switch VALUES (7, 4, 1);" CLOSE("7") },
	{ "putting back a correction of what was corrected again",
	  OPEN("4") ENTRY("10", "4", "2017-04-19", "note, replaces", "'x', 3")
	  CLOSE("4")
	  OPEN("5") "INSERT INTO switch VALUES (5, 4, 0);" CLOSE("5")
	  OPEN("6") ENTRY("11", "6", "2017-04-19", "note, replaces", "'y', 3")
	  CLOSE("6")
	  OPEN("7") "INSERT INTO switch VALUES (7, 4, 1);" CLOSE("7") },
	{ "correcting what was corrected",
	  OPEN("4") ENTRY("10", "4", "2017-04-19", "note, replaces", "'x', 3")
	  CLOSE("4")
	  OPEN("5") ENTRY("11", "5", "2017-04-19", "note, replaces", "'y', 3")
	  CLOSE("5") },
	{ "taking back a proposal under its document",
	  OPEN("4") ADD_SECOND("4") CLOSE("4")
	  OPEN("5") "INSERT INTO document (change, proposal, name, link)"
	  " VALUES (5, 2, 'Report', 'report.pdf');" CLOSE("5")
	  OPEN("6") "INSERT INTO switch VALUES (6, 4, 0);" CLOSE("6") },
	{ "putting back a document of a proposal taken back",
	  OPEN("4") ADD_SECOND("4") CLOSE("4")
	  OPEN("5") "INSERT INTO document (change, proposal, name, link)"
	  " VALUES (5, 2, 'Report', 'report.pdf');" CLOSE("5")
	  OPEN("6") "INSERT INTO switch VALUES (6, 5, 0);" CLOSE("6")
	  OPEN("7") "INSERT INTO switch VALUES (7, 4, 0);" CLOSE("7")
	  OPEN("8") "INSERT INTO switch VALUES (8, 5, 1);" CLOSE("8") },
	{ "putting back a release that was recorded again",
	  OPEN("4") "INSERT INTO switch VALUES (4, 3, 0);" CLOSE("4")
	  OPEN("5") "INSERT INTO release (change, name, day)"
	  " VALUES (5, 'SEC5.7', '2017-05-12');" CLOSE("5")
	  OPEN("6") "INSERT INTO switch VALUES (6, 3, 1);" CLOSE("6") },
	{ "putting back an id that was used again",
	  OPEN("4") ADD_SECOND("4") CLOSE("4")
	  OPEN("5") "INSERT INTO switch VALUES (5, 4, 0);" CLOSE("5")
	  OPEN("6") ADD_AGAIN("6") CLOSE("6")
	  OPEN("7") "INSERT INTO switch VALUES (7, 4, 1);" CLOSE("7") },
	{ "a change that begins closed",
	  "INSERT INTO change VALUES (4, '2017-05-02T09:00:00Z', 'me', 'x',"
	  " NULL, " FROM_HERE ", 1)" },
	{ "entries that begin elsewhere",
	  "INSERT INTO change VALUES (4, '2017-05-02T09:00:00Z', 'me', 'x',"
	  " NULL, 1 + " FROM_HERE ", 0)" },
	{ "an entry before all", OPEN("4")
	  ENTRY("-1", "4", "2017-04-20", "note", "'x'") },
	{ "an entry before those of its change",
	  OPEN("4") ENTRY("20", "4", "2017-04-20", "note", "'x'") CLOSE("4")
	  OPEN("5") ENTRY("10", "5", "2017-04-20", "note", "'x'") },
	{ "a number that is skipped", OPEN("5") },
	{ "a number that was used", OPEN("3") },
	{ "two open changes", OPEN("4") OPEN("5") },
	{ "an earlier time", OPEN_AT("4", "2017-04-30T09:00:00Z") },
	{ "a time that is none", OPEN_AT("4", "2017-06-31T09:00:00Z") },
	{ "a closed change opened", "UPDATE change SET closed = 0"
	  " WHERE no = 3" },
	{ "another author", "UPDATE change SET user = 'you' WHERE no = 3" },
	{ "a row without an open change",
	  ENTRY("10", "3", "2017-04-20", "note", "'x'") },
	{ "a row of another change", OPEN("4")
	  ENTRY("10", "3", "2017-04-20", "note", "'x'") },
	{ "a row of a change to come", OPEN("4")
	  ENTRY("10", "5", "2017-04-20", "note", "'x'") },
	{ "a row of no change", OPEN("4")
	  ENTRY("10", "NULL", "2017-04-20", "note", "'x'") },
	{ "a replaced entry", OPEN("4") "INSERT OR REPLACE INTO entry"
	  " (id, change, n, proposal, day, exact, ord, note)"
	  " VALUES (1, 4, 1, 1, '2017-04-01', 1, 1, 'x')" },
	{ "a ballot for an old vote", OPEN("4") "INSERT INTO ballot VALUES"
	  " (3, 1 + " CATEGORY ", 1, 1, 1)" },
	{ "a ballot replaced", OPEN("4") "INSERT OR REPLACE INTO ballot"
	  " VALUES (3, " CATEGORY ", 9, 9, 9)" },
	{ "a new status of an old process", OPEN("4")
	  "INSERT INTO process_status (process, stage, stage_name, name, open,"
	  " rule, basis) VALUES (1, 99, 'x', 'Invented', 1, 'x', 'paper')" },
	{ "30 February", OPEN("4")
	  ENTRY("10", "4", "2017-02-30", "note", "'x'") },
	{ "29 February 1900", OPEN("4")
	  ENTRY("10", "4", "1900-02-29", "note", "'x'") },
	{ "a date without hyphens", OPEN("4")
	  ENTRY("10", "4", "20170420", "note", "'x'") },
	{ "a time for a day", OPEN("4")
	  ENTRY("10", "4", "2017-04-20 09:00", "note", "'x'") },
	{ "a word for a day", OPEN("4")
	  ENTRY("10", "4", "now", "note", "'x'") },
	{ "a wrong implementation date", OPEN("4")
	  ENTRY("10", "4", "2017-04-20", "implementation_date",
		"'2017-04-31'") },
	{ "a wrong release day", OPEN("4") "INSERT INTO release"
	  " (change, name, day) VALUES (4, 'x', '2017-06-31')" },
	{ "text for a number", OPEN("4")
	  ENTRY("10", "4", "2017-04-20", "urgent", "'very'") },
	{ "a vote of nobody", OPEN("4")
	  ENTRY("10", "4", "2017-04-20", "vote", "'approve'") },
	{ "a vote that is none", OPEN("4")
	  VOTE("10", "4", "2017-04-20", "aye", "", "") },
	{ "carried without a vote", OPEN("4")
	  ENTRY("10", "4", "2017-04-20", "carried", "'majority'") },
	{ "minus one ballot", OPEN("4")
	  VOTE("10", "4", "2017-04-20", "defer", "", "")
	  "INSERT INTO ballot VALUES (10, " CATEGORY ", -1, 0, 0)" },
	{ "a change that switches itself", OPEN("4")
	  "INSERT INTO switch VALUES (4, 4, 0)" },
	{ "gone, but replacing nothing", OPEN("4")
	  ENTRY("10", "4", "2017-04-20", "gone", "1") },
	{ "a horizon moved", "UPDATE horizon SET known = 2" },
	{ "two horizons", "INSERT INTO horizon VALUES (2, 'x', 1, 1)" },
};

/* What is found when the change is closed. */
static const struct attempt refused_at_close[] = {
	{ "a plan of no proposal",
	  "INSERT INTO plan (change, proposal, day, body)"
	  " VALUES (4, 99, '2017-05-12', " BODY("Panel") ");" },
	{ "a plan of no body",
	  "INSERT INTO plan (change, proposal, day, body)"
	  " VALUES (4, 1, '2017-05-12', 77);" },
	{ "a document of no proposal",
	  "INSERT INTO document (change, proposal, name, link)"
	  " VALUES (4, 99, 'Report', 'report.pdf');" },
	{ "an entry in another proposal's place",
	  "INSERT INTO proposal VALUES (2, 4);"
	  "INSERT INTO entry (id, change, n, proposal, day, exact, ord,"
	  " replaces, status) VALUES (10, 4, 1, 2, '2017-04-20', 1, 10, 1, "
	  STATUS("Initial Consideration") ");" },
	{ "an illegal move",
	  ENTRY("10", "4", "2017-04-20", "status", STATUS("Implemented")) },
	{ "the same status again",
	  ENTRY("10", "4", "2017-04-20", "status", STATUS("Report Phase")) },
	{ "an unknown status",
	  ENTRY("10", "4", "2017-04-20", "status", "99999") },
	{ "an unknown status, overridden",
	  ENTRY("10", "4", "2017-04-20", "status, override", "99999, 'x'") },
	{ "an unknown body, overridden",
	  ENTRY("10", "4", "2017-04-20", "body, vote, override",
		"99999, 'approve', 'x'") },
	{ "an unknown path",
	  ENTRY("10", "4", "2017-04-20", "path", "99999") },
	{ "an entry of no proposal",
	  "INSERT INTO entry (id, change, n, proposal, day, exact, ord, note)"
	  " VALUES (10, 4, 1, 99, '2017-04-20', 1, 1, 'x');" },
	{ "a ballot of no category",
	  VOTE("10", "4", "2017-04-20", "defer", "", "")
	  "INSERT INTO ballot VALUES (10, 99999, 1, 1, 1);" },
	{ "an unknown name",
	  ENTRY("10", "4", "2017-04-20", "name", "99999") },
	{ "a return without a note",
	  ENTRY("10", "4", "2017-04-20", "status", STATUS("Refinement")) },
	{ "a decision without its vote",
	  ENTRY("10", "4", "2017-04-20", "status", STATUS("Rejected")) },
	{ "a vote that does not make its status",
	  VOTE("10", "4", "2017-04-20", "reject", "", "") },
	{ "a vote that makes another",
	  VOTE("10", "4", "2017-04-20", "reject", ", status",
	       ", " STATUS("Awaiting Implementation")) },
	{ "a second vote that day",
	  VOTE("10", "4", "2017-04-19", "defer", "", "") },
	{ "a vote of a body that has none",
	  ENTRY("10", "4", "2017-04-20", "body, vote",
		BODY("Panel") ", 'defer'") },
	{ "a unanimous vote with one against",
	  VOTE("10", "4", "2017-04-20", "approve", ", carried, status",
	       ", 'unanimous', " STATUS("Awaiting Implementation"))
	  "INSERT INTO ballot VALUES (10, " CATEGORY ", 3, 1, 0);" },
	{ "an entry before the first status",
	  ENTRY("10", "4", "2017-03-01", "note", "'x'") },
	{ "a status before the first",
	  ENTRY("10", "4", "2017-03-01", "status", STATUS("Refinement")) },
	{ "an opening in the middle",
	  "INSERT INTO entry (id, change, n, proposal, day, exact, ord,"
	  " opening, status) VALUES (10, 4, 1, 1, '2017-04-20', 0, 10, 1, "
	  STATUS("Rejected") ");" },
	{ "a vote without a path",
	  "INSERT INTO proposal VALUES (2, 4);"
	  "INSERT INTO entry (change, n, proposal, day, exact, ord, opening,"
	  " status) VALUES (4, 1, 2, '2017-04-01', 0, 1, 1, "
	  STATUS("Report Phase") ");"
	  "INSERT INTO entry (change, n, proposal, day, exact, ord, body,"
	  " vote) VALUES (4, 2, 2, '2017-04-19', 1, 2, "
	  BODY("Change Board") ", 'approve');" },
	{ "an opening with its day",
	  "INSERT INTO proposal VALUES (2, 4);"
	  "INSERT INTO entry (change, n, proposal, day, exact, ord, opening,"
	  " status) VALUES (4, 1, 2, '2017-04-01', 1, 1, 1, "
	  STATUS("Report Phase") ");" },
	{ "an undo of what made the register",
	  "INSERT INTO switch VALUES (4, 1, 0);" },
	{ "an undo of an issued paper",
	  "INSERT INTO switch VALUES (4, 2, 0);" },
	{ "an undo of what a paper has told",
	  "INSERT INTO paper (change, name, kind, until, known, format,"
	  " sha256, bytes) VALUES (4, 'June', 'update', '2017-06-10', 3,"
	  " 'text', 'x', x'00'); INSERT INTO switch VALUES (4, 3, 0);" },
	{ "a proposal without an id",
	  "INSERT INTO proposal VALUES (2, 4);"
	  "INSERT INTO entry (change, n, proposal, day, exact, ord, opening,"
	  " status) VALUES (4, 1, 2, '2017-04-01', 0, 10, 1, "
	  STATUS("Report Phase") ");" },
	{ "an entry corrected twice at once",
	  ENTRY("10", "4", "2017-04-12", "status, replaces",
		STATUS("Report Phase") ", 2")
	  ENTRY("11", "4", "2017-04-20", "note, replaces", "'x', 2") },
	{ "a correction that leaves a gap",
	  ENTRY("10", "4", "2017-04-10", "status, replaces",
		STATUS("Implemented") ", 2") },
	{ "a first entry that goes",
	  ENTRY("10", "4", "2017-04-01", "replaces, gone", "1, 1") },
};

/* What is allowed, or the refusals would prove nothing. */
static const struct attempt accepted[] = {
	{ "a note", ENTRY("10", "4", "2017-04-20", "note", "'x'") },
	{ "a return with a note",
	  ENTRY("10", "4", "2017-04-20", "status, note",
		STATUS("Refinement") ", 'x'") },
	{ "a decision", VOTE("10", "4", "2017-04-20", "reject", ", status",
			     ", " STATUS("Rejected")) },
	{ "a move against the rules, with a reason",
	  ENTRY("10", "4", "2017-04-20", "status, override",
		STATUS("Implemented") ", 'it happened'") },
	{ "an undo", "INSERT INTO switch VALUES (4, 3, 0);" },
	{ "a correction",
	  ENTRY("10", "4", "2017-04-12", "status, replaces",
		STATUS("Report Phase") ", 2") },
	{ "a vote that was none",
	  ENTRY("10", "4", "2017-04-19", "replaces, gone", "3, 1") },
	{ "an id used again after it was taken back",
	  ADD_SECOND("4") CLOSE("4")
	  OPEN("5") "INSERT INTO switch VALUES (5, 4, 0);" CLOSE("5")
	  OPEN("6") ADD_AGAIN("6") CLOSE("6")
	  OPEN("7") "INSERT INTO switch VALUES (7, 6, 0);" CLOSE("7")
	  OPEN("8") "INSERT INTO switch VALUES (8, 4, 1);" },
	{ "an entry corrected again once its correction was taken back",
	  ENTRY("10", "4", "2017-04-19", "note, replaces", "'x', 3")
	  CLOSE("4")
	  OPEN("5") "INSERT INTO switch VALUES (5, 4, 0);" CLOSE("5")
	  OPEN("6") ENTRY("11", "6", "2017-04-19", "note, replaces", "'y', 3") },
};

static void
test_attempts_are_refused(void **state)
{
	size_t i, failed = 0;

	for (i = 0; i < COUNT(refused); i++) {
		sqlite3 *db = fresh(*state);

		if (!run(db, refused[i].sql)) {
			print_error("done: %s\n", refused[i].what);
			failed++;
		}
		sqlite3_close(db);
	}
	assert_int_equal(failed, 0);
}

static void
test_timelines_are_checked_at_the_end(void **state)
{
	size_t i, failed = 0;

	for (i = 0; i < COUNT(refused_at_close); i++) {
		sqlite3 *db = fresh(*state);
		const char *fault;

		assert_null(run(db, OPEN("4")));
		fault = run(db, refused_at_close[i].sql);
		if (!fault && !run(db, CLOSE("4"))) {
			print_error("done: %s\n", refused_at_close[i].what);
			failed++;
		}
		sqlite3_close(db);
	}
	assert_int_equal(failed, 0);
}

static void
test_what_is_allowed_is_done(void **state)
{
	size_t i;

	for (i = 0; i < COUNT(accepted); i++) {
		sqlite3 *db = fresh(*state);
		const char *fault;

		assert_null(run(db, OPEN("4")));
		fault = run(db, accepted[i].sql);
		if (!fault)
			fault = run(db, "UPDATE change SET closed = 1"
				    " WHERE NOT closed");
		if (fault)
			fail_msg("%s: %s", accepted[i].what, fault);
		sqlite3_close(db);
	}
}

#define NOW "SELECT status FROM proposals"

static void
test_an_open_change_counts_nowhere(void **state)
{
	sqlite3 *db = fresh(*state);

	assert_null(run(db, OPEN("4")
			VOTE("10", "4", "2017-04-20", "reject", ", status",
			     ", " STATUS("Rejected"))
			"INSERT INTO release (change, name, day)"
			" VALUES (4, 'SEC5.8', '2017-06-29')"));
	assert_string_equal(answer(db, NOW), "Report Phase");
	assert_string_equal(answer(db, "SELECT count(*) FROM history"), "3");
	assert_string_equal(answer(db, "SELECT count(*) FROM releases"), "1");
	assert_string_equal(answer(db, "SELECT max(change) FROM changes"),
			    "3");
	assert_null(run(db, CLOSE("4")));
	assert_string_equal(answer(db, NOW), "Rejected");
	assert_string_equal(answer(db, "SELECT count(*) FROM history"), "4");
	sqlite3_close(db);
}

/* Makes the views answer as at a day, as known at a change. */
static void
look_back(sqlite3 *db, const char *as_at, int known)
{
	char sql[200];

	assert_null(run(db, "CREATE TEMP TABLE IF NOT EXISTS horizon"
			" (one, as_at, known, draft)"));
	if (strcmp(answer(db, "SELECT count(*) FROM temp.sqlite_master"
			  " WHERE type = 'view'"), "0") == 0)
		assert_null(run(db, sql_temp_views));
	snprintf(sql, sizeof(sql), "DELETE FROM temp.horizon;"
		 "INSERT INTO temp.horizon VALUES (1, '%s', %d, 0)", as_at,
		 known);
	assert_null(run(db, sql));
}

static void
test_the_past_can_be_asked(void **state)
{
	static const struct {
		const char *as_at;
		int known;
		const char *status;
	} cases[] = {
		{ "9999-12-31", 99, "Report Phase" },
		{ "2017-04-10", 3, "Report Phase" },
		{ "2017-04-09", 3, "Initial Consideration" },
		{ "2017-04-01", 3, "Initial Consideration" },
		{ "2017-03-31", 3, "(no row)" },
		{ "9999-12-31", 2, "Initial Consideration" },
		{ "9999-12-31", 1, "(no row)" },
	};
	sqlite3 *db = fresh(*state);
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		look_back(db, cases[i].as_at, cases[i].known);
		assert_string_equal(answer(db, NOW), cases[i].status);
	}
	sqlite3_close(db);
}

static void
test_an_undo_is_a_change_like_any_other(void **state)
{
	static const char *const known[] = {
		[1] = "(no row)", [2] = "Initial Consideration",
		[3] = "Report Phase", [4] = "Initial Consideration",
		[5] = "Report Phase", [6] = "Initial Consideration",
	};
	sqlite3 *db = fresh(*state);
	int i;

	assert_null(run(db, OPEN("4") "INSERT INTO switch VALUES (4, 3, 0);"
			CLOSE("4")));
	assert_string_equal(answer(db, NOW), "Initial Consideration");
	assert_string_equal(answer(db, "SELECT count(*) FROM planned"), "0");
	assert_string_equal(answer(db, "SELECT count(*) FROM ballots"), "0");
	assert_string_equal(answer(db, "SELECT live FROM changes"
				   " WHERE change = 3"), "0");
	assert_null(run(db, OPEN("5") "INSERT INTO switch VALUES (5, 3, 1);"
			CLOSE("5")));
	assert_string_equal(answer(db, NOW), "Report Phase");
	assert_string_equal(answer(db, "SELECT count(*) FROM planned"), "1");
	assert_null(run(db, OPEN("6") "INSERT INTO switch VALUES (6, 3, 0);"
			CLOSE("6")));
	for (i = 1; i <= 6; i++) {
		look_back(db, "9999-12-31", i);
		assert_string_equal(answer(db, NOW), known[i]);
	}
	sqlite3_close(db);
}

static void
test_corrections_keep_what_they_correct(void **state)
{
	static const char since[] = "SELECT since FROM proposals";
	static const char votes[] = "SELECT count(*) FROM votes";
	sqlite3 *db = fresh(*state);

	assert_null(run(db, OPEN("4")
			ENTRY("10", "4", "2017-04-12", "status, replaces",
			      STATUS("Report Phase") ", 2") CLOSE("4")));
	assert_string_equal(answer(db, since), "2017-04-12");
	assert_null(run(db, OPEN("5")
			ENTRY("11", "5", "2017-04-19", "replaces, gone",
			      "3, 1") CLOSE("5")));
	assert_string_equal(answer(db, votes), "0");
	assert_string_equal(answer(db, "SELECT count(*) FROM history"), "2");
	look_back(db, "9999-12-31", 4);
	assert_string_equal(answer(db, votes), "1");
	look_back(db, "9999-12-31", 3);
	assert_string_equal(answer(db, since), "2017-04-10");
	look_back(db, "9999-12-31", 5);
	/* A correction that is undone leaves what it corrected. */
	assert_null(run(db, OPEN("6") "INSERT INTO switch VALUES (6, 4, 0),"
			" (6, 5, 0);" CLOSE("6")));
	look_back(db, "9999-12-31", 6);
	assert_string_equal(answer(db, since), "2017-04-10");
	assert_string_equal(answer(db, votes), "1");
	sqlite3_close(db);
}

/* Every named statement is one statement and prepares in both worlds. */
static void
test_named_statements_prepare(void **state)
{
	sqlite3 *db = fresh(*state);
	int world, i;

	assert_null(run(db, "CREATE TEMP TABLE horizon (one, as_at, known,"
			" draft)"));
	assert_null(run(db, sql_statements[SQL_WORDS_MAKE].text));
	for (world = 0; world < 2; world++) {
		for (i = 0; i < SQL_END; i++) {
			const struct sql_statement *s = &sql_statements[i];
			sqlite3_stmt *stmt = NULL;
			const char *tail = NULL;

			if (sqlite3_prepare_v2(db, s->text, -1, &stmt,
					       &tail) != SQLITE_OK)
				fail_msg("%s: %s", s->name,
					 sqlite3_errmsg(db));
			assert_non_null(stmt);
			assert_int_equal(tail[strspn(tail, " \n;")], '\0');
			sqlite3_finalize(stmt);
		}
		look_back(db, "2017-05-10", 3);
	}
	sqlite3_close(db);
}

/* Each table of schema.sql has a comment before it, each column one beside. */
static void
test_the_schema_is_commented(void **state)
{
	FILE *file = fopen("src/sql/schema.sql", "r");
	char line[256], before[256] = "", owed[256] = "";
	bool inside = false;
	int tables = 0, columns = 0;

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		bool column = inside && line[0] == '\t' &&
			      line[1] >= 'a' && line[1] <= 'z';

		if ((column || !inside || line[0] == ')') && *owed)
			fail_msg("without a comment: %s", owed);
		if (strncmp(line, "CREATE TABLE ", 13) == 0) {
			inside = true;
			tables++;
			if (strncmp(before, "-- ", 3) != 0)
				fail_msg("without a comment: %s", line);
		} else if (line[0] == ')') {
			inside = false;
		} else if (column) {
			memcpy(owed, line, sizeof(owed));
			columns++;
		}
		if (strstr(line, "-- "))
			*owed = '\0';
		memcpy(before, line, sizeof(before));
	}
	fclose(file);
	assert_true(tables > 20 && columns > 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_file_says_what_it_is),
		cmocka_unit_test(test_no_row_is_ever_changed),
		cmocka_unit_test(test_attempts_are_refused),
		cmocka_unit_test(test_timelines_are_checked_at_the_end),
		cmocka_unit_test(test_what_is_allowed_is_done),
		cmocka_unit_test(test_an_open_change_counts_nowhere),
		cmocka_unit_test(test_the_past_can_be_asked),
		cmocka_unit_test(test_an_undo_is_a_change_like_any_other),
		cmocka_unit_test(test_corrections_keep_what_they_correct),
		cmocka_unit_test(test_named_statements_prepare),
		cmocka_unit_test(test_the_schema_is_commented),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
