/*
 * A file of records, added to an empty register.  What is accepted comes back
 * the same from `export`.
 */
#include <stdlib.h>
#include <string.h>

#include "program.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *first, *second;
	size_t first_size, second_size;
	int status;

	program_fresh(REGISTER_EMPTY);
	program_write("in.yaml", data, size);
	status = program_do("add", "in.yaml", NULL);
	if (status == 2 || status > 3)
		program_fail("a bad file gets status 1 or 3");
	if (status != 0)
		return 0;
	if (program_do("check", NULL) > 1 || program_do("list", NULL) != 0 ||
	    program_do("export", "-o", "first.yaml", NULL) != 0)
		program_fail("what was added cannot be read");
	first = program_read("first.yaml", &first_size);
	program_fresh(REGISTER_EMPTY);
	program_write("first.yaml", first, first_size);
	if (program_do("add", "first.yaml", NULL) != 0 ||
	    program_do("export", "-o", "second.yaml", NULL) != 0)
		program_fail("what was exported is not accepted");
	second = program_read("second.yaml", &second_size);
	if (first_size != second_size || memcmp(first, second, first_size))
		program_fail("export differs from what it was added from");
	free(first);
	free(second);
	return 0;
}
