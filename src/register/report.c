#include "register/report.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "register/papers.h"
#include "register/report_section.h"
#include "register/timeline.h"

/* Where each list comes from, and what its parameters are. */
enum params { PARAMS_NONE, PARAMS_WINDOW, PARAMS_LATE };
static const struct {
	enum sql sql;
	enum params params;
} sources[LIST_END] = {
	[LIST_NEW] = { SQL_REPORT_NEW, PARAMS_WINDOW },
	[LIST_PLANNED] = { SQL_REPORT_PLANNED, PARAMS_WINDOW },
	[LIST_VOTES] = { SQL_REPORT_VOTES, PARAMS_WINDOW },
	[LIST_MOVES] = { SQL_REPORT_MOVES, PARAMS_WINDOW },
	[LIST_LATE] = { SQL_REPORT_LATE, PARAMS_LATE },
	[LIST_OPEN] = { SQL_REPORT_OPEN, PARAMS_NONE },
	[LIST_COUNTS] = { SQL_REPORT_COUNTS, PARAMS_NONE },
};

/* What each kind of section is made of, and who tells it. */
static const struct teller {
	const char *kind;
	enum report_list list, more;	/* LIST_END: no second list */
	const char *more_key;		/* in JSON */
	void (*tell)(struct report *report, const struct section *section);
} tellers[] = {
	{ "new", LIST_NEW, LIST_PLANNED, "planned", report_new },
	{ "vote", LIST_VOTES, LIST_MOVES, "issued", report_votes },
	{ "issued", LIST_MOVES, LIST_END, NULL, report_issued },
	{ "decision", LIST_VOTES, LIST_END, NULL, report_decisions },
	{ "determination", LIST_VOTES, LIST_END, NULL, report_decisions },
	{ "referral", LIST_MOVES, LIST_END, NULL, report_referrals },
	{ "implemented", LIST_MOVES, LIST_END, NULL, report_implemented },
	{ "withdrawn", LIST_MOVES, LIST_END, NULL, report_withdrawn },
	{ "other", LIST_MOVES, LIST_VOTES, "votes", report_other },
	{ "late", LIST_LATE, LIST_END, NULL, report_late },
	{ "open", LIST_OPEN, LIST_COUNTS, "counts", report_open },
};

/* The sections that moves of a kind have, AGAINST: even against the rules. */
static const struct {
	const char *move, *section;
	bool against;
} move_sections[] = {
	{ "issue", "issued", false },
	{ "referral", "referral", false },
	{ "implementation", "implemented", true },
	{ "withdrawal", "withdrawn", true },
};

static int
read_lists(struct report *report, struct db *db)
{
	const struct report_request *request = report->request;

	for (int i = 0; i < LIST_END; i++) {
		struct stmt *stmt = db_stmt(db, sources[i].sql);
		enum params params = sources[i].params;

		if (params != PARAMS_NONE)
			stmt_text(stmt, 1, request->since);
		if (params == PARAMS_WINDOW)
			stmt_text(stmt, 2, request->until);
		else if (params == PARAMS_LATE)
			stmt_text(stmt, 2, REPORT_UPDATE);
		if (facts_read(report->pool, stmt, &report->lists[i]) < 0)
			return -1;
	}
	return 0;
}

/*
 * The section of a kind that is about a body; where none names it, one that
 * names no body.  Returns its place, or -1.
 */
static int
find_section(const struct process *process, const char *kind, const char *body)
{
	const struct process_section *s = process->sections.items;
	int general = -1;

	for (size_t i = 0; i < process->sections.count; i++) {
		if (strcmp(s[i].kind.s, kind) != 0)
			continue;
		if (body && s[i].body.s && strcmp(s[i].body.s, body) == 0)
			return (int)i;
		if (!s[i].body.s && general < 0)
			general = (int)i;
	}
	return general;
}

static bool
is_kind(const struct process *process, int section, const char *kind)
{
	const struct process_section *s = process->sections.items;

	return section >= 0 && strcmp(s[section].kind.s, kind) == 0;
}

