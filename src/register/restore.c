#include "register/restore.h"

#include <stdlib.h>
#include <string.h>

#include "io/yaml_in.h"
#include "register/restore_parts.h"
#include "register/rows.h"

bool
restore_begins(const char *text)
{
	static const char key[] = "register:";

	for (;;) {
		size_t blank = strspn(text, " \t");

		if (strncmp(text, key, sizeof(key) - 1) == 0)
			return true;
		/* Comments, empty lines and the marker may stand before it. */
		if (text[blank] != '#' && text[blank] != '\n' &&
		    strncmp(text, "---\n", 4) != 0)
			return false;
		text += strcspn(text, "\n");
		if (*text++ == '\0')
			return false;
	}
}

struct restored_change *
restore_change(const struct restore *r, int64_t no)
{
	return no >= 1 && no <= (int64_t)r->change_count ?
	       &r->changes[no - 1] : NULL;
}

bool
restore_counts(const struct restore *r, int64_t no, int64_t known)
{
	const struct restored_change *change = restore_change(r, no);
	const struct flip *flips = change->flips.items;
	bool live = true;

	if (no > known)
		return false;
	for (size_t i = 0; i < change->flips.count; i++)
		if (flips[i].by <= known)
			live = flips[i].live;
	return live;
}

int
restore_ref(const struct restore *r, const struct text *ref, int64_t *change,
	    int64_t *n)
{
	struct diags *diags = r->store->diags;

	if (!whole_ref(ref->s, change, n))
		return diag(diags, SLUG_WHOLE, &ref->at,
			    "\"%s\" is no reference, as \"58.2\"", ref->s);
	if (!restore_change(r, *change))
		return diag(diags, SLUG_WHOLE, &ref->at,
			    "there is no change %lld in this file",
			    (long long)*change);
	return 0;
}

/* The rows of one part behind those of the parts before. */
static void
append_rows(struct restore *r, const struct whole_register *part)
{
	const struct record *kind = &whole_register_record;

	for (size_t i = 0; i < kind->count; i++) {
		const struct field *field = &kind->fields[i];
		struct list *all, *more;
		size_t size;

		if (field_single(field))
			continue;
		all = field_list(field, &r->head);
		more = field_list(field, part);
		size = field->of->size;
		for (size_t n = 0; n < more->count; n++)
			memcpy(list_add(r->store->pool, all, size),
			       (char *)more->items + n * size, size);
	}
}

/* One `register:` document, part NUMBER of them. */
static int
take_part(struct restore *r, const struct whole_register *part,
	  int64_t number)
{
	struct diags *diags = r->store->diags;
	const struct text *said = &part->part;

	if (part->format.s && strcmp(part->format.s, WHOLE_FORMAT) != 0) {
		diag(diags, SLUG_WHOLE, &part->format.at,
		     "this form of file, %s, is not known", part->format.s);
		diag_help(diags, "It was written by a later secreg: use that"
			  " one.");
		return -1;
	}
	if (number == 1 ? said->s != NULL : !said->s ||
	    strtoll(said->s, NULL, 10) != number)
		return diag(diags, SLUG_WHOLE, said->s ? &said->at :
			    &part->at, "part %lld of the register belongs"
			    " here", (long long)number);
	if (number == 1) {
		r->head = *part;
		memset(&r->head.processes, 0, sizeof(struct list));
		memset(&r->head.releases, 0, sizeof(struct list));
		memset(&r->head.holidays, 0, sizeof(struct list));
		memset(&r->head.papers, 0, sizeof(struct list));
		memset(&r->head.questions, 0, sizeof(struct list));
		memset(&r->head.changes, 0, sizeof(struct list));
	}
	append_rows(r, part);
	return 0;
}

static struct yaml_source
source_of(const struct restore *r, const struct document *document)
{
	return (struct yaml_source){
		.file = input_name(r->input), .text = document->text,
		.len = document->len, .first_line = document->first_line,
	};
}

/* Where the document of a proposal is, and that it is held to be right. */
static int
take_proposal(struct restore *r, const struct document *document,
	      struct proposal *proposal)
{
	struct restored_document *place;

	r->documents = pool_grow(r->store->pool, r->documents,
				 r->document_count, sizeof(*place));
	place = &r->documents[r->document_count++];
	place->offset = document->offset;
	place->line = document->first_line;
	place->key = 0;
	return restore_look(r, proposal);
}

static int
check_fresh(const struct restore *r)
{
	struct stmt *stmt = db_stmt(r->store->db, SQL_RESTORE_FRESH);
	int found = stmt_step(stmt);
	bool fresh = found > 0 && stmt_col_int(stmt, 0);

	if (found < 0 || stmt_run(stmt) < 0)
		return -1;
	if (fresh)
		return 0;
	diag(r->store->diags, SLUG_NOT_EMPTY, &r->head.at,
	     "this is a whole register, and the one it is to be added to is"
	     " not empty");
	diag_help(r->store->diags, "Make one for it: secreg --db FILE init");
	diag_help(r->store->diags, "Then:            secreg --db FILE add %s",
		  input_name(r->input));
	return -1;
}

