/*
 * Counts: how many proposals a sentence says there are, against what the
 * paper itself lists and what the register has.
 */
#include "register/proof.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "register/rows.h"
#include "register/timeline.h"

enum { BETWEEN = 2 };		/* words from the number to the term */

/* A number of proposals in the paper. */
struct tell {
	long n;
	size_t at, len;		/* its words */
	bool open;		/* of open ones */
};

/* Words that make a number say something else: "at least five". */
static bool
is_vague(const struct proof *proof, size_t at, size_t from)
{
	static const char *const words[] = {
		"than", "least", "most", "about", "another", "further",
		"other", "nearly", "over", "under", "each", "every", "per",
		"any", "only", "these", "those", "first", "last", "next",
		"remaining", "approximately", "around", "up",
	};
	const struct word *w = &proof->words[at - 1];

	if (at == from)
		return false;
	/* "Path 2 Modification Proposals", "April 2017 ...", "3.2 ..." */
	if (word_number(&proof->words[at]) >= 0 &&
	    (isupper((unsigned char)w->s[0]) || word_number(w) >= 0) &&
	    !(proof->words[at].gap & GAP_SIGN))
		return true;
	for (size_t n = 0; n < sizeof(words) / sizeof(*words); n++)
		if (word_is(w, words[n]))
			return true;
	return false;
}

static bool
is_term(const struct proof *proof, size_t at, size_t to)
{
	return words_begin(&proof->words[at], to - at,
			   &proof->proposal_one) ||
	       words_begin(&proof->words[at], to - at,
			   &proof->proposal_many);
}

/* A number at AT with the term for proposals behind it. */
static bool
read_tell(const struct proof *proof, size_t at, const struct stretch *stretch,
	  struct tell *tell)
{
	static const char *const linking[] = { "of", "the", "to", "in", "and",
					       "for", "on", "or" };
	size_t len = 0, i;

	if (proof->words[at].use)
		return false;
	tell->n = proof_number(proof, at, stretch->to, &len);
	if (tell->n < 0 || (tell->n >= 1900 && tell->n <= 2100) ||
	    is_vague(proof, at, stretch->from))
		return false;
	tell->at = at;
	tell->len = len;
	tell->open = false;
	for (i = at + len; i < stretch->to && i <= at + len + BETWEEN; i++) {
		if (proof->words[i].gap & (GAP_APART | GAP_POINT))
			return false;
		if (is_term(proof, i, stretch->to))
			return true;
		tell->open |= word_is(&proof->words[i], "open");
		for (size_t n = 0; n < sizeof(linking) / sizeof(*linking); n++)
			if (word_is(&proof->words[i], linking[n]))
				return false;
	}
	return false;
}

/* The one number of proposals a sentence says. */
static bool
only_tell(const struct proof *proof, const struct stretch *stretch,
	  struct tell *tell)
{
	struct tell found;
	size_t count = 0;

	for (size_t i = stretch->from; i < stretch->to; i++)
		if (read_tell(proof, i, stretch, &found)) {
			*tell = found;
			i += found.len - 1;
			count++;
		}
	return count == 1;
}

/* "Open Modification Proposals (27)": a heading with its number behind. */
static bool
heading_tell(const struct proof *proof, const struct stretch *stretch,
	     struct tell *tell)
{
	size_t last = stretch->to - 1;

	tell->n = word_number(&proof->words[last]);
	if (tell->n < 0 || stretch->to - stretch->from < 2 ||
	    !(proof->words[last].gap & GAP_OPEN))
		return false;
	tell->at = last;
	tell->len = 1;
	tell->open = word_is(&proof->words[stretch->from], "open");
	return is_term(proof, stretch->from + tell->open, stretch->to);
}

static void
agree(struct proof *proof, const struct tell *tell)
{
	const char *quote = proof_quote(proof, tell->at, tell->at + tell->len);
	struct list *sums = &proof->result->sums;
	struct text *sum = sums->items;

	for (size_t i = 0; i < sums->count; i++)
		if (strcmp(sum[i].s, quote) == 0)
			return;
	sum = list_add(proof->pool, sums, sizeof(*sum));
	sum->s = quote;
}

/* Holds a number against the register's: whether they are the same. */
static bool
check_register(struct proof *proof, const struct tell *tell, long n,
	       const char *what)
{
	if (tell->n == n) {
		agree(proof, tell);
		return true;
	}
	proof_point(proof, "count", proof->words[tell->at].line, NULL,
		    "\"%s\" %s %s: the register has %s",
		    proof_quote(proof, tell->at, tell->at + tell->len),
		    process_term(proof->process, "proposal")->plural.s, what,
		    text_number(proof->pool, n));
	return false;
}

/*
 * How many proposals are listed below the block: with THROUGH all up to the
 * next heading or the next sentence of that kind, else those of the one list
 * or table that follows.
 */
