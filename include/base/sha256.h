/*
 * SHA-256 (FIPS 180-4), by which a paper that went out can be told from any
 * other.  Tested against the vectors NIST publishes.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/mem.h"

/* The digest of LEN bytes in 64 hexadecimal digits, in POOL. */
const char *sha256(struct pool *pool, const void *bytes, size_t len);

#endif
