/*
 * Many people at one register: writers that race each other, some of them
 * killed at any moment, and readers in between.  What a command said it
 * recorded is there, once and whole; what was killed is there whole or not at
 * all.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

/*
 * So many commands of each writer, however long that takes.  Under the
 * sanitizers they take ten times as long.
 */
#ifdef __SANITIZE_ADDRESS__
enum { LEAST = 20 };
#else
enum { LEAST = 200 };
#endif

enum {
	WRITERS = 8,		/* they end by themselves */
	VICTIMS = 2,		/* writers that are killed now and then */
	READERS = 2,
	SECONDS = 12,		/* so long they go on */
	MOST = 240,
	MANY = 2000,		/* proposals whose list fills a pipe */
};

#define REGISTER "secreg.db"

static const char *program;

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Commands ------------------------------------------------------------------ */

/* A command that was started; it reads INPUT (NULL: nothing). */
struct command {
	pid_t pid;
	int out;		/* what it prints */
};

static struct command
start(const char *const *words, const char *input, bool stderr_too)
{
	struct command command;
	int in[2], out[2];

	/* What is written fits into a pipe. */
	if (pipe(in) < 0 || pipe(out) < 0 || (input &&
	    write(in[1], input, strlen(input)) != (ssize_t)strlen(input)))
		_exit(99);
	close(in[1]);
	command.pid = fork();
	if (command.pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		if (stderr_too)
			dup2(out[1], STDERR_FILENO);
		else if (!freopen("/dev/null", "w", stderr))
			_exit(98);
		close(in[0]);
		close(out[0]);
		close(out[1]);
		execv(program, (char *const *)words);
		_exit(97);
	}
	close(in[0]);
	close(out[1]);
	command.out = out[0];
	return command;
}

/*
 * Reads what it prints and waits for its end; kills it after KILL_US (-1:
 * never).  Returns its exit status, 137 if it was killed.
 */
