/*
 * Records into the register.
 */
#ifndef REGISTER_STORE_H
#define REGISTER_STORE_H

#include "io/progress.h"
#include "io/yaml_in.h"
#include "register/change.h"
#include "register/merge.h"
#include "register/process.h"
#include "register/question.h"
#include "register/record.h"
#include "register/source.h"

/* What writing a run of records needs and finds. */
struct store {
	struct pool *pool;	/* lasts for the run */
	struct diags *diags;
	struct db *db;
	const struct process *process;
	struct change change;
	const char *today;
	struct progress *progress;	/* of restore(), or NULL */
	FILE *remarks;		/* odd but not refused */
	bool reads;		/* what is stored was read from a document, */
	struct digest source;	/* of this digest */
	bool update;		/* merge into proposals that are there */
	int64_t first_new;	/* internal key of the first one added */
	struct place *places;	/* where each one added was read */
	size_t place_count;
	struct questions *questions;	/* all there are, once asked for */
	struct db *scratch;	/* what SQL is held against, once it is; for
				   the caller to close */
};

/* What became of a record. */
enum stored {
	STORED_FAULTY = -1,	/* problems were recorded */
	STORED_SAME,		/* it is in the register already */
	STORED_NEW,
	STORED_MERGED,
};

/*
 * Stores a proposal read from a file.  One that is in the register already
 * is merged if store->update, else must be the same.  On return PROPOSAL is
 * what the register now has, its timeline unfolded; MERGED says what was
 * added to one that was there.  Temporary things live in POOL.
 */
enum stored store_proposal(struct store *store, struct pool *pool,
			   struct proposal *proposal, struct merged *merged);

/*
 * Stores what was changed of a proposal that was loaded: new entries (without
 * an id), entries to be replaced (.filled) and to be taken away (.removed),
 * planned items and documents without an id, the timeline being in order.  All
 * of it is held against the process first.  Problems with what was typed have
 * no place.  STORED_MERGED, STORED_SAME when there is nothing to write, or
 * STORED_FAULTY.
 */
enum stored store_revised(struct store *store, struct pool *pool,
			  struct proposal *held);

/*
 * Stores the votes of a meeting, calling TOLD (with ARG) for each item with
 * the proposal as it now is and the new entry, NULL if it was there already.
 */
typedef void store_told(void *arg, const struct proposal *proposal,
			const struct entry *entry);
enum stored store_meeting(struct store *store, struct pool *pool,
			  struct meeting *meeting, store_told *told,
			  void *arg);

/*
 * Whether an id read from a file is one in full, of a family of the process: 0,
 * or -1 with a problem at its place.
 */
int store_id(struct store *store, const struct text *id);

enum stored store_release(struct store *store, struct release *release);
enum stored store_holidays(struct store *store, struct holidays *holidays);

/*
 * Stores a question of the register's own, or takes it away (`gone`), for which
 * it is STORED_MERGED.  One that is there and differs is replaced if
 * store->update (STORED_MERGED too), else refused.  Its SQL is held against the
 * rules of queries (io/db_query.h) and against the views; what is wrong with it
 * is told at its place in SOURCE, the document it was read from.  On return it
 * is as it is kept; temporary things live in POOL.
 */
enum stored store_question(struct store *store, struct pool *pool,
			   struct saved_question *question,
			   const struct yaml_source *source);

#endif
