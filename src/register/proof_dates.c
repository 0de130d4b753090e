/*
 * Days: of a meeting and what it is said to have voted on, and of
 * implementations with their releases.
 */
#include "register/proof.h"

#include <ctype.h>
#include <string.h>

#include "base/date.h"
#include "register/rows.h"
#include "register/timeline.h"

enum { BEHIND = 5 };		/* words from "implemented" to its day */

/* What is listed below a lead, held against its day. */
struct tally {
	struct lead lead;
	size_t agree;
	struct list differ;	/* struct mention *: voted on another day */
	const char *other;	/* the day of the last of them */
};

/* Whether it has a vote of the body that day: 1, 0, or -1 for not known. */
static int
voted_on(const struct subject *subject, const struct lead *lead,
	 const char **other)
{
	const struct cast *casts = subject->votes.items;
	int found = -1;

	for (size_t i = 0; i < subject->votes.count; i++) {
		const char *date = casts[i].entry->date.s;

		if (strcmp(casts[i].entry->body.s, lead->body->name.s) != 0)
			continue;
		if (!day_exact(date))
			return -1;
		if (strcmp(date, lead->day) == 0)
			return 1;
		*other = date;
		found = 0;
	}
	return found;
}

static void
close_tally(struct proof *proof, struct tally *tally)
{
	struct mention *const *m = tally->differ.items;
	const struct lead *lead = &tally->lead;
	const char *body, *day, *other;

	if (!lead->body || !lead->day || tally->differ.count == 0)
		return;
	body = body_called(proof->pool, proof->process, lead->body->name.s);
	day = date_long(proof->pool, lead->day);
	other = date_long(proof->pool, tally->other);
	if (tally->agree == 0) {
		proof_point(proof, "date",
			    proof->words[lead->stretch.from].line, NULL,
			    "a meeting of %s on %s: what is listed was voted on"
			    " on %s", body, day, other);
		return;
	}
	for (size_t i = 0; i < tally->differ.count; i++) {
		const struct subject *s = m[i]->subject;

		voted_on(s, lead, &other);
		proof_point(proof, "date", proof->words[m[i]->word].line, s,
			    "%s is listed under %s: %s voted on it on %s",
			    s->id, day, body, date_long(proof->pool, other));
	}
}

static void
tally_step(struct proof *proof, size_t block, struct tally *tally)
{
	struct lead lead = tally->lead;
	struct mention *m = block_leader(proof, block);
	const char *other = NULL;
	int voted;

	lead_step(proof, block, &lead);
	if (lead.body != tally->lead.body || lead.day != tally->lead.day) {
		close_tally(proof, tally);
		*tally = (struct tally){ .lead = lead };
	}
	if (!lead.body || !lead.day || !m || !m->subject->known ||
	    !block_is_item(proof, block))
		return;
	voted = voted_on(m->subject, &lead, &other);
	tally->agree += voted > 0;
	if (voted != 0)
		return;
	*(struct mention **)list_add(proof->pool, &tally->differ,
				     sizeof(m)) = m;
	tally->other = other;
}

/* Whether that day is one of its implementation, or nothing is recorded. */
static bool
is_implementation(const struct proof *proof, const struct subject *subject,
		  const char *day, const char **recorded)
{
	const struct proposal *p = subject->proposal;

	*recorded = NULL;
	for (size_t n = 0; n < p->history.count; n++) {
		const struct entry *e = proposal_entry(p, n);
		const char *status = e->status.s;

		if (e->implementation_date.s)
			*recorded = e->implementation_date.s;
		/* It may have come into force on another day. */
		if (status && strcmp(day_date(e->date.s), day) == 0 &&
		    !flag_set(&process_status(proof->process, status)->open))
			return true;
	}
	return !*recorded || strcmp(*recorded, day) == 0;
}

/* The day behind "implemented on", "implementation date of". */
static const char *
implementation_day(struct proof *proof, const struct stretch *stretch,
		   size_t *place)
{
	static const char *const between[] = {
		"on", "date", "of", "is", "will", "be", "the", "for", "set",
	};

	for (size_t i = stretch->from; i < stretch->to; i++) {
		size_t j = i + 1, len;

		if (proof->words[i].use ||
		    !word_begins(&proof->words[i], "implement"))
			continue;
		for (; j < stretch->to && j <= i + BEHIND; j++) {
			const char *day = proof_day(proof, j, stretch->to,
						    &len);
			size_t n = 0;

			if (day && j > i + 1) {
				*place = j;
				return day;
			}
			while (n < sizeof(between) / sizeof(*between) &&
			       !word_is(&proof->words[j], between[n]))
				n++;
			if (n == sizeof(between) / sizeof(*between))
				break;
		}
	}
	return NULL;
}

