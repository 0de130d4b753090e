/*
 * Votes: how a body voted, how that was carried, and what it amounts to.
 */
#include "register/proof.h"

#include <string.h>

#include "base/date.h"
#include "register/rows.h"
#include "register/timeline.h"

enum {
	BOUND = 8,		/* words from "decision" to what was decided */
	NEAR = 3,		/* words from a body to "decision" */
	VOTES_MAX = 64,
};

/* The votes a sentence may mean. */
struct votes {
	const struct cast *items[VOTES_MAX];
	size_t count;
};

/* What a sentence says of a vote: the words, or 0 behind the last for none. */
struct said {
	const char *outcome, *carried;	/* the register's words */
	size_t outcome_at, carried_at;
	bool unclear;		/* it says both */
};

static bool
is_plain(const struct word *w)
{
	return w->use == 0;
}

static const char *
outcome_of(const struct word *w)
{
	return !is_plain(w) ? NULL :
	       word_begins(w, "approv") ? vote_words[0] :
	       word_begins(w, "reject") ? vote_words[1] : NULL;
}

static const char *
carried_of(const struct word *w)
{
	return !is_plain(w) ? NULL :
	       word_begins(w, "unanim") ? carried_words[0] :
	       word_is(w, "majority") ? carried_words[1] : NULL;
}

static const char *
effect_of(const struct word *w)
{
	return !is_plain(w) ? NULL :
	       word_begins(w, "recommend") ? "recommendation" :
	       word_begins(w, "decision") || word_is(w, "decided") ?
	       "decision" : NULL;
}

static struct said
read_said(const struct proof *proof, const struct stretch *stretch)
{
	struct said said = { .outcome = NULL };

	for (size_t i = stretch->from; i < stretch->to; i++) {
		const char *outcome = outcome_of(&proof->words[i]);
		const char *carried = carried_of(&proof->words[i]);

		if ((outcome && said.outcome && outcome != said.outcome) ||
		    (carried && said.carried && carried != said.carried))
			said.unclear = true;
		if (outcome && !said.outcome) {
			said.outcome = outcome;
			said.outcome_at = i;
		}
		if (carried && !said.carried) {
			said.carried = carried;
			said.carried_at = i;
		}
	}
	return said;
}

/* Adds the votes of a body. */
static void
add_votes(struct votes *votes, const struct subject *subject,
	  const char *body)
{
	const struct cast *casts = subject->votes.items;

	for (size_t i = 0; i < subject->votes.count; i++)
		if (strcmp(casts[i].entry->body.s, body) == 0 &&
		    votes->count < VOTES_MAX)
			votes->items[votes->count++] = &casts[i];
}

/* Whether the body at AT is one that something goes to: it is no voter. */
static bool
is_recipient(const struct proof *proof, size_t at)
{
	const struct word *w = &proof->words[at];

	if (at > 0 && word_is(w - 1, "the"))
		w--;
	return w > proof->words && !(w->gap & GAP_START) &&
	       word_is(w - 1, "to");
}

/*
 * The votes of the bodies that the sentence names; if it names none but those
 * that something goes to, the votes of the body that LEAD says acts here.
 */
static struct votes
votes_meant(const struct proof *proof, const struct stretch *stretch,
	    const struct lead *lead)
{
	struct votes votes = { .count = 0 };
	bool named = false;
	size_t len;

	for (size_t i = stretch->from; i < stretch->to; i++) {
		const struct process_body *body = proof_body(proof, i,
							     stretch->to, &len);

		if (!body)
			continue;
		if (!is_recipient(proof, i)) {
			add_votes(&votes, stretch->only, body->name.s);
			named = true;
		}
		i += len - 1;
	}
	if (votes.count == 0 && !named && lead->body &&
	    block_is_item(proof, stretch->block))
		add_votes(&votes, stretch->only, lead->body->name.s);
	return votes;
}

static const char *
voted_words(const struct proof *proof, const struct votes *votes)
{
	const struct entry *e = votes->items[votes->count - 1]->entry;

	return pool_printf(proof->pool, "%s voted to %s",
			   body_called(proof->pool, proof->process,
				       e->body.s), e->vote.s);
}

static void
check_outcome(struct proof *proof, const struct stretch *stretch,
	      const struct votes *votes, const struct said *said)
{
	for (size_t i = 0; i < votes->count; i++)
		if (strcmp(votes->items[i]->entry->vote.s, said->outcome) == 0)
			return;
	proof_point(proof, "vote", proof->words[said->outcome_at].line,
		    stretch->only, "\"%s\" in a sentence about %s: %s",
		    proof_quote(proof, said->outcome_at, said->outcome_at + 1),
		    stretch->only->id, voted_words(proof, votes));
}

static void
check_carried(struct proof *proof, const struct stretch *stretch,
	      const struct votes *votes, const struct said *said)
{
	for (size_t i = 0; i < votes->count; i++) {
		const char *carried = votes->items[i]->entry->carried.s;

		if (!carried || strcmp(carried, said->carried) == 0)
			return;
	}
	proof_point(proof, "vote", proof->words[said->carried_at].line,
		    stretch->only, "\"%s\" in a sentence about %s: %s, %s",
		    proof_quote(proof, said->carried_at, said->carried_at + 1),
		    stretch->only->id, voted_words(proof, votes),
		    said->carried == carried_words[0] ? "by majority" :
		    "unanimously");
}

