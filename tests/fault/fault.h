/*
 * What the fault library (fault.c, preloaded into the program) and those who
 * drive it share: a page of memory, which the program inherits as the file
 * whose number is in FAULT_FD.
 */
#ifndef FAULT_H
#define FAULT_H

#include <stdbool.h>
#include <sys/types.h>

/* What a call does, as far as failing is concerned. */
enum fault_class {
	FAULT_MEMORY,	/* malloc, calloc, realloc */
	FAULT_READ,	/* read, pread */
	FAULT_WRITE,	/* write, pwrite, ftruncate, unlink, rename, link ... */
	FAULT_SYNC,	/* fsync, fdatasync */
	FAULT_OPEN,	/* open, mkstemp, tmpfile, fopen, posix_spawn ... */
	FAULT_LOOK,	/* stat, access, lseek, realpath, getcwd */
	FAULT_LOCK,	/* fcntl(F_SETLK), taking one */
	FAULT_CLOSE,	/* close */
	FAULT_CLASSES
};

enum fault_how {
	FAULT_ERROR,	/* fails with the error, nothing done */
	FAULT_SHORT,	/* half of the bytes, at least one */
	FAULT_FULL,	/* half of the bytes at N, then the error for good */
	FAULT_KILL,	/* SIGKILL instead of the call */
	FAULT_TORN,	/* half of the bytes, then SIGKILL */
};

/* What a fork of a walk left, as far as it can be seen without the files. */
struct trace {
	unsigned files;		/* calls that may change one, before it */
	int status;		/* as waitpid() has it */
	char err[2000];		/* all that is on standard error */
};

/*
 * A walk: one run of the program which, at each call for memory that is to
 * fail, forks.  The fork is refused the memory, once and then from there on,
 * and ends; the run itself goes on as if nothing had been.  A fork that would
 * touch a file is ended before that, and so are all but the first of those
 * that end alike between two calls that touch files: what has to be run by
 * itself to be judged is in AGAIN.
 */
enum { TRACES_MAX = 1 << 9, AGAIN_MAX = 1 << 18 };

struct walk {
	unsigned steps;		/* how many calls, spread evenly; 0: no walk */
	unsigned calls;		/* ... over so many */
	unsigned done;		/* failures tried */
	unsigned known;		/* not tried, as another place was the same */
	unsigned trace_count, again_count;
	struct trace traces[TRACES_MAX];
	struct {
		unsigned n;
		bool on;
	} again[AGAIN_MAX];
};

struct fault {
	pid_t pid;		/* in which process; not in its children */
	enum fault_class what;
	enum fault_how how;
	int error;		/* errno */
	bool on;		/* from the Nth on, not once */
	unsigned n;		/* the Nth call of the class; 0: none */
	bool hit;		/* it came to that */
	unsigned counts[FAULT_CLASSES];	/* calls since main() began */
	struct walk walk;
};

#endif
