#include "register/proof.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"
#include "register/rows.h"

enum { QUOTE_MAX = 60 };	/* words of the draft that are quoted */

struct point *
proof_point(struct proof *proof, const char *kind, unsigned line,
	    const struct subject *subject, const char *format, ...)
{
	struct proofread *result = proof->result;
	struct point *point;
	va_list args;

	if (++result->point_count > POINTS_MAX)
		return NULL;
	point = list_add(proof->pool, &result->points, sizeof(*point));
	point->kind = kind;
	point->line = line;
	point->id = subject ? subject->id : NULL;
	va_start(args, format);
	point->found = pool_vprintf(proof->pool, format, args);
	va_end(args);
	return point;
}

/* What stands between two words, if it may be shown; else one space. */
static const char *
joint(struct proof *proof, const struct word *a, const struct word *b)
{
	const char *from = a->s + a->len;
	size_t len;

	if (b->s < from || a->line != b->line || b->s - from > 4)
		return " ";
	len = (size_t)(b->s - from);
	for (size_t i = 0; i < len; i++)
		if (strchr("*_<>|\\&`\t\n\r#[]", from[i]))
			return len == 1 && from[i] == '&' ? "&" : " ";
	return pool_strndup(proof->scratch, from, len);
}

const char *
proof_quote(struct proof *proof, size_t from, size_t to)
{
	struct memory out;
	const char *quote;

	memory_open(&out);
	for (size_t i = from; i < to && i < from + QUOTE_MAX; i++) {
		const struct word *w = &proof->words[i];

		if (i > from)
			fputs(joint(proof, w - 1, w), out.file);
		fprintf(out.file, "%.*s", (int)w->len, w->s);
	}
	if (to > from + QUOTE_MAX)
		fputs(" ...", out.file);
	memory_close(&out);
	quote = text_visible(proof->pool, pool_strdup(proof->pool, out.text));
	memory_free(&out);
	return quote;
}

const struct phrase *
proof_phrase(const struct proof *proof, const struct list *phrases,
	     size_t from, size_t to, size_t *len)
{
	const struct phrase *p = phrases->items, *best = NULL;

	*len = 0;
	for (size_t i = 0; i < phrases->count; i++)
		if (p[i].words.count > *len &&
		    words_begin(&proof->words[from], to - from,
				&p[i].words)) {
			best = &p[i];
			*len = p[i].words.count;
		}
	return best;
}

bool
proof_exact(const struct proof *proof, size_t from,
	    const struct phrase *phrase)
{
	for (size_t i = 0; i < phrase->words.count; i++) {
		const struct word *a = &proof->words[from + i];
		const struct word *b = &phrase->words.items[i];

		if (a->len != b->len || memcmp(a->s, b->s, a->len) != 0)
			return false;
	}
	return true;
}

static void
add_phrase(struct proof *proof, struct list *list, const char *text,
	   const void *row)
{
	struct phrase *phrase;

	if (!text)
		return;
	phrase = list_add(proof->pool, list, sizeof(*phrase));
	phrase->words = words_of(proof->pool, text, false);
	phrase->row = row;
}

/* What the process calls things. */
static void
read_process(struct proof *proof)
{
	const struct process *process = proof->process;
	const struct process_status *s = process->statuses.items;
	const struct process_body *b = process->bodies.items;
	const struct process_path *p = process->paths.items;
	const struct process_term *term = process_term(process, "proposal");
	size_t i;

	for (i = 0; i < process->statuses.count; i++) {
		add_phrase(proof, &proof->statuses, s[i].name.s, &s[i]);
		add_phrase(proof, &proof->statuses, s[i].was.s, &s[i]);
	}
	for (i = 0; i < process->bodies.count; i++) {
		add_phrase(proof, &proof->bodies, b[i].name.s, &b[i]);
		add_phrase(proof, &proof->bodies, b[i].called.s, &b[i]);
	}
	for (i = 0; i < process->paths.count; i++) {
		add_phrase(proof, &proof->paths, p[i].name.s, &p[i]);
		add_phrase(proof, &proof->paths, p[i].heading.s, &p[i]);
		add_phrase(proof, &proof->paths, pool_printf(proof->pool,
			"Path %s", p[i].code.s), &p[i]);
		add_phrase(proof, &proof->paths, pool_printf(proof->pool,
			"Path %s %s", p[i].code.s, p[i].name.s), &p[i]);
	}
	proof->proposal_one = words_of(proof->pool, term->singular.s, false);
	proof->proposal_many = words_of(proof->pool, term->plural.s, false);
}