/* Decisions stand by themselves where the paper has a section for them. */
static int
section_of_vote(const struct process *process, const struct fact_row *row)
{
	static const char *const kinds[] = {
		"decision", "determination", "vote", "decision",
		"determination"
	};
	const char *effect = fact(row, "effect");
	size_t first = effect && strcmp(effect, "decision") == 0 ? 0 : 2;

	for (size_t i = first; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		int section = find_section(process, kinds[i],
					   fact(row, "body"));

		if (section >= 0)
			return section;
	}
	return find_section(process, "other", NULL);
}

static int
by_ref(const void *a, const void *b)
{
	return strcmp(fact(*(const struct fact_row *const *)a, "ref"),
		      fact(*(const struct fact_row *const *)b, "ref"));
}

static int
to_ref(const void *ref, const void *row)
{
	return strcmp(ref, fact(*(const struct fact_row *const *)row, "ref"));
}

/* Finds for each move the vote it followed, if that is in the window. */
static void
join_votes(struct report *report)
{
	const struct facts *votes = &report->lists[LIST_VOTES];
	struct facts *moves = &report->lists[LIST_MOVES];
	struct rows sorted = { 0 };

	for (size_t i = 0; i < votes->count; i++)
		rows_add(report, &sorted, &votes->rows[i]);
	if (sorted.count == 0)
		return;
	qsort(sorted.items, sorted.count, sizeof(*sorted.items), by_ref);
	for (size_t i = 0; i < moves->count; i++) {
		const char *ref = fact(&moves->rows[i], "vote_ref");
		const struct fact_row **found = !ref ? NULL :
			bsearch(ref, sorted.items, sorted.count,
				sizeof(*sorted.items), to_ref);

		moves->rows[i].follows = found ? *found : NULL;
	}
}

static int
section_of_move(const struct report *report, const struct fact_row *row)
{
	const char *kind = fact(row, "kind");
	bool against = fact(row, "override");
	int section = -1;

	if (kind) {
		/* A report is told beside the vote it was updated with. */
		if (!against && strcmp(kind, "issue") == 0 && row->follows &&
		    is_kind(report->process, row->follows->section, "vote"))
			section = row->follows->section;
		for (size_t i = 0; section < 0 &&
		     i < sizeof(move_sections) / sizeof(move_sections[0]); i++)
			if (strcmp(kind, move_sections[i].move) == 0 &&
			    (!against || move_sections[i].against))
				section = find_section(report->process,
					move_sections[i].section,
					fact(row, "waits_for"));
	}
	return section >= 0 ? section :
	       find_section(report->process, "other", NULL);
}

/* Says for every row which section tells it. */
static void
assign(struct report *report)
{
	for (int list = 0; list < LIST_END; list++) {
		struct facts *facts = &report->lists[list];
		int whole = -1;

		for (size_t i = 0; i < sizeof(tellers) / sizeof(tellers[0]);
		     i++)
			if (tellers[i].list == (enum report_list)list ||
			    tellers[i].more == (enum report_list)list)
				whole = find_section(report->process,
						     tellers[i].kind, NULL);
		for (size_t i = 0; i < facts->count; i++) {
			struct fact_row *row = &facts->rows[i];

			if (list == LIST_VOTES)
				row->section = section_of_vote(report->process,
							       row);
			else if (list == LIST_MOVES)
				row->section = section_of_move(report, row);
			else
				row->section = whole;
		}
	}
}

static struct rows
rows_of(struct report *report, enum report_list list, int section)
{
	struct rows rows = { 0 };

	if (list == LIST_END)
		return rows;
	for (size_t i = 0; i < report->lists[list].count; i++)
		if (report->lists[list].rows[i].section == section)
			rows_add(report, &rows, &report->lists[list].rows[i]);
	return rows;
}

static const struct teller *
teller_of(const struct process_section *section)
{
	for (size_t i = 0; i < sizeof(tellers) / sizeof(tellers[0]); i++)
		if (strcmp(tellers[i].kind, section->kind.s) == 0)
			return &tellers[i];
	assert(false && "the field table has other kinds than these");
	return NULL;
}

