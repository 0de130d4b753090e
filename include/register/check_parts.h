/*
 * Checks from inside: what their parts share.
 *
 * A part is a statement of src/sql/check.sql with the words for its rows, or
 * a function that looks for itself.
 */
#ifndef REGISTER_CHECK_PARTS_H
#define REGISTER_CHECK_PARTS_H

#include "register/check.h"

/* The columns of every statement with words, and the first of its own. */
enum { ID, REF, DAY, OWN };

/*
 * Fills in what a row says: 1, or 0 where it is nothing after all, or -1 with
 * a problem recorded.
 */
typedef int sentence(struct checker *checker, struct stmt *row,
		     struct finding *finding);

struct check_part {
	enum sql sql;
	bool dated;		/* takes the day as at which */
	sentence *say;		/* or NULL, and: */
	int (*run)(struct checker *checker);	/* tells by itself; 0 or -1 */
};

sentence say_ballots, say_override, say_window, say_implementation,
	 say_planned, say_release, say_title;

/* The file, what it is made of, and whether its rows belong together. */
int check_file(struct checker *checker);
int check_schema(struct checker *checker);
int check_references(struct checker *checker);
int check_changes(struct checker *checker);
int check_entries(struct checker *checker);
int check_ids(struct checker *checker);

/* Every timeline, by the register's own view and by a walk. */
int check_timelines(struct checker *checker);

/* Titles that changed, and those that papers print. */
int check_retitled(struct checker *checker);
int check_printed(struct checker *checker);

/* The windows of papers, and their bytes. */
int check_windows(struct checker *checker);
int check_bytes(struct checker *checker);

/*
 * Calls EACH with the name of every paper issued, in that order, and clears
 * the pool in between.  0, or -1 as soon as that returned it.
 */
int check_each_paper(struct checker *checker,
		     int (*each)(struct checker *checker, const char *name));

/* Hands a finding on, and clears the pool. */
void check_tell(struct checker *checker, const struct finding *finding);

/* How a slip in an entry is put right: WHAT holds options. */
const char *put_right(struct pool *pool, const struct finding *finding,
		      const char *what);

/* What an entry did: "became Posted", "the Panel voted to approve". */
const char *deed(struct checker *checker, const char *status, const char *body,
		 const char *vote);

#endif
