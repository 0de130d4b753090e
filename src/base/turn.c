#include "base/turn.h"

#include <time.h>
#include <unistd.h>

bool
turn_wait(struct turn *turn, int count, int most_ms)
{
	struct timespec t;
	int64_t now, waited;
	long most_us;

	clock_gettime(CLOCK_MONOTONIC, &t);
	now = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
	if (count == 0)
		turn->begun = now;
	waited = now - turn->begun;
	if (waited >= most_ms)
		return false;
	/* No two sleep alike: the clock and the process make the chance. */
	most_us = 12000 - (long)(10000 * waited / most_ms);
	t.tv_nsec = 1000 * (500 + (t.tv_nsec / 1000 + 7919 * getpid()) %
			    most_us);
	t.tv_sec = 0;
	nanosleep(&t, NULL);
	return true;
}
