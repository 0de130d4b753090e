#include "io/progress.h"

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
	FIRST_MS = 1000,	/* who waits less long need not be told */
	NEXT_MS = 100,		/* nobody reads faster */
	LINE_MOST = 80,
	NUMBER_MOST = 32,
};

struct progress {
	int terminal;
	int64_t due;		/* when the line may be written next, in ms */
	bool shown;
	const char *doing;
	size_t done, of;
};

static int64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct progress *
progress_new(struct pool *pool, int terminal)
{
	struct progress *progress = pool_alloc(pool, sizeof(*progress));

	progress->terminal = terminal;
	progress->due = milliseconds() + FIRST_MS;
	progress->doing = "";
	return progress;
}

void
progress_begin(struct progress *progress, const char *doing, size_t of)
{
	if (!progress)
		return;
	progress->doing = doing;
	progress->done = 0;
	progress->of = of;
}

/*
 * What a terminal that is stopped does not take would keep us waiting, and with
 * us who waits for the register; so might one that others work at.
 */
static void
put(const struct progress *progress, const char *s, size_t len)
{
	struct pollfd poll_for = {
		.fd = progress->terminal, .events = POLLOUT
	};

	if (tcgetpgrp(progress->terminal) != getpgrp())
		return;
	/* If it fails there is nobody to tell. */
	if (poll(&poll_for, 1, 0) > 0 && (poll_for.revents & POLLOUT))
		(void)!write(progress->terminal, s, len);
}

/* N as people read it: 12,345. */
static const char *
grouped(char *text, size_t n)
{
	char *at = &text[NUMBER_MOST - 1];
	int digits = 0;

	*at = '\0';
	do {
		if (digits > 0 && digits % 3 == 0)
			*--at = ',';
		*--at = (char)('0' + n % 10);
		n /= 10;
		digits++;
	} while (n > 0);
	return at;
}

/* A line that does not fit would not be written over but scroll away. */
static int
columns(const struct progress *progress)
{
	struct winsize size;

	return ioctl(progress->terminal, TIOCGWINSZ, &size) == 0 &&
	       size.ws_col > 0 && size.ws_col < LINE_MOST ?
	       size.ws_col : LINE_MOST;
}

static void
show(struct progress *progress)
{
	char done[NUMBER_MOST], of[NUMBER_MOST];
	char line[LINE_MOST + 8];
	int len;

	len = snprintf(line, LINE_MOST, "\r%s: %s%s%s", progress->doing,
		       grouped(done, progress->done),
		       progress->of ? " of " : "",
		       progress->of ? grouped(of, progress->of) : "");
	if (len > LINE_MOST - 1)
		len = LINE_MOST - 1;
	if (len > columns(progress))
		len = columns(progress);
	memcpy(line + len, "\033[K", 3);
	put(progress, line, (size_t)len + 3);
	progress->shown = true;
}

void
progress_step(struct progress *progress)
{
	int64_t now;

	if (!progress)
		return;
	progress->done++;
	now = milliseconds();
	if (now < progress->due)
		return;
	progress->due = now + NEXT_MS;
	show(progress);
}

void
progress_end(struct progress *progress)
{
	if (progress && progress->shown)
		put(progress, "\r\033[K", 4);
	if (progress)
		progress->shown = false;
}