static int
finish(struct command *command, char *said, size_t size, int kill_us)
{
	size_t len = 0;
	ssize_t got;
	int status;

	if (kill_us >= 0) {
		usleep((useconds_t)kill_us);
		kill(command->pid, SIGKILL);
	}
	while ((got = read(command->out, said + len, size - 1 - len)) > 0)
		len += len + (size_t)got < size / 2 ? (size_t)got : 0;
	said[len] = '\0';
	close(command->out);
	while (waitpid(command->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status);
}

/* Writers ------------------------------------------------------------------- */

/*
 * One writer, a process of its own.  Its log has a line for each command:
 * STATUS CHANGE KEY.  The key is the note of the change, so that it is found
 * whoever was told of it.
 */
struct writer {
	int no;
	bool victim;
	unsigned seed;
	FILE *log;
	int64_t deadline;
	int done;
};

static unsigned
pick(struct writer *w, unsigned below)
{
	w->seed = w->seed * 1103515245u + 12345u;
	return (w->seed >> 8) % below;
}

/* Runs one command to its end; the number of its change, 0 if not told. */
static long
write_change(struct writer *w, const char *const *words, const char *key,
	     const char *input)
{
	char said[8192];
	long change = 0;

	for (;;) {
		int kill_us = w->victim && pick(w, 3) ?
			      (int)pick(w, 30000) : -1;
		struct command command = start(words, input, true);
		int status = finish(&command, said, sizeof(said), kill_us);
		const char *told = strstr(said, "Change ");
		bool busy = status == 5 && strstr(said, "try again");

		/* Killed once it had said so, it is there too. */
		change = told && strchr(told, '\n') ?
			 strtol(told + 7, NULL, 10) : 0;
		fprintf(w->log, "%d %ld %s\n", busy ? 5 : status, change, key);
		if (status == 5 && !busy)
			fprintf(w->log, "99 0 %s\n", key);
		if (status != 0 && status != 5 && status != 137)
			fprintf(stderr, "# %s: %d: %s\n", key, status, said);
		w->done += status != 5;
		if (status != 5)
			return change;
	}
}

static long
undo_change(struct writer *w, int n, long change, const char *step)
{
	char key[32], number[24];
	const char *words[] = {
		"secreg", "undo", number, "--note", key, NULL
	};

	snprintf(key, sizeof(key), "%d.%d.%s", w->no, n, step);
	snprintf(number, sizeof(number), "%ld", change);
	return write_change(w, words, key, NULL);
}

/* Adds a proposal, a remark to it, takes the remark back and puts it back. */
static void
write_round(struct writer *w, int n)
{
	char id[24], key[32], update[400];
	const char *add[] = {
		"secreg", "add", "--id", id, "--title", "One of many",
		"--date", "2017-05-02", "--note", key, NULL
	};
	const char *more[] = {
		"secreg", "add", "--update", "-", "--note", key, NULL
	};
	long change;

	snprintf(id, sizeof(id), "SECMP%04d", w->no * 1000 + n);
	snprintf(key, sizeof(key), "%d.%d.add", w->no, n);
	snprintf(update, sizeof(update), "proposal: %s\ntitle: One of many\n"
		 "history:\n  - date: 2017-05-02\n    status: "
		 "Initial Consideration\n    note: %s\n"
		 "  - date: 2017-05-03\n    note: A remark.\n"
		 "  - date: 2017-05-04\n    note: Another.\n", id, key);
	if (!write_change(w, add, key, NULL))
		return;
	snprintf(key, sizeof(key), "%d.%d.more", w->no, n);
	change = write_change(w, more, key, update);
	if (change && n % 2 == 0)
		change = undo_change(w, n, change, "back");
	if (change && n % 4 == 0)
		undo_change(w, n, change, "again");
}

static pid_t
start_writer(int no, int64_t deadline)
{
	struct writer w = {
		.no = no, .victim = no > WRITERS, .deadline = deadline,
		.seed = (unsigned)no * 7919,
	};
	char name[24];
	pid_t pid = fork();

	if (pid)
		return pid;
	snprintf(name, sizeof(name), "log.%d", no);
	w.log = fopen(name, "w");
	if (!w.log)
		_exit(1);
	for (int n = 1; n < 999 && (w.done < LEAST ||
	     (w.done < MOST && now_ms() < deadline)); n++)
		write_round(&w, n);
	_exit(fclose(w.log) == 0 ? 0 : 1);
}

/* Reads until the end; each answer must be whole. */
static pid_t
start_reader(int no, int64_t deadline)
{
	static const char *const questions[][5] = {
		{ "secreg", "list", "--all", "--format", "jsonl" },
		{ "secreg", "export", NULL },
	};
	pid_t pid = fork();

	if (pid)
		return pid;
	while (now_ms() < deadline) {
		const char *words[6] = { NULL };
		struct command command;
		char said[8192];
		int status;

		memcpy(words, questions[no % 2], sizeof(questions[0]));
		command = start(words, NULL, false);
		status = finish(&command, said, sizeof(said), -1);
		if (status != 0 && status != 5) {
			fprintf(stderr, "# %s: %d\n", words[1], status);
			_exit(1);
		}
		usleep(50000);
	}
	_exit(0);
}

/* What is left --------------------------------------------------------------- */

static int64_t
answer(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt;
	int64_t value = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(stmt) == SQLITE_ROW)
		value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

static void
run_sql(sqlite3 *db, const char *sql)
{
	char *error = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s: %s", sql, error);
}

/* The logs as a table. */
static void
read_logs(sqlite3 *db)
{
	sqlite3_stmt *stmt;

	run_sql(db, "CREATE TEMP TABLE log (status INTEGER, change INTEGER,"
		" key TEXT)");
	assert_int_equal(sqlite3_prepare_v2(db, "INSERT INTO log"
			 " VALUES (?1, ?2, ?3)", -1, &stmt, NULL), SQLITE_OK);
	for (int no = 1; no <= WRITERS + VICTIMS; no++) {
		char name[24], key[32];
		int status;
		long change;
		FILE *log;

		snprintf(name, sizeof(name), "log.%d", no);
		log = fopen(name, "r");
		assert_non_null(log);
		while (fscanf(log, "%d %ld %31s", &status, &change,
			      key) == 3) {
			sqlite3_bind_int(stmt, 1, status);
			sqlite3_bind_int64(stmt, 2, change);
			sqlite3_bind_text(stmt, 3, key, -1, SQLITE_TRANSIENT);
			assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
			sqlite3_reset(stmt);
		}
		fclose(log);
	}
	sqlite3_finalize(stmt);
}

/* None of these is there. */
static const struct {
	const char *what, *sql;
} faults[] = {
	{ "other exit statuses", "SELECT count(*) FROM log"
	  " WHERE status NOT IN (0, 5, 137)" },
	{ "damage", "SELECT count(*) FROM pragma_integrity_check"
	  " WHERE integrity_check <> 'ok'" },
	{ "rows that name what is not there",
	  "SELECT count(*) FROM pragma_foreign_key_check" },
	{ "gaps", "SELECT max(no) - count(*) FROM change" },
	{ "open changes", "SELECT count(*) FROM change WHERE NOT closed" },
	{ "done, but no change told", "SELECT count(*) FROM log"
	  " WHERE status = 0 AND change = 0" },
	{ "told, but not as it is there", "SELECT count(*) FROM log l"
	  " WHERE change <> 0 AND NOT EXISTS (SELECT 1 FROM change c"
	  " WHERE c.no = l.change AND c.note = l.key)" },
	{ "told twice", "SELECT count(*) - count(DISTINCT change) FROM log"
	  " WHERE change <> 0" },
	{ "recorded twice", "SELECT count(*) - count(DISTINCT note)"
	  " FROM change WHERE no > 1" },
	{ "recorded by nobody", "SELECT count(*) FROM change WHERE no > 1"
	  " AND note NOT IN (SELECT key FROM log)" },
	{ "recorded though it was busy", "SELECT count(*) FROM change"
	  " WHERE note IN (SELECT key FROM log GROUP BY key"
	  " HAVING min(status) = 5 AND max(status) = 5)" },
	{ "halves of an added proposal", "SELECT count(*) FROM change c"
	  " WHERE note LIKE '%.add' AND 1 <> (SELECT count(*) FROM entry e"
	  " JOIN name n ON n.id = e.name AND n.change = c.no"
	  " JOIN proposal p ON p.id = e.proposal AND p.change = c.no"
	  " WHERE e.change = c.no)" },
	{ "halves of a remark", "SELECT count(*) FROM change c"
	  " WHERE note LIKE '%.more' AND 2 <> (SELECT count(*) FROM entry e"
	  " WHERE e.change = c.no)" },
	{ "halves of an undo", "SELECT count(*) FROM change c"
	  " WHERE note LIKE '%.back' AND 1 <> (SELECT count(*) FROM switch s"
	  " WHERE s.change = c.no AND NOT s.live)" },
	{ "halves of its undo", "SELECT count(*) FROM change c"
	  " WHERE note LIKE '%.again' AND 2 <> (SELECT count(*) FROM switch s"
	  " WHERE s.change = c.no)" },
	{ "rows of no change", "SELECT (SELECT count(*) FROM entry"
	  " WHERE change NOT IN (SELECT no FROM change))"
	  " + (SELECT count(*) FROM proposal"
	  " WHERE change NOT IN (SELECT no FROM change))" },
};

static void
test_writers_killed_writers_and_readers(void **state)
{
	pid_t pids[WRITERS + VICTIMS + READERS];
	int64_t deadline = now_ms() + SECONDS * 1000;
	int count = 0, wrong = 0;
	sqlite3 *db;

	(void)state;
	for (int no = 1; no <= WRITERS + VICTIMS; no++)
		pids[count++] = start_writer(no, deadline);
	for (int no = 0; no < READERS; no++)
		pids[count++] = start_reader(no, deadline);
	while (count-- > 0) {
		int status;

		assert_int_equal(waitpid(pids[count], &status, 0),
				 pids[count]);
		wrong += status != 0;
	}
	assert_int_equal(wrong, 0);
	assert_int_equal(sqlite3_open(REGISTER, &db), SQLITE_OK);
	read_logs(db);
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		int64_t found = answer(db, faults[i].sql);

		if (found == 0)
			continue;
		print_message("# %s: %lld\n", faults[i].what,
			      (long long)found);
		wrong++;
	}
	print_message("# %lld changes of %d writers, %lld told, %lld killed,"
		      " %lld busy\n",
		      (long long)answer(db, "SELECT max(no) FROM change"),
		      WRITERS + VICTIMS,
		      (long long)answer(db, "SELECT count(*) FROM log"
					" WHERE change <> 0"),
		      (long long)answer(db, "SELECT count(*) FROM log"
					" WHERE status = 137"),
		      (long long)answer(db, "SELECT count(*) FROM log"
					" WHERE status = 5"));
	assert_int_equal(wrong, 0);
	/* Else all of that would say nothing. */
	assert_true(answer(db, "SELECT max(no) FROM change") >=
		    WRITERS * LEAST);
	assert_true(answer(db, "SELECT count(*) FROM log"
			   " WHERE status = 137") > 0);
	sqlite3_close(db);
}

