#include "register/store.h"

#include <string.h>

enum stored
store_release(struct store *store, struct release *release)
{
	struct stmt *stmt = db_stmt(store->db, SQL_RELEASE_FIND);
	const char *held = NULL;
	int found, differs = 0;

	stmt_text(stmt, 1, release->name.s);
	found = stmt_step(stmt);
	if (found > 0) {
		const char *note = stmt_col(stmt, 1);

		differs = strcmp(stmt_col(stmt, 0), release->date.s) != 0 ||
			  (release->note.s &&
			   (!note || strcmp(note, release->note.s) != 0));
		held = pool_printf(store->pool, "%s%s%s", stmt_col(stmt, 0),
				   note ? ", " : "", note ? note : "");
	}
	if (found < 0 || stmt_run(stmt) < 0)
		return STORED_FAULTY;
	if (differs) {
		diag(store->diags, SLUG_RELEASE, &release->name.at,
		     "the release %s is already in the register and this is"
		     " different", release->name.s);
		diag_help(store->diags, "In the register: %s", held);
		diag_help(store->diags, "What is recorded is not altered by"
			  " adding to it.");
		return STORED_FAULTY;
	}
	if (found)
		return STORED_SAME;
	stmt = db_stmt(store->db, SQL_RELEASE_ADD);
	stmt_int(stmt, 1, store->change.no);
	stmt_text(stmt, 2, release->name.s);
	stmt_text(stmt, 3, release->date.s);
	stmt_text(stmt, 4, release->note.s);
	return stmt_run(stmt) < 0 ? STORED_FAULTY : STORED_NEW;
}

static enum stored
store_days(struct store *store, const struct holidays *holidays,
	   const struct list *days, bool off)
{
	static const struct field day = { .key = "add", .kind = FIELD_DATE };
	struct text *d = days->items;
	enum stored result = STORED_SAME;
	size_t i;

	for (i = 0; i < days->count; i++) {
		struct stmt *stmt;
		int found, same;

		if (field_check(store->pool, store->diags, &day, &d[i]) < 0) {
			result = STORED_FAULTY;
			continue;
		}
		stmt = db_stmt(store->db, SQL_HOLIDAY_FIND);
		stmt_text(stmt, 1, d[i].s);
		found = stmt_step(stmt);
		same = found > 0 && stmt_col_int(stmt, 0) == off;
		if (found < 0 || stmt_run(stmt) < 0)
			return STORED_FAULTY;
		if (same)
			continue;
		stmt = db_stmt(store->db, SQL_HOLIDAY_ADD);
		stmt_int(stmt, 1, store->change.no);
		stmt_text(stmt, 2, d[i].s);
		stmt_int(stmt, 3, off);
		stmt_text(stmt, 4, holidays->title.s);
		if (stmt_run(stmt) < 0)
			return STORED_FAULTY;
		if (result == STORED_SAME)
			result = STORED_NEW;
	}
	return result;
}

/* A day cannot be made a bank holiday and none at once. */
static int
check_days(struct store *store, const struct holidays *holidays)
{
	const struct text *add = holidays->add.items;
	const struct text *remove = holidays->remove.items;
	size_t i, j;
	int result = 0;

	for (i = 0; i < holidays->remove.count; i++) {
		for (j = 0; j < holidays->add.count; j++) {
			if (strcmp(remove[i].s, add[j].s) != 0)
				continue;
			result = diag(store->diags, SLUG_DUPLICATE_FIELD,
				      &remove[i].at, "%s is both added and"
				      " removed", remove[i].s);
			diag_also(store->diags, &add[j].at,
				  "it is added here");
			break;
		}
	}
	return result;
}

enum stored
store_holidays(struct store *store, struct holidays *holidays)
{
	enum stored add = store_days(store, holidays, &holidays->add, true);
	enum stored remove = store_days(store, holidays, &holidays->remove,
					false);

	if (check_days(store, holidays) < 0 || add == STORED_FAULTY ||
	    remove == STORED_FAULTY)
		return STORED_FAULTY;
	return add == STORED_NEW ? add : remove;
}
