#include "register/status_tell.h"

#include <string.h>

#include "base/text.h"
#include "register/report_words.h"
#include "register/timeline.h"

const char *
long_day(const struct teller *t, const char *day)
{
	return words_day(t->pool, day, false);
}

static const char *
proposals(const struct teller *t, size_t n)
{
	return words_term(process_term(t->status->process, "proposal"), n);
}

const char *
shown_number(const struct teller *t, long n)
{
	return pool_printf(t->pool, "%ld", n);
}

void
section_heading(const struct teller *t, enum status_section section)
{
	paper_heading(t->paper, status_number(t->status, section),
		      status_heading(t->status, section), -1);
}

/* "Of 22 Modification Proposals nothing is known as at 12 April 2017: ..." */
static void
tell_unknown(const struct teller *t, long n, const char *day)
{
	if (n > 0)
		paper_sentence(t->paper, pool_printf(t->pool,
			"Of %s %s nothing is known as at %s: %s in no other "
			"row, and may have been open.",
			text_number(t->pool, n), proposals(t, (size_t)n),
			long_day(t, day), n == 1 ? "it is" : "they are"));
}

/* The totals of those that are open, or are not. */
static struct status_count
total(const struct status_report *status, bool open)
{
	struct status_count sum = { .status = NULL };

	for (size_t i = 0; i < status->process->statuses.count; i++) {
		const struct status_count *count = &status->counts[i];

		if (flag_set(&count->status->open) != open)
			continue;
		sum.before += count->before;
		sum.now += count->now;
	}
	return sum;
}

enum { COUNT_COLUMNS = 4 };

static void
count_row(const struct teller *t, const char *stage, const char *name,
	  const struct status_count *count, const char **cells)
{
	cells[0] = stage;
	cells[1] = name;
	cells[2] = shown_number(t, count->before);
	cells[3] = shown_number(t, count->now);
}

/* The statuses that are open, or are not, with their sum. */
static size_t
count_rows(const struct teller *t, bool open, const char **cells,
	   struct paper_bar *bars)
{
	const struct status_report *status = t->status;
	struct status_count sum = total(status, open);
	size_t rows = 0;

	for (size_t i = 0; i < status->process->statuses.count; i++) {
		const struct status_count *count = &status->counts[i];

		if (flag_set(&count->status->open) != open)
			continue;
		/* The many ways to end are told where one was taken. */
		if (!open && count->before + count->now == 0)
			continue;
		bars[rows] = (struct paper_bar){
			count->status->name.s, count->before, count->now,
		};
		count_row(t, count->status->stage.s, count->status->name.s,
			  count, cells + COUNT_COLUMNS * rows++);
	}
	count_row(t, open ? "Open in all" : "Closed in all", "", &sum,
		  cells + COUNT_COLUMNS * rows);
	return rows + 1;
}

/* Those of which nothing is known: they are in no other row. */
static size_t
count_unknown(const struct teller *t, const char **cells)
{
	const struct status_count unknown = {
		.before = t->status->unknown_before, .now = t->status->unknown,
	};

	if (unknown.before + unknown.now == 0)
		return 0;
	count_row(t, "Nothing known", "", &unknown, cells);
	return 1;
}

/* What the picture shows, and what it cannot show. */
static const char *
bars_caption(const struct teller *t)
{
	const struct status_report *status = t->status;
	const char *caption = pool_printf(t->pool, "Open %s by status",
					  proposals(t, 2));

	if (status->unknown_before > 0)
		caption = pool_printf(t->pool, "%s; of %ld nothing is known as "
			"at %s", caption, status->unknown_before,
			long_day(t, status->request->since));
	return caption;
}

static void
tell_counts(const struct teller *t)
{
	const struct status_report *status = t->status;
	const struct status_request *request = status->request;
	size_t room = status->process->statuses.count + 3;
	const char **cells = pool_alloc(t->pool, room * COUNT_COLUMNS *
					sizeof(*cells));
	struct paper_bar *bars = pool_alloc(t->pool, room * sizeof(*bars));
	const char *days[] = {
		long_day(t, request->since), long_day(t, request->until),
	};
	const struct paper_column columns[COUNT_COLUMNS] = {
		{ .head = "Stage", .weight = 28 },
		{ .head = "Status", .weight = 30 },
		{ .head = days[0], .number = true },
		{ .head = days[1], .number = true },
	};
	size_t rows = count_rows(t, true, cells, bars), open = rows - 1;

	rows += count_rows(t, false, cells + COUNT_COLUMNS * rows,
			   bars + rows);
	rows += count_unknown(t, cells + COUNT_COLUMNS * rows);
	section_heading(t, SECTION_COUNTS);
	paper_bars(t->paper, bars_caption(t), days[0], days[1], bars, open);
	paper_rows(t->paper, pool_printf(t->pool, "%s by stage and status",
					 proposals(t, 2)),
		   columns, COUNT_COLUMNS, cells, rows);
	tell_unknown(t, status->unknown_before, request->since);
	tell_unknown(t, status->unknown, request->until);
}

