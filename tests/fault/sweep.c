/*
 * Fails one command in every way, each time at another call, and judges what
 * is left:
 *
 *	sweep [-r] [-s STATUS] [-i INPUT] [-k PATTERN] [-K COUNT]
 *		FOLDER NAME WORD...
 *
 * FOLDER holds what the command finds: a register, perhaps more.  -s: how it
 * ends, if not with 0; -i: its stdin; -r: it reads a file of the person's; -k:
 * files that it may leave after a fault; -K: instead of faults, so many kills
 * at random moments ($FAULT_SEED repeats them).  $SECREG is the program,
 * $FAULT_LIBRARY the library; $FAULT is "full" for each call, or the most calls
 * of a kind that are tried (of memory thirty times that), spread evenly.
 * Prints one line of TAP and the counts.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "judge.h"

enum {
	SAMPLE = 5,		/* calls of a kind that are tried, ... */
	SAMPLE_MEMORY = 30,	/* and so many times that of memory */
	TOLD_MAX = 40,		/* failures that are told */
};

/* One way of failing. */
struct kind {
	const char *name;
	enum fault_class what;
	enum fault_how how;
	int error;
	bool on;
	unsigned may;
};

static const struct kind kinds[] = {
	{ "read, EIO once", FAULT_READ, FAULT_ERROR, EIO, false, MAY(4) },
	{ "read, EIO from then on", FAULT_READ, FAULT_ERROR, EIO, true,
	  MAY(4) },
	{ "read, EINTR", FAULT_READ, FAULT_ERROR, EINTR, false, 0 },
	{ "read, half", FAULT_READ, FAULT_SHORT, 0, false, 0 },
	{ "read, halves", FAULT_READ, FAULT_SHORT, 0, true, 0 },
	{ "write, EIO once", FAULT_WRITE, FAULT_ERROR, EIO, false, MAY(4) },
	{ "write, EIO from then on", FAULT_WRITE, FAULT_ERROR, EIO, true,
	  MAY(4) | MAY_LITTER },
	{ "write, disk full once", FAULT_WRITE, FAULT_ERROR, ENOSPC, false,
	  MAY(4) },
	{ "write, disk full", FAULT_WRITE, FAULT_FULL, ENOSPC, true,
	  MAY(4) | MAY_LITTER },
	{ "write, EINTR", FAULT_WRITE, FAULT_ERROR, EINTR, false, MAY(4) },
	{ "write, half", FAULT_WRITE, FAULT_SHORT, 0, false, 0 },
	{ "write, halves", FAULT_WRITE, FAULT_SHORT, 0, true, 0 },
	{ "write, killed before", FAULT_WRITE, FAULT_KILL, 0, false,
	  MAY_DIE | MAY_LITTER },
	{ "write, killed in half", FAULT_WRITE, FAULT_TORN, 0, false,
	  MAY_DIE | MAY_LITTER },
	{ "sync, EIO once", FAULT_SYNC, FAULT_ERROR, EIO, false, MAY(4) },
	{ "sync, EIO from then on", FAULT_SYNC, FAULT_ERROR, EIO, true,
	  MAY(4) },
	{ "sync, killed before", FAULT_SYNC, FAULT_KILL, 0, false,
	  MAY_DIE | MAY_LITTER },
	{ "open, EIO once", FAULT_OPEN, FAULT_ERROR, EIO, false, MAY(4) },
	{ "open, EMFILE from then on", FAULT_OPEN, FAULT_ERROR, EMFILE, true,
	  MAY(4) },
	{ "open, killed before", FAULT_OPEN, FAULT_KILL, 0, false,
	  MAY_DIE | MAY_LITTER },
	{ "look, EIO once", FAULT_LOOK, FAULT_ERROR, EIO, false, MAY(4) },
	{ "look, EIO from then on", FAULT_LOOK, FAULT_ERROR, EIO, true,
	  MAY(4) },
	{ "lock, EIO once", FAULT_LOCK, FAULT_ERROR, EIO, false, MAY(4) },
	{ "lock, EIO from then on", FAULT_LOCK, FAULT_ERROR, EIO, true,
	  MAY(4) },
	{ "lock, held once", FAULT_LOCK, FAULT_ERROR, EAGAIN, false,
	  MAY(4) | MAY(5) },
	{ "close, EIO once", FAULT_CLOSE, FAULT_ERROR, EIO, false, MAY(4) },
	{ "close, EIO from then on", FAULT_CLOSE, FAULT_ERROR, EIO, true,
	  MAY(4) },
};

