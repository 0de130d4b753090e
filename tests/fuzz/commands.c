#include "commands.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "program.h"

enum { SECONDS = 20 };		/* far above what any takes here */

static const char *const lines[][8] = {
	{ "show", "SECMP0021" },
	{ "list", "--all" },
	{ "list", "--all", "--format", "html" },
	{ "list", "--text", "data" },
	{ "history" },
	{ "history", "SECMP0021", "--format", "csv" },
	{ "why", "SECMP0021" },
	{ "due" },
	{ "due", "--format", "ics" },
	{ "ask" },
	{ "ask", "waiting", "panel" },
	{ "query", "SELECT * FROM proposals" },
	{ "query", "--timeout", "1s", "SELECT * FROM history, votes" },
	{ "report", "update", "--since", "2017-04-12" },
	{ "report", "update", "--since", "2017-04-12", "--format",
	  "html" },
	{ "report", "status" },
	{ "report", "status", "--format", "markdown" },
	{ "report", "register", "--format", "html" },
	{ "report", "list" },
	{ "report", "reprint", "1" },
	{ "proofread", "in.md" },
	{ "check" },
	{ "export" },
	{ "export", "SECMP0021" },
	{ "backup", "copy.db" },
	{ "info" },
	{ "process" },
	{ "show", "21", "--as-known", "2", "--format", "json" },
	{ "list", "--as-at", "2017-01-01", "--format", "markdown" },
	{ "note", "21", "A note" },
	{ "transition", "21", "--dry-run", "Withdrawn" },
	{ "correct", "2.1", "note=Another" },
	{ "undo" },
	{ "undo", "2" },
	{ "set", "21", "title=Another title" },
	{ "add", "in.yaml" },
	{ "add", "--update", "in.yaml" },
};

static void
try(const char *const *line)
{
	const char *words[10] = { "secreg" };
	time_t start = time(NULL);

	for (int n = 0; n < 8 && line[n]; n++)
		words[n + 1] = line[n];
	program_run(words, NULL);
	if (time(NULL) - start > SECONDS)
		program_fail("too slow");
}

void
commands_try(unsigned byte)
{
	static const char record[] = "proposal: SECMP0036\n"
		"title: An example title\nhistory:\n"
		"  - date: 2017-05-02\n    status: Initial Consideration\n";
	static const char draft[] = "# Update\n\nSECMP0021 was raised.\n";
	const size_t count = sizeof(lines) / sizeof(lines[0]);
	size_t size;
	char *kept = program_read(REGISTER, &size);

	program_write("in.yaml", record, sizeof(record) - 1);
	program_write("in.md", draft, sizeof(draft) - 1);
	if (!program_all()) {
		try(lines[byte % count]);
		free(kept);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		try(lines[i]);
		program_write(REGISTER, kept, size);
	}
	free(kept);
}
