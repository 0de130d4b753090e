#include "io/document.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/marker.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SIZED(literal) (literal), sizeof(literal) - 1

/* One input with all that belongs to it; the file is gone when it is closed. */
struct reading {
	struct pool *pool;
	struct diags *diags;
	struct input *in;
	char folder[32];
	const char *name;
	int fd;		/* of the file, to change it */
};

static struct reading
make_file(const char *name, const void *bytes, size_t len)
{
	struct reading r = { .folder = "/tmp/document-XXXXXX" };

	r.pool = pool_new();
	r.diags = diags_new(r.pool);
	assert_non_null(mkdtemp(r.folder));
	r.name = pool_printf(r.pool, "%s/%s", r.folder, name);
	r.fd = open(r.name, O_RDWR | O_CREAT | O_EXCL, 0600);
	assert_true(r.fd >= 0);
	assert_int_equal(write(r.fd, bytes, len), len);
	return r;
}

static struct reading
open_bytes(const void *bytes, size_t len)
{
	struct reading r = make_file("x.yaml", bytes, len);

	r.in = input_open(r.pool, r.diags, r.name);
	assert_non_null(r.in);
	return r;
}

static void
finish(struct reading *r)
{
	input_close(r->in);
	if (r->fd >= 0)
		close(r->fd);
	unlink(r->name);
	assert_int_equal(rmdir(r->folder), 0);
	pool_free(r->pool);
}

/* All problems as printed, without the folder. */
static const char *
printed(const struct reading *r)
{
	char *text = NULL, *at;
	size_t len, folder = strlen(r->folder) + 1;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	diags_print(r->diags, out, false);
	assert_int_equal(fclose(out), 0);
	while ((at = strstr(text, r->folder)))
		memmove(at, at + folder, strlen(at + folder) + 1);
	return pool_adopt(r->pool, text);
}

/* What comes: "OFFSET:LINE:text" for each document, "!" for a problem. */
static const char *
documents(struct reading *r)
{
	struct document document;
	const char *all = "";
	int result;

	while ((result = input_next(r->in, &document)) != 0) {
		if (result < 0) {
			all = pool_printf(r->pool, "%s!|", all);
			continue;
		}
		assert_int_equal(strlen(document.text), document.len);
		all = pool_printf(r->pool, "%s%ld:%u:%s|", all,
				  (long)document.offset, document.first_line,
				  document.text);
	}
	/* The end stays the end. */
	assert_int_equal(input_next(r->in, &document), 0);
	return all;
}

