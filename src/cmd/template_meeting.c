#include "cmd/template.h"

#include <string.h>

#include "base/date.h"
#include "cmd/agenda.h"
#include "cmd/options.h"
#include "io/yaml_out.h"
#include "register/report_words.h"
#include "register/story.h"
#include "register/timeline.h"

/* "a recommendation to the Authority", "a decision" */
static const char *
effect_words(const struct agenda *agenda, const struct process_vote *right)
{
	struct pool *pool = agenda->app->pool;

	if (!right->to.s)
		return pool_printf(pool, "a %s", right->effect.s);
	return pool_printf(pool, "a %s to %s", right->effect.s,
			   body_called(pool, agenda->process, right->to.s));
}

/* "; approve makes it Sealed and needs a note", for each vote that moves it. */
static const char *
moves_words(const struct agenda *agenda, const struct listed *listed)
{
	struct pool *pool = agenda->app->pool;
	const char *all = "";
	size_t w;
	int need;

	for (w = 0; vote_words[w]; w++) {
		const struct process_move *move =
			process_move_by_vote(agenda->process,
					     listed->judge.status,
					     listed->judge.path,
					     agenda->body->name.s,
					     vote_words[w]);
		const char *joint = " and needs ";

		if (!move)
			continue;
		all = pool_printf(pool, "%s; %s makes it %s", all,
				  vote_words[w],
				  ((const struct text *)move->to.items)->s);
		for (need = 0; need < NEED_END; need++) {
			if (!move_needs(move, (enum need)need))
				continue;
			all = pool_printf(pool, "%s%s%s", all, joint,
					  need_phrases[need]);
			joint = ", ";
		}
	}
	return all;
}

/* Its votes on the proposal since that is in the status. */
static const char *
votes_words(const struct agenda *agenda, const struct listed *listed)
{
	struct pool *pool = agenda->app->pool;
	const struct proposal *p = &listed->proposal;
	const struct entry *into = listed->judge.into;
	const char *since = into ? day_date(into->date.s) : "";
	const char *all = "";
	size_t i;

	for (i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);

		if (!e->vote.s || strcmp(day_date(e->date.s), since) < 0 ||
		    strcmp(e->body.s, agenda->body->name.s) != 0)
			continue;
		all = pool_printf(pool, "%s %s voted on %s%s%s: %s.", all,
				  words_capital(pool, agenda->called),
				  e->alternative.s ? e->alternative.s : "it",
				  day_exact(e->date.s) ? " on " : " ",
				  day_words(pool, e->date.s), e->vote.s);
	}
	return all;
}

/* That the day it moved on is not recorded, if it may have by then. */
static const char *
next_words(const struct agenda *agenda, const struct listed *listed)
{
	struct pool *pool = agenda->app->pool;
	struct stmt *stmt = db_stmt(agenda->app->db, SQL_SHOW_NEXT);
	const char *words = "";

	stmt_int(stmt, 1, listed->proposal.key);
	if (stmt_step(stmt) > 0)
		words = pool_printf(pool, " It may already be %s: it was by"
				    " %s.", stmt_col(stmt, 0),
				    date_long(pool, stmt_col(stmt, 1)));
	stmt_run(stmt);
	return words;
}

/* The fields that stand commented out in each item. */
static bool
is_offered(const struct field *field)
{
	static const char *const others[] = {
		"proposal", "vote",	/* stand there already */
		"status", "who",	/* follow from the vote */
	};
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(field->key, others[i]) == 0)
			return false;
	return true;
}

/* An empty count of votes by each party category. */
static void
print_ballots(const struct agenda *agenda, const struct field *field)
{
	const struct process_category *categories =
		agenda->process->categories.items;
	FILE *out = agenda->app->out;
	size_t i, f;

	fprintf(out, "    # %s:\n", field->key);
	for (i = 0; i < agenda->process->categories.count; i++) {
		fprintf(out, "    #   %s: {",
			yaml_scalar(agenda->app->pool, &field->of->fields[0],
				    categories[i].name.s));
		for (f = 1; f < field->of->count; f++)
			fprintf(out, "%s %s: ", f > 1 ? "," : "",
				field->of->fields[f].key);
		fputs("}\n", out);
	}
}

static void
print_item(const struct agenda *agenda, const struct listed *listed)
{
	struct pool *pool = agenda->app->pool;
	FILE *out = agenda->app->out;
	const struct record *kind = &meeting_item_record;
	size_t i;

	template_comment(out, "  ", listed->proposal.title.s);
	template_comment(out, "  ", pool_printf(pool, "%s, %s: %s%s.%s%s",
		listed->judge.status,
		path_heading(pool, agenda->process, listed->judge.path),
		effect_words(agenda, listed->right),
		moves_words(agenda, listed), votes_words(agenda, listed),
		next_words(agenda, listed)));
	for (i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];

		if (strcmp(field->key, "proposal") == 0)
			fprintf(out, "  - %s: %s\n", field->key,
				yaml_scalar(pool, field,
					    listed->proposal.id.s));
		else if (strcmp(field->key, "vote") == 0)
			fprintf(out, "    %s:\n", field->key);
		else if (is_offered(field) && field->kind == FIELD_NAMED)
			print_ballots(agenda, field);
		else if (is_offered(field))
			fprintf(out, "    # %s:\n", field->key);
	}
}

