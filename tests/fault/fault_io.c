/*
 * The calls that read, write, open and look, each of which may be made to fail
 * (fault.c).  Standard error never fails, so that what is said can be held
 * against what happened.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "strike.h"

#define REAL(type, name, ...) static type (*real_##name)(__VA_ARGS__)

REAL(ssize_t, read, int, void *, size_t);
REAL(ssize_t, pread64, int, void *, size_t, off_t);
REAL(ssize_t, write, int, const void *, size_t);
REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
REAL(int, ftruncate64, int, off_t);
REAL(int, unlink, const char *);
REAL(int, rename, const char *, const char *);
REAL(int, renameat2, int, const char *, int, const char *, unsigned);
REAL(int, link, const char *, const char *);
REAL(int, fchmod, int, mode_t);
REAL(size_t, fwrite, const void *, size_t, size_t, FILE *);
REAL(int, fflush, FILE *);
REAL(int, fsync, int);
REAL(int, fdatasync, int);
REAL(int, open64, const char *, int, ...);
REAL(int, mkstemps, char *, int);
REAL(FILE *, tmpfile, void);
REAL(FILE *, fopen, const char *, const char *);
REAL(int, scandir, const char *, struct dirent ***,
     int (*)(const struct dirent *),
     int (*)(const struct dirent **, const struct dirent **));
REAL(int, posix_spawnp, pid_t *, const char *,
     const posix_spawn_file_actions_t *, const posix_spawnattr_t *,
     char *const *, char *const *);
REAL(int, stat64, const char *, struct stat64 *);
REAL(int, lstat64, const char *, struct stat64 *);
REAL(int, fstat64, int, struct stat64 *);
REAL(int, access, const char *, int);
REAL(off_t, lseek, int, off_t, int);
REAL(char *, realpath, const char *, char *);
REAL(char *, getcwd, char *, size_t);
REAL(int, fcntl64, int, int, ...);
REAL(int, close, int);

static const struct {
	const char *name;
	void *real;
} reals[] = {
	{ "read", &real_read },
	{ "pread64", &real_pread64 },
	{ "write", &real_write },
	{ "pwrite64", &real_pwrite64 },
	{ "ftruncate64", &real_ftruncate64 },
	{ "unlink", &real_unlink },
	{ "rename", &real_rename },
	{ "renameat2", &real_renameat2 },
	{ "link", &real_link },
	{ "fchmod", &real_fchmod },
	{ "fwrite", &real_fwrite },
	{ "fflush", &real_fflush },
	{ "fsync", &real_fsync },
	{ "fdatasync", &real_fdatasync },
	{ "open64", &real_open64 },
	{ "mkstemps", &real_mkstemps },
	{ "tmpfile", &real_tmpfile },
	{ "fopen", &real_fopen },
	{ "scandir", &real_scandir },
	{ "posix_spawnp", &real_posix_spawnp },
	{ "stat64", &real_stat64 },
	{ "lstat64", &real_lstat64 },
	{ "fstat64", &real_fstat64 },
	{ "access", &real_access },
	{ "lseek", &real_lseek },
	{ "realpath", &real_realpath },
	{ "getcwd", &real_getcwd },
	{ "fcntl64", &real_fcntl64 },
	{ "close", &real_close },
};

__attribute__((constructor)) static void
find_reals(void)
{
	for (size_t i = 0; i < sizeof(reals) / sizeof(reals[0]); i++) {
		void *real = dlsym(RTLD_NEXT, reals[i].name);

		if (!real)
			_exit(96);
		memcpy(reals[i].real, &real, sizeof(real));
	}
}

ssize_t
read(int fd, void *bytes, size_t size)
{
	enum fate it = fate(FAULT_READ, size);

	return it == NONE ? -1 : real_read(fd, bytes, part(it, size));
}

/* What moves no place in a file that others share harms none of them. */
ssize_t
pread64(int fd, void *bytes, size_t size, off_t at)
{
	enum fate it = walking() ? WHOLE : fate(FAULT_READ, size);

	return it == NONE ? -1 : real_pread64(fd, bytes, part(it, size), at);
}

ssize_t
pread(int fd, void *bytes, size_t size, off_t at)
{
	return pread64(fd, bytes, size, at);
}

ssize_t
write(int fd, const void *bytes, size_t size)
{
	enum fate it = fd == STDERR_FILENO ? WHOLE : fate(FAULT_WRITE, size);
	ssize_t written = it == NONE ? -1 :
			  real_write(fd, bytes, part(it, size));

	if (it == LAST_HALF)
		end();
	return written;
}

ssize_t
pwrite64(int fd, const void *bytes, size_t size, off_t at)
{
	enum fate it = fate(FAULT_WRITE, size);
	ssize_t written = it == NONE ? -1 :
			  real_pwrite64(fd, bytes, part(it, size), at);

	if (it == LAST_HALF)
		end();
	return written;
}

int
ftruncate64(int fd, off_t size)
{
	return failed(FAULT_WRITE) ? -1 : real_ftruncate64(fd, size);
}

