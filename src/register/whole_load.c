#include "register/whole_load.h"

#include <string.h>

#include "base/base64.h"
#include "base/text.h"
#include "register/process.h"
#include "register/rows.h"

enum {
	ROWS_MAX = 1000,		/* of all kinds in one document */
	BYTES_MAX = 1 << 19,		/* of text in one document, about */
	PIECE_MAX = 1 << 19,		/* of a paper: indents may double it */
};

/* The document being put together. */
struct part {
	struct whole *whole;
	struct pool *pool;		/* of what is in it */
	whole_told *told;
	void *arg;
	struct whole_register record;
	int64_t number;			/* of the part, from 1 */
	size_t rows, bytes;
};

int
whole_open(struct whole *whole, int64_t known)
{
	struct stmt *stmt;
	int found;

	whole->known = known ? known : INT64_MAX;
	whole->kinds = whole_kinds(whole->pool);
	if (db_horizon(whole->db, NULL, known, false) < 0)
		return -1;
	stmt = db_stmt(whole->db, SQL_WHOLE_COUNTS);
	stmt_int(stmt, 1, whole->known);
	found = stmt_step(stmt);
	if (found <= 0)
		return -1;
	whole->last_change = stmt_col_int(stmt, 0);
	whole->proposals = stmt_col_int(stmt, 1);
	return stmt_run(stmt);
}

static struct text
number_text(struct pool *pool, int64_t number)
{
	return (struct text){
		.s = pool_printf(pool, "%lld", (long long)number)
	};
}

/* Begins the next document. */
static void
part_begin(struct part *part)
{
	struct whole_register *record = &part->record;

	pool_clear(part->pool);
	memset(record, 0, sizeof(*record));
	part->rows = part->bytes = 0;
	part->number++;
	record->format.s = WHOLE_FORMAT;
	if (part->number > 1) {
		record->part = number_text(part->pool, part->number);
		return;
	}
	record->last_change = number_text(part->pool,
					  part->whole->last_change);
	record->proposals = number_text(part->pool, part->whole->proposals);
}

static void
part_end(struct part *part)
{
	part->told(part->arg, &whole_register_record, &part->record);
}

/* A new row of SIZE bytes that will hold BYTES of text, in room for it. */
static void *
part_add(struct part *part, struct list *list, size_t size, size_t bytes)
{
	if (part->rows >= ROWS_MAX ||
	    (part->bytes > 0 && part->bytes + bytes > BYTES_MAX)) {
		part_end(part);
		part_begin(part);
	}
	part->rows++;
	part->bytes += bytes;
	return list_add(part->pool, list, size);
}

/* How much text the present row has. */
static size_t
row_bytes(struct stmt *stmt)
{
	size_t bytes = 0;

	for (int i = 0; i < stmt_columns(stmt); i++)
		if (stmt_col_kind(stmt, i) == STMT_TEXT)
			bytes += strlen(stmt_col(stmt, i));
	return bytes;
}

/* All rows of one kind. */
static int
load_rows(struct part *part, enum sql sql, const struct record *kind,
	  struct list *list)
{
	struct stmt *stmt = db_stmt(part->whole->db, sql);
	int more;

	stmt_int(stmt, 1, part->whole->known);
	while ((more = stmt_step(stmt)) > 0) {
		void *row = part_add(part, list, kind->size, row_bytes(stmt));

		row_fill(part->pool, stmt, 0, kind, row);
	}
	return more;
}

/* Each process is the one in force as known at the change that loaded it. */
static int
load_processes(struct part *part)
{
	struct whole *whole = part->whole;
	struct stmt *stmt = db_stmt(whole->db, SQL_WHOLE_PROCESSES);
	int64_t *changes = NULL;
	size_t count = 0;
	int more;

	stmt_int(stmt, 1, whole->known);
	while ((more = stmt_step(stmt)) > 0) {
		changes = pool_grow(whole->pool, changes, count,
				    sizeof(*changes));
		changes[count++] = stmt_col_int(stmt, 0);
	}
	for (size_t i = 0; i < count && more == 0; i++) {
		struct process *process;

		if (db_horizon(whole->db, NULL, changes[i], false) < 0)
			return -1;
		process = process_load(whole->pool, whole->diags, whole->db);
		if (!process)
			return -1;
		*(struct process *)part_add(part, &part->record.processes,
					    sizeof(*process), BYTES_MAX / 8) =
			*process;
	}
	if (more < 0)
		return -1;
	return db_horizon(whole->db, NULL, whole->known == INT64_MAX ? 0 :
			  whole->known, false);
}