/* A reader nobody reads from has let go of the register long ago. */
static void
test_a_slow_reader_holds_up_nobody(void **state)
{
	static const char *const reads[] = {
		"secreg", "list", "--all", "--format", "json", NULL
	};
	static const char *const writes[] = {
		"secreg", "add", "--id", "99999", "--title", "The last",
		"--date", "2017-05-02", NULL
	};
	static const char *const fills[] = {
		"secreg", "add", "many.yaml", NULL
	};
	FILE *many = fopen("many.yaml", "w");
	struct command reader, writer;
	struct pollfd printed = { .events = POLLIN };
	char said[8192];
	int status;

	(void)state;
	assert_non_null(many);
	for (int i = 0; i < MANY; i++)
		fprintf(many, "---\nproposal: SECMP%d\ntitle: One of many\n"
			"history:\n  - date: 2017-05-02\n"
			"    status: Initial Consideration\n", 20000 + i);
	assert_int_equal(fclose(many), 0);
	writer = start(fills, NULL, true);
	assert_int_equal(finish(&writer, said, sizeof(said), -1), 0);
	/* It has begun to print, and cannot end: the pipe is too small. */
	reader = start(reads, NULL, false);
	printed.fd = reader.out;
	assert_int_equal(poll(&printed, 1, 30000), 1);
	writer = start(writes, NULL, true);
	assert_int_equal(finish(&writer, said, sizeof(said), -1), 0);
	assert_int_equal(waitpid(reader.pid, &status, WNOHANG), 0);
	assert_int_equal(finish(&reader, said, sizeof(said), -1), 0);
}

