#include "cmd/agenda.h"

#include <string.h>

#include "cmd/look.h"
#include "register/rows.h"
#include "register/timeline.h"

/* The first right of the body to vote, on any path, in a status. */
static const struct process_vote *
right_somewhere(const struct agenda *agenda, const char *status)
{
	const struct process_path *paths = agenda->process->paths.items;
	const struct process_vote *right = NULL;
	size_t i;

	for (i = 0; !right && i < agenda->process->paths.count; i++)
		right = process_vote(agenda->process, status, paths[i].code.s,
				     agenda->body->name.s);
	return right;
}

/* Its vote on the proposal itself on that day, if that is recorded. */
static const struct entry *
vote_of_day(const struct agenda *agenda, const struct proposal *proposal)
{
	size_t i;

	for (i = 0; i < proposal->history.count; i++) {
		const struct entry *e = proposal_entry(proposal, i);

		if (e->vote.s && !e->alternative.s &&
		    strcmp(e->body.s, agenda->body->name.s) == 0 &&
		    strcmp(day_date(e->date.s), agenda->date) == 0)
			return e;
	}
	return NULL;
}

/*
 * Puts a proposal where it belongs.  The vote is judged as `add` will judge
 * it: as an entry at the end of the timeline.
 */
static void
agenda_place(struct agenda *agenda, struct proposal *proposal)
{
	struct pool *pool = agenda->app->pool;
	const struct entry *there = vote_of_day(agenda, proposal);
	size_t n = proposal->history.count;
	struct standing before;
	struct listed listed;
	struct entry *vote;

	if (there) {
		struct voted *voted = list_add(pool, &agenda->voted,
					       sizeof(*voted));

		voted->id = proposal->id.s;
		voted->vote = there->vote.s;
		return;
	}
	vote = list_add(pool, &proposal->history, sizeof(*vote));
	vote->date.s = agenda->date;
	vote->body.s = agenda->body->name.s;
	vote->vote.s = vote_words[0];
	/* Not before: adding to a list may move it. */
	before = standing_before(proposal, n);
	listed.proposal = *proposal;
	listed.proposal.history.count = n;
	listed.judge = standing_judge(proposal, n, &before);
	if (!listed.judge.status)
		return;
	listed.right = process_vote(agenda->process, listed.judge.status,
				    listed.judge.path, agenda->body->name.s);
	if (listed.right)
		*(struct listed *)list_add(pool, &agenda->listed,
					   sizeof(listed)) = listed;
	else if (!listed.judge.path &&
		 right_somewhere(agenda, listed.judge.status))
		*(struct listed *)list_add(pool, &agenda->no_path,
					   sizeof(listed)) = listed;
}

int
agenda_load(struct agenda *agenda)
{
	struct app *app = agenda->app;
	struct stmt *stmt;
	int more;

	if (db_horizon(app->db, agenda->date, 0, false) < 0)
		return -1;
	agenda->called = body_called(app->pool, agenda->process,
				     agenda->body->name.s);
	stmt = db_stmt(app->db, SQL_MEETING_PROPOSALS);
	stmt_int(stmt, 1, agenda->body->id);
	stmt_text(stmt, 2, agenda->date);
	while ((more = stmt_step(stmt)) > 0) {
		struct proposal proposal;

		if (look_load(app, app->pool, stmt_col_int(stmt, 0),
			      &proposal) < 0)
			return -1;
		agenda_place(agenda, &proposal);
	}
	return more;
}

/* Whether a body votes at all; lists those that do in *ALL. */
static bool
body_votes(struct pool *pool, const struct process *process,
	   const struct process_body *body, const char **all, size_t *count)
{
	const struct process_body *bodies = process->bodies.items;
	const struct process_vote *votes = process->votes.items;
	bool found = false;
	size_t b, v;

	*all = "";
	*count = 0;
	for (b = 0; b < process->bodies.count; b++) {
		for (v = 0; v < process->votes.count; v++)
			if (strcmp(votes[v].body.s, bodies[b].name.s) == 0)
				break;
		if (v == process->votes.count)
			continue;
		*all = pool_printf(pool, "%s%s%s", *all, *count ? ", " : "",
				   bodies[b].name.s);
		++*count;
		found |= &bodies[b] == body;
	}
	return found;
}

/* The body that meets: the one asked for, or the only one that votes. */
const struct process_body *
agenda_body(struct app *app, const struct process *process, const char *word)
{
	const char *all;
	const struct process_body *body = process_body(process, word);
	size_t count;

	if (word && !body) {
		process_no_body(app->pool, app->diags, process, word, NULL);
		return NULL;
	}
	if (body_votes(app->pool, process, body, &all, &count))
		return body;
	if (!word && count == 1)
		return process_body(process, all);
	if (word)
		diag(app->diags, SLUG_UNKNOWN_WORD, NULL,
		     "%s has no vote anywhere",
		     body_called(app->pool, process, body->name.s));
	else
		diag(app->diags, SLUG_USAGE, NULL,
		     "the sheet of a meeting needs --body");
	diag_help(app->diags, "Bodies that vote: %s", all);
	return NULL;
}