/* Names of several words say nothing of votes, whatever their words are. */
static void
mask_names(struct proof *proof)
{
	const struct list *const lists[] = { &proof->statuses, &proof->paths };

	for (size_t at = 0; at < proof->draft->words.count; at++)
		for (size_t n = 0; n < 2; n++) {
			size_t len, left = proof->draft->words.count - at;
			const struct phrase *p = proof_phrase(proof, lists[n],
				at, at + (left < 16 ? left : 16), &len);

			for (size_t i = 0; p && len > 1 && i < len; i++)
				proof->words[at + i].use |= USE_NAME;
		}
}

/* By line; what was found first of a line comes first. */
static void
sort_points(struct list *points)
{
	struct point *p = points->items;

	for (size_t i = 1; i < points->count; i++) {
		struct point point = p[i];
		size_t j = i;

		for (; j > 0 && p[j - 1].line > point.line; j--)
			p[j] = p[j - 1];
		p[j] = point;
	}
}

static int
read_counts(struct proof *proof)
{
	const struct process_status *statuses = proof->process->statuses.items;
	struct stmt *stmt = db_stmt(proof->db, SQL_PROOF_COUNTS);
	int more;

	proof->status_counts = pool_alloc(proof->pool,
		proof->process->statuses.count *
		sizeof(*proof->status_counts));
	while ((more = stmt_step(stmt)) > 0) {
		const struct process_status *status =
			process_status(proof->process, stmt_col(stmt, 0));
		long n = (long)stmt_col_int(stmt, 1);

		if (!status)
			continue;
		proof->status_counts[status - statuses] = n;
		if (flag_set(&status->open))
			proof->open_count += n;
	}
	return more;
}

static int
read_titles(struct proof *proof)
{
	struct proofread *result = proof->result;

	read_process(proof);
	if (proof_mentions(proof) < 0)
		return -1;
	result->mentions = proof->mention_count;
	result->proposals = proof->subjects.count;
	proof_titles(proof);
	return 0;
}

static int
read_all(struct proof *proof)
{
	if (read_counts(proof) < 0 || read_titles(proof) < 0)
		return -1;
	mask_names(proof);
	if (proof_tables(proof) < 0)
		return -1;
	proof_statuses(proof);
	proof_paths(proof);
	proof_votes(proof);
	proof_dates(proof);
	return proof_counts(proof);
}

static int
run(struct pool *pool, struct db *db, const struct process *process,
    const struct draft *draft, struct proofread *result,
    int (*read)(struct proof *proof))
{
	struct proof proof = {
		.pool = pool,
		.scratch = pool_new(),
		.db = db,
		.process = process,
		.draft = draft,
		.words = draft->words.items,
		.result = result,
	};
	int failed;

	memset(result, 0, sizeof(*result));
	failed = read(&proof);
	if (!failed)
		sort_points(&result->points);
	pool_free(proof.scratch);
	return failed;
}

int
proofread(struct pool *pool, struct db *db, const struct process *process,
	  const struct draft *draft, struct proofread *result)
{
	return run(pool, db, process, draft, result, read_all);
}

int
proofread_titles(struct pool *pool, struct db *db,
		 const struct process *process, const struct draft *draft,
		 struct proofread *result)
{
	return run(pool, db, process, draft, result, read_titles);
}
