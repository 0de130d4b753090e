/*
 * Tables: the statuses in them, who stands there twice, who is left out.
 */
#include "register/proof.h"

#include <string.h>

#include "register/rows.h"

enum {
	CELLS = 16,
	ROWS_SURE = 3,		/* so many rows alike make a column */
	LEFT_OUT_MAX = 8,	/* of those left out are named */
};

/* What is known of a table while its rows are looked at. */
struct sheet {
	size_t first, beyond;	/* its blocks */
	size_t rows;		/* that begin with an id */
	size_t with[CELLS];	/* rows with a status in that cell */
	size_t titles[CELLS];	/* rows with the right title in it */
	bool other[CELLS];	/* its head says that it tells something else */
	int status;		/* the column of statuses, or -1 */
	bool open;		/* said to be of open proposals */
};

/* The words of a cell of a row. */
static void
cell_words(const struct proof *proof, size_t block, unsigned cell,
	   size_t *from, size_t *to)
{
	size_t end = block_to(proof, block);

	*from = block_from(proof, block);
	while (*from < end && proof->words[*from].cell < cell)
		++*from;
	*to = *from;
	while (*to < end && proof->words[*to].cell == cell)
		++*to;
}

/* The status a cell says: alone, or with a remark set apart behind it. */
static const struct process_status *
cell_status(const struct proof *proof, size_t block, unsigned cell)
{
	size_t from, to, len;
	const struct phrase *p;

	cell_words(proof, block, cell, &from, &to);
	if (from == to || proof->words[from].use & (USE_ID | USE_TITLE))
		return NULL;
	p = proof_phrase(proof, &proof->statuses, from, to, &len);
	if (!p || (from + len < to &&
		   !(proof->words[from + len].gap & GAP_APART)))
		return NULL;
	return p->row;
}

/* Heads under which a status is not the present one. */
static void
read_head(const struct proof *proof, size_t block, struct sheet *sheet)
{
	static const char *const others[] = {
		"outcome", "result", "vote", "decision", "recommendation",
		"previous", "from", "to", "last", "old", "was", "before",
		"next", "expected", "target", "after",
	};
	size_t to = block_to(proof, block);

	for (size_t i = block_from(proof, block); i < to; i++)
		for (size_t n = 0; n < sizeof(others) / sizeof(*others); n++)
			if (word_is(&proof->words[i], others[n]) &&
			    proof->words[i].cell < CELLS)
				sheet->other[proof->words[i].cell] = true;
}

static void
read_row(struct proof *proof, size_t block, struct sheet *sheet)
{
	const struct mention *m = block_leader(proof, block);
	unsigned cells = proof->draft->blocks[block].cells;

	if (!m) {
		read_head(proof, block, sheet);
		return;
	}
	sheet->rows++;
	for (unsigned c = 1; c < cells && c < CELLS; c++)
		sheet->with[c] += cell_status(proof, block, c) != NULL;
	if (m->titled && m->beyond > m->word + m->words)
		sheet->titles[proof->words[m->beyond - 1].cell]++;
}

/* The one column that holds statuses; with two nobody can say which counts. */
static void
find_column(struct sheet *sheet)
{
	sheet->status = -1;
	for (int c = 1; c < CELLS; c++) {
		if (sheet->other[c] || sheet->with[c] == 0 ||
		    sheet->with[c] * 2 < sheet->rows)
			continue;
		if (sheet->status >= 0) {
			sheet->status = -1;
			return;
		}
		sheet->status = c;
	}
}

static void
check_status(struct proof *proof, const struct sheet *sheet, size_t block,
	     const struct mention *m)
{
	unsigned column = (unsigned)sheet->status;
	const struct process_status *said = cell_status(proof, block, column);
	const char *status = m->subject->proposal->status.s;
	struct point *point;
	size_t from, to;

	cell_words(proof, block, column, &from, &to);
	if (!said && (from == to || sheet->rows < ROWS_SURE ||
		      sheet->with[column] * 5 < sheet->rows * 4 ||
		      proof->words[from].use & (USE_ID | USE_TITLE)))
		return;
	if (said && strcmp(said->name.s, status) == 0) {
		proof->result->statuses++;
		return;
	}
	if (said && m->subject->may_be &&
	    strcmp(said->name.s, m->subject->may_be) == 0)
		return;
	point = proof_point(proof, "status", proof->words[from].line,
			    m->subject, said ? "status of %s differs" :
			    "what stands as the status of %s is no status",
			    m->subject->id);
	if (!point)
		return;
	point->paper = proof_quote(proof, from, to);
	point->recorded = status;
}

