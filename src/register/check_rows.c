/* Findings that are a row each: what it says, in words. */
#include "register/check_parts.h"

#include <string.h>

#include "base/date.h"
#include "register/load.h"
#include "register/report_words.h"
#include "register/standing.h"
#include "register/timeline.h"

const char *
put_right(struct pool *pool, const struct finding *finding, const char *what)
{
	return pool_printf(pool, "To put right a slip: secreg correct %s %s"
			   " --reason TEXT", finding->ref, what);
}

const char *
deed(struct checker *checker, const char *status, const char *body,
     const char *vote)
{
	struct pool *pool = checker->pool;
	const char *voted = vote ?
		pool_printf(pool, "%s voted to %s",
			    body_called(pool, checker->process, body), vote) :
		NULL;

	if (voted && status)
		return pool_printf(pool, "%s and it became %s", voted, status);
	return voted ? voted :
	       status ? pool_printf(pool, "it became %s", status) :
	       "an entry without a status";
}

int
say_ballots(struct checker *checker, struct stmt *row, struct finding *finding)
{
	enum { BODY = OWN, VOTE, CARRIED, ALTERNATIVE, APPROVE, REJECT };
	struct pool *pool = checker->pool;
	const char *carried = stmt_col(row, CARRIED);
	const char *other = stmt_col(row, ALTERNATIVE);

	finding->found = pool_printf(pool, "%s%s%s%s%s; the ballots recorded"
		" count %lld to approve and %lld to reject.",
		words_capital(pool, deed(checker, NULL, stmt_col(row, BODY),
					 stmt_col(row, VOTE))),
		other ? pool_printf(pool, " the alternative “%s”", other) : "",
		carried ? " (" : "", carried ? carried : "",
		carried ? ")" : "",
		(long long)stmt_col_int(row, APPROVE),
		(long long)stmt_col_int(row, REJECT));
	finding->advice = put_right(pool, finding,
				    "--count CATEGORY=N/N/N");
	return 1;
}

int
say_override(struct checker *checker, struct stmt *row,
	     struct finding *finding)
{
	enum { STATUS = OWN, BODY, VOTE, REASON };
	struct pool *pool = checker->pool;

	finding->found = pool_printf(pool, "Against the rules: %s. The reason"
		" given: %s", deed(checker, stmt_col(row, STATUS),
				   stmt_col(row, BODY), stmt_col(row, VOTE)),
		stmt_col(row, REASON));
	finding->advice = pool_printf(pool, "It stays listed. The rules:"
				      " secreg process");
	return 1;
}

int
say_implementation(struct checker *checker, struct stmt *row,
		   struct finding *finding)
{
	enum { KEY = OWN };
	struct pool *pool = checker->pool;
	struct proposal proposal;
	struct standing standing;
	struct list moves;
	const struct open_move *m;
	size_t i;

	if (load_one(pool, checker->db, stmt_col_int(row, KEY), &proposal) < 0)
		return -1;
	standing = standing_before(&proposal, proposal.history.count);
	moves = open_moves(pool, checker->process, &proposal,
			   proposal.history.count, &standing);
	finding->found = pool_printf(pool, "The implementation date has"
				     " passed; it is still %s.",
				     standing.status);
	finding->advice = pool_printf(pool, "What it waits for: secreg show %s",
				      finding->id);
	for (i = 0, m = moves.items; i < moves.count; i++)
		if (m[i].move->kind.s &&
		    strcmp(m[i].move->kind.s, "implementation") == 0)
			finding->advice = pool_printf(pool,
				"When it is done: %s", m[i].command);
	return 1;
}

int
say_planned(struct checker *checker, struct stmt *row, struct finding *finding)
{
	enum { BODY = OWN, ITEM };
	struct pool *pool = checker->pool;
	const char *body = body_called(pool, checker->process,
				       stmt_col(row, BODY));
	const char *item = stmt_col(row, ITEM);

	if (item)
		item = pool_printf(pool, " (%s)", item);
	finding->found = pool_printf(pool, "It was due before %s%s; no entry of"
		" %s since is recorded.", body, item ? item : "", body);
	finding->advice = pool_printf(pool, "If it was considered, record that:"
				      " secreg edit %s", finding->id);
	return 1;
}

int
say_release(struct checker *checker, struct stmt *row, struct finding *finding)
{
	enum { RELEASE = OWN, SPELT, DUE, DATE, FIRST };
	struct pool *pool = checker->pool;
	const char *release = stmt_col(row, RELEASE);
	const char *spelt = stmt_col(row, SPELT), *date = stmt_col(row, DATE);
	const char *first = stmt_col(row, FIRST), *found = "";

	if (spelt)
		found = pool_printf(pool, "The release is called \"%s\" here"
				    " and \"%s\" elsewhere.", release, spelt);
	if (date)
		found = pool_printf(pool, "%s%sTo be implemented on %s; %s%s"
			" on %s.", found, *found ? " " : "",
			date_long(pool, stmt_col(row, DUE)),
			first ? first : release,
			first ? ", in the same release," : " came, or comes,",
			date_long(pool, date));
	finding->found = found;
	finding->advice = spelt ?
		put_right(pool, finding, "--release NAME") :
		pool_printf(pool, "If it was moved: secreg set %s"
			    " implementation-date=DATE", finding->id);
	if (*found)
		return 1;
	finding->remark = true;
	finding->found = pool_printf(pool, "It came with release %s, which is"
				     " not recorded, as others are.", release);
	finding->advice = "To record a release: secreg add FILE, with the lines"
			  " release: and date:";
	return 1;
}

int
say_title(struct checker *checker, struct stmt *row, struct finding *finding)
{
	enum { TITLE = OWN, FIRST };
	struct pool *pool = checker->pool;

	finding->found = pool_printf(pool, "Has the title of %s: %s",
				     stmt_col(row, FIRST),
				     stmt_col(row, TITLE));
	finding->advice = pool_printf(pool, "If they are two proposals: secreg"
				      " set %s title=TEXT --note WHY",
				      finding->id);
	return 1;
}
