/*
 * What the checks of running text have in common: blocks, sentences, bodies,
 * days and numbers.
 */
#include "register/proof.h"

#include <ctype.h>
#include <string.h>

#include "base/date.h"

size_t
block_from(const struct proof *proof, size_t block)
{
	return proof->draft->blocks[block].first;
}

size_t
block_to(const struct proof *proof, size_t block)
{
	const struct block *b = &proof->draft->blocks[block];

	return b->first + b->count;
}

struct mention *
block_leader(const struct proof *proof, size_t block)
{
	size_t n = proof->block_mentions[block];

	if (n == proof->block_mentions[block + 1] ||
	    proof->mentions[n].word != block_from(proof, block))
		return NULL;
	return &proof->mentions[n];
}

bool
block_is_item(const struct proof *proof, size_t block)
{
	const struct block *b = &proof->draft->blocks[block];

	return b->kind == BLOCK_ITEM || (b->layout && b->cells < 3);
}

bool
block_is_path(const struct proof *proof, size_t block,
	      const struct process_path **path)
{
	const struct block *b = &proof->draft->blocks[block];
	size_t to = b->first + b->count, len, more;
	const struct phrase *phrase;

	if (b->kind == BLOCK_ROW)
		return false;
	phrase = proof_phrase(proof, &proof->paths, b->first, to, &len);
	if (!phrase)
		return false;
	*path = phrase->row;
	/* Its name may be that of another, which is told elsewhere. */
	return len == b->count ||
	       (proof_phrase(proof, &proof->paths, b->first + len, to,
			     &more) && len + more == b->count);
}

bool
block_is_heading(const struct proof *proof, size_t block)
{
	const struct block *b = &proof->draft->blocks[block];
	const struct process_path *path;

	return (b->kind == BLOCK_HEADING || (b->strong && !b->label)) &&
	       !block_is_path(proof, block, &path);
}

/* The one proposal a stretch mentions; NULL for several or none. */
static const struct subject *
only_subject(const struct stretch *stretch)
{
	const struct subject *only = NULL;

	for (size_t i = 0; i < stretch->mention_count; i++) {
		const struct subject *s = stretch->mentions[i].subject;

		if (only && only->key != s->key)
			return NULL;
		only = s;
	}
	return only && only->known ? only : NULL;
}

enum {
	SENTENCE_MAX = 300,	/* no reader follows a longer one, nor do we */
	ACT_NEAR = 16,		/* words from a body to what it did */
};

bool
proof_sentence(const struct proof *proof, size_t block, size_t *at,
	       struct stretch *stretch)
{
	size_t to = block_to(proof, block), n = proof->block_mentions[block];
	size_t end = proof->block_mentions[block + 1];

	if (*at >= to)
		return false;
	/* The mentions of the sentence before are behind us. */
	if (*at > block_from(proof, block))
		n = (size_t)(stretch->mentions - proof->mentions) +
		    stretch->mention_count;
	stretch->block = block;
	stretch->from = *at;
	stretch->to = to;
	if (!block_is_item(proof, block))
		for (size_t i = *at + 1; i < stretch->to; i++)
			if (proof->words[i].gap & GAP_STOP)
				stretch->to = i;
	stretch->mentions = proof->mentions + n;
	stretch->mention_count = 0;
	while (n < end && proof->mentions[n++].word < stretch->to)
		stretch->mention_count++;
	stretch->only = stretch->to - stretch->from > SENTENCE_MAX ? NULL :
			only_subject(stretch);
	*at = stretch->to;
	return true;
}

bool
stretch_unsure(const struct proof *proof, const struct stretch *stretch)
{
	static const char *const words[] = {
		"not", "no", "nor", "neither", "never", "whether", "if",
		"would", "could", "might", "should", "asked", "invited",
		"invite", "unless", "yet", "will", "shall", "can", "cannot",
		"expected", "due", "consider", "considers", "considered",
		"or", "either", "until", "before", "previously", "had",
	};

	for (size_t i = stretch->from; i < stretch->to; i++) {
		const struct word *w = &proof->words[i];

		if (w->use)
			continue;
		/* "may", but not the month. */
		if (w->len == 3 && memcmp(w->s, "may", 3) == 0)
			return true;
		for (size_t n = 0; n < sizeof(words) / sizeof(*words); n++)
			if (word_is(w, words[n]))
				return true;
	}
	return false;
}

const struct process_body *
proof_body(const struct proof *proof, size_t at, size_t to, size_t *len)
{
	const struct word *w = proof->words;
	const struct phrase *p;

	if (w[at].use & ~(unsigned)USE_NAME)
		return NULL;
	p = proof_phrase(proof, &proof->bodies, at, to, len);
	if (!p || w[at].use & USE_NAME)
		return NULL;
	/* A member of it is not the body. */
	if (at + *len < to && (word_is(&w[at + *len], "member") ||
			       word_is(&w[at + *len], "members")) &&
	    !(w[at + *len].gap & GAP_APART))
		return NULL;
	/* Nor is one of another name that ends alike: "the other Panel". */
	if (*len == 1 && at > 0 && !(w[at].gap & GAP_APART) &&
	    isupper((unsigned char)w[at - 1].s[0]) &&
	    !word_is(&w[at - 1], "the"))
		return NULL;
	return p->row;
}

