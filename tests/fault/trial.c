#include "trial.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* So long nothing takes, not even waiting for a lock. */
enum { SECONDS_MAX = 40 };

void
die(const char *what)
{
	printf("Bail out! %s: %s\n", what, strerror(errno));
	fflush(stdout);
	_exit(2);
}

static char *
path_of(const char *folder, const char *name)
{
	char *path;

	if (asprintf(&path, "%s/%s", folder, name) < 0)
		die("memory");
	return path;
}

/* All of a file from its beginning. */
static struct bytes
read_all(int fd)
{
	struct bytes bytes = { NULL, 0 };
	struct stat st;
	ssize_t got = 0;

	if (fstat(fd, &st) < 0)
		die("fstat");
	bytes.s = malloc((size_t)st.st_size + 1);
	if (!bytes.s)
		die("memory");
	while (bytes.len < (size_t)st.st_size &&
	       (got = pread(fd, bytes.s + bytes.len,
			    (size_t)st.st_size - bytes.len,
			    (off_t)bytes.len)) > 0)
		bytes.len += (size_t)got;
	if (got < 0)
		die("pread");
	bytes.s[bytes.len] = '\0';
	return bytes;
}

bool
bytes_same(struct bytes a, struct bytes b)
{
	return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* Folders ----------------------------------------------------------------- */

static void
file_read(struct file *file, const char *path, const char *name)
{
	char *full = path_of(path, name);
	int fd = open(full, O_RDONLY | O_CLOEXEC);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0 || strlen(name) >= sizeof(file->name))
		die(full);
	strcpy(file->name, name);
	file->mode = st.st_mode & 0777;
	file->bytes = read_all(fd);
	close(fd);
	free(full);
}

void
folder_read(struct folder *folder, const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *entry;

	if (!dir)
		die(path);
	folder->count = 0;
	while ((entry = readdir(dir))) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		if (folder->count == FILES_MAX)
			die("too many files");
		file_read(&folder->files[folder->count++], path,
			  entry->d_name);
	}
	closedir(dir);
}

void
folder_free(struct folder *folder)
{
	for (int i = 0; i < folder->count; i++)
		free(folder->files[i].bytes.s);
	folder->count = 0;
}

const struct file *
folder_find(const struct folder *folder, const char *name)
{
	for (int i = 0; i < folder->count; i++)
		if (strcmp(folder->files[i].name, name) == 0)
			return &folder->files[i];
	return NULL;
}

bool
file_same(const struct file *a, const struct file *b)
{
	return a && b ? a->mode == b->mode && bytes_same(a->bytes, b->bytes) :
	       !a && !b;
}

static void
file_write(const char *path, const struct file *file)
{
	char *full = path_of(path, file->name);
	int fd = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0 || fchmod(fd, file->mode) < 0 ||
	    write(fd, file->bytes.s, file->bytes.len) !=
	    (ssize_t)file->bytes.len || close(fd) < 0)
		die(full);
	free(full);
}

void
folder_restore(const char *path, const struct folder *is,
	       const struct folder *wanted)
{
	for (int i = 0; i < is->count; i++) {
		char *full = path_of(path, is->files[i].name);

		if (!folder_find(wanted, is->files[i].name) &&
		    unlink(full) < 0)
			die(full);
		free(full);
	}
	for (int i = 0; i < wanted->count; i++)
		if (!file_same(&wanted->files[i],
			       folder_find(is, wanted->files[i].name)))
			file_write(path, &wanted->files[i]);
}

/* Runs -------------------------------------------------------------------- */

void
trial_open(struct trial *trial)
{
	trial->fd = memfd_create("fault", 0);
	trial->out = memfd_create("out", MFD_CLOEXEC);
	trial->err = memfd_create("err", MFD_CLOEXEC);
	if (trial->fd < 0 || trial->out < 0 || trial->err < 0 ||
	    ftruncate(trial->fd, sizeof(*trial->fault)) < 0)
		die("memfd_create");
	trial->fault = mmap(NULL, sizeof(*trial->fault),
			    PROT_READ | PROT_WRITE, MAP_SHARED, trial->fd, 0);
	if (trial->fault == MAP_FAILED)
		die("mmap");
}

/* What becomes the program. */
static _Noreturn void
become(const struct trial *trial, const char *library, char *const *words)
{
	int in = open(trial->input ? trial->input : "/dev/null", O_RDONLY);
	char number[16];

	trial->fault->pid = getpid();
	snprintf(number, sizeof(number), "%d", trial->fd);
	if (in < 0 || dup2(in, STDIN_FILENO) < 0 ||
	    dup2(trial->out, STDOUT_FILENO) < 0 ||
	    dup2(trial->err, STDERR_FILENO) < 0 || chdir(trial->path) < 0)
		_exit(99);
	if (in > STDERR_FILENO)
		close(in);
	if (library) {
		setenv("FAULT_FD", number, 1);
		setenv("LD_PRELOAD", library, 1);
	}
	alarm(SECONDS_MAX);
	execv(trial->program, words);
	_exit(98);
}

struct result
trial_run(const struct trial *trial, const char *library, char *const *words,
	  long kill_us)
{
	struct result result;
	pid_t child;
	int status;

	if (ftruncate(trial->out, 0) < 0 || ftruncate(trial->err, 0) < 0 ||
	    lseek(trial->out, 0, SEEK_SET) < 0 ||
	    lseek(trial->err, 0, SEEK_SET) < 0)
		die("ftruncate");
	trial->fault->hit = false;
	fflush(stdout);
	child = fork();
	if (child < 0)
		die("fork");
	if (child == 0)
		become(trial, library, words);
	if (kill_us >= 0) {
		usleep((useconds_t)kill_us);
		kill(child, SIGKILL);
	}
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			die("waitpid");
	result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
			WEXITSTATUS(status);
	result.out = read_all(trial->out);
	result.err = read_all(trial->err);
	return result;
}

void
result_free(struct result *result)
{
	free(result->out.s);
	free(result->err.s);
}
