/*
 * Base64 (RFC 4648): bytes that are no text, as text.
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stddef.h>

#include "base/mem.h"

/* The LEN bytes at BYTES in lines of 76 characters, in POOL. */
const char *base64(struct pool *pool, const char *bytes, size_t len);

/*
 * The way back, spaces and line breaks left out: *LEN bytes in POOL, with a
 * zero byte behind that *LEN leaves out.  NULL if S is not base64.
 */
const char *base64_bytes(struct pool *pool, const char *s, size_t *len);

#endif
