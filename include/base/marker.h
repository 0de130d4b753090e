/*
 * The lines that YAML documents begin and end with.
 */
#ifndef BASE_MARKER_H
#define BASE_MARKER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What the line at S, with LEN bytes left in the file, marks: '-' the start
 * of a document (`---`), '.' its end (`...`), each alone or followed by white
 * space; 0 nothing.
 */
char marker_find(const char *s, size_t len);

/*
 * Whether LEN bytes at S, whole lines, are what may stand before a document's
 * own `---`: comments, blank lines and at least one directive (`%YAML 1.2`).
 */
bool marker_prologue(const char *s, size_t len);

#endif
