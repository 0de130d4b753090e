/*
 * The whole program inside a fuzz target: argv in, status and output out.
 *
 * A target is one file with LLVMFuzzerTestOneInput().  Linked with libFuzzer
 * it is driven by that (make fuzz), linked with replay.c it runs the files it
 * is given, in order (tests/fuzz.t).  Each run happens in a scratch folder,
 * which is emptied before the next.  What must hold of every run is held here:
 * the status is a documented one, the output is UTF-8 that moves no cursor
 * and hides nothing, and a refusal leaves the register byte for byte as it was.
 * What does not hold ends the process by abort().  FUZZ_SHOW prints what each
 * run says.
 */
#ifndef FUZZ_PROGRAM_H
#define FUZZ_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of the libFuzzer interface. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The register in the scratch folder. */
#define REGISTER "secreg.db"

enum program_register {
	REGISTER_NONE,		/* there is none */
	REGISTER_EMPTY,		/* as init makes it */
	REGISTER_FULL,		/* with the proposals of May 2017 */
};

/*
 * Empties the scratch folder and puts the register there.  The first call
 * makes the registers, from data/ of the project, in which it must run.
 */
void program_fresh(enum program_register kind);

/* Writes a file into the scratch folder. */
void program_write(const char *name, const void *data, size_t size);

/* Reads one of it into malloc()ed memory, or NULL. */
char *program_read(const char *name, size_t *size);

/*
 * Runs the program with these words, the last being NULL; the first is its
 * name.  Returns its status.  STDOUT, if not NULL, is set to what it printed,
 * to be freed by the caller.
 */
int program_run(const char *const *words, char **stdout_text);

/* The same in the usual way: program_do("add", "in.yaml", NULL) */
int program_do(const char *word, ...) __attribute__((sentinel));

/* Whether all commands are to be tried: FUZZ_ALL is set. */
bool program_all(void);

/* Says why and aborts: what must hold does not. */
void program_fail(const char *why) __attribute__((noreturn));

/* SIZE bytes without zero bytes (they become spaces) as a string to free. */
char *program_string(const uint8_t *data, size_t size);

#endif
