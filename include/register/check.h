/*
 * Named checks: what in the register is damaged, contradicts itself, stands
 * against the rules, was late or is overdue.
 *
 * docs/checks.md says what each looks for and why.
 */
#ifndef REGISTER_CHECK_H
#define REGISTER_CHECK_H

#include <stdbool.h>

#include "io/db.h"
#include "register/calendar.h"
#include "register/process.h"

/* Something found. */
struct finding {
	bool remark;		/* the register cannot say that it is wrong,
				   nor that it is right */
	const char *id;		/* of the proposal; NULL: of none */
	const char *about;	/* then what it is about, in a few words */
	const char *ref;	/* the entry, CHANGE.N; NULL: of none */
	const char *day;	/* in question, `by` included; or NULL */
	const char *found;	/* in a sentence */
	const char *advice;	/* a sentence, or words and a command */
};

/* What a run of checks needs. */
struct checker {
	struct pool *pool;	/* cleared after each finding */
	struct diags *diags;
	struct db *db;
	const struct process *process;		/* NULL for one that is */
	const struct calendar *calendar;	/* .bare, as is this */
	const char *as_at;	/* days before it have passed, YYYY-MM-DD */
	int64_t known;		/* the last change that counts; 0: no limit */
	bool unsound;		/* a check found that no other would be told
				   the truth: do not run them */
	void (*tell)(void *arg, const struct finding *finding);
	void *arg;		/* handed to TELL */
};

struct check_part;

struct check {
	const char *name;	/* one word */
	const char *title;	/* what it finds */
	bool bare;		/* needs neither process nor calendar */
	const struct check_part *parts;	/* one after another; ends with an
					   empty one */
};

/* All there are, in the order they are run; ends with a NULL name. */
extern const struct check checks[];

/*
 * Runs one check at the horizon, which is as at the day AS_AT, as known at
 * KNOWN, and stands there again afterwards: hands each finding to TELL, by
 * family, number and letter of the proposals.  What TELL is given lasts until
 * it returns.  Returns 0, or -1 with a problem recorded.
 */
int check_run(struct checker *checker, const struct check *check);

/*
 * Whether what is recorded can be read as timelines, which those checks need
 * that are not .bare: 0, or -1 with a problem recorded.
 */
int check_readable(struct diags *diags, struct db *db);

#endif
