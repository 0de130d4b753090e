#include "register/story.h"

#include <string.h>

#include "base/date.h"
#include "register/rows.h"
#include "register/standing.h"
#include "register/timeline.h"
#include "register/window.h"

/* What holds at a point of the timeline. */
struct walk {
	struct pool *pool;
	const struct process *process;
	const struct calendar *calendar;
	const struct proposal *proposal;
	struct standing now;	/* before the entry */
	struct standing judge;	/* what the entry is judged by */
	size_t here;
	struct story *story;
};

static void
tell_in(struct pool *pool, struct list *list, const char *subject,
	const char *joint, const char *text)
{
	struct told *told = list_add(pool, list, sizeof(*told));

	told->subject = subject;
	told->joint = joint;
	told->text = text;
	told->more = "";
}

static void
tell(struct walk *w, const char *subject, const char *joint, const char *text)
{
	tell_in(w->pool, &w->story->told, subject, joint, text);
}

/* What was told last. */
static struct told *
last_told(const struct walk *w)
{
	struct told *told = w->story->told.items;

	return told + w->story->told.count - 1;
}

/* Adds to its text, between the two what GLUE says. */
static void
tell_on(struct walk *w, const char *glue, const char *text)
{
	struct told *told = last_told(w);

	told->text = pool_printf(w->pool, "%s%s%s", told->text,
				 *told->text ? glue : "", text);
}

/* Adds lines of their own. */
static void
tell_more(struct walk *w, const char *lines)
{
	struct told *told = last_told(w);

	told->more = *told->more ? pool_printf(w->pool, "%s\n%s", told->more,
					       lines) : lines;
}

const char *
path_named(struct pool *pool, const struct process *process, const char *code)
{
	const struct process_path *path = process_path(process, code);

	if (!code)
		return "not recorded";
	if (!path || strcmp(path->code.s, path->name.s) == 0)
		return code;
	return pool_printf(pool, "%s – %s", path->code.s, path->name.s);
}

const char *
day_words(struct pool *pool, const char *day)
{
	return pool_printf(pool, "%s%s", day_exact(day) ? "" :
			   "on or before ", date_long(pool, day_date(day)));
}

const char *
from_day(struct pool *pool, const char *day)
{
	return pool_printf(pool, "from %s%s", day_words(pool, day),
			   day_exact(day) ? " on" : "");
}

const char *
on_day(struct pool *pool, const char *day)
{
	return pool_printf(pool, "%s%s", day_exact(day) ? "on " : "",
			   day_words(pool, day));
}

/* "Path 3", or what the process calls it in papers. */
static const char *
path_short(struct pool *pool, const struct process *process, const char *code)
{
	const struct process_path *path = process_path(process, code);

	if (path && path->heading.s)
		return path->heading.s;
	return pool_printf(pool, "Path %s", code);
}

/* ": a decision, on Path 3"; empty where it cannot be said. */
static const char *
effect_words(const struct walk *w, const struct entry *e)
{
	const struct process_vote *right = w->story->right;

	if (!right || strcmp(e->vote.s, "defer") == 0)
		return "";
	if (right->to.s)
		return pool_printf(w->pool, ": a %s to %s", right->effect.s,
				   body_called(w->pool, w->process,
					       right->to.s));
	return pool_printf(w->pool, ": a %s%s%s", right->effect.s,
			   w->judge.path ? ", on " : "",
			   w->judge.path ? path_short(w->pool, w->process,
						w->judge.path) : "");
}

/* "Large Suppliers: approve 3, reject 0, the rest not recorded" */
static const char *
ballot_words(struct pool *pool, const struct ballot *ballot)
{
	const char *words = "", *missing = NULL;
	int gaps = 0;

	for (size_t i = 1; i < ballot_record.count; i++) {
		const struct field *field = &ballot_record.fields[i];
		const char *count = field_text(field, ballot)->s;

		if (count) {
			words = pool_printf(pool, "%s%s%s %s", words,
					    *words ? ", " : "", field->key,
					    count);
		} else {
			missing = field->key;
			gaps++;
		}
	}
	if (gaps > 1)
		missing = "the rest";
	return pool_printf(pool, "%s: %s%s%s%s", ballot->category.s, words,
			   *words && missing ? ", " : "",
			   *words && missing ? missing : "",
			   !missing ? "" : *words ? " not recorded" :
			   "not recorded");
}

