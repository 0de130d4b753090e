#include "register/status_facts.h"

#include "register/load.h"

int
status_open(struct status_report *status)
{
	enum { KEY, ID, TITLE, STATUS, SINCE, EXACT };
	struct pool *pool = status->pool;
	struct stmt *stmt;
	int more;

	status->calendar = calendar_load(pool, status->db);
	if (!status->calendar)
		return -1;
	stmt = db_stmt(status->db, SQL_STATUS_OPEN);
	while ((more = stmt_step(stmt)) > 0) {
		struct status_open open = {
			.key = stmt_col_int(stmt, KEY),
			.id = stmt_copy(stmt, pool, ID),
			.title = stmt_copy(stmt, pool, TITLE),
			.status = process_status(status->process,
						 stmt_col(stmt, STATUS)),
			.since = stmt_copy(stmt, pool, SINCE),
			.exact = stmt_col_int(stmt, EXACT) != 0,
		};

		if (!open.status)
			return stmt_damaged(stmt);
		if (!open.title)
			open.title = "";
		open.days = calendar_between(status->calendar, open.since,
					     status->request->until);
		status->open = pool_grow(pool, status->open,
					 status->open_count, sizeof(open));
		status->open[status->open_count++] = open;
	}
	return more;
}

int
status_life(const struct status_report *status, struct pool *pool,
	    const struct status_open *open, struct status_life *life)
{
	struct proposal *p = &life->proposal;

	*life = (struct status_life){ .open = open };
	if (load_one(pool, status->db, open->key, p) < 0)
		return -1;
	if (!p->status.s || !p->id.s)
		return diag(status->diags, SLUG_DAMAGED, NULL,
			    "%s has no status in the register's entries",
			    open->id);
	life->stories = story_tell(pool, status->process, status->calendar, p);
	life->prospects = prospects_of(pool, status->process, status->calendar,
				       p, status->request->until);
	life->gaps = not_recorded(pool, status->process, p, &life->prospects);
	return 0;
}
