/*
 * Runs of the program in a folder that is put back as it was: what it
 * printed, how it ended, which files it left.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "fault.h"

enum {
	FILES_MAX = 32,
	KILLED = 137,		/* the status of a run that was killed */
	HUNG = 142,		/* ... and of one that went on too long */
};

#define REGISTER "secreg.db"
#define JOURNAL REGISTER "-journal"

struct bytes {
	char *s;		/* a zero byte follows */
	size_t len;
};

struct file {
	char name[256];
	mode_t mode;
	struct bytes bytes;
};

/* What is in a folder. */
struct folder {
	int count;
	struct file files[FILES_MAX];
};

/* How a run went. */
struct result {
	int status;		/* 128 + the signal, if one ended it */
	struct bytes out, err;
};

/* What is run. */
struct trial {
	const char *program;
	const char *library;	/* fault.c */
	const char *input;	/* its stdin, or NULL */
	const char *path;	/* the folder it is run in */
	char **words;		/* argv of it */
	struct fault *fault;	/* the shared page, */
	int fd;			/* and the file behind it */
	int out, err;		/* files that take what it prints */
};

/* The current folder must not be TRIAL->path.  All end the driver on error. */
void trial_open(struct trial *trial);

/*
 * Runs WORDS, under the fault that the page describes, if LIBRARY is not NULL;
 * kills it after KILL_US microseconds (-1: never).  What is returned is to be
 * given back by result_free().
 */
struct result trial_run(const struct trial *trial, const char *library,
			char *const *words, long kill_us);
void result_free(struct result *result);

/* Reads the folder of the trial; gives a reading back. */
void folder_read(struct folder *folder, const char *path);
void folder_free(struct folder *folder);

/* Makes the folder hold just what WANTED says; IS is what it holds. */
void folder_restore(const char *path, const struct folder *is,
		    const struct folder *wanted);

const struct file *folder_find(const struct folder *folder, const char *name);
bool file_same(const struct file *a, const struct file *b);
bool bytes_same(struct bytes a, struct bytes b);

/* The driver cannot go on. */
_Noreturn void die(const char *what);

#endif