/* "12", "12 or more" */
static const char *
days_words(const struct teller *t, const struct status_open *open)
{
	return pool_printf(t->pool, open->exact ? "%ld" : "%ld or more",
			   open->days);
}

static const char *
waits_words(const struct teller *t, const struct process_status *status)
{
	const char *body = status->waits_for.s, *to = status->to.s;

	return !body ? NULL :
	       pool_printf(t->pool, "%s%s%s",
			   body_called(t->pool, t->status->process, body),
			   to ? " to " : "", to ? to : "");
}

/* The steps of a life, for the picture.  Returns 0, or -1. */
static int
picture_of(const struct teller *t, const struct status_open *open,
	   struct paper_life *picture)
{
	enum { DAY, EXACT, STATUS, VOTE };
	struct stmt *stmt = db_stmt(t->status->db, SQL_STATUS_STEPS);
	int more;

	*picture = (struct paper_life){ .id = open->id, .title = open->title };
	stmt_int(stmt, 1, open->key);
	while ((more = stmt_step(stmt)) > 0) {
		picture->steps = pool_grow(t->pool, picture->steps,
			picture->count, sizeof(*picture->steps));
		picture->steps[picture->count++] = (struct paper_step){
			.day = stmt_copy(stmt, t->pool, DAY),
			.exact = stmt_col_int(stmt, EXACT) != 0,
			.status = stmt_copy(stmt, t->pool, STATUS),
			.vote = stmt_copy(stmt, t->pool, VOTE),
		};
	}
	return more;
}

static int
draw_lives(const struct teller *t)
{
	const struct status_report *status = t->status;
	const struct process_status *all = status->process->statuses.items;
	struct paper_life *lives;
	const char **names;

	if (!paper_draws(t->paper))
		return 0;
	lives = pool_alloc(t->pool, status->open_count * sizeof(*lives));
	for (size_t i = 0; i < status->open_count; i++)
		if (picture_of(t, &status->open[i], &lives[i]) < 0)
			return -1;
	names = pool_alloc(t->pool, (status->process->statuses.count + 1) *
			   sizeof(*names));
	for (size_t i = 0; i < status->process->statuses.count; i++)
		names[i] = all[i].name.s;
	paper_lives(t->paper, pool_printf(t->pool, "The life of each open %s",
					  proposals(t, 1)),
		    names, status->request->until, lives, status->open_count);
	return 0;
}

static int
tell_open(const struct teller *t)
{
	enum { COLUMNS = 5 };
	static const struct paper_column columns[COLUMNS] = {
		{ .head = "No.", .strong = true, .weight = 11 },
		{ .head = "Title", .weight = 40 },
		{ .head = "Status", .weight = 20 },
		{ .head = "Working Days", .number = true, .weight = 12 },
		{ .head = "Waits for", .weight = 25 },
	};
	const struct status_report *status = t->status;
	size_t count = status->open_count;
	const char **cells = pool_alloc(t->pool, (count + 1) * COLUMNS *
					sizeof(*cells));

	section_heading(t, SECTION_OPEN);
	for (size_t i = 0; i < count; i++) {
		const struct status_open *open = &status->open[i];
		const char **row = cells + COLUMNS * i;

		row[0] = open->id;
		row[1] = open->title;
		row[2] = open->status->name.s;
		row[3] = days_words(t, open);
		row[4] = open->status->waits_for.s;
	}
	if (count == 0) {
		paper_sentence(t->paper, pool_printf(t->pool,
			"There are no open %s.", proposals(t, 2)));
		return 0;
	}
	paper_sentence(t->paper, pool_printf(t->pool,
		"%s %s %s open on %s. Working Days are counted from the day "
		"after the status began; where only a latest day of that is "
		"recorded, it has lasted so many or more.",
		words_capital(t->pool, text_number(t->pool, (long)count)),
		proposals(t, count), count == 1 ? "is" : "are",
		long_day(t, status->request->until)));
	paper_rows(t->paper, pool_printf(t->pool, "Open %s",
					 proposals(t, 2)),
		   columns, COLUMNS, cells, count);
	return draw_lives(t);
}

