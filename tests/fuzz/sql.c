/* SQL, as somebody types it.  Nothing of it changes the register. */
#include <stdlib.h>
#include <string.h>

#include "program.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = { "text", "csv", "json",
					       "markdown", "jsonl" };
	char *sql = program_string(data, size), *before, *after;
	const char *format = formats[size % 5];
	size_t before_size, after_size;
	int status;

	program_fresh(REGISTER_FULL);
	before = program_read(REGISTER, &before_size);
	status = program_do("query", "--timeout", "1s", "--format", format,
			    "--", sql, NULL);
	after = program_read(REGISTER, &after_size);
	if (status == 3 || status == 5)
		program_fail("SQL gets status 0, 1, 2 or 4");
	if (before_size != after_size || memcmp(before, after, after_size))
		program_fail("SQL changed the register");
	free(before);
	free(after);
	free(sql);
	return 0;
}
