#include "base/base64.h"

#include <stdbool.h>
#include <string.h>

enum { LINE = 76 };

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	"abcdefghijklmnopqrstuvwxyz0123456789+/";

const char *
base64(struct pool *pool, const char *bytes, size_t len)
{
	const unsigned char *in = (const unsigned char *)bytes;
	size_t characters = (len + 2) / 3 * 4;
	char *text = pool_alloc(pool, characters + characters / LINE + 2);
	char *to = text;

	for (size_t i = 0; i < len; i += 3) {
		unsigned group = (unsigned)in[i] << 16 |
				 (i + 1 < len ? in[i + 1] : 0u) << 8 |
				 (i + 2 < len ? in[i + 2] : 0u);

		if (i > 0 && i / 3 * 4 % LINE == 0)
			*to++ = '\n';
		*to++ = digits[group >> 18];
		*to++ = digits[group >> 12 & 63];
		*to++ = i + 1 < len ? digits[group >> 6 & 63] : '=';
		*to++ = i + 2 < len ? digits[group & 63] : '=';
	}
	*to = '\0';
	return text;
}

const char *
base64_bytes(struct pool *pool, const char *s, size_t *len)
{
	char *bytes = pool_alloc(pool, strlen(s) / 4 * 3 + 4);
	unsigned group = 0;
	size_t held = 0, padding = 0;

	*len = 0;
	for (; *s; s++) {
		const char *digit = strchr(digits, *s);

		if (strchr(" \n", *s))
			continue;
		if ((!digit && *s != '=') || (digit && padding) ||
		    (!digit && held % 4 < 2))
			return NULL;
		padding += !digit;
		group = group << 6 | (digit ? (unsigned)(digit - digits) : 0u);
		if (++held % 4)
			continue;
		for (int shift = 16; shift >= 0; shift -= 8)
			bytes[(*len)++] = (char)(group >> shift & 255);
		*len -= padding;
		group = 0;
	}
	if (held % 4 || padding > 2)
		return NULL;
	bytes[*len] = '\0';
	return bytes;
}