int
unlink(const char *name)
{
	return failed(FAULT_WRITE) ? -1 : real_unlink(name);
}

int
rename(const char *from, const char *to)
{
	return failed(FAULT_WRITE) ? -1 : real_rename(from, to);
}

int
renameat2(int from_fd, const char *from, int to_fd, const char *to,
	  unsigned flags)
{
	return failed(FAULT_WRITE) ? -1 :
	       real_renameat2(from_fd, from, to_fd, to, flags);
}

int
link(const char *from, const char *to)
{
	return failed(FAULT_WRITE) ? -1 : real_link(from, to);
}

int
fchmod(int fd, mode_t mode)
{
	return failed(FAULT_WRITE) ? -1 : real_fchmod(fd, mode);
}

/* Streams of memory are no files; they want memory, which may fail them. */
static bool
is_file(FILE *file)
{
	return file && counting() && fileno(file) > STDERR_FILENO;
}

size_t
fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
	return is_file(file) && failed(FAULT_WRITE) ? 0 :
	       real_fwrite(bytes, size, count, file);
}

int
fflush(FILE *file)
{
	return is_file(file) && failed(FAULT_WRITE) ? EOF : real_fflush(file);
}

int
fsync(int fd)
{
	return failed(FAULT_SYNC) ? -1 : real_fsync(fd);
}

int
fdatasync(int fd)
{
	return failed(FAULT_SYNC) ? -1 : real_fdatasync(fd);
}

int
open64(const char *name, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	return failed(FAULT_OPEN) ? -1 : real_open64(name, flags, mode);
}

int
open(const char *name, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	return open64(name, flags, mode);
}

int
__open_2(const char *name, int flags)
{
	return open64(name, flags);
}

int
mkstemps(char *name, int suffix)
{
	return failed(FAULT_OPEN) ? -1 : real_mkstemps(name, suffix);
}

int
mkstemp(char *name)
{
	return mkstemps(name, 0);
}

FILE *
tmpfile(void)
{
	return failed(FAULT_OPEN) ? NULL : real_tmpfile();
}

FILE *
fopen(const char *name, const char *mode)
{
	return failed(FAULT_OPEN) ? NULL : real_fopen(name, mode);
}

int
scandir(const char *name, struct dirent ***found,
	int (*choose)(const struct dirent *),
	int (*compare)(const struct dirent **, const struct dirent **))
{
	return failed(FAULT_OPEN) ? -1 :
	       real_scandir(name, found, choose, compare);
}

int
posix_spawnp(pid_t *child, const char *file,
	     const posix_spawn_file_actions_t *actions,
	     const posix_spawnattr_t *attr, char *const *argv,
	     char *const *env)
{
	return failed(FAULT_OPEN) ? errno :
	       real_posix_spawnp(child, file, actions, attr, argv, env);
}

int
stat64(const char *name, struct stat64 *st)
{
	return failed(FAULT_LOOK) ? -1 : real_stat64(name, st);
}

int
lstat64(const char *name, struct stat64 *st)
{
	return failed(FAULT_LOOK) ? -1 : real_lstat64(name, st);
}

int
fstat64(int fd, struct stat64 *st)
{
	return failed(FAULT_LOOK) ? -1 : real_fstat64(fd, st);
}

/* The same, under the names of programs that do not ask for 64 bits. */
int
stat(const char *name, struct stat *st)
{
	return stat64(name, (struct stat64 *)st);
}

int
lstat(const char *name, struct stat *st)
{
	return lstat64(name, (struct stat64 *)st);
}

int
fstat(int fd, struct stat *st)
{
	return fstat64(fd, (struct stat64 *)st);
}

int
access(const char *name, int how)
{
	return failed(FAULT_LOOK) ? -1 : real_access(name, how);
}

off_t
lseek(int fd, off_t by, int from)
{
	return failed(FAULT_LOOK) ? -1 : real_lseek(fd, by, from);
}

char *
realpath(const char *name, char *room)
{
	return failed(FAULT_LOOK) ? NULL : real_realpath(name, room);
}

char *
getcwd(char *room, size_t size)
{
	return failed(FAULT_LOOK) ? NULL : real_getcwd(room, size);
}

/* Giving a lock back does not fail. */
static bool
is_lock(int command, const void *arg)
{
	return (command == F_SETLK || command == F_SETLKW) &&
	       ((const struct flock *)arg)->l_type != F_UNLCK;
}

int
fcntl64(int fd, int command, ...)
{
	va_list args;
	void *arg;

	va_start(args, command);
	arg = va_arg(args, void *);
	va_end(args);
	return is_lock(command, arg) && failed(FAULT_LOCK) ? -1 :
	       real_fcntl64(fd, command, arg);
}

int
fcntl(int fd, int command, ...)
{
	va_list args;
	void *arg;

	va_start(args, command);
	arg = va_arg(args, void *);
	va_end(args);
	return fcntl64(fd, command, arg);
}

/* The number is free afterwards in any case, as Linux has it. */
int
close(int fd)
{
	int result = real_close(fd);

	return fd != STDERR_FILENO && failed(FAULT_CLOSE) ? -1 : result;
}
