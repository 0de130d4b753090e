/*
 * Runs a fuzz target on the files it is given, in order, and says which one it
 * was when one ends the process.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "program.h"

static const char *running;
static int console;

static void
say(int number)
{
	static const char by[] = ": ended the process\n";

	if (write(console, running, strlen(running)) < 0 ||
	    write(console, by, sizeof(by) - 1) < 0)
		running = "";
	signal(number, SIG_DFL);
	raise(number);
}

/* All of them are read first: a target runs in a folder of its own. */
int
main(int argc, char **argv)
{
	struct {
		uint8_t *data;
		size_t size;
	} *inputs = calloc((size_t)argc, sizeof(*inputs));

	for (int i = 1; inputs && i < argc; i++) {
		inputs[i].data = (uint8_t *)program_read(argv[i],
							 &inputs[i].size);
		if (!inputs[i].data) {
			perror(argv[i]);
			return 2;
		}
	}
	console = dup(STDERR_FILENO);
	signal(SIGABRT, say);
	signal(SIGSEGV, say);
	signal(SIGALRM, say);
	for (int i = 1; inputs && i < argc; i++) {
		running = argv[i];
		alarm(60);
		LLVMFuzzerTestOneInput(inputs[i].data, inputs[i].size);
		free(inputs[i].data);
	}
	free(inputs);
	printf("%d\n", argc - 1);
	return 0;
}