/* "19", "19th": the number and how many words it takes; 0 if it is none. */
static int
day_of_month(const struct proof *proof, size_t at, size_t to, size_t *len)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	const struct word *w = &proof->words[at];
	unsigned digits = 0;
	int day = 0;

	while (digits < w->len && digits < 3 &&
	       isdigit((unsigned char)w->s[digits]))
		day = day * 10 + (w->s[digits++] - '0');
	if (digits == 0 || digits > 2)
		return 0;
	*len = 1;
	for (size_t i = 0; i < 4; i++) {
		if (digits == w->len && at + 1 < to &&
		    word_is(&w[1], endings[i])) {
			*len = 2;
			return day;
		}
		if (w->len == digits + 2 &&
		    memcmp(w->s + digits, endings[i], 2) == 0)
			return day;
	}
	return digits == w->len ? day : 0;
}

static int
month_of(const struct word *word)
{
	for (int i = 0; i < DATE_MONTHS; i++)
		if (word_is(word, date_months[i]) ||
		    (word->len == 3 && strncasecmp(word->s, date_months[i],
						   3) == 0))
			return i + 1;
	return 0;
}

const char *
proof_day(struct proof *proof, size_t at, size_t to, size_t *len)
{
	const struct word *w = &proof->words[at];
	int day, month;
	long year;
	const char *date;

	if (at + 2 < to && w->len == 4 && w[1].len == 2 && w[2].len == 2 &&
	    word_number(&w[0]) >= 1900 && word_number(&w[1]) > 0 &&
	    word_number(&w[2]) > 0 && w[1].s == w->s + 5 && w->s[4] == '-') {
		*len = 3;
		date = pool_printf(proof->scratch, "%.10s", w->s);
		return date_check(date) == DATE_GOOD ? date : NULL;
	}
	day = day_of_month(proof, at, to, len);
	if (day == 0 || at + *len + 1 >= to)
		return NULL;
	w += *len;
	month = month_of(w);
	year = word_number(w + 1);
	if (month == 0 || year < 1900 || w[0].gap & GAP_APART ||
	    w[1].gap & (GAP_STOP | GAP_CELL))
		return NULL;
	*len += 2;
	date = pool_printf(proof->scratch, "%04ld-%02d-%02d", year, month, day);
	return date_check(date) == DATE_GOOD ? date : NULL;
}

size_t
stretch_days(struct proof *proof, const struct stretch *stretch,
	     const char **day)
{
	size_t count = 0, len;

	for (size_t i = stretch->from; i < stretch->to; i++) {
		const char *found = proof->words[i].use ? NULL :
			proof_day(proof, i, stretch->to, &len);

		if (!found)
			continue;
		*day = found;
		count++;
		i += len - 1;
	}
	return count;
}

/* Whether a sentence says that a body acted on several; which body. */
static const struct process_body *
acting_body(const struct proof *proof, const struct stretch *stretch)
{
	static const char *const acts[] = { "voted", "decided", "determined" };
	const struct process_body *body = NULL;
	size_t len, behind = 0;

	for (size_t i = stretch->from; i < stretch->to; i++) {
		const struct process_body *b = proof_body(proof, i,
							  stretch->to, &len);

		if (b) {
			if (body && body != b)
				return NULL;
			body = b;
			behind = i + len;
			continue;
		}
		for (size_t n = 0; body && n < 3; n++)
			if (word_is(&proof->words[i], acts[n]) &&
			    i - behind < ACT_NEAR)
				return body;
	}
	return NULL;
}

void
lead_step(struct proof *proof, size_t block, struct lead *lead)
{
	struct stretch stretch = { 0 };
	size_t at = block_from(proof, block);

	if (block_is_heading(proof, block))
		*lead = (struct lead){ .body = NULL };
	if (proof->draft->blocks[block].kind != BLOCK_TEXT)
		return;
	while (proof_sentence(proof, block, &at, &stretch)) {
		const struct process_body *body = acting_body(proof, &stretch);
		const char *day = NULL;

		if (!body || stretch.mention_count > 0 ||
		    stretch.to - stretch.from > SENTENCE_MAX)
			continue;
		*lead = (struct lead){ .begun = true };
		if (stretch_unsure(proof, &stretch))
			continue;
		if (stretch_days(proof, &stretch, &day) != 1)
			day = NULL;
		*lead = (struct lead){
			.body = body,
			.day = day ? pool_strdup(proof->pool, day) : NULL,
			.block = block,
			.stretch = stretch,
			.begun = true,
		};
	}
}

long
proof_number(const struct proof *proof, size_t at, size_t to, size_t *len)
{
	static const char *const ones[] = {
		"zero", "one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
		"nineteen",
	};
	static const char *const tens[] = {
		"twenty", "thirty", "forty", "fifty", "sixty", "seventy",
		"eighty", "ninety",
	};
	const struct word *w = &proof->words[at];

	*len = 1;
	for (int i = 0; i < 20; i++)
		if (word_is(w, ones[i]))
			return i;
	for (int i = 0; i < 8; i++) {
		if (!word_is(w, tens[i]))
			continue;
		for (int n = 1; n < 10 && at + 1 < to; n++)
			if (word_is(w + 1, ones[n]) &&
			    !(w[1].gap & GAP_APART)) {
				*len = 2;
				return (i + 2) * 10 + n;
			}
		return (i + 2) * 10;
	}
	return word_number(w);
}