static void
tell_vote(struct walk *w, const struct entry *e)
{
	const struct ballot *ballots = e->ballots.items;

	w->story->right = w->judge.status ?
		process_vote(w->process, w->judge.status, w->judge.path,
			     e->body.s) : NULL;
	tell(w, e->body.s, " ",
	     pool_printf(w->pool, "voted to %s%s%s%s%s%s%s%s", e->vote.s,
			 e->alternative.s ? " the alternative “" : "",
			 e->alternative.s ? e->alternative.s : "",
			 e->alternative.s ? "”" : "",
			 e->carried.s ? " (" : "",
			 e->carried.s ? e->carried.s : "",
			 e->carried.s ? ")" : "", effect_words(w, e)));
	for (size_t i = 0; i < e->ballots.count; i++)
		tell_more(w, ballot_words(w->pool, &ballots[i]));
}

/* The move an entry made, or NULL: none, or one against the rules. */
static const struct process_move *
move_made(const struct walk *w, const struct entry *e)
{
	if (!e->status.s || !w->judge.status)
		return NULL;
	return process_move(w->process, w->judge.status, e->status.s,
			    w->judge.path);
}

/* The vote a referral is made against, or NULL. */
static const struct entry *
vote_against(const struct walk *w, const struct entry *e)
{
	const struct process_move *move = move_made(w, e);

	if (!move || !move_against(move))
		return NULL;
	for (size_t i = w->here; i-- > 0; ) {
		const struct entry *o = proposal_entry(w->proposal, i);

		if (o->vote.s && strcmp(o->body.s, move->vote.s) == 0)
			return o;
	}
	return NULL;
}

/* Whether a move that has a window was in time. */
static void
tell_in_time(struct walk *w, const struct entry *e)
{
	static const char *const words[] = {
		[IN_TIME] = "in time",
		[IN_TIME_LATE] = "late",
		[IN_TIME_NOT_SHOWN] = "not shown to be in time",
	};
	const struct process_move *move = move_made(w, e);
	enum in_time verdict;
	struct limit limit;

	if (!move || !limit_find(w->pool, w->process, w->calendar,
				 w->proposal, w->here, move, &limit))
		return;
	verdict = limit_verdict(&limit, e->date.s);
	tell_on(w, "; ", pool_printf(w->pool, "%s: the last day was %s%s",
				     words[verdict],
				     date_long(w->pool, limit.until),
				     limit.exact ? "" : " at the latest"));
}

/* Who did it, by when it is to be done: behind the status, or on their own. */
static void
tell_circumstances(struct walk *w, const struct entry *e)
{
	const struct entry *vote = vote_against(w, e);

	if (w->story->told.count == 0 &&
	    (e->who.s || e->adopted_by.s || e->implementation_date.s ||
	     e->release.s))
		tell(w, "", "", "");
	if (flag_set(&e->opening))
		tell_on(w, "; ", "opening position");
	if (e->who.s)
		tell_on(w, "; ", pool_printf(w->pool, "by %s", e->who.s));
	if (e->adopted_by.s)
		tell_on(w, "; ", pool_printf(w->pool, "adopted by %s",
					     e->adopted_by.s));
	if (vote)
		tell_on(w, "; ", pool_printf(w->pool,
					     "against the vote of %s",
					     date_long(w->pool,
						day_date(vote->date.s))));
	tell_in_time(w, e);
	if (e->implementation_date.s)
		tell_on(w, "; ", pool_printf(w->pool, "to be implemented on "
					     "%s", date_long(w->pool,
						e->implementation_date.s)));
	if (e->release.s)
		tell_on(w, e->implementation_date.s ? ", " : "; ",
			pool_printf(w->pool, "release %s", e->release.s));
}