static void
documents_are_cut_at_markers(void **state)
{
	static const struct {
		const char *bytes, *documents;
	} cases[] = {
		{ "", "" },
		{ "a: 1", "0:1:a: 1|" },
		{ "a: 1\n", "0:1:a: 1\n|" },
		{ "a: 1\n---\nb: 2\n", "0:1:a: 1\n|5:2:---\nb: 2\n|" },
		{ "---\na\n--- # x\nb\n---", "0:1:---\na\n|6:3:--- # x\nb\n|"
		  "16:5:---|" },
		{ "---\n---\n", "0:1:---\n|4:2:---\n|" },
		{ "# only\n\n---\na\n", "0:1:# only\n\n|8:3:---\na\n|" },
		{ "a\n...\nb\n", "0:1:a\n...\n|6:3:b\n|" },
		{ "a\n... # x\n---\nb", "0:1:a\n... # x\n|10:3:---\nb|" },
		{ "a\n...", "0:1:a\n...|" },
		{ "---a\n----\n ---\n...b\n", "0:1:---a\n----\n ---\n...b\n|" },
		{ "a\n---\tb\n", "0:1:a\n|2:2:---\tb\n|" },
		/* Directives belong to the document below them. */
		{ "%YAML 1.2\n---\na\n", "0:1:%YAML 1.2\n---\na\n|" },
		{ "# x\n \t\n%YAML 1.2\n#\n---\na\n---\nb\n",
		  "0:1:# x\n \t\n%YAML 1.2\n#\n---\na\n|25:7:---\nb\n|" },
		{ "a\n...\n%YAML 1.2\n---\nb\n",
		  "0:1:a\n...\n|6:3:%YAML 1.2\n---\nb\n|" },
		{ "a\n%b\n---\nc", "0:1:a\n%b\n|5:3:---\nc|" },
		/* Line ends of all kinds. */
		{ "a\r\nb\r\n---\r\nc\r\n", "0:1:a\nb\n|6:3:---\nc\n|" },
		{ "a\rb\r---\rc\r", "0:1:a\nb\n|4:3:---\nc\n|" },
		{ "a\r\n\r\r\n\nb\r---\nc\r\n...\rd",
		  "0:1:a\n\n\n\nb\n|9:6:---\nc\n...\n|20:9:d|" },
		{ "\r", "0:1:\n|" },
		{ "%YAML 1.2\r\n---\r\na", "0:1:%YAML 1.2\n---\na|" },
		/* A byte order mark is no part of the text. */
		{ "\xef\xbb\xbf" "a\n---\nb", "0:1:a\n|5:2:---\nb|" },
		{ "\xef\xbb\xbf---\na", "0:1:---\na|" },
		{ "\xef\xbb\xbf", "" },
		{ "é – 日本 😀\n\t~\n", "0:1:é – 日本 😀\n\t~\n|" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reading r = open_bytes(cases[i].bytes,
					      strlen(cases[i].bytes));
		const char *first = documents(&r);

		assert_string_equal(first, cases[i].documents);
		assert_string_equal(printed(&r), "");
		/* And all of it once more. */
		assert_int_equal(input_again(r.in, 0, 1), 0);
		assert_string_equal(documents(&r), first);
		finish(&r);
	}
}

static void
bad_characters_are_placed(void **state)
{
	static const char utf8[] =
		"  Save the file with the encoding UTF-8 and add it again.\n";
	static const struct {
		const char *bytes;
		size_t len;
		const char *documents, *problem, *help;
	} cases[] = {
		{ SIZED("a: 1\nb: é\xff\n---\nc"), "!|12:3:---\nc|",
		  "x.yaml:2:5: error: the byte 0xFF is not UTF-8 here"
		  " [encoding]\n  2 | b: é\xef\xbf\xbd\n    |     ^\n", utf8 },
		{ SIZED("a\n---\nt: caf\xe9 x\r\nz\r\n---\nc\n"),
		  "0:1:a\n|!|20:5:---\nc\n|",
		  "x.yaml:3:7: error: the byte 0xE9 is not UTF-8 here"
		  " [encoding]\n  3 | t: caf\xef\xbf\xbd x\n"
		  "    |       ^\n", utf8 },
		{ SIZED("\xed\xa0\x80"), "!|",
		  "x.yaml:1:1: error: the byte 0xED is not UTF-8 here"
		  " [encoding]\n"
		  "  1 | \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\n    | ^\n",
		  utf8 },
		{ SIZED("ab\xe2\x80"), "!|",
		  "x.yaml:1:3: error: the byte 0xE2 is not UTF-8 here"
		  " [encoding]\n  1 | ab\xef\xbf\xbd\xef\xbf\xbd\n"
		  "    |   ^\n", utf8 },
		{ SIZED("\xff\xfe" "a\0:\0"), "!|",
		  "x.yaml:1:1: error: this is UTF-16 or UTF-32, not UTF-8"
		  " [encoding]\n  1 | \xef\xbf\xbd\xef\xbf\xbd" "a\xef\xbf\xbd"
		  ":\xef\xbf\xbd\n    | ^\n", utf8 },
		{ SIZED("a\0:\0"), "!|",
		  "x.yaml:1:2: error: this is UTF-16 or UTF-32, not UTF-8"
		  " [encoding]\n  1 | a\xef\xbf\xbd:\xef\xbf\xbd\n"
		  "    |  ^\n", utf8 },
		{ SIZED("a: b\0c\n---\nd"), "!|7:2:---\nd|",
		  "x.yaml:1:5: error: the zero byte U+0000 is not allowed"
		  " [character]\n  1 | a: b\xef\xbf\xbd" "c\n"
		  "    |     ^\n", "" },
		{ SIZED("a: \x1b[2J\x07\nb: \x07\n"), "!|",
		  "x.yaml:1:4: error: the escape character U+001B is not"
		  " allowed [character]\n  1 | a: \xe2\x90\x9b[2J\xe2\x90\x87\n"
		  "    |    ^\n", "" },
		{ SIZED("a\n...\nb: \xe2\x80\xae!\n"), "0:1:a\n...\n|!|",
		  "x.yaml:3:4: error: the direction mark U+202E is not"
		  " allowed [character]\n  3 | b: <U+202E>!\n"
		  "    |    ^^^^^^^^\n", "" },
		{ SIZED("a\r\n\xc2\x85"), "!|",
		  "x.yaml:2:1: error: the line break U+0085 is not allowed"
		  " [character]\n  2 | <U+0085>\n    | ^^^^^^^^\n", "" },
		{ SIZED("a\r\xe2\x80\xa8"), "!|",
		  "x.yaml:2:1: error: the line separator U+2028 is not"
		  " allowed [character]\n  2 | <U+2028>\n"
		  "    | ^^^^^^^^\n", "" },
		{ SIZED("a\n---\n\xef\xbb\xbf" "b"), "0:1:a\n|!|",
		  "x.yaml:3:1: error: the byte order mark U+FEFF is not"
		  " allowed [character]\n  3 | <U+FEFF>b\n"
		  "    | ^^^^^^^^\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reading r = open_bytes(cases[i].bytes, cases[i].len);

		assert_string_equal(documents(&r), cases[i].documents);
		assert_string_equal(printed(&r),
				    pool_printf(r.pool, "%s%s",
						cases[i].problem,
						cases[i].help));
		finish(&r);
	}
}

/* Documents of all sizes, so that each falls on each place of the buffer. */
static void
documents_survive_the_buffer(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	enum { DOCUMENTS = 700 };

	(void)state;
	for (size_t e = 0; e < COUNT(ends); e++) {
		static struct document seen[DOCUMENTS];
		struct document document;
		struct reading r;
		char *bytes = NULL;
		size_t len;
		FILE *out = open_memstream(&bytes, &len);

		assert_non_null(out);
		for (int i = 0; i < DOCUMENTS; i++)
			fprintf(out, "---%s%*d–%s", ends[e], i * 7 % 1999 + 4,
				i, ends[e]);
		assert_int_equal(fclose(out), 0);
		r = open_bytes(bytes, len);
		for (int i = 0; i < DOCUMENTS; i++) {
			assert_int_equal(input_next(r.in, &document), 1);
			assert_string_equal(document.text,
					    pool_printf(r.pool,
							"---\n%*d–\n",
							i * 7 % 1999 + 4, i));
			assert_int_equal(document.first_line, 2 * i + 1);
			assert_memory_equal(bytes + document.offset, "---", 3);
			seen[i] = document;
		}
		assert_int_equal(input_next(r.in, &document), 0);
		/* Back and forth: near, far, before and after. */
		for (int i = 0; i < 2 * DOCUMENTS; i++) {
			const struct document *was =
				&seen[(i % 5 == 0 ? i * 37 : i) % DOCUMENTS];

			assert_int_equal(input_again(r.in, was->offset,
						     was->first_line), 0);
			assert_int_equal(input_next(r.in, &document), 1);
			assert_int_equal(document.len, was->len);
			assert_int_equal(document.offset, was->offset);
			assert_int_equal(document.first_line, was->first_line);
			assert_int_equal(strtol(document.text + 4, NULL, 10),
					 was - seen);
		}
		finish(&r);
		free(bytes);
	}
}

static void
documents_may_be_four_mebibytes(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r", "" };
	static const char problem[] =
		"x.yaml:1:1: error: this is larger than 4 MiB [too-large]\n";
	char *bytes = malloc(DOCUMENT_MAX + 64);

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < 2 * COUNT(ends); i++) {
		const char *end = ends[i / 2];
		bool over = i % 2;
		size_t body = DOCUMENT_MAX - strlen(end) + over;
		struct reading r;
		struct document document;

		memset(bytes, 'a', body);
		bytes[1000] = ' ';
		snprintf(bytes + body, 64, "%s%s", end,
			 *end ? "---\nb\n" : "");
		r = open_bytes(bytes, strlen(bytes));
		assert_int_equal(input_next(r.in, &document), over ? -1 : 1);
		if (over)
			assert_memory_equal(printed(&r), problem,
					    strlen(problem));
		else
			assert_int_equal(document.len, body + (*end != '\0'));
		assert_int_equal(input_next(r.in, &document), *end ? 1 : 0);
		if (*end) {
			assert_string_equal(document.text, "---\nb\n");
			assert_int_equal(document.first_line, 2);
		}
		assert_int_equal(diags_count(r.diags), over);
		finish(&r);
	}
	free(bytes);
}

/* A line without an end, and many: skipped to the next marker. */
static void
too_large_documents_are_skipped(void **state)
{
	enum { HUGE_SIZE = 20 << 20 };
	static const char tail[] = "\n--- # not this\n---\nend\n";
	char *bytes = malloc(HUGE_SIZE + sizeof(tail));

	(void)state;
	assert_non_null(bytes);
	for (int lines = 0; lines < 3; lines++) {
		struct reading r;
		const char *all;

		memset(bytes, '-', HUGE_SIZE);
		for (size_t i = 0; lines > 0 && i + 1 < HUGE_SIZE; i += 50)
			bytes[i] = lines == 1 ? '\n' : '\r';
		memcpy(bytes, "---\n# x\n", 8);
		/* A hidden character too, but one problem is enough. */
		bytes[6 << 20] = '\x1b';
		memcpy(bytes + HUGE_SIZE, tail, sizeof(tail));
		r = open_bytes(bytes, HUGE_SIZE + strlen(tail));
		all = documents(&r);
		assert_non_null(strstr(all, "!|20971521:"));
		assert_non_null(strstr(all, ":--- # not this\n|"));
		assert_non_null(strstr(all, ":---\nend\n|"));
		assert_int_equal(diags_count(r.diags), 1);
		assert_string_equal(printed(&r),
			"x.yaml:1:1: error: this is larger than 4 MiB"
			" [too-large]\n"
			"  1 | ---\n"
			"    | ^\n"
			"  Is a line with --- missing between two records?\n");
		finish(&r);
	}
	free(bytes);
}

static void
empty_documents_take_linear_time(void **state)
{
	enum { MARKERS = 200000 };
	char *bytes = malloc(5 * MARKERS + 1);
	struct document document;
	struct reading r;

	(void)state;
	assert_non_null(bytes);
	for (int i = 0; i < MARKERS; i++)
		memcpy(bytes + 5 * (size_t)i, "--- \n", 5);
	r = open_bytes(bytes, 5 * MARKERS);
	for (unsigned i = 0; i < MARKERS; i++) {
		assert_int_equal(input_next(r.in, &document), 1);
		if (document.first_line != i + 1 || document.len != 5)
			fail();
	}
	assert_int_equal(input_next(r.in, &document), 0);
	finish(&r);
	free(bytes);
}

static void
what_is_no_file_is_refused(void **state)
{
	static const struct {
		const char *name, *problem;
	} cases[] = {
		{ "/tmp", "/tmp: error: this is a directory, not a file"
		  " [read]\n" },
		{ "/nowhere/at/all", "/nowhere/at/all: error: cannot open it:"
		  " No such file or directory [read]\n" },
		{ "/nowhere/a\n\x1b[2Jb", "/nowhere/a\xe2\x90\x8a\xe2\x90\x9b"
		  "[2Jb: error: cannot open it: No such file or directory"
		  " [read]\n" },
		{ "", ": error: cannot open it: No such file or directory"
		  " [read]\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reading r = { .folder = "?" };

		r.pool = pool_new();
		r.diags = diags_new(r.pool);
		assert_null(input_open(r.pool, r.diags, cases[i].name));
		assert_string_equal(printed(&r), cases[i].problem);
		assert_int_equal(diags_status(r.diags), STATUS_INPUT);
		pool_free(r.pool);
	}
}

static void
links_in_a_circle_are_refused(void **state)
{
	struct reading r = make_file("x.yaml", "", 0);

	(void)state;
	unlink(r.name);
	assert_int_equal(symlink(r.name, r.name), 0);
	assert_null(input_open(r.pool, r.diags, r.name));
	assert_string_equal(printed(&r), "x.yaml: error: cannot open it:"
			    " Too many levels of symbolic links [read]\n");
	finish(&r);
}

static void
names_are_shown_harmless(void **state)
{
	struct reading r = make_file("-a\nb\x1b", SIZED("a: \x01\n"));

	(void)state;
	r.in = input_open(r.pool, r.diags, r.name);
	assert_non_null(r.in);
	assert_non_null(strstr(input_name(r.in), "-a\xe2\x90\x8a"
			       "b\xe2\x90\x9b"));
	assert_string_equal(documents(&r), "!|");
	assert_string_equal(printed(&r),
			    "-a\xe2\x90\x8a" "b\xe2\x90\x9b:1:4: error: the"
			    " control character U+0001 is not allowed"
			    " [character]\n  1 | a: \xe2\x90\x81\n"
			    "    |    ^\n");
	finish(&r);
}

static void
devices_end_at_a_zero_byte(void **state)
{
	struct reading r = make_file("x.yaml", "", 0);

	(void)state;
	r.in = input_open(r.pool, r.diags, "/dev/zero");
	assert_non_null(r.in);
	assert_string_equal(documents(&r), "!|");
	assert_string_equal(printed(&r),
			    "/dev/zero:1:1: error: the zero byte U+0000 is"
			    " not allowed [character]\n"
			    "  1 | \xef\xbf\xbd\n    | ^\n");
	input_close(r.in);
	r.in = input_open(r.pool, r.diags, "/dev/null");
	assert_non_null(r.in);
	assert_string_equal(documents(&r), "");
	finish(&r);
}

static void
files_without_a_size_are_read(void **state)
{
	struct reading r = make_file("x.yaml", "", 0);

	(void)state;
	r.in = input_open(r.pool, r.diags, "/proc/self/status");
	assert_non_null(r.in);
	assert_memory_equal(documents(&r), "0:1:Name:", 9);
	finish(&r);
}

/* Runs in another process: writes TEXT, slowly, into the file NAME. */
static pid_t
writer(const char *name, const char *text)
{
	pid_t pid = fork();
	int fd;

	assert_true(pid >= 0);
	if (pid > 0)
		return pid;
	usleep(50000);
	fd = open(name, O_WRONLY);
	for (; *text; text++) {
		usleep(20000);
		if (write(fd, text, 1) != 1)
			_exit(1);
	}
	_exit(0);
}

static void
fifos_are_read_to_their_end_and_again(void **state)
{
	struct reading r = make_file("x.yaml", "", 0);
	pid_t pid;
	int status;

	(void)state;
	unlink(r.name);
	assert_int_equal(mkfifo(r.name, 0600), 0);
	pid = writer(r.name, "a\n---\nb\r\n");
	r.in = input_open(r.pool, r.diags, r.name);
	assert_non_null(r.in);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_string_equal(documents(&r), "0:1:a\n|2:2:---\nb\n|");
	assert_int_equal(input_again(r.in, 2, 2), 0);
	assert_string_equal(documents(&r), "2:2:---\nb\n|");
	finish(&r);
}

static void
fifos_that_nobody_writes_to_do_not_hang(void **state)
{
	struct reading r = make_file("x.yaml", "", 0);

	(void)state;
	unlink(r.name);
	assert_int_equal(mkfifo(r.name, 0600), 0);
	assert_null(input_open(r.pool, r.diags, r.name));
	assert_string_equal(printed(&r), "x.yaml: error: nothing writes to"
			    " this pipe [read]\n");
	finish(&r);
}

/* Reads standard input while it is FD (-1: closed). */
static void
open_standard_input(struct reading *r, int fd)
{
	int saved = dup(STDIN_FILENO);

	if (fd >= 0)
		assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	else
		close(STDIN_FILENO);
	r->in = input_open(r->pool, r->diags, "-");
	/* A file is read later, through the same descriptor. */
	if (r->in && lseek(fd, 0, SEEK_CUR) >= 0)
		assert_string_equal(documents(r), "2:1:---\nb\n|");
	if (saved >= 0) {
		assert_int_equal(dup2(saved, STDIN_FILENO), STDIN_FILENO);
		close(saved);
	} else {
		close(STDIN_FILENO);
	}
}

static void
standard_input_may_be_a_pipe(void **state)
{
	struct reading r = make_file("x.yaml", "", 0);
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "a\n---\nb: \x01", 10), 10);
	close(ends[1]);
	open_standard_input(&r, ends[0]);
	close(ends[0]);
	assert_non_null(r.in);
	assert_string_equal(input_name(r.in), "(standard input)");
	assert_string_equal(documents(&r), "0:1:a\n|!|");
	assert_string_equal(printed(&r),
			    "(standard input):3:4: error: the control"
			    " character U+0001 is not allowed [character]\n"
			    "  3 | b: \xe2\x90\x81\n    |    ^\n");
	finish(&r);
}

