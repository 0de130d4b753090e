/*
 * The memory SQLite works with: ours, so that there being none ends the program
 * at once, as everywhere else.
 *
 * SQLite has ways of going on without: a value becomes NULL, a mark in a text
 * is left out, and the answer is another one that nobody sees to be wrong.
 */
#ifndef IO_DB_MEMORY_H
#define IO_DB_MEMORY_H

/*
 * To be called before SQLite is used for the first time; later it does nothing.
 * What SQLite itself refuses to ask for (a limit, a value too large) is still
 * an error of the one statement.
 */
void db_memory(void);

#endif
