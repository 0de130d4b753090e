/*
 * What people write about proposals: the structs and field tables of the YAML
 * records.  docs/records.md documents each field from these tables.
 *
 * A proposal read from a file is in its plain form: facts at the head, then
 * one timeline.  The register keeps everything on the timeline.  record_fold()
 * and record_unfold() turn one form into the other.
 */
#ifndef REGISTER_RECORD_H
#define REGISTER_RECORD_H

#include <stdint.h>

#include "base/field.h"

/* Votes of one party category; each count NULL where not recorded. */
struct ballot {
	struct pos at;
	struct text category;
	struct text approve, reject, abstain;
};

/* One dated entry of a timeline. */
struct entry {
	struct pos at;
	struct text date;		/* `by` included */
	struct text opening;
	struct text body, vote, carried, alternative;
	struct list ballots;		/* struct ballot */
	struct text status, who;
	struct text implementation_date, release;
	struct text renamed, title, formal_title, path, urgent, proposer;
	struct text summary, adopted_by, override, note;
	struct text ref;		/* register/edited.h: which it is */
	/* Of an entry that is in the register; 0 for a new one. */
	int64_t id, ord, change, n;
	bool filled;			/* to be replaced: blanks of it were
					   filled in, or it was corrected */
	const char *filled_in;		/* which, as "note, who" */
	size_t in_file;			/* merging: which entry of the file it
					   is, from 1; 0 if it is none */
};

struct planned {
	struct pos at;
	struct text date, body, item;
	int64_t id;
};

struct document_link {
	struct pos at;
	struct text name, link;
	int64_t id;
};

struct proposal {
	struct pos at;
	struct text id, title, formal_title, path, urgent, proposer;
	struct text status, summary;
	struct list documents;		/* struct document_link */
	struct list history;		/* struct entry */
	struct list planned;		/* struct planned */
	struct list removed;		/* struct entry: in the register, and
					   to be taken away */
	int64_t key;			/* in the register; 0 for a new one */
};

struct meeting_item {
	struct pos at;
	struct text proposal, vote, carried, alternative;
	struct list ballots;
	struct text status, who, implementation_date, release, note;
};

struct meeting {
	struct pos at;
	struct text body, date;
	struct list items;		/* struct meeting_item */
};

struct release {
	struct pos at;
	struct text name, date, note;
};

struct holidays {
	struct pos at;
	struct text title;
	struct list add, remove;	/* struct text: days */
};

/* A question of the register's own (register/question.h). */
struct saved_question {
	struct pos at;
	struct text name, title, keywords, sql, gone;
};

extern const struct record proposal_record, entry_record, ballot_record,
	planned_record, document_record, meeting_record, meeting_item_record,
	release_record, holidays_record, question_record;

/* The kinds of document `add` takes, RECORD_KINDS of them. */
#define RECORD_KINDS 5
extern const struct record *const record_kinds[RECORD_KINDS];

/* The words a vote, and how it was carried, can be; each ends with NULL. */
extern const char *const vote_words[];
extern const char *const carried_words[];

/* Entry N of a timeline. */
struct entry *proposal_entry(const struct proposal *proposal, size_t n);

/*
 * A dated fact that a proposal's head shows: where it is in the head and in
 * an entry.  The list ends with a NULL key.
 */
struct dated_fact {
	const char *key;
	size_t in_head, in_entry;
};
extern const struct dated_fact dated_facts[];
struct text *fact_in_head(const struct dated_fact *fact,
			  const struct proposal *proposal);
struct text *fact_in_entry(const struct dated_fact *fact,
			   const struct entry *entry);

/* The last entry of the timeline that gives a fact, or NULL. */
struct entry *proposal_latest(const struct proposal *proposal,
			      const struct dated_fact *fact);

/*
 * Moves the facts of the head to the timeline.  A fact no entry gives holds
 * from the first entry; one that entries give must be what the last of them
 * says.  Returns 0, or -1 with problems recorded.
 */
int record_unfold(struct diags *diags, struct proposal *proposal);

/*
 * Of that only the check: -1 with a problem for each fact of the head that is
 * not what the last entry with it says.  The id is checked if ID is set: one
 * that is in the register may be found by any id it has gone by.
 */
int record_agrees(struct diags *diags, const struct proposal *proposal,
		  bool id);

/* Makes the head show the latest of each fact and the last status. */
void record_head(struct proposal *proposal);

/*
 * The way back: the same, and a fact given by the first entry alone is shown
 * at the head alone.
 */
void record_fold(struct proposal *proposal);

#endif