/* What changed that the head shows the latest of. */
static void
tell_facts(struct walk *w, const struct entry *e)
{
	static const char *const subjects[] = {
		"Id", "Title", "Formal title", "Path", "Urgent", "Proposer",
		"Summary"
	};

	for (size_t i = 0; dated_facts[i].key; i++) {
		const char *value = fact_in_entry(&dated_facts[i], e)->s;
		bool left = w->here == 0 &&
			proposal_latest(w->proposal, &dated_facts[i]) == e;

		if (!value)
			continue;
		if (fact_in_entry(&dated_facts[i], e) == &e->path)
			value = path_named(w->pool, w->process, value);
		tell_in(w->pool, left ? &w->story->left : &w->story->told,
			subjects[i], ": ", value);
	}
}

static void
tell_remark(struct walk *w, const char *subject, const char *text)
{
	if (!text)
		return;
	if (w->story->told.count == 0)
		tell(w, subject, ": ", text);
	else
		tell_more(w, pool_printf(w->pool, "%s: %s", subject, text));
}

static void
tell_entry(struct walk *w)
{
	const struct entry *e = proposal_entry(w->proposal, w->here);

	w->judge = standing_judge(w->proposal, w->here, &w->now);
	w->story->path = w->judge.path;
	if (e->vote.s)
		tell_vote(w, e);
	else if (e->body.s)
		tell(w, e->body.s, " ", "");
	if (e->status.s)
		tell(w, e->status.s, ", ", "");
	tell_circumstances(w, e);
	tell_facts(w, e);
	tell_remark(w, "Against the rules", e->override.s);
	tell_remark(w, "Note", e->note.s);
	standing_step(&w->now, e);
}

struct story *
story_tell(struct pool *pool, const struct process *process,
	   const struct calendar *calendar, const struct proposal *proposal)
{
	size_t count = proposal->history.count;
	struct story *stories = pool_alloc(pool, (count + 1) *
					   sizeof(*stories));
	struct walk w = {
		.pool = pool, .process = process, .calendar = calendar,
		.proposal = proposal,
	};

	for (w.here = 0; w.here < count; w.here++) {
		w.story = &stories[w.here];
		tell_entry(&w);
	}
	return stories;
}

/* LINE and one more thing that is told. */
static const char *
add_told(struct pool *pool, const char *line, const struct told *told)
{
	return pool_printf(pool, "%s%s%s%s%s%s%s", line, *line ? "; " : "",
			   told->subject, *told->subject && *told->text ?
			   told->joint : "", told->text,
			   *told->more ? "; " : "", told->more);
}

static const char *
line_from(struct pool *pool, const char *line, const struct story *story)
{
	const struct told *told = story->told.items;

	for (size_t i = 0; i < story->told.count; i++)
		line = add_told(pool, line, &told[i]);
	return line;
}

const char *
story_line(struct pool *pool, const struct story *story)
{
	return line_from(pool, "", story);
}

static bool
leaves(const struct story *story, const struct told *fact)
{
	const struct told *left = story->left.items;

	for (size_t i = 0; i < story->left.count; i++)
		if (strcmp(left[i].subject, fact->subject) == 0 &&
		    strcmp(left[i].text, fact->text) == 0)
			return true;
	return false;
}

const char *
story_whole(struct pool *pool, const struct story *story,
	    const struct story *const *others, size_t count)
{
	const struct told *left = story->left.items;
	const char *line = "";

	for (size_t i = 0; i < story->left.count; i++) {
		size_t same = 0;

		while (same < count && leaves(others[same], &left[i]))
			same++;
		if (count == 0 || same < count)
			line = add_told(pool, line, &left[i]);
	}
	return line_from(pool, line, story);
}
