/*
 * Every timeline held against the process twice: by the register's own view
 * `fault`, and by walking it.  The walk finds what no view would if the view
 * were wrong, and the other way about.
 */
#include "register/check_parts.h"

#include <stdlib.h>

#include "register/load.h"
#include "register/report_words.h"
#include "register/rows.h"
#include "register/timeline.h"

/* The proposals with faults by the view: keys, as they come. */
struct faulty {
	struct pool *pool;
	struct list keys;	/* int64_t */
};

/* What the bits of the view `fault` say, lowest first. */
static const char *const faults[] = {
	"the process has no such move",
	"it is not the status before",
	"it lacks a note",
	"it lacks who did it",
	"it lacks who adopts it",
	"it lacks the vote it needs",
	"it lacks a release",
	"it lacks an implementation date that has been reached",
	"without a path it cannot be said what the vote is",
	"that body has no vote there",
	"the vote makes another status",
	"that body had voted that day already",
	"it was not unanimous by its ballots",
	"the first entry gives no status",
	"an opening is the first entry, gives a status and is dated `by`",
};

static void
say_fault(struct checker *checker, struct stmt *row, struct finding *finding)
{
	enum { FROM = OWN, STATUS, BODY, VOTE, FAULTS };
	struct pool *pool = checker->pool;
	const char *from = stmt_col(row, FROM);
	int64_t bits = stmt_col_int(row, FAULTS);
	const char *found = words_capital(pool, deed(checker,
		stmt_col(row, STATUS), stmt_col(row, BODY),
		stmt_col(row, VOTE)));
	const char *joint = ": ";
	size_t i;

	if (from)
		found = pool_printf(pool, "%s, from %s", found, from);
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		if (!(bits >> i & 1))
			continue;
		found = pool_printf(pool, "%s%s%s", found, joint, faults[i]);
		joint = "; ";
	}
	finding->found = pool_printf(pool, "%s.", found);
	finding->advice = put_right(pool, finding, "FIELD=VALUE");
}

/* What the view finds. */
static int
tell_faults(struct checker *checker, struct faulty *faulty)
{
	enum { KEY = OWN + 5 };
	struct stmt *stmt = db_stmt(checker->db, SQL_CHECK_TIMELINES);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		struct finding finding = {
			.id = stmt_col(stmt, ID),
			.ref = stmt_col(stmt, REF),
			.day = stmt_col(stmt, DAY),
		};

		*(int64_t *)list_add(faulty->pool, &faulty->keys,
				     sizeof(int64_t)) =
			stmt_col_int(stmt, KEY);
		say_fault(checker, stmt, &finding);
		check_tell(checker, &finding);
	}
	return more;
}

static int
by_key(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The two do not agree about a proposal: WALKED is what the walk says. */
static void
tell_disagreement(struct checker *checker, const struct proposal *proposal,
		  const char *walked)
{
	const struct finding finding = {
		.id = proposal->id.s,
		.found = walked ? pool_printf(checker->pool, "Walked through"
			" the process: %s; the view `fault` finds nothing.",
			walked) : "The view `fault` finds what a walk through"
			" the process does not.",
		.advice = "The process may have been altered: secreg check"
			  " store",
	};

	checker->tell(checker->arg, &finding);
}

/* Whether the sorted KEYS hold KEY; those before it are passed by. */
static bool
passes(const struct list *keys, size_t *at, int64_t key)
{
	const int64_t *k = keys->items;

	while (*at < keys->count && k[*at] < key)
		++*at;
	return *at < keys->count && k[*at] == key;
}

/* Walks them all, one in memory at a time. */
static int
walk_all(struct checker *checker, const struct faulty *faulty)
{
	struct loader *loader = load_start(faulty->pool, checker->db, 1,
					   INT64_MAX);
	struct proposal proposal;
	size_t at = 0;
	int more;

	while ((more = load_next(loader, checker->pool, &proposal)) > 0) {
		struct diags *diags = diags_new(checker->pool);
		bool fault = passes(&faulty->keys, &at, proposal.key);
		bool walked = timeline_walk(checker->pool, diags,
					    checker->process, &proposal,
					    NULL) < 0;

		/* One without an id is for another check. */
		if (fault != walked && proposal.id.s)
			tell_disagreement(checker, &proposal, walked ?
					  diags_sentence(diags) : NULL);
		pool_clear(checker->pool);
	}
	return more;
}

int
check_timelines(struct checker *checker)
{
	struct faulty faulty = { .pool = pool_new() };
	int failed = tell_faults(checker, &faulty);

	if (!failed && faulty.keys.count > 0)
		qsort(faulty.keys.items, faulty.keys.count, sizeof(int64_t),
		      by_key);
	if (!failed)
		failed = walk_all(checker, &faulty);
	pool_free(faulty.pool);
	return failed;
}
