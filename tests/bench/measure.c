/*
 * Runs commands side by side and prints what each took.
 *
 *	measure RUNS [-b COMMAND] PROGRAM ARG... [, PROGRAM ARG...]
 *
 * Programs are divided by commas and run in turn, A B A B, RUNS times after
 * one round that does not count (unless RUNS is 1); before each run the shell
 * does COMMAND.
 * Their output is thrown away.  Prints a line for each: medians of user and
 * system time and of the time passed, in milliseconds, the most memory held,
 * in KiB, and the worst exit status.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROGRAMS 8
#define RUNS 99

struct program {
	char **args;
	double cpu[RUNS], wall[RUNS];
	long memory;
	int status;
};

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void
run(struct program *p, int round)
{
	double began = seconds();
	struct rusage usage;
	int status;
	pid_t child = fork();

	if (child == 0) {
		int nowhere = open("/dev/null", O_RDWR);

		dup2(nowhere, 1);
		dup2(nowhere, 2);
		execvp(p->args[0], p->args);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child) {
		perror("measure");
		exit(1);
	}
	status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
	if (status > p->status)
		p->status = status;
	if (round < 0)
		return;
	p->wall[round] = seconds() - began;
	p->cpu[round] = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
	if (usage.ru_maxrss > p->memory)
		p->memory = usage.ru_maxrss;
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
median(double *values, int n)
{
	qsort(values, (size_t)n, sizeof(*values), compare);
	return 1000 * (n % 2 ? values[n / 2] :
		       (values[n / 2 - 1] + values[n / 2]) / 2);
}

int
main(int argc, char **argv)
{
	static struct program programs[PROGRAMS];
	int runs = argc > 1 ? atoi(argv[1]) : 0, count = 1, at = 2, round, i;
	const char *before = NULL;

	if (at + 1 < argc && strcmp(argv[at], "-b") == 0) {
		before = argv[at + 1];
		at += 2;
	}
	if (runs < 1 || runs > RUNS || at >= argc) {
		fprintf(stderr, "usage: measure RUNS [-b COMMAND] PROGRAM"
			" ARG... [, PROGRAM ARG...]\n");
		return 2;
	}
	programs[0].args = argv + at;
	for (; at < argc; at++) {
		if (strcmp(argv[at], ",") != 0)
			continue;
		argv[at] = NULL;
		if (count < PROGRAMS)
			programs[count++].args = argv + at + 1;
	}
	for (round = runs > 1 ? -1 : 0; round < runs; round++)
		for (i = 0; i < count; i++) {
			if (before && system(before) != 0)
				return 1;
			run(&programs[i], round);
		}
	for (i = 0; i < count; i++)
		printf("%.3f %.3f %ld %d\n", median(programs[i].cpu, runs),
		       median(programs[i].wall, runs), programs[i].memory,
		       programs[i].status);
	return 0;
}