static void
standard_input_may_be_a_file_already_begun(void **state)
{
	struct reading r = make_file("x.yaml", "a\n---\nb\n", 8);

	(void)state;
	assert_int_equal(lseek(r.fd, 2, SEEK_SET), 2);
	open_standard_input(&r, r.fd);
	assert_non_null(r.in);
	finish(&r);
}

static void
standard_input_may_be_closed(void **state)
{
	struct reading r = make_file("x.yaml", "", 0);

	(void)state;
	open_standard_input(&r, -1);
	assert_null(r.in);
	assert_string_equal(printed(&r), "(standard input): error: cannot"
			    " read it: Bad file descriptor [read]\n");
	finish(&r);
}

/* Large enough that it is not read in one go. */
static struct reading
open_large(void)
{
	enum { LINES = 100000 };
	struct reading r = make_file("x.yaml", "", 0);
	char *bytes = pool_alloc(r.pool, 4 * LINES);

	for (int i = 0; i < LINES; i++)
		memcpy(bytes + 4 * (size_t)i, "---\n", 4);
	assert_int_equal(write(r.fd, bytes, 4 * LINES), 4 * LINES);
	r.in = input_open(r.pool, r.diags, r.name);
	assert_non_null(r.in);
	return r;
}

static void
files_cut_while_read_are_noticed(void **state)
{
	struct reading r = open_large();
	struct document document;
	int result;

	(void)state;
	assert_int_equal(input_next(r.in, &document), 1);
	assert_int_equal(ftruncate(r.fd, 200001), 0);
	while ((result = input_next(r.in, &document)) > 0)
		assert_string_equal(document.text, "---\n");
	assert_int_equal(result, -1);
	assert_int_equal(input_next(r.in, &document), 0);
	assert_string_equal(printed(&r), "x.yaml: error: it was cut short"
			    " while it was read [read]\n");
	finish(&r);
}

