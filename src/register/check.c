#include "register/check.h"

#include <string.h>

#include "base/date.h"
#include "register/load.h"
#include "register/report_words.h"
#include "register/standing.h"
#include "register/story.h"
#include "register/timeline.h"
#include "register/window.h"

/* The columns of every statement, and the first of its own. */
enum { ID, REF, DAY, OWN };

/*
 * Fills in what a row says: 1, or 0 where it is nothing after all, or -1 with
 * a problem recorded.
 */
typedef int sentence(struct checker *checker, struct stmt *row,
		     struct finding *finding);

struct check_part {
	enum sql sql;
	bool dated;		/* takes the day as at which */
	sentence *say;
};

/* How a slip in an entry is put right: WHAT holds options. */
static const char *
put_right(struct pool *pool, const struct finding *finding, const char *what)
{
	return pool_printf(pool, "To put right a slip: secreg correct %s %s"
			   " --reason TEXT", finding->ref, what);
}

/* What an entry did: "became Posted", "the Panel voted to approve". */
static const char *
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

static int
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

static int
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

/* The entry with this key: its place in the timeline. */
static size_t
entry_place(const struct proposal *proposal, int64_t id)
{
	size_t n = 0;

	while (n < proposal->history.count &&
	       proposal_entry(proposal, n)->id != id)
		n++;
	return n;
}

/* The move that entry N made, or NULL. */
static const struct process_move *
move_made(const struct checker *checker, const struct proposal *proposal,
	  size_t n)
{
	struct standing before = standing_before(proposal, n);
	struct standing judge = standing_judge(proposal, n, &before);

	return process_move(checker->process, judge.status,
			    proposal_entry(proposal, n)->status.s, judge.path);
}

/* "the last day in time was 4 May 2017 (adoption of ..., 10 Working Days)" */
static const char *
limit_words(struct pool *pool, const struct limit *limit)
{
	const char *days = limit->window->days.s;

	return pool_printf(pool, "the last day in time was %s%s (%s, %s Working"
			   " Day%s)", limit->exact ? "" : "at the latest ",
			   date_long(pool, limit->until),
			   limit->window->title.s, days,
			   strcmp(days, "1") == 0 ? "" : "s");
}

static void
tell_late(struct checker *checker, const struct limit *limit,
	  const char *status, struct finding *finding)
{
	struct pool *pool = checker->pool;
	long days = calendar_between(checker->calendar, limit->until,
				     day_date(finding->day));
	const char *by = days <= 0 ? "" :
			 pool_printf(pool, "%ld Working Day%s ", days,
				     days == 1 ? "" : "s");

	finding->found = pool_printf(pool, "It became %s %slate; %s.", status,
				     by, limit_words(pool, limit));
	finding->advice = pool_printf(pool, "If the day is wrong: secreg"
		" correct %s --date DATE --reason TEXT", finding->ref);
}

static void
tell_not_shown(struct checker *checker, const struct limit *limit,
	       const char *status, struct finding *finding)
{
	struct pool *pool = checker->pool;
	bool exact = day_exact(finding->day);

	finding->remark = true;
	finding->found = pool_printf(pool, "Not shown to be in time: it became"
		" %s %s%s; %s.", status, exact ? "on " : "",
		day_words(pool, finding->day), limit_words(pool, limit));
	finding->advice = pool_printf(pool, "Once the day %sis known: secreg"
		" correct %s --date DATE --reason TEXT",
		exact ? "it runs from " : "",
		exact ? pool_printf(pool, "%lld.%lld",
				    (long long)limit->event->change,
				    (long long)limit->event->n) :
		finding->ref);
}

static int
say_window(struct checker *checker, struct stmt *row, struct finding *finding)
{
	enum { KEY = OWN, ENTRY };
	struct proposal proposal;
	const struct process_move *move;
	struct limit limit;
	const char *status;
	size_t n;

	if (load_one(checker->pool, checker->db, stmt_col_int(row, KEY),
		     &proposal) < 0)
		return -1;
	n = entry_place(&proposal, stmt_col_int(row, ENTRY));
	if (n == proposal.history.count)
		return 0;
	status = proposal_entry(&proposal, n)->status.s;
	move = move_made(checker, &proposal, n);
	if (!move || !limit_find(checker->pool, checker->process,
				 checker->calendar, &proposal, n, move,
				 &limit))
		return 0;
	switch (limit_verdict(&limit, finding->day)) {
	case IN_TIME:
		return 0;
	case IN_TIME_LATE:
		tell_late(checker, &limit, status, finding);
		return 1;
	case IN_TIME_NOT_SHOWN:
		tell_not_shown(checker, &limit, status, finding);
		return 1;
	}
	return 0;
}

static int
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

static int
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

static int
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
	return 1;
}

static int
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

static int
say_title(struct checker *checker, struct stmt *row, struct finding *finding)
{
	enum { TITLE = OWN, FIRST };
	struct pool *pool = checker->pool;

	finding->found = pool_printf(pool, "Has the title of %s: %s",
				     stmt_col(row, FIRST),
				     stmt_col(row, TITLE));
	finding->advice = pool_printf(pool, "If they are two proposals: secreg"
				      " set %s title=TEXT", finding->id);
	return 1;
}

#define PARTS(...) (const struct check_part[]){ __VA_ARGS__, { .say = NULL } }

const struct check checks[] = {
	{ "ballots", "votes that the ballots counted do not bear out",
	  PARTS({ SQL_CHECK_BALLOTS, false, say_ballots }) },
	{ "overrides", "what was recorded against the rules",
	  PARTS({ SQL_CHECK_OVERRIDES, false, say_override }) },
	{ "late", "moves after their window, or not shown to be within it",
	  PARTS({ SQL_CHECK_WINDOWS, false, say_window }) },
	{ "overdue", "implementation dates and plans whose day has passed",
	  PARTS({ SQL_CHECK_IMPLEMENTATION, true, say_implementation },
		{ SQL_CHECK_PLANNED, true, say_planned }) },
	{ "timelines", "entries the process does not allow",
	  PARTS({ SQL_CHECK_TIMELINES, false, say_fault }) },
	{ "releases", "releases with several dates or spellings",
	  PARTS({ SQL_CHECK_RELEASES, false, say_release }) },
	{ "titles", "open proposals with the same title",
	  PARTS({ SQL_CHECK_TITLES, false, say_title }) },
	{ .name = NULL }
};

static int
run_part(struct checker *checker, const struct check_part *part)
{
	struct stmt *stmt = db_stmt(checker->db, part->sql);
	int more;

	if (part->dated)
		stmt_text(stmt, 1, checker->as_at);
	while ((more = stmt_step(stmt)) > 0) {
		struct finding finding = {
			.id = stmt_col(stmt, ID),
			.ref = stmt_col(stmt, REF),
			.day = stmt_col(stmt, DAY),
		};
		int found = part->say(checker, stmt, &finding);

		if (found < 0)
			return -1;
		if (found > 0)
			checker->tell(checker->arg, &finding);
		pool_clear(checker->pool);
	}
	return more;
}

int
check_run(struct checker *checker, const struct check *check)
{
	const struct check_part *part;

	for (part = check->parts; part->say; part++)
		if (run_part(checker, part) < 0)
			return -1;
	return 0;
}
