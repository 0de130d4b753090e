#include "base/mem.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"

/*
 * Every allocation is a block of its own, not a slice of a larger one, so
 * that ASan and valgrind see each overrun.  The list is linked both ways for
 * pool_grow(), which gives the old array back at once.
 */
struct block {
	struct block *next;
	struct block *prev;
	alignas(max_align_t) unsigned char data[];
};

/* A block that came from malloc() without room for our header. */
struct adopted {
	struct adopted *next;
	void *block;
};

/* What an array has room for at first; a power of two. */
enum { GROW_MIN = 4 };

struct pool {
	struct block *blocks;
	struct adopted *adopted;	/* the list itself lives in BLOCKS */
	const char *last_words;		/* or NULL */
};

static void exhausted(const struct pool *pool) __attribute__((noreturn));

static void
exhausted(const struct pool *pool)
{
	char line[128];
	int len = snprintf(line, sizeof(line), "secreg: out of memory. %s\n",
			   pool && pool->last_words ? pool->last_words :
			   "Nothing was changed.");

	/* stdio may want memory itself; a failing write changes nothing. */
	if (write(STDERR_FILENO, line, (size_t)len) < 0)
		_exit(STATUS_FAILED);
	_exit(STATUS_FAILED);
}

void
mem_exhausted(void)
{
	exhausted(NULL);
}

void
pool_last_words(struct pool *pool, const char *words)
{
	assert(strlen(words) < 80);
	pool->last_words = words;
}

struct pool *
pool_new(void)
{
	struct pool *pool = calloc(1, sizeof(*pool));

	if (!pool)
		mem_exhausted();
	return pool;
}

void
pool_free(struct pool *pool)
{
	if (!pool)
		return;
	pool_clear(pool);
	free(pool);
}

void
pool_clear(struct pool *pool)
{
	struct adopted *adopted;
	struct block *block, *next;

	for (adopted = pool->adopted; adopted; adopted = adopted->next)
		free(adopted->block);
	for (block = pool->blocks; block; block = next) {
		next = block->next;
		free(block);
	}
	pool->adopted = NULL;
	pool->blocks = NULL;
}

/* One block, of which nothing is set. */
static void *
pool_take(struct pool *pool, size_t size)
{
	struct block *block;

	if (size > SIZE_MAX - sizeof(*block))
		exhausted(pool);
	block = malloc(sizeof(*block) + size);
	if (!block)
		exhausted(pool);
	block->prev = NULL;
	block->next = pool->blocks;
	if (block->next)
		block->next->prev = block;
	pool->blocks = block;
	return block->data;
}

void *
pool_alloc(struct pool *pool, size_t size)
{
	return memset(pool_take(pool, size), 0, size);
}

/* Gives back one block; DATA must have come from pool_alloc(). */
static void
pool_release(struct pool *pool, void *data)
{
	struct block *block = (struct block *)
		((unsigned char *)data - offsetof(struct block, data));

	if (block->next)
		block->next->prev = block->prev;
	if (block->prev)
		block->prev->next = block->next;
	else
		pool->blocks = block->next;
	free(block);
}

void *
pool_grow(struct pool *pool, void *items, size_t count, size_t size)
{
	unsigned char *grown = items;
	size_t room = count ? 2 * count : GROW_MIN;

	assert(size > 0);
	if (count == 0 || (count >= GROW_MIN && (count & (count - 1)) == 0)) {
		if (count > SIZE_MAX / 2 || room > SIZE_MAX / size)
			exhausted(pool);
		/* Always moved, so that a stale pointer is seen at once. */
		grown = pool_take(pool, room * size);
		if (items) {
			memcpy(grown, items, count * size);
			pool_release(pool, items);
		}
	}
	memset(grown + count * size, 0, size);
	return grown;
}

char *
pool_strdup(struct pool *pool, const char *s)
{
	return pool_strndup(pool, s, strlen(s));
}

char *
pool_strndup(struct pool *pool, const char *s, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		exhausted(pool);
	copy = pool_take(pool, len + 1);
	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
pool_vprintf(struct pool *pool, const char *format, va_list args)
{
	va_list again;
	char *text;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	/* Nothing else makes it fail: no wide characters are printed. */
	if (len < 0)
		exhausted(pool);
	text = pool_alloc(pool, (size_t)len + 1);
	if (vsnprintf(text, (size_t)len + 1, format, again) != len)
		exhausted(pool);
	va_end(again);
	return text;
}

char *
pool_printf(struct pool *pool, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = pool_vprintf(pool, format, args);
	va_end(args);
	return text;
}

void *
pool_adopt(struct pool *pool, void *block)
{
	struct adopted *adopted = pool_alloc(pool, sizeof(*adopted));

	adopted->block = block;
	adopted->next = pool->adopted;
	pool->adopted = adopted;
	return block;
}

/*
 * open_memstream(3) of glibc drops what it finds no memory for, in the middle
 * too, and tells nobody.  Room for one byte more than there is, always: it
 * ends the text.
 */
static ssize_t
memory_take(void *of, const char *bytes, size_t size)
{
	struct memory *memory = of;

	if (size >= SIZE_MAX / 4 - memory->len)
		mem_exhausted();
	if (memory->len + size >= memory->room) {
		size_t room = 2 * (memory->len + size + 1);
		char *text = realloc(memory->text, room);

		if (!text)
			mem_exhausted();
		memory->text = text;
		memory->room = room;
	}
	if (size > 0)
		memcpy(memory->text + memory->len, bytes, size);
	memory->len += size;
	memory->text[memory->len] = '\0';
	return (ssize_t)size;
}

void
memory_open(struct memory *memory)
{
	static const cookie_io_functions_t into = { .write = memory_take };

	*memory = (struct memory){ .text = NULL };
	memory->file = fopencookie(memory, "w", into);
	if (!memory->file)
		mem_exhausted();
	memory_take(memory, "", 0);
}

void
memory_close(struct memory *memory)
{
	/* Nothing but memory can fail it. */
	if (!memory->file)
		return;
	if (ferror(memory->file) || fclose(memory->file) != 0)
		mem_exhausted();
	memory->file = NULL;
}

void
memory_free(struct memory *memory)
{
	memory_close(memory);
	free(memory->text);
	memory->text = NULL;
}

char *
memory_give(struct memory *memory, struct pool *pool)
{
	char *text;

	memory_close(memory);
	text = memory->text;
	memory->text = NULL;
	return pool_adopt(pool, text);
}