/* A cell in the column of titles that is no title of this proposal at all. */
static void
check_title(struct proof *proof, const struct sheet *sheet, size_t block,
	    const struct mention *m)
{
	struct point *point;
	size_t from, to;

	for (unsigned c = 1; c < CELLS; c++) {
		if (sheet->titles[c] < ROWS_SURE ||
		    sheet->titles[c] * 2 < sheet->rows || m->titled)
			continue;
		cell_words(proof, block, c, &from, &to);
		if (from == to)
			continue;
		point = proof_point(proof, "title", proof->words[from].line,
				    m->subject, "title of %s is another",
				    m->subject->id);
		if (!point)
			return;
		point->paper = proof_quote(proof, from, to);
		point->recorded = m->subject->proposal->title.s;
		return;
	}
}

/* The line where the table has the same proposal before. */
static unsigned
line_before(const struct proof *proof, const struct sheet *sheet,
	    size_t block, const struct subject *subject)
{
	for (size_t b = sheet->first; b < block; b++) {
		const struct mention *m = block_leader(proof, b);

		if (m && m->subject->key == subject->key)
			return proof->draft->blocks[b].line;
	}
	return 0;
}

static void
check_rows(struct proof *proof, const struct sheet *sheet)
{
	proof->tick++;
	for (size_t b = sheet->first; b < sheet->beyond; b++) {
		const struct mention *m = block_leader(proof, b);
		unsigned line = proof->draft->blocks[b].line;

		if (!m || !m->subject->known)
			continue;
		check_title(proof, sheet, b, m);
		if (sheet->status < 0)
			continue;
		check_status(proof, sheet, b, m);
		if (m->subject->seen == proof->tick &&
		    proof->result->point_count < POINTS_MAX)
			proof_point(proof, "twice", line, m->subject,
				    "%s stands twice in this table: on line %u"
				    " too", m->subject->id,
				    line_before(proof, sheet, b, m->subject));
		m->subject->seen = proof->tick;
	}
}

/* Whether words of a block say that what comes is open. */
static bool
says_open(const struct proof *proof, size_t block)
{
	const struct process_section *s = proof->process->sections.items;
	size_t from = block_from(proof, block), to = block_to(proof, block);

	for (size_t i = from; i < to; i++)
		if (word_is(&proof->words[i], "open"))
			return true;
	for (size_t i = 0; i < proof->process->sections.count; i++) {
		struct words words;

		if (strcmp(s[i].kind.s, "open") != 0)
			continue;
		words = words_of(proof->scratch, s[i].heading.s, false);
		for (size_t at = from; at < to; at++)
			if (words_begin(&proof->words[at], to - at, &words))
				return true;
	}
	return false;
}

/* Looks at what stands above the table, up to its heading. */
static void
find_open(const struct proof *proof, struct sheet *sheet)
{
	for (size_t b = sheet->first; b-- > 0;) {
		if (proof->draft->blocks[b].kind == BLOCK_ROW ||
		    sheet->first - b > 4)
			return;
		sheet->open |= says_open(proof, b);
		if (block_is_heading(proof, b))
			return;
	}
}

/* What all proposals of the table have in common. */
struct common {
	const char *status, *path;	/* NULL: they have it not in common */
	size_t open, closed;
};

static struct common
in_common(struct proof *proof, const struct sheet *sheet)
{
	struct common common = { .open = 0 };
	bool first = true;

	proof->tick++;
	for (size_t b = sheet->first; b < sheet->beyond; b++) {
		const struct mention *m = block_leader(proof, b);
		const char *status, *path;

		if (!m || !m->subject->known)
			continue;
		status = m->subject->proposal->status.s;
		path = m->subject->proposal->path.s;
		if (first || (common.status &&
			      strcmp(common.status, status) != 0))
			common.status = first ? status : NULL;
		if (first || !path || (common.path &&
				       strcmp(common.path, path) != 0))
			common.path = first ? path : NULL;
		first = false;
		if (m->subject->seen == proof->tick)
			continue;
		m->subject->seen = proof->tick;
		if (flag_set(&process_status(proof->process, status)->open))
			common.open++;
		else
			common.closed++;
	}
	return common;
}

