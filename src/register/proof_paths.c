/*
 * Statuses and paths in running text.
 */
#include "register/proof.h"

#include <string.h>

#include "register/rows.h"

enum { NAMED_MAX = 8 };		/* proposals of a list that are named */

/* Whether a status was ever that of the proposal, as far as is recorded. */
static bool
ever_was(const struct subject *subject, const char *status)
{
	const struct proposal *p = subject->proposal;

	for (size_t n = 0; n < p->history.count; n++) {
		const struct entry *e = proposal_entry(p, n);

		if (e->status.s && strcmp(e->status.s, status) == 0)
			return true;
	}
	return subject->may_be && strcmp(subject->may_be, status) == 0;
}

/*
 * The status a mention is said to be in, from word AT on: "is now in X",
 * or X alone between signs.  *PRESENT is set for the first.
 */
static const struct phrase *
status_said(const struct proof *proof, size_t at, size_t to, bool *present,
	    size_t *len)
{
	static const char *const verbs[] = {
		"is", "are", "remains", "remain", "stays", "stay", "stands",
		"stand",
	};
	static const char *const fill[] = {
		"now", "still", "currently", "at", "in", "the", "status",
	};
	const struct phrase *p;
	size_t i;

	*present = false;
	for (i = 0; at < to && i < sizeof(verbs) / sizeof(*verbs); i++)
		if (word_is(&proof->words[at], verbs[i]) &&
		    !(proof->words[at].gap & GAP_STOP))
			*present = true;
	if (at >= to)
		return NULL;
	if (!*present && !(proof->words[at].gap & GAP_SIGN))
		return NULL;
	if (*present)
		at++;
	for (i = 0; *present && at < to &&
	     i < sizeof(fill) / sizeof(*fill); i++)
		if (word_is(&proof->words[at], fill[i]))
			at++;
	if (at >= to || proof->words[at].gap & (GAP_STOP | GAP_CELL))
		return NULL;
	p = proof_phrase(proof, &proof->statuses, at, to, len);
	if (!p || !proof_exact(proof, at, p))
		return NULL;
	*len += at;
	return *len == to || proof->words[*len].gap & (GAP_APART | GAP_POINT) ?
	       p : NULL;
}

/* The first mention of a list that ends with N: "A, B and C are ...". */
static size_t
list_start(const struct proof *proof, size_t n)
{
	while (n > 0) {
		const struct mention *a = &proof->mentions[n - 1];
		const struct mention *b = &proof->mentions[n];
		size_t between = b->word - (a->word + a->words);

		if (a->block != b->block || between > 1 || a->titled ||
		    (between == 1 &&
		     !word_is(&proof->words[b->word - 1], "and")))
			break;
		n--;
	}
	return n;
}

static void
check_status(struct proof *proof, size_t n)
{
	const struct mention *m = &proof->mentions[n];
	size_t to = block_to(proof, m->block), first, len;
	const struct process_status *said;
	const struct phrase *p;
	bool present;

	p = status_said(proof, m->beyond, to, &present, &len);
	if (!p)
		return;
	said = p->row;
	first = present && !m->titled ? list_start(proof, n) : n;
	for (; first <= n; first++) {
		const struct subject *s = proof->mentions[first].subject;
		const char *status = s->known ? s->proposal->status.s : NULL;
		struct point *point;

		if (status && strcmp(status, said->name.s) == 0)
			proof->result->statuses++;
		/* What it was once may be told for what happened then. */
		else if (status && !ever_was(s, said->name.s)) {
			point = proof_point(proof, "status",
				proof->words[len - 1].line, s,
				"status of %s differs", s->id);
			if (!point)
				return;
			point->paper = said->name.s;
			point->recorded = status;
		}
	}
}

void
proof_statuses(struct proof *proof)
{
	const struct block *blocks = proof->draft->blocks;

	for (size_t n = 0; n < proof->mention_count; n++)
		if (blocks[proof->mentions[n].block].kind != BLOCK_ROW)
			check_status(proof, n);
}

/* The path of a proposal if one is recorded and it is another. */
static const struct process_path *
other_path(const struct proof *proof, const struct subject *subject,
	   const struct process_path *said)
{
	const struct process_path *path =
		process_path(proof->process, subject->proposal->path.s);

	return path == said ? NULL : path;
}

static const char *
path_words(const struct proof *proof, const struct process_path *path)
{
	return pool_printf(proof->pool, "%s – %s", path->code.s, path->name.s);
}

static void
tell_path(struct proof *proof, unsigned line, const struct subject *subject,
	  const struct process_path *said)
{
	const struct process_path *path = other_path(proof, subject, said);
	struct point *point;

	if (!path)
		return;
	point = proof_point(proof, "path", line, subject,
			    "path of %s differs", subject->id);
	if (!point)
		return;
	point->paper = path_words(proof, said);
	point->recorded = path_words(proof, path);
}

/* What is listed under a path. */
struct under {
	const struct process_path *said;	/* NULL: nothing is */
	unsigned line;
	struct list differ;	/* struct mention * */
	size_t agree;
};

