#include "program.h"

#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int secreg_main(int argc, char **argv);

#define main secreg_main
#include "../../src/main.c"
#undef main

enum { WORDS_MAX = 200 };

struct bytes {
	char *text;
	size_t size;
};

static struct bytes registers[REGISTER_FULL + 1];
static char scratch[64];
static bool show, all;		/* FUZZ_SHOW and FUZZ_ALL are set */
static FILE *console;		/* stderr, whatever a run makes of it */

void
program_fail(const char *why)
{
	fprintf(console, "fuzz: %s\n", why);
	fflush(console);
	abort();
}

static void
must(bool holds, const char *why)
{
	if (!holds)
		program_fail(why);
}

/* Takes the folders and files below away: `backup` and -o make some. */
static void
empty(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	must(dir != NULL, "the scratch folder cannot be read");
	while ((entry = readdir(dir))) {
		char name[PATH_MAX];

		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		if (unlink(name) < 0) {
			empty(name);
			rmdir(name);
		}
	}
	closedir(dir);
}

static void
leave(void)
{
	empty(scratch);
	rmdir(scratch);
}

char *
program_string(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);

	must(text != NULL, "out of memory");
	for (size_t i = 0; i < size; i++)
		text[i] = data[i] ? (char)data[i] : ' ';
	text[size] = '\0';
	return text;
}

static char *
read_all(int fd, size_t *size)
{
	struct stat st;
	char *text;

	must(fstat(fd, &st) == 0, "a file cannot be looked at");
	text = malloc((size_t)st.st_size + 1);
	must(text != NULL, "out of memory");
	must(pread(fd, text, (size_t)st.st_size, 0) == st.st_size,
	     "a file cannot be read");
	text[st.st_size] = '\0';
	*size = (size_t)st.st_size;
	return text;
}

char *
program_read(const char *name, size_t *size)
{
	int fd = open(name, O_RDONLY);
	char *text;

	if (fd < 0)
		return NULL;
	text = read_all(fd, size);
	close(fd);
	return text;
}

bool
program_all(void)
{
	return all;
}

void
program_write(const char *name, const void *data, size_t size)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	must(fd >= 0 && write(fd, data, size) == (ssize_t)size,
	     "a file cannot be written");
	close(fd);
}

/* Whether a character may not reach a terminal or a page. */
static bool
hidden(unsigned code)
{
	return (code < 0x20 && code != '\n') || (code >= 0x7f && code < 0xa0) ||
	       code == 0xad || code == 0x61c ||
	       (code >= 0x200b && code <= 0x200f && code != 0x200c &&
		code != 0x200d) ||
	       (code >= 0x2028 && code <= 0x202e) ||
	       (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
	       (code >= 0xe0000 && code <= 0xe0fff);
}

/* A number of 1 to 4 bytes of UTF-8, shortest form, no surrogate; 0: none. */
static size_t
decode(const unsigned char *s, size_t len, unsigned *code)
{
	static const unsigned least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = *s < 0x80 ? 1 : *s < 0xc0 ? 0 : *s < 0xe0 ? 2 :
		   *s < 0xf0 ? 3 : *s < 0xf8 ? 4 : 0;

	if (n == 0 || n > len)
		return 0;
	*code = n == 1 ? *s : *s & (0x7fu >> n);
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		*code = *code << 6 | (s[i] & 0x3f);
	}
	return *code < least[n] || *code > 0x10ffff ||
	       (*code >= 0xd800 && *code < 0xe000) ? 0 : n;
}

/*
 * Output is UTF-8 in which nothing is hidden.  EXCEPT are control characters
 * that were asked for: colours, the mark of --bom, the line ends of CSV, and
 * the script of a page is laid out with tabs.
 */
static void
check_output(const char *what, const char *text, size_t size,
	     const char *except, bool mark)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t at = mark && size >= 3 && !memcmp(s, "\357\273\277", 3) ? 3 : 0;

	while (at < size) {
		unsigned code = 0;
		size_t n = decode(s + at, size - at, &code);

		if (n == 0 || (hidden(code) &&
			       !(code < 0x80 && strchr(except, (int)code)))) {
			fprintf(console, "fuzz: %s holds U+%04X at %zu:\n"
				"%.*s\n", what, code, at, (int)size, text);
			abort();
		}
		at += n;
	}
}

