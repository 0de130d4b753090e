#include "cmd/add.h"

#include <string.h>

#include "base/date.h"
#include "register/standing.h"
#include "register/timeline.h"

/* Counts and tells; nothing is told any more once there are too many. */
static bool
tells(struct add *add)
{
	return ++add->told_count <= TOLD_MAX;
}

void
tell_same(struct add *add, const char *what)
{
	if (++add->same <= TOLD_MAX)
		fprintf(add->idle.file, "secreg: %s is already in the register"
			" and is the same. Nothing to do.\n", what);
}

/* Ids of one family, in order of their numbers. */
static bool
comes_before(const char *a, const char *b)
{
	size_t x = strlen(a), y = strlen(b);

	return x != y ? x < y : strcmp(a, b) < 0;
}

void
tell_new(struct add *add, const struct proposal *p)
{
	size_t into = p->history.count - 1;
	const struct entry *last;

	while (into > 0 && !proposal_entry(p, into)->status.s)
		into--;
	last = proposal_entry(p, into);
	add->added++;
	if (!add->first || comes_before(p->id.s, add->first))
		add->first = pool_strdup(add->app->pool, p->id.s);
	if (!add->last || comes_before(add->last, p->id.s))
		add->last = pool_strdup(add->app->pool, p->id.s);
	if (tells(add))
		fprintf(add->told.file, "%s  %s\n  Status   %s, %s %s\n",
			p->id.s, p->title.s,
			last->status.s ? last->status.s : "",
			day_exact(last->date.s) ? "on" : "on or before",
			date_long(add->pool, day_date(last->date.s)));
}

/* What an entry is that neither votes nor moves the proposal. */
static const char *
said_instead(const struct entry *entry)
{
	return entry->note.s ? "a note" : "new facts";
}

void
tell_merged(struct add *add, const struct proposal *p,
	    const struct merged *merged)
{
	size_t i;

	add->merged++;
	if (!tells(add))
		return;
	fprintf(add->told.file, "%s  %s\n", p->id.s, p->title.s);
	for (i = 0; i < p->history.count; i++) {
		const struct entry *e = proposal_entry(p, i);

		if (e->change != add->store.change.no)
			continue;
		fprintf(add->told.file, "  %s%s  %s%s%s%s%s%s%s\n",
			day_exact(e->date.s) ? "" : "by ",
			date_long(add->pool, day_date(e->date.s)),
			e->vote.s ? e->body.s : "", e->vote.s ? ": " : "",
			e->vote.s ? e->vote.s : "",
			e->vote.s && e->status.s ? ", " : "",
			e->status.s ? e->status.s :
			e->vote.s ? "" : said_instead(e),
			e->filled_in ? "; filled in: " : "",
			e->filled_in ? e->filled_in : "");
	}
	if (merged->planned)
		fprintf(add->told.file, "  %zu planned\n", merged->planned);
	if (merged->documents)
		fprintf(add->told.file, "  %zu %s\n", merged->documents,
			merged->documents == 1 ? "document" : "documents");
}

void
tell_question(struct add *add, const struct saved_question *question,
	      bool merged)
{
	bool removed = flag_set(&question->gone);

	if (removed)
		add->removed++;
	else if (merged)
		add->replaced++;
	else
		add->questions++;
	if (!tells(add))
		return;
	if (removed)
		fprintf(add->told.file, "Question %s is taken away.\n",
			question->name.s);
	else
		fprintf(add->told.file, "Question %s  %s\n  %sTo ask it: "
			"secreg ask %s\n", question->name.s,
			question->title.s, merged ? "In the place of the one"
			" that was there. " : "", question->name.s);
}

/* One line of a meeting's outcome, as the sheet lists them. */
void
tell_item(void *arg, const struct proposal *p, const struct entry *entry)
{
	struct add *add = arg;
	const struct process *process = add->store.process;
	const struct process_vote *right;
	struct standing judge = { .status = NULL };
	const char *meaning = "";
	bool defers;
	size_t i;

	if (!entry) {
		tell_same(add, pool_printf(add->pool, "this vote on %s",
					   p->id.s));
		return;
	}
	add->votes++;
	for (i = 0; proposal_entry(p, i) != entry; i++)
		standing_step(&judge, proposal_entry(p, i));
	judge = standing_judge(p, i, &judge);
	if (entry->filled_in) {
		fprintf(add->told.file, "  %-10s %-8s filled in: %s\n", p->id.s,
			entry->vote.s, entry->filled_in);
		return;
	}
	/* A vote that defers is neither a decision nor a recommendation. */
	defers = strcmp(entry->vote.s, vote_words[2]) == 0;
	right = judge.status && !defers ?
		process_vote(process, judge.status, judge.path,
			     entry->body.s) : NULL;
	if (right)
		meaning = right->to.s ?
			pool_printf(add->pool, "%s to %s", right->effect.s,
				    body_called(add->pool, process,
						right->to.s)) :
			right->effect.s;
	fprintf(add->told.file, "  %-10s %-8s %-12s %-33s %s%s%s\n", p->id.s,
		entry->vote.s, entry->carried.s ? entry->carried.s : "",
		meaning, entry->status.s ? judge.status : "stays ",
		entry->status.s ? " -> " : judge.status,
		entry->status.s ? entry->status.s : "");
}

static void
plural(FILE *out, const char **sep, size_t n, const char *one,
       const char *many)
{
	if (n == 0)
		return;
	fprintf(out, "%s%zu %s", *sep, n, n == 1 ? one : many);
	*sep = ", ";
}

/* What the whole run did. */
void
tell_all(struct add *add)
{
	FILE *out = add->app->out;
	const char *sep = "";

	fflush(add->told.file);
	if (add->told_count <= TOLD_MAX)
		fputs(add->told.text, out);
	if (add->told_count + add->sheet_count != 1 || add->releases ||
	    add->holidays) {
		fputs("Added: ", out);
		plural(out, &sep, add->added, "proposal", "proposals");
		if (add->added > 1)
			fprintf(out, " (%s to %s)", add->first, add->last);
		plural(out, &sep, add->merged, "proposal brought up to date",
		       "proposals brought up to date");
		plural(out, &sep, add->votes, "vote", "votes");
		plural(out, &sep, add->releases, "release", "releases");
		plural(out, &sep, add->holidays, "list of bank holidays",
		       "lists of bank holidays");
		plural(out, &sep, add->questions, "question", "questions");
		plural(out, &sep, add->replaced, "question replaced",
		       "questions replaced");
		plural(out, &sep, add->removed, "question taken away",
		       "questions taken away");
		fputs("\n", out);
	}
	if (add->app->dry_run)
		fputs("Dry run: nothing was changed.\n", out);
	else
		fprintf(out, "Change %lld, by %s. To take it back: secreg undo"
			" %lld\n", (long long)add->store.change.no,
			add->app->user, (long long)add->store.change.no);
}

void
tell_idle(struct add *add)
{
	fflush(add->idle.file);
	if (add->same <= TOLD_MAX)
		fputs(add->idle.text, add->app->notes);
	else
		fprintf(add->app->notes, "secreg: %zu records are already in"
			" the register and are the same. Nothing to do.\n",
			add->same);
}
