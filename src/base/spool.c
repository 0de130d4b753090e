#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

enum {
	BLOCK = 1 << 16,
	FIFO_PATIENCE = 2000,		/* milliseconds until somebody writes */
};

#define SIZE_LIMIT ((off_t)1 << 30)

static int
problem(const struct spool *spool, struct diags *diags, enum slug slug,
	const char *sentence)
{
	const struct pos at = { .file = spool->name };

	return diag(diags, slug, &at, "%s", sentence);
}

/* The same for what the system refuses, with its reason from errno. */
static int
refusal(const struct spool *spool, struct diags *diags, enum slug slug,
	const char *what)
{
	const struct pos at = { .file = spool->name };

	return diag(diags, slug, &at, "cannot %s: %s", what, strerror(errno));
}

/* read(2), also where the other end wants to be waited for. */
static ssize_t
take(int fd, char *buf, size_t size)
{
	struct pollfd ready = { .fd = fd, .events = POLLIN };
	ssize_t n;

	for (;;) {
		n = read(fd, buf, size);
		if (n >= 0)
			return n;
		if (errno == EAGAIN)
			poll(&ready, 1, -1);
		else if (errno != EINTR)
			return -1;
	}
}

/*
 * Copies what comes from the file.  A zero byte is the last that is copied:
 * what holds one will be refused, and /dev/zero has no other end.
 */
static int
copy(struct spool *spool, struct diags *diags, char *block)
{
	const char *zero = NULL;
	ssize_t n;

	while (!zero) {
		n = take(spool->fd, block, BLOCK);
		if (n < 0)
			return refusal(spool, diags, SLUG_READ, "read it");
		if (n == 0)
			break;
		zero = memchr(block, 0, (size_t)n);
		if (zero)
			n = zero + 1 - block;
		if (fwrite(block, 1, (size_t)n, spool->copy) != (size_t)n)
			return refusal(spool, diags, SLUG_WRITE,
				       "keep what comes from it");
		spool->size += n;
		if (spool->size > SIZE_LIMIT)
			return problem(spool, diags, SLUG_TOO_LARGE,
				       "more than 1 GiB comes from it");
	}
	if (fflush(spool->copy) != 0)
		return refusal(spool, diags, SLUG_WRITE,
			       "keep what comes from it");
	return 0;
}

/* A FIFO was opened without waiting for a writer; one gets time to come. */
static bool
nobody_writes(const struct spool *spool)
{
	struct pollfd ready = { .fd = spool->fd, .events = POLLIN };
	struct stat st;

	return spool->opened && fstat(spool->fd, &st) == 0 &&
	       S_ISFIFO(st.st_mode) && poll(&ready, 1, FIFO_PATIENCE) == 0;
}

static int
make_copy(struct spool *spool, struct diags *diags)
{
	struct pool *scratch;
	bool idle = nobody_writes(spool);
	int result;

	spool->copy = tmpfile();
	if (!spool->copy)
		return refusal(spool, diags, SLUG_WRITE,
			       "make a temporary file for what comes from it");
	scratch = pool_new();
	result = copy(spool, diags, pool_alloc(scratch, BLOCK));
	pool_free(scratch);
	if (result < 0)
		return -1;
	if (idle && spool->size == 0)
		return problem(spool, diags, SLUG_READ,
			       "nothing writes to this pipe");
	if (spool->opened)
		close(spool->fd);
	spool->opened = false;
	spool->fd = fileno(spool->copy);
	return 0;
}

int
spool_open(struct spool *spool, struct pool *pool, struct diags *diags,
	   const char *name)
{
	struct stat st;

	*spool = (struct spool){
		.name = "(standard input)",
		.fd = STDIN_FILENO,
	};
	if (strcmp(name, "-") != 0) {
		spool->name = text_visible(pool, pool_strdup(pool, name));
		spool->fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY |
				 O_NONBLOCK);
		spool->opened = spool->fd >= 0;
	}
	if (spool->fd < 0)
		return refusal(spool, diags, SLUG_READ, "open it");
	if (fstat(spool->fd, &st) < 0)
		return refusal(spool, diags, SLUG_READ, "read it");
	if (S_ISDIR(st.st_mode))
		return problem(spool, diags, SLUG_READ,
			       "this is a directory, not a file");
	if (S_ISBLK(st.st_mode))
		return problem(spool, diags, SLUG_READ,
			       "this is a device, not a file");
	/* Files in /proc have no size, but something to read. */
	if (!S_ISREG(st.st_mode) || st.st_size == 0)
		return make_copy(spool, diags);
	spool->size = st.st_size;
	if (!spool->opened)
		spool->origin = lseek(spool->fd, 0, SEEK_CUR);
	return 0;
}

void
spool_close(struct spool *spool)
{
	if (spool->copy)
		fclose(spool->copy);
	if (spool->opened)
		close(spool->fd);
	*spool = (struct spool){ .fd = -1 };
}
