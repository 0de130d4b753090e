/*
 * A person at the terminal, to whom questions are put.
 */
#ifndef IO_PERSON_H
#define IO_PERSON_H

#include "base/mem.h"

/*
 * Puts a question, which ends where the answer is to be typed, and reads a
 * line into POOL, without the blanks around it.  NULL when nobody answers any
 * more: the end of input, an interrupt.
 */
const char *person_ask(struct pool *pool, const char *question);

#endif
