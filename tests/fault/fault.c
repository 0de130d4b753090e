/*
 * A library to be preloaded (LD_PRELOAD): the Nth call of a class fails as
 * struct fault says.  Counted are the calls of the program and its libraries
 * from the moment main() begins; what the loader does before is the system's.
 * For glibc.  Here: counting, and memory; fault_io.c has the rest.
 */
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "strike.h"

/* glibc's own names: dlsym() would want memory before there is any. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

static struct fault *page;	/* NULL until main() begins */

/* Counts a call: whether it is to fail. */
static bool
struck(enum fault_class what)
{
	unsigned n;

	if (!page)
		return false;
	n = ++page->counts[what];
	if (what != FAULT_MEMORY && what != FAULT_CLOSE)
		walk_ends();
	else if (what == FAULT_MEMORY && page->walk.steps && walk(page))
		return true;
	if (what != page->what || page->n == 0 ||
	    (page->on ? n < page->n : n != page->n))
		return false;
	page->hit = true;
	return true;
}

void
end(void)
{
	kill(getpid(), SIGKILL);
	_exit(95);
}

bool
counting(void)
{
	return page != NULL;
}

bool
failed(enum fault_class what)
{
	if (!struck(what) || page->how == FAULT_SHORT)
		return false;
	if (page->how == FAULT_KILL || page->how == FAULT_TORN)
		end();
	errno = page->error;
	return true;
}

enum fate
fate(enum fault_class what, size_t size)
{
	if (!struck(what))
		return WHOLE;
	switch (page->how) {
	case FAULT_SHORT:
		return size > 1 ? HALF : WHOLE;
	case FAULT_FULL:
		if (page->counts[what] == page->n && size > 1)
			return HALF;
		break;
	case FAULT_TORN:
		if (size > 1)
			return LAST_HALF;
		end();
		break;
	case FAULT_KILL:
		end();
		break;
	case FAULT_ERROR:
		break;
	}
	errno = page->error;
	return NONE;
}

size_t
part(enum fate fate, size_t size)
{
	return fate == WHOLE ? size : size / 2;
}

/* A fork of a walk ends soon; what it gives back is wanted by nobody. */
void
free(void *block)
{
	if (!walking())
		__libc_free(block);
}

void *
malloc(size_t size)
{
	walk_sees(size);
	return failed(FAULT_MEMORY) ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	walk_sees(count * size + 1);
	return failed(FAULT_MEMORY) ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *block, size_t size)
{
	walk_sees(size + 2);
	return failed(FAULT_MEMORY) ? NULL : __libc_realloc(block, size);
}

static int (*real_main)(int argc, char **argv, char **env);

static int
main_begins(int argc, char **argv, char **env)
{
	const char *fd = getenv("FAULT_FD");
	void *map = !fd ? MAP_FAILED : mmap(NULL, sizeof(struct fault),
		PROT_READ | PROT_WRITE, MAP_SHARED, atoi(fd), 0);

	if (map != MAP_FAILED && ((struct fault *)map)->pid == getpid()) {
		if (((struct fault *)map)->walk.steps)
			walk_begins();
		close(atoi(fd));
		unsetenv("LD_PRELOAD");
		unsetenv("FAULT_FD");
		unsetenv("FAULT_SEEN");
		page = map;
		memset(page->counts, 0, sizeof(page->counts));
	}
	return real_main(argc, argv, env);
}

int
__libc_start_main(int (*program)(int, char **, char **), int argc, char **argv,
		  void (*init)(void), void (*fini)(void),
		  void (*rtld_fini)(void), void *stack)
{
	int (*real)(int (*)(int, char **, char **), int, char **,
		    void (*)(void), void (*)(void), void (*)(void), void *);
	void *found = dlsym(RTLD_NEXT, "__libc_start_main");

	memcpy(&real, &found, sizeof(found));
	real_main = program;
	return real(main_begins, argc, argv, init, fini, rtld_fini, stack);
}
