#include "io/editor.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a shell says when there is no such command. */
enum { SHELL_NOT_FOUND = 127 };

static const char any_editor[] =
	"if command -v editor >/dev/null 2>&1; then editor";

/*
 * Starts the shell that runs the editor, with the signals we had.  Returns
 * its process, or -1.
 */
static pid_t
start(const char *command, const char *path, const sigset_t *defaults)
{
	struct pool *pool = pool_new();
	const char *script = command ?
		pool_printf(pool, "%s \"$@\"", command) :
		pool_printf(pool, "%s \"$@\"; else vi \"$@\"; fi",
			    any_editor);
	char *const argv[] = {
		pool_strdup(pool, "sh"), pool_strdup(pool, "-c"),
		pool_strdup(pool, script),
		pool_strdup(pool, command ? command : "vi"),
		pool_strdup(pool, path), NULL
	};
	posix_spawnattr_t attr;
	pid_t child = -1;
	int why = posix_spawnattr_init(&attr);

	if (why == 0) {
		posix_spawnattr_setsigdefault(&attr, defaults);
		posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF);
		why = posix_spawnp(&child, "sh", NULL, &attr, argv, environ);
		posix_spawnattr_destroy(&attr);
	}
	pool_free(pool);
	errno = why;
	return why == 0 ? child : -1;
}

/* Waits for the process; its status as waitpid() has it, or -1. */
static int
wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return status;
}

static int
told(struct diags *diags, const char *command, int status)
{
	const char *name = command ? command : "vi";

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == SHELL_NOT_FOUND) {
		diag(diags, SLUG_WRITE, NULL,
		     "there is no editor \"%s\". Nothing was changed", name);
		diag_help(diags, "To name one: EDITOR=nano secreg edit ...");
		return -1;
	}
	if (WIFEXITED(status))
		return diag(diags, SLUG_WRITE, NULL,
			    "the editor \"%s\" ended with status %d. Nothing"
			    " was changed", name, WEXITSTATUS(status));
	return diag(diags, SLUG_WRITE, NULL,
		    "the editor \"%s\" was ended by signal %d. Nothing was"
		    " changed", name, WTERMSIG(status));
}

int
editor_run(struct diags *diags, const char *command, const char *path)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, intr, quit;
	sigset_t defaults;
	pid_t child;
	int status = -1;

	/* What is typed at the terminal reaches us too. */
	sigaction(SIGINT, &ignore, &intr);
	sigaction(SIGQUIT, &ignore, &quit);
	sigemptyset(&defaults);
	if (intr.sa_handler != SIG_IGN)
		sigaddset(&defaults, SIGINT);
	if (quit.sa_handler != SIG_IGN)
		sigaddset(&defaults, SIGQUIT);
	child = start(command, path, &defaults);
	if (child > 0)
		status = wait_for(child);
	sigaction(SIGINT, &intr, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	if (status < 0)
		return diag(diags, SLUG_WRITE, NULL,
			    "the editor could not be run: %s. Nothing was"
			    " changed", strerror(errno));
	return told(diags, command, status);
}
