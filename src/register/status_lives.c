#include "register/status_facts.h"

#include "register/load.h"
#include "register/standing.h"

static void
fill_life(struct status_report *status, const struct calendar *calendar,
	  struct status_life *life)
{
	const struct proposal *p = &life->proposal;
	const char *until = status->request->until;
	struct standing standing = standing_before(p, p->history.count);
	const char *day = standing.into->date.s;

	life->status = process_status(status->process, standing.status);
	life->since = day_date(day);
	life->exact = day_exact(day);
	life->days = calendar_between(calendar, life->since, until);
	life->stories = story_tell(status->pool, status->process, calendar,
				   p);
	life->prospects = prospects_of(status->pool, status->process,
				       calendar, p, until);
	life->gaps = not_recorded(status->pool, status->process, p,
				  &life->prospects);
}

/* The keys first: reading a proposal uses statements of its own. */
static int
read_keys(struct status_report *status, struct db *db, int64_t **keys,
	  size_t *count)
{
	struct stmt *stmt = db_stmt(db, SQL_STATUS_OPEN);
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		*keys = pool_grow(status->pool, *keys, *count, sizeof(**keys));
		(*keys)[(*count)++] = stmt_col_int(stmt, 0);
	}
	return more;
}

int
status_lives(struct status_report *status, struct db *db)
{
	struct calendar *calendar = calendar_load(status->pool, db);
	struct status_life *life;
	int64_t *keys = NULL;
	size_t count = 0;

	if (!calendar || read_keys(status, db, &keys, &count) < 0)
		return -1;
	status->lives = pool_alloc(status->pool,
				   (count + 1) * sizeof(*status->lives));
	for (size_t i = 0; i < count; i++) {
		life = &status->lives[status->life_count];
		if (load_one(status->pool, db, keys[i], &life->proposal) < 0)
			return -1;
		/* A damaged register may hold one without a status. */
		if (!life->proposal.status.s || !life->proposal.id.s ||
		    !process_status(status->process, life->proposal.status.s))
			continue;
		fill_life(status, calendar, life);
		status->life_count++;
	}
	return 0;
}
