/*
 * Ids in a draft, by the families of the process, and what they mean.
 */
#include "register/proof.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "register/load.h"
#include "register/rows.h"
#include "register/standing.h"

enum {
	BUCKETS = 1 << 12,
	DIGITS_MAX = 9,
	PREFIX_SURE = 4,	/* letters of a prefix that nothing else has */
};

/* An id as it stands in a draft. */
struct sighting {
	const struct process_family *family;
	const char *id;		/* in full */
	size_t words;
	bool good;		/* its digits are those of the family */
	bool exact;		/* to the letter as the process writes ids */
};

/* The digits and perhaps a letter of LEN bytes: false if there is more. */
static bool
read_number(struct proof *proof, const struct process_family *family,
	    const char *s, size_t len, struct sighting *seen)
{
	long least = strtol(family->digits.s, NULL, 10), number;
	size_t digits = 0;
	char letter = 0, copy[DIGITS_MAX + 1] = "";

	while (digits < len && isdigit((unsigned char)s[digits]))
		digits++;
	if (digits == 0 || digits > DIGITS_MAX || len - digits > 1)
		return false;
	if (len > digits) {
		letter = (char)toupper((unsigned char)s[digits]);
		if (!flag_set(&family->suffix) || letter < 'A' || letter > 'Z')
			return false;
	}
	memcpy(copy, s, digits);
	number = strtol(copy, NULL, 10);
	seen->family = family;
	seen->good = digits == (size_t)least ||
		     (digits > (size_t)least && s[0] != '0');
	seen->id = pool_printf(proof->scratch, "%s%0*ld%.1s", family->prefix.s,
			       (int)least, number, letter ? &letter : "");
	return true;
}

/* The letters of a prefix: "PN-" is written "PN 01" too. */
static size_t
prefix_letters(const struct process_family *family)
{
	size_t n = 0;

	while (isalnum((unsigned char)family->prefix.s[n]))
		n++;
	return n;
}

static bool
see_family(struct proof *proof, const struct process_family *family,
	   size_t at, size_t to, struct sighting *seen)
{
	const struct word *word = &proof->words[at];
	size_t n = prefix_letters(family);

	if (n == 0 || word->len < n ||
	    strncasecmp(word->s, family->prefix.s, n) != 0)
		return false;
	seen->words = 1;
	if (word->len > n)
		return read_number(proof, family, word->s + n, word->len - n,
				   seen);
	seen->words = 2;
	return at + 1 < to && !(word[1].gap & (GAP_APART | GAP_POINT)) &&
	       read_number(proof, family, word[1].s, word[1].len, seen);
}

static size_t
hash(const char *s)
{
	unsigned n = 2166136261u;

	while (*s)
		n = (n ^ (unsigned char)*s++) * 16777619u;
	return n % BUCKETS;
}

static void
add_title(struct proof *proof, struct subject *subject, const char *text,
	  const char *until, bool markup)
{
	struct title *titles = subject->titles.items, *title;
	struct words words = words_of(proof->pool, text, markup);
	size_t i = 0;

	/* Read as markup it is only another title where that differs. */
	for (i = 0; i < subject->titles.count; i++)
		if (titles[i].words.count == words.count &&
		    words_begin(titles[i].words.items, words.count, &words))
			return;
	if (words.count == 0)
		return;
	title = list_add(proof->pool, &subject->titles, sizeof(*title));
	*title = (struct title){ text, words, until };
}

/* The titles that hold, then those that held before. */
static void
read_titles(struct proof *proof, struct subject *subject)
{
	const struct proposal *p = subject->proposal;
	const char *now[] = { p->title.s, p->formal_title.s };
	size_t i, n;

	for (i = 0; i < 2; i++)
		for (n = 0; n < 2 && now[i]; n++)
			add_title(proof, subject, now[i], NULL, n > 0);
	for (i = 0; i < 2; i++) {
		const char *until = NULL;

		for (n = p->history.count; n-- > 0;) {
			const struct entry *e = proposal_entry(p, n);
			const char *text = i ? e->formal_title.s : e->title.s;

			if (!text)
				continue;
			if (until)
				add_title(proof, subject, text, until, false);
			until = day_date(e->date.s);
		}
	}
}

static void
read_votes(struct proof *proof, struct subject *subject)
{
	const struct proposal *p = subject->proposal;

	for (size_t n = 0; n < p->history.count; n++) {
		const struct entry *e = proposal_entry(p, n);
		struct standing before, judge;
		struct cast *cast;

		if (!e->vote.s)
			continue;
		before = standing_before(p, n);
		judge = standing_judge(p, n, &before);
		cast = list_add(proof->pool, &subject->votes, sizeof(*cast));
		cast->entry = e;
		cast->path = judge.path;
		cast->right = judge.status ?
			process_vote(proof->process, judge.status, judge.path,
				     e->body.s) : NULL;
	}
}

