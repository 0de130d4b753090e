/* A draft: its first byte says what kind of file it is in. */
#include "program.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "a.txt", "a.md", "a.html" };
	const char *name = names[size > 0 ? data[0] % 3 : 0];
	int status;

	program_fresh(REGISTER_FULL);
	program_write(name, size > 0 ? data + 1 : data,
		      size > 0 ? size - 1 : 0);
	status = program_do("proofread", name, NULL);
	if (status == 2 || status > 3)
		program_fail("a draft gets status 0, 1 or 3");
	return 0;
}