static void
tell_closed(struct proof *proof, const struct sheet *sheet)
{
	for (size_t b = sheet->first; b < sheet->beyond; b++) {
		const struct mention *m = block_leader(proof, b);
		const struct process_status *said, *status;

		if (!m || !m->subject->known)
			continue;
		status = process_status(proof->process,
					m->subject->proposal->status.s);
		said = cell_status(proof, b, (unsigned)sheet->status);
		if (status && !flag_set(&status->open) && said == status)
			proof_point(proof, "open",
				    proof->draft->blocks[b].line, m->subject,
				    "%s is not open: it is %s",
				    m->subject->id, status->name.s);
	}
}

/* Whether the table has it, under whatever id. */
static bool
stands_there(const struct proof *proof, const struct sheet *sheet,
	     const char *id)
{
	const struct subject *subject = proof_subject(proof, id);

	if (subject && subject->seen == proof->tick)
		return true;
	for (size_t b = sheet->first; b < sheet->beyond; b++) {
		const struct mention *m = block_leader(proof, b);

		if (m && m->subject->known &&
		    strcmp(m->subject->goes_by, id) == 0)
			return true;
	}
	return false;
}

/*
 * Names who is left out.  A table of those in one status, or on one path,
 * need not hold the others.
 */
static int
tell_left_out(struct proof *proof, const struct sheet *sheet,
	      const struct common *common)
{
	struct stmt *stmt = db_stmt(proof->db, SQL_PROOF_OPEN);
	const char *names = "";
	size_t count = 0;
	int more;

	while ((more = stmt_step(stmt)) > 0) {
		const char *id = stmt_col(stmt, 0), *path = stmt_col(stmt, 2);

		if ((common->status && strcmp(common->status,
					      stmt_col(stmt, 1)) != 0) ||
		    (common->path && (!path || strcmp(common->path,
						      path) != 0)))
			continue;
		if (count < LEFT_OUT_MAX && stands_there(proof, sheet, id))
			continue;
		if (++count <= LEFT_OUT_MAX)
			names = pool_printf(proof->pool, "%s%s%s (%s)", names,
					    *names ? ", " : "", id,
					    stmt_col(stmt, 1));
	}
	if (more < 0 || count == 0)
		return more;
	if (count > LEFT_OUT_MAX)
		names = pool_printf(proof->pool, "%s and more", names);
	proof_point(proof, "open", proof->draft->blocks[sheet->first].line,
		    NULL, "this table of open ones leaves out %s", names);
	return 0;
}

static int
check_open(struct proof *proof, struct sheet *sheet)
{
	struct common common;
	size_t all = (size_t)proof->open_count;

	if (sheet->status < 0 || sheet->rows < 2)
		return 0;
	find_open(proof, sheet);
	common = in_common(proof, sheet);
	if (sheet->open)
		tell_closed(proof, sheet);
	/* Half of them where it is said, nearly all where it is not. */
	if (common.open == all ||
	    (sheet->open ? common.open * 2 < all :
	     common.closed > 0 || common.open * 5 < all * 4))
		return 0;
	return tell_left_out(proof, sheet, &common);
}

static int
check_table(struct proof *proof, struct sheet *sheet)
{
	for (size_t b = sheet->first; b < sheet->beyond; b++)
		read_row(proof, b, sheet);
	find_column(sheet);
	check_rows(proof, sheet);
	return check_open(proof, sheet);
}

int
proof_tables(struct proof *proof)
{
	const struct block *blocks = proof->draft->blocks;
	size_t count = proof->draft->block_count, b = 0;

	while (b < count) {
		struct sheet sheet = { .first = b };
		unsigned table = blocks[b].table;

		while (b < count && blocks[b].table == table)
			b++;
		sheet.beyond = b;
		if (table > 0 && check_table(proof, &sheet) < 0)
			return -1;
		pool_clear(proof->scratch);
	}
	return 0;
}
