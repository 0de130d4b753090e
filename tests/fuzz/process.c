/* A process file, for a register of its own. */
#include "program.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int status;

	program_fresh(REGISTER_NONE);
	program_write("in.yaml", data, size);
	status = program_do("init", "--process", "in.yaml", NULL);
	if (status != 0 && status != 3)
		program_fail("a bad process gets status 3");
	if (status == 0 &&
	    (program_do("process", NULL) != 0 ||
	     program_do("process", "--format", "markdown", NULL) == 3))
		program_fail("what was accepted cannot be shown");
	return 0;
}
