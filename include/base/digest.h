/*
 * Digests that tell texts apart, quickly.
 *
 * Two different texts have the same digest by chance once in 2^128 times;
 * somebody who wants to can make such texts.  Where that matters there is
 * base/sha256.h.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

struct digest {
	uint64_t high, low;
};

/* The digest of LEN bytes.  Machines of another byte order have others. */
struct digest digest_of(const char *text, size_t len);

#endif