/* How much of a paper's text goes into one piece: whole lines if it can. */
static size_t
piece_length(const char *text, size_t len, bool plain)
{
	size_t end = PIECE_MAX;

	if (len <= PIECE_MAX)
		return len;
	while (plain && end > 0 && text[end - 1] != '\n')
		end--;
	if (end > 0)
		return end;
	for (end = PIECE_MAX; plain && (text[end] & 0xc0) == 0x80; end--)
		;
	return end;
}

/* All that the first piece says beside the bytes. */
static void
copy_head(struct pool *pool, const struct whole_paper *from,
	  struct whole_paper *to)
{
	for (size_t i = 0; i < whole_paper_record.count; i++) {
		const struct field *field = &whole_paper_record.fields[i];
		const char *s = field_text(field, from)->s;

		if (s && field->offset != offsetof(struct whole_paper, text))
			field_text(field, to)->s = pool_strdup(pool, s);
	}
}

/* The pieces of a paper. */
static void
add_paper(struct part *part, const struct whole_paper *row)
{
	const char *text = row->text.s ? row->text.s : "";
	size_t len = strlen(text), number = 0;
	unsigned code;
	bool plain = !text_first_bad(text, &code);

	do {
		size_t size = piece_length(text, len, plain);
		struct whole_paper *paper = part_add(part,
			&part->record.papers, sizeof(*paper), size);
		const char *bytes = pool_strndup(part->pool, text, size);

		if (++number == 1) {
			copy_head(part->pool, row, paper);
		} else {
			paper->piece = number_text(part->pool,
						   (int64_t)number);
			paper->name.s = pool_strdup(part->pool, row->name.s);
			paper->change.s = pool_strdup(part->pool,
						      row->change.s);
		}
		if (size > 0 && plain)
			paper->text.s = bytes;
		else if (size > 0)
			paper->base64.s = base64(part->pool, bytes, size);
		text += size;
		len -= size;
	} while (len > 0);
}

static int
load_papers(struct part *part)
{
	struct stmt *stmt = db_stmt(part->whole->db, SQL_WHOLE_PAPERS);
	struct pool *scratch = pool_new();
	int more;

	stmt_int(stmt, 1, part->whole->known);
	while ((more = stmt_step(stmt)) > 0) {
		struct whole_paper row = { .at.line = 0 };

		row_fill(scratch, stmt, 0, &whole_paper_record, &row);
		add_paper(part, &row);
		pool_clear(scratch);
	}
	pool_free(scratch);
	return more;
}

int
whole_register(struct whole *whole, whole_told *told, void *arg)
{
	struct part part = {
		.whole = whole, .pool = pool_new(), .told = told, .arg = arg,
	};
	struct whole_register *record = &part.record;
	int failed;

	part_begin(&part);
	failed = load_processes(&part) < 0 ||
		 load_rows(&part, SQL_WHOLE_RELEASES, &whole_release_record,
			   &record->releases) < 0 ||
		 load_rows(&part, SQL_WHOLE_HOLIDAYS, &whole_holiday_record,
			   &record->holidays) < 0 ||
		 load_papers(&part) < 0 ||
		 load_rows(&part, SQL_WHOLE_QUESTIONS, &whole_question_record,
			   &record->questions) < 0 ||
		 load_rows(&part, SQL_WHOLE_CHANGES, &whole_change_record,
			   &record->changes) < 0;
	if (!failed)
		part_end(&part);
	pool_free(part.pool);
	return failed ? -1 : 0;
}
