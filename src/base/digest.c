#include "base/digest.h"

#include <string.h>

static uint64_t
turn(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

/* Every bit of the result hangs on every bit of X. */
static uint64_t
stir(uint64_t x)
{
	x = (x ^ x >> 33) * 0xff51afd7ed558ccdu;
	x = (x ^ x >> 33) * 0xc4ceb9fe1a85ec53u;
	return x ^ x >> 33;
}

struct digest
digest_of(const char *text, size_t len)
{
	struct digest digest;
	uint64_t a = len, b = ~(uint64_t)len, word[2];

	for (size_t at = 0; at < len; at += sizeof(word)) {
		size_t left = len - at;

		memset(word, 0, sizeof(word));
		memcpy(word, text + at,
		       left < sizeof(word) ? left : sizeof(word));
		a = turn((a ^ word[0]) * 0x87c37b91114253d5u, 31) + b;
		b = turn((b ^ word[1]) * 0x4cf5ad432745937fu, 33) + a;
	}
	digest.high = stir(a + stir(b));
	digest.low = stir(b + digest.high);
	return digest;
}