/* What the fields of an item are, once for all items. */
static void
print_legend(const struct agenda *agenda)
{
	struct pool *pool = agenda->app->pool;
	FILE *out = agenda->app->out;
	size_t i;

	for (i = 0; i < meeting_item_record.count; i++) {
		const struct field *field = &meeting_item_record.fields[i];
		const char *words = field->choices ?
				    words_or(pool, field->choices) :
				    field->help;

		if (strcmp(field->key, "vote") == 0 || is_offered(field))
			template_comment(out, "", pool_printf(pool,
				"  %s: %s", field->key, words));
	}
}

static void
print_head(const struct agenda *agenda)
{
	struct app *app = agenda->app;
	struct pool *pool = app->pool;
	FILE *out = app->out;

	template_comment(out, "", pool_printf(pool,
		"A meeting of %s on %s, for `secreg add`: every proposal on"
		" which it has a vote then, as far as is recorded. Fill in how"
		" it voted and take out the items it did not vote on. Take the"
		" # from the lines you use; leave out what is not recorded,"
		" never guess it. All of it is one change.",
		agenda->called, date_long(pool, agenda->date)));
	if (strcmp(agenda->date, app->today) > 0)
		template_comment(out, "", "The day is still to come: `secreg"
				 " add` takes the sheet from that day on.");
	if (agenda->listed.count > 0)
		print_legend(agenda);
	fprintf(out, "meeting: %s\ndate: %s\n\n",
		yaml_scalar(pool, &meeting_record.fields[0],
			    agenda->body->name.s), agenda->date);
}

/* Those it has voted on that day. */
static void
print_voted(const struct agenda *agenda)
{
	const struct voted *voted = agenda->voted.items;
	struct pool *pool = agenda->app->pool;
	const char *all = "";
	size_t i;

	for (i = 0; i < agenda->voted.count; i++)
		all = pool_printf(pool, "%s%s%s (%s)", all, i ? ", " : "",
				  voted[i].id, voted[i].vote);
	fputc('\n', agenda->app->out);
	template_comment(agenda->app->out, "", pool_printf(pool,
		"Recorded already as voted on that day: %s", all));
}

/* Those of which nobody can say what a vote would be, and what to do. */
static void
print_no_path(const struct agenda *agenda)
{
	const struct listed *listed = agenda->no_path.items;
	const struct process_path *paths = agenda->process->paths.items;
	struct pool *pool = agenda->app->pool;
	FILE *out = agenda->app->out;
	size_t i, p;

	fputc('\n', out);
	template_comment(out, "", pool_printf(pool,
		"Not on the sheet, because no path is recorded and so it cannot"
		" be said what a vote of %s would be. Record the path, then"
		" print the sheet again:", agenda->called));
	for (i = 0; i < agenda->no_path.count; i++) {
		template_comment(out, "", pool_printf(pool, "%s  %s, %s",
			listed[i].proposal.id.s, listed[i].proposal.title.s,
			listed[i].judge.status));
		for (p = 0; p < agenda->process->paths.count; p++) {
			const struct process_vote *right =
				process_vote(agenda->process,
					     listed[i].judge.status,
					     paths[p].code.s,
					     agenda->body->name.s);

			if (right)
				fprintf(out, "#   secreg set %s path=%s"
					"   (%s)\n", listed[i].proposal.id.s,
					paths[p].code.s,
					effect_words(agenda, right));
		}
	}
}

static void
print_items(const struct agenda *agenda)
{
	const struct listed *listed = agenda->listed.items;
	FILE *out = agenda->app->out;
	size_t i;

	if (agenda->listed.count == 0) {
		const char *none = pool_printf(agenda->app->pool,
			"there is no proposal on which %s has a vote%s on %s.",
			agenda->called,
			agenda->voted.count ? " still to be recorded" : "",
			date_long(agenda->app->pool, agenda->date));

		template_comment(out, "", words_capital(agenda->app->pool,
							none));
		fputs("items: []\n", out);
		fprintf(agenda->app->notes, "secreg: %s\n", none);
		return;
	}
	fputs("items:\n", out);
	for (i = 0; i < agenda->listed.count; i++) {
		if (i > 0)
			fputc('\n', out);
		print_item(agenda, &listed[i]);
	}
}

int
template_meeting(struct app *app, const struct args *args,
		 const struct process *process)
{
	struct agenda agenda = {
		.app = app, .process = process,
		.body = agenda_body(app, process, args_value(args, "body")),
		.date = args_day(app, args, "date"),
	};

	if (diags_count(app->diags) > 0)
		return -1;
	if (!agenda.date)
		agenda.date = app->today;
	if (agenda_load(&agenda) < 0)
		return -1;
	print_head(&agenda);
	print_items(&agenda);
	if (agenda.voted.count > 0)
		print_voted(&agenda);
	if (agenda.no_path.count > 0)
		print_no_path(&agenda);
	if (!args_has(args, "date"))
		fprintf(app->notes, "secreg: no --date was given, so it is"
			" today, %s.\n", date_long(app->pool, app->today));
	return 0;
}