static int
read_subject(struct proof *proof, struct subject *subject)
{
	struct stmt *stmt = db_stmt(proof->db, SQL_NAME_PROPOSAL);
	struct proposal proposal;
	int found;

	stmt_text(stmt, 1, subject->id);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	subject->key = stmt_col_int(stmt, 0);
	if (stmt_run(stmt) < 0)
		return -1;
	found = load_one(proof->pool, proof->db, subject->key, &proposal);
	if (found <= 0)
		return found;
	subject->known = true;
	subject->proposal = pool_alloc(proof->pool, sizeof(proposal));
	*subject->proposal = proposal;
	subject->goes_by = proposal.id.s ? proposal.id.s : subject->id;
	read_titles(proof, subject);
	read_votes(proof, subject);
	*(struct subject **)list_add(proof->pool, &proof->subjects,
				     sizeof(subject)) = subject;
	stmt = db_stmt(proof->db, SQL_SHOW_NEXT);
	stmt_int(stmt, 1, subject->key);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	subject->may_be = stmt_copy(stmt, proof->pool, 0);
	return stmt_run(stmt);
}

struct subject *
proof_subject(const struct proof *proof, const char *id)
{
	struct subject *subject = proof->buckets[hash(id)];

	while (subject && strcmp(subject->id, id) != 0)
		subject = subject->next;
	return subject;
}

/* What an id means; NULL on a problem. */
static struct subject *
subject_of(struct proof *proof, const char *id)
{
	struct subject **bucket = &proof->buckets[hash(id)];
	struct subject *subject = proof_subject(proof, id);

	if (subject)
		return subject;
	subject = pool_alloc(proof->pool, sizeof(*subject));
	subject->id = pool_strdup(proof->pool, id);
	subject->next = *bucket;
	*bucket = subject;
	if (read_subject(proof, subject) < 0)
		return NULL;
	return subject;
}

static void
tell_unknown(struct proof *proof, const struct sighting *seen,
	     struct subject *subject, size_t at)
{
	unsigned line = proof->words[at].line;
	const char *quote = proof_quote(proof, at, at + seen->words);

	if (subject->known && !seen->good)
		proof_point(proof, "id", line, subject, "\"%s\" is not how the"
			    " id %s is written", quote, subject->id);
	if (subject->known || subject->told == line)
		return;
	subject->told = line;
	if (subject->key)
		proof_point(proof, "id", line, subject, "nothing is known of "
			    "%s on that day: its first entry is of a later one",
			    subject->id);
	else
		proof_point(proof, "id", line, subject,
			    "there is no %s in the register", quote);
}

/* Whether what looks like an id is to be taken for one. */
static bool
is_meant(const struct sighting *seen, const struct subject *subject)
{
	return subject->key || seen->exact ||
	       (seen->good && seen->words == 1) ||
	       prefix_letters(seen->family) >= PREFIX_SURE;
}

static int
see(struct proof *proof, size_t block, size_t at, size_t to, size_t *words)
{
	const struct process_family *f = proof->process->families.items;
	struct sighting seen = { .words = 0 };
	struct subject *subject;
	struct mention *mention;
	size_t i = 0;

	*words = 1;
	while (i < proof->process->families.count &&
	       !see_family(proof, &f[i], at, to, &seen))
		i++;
	if (i == proof->process->families.count)
		return 0;
	subject = subject_of(proof, seen.id);
	if (!subject)
		return -1;
	seen.exact = strncmp(proof->words[at].s, subject->id,
			     strlen(subject->id)) == 0;
	pool_clear(proof->scratch);
	if (!is_meant(&seen, subject))
		return 0;
	proof->mentions = pool_grow(proof->pool, proof->mentions,
				    proof->mention_count, sizeof(*mention));
	mention = &proof->mentions[proof->mention_count++];
	*mention = (struct mention){
		.subject = subject,
		.word = at,
		.words = seen.words,
		.block = block,
		.beyond = at + seen.words,
	};
	for (i = 0; i < seen.words; i++)
		proof->words[at + i].use |= USE_ID;
	tell_unknown(proof, &seen, subject, at);
	*words = seen.words;
	return 0;
}

/*
 * A former id is a point, unless the draft says the present one too: then it
 * tells what became of it.
 */
static void
tell_former(struct proof *proof)
{
	for (size_t i = 0; i < proof->mention_count; i++) {
		const struct mention *m = &proof->mentions[i];
		struct subject *s = m->subject;

		if (!s->known || s->told || strcmp(s->id, s->goes_by) == 0)
			continue;
		s->told = proof->words[m->word].line;
		if (!proof_subject(proof, s->goes_by))
			proof_point(proof, "id", proof->words[m->word].line, s,
				    "%s goes by %s now", s->id, s->goes_by);
	}
}

int
proof_mentions(struct proof *proof)
{
	const struct draft *draft = proof->draft;

	proof->buckets = pool_alloc(proof->pool,
				    BUCKETS * sizeof(*proof->buckets));
	proof->block_mentions = pool_alloc(proof->pool,
		(draft->block_count + 1) * sizeof(*proof->block_mentions));
	for (size_t b = 0; b < draft->block_count; b++) {
		size_t to = block_to(proof, b), words;

		proof->block_mentions[b] = proof->mention_count;
		for (size_t at = block_from(proof, b); at < to; at += words)
			if (see(proof, b, at, to, &words) < 0)
				return -1;
	}
	proof->block_mentions[draft->block_count] = proof->mention_count;
	tell_former(proof);
	return 0;
}
