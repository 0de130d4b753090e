/*
 * A walk (fault.h): many failures of memory for the price of one run and as
 * many forks.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "strike.h"

enum {
	SECONDS_MAX = 40,	/* for one fork */
	TOUCHES = 94,		/* the status of one that would touch a file */
};

static bool forked;		/* this is a fork */
static bool stopped;		/* the clock is */

bool
walking(void)
{
	return forked;
}

void
walk_ends(void)
{
	if (forked)
		_exit(TOUCHES);
}

/*
 * Places that were tried, by any command, in the file $FAULT_SEEN: where the
 * same files were touched as often and the last calls for memory, so many, were
 * for as much each, the program is where it was.  Most of them are the register
 * being opened.
 */
enum { WINDOW = 1 << 10, SLOTS = 1 << 23, LOOKS_MAX = 64 };

static uint64_t *places;	/* a hash table, or NULL */
static uint64_t latest[WINDOW];	/* calls, in a ring, */
static uint64_t latest_sum;	/* and all of them as one number */
static unsigned latest_count;

static uint64_t
mixed(uint64_t n)
{
	n = (n ^ n >> 31) * 0x7fb5d329728ea185;
	n = (n ^ n >> 27) * 0x81dadef4bc2dd44d;
	return n ^ n >> 33;
}

void
walk_sees(size_t size)
{
	static const uint64_t base = 0x9e3779b97f4a7c15;
	static uint64_t power;	/* BASE to the WINDOW */
	uint64_t *place = &latest[latest_count++ % WINDOW];

	if (!places)
		return;
	if (!power) {
		power = 1;
		for (int i = 0; i < WINDOW; i++)
			power *= base;
	}
	latest_sum -= *place * power;
	*place = mixed(size + 1);
	latest_sum = (latest_sum + *place) * base;
}

/* Whether this place is known; it is from now on. */
static bool
was_here(const struct fault *page)
{
	uint64_t place = mixed(latest_sum);
	const unsigned *n = page->counts;

	if (!places)
		return false;
	place = mixed(place + n[FAULT_WRITE] + n[FAULT_SYNC]) | 1;
	for (unsigned i = 0; i < LOOKS_MAX; i++) {
		uint64_t *slot = &places[(place / 2 + i) % SLOTS];

		if (*slot == place)
			return true;
		if (*slot == 0) {
			*slot = place;
			return false;
		}
	}
	return false;
}

/* The number of the step that is due at or after the Nth call. */
static bool
is_due(const struct walk *walk, unsigned n)
{
	uint64_t last = walk->calls - 1, gaps = walk->steps - 1, i;

	if (walk->steps >= walk->calls)
		return true;
	if (walk->steps < 2)
		return n == 1;
	i = ((uint64_t)(n - 1) * gaps + last - 1) / last;
	return n - 1 <= last && 1 + i * last / gaps == n;
}

static bool
same_trace(const struct trace *a, const struct trace *b)
{
	return a->files == b->files && a->status == b->status &&
	       strcmp(a->err, b->err) == 0;
}

/* Whether one that ended like this is known, or will be from now on. */
static bool
is_known(struct walk *walk, const struct trace *trace)
{
	for (unsigned i = walk->trace_count; i > 0; i--)
		if (same_trace(&walk->traces[i - 1], trace))
			return true;
	if (walk->trace_count < TRACES_MAX)
		walk->traces[walk->trace_count++] = *trace;
	return false;
}

static void
run_again(struct walk *walk, unsigned n, bool on)
{
	if (walk->again_count == AGAIN_MAX)
		_exit(96);
	walk->again[walk->again_count].n = n;
	walk->again[walk->again_count++].on = on;
}

/* What the fork said is read and taken back. */
static bool
take_err(struct trace *trace, off_t before)
{
	ssize_t got = syscall(SYS_pread64, STDERR_FILENO, trace->err,
			      sizeof(trace->err) - 1, 0);

	if (got < 0 || got == sizeof(trace->err) - 1)
		return false;
	trace->err[got] = '\0';
	return got == before || syscall(SYS_ftruncate, STDERR_FILENO,
					before) == 0;
}

/* Where we are in each open file, which a fork shares. */
enum { FILES_MAX = 16 };

static void
places_take(off_t *at)
{
	for (int fd = 0; fd < FILES_MAX; fd++)
		at[fd] = syscall(SYS_lseek, fd, 0, SEEK_CUR);
}

static void
places_restore(const off_t *at)
{
	for (int fd = 0; fd < FILES_MAX; fd++)
		if (at[fd] >= 0)
			syscall(SYS_lseek, fd, at[fd], SEEK_SET);
}

/*
 * One fork; true in it.  *MORE: whether it asked for memory again, so that
 * being refused that too is something else.
 */
static bool
try(struct fault *page, bool on, bool *more)
{
	unsigned counts[FAULT_CLASSES];
	struct trace trace = { .files = page->counts[FAULT_WRITE] +
					page->counts[FAULT_OPEN] };
	unsigned n = page->counts[FAULT_MEMORY];
	off_t at[FILES_MAX];
	pid_t child;

	memcpy(counts, page->counts, sizeof(counts));
	places_take(at);
	child = fork();
	if (child < 0)
		_exit(96);
	if (child == 0) {
		forked = true;
		page->on = on;
		page->n = n;
		alarm(SECONDS_MAX);
		return true;
	}
	while (waitpid(child, &trace.status, 0) < 0)
		if (errno != EINTR)
			_exit(96);
	*more = page->counts[FAULT_MEMORY] > n;
	memcpy(page->counts, counts, sizeof(counts));
	page->n = 0;
	page->on = false;
	page->walk.done++;
	if (!take_err(&trace, at[STDERR_FILENO]))
		_exit(96);
	places_restore(at);
	if ((WIFEXITED(trace.status) &&
	     WEXITSTATUS(trace.status) == TOUCHES) ||
	    !is_known(&page->walk, &trace))
		run_again(&page->walk, n, on);
	return false;
}

bool
walk(struct fault *page)
{
	int error = errno;
	bool more = false;

	if (forked || !is_due(&page->walk, page->counts[FAULT_MEMORY]))
		return false;
	if (was_here(page)) {
		page->walk.known += 2;
		return false;
	}
	if (try(page, false, &more) || (more && try(page, true, &more))) {
		errno = page->error;
		return true;
	}
	if (!more)
		page->walk.done++;	/* refused for good it ends no other */
	errno = error;
	return false;
}

void
walk_begins(void)
{
	const char *seen = getenv("FAULT_SEEN");
	int fd = seen ? open(seen, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
	size_t size = SLOTS * sizeof(*places);

	alarm(0);
	stopped = true;
	if (fd < 0)
		return;
	places = ftruncate(fd, (off_t)size) < 0 ? MAP_FAILED :
		 mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (places == MAP_FAILED)
		_exit(96);
}

/* The clock stands still, or a walk would end what has a time to end in. */
int
clock_gettime(clockid_t clock, struct timespec *t)
{
	static struct timespec then;

	if (stopped && then.tv_sec) {
		*t = then;
		return 0;
	}
	if (syscall(SYS_clock_gettime, clock, t) < 0)
		return -1;
	then = *t;
	return 0;
}

int
setitimer(__itimer_which_t which, const struct itimerval *new,
	  struct itimerval *old)
{
	return stopped ? 0 : (int)syscall(SYS_setitimer, which, new, old);
}