struct sweep {
	struct known known;
	const char *name;
	struct folder is;	/* what the folder holds now */
	unsigned sample;	/* 0: every call */
	unsigned kills;		/* -K */
	bool reads;		/* -r */
	int status;		/* -s */
	unsigned runs, hit, killed, failed, again, known_places;
	unsigned tried[FAULT_CLASSES];
};

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Tells a failure, with what the run said. */
static void
tell(struct sweep *sweep, const char *kind, long n, const char *wrong,
     const struct result *result)
{
	if (sweep->failed++ >= TOLD_MAX)
		return;
	printf("# %s: %s, %ld: %s (status %d)\n", sweep->name, kind, n, wrong,
	       result->status);
	for (const char *line = result->err.s; *line; ) {
		size_t len = strcspn(line, "\n");

		printf("#   | %.*s\n", (int)len, line);
		line += len + (line[len] == '\n');
	}
}

static void
put_back(struct sweep *sweep)
{
	const struct known *known = &sweep->known;

	folder_restore(known->trial.path, &sweep->is, &known->before);
	folder_free(&sweep->is);
	folder_read(&sweep->is, known->trial.path);
}

/* One run; whether the fault was hit. */
static bool
run_once(struct sweep *sweep, const char *kind, long n, unsigned may,
	 const char *library, long kill_us)
{
	struct known *known = &sweep->known;
	struct trial *trial = &known->trial;
	struct result result;
	enum state state;
	const char *wrong;
	bool hit;

	put_back(sweep);
	result = trial_run(trial, library, trial->words, kill_us);
	hit = trial->fault->hit;
	folder_free(&sweep->is);
	folder_read(&sweep->is, trial->path);
	wrong = judge(known, &result, hit || kill_us >= 0 ? may : 0,
		      &sweep->is, &state);
	if (wrong)
		tell(sweep, kind, n, wrong, &result);
	sweep->runs++;
	sweep->hit += hit;
	sweep->killed += result.status == KILLED;
	result_free(&result);
	return hit;
}

static void
set_fault(struct fault *fault, const struct kind *kind)
{
	fault->what = kind->what;
	fault->how = kind->how;
	fault->error = kind->error;
	fault->on = kind->on;
	fault->n = 0;
}

/*
 * Memory, refused once and from then on: by a walk (fault.h), and what that
 * could not see by itself.
 */
static void
sweep_memory(struct sweep *sweep, unsigned calls)
{
	static const struct kind ways[] = {
		{ "memory, once", FAULT_MEMORY, FAULT_ERROR, ENOMEM, false,
		  MAY(4) },
		{ "memory, from then on", FAULT_MEMORY, FAULT_ERROR, ENOMEM,
		  true, MAY(4) },
	};
	const struct trial *trial = &sweep->known.trial;
	struct fault *fault = trial->fault;
	struct walk *walk = &fault->walk;

	walk->steps = sweep->sample ? sweep->sample * SAMPLE_MEMORY :
		      UINT32_MAX;
	walk->calls = calls;
	walk->done = walk->known = 0;
	walk->trace_count = walk->again_count = 0;
	set_fault(fault, &ways[0]);
	run_once(sweep, "a walk", 0, 0, trial->library, -1);
	walk->steps = 0;
	sweep->known_places = walk->known;
	sweep->runs += walk->done;
	sweep->hit += walk->done;
	sweep->tried[FAULT_MEMORY] += walk->done;
	sweep->again = walk->again_count;
	for (unsigned i = 0; i < walk->again_count; i++) {
		const struct kind *kind = &ways[walk->again[i].on];

		set_fault(fault, kind);
		fault->n = walk->again[i].n;
		run_once(sweep, kind->name, fault->n, kind->may |
			 (sweep->reads ? MAY(3) : 0), trial->library, -1);
	}
	fault->n = 0;
}

/*
 * Every call of this kind until none is hit, or so many of those that the good
 * run made.
 */
static void
sweep_kind(struct sweep *sweep, const struct kind *kind, unsigned calls)
{
	struct fault *fault = sweep->known.trial.fault;
	unsigned sample = !sweep->sample ? UINT32_MAX : sweep->sample;
	unsigned steps = calls <= sample ? calls : sample;
	unsigned i = 0, may = kind->may;

	/* A file that cannot be read is a bad one; the register is none. */
	if (sweep->reads && may & MAY(4))
		may |= MAY(3);
	set_fault(fault, kind);
	while (!sweep->sample || i < steps) {
		fault->n = i >= steps ? calls + 1 + i - steps : steps < 2 ? 1 :
			   (unsigned)(1 + (uint64_t)i * (calls - 1) /
				      (steps - 1));
		if (!run_once(sweep, kind->name, fault->n, may,
			      sweep->known.trial.library, -1) && i >= steps)
			break;
		sweep->tried[kind->what]++;
		i++;
	}
	fault->n = 0;
}