static void
json_rows(struct json *json, const char *key, const struct rows *rows)
{
	json_key(json, key);
	json_list(json);
	for (size_t i = 0; i < rows->count; i++)
		fact_json(rows->items[i], json);
	json_list_end(json);
}

static void
section_json(struct json *json, const struct section *section)
{
	const struct teller *teller = teller_of(section->of);

	json_object(json);
	json_key(json, "kind");
	json_text(json, section->of->kind.s);
	json_key(json, "number");
	json_text(json, section->number);
	json_key(json, "heading");
	json_text(json, section->of->heading.s);
	json_key(json, "body");
	json_text(json, section->of->body.s);
	json_rows(json, "rows", &section->rows);
	if (teller->more_key)
		json_rows(json, teller->more_key, &section->more);
	json_object_end(json);
}

static void
section_paper(struct report *report, const struct section *section)
{
	const struct teller *teller = teller_of(section->of);
	bool listing = teller->list == LIST_OPEN && section->rows.count > 0;

	paper_heading(report->paper, section->number, section->of->heading.s,
		      listing ? (long)section->rows.count : -1);
	if (section->rows.count + section->more.count > 0)
		teller->tell(report, section);
	else
		paper_sentence(report->paper, report_nothing(report, section));
}

static void
sections(struct report *report, struct json *json)
{
	const struct report_request *request = report->request;
	const struct process_section *all = report->process->sections.items;
	int number = 0;

	for (size_t i = 0; i < report->process->sections.count; i++) {
		const struct teller *teller = teller_of(&all[i]);
		struct section section = {
			.of = &all[i],
			.rows = rows_of(report, teller->list, (int)i),
			.more = rows_of(report, teller->more, (int)i),
		};

		if (section.rows.count + section.more.count == 0 &&
		    !request->empty)
			continue;
		number++;
		section.number = request->section ?
			pool_printf(report->pool, "%s.%d", request->section,
				    number) :
			pool_printf(report->pool, "%d", number);
		if (json)
			section_json(json, &section);
		else
			section_paper(report, &section);
	}
}

static void
write_json(struct report *report)
{
	const struct report_request *request = report->request;
	struct json json;

	json_start(&json, request->out, true);
	json_object(&json);
	json_key(&json, "format");
	json_number(&json, 1);
	json_key(&json, "command");
	json_text(&json, request->command);
	json_key(&json, "as_at");
	json_text(&json, request->until);
	json_key(&json, "as_known");
	if (request->known)
		json_number(&json, request->known);
	else
		json_null(&json);
	json_key(&json, "since");
	json_text(&json, request->since);
	json_key(&json, "until");
	json_text(&json, request->until);
	json_key(&json, "sections");
	json_list(&json);
	sections(report, &json);
	json_list_end(&json);
	json_key(&json, "title");
	json_text(&json, report->process->paper.s);
	json_key(&json, "since_label");
	json_text(&json, request->since_label);
	json_object_end(&json);
	json_finish(&json);
}

static void
write_paper(struct report *report)
{
	const struct report_request *request = report->request;
	const char *title = report->process->paper.s;

	report->paper = paper_start(report->pool, request->out,
				    request->format);
	if (request->section)
		paper_part(report->paper, request->section, title);
	else
		paper_title(report->paper, title,
			    pool_printf(report->pool,
				"After %s, up to and including %s",
				report_day(report, request->since),
				report_day(report, request->until)));
	sections(report, NULL);
	paper_end(report->paper);
}

int
report_update(struct pool *pool, struct diags *diags, struct db *db,
	      const struct report_request *request)
{
	struct report report = { .pool = pool, .request = request };

	report.process = process_load(pool, diags, db);
	if (!report.process || read_lists(&report, db) < 0)
		return -1;
	report.printed_as = pool_alloc(pool, report.process->bodies.count *
				       sizeof(*report.printed_as));
	join_votes(&report);
	assign(&report);
	if (request->format == FORMAT_JSON)
		write_json(&report);
	else
		write_paper(&report);
	return 0;
}
