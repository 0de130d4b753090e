/*
 * The whole register as YAML: the structs and field tables of its file.
 *
 * The file begins with a `register:` document, which holds all that is of no
 * proposal: processes, releases, days, papers, questions and the changes.  A
 * long one goes on in further `register:` documents.  Then comes a document
 * for each proposal with every entry ever recorded.  A row is called by its
 * reference CHANGE.N: of what that change wrote (of proposals, planned items
 * and documents: of this proposal's) of this kind, the Nth.
 */
#ifndef REGISTER_WHOLE_H
#define REGISTER_WHOLE_H

#include "register/record.h"

/* What the head of the file says of its own form. */
#define WHOLE_FORMAT "1"

/* What every row says of its place among the changes. */
struct whole_mark {
	struct text ref;		/* CHANGE.N */
	struct text replaces;		/* the reference of the one it
					   corrects */
	struct text gone;		/* what it replaces never was */
};

struct whole_entry {
	struct entry entry;
	struct whole_mark mark;
	bool live;			/* it counts */
};

struct whole_planned {
	struct planned planned;
	struct whole_mark mark;
};

struct whole_document {
	struct document_link document;
	struct whole_mark mark;
};

struct whole_release {
	struct pos at;
	struct text name, date, note;
	struct whole_mark mark;
};

struct whole_holiday {
	struct pos at;
	struct text title, date, off;
	struct text change;
};

struct whole_paper {
	struct pos at;
	struct text name, change, piece;
	struct text kind, since, until, known, format, sha256;
	struct text text, base64;
};

struct whole_question {
	struct pos at;
	struct text name, title, keywords, sql;
	struct whole_mark mark;
};

struct whole_change {
	struct pos at;
	struct text no, time, user, command, note;
	struct text entries, process;
	struct list takes_back, puts_back;	/* struct text */
};

struct whole_register {
	struct pos at;
	struct text format, part, last_change, proposals;
	struct list processes;		/* struct process */
	struct list releases;		/* struct whole_release */
	struct list holidays;		/* struct whole_holiday */
	struct list papers;		/* struct whole_paper */
	struct list questions;		/* struct whole_question */
	struct list changes;		/* struct whole_change */
};

extern const struct record whole_register_record, whole_release_record,
	whole_holiday_record, whole_paper_record, whole_question_record,
	whole_change_record;

/* The kinds of record that stand in the file's documents of proposals. */
struct whole_kinds {
	const struct record *proposal;	/* struct proposal, its lists of: */
	const struct record *entry;	/* struct whole_entry */
	const struct record *planned;	/* struct whole_planned */
	const struct record *document;	/* struct whole_document */
};

/* They are those of plain records and a mark behind; made in POOL. */
struct whole_kinds whole_kinds(struct pool *pool);

/* Entry N of a proposal of the file. */
struct whole_entry *whole_entry(const struct proposal *proposal, size_t n);

/*
 * The timeline of those entries that LIVE(ARG, e) says of, in the order they
 * stand in a timeline: a struct proposal in POOL with its id and the places
 * of the other.  Entries have their order in .ord.
 */
struct proposal *whole_timeline(struct pool *pool,
				const struct proposal *proposal,
				bool (*live)(const void *arg,
					     const struct whole_entry *e),
				const void *arg);

/*
 * A reference into its parts, each from 1 to 999,999,999: false if it is
 * none.
 */
bool whole_ref(const char *ref, int64_t *change, int64_t *n);

#endif