/* Several that all differ are the fault of what stands above them. */
static void
close_under(struct proof *proof, struct under *under)
{
	struct mention *const *m = under->differ.items;
	size_t count = under->differ.count;
	const char *ids = "";

	for (size_t i = 0; i < count; i++) {
		const struct subject *s = m[i]->subject;

		if (under->agree > 0 || count == 1)
			tell_path(proof, proof->words[m[i]->word].line, s,
				  under->said);
		else if (i < NAMED_MAX)
			ids = pool_printf(proof->pool, "%s%s%s (%s)", ids,
				i > 0 ? ", " : "", s->id,
				path_words(proof, other_path(proof, s,
							     under->said)));
	}
	if (*ids)
		proof_point(proof, "path", under->line, NULL, "\"%s\" stands "
			    "above %s%s", path_words(proof, under->said), ids,
			    count > NAMED_MAX ? " and more" : "");
	*under = (struct under){ .said = NULL };
}

static void
add_under(struct proof *proof, struct under *under, struct mention *m)
{
	const struct process_path *recorded;

	if (!under->said || !m || !m->subject->known)
		return;
	recorded = process_path(proof->process,
				m->subject->proposal->path.s);
	under->agree += recorded == under->said;
	if (other_path(proof, m->subject, under->said))
		*(struct mention **)list_add(proof->pool, &under->differ,
					     sizeof(m)) = m;
}

/* "Path 2": the path; else NULL. */
static const struct process_path *
path_code(const struct proof *proof, size_t at, size_t to)
{
	const struct process_path *p = proof->process->paths.items;

	if (at + 1 >= to || !word_is(&proof->words[at], "path") ||
	    proof->words[at].use & ~(unsigned)USE_NAME ||
	    proof->words[at + 1].gap & (GAP_APART | GAP_POINT))
		return NULL;
	for (size_t i = 0; i < proof->process->paths.count; i++) {
		struct words code = words_of(proof->scratch, p[i].code.s,
					     false);

		if (words_begin(&proof->words[at + 1], to - at - 1, &code))
			return &p[i];
	}
	return NULL;
}

/* The one path a sentence says, unless it is one that was left or denied. */
static const struct process_path *
only_path(const struct proof *proof, const struct stretch *stretch,
	  size_t *place)
{
	static const char *const doubts[] = {
		"from", "not", "than", "to", "or", "if", "unlike",
	};
	const struct process_path *only = NULL;

	for (size_t i = stretch->from; i < stretch->to; i++) {
		const struct process_path *path = path_code(proof, i,
							    stretch->to);

		if (!path)
			continue;
		if (only)
			return NULL;
		for (size_t n = 0; i > stretch->from &&
		     n < sizeof(doubts) / sizeof(*doubts); n++)
			if (word_is(&proof->words[i - 1], doubts[n]))
				return NULL;
		only = path;
		*place = i;
	}
	return only;
}

/* Paths said of a proposal, in the sentence or the row it stands in. */
static void
check_sentences(struct proof *proof, size_t block)
{
	size_t at = block_from(proof, block), place = 0;
	struct stretch stretch = { 0 };

	while (proof_sentence(proof, block, &at, &stretch)) {
		const struct process_path *said;

		if (!stretch.only)
			continue;
		said = only_path(proof, &stretch, &place);
		if (said && !stretch_unsure(proof, &stretch))
			tell_path(proof, proof->words[place].line,
				  stretch.only, said);
	}
}

/* "Path 2 – " and the name of another path. */
static void
check_heading(struct proof *proof, size_t block)
{
	size_t from = block_from(proof, block), to = block_to(proof, block);
	const struct process_path *said = path_code(proof, from, to);
	const struct phrase *named;
	struct point *point;
	struct words code;
	size_t len;

	if (!said)
		return;
	code = words_of(proof->scratch, said->code.s, false);
	from += 1 + code.count;
	if (from >= to || !(proof->words[from].gap & GAP_SIGN))
		return;
	named = proof_phrase(proof, &proof->paths, from, to, &len);
	if (!named || named->row == said || from + len != to)
		return;
	point = proof_point(proof, "path", proof->words[from].line, NULL,
			    "Path %s has another name", said->code.s);
	if (!point)
		return;
	point->paper = proof_quote(proof, from, to);
	point->recorded = said->name.s;
}

void
proof_paths(struct proof *proof)
{
	struct under under = { .said = NULL };

	for (size_t b = 0; b < proof->draft->block_count; b++) {
		const struct block *block = &proof->draft->blocks[b];
		bool listed = block_is_item(proof, b) ||
			      block->kind == BLOCK_ROW;
		const struct process_path *said;

		if (!listed)
			close_under(proof, &under);
		if (!listed && proof->block_mentions[b] ==
			       proof->block_mentions[b + 1])
			check_heading(proof, b);
		if (block_is_path(proof, b, &said)) {
			close_under(proof, &under);
			under.said = said;
			under.line = block->line;
		} else if (listed) {
			add_under(proof, &under, block_leader(proof, b));
		}
		check_sentences(proof, b);
		pool_clear(proof->scratch);
	}
	close_under(proof, &under);
}