static long
listed(struct proof *proof, size_t block, bool through)
{
	const struct draft *draft = proof->draft;
	struct lead lead = { .body = NULL };
	long count = 0;

	proof->tick++;
	for (size_t b = block + 1; b < draft->block_count; b++) {
		const struct mention *m = block_leader(proof, b);
		const struct process_path *path;
		bool list = draft->blocks[b].kind == BLOCK_ITEM ||
			    draft->blocks[b].kind == BLOCK_ROW;

		lead_step(proof, b, &lead);
		if (block_is_heading(proof, b) || lead.begun)
			break;
		if (!list && !through && !block_is_path(proof, b, &path))
			break;
		if (!list || !m || m->subject->seen == proof->tick)
			continue;
		m->subject->seen = proof->tick;
		count++;
	}
	return count;
}

static void
check_listed(struct proof *proof, const struct tell *tell, size_t block,
	     bool through)
{
	long count;

	/* One number a block: another one is of something else. */
	if (proof->listed == block + 1)
		return;
	proof->listed = block + 1;
	count = listed(proof, block, through);
	/* A list can go on behind a paragraph. */
	if (!through && listed(proof, block, true) == tell->n)
		return;
	if (count > 0 && count != tell->n)
		proof_point(proof, "count", proof->words[tell->at].line, NULL,
			    "\"%s\" %s: the paper lists %s below",
			    proof_quote(proof, tell->at,
					tell->at + tell->len),
			    process_term(proof->process, "proposal")->plural.s,
			    text_number(proof->pool, count));
}

/*
 * How many the register says the body voted on that day; 0 for no meeting.
 * Where some were voted on by that day, a number TOLD that can be is right.
 */
static int
voted(struct proof *proof, const struct lead *lead, long told, long *n)
{
	struct stmt *stmt = db_stmt(proof->db, SQL_PROOF_MEETING);
	long sure, perhaps;

	stmt_text(stmt, 1, lead->body->name.s);
	stmt_text(stmt, 2, lead->day);
	if (stmt_step(stmt) < 0)
		return -1;
	sure = (long)stmt_col_int(stmt, 0);
	perhaps = (long)stmt_col_int(stmt, 1);
	*n = told >= sure && told <= perhaps ? told : sure;
	return stmt_run(stmt);
}

static int
check_lead(struct proof *proof, const struct tell *tell,
	   const struct lead *lead)
{
	long n = 0;

	if (lead->day && voted(proof, lead, tell->n, &n) < 0)
		return -1;
	if (n == 0 || check_register(proof, tell, n, "voted on that day"))
		check_listed(proof, tell, lead->block, true);
	return 0;
}

static int
check_sentence(struct proof *proof, const struct stretch *stretch,
	       const struct lead *lead)
{
	bool heading = block_is_heading(proof, stretch->block);
	struct tell tell;

	if (heading ? !heading_tell(proof, stretch, &tell) :
	    !only_tell(proof, stretch, &tell))
		return 0;
	if (tell.open) {
		check_register(proof, &tell, proof->open_count, "open");
		return 0;
	}
	if (heading || stretch->mention_count > 0 ||
	    stretch_unsure(proof, stretch))
		return 0;
	if (lead->body && lead->stretch.from == stretch->from)
		return check_lead(proof, &tell, lead);
	check_listed(proof, &tell, stretch->block, false);
	return 0;
}

/* A status and its number at AT, nothing else between two signs. */
static bool
read_pair(const struct proof *proof, size_t at, size_t to, struct tell *tell,
	  const struct process_status **status)
{
	size_t len;
	const struct phrase *p = proof_phrase(proof, &proof->statuses, at, to,
					      &len);
	const struct word *w = &proof->words[at + len];

	if (!p || at + len >= to || w->gap & GAP_APART ||
	    (at + len + 1 < to && !(w[1].gap & GAP_APART)))
		return false;
	*tell = (struct tell){ .n = word_number(w), .at = at + len, .len = 1 };
	*status = p->row;
	return tell->n >= 0;
}

/* Several statuses with their numbers: two such at least make a list. */
static void
check_pairs(struct proof *proof, size_t block)
{
	const struct process_status *statuses = proof->process->statuses.items;
	const struct process_status *status;
	size_t from = block_from(proof, block), to = block_to(proof, block);
	size_t pairs = 0, at;
	struct tell tell;

	for (at = from; at < to && pairs < 2; at++)
		pairs += read_pair(proof, at, to, &tell, &status);
	for (at = from; at < to && pairs == 2; at++) {
		if (!read_pair(proof, at, to, &tell, &status))
			continue;
		if (proof->status_counts[status - statuses] != tell.n)
			check_register(proof, &tell,
				       proof->status_counts[status - statuses],
				       pool_printf(proof->pool, "in %s",
						   status->name.s));
		at = tell.at;
	}
}

int
proof_counts(struct proof *proof)
{
	struct lead lead = { .body = NULL };

	for (size_t b = 0; b < proof->draft->block_count; b++) {
		size_t at = block_from(proof, b);
		struct stretch stretch = { 0 };

		lead_step(proof, b, &lead);
		if (proof->draft->blocks[b].kind == BLOCK_ROW)
			continue;
		while (proof_sentence(proof, b, &at, &stretch))
			if (check_sentence(proof, &stretch, &lead) < 0)
				return -1;
		check_pairs(proof, b);
		pool_clear(proof->scratch);
	}
	return 0;
}