static void
sweep_kills(struct sweep *sweep, int64_t took, unsigned seed)
{
	srandom(seed);
	for (unsigned i = 0; i < sweep->kills; i++) {
		long us = (long)(random() % (took + took / 4 + 1));

		run_once(sweep, "killed after microseconds", us,
			 MAY_DIE | MAY_LITTER, NULL, us);
	}
}

/* Before it --------------------------------------------------------------- */

/* The good run, twice: what is held against must be the same each time. */
static int64_t
learn(struct sweep *sweep, unsigned *calls)
{
	struct known *known = &sweep->known;
	struct trial *trial = &known->trial;
	int64_t start, took;

	folder_read(&known->before, trial->path);
	known->before_export = folder_find(&known->before, REGISTER) ?
			       export_of(known) :
			       (struct bytes){ NULL, 0 };
	trial->fault->n = 0;
	known->good = trial_run(trial, trial->library, trial->words, -1);
	memcpy(calls, trial->fault->counts, sizeof(trial->fault->counts));
	folder_read(&known->after, trial->path);
	known->after_export = export_of(known);
	folder_read(&sweep->is, trial->path);
	if (folder_find(&known->after, REGISTER) && !is_sound(trial->path))
		tell(sweep, "no fault", 0, "the register is not sound",
		     &known->good);
	start = now_us();
	run_once(sweep, "no fault", 0, 0, NULL, -1);
	took = now_us() - start;
	run_once(sweep, "no fault", 0, 0, trial->library, -1);
	sweep->runs = 0;
	if (known->good.status != sweep->status)
		tell(sweep, "no fault", 0, "not the status that was meant",
		     &known->good);
	if (calls[FAULT_MEMORY] == 0)
		tell(sweep, "no fault", 0, "the library counted nothing",
		     &known->good);
	return took;
}

static void
read_words(struct sweep *sweep, int argc, char **argv)
{
	struct trial *trial = &sweep->known.trial;
	const char *fault = getenv("FAULT");
	int c;

	while ((c = getopt(argc, argv, "+i:k:K:rs:")) != -1) {
		switch (c) {
		case 'i':
			trial->input = optarg;
			break;
		case 's':
			sweep->status = atoi(optarg);
			break;
		case 'r':
			sweep->reads = true;
			break;
		case 'k':
			sweep->known.keeps = optarg;
			break;
		case 'K':
			sweep->kills = (unsigned)atoi(optarg);
			break;
		default:
			exit(2);
		}
	}
	trial->program = getenv("SECREG");
	trial->library = getenv("FAULT_LIBRARY");
	if (argc - optind < 3 || !trial->program || !trial->library)
		exit(2);
	sweep->sample = !fault || !*fault ? SAMPLE :
			strcmp(fault, "full") == 0 ? 0 :
			(unsigned)atoi(fault);
	trial->path = argv[optind];
	sweep->name = argv[optind + 1];
	trial->words = argv + optind + 1;
}

int
main(int argc, char **argv)
{
	static const char *const names[] = {
		"memory", "read", "write", "sync", "open", "look", "lock",
		"close",
	};
	static struct sweep sweep;
	static char program[] = "secreg";
	const char *given = getenv("FAULT_SEED");
	unsigned seed = given ? (unsigned)atol(given) : (unsigned)time(NULL);
	unsigned calls[FAULT_CLASSES];
	int64_t took;

	read_words(&sweep, argc, argv);
	sweep.known.trial.words[0] = program;
	trial_open(&sweep.known.trial);
	took = learn(&sweep, calls);
	if (sweep.kills)
		sweep_kills(&sweep, took, seed);
	else
		sweep_memory(&sweep, calls[FAULT_MEMORY]);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!sweep.kills)
			sweep_kind(&sweep, &kinds[i], calls[kinds[i].what]);
	put_back(&sweep);
	printf("%sok - %s: %u runs, %u failed\n", sweep.failed ? "not " : "",
	       sweep.name, sweep.runs, sweep.failed);
	printf("# runs %u hit %u killed %u", sweep.runs, sweep.hit,
	       sweep.killed);
	if (sweep.kills)
		printf(" seed %u", seed);
	else
		for (int i = 0; i < FAULT_CLASSES; i++)
			printf(" %s %u/%u", names[i], sweep.tried[i],
			       calls[i]);
	printf(" again %u known %u\n", sweep.again, sweep.known_places);
	return sweep.failed ? 1 : 0;
}
