#include "io/db_memory.h"

#include <sqlite3.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"

/* SQLite asks how large a block is. */
struct block {
	int size;
	alignas(max_align_t) unsigned char bytes[];
};

static struct block *
block_of(void *bytes)
{
	return (void *)((unsigned char *)bytes - offsetof(struct block, bytes));
}

static void *
bytes_of(struct block *block)
{
	return block->bytes;
}

/* What OLD held is kept; NULL: a new one. */
static void *
take(struct block *old, int size)
{
	struct block *block = realloc(old, sizeof(*block) + (size_t)size);

	if (!block)
		mem_exhausted();
	block->size = size;
	return bytes_of(block);
}

static void *
get(int size)
{
	return take(NULL, size);
}

static void *
resize(void *bytes, int size)
{
	return take(block_of(bytes), size);
}

static void
give_back(void *bytes)
{
	free(block_of(bytes));
}

static int
size_of(void *bytes)
{
	return block_of(bytes)->size;
}

static int
round_up(int size)
{
	return (size + 7) & ~7;
}

static int
start(void *of)
{
	(void)of;
	return SQLITE_OK;
}

static void
stop(void *of)
{
	(void)of;
}

void
db_memory(void)
{
	static const sqlite3_mem_methods methods = {
		.xMalloc = get, .xFree = give_back, .xRealloc = resize,
		.xSize = size_of, .xRoundup = round_up, .xInit = start,
		.xShutdown = stop,
	};

	/*
	 * One thread.  How much memory SQLite uses is counted, so that
	 * somebody's own SQL can have a limit (db_query.c): questions are made
	 * ready by those that write, too.
	 */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1);
	sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
