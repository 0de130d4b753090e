#include "register/status.h"

#include <string.h>

#include "register/status_facts.h"

const char *
status_heading(const struct status_report *status, enum status_section section)
{
	const char *plural = process_term(status->process,
					  "proposal")->plural.s;

	switch (section) {
	case SECTION_COUNTS:
		return pool_printf(status->pool, "Where the %s stand", plural);
	case SECTION_OPEN:
		return pool_printf(status->pool, "Open %s", plural);
	case SECTION_LIVES:
		return pool_printf(status->pool, "The open %s one by one",
				   plural);
	case SECTION_VOTES:
		return "Votes";
	case SECTION_RELEASES:
		return "Releases";
	case SECTION_LATE:
	case SECTION_SECTIONS:
		break;
	}
	return "What is late";
}

const char *
status_number(const struct status_report *status, enum status_section section)
{
	const char *part = status->request->section;

	return pool_printf(status->pool, "%s%s%d", part ? part : "",
			   part ? "." : "", section + 1);
}

/* How many are in each status on a day, and of how many nothing is known. */
static int
count_on(struct status_report *status, const char *day, bool now, long *unknown)
{
	struct db *db = status->db;
	struct stmt *stmt;
	int more;

	if (db_horizon(db, day, status->request->known, false) < 0)
		return -1;
	stmt = db_stmt(db, SQL_STATUS_COUNTS);
	while ((more = stmt_step(stmt)) > 0) {
		const char *name = stmt_col(stmt, 0);
		long count = (long)stmt_col_int(stmt, 1);

		for (size_t i = 0; i < status->process->statuses.count; i++) {
			struct status_count *c = &status->counts[i];

			if (strcmp(c->status->name.s, name) == 0)
				*(now ? &c->now : &c->before) = count;
		}
	}
	if (more < 0)
		return -1;
	stmt = db_stmt(db, SQL_REPORT_UNKNOWN);
	if (stmt_step(stmt) <= 0)
		return -1;
	*unknown = (long)stmt_col_int(stmt, 1);
	return stmt_run(stmt);
}

static int
read_counts(struct status_report *status)
{
	const struct list *list = &status->process->statuses;
	const struct process_status *statuses = list->items;

	status->counts = pool_alloc(status->pool,
				    list->count * sizeof(*status->counts));
	for (size_t i = 0; i < list->count; i++)
		status->counts[i].status = &statuses[i];
	if (count_on(status, status->request->since, false,
		     &status->unknown_before) < 0)
		return -1;
	return count_on(status, status->request->until, true, &status->unknown);
}

static int
read_rows(struct status_report *status)
{
	const struct status_request *request = status->request;
	struct stmt *stmt = db_stmt(status->db, SQL_REPORT_VOTES);

	stmt_text(stmt, 1, request->since);
	stmt_text(stmt, 2, request->until);
	if (facts_read(status->pool, stmt, &status->votes) < 0)
		return -1;
	stmt = db_stmt(status->db, SQL_STATUS_RELEASES);
	stmt_text(stmt, 1, request->since);
	if (facts_read(status->pool, stmt, &status->releases) < 0 ||
	    due_find(status->pool, status->db, status->process,
		     request->until, &status->due) < 0)
		return -1;
	while (status->late < status->due.count &&
	       status->due.rows[status->late].section == DUE_OVERDUE)
		status->late++;
	return 0;
}

int
report_status(struct pool *pool, struct diags *diags, struct db *db,
	      const struct status_request *request)
{
	struct status_report status = {
		.pool = pool, .diags = diags, .db = db, .request = request,
		.title = request->title,
	};

	if (db_horizon(db, request->until, request->known, false) < 0)
		return -1;
	status.process = process_load(pool, diags, db);
	if (!status.process || read_counts(&status) < 0 ||
	    status_open(&status) < 0 || read_rows(&status) < 0)
		return -1;
	if (!status.title)
		status.title = pool_printf(pool,
			"%s and Release Status Report",
			process_term(status.process, "proposal")->singular.s);
	return request->format == FORMAT_JSON ? status_json(&status) :
	       status_tell(&status);
}
