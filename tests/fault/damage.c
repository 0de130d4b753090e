/*
 * Damages the register in every way and runs one command on each:
 *
 *	damage [-w] FLIPS FOLDER NAME WORD...
 *
 * Cut off at each page and in the middle of each; zeros in place of each page;
 * and so many times some bits turned over at random.  Whatever it finds, the
 * command ends by itself with a documented status, says so in one line if it
 * could not, and leaves the file as it is (-w: it may write).  Prints TAP.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "trial.h"

enum { PAGE = 4096, TOLD_MAX = 12 };

struct damage {
	struct trial trial;
	const char *name;
	bool writes;
	struct folder whole, broken;
	struct file *file;	/* the register of BROKEN */
	unsigned runs, failed, statuses[8];
};

static struct file *
find_register(struct folder *folder)
{
	struct file *file = (struct file *)folder_find(folder, REGISTER);

	if (!file)
		die("no register");
	return file;
}

static int
lines_of(struct bytes err)
{
	int count = 0;

	for (const char *line = err.s; *line; ) {
		size_t len = strcspn(line, "\n");

		count += len > 0 && line[0] != ' ';
		line += len + (line[len] == '\n');
	}
	return count;
}

static const char *
wrong_with(struct damage *damage, const struct result *result,
	   const struct folder *is)
{
	if (result->status == HUNG)
		return "it hung";
	if (result->status != 0 && result->status != 1 && result->status != 4)
		return "another status";
	if (result->status == 4 && lines_of(result->err) != 1)
		return "not one line";
	if (!damage->writes && !file_same(damage->file,
					  folder_find(is, REGISTER)))
		return "the register was changed";
	for (int i = 0; i < is->count; i++)
		if (!folder_find(&damage->broken, is->files[i].name) &&
		    strcmp(is->files[i].name, JOURNAL) != 0)
			return "a file left over";
	return NULL;
}

/* Runs it on what the register of BROKEN is now. */
static void
try(struct damage *damage, const char *how, size_t at)
{
	const struct trial *trial = &damage->trial;
	struct folder is;
	struct result result;
	const char *wrong;

	folder_read(&is, trial->path);
	folder_restore(trial->path, &is, &damage->broken);
	folder_free(&is);
	result = trial_run(trial, NULL, trial->words, -1);
	folder_read(&is, trial->path);
	wrong = wrong_with(damage, &result, &is);
	damage->runs++;
	if (result.status < 8)
		damage->statuses[result.status]++;
	if (wrong && damage->failed++ < TOLD_MAX)
		printf("# %s: %s %zu: %s (status %d)\n#   | %s\n",
		       damage->name, how, at, wrong, result.status,
		       result.err.s);
	folder_free(&is);
	result_free(&result);
}

static void
heal(struct damage *damage)
{
	const struct file *whole = find_register(&damage->whole);

	damage->file->bytes.len = whole->bytes.len;
	memcpy(damage->file->bytes.s, whole->bytes.s, whole->bytes.len);
}

static void
try_all(struct damage *damage, int flips)
{
	struct bytes *bytes = &damage->file->bytes;
	size_t whole = bytes->len;

	for (size_t at = 0; at < whole; at += PAGE / 2) {
		bytes->len = at;
		try(damage, "cut off at", at);
	}
	for (size_t at = 0; at < whole; at += PAGE) {
		heal(damage);
		memset(bytes->s + at, 0, PAGE);
		try(damage, "zeros at", at);
	}
	for (int i = 0; i < flips; i++) {
		size_t at = 0;

		heal(damage);
		for (long n = random() % 3; n >= 0; n--) {
			at = (size_t)random() % whole;
			bytes->s[at] ^= (char)(1 << random() % 8);
		}
		try(damage, "turned over at", at);
	}
	heal(damage);
	try(damage, "whole", 0);
}

int
main(int argc, char **argv)
{
	static struct damage damage;
	static char program[] = "secreg";
	const char *given = getenv("FAULT_SEED");
	unsigned seed = given ? (unsigned)atol(given) : (unsigned)time(NULL);
	struct trial *trial = &damage.trial;
	struct folder is;

	damage.writes = argc > 1 && strcmp(argv[1], "-w") == 0;
	argv += damage.writes;
	argc -= damage.writes;
	trial->program = getenv("SECREG");
	if (argc < 5 || !trial->program)
		return 2;
	srandom(seed);
	trial->path = argv[2];
	damage.name = argv[3];
	trial->words = argv + 3;
	trial->words[0] = program;
	trial_open(trial);
	folder_read(&damage.whole, trial->path);
	folder_read(&damage.broken, trial->path);
	damage.file = find_register(&damage.broken);
	try_all(&damage, atoi(argv[1]));
	folder_read(&is, trial->path);
	folder_restore(trial->path, &is, &damage.whole);
	printf("%sok - %s: %u damaged registers\n"
	       "# damaged %u seed %u: status 0 %u, 1 %u, 4 %u\n",
	       damage.failed ? "not " : "", damage.name, damage.runs,
	       damage.runs, seed, damage.statuses[0], damage.statuses[1],
	       damage.statuses[4]);
	return damage.failed ? 1 : 0;
}