/* A folder of our own; where there is one in memory, there are more changes. */
static int
setup(void **state)
{
	static char folder[] = "/dev/shm/secreg-test.XXXXXX";
	static char other[] = "/tmp/secreg-test.XXXXXX";
	static const char *const words[] = { "secreg", "init", NULL };
	const char *named = getenv("SECREG");
	struct command command;
	char said[8192];

	*state = mkdtemp(folder);
	if (!*state)
		*state = mkdtemp(other);
	program = realpath(named ? named : "build/secreg", NULL);
	if (!*state || !program || chdir(*state) < 0)
		return -1;
	signal(SIGPIPE, SIG_IGN);
	setenv("SECREG_TODAY", "2017-05-10", 1);
	setenv("SECREG_USER", "secretary", 1);
	setenv("SECREG_DB", REGISTER, 1);
	command = start(words, NULL, true);
	return finish(&command, said, sizeof(said), -1);
}

static int
teardown(void **state)
{
	char name[24];

	for (int no = 1; no <= WRITERS + VICTIMS; no++) {
		snprintf(name, sizeof(name), "log.%d", no);
		unlink(name);
	}
	unlink("many.yaml");
	unlink(REGISTER);
	unlink(REGISTER "-journal");
	free((char *)(uintptr_t)program);
	return chdir("/") < 0 ? -1 : rmdir(*state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_writers_killed_writers_and_readers),
		cmocka_unit_test(test_a_slow_reader_holds_up_nobody),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
