/*
 * What the parts of restoring share (register/restore.h).
 */
#ifndef REGISTER_RESTORE_PARTS_H
#define REGISTER_RESTORE_PARTS_H

#include "register/papers.h"
#include "register/restore.h"
#include "register/whole.h"

/* A change that takes another back, or puts it back. */
struct flip {
	int64_t by;
	bool live;
};

struct restored_change {
	struct whole_change *said;
	int64_t no;
	int64_t before;			/* entries of all earlier changes */
	int64_t entries;
	struct list flips;		/* struct flip, the earliest first */
	const struct process *process;	/* in force from it on, as read */
	size_t fresh;			/* proposals that it adds */
};

/* A proposal's document in the file. */
struct restored_document {
	off_t offset;
	unsigned line;
	int64_t key;			/* once it is in the register */
};

/* That a change wrote something of a proposal, its Nth entry first. */
struct visit {
	uint32_t change, n, document;
};

/* Where the rows of a change begin in each list of the head. */
struct cursors {
	size_t release, holiday, paper, question, visit;
};

struct restore {
	struct store *store;
	struct input *input;
	struct pool *pool;		/* of one document */
	FILE *remarks;			/* said of it once already */
	struct whole_kinds kinds;
	struct whole_register head;	/* all parts in one */
	struct issued *papers;		/* put together, PAPER_COUNT of them */
	size_t paper_count;
	struct restored_change *changes;	/* number N is N - 1 */
	size_t change_count;
	int64_t entries;		/* of all changes */
	unsigned char *seen;		/* a bit for each entry */
	struct restored_document *documents;
	size_t document_count;
	struct visit *visits;
	size_t visit_count;
};

/* Change NO, or NULL if there is none. */
struct restored_change *restore_change(const struct restore *restore,
				       int64_t no);

/* Whether a change counts as known at the change KNOWN. */
bool restore_counts(const struct restore *restore, int64_t change,
		    int64_t known);

/*
 * A reference of a row into its parts: 0 if there is such a change, else -1
 * with a problem at its place.
 */
int restore_ref(const struct restore *restore, const struct text *ref,
		int64_t *change, int64_t *n);

/* The `register:` documents held against each other: 0, or -1. */
int restore_settle(struct restore *restore);

/*
 * Rows of SIZE bytes with a struct whole_mark MARK_AT bytes into each: they
 * stand in the order they were recorded, and correct what stands before them.
 * 0, or -1 with a problem recorded.
 */
int restore_marks(struct restore *restore, const struct list *list,
		  size_t size, size_t mark_at);

/* One proposal, whose document is the last, held against all that. */
int restore_look(struct restore *restore, struct proposal *proposal);

/* The references of a proposal's entries as ids, and their order in .ord. */
int64_t restore_entry_id(const struct restore *restore, const char *ref);
void restore_orders(const struct restore *restore,
		    const struct proposal *proposal);

/* Everything written, change by change: 0, or -1. */
int restore_write(struct restore *restore);

/* The next document as KIND, for the second time; NULL on a problem. */
void *restore_again(struct restore *restore,
		    const struct restored_document *document);

#endif
