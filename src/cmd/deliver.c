#include "cmd/deliver.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int
deliver_stdout(struct diags *diags, const struct output *output)
{
	if (output_is_empty(output))
		return 0;
	/* Some file systems tell only at the end that there is no room. */
	if (output_send(output, STDOUT_FILENO) == 0 &&
	    (close(STDOUT_FILENO) == 0 || errno == EINTR))
		return 0;
	if (errno == EPIPE)
		return -1;
	return diag(diags, SLUG_WRITE, NULL,
		    "the output could not be written: %s", strerror(errno));
}

static int
fault(struct diags *diags, const char *name)
{
	return diag(diags, SLUG_WRITE, NULL, "\"%s\" could not be written: %s",
		    name, strerror(errno));
}

/* A device, a pipe: there is nothing to replace. */
static int
deliver_device(struct diags *diags, const char *name,
	       const struct output *output)
{
	int fd = open(name, O_WRONLY | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return fault(diags, name);
	if (output_send(output, fd) < 0) {
		fault(diags, name);
		close(fd);
		return -1;
	}
	return close(fd) == 0 ? 0 : fault(diags, name);
}

/* What may be done with the file: as with the old one, or with any new. */
static mode_t
mode_for(const struct stat *old)
{
	mode_t mask;

	if (old)
		return old->st_mode & 0777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

int
deliver_begin(struct pool *pool, const char *name, char **beside)
{
	int fd, failed, why;

	*beside = pool_printf(pool, "%s.tmpXXXXXX", name);
	fd = mkstemp(*beside);
	if (fd < 0)
		return -1;
	failed = fchmod(fd, mode_for(NULL));
	why = errno;
	if (close(fd) == 0 && failed == 0)
		return 0;
	unlink(*beside);
	errno = failed ? why : EIO;
	return -1;
}

int
deliver_end(const char *beside, const char *name)
{
	struct stat st;

#ifdef RENAME_NOREPLACE
	if (renameat2(AT_FDCWD, beside, AT_FDCWD, name,
		      RENAME_NOREPLACE) == 0)
		return 0;
	if (errno == EEXIST)
		return -1;
#endif
	/* Some file systems know only this, and some have no links. */
	if (link(beside, name) == 0) {
		unlink(beside);
		return 0;
	}
	if (errno == EEXIST)
		return -1;
	if (lstat(name, &st) == 0) {
		errno = EEXIST;
		return -1;
	}
	return rename(beside, name);
}

/* Writes it beside and renames; errno tells what failed. */
static int
replace(struct pool *pool, const char *name, mode_t mode,
	const struct output *output)
{
	char *beside = pool_printf(pool, "%s.tmpXXXXXX", name);
	int fd = mkstemp(beside);
	int why;

	if (fd < 0)
		return -1;
	if (output_send(output, fd) == 0 && fchmod(fd, mode) == 0 &&
	    fsync(fd) == 0) {
		int closed = close(fd);

		fd = -1;
		if (closed == 0 && rename(beside, name) == 0)
			return 0;
	}
	why = errno;
	if (fd >= 0)
		close(fd);
	unlink(beside);
	errno = why;
	return -1;
}

/* Ctrl-C in between must not leave the other file behind. */
static int
replace_undisturbed(struct pool *pool, const char *name, mode_t mode,
		    const struct output *output)
{
	sigset_t quiet, before;
	int failed, why;

	sigemptyset(&quiet);
	sigaddset(&quiet, SIGINT);
	sigaddset(&quiet, SIGTERM);
	sigaddset(&quiet, SIGHUP);
	sigprocmask(SIG_BLOCK, &quiet, &before);
	failed = replace(pool, name, mode, output);
	why = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = why;
	return failed;
}

int
deliver_file(struct pool *pool, struct diags *diags, const char *name,
	     const struct output *output)
{
	/* A link stays a link: what it points to is replaced. */
	const char *real = pool_adopt(pool, realpath(name, NULL));
	struct stat st;
	bool there;

	if (!real && errno != ENOENT)
		return fault(diags, name);
	if (!real)
		real = name;
	there = stat(real, &st) == 0;
	if (!there && errno != ENOENT)
		return fault(diags, name);
	if (there && !S_ISREG(st.st_mode))
		return deliver_device(diags, real, output);
	if ((there && access(real, W_OK) < 0) ||
	    replace_undisturbed(pool, real, mode_for(there ? &st : NULL),
				output) < 0)
		return fault(diags, name);
	return 0;
}