/* One more line. */
static const char *
add_line(const struct teller *t, const char *lines, const char *line)
{
	return !lines ? line : pool_printf(t->pool, "%s\n%s", lines, line);
}

static const char *
flat(const struct teller *t, const char *s)
{
	char *copy = pool_strdup(t->pool, s);

	for (char *at = copy; (at = strchr(at, '\n'));)
		*at = ' ';
	return copy;
}

static const char *
timeline_lines(const struct teller *t, const struct status_life *life)
{
	const char *lines = NULL;

	for (size_t i = 0; i < life->proposal.history.count; i++) {
		const char *day = proposal_entry(&life->proposal, i)->date.s;
		const char *line = story_line(t->pool, &life->stories[i]);

		lines = add_line(t, lines, pool_printf(t->pool, "%s: %s",
			day_words(t->pool, day), flat(t, line)));
	}
	return lines;
}

static const char *
next_lines(const struct teller *t, const struct status_life *life)
{
	const struct prospect *next = life->prospects.items;
	const char *lines = NULL;

	for (size_t i = 0; i < life->prospects.count; i++) {
		const char *line = prospect_line(t->pool, &next[i]);

		lines = add_line(t, lines, pool_printf(t->pool, "%s%s%s",
			next[i].to, *line ? ": " : "", flat(t, line)));
	}
	return lines;
}

static const char *
gap_words(const struct teller *t, const struct status_life *life)
{
	const struct text *gaps = life->gaps.items;
	const char *words = NULL;

	for (size_t i = 0; i < life->gaps.count; i++)
		words = pool_printf(t->pool, "%s%s%s", words ? words : "",
				    words ? ", " : "", gaps[i].s);
	return words;
}

static void
tell_life(const struct teller *t, const struct status_life *life)
{
	const struct status_open *open = life->open;
	const struct paper_item item = { .id = open->id, .title = open->title };
	const struct paper_fact facts[] = {
		{ "Path", path_named(t->pool, t->status->process,
				     life->proposal.path.s) },
		{ "Status", pool_printf(t->pool, "%s, since %s: %s Working "
			"Day%s", open->status->name.s,
			day_words(t->pool, day_make(t->pool, open->since,
						    open->exact)),
			days_words(t, open),
			open->days == 1 && open->exact ? "" : "s") },
		{ "Waits for", waits_words(t, open->status) },
		{ "Next", next_lines(t, life) },
		{ "Timeline", timeline_lines(t, life) },
		{ "Not recorded", gap_words(t, life) },
	};

	paper_record(t->paper, &item, facts, sizeof(facts) / sizeof(facts[0]));
}

static int
tell_lives(const struct teller *t)
{
	const struct status_report *status = t->status;
	struct teller one = *t;
	int failed = 0;

	section_heading(t, SECTION_LIVES);
	if (status->open_count == 0)
		paper_sentence(t->paper, "There are none.");
	one.pool = pool_new();
	paper_pool(t->paper, one.pool);
	for (size_t i = 0; i < status->open_count && !failed; i++) {
		struct status_life life;

		failed = status_life(status, one.pool, &status->open[i], &life);
		if (!failed)
			tell_life(&one, &life);
		pool_clear(one.pool);
	}
	paper_pool(t->paper, t->pool);
	pool_free(one.pool);
	return failed;
}

int
status_tell(const struct status_report *status)
{
	const struct status_request *request = status->request;
	struct teller teller = { .pool = status->pool, .status = status };
	const struct teller *t = &teller;

	teller.paper = paper_start(status->pool, request->out,
				   request->format);
	if (request->section)
		paper_part(t->paper, request->section, status->title);
	else
		paper_title(t->paper, status->title, pool_printf(t->pool,
			"After %s, up to and including %s",
			long_day(t, request->since),
			long_day(t, request->until)));
	tell_counts(t);
	if (tell_open(t) < 0 || tell_lives(t) < 0)
		return -1;
	tell_votes(t);
	tell_releases(t);
	tell_late(t);
	paper_end(t->paper);
	return 0;
}