/* What is of no proposal, once it is all there. */
static int
settle(struct restore *r)
{
	return diags_count(r->store->diags) > 0 || restore_settle(r) < 0 ||
	       check_fresh(r) < 0 ? -1 : 0;
}

/* Reads everything once. */
static int
look_at_all(struct restore *r)
{
	const struct record *const kinds[] = {
		&whole_register_record, r->kinds.proposal
	};
	struct diags *diags = r->store->diags;
	struct document document;
	int64_t parts = 0;
	bool settled = false;
	int more;

	progress_begin(r->store->progress, "Reading records", 0);
	while ((more = input_next(r->input, &document)) != 0) {
		struct yaml_source source = source_of(r, &document);
		const struct record *kind;
		size_t before = diags_count(diags);
		void *record;

		if (more < 0)
			continue;
		progress_step(r->store->progress);
		/* What is of no proposal is kept to the end. */
		record = yaml_read(settled || !restore_begins(document.text) ?
				   r->pool : r->store->pool, diags, &source,
				   kinds, 2, &kind);
		if (record && kind == &whole_register_record && settled)
			diag(diags, SLUG_WHOLE,
			     &((struct whole_register *)record)->at,
			     "the parts of the register stand before the"
			     " proposals");
		else if (record && kind == &whole_register_record)
			take_part(r, record, ++parts);
		if (!record || kind == &whole_register_record)
			continue;
		/* Proposals are held against what is right. */
		if (!settled && settle(r) < 0)
			return -1;
		settled = true;
		if (diags_count(diags) == before)
			take_proposal(r, &document, record);
		pool_clear(r->pool);
	}
	diags_source(diags, NULL, NULL, 0, 0);
	if (!settled && settle(r) < 0)
		return -1;
	return diags_count(diags) > 0 ? -1 : 0;
}

/* Whether all is there that the head and the changes say there is. */
static int
check_counts(struct restore *r)
{
	struct diags *diags = r->store->diags;
	const struct text *proposals = &r->head.proposals;
	int result = 0;

	if (strtoll(proposals->s, NULL, 10) != (int64_t)r->document_count)
		result = diag(diags, SLUG_WHOLE, &proposals->at,
			      "the file holds %zu proposals, not %s: it is not"
			      " whole", r->document_count, proposals->s);
	for (size_t i = 0; i < r->change_count && result == 0; i++) {
		const struct restored_change *change = &r->changes[i];

		for (int64_t n = 1; n <= change->entries; n++) {
			int64_t bit = change->before + n - 1;

			if (r->seen[bit / 8] & 1 << bit % 8)
				continue;
			result = diag(diags, SLUG_WHOLE, &change->said->at,
				      "no proposal has the entry %lld.%lld",
				      (long long)change->no, (long long)n);
			break;
		}
	}
	return result;
}

static int
by_change(const void *a, const void *b)
{
	const struct visit *x = a, *y = b;

	if (x->change != y->change)
		return x->change < y->change ? -1 : 1;
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return x->document < y->document ? -1 : x->document > y->document;
}

/* In the order things were recorded; keys are given in that order. */
static void
sort_visits(struct restore *r)
{
	int64_t key = 0;

	if (r->visit_count > 1)
		qsort(r->visits, r->visit_count, sizeof(*r->visits),
		      by_change);
	for (size_t i = 0; i < r->visit_count; i++) {
		const struct visit *visit = &r->visits[i];
		struct restored_document *document =
			&r->documents[visit->document];

		if (document->key)
			continue;
		document->key = ++key;
		r->changes[visit->change - 1].fresh++;
	}
}

void *
restore_again(struct restore *r, const struct restored_document *place)
{
	const struct record *const kinds[] = { r->kinds.proposal };
	const struct record *kind;
	struct document document;
	struct yaml_source source;

	input_again(r->input, place->offset, place->line);
	if (input_next(r->input, &document) <= 0) {
		diag(r->store->diags, SLUG_READ, NULL,
		     "\"%s\" changed while it was read", input_name(r->input));
		return NULL;
	}
	source = source_of(r, &document);
	return yaml_read(r->pool, r->store->diags, &source, kinds, 1, &kind);
}

static void
tell(const struct restore *r, struct restored *restored)
{
	const struct whole_change *last =
		r->changes[r->change_count - 1].said;

	*restored = (struct restored){
		.changes = r->change_count, .proposals = r->document_count,
		.entries = (size_t)r->entries, .papers = r->paper_count,
		.time = last->time.s, .user = last->user.s,
	};
}

int
restore(struct store *store, struct input *input,
	const struct document *document, struct restored *restored)
{
	struct restore r = {
		.store = store, .input = input, .pool = pool_new(),
		.kinds = whole_kinds(store->pool),
	};
	struct memory remarks;
	int failed;

	memory_open(&remarks);
	r.remarks = remarks.file;
	failed = input_again(input, document->offset,
			     document->first_line) < 0 ||
		 look_at_all(&r) < 0 || check_counts(&r) < 0;
	if (!failed) {
		sort_visits(&r);
		failed = restore_write(&r) < 0;
	}
	if (!failed)
		tell(&r, restored);
	memory_free(&remarks);
	pool_free(r.pool);
	return failed ? -1 : 0;
}