static void
files_that_grow_are_read_as_they_were(void **state)
{
	struct reading r = open_large();
	struct document document;
	unsigned n = 0;

	(void)state;
	while (input_next(r.in, &document) > 0) {
		n++;
		assert_int_equal(write(r.fd, "---\n", 4), 4);
	}
	assert_int_equal(n, 100000);
	assert_string_equal(printed(&r), "");
	finish(&r);
}

static void
markers_are_whole_words(void **state)
{
	static const struct {
		const char *s;
		char mark;
	} cases[] = {
		{ "---", '-' }, { "---\n", '-' }, { "--- x", '-' },
		{ "---\t", '-' }, { "---\r", '-' }, { "...", '.' },
		{ "... #", '.' }, { "", 0 }, { "--", 0 }, { "----", 0 },
		{ "---x", 0 }, { "..", 0 }, { "--.", 0 }, { "....", 0 },
		{ " ---", 0 }, { "***", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(marker_find(cases[i].s, strlen(cases[i].s)),
				 cases[i].mark);
	assert_int_equal(marker_find("---\0", 4), 0);
	assert_false(marker_prologue("", 0));
	assert_false(marker_prologue(" %x\n", 4));
	assert_true(marker_prologue("%x\n", 3));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_are_cut_at_markers),
		cmocka_unit_test(bad_characters_are_placed),
		cmocka_unit_test(documents_survive_the_buffer),
		cmocka_unit_test(documents_may_be_four_mebibytes),
		cmocka_unit_test(too_large_documents_are_skipped),
		cmocka_unit_test(empty_documents_take_linear_time),
		cmocka_unit_test(what_is_no_file_is_refused),
		cmocka_unit_test(links_in_a_circle_are_refused),
		cmocka_unit_test(names_are_shown_harmless),
		cmocka_unit_test(devices_end_at_a_zero_byte),
		cmocka_unit_test(files_without_a_size_are_read),
		cmocka_unit_test(fifos_are_read_to_their_end_and_again),
		cmocka_unit_test(fifos_that_nobody_writes_to_do_not_hang),
		cmocka_unit_test(standard_input_may_be_a_pipe),
		cmocka_unit_test(standard_input_may_be_a_file_already_begun),
		cmocka_unit_test(standard_input_may_be_closed),
		cmocka_unit_test(files_cut_while_read_are_noticed),
		cmocka_unit_test(files_that_grow_are_read_as_they_were),
		cmocka_unit_test(markers_are_whole_words),
	};

	return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
