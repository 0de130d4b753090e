#include "register/papers.h"

#include <string.h>

#include "base/date.h"
#include "base/sha256.h"
#include "base/text.h"

const char *
issued_noun(const char *kind)
{
	return strcmp(kind, REPORT_UPDATE) == 0 ? "monthly paper" :
	       strcmp(kind, REPORT_STATUS) == 0 ? "status report" :
	       strcmp(kind, REPORT_REGISTER) == 0 ? "register" : "paper";
}

int
issued_last(struct pool *pool, struct db *db, const char *kind,
	    struct issued_last *last)
{
	struct stmt *stmt = db_stmt(db, SQL_PAPER_LAST);
	int found;

	stmt_text(stmt, 1, kind);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	last->name = stmt_copy(stmt, pool, 0);
	last->until = stmt_copy(stmt, pool, 1);
	return stmt_run(stmt) < 0 ? -1 : 1;
}

int
issued_find(struct pool *pool, struct db *db, const char *name,
	    struct issued *paper)
{
	struct stmt *stmt = db_stmt(db, SQL_PAPER_FIND);
	int found;

	stmt_text(stmt, 1, name);
	found = stmt_step(stmt);
	if (found <= 0)
		return found;
	paper->name = stmt_copy(stmt, pool, 0);
	paper->kind = stmt_copy(stmt, pool, 1);
	paper->since = stmt_copy(stmt, pool, 2);
	paper->until = stmt_copy(stmt, pool, 3);
	paper->known = stmt_col_int(stmt, 4);
	paper->format = stmt_copy(stmt, pool, 5);
	paper->sha256 = stmt_copy(stmt, pool, 6);
	paper->change = stmt_col_int(stmt, 7);
	paper->text = stmt_copy(stmt, pool, 8);
	paper->len = strlen(paper->text);
	return stmt_run(stmt) < 0 ? -1 : 1;
}

int
issued_unknown(struct pool *pool, struct diags *diags, struct db *db,
	       const char *name)
{
	struct stmt *stmt = db_stmt(db, SQL_PAPERS);
	const char **names = NULL;
	size_t count = 0, i;
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		names = pool_grow(pool, names, count, sizeof(*names));
		names[count++] = stmt_copy(stmt, pool, 0);
	}
	if (more < 0)
		return -1;
	diag(diags, SLUG_NOT_FOUND, NULL,
	     "no paper called \"%s\" has been issued", name);
	if (text_nearest(name, names, count))
		diag_help(diags, "Did you mean \"%s\"?",
			  text_nearest(name, names, count));
	for (i = 0; i < count; i++)
		diag_help(diags, "  %s", names[i]);
	if (count == 0)
		diag_help(diags, "None has been issued yet: secreg report"
			  " update --issue NAME");
	return -1;
}

const char *
issued_joint(struct pool *pool, const char *name, const char *until,
	     const char *since)
{
	return pool_printf(pool, "The window of \"%s\" ended on %s: what lies"
		" between the two days is told in %s", name,
		date_long(pool, until), strcmp(since, until) < 0 ?
		"both papers" : "neither paper");
}

bool
issued_whole(struct pool *pool, const struct issued *paper)
{
	return strcmp(sha256(pool, paper->text, paper->len),
		      paper->sha256) == 0;
}

int
issued_check(struct pool *pool, struct diags *diags,
	     const struct issued *paper)
{
	if (issued_whole(pool, paper))
		return 0;
	return diag(diags, SLUG_DAMAGED, NULL,
		    "the paper \"%s\" in the register is not what went out:"
		    " its SHA-256 does not agree", paper->name);
}

int
issued_keep(struct pool *pool, struct change *change, struct issued *paper)
{
	struct stmt *stmt = db_stmt(change->db, SQL_PAPER_KEEP);

	paper->sha256 = sha256(pool, paper->text, paper->len);
	paper->change = change->no;
	stmt_int(stmt, 1, change->no);
	stmt_text(stmt, 2, paper->name);
	stmt_text(stmt, 3, paper->kind);
	stmt_text(stmt, 4, paper->since);
	stmt_text(stmt, 5, paper->until);
	stmt_int(stmt, 6, paper->known);
	stmt_text(stmt, 7, paper->format);
	stmt_text(stmt, 8, paper->sha256);
	stmt_text(stmt, 9, paper->text);
	return stmt_run(stmt);
}
