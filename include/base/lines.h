/*
 * Two texts, line by line: what one has and the other has not.
 */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include <stdio.h>

#include "base/mem.h"

/*
 * Writes to OUT the lines of OLD that NEW lacks behind "- " and those it has
 * more behind "+ ", in the order of the texts, with as many lines as AROUND
 * of what both have, behind two spaces, around each and "..." where more is
 * left out.  Where both are very long and nothing alike, what is between
 * their common head and tail is written as wholly replaced.  Returns how many
 * lines differ; nothing is written for 0.
 */
size_t lines_diff(struct pool *pool, FILE *out, const char *old,
		  const char *new, size_t around);

#endif
