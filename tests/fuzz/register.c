/*
 * A damaged register: the first byte is a command, then come patches, each of
 * three bytes where, one how long, and what.
 */
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "program.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *file;
	size_t file_size, at = 1;

	if (size < 1)
		return 0;
	program_fresh(REGISTER_FULL);
	file = program_read(REGISTER, &file_size);
	while (size - at > 4) {
		size_t where = ((size_t)data[at] << 16 | data[at + 1] << 8 |
				data[at + 2]) % file_size;
		size_t len = data[at + 3];

		at += 4;
		if (len > size - at)
			len = size - at;
		if (len > file_size - where)
			len = file_size - where;
		memcpy(file + where, data + at, len);
		at += len;
	}
	program_write(REGISTER, file, file_size);
	free(file);
	commands_try(data[0]);
	return 0;
}
