/*
 * The words of a command line, one a line; byte 1 stands for a line break.
 * No word leads out of the scratch folder.
 */
#include <stdlib.h>
#include <string.h>

#include "program.h"

enum { WORDS = 60 };

/* A path from the top, or above, becomes one from here. */
static void
stay_here(char *word)
{
	for (char *at = word; *at; at++) {
		if (*at == '/')
			*at = '_';
		else if (*at == '\1')
			*at = '\n';
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char record[] = "proposal: SECMP0036\n"
		"title: An example title\nhistory:\n"
		"  - date: 2017-05-02\n    status: Initial Consideration\n";
	static const char draft[] = "# Update\n\nSECMP0021 was raised.\n";
	const char *words[WORDS + 2] = { "secreg" };
	char *text = program_string(data, size);
	char *word = text;
	int count = 1;

	while (word && count <= WORDS) {
		char *end = strchr(word, '\n');

		if (end)
			*end++ = '\0';
		stay_here(word);
		words[count++] = word;
		word = end;
	}
	words[count] = NULL;
	program_fresh(REGISTER_FULL);
	program_write("in.yaml", record, sizeof(record) - 1);
	program_write("in.md", draft, sizeof(draft) - 1);
	program_run(words, NULL);
	free(text);
	return 0;
}