/* The letters a release begins with, if a number follows them. */
static size_t
release_letters(const struct word *w)
{
	size_t n = 0;

	while (n < w->len && isalpha((unsigned char)w->s[n]))
		n++;
	return n >= 2 && n < w->len && isdigit((unsigned char)w->s[n]) ? n : 0;
}

/* A release of the same series beside the day, but another one: "SEC5.8". */
static void
check_release(struct proof *proof, const struct stretch *stretch)
{
	const struct proposal *p = stretch->only->proposal;
	const char *release = NULL;
	struct words words;
	size_t letters, to;

	for (size_t n = 0; n < p->history.count; n++)
		if (proposal_entry(p, n)->release.s)
			release = proposal_entry(p, n)->release.s;
	words = words_of(proof->scratch, release ? release : "", false);
	letters = words.count > 0 ? release_letters(words.items) : 0;
	for (size_t i = stretch->from; letters && i < stretch->to; i++) {
		const struct word *w = &proof->words[i];
		struct point *point;

		if (w->use || release_letters(w) != letters ||
		    strncasecmp(w->s, words.items->s, letters) != 0 ||
		    words_begin(w, stretch->to - i, &words))
			continue;
		for (to = i + 1; to < stretch->to &&
		     proof->words[to].gap == GAP_POINT; to++)
			;
		point = proof_point(proof, "date", w->line, stretch->only,
				    "release of %s differs",
				    stretch->only->id);
		if (!point)
			return;
		point->paper = proof_quote(proof, i, to);
		point->recorded = release;
		return;
	}
}

static void
check_implementation(struct proof *proof, const struct stretch *stretch)
{
	const char *day, *recorded, *any = NULL;
	struct point *point;
	size_t place = 0;

	day = implementation_day(proof, stretch, &place);
	if (!day || stretch_days(proof, stretch, &any) != 1)
		return;
	check_release(proof, stretch);
	if (is_implementation(proof, stretch->only, day, &recorded))
		return;
	point = proof_point(proof, "date", proof->words[place].line,
			    stretch->only,
			    "implementation date of %s differs",
			    stretch->only->id);
	if (!point)
		return;
	point->paper = date_long(proof->pool, day);
	point->recorded = date_long(proof->pool, recorded);
}

/* The day of a plan of the body: whether it is that one, or none is kept. */
static bool
is_planned(const struct subject *subject, const char *body, const char *day,
	   const char **recorded)
{
	const struct planned *p = subject->proposal->planned.items;

	*recorded = NULL;
	for (size_t i = 0; i < subject->proposal->planned.count; i++) {
		if (strcmp(p[i].body.s, body) != 0)
			continue;
		*recorded = p[i].date.s;
		if (strcmp(p[i].date.s, day) == 0)
			return true;
	}
	return !*recorded;
}

/* "The body is due to consider it on 12 May 2017" */
static void
check_planned(struct proof *proof, const struct stretch *stretch)
{
	const struct process_body *body = NULL;
	const char *day = NULL, *recorded;
	struct point *point;
	bool due = false;
	size_t len;

	for (size_t i = stretch->from; i < stretch->to && !body; i++)
		body = proof_body(proof, i, stretch->to, &len);
	for (size_t i = stretch->from; i < stretch->to; i++)
		due |= proof->words[i].use == 0 &&
		       word_begins(&proof->words[i], "consider");
	if (!body || !due || stretch_days(proof, stretch, &day) != 1 ||
	    is_planned(stretch->only, body->name.s, day, &recorded))
		return;
	point = proof_point(proof, "date", proof->words[stretch->from].line,
			    stretch->only, "the day planned for %s differs",
			    stretch->only->id);
	if (!point)
		return;
	point->paper = date_long(proof->pool, day);
	point->recorded = date_long(proof->pool, recorded);
}

void
proof_dates(struct proof *proof)
{
	struct tally tally = { .agree = 0 };

	for (size_t b = 0; b < proof->draft->block_count; b++) {
		const struct block *block = &proof->draft->blocks[b];
		size_t at = block_from(proof, b);
		struct stretch stretch = { 0 };

		tally_step(proof, b, &tally);
		if (block->kind == BLOCK_ROW && !block_is_item(proof, b))
			continue;
		while (proof_sentence(proof, b, &at, &stretch))
			if (stretch.only) {
				check_implementation(proof, &stretch);
				check_planned(proof, &stretch);
			}
		pool_clear(proof->scratch);
	}
	close_tally(proof, &tally);
}