/*
 * Whether the word at AT is about the body's vote: the body stands right
 * before it, or behind "by", or is said above the list.
 */
static bool
is_bound(const struct proof *proof, const struct stretch *stretch, size_t at,
	 const struct votes *votes, const struct lead *lead)
{
	bool none = true;
	size_t len;

	for (size_t i = stretch->from; i < stretch->to; i++) {
		const struct process_body *body = proof_body(proof, i,
							     stretch->to, &len);
		const char *voter = votes->items[0]->entry->body.s;

		if (!body)
			continue;
		if (strcmp(body->name.s, voter) != 0 ||
		    is_recipient(proof, i)) {
			i += len - 1;
			continue;
		}
		none = false;
		if (i + len <= at && at - i - len <= NEAR)
			return true;
		if (i > at && i - at <= BOUND + 2 &&
		    (word_is(&proof->words[i - 1], "by") ||
		     word_is(&proof->words[i - 1], "the") ||
		     word_is(&proof->words[i], "the")))
			for (size_t n = i - 1; n > at && n + 3 > i; n--)
				if (word_is(&proof->words[n], "by"))
					return true;
		i += len - 1;
	}
	return none && lead->body && block_is_item(proof, stretch->block);
}

/* Whether an outcome stands behind the word, before another such word. */
static bool
has_outcome(const struct proof *proof, const struct stretch *stretch,
	    size_t at)
{
	for (size_t i = at + 1; i < stretch->to && i <= at + BOUND; i++) {
		if (effect_of(&proof->words[i]))
			return false;
		if (outcome_of(&proof->words[i]))
			return true;
	}
	return false;
}

static void
tell_effect(struct proof *proof, const struct stretch *stretch, size_t at,
	    const struct votes *votes)
{
	const struct cast *cast = votes->items[votes->count - 1];
	const char *which = cast->path ?
		pool_printf(proof->pool, ", which is Path %s", cast->path) : "";

	proof_point(proof, "vote", proof->words[at].line, stretch->only,
		    "\"%s\" in a sentence about %s%s: the vote was a %s",
		    proof_quote(proof, at, at + 1), stretch->only->id, which,
		    cast->right->effect.s);
}

static void
check_effect(struct proof *proof, const struct stretch *stretch,
	     const struct votes *votes, const struct lead *lead)
{
	for (size_t at = stretch->from; at < stretch->to; at++) {
		const char *effect = effect_of(&proof->words[at]);
		size_t i = 0;

		if (!effect || !has_outcome(proof, stretch, at) ||
		    !is_bound(proof, stretch, at, votes, lead))
			continue;
		while (i < votes->count && votes->items[i]->right &&
		       strcmp(votes->items[i]->right->effect.s, effect) != 0)
			i++;
		if (i == votes->count)
			tell_effect(proof, stretch, at, votes);
	}
}

/* "decision of 19 April 2017", "voted on 19 April 2017" */
static void
check_day(struct proof *proof, const struct stretch *stretch,
	  const struct votes *votes)
{
	for (size_t at = stretch->from; at + 2 < stretch->to; at++) {
		const struct word *w = &proof->words[at];
		const char *day;
		size_t len, i = 0;

		if (!is_plain(w) || !(effect_of(w) || word_is(w, "vote") ||
				      word_is(w, "voted")) ||
		    !(word_is(w + 1, "on") || word_is(w + 1, "of")))
			continue;
		day = proof_day(proof, at + 2, stretch->to, &len);
		while (day && i < votes->count &&
		       day_exact(votes->items[i]->entry->date.s) &&
		       strcmp(votes->items[i]->entry->date.s, day) != 0)
			i++;
		if (day && i == votes->count)
			proof_point(proof, "date", w->line, stretch->only,
				    "a vote on %s of %s: %s on %s",
				    stretch->only->id,
				    date_long(proof->pool, day),
				    voted_words(proof, votes),
				    date_long(proof->pool,
					votes->items[i - 1]->entry->date.s));
	}
}

static void
check_sentence(struct proof *proof, const struct stretch *stretch,
	       const struct lead *lead)
{
	struct said said;
	struct votes votes;

	if (!stretch->only || stretch->only->votes.count == 0 ||
	    stretch_unsure(proof, stretch))
		return;
	votes = votes_meant(proof, stretch, lead);
	if (votes.count == 0)
		return;
	said = read_said(proof, stretch);
	if (said.unclear)
		return;
	if (said.outcome)
		check_outcome(proof, stretch, &votes, &said);
	if (said.carried)
		check_carried(proof, stretch, &votes, &said);
	check_effect(proof, stretch, &votes, lead);
	check_day(proof, stretch, &votes);
}

void
proof_votes(struct proof *proof)
{
	struct lead lead = { .body = NULL };

	for (size_t b = 0; b < proof->draft->block_count; b++) {
		const struct block *block = &proof->draft->blocks[b];
		size_t at = block_from(proof, b);
		struct stretch stretch = { 0 };

		lead_step(proof, b, &lead);
		if (block->kind == BLOCK_HEADING ||
		    (block->kind == BLOCK_ROW && !block_is_item(proof, b)))
			continue;
		while (proof_sentence(proof, b, &at, &stretch))
			check_sentence(proof, &stretch, &lead);
		pool_clear(proof->scratch);
	}
}
