/*
 * Memory that is released together: a pool owns every block taken from it.
 *
 * Whatever a function of this program returns or fills in lives in the pool
 * it was given; nobody frees a single string.  Running out of memory prints
 * one line and ends the program with status 4: no function here fails.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

struct pool;

/* A new, empty pool.  The caller releases it with pool_free(). */
struct pool *pool_new(void);

/* Releases a pool and all that was taken from it.  NULL is allowed. */
void pool_free(struct pool *pool);

/* Releases all that was taken from the pool; the pool itself stays. */
void pool_clear(struct pool *pool);

/* SIZE zeroed bytes, aligned for any type. */
void *pool_alloc(struct pool *pool, size_t size);

/*
 * Makes room for one more element in a growing array.  ITEMS holds COUNT
 * elements of SIZE bytes (NULL when COUNT is 0).  Returns the array, moved if
 * it had to grow, with element COUNT zeroed.  Room doubles at powers of two,
 * so an array made this way must always be grown by this function.  When it
 * moves, the old array is released.
 */
void *pool_grow(struct pool *pool, void *items, size_t count, size_t size);

/*
 * Copies of a string, of exactly LEN bytes (zero bytes too; a zero byte is
 * added), and of formatted text.
 */
char *pool_strdup(struct pool *pool, const char *s);
char *pool_strndup(struct pool *pool, const char *s, size_t len);
char *pool_printf(struct pool *pool, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *pool_vprintf(struct pool *pool, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/*
 * What running out of memory for this pool says from now on, in place of that
 * nothing was changed: a sentence of less than 80 bytes, which stays.
 */
void pool_last_words(struct pool *pool, const char *words);

/* Hands a malloc()ed block (or NULL) over to the pool; returns it. */
void *pool_adopt(struct pool *pool, void *block);

/*
 * A stream into memory: what is written to FILE grows at TEXT, all of it or the
 * program ends.  It stays where it was opened.
 */
struct memory {
	FILE *file;
	char *text;	/* up to date after fflush() or memory_close() */
	size_t len;
	size_t room;
};

/* Opens it; closes its stream, the text staying; gives the text back too. */
void memory_open(struct memory *memory);
void memory_close(struct memory *memory);
void memory_free(struct memory *memory);

/* Closes its stream; hands the text over to the pool and returns it. */
char *memory_give(struct memory *memory, struct pool *pool);

/* Ends the program as an allocation failure does. */
void mem_exhausted(void) __attribute__((noreturn));

#endif
