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

struct fault {
	pid_t pid;		/* in which process; not in its children */
	enum fault_class what;
	enum fault_how how;
	int error;		/* errno */
	bool on;		/* from the Nth on, not once */
	unsigned n;		/* the Nth call of the class; 0: none */
	bool hit;		/* it came to that */
	unsigned counts[FAULT_CLASSES];	/* calls since main() began */
};

#endif