/* What the words ask for that would be a fault otherwise. */
static void
check_outputs(const char *const *words, const char *out, size_t out_size,
	      const char *err, size_t err_size)
{
	bool colour = false, csv = false, mark = false;

	for (; *words; words++) {
		colour |= strstr(*words, "--color") != NULL;
		csv |= strcasestr(*words, "csv") ||
		       strcasestr(*words, "ics") || strcasestr(*words, "html");
		mark |= strstr(*words, "--bom") != NULL;
	}
	check_output("stdout", out, out_size, csv ? "\r\t" :
		     colour ? "\033" : "", mark);
	check_output("stderr", err, err_size, colour ? "\033" : "", false);
}

int
program_run(const char *const *words, char **stdout_text)
{
	char *argv[WORDS_MAX + 1], *err = NULL, *out;
	size_t err_size = 0, out_size, before_size = 0, after_size = 0;
	char *before = program_read(REGISTER, &before_size), *after;
	FILE *outer = stderr;
	int memory = memfd_create("stdout", 0), argc, status;
	int kept = dup(STDOUT_FILENO);

	for (argc = 0; words[argc] && argc < WORDS_MAX; argc++)
		argv[argc] = strdup(words[argc]);
	argv[argc] = NULL;
	must(memory >= 0 && dup2(memory, STDOUT_FILENO) >= 0, "no stdout");
	stderr = open_memstream(&err, &err_size);
	must(stderr != NULL, "no stderr");
	status = secreg_main(argc, argv);
	fclose(stderr);
	stderr = outer;
	sqlite3_shutdown();
	if (kept >= 0) {
		dup2(kept, STDOUT_FILENO);
		close(kept);
	}
	out = read_all(memory, &out_size);
	close(memory);
	if (show)
		fprintf(console, "status %d\n%s%s", status, out, err);
	must(status >= 0 && status <= 5, "an unknown status");
	must(status == 0 || out_size == 0 || status == 1,
	     "a failure with output");
	must(status == 0 || err_size > 0 || status == 1,
	     "a failure without a word");
	check_outputs(words, out, out_size, err, err_size);
	after = program_read(REGISTER, &after_size);
	must(status < 2 || !before || (after && before_size == after_size &&
	     !memcmp(before, after, after_size)),
	     "a failure changed the register");
	must(access(REGISTER "-journal", F_OK) < 0, "a journal was left");
	for (int i = 0; i < argc; i++)
		free(argv[i]);
	free(before);
	free(after);
	free(err);
	if (stdout_text)
		*stdout_text = out;
	else
		free(out);
	return status;
}

int
program_do(const char *word, ...)
{
	const char *words[WORDS_MAX] = { "secreg", word };
	va_list args;
	int n = 2;

	va_start(args, word);
	while (n < WORDS_MAX - 1 && (words[n] = va_arg(args, const char *)))
		n++;
	va_end(args);
	words[n] = NULL;
	return program_run(words, NULL);
}

/* The registers, kept as bytes. */
static void
prepare(void)
{
	const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	char *records = realpath("data/register/2017-05", NULL);
	int null = open("/dev/null", O_RDONLY);

	console = fdopen(dup(STDERR_FILENO), "w");
	if (!console)
		console = stderr;
	setvbuf(console, NULL, _IONBF, 0);
	must(records != NULL, "run it in the folder of the project");
	snprintf(scratch, sizeof(scratch), "%s/secreg-fuzz.XXXXXX", base);
	must(mkdtemp(scratch) && chdir(scratch) == 0, "no scratch folder");
	atexit(leave);
	dup2(null, STDIN_FILENO);
	close(null);
	show = getenv("FUZZ_SHOW") != NULL;
	all = getenv("FUZZ_ALL") != NULL;
	clearenv();
	setenv("HOME", scratch, 1);
	setenv("TZ", "UTC", 1);
	setenv("SECREG_TODAY", "2017-05-10", 1);
	setenv("SECREG_NOW", "2017-05-10T09:00:00Z", 1);
	setenv("SECREG_USER", "secretary", 1);
	setenv("EDITOR", "true", 1);
	must(program_do("init", NULL) == 0, "no register could be made");
	registers[REGISTER_EMPTY].text = program_read(REGISTER,
		&registers[REGISTER_EMPTY].size);
	must(program_do("add", records, NULL) == 0, "nothing could be added");
	registers[REGISTER_FULL].text = program_read(REGISTER,
		&registers[REGISTER_FULL].size);
	free(records);
}

void
program_fresh(enum program_register kind)
{
	if (!*scratch)
		prepare();
	empty(".");
	if (kind != REGISTER_NONE)
		program_write(REGISTER, registers[kind].text,
			      registers[kind].size);
}
