#include "base/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { BLOCK = 1 << 16, ROOM_MIN = 1 << 13 };

static int
write_all(int fd, const char *text, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, text, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		text += n;
		len -= (size_t)n;
	}
	return 0;
}

/* Moves what is in memory to the file.  From then on that is only a buffer. */
static int
spill(struct output *output)
{
	if (!output->spill)
		output->spill = tmpfile();
	if (!output->spill ||
	    write_all(fileno(output->spill), output->text, output->len) < 0) {
		output->failed = errno;
		return -1;
	}
	output->len = 0;
	return 0;
}

/* The stream's own write: it never takes less than all. */
static ssize_t
keep(void *cookie, const char *text, size_t len)
{
	struct output *output = cookie;

	if (output->failed ||
	    (output->len + len > OUTPUT_MEMORY && spill(output) < 0)) {
		errno = output->failed;
		return 0;
	}
	while (output->room < output->len + len) {
		output->room = output->room ? output->room * 2 : ROOM_MIN;
		output->text = realloc(output->text, output->room);
		if (!output->text)
			mem_exhausted();
	}
	memcpy(output->text + output->len, text, len);
	output->len += len;
	return (ssize_t)len;
}

void
output_open(struct output *output)
{
	*output = (struct output){ 0 };
	output->file = fopencookie(output, "w",
				   (cookie_io_functions_t){ .write = keep });
	if (!output->file)
		mem_exhausted();
}

int
output_close(struct output *output)
{
	int failed = fclose(output->file);

	output->file = NULL;
	if (output->failed)
		errno = output->failed;
	return failed || output->failed ? -1 : 0;
}

int
output_is_empty(const struct output *output)
{
	return !output->spill && output->len == 0;
}

int
output_send(const struct output *output, int fd)
{
	char block[BLOCK];
	off_t at = 0;
	ssize_t n = 0;

	while (output->spill) {
		n = pread(fileno(output->spill), block, BLOCK, at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		if (write_all(fd, block, (size_t)n) < 0)
			return -1;
		at += n;
	}
	return n < 0 ? -1 : write_all(fd, output->text, output->len);
}

void
output_free(struct output *output)
{
	if (output->spill)
		fclose(output->spill);
	free(output->text);
	*output = (struct output){ 0 };
}
