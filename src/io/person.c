#include "io/person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
trimmed(struct pool *pool, const char *line)
{
	size_t len;

	line += strspn(line, " \t");
	len = strlen(line);
	while (len > 0 && strchr(" \t\r\n", line[len - 1]))
		len--;
	return pool_strndup(pool, line, len);
}

/*
 * The terminal itself, whatever stands between: what is asked is no result,
 * and what has to be said of it is said when all is over.
 */
const char *
person_ask(struct pool *pool, const char *question)
{
	FILE *terminal = fopen("/dev/tty", "r+e");
	const char *answer = NULL;
	char *line = NULL;
	size_t room = 0;

	if (!terminal)
		return NULL;
	fputs(question, terminal);
	fflush(terminal);
	if (getline(&line, &room, terminal) >= 0)
		answer = trimmed(pool, line);
	fclose(terminal);
	free(line);
	return answer;
}
