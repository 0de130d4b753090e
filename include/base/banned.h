/*
 * Functions nobody may call here: each has a safer sister.  The build puts
 * this header before every source file.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A macro in some libraries; poisoning one that exists is a warning. */
#undef alloca
#undef sprintf
#undef vsprintf

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok
#pragma GCC poison atoi atol atof tmpnam mktemp alloca

#endif
