#include "base/deadline.h"

#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

enum { STATUS_FAILED = 4 };	/* of base/diag.h, which is above */

static void
end(int number)
{
	static const char line[] =
		"secreg: it took longer than it may, and was ended.\n";
	ssize_t written = write(STDERR_FILENO, line, sizeof(line) - 1);

	(void)number;
	(void)written;
	_exit(STATUS_FAILED);
}

static void
deadline(long ms)
{
	const struct itimerval timer = {
		.it_value = { ms / 1000, ms % 1000 * 1000 },
	};

	setitimer(ITIMER_REAL, &timer, NULL);
}

void
deadline_set(long ms)
{
	const struct sigaction action = { .sa_handler = end };

	sigaction(SIGALRM, &action, NULL);
	deadline(ms);
}

void
deadline_clear(void)
{
	deadline(0);
}
